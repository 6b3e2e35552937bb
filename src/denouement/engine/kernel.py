"""The compiled kernel, where it is installed: the same meaning as the reference engine, much faster.

Everything works without it. A kernel holds one ground problem and all the worlds, plans and reasons it has met;
asked again, also after events have been played, it goes on from there. Worlds, people and acts go in and come
out by number; what is told of them is always told by the reference engine, which plays what the kernel found.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from denouement.engine.bounds import Bounds
from denouement.engine.engine import Engine
from denouement.engine.expected import Rest
from denouement.engine.flat import Flat, flat
from denouement.engine.forecast import NOBODY, Forecast
from denouement.engine.foresight import Foresight
from denouement.engine.reasons import Reason, ReasonKind, Reasons
from denouement.engine.story_reasons import StoryReasons, reasons_within
from denouement.engine.worlds import World
from denouement.errors import LimitReached, LoopError
from denouement.ground import GroundAct

if TYPE_CHECKING:
    from denouement import _kernel as compiled_kernel

    _installed = True
else:
    try:
        from denouement import _kernel as compiled_kernel
    except ImportError:
        compiled_kernel = None
    _installed = compiled_kernel is not None

__all__ = [
    "Kernel",
    "KernelForesight",
    "KernelReasons",
    "KernelStoryReasons",
    "engine_name",
    "kernel_is_installed",
    "kernel_is_used",
    "kernel_of",
    "reasons_by",
    "reasons_for",
    "use_kernel",
]

_MOST_AHEAD = 60
"""More acts ahead, or more minds within minds, than these are thought by the reference engine only."""

_wanted = True


def use_kernel(wanted: bool) -> None:
    """Whether to use the compiled kernel from now on, where it is installed."""
    global _wanted
    _wanted = wanted


def kernel_is_installed() -> bool:
    """Whether the compiled kernel came with this installation."""
    return _installed


def kernel_is_used() -> bool:
    """Whether the compiled kernel is in use."""
    return _wanted and _installed


def engine_name() -> str:
    """Which engine is in use."""
    return "compiled kernel" if kernel_is_used() else "reference engine"


def kernel_of(engine: Engine, horizon: int, depth: int) -> Kernel | None:
    """The kernel for an engine's problem; None if there is none, or the problem is beyond what it packs."""
    if not kernel_is_used() or max(horizon, depth) > _MOST_AHEAD:
        return None
    if horizon not in engine.kernels:
        try:
            engine.kernels[horizon] = Kernel(engine, horizon)
        except ValueError:
            engine.kernels[horizon] = None
    made = engine.kernels[horizon]
    assert made is None or isinstance(made, Kernel)
    return made


def reasons_for(engine: Engine, horizon: int, depth: int) -> Reasons:
    """Reasons within limits, from the kernel where there is one."""
    kernel = kernel_of(engine, horizon, depth)
    if kernel is None:
        return reasons_within(engine, horizon, depth)
    return reasons_by(kernel, horizon, depth)


def reasons_by(kernel: Kernel, horizon: int, depth: int) -> KernelReasons | KernelStoryReasons:
    """Reasons within limits, from a kernel: the four kinds in stories, gain alone in research problems."""
    if kernel.engine.ground.foresees:
        return KernelStoryReasons(kernel, horizon, depth)
    return KernelReasons(kernel, horizon, depth)


class Kernel:
    """One ground problem in the compiled kernel."""

    def __init__(self, engine: Engine, horizon: int) -> None:
        self.engine = engine
        self.horizon = max(1, horizon)
        self._flat: Flat = flat(engine.ground)
        self._ids: dict[World, int] = {}
        self.forget()

    def forget(self) -> None:
        """Let go of all worlds, plans and reasons, and of the memory they take."""
        self.compiled = compiled_kernel.Kernel(self._flat.words, self._flat.numbers, self.horizon)
        self._ids.clear()

    def number(self, world: World) -> int:
        """The kernel's number of a world of the reference engine."""
        if world not in self._ids:
            order = {world: 0}
            waiting = [world]
            for one in waiting:
                for mind in one.minds:
                    if mind not in order:
                        order[mind] = len(order)
                        waiting.append(mind)
            values = [[self._flat.told(v) for v in one.values] for one in waiting]
            minds = [[order[m] for m in one.minds] for one in waiting]
            self._ids.update(zip(waiting, self.run(self.compiled.load, values, minds), strict=True))
        return self._ids[world]

    def acts(self, numbers: Sequence[int]) -> tuple[GroundAct, ...]:
        """The acts of these numbers."""
        return tuple(self.engine.ground.acts[n] for n in numbers)

    def run(self, work: Callable[..., Any], *arguments: object) -> Any:
        """Do some work of the kernel.

        Raises:
            LimitReached: at a limit.
            LoopError: reactions set each other off without end.
        """
        try:
            return work(*arguments)
        except compiled_kernel.Stopped as stopped:
            raise self.fault(*stopped.args) from None

    def fault(self, why: str, numbers: Sequence[int]) -> Exception:
        """What it means that work stopped; after a stop for memory, what the kernel kept is let go."""
        if why == "memory":
            self.forget()
        if why == "loop":
            reactions = self.engine.ground.reactions
            return LoopError([(reactions[n].reaction, reactions[n].arguments) for n in numbers])
        if why == "outside":
            fluent = self.engine.ground.fluents[numbers[0]]
            return RuntimeError(f"{fluent.fact}{fluent.arguments} took a value it was taken never to have")
        return LimitReached(why)


class KernelReasons(Reasons):
    """Reasons that the kernel finds; told in worlds of the reference engine."""

    def __init__(self, kernel: Kernel, horizon: int, depth: int) -> None:
        super().__init__(kernel.engine, horizon, depth)
        self.kernel = kernel

    def _find(self, act: GroundAct, person: int, believed: World, horizon: int, layer: int) -> Reason | None:
        kernel = self.kernel
        if horizon > kernel.horizon:
            return super()._find(act, person, believed, horizon, layer)
        minds = max(0, self.depth - layer + 1)
        found = kernel.run(kernel.compiled.reason, act.id, person, kernel.number(believed), horizon, minds)
        if found is None:
            return None
        plan = kernel.acts(found)
        worlds = self._run(believed, plan)
        before, after = self.engine.utility(believed, person), self.engine.utility(worlds[-1], person)
        assert before is not None
        assert after is not None
        return Reason(ReasonKind.GAIN, person, plan, worlds, before, after)


_KINDS = (ReasonKind.GAIN, ReasonKind.AVOID, ReasonKind.SETTLE, ReasonKind.PRECAUTION)
_RESTS = (Rest.NOBODY_ACTS, Rest.GOES_ROUND, Rest.BOUND, Rest.CAME_TRUE)


class KernelForesight:
    """What the kernel foresees within limits, in acts alone: choices, kinds of reason, expected stories.

    The same as :class:`~denouement.engine.foresight.Foresight`; for forecasts there is :class:`KernelForecasts`.
    """

    def __init__(self, kernel: Kernel, horizon: int, depth: int) -> None:
        self.kernel = kernel
        self._thought = (max(1, horizon), depth)

    def would(self, person: int, world: World, floor: Collection[int] = NOBODY) -> GroundAct | None:
        """What ``person`` would do in ``world``; None if they would wait."""
        kernel = self.kernel
        work = kernel.compiled.would
        act = kernel.run(work, kernel.number(world), person, sorted(floor), self._thought)
        return None if act is None else kernel.engine.ground.acts[act]

    def kind(self, act: GroundAct, person: int, world: World) -> ReasonKind | None:
        """Of what kind the reason is for which ``person`` would do ``act`` in ``world``; None if they have none."""
        kernel = self.kernel
        kind = kernel.run(kernel.compiled.motive, act.id, person, kernel.number(world), self._thought)
        return None if kind is None else _KINDS[kind]

    def expected(
        self, opening: World, events: int, floor: Collection[int] = NOBODY, until: int | None = None
    ) -> tuple[tuple[tuple[int, GroundAct, ReasonKind], ...], Rest]:
        """The turns of the expected story (person, act, kind of reason), and why it ends; ``until``: in this ending."""
        kernel = self.kernel
        told = kernel.run(
            kernel.compiled.expected,
            kernel.number(opening),
            sorted(floor),
            (events, *self._thought),
            until,
        )
        acts, people, kinds, _, rest = told
        return tuple(zip(people, kernel.acts(acts), map(_KINDS.__getitem__, kinds), strict=True)), _RESTS[
            rest
        ]


class KernelForecasts(Foresight):
    """Foresight whose forecasts are the kernel's; what is told of them is worked out here, in the reference engine's worlds."""

    def __init__(self, kernel: Kernel, horizon: int, depth: int, bounds: Bounds) -> None:
        super().__init__(kernel.engine, horizon, depth, bounds)
        self.kernel = kernel

    def forecast(
        self, world: World, ahead: int, owner: int, layer: int, floor: frozenset[int], silent: int = -1
    ) -> Forecast:
        """The story of at most ``ahead`` acts from ``world``, as foreseen by ``owner``, ``layer`` minds deep."""
        kernel = self.kernel
        if not 0 < ahead <= kernel.horizon:
            return super().forecast(world, ahead, owner, layer, floor, silent)
        key = (world, ahead, owner, layer, floor, silent)
        if key not in self._forecasts:
            thought = (ahead, self.depth - layer + 1)
            still = None if silent < 0 else silent
            work = kernel.compiled.forecast
            numbers = kernel.run(work, kernel.number(world), owner, sorted(floor), thought, still)
            worlds = [world]
            acts = kernel.acts(numbers)
            for act in acts:
                worlds.append(self.engine.step(worlds[-1], act))
            made = Forecast(worlds.pop())
            for act in reversed(acts):
                made = Forecast(worlds.pop(), act, made)
            self._forecasts[key] = made
        return self._forecasts[key]

    def _at_most(self, world: World, person: int, acts: int) -> float:
        return math.inf  # to ask costs more here than to look


class KernelStoryReasons(StoryReasons):
    """The four kinds of reason: the kernel says whether there is one, the reference engine what is told of it."""

    def __init__(self, kernel: Kernel, horizon: int, depth: int) -> None:
        gains = KernelReasons(kernel, horizon, depth)
        super().__init__(gains, KernelForecasts(kernel, horizon, depth, gains.bounds))
        self.kernel = kernel
        self._kernel_foresight = KernelForesight(kernel, horizon, depth)

    def reason(self, act: GroundAct, person: int, world: World) -> Reason | None:
        """Why ``person`` would do ``act`` in ``world``; None if they have no reason within the limits."""
        if self._kernel_foresight.kind(act, person, world) is None:
            return None
        return super().reason(act, person, world)

    def willing(self, act: GroundAct, world: World) -> bool:
        """Whether everybody who must be willing has a reason."""
        return all(self._kernel_foresight.kind(act, p, world) is not None for p in act.willing)
