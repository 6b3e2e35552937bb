//! Open wants: those that are not met, and as far as can be told by looking, still could be.
//!
//! Told by the simple reading of [`super::simple`], from the values of a world alone.

use super::simple::{first_bits, Happening, Reader, Test};
use crate::engine::Engine;
use crate::hash::Map;
use crate::problem::{Problem, Wanted};
use crate::valuation::Layout;

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

impl Openness {
    /// For one problem.
    pub fn new(problem: &Problem, layout: &Layout) -> Openness {
        let (first_bit, words) = first_bits(problem, layout);
        let reader = Reader { layout, first_bit: &first_bit };
        let acts = problem.acts.iter().filter(|a| a.searched && !a.willing.is_empty());
        let mut happenings: Vec<Happening> =
            acts.map(|a| reader.happening(&a.raw, &a.effects.outer)).collect();
        happenings.extend(problem.reactions.iter().map(|r| reader.happening(&r.raw, &r.effects.outer)));
        happenings.retain(|h| !h.gives.is_empty() && !matches!(h.test, Test::Never));
        let mut always = vec![0; words];
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
                if !happening.adds(&state) {
                    return false; // what can add nothing now never will
                }
                if happening.test.passes(&state) {
                    grows |= happening.give(&mut state);
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
