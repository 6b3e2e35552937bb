//! What fluents tell that stay as they are: what each comparison they are read in comes to.

use super::frozen::reads_of_tests;
use super::residue::all_effects;
use crate::engine::Engine;
use crate::expression::{Condition, Number};
use crate::marks::{marked, unmark, Marks};
use crate::problem::{Effects, Kind, Raw};
use crate::valuation::Layout;
use crate::value::{Order, Value};

/// Looks through expressions for what the frozen fluents tell in an opening.
pub(super) struct Looked<'a> {
    pub engine: &'a Engine,
    pub opening: u32,
    pub frozen: Marks,
    pub told: Vec<(u8, u64)>,
}

impl Looked<'_> {
    /// Look through everything until nothing more is found to be read together with what can change.
    pub fn look(&mut self, through: impl Fn(&mut Self)) {
        loop {
            let before = self.frozen.clone();
            self.told.clear();
            through(self);
            if self.frozen == before {
                return;
            }
        }
    }

    pub fn effects(&mut self, effects: &Effects) {
        for effect in all_effects(effects) {
            self.condition(&effect.raw_when);
            self.value(&effect.raw_value);
        }
    }

    pub fn condition(&mut self, raw: &Raw) {
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
    pub fn value(&mut self, raw: &Raw) {
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
    pub fn made(&mut self, condition: &Condition) {
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
        raw.reads(&mut read);
        read.iter().all(|&fluent| marked(&self.frozen, fluent))
    }

    fn thaw(&mut self, raw: &Raw) {
        let mut read = Vec::new();
        raw.reads(&mut read);
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

/// The fluents that a condition made ready reads.
pub(super) fn reads_of(condition: &Condition, layout: &Layout, found: &mut Vec<u32>) {
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
