//! Stories: what is found, what is proved, and why a search stopped.

mod common;

use common::*;
use denouement_kernel::reasons::Thought;
use denouement_kernel::search::Story;
use denouement_kernel::value::Value;
use denouement_kernel::watch::Stop;
use proptest::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use Value::{No, Yes};

const FAR: Thought = Thought { horizon: 4, minds: 2 };

/// Two lamps that A wants lit, each of which can be lit by itself; a bell that nobody wants to ring.
fn lamps() -> (Made, [u32; 3]) {
    let mut made = Made::of(1);
    let (left, right, rung, never) = (made.flag(), made.flag(), made.flag(), made.flag());
    let acts = [left, right, rung].map(|f| made.act(vec![], vec![put(f, yes())], &[A]));
    made.want(A, if_so(is(left), 1.0));
    made.want(A, if_so(is(right), 1.0));
    made.ending(Said::All(vec![is(left), is(right)]));
    made.ending(is(rung));
    made.ending(is(never));
    (made, acts)
}

#[test]
fn every_shortest_story_is_found_and_counted() {
    let (made, [left, right, _]) = lamps();
    let mut here = made.opened(&[No; 4]);
    let world = here.world;
    let (told, stories) = here.search(5, FAR).shortest(world, 0, 10);
    assert_eq!(stories, [[left, right], [right, left]]);
    assert_eq!(told.endings[0].ways, 2);
    let (_, stories) = here.search(5, FAR).shortest(world, 0, 1);
    assert_eq!(stories, [[left, right]]);
    let told = here.search(5, FAR).explore(world, &[0, 1, 2], false);
    assert_eq!(told.endings.iter().map(|e| e.ways).collect::<Vec<_>>(), [2, 0, 0]);
    assert!(told.exhausted);
    assert_eq!(told.events, 2);
}

#[test]
fn what_nobody_has_a_reason_for_is_forced_and_what_cannot_be_is_not() {
    let (made, [_, _, ring]) = lamps();
    let mut here = made.opened(&[No; 4]);
    let world = here.world;
    let told = here.search(5, FAR).forced(world, &[1, 2]);
    assert_eq!(told.endings[0].story, Some(Story { acts: vec![ring], unexplained: vec![0] }));
    assert_eq!(told.endings[1].story, None);
    let (told, _) = here.search(5, FAR).shortest(world, 2, 0);
    assert!(told.endings[0].story.is_none() && told.exhausted && told.stop.is_none());
}

#[test]
fn a_bound_proves_no_more_than_it_covers() {
    let (made, _) = lamps();
    let mut here = made.opened(&[No; 4]);
    let world = here.world;
    let (told, _) = here.search(1, FAR).shortest(world, 0, 0);
    assert!(told.endings[0].story.is_none() && !told.exhausted);
    assert!(here.search(1, FAR).first(world, 0).endings[0].story.is_none());
    let told = here.search(1, FAR).explore(world, &[0], false);
    assert!(!told.exhausted && told.events == 1);
    assert!(here.search(1, FAR).forced(world, &[0]).endings[0].story.is_none());
}

#[test]
fn worlds_left_out_because_the_ending_is_too_far_prove_nothing_about_longer_stories() {
    let mut made = Made::of(1);
    let flags: Vec<u32> = (0..5).map(|_| made.flag()).collect();
    for at in 0..5 {
        made.act(flags[..at].iter().map(|&f| is(f)).collect(), vec![put(flags[at], yes())], &[A]);
        made.want(A, if_so(is(flags[at]), 1.0));
    }
    made.ending(is(flags[4]));
    let mut here = made.opened(&[No; 5]);
    let world = here.world;
    assert!(here.search(5, FAR).explore(world, &[0], true).endings[0].story.is_some());
    let told = here.search(4, FAR).explore(world, &[0], true);
    assert!(told.endings[0].story.is_none() && !told.exhausted);
}

#[test]
fn an_ending_that_holds_at_first_takes_no_events() {
    let (made, _) = lamps();
    let mut here = made.opened(&[Yes; 4]);
    let world = here.world;
    for ending in 0..3 {
        assert_eq!(
            here.search(0, FAR).first(world, ending).endings[0].story,
            Some(Story { acts: vec![], unexplained: vec![] })
        );
        let (told, stories) = here.search(0, FAR).shortest(world, ending, 5);
        assert_eq!((told.endings[0].ways, stories), (1, vec![vec![]]));
    }
}

// --- stopping

#[test]
fn each_limit_has_its_reason_and_the_next_answer_is_whole() {
    let (made, _) = lamps();
    let expected = {
        let mut here = made.opened(&[No; 4]);
        let world = here.world;
        here.search(5, FAR).shortest(world, 0, 10).1
    };
    let cancelled = Arc::new(AtomicBool::new(true));
    let mut here = made.opened(&[No; 4]);
    let world = here.world;
    for most in 0..5 {
        here.engine.watch.effort = Some(here.engine.watch.transitions + most);
        let (told, _) = here.search(5, FAR).shortest(world, 0, 10);
        assert!(told.stop == Some(Stop::Effort) || told.stop.is_none());
    }
    here.engine.watch.effort = None;
    here.engine.watch.cancelled = Some(Arc::clone(&cancelled));
    here.engine.watch.operations = 510; // it looks now and then only
    let told = here.search(5, FAR).explore(world, &[0], false);
    assert_eq!(told.stop, Some(Stop::Cancelled));
    cancelled.store(false, Ordering::Relaxed);
    assert_eq!(here.search(5, FAR).shortest(world, 0, 10).1, expected);
}

// --- on any problem

/// Acts of one or two people on flags, with what they want.
fn any_problem() -> impl Strategy<Value = Made> {
    let literal = || (0u32..4, any::<bool>()).prop_map(|(flag, so)| if so { is(flag) } else { is_not(flag) });
    let act = (
        proptest::collection::vec(literal(), 0..2),
        proptest::collection::vec((0u32..4, any::<bool>()), 1..3),
        proptest::sample::select(vec![vec![], vec![A], vec![A], vec![B], vec![A, B]]),
        proptest::sample::select(vec![vec![A, B], vec![A, B], vec![A]]),
    );
    let wants = proptest::collection::vec((0u8..2, literal(), 1i8..4), 1..5);
    (proptest::collection::vec(act, 2..6), wants, literal(), literal()).prop_map(
        |(acts, wants, one, other)| {
            let mut made = Made::of(2);
            for _ in 0..4 {
                made.flag();
            }
            for (requires, effects, willing, by) in acts {
                let effects =
                    effects.into_iter().map(|(f, up)| put(f, if up { yes() } else { no() })).collect();
                made.act_seen(requires, effects, &willing, &by);
            }
            for (person, condition, weight) in wants {
                made.want(person, if_so(condition, weight.into()));
            }
            made.ending(Said::All(vec![one, other]));
            made
        },
    )
}

/// Whether a story is one: each act possible and with everybody's reasons, and the ending at its end.
fn is_told(here: &mut Opened, acts: &[u32]) -> bool {
    let mut world = here.world;
    for &act in acts {
        if !here.engine.possible(world, act)
            || !here.reasons.willing(&mut here.engine, act, world, FAR).expect("nothing stops it")
        {
            return false;
        }
        world = here.step(world, act);
    }
    here.engine.space.holds(&here.engine.problem.endings[0].condition, world)
}

proptest! {
    #[test]
    fn all_searches_agree(made in any_problem()) {
        let mut here = made.opened(&[No, No, Yes, No]);
        let world = here.world;
        let whole = here.search(4, FAR).explore(world, &[0], false);
        let toward = here.search(4, FAR).explore(world, &[0], true);
        let (shortest, stories) = here.search(4, FAR).shortest(world, 0, 1000);
        let first = here.search(4, FAR).first(world, 0);
        let forced = here.search(4, FAR).forced(world, &[0]);
        let length = |found: &denouement_kernel::search::Outcome| {
            found.endings[0].story.as_ref().map(|s| s.acts.len())
        };
        prop_assert_eq!(length(&whole), length(&shortest));
        prop_assert_eq!(length(&whole), length(&toward));
        prop_assert_eq!(whole.endings[0].ways, shortest.endings[0].ways);
        prop_assert_eq!(whole.endings[0].ways, toward.endings[0].ways);
        prop_assert_eq!(stories.len() as u64, shortest.endings[0].ways);
        prop_assert_eq!(length(&whole).is_some(), length(&first).is_some());
        for story in &stories {
            prop_assert!(is_told(&mut here, story));
        }
        if let Some(story) = &first.endings[0].story {
            prop_assert!(is_told(&mut here, &story.acts));
            for left_out in 0..1u32 << story.acts.len() {
                let rest: Vec<u32> =
                    (0..story.acts.len()).filter(|&at| left_out >> at & 1 == 0).map(|at| story.acts[at]).collect();
                prop_assert!(left_out == 0 || !is_told(&mut here, &rest), "{rest:?} is enough of {story:?}");
            }
        }
        if length(&whole).is_some() {
            let found = forced.endings[0].story.as_ref().expect("what is believable can be forced");
            prop_assert!(found.unexplained.is_empty());
            prop_assert_eq!(Some(found.acts.len()), length(&whole));
        }
        if toward.exhausted && length(&toward).is_none() {
            prop_assert_eq!(length(&here.search(7, FAR).shortest(world, 0, 0).0), None);
        }
    }

    #[test]
    fn answers_do_not_depend_on_what_was_asked_before(made in any_problem()) {
        let fresh = {
            let mut here = made.opened(&[No, No, Yes, No]);
            let world = here.world;
            here.search(4, FAR).shortest(world, 0, 1000).1
        };
        let mut here = made.opened(&[No, No, Yes, No]);
        let world = here.world;
        here.search(3, thought(2, 1)).explore(world, &[0], false);
        here.search(4, thought(3, 0)).first(world, 0);
        here.search(2, FAR).forced(world, &[0]);
        prop_assert_eq!(here.search(4, FAR).shortest(world, 0, 1000).1, fresh);
    }
}
