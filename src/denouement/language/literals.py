"""What a recognised sentence says: as a condition, as a number, as an effect.

A sentence may name a fact, a phrase (a condition declared under a name) or a claim; it may affirm or deny;
and it may speak of *some*, *every* or *no* one of a kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from denouement.language.templates import Filler, Match, Quantifier
from denouement.model import (
    TRUE,
    Assignment,
    Comparison,
    Constant,
    Effect,
    Expression,
    Fact,
    FactOf,
    ForEvery,
    ForEveryEffect,
    Form,
    ForSome,
    Holds,
    Not,
    Operator,
    Role,
    Sentence,
    Span,
    Suppose,
    Term,
    ValueType,
    Variable,
    substitute,
)
from denouement.model import Arithmetic as _Arithmetic

__all__ = ["Budget", "ClaimIsSo", "Meaning", "Phrase", "Saying", "say_of"]


class Meaning(Exception):
    """A sentence that is recognised but cannot mean anything where it stands."""

    def __init__(self, code: str, span: Span, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.span, self.message, self.hint = code, span, message, hint


LARGEST_EXPANSION = 100_000
"""How many parts all uses of phrases in one reading may have together, written out."""


@dataclass
class Budget:
    """How much writing out of phrases is left."""

    left: int = LARGEST_EXPANSION
    told: bool = False


@dataclass
class Phrase:
    """A condition declared under a sentence of its own; ``condition`` is set when its body has been read.

    ``size`` counts the parts of the condition; 0 for one that could not be read, whose uses are not looked into.
    """

    sentence: Sentence
    roles: tuple[Role, ...]
    span: Span
    budget: Budget
    condition: Expression | None = None
    size: int = 0


@dataclass(frozen=True)
class ClaimIsSo:
    """The built-in sentence *{claim} is so*."""


@dataclass(frozen=True)
class Saying:
    """One sentence of a line with its slots filled."""

    owner: Fact | Phrase | ClaimIsSo
    arguments: dict[str, Filler]
    affirms: bool
    span: Span
    roles: tuple[Role, ...] = field(default=())

    # --- as a condition

    def condition(self) -> Expression:
        """The sentence as a condition."""
        if isinstance(self.owner, Fact) and self.owner.type is ValueType.NUMBER:
            raise Meaning(
                "number-missing",
                self.span,
                "this sentence is about how much; as a condition it needs a number",
                "for example: … at least 2, … less than 3; to say how much it is: … 2",
            )
        return self._quantified(self._plain_condition)

    def compared(self, operator: Operator, number: float | Expression) -> Expression:
        """The number this sentence is about, compared."""
        value = number if not isinstance(number, int | float) else Constant(float(number))
        left = self.number()
        made: Expression = Comparison(operator, left, value, self.span)
        return self._quantified(lambda: made if self.affirms else Not(made, self.span))

    def number(self) -> FactOf:
        """The fact of number this sentence is about."""
        if not isinstance(self.owner, Fact) or self.owner.type is not ValueType.NUMBER:
            raise Meaning(
                "not-a-number",
                self.span,
                "this sentence is not about how much, so no number can follow it",
                "leave the number out, or declare the fact with “: number”",
            )
        return self._fact_of(self.owner)

    def amount(self) -> FactOf:
        """The fact of number this sentence is about, where it stands for one number."""
        if self._quantifiers() or not self.affirms:
            raise Meaning(
                "not-a-number",
                self.span,
                "this has to be one number, so it cannot be denied or speak of some, every or no one",
                "name whom or what it is about",
            )
        return self.number()

    def _plain_condition(self) -> Expression:
        match self.owner:
            case Fact() as fact:
                value: Expression = Constant(self.affirms)
                if fact.type is ValueType.ONE_OF:
                    value = self._term(fact.value_role)
                    return Comparison("==" if self.affirms else "!=", self._fact_of(fact), value, self.span)
                return Comparison("==", self._fact_of(fact), value, self.span)
            case Phrase() as phrase:
                if phrase.condition is None:
                    raise Meaning(
                        "phrase-of-itself",
                        self.span,
                        "this phrase is used before it means anything, or in its own meaning",
                        "declare phrases so that each uses only those above it",
                    )
                phrase.budget.left -= phrase.size
                if phrase.budget.left < 0 and phrase.budget.told:
                    return TRUE
                if phrase.budget.left < 0:
                    phrase.budget.told = True
                    raise Meaning(
                        "phrase-too-large",
                        self.span,
                        f"written out, the phrases used up to here have more than {LARGEST_EXPANSION:,} parts",
                        "phrases that use phrases grow fast; declare a fact instead",
                    )
                filled = {r.name: self._term(r.name) for r in phrase.roles}
                made = substitute(phrase.condition, filled) if phrase.size else phrase.condition
            case ClaimIsSo():
                made = Holds(self._term("claim"), self.span)
        return made if self.affirms else Not(made, self.span)

    def denied(self) -> Saying:
        """The same sentence, denied."""
        return replace(self, affirms=not self.affirms)

    # --- as an effect

    def effects(self) -> tuple[Effect, ...]:
        """The sentence as something that comes to be so."""
        match self.owner:
            case ClaimIsSo():
                return (Suppose(self._term("claim"), self.affirms, span=self.span),)
            case Fact(type=ValueType.YES_NO) as fact:
                return self._each((Assignment(self._fact_of(fact), Constant(self.affirms), span=self.span),))
            case Fact(type=ValueType.ONE_OF) as fact:
                return self._each((self._one_of(fact),))
            case Fact():
                raise Meaning(
                    "number-missing",
                    self.span,
                    "this sentence is about how much; as an effect it needs a number",
                    "for example: … 3, … 1 more, … 2 less",
                )
            case Phrase():
                raise Meaning(
                    "not-an-effect",
                    self.span,
                    "this is a phrase, a short way of stating a condition; it cannot be brought about as it is",
                    "say which facts come to be so",
                )

    def set_to(self, number: float) -> tuple[Effect, ...]:
        """The number this sentence is about becomes ``number``."""
        return self._each((Assignment(self._number_for_effect(), Constant(float(number)), span=self.span),))

    def stepped(self, step: float) -> tuple[Effect, ...]:
        """The number this sentence is about grows by ``step``."""
        fact = self._number_for_effect()
        operator = "+" if step >= 0 else "-"
        value = _Arithmetic(operator, fact, Constant(abs(float(step))))  # type: ignore[arg-type]
        return self._each((Assignment(fact, value, span=self.span),))

    def _number_for_effect(self) -> FactOf:
        if not self.affirms:
            raise Meaning(
                "not-an-effect",
                self.span,
                "a number cannot be set by denying it",
                "say the number it becomes, or by how much more or less",
            )
        return self.number()

    def _one_of(self, fact: Fact) -> Assignment:
        value = self._term(fact.value_role)
        target = self._fact_of(fact)
        if self.affirms:
            return Assignment(target, value, span=self.span)
        return Assignment(target, Constant(None), condition=Comparison("==", target, value), span=self.span)

    # --- fillers and quantifiers

    def _term(self, role: str) -> Term:
        filler = self.arguments[role]
        is_value = isinstance(self.owner, Fact) and role == self.owner.value_role
        if filler.kind == "unknown" and not is_value:
            raise Meaning(
                "wrong-kind",
                filler.span,
                "“unknown” can only be what a fact of one value has for its value",
                "name somebody or something",
            )
        return filler.term

    def _fact_of(self, fact: Fact) -> FactOf:
        return FactOf(fact.name, tuple(self._term(r.name) for r in fact.roles), self.span)

    def _quantified(self, make: Callable[[], Expression]) -> Expression:
        made = make()
        for filler in reversed(self._quantifiers()):
            assert isinstance(filler.term, Variable)
            match filler.quantifier:
                case Quantifier.EVERY:
                    made = ForEvery(filler.term.name, filler.kind, made, self.span)
                case Quantifier.NO:
                    made = Not(ForSome(filler.term.name, filler.kind, made, self.span), self.span)
                case _:
                    made = ForSome(filler.term.name, filler.kind, made, self.span)
        return made

    def _each(self, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        for filler in reversed(self._quantifiers()):
            assert isinstance(filler.term, Variable)
            if filler.quantifier is not Quantifier.EVERY:
                raise Meaning(
                    "not-an-effect",
                    filler.span,
                    "an effect has to say whom or what it concerns",
                    "name it, or say “every …”",
                )
            effects = (ForEveryEffect(filler.term.name, filler.kind, effects, self.span),)
        return effects

    def _quantifiers(self) -> list[Filler]:
        return [f for f in self.arguments.values() if f.quantifier is not None]


def say_of(match: Match) -> Saying:
    """What a recognised sentence says."""
    affirms = match.entry.form not in (Form.NEGATIVE, Form.NOT_PERFECT)
    owner = match.entry.owner
    assert isinstance(owner, Fact | Phrase | ClaimIsSo)
    return Saying(owner, dict(match.fillers), affirms, match.span, match.entry.roles)
