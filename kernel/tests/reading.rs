//! Arrays that are read, or refused; and conditions, which hold as they are written.

mod common;

use common::*;
use denouement_kernel::problem::Problem;
use denouement_kernel::value::{Operation, Order, Value};
use proptest::prelude::*;

fn small() -> Made {
    let mut made = Made::of(2);
    let (flag, coins) = (made.flag(), made.number());
    let place = made.fluent(2, vec![Value::Thing(0), Value::Thing(1), Value::Unknown]);
    made.act(
        vec![is(flag), believes(B, compare(Order::AtLeast, read(coins), number(1.5)))],
        vec![put(coins, plus(read(coins), -1.0)), put_in(&[A, B], place, Said::Is(Value::Thing(1)))],
        &[A, B],
    );
    made.reaction(Said::Any(vec![is(flag), is_not(flag)]), vec![put(flag, no())]);
    made.want(A, if_so(Said::OneOf(Box::new(read(place)), vec![Value::Thing(0)], false), 2.0));
    made.ending(is(flag));
    made
}

#[test]
fn every_beginning_of_valid_arrays_is_refused() {
    let (words, numbers) = small().arrays();
    assert!(Problem::read(&words, &numbers).is_ok());
    for end in 0..words.len() {
        assert!(Problem::read(&words[..end], &numbers).is_err(), "{end}");
    }
    assert!(Problem::read(&words, &numbers[..1]).is_err());
    let longer: Vec<u32> = words.iter().copied().chain([0]).collect();
    assert!(Problem::read(&longer, &numbers).is_err());
}

#[test]
fn more_people_than_can_be_told_apart_are_refused() {
    assert!(Problem::read(&[255, 0, 0, 0, 0, 0, 0, 0, 0], &[]).is_ok());
    assert!(Problem::read(&[256, 0, 0, 0, 0, 0, 0, 0, 0], &[]).is_err());
}

#[test]
fn beliefs_deeper_than_a_path_are_refused() {
    for (depth, fits) in [(8, true), (9, false)] {
        let mut made = Made::of(1);
        let flag = made.flag();
        made.act(vec![], vec![put_in(&vec![A; depth], flag, yes())], &[A]);
        let (words, numbers) = made.arrays();
        assert_eq!(Problem::read(&words, &numbers).is_ok(), fits);
        let mut made = Made::of(1);
        let flag = made.flag();
        let deep = (0..depth).fold(is(flag), |inner, _| believes(A, inner));
        made.act(vec![deep], vec![], &[A]);
        let (words, numbers) = made.arrays();
        assert_eq!(Problem::read(&words, &numbers).is_ok(), fits);
    }
}

proptest! {
    #[test]
    fn any_words_are_read_or_refused(
        words in proptest::collection::vec(prop_oneof![0u32..10, 0u32..300, any::<u32>()], 0..120),
        numbers in proptest::collection::vec(any::<f64>(), 0..4),
    ) {
        let _ = Problem::read(&words, &numbers);
    }

    #[test]
    fn arrays_with_a_word_changed_are_read_or_refused(at in any::<prop::sample::Index>(), word in prop_oneof![0u32..12, any::<u32>()]) {
        let (mut words, numbers) = small().arrays();
        let at = at.index(words.len());
        words[at] = word;
        let _ = Problem::read(&words, &numbers);
    }
}

// --- conditions

/// What an expression is worth, read plainly; the values of each of two people's minds come after those of the world.
fn plain(said: &Said, minds: &[Vec<Value>; 3], here: usize) -> Value {
    match said {
        Said::Is(value) => *value,
        Said::Read(fluent) => minds[here][*fluent as usize],
        Said::Mind(person, inner) => plain(inner, minds, usize::from(*person) + 1),
        Said::Compare(order, left, right) => {
            Value::of(order.holds(plain(left, minds, here), plain(right, minds, here)))
        }
        Said::OneOf(inner, values, inside) => {
            Value::of(values.contains(&plain(inner, minds, here)) == *inside)
        }
        Said::All(parts) => Value::of(parts.iter().all(|p| plain(p, minds, here) == Value::Yes)),
        Said::Any(parts) => Value::of(parts.iter().any(|p| plain(p, minds, here) == Value::Yes)),
        Said::Math(operation, left, right) => {
            operation.of(plain(left, minds, here), plain(right, minds, here))
        }
        Said::If(test, then, otherwise) => {
            let chosen = if plain(test, minds, here) == Value::Yes { then } else { otherwise };
            plain(chosen, minds, here)
        }
    }
}

/// Values of three fluents: a flag, a number that cannot be listed, one of a list.
fn values() -> impl Strategy<Value = Vec<Value>> {
    (
        prop_oneof![Just(Value::Yes), Just(Value::No), Just(Value::Unknown)],
        prop_oneof![(-2i8..4).prop_map(|n| Value::number(f64::from(n) / 2.0)), Just(Value::Unknown)],
        prop_oneof![(0u32..3).prop_map(Value::Thing), Just(Value::Unknown)],
    )
        .prop_map(|(a, b, c)| vec![a, b, c])
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Yes),
        Just(Value::No),
        Just(Value::Unknown),
        (0u32..4).prop_map(Value::Thing),
        (-2i8..4).prop_map(|n| Value::number(f64::from(n) / 2.0)),
    ]
}

fn expression() -> impl Strategy<Value = Said> {
    use Operation::{By, Minus, Plus, Times};
    use Order::{AtLeast, AtMost, Less, More, Other, Same};
    let leaf = prop_oneof![(0u32..3).prop_map(Said::Read), any_value().prop_map(Said::Is)];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let order = prop_oneof![Just(Same), Just(Other), Just(Less), Just(AtMost), Just(More), Just(AtLeast)];
        let operation = prop_oneof![Just(Plus), Just(Minus), Just(Times), Just(By)];
        prop_oneof![
            (0u8..2, boxed.clone()).prop_map(|(p, e)| Said::Mind(p, e)),
            (order, boxed.clone(), boxed.clone()).prop_map(|(o, l, r)| Said::Compare(o, l, r)),
            (boxed.clone(), proptest::collection::vec(any_value(), 0..3), any::<bool>())
                .prop_map(|(e, v, inside)| Said::OneOf(e, v, inside)),
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Said::All),
            proptest::collection::vec(inner, 0..3).prop_map(Said::Any),
            (operation, boxed.clone(), boxed.clone()).prop_map(|(o, l, r)| Said::Math(o, l, r)),
            (boxed.clone(), boxed.clone(), boxed).prop_map(|(t, a, b)| Said::If(t, a, b)),
        ]
    })
}

proptest! {
    #[test]
    fn an_expression_is_worth_what_it_says(
        said in expression(),
        world in values(), first in values(), second in values(),
    ) {
        let mut made = Made::of(2);
        made.flag();
        made.number();
        made.fluent(2, vec![Value::Thing(0), Value::Thing(1), Value::Thing(2), Value::Unknown]);
        let act = made.act(vec![said.clone()], vec![], &[]);
        made.want(A, said.clone());
        made.ending(said.clone());
        let (words, numbers) = made.arrays();
        let Ok((problem, layout)) = Problem::read(&words, &numbers) else {
            return Err(TestCaseError::reject("deeper than a path"));
        };
        let mut engine = denouement_kernel::engine::Engine::new(problem, layout);
        let minds = [world, first, second];
        // In each mind both people go on believing what they believe in the world.
        let here = engine.load(&minds, &[vec![1, 2], vec![1, 2], vec![1, 2]]).unwrap()[0];
        let expected = plain(&said, &minds, 0);
        prop_assert_eq!(engine.possible(here, act), expected == Value::Yes);
        let ending = &engine.problem.endings[0].condition;
        prop_assert_eq!(engine.space.holds(ending, here), expected == Value::Yes);
        let utility = match expected {
            Value::Number(number) => Some(number),
            _ => None,
        };
        prop_assert_eq!(engine.utility(here, A), utility);
    }
}
