"""Stage 1: the log as happenings, with who does them, who sees them, where, and the writer's own wording."""

from __future__ import annotations

from collections.abc import Sequence

from denouement import english
from denouement.answers import Analysis
from denouement.engine import BeliefChange, Moment, World, condition
from denouement.ground import GroundAct
from denouement.model import PERSON, Action, Event, Fact, Reaction, Slot, ValueType
from denouement.telling.shapes import Happening, Person

__all__ = ["happenings", "persons", "place_of", "puts_right", "roles_of"]


def persons(analysis: Analysis) -> tuple[Person, ...]:
    """The cast."""
    entities = analysis.story.entities
    return tuple(
        Person(number, name, _subject(entities[name].pronoun))
        for number, name in enumerate(analysis.ground.people)
    )


def _subject(word: str) -> str:
    row = english.pronoun(word) if word else None
    return row.subject if row is not None else ""


def happenings(analysis: Analysis, log: Sequence[Moment]) -> tuple[Happening, ...]:
    """The events of a log, in order."""
    written: dict[tuple[str, tuple[str, ...]], list[Event]] = {}
    for step in analysis.story.draft:
        if isinstance(step, Event):
            written.setdefault((step.action, step.arguments), []).append(step)
    return tuple(_happening(analysis, n, m, written) for n, m in enumerate(log, start=1))


def _happening(
    analysis: Analysis,
    number: int,
    moment: Moment,
    written: dict[tuple[str, tuple[str, ...]], list[Event]],
) -> Happening:
    act = moment.act
    if act is None:
        return Happening(number, moment, None, (), frozenset(analysis.engine.everyone))
    people = named_people(analysis, act)
    doer = act.willing[0] if act.willing else (people[0] if people else None)
    seen = frozenset(p for p in analysis.engine.everyone if condition(act.observers[p], moment.before))
    lines = written.get((act.action, act.arguments), [])
    line = lines.pop(0) if lines else None
    return Happening(
        number,
        moment,
        doer,
        people,
        seen | frozenset(act.willing),
        place_of(analysis, moment.world, doer) if doer is not None else "",
        line.told if line else "",
        line.says if line else "",
        line.on_purpose if line else "",
        line.lasts if line else "",
        doer is not None
        and place_of(analysis, moment.before, doer) != place_of(analysis, moment.world, doer),
    )


def named_people(analysis: Analysis, act: GroundAct) -> tuple[int, ...]:
    """Whom the sentence of an act names, in its order."""
    action = analysis.story.actions[act.action]
    filled = roles_of(action, act.arguments)
    kinds = {r.name: r.kind for r in action.roles}
    numbers = {name: n for n, name in enumerate(analysis.ground.people)}
    return tuple(
        numbers[filled[p.role]]
        for p in action.sentence.parts
        if isinstance(p, Slot) and kinds[p.role] == PERSON and filled[p.role] in numbers
    )


def place_of(analysis: Analysis, world: World, person: int) -> str:
    """Where somebody is: the value of the first fact about one person that holds a place; empty if unknown."""
    name = analysis.ground.people[person]
    for fluent, known in enumerate(analysis.ground.fluents):
        if known.type is not ValueType.ONE_OF or known.arguments != (name,):
            continue
        if analysis.story.facts[known.fact].value_kind == "place" and world.values[fluent] is not None:
            return str(world.values[fluent])
    return ""


def roles_of(declared: Action | Fact | Reaction, arguments: Sequence[str]) -> dict[str, str]:
    """Who or what fills each role of something declared."""
    return dict(zip((r.name for r in declared.roles), arguments, strict=True))


def puts_right(change: BeliefChange, moment: Moment) -> bool:
    """Whether a change of belief gives up what was wrong, and what takes its place is so."""
    before, after = moment.before.values, moment.world.values
    return (
        change.about is None
        and change.old is not None
        and change.old != before[change.fluent]
        and change.new == after[change.fluent]
    )
