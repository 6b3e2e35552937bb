//! What people would do, why, and what comes of it.

mod common;

use common::*;
use denouement_kernel::foresight::{
    Aside, Asked, Course, Expected, Foreseer, Foresight, Motive, Rest, EMPTY, MOST_WORLDS,
};
use denouement_kernel::reasons::Thought;
use denouement_kernel::value::Value;
use denouement_kernel::watch::Stop;
use proptest::prelude::*;
use Value::{No, Yes};

const C: u8 = 2;
const FAR: Thought = Thought { horizon: 4, minds: 2 };

/// A problem in play, with what is foreseen in it.
struct Played {
    here: Opened,
    memory: Foresight,
    thought: Thought,
}

impl Played {
    fn of(made: &Made, values: &[Value]) -> Played {
        let here = made.opened(values);
        let memory = Foresight::new(&here.engine).expect("people foresee one another");
        Played { here, memory, thought: FAR }
    }

    fn foreseer(&mut self) -> Foreseer<'_> {
        let Played { here, memory, thought } = self;
        let Opened { engine, reasons, .. } = here;
        Foreseer { engine, reasons, memory, thought: *thought }
    }

    fn would(&mut self, person: u8, floor: &[u8]) -> Option<u32> {
        let (world, floor) = (self.here.world, self.memory.floor(floor));
        let choice = self.foreseer().would(person, world, floor).expect("nothing stops it");
        choice.map(|c| c.act)
    }

    fn foresees(&mut self, person: u8) -> Vec<u32> {
        let believed = self.here.engine.space.worlds.mind(self.here.world, person.into());
        let mut foreseer = self.foreseer();
        let future = foreseer.forecast_of(person, believed, EMPTY, None).expect("nothing stops it");
        foreseer.acts(future)
    }

    fn motive(&mut self, act: u32, person: u8) -> Option<Motive> {
        let world = self.here.world;
        self.foreseer().motive(act, person, world).expect("nothing stops it")
    }

    fn expected(&mut self, events: usize, floor: &[u8], until: Option<usize>) -> Expected {
        let (opening, floor) = (self.here.world, self.memory.floor(floor));
        let course = Course { opening, floor, events, until, in_reach: false };
        self.foreseer().expected(course).expect("nothing stops it")
    }
}

#[test]
fn nobody_foresees_where_people_plan_alone() {
    let mut made = Made::of(1);
    made.flag();
    assert!(Foresight::new(&made.engine()).is_none());
}

#[test]
fn people_do_what_pays_and_else_wait() {
    let mut made = Made::of(2);
    let warm = made.flag();
    let light = made.act(vec![is_not(warm)], vec![put(warm, yes())], &[A]);
    made.wish(A, is(warm), 1.0);
    let mut played = Played::of(&made, &[No]);
    assert_eq!(played.would(A, &[]), Some(light));
    assert_eq!(played.would(B, &[]), None);
    assert_eq!(played.foresees(B), [light]); // what the other does
    assert_eq!(played.motive(light, A), Some(Motive::Gain));
    assert_eq!(played.motive(light, B), None);
    let story = played.expected(5, &[], None);
    assert_eq!((story.acts, story.people, story.motives), (vec![light], vec![A], vec![Motive::Gain]));
    assert_eq!(story.rest, Rest::NobodyActs);
}

/// A can ask, and B, whom it pays, can answer then, which pays A.
fn question() -> (Made, u32, u32) {
    let mut made = Made::of(2);
    let (asked, told, never) = (made.flag(), made.flag(), made.flag());
    let ask = made.act(vec![is_not(asked)], vec![put(asked, yes())], &[A]);
    let answer = made.act(vec![is(asked), is_not(told)], vec![put(told, yes())], &[B]);
    made.to(ask, B);
    made.to(answer, A);
    made.wish(A, is(told), 2.0);
    made.wish(B, is(told), 1.0);
    made.ending(is(told));
    made.ending(is(never));
    (made, ask, answer)
}

#[test]
fn people_reckon_with_what_others_would_do() {
    let (made, ask, answer) = question();
    let mut played = Played::of(&made, &[No; 3]);
    assert_eq!(played.foresees(A), [ask, answer]);
    assert_eq!(played.foresees(B), [ask, answer]);
    assert_eq!(played.motive(ask, A), Some(Motive::Gain));
    played.thought = Thought { horizon: 1, ..FAR };
    assert_eq!(played.would(A, &[]), None); // the answer is too far ahead
}

#[test]
fn in_minds_too_deep_people_take_what_pays_at_once() {
    let (mut made, ask, answer) = question();
    let (told, paid) = (1, made.flag());
    let pay = made.act(vec![is(told), is_not(paid)], vec![put(paid, yes())], &[B]);
    made.wish(B, is(paid), 1.0);
    let mut played = Played::of(&made, &[No; 4]);
    played.thought = Thought { minds: 1, ..FAR };
    assert_eq!(played.would(A, &[]), Some(ask));
    assert_eq!(played.foresees(A), [ask, answer, pay]);
    // If answering costs something at first, only who looks into B's plans sees why B would do it.
    made.wish(B, is_not(told), 1.5);
    let mut played = Played::of(&made, &[No; 4]);
    assert_eq!(played.would(A, &[]), Some(ask));
    played.thought = Thought { minds: 1, ..FAR };
    assert_eq!(played.would(A, &[]), None);
}

#[test]
fn an_ending_ends_a_story_and_a_bound_does() {
    let (made, ask, answer) = question();
    let mut played = Played::of(&made, &[No; 3]);
    let story = played.expected(5, &[], Some(0));
    assert_eq!((story.acts, story.rest), (vec![ask, answer], Rest::CameTrue));
    let story = played.expected(5, &[], None);
    assert_eq!((story.acts, story.rest), (vec![ask, answer], Rest::NobodyActs));
    let story = played.expected(2, &[], None);
    assert_eq!(story.rest, Rest::NobodyActs); // it rests there by itself
    let story = played.expected(1, &[], None);
    assert_eq!((story.acts, story.rest), (vec![ask], Rest::Bound));
}

#[test]
fn whoever_is_addressed_goes_first_else_whoever_gains_most() {
    let mut made = Made::of(3);
    let flags = [made.flag(), made.flag(), made.flag()];
    let people = [A, B, C];
    let acts: Vec<u32> = (0..3).map(|n| made.act(vec![], vec![put(flags[n], yes())], &[people[n]])).collect();
    for (person, weight) in [(A, 1.0), (B, 2.0), (C, 2.0)] {
        made.wish(person, is(flags[usize::from(person)]), weight);
    }
    let mut played = Played::of(&made, &[No; 3]);
    assert_eq!(played.expected(9, &[], None).acts, [acts[1], acts[2], acts[0]]);
    assert_eq!(played.expected(9, &[A], None).acts, [acts[0], acts[1], acts[2]]);
    assert_eq!(played.expected(9, &[C, A], None).acts, [acts[2], acts[1], acts[0]]);
}

#[test]
fn the_first_of_equal_acts_is_chosen() {
    let mut made = Made::of(1);
    let warm = made.flag();
    let acts = [0, 1].map(|_| made.act(vec![is_not(warm)], vec![put(warm, yes())], &[A]));
    made.wish(A, is(warm), 1.0);
    let mut played = Played::of(&made, &[No]);
    assert_eq!(played.would(A, &[]), Some(acts[0]));
    assert_eq!(played.motive(acts[1], A), Some(Motive::Gain)); // it is as good
}

#[test]
fn others_are_asked_as_they_really_are() {
    let mut made = Made::of(2);
    let (met, free) = (made.flag(), made.flag());
    let meet = made.act(vec![is(free)], vec![put(met, yes())], &[A, B]);
    made.wish(A, is(met), 1.0);
    made.wish(B, is_not(met), 1.0);
    let mut played = Played::of(&made, &[No, Yes]);
    assert_eq!(played.would(A, &[]), None); // B would rather not
    assert!(played.expected(5, &[], None).acts.is_empty());
    let mut made = made.clone();
    made.wish(B, is(met), 3.0);
    let mut played = Played::of(&made, &[No, Yes]);
    assert_eq!(played.would(A, &[]), Some(meet));
}

/// B can take what A has, unless A locks it up, which nobody wants for its own sake; or B can go fishing, once, which pays
/// B `fish`, and leaves no time to take anything.
fn theft(fish: f64) -> (Made, [u32; 3]) {
    let mut made = Made::of(2);
    let (has, locked, fished) = (made.flag(), made.flag(), made.flag());
    let may = vec![is(has), is_not(locked), is_not(fished)];
    let take = made.act(may.clone(), vec![put(has, no())], &[B]);
    let lock = made.act(vec![is(has), is_not(locked)], vec![put(locked, yes())], &[A]);
    let leave = made.act(vec![is(has), is_not(fished)], vec![put(fished, yes())], &[B]);
    made.wish(A, is(has), 1.0);
    made.wish(B, is_not(has), 1.0);
    made.wish(B, is(fished), fish);
    (made, [take, lock, leave])
}

#[test]
fn a_foreseen_loss_is_avoided() {
    let (made, [take, lock, _]) = theft(0.5);
    let mut played = Played::of(&made, &[Yes, No, No]);
    assert_eq!(played.foresees(A), [take]); // B, who gains more, is quicker
    assert_eq!(played.would(A, &[]), Some(lock));
    assert_eq!(played.motive(lock, A), Some(Motive::Avoid));
    assert_eq!(played.motive(take, B), Some(Motive::Gain));
}

#[test]
fn what_others_might_do_though_they_would_not_is_guarded_against() {
    let (made, [take, lock, leave]) = theft(3.0);
    let mut played = Played::of(&made, &[Yes, No, No]);
    assert_eq!(played.would(B, &[]), Some(leave));
    assert_eq!(played.would(A, &[]), None); // nothing bad is foreseen
    assert_eq!(played.motive(lock, A), Some(Motive::Precaution));
    assert_eq!(played.motive(take, B), Some(Motive::Gain)); // a plan that could work
    assert_eq!(played.motive(take, A), None);
    // B gains more by fishing than A saves; whom it is addressed to goes first.
    assert_eq!(played.expected(1, &[], None).acts, [leave]);
    let story = played.expected(1, &[A], None);
    assert_eq!((story.acts, story.motives), (vec![lock], vec![Motive::Precaution]));
}

#[test]
fn being_told_no_settles_a_want_and_giving_it_up_does_not() {
    let mut made = Made::of(2);
    let (asked, open, rung) = (made.flag(), made.flag(), made.flag());
    let ask = made.act(vec![is(open), is_not(asked)], vec![put(asked, yes())], &[A]);
    let refuse = made.act(vec![is(asked), is(open)], vec![put(open, no())], &[B]);
    let ring = made.act(vec![is(open), is(asked)], vec![put(rung, yes())], &[B]);
    let give_up = made.act(vec![is(open)], vec![put(open, no())], &[A]);
    made.to(ask, B);
    made.to(refuse, A);
    made.wish(A, is(rung), 1.0);
    made.want(A, if_so(is(asked), -0.0));
    made.wish(B, is_not(rung), 1.0);
    made.wish(B, is_not(open), 1.0);
    let mut played = Played::of(&made, &[No, Yes, No]);
    assert_eq!(played.would(A, &[]), Some(ask));
    assert_eq!(played.motive(give_up, A), None);
    let story = played.expected(5, &[], None);
    assert!(story.acts.contains(&refuse) && !story.acts.contains(&ring));
    assert_eq!(story.motives[0], Motive::Settle);
}

#[test]
fn a_story_may_go_round() {
    let mut made = Made::of(2);
    let lit = made.flag();
    let light = made.act(vec![is_not(lit)], vec![put(lit, yes())], &[A]);
    let quench = made.act(vec![is(lit)], vec![put(lit, no())], &[B]);
    made.wish(A, is(lit), 1.0);
    made.wish(B, is_not(lit), 1.0);
    let mut played = Played::of(&made, &[No]);
    played.thought = Thought { horizon: 1, minds: 1 };
    let story = played.expected(9, &[], None);
    assert_eq!((story.acts, story.rest), (vec![light, quench], Rest::GoesRound));
}

#[test]
fn many_stories_are_told_aside() {
    let (made, ask, answer) = question();
    let mut here = made.opened(&[No; 3]);
    let (world, worlds) = (here.world, here.engine.space.worlds.len());
    let mut aside = Aside::new(4, 1);
    let asked = Asked { opening: world, floor: &[], events: 5, thought: FAR, until: 0 };
    for _ in 0..3 {
        let (told, stop) = aside.expected(&mut here.engine, &[asked]);
        assert_eq!((&told[0].acts, told[0].rest, stop), (&vec![ask, answer], Rest::CameTrue, None));
        assert!(aside.worlds() > 1); // more than are kept: it begins anew each time
    }
    assert_eq!(here.engine.space.worlds.len(), worlds);
    let all = here.engine.watch.transitions;
    assert!(all > 0);
    let never = aside.expected(&mut here.engine, &[Asked { until: 1, ..asked }]).0.remove(0);
    assert_eq!((never.acts, never.rest), (vec![], Rest::OutOfReach));
    let late = aside.expected(&mut here.engine, &[Asked { events: 1, ..asked }]).0.remove(0);
    assert_eq!((late.acts, late.rest), (vec![], Rest::OutOfReach));
    here.engine.watch.effort = Some(all);
    let (told, stopped) = Aside::new(4, MOST_WORLDS).expected(&mut here.engine, &[asked, asked]);
    assert_eq!((told.len(), stopped), (0, Some(Stop::Effort)));
}

#[test]
fn it_makes_no_difference_whether_two_tell_many_stories_or_one() {
    let (made, ..) = question();
    let mut here = made.opened(&[No; 3]);
    let ask = Asked { opening: here.world, floor: &[], events: 5, thought: FAR, until: 0 };
    let floors: [&[u8]; 3] = [&[], &[A], &[A, B]];
    let asked: Vec<Asked> =
        (0..60).map(|n| Asked { floor: floors[n % 3], events: n % 5, until: n % 2, ..ask }).collect();
    let by_two = Aside::new(4, MOST_WORLDS).expected(&mut here.engine, &asked);
    here.engine.watch.effort = Some(u64::MAX); // where effort is counted, one does it all
    let by_one = Aside::new(4, MOST_WORLDS).expected(&mut here.engine, &asked);
    let acts = |told: &(Vec<Expected>, Option<Stop>)| {
        told.0.iter().map(|story| (story.acts.clone(), story.rest)).collect::<Vec<_>>()
    };
    assert_eq!((acts(&by_two), by_two.1.clone()), (acts(&by_one), by_one.1.clone()));
    assert!(by_one.0.len() == 60 && by_one.0.iter().any(|story| story.rest == Rest::CameTrue));
}

#[test]
fn thinking_far_and_deep_ends_at_a_limit_and_not_at_the_end_of_the_stack() {
    let mut made = Made::of(3);
    let flags: Vec<u32> = (0..8).map(|_| made.flag()).collect();
    for &flag in &flags {
        for person in [A, B, C] {
            made.act(vec![is(flag)], vec![put(flag, no())], &[person]);
            made.act(vec![is_not(flag)], vec![put(flag, yes())], &[person]);
        }
    }
    for (at, &flag) in flags.iter().enumerate() {
        made.wish((at % 3) as u8, is(flag), 1.0 + at as f64);
        made.wish(((at + 1) % 3) as u8, is_not(flag), 0.5);
    }
    let work = move || {
        let mut here = made.opened(&[No; 8]);
        let mut reasons = denouement_kernel::reasons::Reasons::new(&here.engine, 60);
        let mut memory = Foresight::new(&here.engine).expect("people foresee one another");
        here.engine.watch.budget = Some(5_000);
        let thought = Thought { horizon: 60, minds: 60 };
        let Opened { engine, world, .. } = &mut here;
        let believed = engine.space.worlds.mind(*world, A.into());
        let mut foreseer = Foreseer { engine, reasons: &mut reasons, memory: &mut memory, thought };
        assert_eq!(foreseer.forecast_of(A, believed, EMPTY, None), Err(Stop::Effort));
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap();
}

proptest! {
    /// However far is looked: what is foreseen in the opening is no longer than that, and a story is the same told twice.
    #[test]
    fn forecasts_are_no_longer_than_people_look(
        acts in proptest::collection::vec((0u8..3, 0u32..4, any::<bool>(), 0u32..4, any::<bool>()), 1..8),
        wishes in proptest::collection::vec((0u8..3, 0u32..4, any::<bool>()), 1..5),
        horizon in 1u8..5, minds in 1u8..4,
    ) {
        let mut made = Made::of(3);
        let flags: Vec<u32> = (0..4).map(|_| made.flag()).collect();
        let so = |flag: u32, yes: bool| if yes { is(flag) } else { is_not(flag) };
        for &(person, need, needed, flag, value) in &acts {
            let given = if value { yes() } else { no() };
            made.act(vec![so(flags[need as usize], needed)], vec![put(flags[flag as usize], given)], &[person]);
        }
        for &(person, flag, value) in &wishes {
            made.wish(person, so(flags[flag as usize], value), 1.0);
        }
        let told = |thought: Thought| {
            let mut played = Played::of(&made, &[No; 4]);
            played.thought = thought;
            let foreseen: Vec<_> = [A, B, C].map(|p| played.foresees(p)).into();
            (foreseen, played.expected(6, &[], None))
        };
        let (foreseen, story) = told(Thought { horizon, minds });
        prop_assert!(foreseen.iter().all(|f| f.len() <= usize::from(horizon)));
        prop_assert!(story.acts.len() <= 6);
        prop_assert_eq!((foreseen, story), told(Thought { horizon, minds }));
    }
}
