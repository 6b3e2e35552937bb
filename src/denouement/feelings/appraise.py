"""What people feel over a story: worked out from their beliefs, wants and forecasts, and from nothing else.

Feelings fade: each is half as strong after every event that follows, unless it is felt anew; a grievance does not fade.
Hope, fear and doubt about a want end when something else is felt about that want.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from denouement.answers import Analysis, log_of
from denouement.engine import Expected, Moment, Reasons, StoryReasons
from denouement.errors import UsageError
from denouement.feelings.feeling import Emotion, Feeling
from denouement.feelings.likelihood import Outlooks
from denouement.feelings.lived import Event, Lived, Lives, events_of
from denouement.feelings.rules import INSTEAD, LEAST, RULES, Tools
from denouement.feelings.words import because
from denouement.ground import GroundAct

__all__ = [
    "Felt",
    "appraise",
    "appraise_one",
    "appraising",
    "felt_after",
    "feelings_at_end",
    "foreseeing",
    "leading",
    "tools_for",
    "worded",
]

_FINER = {
    Emotion.JOY: {Emotion.SATISFACTION, Emotion.GRATITUDE, Emotion.RELIEF},
    Emotion.DISTRESS: {Emotion.FEAR_CONFIRMED, Emotion.ANGER, Emotion.HURT, Emotion.DISAPPOINTMENT},
}
"""For each broad feeling the finer ones that tell the same more exactly."""

_FADES = 0.5


def foreseeing(analysis: Analysis) -> None:
    """Refuse a story in which nobody has feelings, before anything is worked out.

    Raises:
        UsageError: its people do not foresee one another, as in research problems.
    """
    if not analysis.ground.foresees:
        raise _no_feelings()


def tools_for(reasons: Reasons) -> Tools:
    """What the rules read with; made once for a story.

    Raises:
        UsageError: its people do not foresee one another, as in research problems.
    """
    if not isinstance(reasons, StoryReasons):
        raise _no_feelings()
    return Tools(Outlooks(reasons))


def _no_feelings() -> UsageError:
    return UsageError(
        "feelings are worked out for stories alone",
        "people of a research problem foresee nothing; convert it to a story first",
    )


def appraise(
    analysis: Analysis,
    reasons: Reasons,
    story: Sequence[Moment | Event] | Expected,
    tools: Tools | None = None,
) -> tuple[Feeling, ...]:
    """What everybody feels at the opening and after each event of a log or an expected story.

    In the order of the events, then of the cast, then of the rules. ``tools`` are those of an earlier call, if any.

    Raises:
        UsageError: the people of this problem do not foresee one another.
    """
    return tuple(appraising(analysis, tools or tools_for(reasons), story))


def appraising(
    analysis: Analysis, tools: Tools, story: Sequence[Moment | Event] | Expected
) -> Iterator[Feeling]:
    """The same, one after another, so that what has been found is kept where the work is stopped."""
    events = events_of(story)
    first = events[0].before if events else analysis.opening
    lives = Lives(tools.outlooks, first, analysis.floor)
    for lived in chain(lives.opening(), *map(lives.after, events)):
        yield from worded(appraise_one(lived, tools), analysis)


def worded(feelings: Iterable[Feeling], analysis: Analysis) -> Iterator[Feeling]:
    """The feelings with their causes in words."""
    for feeling in feelings:
        yield replace(feeling, because=because(feeling, analysis.wording))


def appraise_one(lived: Lived, tools: Tools) -> tuple[Feeling, ...]:
    """What one person feels who lives one event, without the words for it."""
    found = [feeling for rule in RULES for feeling in rule(lived, tools)]
    content = next((f for f in found if f.emotion is Emotion.CONTENTMENT), None)
    if content is None:
        return tuple(found)
    gone = tuple(dict.fromkeys(f.emotion for f in found if f.emotion in INSTEAD))
    kept = (f for f in found if f.emotion not in INSTEAD)
    return tuple(replace(f, cause=replace(f.cause, instead=gone)) if f is content else f for f in kept)


def leading(feelings: Iterable[Feeling]) -> tuple[Feeling, ...]:
    """The feelings of one person at one moment, strongest first, without what a finer one tells more exactly."""
    given = list(feelings)
    names = {f.emotion for f in given}
    kept = [f for f in given if not _FINER.get(f.emotion, set()) & names]
    return tuple(sorted(kept, key=lambda f: -f.strength))


@dataclass(frozen=True)
class Felt:
    """A feeling as it still is at some later moment: its strength has faded."""

    feeling: Feeling
    strength: float


def felt_after(feelings: Iterable[Feeling], event: int, person: int) -> tuple[Felt, ...]:
    """What ``person`` feels right after the event of this number, of all they have felt until then; strongest first."""
    live: dict[object, Felt] = {}
    at = 0
    own = [f for f in feelings if f.person == person and f.event <= event]
    by_event = {f.event: [g for g in own if g.event == f.event] for f in own}
    for feeling in (f for given in by_event.values() for f in leading(given)):
        live = _faded(live, feeling.event - at)
        at = feeling.event
        if feeling.cause.wants and not (feeling.emotion.ahead and feeling.cause.feared):
            about = feeling.cause.wants[0]
            live = {
                k: f
                for k, f in live.items()
                if not (
                    f.feeling.emotion.ahead and f.feeling.cause.wants[:1] == (about,) and f.feeling.event < at
                )
            }
        if feeling.emotion is Emotion.LETTING_GO:
            live.pop((Emotion.GRIEVANCE, feeling.toward, ()), None)
        key = (feeling.emotion, feeling.toward, feeling.cause.wants[:1])
        before = live.get(key)
        stronger = before is not None and before.strength > feeling.strength and not feeling.emotion.lasts
        live[key] = Felt(feeling, before.strength if before is not None and stronger else feeling.strength)
    live = _faded(live, event - at)
    return tuple(sorted(live.values(), key=lambda f: -f.strength))


def _faded(live: dict[object, Felt], events: int) -> dict[object, Felt]:
    """What is left after so many events."""
    if events == 0:
        return live
    faded = {
        k: f if f.feeling.emotion.lasts else Felt(f.feeling, f.strength * _FADES**events)
        for k, f in live.items()
    }
    return {k: f for k, f in faded.items() if f.strength >= LEAST}


def feelings_at_end(
    analysis: Analysis, reasons: Reasons, acts: Sequence[GroundAct], tools: Tools | None = None
) -> tuple[Felt, ...]:
    """What everybody feels at the end of the story of these acts: in the order of the cast, the strongest first."""
    log = log_of(analysis, acts)
    feelings = appraise(analysis, reasons, log, tools)
    people = range(len(analysis.ground.people))
    return tuple(f for p in people for f in felt_after(feelings, len(log), p))
