//! How well off somebody can be at best within a few acts, and how far an ending is at least.
//!
//! A relaxed reading of what can follow from a world: nothing that was once so ceases to be possible, consent is
//! given freely, and all minds within minds are one. It only ever says *no* where the answer is no; leaving it out
//! would change no answer. Source: the layers of a relaxed planning graph (Hoffmann and Nebel 2001).
//!
//! A state of this reading is a set of bits, one for each value a fluent can have; a second half of it stands for
//! what can be so in some mind, where any condition looks into minds at all.

use crate::engine::Engine;
use crate::hash::Map;
use crate::problem::{Effect, Effects, Problem, Raw, Setting};
use crate::valuation::{Layout, Valuations};
use crate::value::{Operation, Order, Value};

/// Bits of a state, one of which must be there: which word, a mask.
type Bits = Box<[(u32, u64)]>;

/// An event as far as this reading goes: tests all of which must be met, and what is gained.
#[derive(Clone, Debug)]
struct Gain {
    tests: Vec<Bits>,
    further: Vec<Tree>,
    bits: Bits,
    /// Numbers that are worked out; they grow from layer to layer.
    numbers: Vec<(Target, Span)>,
}

/// Where a number goes.
#[derive(Clone, Debug)]
enum Target {
    /// Bits with the number each stands for.
    Listed(Vec<(u32, u64, f64)>),
    /// A number whose values cannot be listed, by its place among these.
    Open(u32),
}

/// What can be so.
#[derive(Clone, Debug, PartialEq)]
struct State {
    bits: Vec<u64>,
    /// The least and the most that a number can be whose values cannot be listed, in the world.
    ranges: Vec<(f64, f64)>,
}

/// A condition as far as this reading goes.
#[derive(Clone, Debug)]
enum Tree {
    Always,
    Never,
    /// Nothing is known of it.
    Open,
    /// It holds if some of the first bits is there, and fails if some of the second is.
    Leaf(Bits, Bits),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    /// Two numbers compared, by what they can be at least and at most.
    Ranges(Order, Box<Span>, Box<Span>),
}

/// A number as far as this reading goes.
#[derive(Clone, Debug)]
enum Span {
    Fixed(f64),
    Open,
    /// A number whose values cannot be listed, by its place among these.
    Range(u32),
    /// Bits with the number each stands for.
    Read(Vec<(u32, u64, f64)>),
    Math(Operation, Box<Span>, Box<Span>),
    If(Tree, Box<Span>, Box<Span>),
}

const FAR: u16 = u16::MAX;

/// Layers after which nothing more is said about how far an ending is, where numbers grow without end.
const MOST_LAYERS: u16 = 100;

/// Rounds of reactions after which a number that still grows is taken to grow for ever.
const MOST_ROUNDS: usize = 20;

const ANY: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

/// Bounds for one problem. Remembers what it found for each valuation.
#[derive(Debug)]
pub struct Bounds {
    horizon: usize,
    half: usize,
    width: usize,
    first_bit: Vec<u32>,
    open: Vec<u32>,
    sensitive: bool,
    unknowns: Vec<u64>,
    planned: Vec<Gain>,
    searched: Vec<Gain>,
    reactions: Vec<Gain>,
    wants: Vec<Vec<Span>>,
    endings: Vec<Tree>,
    slots: Map<u64, u32>,
    best: Vec<f64>,
    far_slots: Map<u64, u32>,
    far: Vec<u16>,
    unions: Valuations,
    union_of: Vec<u32>,
}

impl Bounds {
    /// Bounds for plans of up to `horizon` acts.
    pub fn new(problem: &Problem, layout: &Layout, horizon: usize) -> Bounds {
        let mut first_bit = Vec::with_capacity(layout.len());
        let mut open = Vec::new();
        let mut count = 0;
        for fluent in 0..layout.len() as u32 {
            first_bit.push(count);
            match layout.slot(fluent).count {
                0 => open.push(fluent),
                1 => {}
                several => count += several,
            }
        }
        let half = (count as usize).div_ceil(64).max(1);
        let sensitive = looks_into_minds(problem);
        let reader = Reader { layout, first_bit: &first_bit, open: &open, half: half as u32 };
        let mut unknowns = vec![0; half];
        for fluent in 0..layout.len() as u32 {
            let bits = reader.bits(fluent, false, |v| v == Value::Unknown);
            bits.iter().for_each(|&(word, mask)| unknowns[word as usize] |= mask);
        }
        let (mut planned, mut searched, mut reactions) = (Vec::new(), Vec::new(), Vec::new());
        for act in &problem.acts {
            let gains = reader.gains(&act.raw, &act.effects, sensitive);
            if act.planned && !act.willing.is_empty() {
                planned.extend(reader.gains(&act.raw, &act.effects, sensitive));
            }
            if act.searched {
                searched.extend(gains);
            }
        }
        for reaction in &problem.reactions {
            reactions.extend(reader.gains(&reaction.raw, &reaction.effects, sensitive));
            if sensitive {
                reactions.extend(reader.gains_in_minds(&reaction.raw, &reaction.effects));
            }
        }
        Bounds {
            horizon,
            half,
            width: if sensitive { 2 * half } else { half },
            wants: problem
                .wants
                .iter()
                .map(|wants| wants.iter().map(|w| reader.span(&w.raw, false)).collect())
                .collect(),
            endings: problem.endings.iter().map(|e| reader.tree(&e.raw, false)).collect(),
            planned,
            searched,
            reactions,
            sensitive,
            unknowns,
            slots: Map::default(),
            best: Vec::new(),
            far_slots: Map::default(),
            far: Vec::new(),
            unions: Valuations::new(half),
            union_of: Vec::new(),
            first_bit,
            open,
        }
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        (self.slots.capacity() + self.far_slots.capacity()) * 13
            + self.best.capacity() * 8
            + self.far.capacity() * 2
            + self.unions.bytes()
            + self.union_of.capacity() * 4
    }

    /// At least the most that a person can have, by their wants, within so many acts from a world.
    pub fn best(&mut self, engine: &Engine, world: u32, person: u8, acts: usize) -> f64 {
        let people = self.wants.len();
        let key = self.key(engine, world);
        let slot = match self.slots.get(&key) {
            Some(&slot) => slot,
            None => {
                let slot = (self.best.len() / (people * (self.horizon + 1))) as u32;
                self.fill_best(engine, world);
                self.slots.insert(key, slot);
                slot
            }
        };
        let row = slot as usize * (self.horizon + 1) + acts.min(self.horizon);
        self.best[row * people + usize::from(person)]
    }

    /// At most the number of acts from a world to an ending; none if it is never reached.
    pub fn distance(&mut self, engine: &Engine, world: u32, ending: usize) -> Option<usize> {
        let key = self.key(engine, world);
        let slot = match self.far_slots.get(&key) {
            Some(&slot) => slot,
            None => {
                let slot = (self.far.len() / self.endings.len().max(1)) as u32;
                self.fill_far(engine, world);
                self.far_slots.insert(key, slot);
                slot
            }
        };
        let found = self.far[slot as usize * self.endings.len() + ending];
        (found != FAR).then_some(usize::from(found))
    }

    fn key(&mut self, engine: &Engine, world: u32) -> u64 {
        let valuation = u64::from(engine.space.worlds.valuation(world));
        if self.sensitive {
            valuation << 32 | u64::from(self.union(engine, world))
        } else {
            valuation
        }
    }

    /// The number of the set of all that is so in some mind that can be reached from a world.
    fn union(&mut self, engine: &Engine, world: u32) -> u32 {
        const NONE: u32 = u32::MAX;
        if let Some(&known) = self.union_of.get(world as usize) {
            if known != NONE {
                return known;
            }
        }
        let mut state = self.unknowns.clone();
        for other in engine.space.worlds.around(world) {
            self.add(engine, other, &mut state);
        }
        if self.union_of.len() <= world as usize {
            self.union_of.resize(engine.space.worlds.len(), NONE);
        }
        let number = self.unions.number_of(&state);
        self.union_of[world as usize] = number;
        number
    }

    /// Put what is so in a world into a state.
    fn add(&self, engine: &Engine, world: u32, state: &mut [u64]) {
        let (layout, packed) = (&engine.space.layout, engine.space.packed(world));
        for fluent in 0..layout.len() as u32 {
            if layout.slot(fluent).count > 1 {
                let bit = self.first_bit[fluent as usize] + layout.get(packed, fluent);
                state[(bit >> 6) as usize] |= 1 << (bit & 63);
            }
        }
    }

    fn opening(&mut self, engine: &Engine, world: u32) -> State {
        let mut bits = vec![0; self.width];
        self.add(engine, world, &mut bits[..self.half]);
        if self.sensitive {
            let union = self.union(engine, world);
            bits[self.half..].copy_from_slice(self.unions.get(union));
        }
        let range = |&fluent: &u32| match engine.space.read(world, fluent) {
            Value::Number(number) => (number, number),
            _ => ANY,
        };
        State { bits, ranges: self.open.iter().map(range).collect() }
    }

    fn fill_best(&mut self, engine: &Engine, world: u32) {
        let opening = self.opening(engine, world);
        let mut layers = Layers::new(opening, &self.planned, &self.reactions);
        let mut rows = 0;
        let mut moved = true;
        while rows <= self.horizon {
            if rows == 0 || moved {
                for wants in &self.wants {
                    self.best.push(wants.iter().map(|w| w.most(&layers.state)).sum());
                }
            } else {
                let start = self.best.len() - self.wants.len();
                self.best.extend_from_within(start..);
            }
            rows += 1;
            if moved {
                moved = layers.advance();
            }
        }
    }

    fn fill_far(&mut self, engine: &Engine, world: u32) {
        let opening = self.opening(engine, world);
        let start = self.far.len();
        self.far.resize(start + self.endings.len(), FAR);
        let mut layers = Layers::new(opening, &self.searched, &self.reactions);
        let mut number = 0;
        loop {
            let mut missing = false;
            for (at, ending) in self.endings.iter().enumerate() {
                if self.far[start + at] == FAR {
                    if ending.can_hold(&layers.state) {
                        self.far[start + at] = number;
                    } else {
                        missing = true;
                    }
                }
            }
            number += 1;
            if !missing || !layers.advance() {
                return;
            }
            if number == MOST_LAYERS {
                let missing = self.far[start..].iter_mut().filter(|f| **f == FAR);
                missing.for_each(|f| *f = number);
                return;
            }
        }
    }
}

/// The states after 0, 1, … acts.
struct Layers<'a> {
    state: State,
    next: State,
    acts: Vec<&'a Gain>,
    reactions: Vec<&'a Gain>,
}

impl<'a> Layers<'a> {
    fn new(state: State, acts: &'a [Gain], reactions: &'a [Gain]) -> Layers<'a> {
        let next = state.clone();
        let mut layers =
            Layers { state, next, acts: acts.iter().collect(), reactions: reactions.iter().collect() };
        layers.react();
        layers.state.clone_from(&layers.next);
        layers
    }

    /// Go on by an act; whether anything became possible.
    fn advance(&mut self) -> bool {
        let Layers { state, next, acts, .. } = self;
        acts.retain(|gain| {
            let met = gain.met(state);
            if met {
                gain.apply(state, next);
            }
            !met || !gain.numbers.is_empty()
        });
        if next == state {
            return false;
        }
        self.react();
        self.state.clone_from(&self.next);
        true
    }

    fn react(&mut self) {
        let Layers { next, reactions, .. } = self;
        for round in 0.. {
            let mut moved = false;
            reactions.retain(|gain| {
                if !gain.met(next) {
                    return true;
                }
                if gain.numbers.is_empty() {
                    gain.bits.iter().for_each(|&(word, mask)| next.bits[word as usize] |= mask);
                    moved = true;
                    return false;
                }
                let before = next.clone();
                gain.apply(&before, next);
                if round > MOST_ROUNDS {
                    next.widen(&before);
                }
                moved |= before != *next;
                true
            });
            if !moved {
                return;
            }
        }
    }
}

impl State {
    /// Numbers that grew are taken to grow for ever.
    fn widen(&mut self, before: &State) {
        for (range, was) in self.ranges.iter_mut().zip(&before.ranges) {
            if range.0 < was.0 {
                range.0 = f64::NEG_INFINITY;
            }
            if range.1 > was.1 {
                range.1 = f64::INFINITY;
            }
        }
    }
}

impl Gain {
    #[inline]
    fn met(&self, state: &State) -> bool {
        self.tests.iter().all(|bits| some(bits, state)) && self.further.iter().all(|t| t.can_hold(state))
    }

    fn apply(&self, state: &State, next: &mut State) {
        self.bits.iter().for_each(|&(word, mask)| next.bits[word as usize] |= mask);
        for (target, span) in &self.numbers {
            let (low, high) = span.range(state);
            match target {
                Target::Listed(numbers) => {
                    for &(word, mask, number) in numbers {
                        if low <= number && number <= high {
                            next.bits[word as usize] |= mask;
                        }
                    }
                }
                Target::Open(place) => {
                    let range = &mut next.ranges[*place as usize];
                    *range = (range.0.min(low), range.1.max(high));
                }
            }
        }
    }
}

#[inline]
fn some(bits: &[(u32, u64)], state: &State) -> bool {
    bits.iter().any(|&(word, mask)| state.bits[word as usize] & mask != 0)
}

impl Tree {
    fn can_hold(&self, state: &State) -> bool {
        match self {
            Tree::Always | Tree::Open => true,
            Tree::Never => false,
            Tree::Leaf(fits, _) => some(fits, state),
            Tree::All(parts) => parts.iter().all(|p| p.can_hold(state)),
            Tree::Any(parts) => parts.iter().any(|p| p.can_hold(state)),
            Tree::Ranges(order, left, right) => {
                let ((a, b), (c, d)) = (left.range(state), right.range(state));
                match order {
                    Order::Same => a <= d && c <= b,
                    Order::Other => true,
                    Order::Less => a < d,
                    Order::AtMost => a <= d,
                    Order::More => b > c,
                    Order::AtLeast => b >= c,
                }
            }
        }
    }

    fn can_fail(&self, state: &State) -> bool {
        match self {
            Tree::Never | Tree::Open | Tree::Ranges(..) => true,
            Tree::Always => false,
            Tree::Leaf(_, fails) => some(fails, state),
            Tree::All(parts) => parts.iter().any(|p| p.can_fail(state)),
            Tree::Any(parts) => parts.iter().all(|p| p.can_fail(state)),
        }
    }
}

impl Span {
    fn most(&self, state: &State) -> f64 {
        self.range(state).1
    }

    fn range(&self, state: &State) -> (f64, f64) {
        match self {
            Span::Fixed(number) => (*number, *number),
            Span::Open => ANY,
            Span::Range(place) => state.ranges[*place as usize],
            Span::Read(numbers) => numbers
                .iter()
                .filter(|&&(word, mask, _)| state.bits[word as usize] & mask != 0)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &(_, _, n)| (low.min(n), high.max(n))),
            Span::If(test, then, otherwise) => match (test.can_hold(state), test.can_fail(state)) {
                (true, false) => then.range(state),
                (false, true) => otherwise.range(state),
                _ => {
                    let ((a, b), (c, d)) = (then.range(state), otherwise.range(state));
                    (a.min(c), b.max(d))
                }
            },
            Span::Math(operation, left, right) => {
                let ((a, b), (c, d)) = (left.range(state), right.range(state));
                let (low, high) = match operation {
                    Operation::Plus => (a + c, b + d),
                    Operation::Minus => (a - d, b - c),
                    Operation::Times => {
                        let products = [a * c, a * d, b * c, b * d];
                        if products.iter().any(|p| p.is_nan()) {
                            return ANY;
                        }
                        products.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &p| (l.min(p), h.max(p)))
                    }
                    Operation::By => ANY,
                };
                match (low.is_nan(), high.is_nan()) {
                    (false, false) => (low, high),
                    (true, false) => (f64::NEG_INFINITY, high),
                    (false, true) => (low, f64::INFINITY),
                    (true, true) => ANY,
                }
            }
        }
    }
}

/// Whether any condition that matters looks into minds.
fn looks_into_minds(problem: &Problem) -> bool {
    fn looks(raw: &Raw) -> bool {
        match raw {
            Raw::Constant(_) | Raw::Read(_) => false,
            Raw::Mind(..) => true,
            Raw::Compare(_, a, b) | Raw::Math(_, a, b) => looks(a) || looks(b),
            Raw::OneOf(inner, _, _) => looks(inner),
            Raw::All(parts) | Raw::Any(parts) => parts.iter().any(looks),
            Raw::If(a, b, c) => looks(a) || looks(b) || looks(c),
        }
    }
    let in_effects = |effects: &Effects| effects.outer.iter().any(|e| looks(&e.raw_when));
    problem.acts.iter().any(|a| looks(&a.raw) || in_effects(&a.effects))
        || problem.reactions.iter().any(|r| looks(&r.raw) || in_effects(&r.effects))
        || problem.wants.iter().flatten().any(|w| looks(&w.raw))
        || problem.endings.iter().any(|e| looks(&e.raw))
}

/// Turns expressions into bits.
struct Reader<'a> {
    layout: &'a Layout,
    first_bit: &'a [u32],
    open: &'a [u32],
    half: u32,
}

impl Reader<'_> {
    /// The bits of a fluent's values that fit.
    fn bits(&self, fluent: u32, in_mind: bool, fits: impl Fn(Value) -> bool) -> Bits {
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

    fn tree(&self, raw: &Raw, in_mind: bool) -> Tree {
        match raw {
            Raw::Constant(Value::Yes) => Tree::Always,
            Raw::Constant(_) => Tree::Never,
            Raw::All(parts) => Tree::All(parts.iter().map(|p| self.tree(p, in_mind)).collect()),
            Raw::Any(parts) => Tree::Any(parts.iter().map(|p| self.tree(p, in_mind)).collect()),
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
            Raw::Mind(_, inner) => self.leaf(inner, true, fits),
            Raw::Read(fluent) => match self.layout.domain(*fluent) {
                [] => Tree::Open,
                [only] if fits(*only) => Tree::Always,
                [_] => Tree::Never,
                _ => Tree::Leaf(
                    self.bits(*fluent, in_mind, &fits),
                    self.bits(*fluent, in_mind, |v| !fits(v)),
                ),
            },
            _ => Tree::Open,
        }
    }

    fn span(&self, raw: &Raw, in_mind: bool) -> Span {
        match raw {
            Raw::Constant(Value::Number(number)) => Span::Fixed(*number),
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
    fn gains(&self, condition: &Raw, effects: &Effects, sensitive: bool) -> Vec<Gain> {
        self.gains_where(condition, effects, false, sensitive)
    }

    /// The same for what runs within a mind.
    fn gains_in_minds(&self, condition: &Raw, effects: &Effects) -> Vec<Gain> {
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

impl Tree {
    /// The comparisons of numbers all of which must hold, which are no bits.
    fn ranges(&self) -> Vec<Tree> {
        match self {
            Tree::Ranges(..) => vec![self.clone()],
            Tree::All(parts) => parts.iter().flat_map(Tree::ranges).collect(),
            _ => Vec::new(),
        }
    }
}
