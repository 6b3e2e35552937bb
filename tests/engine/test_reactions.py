"""What follows by itself: reactions in the world and in every mind, their order, and those without end."""

import pytest

from denouement.engine import Engine, at_first
from denouement.errors import LoopError
from denouement.ground import YES
from support.problems import (
    A,
    B,
    Problem,
    believes,
    both,
    eq,
    no,
    plus,
    put,
    seen,
)


def test_reactions_run_in_the_opening():
    """What follows by itself has followed before anything happens."""
    made = Problem()
    p, q = made.flag("p", True), made.flag("q")
    made.reaction("r", both(eq(p), no(q)), put(q, True))
    _, world = made.opened()
    assert (True, True, True) == seen(world, q, (), (A,), (A, B))


def test_reactions_run_in_every_mind():
    """Who believes in what sets a reaction off comes to believe what follows, right or wrong."""
    made = Problem()
    p, q = made.flag("p"), made.flag("q")
    made.at_first(put(p, True, mind=[B]))
    made.reaction("r", both(eq(p), no(q)), put(q, True))
    _, world = made.opened()
    assert (False, False, True, True, False) == seen(world, q, (), (A,), (B,), (B, A), (A, B))


def test_nobody_sees_a_reaction():
    """B does not believe in what set it off, so B does not learn what followed."""
    made = Problem()
    p, q = made.flag("p", True), made.flag("q")
    made.at_first(put(p, False, mind=[B]))
    made.reaction("r", both(eq(p), no(q)), put(q, True))
    _, world = made.opened()
    assert (True, True, False) == seen(world, q, (), (A,), (B,))


@pytest.mark.parametrize(("a_agrees", "expected"), [(True, (1.0, 5.0)), (False, (0.0, 5.0))])
def test_who_believes_exactly_the_truth_goes_along_with_a_reaction(a_agrees, expected):
    """The reaction happens in A's mind before A is told what keeps it from happening there."""
    made = Problem()
    f, g = made.number("f"), made.number("g")
    b, other = made.flag("b", True), made.flag("other")
    if not a_agrees:
        made.at_first(put(other, True, mind=[A]))
    made.reaction("r", both(eq(b), eq(g, 0)), put(f, 1), put(b, False), put(g, 5, mind=[A]))
    _, world = made.opened()
    assert expected == (*seen(world, f, (A,)), *seen(world, g, (A,)))
    assert (not a_agrees,) == seen(world, b, (A,))


def test_reactions_are_tried_in_their_order():
    """Two are possible at first; the first one makes the second impossible, whichever that is."""
    for turned in (False, True):
        made = Problem()
        done, x = made.flag("done"), made.number("x")
        for value in (2, 1) if turned else (1, 2):
            made.reaction(f"r{value}", no(done), put(done, True), put(x, value))
        _, world = made.opened()
        assert (2.0 if turned else 1.0,) == seen(world, x, ())


def test_after_each_reaction_the_first_is_tried_again():
    """The second makes the first possible, and the first goes before the third."""
    made = Problem()
    p, q, r, x = made.flag("p"), made.flag("q"), made.flag("r"), made.number("x")
    made.reaction("first", both(eq(p), no(q)), put(q, True), put(x, 1))
    made.reaction("second", no(p), put(p, True))
    made.reaction("third", no(r), put(r, True), put(x, plus(x, 10)))
    _, world = made.opened()
    assert (11.0,) == seen(world, x, ())


def test_what_a_mind_concludes_can_set_off_a_reaction_outside():
    """Reactions run outside first; where minds have moved since, they run again."""
    made = Problem()
    p, q, r = made.flag("p"), made.flag("q"), made.flag("r")
    made.at_first(put(p, True, mind=[A]))
    made.reaction("outside", both(believes(A, eq(q)), no(r)), put(r, True))
    made.reaction("inside", both(eq(p), no(q)), put(q, True))
    _, world = made.opened()
    assert (True,) == seen(world, r, ())


@pytest.mark.xfail(strict=True, reason="worlds run again before the minds in them have come to rest")
def test_minds_come_to_rest_before_the_world_runs_again():
    """B's mind sets off the same in A's mind and outside; A's mind is done when A is told of what happened outside."""
    made = Problem()
    p, q, m, other = made.flag("p"), made.flag("q"), made.flag("m"), made.flag("other")
    f = made.one_of("f", "here")
    made.at_first(put(p, True, mind=[B]), put(p, True, mind=[A, B]), put(other, True, mind=[A]))
    made.reaction("inside", both(eq(p), no(q)), put(q, True))
    made.reaction(
        "again", both(believes(B, eq(q)), no(m)), put(m, True), put(f, "away"), put(f, "lost", mind=[A])
    )
    _, world = made.opened()
    assert ("away", "lost") == seen(world, f, (), (A,))


def test_which_reactions_ran_is_told_in_order():
    """For the telling, a transition says what followed from it in the world."""
    made = Problem()
    p, q, r = made.flag("p"), made.flag("q"), made.flag("r")
    act = made.act("a", [], [put(p, True)])
    made.reaction("then r", both(eq(q), no(r)), put(r, True))
    made.reaction("then q", both(eq(p), no(q)), put(q, True))
    engine, world = made.opened()
    taken = engine.taken(world, act)
    assert ["then q", "then r"] == [f.reaction for f in taken.fired]
    assert (False, True) == (*seen(taken.after, q, ()), *seen(taken.world, q, ()))


def test_reactions_without_end_are_told():
    """Two that undo each other: an error that names both, and no endless work."""
    made = Problem()
    p, start = made.flag("p"), made.flag("start")
    act = made.act("a", [], [put(start, True)])
    made.reaction("on", both(eq(start), no(p)), put(p, True))
    made.reaction("off", both(eq(start), eq(p)), put(p, False))
    engine, world = made.opened()
    with pytest.raises(LoopError) as caught:
        engine.step(world, act)
    assert {("on", ()), ("off", ())} == set(caught.value.reactions)


def test_a_reaction_that_changes_nothing_has_no_end():
    """Its condition goes on holding."""
    made = Problem()
    made.reaction("r", YES)
    with pytest.raises(LoopError):
        made.opened()


@pytest.mark.xfail(strict=True, reason="a belief that grows with every mind within a mind is built for ever")
def test_reactions_without_end_from_mind_to_mind_are_told(monkeypatch):
    """Each mind sets the next one off, with one more each time: no finite world says that."""
    made = Problem()
    done, f, other = made.flag("done"), made.number("f"), made.flag("other")
    made.at_first(put(other, True, mind=[A]))
    made.reaction("r", no(done), put(done, True), put(f, plus(f, 1), mind=[A, B]))
    engine = Engine(made.ground())
    fire, fired = engine.fire, []

    def counted(world, reaction):
        fired.append(reaction)
        assert len(fired) < 5_000, "no end"
        return fire(world, reaction)

    monkeypatch.setattr(engine, "fire", counted)
    with pytest.raises(LoopError):
        at_first(engine)
