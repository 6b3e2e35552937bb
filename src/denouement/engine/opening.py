"""The opening of a story: what is so at first, then the past, played, then what has changed since.

At first everybody knows what is so, and knows that everybody knows it, except where the file says what
somebody believes. Statements are read in order. A belief that is not stated follows the one with the last
person left out: what A believes that B believes is, unless said otherwise, what A believes.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from denouement.engine.engine import Engine
from denouement.engine.evaluate import compiled, condition
from denouement.engine.worlds import Expansion, World
from denouement.ground import GroundEffect
from denouement.model import Value

__all__ = ["at_first"]

_Path = tuple[int, ...]


def at_first(engine: Engine) -> World:
    """The world that the statements under ``at first`` describe, with all reactions run."""
    stored: dict[_Path, dict[int, Value]] = {(): {}}
    for statement in engine.ground.start:
        _state(engine, statement, stored)
    return engine.settle(_world_of(engine, stored, ()))


def _state(engine: Engine, effects: tuple[GroundEffect, ...], stored: dict[_Path, dict[int, Value]]) -> None:
    """Store what one statement says; all its parts are read in the world stored so far."""
    here = _world_of(engine, stored, ())
    told = [(e.path, e.fluent, compiled(e.value)(here)) for e in effects if condition(e.condition, here)]
    for path, fluent, value in told:
        stored.setdefault(path, {})[fluent] = value


def _world_of(engine: Engine, stored: dict[_Path, dict[int, Value]], path: _Path) -> World:
    """The world at ``path`` of what is stored.

    Where no stored path goes on, all deeper beliefs repeat the values there: a world in which everybody
    believes in that same world.
    """
    fluents = engine.ground.fluents

    def expand(recipe: Hashable) -> Expansion:
        assert isinstance(recipe, _At)
        at = recipe.path
        values = tuple(_value(stored, at, number, f.default) for number, f in enumerate(fluents))
        if recipe.flat:
            return values, [recipe for _ in engine.everyone]
        return values, [_at(stored, (*at, person)) for person in engine.everyone]

    return engine.store.build(_at(stored, path), expand)


@dataclass(frozen=True)
class _At:
    """The recipe of the world at a path; ``flat`` if nothing is stored below it."""

    path: _Path
    flat: bool


def _at(stored: dict[_Path, dict[int, Value]], path: _Path) -> _At:
    return _At(path, not any(known[: len(path)] == path for known in stored))


def _value(stored: dict[_Path, dict[int, Value]], path: _Path, fluent: int, default: Value) -> Value:
    """The value stored for the path, or for the longest beginning of it that has one."""
    while fluent not in stored.get(path, {}):
        if not path:
            return default
        path = path[:-1]
    return stored[path][fluent]
