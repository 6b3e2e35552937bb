"""Who believes what, when, and how they came to: spans of belief over a story.

A span is one value of one fact in one mind, from one moment until another. It is right, or wrong, as long as
the world agrees or not; where that changes while the belief stays, the span is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from denouement.answers.analysis import Analysis
from denouement.engine import How, Moment, Source, World
from denouement.model import Value

__all__ = ["BeliefSpan", "Instant", "KnowsAnswer", "knows"]


@dataclass(frozen=True)
class Instant:
    """A moment in words: ``number`` is 0 for the opening, from 1 for the events, negative for the past."""

    number: int
    text: str


@dataclass(frozen=True)
class BeliefSpan:
    """What ``person`` believes from ``since`` until ``until`` (None: to the end).

    ``about`` is set where it is a belief about what somebody else believes. ``right`` compares with the
    world (or with what that other person believes). ``how`` says in words how they came to believe it, and
    ``ended`` what ended it.
    """

    person: str
    about: str | None
    belief: str
    right: bool
    since: Instant
    how: str
    until: Instant | None = None
    ended: str = ""


@dataclass(frozen=True)
class KnowsAnswer:
    """The spans of a story, and the events they run over."""

    title: str
    moments: tuple[Instant, ...]
    spans: tuple[BeliefSpan, ...]

    def at(self, number: int) -> tuple[BeliefSpan, ...]:
        """The spans in force right after the event of this number (0: at the opening)."""
        return tuple(
            s for s in self.spans if s.since.number <= number and (s.until is None or s.until.number > number)
        )


def knows(
    analysis: Analysis, log: Sequence[Moment], person: str | None = None, everything: bool = False
) -> KnowsAnswer:
    """Who believes what over the past and the events of ``log``; of one person only, if named.

    Told are the facts that a person has wrong at some time from the opening on; with ``everything``, all that
    ever change for them as well.
    """
    past = analysis.past
    moments = [
        *(Instant(i - len(past), m.text) for i, m in enumerate(past)),
        Instant(0, "the opening"),
        *(Instant(i, m.text) for i, m in enumerate(log, start=1)),
    ]
    first = past[0].before if past else analysis.opening
    worlds = [first, *(m.world for m in past), *(m.world for m in log)]
    events = [*past, *log]
    instants = [*(moments[: len(past)]), *(moments[len(past) + 1 :])]
    spans: list[BeliefSpan] = []
    for number, name in enumerate(analysis.ground.people):
        if person is not None and name != person:
            continue
        for path in [(number,), *((number, o) for o in analysis.engine.everyone if o != number)]:
            for fluent, known in enumerate(analysis.ground.fluents):
                if not everything and not analysis.story.facts[known.fact].told:
                    continue
                found = _spans(analysis, path, fluent, worlds, events, instants)
                if everything or any(not s.right and _lasts(s) for s in found):
                    spans += found if everything else [s for s in found if _lasts(s)]
    shown = tuple(i for i in moments if i.number >= 0)
    return KnowsAnswer(analysis.story.title, shown, tuple(spans))


def _lasts(span: BeliefSpan) -> bool:
    """Whether a span reaches into the story itself."""
    return span.until is None or span.until.number > 0


_START = Instant(-(10**6), "from the first")


def _spans(
    analysis: Analysis,
    path: tuple[int, ...],
    fluent: int,
    worlds: Sequence[World],
    events: Sequence[Moment],
    instants: Sequence[Instant],
) -> list[BeliefSpan]:
    """The spans of one fact in one mind; none where it is never wrong and never changes."""
    believed = [w.mind(path).values[fluent] for w in worlds]
    truth = [w.mind(path[1:]).values[fluent] for w in worlds]
    right = [b == t for b, t in zip(believed, truth, strict=True)]
    if len(path) > 1 and all(right):
        return []
    if len(set(believed)) == 1 and all(right):
        return []
    spans: list[BeliefSpan] = []
    for index, value in enumerate(believed):
        if index and value == believed[index - 1] and right[index] == right[index - 1]:
            continue
        since = instants[index - 1] if index else _START
        how = _how(analysis, path, fluent, events[index - 1] if index else None, value != believed[index - 1])
        if spans:
            came = "it came to be so" if right[index] else "the world changed, unseen"
            ended = how if value != believed[index - 1] else came
            spans[-1] = replace(spans[-1], until=since, ended=ended)
        spans.append(
            BeliefSpan(
                analysis.wording.person(path[0]),
                analysis.wording.person(path[1]) if len(path) > 1 else None,
                _belief(analysis, path, fluent, value),
                right[index],
                since,
                how,
            )
        )
    return spans


def _belief(analysis: Analysis, path: tuple[int, ...], fluent: int, value: Value) -> str:
    said = analysis.wording.fact(fluent, value)
    return said if len(path) == 1 else f"{analysis.wording.person(path[1])} believes that {said}"


def _how(analysis: Analysis, path: tuple[int, ...], fluent: int, event: Moment | None, changed: bool) -> str:
    if event is None:
        return How.TAKEN_FOR_GRANTED.value
    if not changed:
        return "went on believing it"
    change = next((c for c in event.changes if c.path == path and c.fluent == fluent), None)
    return how_in_words(analysis, change.source) if change else How.NOTICED.value


def how_in_words(analysis: Analysis, source: Source) -> str:
    """How a belief came about, in words."""
    if source.how is How.TOLD and source.by is not None:
        return f"was told by {analysis.wording.person(source.by)}"
    if source.how is How.NOTICED and source.reaction is not None:
        return f"noticed: {analysis.wording.reaction(source.reaction)}"
    return source.how.value
