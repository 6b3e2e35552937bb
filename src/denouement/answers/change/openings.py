"""From an edit set to the opening it makes: what is so at first, the past played, what is news, then beliefs.

Worlds are worked out once for everything that begins alike, by the compiled kernel where there is one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from denouement.answers.change.edits import Edit
from denouement.answers.change.variants import Variants
from denouement.engine import Engine, World, at_first
from denouement.engine.kernel import Kernel
from denouement.ground import GroundAct

__all__ = ["Openings", "Player", "Spot", "player_for"]

Spot = tuple[Hashable, frozenset[int]]
"""An opening: a world, as the player has it, and those who have the floor."""


class Player(Protocol):
    """Plays acts; worlds are whatever it takes for worlds, equal ones being equal."""

    def begin(self, world: World) -> Hashable:
        """A world to play from."""

    def played(self, world: Hashable, act: GroundAct) -> Hashable | None:
        """The world after an act; None if it is not possible."""


class _ByEngine:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, world: World) -> Hashable:
        return world

    def played(self, world: Hashable, act: GroundAct) -> Hashable | None:
        assert isinstance(world, World)
        return self._engine.step(world, act) if self._engine.possible(world, act) else None


class _ByKernel:
    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._known: dict[tuple[Hashable, int], Hashable | None] = {}

    def begin(self, world: World) -> Hashable:
        return self._kernel.number(world)

    def played(self, world: Hashable, act: GroundAct) -> Hashable | None:
        key = (world, act.id)
        if key not in self._known:
            kernel = self._kernel
            possible = kernel.run(kernel.compiled.possible, world, act.id)
            self._known[key] = kernel.run(kernel.compiled.step, world, act.id) if possible else None
        return self._known[key]


def player_for(engine: Engine, kernel: Kernel | None) -> Player:
    """A player on the kernel where there is one, else on the reference engine."""
    return _ByEngine(engine) if kernel is None else _ByKernel(kernel)


@dataclass(frozen=True)
class _Recipe:
    """How an opening is made: the statements at first (lines of the file by number, new ones by their words), then acts."""

    statements: tuple[int | str, ...]
    acts: tuple[GroundAct, ...]


class Openings:
    """The openings of the variants of one story."""

    def __init__(self, variants: Variants, player: Player) -> None:
        self.variants = variants
        self._engine = variants.engine
        self._player = player
        self._begun: dict[tuple[int | str, ...], Hashable] = {}
        self._at_first = tuple(variants.at_first)

    def of(self, edits: Sequence[Edit]) -> Spot | None:
        """The opening with these edits; None if its past cannot have happened."""
        recipe = self._recipe(edits)
        if recipe.statements not in self._begun:
            self._begun[recipe.statements] = self._player.begin(self._world_at_first(recipe.statements))
        world: Hashable = self._begun[recipe.statements]
        last: GroundAct | None = None
        for act in recipe.acts:
            after = self._player.played(world, act)
            if after is None:
                return None
            world = after
            last = act if act.action else last
        floor = frozenset[int]() if last is None else self._engine.ground.addressed(last)
        return world, floor

    def _recipe(self, edits: Sequence[Edit]) -> _Recipe:
        made = self.variants
        dropped = {n for e in edits for n in e.drops}
        put = {n: text for e in edits if e.weight is None for n, text in e.puts}
        adds = [(heading, text) for e in edits if e.weight is None for heading, text in e.adds]
        statements = [put.get(n, n) for n in self._at_first if n not in dropped]
        statements += [text for heading, text in adds if heading == "at first"]
        acts = self._lines(made.past, dropped, put)
        acts += [made.acts[text] for heading, text in adds if heading == "before"]
        acts += self._lines(made.since, dropped, put)
        acts += [made.acts[text] for heading, text in adds if heading == "now"]
        for edit in edits:
            if edit.absent:
                acts.append(made.leaving[edit.absent])
                for number in edit.drops:
                    acts += made.weighing.get((number, 0.0), ())
            elif edit.weight is not None:
                acts += made.weighing[edit.want, edit.weight]
        return _Recipe(tuple(statements), tuple(acts))

    def _lines(self, lines: dict[int, GroundAct], dropped: set[int], put: dict[int, str]) -> list[GroundAct]:
        return [
            self.variants.acts[put[n]] if n in put else act for n, act in lines.items() if n not in dropped
        ]

    def _world_at_first(self, statements: Iterable[int | str]) -> World:
        """The world that statements under ``at first`` describe."""
        made = self.variants
        effects = (made.at_first[s] if isinstance(s, int) else made.said[s] for s in statements)
        return at_first(self._engine, effects)
