"""The opening of a story: what is so at first, then the past, played, then what has changed since.

At first everybody knows what is so, and knows that everybody knows it, except where the file says what
somebody believes. Statements are read in order. A belief that is not stated follows the one with the last
person left out: what A believes that B believes is, unless said otherwise, what A believes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from denouement.engine.engine import Engine
from denouement.engine.evaluate import compiled, condition
from denouement.engine.worlds import Expansion, World
from denouement.ground import Const, GroundEffect
from denouement.model import Value

__all__ = ["at_first"]

_Path = tuple[int, ...]
_Stored = dict[_Path, dict[int, Value]]


def at_first(engine: Engine, statements: Iterable[Sequence[GroundEffect]] | None = None) -> World:
    """The world that the statements under ``at first`` describe, or others, with all reactions run."""
    stored: _Stored = {(): {}}
    for effects in engine.ground.start if statements is None else statements:
        for path, fluent, value in _told(engine, effects, stored):
            stored.setdefault(path, {})[fluent] = value
    return engine.settle(_described(engine, stored))


def _told(engine: Engine, effects: Sequence[GroundEffect], stored: _Stored) -> list[tuple[_Path, int, Value]]:
    """What one statement says; all its parts are read in the world stored so far.

    What it says outright needs no look at that world.
    """
    told: list[tuple[_Path, int, Value]] = []
    here: World | None = None
    for effect in effects:
        if isinstance(effect.condition, Const) and isinstance(effect.value, Const):
            if effect.condition.value is True:
                told.append((effect.path, effect.fluent, effect.value.value))
            continue
        here = here or _described(engine, stored)
        if condition(effect.condition, here):
            told.append((effect.path, effect.fluent, compiled(effect.value)(here)))
    return told


def _described(engine: Engine, stored: _Stored) -> World:
    """The world of what is stored.

    Where no stored path goes on, all deeper beliefs repeat the values there: a world in which everybody
    believes in that same world.
    """
    everyone = engine.everyone
    defaults = [f.default for f in engine.ground.fluents]

    def values(path: _Path) -> tuple[Value, ...]:
        # The value stored for the path, or for the longest beginning of it that has one.
        made = list(defaults)
        for length in range(len(path) + 1):
            for fluent, value in stored.get(path[:length], {}).items():
                made[fluent] = value
        return tuple(made)

    def expand(recipe: Hashable) -> Expansion:
        assert isinstance(recipe, _At)
        if recipe.flat:
            return values(recipe.path), [recipe for _ in everyone]
        return values(recipe.path), [at((*recipe.path, person)) for person in everyone]

    def at(path: _Path) -> _At:
        return _At(path, not any(known[: len(path)] == path for known in stored))

    return engine.store.build(at(()), expand)


@dataclass(frozen=True)
class _At:
    """The recipe of the world at a path; ``flat`` if nothing is stored below it."""

    path: _Path
    flat: bool
