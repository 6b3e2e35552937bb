"""The feelings of a story, with the events they belong to, as far as the limits allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from denouement.answers import Analysis, loops_told, motives_for
from denouement.engine import Moment, StoryReasons
from denouement.errors import LimitReached
from denouement.feelings.appraise import Felt, appraising, felt_after, leading, tools_for
from denouement.feelings.displays import Display
from denouement.feelings.feeling import Feeling
from denouement.feelings.felt import FeltStory, felt_story, signs_of
from denouement.feelings.rules import Tools
from denouement.search import Limits, Watch
from denouement.search.limits import STOPS, StopReason

__all__ = ["FeelsAnswer", "Mood", "feels", "watch_over"]


@dataclass(frozen=True)
class Mood:
    """How somebody feels right after an event, all in all: how much of it is pleasant, how much is not, and what."""

    event: int
    pleasant: float
    unpleasant: float
    felt: tuple[Felt, ...]


@dataclass(frozen=True)
class FeelsAnswer:
    """What everybody feels over a story.

    ``events`` are its sentences, from the first event on; ``wants`` everybody's wants by number; ``feelings`` those that arise, in order; ``displays`` what
    of them shows. ``stop`` says what stopped the work, None if nothing did; then ``events`` are those that were looked at.
    """

    title: str
    people: tuple[str, ...]
    wants: tuple[str, ...]
    events: tuple[str, ...]
    feelings: tuple[Feeling, ...]
    displays: tuple[Display, ...]
    stop: StopReason | None = None

    def at(self, event: int, person: int) -> tuple[Feeling, ...]:
        """What arises in somebody at an event (0: at the opening), strongest first, the broad left to the finer."""
        return leading(f for f in self.feelings if f.event == event and f.person == person)

    def curve(self, person: int) -> tuple[Mood, ...]:
        """How somebody feels at the opening and after each event."""
        moods = []
        for number in range(len(self.events) + 1):
            felt = felt_after(self.feelings, number, person)
            up = sum(f.strength for f in felt if f.feeling.emotion.pleasant is True)
            down = sum(f.strength for f in felt if f.feeling.emotion.pleasant is False)
            moods.append(Mood(number, round(up, 3), round(down, 3), felt))
        return tuple(moods)


def feels(
    analysis: Analysis, limits: Limits, watch: Watch, log: Sequence[Moment] | None = None
) -> FeelsAnswer:
    """The feelings over a log; without one, over the expected story, with what people show between its turns.

    Raises:
        UsageError: the people of this problem do not foresee one another.
        StoryError: reactions set each other off without end.
    """
    tools = tools_for(motives_for(analysis, limits).reasons)
    stop = None
    found: list[Feeling] = []
    played = FeltStory((), (), ())
    watch_over(tools, watch.work)
    try:
        with loops_told(analysis.story, analysis.lines):
            if log is None:
                played = felt_story(analysis, tools.reasons, limits.events, tools)
                found = list(played.feelings)
            else:
                for feeling in appraising(analysis, tools, log):
                    found.append(feeling)
    except LimitReached as limit:
        stop = STOPS[limit.limit]
    finally:
        watch_over(tools, None)
    texts = tuple(m.text for m in log) if log is not None else played.texts(analysis.wording)
    if stop is not None:
        texts = texts[: max((f.event for f in found), default=0)]
    displays = signs_of(analysis, log, found) if log is not None and stop is None else played.displays
    return FeelsAnswer(
        analysis.story.title,
        analysis.ground.people,
        tuple(analysis.wording.want(w) for w in analysis.ground.wants),
        texts,
        tuple(found),
        tuple(displays),
        stop,
    )


def watch_over(tools: Tools, work: Callable[[], None] | None) -> None:
    """Have the work done with these tools counted by ``work``; None: no more."""
    reasons: StoryReasons = tools.reasons
    reasons.engine.on_work = work or _unwatched
    reasons.foresight.on_work = reasons.gains.on_work = work


def _unwatched() -> None:
    """The work of those whom nobody watches."""
