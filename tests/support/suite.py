"""The field's problem collection and what its reference planner computes on it, where they are at hand.

The collection is no part of this project. It is looked for in the folder that the environment variable
``DENOUEMENT_SUITE`` names, else beside the repository in ``../shared/sabre-suite``.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from denouement.diagnostics import Source
from denouement.engine import Engine, World, at_first
from denouement.ground import Fluent, GroundAct, ground
from denouement.model import Story, spaced
from denouement.sabre import read_problem

__all__ = ["SUITE", "Played", "names_in", "needs_suite", "play", "same_hash", "vectors", "worlds_of"]


def _find() -> Path | None:
    named = os.environ.get("DENOUEMENT_SUITE")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "sabre-suite"
    return folder if (folder / "vectors").is_dir() else None


SUITE = _find()
needs_suite = pytest.mark.skipif(
    SUITE is None, reason="the field's problem collection is not here (set DENOUEMENT_SUITE to its folder)"
)


def names_in(folder: str, ending: str) -> list[str]:
    """The files of one folder of the collection, without their ending; none where it is not here."""
    return sorted(p.stem for p in (SUITE / folder).glob(f"*{ending}")) if SUITE else []


class Played:
    """A problem of the research syntax with its engine and its names for things."""

    def __init__(self, source: Source) -> None:
        self.story: Story = read_problem(source)
        self.ground = ground(self.story, complete=True)
        self.engine = Engine(self.ground)
        self.opening = at_first(self.engine)
        self.fluents = [self._fluent(f) for f in self.ground.fluents]
        self.acts = {self._act(a): a for a in self.ground.acts}

    def _act(self, act: GroundAct) -> str:
        action = self.story.actions[act.action]
        return action.sentence.say(dict(zip((r.name for r in action.roles), act.arguments, strict=True)))

    def _fluent(self, fluent: Fluent) -> str:
        fact = self.story.facts[fluent.fact]
        names = dict(zip((r.name for r in fact.roles), fluent.arguments, strict=True))
        parts = fact.sentence.parts[:-2] if fact.value_role else fact.sentence.parts
        return spaced([p if isinstance(p, str) else names[p.role] for p in parts])

    def person(self, name: str) -> int:
        """The number of a character."""
        return self.ground.people.index(name)

    def mind(self, world: World, path: str) -> World:
        """The world at a path such as ``A>B``; the world itself for the empty one."""
        return world.mind([self.person(c) for c in path.split(">")] if path else [])

    def differences(self, world: World, expected: dict[str, Any]) -> dict[str, Any]:
        """The properties whose value in ``world`` is not the expected one, with both values."""
        actual = dict(zip(self.fluents, world.values, strict=True))
        found = {}
        for name, value in expected.items():
            default = False if isinstance(value, bool) else 0 if isinstance(value, int | float) else None
            if actual.get(name, default) != value:
                found[name] = (actual.get(name), value)
        return found


@cache
def play(problem: str) -> Played:
    """A problem of the collection."""
    assert SUITE is not None
    return Played(Source(f"{problem}.txt", (SUITE / "problems" / f"{problem}.txt").read_text("utf-8")))


def vectors(name: str) -> Any:
    """What the reference planner computes on a problem."""
    assert SUITE is not None
    return json.loads((SUITE / "vectors" / f"{name}.json").read_text("utf-8"))


def same_hash(names: list[str], expected: dict[str, Any]) -> bool:
    """Whether these are the names that the hash in the vectors is of."""
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest() == expected["sha256"]


def worlds_of(
    step: dict[str, Any], true: dict[str, Any], people: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every world a step of a trace tells of, to depth two, with all its values."""
    yield "", true
    believed = {c: {**true, **step["believes"].get(c, {})} for c in people}
    for one in people:
        yield one, believed[one]
        for other in people:
            path = f"{one}>{other}"
            yield path, {**believed[other], **step["believes"].get(path, {})}
