"""The searches of :mod:`~denouement.search.stories` and :mod:`~denouement.search.plans`, done by the compiled kernel
where it is installed, and by the reference engine elsewhere.

The kernel says which acts; the worlds of a story are played by the reference engine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from denouement.engine import Engine, World
from denouement.engine.kernel import Kernel, kernel_is_used, kernel_of, reasons_by
from denouement.errors import LimitReached
from denouement.ground import GroundEnding
from denouement.search.every_plan import every_plan
from denouement.search.limits import STOPS, Limits, StopReason, Watch
from denouement.search.plans import MOST_LISTED, NO_BOUND, PlanOutcome, shortest_plans
from denouement.search.shares import in_turn, is_cut
from denouement.search.stories import Found, Outcome, StorySearch

__all__ = ["KernelSearch", "default_effort", "plan_search", "story_search", "watched"]


def default_effort() -> int:
    """The transitions that the engine in use computes in about ten seconds; the same number on every machine."""
    return 1_000_000 if kernel_is_used() else 40_000


def story_search(engine: Engine, opening: World, limits: Limits, watch: Watch) -> StorySearch | KernelSearch:
    """A search for stories from one opening, by the kernel where there is one."""
    kernel = kernel_of(engine, limits.horizon, limits.depth)
    if kernel is None:
        return StorySearch(engine, opening, limits, watch)
    return KernelSearch(kernel, opening, limits, watch)


def plan_search(
    engine: Engine,
    opening: World,
    ending: str,
    limits: Limits,
    watch: Watch,
    *,
    every: bool = False,
    longer: bool = False,
    most: int = MOST_LISTED,
) -> PlanOutcome:
    """The shortest plans for an ending, by the kernel where there is one; see :func:`shortest_plans`.

    With ``longer`` those of every length up to the bound; see :func:`every_plan`. The kernel looks for any plan first,
    so that there is one to show if a limit ends the proof that none is shorter.
    """
    kernel = kernel_of(engine, limits.horizon, limits.depth)
    if kernel is not None and longer:
        return _KernelPlans(kernel, opening, ending, limits, watch).run_longer(most)
    if longer:
        return every_plan(engine, opening, ending, limits, watch, most=most)
    if kernel is None:
        return shortest_plans(engine, opening, ending, limits, watch, every=every, most=most)
    return _KernelPlans(kernel, opening, ending, limits, watch).run(most if every else 0)


def watched(kernel: Kernel, watch: Watch, work: Callable[[], Any]) -> tuple[Any, str | None]:
    """What some work of a kernel gives under a watch, and the limit at which the watch ended it, if it did."""
    already, start = watch.progress.transitions, kernel.compiled.counts()[2]
    limits, stopper = watch.limits, kernel.compiled.stopper()
    reached: list[str] = []

    def show(transitions: int) -> None:
        watch.progress.transitions = already + transitions - start
        try:
            watch.look()
        except LimitReached as fault:
            reached.append(fault.limit)
            stopper.stop()

    def goes_on() -> bool:
        return watch.stopped is None or not watch.stopped()

    seconds = None if limits.seconds is None else limits.seconds - watch.seconds()
    effort = None if limits.effort is None else max(0, limits.effort - already)
    kernel.compiled.limit(effort, seconds, None, goes_on, show)
    try:
        return work(), (reached[0] if reached else None)
    finally:
        done = already + kernel.compiled.counts()[2] - start
        # The kernel counts the one, too, before which it stops.
        watch.progress.transitions = done if limits.effort is None else min(done, max(already, limits.effort))
        kernel.compiled.limit()
        if "memory" in reached:
            kernel.forget()


class _KernelPlans:
    """A search for plans for one ending."""

    def __init__(self, kernel: Kernel, opening: World, ending: str, limits: Limits, watch: Watch) -> None:
        self.kernel = kernel
        self.watch = watch
        self.root = kernel.number(opening)
        self.ending = [e.name for e in kernel.engine.ground.endings].index(ending)
        self.bounds = (min(limits.events, _ANY_LENGTH), limits.horizon, limits.depth)

    def run(self, most: int) -> PlanOutcome:
        """Any plan, then the shortest; all of them, and at most so many listed, if ``most`` is not 0."""
        compiled, ending = self.kernel.compiled, self.ending
        stop, told = self._watched(lambda: compiled.first(self.root, ending, self.bounds))
        first = told[0][0][0]
        if first is None and stop.complete:
            below = self.bounds[0] + 1
            return PlanOutcome((), None, None, below, self._none(told), told[4])
        if not stop.complete:
            nearest = compiled.distance(self.root, ending) or 0
            return self._outcome([first[0]] if first else [], None, nearest, stop, told[4])
        stop, (told, plans) = self._watched(
            lambda: compiled.shortest(self.root, ending, self.bounds, most), whole=lambda made: made[0]
        )
        shortest, count = told[0][0]
        if shortest is None:  # a limit ended the proof
            return self._outcome([first[0]], None, told[1] + 1, stop, told[4])
        found = [shortest[0]] if not most else plans
        counted = count if most and stop.complete else None
        return self._outcome(found, counted, len(shortest[0]), stop, told[4])

    def run_longer(self, most: int) -> PlanOutcome:
        """Plans of every length, at most so many."""
        work = self.kernel.compiled.every
        stop, (told, plans) = self._watched(
            lambda: work(self.root, self.ending, self.bounds, most), whole=lambda made: made[0]
        )
        count = len(plans) if stop.complete and len(plans) < most else None
        below = len(plans[0]) if plans else told[1] + 1
        listed = tuple(tuple(p) for p in plans)
        length = len(plans[0]) if plans else None
        return PlanOutcome(listed, length, count, below, stop, told[4], longer=True)

    def _watched(
        self, work: Callable[[], Any], whole: Callable[[Any], Any] = lambda made: made
    ) -> tuple[StopReason, Any]:
        made, limit = watched(self.kernel, self.watch, work)
        stopped = whole(made)[3]
        if stopped is None:
            return StopReason.BOUND, made
        fault = self.kernel.fault(*stopped)
        if not isinstance(fault, LimitReached):
            raise fault
        return STOPS[limit or fault.limit], made

    @staticmethod
    def _none(told: Any) -> StopReason:
        return StopReason.EXHAUSTED if told[2] else StopReason.BOUND

    @staticmethod
    def _outcome(
        plans: Sequence[Sequence[int]], count: int | None, below: int, stop: StopReason, worlds: int
    ) -> PlanOutcome:
        length = len(plans[0]) if plans else None
        return PlanOutcome(tuple(tuple(p) for p in plans), length, count, below, stop, worlds)


_ANY_LENGTH = 2**31
"""More events than any story has."""


class KernelSearch:
    """The same as :class:`~denouement.search.stories.StorySearch`."""

    def __init__(self, kernel: Kernel, opening: World, limits: Limits, watch: Watch) -> None:
        self.kernel = kernel
        self.engine = kernel.engine
        self.opening = opening
        self.limits = limits
        self.watch = watch
        self.reasons = reasons_by(kernel, limits.horizon, limits.depth)
        self.outcome = Outcome()
        self._bounds = (limits.events, limits.horizon, limits.depth)
        self._names = [e.name for e in kernel.engine.ground.endings]

    def run(self, spare: float = 0.0, known: Collection[str] = ()) -> Outcome:
        """Look for every ending, believable stories first, then forced ones.

        Args:
            spare: the part of the limits kept back from the first for where they do not suffice; see
                :mod:`~denouement.search.shares`.
            known: endings that are known to be believable otherwise; nothing of it is spent on them.
        """
        outcome = self.outcome
        self.kernel.compiled.forget_seen()
        with self.watch.share(1 - spare):
            outcome.stop = self._believable()
        if outcome.stop.complete:
            outcome.forced_stop = self._forced()
        elif spare and is_cut(outcome.stop):
            wanted = [n for n in self._wanted() if self._names[n] not in known]
            outcome.forced_stop = in_turn(self.watch, wanted, self._forced_alone)
            if outcome.forced_stop.complete or is_cut(outcome.forced_stop):
                self._take_up_again()
        else:
            outcome.forced_stop = outcome.stop
        self.watch.progress.endings = len(outcome.believable) + len(outcome.forced)
        return outcome

    def _take_up_again(self) -> None:
        """Go on with believable stories, with what is left; then with forced ones as if no limit had come in between."""
        outcome = self.outcome
        outcome.stop = self._believable()
        alone = {n: f for n, f in outcome.forced.items() if n not in outcome.believable}
        outcome.forced = {}
        if outcome.stop.complete:
            stop = self._forced()
            if not outcome.forced_stop.complete:
                outcome.forced_stop = stop
        outcome.forced = {**alone, **outcome.forced}

    def _believable(self) -> StopReason:
        outcome, names = self.outcome, self._names
        stop, told = self._searched(self.kernel.compiled.explore, range(len(names)))
        for name, (story, ways) in zip(names, told[0], strict=True):
            if story is not None:
                acts, holes = story
                outcome.believable[name] = self._played(acts, holes, ways)
        outcome.events = max(told[1], outcome.events)
        return stop

    def held(self, ending: GroundEnding) -> list[bool]:
        """Which parts of an ending hold in some world that stories were considered to lead to."""
        first = 0
        for other in self.engine.ground.endings:
            if other is ending:
                break
            first += len(other.parts)
        return self.kernel.compiled.held(range(first, first + len(ending.parts)))

    def _wanted(self) -> list[int]:
        """The endings without a believable story that are not unreachable."""
        outcome, names = self.outcome, self._names
        wanted = [n for n, name in enumerate(names) if name not in outcome.believable]
        # By the reference engine's reading, so that both engines call the same endings unreachable.
        bounds = self.reasons.bounds
        outcome.unreachable = {
            names[n] for n in wanted if bounds.distance(self.opening, names[n], NO_BOUND) is None
        }
        return [n for n in wanted if names[n] not in outcome.unreachable]

    def _forced(self) -> StopReason:
        wanted = self._wanted()
        if not wanted:
            return StopReason.EXHAUSTED
        stop, told = self._searched(self.kernel.compiled.forced, wanted)
        for number, (story, _) in zip(wanted, told[0], strict=True):
            if story is not None:
                self.outcome.forced[self._names[number]] = self._played(*story)
        return stop

    def _forced_alone(self, ending: int) -> StopReason:
        """The same for one ending, though believable stories were not all looked at."""
        stop, told = self._searched(self.kernel.compiled.forced, [ending])
        story = told[0][0][0]
        self.outcome.note(self._names[ending], self._played(*story) if story is not None else None, stop)
        return stop

    def _searched(self, search: Callable[..., Any], endings: Sequence[int]) -> tuple[StopReason, Any]:
        """Why a search of the kernel ended, and what it tells."""
        root = self.kernel.number(self.opening)
        told, limit = watched(self.kernel, self.watch, lambda: search(root, endings, self._bounds))
        if told[3] is None:
            return (StopReason.EXHAUSTED if told[2] else StopReason.BOUND), told
        fault = self.kernel.fault(*told[3])
        if not isinstance(fault, LimitReached):
            raise fault
        return STOPS[limit or fault.limit], told

    def _played(self, acts: Sequence[int], holes: Sequence[int], ways: int | None = None) -> Found:
        chosen = self.kernel.acts(acts)
        worlds = [self.opening]
        # What was found is told even where a limit has been reached; it takes few transitions.
        before, self.engine.on_work = self.engine.on_work, _unwatched
        try:
            for act in chosen:
                worlds.append(self.engine.step(worlds[-1], act))
        finally:
            self.engine.on_work = before
        return Found(chosen, tuple(worlds), tuple(holes), ways)


def _unwatched() -> None:
    """What is done on work that nobody watches."""
