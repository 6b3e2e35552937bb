//! Foresight: what people would do, each reckoning with what the others would do; and the reasons that rest on it.
//!
//! The rules are those of the reference engine. A forecast is a chain of moments, shared by all forecasts that go on alike;
//! forecasts and choices are worked out from one another and remembered. What asks for what is nested no deeper than
//! acts ahead and minds within minds together, so the stack is safe.

mod expected;
mod forecast;
mod frozen;
mod many;
mod motives;
mod openness;
mod residue;
mod sets;
mod simple;
mod told;
mod worth;

pub use expected::{Course, Expected, Rest};
pub use many::{Aside, Asked, MOST_WORLDS};
pub use motives::Motive;
pub use sets::EMPTY;
pub use worth::Worth;

use crate::engine::{Engine, NONE};
use crate::hash::Map;
use crate::reasons::{Reasons, Thought};
use crate::watch::Work;
use motives::Feared;
use openness::Openness;
use sets::Sets;

/// In place of a person: nobody.
const NOBODY: u8 = u8::MAX;

/// A moment of a future: the world, and if the future goes on, the next act and the number of the moment after it; and the
/// world in which it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The world.
    pub world: u32,
    /// The act; [`NONE`] at the end.
    pub act: u32,
    /// The moment after it; [`NONE`] at the end.
    pub next: u32,
    /// The world at the end.
    pub end: u32,
}

/// Where a forecast begins: a world, whom the act before addressed, and how far is looked: acts ahead, and minds still to be
/// entered, this one included (with 0 people are taken to do what pays at once).
#[derive(Clone, Copy, Debug)]
struct View {
    world: u32,
    floor: u32,
    ahead: u8,
    minds: u8,
}

impl View {
    /// The same for somebody who waits: that takes one of the acts looked ahead, as an act does.
    fn waiting(self) -> Self {
        View { ahead: self.ahead.saturating_sub(1), ..self }
    }

    fn key(self, person: u8, silent: u8, barred: u32) -> (u64, u64) {
        let bytes = [self.ahead, self.minds, person, silent].map(u64::from);
        let packed = bytes.iter().fold(u64::from(barred), |all, &byte| all << 8 | byte);
        (u64::from(self.world) << 32 | u64::from(self.floor), packed)
    }
}

/// What somebody would do, what that and doing nothing are worth to them, and the two futures.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The act.
    pub act: u32,
    /// What it is worth.
    pub worth: Worth,
    /// What doing nothing is worth.
    pub idle: Worth,
    /// The future that begins with the act.
    pub future: Moment,
    /// The future in which they do nothing.
    pub otherwise: Moment,
}

/// All that has been foreseen in one engine.
#[derive(Debug)]
pub struct Foresight {
    sets: Sets,
    openness: Openness,
    /// By person the acts that they must be willing to do and that people can count on.
    acts: Vec<Vec<u32>>,
    /// The same, for each act.
    counted: Vec<Vec<bool>>,
    /// By act the set of those whom it addresses.
    floors: Vec<u32>,
    /// Whether what people can count on is all among what a search may use.
    counted_is_searched: bool,
    moments: Vec<Moment>,
    /// By world the moment that is the end there; [`NONE`] where there is none yet.
    rests: Vec<u32>,
    forecasts: Map<(u64, u64), u32>,
    choices: Map<(u64, u64), Option<Choice>>,
    motives: Map<(u64, u64), Option<Motive>>,
    savings: Map<(u64, u64), Option<f64>>,
    feared: Map<(u64, u32), (u32, u32)>,
    turns: Vec<Feared>,
}

impl Foresight {
    /// Foresight for a problem; none where people do not foresee one another.
    pub fn new(engine: &Engine) -> Option<Foresight> {
        let (problem, mut sets) = (&engine.problem, Sets::default());
        let foreseen = problem.foreseen.as_ref()?;
        let counted = |&act: &u32| problem.acts[act as usize].planned;
        let all = 0..problem.acts.len() as u32;
        let counted_by = |person: u8| {
            let theirs = problem.acts.iter().map(|a| a.planned && a.willing.contains(&person));
            theirs.collect()
        };
        Some(Foresight {
            counted: (0..problem.people as u8).map(counted_by).collect(),
            floors: foreseen
                .addressed
                .iter()
                .map(|people| sets.of(people.iter().copied().map(u32::from).collect()))
                .collect(),
            sets,
            openness: Openness::new(problem, &engine.space.layout),
            acts: (0..problem.people as u8)
                .map(|person| {
                    let theirs = |act: &u32| problem.acts[*act as usize].willing.contains(&person);
                    all.clone().filter(counted).filter(theirs).collect()
                })
                .collect(),
            counted_is_searched: problem.acts.iter().all(|a| a.searched || !a.planned),
            moments: Vec::new(),
            rests: Vec::new(),
            forecasts: Map::default(),
            choices: Map::default(),
            motives: Map::default(),
            savings: Map::default(),
            feared: Map::default(),
            turns: Vec::new(),
        })
    }

    /// Bytes in use, nearly.
    pub fn bytes(&self) -> usize {
        self.sets.bytes()
            + self.openness.bytes()
            + self.moments.capacity() * 16
            + self.rests.capacity() * 4
            + self.forecasts.capacity() * 25
            + self.choices.capacity() * (17 + size_of::<Option<Choice>>())
            + (self.motives.capacity() + self.savings.capacity()) * 33
            + self.feared.capacity() * 25
            + self.turns.capacity() * size_of::<Feared>()
    }

    /// The set of these people, as a floor.
    pub fn floor(&mut self, people: &[u8]) -> u32 {
        self.sets.of(people.iter().copied().map(u32::from).collect())
    }

    /// Whether an act is addressed to a person.
    fn addresses(&self, act: u32, person: u8) -> bool {
        self.sets.holds(self.floors[act as usize], person.into())
    }

    /// The moment at which a future ends in a world.
    fn rest(&mut self, world: u32) -> u32 {
        let place = world as usize;
        if self.rests.len() <= place {
            self.rests.resize(place + 1, NONE);
        }
        if self.rests[place] == NONE {
            self.rests[place] = self.add(Moment { world, act: NONE, next: NONE, end: world });
        }
        self.rests[place]
    }

    fn add(&mut self, moment: Moment) -> u32 {
        self.moments.push(moment);
        self.moments.len() as u32 - 1
    }
}

/// Somebody at work on foresight: the engine, plans that could work, and what has been foreseen.
#[derive(Debug)]
pub struct Foreseer<'a> {
    /// Worlds.
    pub engine: &'a mut Engine,
    /// Plans that could work.
    pub reasons: &'a mut Reasons,
    /// What has been foreseen.
    pub memory: &'a mut Foresight,
    /// How far people think.
    pub thought: Thought,
}

impl Foreseer<'_> {
    /// What a person would do in a world, as they believe it to be; `floor` are those addressed by the act before.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn would(&mut self, person: u8, world: u32, floor: u32) -> Work<Option<Choice>> {
        let believed = self.mind(world, person);
        self.choice(self.view(believed, floor), person, EMPTY)
    }

    /// What a person foresees who believes in this world; `silent` is taken to do nothing.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn forecast_of(&mut self, person: u8, believed: u32, floor: u32, silent: Option<u8>) -> Work<Moment> {
        self.forecast(self.view(believed, floor), person, silent.unwrap_or(NOBODY))
    }

    /// The acts of a future.
    pub fn acts(&self, future: Moment) -> Vec<u32> {
        let (mut acts, mut here) = (Vec::new(), future);
        while here.next != NONE {
            acts.push(here.act);
            here = self.memory.moments[here.next as usize];
        }
        acts
    }

    fn mind(&self, world: u32, person: u8) -> u32 {
        self.engine.space.worlds.mind(world, usize::from(person))
    }

    /// The view of a person with such a belief.
    fn view(&self, world: u32, floor: u32) -> View {
        View { world, floor, ahead: self.thought.horizon, minds: self.thought.minds }
    }

    /// Let the engine know what is kept here.
    fn count_bytes(&mut self) {
        self.reasons.beside = self.memory.bytes();
        self.engine.kept_bytes = self.reasons.bytes();
    }
}
