"""Stage: what a telling may do without is left out where it would grow too long, or drown the talk; the slightest first,
and of what matters alike what comes early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from denouement.telling.prepared import Line, Prepared
from denouement.telling.text import Source

__all__ = ["LEAST_SPEECH", "TALK", "trimmed"]

_LONGEST = 1_500
"""The most words of a telling that holds more than it has to."""

LEAST_SPEECH = 0.25
"""The least share of speech in a story with talk."""

_MARGIN = 0.02
"""What another wording may take off that share."""

TALK = 5
"""With so many turns there is talk."""

_AT_FIRST = 1.45
"""How much it matters what people are to one another when the story opens, beside the salience of points."""


def trimmed(made: Prepared, lines: Sequence[Line]) -> Prepared:
    """The same without some of its further points; ``lines`` are a wording that has them all."""
    spoken = sum(len(li.text.split()) for li in lines if li.unit.speaker is not None)
    turns = sum(1 for li in lines if li.unit.speaker is not None)
    over: float = sum(len(li.text.split()) for li in lines)
    over -= min(_LONGEST, int(spoken / (LEAST_SPEECH + _MARGIN))) if turns >= TALK else _LONGEST
    found = [p for points in made.points.values() for p in points if p.extra]
    further = [(p.salience, p.event, p.sources[0]) for p in (*found, *made.left)]
    further += [(_AT_FIRST, 0, li.unit.sources[0]) for li in lines if li.unit.extra and not li.unit.event]
    length = _lengths(lines, {source for _, _, source in further})
    dropped: set[Source] = set()
    for _, _, source in sorted(further, key=lambda row: row[:2]):
        if over <= 0:
            break
        over -= length.get(source, 0)
        dropped.add(source)
    points = {
        n: tuple(p for p in of if not (p.extra and p.sources[0] in dropped)) for n, of in made.points.items()
    }
    left = tuple(p for p in made.left if p.sources[0] not in dropped)
    return replace(made, points=points, left=left, dropped=frozenset(dropped))


def _lengths(lines: Sequence[Line], further: set[Source]) -> dict[Source, float]:
    """About how many words each of these sources is told in; what is joined is shared out."""
    found: dict[Source, float] = {}
    for line in lines:
        of = [s for s in line.unit.sources if s in further]
        for source in of:
            share = max(len(of), line.unit.joined)
            found[source] = found.get(source, 0.0) + len(line.text.split()) / share
    return found
