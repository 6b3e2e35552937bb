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

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from denouement.engine.evaluate import Function, compiled, condition, total
from denouement.engine.worlds import Expansion, World, WorldStore
from denouement.errors import LoopError
from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    Ground,
    GroundAct,
    GroundEffect,
    GroundExpression,
    GroundReaction,
    Mind,
    Read,
    reads,
)
from denouement.model import Value

__all__ = ["Engine", "Pair", "Taken"]

Pair = tuple[tuple[int, ...], int, Value]
"""A value written into a mind: a path of minds from there, a fluent, the value."""

_MOST_FIRINGS = 1_000
"""Reactions that set each other off this often are taken to go on for ever."""


@dataclass(frozen=True)
class Taken:
    """An act taken: the world right after it, the world when all reactions have run, and which ran outside."""

    after: World
    world: World
    fired: tuple[GroundReaction, ...]


class Engine:
    """Worlds and what changes them, for one ground problem.

    ``on_work`` is called before each transition that is not remembered; it may raise to stop the work, and
    nothing is left half done.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.store = WorldStore()
        self.everyone = range(len(ground.people))
        self._wants = [tuple(compiled(w.value) for w in ground.wants if w.person == p) for p in self.everyone]
        self._ready = {act.id: _Ready.of(act) for act in ground.acts}
        self._reacting = [_Reacting.of(r) for r in ground.reactions]
        self.on_work: Callable[[], None] = _no_work
        self._steps: dict[tuple[int, int], World] = {}
        self._settled: dict[int, tuple[World, tuple[GroundReaction, ...]]] = {}
        self._stable: set[World] = set()
        self._utilities: dict[tuple[int, int], float | None] = {}
        self._watched, self._unwatched = _watch_list(ground.reactions)

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

    def _ready_for(self, act: GroundAct) -> _Ready:
        return self._ready[act.id] if act.id in self._ready else _Ready.of(act)

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
                    believed = _Event(self.correct(outer, act, outer.minds[person]))
                minds.append(_over(person, ready.effects.written(person, outer), believed))
            return ready.effects.changed(outer), minds

        return self._build(_Event(world), taking)

    def _build(self, recipe: Hashable, happening: Callable[[World], Expansion]) -> World:
        """The world of a recipe made of an event and of writings over what it makes."""

        def expand(key: Hashable) -> Expansion:
            match key:
                case World():
                    return key.values, key.minds
                case _Event(world):
                    return happening(world)
                case _Over():
                    return self._expand_over(key, expand(key.base))
            raise AssertionError(key)

        return self.store.build(recipe, expand)

    def _expand_over(self, recipe: _Over, base: Expansion) -> Expansion:
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
                believed[person] = _over(person, pairs, believed[person])
            deeper = tuple((p[1:], f, v) for p, f, v in pairs if p and p[0] == person)
            believed[person] = _over(person, deeper, believed[person])
        return tuple(made), believed

    def correct(self, world: World, act: GroundAct, believed: World) -> World:
        """What somebody who believed in ``believed`` learns from seeing that the act was possible in ``world``.

        An ``==`` that failed teaches the value; any other comparison only that what was believed is wrong.
        """
        if self.possible(believed, act):
            return believed
        definite: dict[tuple[tuple[int, ...], int], Value] = {}
        doubted: dict[tuple[tuple[int, ...], int], Value] = {}
        for path, atom in _supports(AllOf(act.requires), world, ()):
            if condition(atom, believed.mind(path)):
                continue
            exact = isinstance(atom, Compare) and atom.operator == "=="
            for inner_path, fluent in _fluents(atom, path):
                if exact:
                    definite.setdefault((inner_path, fluent), world.mind(inner_path).values[fluent])
                else:
                    doubted[inner_path, fluent] = None
        pairs = tuple((path, fluent, value) for (path, fluent), value in {**doubted, **definite}.items())
        if not pairs:
            return believed
        return self.overwrite(believed, None, pairs)

    def overwrite(self, world: World, owner: int | None, pairs: tuple[Pair, ...]) -> World:
        """A world with values written into it; its ``owner``, if any, notices the change of mind."""
        return self._build(_over(owner, pairs, world), _nothing_happens)

    # --- reactions

    def settle(self, world: World) -> World:
        """The world when all reactions have run, in it and in every mind.

        Raises:
            LoopError: reactions set each other off without end.
        """
        for _ in range(_MOST_FIRINGS):
            if world in self._stable:
                return world
            world = self.store.build(("settled", world), self._expand_settled)
            restless = [w for w in self._around(world) if self._applies(w) is not None]
            if not restless:
                self._stable.update(self._around(world))
                return world
        raise LoopError([self._name(r) for r in self._fire_all(world)[1]])

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
        outside, _ = self._fire_all(world)
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
                looping = dict.fromkeys(self._name(r) for r in fired[-20:])
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
                    believed = _Event(outer)
                minds.append(_over(person, effects.written(person, outer), believed))
            return effects.changed(outer), minds

        return self._build(_Event(world), firing)

    def _name(self, reaction: GroundReaction) -> str:
        return f"{reaction.reaction} ({', '.join(reaction.arguments)})"


# --- pieces of the meaning


@dataclass(frozen=True, slots=True)
class _ReadyEffects:
    """Effects as functions: (path, fluent, value, condition), those on the world and those in minds apart."""

    outer: tuple[tuple[int, Function, Function], ...]
    inner: tuple[tuple[tuple[int, ...], int, Function, Function], ...]

    @staticmethod
    def of(effects: Sequence[GroundEffect]) -> _ReadyEffects:
        made = [(e.path, e.fluent, compiled(e.value), compiled(e.condition)) for e in effects]
        return _ReadyEffects(tuple(m[1:] for m in made if not m[0]), tuple(m for m in made if m[0]))

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
class _Ready:
    """An act as functions of the world it is done in."""

    requires: tuple[Function, ...]
    observers: tuple[Function, ...]
    effects: _ReadyEffects

    @staticmethod
    def of(act: GroundAct) -> _Ready:
        return _Ready(
            tuple(compiled(c) for c in act.requires),
            tuple(compiled(o) for o in act.observers),
            _ReadyEffects.of(act.effects),
        )


@dataclass(frozen=True, slots=True)
class _Reacting:
    """A reaction as functions of the world it may run in."""

    when: Function
    effects: _ReadyEffects

    @staticmethod
    def of(reaction: GroundReaction) -> _Reacting:
        return _Reacting(compiled(reaction.when), _ReadyEffects.of(reaction.effects))


@dataclass(frozen=True, slots=True)
class _Event:
    """The recipe of what the event at hand makes of ``world``."""

    world: World


@dataclass(frozen=True, slots=True)
class _Over:
    """The recipe of ``base`` with ``pairs`` written into it, which ``owner`` notices."""

    owner: int | None
    pairs: tuple[Pair, ...]
    base: Hashable


def _over(owner: int | None, pairs: tuple[Pair, ...], base: Hashable) -> Hashable:
    """The recipe of ``base`` with pairs written in; two writings by one owner become one, the later winning."""
    if not pairs:
        return base
    if isinstance(base, _Over) and base.owner == owner:
        merged = {(p, f): v for p, f, v in (*base.pairs, *pairs)}
        return _Over(owner, tuple((p, f, v) for (p, f), v in merged.items()), base.base)
    return _Over(owner, pairs, base)


def _no_work() -> None:
    """What is done on work where nobody watches."""


def _nothing_happens(world: World) -> Expansion:
    return world.values, world.minds


def _supports(
    expression: GroundExpression, world: World, path: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], GroundExpression]]:
    """The comparisons, with the mind they are read in, that make the condition hold in ``world``.

    Of the condition written as alternatives, these are the atoms of all alternatives that hold; of a condition
    that does not hold, none.
    """
    if not condition(expression, world):
        return
    match expression:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _supports(part, world, path)
        case Mind(person, inner):
            yield from _supports(inner, world.minds[person], (*path, person))
        case Const():
            return
        case _:
            yield path, expression


def _fluents(expression: GroundExpression, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], int]]:
    """The fluents a comparison reads, each with the path of minds it is read in."""
    match expression:
        case Read(fluent):
            yield path, fluent
        case Mind(person, inner):
            yield from _fluents(inner, (*path, person))
        case Compare(_, left, right):
            yield from _fluents(left, path)
            yield from _fluents(right, path)
        case _:
            for fluent in dict.fromkeys(reads(expression)):
                yield path, fluent


def _watch_list(
    reactions: Sequence[GroundReaction],
) -> tuple[dict[int, dict[Value, list[GroundReaction]]], list[GroundReaction]]:
    """Reactions by a fluent and the value it must have for them to apply, and those that name none.

    Only a saving: few reactions are then tried in a world.
    """
    watched: dict[int, dict[Value, list[GroundReaction]]] = {}
    unwatched: list[GroundReaction] = []
    for reaction in reactions:
        parts = reaction.when.parts if isinstance(reaction.when, AllOf) else (reaction.when,)
        for part in parts:
            if isinstance(part, Compare) and part.operator == "==":
                if isinstance(part.left, Read) and isinstance(part.right, Const):
                    by_value = watched.setdefault(part.left.fluent, {})
                    by_value.setdefault(part.right.value, []).append(reaction)
                    break
        else:
            unwatched.append(reaction)
    return watched, unwatched
