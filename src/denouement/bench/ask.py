"""The four questions that are measured, asked of the compiled kernel or, where there is none, of the reference engine.

Each is asked of an engine that has met nothing before, so none gains from what another one has worked out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from denouement.engine import Engine, World, opening
from denouement.engine.kernel import Kernel, kernel_of
from denouement.errors import LimitReached
from denouement.ground import Ground
from denouement.search import MOST_LISTED, Limits, StopReason, StorySearch, Watch, shortest_plans
from denouement.search.compiled import watched
from denouement.search.limits import STOPS

__all__ = ["Answer", "Question", "Ready", "ask"]


class Question(Enum):
    """What is asked of a problem; each has its own column and its own limit of time."""

    FIRST = "first"
    """A plan, the first one found."""
    SHORTEST = "shortest"
    """A shortest plan, and the proof that it is one; or the proof that there is none within the bound."""
    ALL = "all"
    """Every shortest plan: how many there are, and the first of them."""
    BOUND = "bound"
    """Everything that can happen with everybody's reasons within the bound, whatever the goal."""


@dataclass(frozen=True)
class Answer:
    """What came of a question.

    ``plans`` are numbers of acts; ``length`` is that of the plans, None where there is none; ``count`` of them is None
    where they were not counted. ``worlds`` and ``transitions`` are those that the question took.
    """

    stop: StopReason
    plans: tuple[tuple[int, ...], ...] = ()
    length: int | None = None
    count: int | None = None
    worlds: int = 0
    transitions: int = 0


class Ready:
    """A ground problem handed to an engine that has met nothing yet, with its opening world and a single ending.

    Making one is not part of a question.
    """

    def __init__(self, problem: Ground, horizon: int, depth: int, question: Question) -> None:
        self.question = question
        self.ending = problem.endings[0].name
        self.engine = Engine(problem)
        self.kernel: Kernel | None = kernel_of(self.engine, horizon, depth)
        if self.kernel is None and question is Question.BOUND:
            # Without endings no forced stories are looked for once all believable ones are known.
            self.engine = Engine(replace(problem, endings=()))
        self.opening: World = opening(self.engine)[0]
        self.root = 0 if self.kernel is None else self.kernel.number(self.opening)


def ask(ready: Ready, limits: Limits, watch: Watch) -> Answer:
    """Ask the question.

    Raises:
        LoopError: reactions set each other off without end.
    """
    return _ask_reference(ready, limits, watch) if ready.kernel is None else _ask_kernel(ready, limits, watch)


# --- the compiled kernel


def _ask_kernel(ready: Ready, limits: Limits, watch: Watch) -> Answer:
    kernel = ready.kernel
    assert kernel is not None
    compiled, root = kernel.compiled, ready.root
    bounds = (limits.events, limits.horizon, limits.depth)
    work: dict[Question, Callable[[], Any]] = {
        Question.FIRST: lambda: (compiled.first(root, 0, bounds), None),
        Question.SHORTEST: lambda: (compiled.shortest(root, 0, bounds, 0)[0], None),
        Question.ALL: lambda: compiled.shortest(root, 0, bounds, MOST_LISTED),
        Question.BOUND: lambda: (compiled.explore(root, [0], bounds, True), None),
    }
    ((endings, _, exhausted, fault, _), listed), limit = watched(kernel, watch, work[ready.question])
    worlds, _, transitions, _ = compiled.counts()
    stop = StopReason.EXHAUSTED if exhausted else StopReason.BOUND
    if fault is not None:
        reached = kernel.fault(*fault)
        if not isinstance(reached, LimitReached):
            raise reached
        stop = STOPS[limit or reached.limit]
    story, ways = endings[0] if endings else (None, 0)
    if story is None:
        return Answer(stop, worlds=worlds, transitions=transitions)
    plans = listed or [story[0]]
    count = ways if ready.question is Question.ALL and stop.complete else None
    return Answer(stop, tuple(map(tuple, plans)), len(plans[0]), count, worlds, transitions)


# --- the reference engine


def _ask_reference(ready: Ready, limits: Limits, watch: Watch) -> Answer:
    if ready.question is Question.BOUND:
        try:
            stop = StorySearch(ready.engine, ready.opening, limits, watch).run().stop
        except LimitReached as reached:
            stop = STOPS[reached.limit]
        progress = watch.progress
        return Answer(stop, worlds=progress.worlds, transitions=progress.transitions)
    every = ready.question is Question.ALL
    found = shortest_plans(ready.engine, ready.opening, ready.ending, limits, watch, every=every)
    count = found.count if every else None
    return Answer(found.stop, found.plans, found.length, count, found.worlds, watch.progress.transitions)
