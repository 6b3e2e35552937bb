//! What an act can touch: the fluents whose value it could change at all, with the reactions that follow.
//!
//! For acts after which nothing follows: one that touches nothing that somebody's wants read makes them no better off.
//! Told from the text of a problem alone, once, as in the reference engine; it saves work and changes no answer.

use crate::marks::{join, mark, meet, none_of, Marks};
use crate::problem::{Act, Effects, Problem, Raw};

/// Fluents in the world, and fluents in minds.
#[derive(Clone, PartialEq, Eq)]
struct Touched {
    world: Marks,
    minds: Marks,
}

impl Touched {
    fn nothing(fluents: usize) -> Touched {
        Touched { world: none_of(fluents), minds: none_of(fluents) }
    }

    fn reads(mut self, raw: &Raw, in_mind: bool) -> Touched {
        match raw {
            Raw::Constant(_) => {}
            Raw::Read(fluent) => mark(if in_mind { &mut self.minds } else { &mut self.world }, *fluent),
            Raw::Mind(_, inner) => return self.reads(inner, true),
            Raw::OneOf(inner, _, _) => return self.reads(inner, in_mind),
            Raw::Compare(_, left, right) | Raw::Math(_, left, right) => {
                return self.reads(left, in_mind).reads(right, in_mind);
            }
            Raw::All(parts) | Raw::Any(parts) => {
                return parts.iter().fold(self, |all, part| all.reads(part, in_mind));
            }
            Raw::If(test, then, otherwise) => {
                return self.reads(test, in_mind).reads(then, in_mind).reads(otherwise, in_mind);
            }
        }
        self
    }

    /// What is set in the world is set in the minds of those who see it.
    fn sets(mut self, effects: &Effects) -> Touched {
        for effect in &effects.outer {
            mark(&mut self.world, effect.fluent);
            mark(&mut self.minds, effect.fluent);
        }
        effects.inner.iter().for_each(|(_, effect)| mark(&mut self.minds, effect.fluent));
        self
    }

    /// What an act touches, given for each reaction what it reads and what it sets.
    fn by(act: &Act, reactions: &[(Touched, Touched)], fluents: usize) -> Touched {
        let mut all = Touched::nothing(fluents).sets(&act.effects);
        // Seeing that it was possible can change minds.
        act.reads.iter().for_each(|&fluent| mark(&mut all.minds, fluent));
        loop {
            let mut grew = false;
            for (read, set) in reactions {
                if meet(&read.world, &all.world) || meet(&read.minds, &all.minds) {
                    grew |= join(&mut all.world, &set.world);
                    grew |= join(&mut all.minds, &set.minds);
                } else if meet(&read.world, &all.minds) {
                    grew |= join(&mut all.minds, &set.minds);
                }
            }
            if !grew {
                return all;
            }
        }
    }
}

/// For each person the acts that can change at once how well off they are.
pub(super) fn may_pay(problem: &Problem, fluents: usize) -> Vec<Vec<bool>> {
    let nothing = || Touched::nothing(fluents);
    let reactions: Vec<(Touched, Touched)> = problem
        .reactions
        .iter()
        .map(|r| (nothing().reads(&r.raw, false), nothing().sets(&r.effects)))
        .collect();
    let touched: Vec<Touched> =
        problem.acts.iter().map(|act| Touched::by(act, &reactions, fluents)).collect();
    let wants = problem.wants.iter();
    wants
        .map(|wants| {
            let read = wants.iter().fold(nothing(), |all, want| all.reads(&want.raw, false));
            touched.iter().map(|t| meet(&t.world, &read.world) || meet(&t.minds, &read.minds)).collect()
        })
        .collect()
}
