//! Conditions and effects where some fluents have but one value: what is settled by that is left out of them.

use crate::expression::{holds_code, Condition, Number};
use crate::problem::{Atom, Effect, Effects, Lesson, Setting, Support};
use crate::valuation::Layout;
use crate::value::Value;

/// Carries what was made ready for one layout over to another, in which fluents have the same values or but one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carrier<'a> {
    pub from: &'a Layout,
    pub to: &'a Layout,
}

impl Carrier<'_> {
    pub fn condition(self, condition: &Condition) -> Condition {
        match condition {
            Condition::Always => Condition::Always,
            Condition::Never => Condition::Never,
            Condition::Packed(tests) => Condition::all(
                self.tested(tests).into_iter().map(|(fluent, value)| self.among(fluent, |v| v == value)),
            ),
            Condition::Among(fluent, set) => {
                let domain = self.from.domain(*fluent);
                let inside = |value| {
                    domain.iter().position(|v| *v == value).is_some_and(|c| holds_code(set, c as u32))
                };
                self.among(*fluent, inside)
            }
            Condition::All(parts) => Condition::all(parts.iter().map(|part| self.condition(part))),
            Condition::Any(parts) => Condition::any(parts.iter().map(|part| self.condition(part))),
            Condition::Mind(person, inner) => match self.condition(inner) {
                settled @ (Condition::Always | Condition::Never) => settled,
                other => Condition::Mind(*person, Box::new(other)),
            },
            Condition::Compare(order, left, right) => match (self.number(left), self.number(right)) {
                (Number::Constant(left), Number::Constant(right)) => settled(order.holds(left, right)),
                (Number::Read(fluent), Number::Constant(value)) if self.is_listed(fluent) => {
                    self.among(fluent, |v| order.holds(v, value))
                }
                (left, right) => Condition::Compare(*order, Box::new(left), Box::new(right)),
            },
            Condition::OneOf(inner, values, inside) => match self.number(inner) {
                Number::Constant(value) => settled(values.contains(&value) == *inside),
                other => Condition::OneOf(Box::new(other), values.clone(), *inside),
            },
        }
    }

    pub fn number(self, number: &Number) -> Number {
        match number {
            Number::Constant(value) => Number::Constant(*value),
            Number::Read(fluent) => match self.to.domain(*fluent) {
                [only] => Number::Constant(*only),
                _ => Number::Read(*fluent),
            },
            Number::Mind(person, inner) => match self.number(inner) {
                Number::Constant(value) => Number::Constant(value),
                other => Number::Mind(*person, Box::new(other)),
            },
            Number::Math(operation, left, right) => {
                Number::Math(*operation, Box::new(self.number(left)), Box::new(self.number(right)))
            }
            Number::If(condition, then, otherwise) => match self.condition(condition) {
                Condition::Always => self.number(then),
                Condition::Never => self.number(otherwise),
                other => {
                    Number::If(Box::new(other), Box::new(self.number(then)), Box::new(self.number(otherwise)))
                }
            },
            Number::Truth(condition) => match self.condition(condition) {
                Condition::Always => Number::Constant(Value::Yes),
                Condition::Never => Number::Constant(Value::No),
                other => Number::Truth(Box::new(other)),
            },
        }
    }

    pub fn support(self, support: &Support) -> Support {
        match support {
            Support::Nothing => Support::Nothing,
            Support::Parts(whole, parts) => match self.condition(whole) {
                Condition::Never => Support::Nothing,
                whole => Support::Parts(whole, parts.iter().map(|part| self.support(part)).collect()),
            },
            Support::Mind(person, inner) => match self.support(inner) {
                Support::Nothing => Support::Nothing,
                other => Support::Mind(*person, Box::new(other)),
            },
            Support::Atom(atom) => match self.condition(&atom.condition) {
                // What holds in every mind, or nowhere, teaches nothing.
                Condition::Always | Condition::Never => Support::Nothing,
                condition => Support::Atom(Box::new(Atom { condition, lesson: self.lesson(&atom.lesson) })),
            },
        }
    }

    fn lesson(self, lesson: &Lesson) -> Lesson {
        match lesson {
            Lesson::Apart { taught, doubted, left, right } => Lesson::Apart {
                taught: taught.clone(),
                doubted: doubted.clone(),
                left: self.number(left),
                right: self.number(right),
            },
            other => other.clone(),
        }
    }

    pub fn effects(self, effects: &Effects) -> Effects {
        let kept = |effect: &Effect| match self.condition(&effect.when) {
            Condition::Never => None,
            when => Some(Effect { when, setting: self.setting(&effect.setting), ..effect.clone() }),
        };
        Effects {
            outer: effects.outer.iter().filter_map(kept).collect(),
            inner: effects.inner.iter().filter_map(|(who, effect)| Some((*who, kept(effect)?))).collect(),
        }
    }

    fn setting(self, setting: &Setting) -> Setting {
        match setting {
            Setting::Code(code) => Setting::Code(*code),
            Setting::Number(number) => Setting::Number(self.number(number)),
        }
    }

    /// The fluents that tests of words are about, and the values they ask for.
    fn tested(self, tests: &[(u32, u64, u64)]) -> Vec<(u32, Value)> {
        let mut packed = vec![0; self.from.words];
        tests.iter().for_each(|&(word, _, content)| packed[word as usize] |= content);
        reads_of_tests(tests, self.from)
            .map(|fluent| (fluent, self.from.domain(fluent)[self.from.get(&packed, fluent) as usize]))
            .collect()
    }

    fn is_listed(self, fluent: u32) -> bool {
        !self.to.domain(fluent).is_empty()
    }

    fn among(self, fluent: u32, fits: impl Fn(Value) -> bool) -> Condition {
        let domain = self.to.domain(fluent);
        let codes: Vec<u32> = (0..domain.len() as u32).filter(|&c| fits(domain[c as usize])).collect();
        match codes[..] {
            [] => Condition::Never,
            _ if codes.len() == domain.len() => Condition::Always,
            [code] => Condition::Packed([self.to.test(fluent, code)].into()),
            _ => {
                let mut set = vec![0; domain.len().div_ceil(64)];
                codes.iter().for_each(|c| set[(c >> 6) as usize] |= 1 << (c & 63));
                Condition::Among(fluent, set.into())
            }
        }
    }
}

fn settled(holds: bool) -> Condition {
    if holds {
        Condition::Always
    } else {
        Condition::Never
    }
}

/// The fluents that tests of words are about.
pub(super) fn reads_of_tests<'a>(
    tests: &'a [(u32, u64, u64)],
    layout: &'a Layout,
) -> impl Iterator<Item = u32> + 'a {
    tests.iter().flat_map(move |&(word, tested, _)| {
        layout.of_word(word).filter(move |&fluent| tested & layout.test(fluent, 0).1 != 0)
    })
}
