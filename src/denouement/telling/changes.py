"""A change of belief as units: which family of patterns tells it, by what changes and how it came to be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from denouement import english
from denouement.engine import BeliefChange, How
from denouement.model import Slot, ValueType, needs_no
from denouement.telling.certainty import certainty
from denouement.telling.clauses import with_the_past
from denouement.telling.lies import lie_found
from denouement.telling.shapes import Happening, Point, Token, Unit, more
from denouement.telling.text import Source

if TYPE_CHECKING:
    from denouement.telling.plan import Planner

__all__ = ["changed"]


def changed(planner: Planner, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
    """The units of a change of belief."""
    change = point.change
    assert change is not None
    if (
        lied := lie_found(planner.analysis, planner.phrases, point, change, event, planner.told_facts)
    ) is not None:
        kind, found, slots = lied
        yield replace(planner.worded(kind, found, event, eyes, slots), degree=certainty(change))
        return
    new = planner.phrases.fact(change.fluent, change.new)
    old = with_the_past(planner.phrases.fact(change.fluent, change.old))
    slots = {"new": new, "old": old, "instead": _value(planner, change)}
    kind = _kind(planner, point, change, event)
    of_a_sign = kind == "correction seen" and change.source.how is How.NOTICED
    if (kind == "noticed" or of_a_sign) and change.source.reaction is not None:
        reaction = change.source.reaction
        if planner.analysis.ground.people[change.person] in reaction.arguments:
            tokens = planner.phrases.reaction(reaction.reaction, reaction.arguments)
            said = Source("event", event.number, english.finish(planner.analysis.wording.reaction(reaction)))
            sources = more(point.sources, (said,))
            yield planner.unit("noticed", event, tokens, sources, eyes, point.mind, reaction.reaction)
            return
    unit = planner.worded(kind, point, event, eyes, slots)
    if "{new}" in unit.template:
        planner.told_facts.add((event.number, change.fluent))
    yield unit


def _value(planner: Planner, change: BeliefChange) -> tuple[Token, ...]:
    """The old value of a fact of one value, with the word before it: *at the street*."""
    known = planner.analysis.ground.fluents[change.fluent]
    declared = planner.analysis.story.facts[known.fact]
    if known.type is not ValueType.ONE_OF or change.old is None:
        return ()
    value, parts = str(change.old), declared.sentence.parts
    at = next(i for i, p in enumerate(parts) if isinstance(p, Slot) and p.role == declared.value_role)
    word = parts[at - 1] if at else ""
    if isinstance(word, str) and word in ("at", "in", "on", "by", "to"):
        said = planner.phrases.placed(word, value) if word == "at" else "" if needs_no(word, value) else word
        value = f"{said} {value}".lstrip()
    return planner.phrases.text(value)


def _kind(planner: Planner, point: Point, change: BeliefChange, event: Happening) -> str:
    """Which family of patterns a change of belief is told by."""
    known = planner.analysis.ground.fluents[change.fluent]
    otherwise = change.old is not None and known.type is not ValueType.YES_NO
    if point.kind in ("learned", "deceived"):
        if change.source.how is not How.TOLD:
            return "concluded"
        if change.old != change.new and not otherwise and _held(planner, change):
            return "learned after all"
        return "learned otherwise" if otherwise and change.old != change.new else "learned"
    if point.kind != "correction":
        return point.kind
    if change.source.how not in (How.SAW, How.NOTICED):
        return "concluded"
    act = event.moment.act
    named = act is not None and str(change.new) in act.arguments
    if otherwise:
        return "correction" if named else "correction both"
    return "correction not" if change.new is False else "correction seen"


def _held(planner: Planner, change: BeliefChange) -> bool:
    """Whether the opposite was believed: a yes, or a no that the story states; what nobody was told, nobody denies."""
    known = planner.analysis.ground.fluents[change.fluent]
    return change.old is True or (change.person, known.fact, known.arguments) in planner.settled.stated
