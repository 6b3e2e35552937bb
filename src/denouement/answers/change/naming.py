"""Whom and what a line names: for taking something away with every line about it."""

from __future__ import annotations

from collections.abc import Iterable

from denouement.model import Constant, Effect, Event, Expression, FactOf, Step, walk, walk_effects

__all__ = ["names_of_effects", "names_of_expression", "names_of_step"]


def names_of_expression(expression: Expression) -> set[str]:
    """Every name in an expression."""
    found: set[str] = set()
    for inner in walk(expression):
        terms = [inner, *(getattr(inner, n, None) for n in ("person", "claim"))]
        if isinstance(inner, FactOf):
            terms += inner.arguments
        found |= {t.value for t in terms if isinstance(t, Constant) and isinstance(t.value, str)}
    return found


def names_of_effects(effects: Iterable[Effect]) -> set[str]:
    """Every name in effects."""
    found: set[str] = set()
    for expression in walk_effects(tuple(effects)):
        found |= names_of_expression(expression)
    return found


def names_of_step(step: Step) -> set[str]:
    """Every name in a line of the past, the opening or the draft."""
    if isinstance(step, Event):
        return set(step.arguments)
    return names_of_expression(step.condition) | names_of_effects(step.effects)
