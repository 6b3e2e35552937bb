"""Stage: how fast each event is told: as a scene, or in summary; and where a scene breaks off.

Speech and whatever changes a belief or somebody's fortune is a scene. Three small acts or more in a row are summed up. A
gap stands where the next event happens elsewhere and nobody was told to go there. A silence is one sentence, and a paragraph of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from denouement.telling.knobs import Knobs
from denouement.telling.shapes import Happening

__all__ = ["paced"]

_LOW = 1.5
_SILENCE = re.compile(r"\b(?:nothing|silen(?:ce|t)|quiet|no word|without a word)\b", re.IGNORECASE)
_RUN = 3


def paced(
    events: Sequence[Happening], salience: dict[int, float], spoken: frozenset[int], knobs: Knobs
) -> tuple[Happening, ...]:
    """The events with their pace and with gaps. ``spoken`` are the numbers of those told as speech."""
    if not knobs.uses("speed"):
        return tuple(events)
    small = [salience.get(e.number, 1.0) < _LOW and e.number not in spoken and not e.told for e in events]
    made = []
    place = events[0].place if events else ""
    for index, event in enumerate(events):
        pace = "summary" if small[index] and _run(small, index) >= _RUN else "scene"
        pace = "silence" if _is_silence(event) and not event.told else pace
        gap = event.gap or bool(index and event.place and place and event.place != place and not event.moved)
        made.append(replace(event, pace=pace, gap=gap))
        place = event.place or place
    return tuple(made)


def _is_silence(event: Happening) -> bool:
    """Whether nothing happens in an event but that nothing is said: a pause, whose length it sums up."""
    act = event.moment.act
    quiet = act is not None and not act.willing and not act.effects
    return quiet and len(event.people) > 1 and bool(_SILENCE.search(event.moment.text))


def _run(small: Sequence[bool], index: int) -> int:
    first = last = index
    while first and small[first - 1]:
        first -= 1
    while last + 1 < len(small) and small[last + 1]:
        last += 1
    return last - first + 1
