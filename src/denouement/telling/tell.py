"""The entry: a log told by knobs, at every level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from denouement.answers import Analysis
from denouement.engine import Moment
from denouement.telling.compose import Composition, compose
from denouement.telling.happenings import persons
from denouement.telling.inputs import Extras
from denouement.telling.knobs import EVERYBODY, Knobs
from denouement.telling.plain import Told, outline, prose
from denouement.telling.select import belief_source
from denouement.telling.text import Paragraph, Sentence, Source, Telling

__all__ = ["NOTHING_MORE", "composed", "plainly", "sources_of", "tell"]

NOTHING_MORE = Extras()


def tell(
    analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras = NOTHING_MORE, ending: str = ""
) -> Telling:
    """A log as a telling. ``ending`` is the name of the ending it comes to; empty for the draft.

    Raises:
        UsageError: the viewpoint is nobody's.
    """
    if knobs.level == "outline":
        return _outlined(analysis, log, knobs, ending)
    return compose(analysis, log, knobs, extras, ending).telling


def composed(
    analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras = NOTHING_MORE, ending: str = ""
) -> Composition:
    """A telling with what the checks need to know of it. An outline has no wording to check and is made as a treatment.

    Raises:
        UsageError: the viewpoint is nobody's.
    """
    if knobs.level == "outline":
        knobs = replace(knobs, level="treatment")
    return compose(analysis, log, knobs, extras, ending)


def plainly(analysis: Analysis, log: Sequence[Moment], past: bool, ending: str = "") -> Telling:
    """A log as plain prose: each event and each belief put right by its bare sentence."""
    return _plain(analysis, prose(analysis, log, past), "scene", "past" if past else "present", ending)


def _outlined(analysis: Analysis, log: Sequence[Moment], knobs: Knobs, ending: str) -> Telling:
    return _plain(analysis, outline(analysis, log), "outline", "present", ending)


def _plain(
    analysis: Analysis, told: Sequence[Sequence[Told]], level: str, tense: str, ending: str
) -> Telling:
    paragraphs = tuple(Paragraph(tuple(_sentence(analysis, t) for t in lines)) for lines in told)
    cast = tuple((p.name, p.pronoun) for p in persons(analysis))
    return Telling(analysis.story.title, paragraphs, level, EVERYBODY, tense, cast, ending)


def _sentence(analysis: Analysis, told: Told) -> Sentence:
    return Sentence(told.text, sources_of(analysis, told))


def sources_of(analysis: Analysis, told: Told) -> tuple[Source, ...]:
    """What stands behind a plainly told sentence: the beliefs it rests on, else its event."""
    beliefs = tuple(belief_source(analysis, b, told.event) for b in told.beliefs)
    return beliefs or (Source("event", told.event, told.text),)
