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
    planned: Relaxation,
    searched: Relaxation,
    room: Room,
    wants: Vec<Vec<Span>>,
    endings: Vec<Tree>,
    slots: Map<u64, u32>,
    best: Vec<f64>,
    far_slots: Map<u64, u32>,
    far: Vec<u16>,
    estimates: Map<(u64, u32), u32>,
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
        let reader = Reader { layout, first_bit: &first_bit, open: &open, half: half as u32, sensitive };
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
        let width = if sensitive { 2 * half } else { half };
        Bounds {
            horizon,
            half,
            width,
            wants: problem
                .wants
                .iter()
                .map(|wants| wants.iter().map(|w| reader.span(&w.raw, false)).collect())
                .collect(),
            endings: problem.endings.iter().map(|e| reader.tree(&e.raw, false)).collect(),
            planned: Relaxation::new(planned, &reactions, width),
            searched: Relaxation::new(searched, &reactions, width),
            room: Room::default(),
            sensitive,
            unknowns,
            slots: Map::default(),
            best: Vec::new(),
            far_slots: Map::default(),
            far: Vec::new(),
            estimates: Map::default(),
            unions: Valuations::new(half),
            union_of: Vec::new(),
            first_bit,
            open,
        }
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        (self.slots.capacity() + self.far_slots.capacity()) * 13
            + self.estimates.capacity() * 25
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

    /// About how many acts an ending takes from a world, each part of it counted by itself; not a bound.
    pub fn estimate(&mut self, engine: &Engine, world: u32, ending: usize) -> u32 {
        let key = self.key(engine, world);
        if let Some(&known) = self.estimates.get(&(key, ending as u32)) {
            return known;
        }
        let opening = self.opening(engine, world);
        let costs = self.searched.costs(&opening);
        let found = self.endings[ending].cost(&costs, &opening);
        let found = if found.is_finite() { found.min(1e6) as u32 } else { 1_000_000 };
        self.estimates.insert((key, ending as u32), found);
        found
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
        let mut layers = Layers::new(opening, &self.planned, &mut self.room);
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
        let mut layers = Layers::new(opening, &self.searched, &mut self.room);
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
                layers.grow_for_ever();
                for (at, ending) in self.endings.iter().enumerate() {
                    if self.far[start + at] == FAR && ending.can_hold(&layers.state) {
                        self.far[start + at] = number;
                    }
                }
                return;
            }
        }
    }
}

/// Events ready to be followed from state to state: which tests wait for which bit.
#[derive(Debug)]
struct Relaxation {
    gains: Vec<Gain>,
    /// Gains from this one on are those of reactions.
    first_reaction: usize,
    /// Tests that wait for a bit, from `watch_start[bit]` to the next: each by the number of its gain and its own.
    watchers: Vec<(u32, u32)>,
    watch_start: Vec<u32>,
    tests: usize,
    unmet: Vec<u16>,
    /// Gains that more than bits decide on, or that bring more than bits.
    special: Vec<bool>,
    free: Vec<u32>,
}

impl Relaxation {
    fn new(acts: Vec<Gain>, reactions: &[Gain], width: usize) -> Relaxation {
        let first_reaction = acts.len();
        let mut gains = acts;
        gains.extend(reactions.iter().cloned());
        let mut by_bit: Vec<Vec<(u32, u32)>> = vec![Vec::new(); width * 64];
        let mut tests = 0;
        for (number, gain) in gains.iter().enumerate() {
            for bits in &gain.tests {
                for &(word, mask) in bits {
                    for bit in (0..64).filter(|b| mask >> b & 1 != 0) {
                        by_bit[word as usize * 64 + bit].push((number as u32, tests));
                    }
                }
                tests += 1;
            }
        }
        let mut watch_start = vec![0];
        let mut watchers = Vec::new();
        for list in by_bit {
            watchers.extend(list);
            watch_start.push(watchers.len() as u32);
        }
        Relaxation {
            first_reaction,
            watchers,
            watch_start,
            tests: tests as usize,
            unmet: gains.iter().map(|g| g.tests.len() as u16).collect(),
            special: gains.iter().map(|g| !g.further.is_empty() || !g.numbers.is_empty()).collect(),
            free: (0..gains.len() as u32).filter(|&g| gains[g as usize].tests.is_empty()).collect(),
            gains,
        }
    }

    /// For each bit about how many acts it takes: those of its cheapest event and of all that this needs.
    fn costs(&self, opening: &State) -> Vec<f32> {
        let mut costs = vec![f32::INFINITY; opening.bits.len() * 64];
        for (bit, cost) in costs.iter_mut().enumerate() {
            if opening.bits[bit / 64] >> (bit % 64) & 1 != 0 {
                *cost = 0.0;
            }
        }
        let mut moved = true;
        while moved {
            moved = false;
            for (number, gain) in self.gains.iter().enumerate() {
                let own = if number < self.first_reaction { 1.0 } else { 0.0 };
                let cost = own + gain.tests.iter().map(|bits| cheapest(bits, &costs)).sum::<f32>();
                if !cost.is_finite() {
                    continue;
                }
                let listed = gain.numbers.iter().filter_map(|(target, _)| match target {
                    Target::Listed(numbers) => Some(numbers.iter().map(|&(word, mask, _)| (word, mask))),
                    Target::Open(_) => None,
                });
                for (word, mask) in gain.bits.iter().copied().chain(listed.flatten()) {
                    let mut rest = mask;
                    while rest != 0 {
                        let bit = word as usize * 64 + rest.trailing_zeros() as usize;
                        rest &= rest - 1;
                        if cost < costs[bit] {
                            costs[bit] = cost;
                            moved = true;
                        }
                    }
                }
            }
        }
        costs
    }
}

/// The cost of the cheapest of some bits.
fn cheapest(bits: &[(u32, u64)], costs: &[f32]) -> f32 {
    let mut least = f32::INFINITY;
    for &(word, mask) in bits {
        let mut rest = mask;
        while rest != 0 {
            least = least.min(costs[word as usize * 64 + rest.trailing_zeros() as usize]);
            rest &= rest - 1;
        }
    }
    least
}

/// Room for following events, kept from one time to the next.
#[derive(Debug, Default)]
struct Room {
    met: Vec<bool>,
    unmet: Vec<u16>,
    /// Acts whose tests are met and which have not been taken yet.
    acts: Vec<u32>,
    /// The same for reactions.
    reactions: Vec<u32>,
    special_acts: Vec<u32>,
    special_reactions: Vec<u32>,
    taking: Vec<u32>,
}

/// The states after 0, 1, … acts.
struct Layers<'a> {
    relaxation: &'a Relaxation,
    room: &'a mut Room,
    state: State,
}

impl<'a> Layers<'a> {
    fn new(opening: State, relaxation: &'a Relaxation, room: &'a mut Room) -> Layers<'a> {
        room.met.clear();
        room.met.resize(relaxation.tests, false);
        room.unmet.clone_from(&relaxation.unmet);
        for list in [&mut room.acts, &mut room.reactions, &mut room.special_acts, &mut room.special_reactions]
        {
            list.clear();
        }
        let state = State { bits: vec![0; opening.bits.len()], ranges: opening.ranges };
        let mut layers = Layers { relaxation, room, state };
        for &gain in &relaxation.free {
            layers.open(gain);
        }
        for (word, mask) in opening.bits.into_iter().enumerate() {
            layers.set(word, mask);
        }
        layers.react();
        layers
    }

    /// All tests of a gain are met.
    fn open(&mut self, gain: u32) {
        let reaction = gain as usize >= self.relaxation.first_reaction;
        let list = match (reaction, self.relaxation.special[gain as usize]) {
            (false, false) => &mut self.room.acts,
            (true, false) => &mut self.room.reactions,
            (false, true) => &mut self.room.special_acts,
            (true, true) => &mut self.room.special_reactions,
        };
        list.push(gain);
    }

    /// Put bits into the state.
    #[inline]
    fn set(&mut self, word: usize, mask: u64) {
        let mut new = mask & !self.state.bits[word];
        self.state.bits[word] |= mask;
        while new != 0 {
            let bit = word * 64 + new.trailing_zeros() as usize;
            new &= new - 1;
            let start = self.relaxation.watch_start[bit] as usize;
            let end = self.relaxation.watch_start[bit + 1] as usize;
            for place in start..end {
                let (gain, test) = self.relaxation.watchers[place];
                let met = &mut self.room.met[test as usize];
                if !*met {
                    *met = true;
                    self.room.unmet[gain as usize] -= 1;
                    if self.room.unmet[gain as usize] == 0 {
                        self.open(gain);
                    }
                }
            }
        }
    }

    fn take(&mut self, gain: u32) {
        let relaxation = self.relaxation;
        for &(word, mask) in &relaxation.gains[gain as usize].bits {
            self.set(word as usize, mask);
        }
    }

    /// What a gain with numbers brings, worked out in `from`; whether anything changed.
    fn take_numbers(&mut self, gain: u32, from: &State) -> bool {
        let relaxation = self.relaxation;
        let mut changed = false;
        for (target, span) in &relaxation.gains[gain as usize].numbers {
            let (low, high) = span.range(from);
            match target {
                Target::Listed(numbers) => {
                    for &(word, mask, number) in numbers {
                        if low <= number && number <= high && self.state.bits[word as usize] & mask == 0 {
                            changed = true;
                            self.set(word as usize, mask);
                        }
                    }
                }
                Target::Open(place) => {
                    let range = &mut self.state.ranges[*place as usize];
                    let wider = (range.0.min(low), range.1.max(high));
                    changed |= wider != *range;
                    *range = wider;
                }
            }
        }
        changed
    }

    /// Go on by an act; whether anything became possible.
    fn advance(&mut self) -> bool {
        let mut taking = core::mem::take(&mut self.room.taking);
        taking.clear();
        taking.append(&mut self.room.acts);
        let before = (!self.room.special_acts.is_empty()).then(|| self.state.clone());
        let mut moved = !taking.is_empty();
        let specials = self.room.special_acts.len();
        for &gain in &taking {
            self.take(gain);
        }
        if let Some(before) = before {
            for place in 0..specials {
                let gain = self.room.special_acts[place];
                if self.relaxation.gains[gain as usize].further.iter().all(|t| t.can_hold(&before)) {
                    let bits = self.state.bits.clone();
                    self.take(gain);
                    moved |= self.take_numbers(gain, &before) || bits != self.state.bits;
                }
            }
        }
        self.room.taking = taking;
        if moved {
            self.react();
        }
        moved
    }

    /// Go on to the end; numbers that still grow are taken to grow for ever.
    fn grow_for_ever(&mut self) {
        loop {
            let before = self.state.clone();
            if !self.advance() || before == self.state {
                return;
            }
            self.state.widen(&before);
        }
    }

    fn react(&mut self) {
        for round in 0.. {
            while let Some(gain) = self.room.reactions.pop() {
                self.take(gain);
            }
            if self.room.special_reactions.is_empty() {
                return;
            }
            let before = self.state.clone();
            for place in 0..self.room.special_reactions.len() {
                let gain = self.room.special_reactions[place];
                if self.relaxation.gains[gain as usize].further.iter().all(|t| t.can_hold(&before)) {
                    self.take(gain);
                    self.take_numbers(gain, &before);
                }
            }
            if round > MOST_ROUNDS {
                self.state.widen(&before);
            }
            if before == self.state {
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

impl Tree {
    /// About how many acts it takes until it holds.
    fn cost(&self, costs: &[f32], opening: &State) -> f32 {
        match self {
            Tree::Always | Tree::Open => 0.0,
            Tree::Never => f32::INFINITY,
            Tree::Leaf(fits, _) => cheapest(fits, costs),
            Tree::All(parts) => parts.iter().map(|p| p.cost(costs, opening)).sum(),
            Tree::Any(parts) => parts.iter().map(|p| p.cost(costs, opening)).fold(f32::INFINITY, f32::min),
            Tree::Ranges(order, left, right) => {
                let (left, right) = (left.options(costs, opening), right.options(costs, opening));
                let mut least = f32::INFINITY;
                for &(a, first) in &left {
                    for &(b, second) in &right {
                        if order.holds(Value::Number(a), Value::Number(b)) {
                            least = least.min(first + second);
                        }
                    }
                }
                // Numbers may grow further than is told here.
                if least.is_finite() {
                    least
                } else {
                    50.0
                }
            }
        }
    }

    /// About how many acts it takes until it fails.
    fn cost_of_failing(&self, costs: &[f32]) -> f32 {
        match self {
            Tree::Leaf(_, fails) => cheapest(fails, costs),
            Tree::Always => f32::INFINITY,
            Tree::Any(parts) => parts.iter().map(|p| p.cost_of_failing(costs)).sum(),
            Tree::All(parts) => parts.iter().map(|p| p.cost_of_failing(costs)).fold(f32::INFINITY, f32::min),
            Tree::Never | Tree::Open | Tree::Ranges(..) => 0.0,
        }
    }
}

/// Different amounts told of one number, at most.
const MOST_OPTIONS: usize = 24;

impl Span {
    /// Amounts it can have, each with about how many acts it takes.
    fn options(&self, costs: &[f32], opening: &State) -> Vec<(f64, f32)> {
        let mut found = match self {
            Span::Fixed(number) => vec![(*number, 0.0)],
            Span::Open => Vec::new(),
            Span::Range(place) => {
                let (low, high) = opening.ranges[*place as usize];
                (-3_i32..=3)
                    .map(|step| (if step < 0 { low } else { high } + f64::from(step), step.abs() as f32))
                    .collect()
            }
            Span::Read(numbers) => numbers
                .iter()
                .map(|&(word, mask, number)| (number, cheapest(&[(word, mask)], costs)))
                .collect(),
            Span::If(test, then, otherwise) => {
                let (holds, fails) = (test.cost(costs, opening), test.cost_of_failing(costs));
                let mut both = then.options(costs, opening);
                both.iter_mut().for_each(|o| o.1 += holds);
                both.extend(otherwise.options(costs, opening).into_iter().map(|(n, c)| (n, c + fails)));
                both
            }
            Span::Math(operation, left, right) => {
                let right = right.options(costs, opening);
                let pairs = left.options(costs, opening).into_iter().flat_map(|(a, first)| {
                    right.iter().filter_map(move |&(b, second)| {
                        match operation.of(Value::Number(a), Value::Number(b)) {
                            Value::Number(made) => Some((made, first + second)),
                            _ => None,
                        }
                    })
                });
                pairs.collect()
            }
        };
        found.retain(|o| o.1.is_finite());
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        found.dedup_by_key(|o| o.0);
        if found.len() > MOST_OPTIONS {
            found.sort_by(|a, b| a.1.total_cmp(&b.1));
            found.truncate(MOST_OPTIONS);
        }
        found
    }

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
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &(_, _, n)| {
                    (low.min(n), high.max(n))
                }),
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
                        products
                            .iter()
                            .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &p| (l.min(p), h.max(p)))
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

/// Whether what people want, or an ending, is about minds. For the rest it costs more to follow minds than it saves.
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
    problem.wants.iter().flatten().any(|w| looks(&w.raw)) || problem.endings.iter().any(|e| looks(&e.raw))
}

/// Turns expressions into bits.
struct Reader<'a> {
    layout: &'a Layout,
    first_bit: &'a [u32],
    open: &'a [u32],
    half: u32,
    sensitive: bool,
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

    fn span(&self, raw: &Raw, in_mind: bool) -> Span {
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
