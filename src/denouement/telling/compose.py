"""All stages together: from a story and its log to a telling, with what the checks need to know of it.

Source: the order of the stages is that of the design: log, select, order, place in time, speed, plan, aggregate, refer, realise,
vary, check. What does not depend on the choice of words is worked out once; then some versions are worded, and the one
with the fewest faults is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from denouement.answers import Analysis
from denouement.engine import Moment
from denouement.telling.aftermath import aftermath, left_over
from denouement.telling.aggregate import aggregated, notes_joined
from denouement.telling.fields import Fields
from denouement.telling.front import fronted
from denouement.telling.happenings import happenings, persons
from denouement.telling.inputs import Extras
from denouement.telling.interior import Interior
from denouement.telling.inward import BEFORE, inward
from denouement.telling.knobs import Knobs
from denouement.telling.might import Might
from denouement.telling.opening import opening_units
from denouement.telling.order import ordered
from denouement.telling.paragraphs import in_paragraphs
from denouement.telling.phrases import Phrases
from denouement.telling.plan import Planner
from denouement.telling.realise import capitals, realised
from denouement.telling.refer import Referring
from denouement.telling.score import score
from denouement.telling.select import event_source, points_of, told_events
from denouement.telling.shapes import Happening, Person, Point, Unit, at_step
from denouement.telling.signs import bears, families
from denouement.telling.speech import Speech, is_spoken
from denouement.telling.speed import paced
from denouement.telling.switch import Marks
from denouement.telling.text import Paragraph, Sentence, Source, Telling
from denouement.telling.thoughts import Thoughts
from denouement.telling.vary import Chooser
from denouement.telling.viewpoint import named_viewpoint, views

__all__ = ["Composition", "Line", "Prepared", "compose"]


_WORDS_AN_EVENT = 14
"""About how many words a telling has for each event."""

_GOOD_ENOUGH = 0.25
"""With so few faults no further version is worded."""


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


@dataclass(frozen=True)
class Composition:
    """A telling with its lines, and what it was made from."""

    prepared: Prepared
    lines: tuple[Line, ...]
    telling: Telling


def compose(
    analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras, ending: str = ""
) -> Composition:
    """A telling of a log, by the knobs.

    Raises:
        UsageError: the viewpoint is nobody's.
    """
    made = _prepared(analysis, log, knobs, extras)
    phrases = Phrases(analysis, made.fields)
    if any(p.extra for found in (*made.points.values(), made.left) for p in found):
        made = _trimmed(made, _worded(made, phrases, knobs.seed * 1_000, 0))
    versions = max(1, knobs.versions) if knobs.uses("vary") and knobs.level != "treatment" else 1
    signs = [families(e.moment.text) for e in made.events]
    best: tuple[Line, ...] = ()
    least = -1.0
    for version in range(versions):
        lines = _worded(made, phrases, knobs.seed * 1_000, version)
        faults = score(lines, signs)
        if least < 0 or faults < least:
            best, least = lines, faults
        if least <= _GOOD_ENOUGH:
            break
    return Composition(made, best, _telling(made, best, ending))


def _prepared(analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras) -> Prepared:
    if knobs.level == "screenplay":
        knobs = replace(knobs, tense="present", person="third", explanations="none")
    cast = persons(analysis)
    viewpoint = named_viewpoint(cast, knobs)
    every = happenings(analysis, log)
    eyes = views(every, cast, knobs)
    events = ordered(told_events(every, eyes, len(cast), knobs), knobs)
    thinking = Thoughts(analysis, extras.motives)
    thoughts = thinking.points(events, eyes) if knobs.explanations == "thought" else {}
    comes = {m.text.casefold().rstrip(". ") for m in log}
    points = {}
    for e in events:
        own = points_of(
            analysis, e, eyes[e.number], thoughts.get(e.number, ()), extras, knobs, frozenset(comes)
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
        points = {
            n: (*found, *(p for p in further.get(n, ()) if thinks or p.kind == "sign"))
            for n, found in points.items()
        }
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
        Fields(analysis),
        might,
        spoken,
        left,
    )


_LONGEST = 1_500
"""The most words of a telling that holds more than it has to."""

_SPEECH = 0.28
"""The least share of speech that what may be left out leaves, in a story with talk."""

_TALK = 5
"""With so many turns there is talk."""


def _trimmed(made: Prepared, lines: Sequence[Line]) -> Prepared:
    """Without those of the further points that would make it too long, or drown the talk: the slightest go first."""
    spoken = sum(len(li.text.split()) for li in lines if li.unit.speaker is not None)
    turns = sum(1 for li in lines if li.unit.speaker is not None)
    over = sum(len(li.text.split()) for li in lines)
    over -= min(_LONGEST, int(spoken / _SPEECH)) if turns >= _TALK else _LONGEST
    dropped: set[Source] = set()
    further = [p for found in made.points.values() for p in found if p.extra]
    length = {li.unit.sources[0]: len(li.text.split()) for li in lines if li.unit.extra}
    for point in sorted(further, key=lambda p: (p.salience, -p.event)):
        if over <= 0:
            break
        over -= length.get(point.sources[0], 0)
        dropped.add(point.sources[0])
    points = {
        n: tuple(p for p in found if not (p.extra and p.sources[0] in dropped))
        for n, found in made.points.items()
    }
    return replace(made, points=points)


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


# --- one version


def _worded(made: Prepared, phrases: Phrases, seed: int, version: int) -> tuple[Line, ...]:
    """One version; of three in a row each varies the openings, and joins sentences, a little more than the one before."""
    knobs = made.knobs
    chooser = Chooser(seed + version, knobs.uses("vary"))
    more = version % 3
    planner = Planner(made.analysis, phrases, made.cast, knobs, chooser)
    planner.told_wants = frozenset(
        p.text for found in made.points.values() for p in found if p.kind == "want"
    )
    planner.spoken = made.spoken
    planner.turning = _turning(made)
    planner.draws = 55 + 15 * more
    signs = [families(e.moment.text) for e in made.events]
    planner.most = bears(_WORDS_AN_EVENT * len(made.events), signs)
    silent = {e.number for e in made.events if e.pace == "silence"}
    speech = Speech(made.analysis, phrases, made.might, made.cast, knobs, planner)
    units = tuple(_units(made, phrases, planner, speech, Marks(planner)))
    units = notes_joined(units)
    units = tuple(replace(u, alone=True) if u.kind == "act" and u.event in silent else u for u in units)
    if knobs.uses("aggregate") and knobs.level != "treatment":
        units = aggregated(units, frozenset(e.number for e in made.events if e.pace == "summary"))
        if knobs.uses("vary"):
            units = fronted(units, chooser, frozenset(e.number for e in made.events if e.moved), 4 - more)
    return _realised(made, in_paragraphs(units, knobs.level))


def _turning(made: Prepared) -> frozenset[int]:
    """The events at which a belief is put right or a lie is believed: their sentences stand alone."""
    kinds = ("correction", "deceived")
    return frozenset(n for n, found in made.points.items() if any(p.kind in kinds for p in found))


def _units(
    made: Prepared, phrases: Phrases, planner: Planner, speech: Speech, marks: Marks
) -> Iterator[Unit]:
    views_before: frozenset[int] | None = None
    quiet = False
    opens = min((e.number for e in made.events), default=0)
    for event in made.events:
        eyes = made.eyes[event.number]
        block: list[Unit] = []
        if event.number == opens and made.knobs.level != "screenplay":
            block += [
                replace(u, tokens=at_step(u.tokens, event.shift if made.knobs.tense == "present" else 0))
                for u in opening_units(made.analysis, phrases, planner, made.eyes[0])
            ]
        switches = views_before is not None and eyes != views_before and len(eyes) == 1
        block += _of_event(made, event, eyes, planner, speech, marks, views_before if switches else None)
        if block and event.gap:
            block[0] = replace(block[0], gap=True)
        if block and (
            (views_before is not None and eyes != views_before) or event.pace == "silence" or quiet
        ):
            block[0] = replace(block[0], opens=True)
        views_before = eyes
        quiet = event.pace == "silence"
        yield from block
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
) -> Iterator[Unit]:
    """The units of an event. ``eyes_before``: whose eyes were used, where the view passes here to somebody else."""
    points = made.points[event.number]
    acts = [p for p in points if p.kind == "act"]
    passes = bool(acts) and _before_the_eyes(made, event, eyes, eyes_before) is not None
    before = [u for p in points if p.kind in BEFORE for u in inward(planner, p, event, eyes)]
    thoughts = [u for p in points if p.kind in ("want", "note") for u in planner.inner(p, event, eyes)]
    if acts and event.number in planner.spoken:
        thoughts = [u for u in thoughts if u.kind != "note" or u.subject is not None]
        other = _before_the_eyes(made, event, eyes, eyes_before)
        marked = other is not None and other == event.doer
        if other is not None:
            yield marks.mark(event, next(iter(eyes)), other, marked, eyes)
        yield from before
        yield from thoughts
        own = not before or before[-1].mind == event.doer
        shown = (marked and not before) or (bool(thoughts) and thoughts[-1].subject == event.doer)
        said = speech.units(event, eyes, acts[0].sources, shown, bool(before))
        yield from said if own else (replace(said[0], opens=True), *said[1:])
    else:
        if not passes:
            yield from before
        if acts:
            speech.interrupted()
            act = planner.act(event, eyes, (event_source(event),))
            yield from _seen(made, event, eyes, eyes_before, act, marks)
        if passes:
            yield from before
        yield from sorted(thoughts, key=lambda u: u.kind != "note")
    for point in points:
        if point.extra:
            yield from () if point.kind in BEFORE else inward(planner, point, event, eyes)
        elif point.kind not in ("act", "want", "note"):
            yield from planner.inner(point, event, eyes)


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
    made: Prepared,
    event: Happening,
    eyes: frozenset[int],
    eyes_before: frozenset[int] | None,
    act: Unit,
    marks: Marks,
) -> Iterator[Unit]:
    """An act, and where the view passes to somebody else here, the mark of it: the new person, seeing."""
    other = _before_the_eyes(made, event, eyes, eyes_before)
    if other is None or act.verbatim:
        yield act
        return
    (person,) = eyes
    if event.doer != person:
        yield marks.seeing(act, person)
    elif event.moved and act.subject == person:
        yield marks.coming_upon(act, other)
    else:
        yield marks.mark(event, person, other, False, eyes)
        yield act


def _realised(made: Prepared, paragraphs: Sequence[Sequence[Unit]]) -> tuple[Line, ...]:
    referring = Referring(made.cast, made.knobs.names, made.me, made.knobs.uses("refer"))
    past = made.knobs.tense == "past"
    lines = []
    for number, paragraph in enumerate(paragraphs):
        referring.paragraph(paragraph[0].gap or made.knobs.level == "screenplay")
        for unit in paragraph:
            if unit.speaker is not None:
                referring.spoken(unit.speaker, unit.hearer)
                lines.append(Line(capitals(_text(unit)), unit, number))
                continue
            refers = referring.sentence(unit)
            text = realised(unit.tokens, refers, made.cast, past, made.me)
            lines.append(Line(text, unit, number, tuple(refers.items())))
    return tuple(lines)


def _text(unit: Unit) -> str:
    return "".join(getattr(t, "text", "") for t in unit.tokens)


def _telling(made: Prepared, lines: Sequence[Line], ending: str) -> Telling:
    paragraphs: list[Paragraph] = []
    numbers = sorted({line.paragraph for line in lines})
    for number in numbers:
        own = [line for line in lines if line.paragraph == number]
        sentences = tuple(
            Sentence(
                line.text,
                line.unit.sources,
                made.cast[line.unit.speaker].name if line.unit.speaker is not None else "",
            )
            for line in own
        )
        place = next((line.unit.place for line in own if line.unit.place), "")
        paragraphs.append(Paragraph(sentences, place, own[0].unit.gap))
    return Telling(
        made.analysis.story.title,
        tuple(paragraphs),
        made.knobs.level,
        made.viewpoint,
        made.knobs.tense,
        tuple((p.name, p.pronoun) for p in made.cast),
        ending,
    )
