//! From expressions and events to bits.

use super::*;

/// Turns expressions into bits.
pub(super) struct Reader<'a> {
    pub(super) layout: &'a Layout,
    pub(super) first_bit: &'a [u32],
    pub(super) open: &'a [u32],
    pub(super) half: u32,
    pub(super) sensitive: bool,
}

impl Reader<'_> {
    /// The bits of a fluent's values that fit.
    pub(super) fn bits(&self, fluent: u32, in_mind: bool, fits: impl Fn(Value) -> bool) -> Bits {
        let mut found: Vec<(u32, u64)> = Vec::new();
        if self.layout.slot(fluent).count > 1 {
            for (code, &value) in self.layout.domain(fluent).iter().enumerate() {
                if fits(value) {
                    let bit = self.first_bit[fluent as usize] + code as u32;
                    let word = (bit >> 6) + if in_mind { self.half } else { 0 };
                    match found.last_mut() {
                        Some((last, mask)) if *last == word => *mask |= 1 << (bit & 63),
                        _ => found.push((word, 1 << (bit & 63))),
                    }
                }
            }
        }
        found.into()
    }

    /// The bits of a fluent's numbers, with the number each stands for.
    fn numbers(&self, fluent: u32, in_mind: bool) -> Vec<(u32, u64, f64)> {
        let numbers = self.layout.domain(fluent).iter().enumerate().filter_map(|(code, value)| {
            let Value::Number(number) = value else { return None };
            let bit = self.first_bit[fluent as usize] + code as u32;
            let word = (bit >> 6) + if in_mind { self.half } else { 0 };
            Some((word, 1 << (bit & 63), *number))
        });
        numbers.collect()
    }

    pub(super) fn tree(&self, raw: &Raw, in_mind: bool) -> Tree {
        match raw {
            Raw::Constant(Value::Yes) => Tree::Always,
            Raw::Constant(_) => Tree::Never,
            Raw::All(parts) => Tree::All(parts.iter().map(|p| self.tree(p, in_mind)).collect()),
            Raw::Any(parts) => Tree::Any(parts.iter().map(|p| self.tree(p, in_mind)).collect()),
            Raw::Mind(..) if !self.sensitive => Tree::Open,
            Raw::Mind(_, inner) => self.tree(inner, true),
            Raw::Compare(order, left, right) => {
                let tree = match (&**left, &**right) {
                    (left, Raw::Constant(value)) => self.leaf(left, in_mind, |v| order.holds(v, *value)),
                    (Raw::Constant(value), right) => self.leaf(right, in_mind, |v| order.holds(*value, v)),
                    _ => Tree::Open,
                };
                match tree {
                    // Of an unknown number only sameness is true, with another unknown one.
                    Tree::Open
                        if matches!(order, Order::Less | Order::More)
                            || !self.may_be_unknown(left)
                            || !self.may_be_unknown(right) =>
                    {
                        let (left, right) = (self.span(left, in_mind), self.span(right, in_mind));
                        Tree::Ranges(*order, Box::new(left), Box::new(right))
                    }
                    tree => tree,
                }
            }
            Raw::OneOf(inner, values, inside) => {
                self.leaf(inner, in_mind, |v| values.contains(&v) == *inside)
            }
            Raw::Read(_) => self.leaf(raw, in_mind, |v| v == Value::Yes),
            Raw::Math(..) | Raw::If(..) => Tree::Open,
        }
    }

    /// Whether a number may be unknown somewhere, or is none at all.
    fn may_be_unknown(&self, raw: &Raw) -> bool {
        match raw {
            Raw::Constant(value) => !matches!(value, Value::Number(_)),
            Raw::Read(fluent) => {
                let domain = self.layout.domain(*fluent);
                !domain.iter().all(|v| matches!(v, Value::Number(_)))
            }
            Raw::Mind(_, inner) => self.may_be_unknown(inner),
            Raw::Math(_, left, right) => self.may_be_unknown(left) || self.may_be_unknown(right),
            Raw::If(_, then, otherwise) => self.may_be_unknown(then) || self.may_be_unknown(otherwise),
            Raw::Compare(..) | Raw::OneOf(..) | Raw::All(_) | Raw::Any(_) => true,
        }
    }

    fn leaf(&self, raw: &Raw, in_mind: bool, fits: impl Fn(Value) -> bool) -> Tree {
        match raw {
            Raw::Mind(..) if !self.sensitive => Tree::Open,
            Raw::Mind(_, inner) => self.leaf(inner, true, fits),
            Raw::Read(fluent) => match self.layout.domain(*fluent) {
                [] => Tree::Open,
                [only] if fits(*only) => Tree::Always,
                [_] => Tree::Never,
                _ => {
                    Tree::Leaf(self.bits(*fluent, in_mind, &fits), self.bits(*fluent, in_mind, |v| !fits(v)))
                }
            },
            _ => Tree::Open,
        }
    }

    pub(super) fn span(&self, raw: &Raw, in_mind: bool) -> Span {
        match raw {
            Raw::Constant(Value::Number(number)) => Span::Fixed(*number),
            Raw::Mind(..) if !self.sensitive => Span::Open,
            Raw::Mind(_, inner) => self.span(inner, true),
            Raw::Read(fluent) => {
                let domain = self.layout.domain(*fluent);
                if let [Value::Number(only)] = domain {
                    return Span::Fixed(*only);
                }
                if let (true, Some(place)) = (domain.is_empty(), self.open.iter().position(|f| f == fluent)) {
                    return if in_mind { Span::Open } else { Span::Range(place as u32) };
                }
                match self.numbers(*fluent, in_mind) {
                    numbers if numbers.is_empty() => Span::Open,
                    numbers => Span::Read(numbers),
                }
            }
            Raw::Math(operation, left, right) => Span::Math(
                *operation,
                Box::new(self.span(left, in_mind)),
                Box::new(self.span(right, in_mind)),
            ),
            Raw::If(test, then, otherwise) => Span::If(
                self.tree(test, in_mind),
                Box::new(self.span(then, in_mind)),
                Box::new(self.span(otherwise, in_mind)),
            ),
            _ => Span::Open,
        }
    }

    /// Tests that are necessary for a condition, together perhaps not sufficient; none if it never holds.
    fn tests(&self, tree: &Tree) -> Option<Vec<Bits>> {
        match tree {
            Tree::Always | Tree::Open | Tree::Ranges(..) => Some(Vec::new()),
            Tree::Never => None,
            Tree::Leaf(fits, _) => (!fits.is_empty()).then(|| vec![fits.clone()]),
            Tree::All(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(self.tests(part)?);
                }
                Some(all)
            }
            Tree::Any(parts) => {
                let possible: Vec<Vec<Bits>> = parts.iter().filter_map(|p| self.tests(p)).collect();
                if possible.is_empty() {
                    return None;
                }
                let mut joint: Vec<(u32, u64)> = Vec::new();
                for tests in possible {
                    // Of what an alternative needs, the rarest says most.
                    let rarest = |bits: &Bits| bits.iter().map(|(_, m)| m.count_ones()).sum::<u32>();
                    let Some(bits) = tests.into_iter().min_by_key(rarest) else { return Some(Vec::new()) };
                    for &(word, mask) in &bits {
                        match joint.iter_mut().find(|(w, _)| *w == word) {
                            Some((_, m)) => *m |= mask,
                            None => joint.push((word, mask)),
                        }
                    }
                }
                Some(vec![joint.into()])
            }
        }
    }

    /// What an event can bring, its effects without conditions together and each other by itself.
    pub(super) fn gains(&self, condition: &Raw, effects: &Effects, sensitive: bool) -> Vec<Gain> {
        self.gains_where(condition, effects, false, sensitive)
    }

    /// The same for what runs within a mind.
    pub(super) fn gains_in_minds(&self, condition: &Raw, effects: &Effects) -> Vec<Gain> {
        self.gains_where(condition, effects, true, true)
    }

    fn gains_where(&self, condition: &Raw, effects: &Effects, in_mind: bool, sensitive: bool) -> Vec<Gain> {
        let whole = self.tree(condition, in_mind);
        let Some(tests) = self.tests(&whole) else { return Vec::new() };
        let empty = Gain { tests, further: whole.ranges(), bits: [].into(), numbers: Vec::new() };
        let mut together = empty.clone();
        let mut made = Vec::new();
        let outer = effects.outer.iter().map(|e| (e, !in_mind));
        let inner = effects.inner.iter().map(|(_, e)| (e, false));
        for (effect, here) in outer.chain(inner) {
            if !here && !sensitive {
                continue;
            }
            let when = self.tree(&effect.raw_when, in_mind);
            let Some(tests) = self.tests(&when) else { continue };
            let always = matches!(when, Tree::Always);
            let mut apart = empty.clone();
            let gain = if always { &mut together } else { &mut apart };
            if here {
                self.gained(effect, false, in_mind, gain);
            }
            if sensitive {
                self.gained(effect, true, in_mind, gain);
            }
            if !always {
                apart.tests.extend(tests);
                apart.further.extend(when.ranges());
                made.push(apart);
            }
        }
        made.push(together);
        made.retain(|g| !g.bits.is_empty() || !g.numbers.is_empty());
        made
    }

    /// Put what an effect brings, in the world or in minds, into `gain`.
    fn gained(&self, effect: &Effect, to_mind: bool, in_mind: bool, gain: &mut Gain) {
        let fluent = effect.fluent;
        let mut bits = gain.bits.to_vec();
        match &effect.setting {
            Setting::Code(code) => {
                let value = self.layout.domain(fluent)[*code as usize];
                bits.extend(self.bits(fluent, to_mind, |v| v == value));
            }
            Setting::Number(_) => {
                let number = self.span(&effect.raw_value, in_mind);
                let place = self.open.iter().position(|&f| f == fluent);
                match place {
                    Some(_) if to_mind => {}
                    Some(place) => gain.numbers.push((Target::Open(place as u32), number)),
                    None if matches!(number, Span::Open) => {
                        bits.extend(self.bits(fluent, to_mind, |_| true));
                    }
                    None => {
                        let unknown = self.bits(fluent, to_mind, |v| v == Value::Unknown);
                        bits.extend(unknown);
                        gain.numbers.push((Target::Listed(self.numbers(fluent, to_mind)), number));
                    }
                }
            }
        }
        gain.bits = bits.into();
    }
}
