"""A problem of the research syntax in play: an engine, asked by the names that the recorded vectors use.

This is the seam for engines: one that answers the same questions faster takes the place of this one, and is named
in :mod:`denouement.conform.engines`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from denouement.conform.plans import Shortest, act_name, shortest_plans
from denouement.conform.vectors import Broken
from denouement.diagnostics import Source
from denouement.engine import Engine, Reasons, World, at_first, compiled
from denouement.ground import Fluent, Ground, GroundAct, ground
from denouement.model import Fact, Story, Value, spaced
from denouement.sabre import read_problem
from denouement.search import Watch

__all__ = ["Played", "same", "shown"]


_LOOK_EVERY = 256
"""Questions about reasons between two looks at the clock."""


class Played:
    """A problem with its engine and its names for things, nothing left out of it."""

    def __init__(self, source: Source) -> None:
        self.story: Story = read_problem(source)
        self.ground: Ground = ground(self.story, complete=True)
        self.engine = Engine(self.ground)
        self.fluents = [_fluent_name(self.story, f) for f in self.ground.fluents]
        self.acts = {act_name(self.story, a): a for a in self.ground.acts}
        self.people = self.ground.people
        self._numbers = {name: i for i, name in enumerate(self.fluents)}
        self._author = None if self.ground.author is None else compiled(self.ground.author)
        self._reasons: dict[tuple[int, int], Reasons] = {}
        self._watch = Watch()
        self._calls = 0

    @cached_property
    def opening(self) -> World:
        """The world at first, with all reactions run."""
        return at_first(self.engine)

    @cached_property
    def defaults(self) -> dict[str, Value]:
        """Every property instance of the text, in order of declaration, with its value where nothing is said."""
        found: dict[str, Value] = {}
        for fact in self.story.facts.values():
            for arguments in product(*(self._members(r.name, r.kind) for r in fact.roles)):
                found[_property_name(fact, arguments)] = fact.default
        return found

    def _members(self, role: str, kind: str) -> Sequence[str]:
        if role.startswith("="):  # a constant in the declaration: “=Tom@0”
            return (role[1:].rpartition("@")[0],)
        return ("False", "True") if kind == "boolean" else self.story.members(kind)

    # --- names

    def person(self, name: str) -> int:
        """The number of a character.

        Raises:
            Broken: there is no such character.
        """
        if name not in self.people:
            raise Broken(f"there is no character “{name}”")
        return self.people.index(name)

    def act(self, name: str) -> GroundAct:
        """The act of this name.

        Raises:
            Broken: there is no such act.
        """
        if name not in self.acts:
            raise Broken(f"there is no action “{name}” here")
        return self.acts[name]

    def mind(self, world: World, path: str) -> World:
        """The world at a path such as ``A>B``; the world itself for the empty one."""
        return world.mind([self.person(c) for c in path.split(">")] if path else [])

    # --- what is compared

    def differences(self, world: World, expected: Mapping[str, object]) -> dict[str, tuple[object, object]]:
        """The properties whose value in ``world`` is not the expected one: (expected, found)."""
        found: dict[str, tuple[object, object]] = {}
        for name, value in expected.items():
            if name not in self.defaults:
                found[name] = (value, "no such property")
                continue
            number = self._numbers.get(name)
            actual = self.defaults[name] if number is None else world.values[number]
            if not same(value, actual):
                found[name] = (value, actual)
        return found

    def author_utility(self, world: World) -> Value:
        """How well off the author is in this world."""
        return 0.0 if self._author is None else self._author(world)

    def applicable(self, world: World) -> list[str]:
        """The acts whose conditions hold in this world."""
        return [name for name, act in self.acts.items() if self.engine.possible(world, act)]

    def disbelievers(self, world: World, act: GroundAct) -> Iterator[str]:
        """Those who must be willing to do the act and, in this world, take it to be impossible."""
        for person in act.willing:
            if not self.engine.possible(world.minds[person], act):
                yield self.people[person]

    def reasons(self, horizon: int, depth: int) -> Reasons:
        """Reasons within limits; kept, since they remember what they found."""
        key = (horizon, depth)
        if key not in self._reasons:
            self._reasons[key] = Reasons(self.engine, horizon, depth)
            self._reasons[key].on_work = self._look_now_and_then
        return self._reasons[key]

    def work_under(self, watch: Watch) -> None:
        """From now on, this watch counts the work and may stop it."""
        self._watch = watch
        self.engine.on_work = watch.work

    def _look_now_and_then(self) -> None:
        self._calls += 1
        if self._calls % _LOOK_EVERY == 0:
            self._watch.look()

    def shortest(self, goal: float, most: int, horizon: int, depth: int, watch: Watch) -> Shortest:
        """The author's shortest plans of up to ``most`` acts for a goal."""
        return shortest_plans(self.story, goal, most, horizon, depth, watch)


def _fluent_name(story: Story, fluent: Fluent) -> str:
    return _property_name(story.facts[fluent.fact], fluent.arguments)


def _property_name(fact: Fact, arguments: Sequence[str]) -> str:
    names = dict(zip((r.name for r in fact.roles), arguments, strict=True))
    parts = fact.sentence.parts[:-2] if fact.value_role else fact.sentence.parts
    return spaced([p if isinstance(p, str) else names[p.role] for p in parts])


def same(expected: object, found: object) -> bool:
    """Whether two values are equal; ``True`` and ``1`` are not."""
    return isinstance(expected, bool) == isinstance(found, bool) and expected == found


def shown(value: object) -> str:
    """A value as a problem file writes it."""
    if value is None:
        return "?"
    return f"{value:g}" if isinstance(value, float) else str(value)
