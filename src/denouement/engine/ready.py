"""Acts and reactions made ready: their expressions as functions of the world they happen in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from denouement.engine.evaluate import Function, compiled
from denouement.engine.worlds import World
from denouement.ground import (
    AllOf,
    Compare,
    Const,
    GroundAct,
    GroundEffect,
    GroundExpression,
    GroundReaction,
    Read,
)
from denouement.model import Value

__all__ = ["Pair", "Place", "ReadyAct", "ReadyEffects", "ReadyReaction", "watch_list"]

Place = tuple[tuple[int, ...], int]
"""A path of minds, and a fluent there."""

Pair = tuple[tuple[int, ...], int, Value]
"""A value written into a mind: a path of minds from there, a fluent, the value."""


@dataclass(frozen=True, slots=True)
class ReadyEffects:
    """Effects as functions: (path, fluent, value, condition), those on the world and those in minds apart."""

    outer: tuple[tuple[int, Function, Function], ...]
    inner: tuple[tuple[tuple[int, ...], int, Function, Function], ...]

    @staticmethod
    def of(effects: Sequence[GroundEffect]) -> ReadyEffects:
        made = [(e.path, e.fluent, compiled(e.value), compiled(e.condition)) for e in effects]
        return ReadyEffects(tuple(m[1:] for m in made if not m[0]), tuple(m for m in made if m[0]))

    def changed(self, world: World) -> tuple[Value, ...]:
        """The values of the world with the effects on it; where several set one fluent, the last that holds."""
        if not self.outer:
            return world.values
        made = list(world.values)
        for fluent, value, holds in self.outer:
            if holds(world) is True:
                made[fluent] = value(world)
        return tuple(made)

    def written(self, person: int, world: World) -> tuple[Pair, ...]:
        """What the effects write into a person's mind, read in ``world``."""
        if not self.inner:
            return ()
        return tuple(
            (path[1:], fluent, value(world))
            for path, fluent, value, holds in self.inner
            if path[0] == person and holds(world) is True
        )


@dataclass(frozen=True, slots=True)
class ReadyAct:
    """An act as functions of the world it is done in."""

    requires: tuple[Function, ...]
    observers: tuple[Function, ...]
    effects: ReadyEffects

    @staticmethod
    def of(act: GroundAct) -> ReadyAct:
        return ReadyAct(
            tuple(compiled(c) for c in act.requires),
            tuple(compiled(o) for o in act.observers),
            ReadyEffects.of(act.effects),
        )


@dataclass(frozen=True, slots=True)
class ReadyReaction:
    """A reaction as functions of the world it may run in."""

    when: Function
    effects: ReadyEffects

    @staticmethod
    def of(reaction: GroundReaction) -> ReadyReaction:
        return ReadyReaction(compiled(reaction.when), ReadyEffects.of(reaction.effects))


def watch_list(
    reactions: Sequence[GroundReaction],
) -> tuple[dict[int, dict[Value, list[GroundReaction]]], list[GroundReaction]]:
    """Reactions by a fluent and the value it must have for them to apply, and those that name none.

    Only a saving: few reactions are then tried in a world. Of the values that a reaction asks for, it is watched
    by the one that the fewest reactions ask for; that is rarely so.
    """
    asked = [list(_asked(r.when)) for r in reactions]
    popular = Counter(pair for pairs in asked for pair in pairs)
    watched: dict[int, dict[Value, list[GroundReaction]]] = {}
    unwatched: list[GroundReaction] = []
    for reaction, pairs in zip(reactions, asked, strict=True):
        if pairs:
            fluent, value = min(pairs, key=popular.__getitem__)
            watched.setdefault(fluent, {}).setdefault(value, []).append(reaction)
        else:
            unwatched.append(reaction)
    return watched, unwatched


def _asked(when: GroundExpression) -> Iterator[tuple[int, Value]]:
    """The fluents that must have one value for the condition to hold, with that value."""
    for part in when.parts if isinstance(when, AllOf) else (when,):
        if isinstance(part, Compare) and part.operator == "==":
            if isinstance(part.left, Read) and isinstance(part.right, Const):
                yield part.left.fluent, part.right.value
