"""All shortest plans of the author's for a goal, by the names of their acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from denouement.answers.levels import level_name, with_levels
from denouement.engine import Engine, at_first, compiled
from denouement.errors import LimitReached
from denouement.ground import GroundAct, ground
from denouement.model import Story
from denouement.search import Limits, PlanOutcome, Watch
from denouement.search.plans import shortest_plans as search_plans

__all__ = ["Plan", "Shortest", "act_name", "shortest_plans"]

Plan = tuple[str, ...]

_MOST = 100_000
"""Shortest plans compared one by one; where there are more, the rest is not."""


@dataclass(frozen=True)
class Shortest:
    """All shortest plans, by name; ``length`` is None where there are none within the bound."""

    length: int | None
    plans: frozenset[Plan] = frozenset()


def act_name(story: Story, act: GroundAct) -> str:
    """An act as the vectors write it: ``walk(Tom, Home, Market)``."""
    action = story.actions[act.action]
    return action.sentence.say(dict(zip((r.name for r in action.roles), act.arguments, strict=True)))


def shortest_plans(
    story: Story,
    goal: float,
    most: int,
    horizon: int,
    depth: int,
    watch: Watch,
    search: Callable[..., PlanOutcome] = search_plans,
) -> Shortest:
    """All shortest plans of up to ``most`` acts after which the author's utility is at least ``goal``, and has risen.

    ``search`` does the looking; its arguments are those of :func:`denouement.search.plans.shortest_plans`.

    Raises:
        LimitReached: the watch stopped the search.
    """
    problem = ground(with_levels(story, goal))
    engine = Engine(problem)
    engine.on_work = watch.work
    opening = at_first(engine)
    if problem.author is None or not isinstance(compiled(problem.author)(opening), int | float):
        return Shortest(None)  # nothing is better than the unknown
    limits = Limits(most, horizon, depth, effort=None)
    found = search(engine, opening, level_name(goal), limits, watch, every=True, most=_MOST)
    if not found.stop.complete:
        raise LimitReached(found.stop.name.lower())
    names = {act.id: act_name(story, act) for act in problem.acts}
    return Shortest(found.length, frozenset(tuple(names[a] for a in plan) for plan in found.plans))
