"""Making ground expressions smaller without changing what they mean.

Constants are folded, nested conjunctions flattened, and negation is pushed to the comparisons by flipping
their operators. Note that with an unknown number neither ``a > b`` nor its negation ``a <= b`` holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from denouement.ground.problem import (
    NO,
    YES,
    AllOf,
    AnyOf,
    Compare,
    Const,
    GroundExpression,
    If,
    Math,
    Mind,
    OneOf,
)
from denouement.model import Operator, Value

__all__ = [
    "FLIPPED",
    "all_hold",
    "any_holds",
    "arithmetic",
    "choice",
    "compare",
    "compared",
    "in_mind",
    "math",
    "negate",
]

_MANY = 16
"""From so many parts on it pays to look up whether one is there already."""

FLIPPED: dict[Operator, Operator] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def compared(operator: Operator, left: Value, right: Value) -> bool:
    """Whether two values stand in this relation; order is false unless both are numbers, or equal for <= and >=."""
    if operator == "==":
        return _same(left, right)
    if operator == "!=":
        return not _same(left, right)
    if operator in ("<=", ">=") and _same(left, right):
        return True
    if not (_is_number(left) and _is_number(right)):
        return False
    if operator in ("<", "<="):
        return left < right  # type: ignore[operator]
    return left > right  # type: ignore[operator]


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same(left: Value, right: Value) -> bool:
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def arithmetic(operator: str, left: Value, right: Value) -> Value:
    """Two values combined; unknown where either is not a number, or where no number comes of it.

    That is: where a number is divided by zero, or numbers too large to be told apart are subtracted or divided.
    """
    if not (_is_number(left) and _is_number(right)):
        return None
    a, b = float(left), float(right)  # type: ignore[arg-type]
    match operator:
        case "+":
            made = a + b
        case "-":
            made = a - b
        case "*":
            return 0.0 if a == 0 or b == 0 else a * b
        case _:
            if not b:
                return None
            made = a / b
    return made if made == made else None


def all_hold(parts: Iterable[GroundExpression]) -> GroundExpression:
    """The conjunction, flattened; no if any part is no."""
    kept = _Kept()
    for part in parts:
        for inner in part.parts if isinstance(part, AllOf) else (part,):
            if isinstance(inner, Const) and inner.type is bool:
                if inner.value is False:
                    return NO
            else:
                kept.add(inner)
    return kept.parts[0] if len(kept.parts) == 1 else AllOf(tuple(kept.parts)) if kept.parts else YES


def any_holds(parts: Iterable[GroundExpression]) -> GroundExpression:
    """The disjunction, flattened; yes if any part is yes."""
    kept = _Kept()
    for part in parts:
        for inner in part.parts if isinstance(part, AnyOf) else (part,):
            if isinstance(inner, Const) and inner.type is bool:
                if inner.value is True:
                    return YES
            else:
                kept.add(inner)
    return kept.parts[0] if len(kept.parts) == 1 else AnyOf(tuple(kept.parts)) if kept.parts else NO


class _Kept:
    """Different expressions in order. A few are compared one by one, many are looked up."""

    def __init__(self) -> None:
        self.parts: list[GroundExpression] = []
        self._known: set[GroundExpression] | None = None

    def add(self, part: GroundExpression) -> None:
        if self._known is None:
            if part in self.parts:
                return
            self.parts.append(part)
            if len(self.parts) > _MANY:
                self._known = set(self.parts)
        elif part not in self._known:
            self._known.add(part)
            self.parts.append(part)


def compare(made: Compare) -> GroundExpression:
    """A comparison; decided if both sides are constants, and *is not yes* written *is no*."""
    left, right = made.left, made.right
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(compared(made.operator, left.value, right.value))
    if made.operator == "!=" and isinstance(right, Const) and isinstance(right.value, bool):
        return Compare("==", left, Const(not right.value), made.span)
    if isinstance(left, Const):
        turned: dict[Operator, Operator] = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
        return Compare(turned.get(made.operator, made.operator), right, left, made.span)
    return made


def in_mind(person: int, inner: GroundExpression) -> GroundExpression:
    """An expression in a mind; minds are moved inside *all* and *any*, so that each comparison has its own."""
    match inner:
        case Const():
            return inner
        case AllOf(parts):
            return all_hold(in_mind(person, p) for p in parts)
        case AnyOf(parts):
            return any_holds(in_mind(person, p) for p in parts)
        case _:
            return Mind(person, inner)


def math(operator: str, left: GroundExpression, right: GroundExpression) -> GroundExpression:
    """Two numbers combined; decided if both are constants."""
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(arithmetic(operator, left.value, right.value))
    if operator == "+" and left == Const(0.0):
        return right
    return Math(operator, left, right)  # type: ignore[arg-type]


def choice(
    condition: GroundExpression, then: GroundExpression, otherwise: GroundExpression
) -> GroundExpression:
    """If, decided where the condition is."""
    if isinstance(condition, Const):
        return then if condition.value is True else otherwise
    return then if then == otherwise else If(condition, then, otherwise)


def negate(expression: GroundExpression) -> GroundExpression:
    """What holds where the condition does not (as far as it can be told: see the note on unknown numbers)."""
    match expression:
        case Const(value):
            return Const(value is not True)
        case Compare(operator, left, right, span):
            return compare(Compare(FLIPPED[operator], left, right, span))
        case OneOf(inner, values, inside):
            return OneOf(inner, values, not inside)
        case Mind(person, inner):
            return in_mind(person, negate(inner))
        case AllOf(parts):
            return any_holds(negate(p) for p in parts)
        case AnyOf(parts):
            return all_hold(negate(p) for p in parts)
        case If(condition, then, otherwise):
            return choice(condition, negate(then), negate(otherwise))
        case _:
            return Compare("==", expression, NO)
