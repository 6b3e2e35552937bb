"""Looking for the stories that reach each ending.

First, breadth first, over the worlds that believable stories lead to: an act is taken where everybody who must
be willing has a reason. Worlds are merged, so every story within the bound is considered although few
are walked; the shortest ways to an ending are counted in the layered graph. What is found first is shortest.

Then, for endings not reached so, best first over (acts without a reason, length): the least number of such
acts first. How far an ending is at least (:mod:`denouement.engine.bounds`) keeps away from what cannot reach it
within the bound.

Where a limit cuts the first search short, the second may still be made with what was kept back of it
(:mod:`denouement.search.shares`).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from denouement.engine import Engine, World, condition, reasons_within
from denouement.engine.unreasoned import unreasoned
from denouement.errors import LimitReached
from denouement.ground import GroundAct, GroundEnding
from denouement.search.limits import STOPS, Limits, StopReason, Watch
from denouement.search.shares import in_turn, is_cut

__all__ = ["Found", "Outcome", "StorySearch"]


@dataclass(frozen=True)
class Found:
    """A story that reaches an ending: its acts, the worlds before, between and after, and which acts lack a reason.

    ``ways`` is the number of different shortest stories; None where it was not counted.
    """

    acts: tuple[GroundAct, ...]
    worlds: tuple[World, ...]
    unexplained: tuple[int, ...] = ()
    ways: int | None = None


@dataclass
class Outcome:
    """What a search found.

    Attributes:
        believable: for each ending reached with a reason for every act, its shortest story.
        forced: for each other ending reached at all, the story with the fewest acts without a reason.
        nowhere: endings that no story within the bound reaches, known though the search was cut short.
        events: believable stories of up to this many events were all considered.
        stop: why the looking for believable stories ended; ``forced_stop`` the same for forced ones.
    """

    believable: dict[str, Found] = field(default_factory=dict)
    forced: dict[str, Found] = field(default_factory=dict)
    unreachable: set[str] = field(default_factory=set)
    nowhere: set[str] = field(default_factory=set)
    events: int = 0
    stop: StopReason = StopReason.BOUND
    forced_stop: StopReason = StopReason.BOUND

    def note(self, name: str, found: Found | None, stop: StopReason) -> None:
        """What a search for one ending alone, by fewest acts without a reason, came to."""
        if found is None:
            if stop.complete:
                self.nowhere.add(name)
        elif found.unexplained:
            self.forced[name] = found
        else:  # longer than all that were looked at for their reasons
            self.believable[name] = found


_Back = tuple[World, GroundAct]


class StorySearch:
    """A search from one opening. Keeps what it has found when it is stopped."""

    def __init__(self, engine: Engine, opening: World, limits: Limits, watch: Watch) -> None:
        self.engine = engine
        self.opening = opening
        self.limits = limits
        self.watch = watch
        self.reasons = reasons_within(engine, limits.horizon, limits.depth)
        self.outcome = Outcome()
        self._acts = tuple(a for a in engine.ground.acts if a.searched)
        self._depth: dict[World, int] = {opening: 0}
        self._ways: dict[World, int] = {opening: 1}
        self._back: dict[World, _Back] = {}
        self._forced_worlds: list[Iterable[World]] = []
        engine.on_work = watch.work

    def run(self, spare: float = 0.0, known: Collection[str] = ()) -> Outcome:
        """Look for every ending, believable stories first, then forced ones.

        Args:
            spare: the part of the limits kept back from the first for where they do not suffice; see
                :mod:`~denouement.search.shares`.
            known: endings that are known to be believable otherwise; nothing of it is spent on them.
        """
        outcome = self.outcome
        with self.watch.share(1 - spare):
            outcome.stop = self._until_stopped(self._believable)
        if outcome.stop.complete:
            outcome.forced_stop = self._until_stopped(self._forced)
        elif spare and is_cut(outcome.stop):
            wanted = [e for e in self._wanted() if e.name not in known]
            outcome.forced_stop = in_turn(self.watch, wanted, self._forced_alone)
            if outcome.forced_stop.complete or is_cut(outcome.forced_stop):
                self._take_up_again()
        else:
            outcome.forced_stop = outcome.stop
        return outcome

    def _take_up_again(self) -> None:
        """Go on with believable stories, with what is left; then with forced ones as if no limit had come in between."""
        outcome = self.outcome
        outcome.stop = self._until_stopped(self._believable)
        alone = {n: f for n, f in outcome.forced.items() if n not in outcome.believable}
        outcome.forced = {}
        if outcome.stop.complete:
            stop = self._until_stopped(self._forced)
            if not outcome.forced_stop.complete:
                outcome.forced_stop = stop
        outcome.forced = {**alone, **outcome.forced}

    @staticmethod
    def _until_stopped(work: Callable[[], StopReason]) -> StopReason:
        try:
            return work()
        except LimitReached as reached:
            return STOPS[reached.limit]

    def worlds_seen(self) -> list[World]:
        """Every world a story was considered to lead to."""
        return list({**self._depth, **dict.fromkeys(chain.from_iterable(self._forced_worlds))})

    def held(self, ending: GroundEnding) -> list[bool]:
        """Which parts of an ending hold in some world that stories were considered to lead to."""
        worlds = self.worlds_seen()
        return [any(condition(p, w) for w in worlds) for p in ending.parts]

    # --- believable stories

    def _believable(self) -> StopReason:
        """Breadth first, one layer of worlds for each number of events; from the beginning, also after a stop."""
        self._depth, self._ways, self._back = {self.opening: 0}, {self.opening: 1}, {}
        self.watch.progress.worlds = self.watch.progress.stories = 0
        layer = [self.opening]
        self._look_for_endings(layer, 0)
        for length in range(1, self.limits.events + 1):
            if length > 1:
                self.watch.look()
            layer = self._next_layer(layer, length)
            if not layer:
                return StopReason.EXHAUSTED
            self._look_for_endings(layer, length)
            self.outcome.events = max(length, self.outcome.events)
            self.watch.progress.events = self.outcome.events
        return StopReason.BOUND

    def _next_layer(self, layer: list[World], length: int) -> list[World]:
        following: dict[World, None] = {}
        for world in layer:
            for act in self._explained_acts(world):
                after = self.engine.step(world, act)
                known = self._depth.get(after)
                if known is None:
                    self._depth[after] = length
                    self._back[after] = (world, act)
                    self._ways[after] = 0
                    following[after] = None
                    self.watch.progress.worlds += 1
                if self._depth[after] == length:
                    self._ways[after] += self._ways[world]
                self.watch.progress.stories += 1
        return list(following)

    def _possible_acts(self, world: World) -> Iterator[GroundAct]:
        return (a for a in self._acts if self.engine.possible(world, a))

    def _explained_acts(self, world: World) -> Iterator[GroundAct]:
        return (a for a in self._possible_acts(world) if self.reasons.willing(a, world))

    def _look_for_endings(self, layer: list[World], length: int) -> None:
        """Note the endings that hold in this layer for the first time, with the number of ways to them."""
        for ending in self.engine.ground.endings:
            known = self.outcome.believable.get(ending.name)
            if known is not None and known.ways is not None:
                continue
            reached = [w for w in layer if condition(ending.condition, w)]
            if reached:
                acts, worlds = self._story_to(reached[0], self._back)
                ways = sum(self._ways[w] for w in reached)
                self.outcome.believable[ending.name] = Found(acts, worlds, ways=ways)
                self.watch.progress.endings += 1

    def _story_to(
        self, world: World, back: dict[World, _Back]
    ) -> tuple[tuple[GroundAct, ...], tuple[World, ...]]:
        acts: list[GroundAct] = []
        worlds = [world]
        while world in back:
            world, act = back[world]
            acts.append(act)
            worlds.append(world)
        return tuple(reversed(acts)), tuple(reversed(worlds))

    # --- forced stories

    def _wanted(self) -> list[GroundEnding]:
        """The endings without a believable story that are not unreachable."""
        wanted = [e for e in self.engine.ground.endings if e.name not in self.outcome.believable]
        for ending in wanted:
            if self.reasons.bounds.distance(self.opening, ending.name, 10**9) is None:
                self.outcome.unreachable.add(ending.name)
        return [e for e in wanted if e.name not in self.outcome.unreachable]

    def _forced(self) -> StopReason:
        """Best first over (unexplained acts, at least this many events, events)."""
        wanted = self._wanted()
        if not wanted:
            return StopReason.EXHAUSTED
        forced = _ForcedSearch(self, wanted)
        self._forced_worlds = [forced.best]
        try:
            return forced.run()
        finally:
            self.outcome.forced.update(forced.found)

    def _forced_alone(self, ending: GroundEnding) -> StopReason:
        """The same for one ending, though believable stories were not all looked at."""
        forced = _ForcedSearch(self, [ending])
        self._forced_worlds.append(forced.best)
        stop = self._until_stopped(forced.run)
        self.outcome.note(ending.name, forced.found.get(ending.name), stop)
        return stop


@dataclass(frozen=True)
class _Label:
    """How a world was reached: with so many unexplained acts, in so many events, from where, and whether this
    last act is one of the unexplained."""

    holes: int
    length: int
    world: World
    back: _Label | None = None
    act: GroundAct | None = None
    is_hole: bool = False


class _ForcedSearch:
    """The second search, over all that can happen at all."""

    def __init__(self, search: StorySearch, wanted: list[GroundEnding]) -> None:
        self.search = search
        self.engine = search.engine
        self.wanted = wanted
        self.needed = {e.name: unreasoned(search.engine.ground, e) for e in wanted}
        self.queue: list[tuple[int, int, int, int, _Label]] = []
        self.best: dict[World, list[tuple[int, int]]] = {}
        self.found: dict[str, Found] = {}
        self.count = 0
        self.pops = 0
        self.cut = False

    def run(self) -> StopReason:
        """Go on until every wanted ending is found or nothing is left."""
        self._push(_Label(0, 0, self.search.opening))
        while self.queue and self.wanted:
            self.pops += 1
            if self.pops % 64 == 0:
                self.search.watch.look()
            holes, whole, _, count, label = heapq.heappop(self.queue)
            rank = self._rank(label)
            if rank is None:
                self.cut = True
                continue
            if rank > (holes, whole):  # endings that were nearer have been found since it was put in
                heapq.heappush(self.queue, (*rank, -label.length, count, label))
                continue
            holes = label.holes
            if not label.is_hole and label.act is not None and not self._explained(label):
                # Taken to have a reason when it was put in; that is looked at only now.
                self._push(_Label(holes + 1, label.length, label.world, label.back, label.act, True))
                continue
            if self._dominated(label):
                continue
            self.best.setdefault(label.world, []).append((label.holes, label.length))
            self._look_for_endings(label)
            if label.length < self.search.limits.events:
                self._expand(label)
            else:
                self.cut = True
        return StopReason.BOUND if self.wanted and self.cut else StopReason.EXHAUSTED

    def _explained(self, label: _Label) -> bool:
        assert label.back is not None
        assert label.act is not None
        return self.search.reasons.willing(label.act, label.back.world)

    def _dominated(self, label: _Label) -> bool:
        return any(h <= label.holes and n <= label.length for h, n in self.best.get(label.world, ()))

    def _expand(self, label: _Label) -> None:
        for act in self.search._possible_acts(label.world):
            after = self.engine.step(label.world, act)
            if after is not label.world:
                self._push(_Label(label.holes, label.length + 1, after, label, act))

    def _push(self, label: _Label) -> None:
        if self._dominated(label):
            return
        rank = self._rank(label)
        if rank is None:
            self.cut = True
        else:
            self.count += 1
            heapq.heappush(self.queue, (*rank, -label.length, self.count, label))

    def _rank(self, label: _Label) -> tuple[int, int] | None:
        """At least so many acts without a reason, and so many acts in all, has a story that goes on from here to an ending
        still wanted; None if none can be reached within the bound."""
        left = self.search.limits.events - label.length
        bounds, world = self.search.reasons.bounds, label.world
        ranks = [
            (self._unreasoned(e, world), distance)
            for e in self.wanted
            if (distance := bounds.distance(world, e.name, left)) is not None
        ]
        if not ranks:
            return None
        holes, distance = min(ranks)
        return label.holes + holes, label.length + distance

    def _unreasoned(self, ending: GroundEnding, world: World) -> int:
        return sum(not condition(c, world) for c in self.needed[ending.name])

    def _look_for_endings(self, label: _Label) -> None:
        for ending in [e for e in self.wanted if condition(e.condition, label.world)]:
            self.wanted.remove(ending)
            self.found[ending.name] = _unfold(label)
            self.search.watch.progress.endings += 1


def _unfold(label: _Label) -> Found:
    labels = [label]
    while labels[-1].back is not None:
        labels.append(labels[-1].back)
    labels.reverse()
    return Found(
        tuple(x.act for x in labels if x.act is not None),
        tuple(x.world for x in labels),
        tuple(i for i, x in enumerate(labels[1:]) if x.is_hole),
    )
