"""Effects of the model as text of the research syntax, with what came from one ``if`` put together again."""

from __future__ import annotations

from collections.abc import Sequence

from denouement.model import (
    FALSE,
    TRUE,
    And,
    Assignment,
    Believes,
    Constant,
    Effect,
    Expression,
    FactOf,
    ForEveryEffect,
    Not,
    Term,
    Variable,
)
from denouement.sabre.writing.expressions import Level, Scope, Speller

__all__ = ["BREAK", "EffectSpeller"]

BREAK = "\f"
"""A blank at which a line can be broken; no word of a problem can hold it."""


class EffectSpeller(Speller):
    """Writes the expressions and the effects of one story."""

    def effects(self, effects: Sequence[Effect], scope: Scope) -> list[str]:
        """The effects, one text for each that stands between ``&``; those of one ``if`` are one text.

        Where a text could be broken into lines stands :data:`BREAK`.
        """
        made = self._effects(effects, scope)
        return [f"({t})" if t.startswith(("if(", "forall(")) else t for t in made] if len(made) > 1 else made

    def _effects(self, effects: Sequence[Effect], scope: Scope) -> list[str]:
        made: list[str] = []
        at = 0
        while at < len(effects):
            effect = effects[at]
            if isinstance(effect, ForEveryEffect):
                name, inside = self.bind(effect.variable, scope)
                body = self.effects(effect.effects, inside)
                made.append(f"forall({name} : {effect.kind}) {_one_of(body)}")
                at += 1
            elif self._as_condition(effects, at):
                assert isinstance(effect, Assignment)
                made.append(self._assigned(effect, effect.condition, scope))
                at += 2
            elif isinstance(effect, Assignment) and effect.condition == TRUE:
                made.append(self._assigned(effect, effect.value, scope))
                at += 1
            else:
                text, at = self._chain(effects, at, scope)
                made.append(text)
        return made

    def statement(self, effects: Sequence[Effect]) -> str:
        """An initial statement. Its effects come about together, so they must not stand between ``&`` alone."""
        made = self.effects(effects, {})
        if len(made) == 1:
            return made[0]
        if not made:
            return "True"
        owners = {e.believers[:1] for e in effects if isinstance(e, Assignment)}
        inner = [_peeled(e) for e in effects]
        known = [e for e in inner if e is not None]
        if len(owners) == 1 and len(known) == len(inner):
            (owner,) = owners
            return f"believes({self.term(owner[0], {})}, {' & '.join(self.effects(known, {}))})"
        return f"if(True) ({' & '.join(made)})"

    def _assigned(self, effect: Assignment, value: Expression, scope: Scope) -> str:
        """The property with its new value, in the minds it happens in; the condition is written elsewhere."""
        fact = self.fact(effect.fact, scope)
        peeled = _read_inside(value, effect.believers)
        if peeled is None:
            for person in reversed(effect.believers):
                fact = f"believes({self.term(person, scope)}, {fact})"
            return f"{fact} = {self.within(value, scope, Level.SUM)}"
        plain = self.is_yes_no(effect.fact.fact) and peeled in (TRUE, FALSE)
        if plain:
            text = fact if peeled == TRUE else f"!{fact}"
        else:
            text = f"{fact} = {self.within(peeled, scope, Level.SUM)}"
        for person in reversed(effect.believers):
            text = f"believes({self.term(person, scope)}, {text})"
        return text

    def _as_condition(self, effects: Sequence[Effect], at: int) -> bool:
        """Whether two effects are ``p() = (condition)``: yes where it holds, no where its negation does."""
        if at + 1 >= len(effects):
            return False
        first, second = effects[at], effects[at + 1]
        if not (isinstance(first, Assignment) and isinstance(second, Assignment)):
            return False
        if first.believers or first.fact != second.fact or second.believers:
            return False
        values = (first.value, second.value, second.condition)
        simple = isinstance(first.condition, Constant | Variable | FactOf)
        return (
            self.is_yes_no(first.fact.fact) and not simple and values == (TRUE, FALSE, Not(first.condition))
        )

    def _chain(self, effects: Sequence[Effect], at: int, scope: Scope) -> tuple[str, int]:
        """``if … elseif … else …`` as far as it reaches, and the number of the effect after it."""
        first = effects[at]
        assert isinstance(first, Assignment)
        test: Expression | None = first.condition
        earlier: list[Expression] = []
        text = ""
        while test is not None:
            end = at
            while end < len(effects) and _condition_of(effects[end]) == _condition_of(effects[at]):
                end += 1
            group = [e for e in effects[at:end] if isinstance(e, Assignment)]
            body = _one_of([self._assigned(e, e.value, scope) for e in group])
            if test == TRUE:
                return f"{text}{BREAK}else {body}", end
            text += f"{BREAK + 'elseif' if text else 'if'}({self.text(test, scope)}) {body}"
            earlier.append(Not(test))
            at = end
            test = _next_test(effects[at], earlier) if at < len(effects) else None
        return text, at


def _one_of(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else f"({' & '.join(texts) or 'True'})"


def _condition_of(effect: Effect) -> Expression | None:
    return effect.condition if isinstance(effect, Assignment) and effect.condition != TRUE else None


def _next_test(effect: Effect, earlier: list[Expression]) -> Expression | None:
    """The test of a further branch, if the effect is in one: what it asks besides that no earlier test holds."""
    condition = _condition_of(effect)
    if condition is None:
        return None
    before: Expression = earlier[0] if len(earlier) == 1 else And(tuple(earlier))
    if condition == before:
        return TRUE
    if isinstance(condition, And) and list(condition.parts[:-1]) == earlier:
        return condition.parts[-1]
    return None


def _read_inside(value: Expression, believers: Sequence[Term]) -> Expression | None:
    """The value as it is read in the mind at the end of the path; None where it is read elsewhere."""
    for person in believers:
        if isinstance(value, Constant | Variable):
            return value
        if not isinstance(value, Believes) or value.person != person:
            return None
        value = value.expression
    return value


def _peeled(effect: Effect) -> Assignment | None:
    """The effect as it is within the mind it happens in; None where it cannot be told apart."""
    if not isinstance(effect, Assignment) or not effect.believers:
        return None
    person = effect.believers[0]
    value = _read_inside(effect.value, (person,))
    test = TRUE if effect.condition == TRUE else _read_inside(effect.condition, (person,))
    if value is None or test is None:
        return None
    return Assignment(effect.fact, value, effect.believers[1:], test, effect.span)
