//! Expected stories from many openings of one problem, aside from all that is kept of its other worlds.
//!
//! The worlds of such stories are of no further use, so they get an engine of their own, which is thrown away and begun anew
//! when it holds too many. So the memory used is bounded, however many openings there are.

use super::expected::Course;
use super::{Expected, Foreseer, Foresight};
use crate::engine::Engine;
use crate::reasons::{Reasons, Thought};
use crate::watch::Work;

/// Worlds after which everything is forgotten; with all that is kept about them, some fifty megabytes in a story.
pub const MOST_WORLDS: usize = 100_000;

/// Room for such stories beside an engine.
#[derive(Debug)]
pub struct Aside {
    horizon: usize,
    most_worlds: usize,
    made: Option<Made>,
}

#[derive(Debug)]
struct Made {
    engine: Engine,
    reasons: Reasons,
    foresight: Foresight,
}

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
        Aside { horizon, most_worlds, made: None }
    }

    /// How many worlds are kept at the moment.
    pub fn worlds(&self) -> usize {
        self.made.as_ref().map_or(0, |made| made.engine.space.worlds.len())
    }

    /// The story expected of an opening in another engine, whose limits hold here too; none where people do not foresee one
    /// another. The number of its last world means nothing outside.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn expected(&mut self, source: &mut Engine, asked: Asked) -> Work<Option<Expected>> {
        if self.worlds() > self.most_worlds {
            self.made = None;
        }
        if self.made.is_none() {
            self.made = Made::beside(source, self.horizon);
        }
        let Some(made) = &mut self.made else { return Ok(None) };
        core::mem::swap(&mut made.engine.watch, &mut source.watch);
        let told = made.expected(source, asked);
        core::mem::swap(&mut made.engine.watch, &mut source.watch);
        told.map(Some)
    }
}

impl Made {
    fn beside(engine: &Engine, horizon: usize) -> Option<Made> {
        let engine = Engine::new(engine.problem.clone(), engine.space.layout.clone());
        let reasons = Reasons::new(&engine, horizon);
        Some(Made { foresight: Foresight::new(&engine)?, reasons, engine })
    }

    fn expected(&mut self, source: &Engine, asked: Asked) -> Work<Expected> {
        let Asked { events, thought, until, .. } = asked;
        let opening = self.copied(source, asked.opening)?;
        let floor = self.foresight.floor(asked.floor);
        let Made { engine, reasons, foresight } = self;
        let mut foreseer = Foreseer { engine, reasons, memory: foresight, thought };
        foreseer.expected(Course { opening, floor, events, until: Some(until), in_reach: true })
    }

    /// A world of another engine, here.
    fn copied(&mut self, source: &Engine, world: u32) -> Work<u32> {
        let nodes = source.space.worlds.around(world);
        let place = |&mind: &u32| nodes.iter().position(|&n| n == mind).expect("it is around") as u32;
        let fluents = 0..source.space.layout.len() as u32;
        let values: Vec<Vec<_>> = nodes
            .iter()
            .map(|&node| fluents.clone().map(|fluent| source.space.read(node, fluent)).collect())
            .collect();
        let minds: Vec<Vec<_>> =
            nodes.iter().map(|&node| source.space.worlds.minds(node).iter().map(place).collect()).collect();
        Ok(self.engine.load(&values, &minds)?[0])
    }
}
