"""Which of an act's conditions do not hold, taken apart as far as they go."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from denouement.engine import World, condition
from denouement.ground import AllOf, AnyOf, GroundAct, GroundExpression

__all__ = ["Cost", "unmet_conditions", "unmet_parts"]


Cost = Callable[[list[GroundExpression]], float]
"""How much it would take to make these conditions hold."""


def unmet_conditions(act: GroundAct, world: World, cost: Cost = len) -> list[GroundExpression]:
    """The conditions of the act that do not hold in the world, one by one."""
    return unmet_parts(act.requires, world, cost)


def unmet_parts(parts: Iterable[GroundExpression], world: World, cost: Cost = len) -> list[GroundExpression]:
    """Those of the conditions that do not hold; of a condition made of several, those parts.

    Where one of several alternatives would do, the one that would take least is looked at.
    """
    found: list[GroundExpression] = []
    for part in parts:
        if condition(part, world):
            continue
        match part:
            case AllOf(inner):
                found += unmet_parts(inner, world, cost)
            case AnyOf(inner) if inner:
                found += sorted([unmet_parts([p], world, cost) for p in inner], key=cost)[0]
            case _:
                found.append(part)
    return found
