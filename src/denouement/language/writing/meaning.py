"""Conditions of a problem, brought into the shapes that the story language has sentences for.

There every condition comes down to single sentences: a fact that is so or not so, has this value, or is at least so
much. Negations are pushed down to them, and names are told apart by the roles they fill. What cannot be brought
there raises :class:`~denouement.language.writing.shapes.Cannot`. Expressions in, expressions out.
"""

from __future__ import annotations

from denouement.language.writing.kinds import Kinds
from denouement.language.writing.numbers import Numbers
from denouement.language.writing.shapes import (
    FLIPPED,
    SAME,
    Cannot,
    Domains,
    Env,
    apart,
    free,
    in_minds,
    joined,
)
from denouement.model import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Believes,
    Choice,
    Comparison,
    Constant,
    Expression,
    Fact,
    FactOf,
    ForEvery,
    ForSome,
    IsA,
    Not,
    Operator,
    Or,
    Story,
    Term,
    Total,
    ValueType,
    Variable,
    substitute,
)

__all__ = ["Conditions"]


class Conditions(Numbers):
    """Brings conditions into shape; ``different`` are the roles that are filled differently anyhow."""

    def __init__(self, story: Story, kinds: Kinds, domains: Domains) -> None:
        super().__init__(story, kinds, domains)
        self.different: frozenset[str] = frozenset()
        self._count = 0

    # --- conditions

    def condition(self, expression: Expression, env: Env, yes: bool = True) -> Expression:
        """The condition, or its negation, with negations in its sentences alone; TRUE and FALSE only outermost."""
        match expression:
            case Constant(value):
                return TRUE if (value is True) == yes else FALSE
            case And(parts) | Or(parts):
                every = isinstance(expression, And) == yes
                return joined(every, (self.condition(p, env, yes) for p in parts))
            case Not(part):
                return self.condition(part, env, not yes)
            case ForSome(variable, kind, body) | ForEvery(variable, kind, body):
                some = isinstance(expression, ForSome) == yes
                return self._quantified(some, variable, kind, body, env, yes)
            case Believes(person, inner):
                made = self.condition(inner, env, yes)
                return made if made in (TRUE, FALSE) else Believes(person, made)
            case Choice(test, then, other):
                return self.condition(Or((And((test, then)), And((Not(test), other)))), env, yes)
            case Comparison(operator, left, right):
                return self._comparison(operator if yes else FLIPPED[operator], left, right, env)
            case IsA(inner, kind):
                return self._is_a(inner, kind, env, yes)
            case FactOf():
                return Comparison("==", expression, Constant(yes))
        raise Cannot("this is no condition there", getattr(expression, "span", None))

    def _quantified(
        self, some: bool, variable: str, kind: str, body: Expression, env: Env, yes: bool
    ) -> Expression:
        if kind == "boolean":
            ways = [substitute(body, {variable: Constant(v)}) for v in (False, True)]
            return joined(not some, (self.condition(w, env, yes) for w in ways))
        name = variable
        if variable in env:
            name = self.fresh(variable)
            body = substitute(body, {variable: Variable(name)})
        parts = []
        for node in self.kinds.parts(kind):
            if node.members:
                inner = self.condition(body, {**env, name: node}, yes)
                make = ForSome if some else ForEvery
                parts.append(make(name, node.name, inner) if name in free(inner) else inner)
        return joined(not some, parts)

    def fresh(self, variable: str) -> str:
        """A variable of its own."""
        self._count += 1
        return f"{variable.partition('@')[0]}@{self._count}"

    def _is_a(self, inner: Expression, kind: str, env: Env, yes: bool) -> Expression:
        members = self.kinds.members.get(kind, frozenset())
        if isinstance(inner, Constant):
            return TRUE if (inner.value in members) == yes else FALSE
        if isinstance(inner, Variable):
            node = env[inner.name]
            if node.members <= members or not node.members & members:
                return TRUE if bool(node.members & members) == yes else FALSE
        name = self.fresh("it")
        return self.condition(ForSome(name, kind, Comparison("==", inner, Variable(name))), env, yes)

    # --- comparisons

    def _comparison(self, operator: Operator, left: Expression, right: Expression, env: Env) -> Expression:
        if left == right and type(left) is type(right):
            return TRUE if operator in ("==", ">=", "<=") else FALSE
        sort = self._sort(left, env) or self._sort(right, env)
        other = self._sort(right, env) or sort
        if sort is not other:
            return TRUE if operator == "!=" else FALSE
        if sort is ValueType.NUMBER:
            return self.compared(operator, left, right, env)
        if operator in "<>":
            return FALSE
        same = operator != "!="
        for side, rest in ((left, right), (right, left)):
            if isinstance(side, Choice):
                equal: Operator = "==" if same else "!="
                then, otherwise = (Comparison(equal, way, rest) for way in (side.then, side.otherwise))
                return self.condition(Choice(side.condition, then, otherwise), env)
        if sort is ValueType.YES_NO:
            return self._both_or_neither(same, left, right, env)
        return self.equal(same, left, right, env)

    def _both_or_neither(self, same: bool, left: Expression, right: Expression, env: Env) -> Expression:
        for side, rest in ((left, right), (right, left)):
            if isinstance(side, Constant):
                if side.value is None:
                    return FALSE if same else TRUE
                return self.condition(rest, env, (side.value is True) == same)
        turned = right if same else Not(right)
        both, neither = And((left, turned)), And((Not(left), Not(turned)))
        return self.condition(Or((both, neither)), env)

    def equal(self, same: bool, left: Expression, right: Expression, env: Env) -> Expression:
        """Two values that are (or are not) the same."""
        (path, one), (other_path, other) = apart(left), apart(right)
        if isinstance(one, Constant | Variable) and isinstance(other, Constant | Variable):
            return self._same_name(same, one, other, env)
        if isinstance(one, Constant | Variable):
            path, one, other = other_path, other, one
        if not isinstance(one, FactOf):
            raise Cannot("this value cannot be spoken of there")
        equal: Operator = "==" if same else "!="
        if isinstance(other, Constant | Variable):
            return in_minds(path, Comparison(equal, one, other))
        if not isinstance(other, FactOf):
            raise Cannot("this value cannot be spoken of there")
        name = self.fresh("one")
        value = Variable(name)
        known = And((Comparison("==", right, value), Comparison(equal, left, value)))
        unknown = And((Comparison("==", right, Constant(None)), Comparison(equal, left, Constant(None))))
        return self.condition(Or((ForSome(name, self.fact(other, env).value_kind, known), unknown)), env)

    def _same_name(self, same: bool, one: Term, other: Term, env: Env) -> Expression:
        if isinstance(one, Constant) and isinstance(other, Constant):
            return TRUE if (one.value == other.value) == same else FALSE
        if one == other:
            return TRUE if same else FALSE
        members = [
            env[t.name].members if isinstance(t, Variable) else frozenset([t.value]) for t in (one, other)
        ]
        both_roles = {t.name for t in (one, other) if isinstance(t, Variable)} <= self.different
        apart = both_roles and isinstance(one, Variable) and isinstance(other, Variable)
        if apart or not members[0] & members[1]:
            return FALSE if same else TRUE
        if members[0] == members[1] and len(members[0]) == 1:
            return TRUE if same else FALSE
        return Comparison("==", FactOf(SAME, (one, other)), Constant(same))

    def fact(self, fact: FactOf, env: Env) -> Fact:
        """The declaration of a fact; of several of one name, the one that all fillings fit."""
        known = self.story.facts.get(fact.fact)
        if known is not None:
            return known
        name = fact.fact.partition("/")[0] + "("
        for declared in self.story.facts.values():
            if declared.name.startswith(name) and len(declared.roles) == len(fact.arguments):
                if all(
                    self._fills(a, r.kind, env) for a, r in zip(fact.arguments, declared.roles, strict=True)
                ):
                    return declared
        raise Cannot(f"“{name[:-1]}” is several things here, depending on what it is about", fact.span)

    def _fills(self, term: Term, kind: str, env: Env) -> bool:
        members = self.kinds.members.get(kind, frozenset())
        if isinstance(term, Variable):
            return env[term.name].members <= members
        return term.value in members

    def _sort(self, expression: Expression, env: Env) -> ValueType | None:
        """What a value is; None where nothing but *unknown* is told."""
        match expression:
            case Constant(None):
                return None
            case Constant(bool()):
                return ValueType.YES_NO
            case Constant(int() | float()) | Arithmetic() | Total():
                return ValueType.NUMBER
            case Constant() | Variable():
                return ValueType.ONE_OF
            case FactOf():
                return self.fact(expression, env).type
            case Believes(_, inner):
                return self._sort(inner, env)
            case Choice(_, then, other):
                return self._sort(then, env) or self._sort(other, env)
            case _:
                return ValueType.YES_NO
