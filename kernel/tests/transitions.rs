//! What acts and reactions make of worlds and minds, on problems small enough to be looked through.

mod common;

use common::*;
use denouement_kernel::value::{Operation, Order, Value};
use denouement_kernel::watch::Stop;
use Value::{No, Unknown, Yes};

#[test]
fn effects_are_read_before_any_happens() {
    let mut made = Made::of(1);
    let (left, right) = (made.flag(), made.flag());
    let swap = made.act(vec![], vec![put(left, read(right)), put(right, read(left))], &[A]);
    let mut here = made.opened(&[Yes, No]);
    let after = here.step(here.world, swap);
    assert_eq!((here.at(after, &[], left), here.at(after, &[], right)), (No, Yes));
    assert_eq!(here.step(after, swap), here.world);
}

#[test]
fn a_conditional_effect_happens_where_its_condition_holds() {
    let mut made = Made::of(2);
    let (lamp, power) = (made.flag(), made.flag());
    let press = made.act(vec![], vec![Put(vec![], lamp, yes(), is(power))], &[A]);
    let mut here = made.opened_with(&[No, Yes], B, &[No, No]);
    let after = here.step(here.world, press);
    assert_eq!(here.at(after, &[], lamp), Yes);
    assert_eq!(here.at(after, &[A], lamp), Yes);
    assert_eq!(here.at(after, &[B], lamp), No);
    assert_eq!(here.at(after, &[A, B], lamp), No); // A knows what B believes
}

#[test]
fn who_does_not_see_an_act_goes_on_believing() {
    let mut made = Made::of(2);
    let door = made.flag();
    let open = made.act_seen(vec![], vec![put(door, yes())], &[A], &[A]);
    let mut here = made.opened(&[No]);
    let after = here.step(here.world, open);
    assert_eq!((here.at(after, &[], door), here.at(after, &[A], door)), (Yes, Yes));
    assert_eq!((here.at(after, &[B], door), here.at(after, &[A, B], door)), (No, No));
    assert_eq!(here.engine.space.worlds.mind(after, 1), here.world);
}

#[test]
fn whether_somebody_sees_is_read_before_the_act_and_in_the_world_it_is_done_in() {
    let mut made = Made::of(2);
    let (dark, done) = (made.flag(), made.flag());
    let effects = vec![put(dark, yes()), put(done, yes())];
    let act = made.act_when(vec![], effects, &[], vec![yes(), is_not(dark)]);
    let mut here = made.opened_with(&[No, No], A, &[Yes, No]);
    let after = here.step(here.world, act);
    assert_eq!((here.at(after, &[B], dark), here.at(after, &[B], done)), (Yes, Yes));
    // A took it to be dark, so B saw nothing, as A believes.
    assert_eq!((here.at(after, &[A], done), here.at(after, &[A, B], done)), (Yes, No));
    let again = here.step(after, act);
    assert_eq!(here.engine.space.worlds.mind(again, 1), here.engine.space.worlds.mind(after, 1));
}

#[test]
fn who_is_surprised_learns_what_made_the_act_possible() {
    let mut made = Made::of(2);
    let (locked, gone, other) = (made.flag(), made.flag(), made.flag());
    let leave = made.act(vec![is_not(locked)], vec![put(gone, yes())], &[A]);
    let mut here = made.opened_with(&[No, No, Yes], B, &[Yes, No, No]);
    let after = here.step(here.world, leave);
    assert_eq!(here.at(after, &[B], locked), No);
    assert_eq!(here.at(after, &[B], gone), Yes);
    assert_eq!(here.at(after, &[B], other), No); // nothing more than that
}

#[test]
fn an_order_teaches_only_that_what_was_believed_is_wrong() {
    let mut made = Made::of(2);
    let (coins, gone) = (made.number(), made.flag());
    let pay = made.act(vec![compare(Order::More, read(coins), number(2.0))], vec![put(gone, yes())], &[A]);
    let three = Value::number(3.0);
    let mut here = made.opened_with(&[three, No], B, &[Value::number(1.0), No]);
    let after = here.step(here.world, pay);
    assert_eq!((here.at(after, &[A], coins), here.at(after, &[B], coins)), (three, Unknown));
    assert_eq!(here.at(after, &[B], gone), Yes);
}

#[test]
fn a_lie_changes_one_mind_and_its_owner_notices() {
    let mut made = Made::of(2);
    let ill = made.flag();
    let lie = made.act_seen(vec![], vec![put_in(&[B], ill, yes())], &[A], &[A, B]);
    let mut here = made.opened(&[No]);
    let after = here.step(here.world, lie);
    assert_eq!((here.at(after, &[], ill), here.at(after, &[A], ill)), (No, No));
    assert_eq!((here.at(after, &[B], ill), here.at(after, &[B, B], ill)), (Yes, Yes));
    assert_eq!(here.at(after, &[A, B], ill), Yes); // A has seen it
    assert_eq!(here.at(after, &[B, A], ill), No); // and B knows that A does not believe it
    assert_eq!(here.at(after, &[B, A, B], ill), Yes);
    assert_eq!(here.step(after, lie), after);
}

#[test]
fn an_effect_deep_in_minds_leaves_those_on_the_way_alone() {
    let mut made = Made::of(2);
    let ill = made.flag();
    let act = made.act_seen(vec![], vec![put_in(&[A, B, A], ill, yes())], &[], &[]);
    let mut here = made.opened(&[No]);
    let after = here.step(here.world, act);
    for (path, value) in [(&[][..], No), (&[A], No), (&[A, B], No), (&[B], No), (&[A, B, A], Yes)] {
        assert_eq!(here.at(after, path, ill), value, "{path:?}");
    }
    assert_eq!(here.at(after, &[A, A, B, A], ill), Yes); // A knows their own mind
    assert_eq!(here.at(after, &[B, B, A], ill), No);
}

#[test]
fn reactions_run_in_their_order_in_the_world_and_in_every_mind() {
    let mut made = Made::of(2);
    let (start, count) = (made.flag(), made.number());
    let small = |most| {
        let counting = compare(Order::Less, read(count), number(most));
        Said::All(vec![is(start), counting])
    };
    let act = made.act_seen(vec![], vec![put(start, yes())], &[], &[A]);
    made.reaction(small(2.0), vec![put(count, plus(read(count), 1.0))]);
    made.reaction(small(20.0), vec![put(count, math(Operation::Times, read(count), number(5.0)))]);
    let mut here = made.opened(&[No, Value::number(0.0)]);
    let after = here.step(here.world, act);
    // 0, 1, 2, 10, 50: the first one again and again, then the second.
    assert_eq!(here.at(after, &[], count), Value::number(50.0));
    assert_eq!(here.at(after, &[A], count), Value::number(50.0));
    assert_eq!(here.at(after, &[B], count), Value::number(0.0));
}

#[test]
fn what_becomes_of_the_world_is_told_without_minds() {
    let mut made = Made::of(2);
    let (lit, warm, known) = (made.flag(), made.flag(), made.flag());
    let light = made.act_seen(vec![is_not(lit)], vec![put(lit, yes())], &[A], &[A]);
    let tell = made.act(vec![is_not(lit)], vec![put_in(&[B], known, yes())], &[A]);
    let trust = made.act(vec![], vec![Put(vec![], known, yes(), believes(B, is(lit)))], &[A]);
    made.reaction(Said::All(vec![is(lit), is_not(warm)]), vec![put(warm, yes())]);
    made.reaction(Said::All(vec![is(lit), believes(A, is_not(known))]), vec![put_in(&[A], known, yes())]);
    let mut here = made.opened(&[No, No, No]);
    let valuation = here.engine.space.worlds.valuation(here.world);
    let mut outlook = |act| {
        let place = here.engine.open_place(here.world, act).expect("it is possible");
        here.engine.outlook(valuation, place).expect("nothing stops it")
    };
    let (lighted, told, trusted) = (outlook(light), outlook(tell), outlook(trust));
    assert_eq!(told, Some(valuation));
    assert_eq!(trusted, None); // what B believes has a say in it
    let after = here.step(here.world, light);
    assert_eq!(here.at(after, &[], warm), Yes);
    assert_eq!(lighted, Some(here.engine.space.worlds.valuation(after)));
    assert_eq!(here.engine.open_place(after, light), None);
}

#[test]
fn a_reaction_without_end_is_told() {
    let mut made = Made::of(1);
    let (start, flag) = (made.flag(), made.flag());
    let act = made.act(vec![], vec![put(start, yes())], &[A]);
    let other = made.act(vec![], vec![put(flag, yes())], &[A]);
    made.reaction(Said::All(vec![is(start), is(flag)]), vec![put(flag, no())]);
    made.reaction(Said::All(vec![is(start), is_not(flag)]), vec![put(flag, yes())]);
    let mut here = made.opened(&[No, No]);
    for _ in 0..2 {
        match here.engine.step(here.world, act) {
            Err(Stop::Loop(mut reactions)) => {
                reactions.sort_unstable();
                assert_eq!(reactions, [0, 1]);
            }
            other => panic!("{other:?}"),
        }
    }
    let after = here.step(here.world, other);
    assert_eq!(here.at(after, &[A], flag), Yes);
}

#[test]
fn a_value_outside_the_list_is_told_and_changes_nothing() {
    let mut made = Made::of(1);
    let coins = made.fluent(1, vec![Value::number(1.0), Value::number(2.0)]);
    let earn = made.act(vec![], vec![put(coins, plus(read(coins), 1.0))], &[A]);
    let mut here = made.opened(&[Value::number(1.0)]);
    let rich = here.step(here.world, earn);
    assert_eq!(here.engine.step(rich, earn), Err(Stop::Outside(coins)));
    assert_eq!(here.step(here.world, earn), rich);
    assert!(here.engine.load(&[vec![Value::number(9.0)]], &[vec![0]]).is_err());
}

#[test]
fn worlds_are_numbered_alike_in_every_engine() {
    let mut made = Made::of(2);
    let flags: Vec<u32> = (0..4).map(|_| made.flag()).collect();
    for (at, &flag) in flags.iter().enumerate() {
        made.act_seen(vec![], vec![put(flag, yes())], &[A], if at % 2 == 0 { &[A] } else { &[A, B] });
        made.act(vec![], vec![put_in(&[B], flag, no())], &[A]);
    }
    let walk = |mut here: Opened| {
        let mut worlds = vec![here.world];
        for act in [0, 3, 2, 5, 1, 7, 6, 4, 0, 2] {
            let next = here.step(*worlds.last().unwrap(), act);
            worlds.push(next);
        }
        worlds
    };
    assert_eq!(walk(made.opened(&[No; 4])), walk(made.opened(&[No; 4])));
}
