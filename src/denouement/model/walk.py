"""Going through expressions: filling roles, listing what they speak of, putting effects into minds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from denouement.model.expressions import (
    TRUE,
    And,
    Arithmetic,
    Assignment,
    Believes,
    Choice,
    Comparison,
    Constant,
    Effect,
    Expression,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    Holds,
    IsA,
    Not,
    Or,
    Suppose,
    Term,
    Total,
    Variable,
)

__all__ = [
    "depth_of",
    "effect_parts",
    "in_mind",
    "parts_of",
    "size_of",
    "substitute",
    "substitute_effect",
    "under",
    "walk",
    "walk_effects",
]


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside."""
    match expression:
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return (left, right)
        case And(parts) | Or(parts):
            return parts
        case Not(part) | IsA(part, _):
            return (part,)
        case Believes(_, inner):
            return (inner,)
        case ForSome(_, _, body) | ForEvery(_, _, body) | Total(_, _, _, body):
            return (body,)
        case Choice(condition, then, otherwise):
            return (condition, then, otherwise)
        case _:
            return ()


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and everything inside it, outermost first."""
    waiting = [expression]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += reversed(parts_of(here))


def effect_parts(effect: Effect) -> tuple[Expression, ...]:
    """The expressions directly inside an effect: the fact it sets, the value, the condition."""
    match effect:
        case Assignment(fact, value, _, condition):
            return (fact, value, condition)
        case Suppose(claim, _, _, condition):
            return (Holds(claim), condition)
        case ForEveryEffect(_, _, effects):
            return tuple(p for e in effects for p in effect_parts(e))


def walk_effects(effects: tuple[Effect, ...]) -> Iterator[Expression]:
    """Everything inside the effects."""
    for effect in effects:
        for part in effect_parts(effect):
            yield from walk(part)


def size_of(expression: Expression) -> int:
    """How many expressions it is made of, itself included."""
    return sum(1 for _ in walk(expression))


def depth_of(expression: Expression) -> int:
    """How many expressions stand inside one another."""
    deepest = 0
    waiting = [(expression, 1)]
    while waiting:
        here, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(part, depth + 1) for part in parts_of(here)]
    return deepest


def substitute_effect(effect: Effect, filled: Mapping[str, Term]) -> Effect:
    """The effect with roles filled; variables bound inside are renamed."""

    def term(t: Term) -> Term:
        return filled.get(t.name, t) if isinstance(t, Variable) else t

    match effect:
        case Assignment(fact, value, believers, condition):
            new_fact = substitute(fact, filled)
            assert isinstance(new_fact, FactOf)
            return replace(
                effect,
                fact=new_fact,
                value=substitute(value, filled),
                believers=tuple(term(b) for b in believers),
                condition=substitute(condition, filled),
            )
        case Suppose(claim, _, believers, condition):
            return replace(
                effect,
                claim=term(claim),
                believers=tuple(term(b) for b in believers),
                condition=substitute(condition, filled),
            )
        case ForEveryEffect(variable, _, effects):
            fresh = variable + "'"
            inner = {**filled, variable: Variable(fresh)}
            return replace(
                effect, variable=fresh, effects=tuple(substitute_effect(e, inner) for e in effects)
            )


def substitute(expression: Expression, filled: Mapping[str, Term]) -> Expression:
    """The expression with roles filled. Variables bound inside are renamed, so that none is captured."""

    def term(t: Term) -> Term:
        return filled.get(t.name, t) if isinstance(t, Variable) else t

    def bound(variable: str, body: Expression) -> tuple[str, Expression]:
        fresh = variable + "'"
        return fresh, substitute(body, {**filled, variable: Variable(fresh)})

    match expression:
        case Variable():
            return term(expression)
        case FactOf(_, arguments):
            return replace(expression, arguments=tuple(term(a) for a in arguments))
        case Holds(claim):
            return replace(expression, claim=term(claim))
        case Believes(person, inner):
            return replace(expression, person=term(person), expression=substitute(inner, filled))
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return replace(expression, left=substitute(left, filled), right=substitute(right, filled))
        case And(parts) | Or(parts):
            return replace(expression, parts=tuple(substitute(p, filled) for p in parts))
        case Not(part):
            return replace(expression, part=substitute(part, filled))
        case IsA(inner, _):
            return replace(expression, expression=substitute(inner, filled))
        case ForSome(variable, _, body) | ForEvery(variable, _, body) | Total(_, variable, _, body):
            fresh, new_body = bound(variable, body)
            return replace(expression, variable=fresh, body=new_body)
        case Choice(condition, then, otherwise):
            return replace(
                expression,
                condition=substitute(condition, filled),
                then=substitute(then, filled),
                otherwise=substitute(otherwise, filled),
            )
        case Constant():
            return expression


def in_mind(person: Term, effect: Effect) -> Effect:
    """The same effect in what ``person`` believes: condition and value are read there too."""
    match effect:
        case Assignment(fact, value, believers, condition, span):
            inner = condition if condition == TRUE else Believes(person, condition)
            return Assignment(fact, Believes(person, value), (person, *believers), inner, span)
        case Suppose(claim, so, believers, condition, span):
            inner = condition if condition == TRUE else Believes(person, condition)
            return Suppose(claim, so, (person, *believers), inner, span)
        case ForEveryEffect(variable, kind, effects, span):
            return ForEveryEffect(variable, kind, tuple(in_mind(person, e) for e in effects), span)


def under(condition: Expression, effect: Effect) -> Effect:
    """The same effect, only where ``condition`` holds in the world the line is read in."""
    match effect:
        case Assignment(fact, value, believers, own, span):
            both = condition if own == TRUE else And((condition, own))
            return Assignment(fact, value, believers, both, span)
        case Suppose(claim, so, believers, own, span):
            both = condition if own == TRUE else And((condition, own))
            return Suppose(claim, so, believers, both, span)
        case ForEveryEffect():
            fresh = substitute_effect(effect, {})  # so that its variable is none of the condition's
            assert isinstance(fresh, ForEveryEffect)
            return replace(fresh, effects=tuple(under(condition, e) for e in fresh.effects))
