"""Who believes what, when, and how they came to: spans of belief over a story.

A span is one value of one fact in one mind, from one moment until another. It is right, or wrong, as long as
the world agrees or not; where that changes while the belief stays, the span is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from denouement.answers.analysis import Analysis
from denouement.engine import How, Moment, Source, World
from denouement.model import Value

__all__ = ["BeliefSpan", "Digest", "Instant", "KnowsAnswer", "digest", "knows"]


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
    ``ended`` what ended it. Of what is wrong, ``truth`` is what is so, and ``better`` are those who know as long as it lasts
    (in the story, and of what the person believes themselves). ``fluent`` is the number of the fact,
    ``matter`` the fact and what it is about first, ``denies`` and ``affirms`` whether a yes-or-no fact is held not to be so,
    or to be so.
    """

    person: str
    about: str | None
    belief: str
    right: bool
    since: Instant
    how: str
    until: Instant | None = None
    ended: str = ""
    truth: str = ""
    better: tuple[str, ...] = ()
    fluent: int = -1
    matter: tuple[str, ...] = ()
    denies: bool = False
    affirms: bool = False

    @property
    def in_story(self) -> bool:
        """Whether it lasts into the story itself."""
        return self.until is None or self.until.number > 0


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
                if everything or any(not s.right and s.in_story for s in found):
                    spans += found if everything else [s for s in found if s.in_story]
    shown = tuple(i for i in moments if i.number >= 0)
    return KnowsAnswer(analysis.story.title, shown, tuple(spans))


@dataclass(frozen=True)
class Digest:
    """What is most worth knowing of somebody's mind.

    Attributes:
        wrong: what they have wrong, and do not find out.
        changed: what they had wrong, with what they believe instead.
        better: what others have wrong and they do not: of each other's the last span of each fact.
    """

    person: str
    wrong: tuple[BeliefSpan, ...]
    changed: tuple[tuple[BeliefSpan, BeliefSpan], ...]
    better: tuple[BeliefSpan, ...]


def digest(answer: KnowsAnswer, people: Sequence[str]) -> tuple[Digest, ...]:
    """What is most worth knowing of the minds of these people; those left out of whom there is nothing to say.

    ``answer`` has to be of everybody, or what somebody knows better than others is not seen.
    """
    own = [s for s in answer.spans if s.about is None]
    found = []
    for person in people:
        wrong, changed = [], []
        mine = [s for s in own if s.person == person]
        for span, after in zip(mine, [*mine[1:], None], strict=False):
            if span.right or not span.in_story:
                continue
            if (
                after is not None
                and after.fluent == span.fluent
                and after.right
                and after.belief != span.belief
            ):
                changed.append((span, after))
            else:
                wrong.append(span)
        better = {
            (s.person, s.fluent): s for s in own if s.person != person and person in s.better and s.in_story
        }
        if wrong or changed or better:
            plain = _plainest(wrong, lambda s: s.denies)
            others = _plainest(list(better.values()), lambda s: s.affirms)
            found.append(Digest(person, plain, tuple(changed), others))
    return tuple(found)


def _plainest(spans: list[BeliefSpan], denied: Callable[[BeliefSpan], bool]) -> tuple[BeliefSpan, ...]:
    """Without what is denied where the same matter is put positively: *it is in the hall*, and so not in the yard."""
    said = {(s.person, s.matter) for s in spans if not denied(s)}
    return tuple(s for s in spans if not (denied(s) and (s.person, s.matter) in said))


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
    known = analysis.ground.fluents[fluent]
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
        end = next(
            (i for i in range(index, len(worlds)) if (believed[i], right[i]) != (value, right[index])),
            len(worlds),
        )
        own_and_wrong = len(path) == 1 and not right[index]
        spans.append(
            BeliefSpan(
                analysis.wording.person(path[0]),
                analysis.wording.person(path[1]) if len(path) > 1 else None,
                _belief(analysis, path, fluent, value),
                right[index],
                since,
                how,
                truth=analysis.wording.fact(fluent, truth[end - 1]) if own_and_wrong else "",
                better=_knowing(analysis, fluent, worlds[index:end]) if own_and_wrong else (),
                fluent=fluent,
                matter=(known.fact, *known.arguments[:1]),
                denies=value is False,
                affirms=value is True,
            )
        )
    return spans


def _knowing(analysis: Analysis, fluent: int, worlds: Sequence[World]) -> tuple[str, ...]:
    """Those who believe what is so, in the last of these worlds."""
    last = worlds[-1]
    people = analysis.engine.everyone
    return tuple(
        analysis.wording.person(p) for p in people if last.minds[p].values[fluent] == last.values[fluent]
    )


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
