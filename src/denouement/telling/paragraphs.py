"""Stage: units into paragraphs.

Thought, sign and speech of one person stand together, speech last. A paragraph begins where somebody else speaks, where
the view passes to another person, after a gap, and where one grows long. In a treatment each event has its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from denouement.telling.shapes import Unit, words_in

__all__ = ["in_paragraphs"]

_LONG = 75
"""Words after which narration begins anew with the next act."""


def in_paragraphs(units: Sequence[Unit], level: str) -> tuple[tuple[Unit, ...], ...]:
    """The units, paragraph by paragraph."""
    made: list[list[Unit]] = []
    for unit in units:
        last = made[-1] if made else []
        if not last or _begins(last, unit, level):
            made.append([])
        made[-1].append(unit)
    return tuple(tuple(p) for p in made)


def _begins(last: Sequence[Unit], unit: Unit, level: str) -> bool:
    if unit.gap or unit.opens or unit.focal != last[-1].focal:
        return True
    if level == "treatment":
        return unit.event != last[-1].event
    speakers = [u.speaker for u in last if u.speaker is not None]
    if level == "screenplay" and (unit.speaker is not None or speakers):
        return True
    if unit.speaker is not None:
        about = last[-1]
        if speakers:  # whoever speaks goes on after something about them: “…” He sits still. “…”
            return about.speaker is not None or {speakers[-1], about.subject} != {unit.speaker}
        return about.subject not in (None, unit.speaker) and unit.event not in about.events
    if speakers:
        return unit.subject != speakers[-1] or unit.kind == "lead" or unit.event != last[-1].event
    if not last[-1].event:
        return bool(unit.event)
    if unit.kind == "lead":
        return last[-1].subject != unit.subject and last[-1].event != unit.event
    long = sum(words_in(u.tokens) for u in last) > _LONG
    return unit.kind == "act" and (long or (len(last) > 3 and unit.subject != last[-1].subject))
