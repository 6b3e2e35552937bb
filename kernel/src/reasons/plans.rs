//! Plans that could work: the table of all minimal ones, by length, and which acts of a plan could be left out.

use super::{Plan, Reasons, Thought};
use crate::engine::{Engine, NONE};
use crate::watch::Work;

impl Reasons {
    pub(super) fn find(
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
            if length == 1 && !self.may_pay(person, act) {
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
