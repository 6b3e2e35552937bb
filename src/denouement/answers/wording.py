"""Ground things in the writer's sentences: acts, facts, conditions and wants, in words.

Everything here gives plain clauses without capital or full stop; whoever builds a sentence finishes it.
"""

from __future__ import annotations

from collections.abc import Iterable

from denouement import english
from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    Fluent,
    Ground,
    GroundAct,
    GroundExpression,
    GroundReaction,
    GroundWant,
    Mind,
    OneOf,
    Read,
)
from denouement.ground.simplify import FLIPPED
from denouement.model import Form, Operator, Story, Value, ValueType

__all__ = ["Wording", "acts_named", "key_of", "number"]

_COMPARED: dict[Operator, str] = {
    ">=": "at least ",
    "<=": "at most ",
    ">": "more than ",
    "<": "less than ",
    "==": "",
    "!=": "anything but ",
}


def number(value: float) -> str:
    """A number without needless zeros."""
    return f"{value:g}"


class Wording:
    """Says things of one story."""

    def __init__(self, story: Story, ground: Ground) -> None:
        self.story = story
        self.ground = ground
        self._own = story.place_words

    def person(self, person: int) -> str:
        """The name of a person."""
        return self.ground.people[person]

    def act(self, act: GroundAct, form: Form = Form.PLAIN) -> str:
        """An act as its declared sentence."""
        action = self.story.actions[act.action]
        return action.sentence.say(
            dict(zip((r.name for r in action.roles), act.arguments, strict=True)), form, self._own
        )

    def reaction(self, reaction: GroundReaction) -> str:
        """A reaction as its declared sentence."""
        declared = self.story.reactions[reaction.reaction]
        return declared.sentence.say(
            dict(zip((r.name for r in declared.roles), reaction.arguments, strict=True)), own=self._own
        )

    def fact(self, fluent: int | Fluent, value: Value, past: bool = False) -> str:
        """A fact with its value: *Mara trusts Teo 2*, *Teo is not at the cafe*, *Teo is at an unknown place*."""
        return self._fact(fluent, value, affirm=True, past=past)

    def _fact(self, fluent: int | Fluent, value: Value, affirm: bool, past: bool = False) -> str:
        known = self.ground.fluents[fluent] if isinstance(fluent, int) else fluent
        declared = self.story.facts[known.fact]
        names = dict(zip((r.name for r in declared.roles), known.arguments, strict=True))
        plain, negative = (Form.PAST, Form.NEGATIVE_PAST) if past else (Form.PLAIN, Form.NEGATIVE)
        form = plain if affirm else negative
        if declared.type is ValueType.YES_NO:
            so = (value is True) == affirm
            return declared.sentence.say(names, plain if so else negative, self._own)
        if declared.type is ValueType.NUMBER:
            amount = number(value) if isinstance(value, int | float) else "an unknown amount"
            return f"{declared.sentence.say(names, form, self._own)} {amount}"
        unknown = f"an unknown {declared.value_kind}"
        names[declared.value_role] = unknown if value is None else str(value)
        return declared.sentence.say(names, form, self._own)

    def condition(self, expression: GroundExpression) -> str:
        """A condition as a clause."""
        match expression:
            case Const(value):
                return "nothing is asked" if value is True else "what can never be"
            case AllOf(parts):
                return " and ".join(self._bracketed(p, AnyOf) for p in parts) or "nothing is asked"
            case AnyOf(parts):
                return " or ".join(self._bracketed(p, AllOf) for p in parts)
            case Mind(person, inner):
                return f"{self.person(person)} believes that {self.condition(inner)}"
            case Compare(operator, left, right):
                return self._compared(operator, left, right)
            case OneOf(inner, values, inside):
                among = english.join(sorted(str(v) for v in values), "or")
                return f"{self.value(inner)} is {'' if inside else 'not '}{among}"
            case _:
                return self.value(expression)

    def _bracketed(self, part: GroundExpression, other: type) -> str:
        text = self.condition(part)
        return f"({text})" if isinstance(part, other) else text

    def _compared(self, operator: Operator, left: GroundExpression, right: GroundExpression) -> str:
        if isinstance(left, Mind):
            return f"{self.person(left.person)} believes that {self._compared(operator, left.inner, right)}"
        if not isinstance(left, Read):
            return f"{self.value(left)} is {_COMPARED[operator]}{self.value(right)}"
        declared = self.story.facts[self.ground.fluents[left.fluent].fact]
        if declared.type is ValueType.NUMBER:
            base = self._fact(left.fluent, 0.0, affirm=True).removesuffix(" 0")
            return f"{base} {_COMPARED[operator]}{self.value(right)}"
        if isinstance(right, Const) and operator in ("==", "!="):
            return self._fact(left.fluent, right.value, affirm=operator == "==")
        return f"{self.value(left)} is {_COMPARED[operator]}{self.value(right)}"

    def denied(self, expression: GroundExpression) -> str:
        """What is the case where the condition does not hold, as a clause."""
        match expression:
            case Compare(operator, left, right):
                return self._compared(FLIPPED[operator], left, right)
            case Mind(person, inner):
                return f"{self.person(person)} does not believe that {self.condition(inner)}"
            case AllOf(parts) if len(parts) == 1:
                return self.denied(parts[0])
            case AnyOf(parts):
                return " and ".join(self.denied(p) for p in parts)
            case _:
                return f"it is not so that {self.condition(expression)}"

    def value(self, expression: GroundExpression) -> str:
        """A value in words."""
        match expression:
            case Const(value):
                if value is None:
                    return "unknown"
                return number(value) if isinstance(value, float) else str(value)
            case Read(fluent):
                known = self.ground.fluents[fluent]
                declared = self.story.facts[known.fact]
                names = dict(zip((r.name for r in declared.roles), known.arguments, strict=True))
                if declared.value_role:
                    names[declared.value_role] = "…"
                return f"“{declared.sentence.say(names, own=self._own)}”"
            case Mind(person, inner):
                return f"{self.value(inner)} as {self.person(person)} believes"
            case _:
                return "a number reckoned from others"

    def want(self, want: GroundWant) -> str:
        """A want: *Mara wants to have heard Teo out*."""
        return f"{self.person(want.person)} wants {want.text}"


def key_of(asked: str) -> str:
    """Words as they are compared."""
    return asked.casefold().strip().rstrip(".")


def acts_named(asked: str, acts: Iterable[GroundAct], said: Wording) -> list[GroundAct]:
    """The acts of these words; where none has them all, those whose sentences hold them."""
    key = key_of(asked)
    told = [(a, said.act(a).casefold()) for a in acts]
    return [a for a, text in told if text == key] or [a for a, text in told if len(key) > 3 and key in text]
