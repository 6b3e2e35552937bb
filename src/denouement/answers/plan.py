"""Plans: the shortest ways to one ending, with the tree of everybody's reasons, and what is proved of them.

For research problems, and for stories. What a plan is, and that it is a shortest one, comes from
:mod:`denouement.search.plans`; here it is given its reasons.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from denouement import english
from denouement.answers.analysis import Analysis, loops_told
from denouement.answers.levels import utility_at_first
from denouement.answers.wording import Wording, number
from denouement.engine import Reason, Reasons, World, compiled
from denouement.engine.kernel import reasons_for
from denouement.errors import UsageError
from denouement.ground import Ground, GroundAct
from denouement.model import Story
from denouement.search import Limits, PlanOutcome, StopReason, Watch, plan_search

__all__ = [
    "PlanAnswer",
    "PlannedAct",
    "Reasoned",
    "ToldPlan",
    "author_utility",
    "default_goal",
    "explained",
    "find_plans",
    "tree_lines",
]


@dataclass(frozen=True)
class Reasoned:
    """Somebody's reason for an act: the plan that begins with it, and how well off they are before and after it.

    Each is read in the world as they believe it to be.
    """

    person: int
    before: float
    after: float
    plan: tuple[PlannedAct, ...]


@dataclass(frozen=True)
class PlannedAct:
    """An act of a plan, with the reasons of those who must be willing and are not the planner.

    The first act of somebody's own plan has none: its other people are asked where the act itself stands.
    """

    act: GroundAct
    reasons: tuple[Reasoned, ...] = ()


@dataclass(frozen=True)
class ToldPlan:
    """A plan with its reasons, and the author's utility at its end; None for a story."""

    acts: tuple[PlannedAct, ...]
    after: float | None


@dataclass(frozen=True)
class PlanAnswer:
    """The plans for one ending, and how far the answer is proved.

    ``before`` is the author's utility at the opening, None for a story. ``outcome`` is what the search says.
    """

    title: str
    ending: str
    before: float | None
    plans: tuple[ToldPlan, ...]
    outcome: PlanOutcome
    limits: Limits
    transitions: int

    @property
    def stop(self) -> StopReason:
        """Why the search ended."""
        return self.outcome.stop

    @property
    def complete(self) -> bool:
        """Whether the search ended by itself."""
        return self.outcome.stop.complete


def find_plans(
    analysis: Analysis,
    ending: str,
    limits: Limits,
    watch: Watch,
    *,
    every: bool,
    most: int,
    longer: bool = False,
) -> PlanAnswer:
    """The shortest plans from the opening of a story or problem to one of its endings; with ``longer`` those of every
    length up to the bound.

    Raises:
        UsageError: the author's utility is unknown at the opening.
        StoryError: reactions set each other off without end.
    """
    if analysis.ground.author is not None and author_utility(analysis.ground, analysis.opening) is None:
        raise UsageError(
            "the author's utility is unknown at the opening, and nothing counts as better than the unknown",
            "let the opening say what the utility reads",
        )
    engine = analysis.engine
    reasons = reasons_for(engine, limits.horizon, limits.depth)
    with loops_told(analysis.story, analysis.lines):
        outcome = plan_search(
            engine, analysis.opening, ending, limits, watch, every=every, longer=longer, most=most
        )
        plans = []
        for numbers in outcome.plans:
            acts = [analysis.ground.acts[n] for n in numbers]
            last = analysis.opening
            for act in acts:
                last = engine.step(last, act)
            told = explained(reasons, analysis.opening, acts)
            plans.append(ToldPlan(told, author_utility(analysis.ground, last)))
    return PlanAnswer(
        analysis.story.title,
        ending,
        author_utility(analysis.ground, analysis.opening),
        tuple(plans),
        outcome,
        limits,
        watch.progress.transitions,
    )


def author_utility(problem: Ground, world: World) -> float | None:
    """What the author of a research problem has in a world; None in a story, or if it is unknown."""
    if problem.author is None:
        return None
    value = compiled(problem.author)(world)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def default_goal(story: Story) -> float | None:
    """The goal of a problem where none is given: one more than at the opening, or rounded up.

    None for a story, and where the author's utility is unknown at the opening: nothing is better than the unknown.
    """
    now = utility_at_first(story)
    return None if now is None else math.floor(now) + 1.0


# --- reasons


def explained(reasons: Reasons, world: World, acts: Sequence[GroundAct]) -> tuple[PlannedAct, ...]:
    """A plan from ``world`` on with the reasons of everybody who must be willing.

    Each act has to have all its reasons.
    """
    told = []
    for act in acts:
        found = [reasons.reason(act, p, world) for p in act.willing]
        told.append(PlannedAct(act, tuple(_told(reasons, r, reasons.horizon, 1) for r in found if r)))
        world = reasons.engine.step(world, act)
    return tuple(told)


def _told(reasons: Reasons, reason: Reason, horizon: int, layer: int) -> Reasoned:
    """A reason with the reasons inside it: ``horizon`` acts to think ahead, ``layer`` minds deep."""
    planned = [PlannedAct(reason.plan[0])]
    for index, act in enumerate(reason.plan[1:], start=1):
        inner = [
            _told(reasons, found, horizon - index, layer + 1)
            for other in act.willing
            if other != reason.person
            and (found := reasons.nested(act, other, reason.worlds[index], horizon - index, layer + 1))
        ]
        planned.append(PlannedAct(act, tuple(inner)))
    return Reasoned(reason.person, reason.before, reason.after, tuple(planned))


def tree_lines(acts: Sequence[PlannedAct], said: Wording, depth: int = 0) -> Iterator[tuple[int, str]]:
    """A plan in lines, each with how deep it is indented: numbered acts, under each the reasons for it."""
    for count, planned in enumerate(acts, start=1):
        yield depth, f"{count}. {said.act(planned.act)}"
        for reason in planned.reasons:
            gain = f"{number(reason.before)} → {number(reason.after)}"
            later = len(reason.plan) - 1
            if later:
                yield (
                    depth + 1,
                    f"{said.person(reason.person)} ({gain}), counting on {english.count(later, 'more act')}:",
                )
                yield from tree_lines(reason.plan, said, depth + 2)
            else:
                yield depth + 1, f"{said.person(reason.person)} ({gain}), at once"
