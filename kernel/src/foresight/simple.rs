//! A deliberately simple reading of what is possible.
//!
//! The reading of the reference engine, to the letter, since reasons rest on it: from what is so, acts and reactions add
//! what they could make so and take nothing away; what is asked about minds, or reckoned, is taken to be possible. What
//! may be so is a set of bits, one for each value of each fluent that is no number.

use crate::problem::{Effect, Kind, Problem, Raw, Setting};
use crate::valuation::Layout;
use crate::value::{Order, Value};

/// Bits, as masks of words.
pub(super) type Bits = Box<[(u32, u64)]>;

/// By fluent its first bit, none for numbers; and how many words all bits take.
pub(super) fn first_bits(problem: &Problem, layout: &Layout) -> (Vec<Option<u32>>, usize) {
    let mut count = 0;
    let first = |fluent: u32| {
        (problem.kinds[fluent as usize] != Kind::Number).then(|| {
            let first = count;
            count += layout.slot(fluent).count;
            first
        })
    };
    let all = (0..layout.len() as u32).map(first).collect();
    (all, (count as usize).div_ceil(64).max(1))
}

/// Whether a condition is possible, given what may be so.
#[derive(Debug)]
pub(super) enum Test {
    Always,
    Never,
    /// Some of these bits, word by word.
    Some(Bits),
    All(Box<[Test]>),
    Any(Box<[Test]>),
}

/// An act or a reaction: its test, and what it may make so.
#[derive(Debug)]
pub(super) struct Happening {
    pub test: Test,
    pub gives: Vec<(Bits, Test)>,
}

impl Happening {
    /// Whether it may make anything so that is not.
    pub fn adds(&self, state: &[u64]) -> bool {
        self.gives.iter().any(|(bits, _)| !has_all(state, bits))
    }

    /// Add what it makes so; whether there was anything to add.
    pub fn give(&self, state: &mut [u64]) -> bool {
        let mut grows = false;
        for (bits, test) in &self.gives {
            if !has_all(state, bits) && test.passes(state) {
                bits.iter().for_each(|&(word, mask)| state[word as usize] |= mask);
                grows = true;
            }
        }
        grows
    }
}

impl Test {
    pub fn passes(&self, state: &[u64]) -> bool {
        match self {
            Test::Always => true,
            Test::Never => false,
            Test::Some(bits) => bits.iter().any(|&(word, mask)| state[word as usize] & mask != 0),
            Test::All(parts) => parts.iter().all(|p| p.passes(state)),
            Test::Any(parts) => parts.iter().any(|p| p.passes(state)),
        }
    }
}

fn has_all(state: &[u64], bits: &[(u32, u64)]) -> bool {
    bits.iter().all(|&(word, mask)| state[word as usize] & mask == mask)
}

/// Turns conditions and effects into this simple reading of them.
pub(super) struct Reader<'a> {
    pub layout: &'a Layout,
    pub first_bit: &'a [Option<u32>],
}

impl Reader<'_> {
    pub fn test(&self, raw: &Raw) -> Test {
        match raw {
            Raw::Constant(value) if *value == Value::Yes => Test::Always,
            Raw::Constant(_) => Test::Never,
            Raw::All(parts) => Test::All(parts.iter().map(|p| self.test(p)).collect()),
            Raw::Any(parts) => Test::Any(parts.iter().map(|p| self.test(p)).collect()),
            Raw::Compare(order @ (Order::Same | Order::Other), left, right) => match (&**left, &**right) {
                (Raw::Read(fluent), Raw::Constant(value)) => self.some(*fluent, |v| order.holds(v, *value)),
                _ => Test::Always,
            },
            Raw::OneOf(inner, values, inside) => match **inner {
                Raw::Read(fluent) => self.some(fluent, |v| values.contains(&v) == *inside),
                _ => Test::Always,
            },
            _ => Test::Always,
        }
    }

    /// Whether a fluent may have one of the values that fit.
    fn some(&self, fluent: u32, fits: impl Fn(Value) -> bool) -> Test {
        match self.first_bit[fluent as usize] {
            None => Test::Always,
            Some(first) => {
                let domain = self.layout.domain(fluent);
                let codes = (0..domain.len() as u32).filter(|&c| fits(domain[c as usize]));
                Test::Some(bits(codes.map(|c| first + c)))
            }
        }
    }

    /// Something that happens when a condition holds, with these of its effects.
    pub fn happening<'e>(&self, when: &Raw, effects: impl IntoIterator<Item = &'e Effect>) -> Happening {
        let read = |effect: &Effect| {
            let first = self.first_bit[effect.fluent as usize]?;
            let given = match effect.setting {
                Setting::Code(code) => bits([first + code].into_iter()),
                Setting::Number(_) => bits(first..first + self.layout.slot(effect.fluent).count),
            };
            Some((given, self.test(&effect.raw_when)))
        };
        Happening { test: self.test(when), gives: effects.into_iter().filter_map(read).collect() }
    }
}

/// Bits, given in ascending order, as masks of words.
pub(super) fn bits(all: impl Iterator<Item = u32>) -> Bits {
    let mut masks: Vec<(u32, u64)> = Vec::new();
    for bit in all {
        let (word, mask) = (bit >> 6, 1 << (bit & 63));
        match masks.last_mut() {
            Some((last, known)) if *last == word => *known |= mask,
            _ => masks.push((word, mask)),
        }
    }
    masks.into()
}
