"""Expressions and effects of the model as text of the research syntax.

The syntax has a precedence of its own: ``&`` is looser than ``|``, arithmetic is nested to the right, and a prefix
form takes all that follows. So whatever could be misread is bracketed, and only what everybody reads the same way
goes without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum, auto

from denouement.model import (
    And,
    Arithmetic,
    Believes,
    Choice,
    Comparison,
    Constant,
    Expression,
    FactOf,
    ForEvery,
    ForSome,
    Holds,
    IsA,
    Not,
    Or,
    Story,
    Term,
    Total,
    Value,
    ValueType,
    Variable,
)

__all__ = ["KEYWORDS", "Level", "WIDTH", "Scope", "Speller", "number_text"]

WIDTH = 100
"""Where a line is broken, if it can be."""

KEYWORDS = frozenset(
    ["believes", "if", "elseif", "else", "forall", "exists", "sum", "product", "True", "False"]
)
"""Words that mean something within an expression, so that no variable may be called so."""

Scope = Mapping[str, str]
"""The variables in scope, and how each is written."""

_INDENT = "    "
_SIGNS = {And: "&", Or: "|"}


class Level(Enum):
    """What a text is outermost, which decides where it needs brackets."""

    ATOM = auto()
    SUM = auto()
    COMPARISON = auto()
    NEGATION = auto()
    BINDER = auto()
    CHOICE = auto()
    OR = auto()
    AND = auto()


_Said = tuple[str, Level]


def number_text(value: float) -> str:
    """A number without exponent, as short as it can be."""
    if value in (float("inf"), float("-inf")):
        return ("-" if value < 0 else "") + "9" * 400
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


class Speller:
    """Writes the expressions of one story; ``taken`` are words that no variable may be."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.taken = {*story.entities, *KEYWORDS}

    # --- names

    def bind(self, variable: str, scope: Scope) -> tuple[str, dict[str, str]]:
        """A word for a variable that nothing around it is called, and the scope with it."""
        base = re.sub(r"[^\w]+", "_", variable.partition("@")[0].rstrip("'")).strip("_") or "x"
        base = base if base[0].isalpha() else f"x{base}"
        name, count = base, 1
        while name in self.taken or name in scope.values():
            count += 1
            name = f"{base}{count}"
        return name, {**scope, variable: name}

    def term(self, term: Term, scope: Scope) -> str:
        """A name, a variable or a value."""
        if isinstance(term, Variable):
            return scope[term.name]
        return self.value(term.value)

    def value(self, value: Value) -> str:
        """A value written out."""
        if value is None or isinstance(value, bool):
            return "?" if value is None else str(value)
        return value if isinstance(value, str) else number_text(value)

    # --- expressions

    def text(self, expression: Expression, scope: Scope) -> str:
        """The expression on one line."""
        return self._say(expression, scope)[0]

    def _say(self, expression: Expression, scope: Scope) -> _Said:
        match expression:
            case Constant() | Variable():
                return self.term(expression, scope), Level.ATOM
            case FactOf():
                return self.fact(expression, scope), Level.ATOM
            case Believes(person, inner):
                return f"believes({self.term(person, scope)}, {self.text(inner, scope)})", Level.ATOM
            case And() | Or():
                return self._joined(expression, scope)
            case Not(part):
                return "!" + self.within(part, scope, Level.BINDER, Level.NEGATION), Level.NEGATION
            case Comparison(operator, left, right):
                a, b = (self.within(p, scope, Level.SUM) for p in (left, right))
                return f"{a} {operator} {b}", Level.COMPARISON
            case IsA(inner, kind):
                return f"{self.within(inner, scope)} : {kind}", Level.CHOICE
            case ForSome(variable, kind, body) | ForEvery(variable, kind, body):
                word = "exists" if isinstance(expression, ForSome) else "forall"
                name, inside = self.bind(variable, scope)
                levels = (Level.COMPARISON, Level.NEGATION, Level.BINDER)
                return f"{word}({name} : {kind}) {self.within(body, inside, *levels)}", Level.BINDER
            case Total(operator, variable, kind, body):
                word = "sum" if operator == "+" else "product"
                name, inside = self.bind(variable, scope)
                return f"{word}({name} : {kind}) {self.within(body, inside)}", Level.CHOICE
            case Arithmetic():
                return f" {expression.operator} ".join(self._terms(expression, scope)), Level.SUM
            case Choice():
                rows = [(w, self._branch(e, scope)) for w, e in self._branches(expression, scope)]
                return " ".join(f"{word} {branch}" for word, branch in rows), Level.CHOICE
            case Holds():
                raise TypeError("claims are written out before a story comes here")

    def fact(self, fact: FactOf, scope: Scope) -> str:
        """A property with its arguments."""
        name = re.split(r"[(/]", fact.fact, maxsplit=1)[0]
        return f"{name}({', '.join(self.term(a, scope) for a in fact.arguments)})"

    def within(self, expression: Expression, scope: Scope, *plain: Level) -> str:
        """The expression, in brackets unless it is an atom or of one of the levels that go without."""
        text, level = self._say(expression, scope)
        return text if level in (Level.ATOM, *plain) else f"({text})"

    def _joined(self, expression: And | Or, scope: Scope) -> _Said:
        parts = flattened(expression)
        if len(parts) < 2:
            return self._say(parts[0], scope) if parts else (str(isinstance(expression, And)), Level.ATOM)
        levels = (Level.COMPARISON, Level.NEGATION)
        sign = f" {_SIGNS[type(expression)]} "
        level = Level.AND if isinstance(expression, And) else Level.OR
        return sign.join(self.within(p, scope, *levels) for p in parts), level

    def _terms(self, expression: Arithmetic, scope: Scope) -> list[str]:
        """The sides of a calculation; of sums and products nested to the right, which need no brackets, all."""
        pieces: list[str] = []
        here: Expression = expression
        while isinstance(here, Arithmetic) and here.operator == expression.operator:
            pieces.append(self.within(here.left, scope))
            here = here.right
            if expression.operator not in "+*":
                break
        return [*pieces, self.within(here, scope)]

    def _branches(self, choice: Choice, scope: Scope) -> Iterator[tuple[str, Expression]]:
        """``if(…)``, ``elseif(…)``, ``else``, each with its branch."""
        word, here = "if", choice
        while True:
            yield f"{word}({self.text(here.condition, scope)})", here.then
            if not isinstance(here.otherwise, Choice):
                break
            word, here = "elseif", here.otherwise
        yield "else", here.otherwise

    def _branch(self, expression: Expression, scope: Scope) -> str:
        return self.within(expression, scope, Level.SUM, Level.COMPARISON, Level.NEGATION)

    # --- laid out over several lines

    def laid(self, expression: Expression, scope: Scope, depth: int) -> str:
        """The expression, broken into lines where it is too long for one; the first line stands where it stands."""
        text = self.text(expression, scope)
        if len(text) + len(_INDENT) * depth <= WIDTH:
            return text
        gap = "\n" + _INDENT * depth
        match expression:
            case And() | Or() if len(flattened(expression)) > 1:
                parts = [self._laid_part(p, scope, depth) for p in flattened(expression)]
                return f" {_SIGNS[type(expression)]}{gap}".join(parts)
            case Choice():
                rows = [
                    (w, self._laid_branch(e, scope, depth + 1)) for w, e in self._branches(expression, scope)
                ]
                return gap.join(f"{word}{gap}{_INDENT}{branch}" for word, branch in rows)
            case Arithmetic("+"):
                return f" +{gap}".join(self._terms(expression, scope))
            case _:
                return text

    def _laid_branch(self, branch: Expression, scope: Scope, depth: int) -> str:
        text = self._branch(branch, scope)
        return text if text.startswith("(") else self.laid(branch, scope, depth)

    def _laid_part(self, part: Expression, scope: Scope, depth: int) -> str:
        text, level = self._say(part, scope)
        if level in (Level.ATOM, Level.COMPARISON, Level.NEGATION, Level.BINDER):
            return text
        if len(text) + len(_INDENT) * depth <= WIDTH - 4:
            return f"({text})"
        pad = _INDENT * depth
        return f"(\n{pad}{_INDENT}{self.laid(part, scope, depth + 1)}\n{pad})"

    def conjuncts(self, parts: Sequence[Expression], scope: Scope, depth: int) -> str:
        """The parts of a condition, each on a line of its own; a part that is a conjunction stays one."""
        pad = "\n" + _INDENT * depth
        if len(parts) == 1:
            return self.laid(parts[0], scope, depth)
        return f" &{pad}".join(self._laid_part(p, scope, depth) for p in parts)

    # --- utilities

    def utility(self, expression: Expression, scope: Scope, depth: int) -> str:
        """What somebody wants; a condition that counts 1 is written as the condition."""
        match expression:
            case Choice(
                Comparison() | And() | Or() | Not() | ForSome() | ForEvery() | IsA() as test, then, other
            ):
                plain = then == Constant(1.0) and other == Constant(0.0)
            case Choice(FactOf(fact) as test, then, other):
                plain = then == Constant(1.0) and other == Constant(0.0) and self.is_yes_no(fact)
            case _:
                return self.laid(expression, scope, depth)
        return self.laid(test if plain else expression, scope, depth)

    def is_yes_no(self, fact: str) -> bool:
        """Whether a fact is known to be one of yes or no."""
        known = self.story.facts.get(fact)
        return known is not None and known.type is ValueType.YES_NO


def flattened(expression: And | Or) -> list[Expression]:
    """The parts, with those of parts of the same sort, each once."""
    found: list[Expression] = []
    for part in expression.parts:
        inner = flattened(part) if isinstance(part, And | Or) and type(part) is type(expression) else [part]
        found += [p for p in inner if p not in found]
    return found
