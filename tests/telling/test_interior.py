"""What goes on around the events: futures foreseen and weighed, signs and how they are read, and what is left at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from denouement.english import Plain
from denouement.telling import Composition, Extras, Knobs, SignOf, as_text, extras_of, report
from telling.stories import composed, opened, written

STORIES = ("cafe", "inheritance", "lie-for-love")


@cache
def extras(name: str) -> Extras:
    """Everything that is worked out for a telling of the draft."""
    return extras_of(*opened(name))


def told(name: str, viewpoint: str, **knobs: object) -> Composition:
    """A bundled story as it is told on the command line."""
    return composed(*opened(name), Knobs(viewpoint=viewpoint, **knobs), extras(name))  # type: ignore[arg-type]


def words(made: Composition) -> int:
    """How many words a telling has."""
    return len(as_text(made.telling).split())


def kinds(made: Composition) -> set[str]:
    """The kinds of what is told."""
    return {line.unit.kind for line in made.lines}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("viewpoint", ["switching", "everybody"])
def test_a_scene_has_400_to_1500_words(name: str, viewpoint: str) -> None:
    """
    Made of what the log holds: every sentence has a source, and every word of it is backed.
    """
    made = told(name, viewpoint)
    assert 400 <= words(made) <= 1_500
    (backed,) = [r for r in report(made) if r.number == "N1"]
    assert backed.passed


def test_the_other_way_it_could_go_is_weighed_before_the_lie() -> None:
    """
    Ilse foresees that Bram goes aboard if she says nothing, and stays if she lies; and what the lie costs her.
    """
    made = told("lie-for-love", "Ilse", tense="present")
    sources = {s.detail for line in made.lines if line.unit.kind == "weighs" for s in line.unit.sources}
    assert "Ilse weighs: Bram goes aboard; or: Bram stays the night with Ilse." in sources
    costs = [s.detail for line in made.lines for s in line.unit.sources if "suffers" in s.detail]
    assert ["Ilse wants to be honest with Bram, and foresees that it suffers."] == costs


def test_a_precaution_is_told_with_what_is_feared() -> None:
    """
    The seat by the door, and the turn that it is taken against.
    """
    made = told("cafe", "Mara", tense="present")
    (line,) = [line for line in made.lines if line.unit.kind == "fears"]
    assert "makes light of leaving without a goodbye" in line.text


def test_signs_are_told_and_read_by_those_who_see_them_rightly_or_not() -> None:
    """
    Teo's relief at the end is taken for indifference; from outside the same sign has no reading.
    """
    made = told("cafe", "Mara", tense="present")
    (sign,) = [line for line in made.lines if line.unit.kind == "sign" and line.unit.event == 28]
    assert "lets out a breath" in sign.text
    assert "indifference" in sign.text
    outside = told("cafe", "outside", tense="present")
    assert [line for line in outside.lines if line.unit.kind == "sign"]
    assert "reading" not in kinds(outside)
    assert {None} == {line.unit.mind for line in outside.lines}


def test_whoever_gives_a_sign_does_not_read_it() -> None:
    """
    What it is taken for is in the others' minds.
    """
    made = told("cafe", "Teo", tense="present")
    assert "indifference" not in as_text(made.telling)
    assert "lets out a breath" in as_text(made.telling)


def test_a_gesture_with_a_thing_that_is_not_there_is_caught() -> None:
    """
    N1: there is a chair in the house of the clock, and there is no spoon.
    """
    made = told("inheritance", "Edda", tense="present")
    index = next(i for i, line in enumerate(made.lines) if "chair" in line.text and line.unit.kind == "sign")
    line = made.lines[index]
    bad = replace(line, text="Joost turns the spoon over.")
    found = replace(made, lines=(*made.lines[:index], bad, *made.lines[index + 1 :]))
    assert "“spoon”" in report(found)[0].faults[0].why


def test_what_is_left_is_told_at_the_end() -> None:
    """
    What has come of wants, whose they are; and it is a paragraph of its own.
    """
    made = told("lie-for-love", "Ilse", tense="present")
    last = [line for line in made.lines if line.paragraph == made.lines[-1].paragraph]
    assert {"unmet", "theirs", "left"} <= {line.unit.kind for line in last}
    assert {8} == {line.unit.event for line in last}


def test_a_narrator_who_explains_nothing_still_tells_of_signs() -> None:
    """
    No future, no hope; a face is there to be seen.
    """
    made = told("lie-for-love", "Ilse", explanations="none")
    assert not {"weighs", "foresees", "means", "costs", "guess", "reading", "unmet"} & kinds(made)
    assert "sign" in kinds(made)


def test_where_there_is_talk_it_is_not_drowned() -> None:
    """
    What may be left out is left out, the slightest first, before speech falls under a quarter.
    """
    made = told("cafe", "everybody")
    share = next(r for r in report(made) if r.number == "N11")
    assert share.passed
    assert {"compared", "act", "speech"} <= kinds(made)


def test_without_a_world_of_feelings_given_nothing_is_shown() -> None:
    """
    Signs are worked out by the feelings, never here.
    """
    assert "sign" not in kinds(composed(*opened("cafe"), Knobs(viewpoint="Mara")))


MEETING = """
story "At the gate"
  use places, bonds

people
  Ines (she)
  Bram (he)

places
  the gate

features
  beard
  coat

looks
  grey
  black
  short

at first
  Ines is at the gate
  Bram is at the gate
  Bram's beard is short
  Bram's coat is black
  Ines believes Bram's coat is grey

draft
  Ines looks Bram over
  Bram looks Ines over
  Ines smiles at Bram
    lasts: a minute
"""


def test_a_verdict_comes_first_and_is_corrected() -> None:
    """
    What is as it was remembered, then what is not; each with the belief behind it.
    """
    for seed in range(4):
        made = composed(*written(MEETING), Knobs(viewpoint="Ines", tense="present", seed=seed))
        first, second = [line for line in made.lines if line.unit.kind == "compared"]
        assert "beard" in first.text
        assert "coat" not in first.text
        assert "black" in second.text
        details = {s.detail for s in first.unit.sources}
        assert "Ines remembers that Bram's coat is grey, and sees that Bram's coat is black." in details


def test_nothing_is_compared_that_nobody_remembers_or_sees() -> None:
    """
    Bram has nothing to hold against Ines; and from outside no memory is told.
    """
    for viewpoint in ("Bram", "outside"):
        made = composed(*written(MEETING), Knobs(viewpoint=viewpoint))
        assert "compared" not in kinds(made)


def test_both_in_the_cafe_compare() -> None:
    """
    Each what they remember of the other; with a view that switches, both are told.
    """
    assert re.search(r"\bcoat\b.*\bnew\b", as_text(told("cafe", "Mara").telling), re.DOTALL)
    assert re.search(r"\bhair\b.*\bshort\b", as_text(told("cafe", "Teo").telling), re.DOTALL)
    switching = [line for line in told("cafe", "switching").lines if line.unit.kind == "compared"]
    assert {0, 1} == {line.unit.mind for line in switching}


def test_what_somebody_looks_like_is_not_told_before_it_is_seen() -> None:
    """
    A memory that is about to be put right is no news at the opening.
    """
    made = composed(*written(MEETING), Knobs(viewpoint="Ines", tense="present"))
    opening = " ".join(line.text for line in made.lines if not line.unit.event)
    assert "coat" not in opening


def test_a_length_is_told_with_its_event() -> None:
    """
    A silence by a pattern that has room for it, and any other act with the length after it.
    """
    (silence,) = [line for line in told("cafe", "Mara").lines if line.unit.event == 7]
    assert "five minutes" in silence.text
    smile = composed(*written(MEETING), Knobs(viewpoint="outside"))
    assert "for a minute" in as_text(smile.telling)


def test_a_voice_is_a_sign_of_those_who_speak() -> None:
    """
    Nobody lowers a voice that is not heard.
    """
    analysis, log = opened("lie-for-love")
    quiet = SignOf(1, 1, "{who} [lowers] the voice", "voice", "doubt")
    made = composed(analysis, log, Knobs(viewpoint="Ilse"), replace(extras("lie-for-love"), signs=(quiet,)))
    assert "lowers" not in as_text(made.telling)
    assert all(not (isinstance(t, Plain) and "voice" in t.text) for li in made.lines for t in li.unit.tokens)
