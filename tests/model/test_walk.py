"""Filling roles, and listing what expressions speak of."""

import pytest

from denouement.model import (
    TRUE,
    And,
    Arithmetic,
    Assignment,
    Believes,
    Choice,
    Comparison,
    Constant,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    Holds,
    IsA,
    Not,
    Or,
    Suppose,
    Total,
    Variable,
    all_of,
    parts_of,
    size_of,
    substitute,
    walk,
    walk_effects,
)

WHO, ANN = Variable("who"), Constant("Ann")


def happy(person):
    """Somebody is happy."""
    return Comparison("==", FactOf("happy", (person,)), TRUE)


def each_shape(person):
    """One expression of every shape, speaking of a person."""
    return [
        person,
        FactOf("happy", (person,)),
        Believes(person, happy(person)),
        happy(person),
        Not(happy(person)),
        And((happy(person), TRUE)),
        Or((happy(person), TRUE)),
        Holds(person),
        IsA(FactOf("friend", (person,)), "person"),
        Arithmetic("+", FactOf("coins", (person,)), Constant(1.0)),
        Choice(happy(person), FactOf("coins", (person,)), Constant(0.0)),
        ForSome("x'", "person", happy(person)),
        ForEvery("x'", "person", happy(person)),
        Total("+", "x'", "person", FactOf("coins", (person,))),
    ]


@pytest.mark.parametrize("number", range(len(each_shape(WHO))))
def test_a_role_is_filled_in_every_shape(number):
    """Wherever a person can be spoken of, a role is filled."""
    open_one, expected = each_shape(WHO)[number], each_shape(ANN)[number]
    if isinstance(open_one, ForSome | ForEvery | Total):
        made = substitute(open_one, {"who": ANN})
        assert expected.body == made.body
    else:
        assert expected == substitute(open_one, {"who": ANN})


@pytest.mark.parametrize("shape", [ForSome, ForEvery])
def test_a_bound_name_is_not_filled(shape):
    """Inside, the name means whoever the quantifier means."""
    made = substitute(shape("who", "person", happy(WHO)), {"who": ANN})
    assert happy(Variable(made.variable)) == made.body


def test_a_name_that_comes_in_is_not_caught():
    """Filling a role with another role keeps the two apart, though a quantifier inside uses the name."""
    inner = ForSome("other", "person", And((happy(WHO), happy(Variable("other")))))
    made = substitute(inner, {"who": Variable("other")})
    assert "other" != made.variable
    assert And((happy(Variable("other")), happy(Variable(made.variable)))) == made.body


def test_roles_that_are_not_named_stay_open():
    """Filling is one role at a time, if need be."""
    assert happy(WHO) == substitute(happy(WHO), {"whom": ANN})


def test_walking_goes_from_the_outside_in_and_left_to_right():
    """The order in which a reader meets the parts."""
    left, right = happy(ANN), happy(WHO)
    assert [
        And((left, Not(right))),
        left,
        left.left,
        TRUE,
        Not(right),
        right,
        right.left,
        TRUE,
    ] == list(walk(And((left, Not(right)))))


@pytest.mark.parametrize("expression", each_shape(WHO))
def test_size_counts_every_part(expression):
    """Itself, and all that is inside."""
    assert 1 + sum(map(size_of, parts_of(expression))) == size_of(expression)


def test_effects_are_walked_with_their_conditions():
    """What is set, to what, and when; also inside effects for every one of a kind."""
    fact, value, when = FactOf("happy", (WHO,)), Constant(False), happy(ANN)
    one = Assignment(fact, value, condition=when)
    assert [fact, value, when, when.left, TRUE] == list(walk_effects((one,)))
    assert list(walk_effects((one,))) == list(walk_effects((ForEveryEffect("who", "person", (one,)),)))
    assert Holds(WHO) in walk_effects((Suppose(WHO, True, (ANN,)),))


def test_a_conjunction_of_one_is_that_one():
    """No wrapper where there is nothing to wrap."""
    assert happy(ANN) == all_of([happy(ANN)])
    assert And((TRUE, happy(ANN))) == all_of([TRUE, happy(ANN)])
