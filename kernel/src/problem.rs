//! A ground problem: every act and fact with its roles filled, read from flat arrays and made ready to run.
//!
//! The flat form is two arrays, words and numbers. Words are read from the front; lists start with their length,
//! expressions with a tag. [`Problem::read`] is the one place that knows the order.

use crate::expression::{Condition, Number};
use crate::path::{self, Path};
use crate::valuation::Layout;
use crate::value::{Operation, Order, Value};

/// Why flat arrays are no problem that can be run here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

/// What a fluent holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A number.
    Number,
    /// One of a kind.
    OneOf,
}

/// What an effect puts into a fluent.
#[derive(Clone, Debug)]
pub enum Setting {
    /// A fixed code.
    Code(u32),
    /// A number to be read where the effect happens.
    Number(Number),
}

/// A fluent takes a value if a condition holds.
#[derive(Clone, Debug)]
pub struct Effect {
    /// In whose mind; empty for the world, or for the mind it is listed under.
    pub path: Path,
    /// Which fluent.
    pub fluent: u32,
    /// What it becomes.
    pub setting: Setting,
    /// When.
    pub when: Condition,
    /// When, as it was read.
    pub raw_when: Raw,
    /// What it becomes, as it was read.
    pub raw_value: Raw,
}

/// What an event does.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    /// To the world; where several set one fluent, the last that happens counts.
    pub outer: Vec<Effect>,
    /// To somebody's mind, the path from there.
    pub inner: Vec<(u8, Effect)>,
}

/// The comparisons that make a condition hold, for those who learn from seeing that it held.
#[derive(Clone, Debug)]
pub enum Support {
    /// Nothing to learn.
    Nothing,
    /// The supports of the parts that hold.
    Parts(Condition, Vec<Support>),
    /// Something in a mind.
    Mind(u8, Box<Support>),
    /// A comparison.
    Atom(Box<Atom>),
}

/// A comparison somebody can learn from.
#[derive(Clone, Debug)]
pub struct Atom {
    /// The comparison itself.
    pub condition: Condition,
    /// What it teaches.
    pub lesson: Lesson,
}

/// A place in a mind: a path and a fluent there.
pub type Place = (Path, u32);

/// What seeing that a comparison holds teaches, in places relative to where it is read.
#[derive(Clone, Debug)]
pub enum Lesson {
    /// The values at these places.
    Values(Vec<Place>),
    /// Only that what was believed of these is wrong.
    Doubts(Vec<Place>),
    /// The values on the right; those on the left are doubted if they were believed to be just that.
    Apart {
        /// Places on the right.
        taught: Vec<Place>,
        /// Places on the left.
        doubted: Vec<Place>,
        /// The left side.
        left: Number,
        /// The right side.
        right: Number,
    },
}

/// An act.
#[derive(Clone, Debug)]
pub struct Act {
    /// What must hold, as far as it is read in the world alone.
    pub outer: Condition,
    /// What must hold in minds.
    pub inner: Condition,
    /// What must hold, as it was read.
    pub raw: Raw,
    /// What is learned from seeing it.
    pub support: Support,
    /// What it does.
    pub effects: Effects,
    /// Who must be willing.
    pub willing: Vec<u8>,
    /// When each person sees it.
    pub observers: Vec<Condition>,
    /// Whether a search may use it.
    pub searched: bool,
    /// Whether people may count on it in their plans.
    pub planned: bool,
    /// Fluents that its conditions read, anywhere.
    pub reads: Vec<u32>,
}

/// A reaction.
#[derive(Clone, Debug)]
pub struct Reaction {
    /// When it runs, as far as it is read in the world alone.
    pub outer: Condition,
    /// What must hold in minds.
    pub inner: Condition,
    /// When it runs, as it was read.
    pub raw: Raw,
    /// What it does.
    pub effects: Effects,
    /// Fluents that its condition reads, anywhere.
    pub reads: Vec<u32>,
}

/// A want: a number, and the fluents it reads in the world and in minds.
#[derive(Clone, Debug)]
pub struct Want {
    /// How well off.
    pub number: Number,
    /// The same, as it was read.
    pub raw: Raw,
    /// Fluents read, anywhere.
    pub reads: Vec<u32>,
}

/// An ending: a condition.
#[derive(Clone, Debug)]
pub struct Ending {
    /// When it is reached.
    pub condition: Condition,
    /// The same, as it was read.
    pub raw: Raw,
}

/// A ground problem.
#[derive(Debug)]
pub struct Problem {
    /// How many people there are.
    pub people: usize,
    /// What fluents hold.
    pub kinds: Vec<Kind>,
    /// All acts, by number.
    pub acts: Vec<Act>,
    /// All reactions, in the order in which they are tried.
    pub reactions: Vec<Reaction>,
    /// The wants of each person.
    pub wants: Vec<Vec<Want>>,
    /// All endings, by number.
    pub endings: Vec<Ending>,
    /// Conditions that endings are made of, one ending after the other.
    pub parts: Vec<Condition>,
}

/// An expression as it is read, before it is made ready.
#[derive(Clone, Debug)]
pub enum Raw {
    /// A value.
    Constant(Value),
    /// What a fluent has.
    Read(u32),
    /// It, in somebody's mind.
    Mind(u8, Box<Raw>),
    /// Two values compared.
    Compare(Order, Box<Raw>, Box<Raw>),
    /// A value is (or is not) among these.
    OneOf(Box<Raw>, Vec<Value>, bool),
    /// Every part holds.
    All(Vec<Raw>),
    /// Some part holds.
    Any(Vec<Raw>),
    /// Two numbers combined.
    Math(Operation, Box<Raw>, Box<Raw>),
    /// One where a condition holds, another where it does not.
    If(Box<Raw>, Box<Raw>, Box<Raw>),
}

impl Problem {
    /// Read a problem from its flat form.
    ///
    /// # Errors
    /// If the arrays are no problem, or it is beyond what is packed here: too many people or too deep beliefs.
    pub fn read(words: &[u32], numbers: &[f64]) -> Result<(Problem, Layout), Unreadable> {
        let mut reader =
            Reader { depth: 0, words, numbers, at: 0, people: 0, values: Vec::new(), fluents: 0 };
        let problem = reader.problem()?;
        match reader.at == words.len() {
            true => Ok(problem),
            false => Err(Unreadable(format!("{} words too many", words.len() - reader.at))),
        }
    }
}

/// Expressions nested deeper than this are refused, so that reading and running them cannot exhaust the stack.
const DEEPEST: u32 = 500;

struct Reader<'a> {
    depth: u32,
    words: &'a [u32],
    numbers: &'a [f64],
    at: usize,
    people: usize,
    values: Vec<Value>,
    fluents: u32,
}

type Read<T> = Result<T, Unreadable>;

fn wrong<T>(what: impl Into<String>) -> Read<T> {
    Err(Unreadable(what.into()))
}

impl Reader<'_> {
    fn word(&mut self) -> Read<u32> {
        let word = self.words.get(self.at).copied();
        self.at += 1;
        word.ok_or_else(|| Unreadable("the words end too early".into()))
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let count = self.word()? as usize;
        if count > self.words.len() {
            return wrong(format!("a list of {count}"));
        }
        (0..count).map(|_| one(self)).collect()
    }

    fn flag(&mut self) -> Read<bool> {
        match self.word()? {
            0 => Ok(false),
            1 => Ok(true),
            other => wrong(format!("a truth of {other}")),
        }
    }

    fn person(&mut self) -> Read<u8> {
        let person = self.word()?;
        match (person as usize) < self.people {
            true => Ok(person as u8),
            false => wrong(format!("person {person} of {}", self.people)),
        }
    }

    fn fluent(&mut self) -> Read<u32> {
        let fluent = self.word()?;
        match fluent < self.fluents {
            true => Ok(fluent),
            false => wrong(format!("fluent {fluent} of {}", self.fluents)),
        }
    }

    fn value(&mut self) -> Read<Value> {
        let number = self.word()?;
        self.values.get(number as usize).copied().ok_or_else(|| Unreadable(format!("value {number}")))
    }

    fn problem(&mut self) -> Read<(Problem, Layout)> {
        self.people = self.word()? as usize;
        if self.people > path::MOST_PEOPLE {
            return wrong(format!("{} people", self.people));
        }
        self.values = self.list(|r| {
            Ok(match r.word()? {
                0 => Value::Unknown,
                1 => Value::No,
                2 => Value::Yes,
                3 => Value::Thing(r.word()?),
                4 => {
                    let at = r.word()? as usize;
                    let number = r.numbers.get(at).copied();
                    Value::number(number.ok_or_else(|| Unreadable(format!("number {at}")))?)
                }
                other => return wrong(format!("a value of kind {other}")),
            })
        })?;
        let fluents = self.list(|r| {
            let kind = match r.word()? {
                0 => Kind::YesNo,
                1 => Kind::Number,
                2 => Kind::OneOf,
                other => return wrong(format!("a fluent of kind {other}")),
            };
            Ok((kind, r.list(Self::value)?))
        })?;
        self.fluents = fluents.len() as u32;
        let (kinds, domains): (Vec<_>, Vec<_>) = fluents.into_iter().unzip();
        let layout = Layout::new(&domains);
        let acts = self.list(|r| r.act(&layout, &kinds))?;
        let reactions = self.list(|r| {
            let when = r.expression()?;
            let mut reads = Vec::new();
            when.reads(&mut reads);
            let effects = r.effects(&layout)?;
            let (outer, inner) = when.condition(&layout).split();
            Ok(Reaction { outer, inner, raw: when, effects, reads })
        })?;
        let mut wants: Vec<Vec<Want>> = vec![Vec::new(); self.people];
        for (person, want) in self.list(|r| {
            let person = r.person()?;
            let value = r.expression()?;
            let mut reads = Vec::new();
            value.reads(&mut reads);
            Ok((person, Want { number: value.number(&layout), raw: value, reads }))
        })? {
            wants[usize::from(person)].push(want);
        }
        let endings = self.list(|r| {
            let raw = r.expression()?;
            Ok(Ending { condition: raw.condition(&layout), raw })
        })?;
        let parts = self.list(|r| Ok(r.expression()?.condition(&layout)))?;
        Ok((Problem { people: self.people, kinds, acts, reactions, wants, endings, parts }, layout))
    }

    fn act(&mut self, layout: &Layout, kinds: &[Kind]) -> Read<Act> {
        let requires = self.list(Self::expression)?;
        let effects = self.effects(layout)?;
        let willing = self.list(Self::person)?;
        let people = self.people;
        let observers: Vec<Condition> =
            (0..people).map(|_| Ok(self.expression()?.condition(layout))).collect::<Read<_>>()?;
        let (searched, planned) = (self.flag()?, self.flag()?);
        let mut reads = Vec::new();
        requires.iter().for_each(|r| r.reads(&mut reads));
        let whole = Raw::All(requires);
        whole.places(&mut Vec::new(), &mut Vec::new())?; // no deeper than a path can be
        let (outer, inner) = whole.condition(layout).split();
        Ok(Act {
            outer,
            inner,
            raw: whole.clone(),
            support: whole.support(layout, kinds)?,
            effects,
            willing,
            observers,
            searched,
            planned,
            reads,
        })
    }

    fn effects(&mut self, layout: &Layout) -> Read<Effects> {
        let mut effects = Effects::default();
        for mut effect in self.list(|r| r.effect(layout))? {
            match effect.path.split() {
                None => effects.outer.push(effect),
                Some((person, rest)) => {
                    effect.path = rest;
                    effects.inner.push((person, effect));
                }
            }
        }
        Ok(effects)
    }

    fn effect(&mut self, layout: &Layout) -> Read<Effect> {
        let minds = self.list(Self::person)?;
        let path =
            Path::new(&minds).ok_or_else(|| Unreadable(format!("a belief {} minds deep", minds.len())))?;
        let fluent = self.fluent()?;
        let raw_value = self.expression()?;
        let setting = match &raw_value {
            Raw::Constant(value) if layout.slot(fluent).count > 0 => {
                let code = layout.domain(fluent).iter().position(|v| v == value);
                let code = code.ok_or_else(|| {
                    Unreadable(format!("fluent {fluent} cannot be {value:?}, which an effect makes it"))
                })?;
                Setting::Code(code as u32)
            }
            other => Setting::Number(other.number(layout)),
        };
        let raw_when = self.expression()?;
        Ok(Effect { path, fluent, setting, when: raw_when.condition(layout), raw_when, raw_value })
    }

    fn expression(&mut self) -> Read<Raw> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return wrong(format!("an expression nested more than {DEEPEST} deep"));
        }
        let made = self.expression_at();
        self.depth -= 1;
        made
    }

    fn expression_at(&mut self) -> Read<Raw> {
        let boxed = |r: &mut Self| Ok(Box::new(r.expression()?));
        Ok(match self.word()? {
            0 => Raw::Constant(self.value()?),
            1 => Raw::Read(self.fluent()?),
            2 => Raw::Mind(self.person()?, boxed(self)?),
            3 => Raw::Compare(self.order()?, boxed(self)?, boxed(self)?),
            4 => {
                let inside = self.flag()?;
                let values = self.list(Self::value)?;
                Raw::OneOf(boxed(self)?, values, inside)
            }
            5 => Raw::All(self.list(Self::expression)?),
            6 => Raw::Any(self.list(Self::expression)?),
            7 => Raw::Math(self.operation()?, boxed(self)?, boxed(self)?),
            8 => Raw::If(boxed(self)?, boxed(self)?, boxed(self)?),
            other => return wrong(format!("an expression of kind {other}")),
        })
    }

    fn order(&mut self) -> Read<Order> {
        Ok(match self.word()? {
            0 => Order::Same,
            1 => Order::Other,
            2 => Order::Less,
            3 => Order::AtMost,
            4 => Order::More,
            5 => Order::AtLeast,
            other => return wrong(format!("comparison {other}")),
        })
    }

    fn operation(&mut self) -> Read<Operation> {
        Ok(match self.word()? {
            0 => Operation::Plus,
            1 => Operation::Minus,
            2 => Operation::Times,
            3 => Operation::By,
            other => return wrong(format!("operation {other}")),
        })
    }
}

impl Raw {
    /// It as a condition.
    fn condition(&self, layout: &Layout) -> Condition {
        match self {
            Raw::Constant(value) if *value == Value::Yes => Condition::Always,
            Raw::Constant(_) => Condition::Never,
            Raw::All(parts) => Condition::all(parts.iter().map(|p| p.condition(layout))),
            Raw::Any(parts) => Condition::any(parts.iter().map(|p| p.condition(layout))),
            Raw::Mind(person, inner) => match inner.condition(layout) {
                // What always (never) holds does so in every mind.
                decided @ (Condition::Always | Condition::Never) => decided,
                other => Condition::Mind(*person, Box::new(other)),
            },
            Raw::Compare(order, left, right) => Raw::compare(*order, left, right, layout),
            Raw::OneOf(inner, values, inside) => {
                inner.among(layout, |v| values.contains(&v) == *inside).unwrap_or_else(|| {
                    Condition::OneOf(Box::new(inner.number(layout)), values.clone().into(), *inside)
                })
            }
            Raw::Read(_) | Raw::Math(..) | Raw::If(..) => {
                self.among(layout, |v| v == Value::Yes).unwrap_or_else(|| {
                    let number = Box::new(self.number(layout));
                    Condition::Compare(Order::Same, number, Box::new(Number::Constant(Value::Yes)))
                })
            }
        }
    }

    fn compare(order: Order, left: &Raw, right: &Raw, layout: &Layout) -> Condition {
        if let Raw::Constant(value) = right {
            if let Some(made) = left.among(layout, |v| order.holds(v, *value)) {
                return made;
            }
        }
        if let Raw::Constant(value) = left {
            if let Some(made) = right.among(layout, |v| order.holds(*value, v)) {
                return made;
            }
        }
        Condition::Compare(order, Box::new(left.number(layout)), Box::new(right.number(layout)))
    }

    /// The condition that a plain reading has one of the values that fit; none for anything else.
    fn among(&self, layout: &Layout, fits: impl Fn(Value) -> bool) -> Option<Condition> {
        match self {
            Raw::Mind(person, inner) => match inner.among(layout, fits)? {
                decided @ (Condition::Always | Condition::Never) => Some(decided),
                other => Some(Condition::Mind(*person, Box::new(other))),
            },
            Raw::Read(fluent) if layout.slot(*fluent).count > 0 => {
                let domain = layout.domain(*fluent);
                let codes: Vec<u32> =
                    (0..domain.len() as u32).filter(|&c| fits(domain[c as usize])).collect();
                Some(match codes[..] {
                    [] => Condition::Never,
                    _ if codes.len() == domain.len() => Condition::Always,
                    [code] => Condition::Packed([layout.test(*fluent, code)].into()),
                    _ => {
                        let mut set = vec![0; domain.len().div_ceil(64)];
                        codes.iter().for_each(|c| set[(c >> 6) as usize] |= 1 << (c & 63));
                        Condition::Among(*fluent, set.into())
                    }
                })
            }
            _ => None,
        }
    }

    /// It as something that has a value.
    fn number(&self, layout: &Layout) -> Number {
        let boxed = |raw: &Raw| Box::new(raw.number(layout));
        match self {
            Raw::Constant(value) => Number::Constant(*value),
            Raw::Read(fluent) => Number::Read(*fluent),
            Raw::Mind(person, inner) => Number::Mind(*person, boxed(inner)),
            Raw::Math(operation, left, right) => Number::Math(*operation, boxed(left), boxed(right)),
            Raw::If(test, then, otherwise) => {
                Number::If(Box::new(test.condition(layout)), boxed(then), boxed(otherwise))
            }
            Raw::Compare(..) | Raw::OneOf(..) | Raw::All(_) | Raw::Any(_) => {
                Number::Truth(Box::new(self.condition(layout)))
            }
        }
    }

    /// Every fluent read, in any mind; once each.
    fn reads(&self, found: &mut Vec<u32>) {
        match self {
            Raw::Constant(_) => {}
            Raw::Read(fluent) => {
                if !found.contains(fluent) {
                    found.push(*fluent);
                }
            }
            Raw::Mind(_, inner) | Raw::OneOf(inner, _, _) => inner.reads(found),
            Raw::Compare(_, left, right) | Raw::Math(_, left, right) => {
                left.reads(found);
                right.reads(found);
            }
            Raw::All(parts) | Raw::Any(parts) => parts.iter().for_each(|p| p.reads(found)),
            Raw::If(test, then, otherwise) => {
                [test, then, otherwise].iter().for_each(|p| p.reads(found));
            }
        }
    }

    /// The places read, relative to where it is read.
    fn places(&self, path: &mut Vec<u8>, found: &mut Vec<Place>) -> Read<()> {
        match self {
            Raw::Constant(_) => {}
            Raw::Read(fluent) => {
                let path = Path::new(path)
                    .ok_or_else(|| Unreadable(format!("a belief {} minds deep", path.len())))?;
                found.push((path, *fluent));
            }
            Raw::Mind(person, inner) => {
                path.push(*person);
                inner.places(path, found)?;
                path.pop();
            }
            Raw::OneOf(inner, _, _) => inner.places(path, found)?,
            Raw::Compare(_, left, right) | Raw::Math(_, left, right) => {
                left.places(path, found)?;
                right.places(path, found)?;
            }
            Raw::All(parts) | Raw::Any(parts) => {
                for part in parts {
                    part.places(path, found)?;
                }
            }
            Raw::If(test, then, otherwise) => {
                for part in [test, then, otherwise] {
                    part.places(path, found)?;
                }
            }
        }
        Ok(())
    }

    fn support(&self, layout: &Layout, kinds: &[Kind]) -> Read<Support> {
        Ok(match self {
            Raw::Constant(_) => Support::Nothing,
            Raw::All(parts) | Raw::Any(parts) => Support::Parts(
                self.condition(layout),
                parts.iter().map(|p| p.support(layout, kinds)).collect::<Read<_>>()?,
            ),
            Raw::Mind(person, inner) => Support::Mind(*person, Box::new(inner.support(layout, kinds)?)),
            _ => Support::Atom(Box::new(Atom {
                condition: self.condition(layout),
                lesson: self.lesson(layout, kinds)?,
            })),
        })
    }

    fn lesson(&self, layout: &Layout, kinds: &[Kind]) -> Read<Lesson> {
        let mut places = Vec::new();
        self.places(&mut Vec::new(), &mut places)?;
        let all = |kind: Kind| places.iter().all(|&(_, f)| kinds[f as usize] == kind);
        let Raw::Compare(order @ (Order::Same | Order::Other), left, right) = self else {
            return Ok(Lesson::Doubts(places));
        };
        if *order == Order::Same || all(Kind::YesNo) && !places.is_empty() {
            return Ok(Lesson::Values(places));
        }
        let (mut taught, mut doubted) = (Vec::new(), Vec::new());
        right.places(&mut Vec::new(), &mut taught)?;
        left.places(&mut Vec::new(), &mut doubted)?;
        if taught.is_empty() || !all(Kind::OneOf) {
            return Ok(Lesson::Doubts(places));
        }
        Ok(Lesson::Apart { taught, doubted, left: left.number(layout), right: right.number(layout) })
    }
}
