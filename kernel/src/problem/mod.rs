//! A ground problem: every act and fact with its roles filled, read from flat arrays and made ready to run.
//!
//! The flat form is two arrays, words and numbers. Words are read from the front; lists start with their length,
//! expressions with a tag. [`Problem::read`] is the one place that knows the order.

mod raw;
mod reading;

use reading::{Read, Reader};

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

/// A want that is met or not.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// When it is met.
    pub condition: Condition,
    /// The same, as it was read.
    pub raw: Raw,
    /// When somebody has it at all.
    pub there: Condition,
}

/// What people need to foresee one another.
#[derive(Clone, Debug)]
pub struct Foreseen {
    /// For each act those whom it addresses.
    pub addressed: Vec<Vec<u8>>,
    /// The wants of each person that are met or not.
    pub wanted: Vec<Vec<Wanted>>,
    /// For each ending conditions each of which, where it does not hold, takes an act of its own without a reason.
    pub unreasoned: Vec<Vec<Condition>>,
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
#[derive(Clone, Debug)]
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
    /// What is needed for foresight; none where people plan alone.
    pub foreseen: Option<Foreseen>,
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
