"""Acts without a reason that an ending cannot do without: a bound that saves looking for forced stories.

In stories, an act that bears on no want gives nobody a reason. Where only such acts can bring about something that an
ending needs, every story to it has one act without a reason for each such thing that is not yet so. Facts count once for
each, as long as no act brings about two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from denouement.ground import (
    AllOf,
    Compare,
    Const,
    Ground,
    GroundAct,
    GroundEffect,
    GroundEnding,
    GroundExpression,
    Read,
)
from denouement.model import Value

__all__ = ["unreasoned"]

_Fact = tuple[int, Value]


def unreasoned(ground: Ground, ending: GroundEnding) -> tuple[GroundExpression, ...]:
    """Conditions each of which, where it does not hold, takes an act of its own without a reason on the way to the ending."""
    if not ground.foresees:
        return ()
    found: list[GroundExpression] = []
    used: set[int] = set()
    waiting = [*_facts(ending.parts)]
    known = set(waiting)
    for fact in waiting:
        makers = [a for a in ground.acts if a.searched and _gives(a.effects, fact)]
        by_itself = any(_gives(r.effects, fact) for r in ground.reactions)
        if not makers or by_itself or not all(a.willing and not a.planned for a in makers):
            continue
        ids = {a.id for a in makers}
        if not ids & used:
            used |= ids
            found.append(Compare("==", Read(fact[0]), Const(fact[1])))
        for needed in _needed_by_all(makers):
            if needed not in known:
                known.add(needed)
                waiting.append(needed)
    return tuple(found)


def _facts(parts: Iterable[GroundExpression]) -> Iterator[_Fact]:
    """The facts that must be so for all the parts to hold, as far as they are plain."""
    for part in parts:
        match part:
            case AllOf(inner):
                yield from _facts(inner)
            case Compare("==", Read(fluent), Const(value)):
                yield fluent, value


def _gives(effects: Iterable[GroundEffect], fact: _Fact) -> bool:
    return any(
        not e.path and e.fluent == fact[0] and (not isinstance(e.value, Const) or e.value.value == fact[1])
        for e in effects
    )


def _needed_by_all(makers: list[GroundAct]) -> list[_Fact]:
    first, *others = [list(_facts(a.requires)) for a in makers]
    return [f for f in first if all(f in needs for needs in others)]
