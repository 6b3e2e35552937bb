"""The shortest plans for one ending: one of them or all, how many there are, and the proof that none is shorter.

A plan is a sequence of acts from the opening in which each act is possible, everybody who must be willing believes
it possible and has a reason (in the true world before the act), and after which the ending holds. Acts for which
nobody must be willing are free.

Best first over (length so far + how far the ending is at least), over worlds that are merged: what is taken from
the queue is proved to leave no shorter plan behind. This is A* (Hart, Nilsson and Raphael 1968), and the same as
raising the bound on the length step by step, without walking the first steps again. A world is reached with a
reason asked for only once its turn has come, so most reasons are never looked for. In a shortest plan every world
is reached as early as it can be: had it come later, the earlier way to it would make the plan shorter. So all
shortest plans lie in the graph of earliest arrivals, and are counted there without being listed.

Plain values go in and come out (acts by number), so that another engine can do the same behind this function.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from denouement.engine import Engine, Reasons, World, condition
from denouement.errors import LimitReached
from denouement.ground import GroundAct
from denouement.search.limits import STOPS, Limits, StopReason, Watch

__all__ = ["MOST_LISTED", "NO_BOUND", "PlanOutcome", "now_and_then", "shortest_plans"]

MOST_LISTED = 100
"""How many shortest plans are listed unless asked otherwise; all are counted."""

NO_BOUND = 10**9
"""As a limit of events: plans of any length."""


@dataclass(frozen=True)
class PlanOutcome:
    """What a search for shortest plans found.

    Attributes:
        plans: shortest plans as numbers of acts, in that order; at most as many as were to be listed.
        length: of the plans found; None if none was found. They are shortest ones if that is ``none_below``.
        count: the number of shortest plans; None where only one was asked for, or a limit stopped the counting.
        none_below: it is proved that there is no plan of fewer events than this.
        stop: why the search ended. If nothing was found, *bound* and *exhausted* prove that there is no plan
            within the bound, or none at all.
        worlds: how many worlds were reached with a reason for every act.
        longer: the plans are those of every length up to the bound from which nothing can be left out, and
            ``count`` is their number, None unless all of them are listed.
    """

    plans: tuple[tuple[int, ...], ...]
    length: int | None
    count: int | None
    none_below: int
    stop: StopReason
    worlds: int
    longer: bool = False

    @property
    def is_shortest(self) -> bool:
        """Whether plans were found, and are proved to be shortest ones."""
        return self.length is not None and self.length <= self.none_below

    @property
    def listed_all(self) -> bool:
        """Whether every shortest plan is in the list."""
        return self.count == len(self.plans)


def shortest_plans(
    engine: Engine,
    opening: World,
    ending: str,
    limits: Limits,
    watch: Watch,
    *,
    every: bool = False,
    most: int = MOST_LISTED,
    reasons: Reasons | None = None,
) -> PlanOutcome:
    """The shortest plans from ``opening`` to an ending of the ground problem.

    Args:
        every: find all of them, count them, and list ``most``; else find one.
        reasons: where reasons are looked up and kept; made for the limits if not given.
    """
    reasons = reasons or Reasons(engine, limits.horizon, limits.depth)
    before, engine.on_work = engine.on_work, watch.work
    asked_before, reasons.on_work = reasons.on_work, now_and_then(watch)
    try:
        return _Search(engine, opening, ending, limits, watch, reasons).run(every, most)
    finally:
        engine.on_work, reasons.on_work = before, asked_before


_LOOK_EVERY = 256


def now_and_then(watch: Watch) -> Callable[[], None]:
    """A look at the clock and the memory for work that computes no transition; most calls do nothing."""
    calls = 0

    def look() -> None:
        nonlocal calls
        calls += 1
        if calls % _LOOK_EVERY == 0:
            watch.look()

    return look


_Step = tuple[World, GroundAct]
"""A world and an act taken in it."""

_Label = tuple[int, int, int, _Step | None, World]
"""A way to a world: the least length of a plan through it; its own length, negative, so that of equals the longest
comes first; a number that keeps the order; its last step; the world. Labels are ordered by the first three."""


@dataclass
class _Search:
    engine: Engine
    opening: World
    ending: str
    limits: Limits
    watch: Watch
    reasons: Reasons
    queue: list[_Label] = field(default_factory=list)
    arrival: dict[World, int] = field(default_factory=dict)
    first_step: dict[World, _Step] = field(default_factory=dict)
    steps: dict[World, list[_Step]] = field(default_factory=dict)
    goals: list[World] = field(default_factory=list)
    none_below: int = 0
    cut: bool = False
    pushed: int = 0

    def __post_init__(self) -> None:
        self.acts = [a for a in self.engine.ground.acts if a.searched]
        self.goal = next(e.condition for e in self.engine.ground.endings if e.name == self.ending)

    def run(self, every: bool, most: int) -> PlanOutcome:
        stop = StopReason.BOUND
        try:
            self._push(None, self.opening, 0, 0)
            stop = self._look(every)
            if every and self.goals:
                return self._counted(stop, most)
        except LimitReached as fault:
            stop = STOPS[fault.limit]
        plans = (self._first_plan(),) if self.goals else ()
        return self._outcome(plans, None, stop)

    def _outcome(
        self, plans: tuple[tuple[int, ...], ...], count: int | None, stop: StopReason
    ) -> PlanOutcome:
        length = self.arrival[self.goals[0]] if self.goals else None
        return PlanOutcome(plans, length, count, self.none_below, stop, len(self.arrival))

    # --- looking

    def _look(self, every: bool) -> StopReason:
        """Take ways from the queue until the ending is proved reached in the fewest events, or cannot be."""
        taken = 0
        while self.queue:
            if self.goals and (not every or self.queue[0][0] > self.none_below):
                return StopReason.BOUND
            label = heapq.heappop(self.queue)
            self.none_below = label[0]
            taken += 1
            if taken % _LOOK_EVERY == 0:
                self.watch.look()
            self._follow(label)
        if not self.goals:
            self.none_below = self.limits.events + 1
        return StopReason.BOUND if self.goals or self.cut else StopReason.EXHAUSTED

    def _follow(self, label: _Label) -> None:
        """Arrive in a world, if it is for the first time and with reasons; go on from there."""
        least, length, _, step, world = label
        length = -length
        if self.arrival.get(world, length + 1) <= length:
            return
        if step is not None:
            if not self.reasons.willing(step[1], step[0]):
                return
            self.first_step[world] = step
        self.arrival[world] = length
        self.watch.progress.worlds = len(self.arrival)
        if condition(self.goal, world):
            self.goals.append(world)
            self.watch.progress.endings = 1
        else:
            for act in self._executable(world):
                self._push((world, act), self.engine.step(world, act), length + 1, least)

    def _executable(self, world: World) -> Iterator[GroundAct]:
        """The acts that are possible, and that nobody who must be willing takes for impossible."""
        possible, minds = self.engine.possible, world.minds
        return (a for a in self.acts if possible(world, a) and all(possible(minds[p], a) for p in a.willing))

    def _push(self, step: _Step | None, world: World, length: int, least: int) -> None:
        """Put a way to a world into the queue, unless no plan within the bound can go on from it."""
        if step is not None:
            self.steps.setdefault(world, []).append(step)
            if self.arrival.get(world, length + 1) <= length:
                return
        bounds, left = self.reasons.bounds, self.limits.events - length
        distance = bounds.distance(world, self.ending, left)
        if distance is None:
            self.cut = self.cut or bounds.distance(world, self.ending, NO_BOUND) is not None
            return
        # What was known of the way so far holds on, should the distance from here be told less well.
        least = max(least, length + distance)
        self.pushed += 1
        self.watch.progress.stories = self.pushed
        heapq.heappush(self.queue, (least, -length, self.pushed, step, world))

    # --- telling what was found

    def _first_plan(self) -> tuple[int, ...]:
        acts: list[int] = []
        world = self.goals[0]
        while world in self.first_step:
            world, act = self.first_step[world]
            acts.append(act.id)
        return tuple(reversed(acts))

    def _counted(self, stop: StopReason, most: int) -> PlanOutcome:
        """All shortest plans, counted, and some of them listed."""
        ways: dict[World, int] = {self.opening: 1}
        onward = self._onward()
        order = sorted(onward, key=self.arrival.__getitem__)
        for world in order:
            for _, after in onward[world]:
                ways[after] = ways.get(after, 0) + ways[world]
        plans: list[tuple[int, ...]] = []
        for plan in self._plans_from(onward):
            plans.append(plan)
            if len(plans) >= most:
                break
        return self._outcome(tuple(plans), sum(ways[g] for g in self.goals), stop)

    def _onward(self) -> dict[World, list[tuple[GroundAct, World]]]:
        """The steps of all shortest plans, by the world they are taken in, in the order of acts."""
        onward: dict[World, list[tuple[GroundAct, World]]] = {g: [] for g in self.goals}
        waiting = list(self.goals)
        while waiting:
            world = waiting.pop()
            # A world that was arrived at again, earlier, has gone on twice.
            for before, act in {(b.id, a.id): (b, a) for b, a in self.steps.get(world, ())}.values():
                if self.arrival[before] + 1 == self.arrival[world] and self.reasons.willing(act, before):
                    if before not in onward:
                        onward[before] = []
                        waiting.append(before)
                    onward[before].append((act, world))
        for steps in onward.values():
            steps.sort(key=lambda s: s[0].id)
        return onward

    def _plans_from(self, onward: dict[World, list[tuple[GroundAct, World]]]) -> Iterator[tuple[int, ...]]:
        """Plans one by one, without a call inside a call for each act."""
        taken: list[int] = []
        waiting = [iter(onward[self.opening])]
        if self.opening in self.goals:
            yield ()
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
                if taken:
                    taken.pop()
                continue
            act, after = found
            taken.append(act.id)
            if after in self.goals:
                yield tuple(taken)
            waiting.append(iter(onward[after]))
