"""The points of each event as units, in the order they are told: what is thought, what is done and said, what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from denouement.telling.aftermath import aftermath
from denouement.telling.aggregate import goes_on
from denouement.telling.inward import BEFORE, inward
from denouement.telling.opening import opening_units
from denouement.telling.phrases import Phrases
from denouement.telling.plan import Planner
from denouement.telling.prepared import Prepared
from denouement.telling.select import event_source
from denouement.telling.shapes import Happening, Point, Ref, Unit, at_step
from denouement.telling.speech import Speech, hearer_of
from denouement.telling.switch import Marks
from denouement.telling.verdict import verdict

__all__ = ["units_of"]


def units_of(
    made: Prepared, phrases: Phrases, planner: Planner, speech: Speech, marks: Marks
) -> Iterator[Unit]:
    """All units of one version, from the opening to what is left at the end."""
    views_before: frozenset[int] | None = None
    quiet = False
    held: list[Unit] = []
    opens = min((e.number for e in made.events), default=0)
    for event in made.events:
        eyes = made.eyes[event.number]
        block: list[Unit] = []
        if event.number == opens and made.knobs.level != "screenplay":
            block += [
                replace(u, tokens=at_step(u.tokens, event.shift if made.knobs.tense == "present" else 0))
                for u in opening_units(made.analysis, phrases, planner, made.eyes[0])
                if u.sources[0] not in made.dropped
            ]
        switches = views_before is not None and eyes != views_before and len(eyes) == 1
        beat = _is_beat(held, event, made) and views_before == eyes and not (event.gap or quiet)
        said = list(
            _of_event(made, event, eyes, planner, speech, marks, views_before if switches else None, beat)
        )
        if beat and said[:1] and said[0].speaker is not None:
            held[-1] = replace(held[-1], alone=True)
        block += said
        if block and event.gap:
            block[0] = replace(block[0], gap=True)
        if block and (
            (views_before is not None and eyes != views_before) or event.pace == "silence" or quiet
        ):
            block[0] = replace(block[0], opens=True)
        views_before = eyes
        quiet = event.pace == "silence"
        yield from held
        held = block
    yield from held
    if made.left and made.events:
        last = max(made.events, key=lambda e: e.number)
        yield from aftermath(planner, made.left, last, made.eyes[last.number])


def _of_event(
    made: Prepared,
    event: Happening,
    eyes: frozenset[int],
    planner: Planner,
    speech: Speech,
    marks: Marks,
    eyes_before: frozenset[int] | None,
    beat: bool = False,
) -> Iterator[Unit]:
    """The units of an event. ``eyes_before``: whose eyes were used, where the view passes here to somebody else;
    ``beat``: what was told last is an act of whoever acts here.
    """
    points = made.points[event.number]
    acts = [p for p in points if p.kind == "act"]
    other = _before_the_eyes(made, event, eyes, eyes_before) if acts else None
    spoken = bool(acts) and event.number in planner.settled.spoken
    act = None
    if acts and not spoken:
        act = planner.act(event, eyes, (event_source(event),))
        planner.may_draw = act.subject == event.doer
    told = _before(points, event, eyes, planner)
    before = [u for u in told if not goes_on(u)]
    if spoken:
        marked = other is not None and other == event.doer
        if other is not None:
            yield marks.mark(event, next(iter(eyes)), other, marked, eyes)
        yield from before
        own = not before or before[-1].mind == event.doer
        shown = (own and before[-1].subject == event.doer) if before else marked or (beat and other is None)
        said = speech.units(event, eyes, acts[0].sources, shown, bool(before))
        yield from said if own else (replace(said[0], opens=True), *said[1:])
    elif act is not None:
        speech.interrupted()
        yield from _seen(event, eyes, other, act, before, marks)
        yield from (u for u in told if goes_on(u))
    else:
        yield from before
    for point in points:
        if point.kind == "act" or point.kind in BEFORE:
            continue
        if point.extra:
            speech.thought_between()
            yield from inward(planner, point, event, eyes)
        elif point.kind == "compared":
            yield from verdict(planner, point, event, eyes)
        else:
            yield from planner.inner(point, event, eyes)


def _before(points: Sequence[Point], event: Happening, eyes: frozenset[int], planner: Planner) -> list[Unit]:
    """What is told before an act, in order: what it rests on, what it is for, what comes of it, what it costs."""
    found: list[Unit] = []
    for point in sorted((p for p in points if p.kind in BEFORE), key=lambda p: BEFORE.index(p.kind)):
        inner = point.kind in ("want", "reminder", "note")
        found += planner.inner(point, event, eyes) if inner else inward(planner, point, event, eyes)
    return found


def _is_beat(told: list[Unit], event: Happening, made: Prepared) -> bool:
    """Whether the last sentence is an act or a sign of whoever acts now: before words it is enough to say who speaks.

    Where there are others, it has to name the hearer too.
    """
    hearer = hearer_of(made.analysis, event) if len(event.seen_by) > 2 else None
    return (
        bool(told)
        and (hearer is None or any(isinstance(t, Ref) and t.person == hearer for t in told[-1].tokens))
        and told[-1].kind in ("act", "sign")
        and told[-1].subject == event.doer is not None
        and not told[-1].verbatim
    )


def _before_the_eyes(
    made: Prepared, event: Happening, eyes: frozenset[int], eyes_before: frozenset[int] | None
) -> int | None:
    """Whom the person sees to whom the view passes: the doer, else the one it passes from, else another who is there."""
    if eyes_before is None or not made.knobs.uses("plan"):
        return None
    (person,) = eyes
    wanted = [event.doer, *sorted(eyes_before), *sorted(event.seen_by)]
    there = {e for e in wanted if e is not None and e != person and e in event.seen_by}
    return next((p for p in wanted if p in there), None) if person in event.seen_by else None


def _seen(
    event: Happening,
    eyes: frozenset[int],
    other: int | None,
    act: Unit,
    before: Sequence[Unit],
    marks: Marks,
) -> Iterator[Unit]:
    """An act with what is told before it; and where the view passes to somebody else here, who sees ``other``, the mark of
    it first: the new person, seeing."""
    if other is None or act.verbatim:
        yield from before
        yield act
        return
    (person,) = eyes
    if event.doer != person:
        yield marks.seeing(act, person)
        yield from before
    elif event.moved and act.subject == person:
        yield marks.coming_upon(act, other)
        yield from before
    else:
        yield marks.mark(event, person, other, False, eyes)
        yield from before
        yield act
