//! Conditions and numbers that are read in a world.
//!
//! Where a condition only asks which value a fluent has, it is compiled to tests of packed words or to a set of
//! codes; sums stay sums and alternatives stay alternatives, nothing is multiplied out.

use crate::valuation::{Layout, Valuations};
use crate::value::{Operation, Order, Value, Values};
use crate::world::Worlds;

/// A condition. Negation has been pushed into the comparisons.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Holds everywhere.
    Always,
    /// Holds nowhere.
    Never,
    /// Words of the valuation that must have a content: which word, a mask, the content.
    Packed(Box<[(u32, u64, u64)]>),
    /// The code of a fluent is in a set.
    Among(u32, Box<[u64]>),
    /// Every part holds.
    All(Box<[Condition]>),
    /// Some part holds.
    Any(Box<[Condition]>),
    /// It holds in the world that somebody believes in.
    Mind(u8, Box<Condition>),
    /// Two values stand in a relation.
    Compare(Order, Box<Number>, Box<Number>),
    /// A value is (or is not) one of these.
    OneOf(Box<Number>, Box<[Value]>, bool),
}

/// Something that has a value: mostly a number.
#[derive(Clone, Debug)]
pub enum Number {
    /// Always this one.
    Constant(Value),
    /// What a fluent has.
    Read(u32),
    /// What it is in the world that somebody believes in.
    Mind(u8, Box<Number>),
    /// Two numbers combined.
    Math(Operation, Box<Number>, Box<Number>),
    /// One where a condition holds, another where it does not.
    If(Box<Condition>, Box<Number>, Box<Number>),
    /// Whether a condition holds.
    Truth(Box<Condition>),
}

/// Whether a set holds a code.
#[inline]
pub fn holds_code(set: &[u64], code: u32) -> bool {
    set[(code >> 6) as usize] >> (code & 63) & 1 != 0
}

/// All that expressions are read in.
#[derive(Debug)]
pub struct Space {
    /// Where fluents lie.
    pub layout: Layout,
    /// Values of fluents that cannot be listed.
    pub values: Values,
    /// Valuations by number.
    pub valuations: Valuations,
    /// Worlds by number.
    pub worlds: Worlds,
}

impl Space {
    /// The value of a fluent in a world.
    #[inline]
    pub fn read(&self, world: u32, fluent: u32) -> Value {
        let code = self.code(world, fluent);
        self.layout.value(&self.values, fluent, code)
    }

    /// The code of a fluent in a world.
    #[inline]
    pub fn code(&self, world: u32, fluent: u32) -> u32 {
        self.layout.get(self.packed(world), fluent)
    }

    /// The packed valuation of a world.
    #[inline]
    pub fn packed(&self, world: u32) -> &[u64] {
        self.valuations.get(self.worlds.valuation(world))
    }

    /// Whether a condition holds in a world.
    #[inline]
    pub fn holds(&self, condition: &Condition, world: u32) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            _ => self.holds_where(condition, self.worlds.valuation(world), self.worlds.minds(world)),
        }
    }

    /// Whether a condition holds in a world of this valuation in which people believe in these.
    pub fn holds_where(&self, condition: &Condition, valuation: u32, minds: &[u32]) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::Packed(tests) => {
                let packed = self.valuations.get(valuation);
                tests.iter().all(|&(word, mask, content)| packed[word as usize] & mask == content)
            }
            Condition::Among(fluent, set) => {
                holds_code(set, self.layout.get(self.valuations.get(valuation), *fluent))
            }
            Condition::All(parts) => parts.iter().all(|p| self.holds_where(p, valuation, minds)),
            Condition::Any(parts) => parts.iter().any(|p| self.holds_where(p, valuation, minds)),
            Condition::Mind(person, inner) => self.holds(inner, minds[usize::from(*person)]),
            Condition::Compare(order, left, right) => order
                .holds(self.value_where(left, valuation, minds), self.value_where(right, valuation, minds)),
            Condition::OneOf(inner, values, inside) => {
                values.contains(&self.value_where(inner, valuation, minds)) == *inside
            }
        }
    }

    /// The value of a number in a world of this valuation in which people believe in these.
    pub fn value_where(&self, number: &Number, valuation: u32, minds: &[u32]) -> Value {
        match number {
            Number::Constant(value) => *value,
            Number::Read(fluent) => {
                let code = self.layout.get(self.valuations.get(valuation), *fluent);
                self.layout.value(&self.values, *fluent, code)
            }
            Number::Mind(person, inner) => self.value(inner, minds[usize::from(*person)]),
            Number::Math(operation, left, right) => {
                let left = self.value_where(left, valuation, minds);
                operation.of(left, self.value_where(right, valuation, minds))
            }
            Number::If(condition, then, otherwise) => {
                let chosen = if self.holds_where(condition, valuation, minds) { then } else { otherwise };
                self.value_where(chosen, valuation, minds)
            }
            Number::Truth(condition) => Value::of(self.holds_where(condition, valuation, minds)),
        }
    }

    /// The value of a number in a world.
    pub fn value(&self, number: &Number, world: u32) -> Value {
        self.value_where(number, self.worlds.valuation(world), self.worlds.minds(world))
    }
}

impl Condition {
    /// Every part holds: flattened, tests of words merged.
    pub fn all(parts: impl IntoIterator<Item = Condition>) -> Condition {
        let (mut kept, mut packed): (Vec<Condition>, Vec<(u32, u64, u64)>) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Condition::Always => {}
                Condition::Never => return Condition::Never,
                Condition::Packed(tests) => {
                    for (word, mask, content) in tests.iter().copied() {
                        match packed.iter_mut().find(|(w, _, _)| *w == word) {
                            Some((_, m, c)) => {
                                if *c & mask & *m != content & *m {
                                    return Condition::Never;
                                }
                                *m |= mask;
                                *c |= content;
                            }
                            None => packed.push((word, mask, content)),
                        }
                    }
                }
                Condition::All(inner) => kept.extend(inner),
                other => kept.push(other),
            }
        }
        if !packed.is_empty() {
            kept.insert(0, Condition::Packed(packed.into()));
        }
        match kept.len() {
            0 => Condition::Always,
            1 => kept.remove(0),
            _ => Condition::All(kept.into()),
        }
    }

    /// Some part holds.
    pub fn any(parts: impl IntoIterator<Item = Condition>) -> Condition {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Condition::Never => {}
                Condition::Always => return Condition::Always,
                other => kept.push(other),
            }
        }
        match kept.len() {
            0 => Condition::Never,
            1 => kept.remove(0),
            _ => Condition::Any(kept.into()),
        }
    }

    /// Whether it is read in the world alone, in nobody's mind.
    pub fn is_outer(&self) -> bool {
        match self {
            Condition::Always | Condition::Never | Condition::Packed(_) | Condition::Among(..) => true,
            Condition::All(parts) | Condition::Any(parts) => parts.iter().all(Condition::is_outer),
            Condition::Mind(..) => false,
            Condition::Compare(_, left, right) => left.is_outer() && right.is_outer(),
            Condition::OneOf(inner, _, _) => inner.is_outer(),
        }
    }

    /// What is read in the world alone of a condition all of whose parts must hold, and the rest.
    pub fn split(self) -> (Condition, Condition) {
        let parts = match self {
            Condition::All(parts) => parts.into_vec(),
            other => vec![other],
        };
        let (outer, inner): (Vec<_>, Vec<_>) = parts.into_iter().partition(Condition::is_outer);
        (Condition::all(outer), Condition::all(inner))
    }
}

impl Number {
    /// Whether it is read in the world alone, in nobody's mind.
    pub fn is_outer(&self) -> bool {
        match self {
            Number::Constant(_) | Number::Read(_) => true,
            Number::Mind(..) => false,
            Number::Math(_, left, right) => left.is_outer() && right.is_outer(),
            Number::If(condition, then, otherwise) => {
                condition.is_outer() && then.is_outer() && otherwise.is_outer()
            }
            Number::Truth(condition) => condition.is_outer(),
        }
    }
}
