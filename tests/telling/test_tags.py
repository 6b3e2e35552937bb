"""What stands with speech, signs and looks: plain tags, acts that are more than their words, lies told as lies."""

from __future__ import annotations

import re
from functools import cache

import pytest

from denouement.english import Verb
from denouement.telling import Composition, Extras, Knobs, Line, as_text, extras_of
from telling.stories import composed, opened

STORIES = ("cafe", "inheritance", "lie-for-love", "broken")
TAG = re.compile(r"[,?!]” (?:[A-Z]\w+|she|he|they|I) (?:says|said|say|asks|asked|ask)\b")


@cache
def extras(name: str) -> Extras:
    """Everything that is worked out for a telling of the draft."""
    return extras_of(*opened(name))


@cache
def told(name: str, viewpoint: str, tense: str = "present", seed: int = 0) -> Composition:
    """A bundled story as it is told on the command line."""
    return composed(*opened(name), Knobs(viewpoint=viewpoint, tense=tense, seed=seed), extras(name))


def tellings(name: str) -> list[Composition]:
    """A story over some seeds, through everybody's eyes and from without."""
    views = (*opened(name)[0].ground.people, "everybody", "outside")
    return [told(name, v, "past", seed) for v in views for seed in range(2)]


def speech(made: Composition) -> list[Line]:
    """The lines that somebody says."""
    return [line for line in made.lines if line.unit.speaker is not None]


@pytest.mark.parametrize("tense", ["past", "present"])
def test_who_speaks_is_told_behind_the_words_as_plainly_as_can_be(tense: str) -> None:
    """
    “…,” she says. A stop becomes a comma; a question keeps its sign, and is asked.
    """
    made = told("cafe", "Mara", tense)
    tagged = [line for line in speech(made) if line.unit.tag]
    assert tagged
    text = as_text(made.telling)
    assert len(tagged) == len(TAG.findall(text))
    assert not re.search(r"\.” (?:she|he) (?:says|said)", text)
    for line in tagged:
        (verb,) = [t for t in line.unit.tag if isinstance(t, Verb)]
        assert ("asks" if line.text.endswith("?") else "says") == verb.third


def test_where_it_is_clear_who_speaks_the_line_stands_alone() -> None:
    """
    Not every line has a tag, and none has one where something was told to lead to it.
    """
    for made in tellings("cafe"):
        lines = speech(made)
        assert any(not line.unit.tag for line in lines)
        leads = {line.unit.event for line in made.lines if line.unit.kind == "lead"}
        assert not [line.text for line in lines if line.unit.tag and line.unit.event in leads]


def test_with_more_than_two_there_it_is_told_to_whom() -> None:
    """
    “…,” he says to Ilse: by name, since Hanne is there as well.
    """
    tags = [line for made in tellings("lie-for-love") for line in speech(made) if line.unit.tag]
    assert tags
    texts = [as_text(made.telling) for made in tellings("lie-for-love")]
    found = [f for text in texts for f in re.findall(r"” \w+ (?:said to|asked) (\w+)", text)]
    assert len(tags) == len(found)
    assert not {"her", "them"} & set(found)


def test_an_act_that_is_more_than_its_words_is_told_with_them() -> None:
    """
    Who opens the clock and says so opens it.
    """
    for made in tellings("inheritance"):
        text = as_text(made.telling)
        assert re.search(r"opened (?:the clock|it)\b", text)
        assert re.search(r"read (?:the letter|it) aloud", text)


def test_what_signs_are_taken_for_is_told_twice_at_most() -> None:
    """
    And a sign that is read stands with no other sign before what it is taken for.
    """
    read = 0
    for name in STORIES:
        for made in tellings(name):
            lines = [line for line in made.lines if "sign" in line.unit.kind and line.unit.mind is not None]
            lines += [line for line in made.lines if line.unit.kind == "reading"]
            read += len(lines)
            assert len(lines) <= 2, [line.text for line in lines]
    assert read


def test_a_lie_that_is_found_out_is_told_as_a_lie() -> None:
    """
    Not that somebody has deceived him in saying something.
    """
    for seed in range(4):
        text = as_text(told("lie-for-love", "Bram", "present", seed).telling)
        assert re.search(r"\blied to him|\ba lie\b|not true, what Ilse told him", text), text
        assert "deceived" not in text


@pytest.mark.parametrize(("name", "viewpoint"), [("cafe", "Mara"), ("cafe", "Teo"), ("inheritance", "Edda")])
def test_what_is_compared_belongs_to_somebody(name: str, viewpoint: str) -> None:
    """
    His hair is grey, not the hair.
    """
    for seed in range(4):
        text = as_text(told(name, viewpoint, "present", seed).telling)
        assert not re.search(r"\bthe (?:hair|coat)\b", text.replace("the same", "").casefold()), text
        assert re.search(r"\b(?:his|her) (?:hair|coat)\b", text.casefold()), text
