"""Fillings of a head under which two effects contradict each other.

``swap(a, b)`` with the effect ``has(a) = Key & has(b) = Coin`` makes no sense where *a* and *b* are the same. The
field leaves such an action out without a word. Here it gets a condition more, which says just that; all of it is
decided when the parameters are filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from denouement.model import (
    And,
    Assignment,
    Believes,
    Comparison,
    Constant,
    Effect,
    Expression,
    FactOf,
    ForEvery,
    ForEveryEffect,
    Not,
    Term,
    Variable,
    walk,
)

__all__ = ["kept_apart"]

_Bound = tuple[Assignment, tuple[tuple[str, str], ...]]
"""An effect with the variables of the ``forall`` around it, and their types."""


def kept_apart(effects: Sequence[Effect]) -> tuple[Expression, ...]:
    """The conditions under which no two of the effects give one property different constant values."""
    made_plain = ((_bare(effect), bound) for effect, bound in _assignments(effects, ()))
    simple = list(dict.fromkeys(b for b in made_plain if _is_plain(b[0])))
    found: list[Expression] = []
    for (first, outer), (second, inner) in combinations(simple, 2):
        if {v for v, _ in outer} & {v for v, _ in inner}:
            continue  # the two variables of one name are not the same one, and would have to be told apart
        clash = _clash(first, second)
        if clash is None:
            continue
        made: Expression = Not(clash)
        for variable, kind in (*outer, *inner):
            made = ForEvery(variable, kind, made)
        if made not in found:
            found.append(made)
    return tuple(found)


def _assignments(effects: Sequence[Effect], bound: tuple[tuple[str, str], ...]) -> Iterator[_Bound]:
    for effect in effects:
        match effect:
            case Assignment():
                yield effect, bound
            case ForEveryEffect(variable, kind, inner):
                yield from _assignments(inner, (*bound, (variable, kind)))


def _bare(effect: Assignment) -> Assignment:
    """An effect without the minds its value and condition are read in; they make no difference to what is plain."""
    value, condition = effect.value, effect.condition
    while isinstance(value, Believes):
        value = value.expression
    while isinstance(condition, Believes):
        condition = condition.expression
    return replace(effect, value=value, condition=condition)


def _is_plain(effect: Assignment) -> bool:
    """Whether an effect sets a constant, under no condition but one on the parameters."""
    if not isinstance(effect.value, Constant | Variable):
        return False
    return not any(isinstance(e, FactOf) for e in walk(effect.condition))


def _clash(first: Assignment, second: Assignment) -> Expression | None:
    """When the two contradict each other; None if never, whatever the parameters are."""
    if _name(first) != _name(second) or len(first.believers) != len(second.believers):
        return None
    if first.value == second.value:
        return None
    parts: list[Expression] = []
    for one, other in (
        *zip(first.fact.arguments, second.fact.arguments, strict=True),
        *zip(first.believers, second.believers, strict=True),
    ):
        if _differ(one, other):
            return None
        if one != other:
            parts.append(Comparison("==", one, other))
    if not _differ(first.value, second.value):
        parts.append(Comparison("!=", first.value, second.value))
    parts += [e.condition for e in (first, second) if not isinstance(e.condition, Constant)]
    return And(tuple(parts))


def _differ(one: Expression | Term, other: Expression | Term) -> bool:
    return isinstance(one, Constant) and isinstance(other, Constant) and one.value != other.value


def _name(effect: Assignment) -> tuple[str, int]:
    """The property's name and number of arguments; declarations that share both may hold the same instance."""
    return effect.fact.fact.partition("(")[0].partition("/")[0], len(effect.fact.arguments)
