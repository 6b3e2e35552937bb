//! States of the relaxed reading, and what conditions and numbers can be in one.

use super::*;

/// Bits of a state, one of which must be there: which word, a mask.
pub(super) type Bits = Box<[(u32, u64)]>;

/// An event as far as this reading goes: tests all of which must be met, and what is gained.
#[derive(Clone, Debug)]
pub(super) struct Gain {
    pub(super) tests: Vec<Bits>,
    pub(super) further: Vec<Tree>,
    pub(super) bits: Bits,
    /// Numbers that are worked out; they grow from layer to layer.
    pub(super) numbers: Vec<(Target, Span)>,
}

/// Where a number goes.
#[derive(Clone, Debug)]
pub(super) enum Target {
    /// Bits with the number each stands for.
    Listed(Vec<(u32, u64, f64)>),
    /// A number whose values cannot be listed, by its place among these.
    Open(u32),
}

/// What can be so.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub(super) bits: Vec<u64>,
    /// The least and the most that a number can be whose values cannot be listed, in the world.
    pub(super) ranges: Vec<(f64, f64)>,
}

/// A condition as far as this reading goes.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Always,
    Never,
    /// Nothing is known of it.
    Open,
    /// It holds if some of the first bits is there, and fails if some of the second is.
    Leaf(Bits, Bits),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    /// Two numbers compared, by what they can be at least and at most.
    Ranges(Order, Box<Span>, Box<Span>),
}

/// A number as far as this reading goes.
#[derive(Clone, Debug)]
pub(super) enum Span {
    Fixed(f64),
    Open,
    /// A number whose values cannot be listed, by its place among these.
    Range(u32),
    /// Bits with the number each stands for.
    Read(Vec<(u32, u64, f64)>),
    Math(Operation, Box<Span>, Box<Span>),
    If(Tree, Box<Span>, Box<Span>),
}

pub(super) const ANY: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

impl State {
    /// Numbers that grew are taken to grow for ever.
    pub(super) fn widen(&mut self, before: &State) {
        for (range, was) in self.ranges.iter_mut().zip(&before.ranges) {
            if range.0 < was.0 {
                range.0 = f64::NEG_INFINITY;
            }
            if range.1 > was.1 {
                range.1 = f64::INFINITY;
            }
        }
    }
}

#[inline]
pub(super) fn some(bits: &[(u32, u64)], state: &State) -> bool {
    bits.iter().any(|&(word, mask)| state.bits[word as usize] & mask != 0)
}

impl Tree {
    pub(super) fn can_hold(&self, state: &State) -> bool {
        match self {
            Tree::Always | Tree::Open => true,
            Tree::Never => false,
            Tree::Leaf(fits, _) => some(fits, state),
            Tree::All(parts) => parts.iter().all(|p| p.can_hold(state)),
            Tree::Any(parts) => parts.iter().any(|p| p.can_hold(state)),
            Tree::Ranges(order, left, right) => {
                let ((a, b), (c, d)) = (left.range(state), right.range(state));
                match order {
                    Order::Same => a <= d && c <= b,
                    Order::Other => true,
                    Order::Less => a < d,
                    Order::AtMost => a <= d,
                    Order::More => b > c,
                    Order::AtLeast => b >= c,
                }
            }
        }
    }

    fn can_fail(&self, state: &State) -> bool {
        match self {
            Tree::Never | Tree::Open | Tree::Ranges(..) => true,
            Tree::Always => false,
            Tree::Leaf(_, fails) => some(fails, state),
            Tree::All(parts) => parts.iter().any(|p| p.can_fail(state)),
            Tree::Any(parts) => parts.iter().all(|p| p.can_fail(state)),
        }
    }
}

impl Tree {
    /// About how many acts it takes until it holds.
    pub(super) fn cost(&self, costs: &[f32], opening: &State) -> f32 {
        match self {
            Tree::Always | Tree::Open => 0.0,
            Tree::Never => f32::INFINITY,
            Tree::Leaf(fits, _) => cheapest(fits, costs),
            Tree::All(parts) => parts.iter().map(|p| p.cost(costs, opening)).sum(),
            Tree::Any(parts) => parts.iter().map(|p| p.cost(costs, opening)).fold(f32::INFINITY, f32::min),
            Tree::Ranges(order, left, right) => {
                let (left, right) = (left.options(costs, opening), right.options(costs, opening));
                let mut least = f32::INFINITY;
                for &(a, first) in &left {
                    for &(b, second) in &right {
                        if order.holds(Value::Number(a), Value::Number(b)) {
                            least = least.min(first + second);
                        }
                    }
                }
                // Numbers may grow further than is told here.
                if least.is_finite() {
                    least
                } else {
                    50.0
                }
            }
        }
    }

    /// About how many acts it takes until it fails.
    fn cost_of_failing(&self, costs: &[f32]) -> f32 {
        match self {
            Tree::Leaf(_, fails) => cheapest(fails, costs),
            Tree::Always => f32::INFINITY,
            Tree::Any(parts) => parts.iter().map(|p| p.cost_of_failing(costs)).sum(),
            Tree::All(parts) => parts.iter().map(|p| p.cost_of_failing(costs)).fold(f32::INFINITY, f32::min),
            Tree::Never | Tree::Open | Tree::Ranges(..) => 0.0,
        }
    }
}

impl Tree {
    /// The comparisons of numbers all of which must hold, which are no bits.
    pub(super) fn ranges(&self) -> Vec<Tree> {
        match self {
            Tree::Ranges(..) => vec![self.clone()],
            Tree::All(parts) => parts.iter().flat_map(Tree::ranges).collect(),
            _ => Vec::new(),
        }
    }
}

impl Span {
    /// Amounts it can have, each with about how many acts it takes.
    fn options(&self, costs: &[f32], opening: &State) -> Vec<(f64, f32)> {
        let mut found = match self {
            Span::Fixed(number) => vec![(*number, 0.0)],
            Span::Open => Vec::new(),
            Span::Range(place) => {
                let (low, high) = opening.ranges[*place as usize];
                (-3_i32..=3)
                    .map(|step| (if step < 0 { low } else { high } + f64::from(step), step.abs() as f32))
                    .collect()
            }
            Span::Read(numbers) => numbers
                .iter()
                .map(|&(word, mask, number)| (number, cheapest(&[(word, mask)], costs)))
                .collect(),
            Span::If(test, then, otherwise) => {
                let (holds, fails) = (test.cost(costs, opening), test.cost_of_failing(costs));
                let mut both = then.options(costs, opening);
                both.iter_mut().for_each(|o| o.1 += holds);
                both.extend(otherwise.options(costs, opening).into_iter().map(|(n, c)| (n, c + fails)));
                both
            }
            Span::Math(operation, left, right) => {
                let right = right.options(costs, opening);
                let pairs = left.options(costs, opening).into_iter().flat_map(|(a, first)| {
                    right.iter().filter_map(move |&(b, second)| {
                        match operation.of(Value::Number(a), Value::Number(b)) {
                            Value::Number(made) => Some((made, first + second)),
                            _ => None,
                        }
                    })
                });
                pairs.collect()
            }
        };
        found.retain(|o| o.1.is_finite());
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        found.dedup_by_key(|o| o.0);
        if found.len() > MOST_OPTIONS {
            found.sort_by(|a, b| a.1.total_cmp(&b.1));
            found.truncate(MOST_OPTIONS);
        }
        found
    }

    pub(super) fn most(&self, state: &State) -> f64 {
        self.range(state).1
    }

    pub(super) fn range(&self, state: &State) -> (f64, f64) {
        match self {
            Span::Fixed(number) => (*number, *number),
            Span::Open => ANY,
            Span::Range(place) => state.ranges[*place as usize],
            Span::Read(numbers) => numbers
                .iter()
                .filter(|&&(word, mask, _)| state.bits[word as usize] & mask != 0)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &(_, _, n)| {
                    (low.min(n), high.max(n))
                }),
            Span::If(test, then, otherwise) => match (test.can_hold(state), test.can_fail(state)) {
                (true, false) => then.range(state),
                (false, true) => otherwise.range(state),
                _ => {
                    let ((a, b), (c, d)) = (then.range(state), otherwise.range(state));
                    (a.min(c), b.max(d))
                }
            },
            Span::Math(operation, left, right) => {
                let ((a, b), (c, d)) = (left.range(state), right.range(state));
                let (low, high) = match operation {
                    Operation::Plus => (a + c, b + d),
                    Operation::Minus => (a - d, b - c),
                    Operation::Times => {
                        let products = [a * c, a * d, b * c, b * d];
                        if products.iter().any(|p| p.is_nan()) {
                            return ANY;
                        }
                        products
                            .iter()
                            .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), &p| (l.min(p), h.max(p)))
                    }
                    Operation::By => ANY,
                };
                match (low.is_nan(), high.is_nan()) {
                    (false, false) => (low, high),
                    (true, false) => (f64::NEG_INFINITY, high),
                    (false, true) => (low, f64::INFINITY),
                    (true, true) => ANY,
                }
            }
        }
    }
}

/// Different amounts told of one number, at most.
pub(super) const MOST_OPTIONS: usize = 24;

/// The cost of the cheapest of some bits.
pub(super) fn cheapest(bits: &[(u32, u64)], costs: &[f32]) -> f32 {
    let mut least = f32::INFINITY;
    for &(word, mask) in bits {
        let mut rest = mask;
        while rest != 0 {
            least = least.min(costs[word as usize * 64 + rest.trailing_zeros() as usize]);
            rest &= rest - 1;
        }
    }
    least
}
