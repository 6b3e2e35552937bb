"""The shapes that conditions have in the story language: sentences joined, and never a negation around them.

Expressions in, expressions out; all of them such as :mod:`denouement.language.writing.meaning` makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from denouement.language.writing.kinds import Node
from denouement.model import (
    FALSE,
    TRUE,
    And,
    Believes,
    Comparison,
    Constant,
    Expression,
    FactOf,
    ForEvery,
    ForSome,
    Operator,
    Or,
    Span,
    Term,
    Value,
    Variable,
)

__all__ = [
    "FLIPPED",
    "MOST_CASES",
    "ROUGHLY",
    "SAME",
    "TURNED",
    "Cannot",
    "Domains",
    "Env",
    "apart",
    "contradicts",
    "free",
    "in_minds",
    "joined",
    "negated",
    "read_in",
]

SAME = "same"
"""The fact, made where it is needed, that two names are of the same."""

Env = Mapping[str, Node]
"""The variables in scope, and of what kind each is."""

Domains = Mapping[str, frozenset[Value] | None]
"""The values that a fact of number can ever have, by its name; None, or nothing, for any number."""

FLIPPED: dict[Operator, Operator] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
TURNED: dict[Operator, Operator] = {"==": "==", "!=": "!=", "<": ">", ">=": "<=", ">": "<", "<=": ">="}

MOST_CASES = 40
"""How many cases a number may be broken up into."""

ROUGHLY = 10
"""How far a number that has no bound is counted, where it only counts while something else is so."""


class Cannot(Exception):
    """Something that the story language cannot say; ``why`` says what it lacks."""

    def __init__(self, why: str, span: Span | None = None) -> None:
        super().__init__(why)
        self.why, self.span = why, span


def joined(every: bool, parts: Sequence[Expression] | Iterator[Expression]) -> Expression:
    """All of the parts (or any of them), flat, each once; TRUE and FALSE worked out."""
    unit, end = (TRUE, FALSE) if every else (FALSE, TRUE)
    make = And if every else Or
    found: list[Expression] = []
    for part in parts:
        for inner in part.parts if isinstance(part, make) else (part,):
            if inner == end:
                return end
            if inner != unit and inner not in found:
                found.append(inner)
    if not found:
        return unit
    return found[0] if len(found) == 1 else make(tuple(found))


def negated(expression: Expression) -> Expression:
    """The negation of a condition that was brought into shape."""
    match expression:
        case Constant(value):
            return FALSE if value is True else TRUE
        case And(parts) | Or(parts):
            return joined(isinstance(expression, Or), [negated(p) for p in parts])
        case ForSome(variable, kind, body):
            return ForEvery(variable, kind, negated(body))
        case ForEvery(variable, kind, body):
            return ForSome(variable, kind, negated(body))
        case Believes(person, inner):
            return Believes(person, negated(inner))
        case Comparison("==", left, Constant(bool() as value)):
            return Comparison("==", left, Constant(not value))
        case Comparison(operator, left, right):
            return Comparison(FLIPPED[operator], left, right)
    raise AssertionError(expression)


def free(expression: Expression) -> set[str]:
    """The variables that stand in a condition that was brought into shape."""
    match expression:
        case And(parts) | Or(parts):
            return {v for p in parts for v in free(p)}
        case ForSome(variable, _, body) | ForEvery(variable, _, body):
            return free(body) - {variable}
        case Believes(person, inner):
            return free(inner) | free(person)
        case Comparison(_, left, right):
            return free(left) | free(right)
        case FactOf(_, arguments):
            return {a.name for a in arguments if isinstance(a, Variable)}
        case Variable(name):
            return {name}
        case _:
            return set()


def apart(expression: Expression) -> tuple[tuple[Term, ...], Expression]:
    """The minds an expression is read in, and what is read there."""
    path: list[Term] = []
    while isinstance(expression, Believes):
        path.append(expression.person)
        expression = expression.expression
    return tuple(path), expression


def read_in(path: Sequence[Term], expression: Expression) -> Expression:
    """The expression, read in the mind at the end of a path."""
    for person in reversed(path):
        expression = Believes(person, expression)
    return expression


def in_minds(path: Sequence[Term], condition: Expression) -> Expression:
    """The condition, read in the mind at the end of a path."""
    return condition if condition in (TRUE, FALSE) else read_in(path, condition)


def contradicts(condition: Expression) -> bool:
    """Whether a conjunction plainly asks for something and its negation."""
    parts = condition.parts if isinstance(condition, And) else ()
    return any(negated(p) in parts for p in parts)
