"""Conditions and effects as lines of the story language.

What comes here has been brought into shape (:mod:`denouement.language.writing.meaning`): each fact stands alone, with
its value. Brackets are put wherever two joining words could be read two ways.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto

from denouement.language.layout import LONGEST_LINE
from denouement.language.scanner import DEEPEST, LARGEST_NUMBER
from denouement.language.writing.changes import Change
from denouement.language.writing.kinds import Kinds, Node
from denouement.language.writing.shapes import Cannot, Env
from denouement.language.writing.words import Placed, role_for
from denouement.model import (
    TRUE,
    And,
    Believes,
    Comparison,
    Constant,
    Expression,
    FactOf,
    ForEvery,
    Form,
    ForSome,
    Or,
    Sentence,
    Term,
    ValueType,
    Variable,
)

__all__ = ["Scope", "Teller", "ToldFact", "amount"]

_MORE_THAN = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}


@dataclass(frozen=True)
class ToldFact:
    """A fact with its sentence: its slots in the order of its arguments, then that of its value, if it has one."""

    name: str
    sentence: Sentence
    slots: tuple[Placed, ...]
    type: ValueType


@dataclass(frozen=True)
class Scope:
    """The variables in scope: how each is called, and of what kind it is."""

    words: Mapping[str, str] = field(default_factory=dict)
    env: Env = field(default_factory=dict)

    def with_(self, variable: str, word: str, node: Node) -> Scope:
        """The scope with one more."""
        return Scope({**self.words, variable: word}, {**self.env, variable: node})


class _Level(Enum):
    SINGLE = auto()
    AND = auto()
    OR = auto()
    OPEN = auto()


class Teller:
    """Puts conditions and effects into words; ``names`` are those of the entities.

    ``used`` are the facts spoken of so far. ``wider`` are slots, by fact and number, that have to take more than they
    do, with what they have to take.
    """

    def __init__(self, kinds: Kinds, names: Mapping[str, str], facts: Mapping[str, ToldFact]) -> None:
        self.kinds, self.names, self.facts = kinds, names, facts
        self.used: set[str] = set()
        self.wider: dict[tuple[str, int], frozenset[str]] = {}
        self.nodes = {n.name: n for n in (kinds.top, kinds.person, *_all(kinds.top))}
        self.first_words = {w.casefold() for n in names.values() for w in re.split(r"[ -]", n)[:1]}
        self.first_words |= {n.casefold() for n in names.values()}

    # --- rows

    def rows(self, condition: Expression, scope: Scope) -> list[str]:
        """A condition as lines that must all hold; none if it always does."""
        if condition == TRUE:
            return []
        parts = condition.parts if isinstance(condition, And) else (condition,)
        return [_checked(self.text(p, scope)) for p in parts]

    def text(self, condition: Expression, scope: Scope) -> str:
        """A condition on one line."""
        return self._say(condition, scope)[0]

    def change(self, change: Change, scope: Scope) -> str:
        """An effect on one line."""
        text = ""
        for variable, node in change.each:
            word = self.word(variable, scope)
            scope = scope.with_(variable, word, node)
            text += f"for every {{{word}: {node.name}}}, "
        if change.condition != TRUE:
            text += f"if {self.text(change.condition, scope)} then "
        for person in change.believers:
            text += f"{self.term(person, scope)} believes "
        value = change.value
        told = self._fact(change.fact)
        if told.type is not ValueType.NUMBER:
            said = Comparison("==", change.fact, value)
            return _checked(text + self._literal(said, scope))
        number = getattr(value, "value", None)
        assert isinstance(number, int | float)
        shown = amount(abs(number) if change.step else number)
        more = (" less" if number < 0 else " more") if change.step else ""
        return _checked(f"{text}{self._sentence(told, change.fact, scope)} {shown}{more}")

    def word(self, variable: str, scope: Scope) -> str:
        """A word for a variable that nothing in scope is called."""
        return role_for(variable, set(scope.words.values()), self.first_words)

    def term(self, term: Term, scope: Scope) -> str:
        """A name or a role."""
        if isinstance(term, Variable):
            return scope.words[term.name]
        if term.value is None:
            return "unknown"
        if isinstance(term.value, bool) or term.value not in self.names:
            raise Cannot("a sentence is about names, not about yes, no and numbers", term.span)
        return self.names[str(term.value)]

    # --- conditions

    def _say(self, condition: Expression, scope: Scope) -> tuple[str, _Level]:
        match condition:
            case And(parts):
                return " and ".join(self._within(p, scope) for p in parts), _Level.AND
            case Or(parts):
                return " or ".join(self._within(p, scope) for p in parts), _Level.OR
            case Believes(person, inner):
                return f"{self.term(person, scope)} believes {self._within(inner, scope)}", _Level.SINGLE
            case ForSome(variable, kind, body) | ForEvery(variable, kind, body):
                word = self.word(variable, scope)
                some = "some" if isinstance(condition, ForSome) else "every"
                inside = scope.with_(variable, word, self.nodes[kind])
                return f"for {some} {{{word}: {kind}}}, {self.text(body, inside)}", _Level.OPEN
            case Comparison():
                return self._literal(condition, scope), _Level.SINGLE
        raise AssertionError(condition)

    def _within(self, condition: Expression, scope: Scope) -> str:
        text, level = self._say(condition, scope)
        return text if level is _Level.SINGLE else f"({text})"

    def _literal(self, said: Comparison, scope: Scope) -> str:
        """One sentence: a fact and what it is compared with."""
        assert isinstance(said.left, FactOf)
        told = self._fact(said.left)
        if told.type is ValueType.NUMBER:
            return self._compared(told, said, scope)
        if told.type is ValueType.YES_NO:
            yes = getattr(said.right, "value", None) is True
            return self._sentence(told, said.left, scope, yes)
        assert isinstance(said.right, Constant | Variable)
        self._fits(told, len(told.slots) - 1, said.right, scope)
        return self._sentence(told, said.left, scope, said.operator == "==", said.right)

    def _compared(self, told: ToldFact, said: Comparison, scope: Scope) -> str:
        assert isinstance(said.left, FactOf)
        text = self._sentence(told, said.left, scope)
        if isinstance(said.right, FactOf):
            other = self._sentence(self._fact(said.right), said.right, scope)
            sign = {"==": "==", "!=": "!="}.get(said.operator) or _MORE_THAN[said.operator]
            return f"{text} {sign} {other}"
        assert isinstance(said.right, Constant)
        number = amount(said.right.value)
        if said.operator in ("==", "!="):
            return f"{text} {'' if said.operator == '==' else '!= '}{number}"
        return f"{text} {_MORE_THAN[said.operator]} {number}"

    def _fact(self, fact: FactOf) -> ToldFact:
        if fact.fact not in self.facts:
            raise Cannot("a sentence is about names, not about yes and no", fact.span)
        self.used.add(fact.fact)
        return self.facts[fact.fact]

    def sentence_of(self, fact: FactOf, form: Form) -> str:
        """A fact about names in one of its forms; empty where its sentence has no verb."""
        told = self._fact(fact)
        names = {s.role: self.term(a, Scope()) for a, s in zip(fact.arguments, told.slots, strict=False)}
        return "" if told.sentence.verb is None else told.sentence.say(names, form)

    def _sentence(
        self, told: ToldFact, fact: FactOf, scope: Scope, affirms: bool = True, value: Term | None = None
    ) -> str:
        names = {}
        slots = iter(told.slots)
        for number, (argument, slot) in enumerate(zip(fact.arguments, slots, strict=False)):
            if not slot.words:
                self._fits(told, number, argument, scope)
            names[slot.role] = self.term(argument, scope)
        if value is not None:
            names[told.slots[-1].role] = self.term(value, scope)
        text = told.sentence.say(names)
        if affirms:
            return text
        return f"not {text}" if told.sentence.verb is None else told.sentence.say(names, Form.NEGATIVE)

    def _fits(self, told: ToldFact, slot: int, term: Term, scope: Scope) -> None:
        """Note where a slot does not take what fills it; the story is then written again with a wider one."""
        if isinstance(term, Constant) and term.value is None:
            return
        kind = told.slots[slot].kind
        if isinstance(term, Variable):
            node = scope.env[term.name]
        elif str(term.value) in self.names:
            node = self.kinds.node_of(str(term.value))
        else:
            return
        if not node.within(kind):
            members = node.members if isinstance(term, Variable) else frozenset([str(term.value)])
            self.wider[told.name, slot] = self.wider.get((told.name, slot), frozenset()) | members


def _all(node: Node) -> list[Node]:
    found = []
    waiting = list(node.children)
    while waiting:
        here = waiting.pop(0)
        found.append(here)
        waiting += here.children
    return found


def amount(value: object) -> str:
    """A number as the story language reads it."""
    assert isinstance(value, int | float)
    if not abs(value) <= LARGEST_NUMBER:
        raise Cannot(f"numbers go up to {LARGEST_NUMBER:,} there")
    return str(int(value)) if value == int(value) else format(Decimal(repr(float(value))), "f")


def _checked(text: str) -> str:
    """The line, if it is not longer or deeper than what is read."""
    nesting = len(re.findall(r"\(|\bif\b|\bfor (?:some|every)\b|\bbeli?eves?\b|\bnot\b", text))
    if len(text) > LONGEST_LINE - 20 or nesting > DEEPEST:
        raise Cannot("this would be too much for one line")
    return text
