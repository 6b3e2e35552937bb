//! Open wants: those that are not met, and as far as can be told by looking, still could be.
//!
//! The simple reading of the reference engine, to the letter, since reasons rest on it: from the values of a world, acts
//! and reactions add what they could make so and take nothing away; what is asked about minds, or reckoned, is taken
//! to be possible. What may be so is a set of bits, one for each value of each fluent that is no number.

use crate::engine::Engine;
use crate::hash::Map;
use crate::problem::{Effects, Kind, Problem, Raw, Setting, Wanted};
use crate::valuation::Layout;
use crate::value::{Order, Value};

/// Bits, as masks of words.
pub(super) type Bits = Box<[(u32, u64)]>;

/// A set of somebody's wants, a bit to a want.
pub type Wants = u128;

/// Which wants are open. Remembers what it was asked.
#[derive(Debug)]
pub struct Openness {
    /// Each fluent that can have several values, and its first bit; without numbers, which are not followed.
    first_bit: Vec<(u32, u32)>,
    /// What is so everywhere: the bits of fluents with one value.
    always: Vec<u64>,
    happenings: Vec<Happening>,
    could: Vec<Vec<Test>>,
    people: usize,
    /// By valuation, person by person: the wants that may come to be met.
    reached: Map<u32, u32>,
    possible: Vec<Wants>,
    known: Map<u64, Wants>,
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
struct Happening {
    test: Test,
    effects: Vec<(Bits, Test)>,
}

impl Test {
    pub(super) fn passes(&self, state: &[u64]) -> bool {
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
    pub(super) layout: &'a Layout,
    pub(super) first_bit: &'a [Option<u32>],
}

impl Reader<'_> {
    pub(super) fn test(&self, raw: &Raw) -> Test {
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

    fn happening(&self, when: &Raw, effects: &Effects) -> Happening {
        let read = |effect: &crate::problem::Effect| {
            let first = self.first_bit[effect.fluent as usize]?;
            let given = match effect.setting {
                Setting::Code(code) => bits([first + code].into_iter()),
                Setting::Number(_) => bits(first..first + self.layout.slot(effect.fluent).count),
            };
            Some((given, self.test(&effect.raw_when)))
        };
        Happening { test: self.test(when), effects: effects.outer.iter().filter_map(read).collect() }
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

impl Openness {
    /// For one problem.
    pub fn new(problem: &Problem, layout: &Layout) -> Openness {
        let mut count = 0;
        let first_bit: Vec<Option<u32>> = (0..layout.len() as u32)
            .map(|fluent| {
                (problem.kinds[fluent as usize] != Kind::Number).then(|| {
                    let first = count;
                    count += layout.slot(fluent).count;
                    first
                })
            })
            .collect();
        let reader = Reader { layout, first_bit: &first_bit };
        let acts = problem.acts.iter().filter(|a| a.searched && !a.willing.is_empty());
        let mut happenings: Vec<Happening> = acts.map(|a| reader.happening(&a.raw, &a.effects)).collect();
        happenings.extend(problem.reactions.iter().map(|r| reader.happening(&r.raw, &r.effects)));
        happenings.retain(|h| !h.effects.is_empty() && !matches!(h.test, Test::Never));
        let mut always = vec![0; (count as usize).div_ceil(64).max(1)];
        let mut several = Vec::new();
        for (fluent, first) in (0..).zip(&first_bit).filter_map(|(fluent, first)| Some((fluent, (*first)?))) {
            match layout.slot(fluent).count {
                1 => always[(first >> 6) as usize] |= 1 << (first & 63),
                _ => several.push((fluent, first)),
            }
        }
        let wanted = problem.foreseen.iter().flat_map(|f| &f.wanted);
        Openness {
            could: wanted.map(|wants| wants.iter().map(|w| reader.test(&w.raw)).collect()).collect(),
            happenings,
            people: problem.people,
            first_bit: several,
            always,
            reached: Map::default(),
            possible: Vec::new(),
            known: Map::default(),
        }
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.reached.capacity() * 9 + self.possible.capacity() * 16 + self.known.capacity() * 25
    }

    /// The wants of a person that are open, read in a world as they believe it to be.
    pub fn open(&mut self, engine: &Engine, world: u32, person: u8) -> Wants {
        let who = usize::from(person);
        if self.could[who].is_empty() {
            return 0;
        }
        let key = u64::from(world) << 32 | u64::from(person);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let possible = self.possible_wants(engine, world)[who];
        let mut found = 0;
        for number in 0..self.could[who].len() {
            let may_be = possible >> number & 1 != 0 && is_there(engine, number, world, person);
            if may_be && !is_met(engine, number, world, person) {
                found |= 1 << number;
            }
        }
        self.known.insert(key, found);
        found
    }

    /// For each person the wants that may come to be met from a world.
    fn possible_wants(&mut self, engine: &Engine, world: u32) -> &[Wants] {
        let valuation = engine.space.worlds.valuation(world);
        let slot = match self.reached.get(&valuation) {
            Some(&slot) => slot,
            None => {
                let slot = (self.possible.len() / self.people) as u32;
                let state = self.closure(engine, world);
                for tests in &self.could {
                    let pass = (0..).zip(tests).filter(|(_, t)| t.passes(&state));
                    self.possible.push(pass.fold(0, |all, (n, _)| all | 1 << n));
                }
                self.reached.insert(valuation, slot);
                slot
            }
        };
        &self.possible[slot as usize * self.people..][..self.people]
    }

    /// All that may come to be so from a world.
    fn closure(&self, engine: &Engine, world: u32) -> Vec<u64> {
        let mut state = self.always.clone();
        let packed = engine.space.packed(world);
        for &(fluent, first) in &self.first_bit {
            let bit = first + engine.space.layout.get(packed, fluent);
            state[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        let mut waiting: Vec<&Happening> = self.happenings.iter().collect();
        loop {
            let mut grows = false;
            waiting.retain(|happening| {
                let adds = |state: &[u64]| happening.effects.iter().any(|(bits, _)| !has_all(state, bits));
                if !adds(&state) {
                    return false; // what can add nothing now never will
                }
                if happening.test.passes(&state) {
                    for (bits, test) in &happening.effects {
                        if !has_all(&state, bits) && test.passes(&state) {
                            bits.iter().for_each(|&(word, mask)| state[word as usize] |= mask);
                            grows = true;
                        }
                    }
                }
                true
            });
            if !grows {
                return state;
            }
        }
    }
}

/// Whether the condition of a want holds.
pub fn is_met(engine: &Engine, want: usize, world: u32, person: u8) -> bool {
    wanted(engine, want, person).is_some_and(|w| engine.space.holds(&w.condition, world))
}

/// Whether somebody has a want at all.
fn is_there(engine: &Engine, want: usize, world: u32, person: u8) -> bool {
    wanted(engine, want, person).is_some_and(|w| engine.space.holds(&w.there, world))
}

fn wanted(engine: &Engine, want: usize, person: u8) -> Option<&Wanted> {
    engine.problem.foreseen.as_ref().map(|f| &f.wanted[usize::from(person)][want])
}
