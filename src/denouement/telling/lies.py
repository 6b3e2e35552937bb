"""That somebody sees that they were lied to: told as such, with what is so instead where that has not been told."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from denouement import english
from denouement.answers import Analysis
from denouement.engine import BeliefChange
from denouement.feelings.bonds import DECEIVED
from denouement.model import Value
from denouement.telling.phrases import Phrases
from denouement.telling.shapes import Happening, Point, Token, more
from denouement.telling.text import Source

__all__ = ["lie_found"]

_Found = tuple[str, Point, dict[str, tuple[Token, ...]]]


def lie_found(
    analysis: Analysis,
    phrases: Phrases,
    point: Point,
    change: BeliefChange,
    event: Happening,
    told: Set[tuple[int, int]],
) -> _Found | None:
    """The kind of pattern, the point and what fills it, where a change of belief is to know oneself lied to.

    ``told`` are the facts that have been told already, each with the event by which it is known.
    """
    known = analysis.ground.fluents[change.fluent]
    if known.fact != DECEIVED or change.new is not True or change.about is not None:
        return None
    speaker, hearer, what = known.arguments
    if hearer != analysis.ground.people[change.person]:
        return None
    lied = Source("belief", event.number, f"{hearer} knows that {speaker} lied.")
    other = analysis.ground.people.index(speaker)
    found = replace(point, sources=more(point.sources, (lied,)), change=None, mind=change.person, other=other)
    truth = _truth(analysis, what, event.moment.world.minds[change.person].values)
    if truth is None or (event.number, truth[0]) in told:
        return "lied", found, {}
    said = english.finish(f"{hearer} believes that {analysis.wording.fact(*truth)}")
    found = replace(found, sources=more(found.sources, (Source("belief", event.number, said),)))
    return "lied about", found, {"truth": phrases.fact(*truth)}


def _truth(analysis: Analysis, claim: str, believed: tuple[Value, ...]) -> tuple[int, Value] | None:
    """The fact that a claim denies or gets wrong, with its value, where that is believed now."""
    stated = analysis.story.entities[claim].claim
    if stated is None:
        return None
    fact, value, believers = analysis.story.supposed(stated, False, ())
    names = tuple(str(getattr(a, "value", "")) for a in fact.arguments)
    so = getattr(value, "value", None)
    for number, fluent in enumerate(analysis.ground.fluents):
        if not believers and (fluent.fact, fluent.arguments) == (fact.fact, names):
            return (number, so) if so is not None and believed[number] == so else None
    return None
