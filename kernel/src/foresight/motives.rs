//! The four kinds of reason that people have in stories: by a plan that could work, or by what they foresee.

use super::{Foreseer, Moment, View, EMPTY, NOBODY};
use crate::engine::NONE;
use crate::reasons::Thought;
use crate::watch::Work;

/// A kind of reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motive {
    /// Being better off.
    Gain,
    /// Not being worse off.
    Avoid,
    /// Knowing where one stands.
    Settle,
    /// Being safe from what others might do.
    Precaution,
}

/// How many acts of others a turn that is feared may have.
const LONGEST_TURN: usize = 2;

/// A turn of others that is feared, and how well off it would leave somebody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Feared {
    acts: [u32; LONGEST_TURN],
    end: f64,
}

impl Feared {
    fn acts(&self) -> impl Iterator<Item = u32> + use<> {
        self.acts.into_iter().take_while(|&act| act != NONE)
    }

    fn ahead(&self, horizon: u8) -> u8 {
        ahead_after(horizon, self.acts().count())
    }
}

/// How far is looked ahead after an act and a turn.
fn ahead_after(horizon: u8, turn: usize) -> u8 {
    horizon.saturating_sub(1 + turn as u8).max(1)
}

impl Foreseer<'_> {
    /// Whether everybody who must be willing has a reason of some kind.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn willing(&mut self, act: u32, world: u32) -> Work<bool> {
        for at in 0..self.engine.problem.acts[act as usize].willing.len() {
            let person = self.engine.problem.acts[act as usize].willing[at];
            if self.motive(act, person, world)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Of what kind the reason is for which a person would do an act in a world; none if they have none.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn motive(&mut self, act: u32, person: u8, world: u32) -> Work<Option<Motive>> {
        let believed = self.mind(world, person);
        let key = self.key(act, person, believed);
        if let Some(&known) = self.memory.motives.get(&key) {
            return Ok(known);
        }
        let found = if !self.engine.problem.acts[act as usize].planned {
            None // what bears on no want gives no reason
        } else if self.reasons.reason_in(self.engine, act, person, believed, self.thought)?.is_some() {
            Some(Motive::Gain)
        } else {
            self.by_forecast(act, person, believed)?
        };
        self.memory.motives.insert(key, found);
        self.count_bytes();
        Ok(found)
    }

    /// The precaution a person would take in a world: the act that lessens what is feared the most, and by how much.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn precaution(&mut self, person: u8, world: u32) -> Work<Option<(u32, f64)>> {
        let believed = self.mind(world, person);
        let mut best: Option<(u32, f64)> = None;
        if self.feared(person, believed)?.is_empty() {
            return Ok(None);
        }
        for at in 0..self.memory.acts[usize::from(person)].len() {
            let act = self.memory.acts[usize::from(person)][at];
            if self.engine.problem.acts[act as usize].willing != [person]
                || !self.engine.possible(world, act)
                || !self.engine.possible(believed, act)
            {
                continue;
            }
            if let Some(saved) = self.saved(act, person, believed)? {
                if best.is_none_or(|(_, most)| saved > most) {
                    best = Some((act, saved));
                }
            }
        }
        Ok(best)
    }

    fn key(&self, act: u32, person: u8, believed: u32) -> (u64, u64) {
        let thought = u64::from(self.thought.horizon) << 16 | u64::from(self.thought.minds) << 8;
        (u64::from(believed) << 32 | u64::from(act), thought | u64::from(person))
    }

    // --- by forecast

    fn by_forecast(&mut self, act: u32, person: u8, believed: u32) -> Work<Option<Motive>> {
        if self.engine.utility(believed, person).is_none() || !self.engine.possible(believed, act) {
            return Ok(None);
        }
        let after = self.engine.step(believed, act)?;
        if after == believed {
            return Ok(None);
        }
        // Bounds are never too low: what they leave out is foreseen in vain.
        let ahead = usize::from(self.thought.horizon) - 1;
        let most = self.reasons.bounds.best(self.engine, after, person, ahead);
        let view = self.view(believed, EMPTY);
        let mut good = None;
        if let Some(choice) = self.choice(view, person, EMPTY)? {
            if most >= choice.worth.utility {
                let future = self.after(view, act, person)?;
                if self.worth(person, believed, future) >= choice.worth {
                    good = Some((future, choice.otherwise));
                }
            }
        }
        let compared = match good {
            Some(_) => good,
            None => self.beside_waiting(view, act, person, most)?,
        };
        if let Some((future, without)) = compared {
            if let Some(found) = self.foreseen(person, believed, future, without)? {
                return Ok(Some(found));
            }
        }
        Ok(self.saved(act, person, believed)?.map(|_| Motive::Precaution))
    }

    /// What a person foresees with an act and who lets the others go first this once, where the second could give a
    /// reason for the act; `most` is at least how well off they can end with it.
    fn beside_waiting(
        &mut self,
        view: View,
        act: u32,
        person: u8,
        most: f64,
    ) -> Work<Option<(Moment, Moment)>> {
        let now = self.utility(person, view.world);
        let without = self.paused(view, person)?;
        let other = self.utility(person, without.end);
        let could_settle = self.open(person, view.world) != 0;
        if !(other < now && most > other || could_settle && most >= other) {
            return Ok(None);
        }
        let future = self.after(view, act, person)?;
        let end = self.utility(person, future.end);
        Ok((other < now.min(end) || end == other).then_some((future, without)))
    }

    /// What a person foresees who lets the others go first this once, and then does as they would.
    fn paused(&mut self, view: View, person: u8) -> Work<Moment> {
        let waiting = view.waiting();
        let idle = self.forecast(waiting, person, person)?;
        if idle.next == NONE {
            self.forecast(waiting, person, NOBODY)
        } else {
            self.after(waiting, idle.act, person)
        }
    }

    /// Gain, avoid or settle, by comparing two futures of somebody who believes in `believed`.
    pub(super) fn foreseen(
        &mut self,
        person: u8,
        believed: u32,
        future: Moment,
        without: Moment,
    ) -> Work<Option<Motive>> {
        let (now, after) = (self.utility(person, believed), self.utility(person, future.end));
        let other = self.utility(person, without.end);
        if after > other {
            if after > now {
                return Ok(Some(Motive::Gain));
            }
            let view = self.view(believed, EMPTY);
            return Ok((!self.only_put_off(view, person, future, other)?).then_some(Motive::Avoid));
        }
        let settled = self.settled(person, believed, future) & !self.settled(person, believed, without);
        Ok((after == other && settled != 0).then_some(Motive::Settle))
    }

    // --- precaution

    /// How much an act saves after the turn where it saves most, if it saves anything and more than it costs.
    fn saved(&mut self, act: u32, person: u8, believed: u32) -> Work<Option<f64>> {
        let key = self.key(act, person, believed);
        if let Some(&known) = self.memory.savings.get(&key) {
            return Ok(known);
        }
        let after = self.engine.step(believed, act)?;
        let (now, then) = (self.utility(person, believed), self.utility(person, after));
        let cost = (now - then).max(0.0);
        let mut best: Option<f64> = None;
        for number in self.feared(person, believed)? {
            let feared = self.memory.turns[number];
            let ahead = feared.ahead(self.thought.horizon);
            let forestalled = self.taken(person, after, feared.acts(), ahead)?.unwrap_or(after);
            let saved = self.utility(person, forestalled) - feared.end;
            if saved > cost
                && best.is_none_or(|most| saved > most)
                && !self.only_exchanged(person, believed, after, feared.end)?
            {
                best = Some(saved);
            }
        }
        self.memory.savings.insert(key, best);
        Ok(best)
    }

    /// Whether what is to forestall a loss lets others bring about as great a one by a turn not feared before.
    fn only_exchanged(&mut self, person: u8, believed: u32, after: u32, loss: f64) -> Work<bool> {
        let known = self.feared(person, believed)?;
        for number in self.feared(person, after)? {
            let turn = self.memory.turns[number];
            if turn.end <= loss && !self.memory.turns[known.clone()].iter().any(|f| f.acts == turn.acts) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The turns others might believably take after which a person ends worse off than now, as numbers of turns.
    fn feared(&mut self, person: u8, believed: u32) -> Work<core::ops::Range<usize>> {
        let thought = u32::from(self.thought.horizon) << 8 | u32::from(self.thought.minds);
        let key = (u64::from(believed) << 32 | u64::from(person), thought);
        if let Some(&(start, end)) = self.memory.feared.get(&key) {
            return Ok(start as usize..end as usize);
        }
        let now = self.utility(person, believed);
        let mut found: Vec<Feared> = Vec::new();
        let mut layer = vec![(believed, [NONE; LONGEST_TURN])];
        let longest = LONGEST_TURN.min(usize::from(self.thought.horizon).saturating_sub(1));
        for length in 1..=longest {
            let mut following = Vec::new();
            for &(here, done) in &layer {
                for (after, act) in self.believable_acts(person, here, length)? {
                    let mut acts = done;
                    acts[length - 1] = act;
                    following.push((after, acts));
                    // What is worse than a turn already feared is feared with it.
                    if found.iter().any(|f| f.acts().zip(acts).all(|(a, b)| a == b)) {
                        continue;
                    }
                    let mut turn = Feared { acts, end: 0.0 };
                    let ahead = turn.ahead(self.thought.horizon);
                    let end = self.taken(person, believed, turn.acts(), ahead)?;
                    turn.end = self.utility(person, end.expect("what is believable is possible"));
                    if turn.end < now {
                        found.push(turn);
                    }
                }
            }
            layer = following;
        }
        let start = self.memory.turns.len();
        self.memory.turns.extend(found);
        let range = start..self.memory.turns.len();
        self.memory.feared.insert(key, (range.start as u32, range.end as u32));
        Ok(range)
    }

    /// What others might do next, each with a plan of their own behind it; and where it leads.
    fn believable_acts(&mut self, person: u8, here: u32, length: usize) -> Work<Vec<(u32, u32)>> {
        let horizon = self.thought.horizon.saturating_sub(length as u8).max(1);
        let inner = Thought { horizon, minds: self.thought.minds.saturating_sub(1) };
        let mut found = Vec::new();
        for place in self.engine.open_acts(here) {
            let act = self.engine.open_act(place);
            let ready = &self.engine.problem.acts[act as usize];
            if !ready.planned || ready.willing.is_empty() || ready.willing.contains(&person) {
                continue;
            }
            if !self.engine.allowed(here, act) {
                continue;
            }
            self.engine.operation()?;
            let after = self.engine.step(here, act)?;
            if after != here && self.reasons.willing(self.engine, act, here, inner)? {
                found.push((after, act));
            }
        }
        Ok(found)
    }

    /// The world to which a turn and what a person foresees after it lead; none if it is not possible.
    fn taken(
        &mut self,
        person: u8,
        world: u32,
        turn: impl Iterator<Item = u32>,
        ahead: u8,
    ) -> Work<Option<u32>> {
        let (mut here, mut floor) = (world, EMPTY);
        for act in turn {
            if !self.engine.possible(here, act) {
                return Ok(None);
            }
            here = self.engine.step(here, act)?;
            floor = self.memory.floors[act as usize];
        }
        let view = View { ahead, ..self.view(here, floor) };
        Ok(Some(self.forecast(view, person, NOBODY)?.end))
    }
}
