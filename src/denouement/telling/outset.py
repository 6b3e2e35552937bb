"""What else is so when the story opens, as those whose eyes are used know it: who and what is there, what people are to
one another, and what somebody takes to be in another's mind.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement import english
from denouement.answers import Analysis
from denouement.english import Plain
from denouement.feelings.things import Things
from denouement.model import Assignment, Fact, Statement, Value, ValueType
from denouement.telling.happenings import roles_of
from denouement.telling.phrases import Phrases
from denouement.telling.plan import Planner
from denouement.telling.shapes import Token, Unit
from denouement.telling.text import Source

__all__ = ["about_others", "around", "assigned", "bonds"]

_MUCH = 3
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
    at_hand = {t for n in names for t in things.beside(world, n)}
    places = {str(things.place(world, n)) for n in names}
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
            source = Source("opening", 0, english.finish(statement.text))
            tokens = phrases.sentence(fact.sentence, roles_of(fact, arguments))
            yield planner.opening("opening", source, tokens, None, eyes, "")


def _all_know(analysis: Analysis, fact: str, arguments: tuple[str, ...], eyes: frozenset[int]) -> bool:
    fluent = _fluent(analysis, fact, arguments)
    if fluent is None:
        return True
    worlds = (analysis.opening, *(analysis.opening.minds[p] for p in eyes))
    return all(w.values[fluent] is True for w in worlds)


def _fluent(analysis: Analysis, fact: str, arguments: tuple[str, ...]) -> int | None:
    fluents = enumerate(analysis.ground.fluents)
    return next((n for n, f in fluents if f.fact == fact and f.arguments == arguments), None)


def bonds(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """How much somebody trusts others and is fond of them, or whatever else is counted of one person and another."""
    name = analysis.ground.people[person]
    for statement in analysis.story.at_first:
        found = assigned(analysis, statement)
        if found is None or found[0].type is not ValueType.NUMBER or found[2].believers:
            continue
        fact, arguments, given = found
        others = [a for a in arguments[1:] if a in analysis.ground.people]
        if arguments[:1] != (name,) or not others:
            continue
        fluent = _fluent(analysis, fact.name, arguments)
        minds = analysis.opening.minds[person]
        value = getattr(given.value, "value", None) if fluent is None else minds.values[fluent]
        if isinstance(value, int | float):
            source = Source("opening", 0, english.finish(_said(analysis, fact, arguments, value)))
            yield planner.opening(
                "opening", source, _counted(phrases, fact, arguments, value), person, eyes, ""
            )


def _said(analysis: Analysis, fact: Fact, arguments: tuple[str, ...], value: Value) -> str:
    return (
        f"{fact.sentence.say(roles_of(fact, arguments))} {value:g}" if isinstance(value, int | float) else ""
    )


def _counted(phrases: Phrases, fact: Fact, arguments: tuple[str, ...], value: float) -> tuple[Token, ...]:
    clause = phrases.sentence(fact.sentence, roles_of(fact, arguments), denied=value < 1)
    return (*clause, *(_MORE if value >= _MUCH else _LITTLE if 1 <= value < 2 else ()))


def about_others(
    analysis: Analysis, phrases: Phrases, planner: Planner, person: int, eyes: frozenset[int]
) -> Iterator[Unit]:
    """What the story says that somebody takes another to believe."""
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
        detail = f"{name} believes that {whose} believes that {analysis.wording.fact(fluent, value)}"
        source = Source("belief", 0, english.finish(detail))
        yield planner.opening("opening other", source, phrases.fact(fluent, value), person, eyes, "", other)
