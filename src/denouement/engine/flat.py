"""A ground problem as two flat arrays, for the compiled kernel.

The arrays hold numbers alone: words, read from the front (lists start with their length, expressions with a
tag), and floating-point numbers that the words point to. ``kernel/src/problem.rs`` reads the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from denouement.engine.unreasoned import unreasoned
from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    Ground,
    GroundAct,
    GroundEffect,
    GroundExpression,
    GroundReaction,
    GroundWant,
    If,
    Math,
    Mind,
    OneOf,
    Read,
)
from denouement.model import Value, ValueType

__all__ = ["Flat", "domains_of", "flat"]

T = TypeVar("T")

_UNKNOWN, _NO, _YES, _THING, _NUMBER = range(5)
_TYPES = {ValueType.YES_NO: 0, ValueType.NUMBER: 1, ValueType.ONE_OF: 2}
_ORDERS = {"==": 0, "!=": 1, "<": 2, "<=": 3, ">": 4, ">=": 5}
_OPERATIONS = {"+": 0, "-": 1, "*": 2, "/": 3}
_CONST, _READ, _MIND, _COMPARE, _ONE_OF, _ALL, _ANY, _MATH, _IF = range(9)


@dataclass
class Flat:
    """The arrays, and the numbers given to things."""

    words: list[int] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    things: dict[str, int] = field(default_factory=dict)

    def told(self, value: Value) -> tuple[int, float]:
        """A value as its kind and a number."""
        match value:
            case None:
                return _UNKNOWN, 0.0
            case bool():
                return (_YES if value else _NO), 0.0
            case str():
                return _THING, float(self.things.setdefault(value, len(self.things)))
            case _:
                return _NUMBER, float(value)

    def value(self, kind: int, number: float) -> Value:
        """The value of a kind and a number."""
        match kind:
            case 0:
                return None
            case 1 | 2:
                return kind == _YES
            case 3:
                return self._names()[int(number)]
            case _:
                return number

    def _names(self) -> Sequence[str]:
        return tuple(self.things)


def flat(ground: Ground) -> Flat:
    """The arrays of a ground problem."""
    return _Writer().problem(ground)


def domains_of(ground: Ground) -> list[list[Value]]:
    """The values each fluent can have, those too that effects of acts which never happen would give it."""
    made: list[set[Value] | None] = [None if d is None else set(d) for d in ground.domains]
    lists = [*(a.effects for a in ground.acts), *(r.effects for r in ground.reactions)]
    for effect in chain.from_iterable(lists):
        domain = made[effect.fluent]
        if domain is not None and isinstance(effect.value, Const):
            domain.add(effect.value.value)
    return [sorted(d or (), key=lambda v: (str(type(v)), str(v))) for d in made]


class _Writer:
    """Writes words; a value gets its number when it is first met."""

    def __init__(self) -> None:
        self.made = Flat()
        self.values: dict[tuple[int, float], int] = {}

    def problem(self, ground: Ground) -> Flat:
        body: list[int] = []
        self.out = body
        self.domains = domains_of(ground)
        self._list(range(len(ground.fluents)), lambda number: self._fluent(ground, number))
        self._list(ground.acts, self._act)
        self._list(ground.reactions, self._reaction)
        self._list(ground.wants, self._want)
        self._list(ground.endings, lambda e: self._expression(e.condition))
        self._list([p for e in ground.endings for p in e.parts], self._expression)
        self.out.append(int(ground.foresees))
        if ground.foresees:
            self._list(ground.acts, lambda a: self._list(sorted(ground.addressed(a)), self.out.append))
            self._list([w for w in ground.wants if w.condition is not None], self._wanted)
            self._list(ground.endings, lambda e: self._list(unreasoned(ground, e), self._expression))
        head: list[int] = [len(ground.people), len(self.values)]
        for kind, number in self.values:
            head.append(kind)
            if kind == _THING:
                head.append(int(number))
            elif kind == _NUMBER:
                head.append(len(self.made.numbers))
                self.made.numbers.append(number)
        self.made.words = head + body
        return self.made

    def _list(self, items: Iterable[T], write: Callable[[T], None]) -> None:
        items = tuple(items)
        self.out.append(len(items))
        for item in items:
            write(item)

    def _value(self, value: Value) -> None:
        self.out.append(self.values.setdefault(self.made.told(value), len(self.values)))

    def _fluent(self, ground: Ground, number: int) -> None:
        self.out.append(_TYPES[ground.fluents[number].type])
        self._list(self.domains[number], self._value)

    def _act(self, act: GroundAct) -> None:
        self._list(act.requires, self._expression)
        self._list(act.effects, self._effect)
        self._list(act.willing, self.out.append)
        for observer in act.observers:
            self._expression(observer)
        self.out += (int(act.searched), int(act.planned))

    def _reaction(self, reaction: GroundReaction) -> None:
        self._expression(reaction.when)
        self._list(reaction.effects, self._effect)

    def _want(self, want: GroundWant) -> None:
        self.out.append(want.person)
        self._expression(want.value)

    def _wanted(self, want: GroundWant) -> None:
        """A want that is met or not: for what is settled by acts."""
        assert want.condition is not None
        self.out.append(want.person)
        self._expression(want.condition)
        self._expression(want.there)

    def _effect(self, effect: GroundEffect) -> None:
        self._list(effect.path, self.out.append)
        self.out.append(effect.fluent)
        self._expression(effect.value)
        self._expression(effect.condition)

    def _expression(self, expression: GroundExpression) -> None:
        out = self.out
        match expression:
            case Const(value):
                out.append(_CONST)
                self._value(value)
            case Read(fluent):
                out += (_READ, fluent)
            case Mind(person, inner):
                out += (_MIND, person)
                self._expression(inner)
            case Compare(operator, left, right):
                out += (_COMPARE, _ORDERS[operator])
                self._expression(left)
                self._expression(right)
            case OneOf(inner, values, inside):
                out += (_ONE_OF, int(inside))
                self._list(sorted(values, key=str), self._value)
                self._expression(inner)
            case AllOf(parts):
                out.append(_ALL)
                self._list(parts, self._expression)
            case AnyOf(parts):
                out.append(_ANY)
                self._list(parts, self._expression)
            case Math(operator, left, right):
                out += (_MATH, _OPERATIONS[operator])
                self._expression(left)
                self._expression(right)
            case If(test, then, otherwise):
                out.append(_IF)
                self._expression(test)
                self._expression(then)
                self._expression(otherwise)
