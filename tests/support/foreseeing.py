"""Random problems of people who foresee one another, and both engines' foresight in one problem, compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

from denouement.engine import Rest, StoryReasons, at_first, condition, expected_story, reasons_within
from denouement.engine.kernel import KernelForesight, reasons_by
from denouement.ground import NO, YES, Const, GroundWant
from denouement.ground import ground as ground_of
from support.compiled import Both, random_quest, unless_endless
from support.problems import Problem, both, eq, ge, le, minus, no, plus, put
from support.random_ground import random_plot, random_problem, random_walk
from support.random_problems import random_story

__all__ = ["Compared", "foreseen", "problems", "random_feud"]


def foreseen(ground, seed):
    """The problem, of people who foresee one another: acts are addressed to people, wants are met or not."""
    random = Random(seed)
    people = ground.people

    def addressed(act):
        to = tuple(p for n, p in enumerate(people) if n not in act.willing and random.random() < 0.4)
        return replace(act, arguments=(*act.arguments, *to))

    def wished(want):
        if want.condition is not None or random.random() < 0.3:
            return want
        return replace(want, condition=random.choice(conditions), there=there())

    def there():
        return YES if random.random() < 0.8 else random.choice(conditions)

    conditions = [c for a in ground.acts for c in a.requires if c != YES] or [YES]
    conditions += [p for e in ground.endings for p in e.parts]
    wants = [wished(w) for w in ground.wants]
    for person in range(len(people)):
        if random.random() < 0.5:  # one that weighs something without making anybody better off
            told = random.choice(conditions)
            wants.append(GroundWant(person, "to know", Const(0.0), told, 1.0, there=there()))
    return replace(ground, acts=tuple(map(addressed, ground.acts)), wants=tuple(wants), foresees=True)


def random_feud(seed, people=3):
    """A random problem in which people can take from one another, and guard against it, at a cost or not."""
    random = Random(seed)
    made = Problem(people)
    purses = [made.number(f"coins{p}", random.choice((1, 2, 3))) for p in range(people)]
    guarded = [made.flag(f"guarded{p}", random.random() < 0.2) for p in range(people)]
    asked = [made.flag(f"asked{p}") for p in range(people)]
    for number in range(random.choice((2, 3, 4))):
        taker, other = random.sample(range(people), 2)
        step = random.choice((1, 1, 2))
        need = [no(guarded[other]), ge(purses[other], step)]
        if random.random() < 0.5:
            need.append(eq(asked[taker], random.random() < 0.5))
        effects = [put(purses[other], minus(purses[other], step))]
        if random.random() < 0.85:
            effects.append(put(purses[taker], plus(purses[taker], random.choice((1, 1, 2)))))
        if random.random() < 0.3:
            effects.append(put(asked[taker], random.random() < 0.5))
        made.act(f"take{number}", need, effects, [taker], seen_by(random, people, [taker, other]))
    for person in range(people):
        if random.random() < 0.8:
            need, effects = [], [put(guarded[person], True)]
            if random.random() < 0.4:
                need, effects = (
                    [ge(purses[person], 1)],
                    [*effects, put(purses[person], minus(purses[person], 1))],
                )
            made.act(f"guard{person}", need, effects, [person], seen_by(random, people, [person]))
        if random.random() < 0.6:
            other = random.choice([p for p in range(people) if p != person])
            made.act(f"ask{person}", [no(asked[person])], [put(asked[person], True)], [person])
            answer = [put(asked[person], False), put(purses[person], plus(purses[person], 1))]
            willing = [other, person] if random.random() < 0.4 else [other]
            made.act(f"answer{person}", [eq(asked[person])], answer, willing)
        made.want(person, purses[person])
        if random.random() < 0.5:
            made.want(person, eq(asked[random.randrange(people)], random.random() < 0.5), 0.5)
    if random.random() < 0.4:
        made.at_first(put(random.choice(guarded), True, mind=[random.randrange(people)]))
    made.ending("poor", le(purses[0], 1))
    made.ending("safe", both(*(eq(g) for g in guarded)))
    return made.ground()


def seen_by(random, people, least):
    """Everybody, mostly; else those named."""
    return {p: YES if random.random() < 0.7 or p in least else NO for p in range(people)}


def problems(seed, most_acts=14):
    """Random problems of this number whose people foresee one another."""
    for made in (
        random_problem(seed),
        random_plot(seed),
        ground_of(random_story(seed)),
        random_quest(seed),
        random_quest(seed, people=3),
        random_feud(seed, people=2),
        random_feud(seed),
    ):
        if len(made.acts) <= most_acts:
            yield foreseen(made, seed)


class Compared:
    """One problem in both engines; counts what was found, so that a test can tell that it looked at something."""

    def __init__(self, ground, horizon, depth, both=None):
        self.both = both or Both(ground, horizon)
        self.ground = ground
        self.engine = self.both.engine
        self.reference = reasons_within(self.engine, horizon, depth)
        assert isinstance(self.reference, StoryReasons)
        self.kernel = KernelForesight(self.both.kernel, horizon, depth)
        self.reasons = reasons_by(self.both.kernel, horizon, depth)
        self.count = Counter()

    def at(self, world, floor):
        """Everything that is foreseen in a world."""
        foresight = self.reference.foresight
        for person in self.engine.everyone:
            forecast = foresight.foresees(person, world, floor).acts
            assert forecast == self.reasons.foresight.foresees(person, world, floor).acts
            choice = foresight.choice(person, world, floor)
            assert (choice and choice.act) is self.kernel.would(person, world, floor)
            self.count["forecast"] += len(forecast)
            self.count["choice"] += choice is not None

    def kinds(self, world):
        """The kind of every reason."""
        for act in self.ground.acts:
            for person in self.engine.everyone:
                reason = self.reference.reason(act, person, world)
                kind = reason and reason.kind
                assert kind is self.kernel.kind(act, person, world)
                told = self.reasons.reason(act, person, world)
                assert kind is (told and told.kind)
                self.count[kind] += 1
            assert self.reference.willing(act, world) == self.reasons.willing(act, world)

    def expected(self, world, events, floor=frozenset(), until=None):
        """The expected story, turn by turn."""
        ending = None if until is None else self.ground.endings[until]
        holds = ending and (lambda w: self.holds(ending, w))
        story = expected_story(self.reference, world, events, floor, holds)
        turns, rest = self.kernel.expected(world, events, floor, until)
        assert tuple((t.person, t.act, t.reason.kind) for t in story.turns) == turns
        assert story.rest is rest
        self.count[rest] += 1
        self.count["turns"] += len(turns)
        return story

    def holds(self, ending, world):
        """Whether an ending has come true."""
        return condition(ending.condition, world)

    def many(self, worlds, floors, events, until):
        """Whether the expected stories of several openings come to an ending."""
        compiled, kernel = self.both.compiled, self.both.kernel
        numbers = [kernel.number(w) for w in worlds]
        bounds = (events, *self.kernel._thought)
        told, stop = compiled.expected_many(numbers, [sorted(f) for f in floors], bounds, until)
        assert stop is None
        for world, floor, (reached, acts) in zip(worlds, floors, told, strict=True):
            story = self.expected(world, events, floor, until)
            assert reached == (story.rest is Rest.CAME_TRUE)
            assert list(acts) == [a.id for a in story.acts[: len(acts)]]
            assert len(acts) == len(story.acts) or not reached

    @unless_endless(Counter())
    def everything(self, seed, length=3, events=6):
        """All of it, at the worlds of a random walk."""
        random = Random(seed)
        opening = at_first(self.engine)
        worlds = [opening, *(w for w, _ in random_walk(self.engine, seed, length))]
        floors = [frozenset(p for p in self.engine.everyone if random.random() < 0.3) for _ in worlds]
        for world, floor in zip(worlds, floors, strict=True):
            self.at(world, floor)
            self.kinds(world)
            self.expected(world, events, floor)
        for ending in range(len(self.ground.endings)):
            self.many(worlds, floors, events, ending)
        return self.count
