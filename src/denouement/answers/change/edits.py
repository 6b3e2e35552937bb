"""An edit: a small change of lines in the writer's file, and what it costs in the writer's terms.

An edit says nothing but which lines go, which become others, and which are added under which heading. What that
does to the opening follows from the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

__all__ = ["Edit", "EditKind", "Slot", "compatible", "cost_of"]

Slot = tuple[object, ...]
"""A place where only one edit can be made: a line, or a fact in a mind."""


class EditKind(Enum):
    """What an edit changes, in the writer's terms; the value is its name in answers."""

    BELIEF = "belief"
    NUMBER = "number"
    WEIGHT = "weight of a want"
    FACT = "fact"
    ABSENCE = "presence"
    EVENT = "past event"
    WANT = "new want"

    @property
    def cost(self) -> int:
        """How much of the story it changes: a belief is changed more lightly than the past."""
        return _COSTS[self]


_COSTS = {
    EditKind.BELIEF: 1,
    EditKind.NUMBER: 1,
    EditKind.WEIGHT: 2,
    EditKind.FACT: 2,
    EditKind.ABSENCE: 2,
    EditKind.EVENT: 3,
    EditKind.WANT: 4,
}


@dataclass(frozen=True)
class Edit:
    """One change.

    Attributes:
        kind: what it changes.
        slots: where it changes it.
        drops: the numbers of lines that go.
        puts: numbers of lines, and what comes in their place.
        adds: a heading and a line to stand under it.
        weight: how much a want weighs after it; None where it is not about a want.
        wanted: the new want without its weight; empty where there is none.
        absent: the name of what is taken away; empty where it is something else.
        wide: whether it is tried together with others, too. Of the many weights of a want only the outermost are.
    """

    kind: EditKind
    slots: frozenset[Slot]
    drops: tuple[int, ...] = ()
    puts: tuple[tuple[int, str], ...] = ()
    adds: tuple[tuple[str, str], ...] = ()
    weight: float | None = None
    wanted: str = ""
    absent: str = ""
    wide: bool = True

    @property
    def place(self) -> object:
        """What it says something else about, where only how much is at stake; else itself."""
        return self.slots if self.weight is not None or self.kind is EditKind.NUMBER else self

    @property
    def want(self) -> int | str:
        """Which want it is about: the line it stands on, or the words of a new one."""
        return self.wanted or (*self.drops, *(n for n, _ in self.puts))[0]

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says anew, wants aside: these are told apart by their weights."""
        if self.weight is not None:
            return ()
        return (*(t for _, t in self.puts), *(t for _, t in self.adds))


def cost_of(edits: Iterable[Edit]) -> int:
    """What these edits cost together."""
    return sum(e.kind.cost for e in edits)


def compatible(first: Edit, second: Edit) -> bool:
    """Whether both can be made: not at the same place, and none naming what the other takes away."""
    return first.slots.isdisjoint(second.slots) and not (_names(first, second) or _names(second, first))


def _names(edit: Edit, other: Edit) -> bool:
    """Whether an edit says anything of what the other takes away."""
    if not other.absent:
        return False
    name = re.compile(rf"(?<!\w){re.escape(other.absent)}(?!\w)", re.IGNORECASE)
    return any(name.search(text) for _, text in (*edit.puts, *edit.adds))
