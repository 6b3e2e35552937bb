"""Filling the roles of an expression: from the model's expressions to ground ones.

Kinds are small, so quantifiers are written out over their members. A fluent gets its number when it is first
met.
"""

from __future__ import annotations

from collections.abc import Mapping

from denouement.ground.problem import (
    NO,
    YES,
    AllOf,
    AnyOf,
    Compare,
    Const,
    Fluent,
    GroundEffect,
    GroundExpression,
    Mind,
    OneOf,
    Read,
)
from denouement.ground.simplify import all_hold, any_holds, choice, compare, in_mind, math, negate
from denouement.model import (
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
    Story,
    Suppose,
    Term,
    Total,
    Value,
    ValueType,
    Variable,
)

__all__ = ["Filling", "Roles"]

Roles = Mapping[str, str | bool]
"""What fills each role, by role name."""


class Filling:
    """Fills roles for one story, numbering fluents as it meets them.

    ``constants`` gives the value of facts that can never change; they are written into the expressions.
    """

    def __init__(
        self, story: Story, constants: Mapping[tuple[str, tuple[str, ...]], Value] | None = None
    ) -> None:
        self.story = story
        self.people = story.people
        self.person_number = {name: i for i, name in enumerate(story.people)}
        self.members: dict[str, tuple[str | bool, ...]] = {kind: story.members(kind) for kind in story.kinds}
        self.members["boolean"] = (False, True)
        self.fluents: list[Fluent] = []
        self.numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self.constant_facts: frozenset[str] = frozenset()
        self.constants = dict(constants or {})
        self.fixed: frozenset[tuple[str, tuple[str, ...]]] = frozenset()

    def fluent(self, fact: str, arguments: tuple[str, ...]) -> int:
        """The number of a fluent."""
        key = (fact, arguments)
        if key not in self.numbers:
            declared = self.story.fact_of(fact, arguments)
            known = (declared.name, arguments)
            if known not in self.numbers:
                self.numbers[known] = len(self.fluents)
                self.fluents.append(Fluent(declared.name, arguments, declared.type, declared.default))
            self.numbers[key] = self.numbers[known]
        return self.numbers[key]

    def term(self, term: Term, roles: Roles) -> str:
        """Who or what a term names."""
        return str(roles[term.name] if isinstance(term, Variable) else term.value)

    def condition(self, expression: Expression, roles: Roles) -> GroundExpression:
        """A condition with its roles filled; what is no comparison is read as *is so*."""
        match expression:
            case And(parts):
                return all_hold(self.condition(p, roles) for p in parts)
            case Or(parts):
                return any_holds(self.condition(p, roles) for p in parts)
            case Not(part):
                return negate(self.condition(part, roles))
            case ForSome(variable, kind, body):
                return any_holds(self.condition(body, {**roles, variable: m}) for m in self.members[kind])
            case ForEvery(variable, kind, body):
                return all_hold(self.condition(body, {**roles, variable: m}) for m in self.members[kind])
            case Believes(person, inner):
                return in_mind(self.person_number[self.term(person, roles)], self.condition(inner, roles))
            case Comparison(operator, left, right, span):
                return compare(Compare(operator, self.value(left, roles), self.value(right, roles), span))
            case IsA(inner, kind):
                return OneOf(self.value(inner, roles), frozenset(self.members[kind]))
            case Holds(claim):
                return self.condition(self._claim(claim, roles), {})
            case Choice(condition, then, otherwise):
                test = self.condition(condition, roles)
                return any_holds(
                    (
                        all_hold((test, self.condition(then, roles))),
                        all_hold((negate(test), self.condition(otherwise, roles))),
                    )
                )
            case _:
                made = self.value(expression, roles)
                return made if isinstance(made, Const) else Compare("==", made, YES)

    def value(self, expression: Expression, roles: Roles) -> GroundExpression:
        """A value with its roles filled."""
        match expression:
            case Constant(value):
                return Const(value)
            case Variable(name):
                return Const(roles[name])
            case FactOf(fact, terms):
                arguments = tuple(self.term(t, roles) for t in terms)
                declared = self.story.fact_of(fact, arguments)
                if declared.name in self.constant_facts or (declared.name, arguments) in self.fixed:
                    return Const(self.constants.get((declared.name, arguments), declared.default))
                return Read(self.fluent(fact, arguments))
            case Believes(person, inner):
                made = self.value(inner, roles)
                number = self.person_number[self.term(person, roles)]
                return made if isinstance(made, Const) else Mind(number, made)
            case Arithmetic(operator, left, right):
                return math(operator, self.value(left, roles), self.value(right, roles))
            case Choice(condition, then, otherwise):
                return choice(
                    self.condition(condition, roles), self.value(then, roles), self.value(otherwise, roles)
                )
            case Total(operator, variable, kind, body):
                total: GroundExpression = Const(0.0 if operator == "+" else 1.0)
                for member in self.members[kind]:
                    total = math(operator, total, self.value(body, {**roles, variable: member}))
                return total
            case _:
                return self.condition(expression, roles)

    def _claim(self, claim: Term, roles: Roles) -> Expression:
        stated = self.story.entities[self.term(claim, roles)].claim
        assert stated is not None, "a claim without a sentence was reported when the file was read"
        return stated

    # --- effects

    def effects(self, effects: tuple[Effect, ...], roles: Roles) -> tuple[GroundEffect, ...]:
        """Effects with their roles filled; those that can never come about are left out."""
        made = [g for e in effects for g in self._effect(e, roles)]
        return tuple(g for g in made if g.condition != NO)

    def _effect(self, effect: Effect, roles: Roles) -> list[GroundEffect]:
        match effect:
            case Assignment(fact, value, believers, condition):
                return self._assignment(fact, value, believers, condition, roles)
            case Suppose(claim, so, believers, condition):
                stated = self._claim(claim, roles)
                return self._suppose(stated, so, believers, condition, roles)
            case ForEveryEffect(variable, kind, inner):
                return [
                    g
                    for m in self.members[kind]
                    for e in inner
                    for g in self._effect(e, {**roles, variable: m})
                ]

    def _assignment(
        self,
        fact: FactOf,
        value: Expression,
        believers: tuple[Term, ...],
        condition: Expression,
        roles: Roles,
    ) -> list[GroundEffect]:
        target = self.fluent(fact.fact, tuple(self.term(t, roles) for t in fact.arguments))
        path = tuple(self.person_number[self.term(b, roles)] for b in believers)
        made, when = self.value(value, roles), self.condition(condition, roles)
        if isinstance(made, Compare | AllOf | AnyOf | OneOf):  # where it cannot be told, nothing changes
            return [
                GroundEffect(path, target, YES, all_hold((when, made))),
                GroundEffect(path, target, NO, all_hold((when, negate(made)))),
            ]
        return [GroundEffect(path, target, made, when)]

    def _suppose(
        self,
        stated: Expression,
        so: bool,
        believers: tuple[Term, ...],
        condition: Expression,
        roles: Roles,
    ) -> list[GroundEffect]:
        """What a claim states, made so or not so in the mind at the end of ``believers``."""
        while True:
            match stated:
                case Not(part):
                    stated, so = part, not so
                case Believes(person, inner):
                    stated, believers = inner, (*believers, person)
                case _:
                    break
        assert isinstance(stated, Comparison)
        assert isinstance(stated.left, FactOf)
        said = (stated.operator == "==") == so
        value: Expression = stated.right
        declared = self.story.facts[stated.left.fact]
        if not said:
            value = Constant(None)
            if declared.type is ValueType.YES_NO:
                assert isinstance(stated.right, Constant)
                value = Constant(stated.right.value is not True)
        return self._assignment(stated.left, value, believers, condition, roles)
