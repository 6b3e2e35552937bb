"""A want in the clauses it can stand in, said the shortest natural way."""

from __future__ import annotations

from functools import cache

import pytest

from denouement.telling.fields import Fields
from denouement.telling.happenings import persons
from denouement.telling.phrases import Phrases
from denouement.telling.realise import realised
from denouement.telling.shapes import Ref
from denouement.telling.wished import wished
from telling.stories import opened


@cache
def phrases(name: str) -> Phrases:
    """What makes clauses of a bundled story."""
    analysis = opened(name)[0]
    return Phrases(analysis, Fields(analysis))


def said(name: str, want: str, clause: str, person: int = 0) -> str:
    """A clause of a want in the past, with names."""
    tokens = wished(phrases(name), want, person)[clause]
    names = {i: "name" for i, t in enumerate(tokens) if isinstance(t, Ref)}
    return realised(tokens, names, persons(opened(name)[0]), True, None)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("wants", "Edda did not want Joost to have a claim on the house."),
        ("wanted", "Edda had not wanted Joost to have a claim on the house."),
        ("comes", "Joost would not have a claim on the house."),
        ("fails", "Joost would have a claim on the house."),
        ("may", "Joost might not have a claim on the house."),
        ("hardly", "Joost would have a claim on the house after all."),
        ("so", "Joost did not have a claim on the house."),
        ("not-so", "Joost had a claim on the house."),
    ],
)
def test_what_is_not_to_be_is_not_wanted(clause: str, expected: str) -> None:
    """
    Not “she wants him not to have a claim”, and never “for him not to”.
    """
    assert expected == said("inheritance", "Joost not to have a claim on the house", clause)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("wants", "Mara wanted to keep the appointment with Teo."),
        ("comes", "Mara would keep the appointment with Teo."),
        ("may", "Mara might yet keep the appointment with Teo."),
        ("hardly", "Mara would hardly keep the appointment with Teo."),
        ("so", "Mara had kept the appointment with Teo."),
        ("not-so", "Mara had not kept the appointment with Teo."),
    ],
)
def test_what_is_wanted_as_a_thing_done_is_meant_first_and_done_then(clause: str, expected: str) -> None:
    """
    *To have kept* it is to keep it, before; and afterwards to have kept it.
    """
    assert expected == said("cafe", "to have kept the appointment with Teo", clause)


def test_a_thing_may_be_what_it_is_wanted_of() -> None:
    """
    Nobody in particular is to do it.
    """
    want = "the matter between Mara and Teo to be closed"
    assert "The matter between Mara and Teo would not be closed." == said("cafe", want, "fails")
    assert "The house was shared." == said("inheritance", "the house to be shared", "so", 2)


def test_a_state_that_is_wanted_with_that_is_said_with_to_be() -> None:
    """
    So it takes no tense of its own.
    """
    assert "Mara wanted the door to be shut." == said("cafe", "that the door is shut", "wants")
    assert "Mara did not want the door to be shut." == said("cafe", "that the door is not shut", "wants")


def test_a_want_in_other_words_has_no_more_than_what_it_says() -> None:
    """
    Nothing is guessed of a verb that is not certain.
    """
    assert {"want", "wants", "wanted"} == set(wished(phrases("cafe"), "that nobody comes", 0))
