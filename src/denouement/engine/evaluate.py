"""Reading ground expressions in a world.

An expression is turned once into a function of a world, and that function is kept.
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
    """The expression as a function of a world.

    It is written out as one line of Python over numbers that this module chose itself; every value that comes
    from a file is passed in a tuple, ``k``, and never becomes program text.
    """
    constants: list[object] = []
    text = _source(expression, "w", constants)
    names = {"k": tuple(constants), "compared": compared, "arithmetic": arithmetic}
    function: Function = eval(f"lambda w: {text}", names)
    return function


def _source(expression: GroundExpression, world: str, constants: list[object]) -> str:
    """The expression as Python, read in the world that the Python expression ``world`` names."""

    def constant(value: object) -> str:
        constants.append(value)
        return f"k[{len(constants) - 1}]"

    def inside(inner: GroundExpression) -> str:
        return _source(inner, world, constants)

    match expression:
        case Const(value):
            return constant(value)
        case Read(fluent):
            return f"{world}.values[{fluent:d}]"
        case Mind(person, inner):
            return _source(inner, f"{world}.minds[{person:d}]", constants)
        case Compare("==" | "!=" as operator, left, Const(value)) if _is_read(left):
            return f"({inside(left)} {operator} {constant(value)})"
        case Compare("==" | "!=" as operator, left, right) if _is_read(left) and _is_read(right):
            a, b = f"a{len(constants)}", f"b{len(constants)}"
            constants.append(None)  # keeps these names apart from those of other comparisons
            same = f"({a} := {inside(left)}) == ({b} := {inside(right)})"
            alike = f"({a}.__class__ is bool) == ({b}.__class__ is bool)"
            return f"({'' if operator == '==' else 'not '}({same} and {alike}))"
        case Compare(operator, left, right):
            return f"compared({constant(operator)}, {inside(left)}, {inside(right)})"
        case OneOf(inner, values, is_in):
            return f"({inside(inner)} {'in' if is_in else 'not in'} {constant(values)})"
        case AllOf(parts) | AnyOf(parts):
            joint, alone = (" and ", "True") if isinstance(expression, AllOf) else (" or ", "False")
            return f"({joint.join(_is_so(p, inside(p)) for p in parts) or alone})"
        case Math(operator, left, right):
            return f"arithmetic({constant(operator)}, {inside(left)}, {inside(right)})"
        case If(test, then, otherwise):
            return f"({inside(then)} if {inside(test)} is True else {inside(otherwise)})"


def _is_read(expression: GroundExpression) -> bool:
    """Whether this is the plain value of a fluent, in the world or in a mind."""
    while isinstance(expression, Mind):
        expression = expression.inner
    return isinstance(expression, Read)


def _is_so(expression: GroundExpression, text: str) -> str:
    """The Python for *is so*: whether the value is yes, which needs no word where it is yes or no."""
    while isinstance(expression, Mind):
        expression = expression.inner
    return text if isinstance(expression, Compare | OneOf | AllOf | AnyOf) else f"{text} is True"


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
