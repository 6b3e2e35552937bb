"""What the rules of ``logic.lark`` mean: sentences joined into conditions and effects.

Lark builds no tree: the functions here are called while it parses, so nesting costs no stack. This is the
only module that imports Lark, and it is imported when the first line needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.lexer import Lexer

from denouement.language.literals import Meaning, say_of
from denouement.language.scanner import Believer, Binder, Scanned
from denouement.language.templates import Quantifier
from denouement.model import (
    And,
    Believes,
    Effect,
    Expression,
    ForEvery,
    ForEveryEffect,
    ForSome,
    Not,
    Operator,
    Or,
    Span,
    Term,
    Variable,
    in_mind,
    under,
)

__all__ = ["Stuck", "parse"]


class _Scanned(Lexer):
    """Hands the scanner's tokens to Lark as they are."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
        for token in data:
            made = Token(token.type, "")
            made.value = token
            yield made


def _value(token: Token) -> Any:
    return token.value.value


def _span(token: Token) -> Span:
    return cast(Span, token.value.span)


class _Conditions(Transformer[Token, Any]):
    """What each rule of the grammar means."""

    def any_of(self, parts: list[Any]) -> Expression:
        return parts[0] if len(parts) == 1 else Or(tuple(p for p in parts if not isinstance(p, Token)))

    def all_of(self, parts: list[Any]) -> Expression:
        return parts[0] if len(parts) == 1 else And(tuple(p for p in parts if not isinstance(p, Token)))

    def sentence(self, parts: list[Token]) -> Expression:
        return say_of(_value(parts[0])).condition()

    def exactly(self, parts: list[Token]) -> Expression:
        return say_of(_value(parts[0])).compared("==", _value(parts[1]))

    def compare(self, parts: list[Token]) -> Expression:
        return say_of(_value(parts[0])).compared(cast(Operator, _value(parts[1])), _value(parts[2]))

    def compare_facts(self, parts: list[Token]) -> Expression:
        other = say_of(_value(parts[2])).amount()
        return say_of(_value(parts[0])).compared(cast(Operator, _value(parts[1])), other)

    def negation(self, parts: list[Any]) -> Expression:
        return Not(parts[1], _span(parts[0]))

    def belief(self, parts: list[Any]) -> Expression:
        return _believed(parts[0], lambda person, span: Believes(person, parts[1], span))

    def knowledge(self, parts: list[Any]) -> Expression:
        return _believed(
            parts[0], lambda person, span: And((parts[1], Believes(person, parts[1], span)), span)
        )

    def wrong_belief(self, parts: list[Any]) -> Expression:
        return _believed(
            parts[0], lambda person, span: And((Not(parts[1], span), Believes(person, parts[1], span)), span)
        )

    def bracket(self, parts: list[Any]) -> Expression:
        return cast(Expression, parts[1])

    def for_some(self, parts: list[Any]) -> Expression:
        binder: Binder = _value(parts[0])
        return ForSome(binder.variable, binder.kind, parts[2], _span(parts[0]))

    def for_every(self, parts: list[Any]) -> Expression:
        binder: Binder = _value(parts[0])
        return ForEvery(binder.variable, binder.kind, parts[2], _span(parts[0]))

    # Effects. A rule gives a tuple of effects; those around it put them into minds and under conditions.

    def effects(self, parts: list[Any]) -> tuple[Effect, ...]:
        return tuple(e for p in parts if not isinstance(p, Token) for e in p)

    def set_sentence(self, parts: list[Token]) -> tuple[Effect, ...]:
        return say_of(_value(parts[0])).effects()

    def set_not(self, parts: list[Token]) -> tuple[Effect, ...]:
        return say_of(_value(parts[1])).denied().effects()

    def set_number(self, parts: list[Token]) -> tuple[Effect, ...]:
        return say_of(_value(parts[0])).set_to(_value(parts[1]))

    def set_more(self, parts: list[Token]) -> tuple[Effect, ...]:
        return say_of(_value(parts[0])).stepped(_value(parts[1]))

    def set_less(self, parts: list[Token]) -> tuple[Effect, ...]:
        return say_of(_value(parts[0])).stepped(-_value(parts[1]))

    def set_belief(self, parts: list[Any]) -> tuple[Effect, ...]:
        believer: Believer = _value(parts[0])
        filler = believer.filler
        if not believer.affirmed or filler.quantifier not in (None, Quantifier.EVERY):
            raise Meaning(
                "not-an-effect",
                _span(parts[0]),
                "an effect says what somebody in particular comes to believe, not what they stop believing",
                "say what they believe instead: … believes … is not …",
            )
        made = tuple(in_mind(filler.term, e) for e in parts[1])
        if filler.quantifier is None:
            return made
        assert isinstance(filler.term, Variable)
        return (ForEveryEffect(filler.term.name, filler.kind, made, _span(parts[0])),)

    def set_bracket(self, parts: list[Any]) -> tuple[Effect, ...]:
        return cast(tuple[Effect, ...], parts[1])

    def set_if(self, parts: list[Any]) -> tuple[Effect, ...]:
        return tuple(under(parts[1], e) for e in parts[3])

    def set_for_every(self, parts: list[Any]) -> tuple[Effect, ...]:
        binder: Binder = _value(parts[0])
        return (ForEveryEffect(binder.variable, binder.kind, parts[2], _span(parts[0])),)


def _believed(token: Token, make: Callable[[Term, Span], Expression]) -> Expression:
    """What is said of a believer's mind, for one person or for some, every or no one."""
    believer: Believer = _value(token)
    filler, span = believer.filler, _span(token)
    made = make(filler.term, span)
    if not believer.affirmed:
        made = Not(made, span)
    if filler.quantifier is None:
        return made
    assert isinstance(filler.term, Variable)
    if filler.quantifier is Quantifier.EVERY:
        return ForEvery(filler.term.name, filler.kind, made, span)
    some = ForSome(filler.term.name, filler.kind, made, span)
    return Not(some, span) if filler.quantifier is Quantifier.NO else some


@cache
def _parser() -> Lark:
    grammar = files("denouement.language").joinpath("logic.lark").read_text("utf-8")
    return Lark(
        grammar,
        parser="lalr",
        lexer=_Scanned,
        start=["condition", "effects"],
        transformer=_Conditions(),
    )


class Stuck(Exception):
    """The tokens are no condition or effect: ``token`` cannot stand where it does (None: the end is too early).

    ``accepted`` are the terminals that could have stood there.
    """

    def __init__(self, token: Scanned | None, accepted: set[str]) -> None:
        super().__init__("a line that cannot be parsed")
        self.token = token
        self.accepted = accepted


def parse(start: str, tokens: list[Scanned]) -> Any:
    """The meaning of a line: an expression for ``start="condition"``, a tuple of effects for ``"effects"``.

    Raises:
        Stuck: the grammar does not allow a token where it stands.
        Meaning: a sentence cannot mean anything where it stands.
    """
    try:
        return _parser().parse(tokens, start=start)
    except UnexpectedInput as fault:
        value = getattr(getattr(fault, "token", None), "value", None)
        accepted = set(getattr(fault, "accepts", None) or getattr(fault, "expected", ()) or ())
        raise Stuck(value if isinstance(value, Scanned) else None, accepted) from fault
