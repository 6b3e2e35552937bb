"""How values are read and reckoned: what is unknown, conditions, wants, and the values that acts put."""

import pytest

from denouement.engine import condition
from denouement.ground import Const, If, Math
from support.problems import (
    A,
    B,
    Problem,
    ge,
    gt,
    le,
    plus,
    put,
    seen,
)

# --- reading


@pytest.mark.parametrize(
    ("value", "greater", "not_greater", "at_least_unknown"),
    [(2, True, False, False), (0, False, True, False), (None, False, False, True)],
)
def test_an_unknown_number_is_neither_greater_nor_not(value, greater, not_greater, at_least_unknown):
    """Order is for numbers; but what is the same is also at least as great, whatever it is."""
    made = Problem()
    m = made.number("m", value)
    _, world = made.opened()
    assert (greater, not_greater, at_least_unknown) == (
        condition(gt(m, 0), world),
        condition(le(m, 0), world),
        condition(ge(m, None), world),
    )


def test_no_branch_of_an_effect_fires_on_an_unknown_number():
    """What stands under *else* is guarded by the negation, and that does not hold either."""
    made = Problem()
    m, g = made.number("m", None), made.number("g", 7)
    act = made.act("a", [], [put(g, 1, where=gt(m, 0)), put(g, 2, where=le(m, 0))])
    engine, world = made.opened()
    assert (7.0,) == seen(engine.step(world, act), g, ())


def test_the_else_of_a_want_is_for_everything_else():
    """In a number that is read, the first branch that holds counts, and otherwise the last."""
    made = Problem()
    m = made.number("m", None)
    made.want(A, If(gt(m, 0), Const(1.0), Const(2.0)))
    engine, world = made.opened()
    assert 2.0 == engine.utility(world, A)


def test_a_utility_with_an_unknown_part_is_unknown():
    """What cannot be reckoned is no improvement on anything."""
    made = Problem()
    m = made.number("m", None)
    made.want(A, plus(m, 1))
    engine, world = made.opened()
    assert None is engine.utility(world, A)


@pytest.mark.xfail(strict=True, reason="a yes/no value that cannot be told is set to no")
def test_a_comparison_that_cannot_be_told_changes_nothing():
    """``b = (m > 0)`` leaves ``b`` alone where ``m`` is unknown, since neither it nor its negation holds."""
    made = Problem()
    m, b = made.number("m", None), made.flag("b", True)
    act = made.act("a", [], [put(b, gt(m, 0))])
    engine, world = made.opened()
    assert (True,) == seen(engine.step(world, act), b, ())


# --- values


def test_two_values_are_swapped():
    """Everything an event does is read in the world before it."""
    made = Problem()
    x, y = made.number("x", 1), made.number("y", 2)
    act = made.act("swap", [], [put(x, y), put(y, x)])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (2.0, 1.0) == (*seen(after, x, ()), *seen(after, y, ()))
    assert (2.0, 1.0) == (*seen(after, x, (A, B)), *seen(after, y, (A, B)))


@pytest.mark.parametrize(("operator", "expected"), [("+", 8.0), ("-", 4.0), ("*", 12.0), ("/", 3.0)])
def test_arithmetic_in_effects(operator, expected):
    """Numbers are reckoned as usual."""
    made = Problem()
    x, y = made.number("x", 6), made.number("y", 2)
    act = made.act("a", [], [put(x, Math(operator, x, y))])
    engine, world = made.opened()
    assert (expected,) == seen(engine.step(world, act), x, ())


def test_what_is_unknown_stays_unknown_in_arithmetic():
    """One more than unknown is unknown; so is anything divided by nothing."""
    made = Problem()
    x, y, z = made.number("x", None), made.number("y", 1), made.number("z", 0)
    act = made.act("a", [], [put(x, plus(x, 1)), put(y, Math("/", y, z))])
    engine, world = made.opened()
    after = engine.step(world, act)
    assert (None, None) == (*seen(after, x, ()), *seen(after, y, ()))
