"""A story told plainly: as an outline, or one paragraph an event.

No effort at style yet: every sentence is a declared one, inflected. Each carries the number of the event it
tells of and the beliefs it rests on, so that later stages and readers can go back to the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement import english
from denouement.answers import Analysis, Wording
from denouement.engine import BeliefChange, How, Moment
from denouement.model import Form

__all__ = ["Told", "outline", "prose"]


@dataclass(frozen=True)
class Told:
    """One sentence told. ``event`` is the number of the event in the log, from 1; ``beliefs`` what it rests on."""

    text: str
    event: int
    beliefs: tuple[BeliefChange, ...] = ()


def outline(analysis: Analysis, log: Sequence[Moment]) -> list[list[Told]]:
    """For each event, the event and, after it, each wrong belief that it put right or brought about."""
    told = []
    for number, moment in enumerate(log, start=1):
        lines = [Told(english.finish(moment.text), number)]
        for change in moment.changes:
            if _matters(analysis, change, moment):
                lines.append(Told(_outlined(analysis.wording, change, moment), number, (change,)))
        told.append(lines)
    return told


def prose(analysis: Analysis, log: Sequence[Moment], past: bool = False) -> list[list[Told]]:
    """For each event a paragraph: what happens, then what somebody sees to be otherwise than they had thought."""
    said = analysis.wording
    paragraphs = []
    for number, moment in enumerate(log, start=1):
        text = moment.text
        if moment.act is not None:
            text = said.act(moment.act, Form.PAST if past else Form.PLAIN)
        sentences = [Told(english.finish(text), number)]
        for change in moment.changes:
            if _matters(analysis, change, moment):
                sentences.append(Told(_narrated(said, change, moment, past), number, (change,)))
        paragraphs.append(sentences)
    return paragraphs


def _matters(analysis: Analysis, change: BeliefChange, moment: Moment) -> bool:
    """Whether a change of belief is news: it puts right something wrong about the world, or makes it wrong."""
    fact = analysis.ground.fluents[change.fluent].fact
    if change.about is not None or not analysis.story.facts[fact].told:
        return False
    was_wrong = change.old is not None and change.old != moment.before.values[change.fluent]
    is_wrong = change.new != moment.world.values[change.fluent]
    return was_wrong or is_wrong


def _outlined(said: Wording, change: BeliefChange, moment: Moment) -> str:
    name = said.person(change.person)
    new, old = said.fact(change.fluent, change.new), said.fact(change.fluent, change.old)
    if change.new != moment.world.values[change.fluent]:
        return english.finish(f"{name} now wrongly believes that {new}")
    return english.finish(f"{name} had believed that {old}; now {name} knows that {new}")


def _narrated(said: Wording, change: BeliefChange, moment: Moment, past: bool) -> str:
    name = said.person(change.person)
    new = said.fact(change.fluent, change.new, past=past)
    old = said.fact(change.fluent, change.old, past=True)
    sees, takes = ("saw", "took") if past else ("sees", "takes")
    learns = {How.NOTICED: sees, How.SAW: sees}.get(change.source.how, "learned" if past else "learns")
    if change.new != moment.world.values[change.fluent]:
        return english.finish(f"{name} {takes} it that {new}")
    had = "had believed" if past else "has believed"
    return english.finish(f"{name} {learns} that {new}; {name} {had} that {old}")
