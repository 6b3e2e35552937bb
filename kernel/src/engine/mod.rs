//! What an act does to a world and to everybody's mind: the meaning of the reference engine, compiled.
//!
//! A transition drafts its worlds from recipes, each expanded once, and enters the draft when it is whole. What an
//! act makes of a world is remembered, also for worlds within minds, and so is what reactions make of it.

mod acts;
mod outlook;
mod reactions;
mod recipes;

use outlook::Outlooks;
use reactions::MOST_FIRINGS;
use recipes::{Event, Expanded, Happening, Pair, Recipe, Scratch};

use crate::expression::{Condition, Space};
use crate::hash::Map;
use crate::path::Path;
use crate::problem::{Effects, Lesson, Place, Problem, Setting, Support};
use crate::valuation::{Layout, Valuations};
use crate::value::{Value, Values};
use crate::watch::{Stop, Watch, Work};
use crate::world::{Draft, Worlds, DRAFTED};

/// No world, no plan, nothing.
pub const NONE: u32 = u32::MAX;

/// Reactions that make ever new minds within minds, so many of them, are taken to go on for ever.
const MOST_MINDS: usize = 20_000;

/// Unknown, where a number says how well off somebody is.
const UNKNOWN: f64 = f64::NAN;

/// Worlds and what changes them, for one problem.
#[derive(Debug)]
pub struct Engine {
    /// The problem.
    pub problem: Problem,
    /// Worlds, valuations, values.
    pub space: Space,
    /// Limits, and what has been done.
    pub watch: Watch,
    /// Bytes that others keep about these worlds.
    pub kept_bytes: usize,
    taken: Map<u64, u32>,
    /// By world: what it settles into, once that is known; stable worlds settle into themselves.
    settled: Vec<u32>,
    minds: Vec<u32>,
    just_settled: Vec<(u32, u32)>,
    open: Lists,
    reacting: Lists,
    outlooks: Outlooks,
    utilities: Vec<Option<f64>>,
    inner_utilities: Map<u64, f64>,
    wants_are_outer: Vec<bool>,
    spare: Vec<Scratch>,
    packed: Vec<u64>,
}

/// Lists of numbers, by valuation.
#[derive(Debug, Default)]
struct Lists {
    ranges: Vec<(u32, u32)>,
    all: Vec<u32>,
}

impl Lists {
    fn get(&self, valuation: u32) -> Option<core::ops::Range<usize>> {
        match self.ranges.get(valuation as usize) {
            Some(&(start, end)) if start != NONE => Some(start as usize..end as usize),
            _ => None,
        }
    }

    fn set(&mut self, valuation: u32, list: impl Iterator<Item = u32>) -> core::ops::Range<usize> {
        if self.ranges.len() <= valuation as usize {
            self.ranges.resize(valuation as usize + 1, (NONE, NONE));
        }
        let start = self.all.len();
        self.all.extend(list);
        self.ranges[valuation as usize] = (start as u32, self.all.len() as u32);
        start..self.all.len()
    }

    fn bytes(&self) -> usize {
        self.ranges.capacity() * 8 + self.all.capacity() * 4
    }
}

fn key(world: u32, number: u32) -> u64 {
    u64::from(world) << 32 | u64::from(number)
}

impl Engine {
    /// An engine for a problem.
    pub fn new(problem: Problem, layout: Layout) -> Engine {
        let space = Space {
            valuations: Valuations::new(layout.words),
            worlds: Worlds::new(problem.people),
            values: Values::default(),
            layout,
        };
        let outer = |wants: &Vec<crate::problem::Want>| wants.iter().all(|w| w.number.is_outer());
        Engine {
            wants_are_outer: problem.wants.iter().map(outer).collect(),
            packed: vec![0; space.layout.words],
            outlooks: Outlooks::new(&problem),
            problem,
            space,
            watch: Watch::default(),
            kept_bytes: 0,
            taken: Map::default(),
            settled: Vec::new(),
            minds: Vec::new(),
            just_settled: Vec::new(),
            open: Lists::default(),
            reacting: Lists::default(),
            utilities: Vec::new(),
            inner_utilities: Map::default(),
            spare: Vec::new(),
        }
    }

    /// Bytes in use, nearly.
    pub fn bytes(&self) -> usize {
        let memos = self.taken.capacity() + self.inner_utilities.capacity();
        self.space.worlds.bytes()
            + self.space.valuations.bytes()
            + self.space.values.bytes()
            + memos * 17
            + self.settled.capacity() * 4
            + self.open.bytes()
            + self.reacting.bytes()
            + self.outlooks.bytes()
            + self.utilities.capacity() * 16
            + self.kept_bytes
    }

    // --- what others ask

    /// Whether an act's conditions hold in a world.
    #[inline]
    pub fn possible(&self, world: u32, act: u32) -> bool {
        let act = &self.problem.acts[act as usize];
        self.space.holds(&act.outer, world) && self.space.holds(&act.inner, world)
    }

    /// The acts that the valuation of a world allows; their conditions in minds are still to be asked.
    pub fn open_acts(&mut self, world: u32) -> core::ops::Range<usize> {
        let valuation = self.space.worlds.valuation(world);
        if let Some(known) = self.open.get(valuation) {
            return known;
        }
        let (acts, space) = (&self.problem.acts, &self.space);
        let allowed = |&act: &u32| space.holds(&acts[act as usize].outer, world);
        self.open.set(valuation, (0..acts.len() as u32).filter(allowed))
    }

    /// The act at a place of [`Engine::open_acts`].
    #[inline]
    pub fn open_act(&self, place: usize) -> u32 {
        self.open.all[place]
    }

    /// The place of an act among [`Engine::open_acts`], if it is one of them.
    pub fn open_place(&mut self, world: u32, act: u32) -> Option<usize> {
        let range = self.open_acts(world);
        self.open.all[range.clone()].binary_search(&act).ok().map(|at| range.start + at)
    }

    /// Whether an act that the valuation allows is possible in a world.
    #[inline]
    pub fn allowed(&self, world: u32, act: u32) -> bool {
        self.space.holds(&self.problem.acts[act as usize].inner, world)
    }

    /// How well off a person is by their own wants, read in this world; none if unknown.
    pub fn utility(&mut self, world: u32, person: u8) -> Option<f64> {
        let who = usize::from(person);
        if !self.wants_are_outer[who] {
            if let Some(&known) = self.inner_utilities.get(&key(world, u32::from(person))) {
                return (!known.is_nan()).then_some(known);
            }
            let (valuation, minds) = (self.space.worlds.valuation(world), self.space.worlds.minds(world));
            let found = self.total(valuation, minds, who);
            self.inner_utilities.insert(key(world, u32::from(person)), found.unwrap_or(UNKNOWN));
            return found;
        }
        self.outer_utility(self.space.worlds.valuation(world), person)
    }

    /// Whether how well off a person is can be read in the world alone, so that a valuation tells it.
    #[inline]
    pub fn wants_are_outer(&self, person: u8) -> bool {
        self.wants_are_outer[usize::from(person)]
    }

    /// The same in a world of this valuation, for somebody for whom [`Engine::wants_are_outer`].
    pub fn outer_utility(&mut self, valuation: u32, person: u8) -> Option<f64> {
        let who = usize::from(person);
        let place = valuation as usize * self.problem.people + who;
        if self.utilities.len() <= place {
            self.utilities.resize(self.space.valuations.len() * self.problem.people, None);
        }
        let known = match self.utilities[place] {
            Some(known) => known,
            None => {
                let found = self.total(valuation, &[], who).unwrap_or(UNKNOWN);
                self.utilities[place] = Some(found);
                found
            }
        };
        (!known.is_nan()).then_some(known)
    }

    fn total(&self, valuation: u32, minds: &[u32], person: usize) -> Option<f64> {
        self.problem.wants[person].iter().try_fold(0.0, |sum, want| {
            match self.space.value_where(&want.number, valuation, minds) {
                Value::Number(number) => Some(sum + number),
                _ => None,
            }
        })
    }

    /// The world after an act and all reactions. Remembered.
    ///
    /// # Errors
    /// If a limit is reached, or reactions go on without end.
    pub fn step(&mut self, world: u32, act: u32) -> Work<u32> {
        let taken = match self.taken.get(&key(world, act)) {
            Some(&known) => known,
            None => self.take(world, act)?,
        };
        self.settle(taken)
    }

    /// The world of given nodes: values of all fluents, and for each person a node. The first one is the root.
    ///
    /// # Errors
    /// If a value is not among those its fluent can have.
    pub fn load(&mut self, values: &[Vec<Value>], minds: &[Vec<u32>]) -> Work<Vec<u32>> {
        let mut draft = Draft::default();
        let people = self.problem.people;
        for (row, targets) in values.iter().zip(minds) {
            let mut packed = vec![0; self.space.layout.words];
            for (fluent, &value) in row.iter().enumerate() {
                let Space { layout, values, .. } = &mut self.space;
                let fluent = fluent as u32;
                let code = layout.code(values, fluent, value).ok_or(Stop::Outside(fluent))?;
                layout.set(&mut packed, fluent, code);
            }
            let valuation = self.space.valuations.number_of(&packed);
            let node = draft.add(valuation, people);
            for (person, &target) in targets.iter().enumerate() {
                draft.minds[node as usize * people + person] = target | DRAFTED;
            }
        }
        let worlds = &mut self.space.worlds;
        Ok((0..values.len() as u32).map(|node| worlds.enter(&mut draft, node)).collect())
    }

    /// The world right after an act, before any reaction. Remembered.
    fn take(&mut self, world: u32, act: u32) -> Work<u32> {
        if self.watch.transition() {
            self.look()?;
        }
        self.build(Recipe::Event(world), Happening::Act(act))
    }

    /// Something other than a transition is about to be looked at.
    ///
    /// # Errors
    /// If a limit has been reached.
    #[inline]
    pub fn operation(&mut self) -> Work<()> {
        if self.watch.operation() {
            self.look()?;
        }
        Ok(())
    }

    #[cold]
    fn look(&mut self) -> Work<()> {
        let bytes = self.bytes();
        self.watch.look(bytes)
    }
}

impl Space {
    /// The code that an effect puts into a fluent, read in `world`.
    fn setting(&mut self, fluent: u32, setting: &Setting, world: u32) -> Work<u32> {
        match setting {
            Setting::Code(code) => Ok(*code),
            Setting::Number(number) => {
                let value = self.value(number, world);
                self.code_of(fluent, value)
            }
        }
    }

    fn code_of(&mut self, fluent: u32, value: Value) -> Work<u32> {
        self.layout.code(&mut self.values, fluent, value).ok_or(Stop::Outside(fluent))
    }
}
