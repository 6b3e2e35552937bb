"""The graph of believable stories: every act that somebody has a reason for, as far as it leads to an ending.

The graph is made in steps, each from plain values to plain values:

1. *explore*: the worlds that believable stories lead to, breadth first, within limits;
2. *stop at endings*: a story ends where the first ending holds. Where an ending of this story can only be had by
   going on from another, the story may end there or go on, so that no ending is lost;
3. *trim*: what leads to no ending within the bound is left out, and counted where it is left out;
4. *merge*: worlds from which the same acts lead to the same endings, however far one looks, are one node. That is
   partition refinement of a deterministic automaton (Moore 1956), so nothing that can be chosen or reached is lost;
5. *cut*: of too many nodes, those on the shortest ways to an ending are kept;
6. *word*: nodes are named by what was just done, acts by their sentences, with the reason of each person who
   must be willing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement.answers.analysis import Analysis, loops_told
from denouement.answers.graph_worlds import Explored, Merged, merged, on_shortest_ways
from denouement.answers.motives import motives_for
from denouement.engine import Reasons, World
from denouement.ground import GroundAct, GroundEnding
from denouement.search import Limits, StopReason, Watch

__all__ = [
    "BEGINNING",
    "MOST_NODES",
    "GraphChoice",
    "GraphEnding",
    "GraphMotive",
    "GraphNode",
    "StoryGraph",
    "on_shortest_ways",
    "story_graph",
]

MOST_NODES = 300
"""How many nodes a graph has at most, unless asked for more."""

BEGINNING = "the beginning"
"""The name of the first node, where nothing has been done yet."""


@dataclass(frozen=True)
class GraphMotive:
    """Why a person would do an act, in one sentence."""

    person: str
    sentence: str


@dataclass(frozen=True)
class GraphChoice:
    """An act that can come next: ``text`` is its sentence, ``to`` the number of the node it leads to.

    ``action`` and ``arguments`` name the act for programs; ``motives`` has one entry for each person who must
    be willing.
    """

    text: str
    to: int
    action: str = ""
    arguments: tuple[str, ...] = ()
    motives: tuple[GraphMotive, ...] = ()


@dataclass(frozen=True)
class GraphNode:
    """Where a story can be.

    Attributes:
        number: its place in the graph's ``nodes``; 0 is the beginning.
        name: what was just done on the shortest way here; several nodes can share a name.
        events: the least number of events from the beginning.
        endings: the endings that hold here, the one the story is named for first; the story can end here.
        choices: what can come next. A node with endings has some only where another ending is behind it.
        left_out: how many acts that somebody has a reason for are not among the choices, because no ending was
            found behind them, or for the size of the graph.
    """

    number: int
    name: str
    events: int
    endings: tuple[str, ...] = ()
    choices: tuple[GraphChoice, ...] = ()
    left_out: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the story only goes on from here beyond what the graph holds."""
        return not self.endings and not self.choices


@dataclass(frozen=True)
class GraphEnding:
    """An ending of the story; ``id`` is e1, e2 … in the order of the file, ``reached`` whether the graph has it."""

    id: str
    name: str
    planned: bool
    reached: bool


@dataclass(frozen=True)
class StoryGraph:
    """The believable stories of up to ``events`` events that reach an ending.

    ``exhausted`` and ``complete`` say what is proved: that no longer story adds anything; that no limit ended the
    work before the bound. ``cut`` is the number of nodes left out for size. ``asked`` is the bound that was set.
    """

    title: str
    nodes: tuple[GraphNode, ...]
    endings: tuple[GraphEnding, ...]
    events: int
    asked: int
    horizon: int
    depth: int
    stop: StopReason
    cut: int = 0

    @property
    def complete(self) -> bool:
        """Whether every believable story within the bound that was asked for is in the graph."""
        return self.stop.complete and not self.cut

    @property
    def exhausted(self) -> bool:
        """Whether every believable story of any length was considered."""
        return self.stop is StopReason.EXHAUSTED

    @property
    def edges(self) -> int:
        """How many choices there are in all."""
        return sum(len(n.choices) for n in self.nodes)

    @property
    def reached(self) -> tuple[GraphEnding, ...]:
        """The endings that the graph has."""
        return tuple(e for e in self.endings if e.reached)

    def ids(self, node: GraphNode) -> tuple[str, ...]:
        """The ids of the endings that hold at a node, in the node's order."""
        known = {e.name: e.id for e in self.endings}
        return tuple(known[name] for name in node.endings)


def story_graph(analysis: Analysis, limits: Limits, watch: Watch, most_nodes: int = MOST_NODES) -> StoryGraph:
    """The graph of a story's believable stories, with at most so many nodes.

    At least one shortest way to each ending is kept, however few nodes are allowed.
    """
    with loops_told(analysis.story, analysis.lines):
        explored = Explored(analysis, limits, watch)
        explored.run()
        analysis.engine.on_work = _unwatched
        explored.reasons.on_work = None
        return _worded(analysis, explored, merged(analysis.opening, explored), most_nodes)


def _unwatched() -> None:
    """Words are found without limits; the work has been done before."""


def _worded(analysis: Analysis, explored: Explored, whole: list[Merged], most: int) -> StoryGraph:
    kept = whole
    if len(whole) > most:
        held = [explored.held(n.world) for n in whole]
        kept = _only(whole, on_shortest_ways([[to for _, to in n.choices] for n in whole], held, most))
    names, events = _named(analysis, kept)
    said = _Said(analysis, explored.reasons)
    nodes = tuple(
        GraphNode(
            number,
            names[number],
            events[number],
            explored.held(node.world),
            tuple(said.choice(act, to, node.world) for act, to in node.choices),
            node.left_out,
        )
        for number, node in enumerate(kept)
    )
    reached = {name for node in nodes for name in node.endings}
    limits = explored.limits
    return StoryGraph(
        analysis.story.title,
        nodes,
        tuple(_ending(n, e, e.name in reached) for n, e in enumerate(analysis.ground.endings, start=1)),
        explored.events,
        limits.events,
        limits.horizon,
        limits.depth,
        explored.stop,
        len(whole) - len(kept),
    )


def _ending(number: int, ending: GroundEnding, reached: bool) -> GraphEnding:
    return GraphEnding(f"e{number}", ending.name, ending.planned, reached)


def _only(whole: list[Merged], kept: Sequence[int]) -> list[Merged]:
    """The nodes kept, numbered anew, with the choices between them."""
    anew = {old: new for new, old in enumerate(kept)}
    few = []
    for old in kept:
        choices = [(act, anew[to]) for act, to in whole[old].choices if to in anew]
        gone = len(whole[old].choices) - len(choices)
        few.append(Merged(whole[old].world, choices, whole[old].left_out + gone))
    return few


def _named(analysis: Analysis, kept: list[Merged]) -> tuple[list[str], list[int]]:
    """What was just done at each node on the shortest way to it, and how many events that way has."""
    names = {0: BEGINNING}
    events = {0: 0}
    waiting = [0]
    for number in waiting:
        for act, to in kept[number].choices:
            if to not in names:
                names[to] = analysis.wording.act(act)
                events[to] = events[number] + 1
                waiting.append(to)
    return [names[n] for n in range(len(kept))], [events[n] for n in range(len(kept))]


class _Said:
    """Says choices, each reason once."""

    def __init__(self, analysis: Analysis, reasons: Reasons) -> None:
        self.wording = analysis.wording
        self.reasons = reasons
        self.motives = motives_for(analysis, reasons=reasons)
        self._known: dict[tuple[int, int, World], str] = {}

    def choice(self, act: GroundAct, to: int, world: World) -> GraphChoice:
        """An act that can come next, with the reasons of those who must be willing."""
        motives = tuple(
            GraphMotive(self.wording.person(person), self._sentence(act, person, world))
            for person in act.willing
        )
        return GraphChoice(self.wording.act(act), to, act.action, act.arguments, motives)

    def _sentence(self, act: GroundAct, person: int, world: World) -> str:
        key = (act.id, person, world.minds[person])
        if key not in self._known:
            reason = self.reasons.reason(act, person, world)
            assert reason is not None  # the act would not be in the graph
            self._known[key] = self.motives.tree(reason).sentence
        return self._known[key]
