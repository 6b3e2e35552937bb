"""What can ever be so: never less than what is met on the way."""

import pytest
from hypothesis import given

from denouement.engine import Engine
from denouement.ground.reach import Reach
from support.problems import A, Problem, believes, eq, gt, plus, put
from support.random_ground import SEEDS, random_plot, random_problem, random_walk


def minds_within(world):
    """The world and every world that somebody in it believes in, to any depth."""
    found, waiting = {world: None}, [world]
    while waiting:
        for mind in waiting.pop().minds:
            if mind not in found:
                found[mind] = None
                waiting.append(mind)
    return found


def assert_optimistic(ground, seed):
    """Every value met on a walk, in any mind, is in the domain of its fluent."""
    engine = Engine(ground)
    for world, act in random_walk(engine, seed, 6):
        for here in minds_within(engine.step(world, act)):
            for fluent, (value, domain) in enumerate(zip(here.values, ground.domains, strict=True)):
                assert domain is None or value in domain, (seed, fluent, value)


@given(SEEDS)
def test_every_value_met_was_reckoned_with(seed):
    """What is left out of the domains would be left out of the problem."""
    assert_optimistic(random_problem(seed, between=False), seed)
    assert_optimistic(random_plot(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 2000, 200))
def test_every_value_met_was_reckoned_with_at_length(first):
    """The same on many more problems."""
    for seed in range(first, first + 200):
        assert_optimistic(random_problem(seed, between=False), seed)
        assert_optimistic(random_plot(seed), seed)


def domains(made):
    """The domains of a problem's fluents, in order."""
    return list(made.ground().domains)


def test_what_nothing_changes_has_one_value():
    """Such a fluent can be written in as a constant."""
    made = Problem()
    made.flag("p")
    made.one_of("at", "home")
    made.number("n", 3)
    assert [{False}, {"home"}, {3.0}] == domains(made)


def test_what_cannot_happen_gives_no_value():
    """An act whose condition can never hold adds nothing; one that it would make possible neither."""
    made = Problem()
    p, q, r = made.flag("p"), made.flag("q"), made.flag("r")
    made.act("a", [eq(p)], [put(q, True)])
    made.act("b", [eq(q)], [put(r, True)])
    assert [{False}] * 3 == domains(made)


def test_what_is_only_believed_is_a_value_too():
    """All minds count as one."""
    made = Problem()
    p, q = made.flag("p"), made.flag("q")
    made.act("a", [], [put(p, True, mind=[A])])
    made.act("b", [believes(A, eq(p))], [put(q, True)])
    assert [{False, True}, {False, True}] == domains(made)


def test_a_number_that_grows_can_be_anything():
    """It is not counted to the end."""
    made = Problem()
    n, p = made.number("n"), made.flag("p")
    made.act("earn", [], [put(n, plus(n, 1))])
    made.act("spend", [gt(n, 1000)], [put(p, True)])
    assert [None, {False, True}] == domains(made)


def test_what_has_several_values_can_be_unknown():
    """Whoever is surprised about it may end up not knowing; yes and no are never unknown."""
    made = Problem()
    at, p = made.one_of("at", "home"), made.flag("p")
    made.act("go", [], [put(at, "away"), put(p, True)])
    assert [{"home", "away", None}, {False, True}] == domains(made)


def test_what_never_changes_can_be_doubted():
    """Who sees that the coins suffice, and believed otherwise, no longer knows the price either."""
    made = Problem()
    coins, price = made.number("coins", 3), made.number("price", 2)
    made.at_first(put(coins, 1, mind=[A]))
    act = made.act("pay", [gt(coins, price)], [put(coins, 0)])
    engine, world = made.opened()
    assert None is engine.step(world, act).minds[A].values[price.fluent]
    assert None in domains(made)[price.fluent]


def test_a_statement_may_build_on_the_default():
    """``q = q + 1`` at the opening starts from 0, though q is given a value there."""
    made = Problem()
    q = made.number("q")
    made.at_first(put(q, plus(q, 1)))
    _, world = made.opened()
    assert 1.0 == world.values[q.fluent]
    (domain,) = domains(made)
    assert 1.0 in domain


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (eq(plus(1, 1), 2), True),
        (gt(plus(1, 1), 2), False),
        (eq(None, None), True),
    ],
)
def test_conditions_on_constants_are_decided(condition, expected):
    """Reckoning is done on values where they are known."""
    assert expected is Reach([], []).possible(condition)


def test_what_becomes_possible_later_counts_for_everybody_it_concerns():
    """Two acts share a condition that a third one brings about: both are looked at again."""
    made = Problem()
    key, first, second = made.flag("key"), made.flag("first"), made.flag("second")
    shared = eq(key)
    made.act("early", [], [put(first, True, where=shared)], [A])
    made.act("unlock", [], [put(key, True)], [A])
    made.act("late", [], [put(second, True, where=shared)], [A])
    assert [frozenset({False, True})] * 3 == domains(made)


def test_it_makes_no_difference_in_what_order_things_happen():
    """A row of acts, each of which needs the one before, gives the same forwards and backwards."""
    found = []
    for order in (range(30), reversed(range(30))):
        made = Problem()
        flags = [made.flag(f"f{i}") for i in range(31)]
        for number in order:
            needs = [eq(flags[number])] if number else []
            made.act(f"a{number}", needs, [put(flags[number + 1], True)], [A])
        found.append(domains(made))
    assert found[0] == found[1]
    assert frozenset({False, True}) == found[0][-1]
