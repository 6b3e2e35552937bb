"""A story of the story language in the terms of the research syntax.

Sentences become properties, actions and triggers with names; that roles are different people becomes a condition;
claims are written out; the wants of a person become one utility. What the research syntax has no word for is named.
The past is not played here: who writes a story that has one puts what it comes to under *at first* before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from denouement.language.writing.unsaid import Origin, Unsaid
from denouement.model import (
    TRUE,
    Action,
    And,
    Arithmetic,
    Assignment,
    Believes,
    Choice,
    Comparison,
    Constant,
    Effect,
    Ending,
    Entity,
    Expression,
    Fact,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    Holds,
    IsA,
    Kind,
    Not,
    Observers,
    Or,
    Part,
    Reaction,
    Role,
    Sentence,
    Slot,
    Story,
    Suppose,
    Term,
    Total,
    ValueType,
    Variable,
    Want,
    all_of,
)
from denouement.sabre.tables import BOOLEAN, CHARACTER, ENTITY, NUMBER
from denouement.sabre.writing.expressions import Speller
from denouement.sabre.writing.left_out import left_out
from denouement.sabre.writing.names import Words, name_of_entity, name_of_event, name_of_fact, name_of_kind

__all__ = ["Recast", "recast"]

_TOP = "anything"
_BUILT_IN = (Kind(ENTITY), Kind(CHARACTER, (ENTITY,)), Kind(NUMBER), Kind(BOOLEAN))


@dataclass(frozen=True)
class Recast:
    """A story in the terms of the research syntax.

    ``notes`` are comments by the name of what they stand before, ``head`` those at the top of the file; the
    mappings are those of :class:`~denouement.language.writing.unsaid.Written`.
    """

    story: Story
    unsaid: tuple[Unsaid, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    head: tuple[str, ...] = ()
    facts: Mapping[str, Origin] = field(default_factory=dict)
    actions: Mapping[str, Origin] = field(default_factory=dict)
    reactions: Mapping[str, Origin] = field(default_factory=dict)
    entities: Mapping[str, str] = field(default_factory=dict)


def recast(story: Story, ending: str = "") -> Recast:
    """The story in the terms of the research syntax; ``ending`` is the one that the author is to want."""
    return _Recasting(story, ending).made()


class _Recasting:
    """One story on its way."""

    def __init__(self, story: Story, ending: str) -> None:
        self.story = story
        types, entities, sentences = Words(), Words(), Words()
        known = {_TOP: ENTITY, story.person_kind: CHARACTER}
        self.kinds = {k: known.get(k) or types.give(name_of_kind(k)) for k in story.kinds}
        self.kinds.setdefault(NUMBER, NUMBER)
        self.used: set[str] = set()
        self.names = {e: entities.give(name_of_entity(e)) for e in story.entities}
        self.claims = [e for e in story.entities.values() if e.claim is not None]
        self.facts = {
            f.name: self._fact(f, sentences.give(name_of_fact(f.sentence))) for f in story.facts.values()
        }
        self.actions = [a for a in story.actions.values() if not a.past_only]
        self.idents: dict[str, str] = {}
        happenings: list[Action | Reaction] = [*self.actions, *story.reactions.values()]
        for made in happenings:
            name = sentences.give(name_of_event(made.sentence))
            self.idents[made.name] = f"{name}({', '.join(self.kind(r.kind) for r in made.roles)})"
        self.wanted = next((e for e in story.endings if e.name == ending), None) or _wanted(story.endings)

    def made(self) -> Recast:
        """The story recast, what is lost, and the comments."""
        story = self.story
        actions = [self._action(a) for a in self.actions]
        reactions = [self._reaction(r) for r in story.reactions.values()]
        statements = [replace(s, effects=tuple(self._effects(s.effects))) for s in story.at_first]
        author = None
        if self.wanted is not None:
            author = Choice(self.expression(self.wanted.condition), Constant(1.0), Constant(0.0))
        wants = self._wants()
        people = [self.names[p] for p in story.people]
        entities = [
            Entity(self.names[e.name], tuple(self.kind(k) for k in e.kinds), span=e.span)
            for e in story.entities.values()
        ]
        problem = Story(
            title=story.title,
            file=story.file,
            kinds={k.name: k for k in self._kinds()},
            entities={e.name: e for e in entities},
            facts={f.name: f for f in self.facts.values()},
            actions={a.name: a for a in actions},
            reactions={r.name: r for r in reactions},
            at_first=tuple(statements),
            wants=tuple(sorted(wants, key=lambda w: people.index(w.person))),
            author=author,
            person_kind=CHARACTER,
            span=story.span,
        )
        return Recast(
            problem,
            tuple(left_out(story, self.wanted, problem)),
            self._notes(problem),
            (story.title,),
            {self.facts[f].name: _same(f, story.facts[f].roles) for f in story.facts},
            {self.idents[a.name]: _same(a.name, a.roles) for a in self.actions},
            {self.idents[r.name]: _same(r.name, r.roles) for r in story.reactions.values()},
            {made: name for name, made in self.names.items()},
        )

    # --- declarations

    def kind(self, kind: str) -> str:
        """The type of a kind, which is thereby declared."""
        if kind not in self.used:
            self.used.add(kind)
            for parent in self.story.kinds[kind].parents if kind in self.story.kinds else ():
                self.kind(parent)
        return self.kinds[kind]

    def _kinds(self) -> Iterator[Kind]:
        yield from _BUILT_IN
        for kind in self.story.kinds.values():
            if kind.name in self.used and self.kinds[kind.name] not in (ENTITY, CHARACTER):
                yield Kind(self.kinds[kind.name], tuple(self.kinds[p] for p in kind.parents), kind.span)

    def _roles(self, roles: Sequence[Role]) -> tuple[Role, ...]:
        return tuple(Role(r.name, self.kind(r.kind)) for r in roles)

    def _fact(self, fact: Fact, name: str) -> Fact:
        roles = self._roles(fact.roles)
        value = fact.type is ValueType.ONE_OF
        return Fact(
            f"{name}({', '.join(r.kind for r in roles)})",
            _call(name, roles, value),
            roles,
            fact.type,
            "value" if value else "",
            self.kind(fact.value_kind) if value else "",
            span=fact.span,
        )

    def _action(self, action: Action) -> Action:
        ident, roles = self.idents[action.name], self._roles(action.roles)
        requires = (*self._different(action), *self._conditions(action.requires))
        seen = self.expression(action.observers.condition)
        return Action(
            ident,
            _call(ident.partition("(")[0], roles),
            roles,
            requires,
            tuple(self._effects(action.effects)),
            tuple(self._term(w) for w in action.willing),
            Observers(action.observers.variable, seen),
            distinct=False,
            span=action.span,
        )

    def _reaction(self, reaction: Reaction) -> Reaction:
        ident, roles = self.idents[reaction.name], self._roles(reaction.roles)
        when = (*self._different(reaction), *self._conditions(reaction.when))
        effects = tuple(self._effects(reaction.effects))
        name = ident.partition("(")[0]
        return Reaction(ident, _call(name, roles), roles, when, effects, distinct=False, span=reaction.span)

    def _different(self, made: Action | Reaction) -> Iterator[Expression]:
        """That roles which could be filled with the same are not."""
        members = {r.name: set(self.story.members(r.kind)) for r in made.roles}
        for index, one in enumerate(made.roles):
            for other in made.roles[index + 1 :] if made.distinct else ():
                if members[one.name] & members[other.name]:
                    yield Comparison("!=", Variable(one.name), Variable(other.name))

    def _conditions(self, parts: Sequence[Expression]) -> Iterator[Expression]:
        """The conditions, those joined by *and* one by one."""
        for part in parts:
            if isinstance(part, And):
                yield from self._conditions(part.parts)
            else:
                yield self.expression(part)

    # --- expressions

    def _term(self, term: Term) -> Term:
        if isinstance(term, Variable):
            return term
        return replace(term, value=self.names.get(str(term.value), term.value) if term.value else term.value)

    def expression(self, expression: Expression) -> Expression:
        """The same expression of the recast facts, names and kinds; claims written out."""
        inside = self.expression
        match expression:
            case Constant() | Variable():
                return self._term(expression)
            case FactOf(fact, arguments):
                return replace(
                    expression, fact=self.facts[fact].name, arguments=tuple(map(self._term, arguments))
                )
            case Believes(person, inner):
                return replace(expression, person=self._term(person), expression=inside(inner))
            case Comparison("==", FactOf() as fact, Constant(bool() as value)):
                return inside(fact) if value else Not(inside(fact), expression.span)
            case Comparison(_, left, right) | Arithmetic(_, left, right):
                return replace(expression, left=inside(left), right=inside(right))
            case Not(Comparison("==", FactOf() as fact, Constant(False))):
                return inside(fact)
            case And(parts) | Or(parts):
                return replace(expression, parts=tuple(map(inside, parts)))
            case Not(part):
                return replace(expression, part=inside(part))
            case IsA(inner, kind):
                return replace(expression, expression=inside(inner), kind=self.kind(kind))
            case ForSome(_, kind, body) | ForEvery(_, kind, body) | Total(_, _, kind, body):
                return replace(expression, kind=self.kind(kind), body=inside(body))
            case Choice(condition, then, otherwise):
                return replace(
                    expression, condition=inside(condition), then=inside(then), otherwise=inside(otherwise)
                )
            case Holds(claim):
                return inside(self._claim(claim))

    def _claim(self, claim: Term) -> Expression:
        """What a claim says; where it is a role, one of the claims with what it says."""
        cases: list[Expression] = []
        for entity in self.claims:
            assert entity.claim is not None
            if isinstance(claim, Constant) and claim.value == entity.name:
                return entity.claim
            cases.append(And((Comparison("==", claim, Constant(entity.name)), entity.claim)))
        return cases[0] if len(cases) == 1 else Or(tuple(cases))

    # --- effects

    def _effects(self, effects: Sequence[Effect]) -> Iterator[Effect]:
        for effect in effects:
            match effect:
                case Assignment():
                    yield self._assignment(effect)
                case ForEveryEffect(variable, kind, inner):
                    made = tuple(self._effects(inner))
                    yield ForEveryEffect(variable, self.kind(kind), made, effect.span)
                case Suppose():
                    for supposed in self._supposed(effect):
                        yield self._assignment(supposed)

    def _assignment(self, effect: Assignment) -> Assignment:
        fact = self.expression(effect.fact)
        assert isinstance(fact, FactOf)
        return Assignment(
            fact,
            self.expression(effect.value),
            tuple(map(self._term, effect.believers)),
            self.expression(effect.condition),
            effect.span,
        )

    def _supposed(self, effect: Suppose) -> Iterator[Assignment]:
        """The effect that a claim comes to be so, once for each claim that it may be."""
        for entity in self.claims:
            chosen: Expression = Comparison("==", effect.claim, Constant(entity.name))
            if isinstance(effect.claim, Constant):
                if effect.claim.value != entity.name:
                    continue
                chosen = TRUE
            assert entity.claim is not None
            parts = [c for c in (chosen, effect.condition) if c != TRUE]
            yield self._said(entity.claim, effect, all_of(parts) if parts else TRUE)

    def _said(self, stated: Expression, effect: Suppose, condition: Expression) -> Assignment:
        fact, value, believers = self.story.supposed(stated, effect.so, effect.believers)
        return Assignment(fact, value, believers, condition, effect.span)

    def _wants(self) -> list[Want]:
        """The wants of each person as one."""
        by_person: dict[str, list[Want]] = {}
        for want in self.story.wants:
            by_person.setdefault(want.person, []).append(want)
        made = []
        for person, wants in by_person.items():
            values = [self.expression(w.value) for w in wants]
            total = values[-1]
            for value in reversed(values[:-1]):
                total = Arithmetic("+", value, total)
            name = self.names[person]
            made.append(Want(name, f"utility({name})", total, span=wants[0].span))
        return made

    # --- what stands beside

    def _notes(self, problem: Story) -> dict[str, str]:
        """The sentences, as comments; and the endings that are not the author's, to be taken instead."""
        story = self.story
        notes: dict[str, str] = {}
        for fact in story.facts.values():
            notes[self.facts[fact.name].name] = fact.sentence.pattern()
        happenings: list[Action | Reaction] = [*self.actions, *story.reactions.values()]
        for made in happenings:
            notes[self.idents[made.name]] = made.sentence.pattern()
        for want in story.wants:
            key = f"utility({self.names[want.person]})"
            line = f"{want.person} wants {want.text}: {want.weight:g}" + ("" if want.condition else " each")
            notes[key] = "\n".join(filter(None, (notes.get(key, ""), line)))
        speller = Speller(problem)
        lines = [f"ending: {self.wanted.name}"] if self.wanted is not None else []
        for ending in story.endings:
            if ending is not self.wanted:
                value = Choice(self.expression(ending.condition), Constant(1.0), Constant(0.0))
                said = " ".join(speller.utility(value, {}, 0).split())
                lines += [f"another ending: {ending.name}", f"    utility(): {said};"]
        notes["utility()"] = "\n".join(lines)
        return notes


def _wanted(endings: Sequence[Ending]) -> Ending | None:
    """The planned ending, or else the first."""
    return next((e for e in endings if e.planned), endings[0] if endings else None)


def _same(name: str, roles: Sequence[Role]) -> Origin:
    return Origin(name, tuple(range(len(roles))))


def _call(name: str, roles: Sequence[Role], value: bool = False) -> Sentence:
    """``name(role, role)`` as a sentence, as it is when it is read."""
    parts: list[Part] = [f"{name}("]
    for position, role in enumerate(roles):
        parts += [","] if position else []
        parts.append(Slot(role.name))
    parts.append(")")
    return Sentence((*parts, "=", Slot("value")) if value else tuple(parts))
