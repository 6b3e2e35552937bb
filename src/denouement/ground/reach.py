"""What can ever be so: a relaxed reading of a ground problem that forgets nothing and merges all minds.

A fluent may take every value that some event, ever possible in this reading, could give it. What cannot
happen here cannot happen at all, so it can be left out; and a fluent with one value left is a constant.
Optimistic throughout. Source: delete relaxation, as in Bonet and Geffner (2001), with values for atoms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from denouement.ground.problem import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    GroundEffect,
    GroundExpression,
    If,
    Math,
    Mind,
    OneOf,
    Read,
    reads,
)
from denouement.ground.simplify import arithmetic, compared, negate
from denouement.model import Value

__all__ = ["ANY", "Event", "Reach", "Traffic", "relevant", "wanted_by"]

Event = tuple[GroundExpression, Sequence[GroundEffect]]
"""A condition under which something happens, and its effects."""

_MOST_NUMBERS = 24
"""A fluent that can take more numbers than this is taken to be able to take any."""


class Reach:
    """The values each fluent can ever take; ``None`` as a set means any number."""

    def __init__(self, defaults: Sequence[Value], start: Iterable[GroundEffect]) -> None:
        self.values: list[set[Value] | None] = [set() for _ in defaults]
        told: set[int] = set()
        for effect in start:
            plain = isinstance(effect.condition, Const) and isinstance(effect.value, Const)
            if plain and not effect.path:
                told.add(effect.fluent)
        for fluent, default in enumerate(defaults):
            if fluent not in told:
                self._add(fluent, {default})
        for effect in start:
            self._add(effect.fluent, self.values_of(effect.value))

    def _add(self, fluent: int, values: set[Value] | None) -> bool:
        """Let a fluent take these values too; whether that is news."""
        known = self.values[fluent]
        if known is None:
            return False
        if values is None:
            self.values[fluent] = None
            return True
        new = values - known
        if not new:
            return False
        known |= new
        if len(known) > 1 and not any(isinstance(v, bool) for v in known):
            known.add(None)  # whoever is surprised about it may end up not knowing
        if sum(isinstance(v, float) for v in known) > _MOST_NUMBERS:
            self.values[fluent] = None
        return True

    def allow(self, fluent: int, value: Value) -> None:
        """Let a fluent take a value whether or not anything brings it about."""
        self._add(fluent, {value})

    def close(self, events: Sequence[Event]) -> list[bool]:
        """Let everything happen that can, until nothing is new; which of the events can happen."""
        for condition, _ in events:
            for fluent in _doubtable(condition):
                self._add(fluent, {None})
        can = [False] * len(events)
        changed = True
        while changed:
            changed = False
            for number, (condition, effects) in enumerate(events):
                if not can[number]:
                    if not self.possible(condition):
                        continue
                    can[number] = changed = True
                for effect in effects:
                    if self.possible(effect.condition):
                        changed |= self._add(effect.fluent, self.values_of(effect.value))
        return can

    def possible(self, condition: GroundExpression) -> bool:
        """Whether the condition can ever hold, as far as this reading knows."""
        match condition:
            case Const(value):
                return value is True
            case AllOf(parts):
                return all(self.possible(p) for p in parts)
            case AnyOf(parts):
                return any(self.possible(p) for p in parts)
            case Mind(_, inner):
                return self.possible(inner)
            case Compare(operator, left, right):
                a, b = self.values_of(left), self.values_of(right)
                if a is None or b is None:
                    return True
                return any(compared(operator, x, y) for x in a for y in b)
            case OneOf(inner, values, inside):
                found = self.values_of(inner)
                return found is None or any((v in values) == inside for v in found)
            case If(test, then, otherwise):
                return (self.possible(test) and self.possible(then)) or (
                    self.possible(negate(test)) and self.possible(otherwise)
                )
            case _:
                found = self.values_of(condition)
                return found is None or True in found

    def values_of(self, expression: GroundExpression) -> set[Value] | None:
        """The values an expression can have; None for any number."""
        match expression:
            case Const(value):
                return {value}
            case Read(fluent):
                return self.values[fluent]
            case Mind(_, inner):
                return self.values_of(inner)
            case Math(operator, left, right):
                a, b = self.values_of(left), self.values_of(right)
                if a is None or b is None or len(a) * len(b) > _MOST_NUMBERS**2:
                    return None
                return {arithmetic(operator, x, y) for x in a for y in b}
            case If(test, then, otherwise):
                a = self.values_of(then) if self.possible(test) else set()
                b = self.values_of(otherwise) if self.possible(negate(test)) else set()
                return None if a is None or b is None else a | b
            case _:
                return {v for v, e in ((True, expression), (False, negate(expression))) if self.possible(e)}

    def most(self, expression: GroundExpression) -> float:
        """The greatest number the expression can be."""
        found = self.values_of(expression)
        if found is None:
            return float("inf")
        return max((float(v) for v in found if isinstance(v, float | int)), default=0.0)


def _doubtable(condition: GroundExpression) -> Iterator[int]:
    """Fluents compared with one another in order: whoever is surprised by that no longer knows either."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _doubtable(part)
        case Mind(_, inner):
            yield from _doubtable(inner)
        case Compare(operator, left, right) if operator != "==":
            fluents = {*reads(left), *reads(right)}
            if len(fluents) > 1:
                yield from sorted(fluents)


Wanted = tuple[int, Value]
"""A value somebody could want a fluent to have; ``ANY`` as the value stands for every one."""

ANY = "\0any"


@dataclass(frozen=True)
class Traffic:
    """What an event needs and what it can bring about, for telling whether it bears on anything.

    ``needs`` are the conditions under which it happens and is seen; ``effects`` its effects. ``automatic``:
    it happens by itself (a reaction), so that one may also want it not to happen.
    """

    needs: tuple[GroundExpression, ...]
    seen: tuple[GroundExpression, ...]
    effects: tuple[GroundEffect, ...]
    automatic: bool = False


def relevant(goals: Iterable[Wanted], events: Sequence[Traffic]) -> list[bool]:
    """Which events bear on the goals, however indirectly: they can bring about what is wanted, or what that needs.

    An effect that only brings about what nobody could want makes its own absence wanted instead. Minds are not
    told apart. What people learn merely by seeing that something was possible is left out of account.
    """
    wanted: set[Wanted] = set(goals)
    bears = [False] * len(events)
    size = -1
    while size != len(wanted) + sum(bears):
        size = len(wanted) + sum(bears)
        for number, event in enumerate(events):
            fluents = {f for f, _ in wanted}
            for effect in event.effects:
                if effect.fluent not in fluents:
                    continue
                helps = _can_help(effect, wanted)
                if helps:
                    bears[number] = True
                    wanted |= set(wanted_by(effect.condition)) | {(f, ANY) for f in reads(effect.value)}
                    for need in event.needs:
                        wanted |= set(wanted_by(need))
                    wanted |= {(f, ANY) for c in event.seen for f in reads(c)}
                else:
                    wanted |= set(wanted_by(negate(effect.condition)))
                    if event.automatic:
                        for need in event.needs:
                            wanted |= set(wanted_by(negate(need)))
    return bears


def _can_help(effect: GroundEffect, wanted: set[Wanted]) -> bool:
    if (effect.fluent, ANY) in wanted or not isinstance(effect.value, Const):
        return True
    return (effect.fluent, effect.value.value) in wanted


def wanted_by(condition: GroundExpression) -> Iterator[Wanted]:
    """The values that fluents would have to take for the condition to come to hold."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from wanted_by(part)
        case Mind(_, inner):
            yield from wanted_by(inner)
        case Compare("==", Read(fluent), Const(value)):
            yield fluent, value
        case If(test, Const(then), Const(otherwise)) if _is_more(then, otherwise):
            yield from wanted_by(test)
        case If(test, Const(then), Const(otherwise)) if _is_more(otherwise, then):
            yield from wanted_by(negate(test))
        case _:
            yield from ((fluent, ANY) for fluent in reads(condition))


def _is_more(a: Value, b: Value) -> bool:
    return compared(">", a, b)
