"""How a story can end: every ending as expected, believable, forced or out of reach, and how far that is proved.

Stories in from the search, words out. Where a limit stopped the search, nothing is called every or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from denouement import english
from denouement.answers.analysis import Analysis, loops_told
from denouement.answers.motives import Missing, Motives, motives_for
from denouement.answers.obstacles import never_together, unreachable_because
from denouement.answers.standstill import Standstill, standstill
from denouement.engine import Expected, Moment, StoryReasons, World, condition, expected_story, play
from denouement.engine.unreasoned import unreasoned
from denouement.errors import LimitReached
from denouement.ground import GroundAct, GroundEnding
from denouement.search import (
    Found,
    KernelSearch,
    Limits,
    Outcome,
    StopReason,
    StorySearch,
    Watch,
    story_search,
)
from denouement.search.limits import STOPS
from denouement.search.plans import NO_BOUND
from denouement.search.shares import SPARE

__all__ = ["EndingAnswer", "EndingsAnswer", "Hole", "Status", "find_endings"]


class Status(Enum):
    """What is known of an ending. *Undecided*: a limit stopped the search before it was known."""

    EXPECTED = "expected"
    BELIEVABLE = "believable"
    FORCED = "forced"
    OUT_OF_REACH = "out of reach"
    UNDECIDED = "undecided"

    @property
    def is_believable(self) -> bool:
        """Whether every act of some story to it has a reason; what is expected is believable, too."""
        return self in (Status.EXPECTED, Status.BELIEVABLE)


@dataclass(frozen=True)
class Hole:
    """An act of a forced story that somebody has no reason for. ``index`` is its place in the story, from 0."""

    index: int
    act: str
    person: str
    kind: str
    because: str


@dataclass(frozen=True)
class EndingAnswer:
    """What is known of one ending.

    ``acts`` and ``told`` are its story (empty if none was found): the expected one of an expected ending, else the
    shortest. ``shortest`` is the shortest that was found, and ``ways`` counts the different shortest believable
    stories; 0 where they were not counted. ``cannot`` says what keeps an ending out of reach, ``known`` what is known of one that
    is undecided. ``proved``: nothing within the bound could change the
    answer.
    """

    name: str
    planned: bool
    status: Status
    acts: tuple[GroundAct, ...] = ()
    told: tuple[str, ...] = ()
    shortest: tuple[str, ...] = ()
    ways: int = 0
    holes: tuple[Hole, ...] = ()
    cannot: str | None = None
    proved: bool = False
    known: str | None = None


@dataclass(frozen=True)
class EndingsAnswer:
    """The endings of a story.

    ``expected`` is the expected story (``told`` in sentences), whether or not it comes to an ending; None for a research
    problem, and where a limit stopped it. ``standstill`` says who waits for whom where it rests without an ending.
    ``events`` is the length up to which every believable story was considered; ``exhausted`` says that no longer one exists
    either. ``searched``: no limit of time, memory or effort stopped the search for stories. ``foretold``: none came before
    the expected story was known, with who waits at its end. ``complete``: both.
    """

    title: str
    endings: tuple[EndingAnswer, ...]
    limits: Limits
    events: int
    exhausted: bool
    searched: bool
    foretold: bool
    stop: StopReason
    transitions: int
    motives: Motives
    expected: Expected | None = None
    told: tuple[str, ...] = ()
    standstill: Standstill | None = None

    @property
    def complete(self) -> bool:
        """Whether no limit came before all of it was known."""
        return self.searched and self.foretold

    def ending(self, name: str) -> EndingAnswer | None:
        """The answer for the ending of this name."""
        return next((e for e in self.endings if e.name == name), None)

    @property
    def rest(self) -> str:
        """Why the expected story ends where it does; empty where there is none."""
        return self.expected.rest.value if self.expected is not None else ""

    @property
    def first(self) -> EndingAnswer | None:
        """The expected ending; where there is none, the first believable one in the order of the file."""
        expected = next((e for e in self.endings if e.status is Status.EXPECTED), None)
        return expected or next((e for e in self.endings if e.status is Status.BELIEVABLE), None)


def find_endings(analysis: Analysis, limits: Limits, watch: Watch) -> EndingsAnswer:
    """Look for every ending of a story within limits: the expected one first, then all."""
    search = story_search(analysis.engine, analysis.opening, limits, watch)
    cut: StopReason | None = None  # the limit before which what people would do was not all known
    expected, rests = None, None
    with loops_told(analysis.story, analysis.lines):
        try:
            expected = _expected(analysis, search, limits, watch)
        except LimitReached as limit:
            cut = STOPS[limit.limit]
        # Who waits at the end is looked for with what the search leaves, since it matters less than what can come at all.
        passed = [e.name for e in analysis.ground.endings if _passing(e, expected) is not None]
        outcome = search.run(SPARE, passed)
        try:
            rests = _standstill(analysis, search, expected, limits, watch)
        except LimitReached as limit:
            cut = STOPS[limit.limit]
        analysis.engine.on_work = _unwatched
        motives = motives_for(analysis, reasons=search.reasons)
        answers = [_answer(e, analysis, outcome, search, motives, expected) for e in analysis.ground.endings]
    stop = outcome.stop if not outcome.stop.complete else outcome.forced_stop
    searched = stop.complete
    if rests is not None and rests.stop is not None:
        cut = rests.stop
    return EndingsAnswer(
        analysis.story.title,
        tuple(answers),
        limits,
        outcome.events,
        outcome.stop is StopReason.EXHAUSTED,
        searched,
        cut is None,
        cut if searched and cut is not None else stop,
        watch.progress.transitions,
        motives,
        expected,
        _told(expected.acts, analysis) if expected is not None else (),
        rests,
    )


def _expected(
    analysis: Analysis, search: StorySearch | KernelSearch, limits: Limits, watch: Watch
) -> Expected | None:
    """The expected story; None where people do not foresee."""
    if not isinstance(search.reasons, StoryReasons):
        return None
    analysis.engine.on_work = watch.work
    return expected_story(search.reasons, analysis.opening, limits.events, analysis.floor)


def _standstill(
    analysis: Analysis,
    search: StorySearch | KernelSearch,
    expected: Expected | None,
    limits: Limits,
    watch: Watch,
) -> Standstill | None:
    """Who waits for whom at the end of the expected story; None where nobody does."""
    if expected is None or not isinstance(search.reasons, StoryReasons):
        return None
    analysis.engine.on_work = watch.work
    return standstill(analysis, search.reasons, expected, limits.events)


def _unwatched() -> None:
    """Words are found without limits; they take few transitions."""


def _answer(
    ending: GroundEnding,
    analysis: Analysis,
    outcome: Outcome,
    search: StorySearch | KernelSearch,
    motives: Motives,
    expected: Expected | None,
) -> EndingAnswer:
    name, planned = ending.name, ending.planned
    found = outcome.believable.get(name)
    if expected is not None and condition(ending.condition, expected.end):
        told = _told(expected.acts, analysis)
        shortest, ways = (_told(found.acts, analysis), found.ways) if found else (told, 1)
        return EndingAnswer(
            name, planned, Status.EXPECTED, expected.acts, told, shortest, ways or 0, proved=True
        )
    if found is not None:
        told = _told(found.acts, analysis)
        return EndingAnswer(
            name, planned, Status.BELIEVABLE, found.acts, told, told, found.ways or 0, proved=True
        )
    passing = _passing(ending, expected)
    if passing is not None:  # everybody has a reason for what they would do
        told = _told(passing, analysis)
        return EndingAnswer(name, planned, Status.BELIEVABLE, passing, told, told, proved=True)
    if name in outcome.forced:
        found = outcome.forced[name]
        told = _told(found.acts, analysis)
        holes = tuple(_holes(found, analysis, motives))
        return EndingAnswer(name, planned, Status.FORCED, found.acts, told, told, holes=holes, proved=True)
    if name in outcome.unreachable:
        cannot = unreachable_because(analysis, ending)
        return EndingAnswer(name, planned, Status.OUT_OF_REACH, cannot=cannot, proved=True)
    if name in outcome.nowhere or (outcome.stop.complete and outcome.forced_stop.complete):
        cannot = never_together(analysis, ending, search.held(ending), search.limits.events)
        return EndingAnswer(name, planned, Status.OUT_OF_REACH, cannot=cannot, proved=True)
    if search.reasons.bounds.distance(analysis.opening, name, NO_BOUND) is None:
        cannot = unreachable_because(analysis, ending)
        return EndingAnswer(name, planned, Status.OUT_OF_REACH, cannot=cannot, proved=True)
    return EndingAnswer(
        name, planned, Status.UNDECIDED, known=_known(ending, analysis, outcome, search.limits)
    )


def _passing(ending: GroundEnding, expected: Expected | None) -> tuple[GroundAct, ...] | None:
    """The acts of the expected story until an ending first holds in it; None if it never does."""
    worlds = expected.worlds if expected is not None else ()
    length = next((n for n, w in enumerate(worlds) if condition(ending.condition, w)), None)
    return None if length is None or expected is None else expected.acts[:length]


def _known(ending: GroundEnding, analysis: Analysis, outcome: Outcome, limits: Limits) -> str:
    """What is known of an ending before which a limit stopped the search."""
    lacking = sum(not condition(c, analysis.opening) for c in unreasoned(analysis.ground, ending))
    if lacking:
        return (
            f"No believable story reaches it: it would take at least {english.count(lacking, 'act')} without a reason. "
            "Whether a forced one does, is not known."
        )
    if outcome.stop.complete:
        return (
            f"No believable story of up to {english.count(limits.events, 'event')} reaches it. "
            "Whether a forced one does, is not known."
        )
    return (
        f"No believable story of up to {english.count(outcome.events, 'event')} reaches it. "
        "Longer ones, and forced ones, were not all looked at."
    )


def _told(acts: Sequence[GroundAct], analysis: Analysis) -> tuple[str, ...]:
    return tuple(english.finish(analysis.wording.act(a)) for a in acts)


def _holes(found: Found, analysis: Analysis, motives: Motives) -> list[Hole]:
    holes = []
    for index in found.unexplained:
        act, world = found.acts[index], found.worlds[index]
        for missing in _missing(act, world, motives):
            holes.append(
                Hole(
                    index,
                    analysis.wording.act(act),
                    analysis.wording.person(missing.person),
                    missing.kind,
                    missing.because,
                )
            )
    return holes


def _missing(act: GroundAct, world: World, motives: Motives) -> list[Missing]:
    found = [motives.missing(act, p, world) for p in act.willing]
    return [m for m in found if m is not None]


def log_of(analysis: Analysis, acts: Sequence[GroundAct]) -> tuple[Moment, ...]:
    """The log of a story found by the search."""
    return play(analysis.engine, analysis.opening, acts, [analysis.wording.act(a) for a in acts])
