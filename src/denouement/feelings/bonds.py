"""What people are to one another, read from the facts of the bundled worlds in one person's belief.

A story that does not use those worlds has none of these facts, and none of the feelings that rest on them.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement.engine import World
from denouement.ground import Ground
from denouement.model import Value

__all__ = ["FACTS", "Bonds"]

_FOND = "{who} is fond of {whom}"
_TRUSTS = "{who} trusts {whom}"
_HOLDS = "{victim} holds {what} against {wrongdoer}"
DECEIVED = "{speaker} has deceived {hearer} in saying that {what}"
_CONCEDED = "{who} has conceded that {what} was {word}"

FACTS = {_FOND: "bonds", _TRUSTS: "bonds", _HOLDS: "amends", DECEIVED: "talk", _CONCEDED: "amends"}
"""The facts that are read, each with the world that declares it (a world declares some by declaring the act)."""


class Bonds:
    """Reads bonds of one ground problem. People are numbers; the world given is always what somebody believes."""

    def __init__(self, ground: Ground) -> None:
        self._people = ground.people
        self._constants = ground.constants
        self._fluents = {(f.fact, f.arguments): n for n, f in enumerate(ground.fluents) if f.fact in FACTS}
        self._told = {
            name: [a for fact, a in (*self._fluents, *ground.constants) if fact == name]
            for name in (_HOLDS, DECEIVED)
        }

    def _value(self, world: World, fact: str, arguments: tuple[str, ...]) -> Value:
        fluent = self._fluents.get((fact, arguments))
        return self._constants.get((fact, arguments)) if fluent is None else world.values[fluent]

    def _number(self, world: World, fact: str, one: int, other: int) -> float:
        value = self._value(world, fact, (self._people[one], self._people[other]))
        return float(value) if isinstance(value, int | float) else 0.0

    def fondness(self, world: World, one: int, other: int) -> float:
        """How fond one is of another, 0 to 4."""
        return self._number(world, _FOND, one, other)

    def trust(self, world: World, one: int, other: int) -> float:
        """How much one trusts another, 0 to 4."""
        return self._number(world, _TRUSTS, one, other)

    def grievances(self, world: World, one: int, other: int) -> int:
        """How many things one holds against another."""
        return len(list(self.held(world, one, other)))

    def has_grievance(self, world: World, one: int) -> bool:
        """Whether one holds anything against anybody."""
        return any(self.grievances(world, one, other) for other in range(len(self._people)))

    def held(self, world: World, one: int, other: int) -> Iterator[str]:
        """What one holds against another, by name."""
        names = self._people[one], self._people[other]
        for victim, what, wrongdoer in self._told[_HOLDS]:
            if (victim, wrongdoer) == names and self._value(world, _HOLDS, (victim, what, wrongdoer)) is True:
                yield what

    def liking(self, world: World, one: int, other: int) -> float:
        """How well one wishes another: fondness, less two for everything held against them."""
        return self.fondness(world, one, other) - 2 * self.grievances(world, one, other)

    def deceived(self, world: World, speaker: int) -> frozenset[tuple[int, str]]:
        """Whom somebody has deceived, and in saying what."""
        name = self._people[speaker]
        return frozenset(
            (self._people.index(hearer), what)
            for who, hearer, what in self._told[DECEIVED]
            if who == name and self._value(world, DECEIVED, (who, hearer, what)) is True
        )

    def own_blame(self, world: World, who: int, others: tuple[int, ...]) -> frozenset[int]:
        """The fluents that say that somebody has conceded a word for what one of the others holds against them."""
        held = {what for other in others for what in self.held(world, other, who)}
        return frozenset(
            fluent
            for (fact, arguments), fluent in self._fluents.items()
            if fact == _CONCEDED
            and arguments[0] == self._people[who]
            and arguments[1] in held
            and world.values[fluent] is True
        )
