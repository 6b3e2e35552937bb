//! Reasons: whether somebody would do something, by their own wants, in the world as they believe it to be.
//!
//! The rules are those of the reference engine. The base of everything is one table: for a person, a world, a length and
//! what is left of the limits, all minimal plans of that length. A plan is an act and a plan from the world it leads
//! to, so tables are built from one another and shared by all questions about the same worlds.

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
            may_pay: may_pay(engine),
        }
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
        for at in 0..engine.problem.acts[act as usize].willing.len() {
            let person = engine.problem.acts[act as usize].willing[at];
            if Some(person) != planner && !self.conceivable(engine, act, person, world, thought)? {
                return Ok(false);
            }
        }
        Ok(true)
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
        for at in 0..engine.problem.acts[act as usize].willing.len() {
            let person = engine.problem.acts[act as usize].willing[at];
            if Some(person) != planner && self.reason(engine, act, person, world, thought)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
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

    fn find(
        &mut self,
        engine: &mut Engine,
        act: u32,
        person: u8,
        believed: u32,
        thought: Thought,
    ) -> Work<Option<u32>> {
        let Some(before) = engine.utility(believed, person) else { return Ok(None) };
        if !engine.possible(believed, act) {
            return Ok(None);
        }
        let after = engine.step(believed, act)?;
        if engine.utility(after, person).is_some_and(|now| now > before) {
            return Ok(Some(self.add(act, NONE, after)));
        }
        let ahead = usize::from(thought.horizon) - 1;
        if thought.minds == 0 || self.bounds.best(engine, after, person, ahead) <= before {
            return Ok(None);
        }
        for length in 1..thought.horizon {
            let (start, end) = self.minimal_plans(engine, person, after, length, thought.ahead())?;
            for rest in start..end {
                let last = self.plans[rest as usize].end;
                let gained = engine.utility(last, person).expect("plans end well");
                if gained > before && !self.dispensable(engine, rest, person, believed, gained, thought)? {
                    return Ok(Some(self.add(act, rest, last)));
                }
            }
        }
        Ok(None)
    }

    /// All minimal plans of exactly `length` acts from a world, as a range of plans.
    fn minimal_plans(
        &mut self,
        engine: &mut Engine,
        person: u8,
        start: u32,
        length: u8,
        thought: Thought,
    ) -> Work<(u32, u32)> {
        let key = (thought.key_of_plans() << 16 | u64::from(length) << 8 | u64::from(person), start);
        if let Some(&known) = self.table.get(&key) {
            return Ok(known);
        }
        engine.operation()?;
        let mut made = Vec::new();
        self.make_plans(engine, person, start, length, thought, &mut made)?;
        let range = (self.plans.len() as u32, (self.plans.len() + made.len()) as u32);
        self.plans.extend(made);
        self.table.insert(key, range);
        engine.kept_bytes = self.bytes();
        Ok(range)
    }

    fn make_plans(
        &mut self,
        engine: &mut Engine,
        person: u8,
        start: u32,
        length: u8,
        thought: Thought,
        made: &mut Vec<Plan>,
    ) -> Work<()> {
        let Some(before) = engine.utility(start, person) else { return Ok(()) };
        if self.bounds.best(engine, start, person, usize::from(length)) <= before {
            return Ok(());
        }
        for place in engine.open_acts(start) {
            let act = engine.open_act(place);
            let ready = &engine.problem.acts[act as usize];
            if !ready.planned || ready.willing.is_empty() {
                continue;
            }
            if length == 1 && !self.may_pay[usize::from(person)][act as usize] {
                continue;
            }
            if !engine.allowed(start, act)
                || !self.all_conceivable(engine, act, Some(person), start, thought.within())?
                || !self.promising(engine, place, person, start, length, before)?
            {
                continue;
            }
            let after = engine.step(start, act)?;
            if after == start {
                continue;
            }
            if length == 1 {
                if engine.utility(after, person).is_some_and(|gained| gained > before)
                    && self.consents(engine, act, Some(person), start, thought.within())?
                {
                    made.push(Plan { act, next: NONE, end: after });
                }
                continue;
            }
            if self.bounds.best(engine, after, person, usize::from(length) - 1) <= before
                || !self.consents(engine, act, Some(person), start, thought.within())?
            {
                continue;
            }
            let (first, end) = self.minimal_plans(engine, person, after, length - 1, thought.ahead())?;
            for rest in first..end {
                let last = self.plans[rest as usize].end;
                let gained = engine.utility(last, person).expect("plans end well");
                if gained > before && !self.dispensable(engine, rest, person, start, gained, thought)? {
                    made.push(Plan { act, next: rest, end: last });
                }
            }
        }
        Ok(())
    }

    /// Whether a plan of so many acts that begins with the one at a place of [`Engine::open_acts`] may pay, as far as
    /// what becomes of the world alone tells.
    fn promising(
        &mut self,
        engine: &mut Engine,
        place: usize,
        person: u8,
        start: u32,
        length: u8,
        before: f64,
    ) -> Work<bool> {
        let valuation = engine.space.worlds.valuation(start);
        let Some(after) = engine.outlook(valuation, place)? else { return Ok(true) };
        if length == 1 {
            return Ok(!engine.wants_are_outer(person)
                || engine.outer_utility(after, person).is_some_and(|gained| gained > before));
        }
        let most = self.bounds.best_from(engine, after, person, usize::from(length) - 1);
        Ok(most.is_none_or(|most| most > before))
    }

    /// Whether the first act can be left out: some selection of the rest alone ends at least as well.
    #[allow(clippy::too_many_arguments)]
    fn dispensable(
        &mut self,
        engine: &mut Engine,
        rest: u32,
        person: u8,
        start: u32,
        gained: f64,
        thought: Thought,
    ) -> Work<bool> {
        let mut reached: Vec<(u32, u8)> = vec![(start, thought.horizon)];
        let mut at = rest;
        while at != NONE {
            let Plan { act, next, .. } = self.plans[at as usize];
            for place in 0..reached.len() {
                let (world, left) = reached[place];
                if left == 0 || !engine.possible(world, act) {
                    continue;
                }
                let after = engine.step(world, act)?;
                let thought = Thought { horizon: left, ..thought };
                if after == world
                    || !self.all_conceivable(engine, act, Some(person), world, thought.within())?
                    || !self.consents(engine, act, Some(person), world, thought.within())?
                {
                    continue;
                }
                if engine.utility(after, person).is_some_and(|found| found >= gained) {
                    return Ok(true);
                }
                if !reached.contains(&(after, left - 1)) {
                    reached.push((after, left - 1));
                }
            }
            at = next;
        }
        Ok(false)
    }
}

/// For each person the acts that can change how well off they are, by their effects or by what these set off.
fn may_pay(engine: &Engine) -> Vec<Vec<bool>> {
    let problem = &engine.problem;
    let touched = |effects: &crate::problem::Effects, into: &mut Vec<bool>| {
        for effect in effects.outer.iter().chain(effects.inner.iter().map(|(_, e)| e)) {
            into[effect.fluent as usize] = true;
        }
    };
    let fluents = engine.space.layout.len();
    let reaches: Vec<Vec<bool>> = problem
        .acts
        .iter()
        .map(|act| {
            let mut changed = vec![false; fluents];
            touched(&act.effects, &mut changed);
            // Seeing that it was possible can change minds.
            act.reads.iter().for_each(|&f| changed[f as usize] = true);
            loop {
                let before = changed.iter().filter(|&&c| c).count();
                for reaction in &problem.reactions {
                    if reaction.reads.iter().any(|&f| changed[f as usize]) {
                        touched(&reaction.effects, &mut changed);
                    }
                }
                if changed.iter().filter(|&&c| c).count() == before {
                    return changed;
                }
            }
        })
        .collect();
    problem
        .wants
        .iter()
        .map(|wants| {
            let reads: Vec<u32> = wants.iter().flat_map(|w| w.reads.iter().copied()).collect();
            reaches.iter().map(|changed| reads.iter().any(|&f| changed[f as usize])).collect()
        })
        .collect()
}
