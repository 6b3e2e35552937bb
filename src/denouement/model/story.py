"""What a story file says: kinds, people, facts, acts, reactions, wants, endings and the draft.

Everything is a frozen value with the span it was written at. Nothing here is read from a file, searched or
printed; the language layer makes these values and the ground layer takes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from denouement.model.expressions import (
    TRUE,
    Believes,
    Comparison,
    Constant,
    Effect,
    Expression,
    FactOf,
    Not,
    Term,
    Value,
)
from denouement.model.sentence import Sentence
from denouement.model.span import NOWHERE, Span

__all__ = [
    "CLAIM",
    "PERSON",
    "Action",
    "Entity",
    "Ending",
    "Event",
    "Fact",
    "Kind",
    "Observers",
    "Reaction",
    "Role",
    "Statement",
    "Step",
    "Story",
    "ValueType",
    "Want",
]

PERSON = "person"
CLAIM = "claim"


class ValueType(Enum):
    """What a fact holds: yes or no, a number, or one of a kind."""

    YES_NO = "yes/no"
    NUMBER = "number"
    ONE_OF = "one of a kind"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing; ``parents`` are the kinds it belongs to."""

    name: str
    parents: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, a place, a thing, a claim: whatever has a name.

    ``pronoun`` is "she", "he", "they" or "it"; ``claim`` is the condition that a claim states. ``keep``: its line is not
    to be changed. ``where`` is the word for being there, where the writer gave one: *on* the street.
    """

    name: str
    kinds: tuple[str, ...]
    pronoun: str = ""
    description: str = ""
    claim: Expression | None = None
    span: Span = field(default=NOWHERE, compare=False)
    keep: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A slot of a sentence, and the kind of what fills it."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be so (the field's *fluent*), with ``roles`` still open.

    For a fact of one value, the slot that holds the value is not among ``roles``; ``value_role`` names it
    and ``value_kind`` says of what kind it is. ``event`` names the action whose having happened this fact
    records, where the program made the fact for a perfect such as *has forgiven*. ``told`` is false for what only
    keeps the books, and is left out where it is told who came to believe what.
    """

    name: str
    sentence: Sentence
    roles: tuple[Role, ...]
    type: ValueType = ValueType.YES_NO
    value_role: str = ""
    value_kind: str = ""
    event: str = ""
    told: bool = True
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def default(self) -> Value:
        """The value where nothing is said: no, 0, unknown."""
        return {ValueType.YES_NO: False, ValueType.NUMBER: 0.0, ValueType.ONE_OF: None}[self.type]


@dataclass(frozen=True, slots=True)
class Observers:
    """Who sees an act: each person, bound to ``variable``, for whom the condition holds beforehand."""

    variable: str = "viewer"
    condition: Expression = TRUE


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done or can happen, with its roles open.

    ``willing`` must each have a reason of their own; with none of them it simply happens, and nobody can
    count on it. ``distinct``: different roles are filled differently (always so in the story language).
    ``past_only``: it may stand in ``before`` only. ``told`` and ``said`` are patterns for telling it: as narration,
    and as what the first doer says with it (see ``english.markup``).
    """

    name: str
    sentence: Sentence
    roles: tuple[Role, ...]
    requires: tuple[Expression, ...] = ()
    effects: tuple[Effect, ...] = ()
    willing: tuple[Term, ...] = ()
    observers: Observers = Observers()
    distinct: bool = True
    past_only: bool = False
    told: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    world: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What follows by itself whenever its condition holds, in the world and in every mind (a *trigger*)."""

    name: str
    sentence: Sentence
    roles: tuple[Role, ...]
    when: tuple[Expression, ...] = ()
    effects: tuple[Effect, ...] = ()
    distinct: bool = True
    world: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Want:
    """What somebody wants and how much: ``value`` is a number, read in the world as they believe it to be.

    ``text`` is the writer's wording without the person and the weight. ``condition`` is set where the
    want is a yes/no matter of ``weight``. ``keep``: its line is not to be changed.
    """

    person: str
    text: str
    value: Expression
    weight: float = 1.0
    condition: Expression | None = None
    span: Span = field(default=NOWHERE, compare=False)
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """A named condition on the last world of a story; at most one ending is ``planned``."""

    name: str
    condition: Expression
    planned: bool = False
    text: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """A line that tells of an act: the action and what fills its roles, in their order.

    ``told`` is the sentence the writer wants it told by, and ``says`` the words of whoever does it; empty where the
    writer leaves that to the telling; ``lasts`` is how long it lasts, where the writer says so. ``keep``: its line is not
    to be changed.
    """

    action: str
    arguments: tuple[str, ...]
    text: str
    span: Span = field(default=NOWHERE, compare=False)
    on_purpose: str = ""
    told: str = ""
    says: str = ""
    keep: bool = False
    lasts: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line that says something is so. In a draft it is checked; elsewhere it is made so.

    ``condition`` is the statement as a condition and ``effects`` as what makes it true; ``people`` are those
    it names (who learn of it when it stands under ``now``), in the order of naming. ``keep``: its line is not to be
    changed.
    """

    condition: Expression
    effects: tuple[Effect, ...]
    text: str
    people: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
    on_purpose: str = ""
    keep: bool = False


Step = Event | Statement


@dataclass(frozen=True)
class Story:
    """All that one file, with the worlds it uses, says.

    The mappings keep the order of declaration, which is the order of everything that is enumerated.
    ``at_first`` is known to all unless it says otherwise; ``before`` is played; ``now`` is what has changed
    since, known to those it names. ``author`` is what the author of a research problem wants, as a number read in
    the true world. ``person_kind`` is the kind of those who have minds.
    """

    title: str
    file: str
    kinds: Mapping[str, Kind]
    entities: Mapping[str, Entity]
    facts: Mapping[str, Fact]
    actions: Mapping[str, Action]
    reactions: Mapping[str, Reaction]
    at_first: tuple[Statement, ...] = ()
    before: tuple[Step, ...] = ()
    now: tuple[Statement, ...] = ()
    wants: tuple[Want, ...] = ()
    endings: tuple[Ending, ...] = ()
    draft: tuple[Step, ...] = ()
    author: Expression | None = None
    person_kind: str = PERSON
    span: Span = field(default=NOWHERE, compare=False)

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether ``kind`` is ``ancestor`` or descends from it."""
        return kind == ancestor or ancestor in self._above(kind)

    def _above(self, kind: str) -> frozenset[str]:
        """All kinds above a kind. Remembered: kinds may form long lines, and meet again higher up."""
        if kind not in self._known_above:
            found: dict[str, None] = {}
            waiting = list(self.kinds[kind].parents)
            while waiting:
                parent = waiting.pop()
                if parent not in found:
                    found[parent] = None
                    waiting += self.kinds[parent].parents
            self._known_above[kind] = frozenset(found)
        return self._known_above[kind]

    @cached_property
    def _known_above(self) -> dict[str, frozenset[str]]:
        return {}

    def fact_of(self, fact: str, arguments: tuple[str, ...]) -> Fact:
        """The fact of this name; of several that share a name, ``name/count``, the one these arguments fit."""
        known = self.facts.get(fact)
        if known is not None:
            return known
        name = fact.partition("/")[0] + "("
        return next(
            f
            for f in self.facts.values()
            if f.name.startswith(name)
            and len(f.roles) == len(arguments)
            and all(a in self.members(r.kind) for a, r in zip(arguments, f.roles, strict=True))
        )

    def supposed(
        self, stated: Expression, so: bool, believers: tuple[Term, ...]
    ) -> tuple[FactOf, Expression, tuple[Term, ...]]:
        """What has to be put where, and in whose mind, for what a claim states to be so (or, if not ``so``, not so).

        A fact that is not what was stated is unknown, unless it holds yes or no.
        """
        while True:
            match stated:
                case Not(part):
                    stated, so = part, not so
                case Believes(person, inner):
                    stated, believers = inner, (*believers, person)
                case _:
                    break
        assert isinstance(stated, Comparison)
        assert isinstance(stated.left, FactOf)
        value: Expression = stated.right
        if (stated.operator == "==") != so:
            yes_no = self.facts[stated.left.fact].type is ValueType.YES_NO
            assert not yes_no or isinstance(value, Constant)
            value = Constant(value.value is not True if yes_no and isinstance(value, Constant) else None)
        return stated.left, value, believers

    def members(self, kind: str) -> tuple[str, ...]:
        """The names of all entities of the kind, people first, then in order of declaration."""
        found = [e.name for e in self.entities.values() if any(self.is_a(k, kind) for k in e.kinds)]
        people = set(self.people)
        return tuple([n for n in found if n in people] + [n for n in found if n not in people])

    @cached_property
    def place_words(self) -> Mapping[str, str]:
        """The words that the writer gave to places, by their names: *on* for the street."""
        return {e.name: e.where for e in self.entities.values() if e.where}

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The names of the cast, in order of declaration."""
        return tuple(
            e.name for e in self.entities.values() if any(self.is_a(k, self.person_kind) for k in e.kinds)
        )
