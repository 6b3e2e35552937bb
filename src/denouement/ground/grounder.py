"""From a story to its ground problem.

Roles are filled one at a time and given up as soon as a condition on facts that never change fails. What
can never happen is left out, and what can never change is written in as a constant; a first pass finds out
which, a second one writes the problem. Facts that the draft or the past speaks of are kept as they are, so that
what is wrong with them can be said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from denouement.ground.fill import Filling, Roles
from denouement.ground.problem import (
    NO,
    AllOf,
    Const,
    Ground,
    GroundAct,
    GroundEffect,
    GroundEnding,
    GroundReaction,
    GroundStep,
    GroundWant,
    reads,
)
from denouement.ground.reach import ANY, Reach, Traffic, relevant, wanted_by
from denouement.ground.reach import Event as ReachEvent
from denouement.ground.simplify import all_hold
from denouement.model import (
    Action,
    And,
    Assignment,
    Constant,
    Event,
    Expression,
    FactOf,
    ForEveryEffect,
    Holds,
    Reaction,
    Role,
    Statement,
    Step,
    Story,
    Suppose,
    Value,
    Variable,
    walk,
    walk_effects,
)

__all__ = ["ground"]

_Key = tuple[str, tuple[str, ...]]


def ground(story: Story, *, complete: bool = False) -> Ground:
    """The ground problem of a story.

    ``complete`` keeps what can never happen and never change, for saying why it cannot.
    """
    if complete:
        whole = _Pass(story, frozenset(), {})
        whole.run(None)
        whole.keep_all = True
        whole.possible = (
            [(a.action, a.arguments) for a in whole.acts],
            [(r.reaction, r.arguments) for r in whole.reactions],
        )
        return whole.problem()
    changing = _changing_facts(story)
    first = _Pass(story, frozenset(story.facts) - changing, {})
    first.run(None)
    spoken = _spoken_facts(story)
    fixed = {
        (fluent.fact, fluent.arguments): next(iter(values))
        for fluent, values in zip(first.filling.fluents, first.reach.values, strict=True)
        if values is not None and len(values) == 1 and fluent.fact not in spoken
    }
    second = _Pass(story, frozenset(story.facts) - changing, fixed)
    second.run(first.possible)
    return second.problem()


def _changing_facts(story: Story) -> set[str]:
    """Facts that some event sets, or that the opening states in a mind or as news, or that the draft speaks of."""
    changing = set()
    for effects in [m.effects for m in story.actions.values()] + [
        m.effects for m in story.reactions.values()
    ]:
        changing |= _set_facts(effects, story)
    for statement in (*story.now, *(s for s in story.before if isinstance(s, Statement))):
        changing |= _set_facts(statement.effects, story)
    for statement in story.at_first:
        for effect in statement.effects:
            if (
                not isinstance(effect, Assignment)
                or effect.believers
                or not isinstance(effect.value, Constant)
            ):
                changing |= _set_facts((effect,), story)
    return changing | _spoken_facts(story)


def _set_facts(effects: Iterable[object], story: Story) -> set[str]:
    found: set[str] = set()
    for effect in effects:
        match effect:
            case Assignment(fact):
                found.add(fact.fact)
            case ForEveryEffect(_, _, inner):
                found |= _set_facts(inner, story)
            case Suppose():
                claims = [e.claim for e in story.entities.values() if e.claim is not None]
                found |= {e.fact for c in claims for e in walk(c) if isinstance(e, FactOf)}
    return found


def _spoken_facts(story: Story) -> set[str]:
    """Facts that the events and statements of the past and the draft read or set."""
    found: set[str] = set()
    expressions: list[Expression] = []
    for step in (*story.before, *story.draft, *story.now):
        if isinstance(step, Event):
            action = story.actions[step.action]
            expressions += [*action.requires, *walk_effects(action.effects)]
        else:
            expressions += [step.condition, *walk_effects(step.effects)]
    claims = [e.claim for e in story.entities.values() if e.claim is not None]
    for expression in expressions:
        for inner in walk(expression):
            if isinstance(inner, FactOf):
                found.add(inner.fact)
            elif isinstance(inner, Holds):
                found |= {e.fact for c in claims for e in walk(c) if isinstance(e, FactOf)}
    return found


class _Pass:
    """One filling of everything; ``fixed`` fluents are written as their value."""

    def __init__(self, story: Story, constant_facts: frozenset[str], fixed: Mapping[_Key, Value]) -> None:
        self.story = story
        self.fixed = fixed
        self.filling = Filling(story, {**_constants(story, constant_facts), **fixed})
        self.filling.constant_facts = constant_facts
        self.filling.fixed = frozenset(fixed)
        self.acts: list[GroundAct] = []
        self.reactions: list[GroundReaction] = []
        self.possible: tuple[list[_Key], list[_Key]] = ([], [])
        self.keep_all = False

    def run(self, only: tuple[list[_Key], list[_Key]] | None) -> None:
        """Fill everything; of actions and reactions ``only`` these, if given."""
        story, filling = self.story, self.filling
        self.start = tuple(filling.effects(s.effects, {}) for s in story.at_first)
        self.before = [self._step(s) for s in story.before]
        self.now = [self._news(s) for s in story.now]
        self.draft = [self._step(s) for s in story.draft]
        self.endings = tuple(self._ending(e.name, e.planned, e.condition) for e in story.endings)
        self.wants = tuple(
            GroundWant(
                filling.person_number[w.person],
                w.text,
                filling.value(w.value, {}),
                None if w.condition is None else filling.condition(w.condition, {}),
                w.weight,
                w.span,
            )
            for w in story.wants
        )
        self.author = None if story.author is None else filling.value(story.author, {})
        for action in story.actions.values():
            for roles in self._roles(action, only[0] if only else None):
                self.acts.append(self._act(action, roles, len(self.acts)))
        for reaction in story.reactions.values():
            for roles in self._roles(reaction, only[1] if only else None):
                self.reactions.append(self._reaction(reaction, roles, len(self.reactions)))
        self._reach()

    # --- what can happen, and what bears on the story

    def _reach(self) -> None:
        told = [e for effects in self.start for e in effects]
        self.reach = Reach([f.default for f in self.filling.fluents], told)
        past = [(AllOf(()), s.act.effects) for s in (*self.before, *self.now) if s.act is not None]
        events: list[ReachEvent] = [
            *past,
            *((a.precondition, a.effects) for a in self.acts if not self._past_only(a)),
            *((r.when, r.effects) for r in self.reactions),
        ]
        self._grant_draft(events)
        can = self.reach.close(events)[len(past) :]
        live = [a for a in self.acts if not self._past_only(a)]
        acts = [a for a, ok in zip(live, can, strict=False) if ok and a.effects]
        reactions = [r for r, ok in zip(self.reactions, can[len(live) :], strict=False) if ok and r.effects]
        self.possible = (
            [(a.action, a.arguments) for a in acts],
            [(r.reaction, r.arguments) for r in reactions],
        )

    def _grant_draft(self, events: list[ReachEvent]) -> None:
        """Let be possible what the draft says and what its events need: after a hole the writer's word is taken."""
        for step in self.draft:
            needs = (step.condition,) if step.act is None or not step.act.action else step.act.requires
            for need in needs:
                for fluent, value in wanted_by(need):
                    if value != ANY:
                        self.reach.allow(fluent, value)
            if step.act is not None:
                events.append((AllOf(()), step.act.effects))

    def _past_only(self, act: GroundAct) -> bool:
        return self.story.actions[act.action].past_only

    def problem(self) -> Ground:
        """The ground problem, with acts that no line needs and nobody can do left out."""
        possible = set(self.possible[0])
        reactions = [r for r in self.reactions if (r.reaction, r.arguments) in set(self.possible[1])]
        # Any change of what somebody wants counts, also for the worse: a loss can give a reason to make it good.
        wants = [(f, ANY) for w in self.wants for f in reads(w.value)]
        goals = [g for e in self.endings for g in wanted_by(e.condition)]
        events = [Traffic(a.requires, a.observers, a.effects) for a in self.acts]
        events += [Traffic((r.when,), (), r.effects, automatic=True) for r in reactions]
        bears = relevant([*wants, *goals], events)
        serves = relevant(wants, events)
        acts: dict[_Key, GroundAct] = {}
        for act, useful, planned in zip(self.acts, bears, serves, strict=False):
            key = (act.action, act.arguments)
            if key in possible and (useful or self.keep_all):
                acts[key] = replace(act, id=len(acts), planned=planned and bool(act.willing))
        for step in (*self.before, *self.draft):
            if step.act is not None and step.act.action and (step.act.action, step.act.arguments) not in acts:
                acts[(step.act.action, step.act.arguments)] = replace(
                    step.act, id=len(acts), searched=False, planned=False
                )
        return Ground(
            people=self.filling.people,
            fluents=tuple(self.filling.fluents),
            acts=tuple(acts.values()),
            reactions=tuple(replace(r, id=i) for i, r in enumerate(reactions)),
            wants=self.wants,
            endings=self.endings,
            start=self.start,
            before=tuple(_numbered(s, acts) for s in self.before),
            now=tuple(self.now),
            draft=tuple(_numbered(s, acts) for s in self.draft),
            constants=dict(self.filling.constants),
            domains=tuple(None if v is None else frozenset(v) for v in self.reach.values),
            author=self.author,
            author_values=self._author_values(),
        )

    def _author_values(self) -> tuple[float, ...] | None:
        if self.author is None:
            return ()
        found = self.reach.values_of(self.author)
        return None if found is None else tuple(sorted(v for v in found if isinstance(v, float)))

    # --- filling

    def _roles(self, maker: Action | Reaction, only: list[_Key] | None) -> Iterator[Roles]:
        """Every filling of the roles under which the conditions are not plainly false."""
        if only is not None:
            order = [r.name for r in maker.roles]
            for name, arguments in only:
                if name == maker.name:
                    yield dict(zip(order, arguments, strict=True))
            return
        conditions = maker.requires if isinstance(maker, Action) else maker.when
        parts = [p for c in conditions for p in (c.parts if isinstance(c, And) else (c,))]
        names = {r.name for r in maker.roles}
        needs = [(p, {v for e in walk(p) for v in _variables(e)} & names) for p in parts]
        yield from self._bind(maker.roles, {}, needs, maker.distinct)

    def _bind(
        self,
        roles: Sequence[Role],
        bound: dict[str, str | bool],
        needs: list[tuple[Expression, set[str]]],
        distinct: bool,
    ) -> Iterator[Roles]:
        ready = [p for p, names in needs if names <= bound.keys()]
        if any(self.filling.condition(p, bound) == NO for p in ready):
            return
        if not roles:
            yield bound
            return
        later = [(p, names) for p, names in needs if not names <= bound.keys()]
        for member in self.filling.members[roles[0].kind]:
            if not (distinct and member in bound.values()):
                yield from self._bind(roles[1:], {**bound, roles[0].name: member}, later, distinct)

    def _act(self, action: Action, roles: Roles, number: int) -> GroundAct:
        filling = self.filling
        observers = []
        for person in filling.people:
            seen = filling.condition(action.observers.condition, {**roles, action.observers.variable: person})
            observers.append(seen)
        willing = dict.fromkeys(filling.person_number[filling.term(w, roles)] for w in action.willing)
        return GroundAct(
            number,
            action.name,
            tuple(str(roles[r.name]) for r in action.roles),
            tuple(filling.condition(c, roles) for c in action.requires),
            self._effects(action.effects, roles),
            tuple(willing),
            tuple(observers),
            not action.past_only,
        )

    def _reaction(self, reaction: Reaction, roles: Roles, number: int) -> GroundReaction:
        return GroundReaction(
            number,
            reaction.name,
            tuple(str(roles[r.name]) for r in reaction.roles),
            all_hold(self.filling.condition(c, roles) for c in reaction.when),
            self._effects(reaction.effects, roles),
        )

    def _effects(self, effects: Sequence[object], roles: Roles) -> tuple[GroundEffect, ...]:
        made = self.filling.effects(tuple(effects), roles)  # type: ignore[arg-type]
        return tuple(e for e in made if self._key(e.fluent) not in self.fixed)

    def _key(self, fluent: int) -> _Key:
        return (self.filling.fluents[fluent].fact, self.filling.fluents[fluent].arguments)

    def _step(self, step: Step) -> GroundStep:
        if isinstance(step, Event):
            action = self.story.actions[step.action]
            roles = dict(zip((r.name for r in action.roles), step.arguments, strict=True))
            act = self._act(action, roles, -1)
            return GroundStep(step.text, step.span, act, on_purpose=step.on_purpose)
        return self._news(step)

    def _news(self, statement: Statement) -> GroundStep:
        filling = self.filling
        effects = filling.effects(statement.effects, {})
        if statement.people:
            people = {filling.person_number[p] for p in statement.people}
            act = GroundAct(
                -1,
                "",
                (),
                (),
                effects,
                (),
                tuple(Const(i in people) for i in range(len(filling.people))),
                False,
            )
        else:
            act = GroundAct(-1, "", (), (), effects, (), (NO,) * len(filling.people), False)
        condition = filling.condition(statement.condition, {})
        return GroundStep(
            statement.text, statement.span, act, condition, effects, on_purpose=statement.on_purpose
        )

    def _ending(self, name: str, planned: bool, condition: Expression) -> GroundEnding:
        parts = condition.parts if isinstance(condition, And) else (condition,)
        filled = tuple(self.filling.condition(p, {}) for p in parts)
        return GroundEnding(name, planned, all_hold(filled), filled)


def _constants(story: Story, facts: frozenset[str]) -> dict[_Key, Value]:
    """The values at first of facts that never change."""
    found: dict[_Key, Value] = {}
    for statement in story.at_first:
        for effect in statement.effects:
            if isinstance(effect, Assignment) and effect.fact.fact in facts:
                assert isinstance(effect.value, Constant)
                arguments = tuple(str(t.value) for t in effect.fact.arguments if isinstance(t, Constant))
                found[(effect.fact.fact, arguments)] = effect.value.value
    return found


def _variables(expression: Expression) -> Iterator[str]:
    match expression:
        case Variable(name):
            yield name
        case FactOf(_, arguments):
            yield from (a.name for a in arguments if isinstance(a, Variable))
        case Holds(Variable(name)):
            yield name
        case _:
            person = getattr(expression, "person", None)
            if isinstance(person, Variable):
                yield person.name


def _numbered(step: GroundStep, acts: Mapping[_Key, GroundAct]) -> GroundStep:
    if step.act is None or not step.act.action:
        return step
    return replace(step, act=acts[(step.act.action, step.act.arguments)])
