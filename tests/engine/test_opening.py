"""The opening world: statements in their order, and what follows from them in minds that nothing is said of."""

from support.problems import (
    A,
    B,
    Problem,
    believes,
    plus,
    put,
    seen,
)


def opening(*statements, people=2):
    """The opening of one number, 0 unless said otherwise, from statements made of its reading."""
    made = Problem(people)
    p = made.number("p")
    for statement in statements:
        made.at_first(statement(p))
    _, world = made.opened()
    return lambda *paths: seen(world, p, *paths)


def test_statements_of_the_opening_are_read_in_order():
    """One more, twice, is two."""
    value = opening(lambda p: put(p, plus(p, 1)), lambda p: put(p, plus(p, 1)))
    assert (2.0, 2.0) == value((), (A, B))


def test_what_is_not_stated_follows_the_path_without_its_last_mind():
    """B is wrong, and keeps it private: A does not know, and B thinks that all agree with B."""
    value = opening(lambda p: put(p, 3), lambda p: put(p, 5, mind=[B]))
    paths = ((), (A,), (B,), (A, B), (B, A), (B, B), (B, A, B))
    assert (3.0, 3.0, 5.0, 3.0, 5.0, 5.0, 5.0) == value(*paths)


def test_that_a_wrong_belief_is_known_has_to_be_stated():
    """Now A knows that B is wrong; B does not know that A knows."""
    value = opening(lambda p: put(p, 3), lambda p: put(p, 5, mind=[B]), lambda p: put(p, 5, mind=[A, B]))
    assert (3.0, 5.0, 5.0, 5.0) == value((A,), (A, B), (A, B, A), (B, A, B))


def test_somebody_can_be_wrong_about_their_own_mind():
    """Odd, and allowed: what A believes that A believes is stated alone."""
    value = opening(lambda p: put(p, 3, mind=[A, A]))
    assert (0.0, 3.0, 3.0, 0.0) == value((A,), (A, A), (A, A, A), (B,))


def test_a_value_is_read_when_its_turn_comes():
    """What is stated later changes nothing about what A believes."""
    value = opening(
        lambda p: put(p, 4),
        lambda p: put(p, plus(believes(A, p), 1), mind=[A]),
        lambda p: put(p, 7),
    )
    assert (7.0, 5.0, 7.0, 5.0) == value((), (A,), (B,), (A, B))


def test_the_parts_of_one_statement_are_read_together():
    """A statement about everyone does not depend on who comes first."""
    made = Problem()
    x, y = made.number("x", 1), made.number("y", 2)
    made.at_first(put(x, y), put(y, x))
    _, world = made.opened()
    assert (2.0, 1.0) == (*seen(world, x, ()), *seen(world, y, ()))
