//! What is left of a problem in one opening: many openings of one problem differ in what can make no difference.
//!
//! From what is so in the opening, in the world or in any mind, acts and reactions add what they could make so and take
//! nothing away, as in [`super::simple`]. What can never happen is left out. A fluent that is the same in every mind and
//! that nothing left can change is *frozen*: it matters only through the comparisons it is read in. Openings of which the
//! same is left, and in which all that is frozen tells the same, are the same story but for names; they share an engine,
//! where frozen fluents have the values of the first of them. This changes no answer.

use super::frozen::Carrier;
use super::simple::{bits, first_bits, Bits, Happening, Reader, Test};
use super::told::{reads_of, Looked};
use crate::engine::Engine;
use crate::marks::{mark, marked, none_of, unmark, Marks};
use crate::problem::{
    Act, Effect, Effects, Ending, Foreseen, Lesson, Problem, Raw, Reaction, Support, Want, Wanted,
};
use crate::valuation::Layout;
use crate::value::Value;

/// What a want weighs that makes no difference.
const NOTHING: Value = Value::Number(0.0);

/// What tells apart what is left of openings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Residue {
    /// The acts that can happen.
    pub acts: Vec<u32>,
    /// The reactions that can run.
    pub reactions: Vec<u32>,
    /// By person, whether each want can come to weigh anything.
    wants: Vec<bool>,
    /// By person, whether each want that is met or not can ever be open.
    wanted: Vec<bool>,
    /// The fluents that stay as they are.
    frozen: Marks,
    /// What they tell.
    told: Vec<(u8, u64)>,
}

/// An act or a reaction: what may come of it, in any mind, and the fluents it writes.
#[derive(Debug)]
struct Written {
    happening: Happening,
    writes: Vec<u32>,
}

/// Works out what is left of openings of one problem.
#[derive(Debug)]
pub(super) struct Residues {
    first_bit: Vec<Option<u32>>,
    words: usize,
    doubts: Vec<Bits>,
    acts: Vec<(u32, Written)>,
    reactions: Vec<Written>,
    /// Of each want that weighs something only where a condition holds or a fluent is not 0: these two.
    wants: Vec<(Option<Test>, Option<u32>)>,
    wanted: Vec<Test>,
}

impl Residues {
    pub fn new(problem: &Problem, layout: &Layout) -> Residues {
        let (first_bit, words) = first_bits(problem, layout);
        let reader = Reader { layout, first_bit: &first_bit };
        let written = |when: &Raw, effects: &Effects| Written {
            happening: reader.happening(when, all_effects(effects)),
            writes: all_effects(effects).map(|e| e.fluent).collect(),
        };
        let mut doubted = Vec::new();
        problem.acts.iter().for_each(|act| doubts(&act.support, &mut doubted));
        let unknown = |&fluent: &u32| {
            let first = first_bit[fluent as usize]?;
            let code = layout.domain(fluent).iter().position(|v| *v == Value::Unknown)? as u32;
            Some(bits([first + code].into_iter()))
        };
        let usable = |(_, act): &(u32, &crate::problem::Act)| act.planned || act.searched;
        let acts = (0..).zip(&problem.acts).filter(usable);
        let want = |raw: &Raw| match raw {
            Raw::If(condition, most, least) if matches!(**least, Raw::Constant(v) if v == NOTHING) => {
                let weight = match **most {
                    Raw::Read(fluent) => Some(fluent),
                    _ => None,
                };
                (Some(reader.test(condition)), weight)
            }
            _ => (None, None),
        };
        let foreseen = problem.foreseen.iter().flat_map(|f| &f.wanted).flatten();
        Residues {
            doubts: doubted.iter().filter_map(unknown).collect(),
            acts: acts.map(|(n, a)| (n, written(&a.raw, &a.effects))).collect(),
            reactions: problem.reactions.iter().map(|r| written(&r.raw, &r.effects)).collect(),
            wants: problem.wants.iter().flatten().map(|w| want(&w.raw)).collect(),
            wanted: foreseen.map(|w| reader.test(&w.raw)).collect(),
            words,
            first_bit,
        }
    }

    /// What is left in an opening, and the worlds around it.
    pub fn of(&self, engine: &Engine, opening: u32) -> (Residue, Vec<u32>) {
        let (space, problem) = (&engine.space, &engine.problem);
        let nodes = space.worlds.around(opening);
        let (state, acts, reactions) = self.closure(engine, &nodes);
        let mut frozen = none_of(space.layout.len());
        for fluent in 0..space.layout.len() as u32 {
            let code = space.code(opening, fluent);
            if nodes.iter().all(|&node| space.code(node, fluent) == code) {
                mark(&mut frozen, fluent);
            }
        }
        let live = acts.iter().map(|&at| &self.acts[at].1);
        for written in live.chain(reactions.iter().map(|&at| &self.reactions[at as usize])) {
            written.writes.iter().for_each(|&fluent| unmark(&mut frozen, fluent));
        }
        let weighs = |(test, weight): &(Option<Test>, Option<u32>)| {
            test.as_ref().is_none_or(|t| t.passes(&state))
                && weight.is_none_or(|f| !marked(&frozen, f) || space.read(opening, f) != NOTHING)
        };
        let wants: Vec<bool> = self.wants.iter().map(weighs).collect();
        let all_wanted = || problem.foreseen.iter().flat_map(|f| &f.wanted).flatten();
        let wanted: Vec<bool> = all_wanted()
            .zip(&self.wanted)
            .map(|(wanted, test)| {
                let mut read = Vec::new();
                reads_of(&wanted.there, &space.layout, &mut read);
                let stays = read.iter().all(|&f| marked(&frozen, f));
                test.passes(&state) && (!stays || space.holds(&wanted.there, opening))
            })
            .collect();
        let acts: Vec<u32> = acts.into_iter().map(|at| self.acts[at].0).collect();
        let mut looked = Looked { engine, opening, frozen, told: Vec::new() };
        looked.look(|looked| {
            for &act in &acts {
                let act = &problem.acts[act as usize];
                looked.condition(&act.raw);
                looked.effects(&act.effects);
                act.observers.iter().for_each(|seen| looked.made(seen));
            }
            for &reaction in &reactions {
                looked.condition(&problem.reactions[reaction as usize].raw);
                looked.effects(&problem.reactions[reaction as usize].effects);
            }
            for (want, _) in problem.wants.iter().flatten().zip(&wants).filter(|(_, kept)| **kept) {
                looked.value(&want.raw);
            }
            for (wanted, _) in all_wanted().zip(&wanted).filter(|(_, kept)| **kept) {
                looked.condition(&wanted.raw);
                looked.made(&wanted.there);
            }
            problem.endings.iter().for_each(|ending| looked.condition(&ending.raw));
        });
        let Looked { frozen, told, .. } = looked;
        (Residue { acts, reactions, wants, wanted, frozen, told }, nodes)
    }

    /// All that may come to be so, and the acts (by place) and reactions that may happen.
    fn closure(&self, engine: &Engine, nodes: &[u32]) -> (Vec<u64>, Vec<usize>, Vec<u32>) {
        let mut state = vec![0; self.words];
        for &node in nodes {
            let packed = engine.space.packed(node);
            for (fluent, first) in (0..).zip(&self.first_bit) {
                if let Some(first) = first {
                    mark(&mut state, first + engine.space.layout.get(packed, fluent));
                }
            }
        }
        for bits in self.doubts.iter().flatten() {
            state[bits.0 as usize] |= bits.1;
        }
        let all: Vec<&Happening> =
            self.acts.iter().map(|(_, act)| act).chain(&self.reactions).map(|w| &w.happening).collect();
        let mut happens = vec![false; all.len()];
        loop {
            let mut grows = false;
            for (happening, happens) in all.iter().zip(&mut happens) {
                *happens = *happens || happening.test.passes(&state);
                grows |= *happens && happening.give(&mut state);
            }
            if !grows {
                break;
            }
        }
        let acts = (0..self.acts.len()).filter(|&at| happens[at]).collect();
        let reactions = (0..self.reactions.len() as u32).filter(|&r| happens[self.acts.len() + r as usize]);
        (state, acts, reactions.collect())
    }
}

impl Residue {
    /// What is left of the problem of an engine, in openings like this one.
    pub fn problem(&self, engine: &Engine, opening: u32) -> (Problem, Layout) {
        let (whole, from) = (&engine.problem, &engine.space.layout);
        let domain = |fluent| match marked(&self.frozen, fluent) {
            true => vec![engine.space.read(opening, fluent)],
            false => from.domain(fluent).to_vec(),
        };
        let to = Layout::new(&(0..from.len() as u32).map(domain).collect::<Vec<_>>());
        let carrier = Carrier { from, to: &to };
        let act = |&number: &u32| {
            let act = whole.acts[number as usize].clone();
            Act {
                outer: carrier.condition(&act.outer),
                inner: carrier.condition(&act.inner),
                support: carrier.support(&act.support),
                effects: carrier.effects(&act.effects),
                observers: act.observers.iter().map(|seen| carrier.condition(seen)).collect(),
                ..act
            }
        };
        let reaction = |&number: &u32| {
            let reaction = whole.reactions[number as usize].clone();
            Reaction {
                outer: carrier.condition(&reaction.outer),
                inner: carrier.condition(&reaction.inner),
                effects: carrier.effects(&reaction.effects),
                ..reaction
            }
        };
        let mut kept = self.wants.iter();
        let mut want = |want: &Want| {
            let kept = *kept.next().expect("one for each");
            kept.then(|| Want { number: carrier.number(&want.number), ..want.clone() })
        };
        let wants = whole.wants.iter().map(|wants| wants.iter().filter_map(&mut want).collect()).collect();
        let mut kept = self.wanted.iter();
        let mut wanted = |wanted: &Wanted| {
            let kept = *kept.next().expect("one for each");
            kept.then(|| Wanted {
                condition: carrier.condition(&wanted.condition),
                raw: wanted.raw.clone(),
                there: carrier.condition(&wanted.there),
            })
        };
        let foreseen = whole.foreseen.as_ref().map(|all| Foreseen {
            addressed: self.acts.iter().map(|&act| all.addressed[act as usize].clone()).collect(),
            wanted: all.wanted.iter().map(|wants| wants.iter().filter_map(&mut wanted).collect()).collect(),
            unreasoned: Vec::new(),
        });
        let ending = |ending: &Ending| Ending {
            condition: carrier.condition(&ending.condition),
            raw: ending.raw.clone(),
        };
        let problem = Problem {
            people: whole.people,
            kinds: whole.kinds.clone(),
            acts: self.acts.iter().map(act).collect(),
            reactions: self.reactions.iter().map(reaction).collect(),
            wants,
            endings: whole.endings.iter().map(ending).collect(),
            parts: Vec::new(),
            foreseen,
        };
        (problem, to)
    }

    /// Whether a fluent stays as it is.
    pub fn is_frozen(&self, fluent: u32) -> bool {
        marked(&self.frozen, fluent)
    }
}

pub(super) fn all_effects(effects: &Effects) -> impl Iterator<Item = &Effect> {
    effects.outer.iter().chain(effects.inner.iter().map(|(_, effect)| effect))
}

/// Fluents of which seeing something can leave people in doubt.
fn doubts(support: &Support, found: &mut Vec<u32>) {
    match support {
        Support::Nothing => {}
        Support::Parts(_, parts) => parts.iter().for_each(|part| doubts(part, found)),
        Support::Mind(_, inner) => doubts(inner, found),
        Support::Atom(atom) => match &atom.lesson {
            Lesson::Values(_) => {}
            Lesson::Doubts(places) | Lesson::Apart { doubted: places, .. } => {
                found.extend(places.iter().map(|(_, fluent)| fluent));
            }
        },
    }
}
