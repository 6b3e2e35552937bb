//! Small problems, put down in the order of their parts and handed to the kernel as flat arrays.

#![allow(dead_code)] // each test uses some of it

use denouement_kernel::engine::Engine;
use denouement_kernel::problem::Problem;
use denouement_kernel::reasons::{Reasons, Thought};
use denouement_kernel::search::{Limits, Search};
use denouement_kernel::value::{Operation, Order, Value};

/// People.
pub const A: u8 = 0;
pub const B: u8 = 1;

/// An expression.
#[derive(Clone, Debug)]
pub enum Said {
    Is(Value),
    Read(u32),
    Mind(u8, Box<Said>),
    Compare(Order, Box<Said>, Box<Said>),
    OneOf(Box<Said>, Vec<Value>, bool),
    All(Vec<Said>),
    Any(Vec<Said>),
    Math(Operation, Box<Said>, Box<Said>),
    If(Box<Said>, Box<Said>, Box<Said>),
}

pub fn yes() -> Said {
    Said::Is(Value::Yes)
}

pub fn no() -> Said {
    Said::Is(Value::No)
}

pub fn number(value: f64) -> Said {
    Said::Is(Value::number(value))
}

pub fn read(fluent: u32) -> Said {
    Said::Read(fluent)
}

pub fn is(fluent: u32) -> Said {
    compare(Order::Same, read(fluent), yes())
}

pub fn is_not(fluent: u32) -> Said {
    compare(Order::Same, read(fluent), no())
}

pub fn compare(order: Order, left: Said, right: Said) -> Said {
    Said::Compare(order, Box::new(left), Box::new(right))
}

pub fn math(operation: Operation, left: Said, right: Said) -> Said {
    Said::Math(operation, Box::new(left), Box::new(right))
}

pub fn plus(left: Said, right: f64) -> Said {
    math(Operation::Plus, left, number(right))
}

pub fn if_so(test: Said, then: f64) -> Said {
    Said::If(Box::new(test), Box::new(number(then)), Box::new(number(0.0)))
}

pub fn believes(person: u8, what: Said) -> Said {
    Said::Mind(person, Box::new(what))
}

/// An effect: in whose mind, which fluent, what it becomes, and when.
#[derive(Clone, Debug)]
pub struct Put(pub Vec<u8>, pub u32, pub Said, pub Said);

pub fn put(fluent: u32, value: Said) -> Put {
    Put(vec![], fluent, value, yes())
}

pub fn put_in(minds: &[u8], fluent: u32, value: Said) -> Put {
    Put(minds.to_vec(), fluent, value, yes())
}

#[derive(Clone, Debug)]
pub struct Does {
    requires: Vec<Said>,
    effects: Vec<Put>,
    willing: Vec<u8>,
    observers: Vec<Said>,
}

/// A problem in the making.
#[derive(Clone, Debug, Default)]
pub struct Made {
    people: usize,
    fluents: Vec<(u32, Vec<Value>)>,
    acts: Vec<Does>,
    reactions: Vec<(Said, Vec<Put>)>,
    wants: Vec<(u8, Said)>,
    endings: Vec<Said>,
    foresees: bool,
    addressed: Vec<Vec<u8>>,
    wanted: Vec<(u8, Said, Said)>,
}

impl Made {
    pub fn of(people: usize) -> Made {
        Made { people, ..Made::default() }
    }

    pub fn flag(&mut self) -> u32 {
        self.fluent(0, vec![Value::No, Value::Yes, Value::Unknown])
    }

    pub fn number(&mut self) -> u32 {
        self.fluent(1, vec![])
    }

    pub fn fluent(&mut self, kind: u32, values: Vec<Value>) -> u32 {
        self.fluents.push((kind, values));
        self.fluents.len() as u32 - 1
    }

    /// An act that everybody sees.
    pub fn act(&mut self, requires: Vec<Said>, effects: Vec<Put>, willing: &[u8]) -> u32 {
        let everybody: Vec<u8> = (0..self.people as u8).collect();
        self.act_seen(requires, effects, willing, &everybody)
    }

    pub fn act_seen(&mut self, requires: Vec<Said>, effects: Vec<Put>, willing: &[u8], by: &[u8]) -> u32 {
        let observers = (0..self.people as u8).map(|p| if by.contains(&p) { yes() } else { no() }).collect();
        self.act_when(requires, effects, willing, observers)
    }

    /// An act with the condition under which each person sees it.
    pub fn act_when(
        &mut self,
        requires: Vec<Said>,
        effects: Vec<Put>,
        willing: &[u8],
        observers: Vec<Said>,
    ) -> u32 {
        self.acts.push(Does { requires, effects, willing: willing.to_vec(), observers });
        self.addressed.push(Vec::new());
        self.acts.len() as u32 - 1
    }

    pub fn reaction(&mut self, when: Said, effects: Vec<Put>) {
        self.reactions.push((when, effects));
    }

    pub fn want(&mut self, person: u8, value: Said) {
        self.wants.push((person, value));
    }

    /// A want that is met or not, of people who foresee one another.
    pub fn wish(&mut self, person: u8, condition: Said, weight: f64) {
        self.foresees = true;
        self.want(person, if_so(condition.clone(), weight));
        self.wanted.push((person, condition, yes()));
    }

    /// Let an act address somebody.
    pub fn to(&mut self, act: u32, person: u8) {
        self.addressed[act as usize].push(person);
    }

    pub fn ending(&mut self, condition: Said) {
        self.endings.push(condition);
    }

    /// The flat arrays.
    pub fn arrays(&self) -> (Vec<u32>, Vec<f64>) {
        let mut out = Writer::default();
        out.list(&self.fluents, |out, (kind, values)| {
            out.words.push(*kind);
            out.list(values, |out, &v| out.value(v));
        });
        out.list(&self.acts, |out, act| {
            out.list(&act.requires, Writer::said);
            out.list(&act.effects, Writer::put);
            out.list(&act.willing, |out, &p| out.words.push(p.into()));
            act.observers.iter().for_each(|o| out.said(o));
            out.words.extend([1, 1]);
        });
        out.list(&self.reactions, |out, (when, effects)| {
            out.said(when);
            out.list(effects, Writer::put);
        });
        out.list(&self.wants, |out, (person, value)| {
            out.words.push((*person).into());
            out.said(value);
        });
        out.list(&self.endings, Writer::said);
        out.list(&[] as &[Said], Writer::said);
        self.write_foresight(&mut out);
        let Writer { words, values } = out;
        let (mut head, mut numbers) = (vec![self.people as u32, values.len() as u32], Vec::new());
        for value in values {
            match value {
                Value::Unknown => head.push(0),
                Value::No => head.push(1),
                Value::Yes => head.push(2),
                Value::Thing(thing) => head.extend([3, thing]),
                Value::Number(number) => {
                    head.extend([4, numbers.len() as u32]);
                    numbers.push(number);
                }
            }
        }
        head.extend(words);
        (head, numbers)
    }

    fn write_foresight(&self, out: &mut Writer) {
        out.words.push(self.foresees.into());
        if self.foresees {
            out.list(&self.addressed, |out, people| out.list(people, |out, &p| out.words.push(p.into())));
            out.list(&self.wanted, |out, (person, condition, there)| {
                out.words.push((*person).into());
                out.said(condition);
                out.said(there);
            });
            out.words.push(0); // nothing is said of acts that endings cannot do without
        }
    }

    /// The problem in an engine.
    pub fn engine(&self) -> Engine {
        let (words, numbers) = self.arrays();
        let (problem, layout) = Problem::read(&words, &numbers).expect("it is a problem");
        Engine::new(problem, layout)
    }

    /// The problem with a world in which all believe in all the same values.
    pub fn opened(&self, values: &[Value]) -> Opened {
        let mut engine = self.engine();
        let world = engine.load(&[values.to_vec()], &[vec![0; self.people]]).expect("a world")[0];
        let reasons = Reasons::new(&engine, 6);
        Opened { engine, reasons, world }
    }

    /// The same with another belief of one person.
    pub fn opened_with(&self, values: &[Value], person: u8, believed: &[Value]) -> Opened {
        let mut opened = self.opened(values);
        let mut minds = vec![vec![0; self.people], vec![1; self.people]];
        minds[0][usize::from(person)] = 1;
        let rows = [values.to_vec(), believed.to_vec()];
        opened.world = opened.engine.load(&rows, &minds).expect("a world")[0];
        opened
    }
}

#[derive(Default)]
struct Writer {
    words: Vec<u32>,
    values: Vec<Value>,
}

impl Writer {
    fn list<T>(&mut self, items: &[T], mut one: impl FnMut(&mut Writer, &T)) {
        self.words.push(items.len() as u32);
        items.iter().for_each(|item| one(self, item));
    }

    fn value(&mut self, value: Value) {
        let known = self.values.iter().position(|v| *v == value);
        let number = known.unwrap_or_else(|| {
            self.values.push(value);
            self.values.len() - 1
        });
        self.words.push(number as u32);
    }

    fn put(&mut self, Put(minds, fluent, value, when): &Put) {
        self.list(minds, |out, &p| out.words.push(p.into()));
        self.words.push(*fluent);
        self.said(value);
        self.said(when);
    }

    fn said(&mut self, said: &Said) {
        match said {
            Said::Is(value) => {
                self.words.push(0);
                self.value(*value);
            }
            Said::Read(fluent) => self.words.extend([1, *fluent]),
            Said::Mind(person, inner) => {
                self.words.extend([2, (*person).into()]);
                self.said(inner);
            }
            Said::Compare(order, left, right) => {
                self.words.extend([3, *order as u32]);
                self.said(left);
                self.said(right);
            }
            Said::OneOf(inner, values, inside) => {
                self.words.extend([4, (*inside).into()]);
                self.list(values, |out, &v| out.value(v));
                self.said(inner);
            }
            Said::All(parts) => {
                self.words.push(5);
                self.list(parts, Writer::said);
            }
            Said::Any(parts) => {
                self.words.push(6);
                self.list(parts, Writer::said);
            }
            Said::Math(operation, left, right) => {
                self.words.extend([7, *operation as u32]);
                self.said(left);
                self.said(right);
            }
            Said::If(test, then, otherwise) => {
                self.words.push(8);
                self.said(test);
                self.said(then);
                self.said(otherwise);
            }
        }
    }
}

/// A problem in play.
pub struct Opened {
    pub engine: Engine,
    pub reasons: Reasons,
    pub world: u32,
}

impl Opened {
    pub fn step(&mut self, world: u32, act: u32) -> u32 {
        self.engine.step(world, act).expect("nothing stops it")
    }

    /// The value of a fluent in the mind at the end of a path.
    pub fn at(&self, world: u32, path: &[u8], fluent: u32) -> Value {
        let mind = path.iter().fold(world, |w, &p| self.engine.space.worlds.mind(w, p.into()));
        self.engine.space.read(mind, fluent)
    }

    /// The plan for which a person would do an act.
    pub fn plan(&mut self, act: u32, person: u8, thought: Thought) -> Option<Vec<u32>> {
        let found = self.reasons.reason(&mut self.engine, act, person, self.world, thought);
        found.expect("nothing stops it").map(|plan| self.reasons.acts(plan))
    }

    pub fn search(&mut self, events: u32, thought: Thought) -> Search<'_> {
        let Opened { engine, reasons, .. } = self;
        Search { engine, reasons, foresight: None, limits: Limits { events, thought } }
    }
}

/// People who think so many acts ahead, so many minds deep.
pub fn thought(horizon: u8, minds: u8) -> Thought {
    Thought { horizon, minds }
}
