//! How well off somebody can be at best within a few acts, and how far an ending is at least.
//!
//! A relaxed reading of what can follow from a world: nothing that was once so ceases to be possible, consent is
//! given freely, and all minds within minds are one. It only ever says *no* where the answer is no; leaving it out
//! would change no answer. Source: the layers of a relaxed planning graph (Hoffmann and Nebel 2001).
//!
//! A state of this reading is a set of bits, one for each value a fluent can have; a second half of it stands for
//! what can be so in some mind, where any condition looks into minds at all.

mod layers;
mod reader;
mod state;

use layers::{Layers, Relaxation, Room};
use reader::Reader;
use state::{cheapest, Bits, Gain, Span, State, Target, Tree, ANY};

use crate::engine::{Engine, NONE};
use crate::hash::Map;
use crate::problem::{Effect, Effects, Problem, Raw, Setting};
use crate::valuation::{Layout, Valuations};
use crate::value::{Operation, Order, Value};

const FAR: u16 = u16::MAX;

/// Layers after which nothing more is said about how far an ending is, where numbers grow without end.
const MOST_LAYERS: u16 = 100;

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
    slots: Slots,
    best: Vec<f64>,
    far_slots: Slots,
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
            slots: Slots::default(),
            best: Vec::new(),
            far_slots: Slots::default(),
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
        self.slots.bytes()
            + self.far_slots.bytes()
            + self.estimates.capacity() * 25
            + self.best.capacity() * 8
            + self.far.capacity() * 2
            + self.unions.bytes()
            + self.union_of.capacity() * 4
    }

    /// At least the most that a person can have, by their wants, within so many acts from a world.
    pub fn best(&mut self, engine: &Engine, world: u32, person: u8, acts: usize) -> f64 {
        let seen = self.seen(engine, world);
        self.best_seen(engine, seen, person, acts)
    }

    /// The same from a world of this valuation, where minds have no say.
    pub fn best_from(&mut self, engine: &Engine, valuation: u32, person: u8, acts: usize) -> Option<f64> {
        (!self.sensitive).then(|| self.best_seen(engine, Seen::outer(valuation), person, acts))
    }

    fn best_seen(&mut self, engine: &Engine, seen: Seen, person: u8, acts: usize) -> f64 {
        let people = self.wants.len();
        let slot = self.slots.get(seen).unwrap_or_else(|| {
            let slot = (self.best.len() / (people * (self.horizon + 1))) as u32;
            self.fill_best(engine, seen);
            self.slots.set(seen, slot);
            slot
        });
        let row = slot as usize * (self.horizon + 1) + acts.min(self.horizon);
        self.best[row * people + usize::from(person)]
    }

    /// At most the number of acts from a world to an ending; none if it is never reached.
    pub fn distance(&mut self, engine: &Engine, world: u32, ending: usize) -> Option<usize> {
        let seen = self.seen(engine, world);
        self.distance_seen(engine, seen, ending)
    }

    /// The same from a world of this valuation, where minds have no say.
    pub fn distance_from(&mut self, engine: &Engine, valuation: u32, ending: usize) -> Option<Option<usize>> {
        (!self.sensitive).then(|| self.distance_seen(engine, Seen::outer(valuation), ending))
    }

    fn distance_seen(&mut self, engine: &Engine, seen: Seen, ending: usize) -> Option<usize> {
        let slot = self.far_slots.get(seen).unwrap_or_else(|| {
            let slot = (self.far.len() / self.endings.len().max(1)) as u32;
            self.fill_far(engine, seen);
            self.far_slots.set(seen, slot);
            slot
        });
        let found = self.far[slot as usize * self.endings.len() + ending];
        (found != FAR).then_some(usize::from(found))
    }

    /// About how many acts an ending takes from a world, each part of it counted by itself; not a bound.
    pub fn estimate(&mut self, engine: &Engine, world: u32, ending: usize) -> u32 {
        let seen = self.seen(engine, world);
        if let Some(&known) = self.estimates.get(&(seen.key(), ending as u32)) {
            return known;
        }
        let opening = self.opening(engine, seen);
        let costs = self.searched.costs(&opening);
        let found = self.endings[ending].cost(&costs, &opening);
        let found = if found.is_finite() { found.min(1e6) as u32 } else { 1_000_000 };
        self.estimates.insert((seen.key(), ending as u32), found);
        found
    }

    fn seen(&mut self, engine: &Engine, world: u32) -> Seen {
        let valuation = engine.space.worlds.valuation(world);
        match self.sensitive {
            true => Seen { valuation, minds: self.union(engine, world) },
            false => Seen::outer(valuation),
        }
    }

    /// The number of the set of all that is so in some mind that can be reached from a world.
    fn union(&mut self, engine: &Engine, world: u32) -> u32 {
        if let Some(&known) = self.union_of.get(world as usize) {
            if known != NONE {
                return known;
            }
        }
        let mut state = self.unknowns.clone();
        for other in engine.space.worlds.around(world) {
            self.add(engine, engine.space.worlds.valuation(other), &mut state);
        }
        if self.union_of.len() <= world as usize {
            self.union_of.resize(engine.space.worlds.len(), NONE);
        }
        let number = self.unions.number_of(&state);
        self.union_of[world as usize] = number;
        number
    }

    /// Put what is so in a world of this valuation into a state.
    fn add(&self, engine: &Engine, valuation: u32, state: &mut [u64]) {
        let (layout, packed) = (&engine.space.layout, engine.space.valuations.get(valuation));
        for fluent in 0..layout.len() as u32 {
            if layout.slot(fluent).count > 1 {
                let bit = self.first_bit[fluent as usize] + layout.get(packed, fluent);
                state[(bit >> 6) as usize] |= 1 << (bit & 63);
            }
        }
    }

    fn opening(&self, engine: &Engine, seen: Seen) -> State {
        let mut bits = vec![0; self.width];
        self.add(engine, seen.valuation, &mut bits[..self.half]);
        if self.sensitive {
            bits[self.half..].copy_from_slice(self.unions.get(seen.minds));
        }
        let (space, packed) = (&engine.space, engine.space.valuations.get(seen.valuation));
        let range =
            |&fluent: &u32| match space.layout.value(&space.values, fluent, space.layout.get(packed, fluent))
            {
                Value::Number(number) => (number, number),
                _ => ANY,
            };
        State { bits, ranges: self.open.iter().map(range).collect() }
    }

    fn fill_best(&mut self, engine: &Engine, seen: Seen) {
        let opening = self.opening(engine, seen);
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

    fn fill_far(&mut self, engine: &Engine, seen: Seen) {
        let opening = self.opening(engine, seen);
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

/// A world as far as bounds look at it: its valuation and, if they look into minds, what is so in some mind there.
#[derive(Clone, Copy, Debug)]
struct Seen {
    valuation: u32,
    minds: u32,
}

impl Seen {
    fn outer(valuation: u32) -> Seen {
        Seen { valuation, minds: NONE }
    }

    fn key(self) -> u64 {
        u64::from(self.valuation) << 32 | u64::from(self.minds)
    }
}

/// Where something is kept about worlds as bounds see them.
#[derive(Debug, Default)]
struct Slots {
    by_valuation: Vec<u32>,
    by_both: Map<u64, u32>,
}

impl Slots {
    fn get(&self, seen: Seen) -> Option<u32> {
        match seen.minds {
            NONE => self.by_valuation.get(seen.valuation as usize).copied().filter(|&slot| slot != NONE),
            _ => self.by_both.get(&seen.key()).copied(),
        }
    }

    fn set(&mut self, seen: Seen, slot: u32) {
        if seen.minds != NONE {
            self.by_both.insert(seen.key(), slot);
            return;
        }
        let place = seen.valuation as usize;
        if self.by_valuation.len() <= place {
            self.by_valuation.resize(place + 1, NONE);
        }
        self.by_valuation[place] = slot;
    }

    fn bytes(&self) -> usize {
        self.by_valuation.capacity() * 4 + self.by_both.capacity() * 13
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
