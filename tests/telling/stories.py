"""Bundled stories opened once, small ones written here, and tellings of them that share what was worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from denouement import telling
from denouement.answers import Analysis, Motives, analyse, play_draft
from denouement.diagnostics import Source
from denouement.engine import Moment
from denouement.engine.kernel import reasons_for
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world
from denouement.search import DEFAULT_LIMITS
from denouement.telling import Composition, Extras, Knobs, Telling

__all__ = ["BUNDLED", "composed", "opened", "tell", "written"]

BUNDLED = ("cafe", "inheritance", "lie-for-love", "broken")
_MOTIVES: dict[int, Motives] = {}


@cache
def opened(name: str) -> tuple[Analysis, tuple[Moment, ...]]:
    """A bundled story with the log of its draft."""
    return written(bundled_story(name).text)


@cache
def written(text: str) -> tuple[Analysis, tuple[Moment, ...]]:
    """A story given here with the log of its draft."""
    analysis = analyse(read_story(Source("here.story", text), bundled_world), text.split("\n"))
    return analysis, play_draft(analysis)


def composed(
    analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras | None = None
) -> Composition:
    """A telling with what the checks need; reasons are worked out once for a story."""
    return telling.composed(analysis, log, knobs, _sharing(analysis, extras or Extras()))


def tell(analysis: Analysis, log: Sequence[Moment], knobs: Knobs) -> Telling:
    """A telling; reasons are worked out once for a story."""
    return telling.tell(analysis, log, knobs, _sharing(analysis, Extras()))


def _sharing(analysis: Analysis, extras: Extras) -> Extras:
    if id(analysis) not in _MOTIVES:
        reasons = reasons_for(analysis.engine, DEFAULT_LIMITS.horizon, DEFAULT_LIMITS.depth)
        _MOTIVES[id(analysis)] = Motives(analysis.engine, reasons, analysis.wording)
    return replace(extras, motives=_MOTIVES[id(analysis)])
