"""What is left when the last event is told: what has come of people's wants, what they now believe, and how they feel.

Told of those whose eyes are used last, as far as they know it themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from denouement import english
from denouement.answers import Analysis, Motives
from denouement.engine import BeliefChange, How
from denouement.english import Plain
from denouement.ground import GroundWant
from denouement.telling.certainty import LIKELY
from denouement.telling.inputs import Extras, FeelingOf
from denouement.telling.plan import Planner
from denouement.telling.select import NOT_NAMED, belief_source, feeling_text
from denouement.telling.shapes import Happening, Point, Token, Unit
from denouement.telling.text import Source

__all__ = ["aftermath", "left_over"]

_LINK = Plain(", and ")

_WANTS = 2
"""Of how many wants of a person it is told that they are met; that one is not, of the dearest alone."""


def left_over(
    analysis: Analysis,
    extras: Extras,
    motives: Motives,
    events: Sequence[Happening],
    eyes: frozenset[int],
) -> tuple[Point, ...]:
    """The points that are told after the last event."""
    if not events:
        return ()
    last = max(events, key=lambda e: e.number)
    found: list[Point] = []
    for person in sorted(eyes):
        own = list(_wants(analysis, motives, last, person))
        others = list(_others(analysis, motives, last, person)) if len(eyes) == 1 else []
        others += _beliefs(analysis, events, last, person)
        found += [p for p in own if p.kind == "met"]
        found += others
        found += [p for p in own if p.kind != "met"]
        found += _feeling(analysis, extras.left, last, person)
    return tuple(found)


def _wants(analysis: Analysis, motives: Motives, last: Happening, person: int) -> Iterator[Point]:
    """The dearest wants that have been met or lost, or are as open as before."""
    before, after = analysis.opening.minds[person], last.moment.world.minds[person]
    wants = sorted(motives.wants_of(person), key=lambda w: -w.weight)
    rows = [(w, motives.amount(w, before) > 0, motives.amount(w, after) > 0) for w in wants]
    told = [(w, now) for w, was, now in rows if now != was or not now]
    for kind, those in (("met", [w for w, now in told if now]), ("unmet", [w for w, now in told if not now])):
        of = those[: _WANTS if kind == "met" else 1]
        if of:
            sources = [_of_want(analysis, w, kind == "met", last.number) for w in of]
            text = "\n".join(w.text for w in of)
            yield Point(
                kind, last.number, (sources[0], *sources[1:]), person, text=text, salience=2.5, extra=True
            )


def _others(analysis: Analysis, motives: Motives, last: Happening, person: int) -> Iterator[Point]:
    """What has come of the dearest want of each of the others who were there, as the person sees it."""
    seen, said = last.moment.world.minds[person], analysis.wording
    found: list[Point] = []
    for other in analysis.engine.everyone:
        wants = sorted(motives.wants_of(other), key=lambda w: -w.weight)
        if other == person or not wants or wants[0].weight <= 0:
            continue
        met = motives.amount(wants[0], seen) > 0
        if met and motives.amount(wants[0], analysis.opening.minds[person]) > 0:
            continue  # it was so all along
        believes = "believes that it is so" if met else "believes that it is not so"
        detail = (
            f"{said.person(person)} thinks that {said.person(other)} wants {wants[0].text}, and {believes}"
        )
        source = Source("belief", last.number, english.finish(detail))
        kind = "theirs" if met else "not theirs"
        found.append(
            Point(
                kind,
                last.number,
                (source,),
                person,
                text=wants[0].text,
                salience=1.55,
                extra=True,
                other=other,
            )
        )
    yield from sorted(found, key=lambda p: p.kind != "theirs")


def _of_want(analysis: Analysis, want: GroundWant, met: bool, event: int) -> Source:
    name = analysis.wording.person(want.person)
    become = "and believes that it is so" if met else "and believes that it is not so"
    return Source("belief", event, english.finish(f"{name} wants {want.text}, {become}"))


def _beliefs(
    analysis: Analysis, events: Sequence[Happening], last: Happening, person: int
) -> Iterator[Point]:
    """The last thing that the person came to believe by word, while it is held."""
    mind, told = last.moment.world.minds[person], analysis.story.facts
    held: BeliefChange | None = None
    for event in events:
        for change in event.moment.changes:
            news = change.source.how is How.TOLD
            own = change.person == person and change.about is None and change.new is not None
            fact = analysis.ground.fluents[change.fluent].fact
            if own and news and event.number < last.number - 2 and told[fact].told:
                held = change
    if held is not None and mind.values[held.fluent] == held.new:
        number = next(e.number for e in events if held in e.moment.changes)
        source = belief_source(analysis, held, number)
        yield Point("believed", last.number, (source,), person, held, salience=2.1, extra=True)


def _feeling(analysis: Analysis, left: Sequence[FeelingOf], last: Happening, person: int) -> Iterator[Point]:
    """What the person still feels, where it was not felt only now."""
    for felt in left:
        if felt.person == person and felt.name not in NOT_NAMED:
            name = analysis.wording.person(person)
            text = feeling_text(analysis, felt.name, felt.toward)
            source = Source("feeling", felt.event, english.finish(f"{name} feels {text}: {felt.cause}"))
            yield Point("left", last.number, (source,), person, text=text, salience=2.5, extra=True)


def aftermath(
    planner: Planner, points: Sequence[Point], last: Happening, eyes: frozenset[int]
) -> Iterator[Unit]:
    """The points as units, in a paragraph of their own."""
    opens = True
    for point in points:
        kind, slots = _wording(planner, point)
        unit = replace(planner.worded(kind, point, last, eyes, slots), extra=True, opens=opens)
        if point.change is not None:
            unit = replace(unit, degree=LIKELY)
        yield unit
        opens = False


def _wording(planner: Planner, point: Point) -> tuple[str, Mapping[str, tuple[Token, ...]]]:
    phrases = planner.phrases
    if point.change is not None:
        return "believed", {"fact": phrases.fact(point.change.fluent, point.change.new)}
    if point.kind == "left":
        return "left", {"felt": planner.felt(point)}
    whose = point.mind if point.other is None else point.other
    assert whose is not None
    state = "so" if point.kind in ("met", "theirs") else "not-so"
    rows = [planner.wished(text, whose) for text in point.text.split("\n")]
    rows = [row for row in rows if state in row and not planner.just_said(row[state])] or rows[:1]
    slots: dict[str, tuple[Token, ...]] = {}
    for name in ("so", "not-so"):
        if all(name in row for row in rows):
            slots[name] = tuple(t for row in rows for t in (_LINK, *row[name]))[1:]
    if len(rows) == 1:
        slots["wanted"] = rows[0]["wanted"]
    again = len(rows) == 1 and state in slots and planner.last_said(slots[state])
    return f"{point.kind} again" if again else point.kind, slots
