"""Ground things in the writer's sentences: the cafe's facts, conditions, acts and wants."""

import pytest

from denouement.answers import Wording
from denouement.answers.wording import number
from denouement.engine import condition
from denouement.ground import NO, YES, AllOf, AnyOf, Compare, Const, If, Math, Mind, OneOf, Read
from denouement.model import Form
from support.texts import opened

MARA, TEO = 0, 1


def cafe() -> Wording:
    """The wording of the cafe."""
    return opened("cafe").wording


def fluent(sentence, *people):
    """The number of the fluent whose declared sentence contains these words, about these people."""
    found = [
        number
        for number, f in enumerate(opened("cafe").ground.fluents)
        if sentence in f.fact and f.arguments[: len(people)] == people
    ]
    assert found, sentence
    return found[0]


AT = ("is at", "Teo")
TRUST = ("trusts", "Mara", "Teo")
HEARD = ("has heard", "Mara", "Teo")
CLOSED = ("the matter between", "Mara", "Teo")


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        (AT, "the cafe", "Teo is at the cafe"),
        (AT, "out of town", "Teo is out of town"),
        (AT, None, "Teo is at an unknown place"),
        (TRUST, 2.0, "Mara trusts Teo 2"),
        (TRUST, 2.5, "Mara trusts Teo 2.5"),
        (TRUST, None, "Mara trusts Teo an unknown amount"),
        (HEARD, True, "Mara has heard Teo out"),
        (HEARD, False, "Mara has not heard Teo out"),
        (CLOSED, True, "the matter between Mara and Teo is closed"),
        (CLOSED, False, "the matter between Mara and Teo is not closed"),
        (("holds", "Mara"), False, "Mara does not hold leaving without a goodbye against Teo"),
    ],
)
def test_facts_are_said_with_their_value(fact, value, expected):
    """As the sentence they were declared by, affirmed or denied."""
    assert expected == cafe().fact(fluent(*fact), value)


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        (AT, "the cafe", "Teo was at the cafe"),
        (TRUST, 2.0, "Mara trusted Teo 2"),
        (CLOSED, False, "the matter between Mara and Teo was not closed"),
    ],
)
def test_facts_are_said_of_the_past(fact, value, expected):
    """What was so and is no more."""
    assert expected == cafe().fact(fluent(*fact), value, past=True)


def read(*fact):
    """The expression that reads a fluent."""
    return Read(fluent(*fact))


CONDITIONS = [
    (lambda: Compare("==", read(*AT), Const("the cafe")), "Teo is at the cafe", "Teo is not at the cafe"),
    (lambda: Compare("!=", read(*AT), Const("the cafe")), "Teo is not at the cafe", "Teo is at the cafe"),
    (
        lambda: Compare(">=", read(*TRUST), Const(3.0)),
        "Mara trusts Teo at least 3",
        "Mara trusts Teo less than 3",
    ),
    (
        lambda: Compare("<=", read(*TRUST), Const(3.0)),
        "Mara trusts Teo at most 3",
        "Mara trusts Teo more than 3",
    ),
    (
        lambda: Compare("==", read(*HEARD), YES),
        "Mara has heard Teo out",
        "Mara has not heard Teo out",
    ),
    (
        lambda: Compare("==", read(*HEARD), NO),
        "Mara has not heard Teo out",
        "Mara has heard Teo out",
    ),
    (
        lambda: Mind(MARA, Compare("==", read(*AT), Const("the cafe"))),
        "Mara believes that Teo is at the cafe",
        "Mara does not believe that Teo is at the cafe",
    ),
    (
        lambda: Mind(TEO, Mind(MARA, Compare("==", read(*HEARD), YES))),
        "Teo believes that Mara believes that Mara has heard Teo out",
        "Teo does not believe that Mara believes that Mara has heard Teo out",
    ),
    (
        lambda: AnyOf((Compare("==", read(*HEARD), YES), Compare("==", read(*CLOSED), YES))),
        "Mara has heard Teo out or the matter between Mara and Teo is closed",
        "Mara has not heard Teo out and the matter between Mara and Teo is not closed",
    ),
]


@pytest.mark.parametrize(("made", "expected", "denied"), CONDITIONS)
def test_conditions_are_said_and_denied(made, expected, denied):
    """A condition is a clause, and so is what is the case where it does not hold."""
    assert (expected, denied) == (cafe().condition(made()), cafe().denied(made()))


def test_alternatives_of_several_are_bracketed():
    """So that *and* and *or* cannot be mistaken for each other."""
    heard, closed = Compare("==", read(*HEARD), YES), Compare("==", read(*CLOSED), YES)
    at = Compare("==", read(*AT), Const("the cafe"))
    expected = "(Mara has heard Teo out and the matter between Mara and Teo is closed) or Teo is at the cafe"
    assert expected == cafe().condition(AnyOf((AllOf((heard, closed)), at)))


def test_a_kind_is_said_by_its_members():
    """*is one of these*."""
    among = OneOf(read(*AT), frozenset({"the street", "the cafe"}))
    assert "the cafe or the street" in cafe().condition(among)


@pytest.mark.parametrize(
    "expression",
    [
        YES,
        NO,
        AllOf(()),
        Compare(">", Math("+", Read(0), Const(1.0)), Const(2.0)),
        If(Compare("==", Read(0), YES), Const(1.0), Const(2.0)),
        Compare("==", Read(0), Mind(0, Read(0))),
    ],
)
def test_everything_can_be_said_somehow(expression):
    """No condition is without words, and none shows the program's insides."""
    said = cafe().condition(expression)
    assert said
    assert not any(word in said for word in ("Compare", "Read", "Const", "None", "<", ">"))


def test_what_is_said_of_the_opening_holds():
    """Each ending's condition and its denial are told as clauses, neither empty nor the same."""
    analysis = opened("cafe")
    for ending in analysis.ground.endings:
        assert not condition(ending.condition, analysis.opening)
        said = analysis.wording
        assert said.condition(ending.condition) != said.denied(ending.condition)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (Form.PLAIN, "Mara goes to the cafe"),
        (Form.NEGATIVE, "Mara does not go to the cafe"),
        (Form.PAST, "Mara went to the cafe"),
        (Form.PERFECT, "Mara has gone to the cafe"),
    ],
)
def test_acts_are_said_in_every_form(form, expected):
    """An act is its declared sentence."""
    analysis = opened("cafe")
    act = next(a for a in analysis.ground.acts if a.arguments == ("Mara", "the cafe"))
    assert expected == analysis.wording.act(act, form)


def test_wants_are_said_with_their_person():
    """As the writer put them."""
    analysis = opened("cafe")
    said = [analysis.wording.want(w) for w in analysis.ground.wants]
    assert "Teo wants Mara to forgive Teo" in said
    assert "Mara wants not to be open to being hurt by Teo" in said


@pytest.mark.parametrize(
    ("value", "expected"), [(2.0, "2"), (2.5, "2.5"), (-1.0, "-1"), (0.0, "0"), (1000.0, "1000")]
)
def test_numbers_are_said_without_needless_zeros(value, expected):
    """As a writer would write them."""
    assert expected == number(value)
