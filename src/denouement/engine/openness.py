"""Open wants: those that are not met, and as far as can be told by looking, still could be.

A deliberately simple reading of what may yet come: from the values of a world, acts and reactions add what they could
make so and take nothing away; what is asked about minds, or reckoned, is taken to be possible. A want that is
not met and cannot be any more is *closed*. Both engines read it so, to the letter, since reasons rest on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from denouement.engine.evaluate import condition
from denouement.engine.flat import domains_of
from denouement.engine.worlds import World
from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    Ground,
    GroundEffect,
    GroundExpression,
    OneOf,
    Read,
    compared,
)
from denouement.model import Value, ValueType

__all__ = ["Openness"]

_Possible = list[set[Value]]
"""For each fluent the values it may have."""

_Test = Callable[[_Possible], bool]


class Openness:
    """Which wants are open, for one ground problem. Remembers each world it was asked about."""

    def __init__(self, ground: Ground) -> None:
        self._wants = ground.wants
        read = _Reading(ground)
        self._could = [None if w.condition is None else read.test(w.condition) for w in ground.wants]
        self._happenings = [
            *(_Happening(read, a.precondition, a.effects) for a in ground.acts if a.searched and a.willing),
            *(_Happening(read, r.when, r.effects) for r in ground.reactions),
        ]
        self._known: dict[tuple[World, int], frozenset[int]] = {}
        self._reached: dict[tuple[Value, ...], _Possible] = {}

    def open_wants(self, world: World, person: int) -> frozenset[int]:
        """The numbers of the wants of ``person`` that are open, read in ``world`` as the person believes it to be."""
        key = (world, person)
        known = self._known.get(key)
        if known is None:
            possible = self._possible(world.values)
            known = self._known[key] = frozenset(
                number
                for number, (want, could) in enumerate(zip(self._wants, self._could, strict=True))
                if want.person == person
                and could is not None
                and condition(want.there, world)
                and not self.is_met(number, world)
                and could(possible)
            )
        return known

    def is_met(self, want: int, world: World) -> bool:
        """Whether the condition of a want holds."""
        wanted = self._wants[want].condition
        return wanted is not None and condition(wanted, world)

    def closed(self, person: int, before: World, after: World) -> tuple[int, ...]:
        """The wants of ``person`` that were open, and are neither met now nor could be any more."""
        gone = self.open_wants(before, person) - self.open_wants(after, person)
        return tuple(n for n in sorted(gone) if not self.is_met(n, after))

    def _possible(self, values: tuple[Value, ...]) -> _Possible:
        """The values that each fluent may come to have."""
        known = self._reached.get(values)
        if known is None:
            known = self._reached[values] = [{value} for value in values]
            grows = True
            while grows:
                grows = False
                for happening in self._happenings:
                    if happening.test(known):
                        grows = happening.add(known) or grows
        return known


class _Happening:
    """An act or a reaction: its test, and what it may make so."""

    def __init__(self, read: _Reading, needs: GroundExpression, effects: Sequence[GroundEffect]) -> None:
        self.test = read.test(needs)
        self.effects = [(e.fluent, read.given(e), read.test(e.condition)) for e in effects if not e.path]

    def add(self, possible: _Possible) -> bool:
        """Add what it may make so; whether that was anything new."""
        grows = False
        for fluent, values, test in self.effects:
            if not values <= possible[fluent] and test(possible):
                possible[fluent] |= values
                grows = True
        return grows


class _Reading:
    """Turns conditions and effects into this simple reading of them."""

    def __init__(self, ground: Ground) -> None:
        self._domains = [frozenset(d) for d in domains_of(ground)]
        self._is_number = [f.type is ValueType.NUMBER for f in ground.fluents]

    def given(self, effect: GroundEffect) -> frozenset[Value]:
        """What an effect may give its fluent: its value, or anything the fluent can be; numbers are not followed."""
        if self._is_number[effect.fluent]:
            return frozenset()
        if isinstance(effect.value, Const):
            return frozenset([effect.value.value])
        return self._domains[effect.fluent]

    def test(self, expression: GroundExpression) -> _Test:
        """Whether a condition is possible, given what may be so."""
        match expression:
            case Const(value):
                return lambda possible: value is True
            case AllOf(parts):
                tests = [self.test(p) for p in parts]
                return lambda possible: all(t(possible) for t in tests)
            case AnyOf(parts):
                tests = [self.test(p) for p in parts]
                return lambda possible: any(t(possible) for t in tests)
            case Compare(("==" | "!=") as operator, Read(fluent), Const(value)) if not self._is_number[
                fluent
            ]:
                return lambda possible: any(compared(operator, v, value) for v in possible[fluent])
            case OneOf(Read(fluent), values, inside) if not self._is_number[fluent]:
                return lambda possible: any((v in values) == inside for v in possible[fluent])
        return lambda possible: True
