"""The endings of a research problem: each value its author's utility can rise to."""

from __future__ import annotations

from dataclasses import replace

from denouement.engine import Engine, compiled, opening
from denouement.ground import ground
from denouement.model import Comparison, Constant, Ending, Story

__all__ = ["MOST_LEVELS", "level_name", "utility_at_first", "with_levels"]

MOST_LEVELS = 24
"""How many levels are made endings; where there are more, or any number is possible, the lowest ones are."""


def level_name(value: float) -> str:
    """The name of the ending in which the author's utility is at least ``value``."""
    return f"utility {value:g}"


def utility_at_first(story: Story) -> float | None:
    """What the author of a problem has at the opening; None where there is no author, or it is unknown there."""
    if story.author is None:
        return None
    # No action has been taken at the opening, so none needs its roles filled; reactions may have run.
    problem = ground(story if story.before or story.now else replace(story, actions={}), complete=True)
    world, _ = opening(Engine(problem))
    assert problem.author is not None
    now = compiled(problem.author)(world)
    return float(now) if isinstance(now, int | float) and not isinstance(now, bool) else None


def with_levels(story: Story, goal: float | None = None) -> Story:
    """A problem with an ending for each level above the one it opens with; or for ``goal`` alone.

    The highest level (or the goal) is the planned ending.
    """
    if story.author is None:
        return story
    start = utility_at_first(story) or 0.0
    if goal is not None:
        levels = [goal]
    else:
        values = ground(story, complete=True).author_values
        levels = (
            [start + step for step in range(1, 4)]
            if values is None
            else [v for v in values if v > start][:MOST_LEVELS]
        )
    above = Comparison(">", story.author, Constant(start))
    endings = [
        Ending(
            level_name(level),
            above if level <= start else Comparison(">=", story.author, Constant(level)),
            planned=level == levels[-1],
            text=f"the author's utility is at least {level:g}",
        )
        for level in levels
    ]
    return replace(story, endings=tuple(endings))
