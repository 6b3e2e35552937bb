//! Reasons: whether somebody would do something, by their own wants, in the world as they believe it to be.
//!
//! The rules are those of the reference engine. The base of everything is one table: for a person, a world, a length and
//! what is left of the limits, all minimal plans of that length. A plan is an act and a plan from the world it leads
//! to, so tables are built from one another and shared by all questions about the same worlds.

mod plans;
mod touched;

use crate::bounds::Bounds;
use crate::engine::{Engine, NONE};
use crate::hash::Map;
use crate::watch::Work;

/// How far people think: acts ahead, and minds within minds still to be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thought {
    /// Acts ahead, the first one included.
    pub horizon: u8,
    /// How many minds deep plans are looked for; with 0 an act counts only if it pays at once.
    pub minds: u8,
}

impl Thought {
    fn ahead(self) -> Thought {
        Thought { horizon: self.horizon - 1, ..self }
    }

    fn within(self) -> Thought {
        Thought { minds: self.minds.saturating_sub(1), ..self }
    }

    fn key(self) -> u64 {
        u64::from(self.horizon) << 8 | u64::from(self.minds)
    }

    /// The same for the plans of one length. Others whose consent is asked one mind deeper act only for what pays at
    /// once if that is the last one; then it makes no difference how far ahead anybody thinks.
    fn key_of_plans(self) -> u64 {
        if self.minds <= 1 {
            u64::from(self.minds)
        } else {
            self.key()
        }
    }
}

/// A plan: an act, the plan that follows it ([`NONE`] after the last), and the world at the end.
#[derive(Clone, Copy, Debug)]
struct Plan {
    act: u32,
    next: u32,
    end: u32,
}

/// Reasons in one engine. Remembers all plans.
#[derive(Debug)]
pub struct Reasons {
    /// How well off people can be at best.
    pub bounds: Bounds,
    /// Bytes that others keep beside.
    pub beside: usize,
    plans: Vec<Plan>,
    table: Map<(u64, u32), (u32, u32)>,
    explained: Map<(u64, u64), u32>,
    may_pay: Vec<Vec<bool>>,
}

/// In `explained`: there is no reason.
const REFUSED: u32 = NONE;

impl Reasons {
    /// Reasons for people who think up to `horizon` acts ahead.
    pub fn new(engine: &Engine, horizon: usize) -> Reasons {
        Reasons {
            bounds: Bounds::new(&engine.problem, &engine.space.layout, horizon),
            beside: 0,
            plans: Vec::new(),
            table: Map::default(),
            explained: Map::default(),
            may_pay: touched::may_pay(&engine.problem, engine.space.layout.len()),
        }
    }

    /// Whether an act, with what it sets off, can change at once how well off a person is, as far as its text tells.
    #[inline]
    pub fn may_pay(&self, person: u8, act: u32) -> bool {
        self.may_pay[usize::from(person)][act as usize]
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.beside
            + self.bounds.bytes()
            + self.plans.capacity() * 12
            + self.table.capacity() * 25
            + self.explained.capacity() * 25
    }

    /// Whether everybody who must be willing has a reason.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn willing(&mut self, engine: &mut Engine, act: u32, world: u32, thought: Thought) -> Work<bool> {
        Ok(self.all_conceivable(engine, act, None, world, thought)?
            && self.consents(engine, act, None, world, thought)?)
    }

    /// Whether everybody who must be willing, but for who plans it, may have a reason, as far as a quick look tells.
    pub fn all_conceivable(
        &mut self,
        engine: &mut Engine,
        act: u32,
        planner: Option<u8>,
        world: u32,
        thought: Thought,
    ) -> Work<bool> {
        every_other(engine, act, planner, |engine, person| {
            self.conceivable(engine, act, person, world, thought)
        })
    }

    /// Whether everybody who must be willing, but for who plans it, has a reason, as `world` has it.
    fn consents(
        &mut self,
        engine: &mut Engine,
        act: u32,
        planner: Option<u8>,
        world: u32,
        thought: Thought,
    ) -> Work<bool> {
        every_other(engine, act, planner, |engine, person| {
            Ok(self.reason(engine, act, person, world, thought)?.is_some())
        })
    }

    /// Whether a person may have a reason, as far as a quick look tells: they take the act to be possible, and can be
    /// better off at all within their horizon.
    fn conceivable(
        &mut self,
        engine: &mut Engine,
        act: u32,
        person: u8,
        world: u32,
        thought: Thought,
    ) -> Work<bool> {
        let believed = engine.space.worlds.mind(world, usize::from(person));
        let Some(place) = engine.open_place(believed, act) else { return Ok(false) };
        if !engine.allowed(believed, act) {
            return Ok(false);
        }
        let Some(now) = engine.utility(believed, person) else { return Ok(false) };
        let ahead = if thought.minds == 0 { 1 } else { usize::from(thought.horizon) };
        // The bound knows only of what people count on.
        if engine.problem.acts[act as usize].planned
            && self.bounds.best(engine, believed, person, ahead) <= now
        {
            return Ok(false);
        }
        let valuation = engine.space.worlds.valuation(believed);
        let Some(after) = engine.outlook(valuation, place)? else { return Ok(true) };
        let most = self.bounds.best_from(engine, after, person, ahead - 1);
        Ok(most.is_none_or(|most| most > now))
    }

    /// Why a person would do an act in a world, as they believe it to be: the plan; none if they have no reason.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn reason(
        &mut self,
        engine: &mut Engine,
        act: u32,
        person: u8,
        world: u32,
        thought: Thought,
    ) -> Work<Option<u32>> {
        let believed = engine.space.worlds.mind(world, usize::from(person));
        self.reason_in(engine, act, person, believed, thought)
    }

    /// The same, for a person who believes in a world.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn reason_in(
        &mut self,
        engine: &mut Engine,
        act: u32,
        person: u8,
        believed: u32,
        thought: Thought,
    ) -> Work<Option<u32>> {
        let thought = if thought.minds == 0 { Thought { horizon: 1, ..thought } } else { thought };
        let key = (u64::from(believed) << 32 | u64::from(act), thought.key() << 8 | u64::from(person));
        if let Some(&known) = self.explained.get(&key) {
            return Ok((known != REFUSED).then_some(known));
        }
        let found = self.find(engine, act, person, believed, thought)?;
        self.explained.insert(key, found.unwrap_or(REFUSED));
        Ok(found)
    }

    /// The acts of a plan.
    pub fn acts(&self, plan: u32) -> Vec<u32> {
        let (mut acts, mut at) = (Vec::new(), plan);
        while at != NONE {
            acts.push(self.plans[at as usize].act);
            at = self.plans[at as usize].next;
        }
        acts
    }

    fn add(&mut self, act: u32, next: u32, end: u32) -> u32 {
        self.plans.push(Plan { act, next, end });
        self.plans.len() as u32 - 1
    }
}

/// Whether something is so of everybody who must be willing to do an act, but for who plans it.
fn every_other(
    engine: &mut Engine,
    act: u32,
    planner: Option<u8>,
    mut is_so: impl FnMut(&mut Engine, u8) -> Work<bool>,
) -> Work<bool> {
    for at in 0..engine.problem.acts[act as usize].willing.len() {
        let person = engine.problem.acts[act as usize].willing[at];
        if Some(person) != planner && !is_so(engine, person)? {
            return Ok(false);
        }
    }
    Ok(true)
}
