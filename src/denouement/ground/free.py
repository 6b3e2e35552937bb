"""Which roles an expression or an effect leaves open: the names it uses and does not bind itself."""

from __future__ import annotations

from collections.abc import Iterable

from denouement.model import (
    Assignment,
    Believes,
    Effect,
    Expression,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    Holds,
    Suppose,
    Term,
    Total,
    Variable,
)
from denouement.model.walk import parts_of

__all__ = ["free_in_effect", "free_in_expression"]


def free_in_expression(expression: Expression) -> frozenset[str]:
    """The names that have to be filled before the expression means something."""
    match expression:
        case Variable(name):
            return frozenset((name,))
        case FactOf(_, arguments):
            return _of_terms(arguments)
        case Holds(claim):
            return _of_terms((claim,))
        case Believes(person, inner):
            return _of_terms((person,)) | free_in_expression(inner)
        case ForSome(variable, _, body) | ForEvery(variable, _, body) | Total(_, variable, _, body):
            return free_in_expression(body) - {variable}
        case _:
            return frozenset().union(*map(free_in_expression, parts_of(expression)))


def free_in_effect(effect: Effect) -> frozenset[str]:
    """The same for an effect."""
    match effect:
        case Assignment(fact, value, believers, condition):
            inner = (fact, value, condition)
            return _of_terms(believers).union(*map(free_in_expression, inner))
        case Suppose(claim, _, believers, condition):
            return _of_terms((claim, *believers)) | free_in_expression(condition)
        case ForEveryEffect(variable, _, effects):
            return frozenset().union(*map(free_in_effect, effects)) - {variable}


def _of_terms(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(t.name for t in terms if isinstance(t, Variable))
