"""A story ready to be asked: grounded, its past played, its words at hand.

Made once for a story; every answer starts from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from denouement.answers.wording import Wording
from denouement.diagnostics import Diagnostic, FindingKind
from denouement.engine import Engine, Moment, World, opening
from denouement.errors import LoopError, PastError, StoryError
from denouement.ground import Ground, ground
from denouement.model import Span, Story

__all__ = ["Analysis", "analyse"]


@dataclass(frozen=True)
class Analysis:
    """A story with its ground problem, engine, opening world, the log of its past, and its wording."""

    story: Story
    ground: Ground
    engine: Engine
    opening: World
    past: tuple[Moment, ...]
    wording: Wording


def analyse(story: Story) -> Analysis:
    """Ground a story and play its past.

    Raises:
        StoryError: the past cannot have happened, or reactions set each other off without end.
    """
    problem = ground(story)
    engine = Engine(problem)
    try:
        world, past = opening(engine)
    except PastError as fault:
        raise StoryError([_impossible_past(story, problem, fault)]) from fault
    except LoopError as fault:
        raise StoryError([endless(story, fault)]) from fault
    return Analysis(story, problem, engine, world, past, Wording(story, problem))


def _impossible_past(story: Story, problem: Ground, fault: PastError) -> Diagnostic:
    from denouement.answers.unmet import unmet_conditions

    engine = Engine(problem)
    wording = Wording(story, problem)
    step = (*problem.before, *problem.now)[fault.index]
    world = _world_before(engine, problem, fault.index)
    assert step.act is not None
    reasons = [wording.denied(c) for c in unmet_conditions(step.act, world)]
    return Diagnostic(
        "impossible-past",
        FindingKind.ERROR,
        step.span,
        f"this cannot have happened then: {reasons[0] if reasons else 'its conditions do not hold'}",
        "put what made it possible above it, under “at first” or “before”",
        tuple(f"also: {r}" for r in reasons[1:]),
    )


def _world_before(engine: Engine, problem: Ground, index: int) -> World:
    from denouement.engine import at_first, play_step

    world = at_first(engine)
    for step in (*problem.before, *problem.now)[:index]:
        world = play_step(engine, world, step).world
    return world


def endless(story: Story, fault: LoopError) -> Diagnostic:
    """The diagnostic for reactions that set each other off without end."""
    names = [r for r in story.reactions.values() if any(f.startswith(r.name) for f in fault.reactions)]
    span = names[0].span if names else Span(story.file, 1, 1, 2)
    return Diagnostic(
        "endless-reactions",
        FindingKind.ERROR,
        span,
        "these reactions set each other off without end",
        "let what follows from a reaction make its own condition false",
        tuple(f"it goes on with: {r}" for r in fault.reactions[:4]),
    )
