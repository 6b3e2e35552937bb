//! What is left of a problem in one opening: many openings of one problem differ in what can make no difference.
//!
//! From what is so in the opening, in the world or in any mind, acts and reactions add what they could make so and take
//! nothing away, as in [`super::openness`]. What can never happen is left out. A fluent that is the same in every mind and
//! that nothing left can change is *frozen*: it matters only through the comparisons it is read in. Openings of which the
//! same is left, and in which all that is frozen tells the same, are the same story but for names; they share an engine,
//! where frozen fluents have the values of the first of them. This changes no answer.

use super::frozen::{reads_of_tests, Carrier};
use super::openness::{bits, Bits, Reader, Test};
use crate::engine::Engine;
use crate::expression::{Condition, Number};
use crate::problem::{
    Act, Effect, Effects, Ending, Foreseen, Kind, Lesson, Problem, Raw, Reaction, Setting, Support, Want,
    Wanted,
};
use crate::valuation::Layout;
use crate::value::{Order, Value};

/// What a want weighs that makes no difference.
const NOTHING: Value = Value::Number(0.0);

/// A set of small numbers.
type Marks = Vec<u64>;

fn mark(set: &mut Marks, number: u32) {
    set[(number >> 6) as usize] |= 1 << (number & 63);
}

fn unmark(set: &mut Marks, number: u32) {
    set[(number >> 6) as usize] &= !(1 << (number & 63));
}

fn marked(set: &Marks, number: u32) -> bool {
    set[(number >> 6) as usize] >> (number & 63) & 1 != 0
}

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

/// An act or a reaction.
#[derive(Debug)]
struct Happening {
    test: Test,
    gives: Vec<(Bits, Test)>,
    writes: Vec<u32>,
}

/// Works out what is left of openings of one problem.
#[derive(Debug)]
pub(super) struct Residues {
    first_bit: Vec<Option<u32>>,
    words: usize,
    doubts: Vec<Bits>,
    acts: Vec<(u32, Happening)>,
    reactions: Vec<Happening>,
    /// Of each want that weighs something only where a condition holds or a fluent is not 0: these two.
    wants: Vec<(Option<Test>, Option<u32>)>,
    wanted: Vec<Test>,
}

impl Residues {
    pub fn new(problem: &Problem, layout: &Layout) -> Residues {
        let mut count = 0;
        let first_bit: Vec<Option<u32>> = (0..layout.len() as u32)
            .map(|fluent| {
                (problem.kinds[fluent as usize] != Kind::Number).then(|| {
                    let first = count;
                    count += layout.slot(fluent).count;
                    first
                })
            })
            .collect();
        let reader = Reader { layout, first_bit: &first_bit };
        let happening = |when: &Raw, effects: &Effects| Happening {
            test: reader.test(when),
            gives: all_effects(effects)
                .filter_map(|effect| {
                    let first = first_bit[effect.fluent as usize]?;
                    let given = match effect.setting {
                        Setting::Code(code) => bits([first + code].into_iter()),
                        Setting::Number(_) => bits(first..first + layout.slot(effect.fluent).count),
                    };
                    Some((given, reader.test(&effect.raw_when)))
                })
                .collect(),
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
            acts: acts.map(|(n, a)| (n, happening(&a.raw, &a.effects))).collect(),
            reactions: problem.reactions.iter().map(|r| happening(&r.raw, &r.effects)).collect(),
            wants: problem.wants.iter().flatten().map(|w| want(&w.raw)).collect(),
            wanted: foreseen.map(|w| reader.test(&w.raw)).collect(),
            words: (count as usize).div_ceil(64).max(1),
            first_bit,
        }
    }

    /// What is left in an opening, and the worlds around it.
    pub fn of(&self, engine: &Engine, opening: u32) -> (Residue, Vec<u32>) {
        let (space, problem) = (&engine.space, &engine.problem);
        let nodes = space.worlds.around(opening);
        let (state, acts, reactions) = self.closure(engine, &nodes);
        let mut frozen = vec![0; space.layout.len().div_ceil(64)];
        for fluent in 0..space.layout.len() as u32 {
            let code = space.code(opening, fluent);
            if nodes.iter().all(|&node| space.code(node, fluent) == code) {
                mark(&mut frozen, fluent);
            }
        }
        let live = acts.iter().map(|&at| &self.acts[at].1);
        for happening in live.chain(reactions.iter().map(|&at| &self.reactions[at as usize])) {
            happening.writes.iter().for_each(|&fluent| unmark(&mut frozen, fluent));
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
        let acts = self.acts.iter().map(|(_, happening)| happening);
        let all: Vec<&Happening> = acts.chain(&self.reactions).collect();
        let mut happens = vec![false; all.len()];
        loop {
            let mut grows = false;
            for (happening, happens) in all.iter().zip(&mut happens) {
                *happens = *happens || happening.test.passes(&state);
                for (given, test) in happening.gives.iter().filter(|_| *happens) {
                    let news = given.iter().any(|&(word, mask)| state[word as usize] & mask != mask);
                    if news && test.passes(&state) {
                        given.iter().for_each(|&(word, mask)| state[word as usize] |= mask);
                        grows = true;
                    }
                }
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

fn all_effects(effects: &Effects) -> impl Iterator<Item = &Effect> {
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

/// Looks through expressions for what the frozen fluents tell in an opening.
struct Looked<'a> {
    engine: &'a Engine,
    opening: u32,
    frozen: Marks,
    told: Vec<(u8, u64)>,
}

impl Looked<'_> {
    /// Look through everything until nothing more is found to be read together with what can change.
    fn look(&mut self, through: impl Fn(&mut Self)) {
        loop {
            let before = self.frozen.clone();
            self.told.clear();
            through(self);
            if self.frozen == before {
                return;
            }
        }
    }

    fn effects(&mut self, effects: &Effects) {
        for effect in all_effects(effects) {
            self.condition(&effect.raw_when);
            self.value(&effect.raw_value);
        }
    }

    fn condition(&mut self, raw: &Raw) {
        match raw {
            Raw::Constant(_) => {}
            Raw::All(parts) | Raw::Any(parts) => {
                if self.stays(raw) && self.is_plain(raw) {
                    self.tell(raw);
                } else {
                    parts.iter().for_each(|part| self.condition(part));
                }
            }
            Raw::Mind(_, inner) => self.condition(inner),
            // Who sees that a comparison holds can come to doubt everything in it.
            _ => {
                if self.stays(raw) {
                    self.tell(raw);
                } else {
                    self.thaw(raw);
                }
            }
        }
    }

    /// Something that has a value, from which nobody learns.
    fn value(&mut self, raw: &Raw) {
        match raw {
            Raw::Constant(_) => {}
            Raw::If(condition, then, otherwise) => {
                self.condition(condition);
                self.value(then);
                self.value(otherwise);
            }
            Raw::Math(_, left, right) => {
                self.value(left);
                self.value(right);
            }
            other => self.condition(other),
        }
    }

    /// A condition made ready.
    fn made(&mut self, condition: &Condition) {
        let mut read = Vec::new();
        reads_of(condition, &self.engine.space.layout, &mut read);
        if read.iter().all(|&fluent| marked(&self.frozen, fluent)) {
            let holds = self.engine.space.holds(condition, self.opening);
            self.told.push((0, holds.into()));
        } else {
            read.iter().for_each(|&fluent| unmark(&mut self.frozen, fluent));
        }
    }

    fn tell(&mut self, raw: &Raw) {
        let value = self.worth(raw);
        self.told.push(match value {
            Value::Unknown => (1, 0),
            Value::No => (0, 0),
            Value::Yes => (0, 1),
            Value::Thing(thing) => (2, thing.into()),
            Value::Number(number) => (3, number.to_bits()),
        });
    }

    /// What it is in the opening, where all that it reads is the same in every mind.
    fn worth(&self, raw: &Raw) -> Value {
        let holds = |raw: &Raw| self.worth(raw) == Value::Yes;
        match raw {
            Raw::Constant(value) => *value,
            Raw::Read(fluent) => self.engine.space.read(self.opening, *fluent),
            Raw::Mind(_, inner) => self.worth(inner),
            Raw::Compare(order, left, right) => Value::of(order.holds(self.worth(left), self.worth(right))),
            Raw::OneOf(inner, values, inside) => Value::of(values.contains(&self.worth(inner)) == *inside),
            Raw::All(parts) => Value::of(parts.iter().all(holds)),
            Raw::Any(parts) => Value::of(parts.iter().any(holds)),
            Raw::Math(operation, left, right) => operation.of(self.worth(left), self.worth(right)),
            Raw::If(test, then, otherwise) => self.worth(if holds(test) { then } else { otherwise }),
        }
    }

    fn stays(&self, raw: &Raw) -> bool {
        let mut read = Vec::new();
        reads(raw, &mut read);
        read.iter().all(|&fluent| marked(&self.frozen, fluent))
    }

    fn thaw(&mut self, raw: &Raw) {
        let mut read = Vec::new();
        reads(raw, &mut read);
        read.iter().for_each(|&fluent| unmark(&mut self.frozen, fluent));
    }

    /// Whether the simple reading of what is possible takes it for just what it is, where it stays as it is.
    fn is_plain(&self, raw: &Raw) -> bool {
        let followed = |raw: &Raw| match raw {
            Raw::Read(fluent) => self.engine.problem.kinds[*fluent as usize] != Kind::Number,
            _ => false,
        };
        match raw {
            Raw::Constant(_) => true,
            Raw::All(parts) | Raw::Any(parts) => parts.iter().all(|part| self.is_plain(part)),
            Raw::Compare(Order::Same | Order::Other, left, right) => {
                followed(left) && matches!(**right, Raw::Constant(_))
            }
            Raw::OneOf(inner, _, _) => followed(inner),
            _ => false,
        }
    }
}

fn reads(raw: &Raw, found: &mut Vec<u32>) {
    match raw {
        Raw::Constant(_) => {}
        Raw::Read(fluent) => found.push(*fluent),
        Raw::Mind(_, inner) | Raw::OneOf(inner, _, _) => reads(inner, found),
        Raw::Compare(_, left, right) | Raw::Math(_, left, right) => {
            reads(left, found);
            reads(right, found);
        }
        Raw::All(parts) | Raw::Any(parts) => parts.iter().for_each(|part| reads(part, found)),
        Raw::If(test, then, otherwise) => [test, then, otherwise].iter().for_each(|part| reads(part, found)),
    }
}

/// The fluents that a condition made ready reads.
fn reads_of(condition: &Condition, layout: &Layout, found: &mut Vec<u32>) {
    match condition {
        Condition::Always | Condition::Never => {}
        Condition::Packed(tests) => {
            found.extend(reads_of_tests(tests, layout));
        }
        Condition::Among(fluent, _) => found.push(*fluent),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| reads_of(part, layout, found));
        }
        Condition::Mind(_, inner) => reads_of(inner, layout, found),
        Condition::Compare(_, left, right) => {
            reads_of_number(left, layout, found);
            reads_of_number(right, layout, found);
        }
        Condition::OneOf(inner, _, _) => reads_of_number(inner, layout, found),
    }
}

fn reads_of_number(number: &Number, layout: &Layout, found: &mut Vec<u32>) {
    match number {
        Number::Constant(_) => {}
        Number::Read(fluent) => found.push(*fluent),
        Number::Mind(_, inner) => reads_of_number(inner, layout, found),
        Number::Math(_, left, right) => {
            reads_of_number(left, layout, found);
            reads_of_number(right, layout, found);
        }
        Number::If(condition, then, otherwise) => {
            reads_of(condition, layout, found);
            reads_of_number(then, layout, found);
            reads_of_number(otherwise, layout, found);
        }
        Number::Truth(condition) => reads_of(condition, layout, found),
    }
}
