"""The ground problem: every fact and act with its roles filled, by number.

Facts are numbered (a *fluent* is a fact with its roles filled), people are numbered, and expressions speak of
these numbers. Negation stands only inside comparisons (negation normal form). This flat form is what an
engine takes; names are kept for the telling alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from denouement.model import Operator, Span, Value, ValueType
from denouement.model.span import NOWHERE

__all__ = [
    "NO",
    "YES",
    "AllOf",
    "AnyOf",
    "Compare",
    "Const",
    "Fluent",
    "Ground",
    "GroundAct",
    "GroundEffect",
    "GroundEnding",
    "GroundExpression",
    "GroundReaction",
    "GroundStep",
    "GroundWant",
    "If",
    "Math",
    "Mind",
    "OneOf",
    "Read",
    "parts_of",
    "reads",
]


@dataclass(frozen=True, slots=True)
class Const:
    """A value. ``type`` keeps apart what Python takes for equal: yes and 1, no and 0."""

    value: Value
    type: type = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", type(self.value))


@dataclass(frozen=True, slots=True)
class Read:
    """The value of a fluent."""

    fluent: int


@dataclass(frozen=True, slots=True)
class Mind:
    """An expression read in the world that person number ``person`` believes in."""

    person: int
    inner: GroundExpression


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values compared. ``span`` is the writer's words, where there are any."""

    operator: Operator
    left: GroundExpression
    right: GroundExpression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """Whether a value is (or, if not ``inside``, is not) among ``values``; unknown never is."""

    inner: GroundExpression
    values: frozenset[Value]
    inside: bool = True


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[GroundExpression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[GroundExpression, ...]


@dataclass(frozen=True, slots=True)
class Math:
    """Two numbers combined; unknown if either is not a number."""

    operator: Literal["+", "-", "*", "/"]
    left: GroundExpression
    right: GroundExpression


@dataclass(frozen=True, slots=True)
class If:
    """``then`` where the condition holds, else ``otherwise``."""

    condition: GroundExpression
    then: GroundExpression
    otherwise: GroundExpression


GroundExpression = Const | Read | Mind | Compare | OneOf | AllOf | AnyOf | Math | If

YES = Const(True)
NO = Const(False)


def parts_of(expression: GroundExpression) -> tuple[GroundExpression, ...]:
    """The expressions directly inside."""
    match expression:
        case Mind(_, inner) | OneOf(inner, _, _):
            return (inner,)
        case Compare(_, left, right) | Math(_, left, right):
            return (left, right)
        case AllOf(parts) | AnyOf(parts):
            return parts
        case If(condition, then, otherwise):
            return (condition, then, otherwise)
        case _:
            return ()


def reads(expression: GroundExpression) -> Iterator[int]:
    """The fluents an expression reads, in any mind; repeated as often as they stand in it."""
    waiting = [expression]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Read):
            yield here.fluent
        waiting += parts_of(here)


@dataclass(frozen=True, slots=True)
class Fluent:
    """A fact with its roles filled."""

    fact: str
    arguments: tuple[str, ...]
    type: ValueType
    default: Value


@dataclass(frozen=True, slots=True)
class GroundEffect:
    """In the world (or the mind at the end of ``path``) the fluent takes the value, if the condition holds.

    Condition and value are read in the world before the event.
    """

    path: tuple[int, ...]
    fluent: int
    value: GroundExpression
    condition: GroundExpression = YES


@dataclass(frozen=True)
class GroundAct:
    """An act with its roles filled.

    ``requires`` are its conditions one by one; ``observers`` holds, for each person, when they see it.
    ``searched``: whether the search may use it (it bears on an ending or a want, and is not of the past only).
    ``planned``: whether people may count on it in their plans (it bears on a want, and somebody does it).
    """

    id: int
    action: str
    arguments: tuple[str, ...]
    requires: tuple[GroundExpression, ...]
    effects: tuple[GroundEffect, ...]
    willing: tuple[int, ...]
    observers: tuple[GroundExpression, ...]
    searched: bool = True
    planned: bool = True

    @property
    def precondition(self) -> GroundExpression:
        """All the conditions together."""
        return AllOf(self.requires)


@dataclass(frozen=True)
class GroundReaction:
    """A reaction with its roles filled."""

    id: int
    reaction: str
    arguments: tuple[str, ...]
    when: GroundExpression
    effects: tuple[GroundEffect, ...]


@dataclass(frozen=True)
class GroundWant:
    """What person number ``person`` wants: a number to be read in the world as they believe it to be.

    ``there`` says whether the person has this want at all; ``value`` is 0 where they have not.
    """

    person: int
    text: str
    value: GroundExpression
    condition: GroundExpression | None
    weight: float
    span: Span = field(default=NOWHERE, compare=False)
    there: GroundExpression = YES


@dataclass(frozen=True)
class GroundEnding:
    """A named condition on the last world; ``parts`` are what it asks for, one by one."""

    name: str
    planned: bool
    condition: GroundExpression
    parts: tuple[GroundExpression, ...]


@dataclass(frozen=True)
class GroundStep:
    """A line of the past or the draft: an act to play, or a condition to check, and how to make it so."""

    text: str
    span: Span
    act: GroundAct | None = None
    condition: GroundExpression = YES
    effects: tuple[GroundEffect, ...] = ()
    on_purpose: str = ""


@dataclass(frozen=True)
class Ground:
    """All of a story in numbers.

    Attributes:
        people: names by person number.
        fluents: by fluent number; those that can never change are not among them.
        acts: by act number, in order of declaration, then of what fills the roles.
        reactions: in the order in which they are tried.
        start: what is so at first, statement by statement; known to all unless a path says in whose mind.
        before: the past, to be played; then ``now``, what has changed since.
        constants: facts that can never change, with their value.
        author: what the author of a research problem wants, as a number; None for a story.
        author_values: every value of it, as far as can be told without searching; None for any number.
        domains: by fluent number, every value it can ever take in anybody's mind, as far as can be told without
            searching; None for any number.
        foresees: whether its people foresee one another, as in stories; in research problems they plan alone.
    """

    people: tuple[str, ...]
    fluents: tuple[Fluent, ...]
    acts: tuple[GroundAct, ...]
    reactions: tuple[GroundReaction, ...]
    wants: tuple[GroundWant, ...]
    endings: tuple[GroundEnding, ...]
    start: tuple[tuple[GroundEffect, ...], ...]
    before: tuple[GroundStep, ...]
    now: tuple[GroundStep, ...]
    draft: tuple[GroundStep, ...]
    constants: dict[tuple[str, tuple[str, ...]], Value]
    domains: tuple[frozenset[Value] | None, ...]
    author: GroundExpression | None = None
    author_values: tuple[float, ...] | None = ()
    foresees: bool = False

    def addressed(self, act: GroundAct) -> frozenset[int]:
        """The people an act is addressed to: those its sentence names, but for those who must be willing."""
        named = {self.people.index(a) for a in act.arguments if a in self.people}
        return frozenset(named - set(act.willing))
