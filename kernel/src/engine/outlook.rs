//! What an act makes of the world alone, where minds have no say in that.
//!
//! Bounds and wants are mostly about the world, not about minds, and they refuse most of what could be done. So much of
//! a transition costs little: a valuation is followed by a valuation, whatever anybody believes.

use super::*;

/// In `Outlooks::after`: minds have a say.
const OPEN: u32 = NONE - 1;

/// What follows a valuation, by the places of [`Engine::open_acts`].
#[derive(Debug)]
pub(super) struct Outlooks {
    /// Acts whose effects on the world are read in the world alone.
    acts: Vec<bool>,
    /// Reactions that change the world, in their order, and whether all of that is read in the world alone.
    reactions: Vec<(u32, bool)>,
    after: Vec<u32>,
}

impl Outlooks {
    pub(super) fn new(problem: &Problem) -> Outlooks {
        let read_outside = |effects: &Effects| {
            effects.outer.iter().all(|effect| {
                let number = match &effect.setting {
                    Setting::Code(_) => true,
                    Setting::Number(number) => number.is_outer(),
                };
                number && effect.when.is_outer()
            })
        };
        Outlooks {
            acts: problem.acts.iter().map(|a| read_outside(&a.effects)).collect(),
            reactions: (0..)
                .zip(&problem.reactions)
                .filter(|(_, r)| !r.effects.outer.is_empty())
                .map(|(at, r)| (at, matches!(r.inner, Condition::Always) && read_outside(&r.effects)))
                .collect(),
            after: Vec::new(),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.after.capacity() * 4
    }
}

impl Engine {
    /// The valuation that the act at a place of [`Engine::open_acts`] of a valuation leads to, after all reactions; none
    /// if minds have a say in it. Remembered.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn outlook(&mut self, valuation: u32, place: usize) -> Work<Option<u32>> {
        let known = match self.outlooks.after.get(place) {
            Some(&known) if known != NONE => known,
            _ => {
                self.operation()?;
                let found = self.look_out(valuation, self.open.all[place] as usize).unwrap_or(OPEN);
                if self.outlooks.after.len() <= place {
                    self.outlooks.after.resize(self.open.all.len(), NONE);
                }
                self.outlooks.after[place] = found;
                found
            }
        };
        Ok((known != OPEN).then_some(known))
    }

    fn look_out(&mut self, valuation: u32, act: usize) -> Option<u32> {
        if !self.outlooks.acts[act] {
            return None;
        }
        let mut here = self.changed(valuation, &[], Event::Act(act)).ok()?;
        for _ in 0..MOST_FIRINGS {
            // Reactions that only reach into minds have no say in which of the others run.
            let runs = |&&(reaction, _): &&(u32, bool)| {
                self.space.holds_where(&self.problem.reactions[reaction as usize].outer, here, &[])
            };
            match self.outlooks.reactions.iter().find(runs).copied() {
                None => return Some(here),
                Some((_, false)) => return None,
                Some((reaction, true)) => {
                    here = self.changed(here, &[], Event::Reaction(reaction as usize)).ok()?;
                }
            }
        }
        None // without end: the transition says so
    }
}
