"""A story ready to be asked: grounded, its past played, its words at hand.

Made once for a story; every answer starts from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from denouement.answers.unmet import unmet_conditions
from denouement.answers.wording import Wording
from denouement.diagnostics import Diagnostic, FindingKind
from denouement.engine import NOBODY, Engine, Moment, World, at_first, opening, play_step
from denouement.errors import LoopError, PastError, StoryError
from denouement.ground import Ground, ground
from denouement.model import Span, Story

__all__ = ["Analysis", "analyse", "endless", "loops_told", "quoted"]


@dataclass(frozen=True)
class Analysis:
    """A story with its ground problem, engine, opening world, the log of its past, and its wording.

    ``floor`` are the people whom the last event of the past addressed, and who are the first to act if they would.
    ``lines`` are those of the story's file, to quote from.
    """

    story: Story
    ground: Ground
    engine: Engine
    opening: World
    past: tuple[Moment, ...]
    wording: Wording
    lines: tuple[str, ...] = ()
    floor: frozenset[int] = NOBODY


def analyse(story: Story, lines: Sequence[str] = ()) -> Analysis:
    """Ground a story and play its past. ``lines`` are those of its file, to quote from.

    Raises:
        StoryError: the past cannot have happened, reactions set each other off without end, or something is too large
            to be written out.
    """
    problem = ground(story, lines=lines)
    engine = Engine(problem)
    try:
        with loops_told(story, lines):
            world, past = opening(engine)
    except PastError as fault:
        raise StoryError([_impossible_past(story, problem, fault, lines)]) from fault
    said = Wording(story, problem)
    return Analysis(story, problem, engine, world, past, said, tuple(lines), _floor(engine, past))


def _floor(engine: Engine, past: Sequence[Moment]) -> frozenset[int]:
    events = [m.act for m in past if m.act is not None and m.act.action]
    return engine.ground.addressed(events[-1]) if events else NOBODY


@contextmanager
def loops_told(story: Story, lines: Sequence[str] = ()) -> Iterator[None]:
    """Turns reactions without end, met while something is worked out, into a diagnostic of the story.

    Raises:
        StoryError: reactions set each other off without end.
    """
    try:
        yield
    except LoopError as fault:
        raise StoryError([endless(story, fault, lines)]) from fault


def _impossible_past(story: Story, problem: Ground, fault: PastError, lines: Sequence[str]) -> Diagnostic:
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
        quoted(step.span, story, lines),
    )


def _world_before(engine: Engine, problem: Ground, index: int) -> World:
    world = at_first(engine)
    for step in (*problem.before, *problem.now)[:index]:
        world = play_step(engine, world, step).world
    return world


def endless(story: Story, fault: LoopError, lines: Sequence[str] = ()) -> Diagnostic:
    """The diagnostic for reactions that set each other off without end."""
    span = story.reactions[fault.reactions[0][0]].span if fault.reactions else story.span
    told = []
    for name, arguments in fault.reactions[:4]:
        reaction = story.reactions[name]
        names = dict(zip((r.name for r in reaction.roles), arguments, strict=True))
        told.append(reaction.sentence.say(names, own=story.place_words))
    return Diagnostic(
        "endless-reactions",
        FindingKind.ERROR,
        span,
        "these reactions set each other off without end",
        "let what follows from a reaction make its own condition false",
        tuple(f"it goes on with: {t}" for t in told),
        quoted(span, story, lines),
    )


def quoted(span: Span, story: Story, lines: Sequence[str]) -> str:
    """The line of the story's own file that a span is on; empty for a line of another file."""
    return lines[span.line - 1] if span.file == story.file and 0 < span.line <= len(lines) else ""
