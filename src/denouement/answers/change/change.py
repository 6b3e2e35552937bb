"""The smallest changes that make an ending come: the question as a whole, from a file to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from denouement.answers.analysis import Analysis, loops_told
from denouement.answers.change.answer import ChangeAnswer, Sought
from denouement.answers.change.candidates import MOST_EDITS, candidates
from denouement.answers.change.edits import Edit
from denouement.answers.change.foretelling import kernel_for, teller_for
from denouement.answers.change.locks import Locks
from denouement.answers.change.looking import COMPLETE_SIZE, Looking
from denouement.answers.change.openings import Openings, player_for
from denouement.answers.change.page import Page
from denouement.answers.change.tried import Trial, told
from denouement.answers.change.variants import Variants, variants
from denouement.answers.endings import Status
from denouement.answers.standstill import standstill
from denouement.diagnostics import Source
from denouement.engine import StoryReasons, World, condition, expected_story
from denouement.engine.kernel import reasons_for
from denouement.errors import LimitReached, StoryError
from denouement.ground import GroundEnding
from denouement.language import Library
from denouement.search import Limits, StopReason, Watch, story_search
from denouement.search.limits import STOPS

__all__ = ["find_changes"]

_FIRST = 0.75
"""The share of the effort and the time that is spent on making the ending expected."""


def find_changes(
    analysis: Analysis,
    source: Source,
    library: Library,
    ending: GroundEnding,
    limits: Limits,
    watch: Watch,
    *,
    size: int = COMPLETE_SIZE,
    most: int = 10,
    keep: Sequence[str] = (),
) -> ChangeAnswer:
    """The smallest sets of edits to a file that make an ending expected; where there are none, believable.

    Args:
        source: the file that ``analysis`` was made of, and ``library`` the worlds it can use.
        size: how many edits a set may have.
        most: how many changes are looked for.
        keep: words of lines that are not to be touched.

    Raises:
        UsageError: no line has the words to keep.
        StoryError: the story with all that could be changed is too large.
    """
    page = Page(source)
    locks = Locks(page, keep)
    with loops_told(analysis.story, analysis.lines):
        return _Question(analysis, page, library, ending, limits, watch, size, most).answer(locks)


class _Question:
    def __init__(
        self,
        analysis: Analysis,
        page: Page,
        library: Library,
        ending: GroundEnding,
        limits: Limits,
        watch: Watch,
        size: int,
        most: int,
    ) -> None:
        self.analysis, self.page, self.library, self.ending = analysis, page, library, ending
        self.limits, self.watch, self.size, self.most = limits, watch, size, most
        self.story: tuple[str, ...] = ()
        self.waits = ""

    def answer(self, locks: Locks) -> ChangeAnswer:
        """How the ending stands; if it is not expected, what would make it so."""
        analysis, limits = self.analysis, self.limits
        reasons = reasons_for(analysis.engine, limits.horizon, limits.depth)
        assert isinstance(reasons, StoryReasons), "in a story people foresee one another"
        expected = expected_story(reasons, analysis.opening, limits.events, analysis.floor)
        self.story = told(analysis, expected.acts)
        rests = standstill(analysis, reasons, expected)
        self.waits = rests.line if rests is not None else ""
        if condition(self.ending.condition, expected.end):
            return self._answer(Status.EXPECTED, Sought.NOTHING, None, StopReason.EXHAUSTED)
        made, all_there = self._variants(candidates(self.analysis, self.ending, self.page, locks))
        looking, stop = self._look(made, Status.EXPECTED, self._first_watch())
        if not all_there and stop.complete:
            stop = StopReason.EFFORT
        if looking.changes or stop in (StopReason.INTERRUPTED, StopReason.MEMORY):
            return self._answer(Status.UNDECIDED, Sought.EXPECTED, looking, stop)
        before, known = self._as_it_is()
        if before is not Status.OUT_OF_REACH:
            return self._answer(before, Sought.EXPECTED, looking, known if stop.complete else stop)
        easier, last = self._look(made, Status.BELIEVABLE, self.watch)
        easier.considered += looking.considered
        return self._answer(Status.UNDECIDED, Sought.BELIEVABLE, easier, last if stop.complete else stop)

    def _first_watch(self) -> Watch:
        """A watch on the looking for what is expected, which leaves some work for what is at least believable."""
        limits, watch = self.limits, self.watch
        effort = None if limits.effort is None else int(_FIRST * limits.effort)
        seconds = None if limits.seconds is None else _FIRST * limits.seconds - watch.seconds()
        first = replace(limits, effort=effort, seconds=seconds)
        return Watch(first, watch.clock, watch.memory, watch.stopped, watch.show, watch.progress)

    def _variants(self, edits: tuple[Edit, ...]) -> tuple[Variants, bool]:
        """The story with all edits, and whether they are all; where that is too large, with those of its own lines."""
        source, name = self.page.source, self.ending.name
        try:
            return variants(source, self.library, name, edits), len(edits) < MOST_EDITS
        except StoryError:
            own = tuple(e for e in edits if not e.adds)
            return variants(source, self.library, name, own), False

    def _answer(
        self, before: Status, sought: Sought, looking: Looking | None, stop: StopReason
    ) -> ChangeAnswer:
        return ChangeAnswer(
            self.ending.name,
            before,
            self.story,
            self.waits,
            tuple(looking.changes) if looking is not None else (),
            sought,
            looking is not None and looking.is_full,
            looking.size if looking is not None else 0,
            len(looking.edits) if looking is not None else 0,
            looking.considered if looking is not None else 0,
            self.limits,
            stop,
            self.watch.progress.transitions,
        )

    def _look(self, made: Variants, sought: Status, watch: Watch) -> tuple[Looking, StopReason]:
        """Look for edit sets with which the ending is expected, or believable."""
        kernel = kernel_for(made.engine, self.limits)
        player = player_for(made.engine, kernel if sought is Status.EXPECTED else None)
        trial = Trial(self.analysis, self.ending, self.page, self.library, self.limits, watch)
        looking = Looking(
            made.edits,
            Openings(made, player),
            teller_for(made.engine, kernel, player, self.limits, watch),
            _Said(made),
            lambda chosen: trial.of(chosen, sought),
            watch,
            self.most,
        )
        try:
            if sought is Status.EXPECTED:
                looking.expected(self.size)
            else:
                looking.believable(self.size)
        except LimitReached as reached:
            return looking, STOPS[reached.limit]
        return looking, StopReason.BOUND

    def _as_it_is(self) -> tuple[Status, StopReason]:
        """Whether the ending is believable in the file as it is; *out of reach* says only that it is not."""
        analysis = self.analysis
        outcome = story_search(analysis.engine, analysis.opening, self.limits, self.watch).run()
        if self.ending.name in outcome.believable:
            return Status.BELIEVABLE, StopReason.BOUND
        if not outcome.stop.complete:
            return Status.UNDECIDED, outcome.stop
        return Status.OUT_OF_REACH, StopReason.BOUND


class _Said:
    """Whether edits make the ending, or a part of it that is still to come, so from the beginning."""

    def __init__(self, made: Variants) -> None:
        self._ending = made.ground.endings[0]
        self._openings = Openings(made, player_for(made.engine, None))
        self._held = self._parts(())

    def _parts(self, edits: Sequence[Edit]) -> tuple[bool, ...]:
        spot = self._openings.of(edits)
        assert spot is not None
        assert isinstance(spot[0], World)
        return tuple(condition(p, spot[0]) for p in self._ending.parts)

    def __call__(self, edits: Sequence[Edit]) -> bool:
        now = self._parts(edits)
        return all(now) or any(so and not was for so, was in zip(now, self._held, strict=True))
