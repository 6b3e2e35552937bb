"""Which facts of a story can change, and what those are that cannot."""

from __future__ import annotations

from collections.abc import Iterable

from denouement.ground.statics import Key, declared_names
from denouement.model import (
    TRUE,
    Assignment,
    Constant,
    Event,
    Expression,
    FactOf,
    ForEveryEffect,
    Holds,
    Statement,
    Story,
    Suppose,
    Value,
    walk,
    walk_effects,
)

__all__ = ["constant_facts", "constants_of", "spoken_facts"]


def constant_facts(story: Story) -> frozenset[str]:
    """Facts that never change, in nobody's mind."""
    return frozenset(story.facts) - _changing_facts(story)


def constants_of(story: Story, facts: frozenset[str]) -> dict[Key, Value]:
    """The values at first of facts that never change."""
    found: dict[Key, Value] = {}
    for statement in story.at_first:
        for effect in statement.effects:
            if isinstance(effect, Assignment) and effect.fact.fact in facts:
                assert isinstance(effect.value, Constant)
                arguments = tuple(str(t.value) for t in effect.fact.arguments if isinstance(t, Constant))
                found[(effect.fact.fact, arguments)] = effect.value.value
    return found


def _changing_facts(story: Story) -> set[str]:
    """Facts that some event sets, or that the opening states in a mind or as news, or that the draft speaks of."""
    changing = set()
    for effects in [m.effects for m in story.actions.values()] + [
        m.effects for m in story.reactions.values()
    ]:
        changing |= _set_facts(effects, story)
    for statement in (*story.now, *(s for s in story.before if isinstance(s, Statement))):
        changing |= _set_facts(statement.effects, story)
    for statement in story.at_first:
        for effect in statement.effects:
            if (
                not isinstance(effect, Assignment)
                or effect.believers
                or effect.condition != TRUE
                or not isinstance(effect.value, Constant)
            ):
                changing |= _set_facts((effect,), story)
    changing |= spoken_facts(story)
    return {name for fact in changing for name in declared_names(story, fact)}


def _set_facts(effects: Iterable[object], story: Story) -> set[str]:
    found: set[str] = set()
    for effect in effects:
        match effect:
            case Assignment(fact):
                found.add(fact.fact)
            case ForEveryEffect(_, _, inner):
                found |= _set_facts(inner, story)
            case Suppose():
                claims = [e.claim for e in story.entities.values() if e.claim is not None]
                found |= {e.fact for c in claims for e in walk(c) if isinstance(e, FactOf)}
    return found


def spoken_facts(story: Story) -> set[str]:
    """Facts that the events and statements of the past and the draft read or set."""
    found: set[str] = set()
    expressions: list[Expression] = []
    for step in (*story.before, *story.draft, *story.now):
        if isinstance(step, Event):
            action = story.actions[step.action]
            expressions += [*action.requires, *walk_effects(action.effects)]
        else:
            expressions += [step.condition, *walk_effects(step.effects)]
    claims = [e.claim for e in story.entities.values() if e.claim is not None]
    for expression in expressions:
        for inner in walk(expression):
            if isinstance(inner, FactOf):
                found.add(inner.fact)
            elif isinstance(inner, Holds):
                found |= {e.fact for c in claims for e in walk(c) if isinstance(e, FactOf)}
    return {name for fact in found for name in declared_names(story, fact)}
