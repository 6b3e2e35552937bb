"""Reading ground expressions in a world.

An expression is turned once into a function of a world; ``value_in`` and ``condition_in`` keep these
functions by expression. A condition is read as plain true or false.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from denouement.engine.worlds import World
from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    GroundExpression,
    If,
    Math,
    Mind,
    OneOf,
    Read,
    compared,
)
from denouement.ground.simplify import arithmetic
from denouement.model import Value

__all__ = ["Function", "compiled", "condition", "total"]

Function = Callable[[World], Value]


@cache
def compiled(expression: GroundExpression) -> Function:
    """The expression as a function of a world."""
    match expression:
        case Const(constant):
            return lambda world: constant
        case Read(fluent):
            return lambda world: world.values[fluent]
        case Mind(person, inner):
            within = compiled(inner)
            return lambda world: within(world.minds[person])
        case Compare("==", Read(fluent), Const(constant)):
            return lambda world: world.values[fluent] == constant
        case Compare("!=", Read(fluent), Const(constant)):
            return lambda world: world.values[fluent] != constant
        case Compare(operator, left, right):
            a, b = compiled(left), compiled(right)
            return lambda world: compared(operator, a(world), b(world))
        case OneOf(inner, values, inside):
            within = compiled(inner)
            return lambda world: (within(world) in values) == inside
        case AllOf(parts):
            each = tuple(compiled(p) for p in parts)
            return lambda world: all(p(world) for p in each)
        case AnyOf(parts):
            each = tuple(compiled(p) for p in parts)
            return lambda world: any(p(world) for p in each)
        case Math(operator, left, right):
            a, b = compiled(left), compiled(right)
            return lambda world: arithmetic(operator, a(world), b(world))
        case If(test, then, otherwise):
            decides, a, b = compiled(test), compiled(then), compiled(otherwise)
            return lambda world: a(world) if decides(world) else b(world)


def condition(expression: GroundExpression, world: World) -> bool:
    """Whether a condition holds in a world."""
    return compiled(expression)(world) is True


def total(parts: tuple[Function, ...], world: World) -> float | None:
    """The sum of numbers in a world; None where any of them is unknown."""
    found = 0.0
    for part in parts:
        value = part(world)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        found += value
    return found
