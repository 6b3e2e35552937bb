"""Stage: what of the log is told, seen through given eyes, and how much it matters.

An act is told if somebody whose eyes are used sees it; a change of belief if it is one of theirs and puts right what
was wrong, brings in a lie, or is the only sign of something unseen. Salience counts what changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from denouement import english
from denouement.answers import Analysis
from denouement.engine import BeliefChange, How, Moment
from denouement.model import Value
from denouement.telling.compared import compared
from denouement.telling.fields import Fields, unbacked
from denouement.telling.inputs import Extras
from denouement.telling.knobs import Knobs
from denouement.telling.shapes import Happening, Point
from denouement.telling.text import Source

__all__ = ["NOT_NAMED", "belief_source", "event_source", "feeling_text", "points_of", "told_events"]

_FEELINGS = 2
"""How many feelings are named in a telling; readers infer the rest."""

_STRONG = 2.0
"""A feeling that is not this strong is not named: as strong as a want of two is dear."""

NOT_NAMED = ("surprise", "satisfaction", "doubt", "fear confirmed", "letting go", "happiness for another")
"""Feelings that the telling shows by other means, or that have no plain name."""

_TOWARD = {
    "gratitude": "gratitude toward",
    "anger": "anger at",
    "grievance": "a grievance against",
    "resentment": "resentment toward",
    "respect": "respect for",
    "reproach": "reproach toward",
    "pity": "pity for",
}
"""Feelings that are told with the one they are felt for, as one says it."""


def feeling_text(analysis: Analysis, name: str, toward: int | None) -> str:
    """A feeling as it stands in a sentence: *a grievance against Teo*."""
    if toward is None or name not in _TOWARD:
        return name
    return f"{_TOWARD[name]} {analysis.wording.person(toward)}"


def event_source(event: Happening) -> Source:
    """The event itself as a source."""
    return Source("event", event.number, english.finish(event.moment.text))


def belief_source(analysis: Analysis, change: BeliefChange, event: int) -> Source:
    """A change of belief as a source."""
    said = analysis.wording
    name, new = said.person(change.person), said.fact(change.fluent, change.new)
    if change.about is not None:
        detail = f"{name} comes to believe that {said.person(change.about)} believes that {new}"
    elif change.old is None:
        detail = f"{name} comes to believe that {new}"
    else:
        detail = (
            f"{name} had believed that {said.fact(change.fluent, change.old)}; now {name} believes that {new}"
        )
    if change.source.by is not None:
        detail += f", told so by {said.person(change.source.by)}"
    return Source("belief", event, english.finish(detail))


def told_events(
    events: Sequence[Happening], views: Mapping[int, frozenset[int]], everyone: int, knobs: Knobs
) -> tuple[Happening, ...]:
    """The events that are told at all: those seen, and those of which a sign is noticed."""
    if not knobs.uses("select"):
        return tuple(events)
    kept = []
    for event in events:
        eyes = views[event.number]
        if not eyes or len(eyes) == everyone or eyes & event.seen_by or any(_noticed(event, p) for p in eyes):
            kept.append(event)
    return tuple(kept)


def _noticed(event: Happening, person: int) -> bool:
    return any(
        c.person == person and c.about is None and c.source.reaction is not None for c in event.moment.changes
    )


def points_of(
    analysis: Analysis,
    event: Happening,
    eyes: frozenset[int],
    thoughts: Sequence[Point],
    extras: Extras,
    knobs: Knobs,
    comes: frozenset[str] = frozenset(),
    log: Sequence[Moment] = (),
    fields: Fields | None = None,
) -> tuple[Point, ...]:
    """What is told of one event. ``comes`` are the acts, as sentences, that happen at some time or were said not to.

    In order: the thought, the act, what was expected instead, what it changes, the feeling."""
    source = event_source(event)
    outside = not eyes or bool(eyes & event.seen_by) or not knobs.uses("select")
    found: list[Point] = []
    if outside:
        found += thoughts
        weight = 1.0 + sum(1 for p in thoughts if p.kind == "want")
        found.append(Point("act", event.number, (source,), text=event.moment.text, salience=weight))
    held_against = compared(analysis, event, eyes, log) if outside and knobs.uses("select") else ()
    found += _expected(analysis, event, eyes, extras, comes)
    found += held_against
    seen = {fluent for p in held_against for fluent, _, _ in p.pairs}
    found += [
        p
        for p in _changes(analysis, event, eyes, outside, knobs)
        if p.change is None or p.change.fluent not in seen
    ]
    if outside and fields is not None:
        found += _brought(analysis, event, eyes, found, fields)
    found += _felt(analysis, event, eyes, extras)
    return tuple(found)


def _changes(
    analysis: Analysis, event: Happening, eyes: frozenset[int], outside: bool, knobs: Knobs
) -> Iterator[Point]:
    shown: set[int] = set()
    righted: set[tuple[int, Value]] = set()
    setting = _setting(analysis)
    told_so = {(c.person, c.fluent): c for c in event.moment.changes if c.about is None}
    for change in event.moment.changes:
        fact = analysis.ground.fluents[change.fluent].fact
        if not analysis.story.facts[fact].told or change.person not in eyes:
            continue
        own = told_so.get((change.person, change.fluent))
        if (
            change.about is not None
            and own is not None
            and own.new == change.new
            and own.source.by != change.person
        ):
            continue  # they have come to believe it themselves, and by the same event
        kind = _kind(change, event, outside, told_so, setting)
        if not knobs.uses("select"):
            kind = kind or ("learned" if change.about is None else "")
        if not kind or (kind == "noticed" and change.fluent in shown):
            continue
        if kind == "nested" and change.about in eyes:  # told of that mind itself
            continue
        if (
            kind == "correction" and (change.fluent, change.new) in righted
        ):  # another is put right by the same
            continue
        if kind == "correction":
            righted.add((change.fluent, change.new))
        shown.add(change.fluent)
        source = belief_source(analysis, change, event.number)
        weight = 3.0 if kind in ("correction", "deceived") else 2.0
        yield Point(kind, event.number, (source,), change.person, change, salience=weight)


def _kind(
    change: BeliefChange,
    event: Happening,
    outside: bool,
    told_so: Mapping[tuple[int, int], BeliefChange],
    setting: frozenset[int],
) -> str:
    """The kind of a change of belief; empty where it goes without saying."""
    before, after = event.moment.before.values, event.moment.world.values
    if change.about is not None:
        own = told_so.get((change.about, change.fluent))
        if own is not None and own.source.how is How.TOLD and own.new == change.new:
            return "nested" if own.source.by == change.person else "nested fact"
        mine = event.moment.world.minds[change.person].values[change.fluent]
        said = change.source.how is How.TOLD and change.source.by == change.about
        return "claimed" if said and mine != change.new and mine is None else ""
    if change.new is None and change.old is not None and not outside:
        return "unsure"
    if change.new is None or (
        change.new is True and change.fluent in setting and change.source.how is not How.TOLD
    ):
        return ""
    if change.new != after[change.fluent]:
        return "deceived"
    if change.source.how is How.TOLD:
        return "learned"
    if change.old is not None and change.old != before[change.fluent]:
        return "correction"
    return "noticed" if change.source.how is How.NOTICED and not outside else ""


def _brought(
    analysis: Analysis, event: Happening, eyes: frozenset[int], found: Sequence[Point], fields: Fields
) -> Iterator[Point]:
    """What an act makes so in the world beside what its own sentence says, and the eyes that are used see; else anybody."""
    act = event.moment.act
    if act is None:
        return
    before, after = event.moment.before.values, event.moment.world.values
    told = {p.change.fluent for p in found if p.change is not None}
    says = fields.of_text(event.moment.text)
    for effect in act.effects:
        number = effect.fluent
        fact = analysis.story.facts[analysis.ground.fluents[number].fact]
        news = not effect.path and after[number] is True and before[number] is not True
        if not news or fact.event or not fact.told or number in told:
            continue
        text = analysis.wording.fact(number, True)
        if not unbacked(text, says):
            continue
        told.add(number)
        viewer = next((p for p in sorted(eyes) if event.moment.world.minds[p].values[number] is True), None)
        if eyes and viewer is None:
            continue
        of = analysis.ground.fluents[number].arguments[:1]
        own = viewer is None or event.doer == viewer or of == (analysis.wording.person(viewer),)
        kind = "shows" if own else "seen"
        sees = f"; {analysis.wording.person(viewer)} sees it" if kind == "seen" and viewer is not None else ""
        detail = f"{event.moment.text.rstrip('. ')}; {text}{sees}"
        source = Source("event", event.number, english.finish(detail))
        yield Point(
            kind,
            event.number,
            (source,),
            viewer if kind == "seen" else None,
            salience=1.3,
            extra=True,
            pairs=((number, None, True),),
        )


def _setting(analysis: Analysis) -> frozenset[int]:
    """The facts of the world that nothing in the story changes; whoever comes to know one sees no news in it."""
    ground = analysis.ground
    moved = {e.fluent for a in ground.acts for e in a.effects if not e.path}
    moved |= {e.fluent for r in ground.reactions for e in r.effects if not e.path}
    return frozenset(range(len(ground.fluents))) - moved


def _expected(
    analysis: Analysis, event: Happening, eyes: frozenset[int], extras: Extras, comes: frozenset[str]
) -> Iterator[Point]:
    """What was expected and does not come: not now, and not later; each once."""
    for held in extras.expectations:
        if held.event != event.number or held.person not in eyes or not (held.broken and held.acts):
            continue
        if held.acts[0].casefold().rstrip(". ") not in comes and held.person in event.seen_by:
            name = analysis.wording.person(held.person)
            detail = english.finish(f"{name} expects: {held.acts[0].rstrip('. ')}")
            source = Source("expectation", event.number, detail)
            yield Point("nonevent", event.number, (source,), held.person, text=held.acts[0], salience=2.5)


def _felt(analysis: Analysis, event: Happening, eyes: frozenset[int], extras: Extras) -> Iterator[Point]:
    named = [
        f for f in extras.feelings if f.person in eyes and f.strength >= _STRONG and f.name not in NOT_NAMED
    ]
    strongest = sorted(named, key=lambda f: -f.strength)[:_FEELINGS]
    for felt in strongest:
        if felt.event == event.number:
            name = analysis.wording.person(felt.person)
            text = feeling_text(analysis, felt.name, felt.toward)
            source = Source("feeling", event.number, english.finish(f"{name} feels {text}: {felt.cause}"))
            yield Point("feeling", event.number, (source,), felt.person, text=text, reasons=felt.reasons)
