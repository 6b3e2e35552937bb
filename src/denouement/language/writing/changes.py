"""Effects of a problem as those of the story language: one fact each, that takes a value, or goes up or down.

Expressions in, changes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from denouement.language.writing.kinds import Node
from denouement.language.writing.meaning import Conditions
from denouement.language.writing.shapes import (
    MOST_CASES,
    Cannot,
    Env,
    apart,
    in_minds,
    joined,
    negated,
    read_in,
)
from denouement.model import (
    FALSE,
    TRUE,
    Assignment,
    Choice,
    Comparison,
    Constant,
    Effect,
    Expression,
    FactOf,
    ForEveryEffect,
    Term,
    ValueType,
    Variable,
    substitute_effect,
)

__all__ = ["Change", "Meanings"]


@dataclass(frozen=True)
class Change:
    """One effect: in the minds of ``believers`` a fact takes a value, or a number goes up (``step``).

    It comes about for each filling of ``each``, where the condition holds.
    """

    fact: FactOf
    value: Constant | Variable
    step: bool = False
    believers: tuple[Term, ...] = ()
    condition: Expression = TRUE
    each: tuple[tuple[str, Node], ...] = ()


class Meanings(Conditions):
    """Brings what a problem says into the shapes of the story language: conditions, numbers and effects."""

    def changes(self, effects: Sequence[Effect], env: Env) -> Iterator[Change]:
        """The effects, one by one; those that can never come about are left out."""
        for effect in effects:
            if isinstance(effect, ForEveryEffect):
                yield from self._for_every(effect, env)
            elif isinstance(effect, Assignment):
                condition = self.condition(effect.condition, env)
                if condition != FALSE:
                    yield from self._assigned(effect, effect.value, condition, env)

    def _for_every(self, effect: ForEveryEffect, env: Env) -> Iterator[Change]:
        if effect.kind == "boolean":
            for value in (False, True):
                filled = [substitute_effect(e, {effect.variable: Constant(value)}) for e in effect.effects]
                yield from self.changes(filled, env)
            return
        name, inner = effect.variable, list(effect.effects)
        if name in env:
            name = self.fresh(effect.variable)
            inner = [substitute_effect(e, {effect.variable: Variable(name)}) for e in inner]
        for node in self.kinds.parts(effect.kind):
            if node.members:
                for change in self.changes(inner, {**env, name: node}):
                    yield _once_more(change, name, node)

    def _assigned(
        self, effect: Assignment, value: Expression, condition: Expression, env: Env
    ) -> Iterator[Change]:
        declared = self.fact(effect.fact, env)
        fact = FactOf(declared.name, effect.fact.arguments, effect.fact.span)

        def change(to: Constant | Variable, where: Expression = TRUE, step: bool = False) -> Iterator[Change]:
            asked = joined(True, (condition, where))
            if asked != FALSE:
                yield Change(fact, to, step, effect.believers, asked)

        path, core = apart(value)
        if isinstance(core, Choice):
            for way, yes in ((core.then, True), (core.otherwise, False)):
                test = in_minds(path, self.condition(core.condition, env, yes))
                asked = joined(True, (condition, test))
                if asked != FALSE:
                    yield from self._assigned(effect, read_in(path, way), asked, env)
        elif declared.type is ValueType.NUMBER:
            yield from self._reckoned(fact, effect, value, env, change)
        elif isinstance(core, Constant) or (isinstance(core, Variable) and declared.type is ValueType.ONE_OF):
            yield from change(core)
        elif declared.type is ValueType.YES_NO:
            yield from change(TRUE, self.condition(value, env))
            yield from change(FALSE, self.condition(value, env, False))
        else:
            assert isinstance(core, FactOf)
            name = self.fresh("one")
            for node in self.kinds.parts(self.fact(core, env).value_kind):
                is_it = self.equal(True, value, Variable(name), {**env, name: node})
                for made in change(Variable(name), is_it) if node.members else ():
                    yield _once_more(made, name, node)
            yield from change(Constant(None), self.equal(True, value, Constant(None), env))

    def _reckoned(
        self,
        fact: FactOf,
        effect: Assignment,
        value: Expression,
        env: Env,
        change: Callable[[Constant, Expression, bool], Iterator[Change]],
    ) -> Iterator[Change]:
        """A number: set, or made more or less; what else it depends on is gone through case by case."""
        if apart(value)[1] == Constant(None):
            raise Cannot("a number cannot be made unknown there", effect.span)
        made = self.sum(value, env)
        own = (1.0, effect.believers, fact)
        step = own in made.facts
        others = [f for f in made.facts if not step or f != own]
        switches: list[list[tuple[float, Expression]]] = []
        for weight, guard in made.terms:
            switches.append([(weight, guard), (0.0, negated(guard))])
        for coefficient, path, other in others:
            cases = []
            for number in self.values(other):
                is_it = in_minds(path, Comparison("==", other, Constant(number)))
                cases.append((coefficient * number, is_it))
            switches.append(cases)
        size = 1
        for switch in switches:
            size *= len(switch)
        if size > MOST_CASES:
            raise Cannot("a number cannot be made what so much else is", effect.span)
        for case in product(*switches):
            number = made.offset + sum(n for n, _ in case)
            if not (step and number == 0):
                yield from change(Constant(number), joined(True, (c for _, c in case)), step)


def _once_more(change: Change, name: str, node: Node) -> Change:
    return Change(
        change.fact,
        change.value,
        change.step,
        change.believers,
        change.condition,
        ((name, node), *change.each),
    )
