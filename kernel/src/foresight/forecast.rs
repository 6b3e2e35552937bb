//! Forecasts and choices.

use super::openness::{is_met, Wants};
use super::sets::EMPTY;
use super::worth::{Gain, Worth};
use super::{Choice, Foreseer, Moment, View, NOBODY};
use crate::engine::NONE;
use crate::watch::Work;

impl Foreseer<'_> {
    /// The story of so many acts at most, as foreseen by `owner`; `silent` does nothing.
    pub(super) fn forecast(&mut self, view: View, owner: u8, silent: u8) -> Work<Moment> {
        Ok(match self.forecast_number(view, owner, silent)? {
            NONE => rest(view.world),
            number => self.memory.moments[number as usize],
        })
    }

    fn forecast_number(&mut self, view: View, owner: u8, silent: u8) -> Work<u32> {
        if view.ahead == 0 {
            return Ok(self.memory.rest(view.world));
        }
        let key = view.key(owner, silent, EMPTY);
        if let Some(&known) = self.memory.forecasts.get(&key) {
            return Ok(known);
        }
        let moment = match self.turn(view, owner, silent)? {
            None => rest(view.world),
            Some(act) => {
                let world = self.engine.step(view.world, act)?;
                let floor = self.memory.floors[act as usize];
                let following = View { world, floor, ahead: view.ahead - 1, ..view };
                let next = self.forecast_number(following, owner, silent)?;
                Moment { world: view.world, act, next, end: self.memory.moments[next as usize].end }
            }
        };
        let number = self.memory.add(moment);
        self.memory.forecasts.insert(key, number);
        Ok(number)
    }

    /// The future that begins with an act, as foreseen by `owner` in the world of the view.
    pub(super) fn after(&mut self, view: View, act: u32, owner: u8) -> Work<Moment> {
        let world = self.engine.step(view.world, act)?;
        let floor = self.memory.floors[act as usize];
        let following = View { world, floor, ahead: view.ahead.saturating_sub(1), ..view };
        let next = self.forecast_number(following, owner, NOBODY)?;
        Ok(Moment { world: view.world, act, next, end: self.memory.moments[next as usize].end })
    }

    /// What is done next.
    fn turn(&mut self, view: View, owner: u8, silent: u8) -> Work<Option<u32>> {
        // Those who were addressed go first, so the others need not be asked where one of them does anything.
        for addressed in [true, false] {
            let mut found: Option<(Gain, u32)> = None;
            for person in self.of_floor(view.floor, addressed) {
                if person == silent {
                    continue;
                }
                if let Some(choice) = self.able(view, owner, silent, person)? {
                    let gain = choice.worth.gain(choice.idle);
                    if found.is_none_or(|(most, _)| gain > most) {
                        found = Some((gain, choice.act));
                    }
                }
            }
            if let Some((_, act)) = found {
                return Ok(Some(act));
            }
        }
        Ok(None)
    }

    /// Those who were addressed by the act before, or the others, in their order.
    pub(super) fn of_floor(&self, floor: u32, addressed: bool) -> Vec<u8> {
        let people = 0..self.engine.problem.people as u8;
        people.filter(|&p| self.memory.sets.holds(floor, p.into()) == addressed).collect()
    }

    /// What a person would do, of what is possible in the world of the view and for which the others are really willing.
    pub(super) fn able(&mut self, view: View, owner: u8, silent: u8, person: u8) -> Work<Option<Choice>> {
        let inner = self.seen_by(view, owner, person);
        let mut barred = EMPTY;
        loop {
            let Some(choice) = self.choice(inner, person, barred)? else { return Ok(None) };
            // The owner of the forecast has asked all of this already, unless they take what pays at once.
            if person == owner && inner.minds > 0
                || self.engine.possible(view.world, choice.act)
                    && self.engine.step(view.world, choice.act)? != view.world
                    && self.consent(choice.act, person, view, owner, silent)?
            {
                return Ok(Some(choice));
            }
            barred = self.memory.sets.with(barred, choice.act);
        }
    }

    /// A forecast's view as a person in it has it, a mind further in; its owner believes in the forecast itself.
    fn seen_by(&self, view: View, owner: u8, person: u8) -> View {
        if person == owner {
            return view;
        }
        View { world: self.mind(view.world, person), minds: view.minds.saturating_sub(1), ..view }
    }

    /// What a person would do, who believes in the world of the view, but for acts that are barred.
    pub(super) fn choice(&mut self, view: View, person: u8, barred: u32) -> Work<Option<Choice>> {
        // Neither the floor nor how far is looked has a say in what pays at once.
        let view = if view.minds == 0 { View { floor: EMPTY, ahead: 0, ..view } } else { view };
        let key = view.key(person, person, barred);
        if let Some(&known) = self.memory.choices.get(&key) {
            return Ok(known);
        }
        self.engine.operation()?;
        let found = self.choose(view, person, barred)?;
        self.memory.choices.insert(key, found);
        self.count_bytes();
        Ok(found)
    }

    fn choose(&mut self, view: View, person: u8, barred: u32) -> Work<Option<Choice>> {
        let believed = view.world;
        if self.engine.utility(believed, person).is_none() {
            return Ok(None);
        }
        if view.minds == 0 {
            return self.at_once(believed, person, barred);
        }
        let waiting = view.waiting();
        let otherwise = self.forecast(waiting, person, person)?;
        let idle = self.worth(person, believed, otherwise);
        let open = self.open(person, believed);
        let could_settle = open != 0;
        let mut best = idle;
        let mut chosen: Option<(u32, Moment)> = None;
        for place in self.engine.open_acts(believed) {
            let Some(act) = self.asked(place, believed, person, barred) else { continue };
            let after = self.engine.step(believed, act)?;
            if after == believed {
                continue;
            }
            // Bounds are never too low, so what they leave out is worth less than the best, or no more than nothing.
            let most = match usize::from(view.ahead.saturating_sub(1)) {
                0 => self.utility(person, after),
                ahead => self.reasons.bounds.best(self.engine, after, person, ahead),
            };
            if most < best.utility || most == idle.utility && !could_settle {
                continue;
            }
            if view.ahead <= 1 && most == idle.utility && !self.settles_at_once(act, person, open, after) {
                continue;
            }
            if !self.consent(act, person, view, person, NOBODY)? {
                continue;
            }
            let future = self.after(view, act, person)?;
            if self.utility(person, future.end) < best.utility {
                continue;
            }
            let worth = self.worth(person, believed, future);
            if worth.amount() > idle.amount()
                && (chosen.is_none() || worth > best)
                && !self.only_put_off(view, person, future, idle.utility)?
            {
                best = worth;
                chosen = Some((act, future));
            }
        }
        let Some((act, future)) = chosen else { return Ok(None) };
        if otherwise.next != NONE {
            let others_first = self.after(waiting, otherwise.act, person)?;
            if self.worth(person, believed, others_first) > best {
                return Ok(None);
            }
        }
        Ok(Some(Choice { act, worth: best, idle, future, otherwise }))
    }

    /// Whether a future avoids a loss for no longer than is looked ahead: doing nothing from its end on leads there again.
    pub(super) fn only_put_off(&mut self, view: View, person: u8, future: Moment, loss: f64) -> Work<bool> {
        let now = self.utility(person, view.world);
        if loss >= now || self.utility(person, future.end) > now {
            return Ok(false);
        }
        let later = View { world: future.end, floor: EMPTY, ..view.waiting() };
        let end = self.forecast(later, person, person)?.end;
        Ok(self.utility(person, end) <= loss)
    }

    /// Whether an act after which nothing follows may settle one of these open wants: it is met then, or the person is told.
    fn settles_at_once(&self, act: u32, person: u8, open: Wants, after: u32) -> bool {
        let met = |want: usize| open >> want & 1 != 0 && is_met(self.engine, want, after, person);
        self.memory.addresses(act, person) || (0..Wants::BITS as usize).any(met)
    }

    /// The act at a place of [`Engine::open_acts`](crate::engine::Engine::open_acts), if it is one that a person can do and
    /// count on there, and not barred.
    fn asked(&self, place: usize, believed: u32, person: u8, barred: u32) -> Option<u32> {
        let act = self.engine.open_act(place);
        let is_asked = self.memory.counted[usize::from(person)][act as usize]
            && !self.memory.sets.holds(barred, act)
            && self.engine.allowed(believed, act);
        is_asked.then_some(act)
    }

    /// What pays a person most at once; of what pays alike, the first.
    fn at_once(&mut self, believed: u32, person: u8, barred: u32) -> Work<Option<Choice>> {
        let now = self.utility(person, believed);
        let (mut best, mut chosen) = (now, None);
        for place in self.engine.open_acts(believed) {
            let Some(act) = self.asked(place, believed, person, barred) else { continue };
            if !self.reasons.may_pay(person, act) {
                continue;
            }
            let after = self.engine.step(believed, act)?;
            let utility = self.utility(person, after);
            if utility > best {
                best = utility;
                chosen = Some((act, after));
            }
        }
        let Some((act, end)) = chosen else { return Ok(None) };
        let next = self.memory.rest(end);
        let worth = |utility| Worth { utility, settled: 0, sooner: 0, simpler: 0 };
        let future = Moment { world: believed, act, next, end };
        Ok(Some(Choice { act, worth: worth(best), idle: worth(now), future, otherwise: rest(believed) }))
    }

    /// Whether all others who must be willing prefer an act to its not being done, as a forecast has it.
    fn consent(&mut self, act: u32, proposer: u8, view: View, owner: u8, silent: u8) -> Work<bool> {
        for at in 0..self.engine.problem.acts[act as usize].willing.len() {
            let other = self.engine.problem.acts[act as usize].willing[at];
            if other == proposer {
                continue;
            }
            let inner = self.seen_by(view, owner, other);
            if other == silent || !self.engine.possible(inner.world, act) {
                return Ok(false);
            }
            let prefers = if inner.minds == 0 {
                let after = self.engine.step(inner.world, act)?;
                self.utility(other, after) > self.utility(other, inner.world)
            } else {
                let idle = self.forecast(inner.waiting(), other, other)?;
                let future = self.after(inner, act, other)?;
                self.amount(other, inner.world, future) > self.amount(other, inner.world, idle)
            };
            if !prefers {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn rest(world: u32) -> Moment {
    Moment { world, act: NONE, next: NONE, end: world }
}
