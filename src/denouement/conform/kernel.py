"""A problem in play with the compiled kernel: its worlds, its reasons and its shortest plans.

Everything that is compared comes from the kernel: a world is rebuilt from the values that the kernel tells of it, in
every mind. What remains with the reference engine are the opening, who sees an act, and the author's utility.
"""

from __future__ import annotations

from denouement.conform.plans import Shortest, shortest_plans
from denouement.conform.played import Played
from denouement.diagnostics import Source
from denouement.engine import Engine, Reasons, World
from denouement.engine.kernel import Kernel, KernelReasons, kernel_of
from denouement.engine.worlds import Expansion
from denouement.ground import Ground, GroundAct
from denouement.search import Watch
from denouement.search.compiled import plan_search

__all__ = ["KernelPlayed"]


class KernelPlayed(Played):
    """The same questions as in :class:`~denouement.conform.played.Played`, answered by the kernel.

    Raises:
        ValueError: the problem is beyond what the kernel packs.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.engine = _KernelEngine(self.ground)
        self._counted: dict[Kernel, int] = {}

    def reasons(self, horizon: int, depth: int) -> Reasons:
        """Reasons within limits, found under the watch of the vector at hand."""
        kernel = kernel_of(self.engine, horizon, depth)
        if kernel is None:
            return super().reasons(horizon, depth)
        self._watch_over(kernel)
        return KernelReasons(kernel, horizon, depth)

    def _watch_over(self, kernel: Kernel) -> None:
        watch, limits = self._watch, self._watch.limits
        done = kernel.compiled.counts()[2]
        watch.progress.transitions += done - self._counted.get(kernel, done)
        self._counted[kernel] = done
        effort = None if limits.effort is None else max(0, limits.effort - watch.progress.transitions)
        seconds = None if limits.seconds is None else limits.seconds - watch.seconds()
        kernel.compiled.limit(effort, seconds)

    def work_under(self, watch: Watch) -> None:
        """From now on, this watch counts the work and may stop it."""
        super().work_under(watch)
        self._counted.clear()

    def shortest(self, goal: float, most: int, horizon: int, depth: int, watch: Watch) -> Shortest:
        """The author's shortest plans of up to ``most`` acts for a goal."""
        return shortest_plans(self.story, goal, most, horizon, depth, watch, plan_search)


class _KernelEngine(Engine):
    """The engine's questions about worlds, answered by the kernel."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._kernel = _Told(self, 1)

    def step(self, world: World, act: GroundAct) -> World:
        """The world after the act and all reactions."""
        self.on_work()
        kernel = self._kernel
        return kernel.world(kernel.run(kernel.compiled.step, kernel.number(world), act.id))

    def possible(self, world: World, act: GroundAct) -> bool:
        """Whether the act's conditions hold in this world."""
        return self._kernel.compiled.possible(self._kernel.number(world), act.id)

    def utility(self, world: World, person: int) -> float | None:
        """How well off a person is by their own wants, read in this world; None if unknown."""
        return self._kernel.compiled.utility(self._kernel.number(world), person)


class _Told(Kernel):
    """A kernel whose worlds come back as worlds of the engine, by value."""

    def __init__(self, engine: Engine, horizon: int) -> None:
        self._worlds: dict[int, World] = {}
        super().__init__(engine, horizon)

    def world(self, number: int) -> World:
        """The world of a number."""
        if number not in self._worlds:
            self._worlds[number] = self.engine.store.build(number, self._expand)
        return self._worlds[number]

    def _expand(self, number: object) -> Expansion:
        assert isinstance(number, int)
        row, minds = self.compiled.dump(number)
        values = tuple(self._flat.value(kind, payload) for kind, payload in row)
        return values, [self._worlds.get(m, m) for m in minds]
