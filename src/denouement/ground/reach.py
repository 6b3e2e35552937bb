"""What can ever be so: a relaxed reading of a ground problem that forgets nothing and merges all minds.

A fluent may take every value that some event, ever possible in this reading, could give it. What cannot
happen here cannot happen at all, so it can be left out; and a fluent with one value left is a constant.
Optimistic throughout. Source: delete relaxation, as in Bonet and Geffner (2001), with values for atoms.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

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

__all__ = ["ANY", "Event", "Reach", "Traffic", "relevant", "touching", "wanted_by"]

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
        """Let everything happen that can, until nothing is new; which of the events can happen.

        An event is looked at again only when a fluent that it reads can have a new value. Nothing that is possible
        ever stops being so, so the order makes no difference.
        """
        needs = [c.parts if isinstance(c, AllOf) else (c,) for c, _ in events]
        for need in {id(n): n for parts in needs for n in parts}.values():
            for fluent in _doubtable(need):
                self._add(fluent, {None})
        can = [False] * len(events)
        waiting = deque(range(len(events)))
        in_line = [True] * len(events)
        readers = _readers([(*n, *_parts_of(effects)) for n, (_, effects) in zip(needs, events, strict=True)])
        sure: set[int] = set()
        spent: set[int] = set()
        while waiting:
            number = waiting.popleft()
            in_line[number] = False
            if not can[number]:
                if not all(self._surely(n, sure) for n in needs[number]):
                    continue
                can[number] = True
            for effect in events[number][1]:
                if id(effect) in spent:
                    continue
                if self._surely(effect.condition, sure):
                    if isinstance(effect.value, Const):
                        spent.add(id(effect))  # it has given all it has to give
                    if self._add(effect.fluent, self.values_of(effect.value)):
                        for reader in readers.get(effect.fluent, ()):
                            if not in_line[reader]:
                                in_line[reader] = True
                                waiting.append(reader)
        return can

    def _surely(self, condition: GroundExpression, sure: set[int]) -> bool:
        """Whether a condition of the events is possible; what once was is not looked at again."""
        if id(condition) in sure:
            return True
        if self.possible(condition):
            sure.add(id(condition))
            return True
        return False

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


def _parts_of(effects: Sequence[GroundEffect]) -> Iterator[GroundExpression]:
    for effect in effects:
        yield effect.condition
        yield effect.value


def _readers(events: Sequence[Sequence[GroundExpression]]) -> dict[int, list[int]]:
    """For each fluent, the events with an expression that reads it."""
    read: dict[int, tuple[int, ...]] = {}
    found: dict[int, list[int]] = {}
    for number, expressions in enumerate(events):
        fluents: dict[int, None] = {}
        for expression in expressions:
            if id(expression) not in read:
                read[id(expression)] = tuple(dict.fromkeys(reads(expression)))
            fluents.update(dict.fromkeys(read[id(expression)]))
        for fluent in fluents:
            found.setdefault(fluent, []).append(number)
    return found


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

    Events are looked at in turn, round after round; one for whose effects nothing new is wanted is passed over.
    """
    found = _Relevance(events)
    found.want(goals)
    found.look_round()
    return found.bears


def touching(goals: Iterable[Wanted], events: Sequence[Traffic]) -> list[bool]:
    """Which events bear on the goals for better or worse, however indirectly.

    Where people foresee one another, what one of them needs another may want to prevent; so whatever is read by an
    event that bears on the goals is itself of interest, whichever way it comes out.
    """
    writers: dict[int, list[tuple[int, GroundEffect]]] = {}
    for number, event in enumerate(events):
        for effect in event.effects:
            writers.setdefault(effect.fluent, []).append((number, effect))
    bears = [False] * len(events)
    waiting = list(dict.fromkeys(fluent for fluent, _ in goals))
    known = set(waiting)
    for fluent in waiting:
        for number, effect in writers.get(fluent, ()):
            told = [effect.condition, effect.value]
            if not bears[number]:
                bears[number] = True
                told += [*events[number].needs, *events[number].seen]
            for read in (r for expression in told for r in reads(expression)):
                if read not in known:
                    known.add(read)
                    waiting.append(read)
    return bears


class _Relevance:
    """What is wanted so far, which events bear on it, and which of them have to be looked at again."""

    def __init__(self, events: Sequence[Traffic]) -> None:
        self.events = events
        self.bears = [False] * len(events)
        self.wanted: set[Wanted] = set()
        self.fluents: set[int] = set()
        self._of_fluent: dict[int, list[int]] = {}
        self._of_value: dict[Wanted, list[int]] = {}
        for number, event in enumerate(events):
            for effect in event.effects:
                self._of_fluent.setdefault(effect.fluent, []).append(number)
                if isinstance(effect.value, Const):
                    self._of_value.setdefault((effect.fluent, effect.value.value), []).append(number)
        self._known: dict[tuple[int, int], tuple[Wanted, ...]] = {}
        self._round = list(range(len(events)))  # a heap: those still to come in this round
        self._later: list[int] = []
        self._in_line = [True] * len(events)
        self._at = -1

    def want(self, wanted: Iterable[Wanted]) -> None:
        """Want these as well; events that could bring them about are to be looked at again."""
        for new in wanted:
            if new in self.wanted:
                continue
            self.wanted.add(new)
            fluent, value = new
            if fluent not in self.fluents or value == ANY:
                self.fluents.add(fluent)
                again = self._of_fluent.get(fluent, ())
            else:
                again = self._of_value.get(new, ())
            for number in again:
                if self._in_line[number]:
                    continue
                self._in_line[number] = True
                if number > self._at:
                    heappush(self._round, number)
                else:
                    self._later.append(number)

    def look_round(self) -> None:
        """Look at all events that have to be looked at, in their order, again and again."""
        while self._round:
            while self._round:
                self._at = heappop(self._round)
                self._in_line[self._at] = False
                self._look(self._at, self.events[self._at])
            self._at = -1
            self._round, self._later = sorted(self._later), []

    def _look(self, number: int, event: Traffic) -> None:
        for effect in [e for e in event.effects if e.fluent in self.fluents]:
            if _can_help(effect, self.wanted):
                self.bears[number] = True
                self.want(self._once(_HELD, effect.condition))
                self.want(self._once(_READ, effect.value))
                for need in event.needs:
                    self.want(self._once(_HELD, need))
                self.want(self._watched(event.seen))
            else:
                self.want(self._once(_NOT_HELD, effect.condition))
                if event.automatic:
                    for need in event.needs:
                        self.want(self._once(_NOT_HELD, need))

    def _watched(self, seen: tuple[GroundExpression, ...]) -> tuple[Wanted, ...]:
        key = (_READ, id(seen))
        if key not in self._known:
            found = (w for c in seen for w in self._once(_READ, c))
            self._known[key] = tuple(dict.fromkeys(found))
        return self._known[key]

    def _once(self, way: int, condition: GroundExpression) -> tuple[Wanted, ...]:
        """What a condition of the events makes wanted; many events share one."""
        key = (way, id(condition))
        if key not in self._known:
            if way == _READ:
                found: Iterable[Wanted] = ((f, ANY) for f in reads(condition))
            else:
                found = wanted_by(condition if way == _HELD else negate(condition))
            self._known[key] = tuple(dict.fromkeys(found))
        return self._known[key]


_HELD, _NOT_HELD, _READ = range(3)


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
