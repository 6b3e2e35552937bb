"""Part of variation: another word in front where several sentences in a row begin with a person.

Only what the log says can stand there: the place it happens at, and that it happens after what was told before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from denouement.english import Plain
from denouement.model import needs_no, place_word
from denouement.telling.shapes import Ref, Unit, words_in
from denouement.telling.vary import Chooser

__all__ = ["fronted"]

_ORDER = ("Then ", "After that ", "And then ", "And ")
_REST = 4


def fronted(
    units: Sequence[Unit],
    chooser: Chooser,
    moved: frozenset[int],
    rest: int = _REST,
    own: Mapping[str, str] | None = None,
) -> tuple[Unit, ...]:
    """The units, some with a place or a word of order in front; ``own`` are the words that places have.

    ``moved`` are the events in which somebody comes to a place; ``rest`` for how many sentences that is not done again.
    """
    made: list[Unit] = []
    row, since, place, event = 0, rest, "", 0
    for unit in units:
        if unit.speaker is not None:
            since += 1
            made.append(unit)
            continue
        first = unit.tokens[0] if unit.tokens else None
        person = isinstance(first, Ref)
        since += 1
        may = (
            person
            and unit.kind in ("act", "lead")
            and unit.event > event
            and not unit.verbatim
            and not unit.opens
        )
        may = may and not unit.gap and bool(made) and bool(made[-1].event)
        if may and row >= 1 and since > rest:
            word = ("" if unit.event in moved else _at(unit, place, own or {})) or chooser.pick(_ORDER)
            since, row = 0, 0
            unit = replace(unit, tokens=(Plain(word), *unit.tokens))
        else:
            row = row + 1 if person else 0
        place = unit.place or place
        event = max(event, *unit.events)
        made.append(unit)
    return tuple(made)


def _at(unit: Unit, place: str, own: Mapping[str, str]) -> str:
    """*At the cafe*, where it is another place than before, and the sentence is short and does not name it."""
    named = any(isinstance(t, Plain) and unit.place in t.text for t in unit.tokens) if unit.place else True
    if named or unit.place == place or words_in(unit.tokens) > 12 or needs_no("at", unit.place):
        return ""
    return f"{place_word('at', unit.place, own.get(unit.place, '')).capitalize()} {unit.place} "
