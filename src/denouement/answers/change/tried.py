"""A set of edits tried out: made in the writer's text, read again from the beginning, and run.

Nothing is called a change that has not passed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from denouement import english
from denouement.answers.analysis import Analysis, analyse
from denouement.answers.change.answer import Change
from denouement.answers.change.edits import Edit
from denouement.answers.change.foretelling import kernel_for
from denouement.answers.change.page import Page, differences
from denouement.answers.endings import Status
from denouement.diagnostics import Source
from denouement.engine import StoryReasons, World, condition, expected_story, reasons_within
from denouement.errors import LoopError, StoryError
from denouement.ground import GroundAct, GroundEnding
from denouement.language import Library, read_story
from denouement.search import Limits, Watch, story_search

__all__ = ["Trial", "expectation", "told"]


def expectation(analysis: Analysis, limits: Limits) -> tuple[tuple[GroundAct, ...], World]:
    """The acts of the story expected of an opening, and the world it comes to; where it can be, by the compiled kernel."""
    engine = analysis.engine
    kernel = kernel_for(engine, limits)
    if kernel is None:
        reasons = reasons_within(engine, limits.horizon, limits.depth)
        assert isinstance(reasons, StoryReasons), "in a story people foresee one another"
        made = expected_story(reasons, analysis.opening, limits.events, analysis.floor)
        return made.acts, made.end
    work: Any = getattr(kernel.compiled, "expected")  # noqa: B009 - not every kernel has it
    bounds = (limits.events, limits.horizon, limits.depth)
    told = kernel.run(work, kernel.number(analysis.opening), sorted(analysis.floor), bounds)
    acts = kernel.acts(told[0])
    world = analysis.opening
    for act in acts:
        world = engine.step(world, act)
    return acts, world


class Trial:
    """Tries edits on one file, for one ending that has not come."""

    def __init__(
        self,
        analysis: Analysis,
        ending: GroundEnding,
        page: Page,
        library: Library,
        limits: Limits,
        watch: Watch,
    ) -> None:
        self._page = page
        self._library = library
        self._limits = limits
        self._watch = watch
        self._ending = ending
        self._held = tuple(condition(p, analysis.opening) for p in ending.parts)

    def of(self, edits: Sequence[Edit], sought: Status) -> Change | None:
        """The change these edits make; None if they do not make the ending come, or make it so by merely saying so."""
        text = self._page.edited(edits)
        source = Source(self._page.source.name, text)
        try:
            story = read_story(source, self._library)
            analysis = analyse(story, source.lines)
            ending = next(e for e in analysis.ground.endings if e.name == self._ending.name)
            if self._is_said(analysis, ending):
                return None
            acts = self._run(analysis, ending, sought)
        except (StoryError, LoopError):
            return None
        if acts is None:
            return None
        rows = differences(self._page.source.text, text)
        return Change(tuple(edits), sought, text, rows, told(analysis, acts))

    def _is_said(self, analysis: Analysis, ending: GroundEnding) -> bool:
        """Whether the ending, or a part of it that was still to come, holds from the beginning."""
        now = [condition(p, analysis.opening) for p in ending.parts]
        return all(now) or any(is_so and not was for is_so, was in zip(now, self._held, strict=True))

    def _run(self, analysis: Analysis, ending: GroundEnding, sought: Status) -> tuple[GroundAct, ...] | None:
        if sought is Status.EXPECTED:
            acts, end = expectation(analysis, self._limits)
            return acts if condition(ending.condition, end) else None
        outcome = story_search(analysis.engine, analysis.opening, self._limits, self._watch).run()
        found = outcome.believable.get(ending.name)
        return None if found is None else found.acts


def told(analysis: Analysis, acts: Sequence[GroundAct]) -> tuple[str, ...]:
    """Acts in sentences."""
    return tuple(english.finish(analysis.wording.act(a)) for a in acts)
