"""From a story to its ground problem.

Roles are filled by joining over what never changes (:mod:`denouement.ground.joining`). What can never happen is left
out, and what can never change is written in as a constant; a first pass finds out which, a second one writes the
problem. Facts that the draft or the past speaks of are kept as they are, so that what is wrong with them can be said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from denouement.ground.changing import constant_facts, constants_of, spoken_facts
from denouement.ground.fill import MOST_PARTS, Filling, Roles, TooLarge
from denouement.ground.fillings import Fillings, joined, one_by_one
from denouement.ground.problem import (
    AllOf,
    Const,
    Ground,
    GroundAct,
    GroundEffect,
    GroundEnding,
    GroundExpression,
    GroundReaction,
    GroundStep,
    GroundWant,
    reads,
)
from denouement.ground.reach import ANY, Reach, Traffic, relevant, touching, wanted_by
from denouement.ground.reach import Event as ReachEvent
from denouement.ground.refuse import Refused, quoted, too_many_parts
from denouement.ground.simplify import all_hold
from denouement.ground.statics import Key
from denouement.model import (
    PERSON,
    Action,
    And,
    Effect,
    Ending,
    Event,
    Observers,
    Reaction,
    Span,
    Statement,
    Step,
    Story,
    Value,
    Want,
)

__all__ = ["ground"]

_MOST_IN_ALL = 100 * MOST_PARTS
"""Parts that may be written out for all of a story together."""


def ground(story: Story, *, complete: bool = False, lines: Sequence[str] = ()) -> Ground:
    """The ground problem of a story. ``lines`` are those of its file, to quote from.

    ``complete`` keeps what can never happen and never change, for saying why it cannot. Where that would be too much to
    write out, what is ruled out by facts that never change is left out all the same.

    Raises:
        StoryError: an action or a line has too many parts when its roles are filled.
    """
    try:
        return _complete(story) if complete else _plain(story)
    except Refused as fault:
        raise fault.told(story, lines) from None


def _complete(story: Story) -> Ground:
    try:
        whole = _Pass(story, frozenset(), {})
        whole.run(one_by_one(story, whole.filling))
    except Refused:
        constant = constant_facts(story)
        whole = _Pass(story, constant, {})
        whole.run(joined(story, constant))
    whole.reach_out()
    whole.keep_all = True
    whole.possible = (range(len(whole.acts)), range(len(whole.reactions)))
    return whole.problem()


def _plain(story: Story) -> Ground:
    constant = constant_facts(story)
    first = _Pass(story, constant, {})
    first.run(joined(story, constant))
    first.reach_out()
    spoken = spoken_facts(story)
    fixed = {
        (fluent.fact, fluent.arguments): next(iter(values))
        for fluent, values in zip(first.filling.fluents, first.reach.values, strict=True)
        if values is not None and len(values) == 1 and fluent.fact not in spoken
    }
    second = _Pass(story, constant, fixed)
    second.run(first.fillings_possible())
    second.reach_out()
    return second.problem()


class _Pass:
    """One filling of everything; ``fixed`` fluents are written as their value."""

    def __init__(self, story: Story, constant_facts: frozenset[str], fixed: Mapping[Key, Value]) -> None:
        self.story = story
        self.foresees = story.author is None and story.person_kind == PERSON
        self.fixed = frozenset(fixed)
        constants = {**constants_of(story, constant_facts), **fixed}
        self.filling = Filling(story, constant_facts, constants, self.fixed)
        self.acts: list[GroundAct] = []
        self.reactions: list[GroundReaction] = []
        self.roles: tuple[list[Roles], list[Roles]] = ([], [])
        self.possible: tuple[Sequence[int], Sequence[int]] = ((), ())
        self.keep_all = False
        self._parts = 0

    def run(self, fillings: Fillings) -> None:
        """Fill everything; each action and reaction with its ``fillings``."""
        story, filling = self.story, self.filling
        self.start = tuple(self._at_first(s) for s in story.at_first)
        self.before = [self._step(s) for s in story.before]
        self.now = [self._news(s) for s in story.now]
        self.draft = [self._step(s) for s in story.draft]
        self.endings = tuple(self._ending(e) for e in story.endings)
        self.wants = tuple(self._want(w) for w in story.wants)
        self.author = None
        if story.author is not None:
            with self._room(story.author.span, "what the author wants"):
                self.author = filling.value(story.author, {})
        for action in story.actions.values():
            words = quoted(action)
            for roles in fillings(action):
                with self._room(action.span, words):
                    self.acts.append(self._act(action, roles, len(self.acts)))
                self.roles[0].append(roles)
        for reaction in story.reactions.values():
            words = quoted(reaction)
            for roles in fillings(reaction):
                with self._room(reaction.span, words):
                    self.reactions.append(self._reaction(reaction, roles, len(self.reactions)))
                self.roles[1].append(roles)

    @contextmanager
    def _room(self, span: Span, what: str) -> Iterator[None]:
        """Lets so many parts be filled as one line may have, and refuses the line if they are not enough."""
        self.filling.left = MOST_PARTS
        try:
            yield
        except TooLarge:
            raise too_many_parts(span, what, MOST_PARTS) from None
        self._parts += MOST_PARTS - self.filling.left
        if self._parts > _MOST_IN_ALL:
            raise too_many_parts(self.story.span, "everything together", _MOST_IN_ALL)

    # --- what can happen, and what bears on the story

    def reach_out(self) -> None:
        """Find out what can happen at all."""
        told = [e for effects in self.start for e in effects]
        self.reach = Reach([f.default for f in self.filling.fluents], told)
        past = [(AllOf(()), s.act.effects) for s in (*self.before, *self.now) if s.act is not None]
        live = [a for a in self.acts if not self.story.actions[a.action].past_only]
        events: list[ReachEvent] = [
            *past,
            *((a.precondition, a.effects) for a in live),
            *((r.when, r.effects) for r in self.reactions),
        ]
        self._grant_draft(events)
        can = self.reach.close(events)[len(past) :]
        self.possible = (
            [a.id for a, ok in zip(live, can, strict=False) if ok and a.effects],
            [r.id for r, ok in zip(self.reactions, can[len(live) :], strict=False) if ok and r.effects],
        )

    def fillings_possible(self) -> Fillings:
        """For each action and reaction, the fillings of its roles with which it can happen."""
        found: dict[str, list[Roles]] = {}
        for number in self.possible[0]:
            found.setdefault(self.acts[number].action, []).append(self.roles[0][number])
        reacting: dict[str, list[Roles]] = {}
        for number in self.possible[1]:
            reacting.setdefault(self.reactions[number].reaction, []).append(self.roles[1][number])
        return lambda maker: (found if isinstance(maker, Action) else reacting).get(maker.name, ())

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

    def problem(self) -> Ground:
        """The ground problem, with acts that no line needs and nobody can do left out."""
        possible = frozenset(self.possible[0])
        reactions = [self.reactions[i] for i in self.possible[1]]
        # Any change of what somebody wants counts, also for the worse: a loss can give a reason to make it good.
        wants = [(f, ANY) for w in self.wants for f in reads(w.value)]
        goals = [g for e in self.endings for g in wanted_by(e.condition)]
        events = [Traffic(a.requires, a.observers, a.effects) for a in self.acts]
        events += [Traffic((r.when,), (), r.effects, automatic=True) for r in reactions]
        bear = touching if self.foresees else relevant
        bears, serves = bear([*wants, *goals], events), bear(wants, events)
        acts: dict[Key, GroundAct] = {}
        for act, useful, planned in zip(self.acts, bears, serves, strict=False):
            if act.id in possible and (useful or self.keep_all):
                key = (act.action, act.arguments)
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
            foresees=self.foresees,
            author_values=self._author_values(),
        )

    def _author_values(self) -> tuple[float, ...] | None:
        if self.author is None:
            return ()
        found = self.reach.values_of(self.author)
        return None if found is None else tuple(sorted(v for v in found if isinstance(v, float)))

    # --- filling

    def _act(self, action: Action, roles: Roles, number: int) -> GroundAct:
        filling = self.filling
        observers = filling.once(action.observers, roles, self._observers)
        willing = dict.fromkeys(filling.person_number[filling.term(w, roles)] for w in action.willing)
        return GroundAct(
            number,
            action.name,
            tuple(str(roles[r.name]) for r in action.roles),
            tuple(filling.condition(c, roles) for c in action.requires),
            self._effects(action.effects, roles),
            tuple(willing),
            observers,
            not action.past_only,
        )

    def _observers(self, observers: Observers, roles: Roles) -> tuple[GroundExpression, ...]:
        filling, variable = self.filling, observers.variable
        return tuple(filling.condition(observers.condition, {**roles, variable: p}) for p in filling.people)

    def _reaction(self, reaction: Reaction, roles: Roles, number: int) -> GroundReaction:
        return GroundReaction(
            number,
            reaction.name,
            tuple(str(roles[r.name]) for r in reaction.roles),
            all_hold(self.filling.condition(c, roles) for c in reaction.when),
            self._effects(reaction.effects, roles),
        )

    def _effects(self, effects: tuple[Effect, ...], roles: Roles) -> tuple[GroundEffect, ...]:
        made = self.filling.effects(effects, roles)
        if not self.fixed:
            return made
        return tuple(e for e in made if self._key(e.fluent) not in self.fixed)

    def _key(self, fluent: int) -> Key:
        return (self.filling.fluents[fluent].fact, self.filling.fluents[fluent].arguments)

    def _at_first(self, statement: Statement) -> tuple[GroundEffect, ...]:
        with self._room(statement.span, f"“{statement.text}”"):
            return self.filling.effects(statement.effects, {})

    def _step(self, step: Step) -> GroundStep:
        if not isinstance(step, Event):
            return self._news(step)
        action = self.story.actions[step.action]
        roles = dict(zip((r.name for r in action.roles), step.arguments, strict=True))
        with self._room(step.span, f"“{step.text}”"):
            act = self._act(action, roles, -1)
        return GroundStep(step.text, step.span, act, on_purpose=step.on_purpose)

    def _news(self, statement: Statement) -> GroundStep:
        filling = self.filling
        with self._room(statement.span, f"“{statement.text}”"):
            effects = filling.effects(statement.effects, {})
            condition = filling.condition(statement.condition, {})
        people = {filling.person_number[p] for p in statement.people}
        told = tuple(Const(i in people) for i in range(len(filling.people)))
        act = GroundAct(-1, "", (), (), effects, (), told, False)
        return GroundStep(
            statement.text, statement.span, act, condition, effects, on_purpose=statement.on_purpose
        )

    def _ending(self, ending: Ending) -> GroundEnding:
        condition = ending.condition
        parts = condition.parts if isinstance(condition, And) else (condition,)
        with self._room(ending.span, f"the ending “{ending.name}”"):
            filled = tuple(self.filling.condition(p, {}) for p in parts)
        return GroundEnding(ending.name, ending.planned, all_hold(filled), filled)

    def _want(self, want: Want) -> GroundWant:
        filling = self.filling
        with self._room(want.span, f"what {want.person} wants"):
            value = filling.value(want.value, {})
            condition = None if want.condition is None else filling.condition(want.condition, {})
        return GroundWant(
            filling.person_number[want.person], want.text, value, condition, want.weight, want.span
        )


def _numbered(step: GroundStep, acts: Mapping[Key, GroundAct]) -> GroundStep:
    if step.act is None or not step.act.action:
        return step
    return replace(step, act=acts[(step.act.action, step.act.arguments)])
