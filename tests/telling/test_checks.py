"""The checks: they pass for what is told of the bundled stories, and they bite where a stage is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from denouement.english import Plain
from denouement.telling import Composition, Knobs, Line, Sentence, report
from telling.stories import BUNDLED, composed, opened

STYLE = ("N9", "N10", "N12", "N13")
"""Measures of style, which a seed may miss by a little."""

KNOWN = {("cafe", "N5")}
"""The draft says “for the first time” of what happened before, as its writer knows; the check says so too."""


def failed(made: Composition) -> dict[str, str]:
    """The checks that did not pass, with what was measured."""
    return {r.number: f"{r.measure} {[f.text for f in r.faults]}" for r in report(made) if not r.passed}


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("tense", ["past", "present"])
def test_nothing_is_wrong_from_any_viewpoint_in_either_tense(name: str, tense: str) -> None:
    """
    All that is no matter of style holds for every bundled story, whoever's eyes are used, in every order.
    """
    analysis, log = opened(name)
    for viewpoint in (*analysis.ground.people, "outside", "everybody", "switching"):
        for order in ("chronicle", "late", "ending first"):
            made = composed(analysis, log, Knobs(viewpoint=viewpoint, tense=tense, order=order))
            found = {n: why for n, why in failed(made).items() if n not in STYLE and (name, n) not in KNOWN}
            assert {} == found, (viewpoint, order)


def test_the_cafe_as_it_is_shown_passes_in_style_too() -> None:
    """
    The telling of the documentation.
    """
    made = composed(*opened("cafe"), Knobs(viewpoint="switching", tense="present", names="pronouns"))
    assert {"N5"} == set(failed(made))


def test_the_continuity_error_of_the_draft_is_found() -> None:
    """
    “For the first time” after eyes have met.
    """
    made = composed(*opened("cafe"), Knobs())
    (found,) = [r for r in report(made) if r.number == "N5"]
    assert not found.passed
    assert all("first time" in f.text and 22 in f.events for f in found.faults)


def changed(made: Composition, index: int, line: Line) -> Composition:
    """The composition with one line put in the place of another."""
    return replace(made, lines=(*made.lines[:index], line, *made.lines[index + 1 :]))


def narrated(made: Composition) -> int:
    """The first line that tells of an act."""
    return next(i for i, line in enumerate(made.lines) if line.unit.kind == "act")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("N5", "She never comes here again."),
        ("N7", "Perhaps she comes in."),
        ("N8", "She would have stayed."),
        ("N15", "It is running away."),
    ],
)
def test_invention_is_caught_by_its_words(number: str, text: str) -> None:
    """
    A claim, a hedge, a might-have-been or a disputed word that nothing stands behind.
    """
    made = composed(*opened("cafe"), Knobs(viewpoint="Mara", tense="present"))
    index = narrated(made)
    line = made.lines[index]
    bad = replace(line, text=text, unit=replace(line.unit, tokens=(Plain(text),)))
    faults = {r.number: [f.text for f in r.faults] for r in report(changed(made, index, bad))}
    assert text in faults[number]


def test_another_mind_is_caught() -> None:
    """
    N3: what goes on in somebody whose eyes are not used.
    """
    made = composed(*opened("cafe"), Knobs(viewpoint="Mara"))
    index = narrated(made)
    bad = replace(made.lines[index], unit=replace(made.lines[index].unit, mind=1))
    assert "N3" in failed(changed(made, index, bad))


def test_somebody_out_of_nowhere_is_caught() -> None:
    """
    N1: a person whom no source names.
    """
    analysis, log = opened("lie-for-love")
    made = composed(analysis, log, Knobs(viewpoint="everybody"))
    index = next(i for i, li in enumerate(made.lines) if li.unit.kind == "act" and li.unit.subject == 0)
    line = made.lines[index]
    (source,) = {s for s in line.unit.sources if s.kind == "event"} or {line.unit.sources[0]}
    hollow = replace(source, detail="Nobody does anything.")
    bad = replace(line, unit=replace(line.unit, sources=(hollow,)))
    assert "N1" in failed(changed(made, index, bad))


def test_a_voice_from_nowhere_is_caught() -> None:
    """
    N16: speech in a paragraph of its own at the beginning.
    """
    made = composed(*opened("cafe"), Knobs())
    speech = next(line for line in made.lines if line.unit.speaker is not None)
    lonely = replace(made, lines=(replace(speech, paragraph=-1), *made.lines))
    assert "N16" in failed(lonely)


def test_a_sentence_keeps_its_sources_on_the_way_out() -> None:
    """
    What is handed on has the sources of the unit it was made from.
    """
    made = composed(*opened("cafe"), Knobs())
    handed: list[Sentence] = [s for p in made.telling.paragraphs for s in p.sentences]
    assert [line.unit.sources for line in made.lines] == [s.sources for s in handed]


@pytest.mark.parametrize("stage", ["select", "viewpoint", "plan", "vary"])
def test_without_a_stage_more_checks_fail(stage: str) -> None:
    """
    Each of these is worth its place: what it keeps right goes wrong without it.
    """

    def failing(without: frozenset[str]) -> int:
        made = [composed(*opened("cafe"), Knobs(viewpoint="Mara", seed=n, without=without)) for n in range(3)]
        return sum(len(failed(m)) for m in made)

    assert failing(frozenset()) < failing(frozenset([stage]))
