"""The worlds behind the graph of stories: explored, stopped at endings, trimmed, merged, and cut to size.

See :mod:`denouement.answers.graph`, which gives the result its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from denouement.answers.analysis import Analysis
from denouement.answers.motives import motives_for
from denouement.engine import Reasons, World, condition
from denouement.engine.kernel import kernel_of
from denouement.errors import LimitReached
from denouement.ground import GroundAct
from denouement.search import Limits, StopReason, Watch
from denouement.search.compiled import watched
from denouement.search.limits import STOPS
from denouement.search.plans import now_and_then

__all__ = ["Explored", "Merged", "merged", "on_shortest_ways"]

_Edges = Mapping[World, Sequence[tuple[GroundAct, World]]]


# --- explore


class Explored:
    """The worlds that believable stories lead to: ``edges`` for each world that was looked at."""

    def __init__(self, analysis: Analysis, limits: Limits, watch: Watch) -> None:
        self.engine = analysis.engine
        self.limits = limits
        self.watch = watch
        self.kernel = kernel_of(self.engine, limits.horizon, limits.depth)
        self.reasons: Reasons = motives_for(analysis, limits).reasons
        self.edges: dict[World, tuple[tuple[GroundAct, World], ...]] = {}
        self.worlds: dict[World, None] = {analysis.opening: None}
        self.stop = StopReason.BOUND
        self.events = 0
        self._acts = tuple(a for a in analysis.ground.acts if a.searched)
        self._endings = sorted(analysis.ground.endings, key=lambda e: not e.planned)
        self._held: dict[World, tuple[str, ...]] = {}
        self._steps = 0

    def run(self) -> None:
        """Look at every world within the limits; what is found before a limit is kept."""
        self.engine.on_work, self.reasons.on_work = self._step, now_and_then(self.watch)
        try:
            self.stop = self._layers()
        except LimitReached as reached:
            self.stop = STOPS[reached.limit]

    def held(self, world: World) -> tuple[str, ...]:
        """The endings that hold in a world: the planned one first, then in the order of the file."""
        if world not in self._held:
            self._held[world] = tuple(e.name for e in self._endings if condition(e.condition, world))
        return self._held[world]

    def _layers(self) -> StopReason:
        layer = list(self.worlds)
        for length in range(1, self.limits.events + 1):
            self.watch.look()
            layer = self._next_layer(layer)
            if not layer:
                return StopReason.EXHAUSTED
            self.events = self.watch.progress.events = length
        return StopReason.BOUND

    def _next_layer(self, layer: list[World]) -> list[World]:
        following: list[World] = []
        for world in layer:
            found = tuple(
                (act, after)
                for act in self._acts
                if self.engine.possible(world, act) and self._willing(act, world)
                if (after := self.engine.step(world, act)) is not world
            )
            self.edges[world] = found
            for _, after in found:
                self.watch.progress.stories += 1
                if after not in self.worlds:
                    self.worlds[after] = None
                    self.watch.progress.worlds += 1
                    following.append(after)
        return following

    def _willing(self, act: GroundAct, world: World) -> bool:
        if self.kernel is None:
            return self.reasons.willing(act, world)
        steps = self._steps
        try:
            willing, _ = watched(self.kernel, self.watch, lambda: self.reasons.willing(act, world))
        except LimitReached:
            self.watch.look()  # the kernel only knows that it was stopped; this says at which limit
            raise
        finally:
            self.watch.progress.transitions += self._steps - steps  # which the kernel did not count
        return bool(willing)

    def _step(self) -> None:
        """A transition of the reference engine is about to be computed."""
        self._steps += 1
        self.watch.work()


# --- stop at endings, trim


def _story_edges(opening: World, explored: Explored) -> _Edges:
    """The choices of every world of the graph: stories stop at endings, and all that is left leads to one."""
    edges, held = explored.edges, explored.held
    stopped = {w: () if held(w) else found for w, found in edges.items()}
    first = _forward(opening, stopped)
    had = {name for w in first for name in held(w)}
    lost = {name for w in explored.worlds for name in held(w)} - had
    toward_lost = _backward([w for w in explored.worlds if lost.intersection(held(w))], edges)
    going_on = {
        w: tuple((a, after) for a, after in found if not held(w) or after in toward_lost)
        for w, found in edges.items()
    }
    reachable = _forward(opening, going_on)
    alive = _backward([w for w in reachable if held(w)], going_on)
    return {
        w: tuple((a, after) for a, after in going_on.get(w, ()) if after in alive)
        for w in reachable
        if w in alive or w is opening
    }


def _forward(start: World, edges: _Edges) -> dict[World, None]:
    """Everything that can be reached, nearest first."""
    found = {start: None}
    waiting = [start]
    for world in waiting:
        for _, after in edges.get(world, ()):
            if after not in found:
                found[after] = None
                waiting.append(after)
    return found


def _backward(ends: Iterable[World], edges: _Edges) -> set[World]:
    """Everything from which one of ``ends`` can be reached."""
    before: dict[World, list[World]] = {}
    for world, found in edges.items():
        for _, after in found:
            before.setdefault(after, []).append(world)
    reached = set(ends)
    waiting = list(reached)
    while waiting:
        for world in before.get(waiting.pop(), ()):
            if world not in reached:
                reached.add(world)
                waiting.append(world)
    return reached


# --- merge


@dataclass
class Merged:
    """A node before it has words: one ``world`` to speak for all that were merged, and where its acts lead."""

    world: World
    choices: list[tuple[GroundAct, int]]
    left_out: int


def merged(opening: World, explored: Explored) -> list[Merged]:
    """The nodes, numbered breadth first from the beginning in the order of the acts."""
    edges = _story_edges(opening, explored)
    class_of = _alike(edges, explored)
    left_out: dict[int, int] = {}
    speaker: dict[int, World] = {}
    for world, choices in edges.items():  # nearest first, so the nearest world speaks
        number = class_of[world]
        speaker.setdefault(number, world)
        missing = 0 if explored.held(world) else len(explored.edges.get(world, ())) - len(choices)
        left_out[number] = max(left_out.get(number, 0), missing)
    order = {class_of[opening]: 0}
    nodes: list[Merged] = []
    waiting = [class_of[opening]]
    for number in waiting:
        node = Merged(speaker[number], [], left_out[number])
        for act, after in edges[node.world]:
            behind = class_of[after]
            if behind not in order:
                order[behind] = len(order)
                waiting.append(behind)
            node.choices.append((act, order[behind]))
        nodes.append(node)
    return nodes


def _alike(edges: _Edges, explored: Explored) -> dict[World, int]:
    """Class numbers such that two worlds share one iff the same acts lead to the same endings, all the way."""
    labels: dict[object, int] = {}
    class_of = {w: labels.setdefault(explored.held(w), len(labels)) for w in edges}
    count = len(labels)
    while True:
        labels = {}
        class_of = {
            w: labels.setdefault(
                (class_of[w], tuple((act.id, class_of[after]) for act, after in found)), len(labels)
            )
            for w, found in edges.items()
        }
        if len(labels) == count:
            return class_of
        count = len(labels)


# --- cut


def on_shortest_ways(
    choices: Sequence[Sequence[int]], ends: Sequence[Sequence[str]], most: int
) -> tuple[int, ...]:
    """Which nodes to keep of a graph so that each lies on a way from node 0 to an end among those kept.

    First a shortest way to each end, then the shortest ways through further nodes as long as they fit.

    Args:
        choices: for each node, where its choices lead.
        ends: for each node, the endings that hold there.
        most: how many nodes to keep; more only if the ways to the ends take more.
    """
    back = _first_ways(choices)
    onward = _ways_on(choices, ends)
    kept: dict[int, None] = {0: None}
    seen: set[str] = set()
    for node in back:  # nearest first
        if not seen.issuperset(ends[node]):
            seen.update(ends[node])
            kept.update(dict.fromkeys(_way_to(node, back)))
    through = {n: _way_to(n, back) + _way_on(n, onward) for n in back if n in onward and len(kept) < most}
    for node in sorted(through, key=lambda n: (len(through[n]), n)):
        wanted = [n for n in dict.fromkeys(through[node]) if n not in kept]
        if len(kept) + len(wanted) <= most:
            kept.update(dict.fromkeys(wanted))
    return tuple(sorted(kept))


def _first_ways(choices: Sequence[Sequence[int]]) -> dict[int, int | None]:
    """For each node that can be reached, nearest first, the node before it on a shortest way."""
    back: dict[int, int | None] = {0: None}
    waiting = [0]
    for node in waiting:
        for to in choices[node]:
            if to not in back:
                back[to] = node
                waiting.append(to)
    return back


def _ways_on(choices: Sequence[Sequence[int]], ends: Sequence[Sequence[str]]) -> dict[int, int | None]:
    """For each node that leads to an end, the next node on a shortest way there; None at an end."""
    before: dict[int, list[int]] = {}
    for node, found in enumerate(choices):
        for to in found:
            before.setdefault(to, []).append(node)
    onward: dict[int, int | None] = {n: None for n, held in enumerate(ends) if held}
    waiting = list(onward)
    for node in waiting:
        for earlier in before.get(node, ()):
            if earlier not in onward:
                onward[earlier] = node
                waiting.append(earlier)
    return onward


def _way_to(node: int, back: Mapping[int, int | None]) -> list[int]:
    way = [node]
    while (earlier := back[way[-1]]) is not None:
        way.append(earlier)
    return way[::-1]


def _way_on(node: int, onward: Mapping[int, int | None]) -> list[int]:
    way = []
    at: int | None = onward[node]
    while at is not None:
        way.append(at)
        at = onward[at]
    return way
