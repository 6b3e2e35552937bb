"""Which openings come to an ending, by what is expected or by what is believable: the seam to the engine.

With the compiled kernel an opening takes some thousandths of a second; with the reference engine, a hundred times as
long.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from denouement.answers.change.openings import Player, Spot
from denouement.engine import Engine, StoryReasons, World, condition, expected_story, reasons_within
from denouement.engine.bounds import Bounds
from denouement.engine.kernel import Kernel, kernel_of
from denouement.errors import LimitReached, LoopError
from denouement.ground import GroundAct
from denouement.search import NO_BOUND, Limits, StopReason, StorySearch, Watch
from denouement.search.compiled import watched
from denouement.search.limits import STOPS

__all__ = ["Foretold", "Teller", "kernel_for", "teller_for"]

Foretold = tuple[bool, tuple[GroundAct, ...]]
"""Whether the expected story comes to the ending, and its acts as far as they had to be worked out."""

_NOTHING: Foretold = (False, ())

_MOST_BYTES = 200_000_000
"""What a kernel that looks for all stories may keep from one opening to the next."""


def kernel_for(engine: Engine, limits: Limits) -> Kernel | None:
    """The kernel for a problem, if it can tell expected stories."""
    kernel = kernel_of(engine, limits.horizon, limits.depth)
    return kernel if kernel is not None and hasattr(kernel.compiled, "expected_many") else None


def teller_for(engine: Engine, kernel: Kernel | None, player: Player, limits: Limits, watch: Watch) -> Teller:
    """A teller on the kernel where there is one, else on the reference engine."""
    engine.on_work = watch.work
    if kernel is not None:
        return _ByKernel(kernel, player, limits, watch)
    return _ByEngine(engine, player, limits, watch)


class Teller:
    """Tells of openings of one problem, which has one ending, whether they come to it."""

    def __init__(self, player: Player) -> None:
        self._player = player

    def expected(self, spots: Sequence[Spot], quick: bool = False) -> list[Foretold]:
        """What is expected of each opening; ``quick``: by people who think less far, as a first guess.

        Raises:
            LimitReached: a limit came first.
        """
        raise NotImplementedError

    def believable(self, spot: Spot) -> bool:
        """Whether some story from an opening, a world of the reference engine, comes to it with a reason for every act.

        Raises:
            LimitReached: a limit came first.
        """
        raise NotImplementedError

    def distance(self, world: Hashable) -> int | None:
        """How many acts away the ending is from a world, at least; None if it is out of reach."""
        raise NotImplementedError

    def near(self, spot: Spot, told: Foretold) -> int | None:
        """How far away the ending is where the story expected of an opening ends; None if it is out of reach."""
        world = spot[0]
        for act in told[1]:
            after = self._player.played(world, act)
            world = world if after is None else after
        return self.distance(world)


class _ByEngine(Teller):
    def __init__(self, engine: Engine, player: Player, limits: Limits, watch: Watch) -> None:
        super().__init__(player)
        self._engine, self._limits, self._watch = engine, limits, watch
        self._ending = engine.ground.endings[0]
        self._reasons: dict[bool, StoryReasons] = {}
        self._bounds = Bounds(engine.ground)

    def _reasons_for(self, quick: bool) -> StoryReasons:
        if quick not in self._reasons:
            made = reasons_within(self._engine, *_thought(self._limits, quick))
            assert isinstance(made, StoryReasons)
            self._reasons[quick] = made
        return self._reasons[quick]

    def expected(self, spots: Sequence[Spot], quick: bool = False) -> list[Foretold]:
        self._watch.look()
        return [self._expected(*spot, self._reasons_for(quick)) for spot in spots]

    def _expected(self, world: Hashable, floor: frozenset[int], reasons: StoryReasons) -> Foretold:
        assert isinstance(world, World)
        limits = self._limits
        if self._bounds.distance(world, self._ending.name, limits.events) is None:
            return _NOTHING

        def there(here: World) -> bool:
            return condition(self._ending.condition, here)

        try:
            told = expected_story(reasons, world, limits.events, floor, there)
        except LoopError:  # with these edits reactions would go on for ever
            return _NOTHING
        return there(told.end), told.acts

    def believable(self, spot: Spot) -> bool:
        world = spot[0]
        assert isinstance(world, World)
        if self._bounds.distance(world, self._ending.name, self._limits.events) is None:
            return False
        try:
            outcome = StorySearch(self._engine, world, self._limits, self._watch).run()
        except LoopError:
            return False
        if self._ending.name not in outcome.believable and not outcome.stop.complete:
            raise LimitReached(_LIMITS[outcome.stop])
        return self._ending.name in outcome.believable

    def distance(self, world: Hashable) -> int | None:
        assert isinstance(world, World)
        return self._bounds.distance(world, self._ending.name, NO_BOUND)


class _ByKernel(Teller):
    def __init__(self, kernel: Kernel, player: Player, limits: Limits, watch: Watch) -> None:
        super().__init__(player)
        self._kernel, self._watch, self._limits = kernel, watch, limits
        self._explorer: Kernel | None = None

    def expected(self, spots: Sequence[Spot], quick: bool = False) -> list[Foretold]:
        kernel = self._kernel
        bounds = (self._limits.events, *_thought(self._limits, quick))
        work: Any = getattr(kernel.compiled, "expected_many")  # noqa: B009 - not every kernel has it
        found: list[Foretold] = []
        while len(found) < len(spots):
            left = spots[len(found) :]
            worlds, floors = [w for w, _ in left], [sorted(f) for _, f in left]

            def asked(worlds: object = worlds, floors: object = floors) -> Any:
                return work(worlds, floors, bounds, 0)

            told, stopped = self._watched(asked, kernel)
            found += [(reached, kernel.acts(acts)) for reached, acts in told]
            if stopped:
                found.append(_NOTHING)
        return found

    def believable(self, spot: Spot) -> bool:
        world = spot[0]
        assert isinstance(world, World)
        # All stories from an opening take much memory, of which the next opening has no use.
        kernel = self._explorer
        if kernel is None:
            kernel = self._explorer = Kernel(self._kernel.engine, self._kernel.horizon)
        elif kernel.compiled.counts()[3] > _MOST_BYTES:
            kernel.forget()
        compiled, root = kernel.compiled, kernel.number(world)
        compiled.forget_seen()
        bounds = (self._limits.events, self._limits.horizon, self._limits.depth)

        def asked() -> Any:
            told = compiled.explore(root, (0,), bounds, True)
            return told[0], told[3]

        told, stopped = self._watched(asked, kernel)
        return not stopped and told[0][0] is not None

    def distance(self, world: Hashable) -> int | None:
        return self._kernel.compiled.distance(world, 0)  # type: ignore[arg-type]

    def _watched(self, work: Callable[[], Any], kernel: Kernel) -> tuple[Any, bool]:
        """What some work gives, and whether it broke off where reactions would go on for ever."""
        (told, stopped), limit = watched(kernel, self._watch, work)
        if stopped is None:
            return told, False
        fault = kernel.fault(*stopped)
        if isinstance(fault, LoopError):
            return told, True
        raise LimitReached(limit) if limit else fault


def _thought(limits: Limits, quick: bool) -> tuple[int, int]:
    """How far ahead people think, and how many minds deep."""
    return (max(1, limits.horizon - 1), min(1, limits.depth)) if quick else (limits.horizon, limits.depth)


_LIMITS: dict[StopReason, str] = {reason: name for name, reason in STOPS.items()}
