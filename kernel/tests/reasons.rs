//! Why somebody would do something, and how well off they can be at best.

mod common;

use common::*;
use denouement_kernel::reasons::Thought;
use denouement_kernel::value::{Order, Value};
use proptest::prelude::*;
use Value::{No, Yes};

const FAR: Thought = Thought { horizon: 4, minds: 2 };

#[test]
fn what_pays_at_once_is_a_reason_for_whoever_it_pays() {
    let mut made = Made::of(2);
    let warm = made.flag();
    let light = made.act(vec![], vec![put(warm, yes())], &[A]);
    made.want(A, if_so(is(warm), 1.0));
    let mut here = made.opened(&[No]);
    assert_eq!(here.plan(light, A, FAR), Some(vec![light]));
    assert_eq!(here.plan(light, A, thought(1, 0)), Some(vec![light]));
    assert_eq!(here.plan(light, B, FAR), None);
    here.world = here.step(here.world, light);
    assert_eq!(here.plan(light, A, FAR), None); // nothing is gained
}

/// Fetching makes lighting possible, and lighting pays.
fn two_steps(fetcher: &[u8], lighter: &[u8]) -> (Made, u32, u32) {
    let mut made = Made::of(2);
    let (wood, warm) = (made.flag(), made.flag());
    let fetch = made.act(vec![], vec![put(wood, yes())], fetcher);
    let light = made.act(vec![is(wood)], vec![put(warm, yes())], lighter);
    made.want(A, if_so(is(warm), 1.0));
    (made, fetch, light)
}

#[test]
fn what_begins_a_plan_is_a_reason_as_far_as_people_think() {
    let (made, fetch, light) = two_steps(&[A], &[A]);
    let mut here = made.opened(&[No, No]);
    assert_eq!(here.plan(fetch, A, FAR), Some(vec![fetch, light]));
    assert_eq!(here.plan(fetch, A, thought(2, 1)), Some(vec![fetch, light]));
    assert_eq!(here.plan(fetch, A, thought(1, 1)), None);
    assert_eq!(here.plan(fetch, A, thought(4, 0)), None); // plans are looked for in no mind at all
}

#[test]
fn nobody_counts_on_what_others_have_no_reason_to_do() {
    let (mut made, fetch, light) = two_steps(&[A], &[B]);
    assert_eq!(made.opened(&[No, No]).plan(fetch, A, FAR), None);
    made.want(B, if_so(is(1), 1.0));
    let mut here = made.opened(&[No, No]);
    assert_eq!(here.plan(fetch, A, FAR), Some(vec![fetch, light]));
    // One mind deeper an act still counts if it pays at once.
    assert_eq!(here.plan(fetch, A, thought(4, 1)), Some(vec![fetch, light]));
}

#[test]
fn nobody_counts_on_what_nobody_does() {
    let (made, fetch, _) = two_steps(&[A], &[]);
    assert_eq!(made.opened(&[No, No]).plan(fetch, A, FAR), None);
}

#[test]
fn reasons_are_those_of_the_world_as_believed() {
    let (made, fetch, light) = two_steps(&[A], &[A]);
    let mut here = made.opened_with(&[No, No], A, &[Yes, No]);
    assert_eq!(here.plan(light, A, FAR), Some(vec![light])); // A believes that there is wood
    assert_eq!(here.plan(fetch, A, FAR), None);
    here = made.opened_with(&[Yes, No], A, &[No, No]);
    assert_eq!(here.plan(light, A, FAR), None);
    assert_eq!(here.plan(fetch, A, FAR), Some(vec![fetch, light]));
}

#[test]
fn what_a_plan_can_do_without_is_no_part_of_it() {
    let (mut made, fetch, light) = two_steps(&[A], &[A]);
    let music = made.flag();
    let dance = made.act(vec![], vec![put(music, yes())], &[A]);
    let mut here = made.opened(&[No, No, No]);
    assert_eq!(here.plan(dance, A, FAR), None);
    assert_eq!(here.plan(fetch, A, FAR), Some(vec![fetch, light]));
}

#[test]
fn what_costs_something_on_the_way_can_pay_in_the_end() {
    let mut made = Made::of(1);
    let (coins, ring) = (made.number(), made.flag());
    let some = compare(Order::AtLeast, read(coins), number(1.0));
    let buy = made.act(vec![some], vec![put(coins, plus(read(coins), -1.0)), put(ring, yes())], &[A]);
    let sell = made.act(vec![is(ring)], vec![put(coins, plus(read(coins), 3.0)), put(ring, no())], &[A]);
    made.want(A, read(coins));
    let mut here = made.opened(&[Value::number(1.0), No]);
    assert_eq!(here.plan(buy, A, FAR), Some(vec![buy, sell]));
    assert_eq!(here.plan(buy, A, thought(1, 1)), None);
}

// --- bounds

#[test]
fn bounds_are_exact_where_nothing_is_relaxed_away() {
    let mut made = Made::of(1);
    let flags: Vec<u32> = (0..4).map(|_| made.flag()).collect();
    for at in 0..3 {
        made.act(flags[..at].iter().map(|&f| is(f)).collect(), vec![put(flags[at], yes())], &[A]);
    }
    made.want(A, if_so(is(flags[2]), 5.0));
    made.ending(is(flags[2]));
    made.ending(is(flags[3]));
    let mut here = made.opened(&[No; 4]);
    let bounds = &mut here.reasons.bounds;
    let best: Vec<f64> = (0..5).map(|n| bounds.best(&here.engine, here.world, A, n)).collect();
    assert_eq!(best, [0.0, 0.0, 0.0, 5.0, 5.0]);
    assert_eq!(bounds.distance(&here.engine, here.world, 0), Some(3));
    assert_eq!(bounds.distance(&here.engine, here.world, 1), None);
}

/// Flags that acts of two people set and unset, where other flags are set or believed to be.
fn any_problem() -> impl Strategy<Value = Made> {
    let literal = || {
        (0u32..4, any::<bool>(), 0u8..4).prop_map(|(flag, wanted, mind)| {
            let so = if wanted { is(flag) } else { is_not(flag) };
            if mind < 2 {
                believes(mind, so)
            } else {
                so
            }
        })
    };
    let effect = || {
        (0u32..5, any::<bool>(), 0u8..6).prop_map(|(fluent, up, mind)| {
            let minds: &[u8] = if mind < 2 { &[mind][..] } else { &[] };
            match fluent {
                4 => put_in(minds, 4, plus(read(4), if up { 1.0 } else { -1.0 })),
                flag => put_in(minds, flag, if up { yes() } else { no() }),
            }
        })
    };
    let act = (
        proptest::collection::vec(literal(), 0..3),
        proptest::collection::vec(effect(), 1..3),
        proptest::sample::select(vec![vec![], vec![A], vec![B], vec![A, B]]),
        proptest::sample::select(vec![vec![A, B], vec![A, B], vec![A], vec![]]),
    );
    let wants = proptest::collection::vec((0u8..2, literal(), 1i8..4), 1..4);
    (proptest::collection::vec(act, 2..6), wants, literal(), literal()).prop_map(
        |(acts, wants, one, other)| {
            let mut made = Made::of(2);
            for _ in 0..4 {
                made.flag();
            }
            made.number();
            for (requires, effects, willing, by) in acts {
                made.act_seen(requires, effects, &willing, &by);
            }
            for (person, condition, weight) in wants {
                made.want(person, if_so(condition, weight.into()));
            }
            made.want(A, read(4));
            made.ending(Said::All(vec![one, other]));
            made
        },
    )
}

fn opening() -> Vec<Value> {
    vec![No, No, Yes, No, Value::number(1.0)]
}

proptest! {
    #[test]
    fn bounds_are_never_wrong(made in any_problem()) {
        let mut here = made.opened(&opening());
        let acts = 0..here.engine.problem.acts.len() as u32;
        let mut layer = vec![here.world];
        for length in 0..4usize {
            for &world in &layer {
                for person in [A, B] {
                    let found = here.engine.utility(world, person).unwrap_or(f64::NEG_INFINITY);
                    let best = here.reasons.bounds.best(&here.engine, here.world, person, length);
                    prop_assert!(found <= best, "{found} > {best} within {length}");
                }
                if here.engine.space.holds(&here.engine.problem.endings[0].condition, world) {
                    let least = here.reasons.bounds.distance(&here.engine, here.world, 0);
                    prop_assert!(least.is_some_and(|n| n <= length), "{least:?} > {length}");
                }
            }
            let mut next = Vec::new();
            for &world in &layer {
                for act in acts.clone() {
                    // Bounds on what people can have know only of acts that somebody does.
                    if here.engine.possible(world, act) && !here.engine.problem.acts[act as usize].willing.is_empty() {
                        let after = here.step(world, act);
                        if !next.contains(&after) {
                            next.push(after);
                        }
                    }
                }
            }
            layer = next;
        }
    }

    #[test]
    fn a_plan_is_possible_and_pays_at_its_end_and_no_earlier(made in any_problem()) {
        let mut here = made.opened(&opening());
        for act in 0..here.engine.problem.acts.len() as u32 {
            for person in [A, B] {
                let Some(plan) = here.plan(act, person, FAR) else { continue };
                prop_assert_eq!(plan[0], act);
                prop_assert!(plan.len() <= 4);
                let mut world = here.engine.space.worlds.mind(here.world, person.into());
                let mut paid = vec![here.engine.utility(world, person).unwrap()];
                for &act in &plan {
                    prop_assert!(here.engine.possible(world, act));
                    world = here.step(world, act);
                    paid.push(here.engine.utility(world, person).unwrap());
                }
                let last = paid.pop().unwrap();
                prop_assert!(paid.iter().all(|&p| p < last), "{paid:?} then {last}");
            }
        }
    }

    #[test]
    fn who_thinks_further_finds_no_longer_reasons(made in any_problem()) {
        let mut here = made.opened(&opening());
        for act in 0..here.engine.problem.acts.len() as u32 {
            let near = here.plan(act, A, thought(2, 0));
            if near.is_some() {
                // What pays at once does so within any limits.
                prop_assert_eq!(here.plan(act, A, FAR), near);
            }
        }
    }
    #[test]
    fn reasons_are_the_same_whatever_was_asked_before(made in any_problem()) {
        let mut asked = made.opened(&opening());
        for thought in [thought(4, 1), thought(2, 1), thought(3, 0), thought(3, 1), thought(2, 2), thought(3, 2)] {
            for act in 0..asked.engine.problem.acts.len() as u32 {
                for person in [A, B] {
                    let fresh = made.opened(&opening()).plan(act, person, thought);
                    prop_assert_eq!(asked.plan(act, person, thought), fresh);
                }
            }
        }
    }

    #[test]
    fn an_outlook_is_what_becomes_of_the_world(
        made in any_problem(),
        reactions in proptest::collection::vec((0u32..4, 0u32..4, any::<bool>(), 0u8..3), 0..3),
    ) {
        let mut made = made;
        for (read, changed, up, mind) in reactions {
            let when = if mind < 2 { believes(mind, is(read)) } else { is(read) };
            made.reaction(Said::All(vec![when, is_not(changed)]), vec![put(changed, if up { yes() } else { no() })]);
        }
        let mut here = made.opened(&opening());
        let mut layer = vec![here.world];
        for _ in 0..3 {
            let mut next = Vec::new();
            for &world in &layer {
                for place in here.engine.open_acts(world) {
                    let act = here.engine.open_act(place);
                    let valuation = here.engine.space.worlds.valuation(world);
                    let outlook = here.engine.outlook(valuation, place).expect("nothing stops it");
                    // Reactions may go on without end, in the world or in some mind.
                    let Ok(after) = here.engine.step(world, act) else { continue };
                    if let Some(outlook) = outlook {
                        prop_assert_eq!(outlook, here.engine.space.worlds.valuation(after));
                    }
                    if here.engine.allowed(world, act) && !next.contains(&after) {
                        next.push(after);
                    }
                }
            }
            layer = next;
        }
    }
}
