"""The reference engine: what an act does to a world and to everybody's mind. This module is the meaning.

Taking an act in a world *w* (its conditions are the caller's business) makes a world in which

1. the values are those of *w* with the act's effects, all read in *w*;
2. for each person *c*, who in *w* believes in the world *B*:
   a. if *c* sees the act (decided in *w*, beforehand), *c* comes to believe in what the act makes of *B*,
      by these same rules with *B* in the place of *w*, after *B* has been **corrected**: where the act's
      conditions do not hold in *B*, *c* learns those facts of *w* that made the act possible;
   b. then effects on what *c* believes are written over that, and *c* notices the change of mind;
   c. otherwise *c* goes on believing in *B*.

After every act the **reactions** run: in the world until none applies, then within every mind. Nobody sees a
reaction; each mind runs them for itself.

Worlds may lead back to themselves, so each of these is a recipe (see :mod:`denouement.engine.worlds`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from denouement.engine.evaluate import compiled, condition, total
from denouement.engine.ready import Pair, Place, ReadyAct, ReadyReaction, watch_list
from denouement.engine.recipes import Event, Over, over
from denouement.engine.supports import fluents_of, supports
from denouement.engine.worlds import Expansion, World, WorldStore
from denouement.errors import LoopError
from denouement.ground import (
    AllOf,
    Compare,
    Ground,
    GroundAct,
    GroundExpression,
    GroundReaction,
)
from denouement.model import Value, ValueType

__all__ = ["Engine", "Pair", "Taken"]

_MOST_FIRINGS = 1_000
"""Reactions that set each other off this often are taken to go on for ever."""


@dataclass(frozen=True)
class Taken:
    """An act taken: the world right after it, the world when all reactions have run, and which ran outside."""

    after: World
    world: World
    fired: tuple[GroundReaction, ...]


_MOST_MINDS = 20_000
"""Reactions that make ever new minds within minds, so many of them, are taken to go on for ever."""

_LOOK_EVERY = 256
"""Minds settled between two calls of ``on_work``."""


class Engine:
    """Worlds and what changes them, for one ground problem.

    ``kernels`` has room for what :mod:`denouement.engine.kernel` makes of the same problem, by horizon.
    ``on_work`` is called before each transition that is not remembered; it may raise to stop the work, and
    nothing is left half done.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.store = WorldStore()
        self.kernels: dict[int, object] = {}
        self.everyone = range(len(ground.people))
        self._wants = [tuple(compiled(w.value) for w in ground.wants if w.person == p) for p in self.everyone]
        self._ready = {act.id: ReadyAct.of(act) for act in ground.acts}
        self._reacting = [ReadyReaction.of(r) for r in ground.reactions]
        self.on_work: Callable[[], None] = _no_work
        self._steps: dict[tuple[int, int], World] = {}
        self._settled: dict[int, tuple[World, tuple[GroundReaction, ...]]] = {}
        self._stable: set[World] = set()
        self._unsettled = 0
        self._utilities: dict[tuple[int, int], float | None] = {}
        self._watched, self._unwatched = watch_list(ground.reactions)

    # --- what others ask

    def step(self, world: World, act: GroundAct) -> World:
        """The world after the act and all reactions. Remembered."""
        key = (world.id, act.id)
        known = self._steps.get(key)
        if known is None:
            self.on_work()
            known = self._steps[key] = self.settle(self.take(world, act))
        return known

    def taken(self, world: World, act: GroundAct) -> Taken:
        """The same, with what happened in between; for telling, not for searching."""
        after = self.take(world, act)
        return Taken(after, self.settle(after), self._fire_all(after)[1])

    def possible(self, world: World, act: GroundAct) -> bool:
        """Whether the act's conditions hold in this world."""
        for holds in self._ready_for(act).requires:
            if holds(world) is not True:
                return False
        return True

    def sees(self, world: World, act: GroundAct, person: int) -> bool:
        """Whether the person would see the act, were it done in this world."""
        return self._ready_for(act).observers[person](world) is True

    def _ready_for(self, act: GroundAct) -> ReadyAct:
        return self._ready[act.id] if act.id in self._ready else ReadyAct.of(act)

    def utility(self, world: World, person: int) -> float | None:
        """How well off a person is by their own wants, read in this world; None if unknown."""
        key = (world.id, person)
        if key not in self._utilities:
            self._utilities[key] = total(self._wants[person], world)
        return self._utilities[key]

    # --- acts

    def take(self, world: World, act: GroundAct) -> World:
        """The world right after an act, before any reaction."""

        ready = self._ready_for(act)

        def taking(outer: World) -> Expansion:
            minds: list[Hashable] = []
            for person in self.everyone:
                believed: Hashable = outer.minds[person]
                if ready.observers[person](outer) is True:
                    believed = Event(self.correct(outer, act, outer.minds[person]))
                minds.append(over(person, ready.effects.written(person, outer), believed))
            return ready.effects.changed(outer), minds

        return self._build(Event(world), taking)

    def _build(self, recipe: Hashable, happening: Callable[[World], Expansion]) -> World:
        """The world of a recipe made of an event and of writings over what it makes."""

        def expand(key: Hashable) -> Expansion:
            match key:
                case World():
                    return key.values, key.minds
                case Event(world):
                    return happening(world)
                case Over():
                    return self._expand_over(key, expand(key.base))
            raise AssertionError(key)

        return self.store.build(recipe, expand)

    def _expand_over(self, recipe: Over, base: Expansion) -> Expansion:
        """``base`` with pairs written into it, as its owner notices; nobody else learns of it."""
        owner, pairs = recipe.owner, recipe.pairs
        values, minds = base
        made = list(values)
        for path, fluent, value in pairs:
            if not path:
                made[fluent] = value
        believed: list[Hashable] = list(minds)
        for person in self.everyone:
            if person == owner:
                believed[person] = over(person, pairs, believed[person])
            deeper = tuple((p[1:], f, v) for p, f, v in pairs if p and p[0] == person)
            believed[person] = over(person, deeper, believed[person])
        return tuple(made), believed

    def correct(self, world: World, act: GroundAct, believed: World) -> World:
        """What somebody who believed in ``believed`` learns from seeing that the act was possible in ``world``.

        An ``==`` that failed teaches the value; any other comparison only that what was believed is wrong.
        """
        if self.possible(believed, act):
            return believed
        definite: dict[tuple[tuple[int, ...], int], Value] = {}
        doubted: dict[tuple[tuple[int, ...], int], Value] = {}
        for path, atom in supports(AllOf(act.requires), world, ()):
            if condition(atom, believed.mind(path)):
                continue
            taught, doubts = self._lesson(atom, path, world, believed)
            for inner_path, fluent in taught:
                definite.setdefault((inner_path, fluent), world.mind(inner_path).values[fluent])
            doubted.update(dict.fromkeys(doubts))
        pairs = tuple((path, fluent, value) for (path, fluent), value in {**doubted, **definite}.items())
        if not pairs:
            return believed
        return self.overwrite(believed, None, pairs)

    def _lesson(
        self, atom: GroundExpression, path: tuple[int, ...], world: World, believed: World
    ) -> tuple[list[Place], list[Place]]:
        """The fluents whose value somebody learns from seeing that a comparison holds, and those they only doubt.

        An ``==`` teaches both sides, and so does ``!=`` between yes/no facts. ``!=`` between facts of one value
        teaches the second; the first is doubted if it was believed to be just that.
        """
        places = list(fluents_of(atom, path))
        if not isinstance(atom, Compare) or atom.operator not in ("==", "!="):
            return [], places
        types = {self.ground.fluents[f].type for _, f in places}
        if atom.operator == "==" or types == {ValueType.YES_NO}:
            return places, []
        right = list(fluents_of(atom.right, path))
        if not right or types != {ValueType.ONE_OF}:
            return [], places
        here, there = believed.mind(path), world.mind(path)
        clash = compiled(atom.left)(here) == compiled(atom.right)(there)
        return right, [p for p in fluents_of(atom.left, path) if clash]

    def overwrite(self, world: World, owner: int | None, pairs: tuple[Pair, ...]) -> World:
        """A world with values written into it; its ``owner``, if any, notices the change of mind."""
        return self._build(over(owner, pairs, world), _nothing_happens)

    # --- reactions

    def settle(self, world: World) -> World:
        """The world when all reactions have run, in it and in every mind.

        Raises:
            LoopError: reactions set each other off without end.
        """
        self._unsettled = 0
        for _ in range(_MOST_FIRINGS):
            if world in self._stable:
                return world
            world = self.store.build(("settled", world), self._expand_settled)
            restless = [w for w in self._around(world) if self._applies(w) is not None]
            if not restless:
                self._stable.update(self._around(world))
                return world
        raise LoopError([(r.reaction, r.arguments) for r in self._fire_all(world)[1]])

    def _around(self, world: World) -> list[World]:
        """The world and all that can be reached from it, as far as it is not known to be stable."""
        found: dict[World, None] = {world: None}
        waiting = [world]
        while waiting:
            for mind in waiting.pop().minds:
                if mind not in found and mind not in self._stable:
                    found[mind] = None
                    waiting.append(mind)
        return list(found)

    def _expand_settled(self, recipe: Hashable) -> Expansion | World:
        assert isinstance(recipe, tuple)
        world: World = recipe[1]
        if world in self._stable:
            return world
        self._unsettled += 1
        if self._unsettled % _LOOK_EVERY == 0:
            self.on_work()
        outside, fired = self._fire_all(world)
        if self._unsettled > _MOST_MINDS:
            raise LoopError([(r.reaction, r.arguments) for r in fired])
        return outside.values, [("settled", m) for m in outside.minds]

    def _fire_all(self, world: World) -> tuple[World, tuple[GroundReaction, ...]]:
        """The world when no reaction applies in it (its minds left as they are), and which fired, in order."""
        known = self._settled.get(world.id)
        if known is not None:
            return known
        fired: list[GroundReaction] = []
        here = world
        while (reaction := self._applies(here)) is not None:
            fired.append(reaction)
            if len(fired) > _MOST_FIRINGS:
                looping = dict.fromkeys((r.reaction, r.arguments) for r in fired[-20:])
                raise LoopError(list(looping))
            here = self.fire(here, reaction)
        self._settled[world.id] = (here, tuple(fired))
        return here, tuple(fired)

    def _applies(self, world: World) -> GroundReaction | None:
        """The first reaction, in their order, whose condition holds."""
        candidates = list(self._unwatched)
        for fluent, by_value in self._watched.items():
            candidates += by_value.get(world.values[fluent], ())
        candidates.sort(key=lambda r: r.id)
        return next((r for r in candidates if self._reacting[r.id].when(world) is True), None)

    def fire(self, world: World, reaction: GroundReaction) -> World:
        """The world after one reaction. Nobody sees it; but whoever believes in exactly this world goes along."""

        effects = self._reacting[reaction.id].effects

        def firing(outer: World) -> Expansion:
            minds: list[Hashable] = []
            for person in self.everyone:
                believed: Hashable = outer.minds[person]
                if believed is outer:
                    believed = Event(outer)
                minds.append(over(person, effects.written(person, outer), believed))
            return effects.changed(outer), minds

        return self._build(Event(world), firing)


def _no_work() -> None:
    """What is done on work where nobody watches."""


def _nothing_happens(world: World) -> Expansion:
    return world.values, world.minds
