"""Feelings asked for in words."""

from __future__ import annotations

import pytest

from denouement.errors import UsageError
from denouement.feelings import Cause, Emotion, Feeling, Felt, asked_feeling
from denouement.feelings.asked import _SAID_OF_SOMEBODY

PEOPLE = ("Ann", "Ann Marie", "the Old Man")


def felt(person: int, emotion: Emotion) -> Felt:
    """Somebody feels something."""
    return Felt(Feeling(person, 1, emotion, 1, Cause()), 0.5)


@pytest.mark.parametrize(
    ("words", "person", "emotions", "negated"),
    [
        ("Ann contentment", 0, {Emotion.CONTENTMENT}, False),
        ("ann is content", 0, {Emotion.CONTENTMENT}, False),
        ("  Ann   feels  RELIEF ", 0, {Emotion.RELIEF}, False),
        ("Ann Marie relieved or content", 1, {Emotion.RELIEF, Emotion.CONTENTMENT}, False),
        ("Ann Marie angry, hurt, or in doubt", 1, {Emotion.ANGER, Emotion.HURT, Emotion.DOUBT}, False),
        ("the old man not angry or hurt", 2, {Emotion.ANGER, Emotion.HURT}, True),
        ("the old man feels no happiness for another", 2, {Emotion.HAPPY_FOR}, True),
        ("Ann fear confirmed", 0, {Emotion.FEAR_CONFIRMED}, False),
    ],
)
def test_a_name_and_feelings_are_understood(
    words: str, person: int, emotions: set[Emotion], negated: bool
) -> None:
    """Names of several words, the longest that fits; feelings by name or as one says them of a person."""
    asked = asked_feeling(words, PEOPLE)
    assert (person, emotions, negated) == (asked.person, set(asked.emotions), asked.negated)


@pytest.mark.parametrize("emotion", list(Emotion), ids=lambda e: e.word)
def test_every_feeling_can_be_asked_for(emotion: Emotion) -> None:
    """By its own name, and by at least one word that is said of a person; and what is shown of it reads again."""
    for word in (emotion.word, *_SAID_OF_SOMEBODY[emotion]):
        asked = asked_feeling(f"Ann {word}", PEOPLE)
        assert (emotion,) == asked.emotions
        assert asked == asked_feeling(asked.text, PEOPLE)
    assert _SAID_OF_SOMEBODY[emotion]


def test_no_word_means_two_feelings() -> None:
    """Else one of them could not be asked for."""
    words = [word for e, said in _SAID_OF_SOMEBODY.items() for word in {e.word, *said}]
    assert len(words) == len(set(words))


def test_one_of_several_is_enough_and_none_may_be_where_it_is_denied() -> None:
    """Of that person, whatever the others feel."""
    asked = asked_feeling("Ann relieved or content", PEOPLE)
    assert asked.holds([felt(0, Emotion.ANGER), felt(0, Emotion.RELIEF)])
    assert not asked.holds([felt(0, Emotion.ANGER), felt(1, Emotion.RELIEF)])
    denied = asked_feeling("Ann not angry or hurt", PEOPLE)
    assert denied.holds([felt(0, Emotion.RELIEF), felt(1, Emotion.ANGER)])
    assert denied.holds([])
    assert not denied.holds([felt(0, Emotion.HURT)])


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        ("", "does not say who", "Ann content"),
        ("content", "does not say who", "Ann content"),
        ("Anne content", "nobody", "did you mean Ann"),
        ("Zoltan content", "nobody", "its people are: Ann, Ann Marie"),
        ("Ann", "does not say what Ann feels", "Ann content"),
        ("Ann is", "does not say what Ann feels", "Ann content"),
        ("Ann not", "does not say what Ann feels", "Ann content"),
        ("Ann contend", "no feeling “contend”", "did you mean contentment"),
        ("Ann xyzzy", "no feeling “xyzzy”", "joy, distress"),
        ("Ann content or xyzzy", "no feeling “xyzzy”", "joy, distress"),
    ],
)
def test_what_cannot_be_understood_is_said(words: str, said: str, hint: str) -> None:
    """With what there is."""
    with pytest.raises(UsageError, match=said) as fault:
        asked_feeling(words, PEOPLE)
    assert hint in fault.value.hint
