"""Which of an act's conditions do not hold, taken apart as far as they go."""

from __future__ import annotations

from collections.abc import Iterable

from denouement.engine import World, condition
from denouement.ground import AllOf, AnyOf, GroundAct, GroundExpression

__all__ = ["unmet_conditions", "unmet_parts"]


def unmet_conditions(act: GroundAct, world: World) -> list[GroundExpression]:
    """The conditions of the act that do not hold in the world, one by one."""
    return unmet_parts(act.requires, world)


def unmet_parts(parts: Iterable[GroundExpression], world: World) -> list[GroundExpression]:
    """Those of the conditions that do not hold; of a condition made of several, those parts.

    Where one of several alternatives would do, the one that lacks least is looked at.
    """
    found: list[GroundExpression] = []
    for part in parts:
        if condition(part, world):
            continue
        match part:
            case AllOf(inner):
                found += unmet_parts(inner, world)
            case AnyOf(inner) if inner:
                found += min((unmet_parts([p], world) for p in inner), key=len)
            case _:
                found.append(part)
    return found
