//! Expressions as they were read, made ready: conditions, numbers, and what is learned from them.

use super::*;

impl Raw {
    /// It as a condition.
    pub(super) fn condition(&self, layout: &Layout) -> Condition {
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
    pub(super) fn number(&self, layout: &Layout) -> Number {
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
    pub(crate) fn reads(&self, found: &mut Vec<u32>) {
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
    pub(super) fn places(&self, path: &mut Vec<u8>, found: &mut Vec<Place>) -> Read<()> {
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

    pub(super) fn support(&self, layout: &Layout, kinds: &[Kind]) -> Read<Support> {
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
