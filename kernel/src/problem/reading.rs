//! The flat arrays, read from the front.

use super::*;

/// Expressions nested deeper than this are refused, so that reading and running them cannot exhaust the stack.
pub(super) const DEEPEST: u32 = 500;

/// Wants of one person that are met or not; a set of them has to fit into [`crate::foresight`].
const MOST_WANTED: usize = 128;

pub(super) struct Reader<'a> {
    pub(super) depth: u32,
    pub(super) words: &'a [u32],
    pub(super) numbers: &'a [f64],
    pub(super) at: usize,
    pub(super) people: usize,
    pub(super) values: Vec<Value>,
    pub(super) fluents: u32,
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

    pub(super) fn problem(&mut self) -> Read<(Problem, Layout)> {
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
        let foreseen = if self.flag()? { Some(self.foreseen(&layout, &kinds, acts.len())?) } else { None };
        let people = self.people;
        Ok((Problem { people, kinds, acts, reactions, wants, endings, parts, foreseen }, layout))
    }

    fn foreseen(&mut self, layout: &Layout, kinds: &[Kind], acts: usize) -> Read<Foreseen> {
        let addressed = self.list(|r| r.list(Self::person))?;
        if addressed.len() != acts {
            return wrong(format!("{} acts addressed to people, of {acts}", addressed.len()));
        }
        let mut wanted: Vec<Vec<Wanted>> = vec![Vec::new(); self.people];
        for (person, want) in self.list(|r| {
            let person = r.person()?;
            let raw = r.expression()?;
            let there = r.expression()?.condition(layout);
            Ok((person, Wanted { condition: raw.condition(layout), raw, there }))
        })? {
            wanted[usize::from(person)].push(want);
        }
        if let Some(many) = wanted.iter().map(Vec::len).find(|&n| n > MOST_WANTED) {
            return wrong(format!("somebody with {many} wants that are met or not"));
        }
        let unreasoned = self.list(|r| r.list(|r| Ok(r.expression()?.condition(layout))))?;
        let unlisted = |f: &u32| kinds[*f as usize] != Kind::Number && layout.slot(*f).count == 0;
        match (0..layout.len() as u32).find(unlisted) {
            Some(fluent) => wrong(format!("fluent {fluent} without a list of values")),
            None => Ok(Foreseen { addressed, wanted, unreasoned }),
        }
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

    pub(super) fn effects(&mut self, layout: &Layout) -> Read<Effects> {
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

pub(super) type Read<T> = Result<T, Unreadable>;

pub(super) fn wrong<T>(what: impl Into<String>) -> Read<T> {
    Err(Unreadable(what.into()))
}
