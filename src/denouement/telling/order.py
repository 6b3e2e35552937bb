"""Stage: in which order the events are told.

*chronicle* is the order of the log. *late* begins where the first wrong belief is put right (else a third in), goes
back to the beginning, and goes on. *ending first* tells the last event, then the rest from the beginning. What is told
in a look back is marked, so that its tense can say so; before and after a jump stands a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from denouement.telling.happenings import puts_right
from denouement.telling.knobs import Knobs
from denouement.telling.shapes import Happening

__all__ = ["ordered"]


def ordered(events: Sequence[Happening], knobs: Knobs) -> tuple[Happening, ...]:
    """The events in the order of telling."""
    if not knobs.uses("order") or knobs.order == "chronicle" or len(events) < 3:
        return tuple(events)
    if knobs.order == "ending first":
        return (events[-1], *_back(events[:-1]))
    cut = _late(events)
    return (events[cut], *_back(events[:cut]), *_after_gap(events[cut + 1 :]))


def _late(events: Sequence[Happening]) -> int:
    for index, event in enumerate(events[1:-1], start=1):
        if any(puts_right(change, event.moment) for change in event.moment.changes):
            return index
    return max(1, len(events) // 3)


def _back(events: Sequence[Happening]) -> tuple[Happening, ...]:
    return _after_gap(tuple(replace(e, shift=-1) for e in events))


def _after_gap(events: Sequence[Happening]) -> tuple[Happening, ...]:
    return tuple(replace(e, gap=True) if not i else e for i, e in enumerate(events))
