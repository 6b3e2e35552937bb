"""What is at hand in a place: the things that some fact puts there, or puts with somebody who is there.

A gesture may use nothing else. Where a story says nothing of places, everything it names is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement.answers import Analysis
from denouement.engine import World
from denouement.ground import Ground
from denouement.model import Assignment, Value

__all__ = ["AT", "Things"]

AT = "{who} is at {where}"
"""The fact that says where somebody is."""


class Things:
    """Knows what is at hand, in any world of one story."""

    def __init__(self, analysis: Analysis) -> None:
        self._ground: Ground = analysis.ground
        self._entities = tuple(analysis.story.entities)
        self._people = frozenset(analysis.ground.people)
        self._given = tuple(_given(analysis))
        self._at = {f.arguments[0]: n for n, f in enumerate(self._ground.fluents) if f.fact == AT}

    def place(self, world: World, person: str) -> Value:
        """Where somebody is; None where that is not known, or nothing is said of it."""
        if person in self._at:
            return world.values[self._at[person]]
        fixed = (
            a[1] for (fact, a), v in self._ground.constants.items() if fact == AT and a[0] == person and v
        )
        return next(fixed, None)

    def beside(self, world: World, person: str) -> tuple[str, ...]:
        """The names of what is at hand where somebody is, in the order of the story."""
        place = self.place(world, person)
        if place is None:
            return tuple(e for e in self._entities if e not in self._people)
        here = {p for p in self._people if self.place(world, p) == place} | {str(place)}
        found = {name for row in self._rows(world) if here & set(row) for name in row}
        return tuple(e for e in self._entities if e in found and e not in self._people and e != place)

    def _rows(self, world: World) -> Iterator[tuple[str, ...]]:
        """Whom and what each fact that is so speaks of, together."""
        for number, known in enumerate(self._ground.fluents):
            value = world.values[number]
            if value is not None and value is not False:
                yield (*known.arguments, *(() if value is True else (str(value),)))
        for (_, arguments), value in self._ground.constants.items():
            if value is not None and value is not False:
                yield (*arguments, *(() if value is True else (str(value),)))
        yield from self._given


def _given(analysis: Analysis) -> Iterator[tuple[str, ...]]:
    """Whom and what the story's facts speak of that nothing in it changes or asks for: they are as they stand there."""
    known = {f.fact for f in analysis.ground.fluents} | {fact for fact, _ in analysis.ground.constants}
    for statement in analysis.story.at_first:
        for effect in statement.effects:
            if isinstance(effect, Assignment) and effect.fact.fact not in known and not effect.believers:
                value = getattr(effect.value, "value", None)
                if value is not False:
                    named = tuple(str(getattr(a, "value", "")) for a in effect.fact.arguments)
                    yield (*named, *((value,) if isinstance(value, str) else ()))
