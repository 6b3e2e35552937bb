//! Looking for stories: sequences of acts that are possible, for each of which everybody who must be willing has a
//! reason.
//!
//! * [`Search::explore`] goes breadth first through everything that can happen so, and tells for each ending how far it
//!   is and in how many ways it is reached first.
//! * [`Search::shortest`] looks for one ending, nearest first by a relaxed distance (A*), and proves that no way is
//!   shorter, or that there is none.
//! * [`Search::every`] lists stories to one ending up to a length.
//! * [`Search::first`] looks for any way to one ending, guided by what is new about a world, and leaves out what can be
//!   left out.
//! * [`Search::forced`] finds for endings the stories in which the fewest acts are without a reason.
//!
//! Whether an act has its reasons is asked only when the world it leads to would be gone on from.

mod explore;
mod first;
mod forced;
mod shortest;

use core::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::engine::{Engine, NONE};
use crate::foresight::{Foreseer, Foresight};
use crate::hash::{Map, Set};
use crate::reasons::{Reasons, Thought};
use crate::watch::{Stop, Work};

/// How far to look.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest story.
    pub events: u32,
    /// How far people think.
    pub thought: Thought,
}

/// A story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its acts.
    pub acts: Vec<u32>,
    /// Which of them somebody does without a reason.
    pub unexplained: Vec<u32>,
}

/// What is known of one ending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// A story that reaches it.
    pub story: Option<Story>,
    /// How many different shortest ones there are, where they were counted.
    pub ways: u64,
}

/// What was found, and how far that is proved.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// For each ending asked for, in that order.
    pub endings: Vec<Found>,
    /// All stories of up to this many events were considered.
    pub events: u32,
    /// Nothing was left out for the length of stories.
    pub exhausted: bool,
    /// Why it stopped early.
    pub stop: Option<Stop>,
    /// Worlds gone on from.
    pub expanded: u64,
    /// Worlds reached.
    pub seen: Vec<u32>,
}

/// A way by which a world was reached.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: u32,
    act: u32,
    /// The next way to the same world.
    next: u32,
}

/// A search with its engine and tables.
#[derive(Debug)]
pub struct Search<'a> {
    /// Worlds.
    pub engine: &'a mut Engine,
    /// Plans that people have reasons by.
    pub reasons: &'a mut Reasons,
    /// What people foresee, where that gives them reasons too: in [`Search::explore`] and [`Search::forced`] alone.
    pub foresight: Option<&'a mut Foresight>,
    /// How far to look.
    pub limits: Limits,
}

/// A world that a search has reached.
#[derive(Clone, Copy, Debug)]
struct Place {
    depth: u32,
    ways: u64,
    back: u32,
}

/// Worlds reached, and all ways to them that are shortest.
#[derive(Debug, Default)]
struct Ways {
    places: Map<u32, Place>,
    edges: Vec<Edge>,
}

impl Ways {
    fn start(world: u32) -> Ways {
        let mut ways = Ways::default();
        ways.places.insert(world, Place { depth: 0, ways: 1, back: NONE });
        ways
    }

    /// Note a way; whether the world is new.
    fn add(&mut self, from: u32, act: u32, to: u32, depth: u32) -> bool {
        let count = self.places[&from].ways;
        let edge = self.edges.len() as u32;
        let mut new = false;
        let place = self.places.entry(to).or_insert_with(|| {
            new = true;
            Place { depth, ways: 0, back: NONE }
        });
        if place.depth == depth {
            place.ways = place.ways.saturating_add(count);
            self.edges.push(Edge { from, act, next: place.back });
            place.back = edge;
        }
        new
    }

    /// One story to a world: along the way that was found first everywhere.
    fn story(&self, world: u32) -> Story {
        let (mut acts, mut at) = (Vec::new(), world);
        while self.places[&at].back != NONE {
            let mut edge = self.edges[self.places[&at].back as usize];
            while edge.next != NONE {
                edge = self.edges[edge.next as usize];
            }
            acts.push(edge.act);
            at = edge.from;
        }
        acts.reverse();
        Story { acts, unexplained: Vec::new() }
    }

    /// Up to `most` stories that end in these worlds, in the order of their acts.
    fn stories(&self, opening: u32, ends: &[u32], most: usize) -> Vec<Vec<u32>> {
        let mut onward: Map<u32, Vec<(u32, u32)>> = ends.iter().map(|&e| (e, Vec::new())).collect();
        let mut waiting = ends.to_vec();
        while let Some(world) = waiting.pop() {
            let mut at = self.places[&world].back;
            while at != NONE {
                let edge = self.edges[at as usize];
                let steps = onward.entry(edge.from).or_insert_with(|| {
                    waiting.push(edge.from);
                    Vec::new()
                });
                steps.push((edge.act, world));
                at = edge.next;
            }
        }
        onward.values_mut().for_each(|steps| steps.sort_unstable());
        let mut found = Vec::new();
        // Worlds on the way, each with the number of the next step from it.
        let mut path = vec![(opening, 0)];
        let mut acts = Vec::new();
        while let Some(&(world, next)) = path.last() {
            if found.len() >= most {
                break;
            }
            if next == 0 && ends.contains(&world) {
                found.push(acts.clone());
            }
            match onward.get(&world).and_then(|steps| steps.get(next)) {
                Some(&(act, to)) => {
                    path.last_mut().expect("it was just read").1 += 1;
                    acts.push(act);
                    path.push((to, 0));
                }
                None => {
                    path.pop();
                    acts.pop();
                }
            }
        }
        found
    }

    fn bytes(&self) -> usize {
        self.places.capacity() * 33 + self.edges.capacity() * 12
    }
}

/// Worlds still to be gone on from, nearest first: (at least so many events in all, found as this one) and the way.
#[derive(Debug, Default)]
struct Queue {
    /// By the least number of events in all, then by how many are still to come.
    rows: Vec<Vec<VecDeque<Step>>>,
    lowest: usize,
    count: usize,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    from: u32,
    act: u32,
    depth: u32,
}

impl Queue {
    fn push(&mut self, left: usize, step: Step) {
        let whole = step.depth as usize + left;
        if self.rows.len() <= whole {
            self.rows.resize_with(whole + 1, Vec::new);
        }
        if self.rows[whole].len() <= left {
            self.rows[whole].resize_with(left + 1, VecDeque::new);
        }
        self.rows[whole][left].push_back(step);
        self.lowest = self.lowest.min(whole);
        self.count += 1;
    }

    /// The next step, with the least number of events in all.
    fn pop(&mut self) -> Option<(usize, Step)> {
        while self.lowest < self.rows.len() {
            for row in &mut self.rows[self.lowest] {
                if let Some(step) = row.pop_front() {
                    self.count -= 1;
                    return Some((self.lowest, step));
                }
            }
            self.lowest += 1;
        }
        None
    }
}

impl Search<'_> {
    fn within(&mut self, world: u32, ending: usize, most: usize) -> bool {
        self.reasons.bounds.distance(self.engine, world, ending).is_some_and(|least| least <= most)
    }

    /// Whether everybody who must be willing has a reason, by a plan or by what they foresee.
    fn willing(&mut self, act: u32, world: u32) -> Work<bool> {
        let Search { engine, reasons, foresight, limits } = self;
        match foresight {
            None => reasons.willing(engine, act, world, limits.thought),
            Some(memory) => Foreseer { engine, reasons, memory, thought: limits.thought }.willing(act, world),
        }
    }

    /// Whether everybody who must be willing may have a reason, as far as a quick look tells.
    fn may_be_willing(&mut self, act: u32, world: u32) -> Work<bool> {
        Ok(self.foresight.is_some()
            || self.reasons.all_conceivable(self.engine, act, None, world, self.limits.thought)?)
    }

    fn reaches(&self, world: u32, ending: usize) -> bool {
        self.engine.space.holds(&self.engine.problem.endings[ending].condition, world)
    }

    /// How far an ending is at least after the act at a place of [`Engine::open_acts`]; mostly told by the world alone,
    /// without working out what becomes of minds.
    fn distance_after(&mut self, world: u32, place: usize, ending: usize) -> Work<Option<usize>> {
        let valuation = self.engine.space.worlds.valuation(world);
        if let Some(after) = self.engine.outlook(valuation, place)? {
            if let Some(found) = self.reasons.bounds.distance_from(self.engine, after, ending) {
                return Ok(found);
            }
        }
        let act = self.engine.open_act(place);
        let after = self.engine.step(world, act)?;
        Ok(self.reasons.bounds.distance(self.engine, after, ending))
    }

    /// Put in the queue what can follow from a world, as far as the ending may be reached from there in time.
    fn expand(
        &mut self,
        world: u32,
        depth: u32,
        ending: usize,
        bound: usize,
        queue: &mut Queue,
        outcome: &mut Outcome,
    ) -> Work<()> {
        outcome.expanded += 1;
        if depth as usize >= bound {
            outcome.exhausted = false;
            return Ok(());
        }
        for place in self.engine.open_acts(world) {
            let act = self.engine.open_act(place);
            let ready = &self.engine.problem.acts[act as usize];
            if !ready.searched || !self.engine.allowed(world, act) {
                continue;
            }
            if !self.reasons.all_conceivable(self.engine, act, None, world, self.limits.thought)? {
                continue;
            }
            let Some(left) = self.distance_after(world, place, ending)? else { continue };
            if depth as usize + 1 + left > bound {
                // What changes nothing leaves nothing out.
                outcome.exhausted = outcome.exhausted && self.engine.step(world, act)? == world;
                continue;
            }
            queue.push(left, Step { from: world, act, depth: depth + 1 });
        }
        Ok(())
    }
}
