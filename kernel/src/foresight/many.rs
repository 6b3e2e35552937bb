//! Expected stories from many openings of one problem, aside from all that is kept of its other worlds.
//!
//! The worlds of such stories are of no further use, so they get engines of their own, one for all openings of which the same
//! is left, which are let go when these are told; some are kept for the next question, until they hold too many worlds. So
//! the memory used is bounded, however many openings there are.

use super::expected::Course;
use super::residue::{Residue, Residues};
use super::{Expected, Foreseer, Foresight};
use crate::engine::Engine;
use crate::hash::Map;
use crate::reasons::{Reasons, Thought};
use crate::value::Value;
use crate::watch::{Stop, Watch, Work};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread;

/// Worlds that are kept from one question to the next; with all that is kept about them, some fifty megabytes in a story.
pub const MOST_WORLDS: usize = 100_000;

/// Room for such stories beside an engine.
#[derive(Debug)]
pub struct Aside {
    horizon: usize,
    most_worlds: usize,
    worlds: usize,
    residues: Option<Residues>,
    made: Map<Residue, Made>,
}

/// What is left of the problem in some openings.
#[derive(Debug)]
struct Made {
    engine: Engine,
    reasons: Reasons,
    foresight: Foresight,
    /// What fluents that stay as they are have here.
    frozen: Vec<Option<Value>>,
    /// The stories told here, by opening and floor, events, thought and ending.
    told: Map<Question, Expected>,
    /// How many worlds it has been counted for.
    counted: usize,
}

/// Opening, floor, events, horizon, minds, ending.
type Question = (u32, u32, usize, u8, u8, usize);

/// What an engine takes that has no worlds yet, as so many of them.
const WORLDS_OF_AN_ENGINE: usize = 200;

/// One of the stories asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// A world of the engine beside which this is.
    pub opening: u32,
    /// Whom the act before addressed.
    pub floor: &'a [u8],
    /// How many events at most.
    pub events: usize,
    /// How far people think.
    pub thought: Thought,
    /// The ending looked for; the story need not be worked out further than to tell whether it comes true.
    pub until: usize,
}

impl Aside {
    /// For people who think up to `horizon` acts ahead; everything is forgotten after so many worlds.
    pub fn new(horizon: usize, most_worlds: usize) -> Aside {
        Aside { horizon, most_worlds, worlds: 0, residues: None, made: Map::default() }
    }

    /// How many worlds are kept at the moment.
    pub fn worlds(&self) -> usize {
        self.worlds
    }

    /// The stories expected of openings in another engine, whose limits hold here too, as far as work got, and why it
    /// stopped; none where people do not foresee one another. The numbers of their last worlds mean nothing outside.
    ///
    /// Two threads share the work, unless effort is limited: then it has to stop at the same place everywhere. What is told
    /// does not depend on who told it.
    pub fn expected(&mut self, source: &mut Engine, asked: &[Asked]) -> (Vec<Expected>, Option<Stop>) {
        if source.problem.foreseen.is_none() {
            return (Vec::new(), None);
        }
        let many = thread::available_parallelism().is_ok_and(|n| n.get() > 1) && asked.len() > 1;
        match many && source.watch.effort.is_none() && source.watch.budget.is_none() {
            true => self.by_two(source, asked),
            false => self.by_one(source, asked),
        }
    }

    fn by_one(&mut self, source: &mut Engine, asked: &[Asked]) -> (Vec<Expected>, Option<Stop>) {
        let mut told = Vec::with_capacity(asked.len());
        for &asked in asked {
            self.forget_if_many();
            let (residue, nodes) = self.residues(source).of(source, asked.opening);
            let mut made = self.made.remove(&residue);
            let watch = &mut core::mem::take(&mut source.watch);
            let story = Made::tell(&mut made, source, &residue, self.horizon, &nodes, asked, watch);
            source.watch = core::mem::take(watch);
            self.put(residue, made);
            match story {
                Ok(story) => told.push(story),
                Err(stop) => return (told, Some(stop)),
            }
        }
        (told, None)
    }

    fn by_two(&mut self, source: &mut Engine, asked: &[Asked]) -> (Vec<Expected>, Option<Stop>) {
        let groups = self.groups(source, asked);
        let mut first = core::mem::take(&mut source.watch);
        let mut second = Watch::default();
        second.deadline = first.deadline;
        second.memory = first.memory;
        second.cancelled = first.cancelled.clone();
        let (left, told, kept) = (Mutex::new(groups.into_iter()), Mutex::new(Vec::new()), Mutex::new(self));
        let horizon = locked(&kept).horizon;
        let stopped = AtomicBool::new(false);
        let work = |source: &Engine, watch: &mut Watch| {
            let next = || locked(&left).next();
            while let Some(Group { residue, mut made, openings }) = next() {
                for (number, nodes) in &openings {
                    if stopped.load(Ordering::Relaxed) {
                        return;
                    }
                    let asked = asked[*number];
                    let story = Made::tell(&mut made, source, &residue, horizon, nodes, asked, watch);
                    if !matches!(story, Ok(_) | Err(Stop::Loop(_))) {
                        stopped.store(true, Ordering::Relaxed);
                    }
                    locked(&told).push((*number, story));
                }
                locked(&kept).put_if_few(residue, made);
            }
        };
        let shared = &*source;
        thread::scope(|scope| {
            scope.spawn(|| work(shared, &mut second));
            work(shared, &mut first);
        });
        first.transitions += second.transitions;
        first.operations += second.operations;
        source.watch = first;
        let mut told = told.into_inner().expect("nobody panicked");
        told.sort_by_key(|(number, _)| *number);
        let why = told.iter().find_map(|(_, story)| match story {
            Err(stop) if !matches!(stop, Stop::Loop(_)) => Some(stop.clone()),
            _ => None,
        });
        let mut stories = Vec::with_capacity(asked.len());
        for (number, story) in told {
            match story {
                Ok(story) if number == stories.len() => stories.push(story),
                Ok(_) => break, // one before it was not worked out
                Err(stop) => return (stories, Some(stop)),
            }
        }
        (stories, why)
    }

    /// The openings asked for, those together of which the same is left; what is kept for others is let go.
    fn groups(&mut self, source: &Engine, asked: &[Asked]) -> Vec<Group> {
        let residues = self.residues(source);
        let of = |asked: &[Asked]| asked.iter().map(|a| residues.of(source, a.opening)).collect::<Vec<_>>();
        let (first, second) = asked.split_at(asked.len() / 2);
        let mut found = thread::scope(|scope| {
            let first = scope.spawn(|| of(first));
            let second = of(second);
            let mut all = first.join().expect("nobody panics here");
            all.extend(second);
            all
        })
        .into_iter();
        let mut kept = core::mem::take(&mut self.made);
        self.worlds = 0;
        let mut places: Map<Residue, usize> = Map::default();
        let mut groups: Vec<Group> = Vec::new();
        for number in 0..asked.len() {
            let (residue, nodes) = found.next().expect("one for each");
            let at = match places.get(&residue) {
                Some(&at) => at,
                None => {
                    let mut made = kept.remove(&residue);
                    made.iter_mut().for_each(|made: &mut Made| made.counted = 0);
                    places.insert(residue.clone(), groups.len());
                    groups.push(Group { residue, made, openings: Vec::new() });
                    groups.len() - 1
                }
            };
            groups[at].openings.push((number, nodes));
        }
        groups
    }

    fn residues(&mut self, source: &Engine) -> &Residues {
        self.residues.get_or_insert_with(|| Residues::new(&source.problem, &source.space.layout))
    }

    fn forget_if_many(&mut self) {
        if self.worlds > self.most_worlds {
            self.made.clear();
            self.worlds = 0;
        }
    }

    fn put_if_few(&mut self, residue: Residue, made: Option<Made>) {
        if self.worlds <= self.most_worlds {
            self.put(residue, made);
        }
    }

    fn put(&mut self, residue: Residue, made: Option<Made>) {
        let Some(mut made) = made else { return };
        let worlds = made.engine.space.worlds.len() + WORLDS_OF_AN_ENGINE;
        self.worlds += worlds - core::mem::replace(&mut made.counted, worlds);
        self.made.insert(residue, made);
    }
}

fn locked<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().expect("nobody panics while holding it")
}

/// Openings of which the same is left, by number and with the worlds around them.
struct Group {
    residue: Residue,
    made: Option<Made>,
    openings: Vec<(usize, Vec<u32>)>,
}

impl Made {
    fn beside(source: &Engine, opening: u32, residue: &Residue, horizon: usize) -> Made {
        let (problem, layout) = residue.problem(source, opening);
        let engine = Engine::new(problem, layout);
        let reasons = Reasons::new(&engine, horizon);
        let foresight = Foresight::new(&engine).expect("people foresee one another in what is left, too");
        let value = |fluent| residue.is_frozen(fluent).then(|| source.space.read(opening, fluent));
        let frozen = (0..source.space.layout.len() as u32).map(value).collect();
        Made { foresight, reasons, engine, frozen, told: Map::default(), counted: 0 }
    }

    /// The story of an opening, in an engine that is made if there is none yet.
    fn tell(
        made: &mut Option<Made>,
        source: &Engine,
        residue: &Residue,
        horizon: usize,
        nodes: &[u32],
        asked: Asked,
        watch: &mut Watch,
    ) -> Work<Expected> {
        let made = made.get_or_insert_with(|| Made::beside(source, asked.opening, residue, horizon));
        core::mem::swap(&mut made.engine.watch, watch);
        let told = made.expected(source, nodes, asked);
        core::mem::swap(&mut made.engine.watch, watch);
        let named = |all: &[u32], left: Vec<u32>| left.into_iter().map(|n| all[n as usize]).collect();
        match told {
            Ok(story) => Ok(Expected { acts: named(&residue.acts, story.acts), ..story }),
            Err(Stop::Loop(reactions)) => Err(Stop::Loop(named(&residue.reactions, reactions))),
            Err(other) => Err(other),
        }
    }

    fn expected(&mut self, source: &Engine, nodes: &[u32], asked: Asked) -> Work<Expected> {
        let Asked { events, thought, until, .. } = asked;
        let opening = self.copied(source, nodes)?;
        let floor = self.foresight.floor(asked.floor);
        let question = (opening, floor, events, thought.horizon, thought.minds, until);
        let Made { engine, reasons, foresight, told, .. } = self;
        if let Some(known) = told.get(&question) {
            return Ok(known.clone());
        }
        let mut foreseer = Foreseer { engine, reasons, memory: foresight, thought };
        let story =
            foreseer.expected(Course { opening, floor, events, until: Some(until), in_reach: true })?;
        told.insert(question, story.clone());
        Ok(story)
    }

    /// The first of these worlds of another engine, here.
    fn copied(&mut self, source: &Engine, nodes: &[u32]) -> Work<u32> {
        let place = |&mind: &u32| nodes.iter().position(|&n| n == mind).expect("it is around") as u32;
        let read = |node| {
            let all = (0..).zip(&self.frozen);
            all.map(move |(fluent, frozen)| frozen.unwrap_or_else(|| source.space.read(node, fluent)))
                .collect()
        };
        let values: Vec<Vec<_>> = nodes.iter().map(|&node| read(node)).collect();
        let minds: Vec<Vec<_>> =
            nodes.iter().map(|&node| source.space.worlds.minds(node).iter().map(place).collect()).collect();
        Ok(self.engine.load(&values, &minds)?[0])
    }
}
