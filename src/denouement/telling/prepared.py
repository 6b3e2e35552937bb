"""What is settled of a telling before any wording: the events in order, who sees, the points to tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from denouement.answers import Analysis
from denouement.engine import Moment
from denouement.telling.aftermath import left_over
from denouement.telling.compared import compares
from denouement.telling.fields import Fields
from denouement.telling.happenings import happenings, persons
from denouement.telling.inputs import Extras
from denouement.telling.interior import Interior
from denouement.telling.knobs import Knobs
from denouement.telling.might import Might
from denouement.telling.order import ordered
from denouement.telling.select import points_of, told_events
from denouement.telling.shapes import Happening, Person, Point, Unit
from denouement.telling.speech import is_spoken
from denouement.telling.speed import paced
from denouement.telling.text import Source
from denouement.telling.thoughts import Thoughts
from denouement.telling.viewpoint import named_viewpoint, views

__all__ = ["Line", "Prepared", "prepared"]


@dataclass(frozen=True)
class Line:
    """A finished sentence with the unit it was made from, and the number of its paragraph."""

    text: str
    unit: Unit
    paragraph: int
    refers: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Prepared:
    """What is settled before any wording: the events in order of telling, who sees, and the points to tell."""

    analysis: Analysis
    log: tuple[Moment, ...]
    cast: tuple[Person, ...]
    knobs: Knobs
    extras: Extras
    viewpoint: str
    every: tuple[Happening, ...]
    events: tuple[Happening, ...]
    eyes: dict[int, frozenset[int]]
    points: dict[int, tuple[Point, ...]]
    me: int | None
    fields: Fields
    might: Might
    spoken: frozenset[int]
    left: tuple[Point, ...] = ()
    dropped: frozenset[Source] = frozenset()
    why: Mapping[int, str] = field(default_factory=dict)


def prepared(analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras) -> Prepared:
    """All that the choice of words does not change.

    Raises:
        UsageError: the viewpoint is nobody's.
    """
    if knobs.level == "screenplay":
        knobs = replace(knobs, tense="present", person="third", explanations="none")
    cast = persons(analysis)
    viewpoint = named_viewpoint(cast, knobs)
    every = happenings(analysis, log)
    eyes = views(every, cast, knobs, frozenset(e.number for e in every if compares(analysis, e)))
    events = ordered(told_events(every, eyes, len(cast), knobs), knobs)
    fields = Fields(analysis)
    thinking = Thoughts(analysis, fields, extras.motives)
    thoughts = thinking.points(events, eyes) if knobs.explanations == "thought" else {}
    comes = {m.text.casefold().rstrip(". ") for m in log}
    further_told = fields if knobs.level == "scene" and knobs.uses("plan") else None
    points = {}
    for e in events:
        own = points_of(
            analysis,
            e,
            eyes[e.number],
            thoughts.get(e.number, ()),
            extras,
            knobs,
            frozenset(comes),
            log,
            further_told,
        )
        points[e.number] = own
        comes |= {p.text.casefold().rstrip(". ") for p in own if p.kind == "nonevent"}
    events = tuple(e for e in events if points[e.number])
    might = Might(analysis, log, extras.motives.reasons if extras.motives is not None else None)
    spoken = frozenset(e.number for e in events if is_spoken(analysis, e, knobs, might))
    left: tuple[Point, ...] = ()
    if knobs.level == "scene" and knobs.uses("plan"):
        thinks = knobs.explanations == "thought"
        further = Interior(analysis, extras, thinking.motives).points(events, eyes, spoken)
        for n, found in points.items():
            more = [p for p in further.get(n, ()) if (thinks or p.kind == "sign") and not _told_by(found, p)]
            points[n] = _reminded(_in_turn((*found, *more)))
        if thinks and knobs.order != "ending first" and events:
            left = left_over(analysis, extras, thinking.motives, events, eyes[events[-1].number])
    salience = {number: max((p.salience for p in found), default=0.0) for number, found in points.items()}
    events = _tensed(paced(events, salience, spoken, knobs), knobs)
    me = None
    if knobs.person == "first":
        me = next((p.number for p in cast if p.name == viewpoint), None)
    return Prepared(
        analysis,
        tuple(log),
        cast,
        knobs,
        extras,
        viewpoint,
        every,
        events,
        eyes,
        points,
        me,
        fields,
        might,
        spoken,
        left,
        why={e.number: thinking.why(e) for e in events} if knobs.level == "screenplay" else {},
    )


_AT_ONCE = ("as expected", "surprised")
_THOUGHT = ("guess", "no guess")


def _in_turn(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points of an event as they come to mind: whether the act itself was expected, what it changes, what another is
    taken to want by it, what is felt; then the rest."""
    expected = [p for p in points if p.kind in _AT_ONCE]
    others = [p for p in points if p.kind not in _AT_ONCE]
    act = next((n + 1 for n, p in enumerate(others) if p.kind == "act"), 0)
    others[act:act] = expected
    felt = [p for p in others if p.kind == "feeling"]
    last = max((n for n, p in enumerate(others) if p.kind in _THOUGHT), default=-1)
    if last < 0:
        return tuple(others)
    ahead = [p for p in others[: last + 1] if p.kind != "feeling"]
    behind = [p for p in others[last + 1 :] if p.kind != "feeling"]
    return (*ahead, *felt, *behind)


def _told_by(found: Sequence[Point], further: Point) -> bool:
    """Whether a surprise is told already, by what was expected and does not come."""
    return further.kind == "surprised" and any(p.kind == "nonevent" and p.mind == further.mind for p in found)


def _reminded(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """What is hoped of an act says as well as a reminder what it is for, and then has to be told."""
    minds = {p.mind for p in points if p.kind == "reminder"}
    ahead = {p.mind for p in points if p.kind in ("weighs", "follows")} & minds
    return tuple(
        replace(p, extra=False) if p.kind in ("weighs", "follows") and p.mind in ahead else p
        for p in points
        if not (p.kind == "reminder" and p.mind in ahead)
    )


def _tensed(events: Sequence[Happening], knobs: Knobs) -> tuple[Happening, ...]:
    """In the past a look back opens with the past perfect once, and goes on in the simple past."""
    if knobs.tense == "present":
        return tuple(events)
    made = []
    before = 0
    for event in events:
        made.append(replace(event, shift=0) if before and event.shift else event)
        before = event.shift
    return tuple(made)
