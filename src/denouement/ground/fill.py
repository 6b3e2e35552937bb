"""Filling the roles of an expression: from the model's expressions to ground ones.

Quantifiers are written out over the members of their kind, or over those that what never changes leaves. A fluent gets
its number when it is first met. What has been filled once the same way is not filled again: an expression with few
open roles stands in many acts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from denouement.ground.free import free_in_effect, free_in_expression
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
    parts_of,
)
from denouement.ground.simplify import all_hold, any_holds, choice, compare, in_mind, math, negate
from denouement.ground.statics import Key, Literal, Statics, declared_names
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
    Fact,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    Holds,
    IsA,
    Not,
    Observers,
    Or,
    Story,
    Suppose,
    Term,
    Total,
    Value,
    Variable,
)

__all__ = ["MOST_PARTS", "Filling", "Roles", "TooLarge"]

Roles = Mapping[str, str | bool]
"""What fills each role, by role name."""

MOST_PARTS = 50_000
"""Parts that one line may have when its quantifiers are written out."""

_FEW = 3
"""What leaves more roles open than this is hardly ever filled the same way twice."""

_LONGEST_SUM = 64
"""Terms of a sum that are nested in one another; more are added half by half, so that nothing nests too deeply."""

_Open = TypeVar("_Open", bound=Expression | Effect | Observers)
_Made = TypeVar("_Made")


class TooLarge(Exception):
    """What is being filled has too many parts when it is written out."""


class Filling:
    """Fills roles for one story, numbering fluents as it meets them.

    ``constant_facts`` never change; ``constants`` gives their values, and those of single fluents (``fixed``) that
    never change though others of the same fact do. They are written into the expressions. ``left`` counts how many more
    parts may be filled; it is for the caller to set.
    """

    def __init__(
        self,
        story: Story,
        constant_facts: frozenset[str] = frozenset(),
        constants: Mapping[Key, Value] | None = None,
        fixed: frozenset[Key] = frozenset(),
    ) -> None:
        self.story = story
        self.people = story.people
        self.person_number = {name: i for i, name in enumerate(story.people)}
        self.members: dict[str, tuple[str | bool, ...]] = {kind: story.members(kind) for kind in story.kinds}
        self.members["boolean"] = (False, True)
        self.fluents: list[Fluent] = []
        self.numbers: dict[Key, int] = {}
        self.constant_facts = constant_facts
        self.constants = dict(constants or {})
        self.fixed = fixed
        self.statics = Statics(story, constant_facts, self.constants, self.members)
        self.left = MOST_PARTS
        self._open: dict[
            int, tuple[object, tuple[str, ...], tuple[dict[object, Any], dict[object, Any]]]
        ] = {}
        self._sizes: dict[int, tuple[GroundExpression, int]] = {}
        self._few: dict[int, tuple[Literal, ...]] = {}
        self._declared: dict[Key, Fact] = {}

    def fluent(self, fact: str, arguments: tuple[str, ...]) -> int:
        """The number of a fluent."""
        key = (fact, arguments)
        if key not in self.numbers:
            declared = self._fact(fact, arguments)
            known = (declared.name, arguments)
            if known not in self.numbers:
                self.numbers[known] = len(self.fluents)
                self.fluents.append(Fluent(declared.name, arguments, declared.type, declared.default))
            self.numbers[key] = self.numbers[known]
        return self.numbers[key]

    def _fact(self, fact: str, arguments: tuple[str, ...]) -> Fact:
        known = self.story.facts.get(fact)
        if known is not None:
            return known
        key = (fact, arguments)
        if key not in self._declared:  # finding out which of several is meant takes a while
            self._declared[key] = self._meant(fact, arguments)
        return self._declared[key]

    def _meant(self, fact: str, arguments: tuple[str, ...]) -> Fact:
        """Of several facts that share a name the one that the arguments fit; the first, if they fit none of them."""
        several = [self.story.facts[name] for name in declared_names(self.story, fact)]
        for declared in several:
            if all(a in self.members[r.kind] for a, r in zip(arguments, declared.roles, strict=True)):
                return declared
        return several[0]

    def once(
        self, what: _Open, roles: Roles, make: Callable[[_Open, Roles], _Made], reading: int = 0
    ) -> _Made:
        """What ``make`` gives for these roles; not made again if ``what`` has few open roles, filled as before.

        ``reading`` keeps apart what several makers give for the same thing.
        """
        known = self._open.get(id(what))
        if known is None:
            # The thing itself is kept as well, so that nothing else can come to stand at its address.
            known = self._open[id(what)] = (what, tuple(sorted(_free(what))), ({}, {}))
        _, names, made = known
        if len(names) > _FEW:
            return make(what, roles)
        key = roles[names[0]] if len(names) == 1 else tuple([roles[n] for n in names])
        found = made[reading].get(key)
        if found is None:
            found = made[reading][key] = make(what, roles)
        return found

    def term(self, term: Term, roles: Roles) -> str:
        """Who or what a term names."""
        return str(roles[term.name] if isinstance(term, Variable) else term.value)

    def condition(self, expression: Expression, roles: Roles) -> GroundExpression:
        """A condition with its roles filled; what is no comparison is read as *is so*.

        Raises:
            TooLarge: more than ``left`` parts had to be filled.
        """
        return self.once(expression, roles, self._condition)

    def value(self, expression: Expression, roles: Roles) -> GroundExpression:
        """A value with its roles filled.

        Raises:
            TooLarge: more than ``left`` parts had to be filled.
        """
        match expression:
            case Constant(value):
                return Const(value)
            case Variable(name):
                return Const(roles[name])
            case _:
                return self.once(expression, roles, self._value, 1)

    def _condition(self, expression: Expression, roles: Roles) -> GroundExpression:
        self._count(1)
        match expression:
            case And(parts):
                return all_hold(self.condition(p, roles) for p in parts)
            case Or(parts):
                return any_holds(self.condition(p, roles) for p in parts)
            case Not(part):
                return negate(self.condition(part, roles))
            case ForSome(variable, _, body):
                some = self._who_may(expression, roles)
                return self._bounded(any_holds(self.condition(body, {**roles, variable: m}) for m in some))
            case ForEvery(variable, kind, body):
                every = self.members[kind]
                return self._bounded(all_hold(self.condition(body, {**roles, variable: m}) for m in every))
            case Believes(person, inner):
                return in_mind(self.person_number[self.term(person, roles)], self.condition(inner, roles))
            case Comparison(operator, left, right, span):
                return compare(Compare(operator, self.value(left, roles), self.value(right, roles), span))
            case IsA(inner, kind):
                return OneOf(self.value(inner, roles), frozenset(self.members[kind]))
            case Holds(claim):
                return self.condition(self._claim(claim, roles), {})
            case Choice(condition, then, otherwise):
                test = self._bounded(self.condition(condition, roles))  # it is written out twice
                return self._bounded(
                    any_holds(
                        (
                            all_hold((test, self.condition(then, roles))),
                            all_hold((negate(test), self.condition(otherwise, roles))),
                        )
                    )
                )
            case _:
                made = self.value(expression, roles)
                return made if isinstance(made, Const) else Compare("==", made, YES)

    def _value(self, expression: Expression, roles: Roles) -> GroundExpression:
        self._count(1)
        match expression:
            case FactOf(fact, terms):
                arguments = tuple(self.term(t, roles) for t in terms)
                declared = self._fact(fact, arguments)
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
                made = choice(
                    self.condition(condition, roles), self.value(then, roles), self.value(otherwise, roles)
                )
                return self._bounded(made)
            case Total(operator, variable, kind, body):
                values = [self.value(body, {**roles, variable: m}) for m in self.members[kind]]
                return self._bounded(_total(operator, values))
            case _:
                return self.condition(expression, roles)

    def _bounded(self, made: GroundExpression) -> GroundExpression:
        """The expression, if it is not too large when it is written out: parts that were filled once may stand in it often.

        Sizes are remembered for what has passed here, so that each part is counted once.
        """
        waiting, size = [made], 0
        while waiting and size <= MOST_PARTS:
            here = waiting.pop()
            known = self._sizes.get(id(here))
            size += known[1] if known else 1
            if not known:
                waiting += parts_of(here)
        if size > MOST_PARTS:
            raise TooLarge
        self._sizes[id(made)] = (made, size)
        return made

    def _count(self, parts: int) -> None:
        self.left -= parts
        if self.left < 0:
            raise TooLarge

    def _who_may(self, some: ForSome, roles: Roles) -> Sequence[str | bool]:
        """The members for whom the body of *for some* is not plainly false.

        The first of all is kept, so that fluents are met in the order in which a look at everybody would meet them.
        """
        members = self.members[some.kind]
        if id(some) not in self._few:
            self._few[id(some)] = self.statics.restricting(some)
        sets = [x.candidates(roles, some.variable) for x in self._few[id(some)]]
        if not sets or len(members) < 2:
            return members
        return [m for i, m in enumerate(members) if i == 0 or all(m in s for s in sets)]

    def _claim(self, claim: Term, roles: Roles) -> Expression:
        stated = self.story.entities[self.term(claim, roles)].claim
        assert stated is not None, "a claim without a sentence was reported when the file was read"
        return stated

    # --- effects

    def effects(self, effects: tuple[Effect, ...], roles: Roles) -> tuple[GroundEffect, ...]:
        """Effects with their roles filled; those that can never come about are left out."""
        return tuple(g for e in effects for g in self.once(e, roles, self._effect) if g.condition != NO)

    def _effect(self, effect: Effect, roles: Roles) -> list[GroundEffect]:
        match effect:
            case Assignment(fact, value, believers, condition):
                return self._assignment(fact, value, believers, condition, roles)
            case Suppose(claim, so, believers, condition):
                stated = self._claim(claim, roles)
                return self._suppose(stated, so, believers, condition, roles)
            case ForEveryEffect(variable, kind, inner):
                self._count(len(inner) * len(self.members[kind]))
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
        self._count(1)
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
        fact, value, believers = self.story.supposed(stated, so, believers)
        return self._assignment(fact, value, believers, condition, roles)


def _free(what: Expression | Effect | Observers) -> frozenset[str]:
    if isinstance(what, Observers):
        return free_in_expression(what.condition) - {what.variable}
    if isinstance(what, Assignment | ForEveryEffect | Suppose):
        return free_in_effect(what)
    return free_in_expression(what)


def _total(operator: str, terms: Sequence[GroundExpression]) -> GroundExpression:
    if len(terms) > _LONGEST_SUM:
        half = len(terms) // 2
        return math(operator, _total(operator, terms[:half]), _total(operator, terms[half:]))
    total: GroundExpression = Const(0.0 if operator == "+" else 1.0)
    for term in terms:
        total = math(operator, total, term)
    return total
