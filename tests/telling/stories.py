"""Bundled stories opened once, small ones written here, and tellings of them that share what was worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from denouement import telling
from denouement.answers import Analysis, Motives, analyse, play_draft
from denouement.diagnostics import Source
from denouement.engine import Moment
from denouement.engine.kernel import reasons_for
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world
from denouement.search import DEFAULT_LIMITS
from denouement.telling import Composition, Extras, Knobs, Telling

__all__ = ["BUNDLED", "composed", "opened", "tell", "tell_anew", "written"]

BUNDLED = ("cafe", "inheritance", "lie-for-love", "broken")
_MOTIVES: dict[int, Motives] = {}
_MADE: dict[tuple[object, ...], tuple[Any, object]] = {}


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
    """A telling with what the checks need; reasons are worked out once for a story, and the same is told once."""
    made: Composition = _once(telling.composed, analysis, log, knobs, extras)
    return made


def tell(analysis: Analysis, log: Sequence[Moment], knobs: Knobs) -> Telling:
    """A telling; reasons are worked out once for a story, and the same is told once."""
    made: Telling = _once(telling.tell, analysis, log, knobs, None)
    return made


def tell_anew(analysis: Analysis, log: Sequence[Moment], knobs: Knobs) -> Telling:
    """A telling worked out again, for what should come out the same each time."""
    return telling.tell(analysis, log, knobs, _sharing(analysis, Extras()))


def _once(
    how: Callable[..., Any], analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras | None
) -> Any:
    given = (analysis, log, extras)  # kept, so that no other gets the number of one of them
    key = (how, *map(id, given), knobs)
    if key not in _MADE:
        _MADE[key] = how(analysis, log, knobs, _sharing(analysis, extras or Extras())), given
    return _MADE[key][0]


def _sharing(analysis: Analysis, extras: Extras) -> Extras:
    if id(analysis) not in _MOTIVES:
        reasons = reasons_for(analysis.engine, DEFAULT_LIMITS.horizon, DEFAULT_LIMITS.depth)
        _MOTIVES[id(analysis)] = Motives(analysis.engine, reasons, analysis.wording)
    return replace(extras, motives=_MOTIVES[id(analysis)])
