"""What an act does to the minds of those who see it, who did not think it possible, and whom it makes believe something."""

import pytest

from denouement.ground import YES, Mind, OneOf
from support.problems import (
    A,
    B,
    C,
    Problem,
    believes,
    both,
    either,
    eq,
    ge,
    gt,
    minus,
    ne,
    plus,
    put,
    seen,
)

# --- who sees it


def test_everyone_who_sees_it_knows_that_everyone_knows():
    """An act seen by all leaves all minds in agreement, to any depth."""
    made = Problem()
    f = made.flag("f")
    act = made.act("a", [], [put(f, True)])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (after, after) == after.minds


def test_who_does_not_see_it_goes_on_believing():
    """Their world stays the same object."""
    made = Problem()
    f = made.flag("f")
    act = made.act("a", [], [put(f, True)], seen_by=[A])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert world is after.minds[B]
    assert (True, True, False, False) == seen(after, f, (), (A,), (B,), (A, B))


def test_who_sees_it_is_decided_before_it_happens():
    """The act takes B away, and B still sees it: it is asked beforehand."""
    made = Problem()
    here = made.flag("here", True)
    act = made.act("leave", [], [put(here, False)], seen_by={A: YES, B: eq(here)})
    engine, world = made.opened()
    assert (False, False, False) == seen(engine.step(world, act), here, (), (B,), (A, B))


def test_who_sees_it_is_decided_in_the_outer_world():
    """B believes not to be there, is there, and sees it. A does not know that B is there."""
    made = Problem()
    there, f = made.flag("there", True), made.flag("f")
    made.at_first(put(there, False, mind=[B]), put(there, False, mind=[A]))
    act = made.act("a", [], [put(f, True)], seen_by={A: YES, B: eq(there)})
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (True, True, False) == seen(after, f, (), (B,), (A, B))
    assert (False,) == seen(after, f, (B, B))


def test_nobody_sees_their_own_act_as_a_matter_of_course():
    """Who must be willing gets no special treatment."""
    made = Problem()
    f = made.flag("f")
    act = made.act("sleepwalk", [], [put(f, True)], willing=[A], seen_by=[B])
    engine, world = made.opened()
    assert (True, False, True) == seen(engine.step(world, act), f, (), (A,), (B,))


# --- surprise


def surprised(requires):
    """f is 2, B believes 0; an act with this condition takes one away, and everyone sees it."""
    made = Problem()
    f = made.number("f", 2)
    made.at_first(put(f, 0, mind=[B]))
    act = made.act("spend", [requires(f)], [put(f, minus(f, 1))])
    engine, world = made.opened()
    return seen(engine.step(world, act), f, (), (B,), (B, B), (A,), (A, B))


@pytest.mark.parametrize(
    ("requires", "expected"),
    [
        # Learned: the value; then one is taken away, at every level.
        (lambda f: eq(f, 2), (1.0, 1.0, 1.0, 1.0, 1.0)),
        # Learned: that it was wrong. In B's own mind nothing held, so nothing was learned there.
        (lambda f: gt(f, 0), (1.0, None, -1.0, 1.0, 1.0)),
        (lambda f: ge(f, 1), (1.0, None, -1.0, 1.0, 1.0)),
        # What is unknown is not 0, so here B's mind gives B's mind within it a reason.
        (lambda f: ne(f, 0), (1.0, None, None, 1.0, 1.0)),
        # Both comparisons fail: what is definite wins.
        (lambda f: both(gt(f, 0), eq(f, 2)), (1.0, 1.0, 1.0, 1.0, 1.0)),
        # Of alternatives, those that hold teach, all of them.
        (lambda f: either(gt(f, 0), eq(f, 2)), (1.0, 1.0, 1.0, 1.0, 1.0)),
        (lambda f: either(gt(f, 1), eq(f, 5)), (1.0, None, -1.0, 1.0, 1.0)),
        # It holds in B's mind too: nothing is learned.
        (lambda f: ge(f, 0), (1.0, -1.0, -1.0, 1.0, 1.0)),
    ],
)
def test_an_act_that_should_have_been_impossible_teaches(requires, expected):
    """What ``==`` asks for is learned; of any other comparison, only that it was believed wrongly."""
    assert expected == surprised(requires)


def test_surprise_about_two_facts_that_are_the_same():
    """Seeing that two are at one place teaches where both are."""
    made = Problem()
    one, other = made.one_of("one", "here"), made.one_of("other", "here")
    made.at_first(put(one, "away", mind=[B]))
    act = made.act("meet", [eq(one, other)])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert ("here", "here") == (*seen(after, one, (B,)), *seen(after, other, (B,)))


def test_surprise_about_two_facts_that_differ():
    """Two differ where the second has some value and the first has not, so the second's value is learned."""
    made = Problem()
    one, other = made.one_of("one", "here"), made.one_of("other", "away")
    made.at_first(put(other, "here", mind=[B]))
    act = made.act("miss", [ne(one, other)])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert ("here", "away") == (*seen(after, one, (B,)), *seen(after, other, (B,)))


def test_surprise_about_two_numbers():
    """Neither of two numbers compared by ``>`` can be believed any longer."""
    made = Problem()
    m, n = made.number("m", 3), made.number("n", 1)
    made.at_first(put(m, 1, mind=[B]))
    act = made.act("a", [gt(m, n)])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (None, None) == (*seen(after, m, (B,)), *seen(after, n, (B,)))


def test_surprise_about_a_belief():
    """What the condition says of A's belief is learned about A's belief, and nothing about the world."""
    made = Problem()
    f = made.flag("f")
    made.at_first(put(f, True, mind=[A]))
    act = made.act("a", [believes(A, eq(f))])
    engine, world = made.opened()
    assert (False, True) == seen(world, f, (B, A), (A,))
    after = engine.step(world, act)
    assert (True, False, False) == seen(after, f, (B, A), (B,), ())


def test_surprise_about_a_belief_inside_arithmetic():
    """However the comparison is written, it is A's belief that B was wrong about."""
    made = Problem()
    f = made.number("f", 0)
    made.at_first(put(f, 2, mind=[A]))
    act = made.act("a", [gt(plus(believes(A, f), 1), 2)])
    engine, world = made.opened()
    assert (0.0, None) == seen(engine.step(world, act), f, (B,), (B, A))


def test_surprise_about_the_kind_of_what_is_believed():
    """The same for a value that is one of a kind."""
    made = Problem()
    at = made.one_of("at", "here")
    made.at_first(put(at, "there", mind=[A]))
    act = made.act("a", [OneOf(Mind(A, at), frozenset({"there"}))])
    engine, world = made.opened()
    assert ("here", None) == seen(engine.step(world, act), at, (B,), (B, A))


def test_surprise_never_makes_yes_or_no_unknown():
    """There is no unknown for yes and no: that two of them differ teaches both."""
    made = Problem()
    p, q = made.flag("p", True), made.flag("q", False)
    made.at_first(put(p, False, mind=[B]))
    act = made.act("a", [ne(p, q)])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (True, False) == (*seen(after, p, (B,)), *seen(after, q, (B,)))


def test_effects_come_even_where_the_conditions_fail_in_a_mind():
    """Nothing is learned where the outer world itself gives no reason; what is seen happens all the same."""
    made = Problem()
    p, q, f = made.flag("p"), made.flag("q"), made.flag("f")
    act = made.act("a", [eq(p), eq(q)], [put(f, True)])
    engine, world = made.opened()
    assert not engine.possible(world, act)
    after = engine.take(world, act)
    assert (True, True, True) == seen(after, f, (), (B,), (A, B))
    assert (False, False) == (*seen(after, p, (B,)), *seen(after, q, (B,)))


def test_a_correction_decides_who_is_taken_to_have_seen_it():
    """C's mind is corrected first, and only then is asked there whether B saw it."""
    made = Problem(3)
    near, f = made.flag("near", True), made.flag("f")
    made.at_first(put(near, False, mind=[C]))
    act = made.act("a", [eq(near)], [put(f, True)], seen_by={A: YES, B: eq(near), C: YES})
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (True, True) == seen(after, near, (C,), (C, B))
    assert (True,) == seen(after, f, (C, B))


# --- effects on beliefs


def test_a_belief_is_put_over_what_was_seen():
    """A does not see the act and comes to believe 9; whoever sees it knows that, and nobody else does."""
    for seers, b_about_a in (([], 1.0), ([B], 9.0)):
        made = Problem()
        f = made.number("f", 1)
        act = made.act("a", [], [put(f, plus(f, 1)), put(f, 9, mind=[A])], seen_by=seers)
        engine, world = made.opened()
        after = engine.step(world, act)
        expected = (2.0, 9.0, 9.0, b_about_a)
        assert expected == seen(after, f, (), (A,), (A, A), (B, A))


def test_a_belief_wins_over_seeing():
    """A sees the act and is told otherwise in the same breath."""
    made = Problem()
    f = made.number("f", 1)
    act = made.act("a", [], [put(f, plus(f, 1)), put(f, 9, mind=[A])])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (2.0, 9.0, 9.0) == seen(after, f, (), (A,), (A, A))


def test_a_belief_can_be_reckoned_in_the_mind():
    """``A believes f = f + 10`` adds to what A believed before."""
    made = Problem()
    f = made.number("f", 1)
    made.at_first(put(f, 5, mind=[A]))
    act = made.act("a", [], [put(f, plus(believes(A, f), 10), mind=[A])], seen_by=[])
    engine, world = made.opened()
    assert (1.0, 15.0, 15.0) == seen(engine.step(world, act), f, (), (A,), (A, A))


def test_a_belief_is_conditional_on_the_world_and_not_on_the_mind():
    """The condition of an effect is read where the act happens."""
    made = Problem()
    p, f = made.flag("p", True), made.flag("f")
    made.at_first(put(p, False, mind=[A]))
    act = made.act("a", [], [put(f, True, where=eq(p), mind=[A])], seen_by=[])
    engine, world = made.opened()
    assert (True, False) == seen(engine.step(world, act), f, (A,), (B,))


def test_a_belief_about_a_belief():
    """A comes to believe that B believes; B's own mind and A's view of the world are left alone."""
    made = Problem()
    f = made.flag("f")
    act = made.act("a", [], [put(f, True, mind=[A, B])], seen_by=[])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (True, False, False, False) == seen(after, f, (A, B), (A,), (B,), ())
    assert (True, True) == seen(after, f, (A, B, B), (A, A, B))
    assert (False,) == seen(after, f, (A, B, A))


def test_who_changes_their_mind_notices_at_every_level():
    """In B's mind B is told ``away`` of B's own belief; then B is told ``there``, and notices all the way down."""
    made = Problem()
    f, g = made.one_of("f", "here"), made.flag("g")
    made.at_first(put(g, True, mind=[B]))
    act = made.act("a", [], [put(f, "away", where=eq(g), mind=[B, B]), put(f, "there", mind=[B])])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert ("there",) * 3 == seen(after, f, (B,), (B, B), (B, B, B))
