//! Reactions: they run in the world and in every mind until none applies.

use super::*;

impl Engine {
    fn is_stable(&self, world: u32) -> bool {
        self.settled.get(world as usize) == Some(&world)
    }

    /// The world when all reactions have run, in it and in every mind. Remembered.
    ///
    /// # Errors
    /// If reactions set each other off without end.
    pub fn settle(&mut self, world: u32) -> Work<u32> {
        if self.problem.reactions.is_empty() {
            return Ok(world);
        }
        match self.settled.get(world as usize) {
            Some(&known) if known != NONE => return Ok(known),
            _ => {}
        }
        let mut here = world;
        let mut rounds = 0;
        loop {
            let around = self.restless_around(here);
            if !around.iter().any(|&w| self.is_restless(w)) {
                self.settled.resize(self.space.worlds.len(), NONE);
                around.iter().for_each(|&w| self.settled[w as usize] = w);
                if rounds == 1 {
                    for at in 0..self.just_settled.len() {
                        let (before, after) = self.just_settled[at];
                        if self.is_stable(after) {
                            self.settled[before as usize] = after;
                        }
                    }
                }
                self.settled[world as usize] = here;
                return Ok(here);
            }
            rounds += 1;
            if rounds > MOST_FIRINGS {
                return Err(Stop::Loop(self.restless_reactions(here)));
            }
            here = self.build(Recipe::Settled(here), Happening::Nothing)?;
        }
    }

    /// The world and all that can be reached from it, as far as it is not known to be stable.
    fn restless_around(&self, world: u32) -> Vec<u32> {
        let mut found = vec![world];
        let mut at = 0;
        while at < found.len() {
            for &mind in self.space.worlds.minds(found[at]) {
                if !self.is_stable(mind) && !found.contains(&mind) {
                    found.push(mind);
                }
            }
            at += 1;
        }
        found
    }

    /// The valuation of a world when no reaction applies in it any more; what people believe there is put into `minds`,
    /// where nothing of it has settled yet.
    ///
    /// Worlds in between are made only where a reaction reaches into minds.
    pub(super) fn fire_all(&mut self, world: u32, minds: &mut Vec<u32>) -> Work<u32> {
        minds.clear();
        minds.extend_from_slice(self.space.worlds.minds(world));
        let mut valuation = self.space.worlds.valuation(world);
        let mut fired = Vec::new();
        while let Some(reaction) = self.applies(valuation, minds) {
            fired.push(reaction);
            if fired.len() > MOST_FIRINGS {
                let mut looping = Vec::new();
                for &reaction in &fired[fired.len() - 20..] {
                    if !looping.contains(&reaction) {
                        looping.push(reaction);
                    }
                }
                return Err(Stop::Loop(looping));
            }
            let worlds = &self.space.worlds;
            let goes_along = |&m: &u32| worlds.valuation(m) == valuation && worlds.minds(m) == &minds[..];
            let within = !self.problem.reactions[reaction as usize].effects.inner.is_empty();
            if within || minds.iter().any(goes_along) {
                let here = self.space.worlds.of(valuation, minds);
                let after = self.build(Recipe::Event(here), Happening::Reaction(reaction))?;
                valuation = self.space.worlds.valuation(after);
                minds.copy_from_slice(self.space.worlds.minds(after));
            } else {
                valuation = self.changed(valuation, minds, Event::Reaction(reaction as usize))?;
            }
        }
        Ok(valuation)
    }

    /// The reactions that apply next in a world or in minds there; for a message.
    pub(super) fn restless_reactions(&mut self, world: u32) -> Vec<u32> {
        let mut found = Vec::new();
        for other in self.restless_around(world) {
            let (valuation, minds) =
                (self.space.worlds.valuation(other), self.space.worlds.minds(other).to_vec());
            found.extend(self.applies(valuation, &minds));
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(20);
        found
    }

    /// Whether any reaction applies in a world.
    fn is_restless(&mut self, world: u32) -> bool {
        let range = self.may_react(self.space.worlds.valuation(world));
        let holds = |&r: &u32| self.space.holds(&self.problem.reactions[r as usize].inner, world);
        self.reacting.all[range].iter().any(holds)
    }

    /// The first reaction, in their order, whose condition holds.
    fn applies(&mut self, valuation: u32, minds: &[u32]) -> Option<u32> {
        let range = self.may_react(valuation);
        let reactions = &self.problem.reactions;
        let holds = |&r: &u32| self.space.holds_where(&reactions[r as usize].inner, valuation, minds);
        self.reacting.all[range].iter().copied().find(holds)
    }

    /// The reactions that a valuation allows; their conditions in minds are still to be asked.
    fn may_react(&mut self, valuation: u32) -> core::ops::Range<usize> {
        if let Some(known) = self.reacting.get(valuation) {
            return known;
        }
        let (reactions, space) = (&self.problem.reactions, &self.space);
        let may = |&r: &u32| space.holds_where(&reactions[r as usize].outer, valuation, &[]);
        self.reacting.set(valuation, (0..reactions.len() as u32).filter(may))
    }
}

/// Reactions that set each other off this often are taken to go on for ever.
pub(super) const MOST_FIRINGS: usize = 1_000;
