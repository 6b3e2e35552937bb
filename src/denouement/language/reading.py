"""What is known while a story and its worlds are being read: the one mutable thing of this layer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from denouement import english
from denouement.diagnostics import Report
from denouement.language.layout import Block, Line
from denouement.language.literals import Budget, ClaimIsSo, Phrase
from denouement.language.names import ALONE, OPEN_KIND, Names, Scope, shown
from denouement.language.templates import Declaration, SentenceTable
from denouement.model import (
    CLAIM,
    PERSON,
    Action,
    Assignment,
    Constant,
    Effect,
    Ending,
    Expression,
    Fact,
    FactOf,
    Form,
    Kind,
    Reaction,
    Role,
    Sentence,
    Slot,
    Span,
    Statement,
    Step,
    Variable,
    Want,
)

__all__ = ["CONDITION_FORMS", "Reading", "Sight"]

CONDITION_FORMS = (Form.PLAIN, Form.NEGATIVE)
_BUILT_IN_KINDS = (
    Kind("anything"),
    Kind(PERSON, ("anything",)),
    Kind("place", ("anything",)),
    Kind("thing", ("anything",)),
    Kind(CLAIM, ("anything",)),
    Kind(OPEN_KIND, ("anything",)),
)


@dataclass(frozen=True)
class Sight:
    """Who sees what somebody does, where an action does not say: the ``viewer``, given the ``doer``."""

    viewer: str
    doer: str
    condition: Expression


@dataclass
class Reading:
    """The tables that a file's blocks fill.

    ``conditions`` recognises facts, phrases, claims and what has happened; ``events`` recognises actions;
    ``infinitives`` is for wants; ``lines`` holds events and conditions together, for guessing.
    """

    report: Report
    names: Names = field(default_factory=Names)
    conditions: SentenceTable = field(default_factory=SentenceTable)
    events: SentenceTable = field(default_factory=SentenceTable)
    infinitives: SentenceTable = field(default_factory=SentenceTable)
    lines: SentenceTable = field(default_factory=SentenceTable)
    facts: dict[str, Fact] = field(default_factory=dict)
    phrases: list[tuple[Phrase, Block]] = field(default_factory=list)
    actions: dict[str, Action] = field(default_factory=dict)
    reactions: dict[str, Reaction] = field(default_factory=dict)
    bodies: list[tuple[str, str, Block]] = field(default_factory=list)
    claims: list[tuple[str, Line, int]] = field(default_factory=list)
    sight_block: tuple[Declaration, Block] | None = None
    sight: Sight | None = None
    at_first: list[Statement] = field(default_factory=list)
    before: list[Step] = field(default_factory=list)
    now: list[Statement] = field(default_factory=list)
    wants: list[Want] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    draft: list[Step] = field(default_factory=list)
    shapes: dict[tuple[str, ...], Span] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    coming_kinds: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names.kinds.update({k.name: k for k in _BUILT_IN_KINDS})
        so = Sentence((Slot("claim"), "is", "so"))
        self.conditions.add(ClaimIsSo(), so, (Role("claim", CLAIM),), *CONDITION_FORMS)

    def scope(self, roles: tuple[Role, ...] = ()) -> Scope:
        """The names of the story with these roles in scope."""
        return Scope(self.names, {r.name: r.kind for r in roles})

    def heading_kind(self, heading: str) -> str | None:
        """The kind whose members a heading lists: *places* for place."""
        for kind in self.names.kinds:
            if (
                heading == english.plural(kind)
                and kind not in ("anything", CLAIM)
                and not kind.endswith(ALONE)
            ):
                return kind
        return None

    def add_fact(self, fact: Fact) -> None:
        """Make a fact known and recognisable."""
        self.facts[fact.name] = fact
        self._recognise(fact, fact.sentence, self._slots(fact))

    def add_phrase(self, phrase: Phrase, block: Block) -> None:
        """Make a phrase recognisable; its meaning is read later."""
        self.phrases.append((phrase, block))
        self._recognise(phrase, phrase.sentence, phrase.roles)

    def _recognise(self, owner: object, sentence: Sentence, roles: tuple[Role, ...]) -> None:
        self.conditions.add(owner, sentence, roles, *CONDITION_FORMS)
        self.lines.add(owner, sentence, roles, *CONDITION_FORMS)
        self.infinitives.add(owner, sentence, roles, Form.INFINITIVE)

    def _slots(self, fact: Fact) -> tuple[Role, ...]:
        value = (Role(fact.value_role, fact.value_kind),) if fact.value_role else ()
        return (*fact.roles, *value)

    def add_action(self, action: Action, block: Block) -> None:
        """Make an action recognisable, and its having happened; its body is read later."""
        self.actions[action.name] = action
        self.bodies.append(("action", action.name, block))
        self.events.add(action, action.sentence, action.roles, Form.PLAIN)
        self.lines.add(action, action.sentence, action.roles, Form.PLAIN)

    def add_perfects(self) -> None:
        """For every action, the fact that it has happened, unless a declared fact says it in those words."""
        declared = {self.shape_of(f.sentence, self._slots(f)): f for f in self.facts.values()}
        for action in list(self.actions.values()):
            ways = action.sentence.forms(Form.PERFECT)
            if not ways:
                continue
            sentence = Sentence(ways[0])
            stated = declared.get(self.shape_of(sentence, action.roles))
            if stated is not None:
                self._add_infinitive_of(action, stated)
                continue
            fact = Fact(
                shown(sentence, action.roles), sentence, action.roles, event=action.name, span=action.span
            )
            self.facts[fact.name] = fact
            self.conditions.add(fact, sentence, action.roles, *CONDITION_FORMS)
            self.conditions.add(fact, action.sentence, action.roles, Form.NOT_PERFECT)
            self.lines.add(fact, sentence, action.roles, Form.PLAIN)
            self.infinitives.add(
                fact, action.sentence, action.roles, Form.INFINITIVE, Form.PERFECT_INFINITIVE
            )

    def _add_infinitive_of(self, action: Action, stated: Fact) -> None:
        """Let *to forgive* mean the declared fact *has forgiven*, whatever its roles are called."""
        ours = [p.role for p in action.sentence.parts if isinstance(p, Slot)]
        theirs = [p.role for p in stated.sentence.parts if isinstance(p, Slot)]
        renamed = dict(zip(ours, theirs, strict=True))
        parts = tuple(Slot(renamed[p.role]) if isinstance(p, Slot) else p for p in action.sentence.parts)
        sentence = replace(action.sentence, parts=parts)
        self.infinitives.add(stated, sentence, self._slots(stated), Form.INFINITIVE)

    def shape_of(self, sentence: Sentence, roles: tuple[Role, ...]) -> tuple[str, ...]:
        kinds = {r.name: r.kind for r in roles}
        return tuple(f"{{{kinds[p.role]}}}" if isinstance(p, Slot) else p.casefold() for p in sentence.parts)

    def drop_unused_perfects(self, used: set[str]) -> None:
        """Keep only those happenings that something asks about, and let the actions record them."""
        for fact in list(self.facts.values()):
            if not fact.event:
                continue
            if fact.name not in used:
                del self.facts[fact.name]
                continue
            action = self.actions[fact.event]
            target = FactOf(fact.name, tuple(Variable(r.name) for r in fact.roles), action.span)
            record: Effect = Assignment(target, Constant(True), span=action.span)
            self.actions[fact.event] = replace(action, effects=(*action.effects, record))
