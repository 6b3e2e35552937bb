"""Conditions, numbers and effects, as the writer states them: with roles, before any of them is filled.

A condition is read in a world; ``Believes`` moves the reading into the world somebody believes in, to any
depth. The same expressions serve the story language and the research syntax.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from denouement.model.span import NOWHERE, Span

__all__ = [
    "FALSE",
    "TRUE",
    "And",
    "Arithmetic",
    "Assignment",
    "Believes",
    "Choice",
    "Comparison",
    "Constant",
    "Effect",
    "Expression",
    "FactOf",
    "ForEvery",
    "ForEveryEffect",
    "ForSome",
    "Holds",
    "IsA",
    "Not",
    "Operator",
    "Or",
    "Suppose",
    "Term",
    "Total",
    "Value",
    "Variable",
    "all_of",
]

Value = bool | float | str | None
"""A value of a fact: yes/no, a number, the name of a person, place or thing; None is "unknown"."""

Operator = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written out."""

    value: Value
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """A role, filled when the sentence it belongs to is grounded."""

    name: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Term = Constant | Variable


@dataclass(frozen=True, slots=True)
class FactOf:
    """The value of a fact about these arguments."""

    fact: str
    arguments: tuple[Term, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Believes:
    """An expression read in the world that ``person`` believes in."""

    person: Term
    expression: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values compared; ``<`` and ``>`` are false unless both sides are numbers."""

    operator: Operator
    left: Expression
    right: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The negation, which is pushed down to the comparisons before it is read."""

    part: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts hold; of no parts, true."""

    parts: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts holds; of no parts, false."""

    parts: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ForSome:
    """The body holds for at least one of the kind."""

    variable: str
    kind: str
    body: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ForEvery:
    """The body holds for each of the kind."""

    variable: str
    kind: str
    body: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Holds:
    """What the claim says is so; the claim may still be a role, and is opened when the role is filled."""

    claim: Term
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IsA:
    """The value is one of the kind; what is unknown is of no kind."""

    expression: Expression
    kind: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers combined; unknown if either is."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """``then`` where the condition holds, else ``otherwise``."""

    condition: Expression
    then: Expression
    otherwise: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum or product of the body over all of the kind (0 or 1 where there are none)."""

    operator: Literal["+", "*"]
    variable: str
    kind: str
    body: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Expression = (
    Constant
    | Variable
    | FactOf
    | Believes
    | Comparison
    | Not
    | And
    | Or
    | ForSome
    | ForEvery
    | Holds
    | IsA
    | Arithmetic
    | Choice
    | Total
)

TRUE = Constant(True)
FALSE = Constant(False)


@dataclass(frozen=True, slots=True)
class Assignment:
    """An effect: the fact takes the value, if the condition holds.

    ``believers`` is the path of minds it happens in; empty for the world itself. Condition and value are
    read in the world before the event (wrap them in ``Believes`` to read them in a mind).
    """

    fact: FactOf
    value: Expression
    believers: tuple[Term, ...] = ()
    condition: Expression = TRUE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ForEveryEffect:
    """The effects, once for each of the kind."""

    variable: str
    kind: str
    effects: tuple[Effect, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Suppose:
    """The effect that what the claim says comes to be so (or not so), usually in somebody's mind."""

    claim: Term
    so: bool
    believers: tuple[Term, ...] = ()
    condition: Expression = TRUE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Effect = Assignment | ForEveryEffect | Suppose


def all_of(parts: list[Expression] | tuple[Expression, ...], span: Span = NOWHERE) -> Expression:
    """The conjunction of ``parts``, without a wrapper where there is only one."""
    if len(parts) == 1:
        return parts[0]
    return And(tuple(parts), span)
