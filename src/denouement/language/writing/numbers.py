"""Numbers of a problem, taken apart for the story language, which compares one number at a time.

What is worked out becomes what counts where something holds, or a case for each value that a number can have.
Expressions in, expressions out.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from denouement.language.writing.kinds import Kinds
from denouement.language.writing.shapes import (
    MOST_CASES,
    ROUGHLY,
    TURNED,
    Cannot,
    Domains,
    Env,
    contradicts,
    in_minds,
    joined,
    negated,
)
from denouement.model import (
    FALSE,
    TRUE,
    Arithmetic,
    Believes,
    Choice,
    Comparison,
    Constant,
    Expression,
    Fact,
    FactOf,
    Operator,
    Story,
    Term,
    Total,
    substitute,
)

__all__ = ["Numbers", "Sum"]


@dataclass
class Sum:
    """A number taken apart: what always counts, what counts where something holds, and facts of number."""

    offset: float = 0.0
    terms: list[tuple[float, Expression]] = field(default_factory=list)
    facts: list[tuple[float, tuple[Term, ...], FactOf]] = field(default_factory=list)
    rough: bool = False


class Numbers(ABC):
    """Takes numbers apart. ``doubtful`` says whether one that may be unknown was broken up into cases."""

    def __init__(self, story: Story, kinds: Kinds, domains: Domains) -> None:
        self.story, self.kinds, self.domains = story, kinds, domains
        self.doubtful = False

    @abstractmethod
    def condition(self, expression: Expression, env: Env, yes: bool = True) -> Expression:
        """The condition, or its negation, brought into shape."""

    @abstractmethod
    def fact(self, fact: FactOf, env: Env) -> Fact:
        """The declaration of a fact."""

    def compared(self, operator: Operator, left: Expression, right: Expression, env: Env) -> Expression:
        """Two numbers compared."""
        for side, rest in ((left, right), (right, left)):
            if side == Constant(None):
                return self._is_unknown(operator, rest, env)
        made = self.sum(Arithmetic("-", left, right), env)
        if made.terms:
            for coefficient, path, fact in made.facts:
                self.steps(made, coefficient, path, fact, TRUE)
            return _at_least(operator, made)
        return self._by_cases(operator, made.offset, made.facts)

    def _is_unknown(self, operator: Operator, expression: Expression, env: Env) -> Expression:
        made = self.sum(expression, env)
        if any(None in (self.domains.get(f.fact) or (None,)) for _, _, f in made.facts):
            raise Cannot("there is no sentence for a number being unknown")
        return TRUE if operator == "!=" else FALSE

    def _by_cases(
        self, operator: Operator, offset: float, facts: Sequence[tuple[float, tuple[Term, ...], FactOf]]
    ) -> Expression:
        """Facts of number, weighted and added, compared with nothing: one at a time, the others by their values."""
        if not facts:
            return TRUE if _holds(operator, offset) else FALSE
        if len(facts) == 2 and not offset and facts[0][0] == -facts[1][0] and facts[0][1] == facts[1][1]:
            turned = operator if facts[0][0] > 0 else TURNED[operator]
            return in_minds(facts[0][1], Comparison(turned, facts[0][2], facts[1][2]))
        if len(facts) == 1:
            coefficient, path, fact = facts[0]
            turned = operator if coefficient > 0 else TURNED[operator]
            return in_minds(path, Comparison(turned, fact, Constant(-offset / coefficient)))
        rest = sorted(facts, key=lambda f: self.domains.get(f[2].fact) is None)
        coefficient, path, fact = rest[0]
        cases = []
        for value in self.values(fact):
            is_it = in_minds(path, Comparison("==", fact, Constant(value)))
            then = self._by_cases(operator, offset + coefficient * value, rest[1:])
            cases.append(joined(True, (is_it, then)))
        if len(cases) ** (len(rest) - 1) > MOST_CASES:
            raise Cannot("so many numbers cannot be compared in one sentence")
        return joined(False, cases)

    def values(self, fact: FactOf) -> list[float]:
        """Every number that a fact can be."""
        domain = self.domains.get(fact.fact)
        if domain is None:
            raise Cannot(
                "a sentence compares two numbers, and this takes a number that can be any", fact.span
            )
        if None in domain:
            self.doubtful = True
        return sorted(float(v) for v in domain if isinstance(v, int | float) and not isinstance(v, bool))

    def sum(self, expression: Expression, env: Env, rough: bool = False) -> Sum:
        """A number taken apart. ``rough``: what has no bound may be counted as far as :data:`ROUGHLY`."""
        made = Sum()
        self._add(made, expression, env, (), TRUE, 1.0, rough)
        made.facts = _collected(made.facts)
        return made

    def _add(
        self,
        made: Sum,
        expression: Expression,
        env: Env,
        path: tuple[Term, ...],
        guard: Expression,
        factor: float,
        rough: bool,
    ) -> None:
        def add(part: Expression, guard: Expression = guard, factor: float = factor) -> None:
            self._add(made, part, env, path, guard, factor, rough)

        def within(condition: Expression) -> Expression:
            return joined(True, (guard, in_minds(path, condition)))

        if guard == FALSE:
            return
        match expression:
            case Constant(int() | float() as value):
                if guard == TRUE:
                    made.offset += factor * value
                elif value:
                    made.terms.append((factor * value, guard))
            case Arithmetic("+" | "-" as operator, left, right):
                add(left)
                add(right, factor=factor if operator == "+" else -factor)
            case Arithmetic("*", left, right) if (number := self._number(left, env)) is not None:
                add(right, factor=factor * number)
            case Arithmetic("*", left, right) if (number := self._number(right, env)) is not None:
                add(left, factor=factor * number)
            case Arithmetic("/", left, right) if number := self._number(right, env):
                add(left, factor=factor / number)
            case Choice(test, Constant(int() | float() as one), Constant(int() | float() as other)):
                add(Constant(other))
                add(Constant(one - other), guard=within(self.condition(test, env)))
            case Choice(test, then, otherwise):
                add(then, guard=within(self.condition(test, env)))
                add(otherwise, guard=within(self.condition(test, env, False)))
            case Total("+", variable, kind, body):
                for member in self.story.members(kind):
                    add(substitute(body, {variable: Constant(member)}))
            case Believes(person, inner):
                self._add(made, inner, env, (*path, person), guard, factor, rough)
            case FactOf() if guard == TRUE:
                made.facts.append((factor, path, self._named(expression, env)))
            case FactOf():
                self.steps(made, factor, path, self._named(expression, env), guard, rough)
            case _:
                raise Cannot(
                    "there is no sentence for what is reckoned here", getattr(expression, "span", None)
                )

    def _named(self, fact: FactOf, env: Env) -> FactOf:
        return FactOf(self.fact(fact, env).name, fact.arguments, fact.span)

    def _number(self, expression: Expression, env: Env) -> float | None:
        """The number an expression always is; None if it is none."""
        try:
            made = self.sum(expression, env)
        except Cannot:
            return None
        return None if made.terms or made.facts else made.offset

    def steps(
        self,
        made: Sum,
        factor: float,
        path: tuple[Term, ...],
        fact: FactOf,
        guard: Expression,
        rough: bool = False,
    ) -> None:
        """A fact of number as what counts where it is at least so much."""
        domain = self.domains.get(fact.fact)
        if domain is None and rough:
            made.rough = True
            values = [float(v) for v in range(ROUGHLY + 1)]
        else:
            values = self.values(fact)
        if not values:
            return
        if values[0] and guard == TRUE:
            made.offset += factor * values[0]
        elif values[0]:
            made.terms.append((factor * values[0], guard))
        for below, value in pairwise(values):
            reached = in_minds(path, Comparison(">=", fact, Constant(value)))
            made.terms.append((factor * (value - below), joined(True, (guard, reached))))


def _collected(
    facts: Sequence[tuple[float, tuple[Term, ...], FactOf]],
) -> list[tuple[float, tuple[Term, ...], FactOf]]:
    """The same facts added up."""
    found: dict[tuple[tuple[Term, ...], FactOf], float] = {}
    for coefficient, path, fact in facts:
        found[path, fact] = found.get((path, fact), 0.0) + coefficient
    return [(c, path, fact) for (path, fact), c in found.items() if c]


def _holds(operator: Operator, number: float) -> bool:
    """Whether a number stands so to nothing."""
    return {
        "==": number == 0,
        "!=": number != 0,
        "<": number < 0,
        "<=": number <= 0,
        ">": number > 0,
        ">=": number >= 0,
    }[operator]


def _at_least(operator: Operator, made: Sum) -> Expression:
    """What counts where something holds, added up and compared with nothing."""
    if operator == "<":
        return negated(_at_least(">=", made))
    if operator == "<=":
        return negated(_at_least(">", made))
    if operator == "==":
        return joined(True, (_at_least(">=", made), _at_least("<=", made)))
    if operator == "!=":
        return joined(False, (_at_least(">", made), _at_least("<", made)))
    offset = made.offset + sum(w for w, _ in made.terms if w < 0)
    terms = [(w, g) if w > 0 else (-w, negated(g)) for w, g in made.terms]
    terms.sort(key=lambda t: -t[0])
    found: list[Expression] = []

    def choose(at: int, total: float, chosen: list[Expression]) -> None:
        if _holds(operator, total):
            made_of = joined(True, chosen)
            if not contradicts(made_of):
                found.append(made_of)
        elif _holds(operator, total + sum(w for w, _ in terms[at:])):
            choose(at + 1, total + terms[at][0], [*chosen, terms[at][1]])
            choose(at + 1, total, chosen)
        if len(found) > MOST_CASES:
            raise Cannot("so many things that count together cannot be compared there")

    choose(0, offset, [])
    return joined(False, found)
