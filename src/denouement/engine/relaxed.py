"""Expressions in a relaxed state: which conditions could hold in it, and between what numbers an expression lies.

A relaxed state stands for many worlds at once. It is three things: what can be so in the world, and what can be so
in some mind, each as the bits of a number, one for each (fluent, value) pair; and for every fluent that can be any
number the least and the greatest it can be, in the world or in any mind. What can be so in the world can be so
in a mind, too. All answers are optimistic: a condition that could not hold in a state holds in none of its worlds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    Ground,
    GroundExpression,
    If,
    Math,
    Mind,
    OneOf,
    Read,
    compared,
    reads,
)
from denouement.ground.simplify import FLIPPED
from denouement.model import Operator, Value

__all__ = ["Giving", "Range", "Ranging", "Relaxed", "State", "Tests"]

State = tuple[int, int, tuple[float, ...]]
"""Bits of the world, bits of minds, and the least and the greatest of each open fluent, one after the other."""

Range = tuple[float, float] | None
"""The least and the greatest an expression can be; None where it can be no number at all."""

_Mask = tuple[int, int]
"""A condition's part: bits of the world and bits of minds, one of which must be in the state."""

_Check = Callable[[State], bool]
Ranging = Callable[[State], Range]
"""A range by state."""

Giving = Callable[[State], int]
"""Bits of values by state."""

_ANYTHING: _Mask = (-1, -1)
_NEVER: _Mask = (0, 0)


@dataclass(frozen=True, slots=True)
class Tests:
    """What must be possible for a condition to hold; each test is necessary, together they may not suffice."""

    masks: tuple[_Mask, ...]
    checks: tuple[_Check, ...] = ()

    def rarest_first(self) -> Tests:
        """The same tests in the order in which they most likely fail."""
        return Tests(
            tuple(sorted(self.masks, key=lambda m: m[0].bit_count() + m[1].bit_count())), self.checks
        )

    def hold(self, state: State) -> bool:
        """Whether all of them could hold in the state."""
        here, minds, _ = state
        for a, b in self.masks:
            if not (a & here or b & minds):
                return False
        for check in self.checks:
            if not check(state):
                return False
        return True


class Relaxed:
    """How one ground problem looks in relaxed states."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.bits: list[dict[Value, int]] = []
        count = 0
        for domain in ground.domains:
            values = sorted(domain or (), key=lambda v: (str(type(v)), str(v)))
            self.bits.append({v: 1 << (count + i) for i, v in enumerate(values)})
            count += len(values)
        open_fluents = [f for f, domain in enumerate(ground.domains) if domain is None]
        self.open_at = {fluent: 2 * i for i, fluent in enumerate(open_fluents)}
        self._unknowable = _can_be_unknown(ground, set(open_fluents))

    def tests(self, condition: GroundExpression, in_mind: bool = False, holds: bool = True) -> Tests:
        """What must be possible for the condition to hold, or (unless ``holds``) for it not to."""
        masks: list[_Mask] = []
        checks: list[_Check] = []
        for part in self._parts(condition, in_mind, holds):
            if not isinstance(part, tuple):
                checks.append(part)
            elif part != _ANYTHING:
                masks.append(part)
        return Tests(tuple(masks), tuple(checks))

    # --- conditions

    def _parts(self, condition: GroundExpression, in_mind: bool, holds: bool) -> Iterator[_Mask | _Check]:
        match condition:
            case AllOf(parts) | AnyOf(parts):
                if isinstance(condition, AllOf) == holds:
                    for part in parts:
                        yield from self._parts(part, in_mind, holds)
                else:
                    yield from self._one_of([self.tests(p, in_mind, holds) for p in parts])
            case Mind(_, inner):
                yield from self._parts(inner, True, holds)
            case Const(value):
                yield _ANYTHING if (value is True) == holds else _NEVER
            case Compare(operator, left, right):
                yield self._compared(operator, left, right, in_mind, holds)
            case OneOf(inner, values, inside):
                fluent, mind = _plain(inner, in_mind)
                yield self._among(fluent, lambda v: ((v in values) == inside) == holds, mind)
            case _:
                yield _ANYTHING

    def _one_of(self, options: list[Tests]) -> Iterator[_Mask | _Check]:
        """At least one of several: the first test of each as one mask, and all their tests where there are more."""
        if any(not o.masks and not o.checks for o in options):
            return
        if all(o.masks for o in options):
            here = minds = 0
            for option in options:
                here |= option.masks[0][0]
                minds |= option.masks[0][1]
            yield here, minds
        if any(len(o.masks) + len(o.checks) > 1 or o.checks for o in options):
            yield lambda state: any(o.hold(state) for o in options)

    def _compared(
        self,
        operator: Operator,
        left: GroundExpression,
        right: GroundExpression,
        in_mind: bool,
        holds: bool,
    ) -> _Mask | _Check:
        fluent, mind = _plain(left, in_mind)
        if isinstance(right, Const):
            if fluent is not None and fluent not in self.open_at:
                value = right.value
                return self._among(fluent, lambda v: compared(operator, v, value) == holds, mind)
            if isinstance(right.value, bool) or not isinstance(right.value, int | float):
                return _ANYTHING
        asked = operator if holds else FLIPPED[operator]
        if self._can_be_no_number(left) or self._can_be_no_number(right):
            if not (holds and isinstance(right, Const) and operator != "!="):
                return _ANYTHING
        return _ranges_compared(asked, self.ranging(left, in_mind), self.ranging(right, in_mind))

    def _among(self, fluent: int | None, fits: Callable[[Value], bool], mind: bool) -> _Mask:
        if fluent is None or fluent in self.open_at:
            return _ANYTHING
        mask = sum(bit for value, bit in self.bits[fluent].items() if fits(value))
        return (0, mask) if mind else (mask, 0)

    def _can_be_no_number(self, expression: GroundExpression) -> bool:
        """Whether the value could be unknown, or anything but a number."""
        match expression:
            case Const(value):
                return isinstance(value, bool) or not isinstance(value, int | float)
            case Read(fluent):
                return fluent in self._unknowable
            case Mind(_, inner):
                return self._can_be_no_number(inner)
            case Math("/", _, _):
                return True
            case Math(_, left, right):
                return self._can_be_no_number(left) or self._can_be_no_number(right)
            case If(_, then, otherwise):
                return self._can_be_no_number(then) or self._can_be_no_number(otherwise)
            case _:
                return True

    # --- numbers

    def ranging(self, expression: GroundExpression, in_mind: bool = False) -> Ranging:
        """The range of an expression, as a function of a state."""
        match expression:
            case Const(value):
                number = _number(value)
                fixed = None if number is None else (number, number)
                return lambda state: fixed
            case Read(fluent) if fluent in self.open_at:
                at = self.open_at[fluent]
                return lambda state: (state[2][at], state[2][at + 1])
            case Read(fluent):
                return self._ranging_over(fluent, in_mind)
            case Mind(_, inner):
                return self.ranging(inner, True)
            case Math(operator, left, right):
                return _reckoned(operator, self.ranging(left, in_mind), self.ranging(right, in_mind))
            case If(test, then, otherwise):
                return _chosen(
                    (self.tests(test, in_mind), self.ranging(then, in_mind)),
                    (self.tests(test, in_mind, holds=False), self.ranging(otherwise, in_mind)),
                )
            case _:
                return lambda state: (-math.inf, math.inf)

    def _ranging_over(self, fluent: int, in_mind: bool) -> Ranging:
        numbers = [(bit, n) for v, bit in self.bits[fluent].items() if (n := _number(v)) is not None]
        numbers.sort(key=lambda pair: pair[1])
        seen = _minds if in_mind else _here

        def found(state: State) -> Range:
            bits = seen(state)
            present = [number for bit, number in numbers if bit & bits]
            return (present[0], present[-1]) if present else None

        return found

    # --- values given

    def giving(self, fluent: int, value: GroundExpression, in_mind: bool = False) -> Giving:
        """The bits of the values that ``value`` could give to a fluent that is not open, by state."""
        bits = self.bits[fluent]
        match value:
            case Const(given):
                fixed = bits.get(given, 0)
                return lambda state: fixed
            case Mind(_, inner):
                return self.giving(fluent, inner, True)
            case Read(source) if source not in self.open_at:
                pairs = [(bit, bits[v]) for v, bit in self.bits[source].items() if v in bits]
                seen = _minds if in_mind else _here
                return lambda state: sum(gained for bit, gained in pairs if bit & seen(state))
            case If(test, then, otherwise):
                options = [
                    (self.tests(test, in_mind), self.giving(fluent, then, in_mind)),
                    (self.tests(test, in_mind, holds=False), self.giving(fluent, otherwise, in_mind)),
                ]
                return lambda state: _union(giving(state) for tests, giving in options if tests.hold(state))
            case Math() | Read():
                return self._giving_numbers(bits, self.ranging(value, in_mind))
            case _:
                every = sum(bits.values())
                return lambda state: every

    def _giving_numbers(self, bits: dict[Value, int], ranging: Ranging) -> Giving:
        numbers = [(n, bit) for v, bit in bits.items() if (n := _number(v)) is not None]
        unknown = bits.get(None, 0)

        def gained(state: State) -> int:
            found = ranging(state)
            if found is None:
                return unknown
            return unknown | sum(bit for n, bit in numbers if found[0] <= n <= found[1])

        return gained


def _here(state: State) -> int:
    return state[0]


def _minds(state: State) -> int:
    return state[1]


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _plain(expression: GroundExpression, in_mind: bool) -> tuple[int | None, bool]:
    """The fluent that is read, and whether in some mind; None for anything but a plain reading."""
    while isinstance(expression, Mind):
        expression, in_mind = expression.inner, True
    return (expression.fluent if isinstance(expression, Read) else None), in_mind


def _ranges_compared(operator: Operator, left: Ranging, right: Ranging) -> _Check:
    def check(state: State) -> bool:
        a, b = left(state), right(state)
        if a is None or b is None:
            return False
        match operator:
            case ">=":
                return a[1] >= b[0]
            case ">":
                return a[1] > b[0]
            case "<=":
                return a[0] <= b[1]
            case "<":
                return a[0] < b[1]
            case "==":
                return a[0] <= b[1] and b[0] <= a[1]
            case _:
                return not a[0] == a[1] == b[0] == b[1]

    return check


def _reckoned(operator: str, left: Ranging, right: Ranging) -> Ranging:
    def reckon(state: State) -> Range:
        a, b = left(state), right(state)
        if a is None or b is None:
            return None
        if operator == "+":
            return a[0] + b[0], a[1] + b[1]
        if operator == "-":
            return a[0] - b[1], a[1] - b[0]
        corners = [x * y for x in a for y in b]
        if operator == "/" or any(math.isnan(c) for c in corners):
            return -math.inf, math.inf
        return min(corners), max(corners)

    return reckon


def _chosen(*branches: tuple[Tests, Ranging]) -> Ranging:
    def choose(state: State) -> Range:
        found = [r for tests, ranging in branches if tests.hold(state) and (r := ranging(state)) is not None]
        return (min(r[0] for r in found), max(r[1] for r in found)) if found else None

    return choose


def _can_be_unknown(ground: Ground, open_fluents: set[int]) -> set[int]:
    """The fluents that could come to be unknown to somebody, or unknown in the world; only for open ones is it told.

    To see something happen that one took for impossible makes what was compared there unknown, save by ``==``.
    """
    found = set(range(len(ground.fluents))) - open_fluents
    found |= {f for f in open_fluents if ground.fluents[f].default is None}
    for act in ground.acts:
        for need in act.requires:
            found |= set(_doubted(need))
    steps = (*ground.before, *ground.now, *ground.draft)
    effects = [e for act in ground.acts for e in act.effects]
    effects += [e for reaction in ground.reactions for e in reaction.effects]
    effects += [e for statement in ground.start for e in statement]
    effects += [e for step in steps for e in (*step.effects, *(step.act.effects if step.act else ()))]
    size = -1
    while size != len(found):
        size = len(found)
        found |= {e.fluent for e in effects if _gives_no_number(e.value) or found & set(reads(e.value))}
    return found


def _doubted(condition: GroundExpression) -> Iterator[int]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _doubted(part)
        case Mind(_, inner):
            yield from _doubted(inner)
        case Compare("=="):
            return
        case _:
            yield from reads(condition)


def _gives_no_number(value: GroundExpression) -> bool:
    match value:
        case Const(given):
            return _number(given) is None
        case Math(operator, left, right):
            return operator == "/" or _gives_no_number(left) or _gives_no_number(right)
        case If(_, then, otherwise):
            return _gives_no_number(then) or _gives_no_number(otherwise)
        case Mind(_, inner):
            return _gives_no_number(inner)
        case Read():
            return False
        case _:
            return True
