"""What else is so when the story opens, as those whose eyes are used know it: who and what is there, what people are to
one another, and what somebody takes to be in another's mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from denouement import english
from denouement.answers import Analysis
from denouement.english import Plain, Verb
from denouement.feelings.things import Things
from denouement.model import Assignment, Fact, Statement, ValueType
from denouement.telling.happenings import roles_of
from denouement.telling.phrases import Phrases
from denouement.telling.plan import Planner
from denouement.telling.shapes import Ref, Token, Unit, more
from denouement.telling.text import Source

__all__ = ["about_others", "around", "assigned", "bonds", "looks", "secrets"]

_LOOKS = 3
"""How much of how somebody looks is told."""

_SECRETS = 2
"""How much is told that somebody alone knows."""

_MUCH = 3
_Row = tuple[Fact, tuple[str, ...], float]
"""A fact that is counted, of whom, and how much."""

_MORE: tuple[Token, ...] = (Plain(", and more than a little"),)
_LITTLE: tuple[Token, ...] = (Plain(" a little"),)
"""How a number of 3 and more is said, and one of 1."""


def assigned(analysis: Analysis, statement: Statement) -> tuple[Fact, tuple[str, ...], Assignment] | None:
    """The one fact that a statement makes so, with whom and what it speaks of."""
    effects = statement.effects
    if len(effects) != 1 or not isinstance(effects[0], Assignment):
        return None
    given = effects[0]
    arguments = tuple(str(getattr(a, "value", "")) for a in given.fact.arguments)
    fact = analysis.story.fact_of(given.fact.fact, arguments)
    return (fact, arguments, given) if fact.told else None


def around(analysis: Analysis, phrases: Phrases, planner: Planner, eyes: frozenset[int]) -> Iterator[Unit]:
    """What is so of no person: of the things at hand, and of nothing in particular."""
    things, world = Things(analysis), analysis.opening
    names = [analysis.ground.people[p] for p in sorted(eyes) or analysis.engine.everyone]
    at_hand = {t for n in names for t in things.beside(world, n) if "place" not in _kinds(analysis, t)}
    places = {str(things.place(world, n)) for n in names}
    rows: dict[tuple[str, tuple[str, ...]], list[tuple[Fact, tuple[str, ...], str]]] = {}
    for statement in analysis.story.at_first:
        found = assigned(analysis, statement)
        if found is None or found[0].type is not ValueType.YES_NO or found[2].believers:
            continue
        fact, arguments, given = found
        here = not arguments or (set(arguments) & at_hand and set(arguments) <= at_hand | places)
        if (
            here
            and getattr(given.value, "value", None) is True
            and _all_know(analysis, fact.name, arguments, eyes)
        ):
            rows.setdefault((fact.name, arguments[1:]), []).append((fact, arguments, statement.text))
    for group in rows.values():
        sources = [Source("opening", 0, english.finish(text)) for _, _, text in group]
        fact, arguments, _ = group[0]
        names = [a[0] for _, a, _ in group if a]
        tokens = phrases.sentence(fact.sentence, roles_of(fact, arguments))
        if len(names) > 1:
            tokens = _of_all(tokens, names)
        unit = planner.opening("opening", sources[0], tokens, min(eyes) if eyes else None, eyes, "")
        yield replace(unit, sources=more(unit.sources, sources[1:]))


def _of_all(tokens: tuple[Token, ...], names: list[str]) -> tuple[Token, ...]:
    """What is so of several things, said of all at once: *the table and the stove are in the kitchen*."""
    at = next((i for i, t in enumerate(tokens) if isinstance(t, Verb)), len(tokens))
    rest = tuple(Verb("are") if t == Verb("is") else t for t in tokens[at:])
    return (Plain(f"{english.join(names)} "), *rest)


def _kinds(analysis: Analysis, name: str) -> tuple[str, ...]:
    return tuple(analysis.story.entities[name].kinds)


def _all_know(analysis: Analysis, fact: str, arguments: tuple[str, ...], eyes: frozenset[int]) -> bool:
    fluent = _fluent(analysis, fact, arguments)
    if fluent is None:
        return True
    worlds = (analysis.opening, *(analysis.opening.minds[p] for p in eyes))
    return all(w.values[fluent] is True for w in worlds)


def _fluent(analysis: Analysis, fact: str, arguments: tuple[str, ...]) -> int | None:
    fluents = enumerate(analysis.ground.fluents)
    return next((n for n, f in fluents if f.fact == fact and f.arguments == arguments), None)


def looks(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """How those look who are there, as the person sees them; not what is compared with a memory later on."""
    things, opening = Things(analysis), analysis.opening
    here = things.place(opening, analysis.ground.people[person])
    for other in analysis.engine.everyone:
        name = analysis.ground.people[other]
        if other == person or here is None or things.place(opening, name) != here:
            continue
        rows = [
            (fluent, opening.values[fluent])
            for fluent, known in enumerate(analysis.ground.fluents)
            if known.type is ValueType.ONE_OF
            and len(known.arguments) == 2
            and known.arguments[0] == name
            and analysis.story.facts[known.fact].told
            and opening.values[fluent] is not None
        ]
        held = opening.minds[person].values
        if not rows or any(held[f] != value or (person, f) in planner.settled.compared for f, value in rows):
            continue
        clauses = [phrases.fact(fluent, value) for fluent, value in rows[:_LOOKS]]
        said = [analysis.wording.fact(fluent, value) for fluent, value in rows[:_LOOKS]]
        tokens = list(clauses[0])
        for number, clause in enumerate(clauses[1:], start=2):
            tokens += [Plain(" and " if number == len(clauses) else ", "), *_shortened(clause, clauses[0])]
        source = Source("opening", 0, english.finish(english.join(said)))
        yield replace(planner.opening("opening", source, tuple(tokens), None, eyes, ""), extra=True)


def _shortened(clause: tuple[Token, ...], first: tuple[Token, ...]) -> tuple[Token, ...]:
    """A clause with an owner that stands before: *Ilse's hair is pinned, her bearing straight*."""
    owner = isinstance(clause[0], Ref) and clause[0] == first[0]
    if not owner:
        return clause
    rest = [replace(t, back=1) if isinstance(t, Ref) else t for t in clause]
    at = next((i for i, t in enumerate(rest) if isinstance(t, Verb)), None)
    if at is None or rest[at] not in first:
        return tuple(rest)
    return (*rest[:at], *_unspaced(rest[at + 1 :]))


def _unspaced(tokens: list[Token]) -> list[Token]:
    first = tokens[0] if tokens else None
    return [Plain(first.text.lstrip()), *tokens[1:]] if isinstance(first, Plain) else tokens


def bonds(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """How much somebody trusts others and is fond of them, or whatever else is counted of one person and another."""
    made: dict[tuple[str, str], list[_Row]] = {}
    for row in _between_people(analysis, person, 0):
        made.setdefault((row[0].name, _degree(row[2])), []).append(row)
    units: list[tuple[str, Unit]] = []
    for (_, degree), rows in made.items():
        sources = [Source("opening", 0, english.finish(_said(*row))) for row in rows]
        first = planner.opening("opening", sources[0], _counted(phrases, rows, degree), person, eyes, "")
        unit = replace(first, sources=more(first.sources, sources[1:]), extra=True)
        if units and units[-1][1].joined == 1 and unit.tokens[:1] == units[-1][1].tokens[:1]:
            units[-1] = degree, _joined(*units[-1], degree, unit)
        else:
            units.append((degree, unit))
    for number, (_, unit) in enumerate(units):
        link = "" if number or not planner.knobs.uses("plan") else planner.chooser.pick(("", "And "))
        yield replace(unit, tokens=(Plain(link), *unit.tokens)) if link else unit
    if len(eyes) == 1:
        yield from _returned(analysis, phrases, planner, person, eyes)


def _returned(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """How much others trust the person, as far as the person knows."""
    said = analysis.wording
    for row in _between_people(analysis, person, 1):
        detail = f"{said.person(person)} believes that {_said(*row)}"
        source = Source("belief", 0, english.finish(detail))
        tokens = _counted(phrases, [row], _degree(row[2]))
        yield replace(planner.opening("opening returned", source, tokens, person, eyes, ""), extra=True)


def _between_people(analysis: Analysis, person: int, at: int) -> Iterator[_Row]:
    """What is counted of one person and another, as far as the person knows, who is the first or the second of the two."""
    name, people = analysis.ground.people[person], analysis.ground.people
    for statement in analysis.story.at_first:
        found = assigned(analysis, statement)
        if found is None or found[0].type is not ValueType.NUMBER or found[2].believers:
            continue
        fact, arguments, given = found
        if len(arguments) != 2 or arguments[at] != name or arguments[1 - at] not in people:
            continue
        fluent = _fluent(analysis, fact.name, arguments)
        mind = analysis.opening.minds[person]
        value = getattr(given.value, "value", None) if fluent is None else mind.values[fluent]
        if isinstance(value, int | float):
            yield fact, arguments, value


def _joined(before: str, one: Unit, degree: str, two: Unit) -> Unit:
    """*She does not trust him, but she is fond of him.*"""
    link = ", but " if "not" in (before, degree) and before != degree else ", and "
    tokens = (*one.tokens, Plain(link), *two.tokens)
    return replace(one, tokens=tokens, sources=more(one.sources, two.sources), joined=2)


def _said(fact: Fact, arguments: tuple[str, ...], value: float) -> str:
    return f"{fact.sentence.say(roles_of(fact, arguments))} {value:g}"


def _degree(value: float) -> str:
    return "not" if value < 1 else "a little" if value < 2 else "much" if value >= _MUCH else ""


def _counted(phrases: Phrases, rows: list[_Row], degree: str) -> tuple[Token, ...]:
    """One sentence of all whom it holds of in the same degree: *he trusts Ilse and Hanne, and more than a little*."""
    fact, arguments, _ = rows[0]
    clause = phrases.sentence(fact.sentence, roles_of(fact, arguments), denied=degree == "not")
    others = [Ref(phrases.numbers[a[1]]) for _, a, _ in rows[1:]]
    at = max(i for i, t in enumerate(clause) if isinstance(t, Ref))
    link = " or " if degree == "not" else " and "
    joined = [t for n, o in enumerate(others) for t in (Plain(", " if n + 1 < len(others) else link), o)]
    after = _MORE if degree == "much" else _LITTLE if degree == "a little" else ()
    return (*clause[: at + 1], *joined, *clause[at + 1 :], *after)


def about_others(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """What the story says that somebody takes another to believe, and to be wrong in."""
    name = analysis.ground.people[person]
    for statement in (*analysis.story.at_first, *analysis.story.now):
        found = assigned(analysis, statement)
        if found is None or len(found[2].believers) != 2 or found[0].type is ValueType.NUMBER:
            continue
        fact, arguments, given = found
        who, whose = (str(getattr(b, "value", "")) for b in given.believers)
        fluent = _fluent(analysis, fact.name, arguments)
        if who != name or fluent is None or whose not in analysis.ground.people:
            continue
        other = analysis.ground.people.index(whose)
        value = analysis.opening.minds[person].minds[other].values[fluent]
        if value == analysis.opening.minds[person].values[fluent]:
            continue
        detail = f"{name} believes that {whose} believes that {analysis.wording.fact(fluent, value)}"
        source = Source("belief", 0, english.finish(detail))
        yield planner.opening("opening other", source, phrases.fact(fluent, value), person, eyes, "", other)


def secrets(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """What the person has come to know before the story opens, and takes others not to know."""
    mind, said, told = analysis.opening.minds[person], analysis.wording, 0
    own = {e.fluent for m in analysis.past if m.act is not None for e in m.act.effects}
    for fluent in sorted(own):
        fact = analysis.story.facts[analysis.ground.fluents[fluent].fact]
        if mind.values[fluent] is not True or not fact.told or fact.event or told == _SECRETS:
            continue
        others = [o for o in analysis.engine.everyone if o != person and not mind.minds[o].values[fluent]]
        if not others:
            continue
        told += 1
        so = said.fact(fluent, True)
        names = english.join([said.person(o) for o in others])
        detail = f"{said.person(person)} thinks that {names} do not know that {so}"
        tokens: list[Token] = [Plain("neither ")] if len(others) == 2 else []
        for number, other in enumerate(others):
            link = " nor " if len(others) == 2 else " and " if number == len(others) - 1 else ", "
            tokens += [*([Plain(link)] if number else []), Ref(other, "subject")]
        verb = Verb("knows", denied=len(others) != 2, alone=len(others) == 2)
        tokens += [Plain(" "), verb, Plain(" that "), *phrases.fact(fluent, True)]
        source = Source("belief", 0, english.finish(detail))
        slots = {"unknown": tuple(tokens)}
        yield replace(
            planner.opening("opening secret", source, (), person, eyes, "", slots=slots), extra=True
        )
