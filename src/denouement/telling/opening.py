"""What stands before the first event: where people are, what went before, and what they have wrong.

Told as far as the eyes that are used can know it; what somebody has wrong is told as they see it, and what is still to
be revealed is not told here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from denouement import english
from denouement.answers import Analysis
from denouement.engine import condition
from denouement.english import Plain
from denouement.ground import GroundAct
from denouement.model import Assignment, Statement, Value, ValueType
from denouement.telling.happenings import place_of, roles_of
from denouement.telling.knobs import EVERYBODY, SWITCHING
from denouement.telling.outset import about_others, around, assigned, bonds, looks, secrets
from denouement.telling.phrases import Phrases
from denouement.telling.plan import Planner
from denouement.telling.shapes import Unit, at_step
from denouement.telling.text import Source

__all__ = ["opening_units", "stated"]

_WISHES = 2
"""How many wants of one person are told at the opening."""

_DEAR = 2
"""What somebody wants most is told from this worth on."""


def opening_units(
    analysis: Analysis, phrases: Phrases, planner: Planner, eyes: frozenset[int]
) -> Iterator[Unit]:
    """The units of the opening."""
    everyone = analysis.engine.everyone
    first = min(eyes) if eyes else 0
    here = {place_of(analysis, analysis.opening, p) for p in eyes}
    for person in everyone:
        where = {place_of(analysis, analysis.opening.minds[p], person) for p in eyes}
        beside = where == here and len(here) == 1 and place_of(analysis, analysis.opening, person) in here
        if not eyes or person in eyes or beside:
            yield from _place(analysis, phrases, planner, person, eyes)
    yield from around(analysis, phrases, planner, eyes)
    if len(eyes) == 1 and planner.knobs.uses("select") and planner.knobs.level == "scene":
        yield from looks(analysis, phrases, planner, first, eyes)
    yield from _past(analysis, phrases, planner, eyes, first)
    yield from _known(analysis, phrases, planner, eyes)
    for person in sorted(eyes):
        if planner.knobs.uses("select") and planner.knobs.level == "scene":
            yield from bonds(analysis, phrases, planner, person, eyes)
        yield from _wrong(analysis, phrases, planner, person, eyes)
        yield from about_others(analysis, phrases, planner, person, eyes)
        if len(eyes) == 1 and planner.knobs.level == "scene":
            yield from secrets(analysis, phrases, planner, person, eyes)
        yield from _wish(analysis, phrases, planner, person, eyes)
        yield from _taken(analysis, planner, person, eyes)


def _known(analysis: Analysis, phrases: Phrases, planner: Planner, eyes: frozenset[int]) -> Iterator[Unit]:
    """What is so of people from the first, and known to those whose eyes are used."""
    if not eyes:
        return
    numbers = {(f.fact, f.arguments): n for n, f in enumerate(analysis.ground.fluents)}
    for statement in analysis.story.at_first:
        found = _plain_fact(analysis, statement)
        if found is None or not any(a in analysis.ground.people for a in found[1]):
            continue
        fluent = numbers.get(found)
        knowing = (
            analysis.engine.everyone if planner.knobs.viewpoint in (SWITCHING, EVERYBODY) else sorted(eyes)
        )
        values = [analysis.opening.minds[p].values[fluent] for p in knowing] if fluent is not None else []
        if fluent is not None and (
            not all(v is True for v in values) or analysis.opening.values[fluent] is not True
        ):
            continue
        fact = analysis.story.facts[found[0]]
        names = roles_of(fact, found[1])
        source = Source("opening", 0, english.finish(statement.text))
        tokens = phrases.sentence(fact.sentence, names)
        yield planner.opening("opening", source, tokens, None, eyes, "")


def _plain_fact(analysis: Analysis, statement: Statement) -> tuple[str, tuple[str, ...]] | None:
    """The fact a statement makes so, where it says yes of one fact in nobody's mind."""
    found = assigned(analysis, statement)
    if found is None or found[2].believers or found[0].type is not ValueType.YES_NO:
        return None
    so = getattr(found[2].value, "value", None) is True
    return (found[0].name, found[1]) if so else None


def _wish(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """What somebody wants most, where nothing they do in the story says it."""
    wants = sorted((w for w in analysis.ground.wants if w.person == person), key=lambda w: -w.weight)
    untold = [w for w in wants if w.text not in planner.settled.told_wants]
    told = False
    for want in untold[:_WISHES]:
        dearest = want is wants[0]
        if dearest and want.weight < _DEAR:
            continue
        source = Source("opening", 0, english.finish(f"{analysis.ground.people[person]} wants {want.text}"))
        kind = "opening want" if dearest else "opening wish" if told else "opening hope"
        slots = planner.wished(want.text, person)
        unit = planner.opening(kind, source, slots["want"], person, eyes, "", slots=slots)
        yield unit if dearest else replace(unit, extra=True)
        told = True


def _taken(analysis: Analysis, planner: Planner, person: int, eyes: frozenset[int]) -> Iterator[Unit]:
    """What the person takes others to want, where the end speaks of it and nothing does before."""
    for mind, other, text in planner.settled.others_wants:
        if mind == person:
            names = analysis.ground.people
            detail = f"{names[mind]} thinks that {names[other]} wants {text}"
            source = Source("belief", 0, english.finish(detail))
            slots = planner.wished(text, other)
            unit = planner.opening("opening guess", source, slots["want"], mind, eyes, "", other, slots)
            yield replace(unit, extra=True)


def _place(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    name = analysis.ground.people[person]
    for fluent, known in enumerate(analysis.ground.fluents):
        value = analysis.opening.values[fluent]
        if known.type is ValueType.ONE_OF and known.arguments == (name,) and value is not None:
            if analysis.story.facts[known.fact].value_kind == "place":
                source = _source(analysis, fluent, value, None)
                place = place_of(analysis, analysis.opening, person)
                planner.placed.add((person, place))
                yield planner.opening("opening", source, phrases.fact(fluent, value), None, eyes, place)


def _past(
    analysis: Analysis, phrases: Phrases, planner: Planner, eyes: frozenset[int], first: int
) -> Iterator[Unit]:
    """The events before the story that those whose eyes are used have seen."""
    told: list[GroundAct] = []
    for moment in analysis.past:
        act = moment.act
        if act is None or not eyes:
            continue
        seen = {p for p in analysis.engine.everyone if condition(act.observers[p], moment.before)} | set(
            act.willing
        )
        if not seen & eyes or (len(seen) == 1 and len(eyes) > 1):
            continue
        times = sum(1 for m in analysis.past if m.act == act)
        if act in told:
            continue
        told.append(act)
        source = Source("opening", 0, english.finish(moment.text))
        tokens = at_step(phrases.act(act), -1)
        if times > 1:
            tokens = (*tokens, Plain(", twice" if times == 2 else f", {english.number_word(times)} times"))
        mind = next(iter(seen)) if len(seen) == 1 else None
        yield planner.opening("opening", source, tokens, mind, eyes, "")


def _wrong(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """What somebody has wrong when the story opens; where it was told as an event, not once more."""
    world, mind = analysis.opening, analysis.opening.minds[person]
    concluded = {
        c.fluent for m in analysis.past if m.act is not None for c in m.changes if c.person == person
    }
    given = stated(analysis)
    for fluent, known in enumerate(analysis.ground.fluents):
        believed = mind.values[fluent]
        if believed == world.values[fluent] or believed is None or not analysis.story.facts[known.fact].told:
            continue
        if (fluent in concluded and len(eyes) == 1) or (person, fluent) in planner.settled.compared:
            continue
        if believed is False and (person, known.fact, known.arguments) not in given:
            continue
        source = _source(analysis, fluent, believed, person)
        yield planner.opening("opening belief", source, phrases.fact(fluent, believed), person, eyes, "")


def stated(analysis: Analysis) -> set[tuple[int, str, tuple[str, ...]]]:
    """What the story says in so many words that somebody believes; the rest of what they lack, nobody has told them."""
    numbers = {name: n for n, name in enumerate(analysis.ground.people)}
    found = set()
    for statement in (*analysis.story.at_first, *analysis.story.now):
        for effect in statement.effects:
            if isinstance(effect, Assignment) and len(effect.believers) == 1:
                who = getattr(effect.believers[0], "value", "")
                arguments = tuple(str(getattr(a, "value", "")) for a in effect.fact.arguments)
                fact = analysis.story.fact_of(effect.fact.fact, arguments)
                found.add((numbers[str(who)], fact.name, arguments))
    return found


def _source(analysis: Analysis, fluent: int, value: Value, person: int | None) -> Source:
    said = analysis.wording.fact(fluent, value)
    if person is None:
        return Source("opening", 0, english.finish(said))
    return Source("belief", 0, english.finish(f"{analysis.wording.person(person)} believes that {said}"))
