"""What an act can touch: the facts whose value it could change at all, with the reactions that follow.

For the last act of a plan: if it touches nothing that the planner's wants read, they are no better off for it.
Told from the text of a problem alone, once; it saves work and changes no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from denouement.ground import (
    Ground,
    GroundAct,
    GroundEffect,
    GroundExpression,
    Mind,
    Read,
    parts_of,
)

__all__ = ["touches"]

_Facts = tuple[int, int]
"""Fluents in the world and fluents in minds, each as the bits of a number."""


def touches(ground: Ground) -> list[frozenset[int]]:
    """For each act, by its number, the people whose well-being it could change at once."""
    wants = [_union(_read(w.value) for w in ground.wants if w.person == p) for p in range(len(ground.people))]
    reactions = [(_read(r.when), _set(r.effects)) for r in ground.reactions]
    found = []
    for act in ground.acts:
        world, minds = _touched(act, reactions)
        found.append(frozenset(p for p, (a, b) in enumerate(wants) if a & world or b & minds))
    return found


def _touched(act: GroundAct, reactions: Sequence[tuple[_Facts, _Facts]]) -> _Facts:
    """What changes: by effects; in minds also by learning that what the act needs was so."""
    world, minds = _set(act.effects)
    needed = _union(_read(c) for c in act.requires)
    minds |= needed[0] | needed[1]
    while True:
        before = world, minds
        for (in_world, in_minds), (sets_world, sets_minds) in reactions:
            if in_world & world or in_minds & minds:
                world |= sets_world
                minds |= sets_minds
            elif (in_world | in_minds) & minds:
                minds |= sets_minds
        if (world, minds) == before:
            return before


def _set(effects: Iterable[GroundEffect]) -> _Facts:
    """What effects set; what is set in the world is set in the minds of those who see it."""
    world = minds = 0
    for effect in effects:
        minds |= 1 << effect.fluent
        if not effect.path:
            world |= 1 << effect.fluent
    return world, minds


def _read(expression: GroundExpression, in_mind: bool = False) -> _Facts:
    if isinstance(expression, Read):
        return (0, 1 << expression.fluent) if in_mind else (1 << expression.fluent, 0)
    inside = in_mind or isinstance(expression, Mind)
    return _union(_read(part, inside) for part in parts_of(expression))


def _union(found: Iterable[_Facts]) -> _Facts:
    world = minds = 0
    for a, b in found:
        world |= a
        minds |= b
    return world, minds
