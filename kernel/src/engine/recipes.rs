//! How worlds come about: recipes, and the draft that they are expanded into.

use super::*;

/// A value written into a mind: the place from there, and the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) path: Path,
    pub(super) fluent: u32,
    pub(super) code: u32,
}

/// How a world comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Recipe {
    /// It exists.
    World(u32),
    /// What the event at hand makes of a world.
    Event(u32),
    /// Something written over another recipe; a number of [`Scratch::overs`].
    Over(u32),
    /// A world when all reactions have run, in it and in every mind.
    Settled(u32),
}

/// A base with pairs written into it, which its owner notices.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Over {
    pub(super) owner: Option<u8>,
    pub(super) pairs: Vec<Pair>,
    pub(super) base: Recipe,
}

/// What happens.
#[derive(Clone, Copy, Debug)]
pub(super) enum Happening {
    Nothing,
    Act(u32),
    Reaction(u32),
}

/// A draft with its recipes; kept for the next transition.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub(super) draft: Draft,
    pub(super) minds: Vec<Recipe>,
    pub(super) nodes: Vec<(Recipe, u32)>,
    /// The places of nodes, once there are many.
    pub(super) places: Map<Recipe, u32>,
    pub(super) overs: Vec<Over>,
}

impl Scratch {
    pub(super) fn clear(&mut self) {
        self.draft.clear();
        self.minds.clear();
        self.nodes.clear();
        self.places.clear();
        self.overs.clear();
    }

    pub(super) fn known(&self, recipe: Recipe) -> Option<u32> {
        if self.nodes.len() > FEW {
            return self.places.get(&recipe).copied();
        }
        self.nodes.iter().find(|(known, _)| *known == recipe).map(|&(_, target)| target)
    }

    pub(super) fn keep(&mut self, recipe: Recipe, target: u32) {
        self.nodes.push((recipe, target));
        match self.nodes.len() {
            count if count <= FEW => {}
            count if count == FEW + 1 => self.places.extend(self.nodes.iter().copied()),
            _ => {
                self.places.insert(recipe, target);
            }
        }
    }

    /// The recipe of `base` with pairs written in; two writings by one owner become one, the later winning.
    pub(super) fn over(&mut self, owner: Option<u8>, pairs: Vec<Pair>, base: Recipe) -> Recipe {
        if pairs.is_empty() {
            return base;
        }
        let mut made = Over { owner, pairs, base };
        if let Recipe::Over(number) = base {
            let earlier = &self.overs[number as usize];
            if earlier.owner == owner {
                let mut merged: Vec<Pair> = Vec::new();
                let kept = earlier.pairs.iter().filter(|p| !rewritten(p, owner, &made.pairs));
                for pair in kept.chain(&made.pairs) {
                    match merged.iter_mut().find(|m| m.path == pair.path && m.fluent == pair.fluent) {
                        Some(before) => before.code = pair.code,
                        None => merged.push(*pair),
                    }
                }
                made = Over { owner, pairs: merged, base: earlier.base };
            }
        }
        let number = self.overs.iter().position(|o| *o == made).unwrap_or_else(|| {
            self.overs.push(made);
            self.overs.len() - 1
        });
        Recipe::Over(number as u32)
    }
}

/// Whether a later writing reaches the place of an earlier one, as its owner notices it at every depth.
pub(super) fn rewritten(earlier: &Pair, owner: Option<u8>, later: &[Pair]) -> bool {
    let mut path = earlier.path;
    loop {
        if later.iter().any(|l| l.fluent == earlier.fluent && l.path == path) {
            return true;
        }
        match path.split() {
            Some((first, rest)) if Some(first) == owner => path = rest,
            _ => return false,
        }
    }
}

pub(super) enum Expanded {
    World(u32),
    Node(u32),
}

/// What has effects.
#[derive(Clone, Copy)]
pub(super) enum Event {
    Act(usize),
    Reaction(usize),
}

impl Event {
    pub(super) fn effects(self, problem: &Problem) -> &Effects {
        match self {
            Event::Act(number) => &problem.acts[number].effects,
            Event::Reaction(number) => &problem.reactions[number].effects,
        }
    }
}

/// So many nodes are found faster one by one than by their hash.
pub(super) const FEW: usize = 32;
