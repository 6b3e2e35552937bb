"""Why nobody goes on: whoever would act, but waits for somebody else to go first, and what would come of going on.

An expected story rests where nobody would do anything more. Some of those who do nothing would act at once if they did not
foresee more of letting another go first. Where that other waits as well, for them, nothing ever comes: they *wait for
one another*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.engine import Expected, Rest, StoryReasons, Wait, World, condition, expected_story
from denouement.errors import LimitReached
from denouement.ground import GroundAct
from denouement.model import Form
from denouement.search import StopReason
from denouement.search.limits import STOPS

__all__ = ["Break", "Standstill", "Waiting", "standstill"]

_MOST_TRIED = 12
"""How many acts are tried at most to find one that would end a standstill."""


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits: what they would do, did they not; and what they wait for, with whose act it is.

    ``mutual``: those who wait for one another, this person among them; empty if nobody waits for this person.
    """

    person: str
    act: GroundAct
    told: str
    awaited: str
    others: tuple[str, ...]
    mutual: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """For whom they wait, and that it does not come."""
        text = f"{self.person} waits for {self.awaited}"
        if not self.mutual:
            text += f", and {english.join(self.others)} {'does' if len(self.others) == 1 else 'do'} not"
        return english.finish(text)


@dataclass(frozen=True)
class Break:
    """An act for which everybody has a reason, what would come after it, and the endings it would come to."""

    act: str
    story: tuple[str, ...]
    endings: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What it would come to."""
        return english.finish(f"if {self.act}, it comes to {english.join([f'“{e}”' for e in self.endings])}")


@dataclass(frozen=True)
class Standstill:
    """Who waits where an expected story rests without an ending, and what would end that.

    ``stop``: the limit that came before all that would end it was looked for, if one did.
    """

    waits: tuple[Waiting, ...]
    breaks: tuple[Break, ...]
    stop: StopReason | None = None

    @property
    def sentence(self) -> str:
        """Who waits for one another, in one sentence; empty where each waits for somebody who does not."""
        told = []
        for circle in dict.fromkeys(w.mutual for w in self.waits if w.mutual):
            names = english.join(circle)
            one_other = len(circle) == 2
            told.append(
                f"each of {names} waits for the other" if one_other else f"{names} wait for one another"
            )
        return english.finish(f"nobody goes first: {'; '.join(told)}") if told else ""

    @property
    def line(self) -> str:
        """All of it in a line: who waits for one another; where nobody does, who waits in vain."""
        return self.sentence or " ".join(english.sentence_case(w.sentence) for w in self.waits)


def standstill(
    analysis: Analysis, reasons: StoryReasons, expected: Expected, events: int | None = None
) -> Standstill | None:
    """Who waits where an expected story rests without having come to an ending; None if nobody does.

    Args:
        events: how far the story is followed if somebody goes on; unless given, what would end it is not looked for.

    Raises:
        LimitReached: before it was known who waits.
    """
    endings = analysis.ground.endings
    if expected.rest is not Rest.NOBODY_ACTS or any(condition(e.condition, expected.end) for e in endings):
        return None
    waits = reasons.foresight.waits
    everyone = reasons.engine.everyone
    found = {p: w for p in everyone if (w := waits(p, expected.end, expected.floor)) is not None}
    if not found:
        return None
    told = tuple(_told(analysis, w, _circle(p, found)) for p, w in found.items())
    breaks: list[Break] = []
    if events is None:
        return Standstill(told, ())
    try:
        for one in _breaks(analysis, reasons, expected.end, found, events):
            breaks.append(one)
    except LimitReached as limit:
        return Standstill(told, tuple(breaks), STOPS[limit.limit])
    return Standstill(told, tuple(breaks))


def _awaited(wait: Wait) -> tuple[int, ...]:
    act = wait.future.act
    assert act is not None
    return tuple(p for p in act.willing if p != wait.person)


def _circle(person: int, waits: dict[int, Wait]) -> tuple[int, ...]:
    """Those who wait for one another, with this person; empty if nobody waits, in the end, for them."""

    def reached(start: int) -> frozenset[int]:
        found: set[int] = set()
        ahead = [start]
        while ahead:
            wait = waits.get(ahead.pop())
            fresh = [p for p in _awaited(wait) if p not in found] if wait is not None else []
            found.update(fresh)
            ahead += fresh
        return frozenset(found)

    ours = reached(person)
    return tuple(p for p in sorted(ours) if person in reached(p)) if person in ours else ()


def _told(analysis: Analysis, wait: Wait, mutual: tuple[int, ...]) -> Waiting:
    said, awaited = analysis.wording, wait.future.act
    assert awaited is not None
    return Waiting(
        said.person(wait.person),
        wait.choice.act,
        said.act(wait.choice.act),
        said.act(awaited, Form.INFINITIVE),
        tuple(said.person(p) for p in _awaited(wait)),
        tuple(said.person(p) for p in mutual),
    )


def _breaks(
    analysis: Analysis, reasons: StoryReasons, world: World, waits: dict[int, Wait], events: int
) -> Iterator[Break]:
    """The acts of those who wait, or are waited for, by which it would come to an ending after all."""
    engine, said = reasons.engine, analysis.wording
    concerned = {*waits, *(p for w in waits.values() for p in _awaited(w))}
    acts = [a for a in analysis.ground.acts if a.searched and concerned.intersection(a.willing)]
    tried = 0
    for act in acts:
        if not (engine.possible(world, act) and reasons.willing(act, world)):
            continue
        tried += 1
        if tried > _MOST_TRIED:
            return
        then = expected_story(reasons, engine.step(world, act), events, engine.ground.addressed(act))
        reached = tuple(e.name for e in analysis.ground.endings if condition(e.condition, then.end))
        if reached:
            story = tuple(english.finish(said.act(a)) for a in (act, *then.acts))
            yield Break(said.act(act), story, reached)
