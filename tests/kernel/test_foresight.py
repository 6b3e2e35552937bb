"""What the kernel foresees is what the reference engine foresees: forecasts, choices, kinds of reason, expected stories."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from denouement.answers import analyse
from denouement.diagnostics import Source
from denouement.engine import (
    ReasonKind,
    Rest,
    StoryReasons,
    at_first,
    condition,
    expected_story,
    reasons_within,
)
from denouement.engine.flat import flat
from denouement.engine.kernel import Kernel, KernelForesight, reasons_by
from denouement.ground import NO, YES, AnyOf, Compare, Const, Fluent, GroundEffect, GroundWant, If, Read
from denouement.ground import ground as ground_of
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world, stories
from denouement.model import ValueType
from denouement.search import KernelSearch, Limits, StorySearch, Watch, story_search
from support.compiled import Both, compiled_kernel, random_quest, unless_endless
from support.problems import (
    SEEDS,
    Problem,
    both,
    eq,
    ge,
    le,
    minus,
    no,
    plus,
    put,
    random_plot,
    random_problem,
    random_walk,
)
from support.random_problems import random_story


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


def compare(seed, horizon=3, depth=2, **more):
    """The random problems of this number; what was found in them."""
    count = Counter()
    for ground in problems(seed, **more):
        count += Compared(ground, horizon, depth).everything(seed)
    return count


@settings(max_examples=settings().max_examples // 4)
@given(SEEDS)
def test_the_same_is_foreseen(seed):
    """In small problems of every kind, seven to a number."""
    compare(seed)


@pytest.mark.parametrize(("horizon", "depth"), [(1, 1), (2, 0), (2, 1), (3, 1), (3, 3), (4, 2)])
def test_the_same_is_foreseen_within_any_limits(horizon, depth):
    """However far and deep people look; and everything there is to find is found."""
    count = Counter()
    for seed in range(8):
        for made in (random_feud(seed, people=2), random_feud(seed), random_quest(seed)):
            count += Compared(foreseen(made, seed), horizon, depth).everything(seed, length=2)
    kinds = set(ReasonKind) if horizon > 1 else {ReasonKind.GAIN}
    assert kinds | {Rest.NOBODY_ACTS, Rest.BOUND, Rest.CAME_TRUE} <= set(count)
    assert min(count["turns"], count["choice"], count["forecast"]) > 30


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 1000, 50))
def test_the_same_is_foreseen_at_length(first):
    """The same in many more problems, and further ahead."""
    for seed in range(first, first + 50):
        compare(seed, most_acts=25)
        compare(seed, horizon=4, depth=3, most_acts=8)


# --- many openings


def with_variants(ground, seed):
    """The problem with facts that nothing changes, some of which matter: how much wants weigh, whether they are there at
    all, whether an act can ever be done."""
    random = Random(seed)
    fluents, domains = list(ground.fluents), list(ground.domains)

    def hidden(type_, values):
        fluents.append(Fluent(f"hidden {len(fluents)}", (), type_, random.choice(values)))
        domains.append(frozenset(values))
        return Read(len(fluents) - 1)

    def weighed(want):
        if want.condition is None or random.random() < 0.4:
            return want
        weight = hidden(ValueType.NUMBER, [0.0, 1.0, 2.0])
        value = If(want.condition, weight, Const(0.0))
        return replace(want, value=value, there=Compare(">", weight, Const(0.0)))

    def allowed(act):
        if random.random() < 0.6:
            return act
        flags = [hidden(ValueType.YES_NO, [True, False]) for _ in range(random.choice((1, 2)))]
        asked = AnyOf(tuple(Compare("==", flag, YES) for flag in flags))
        return replace(act, requires=(*act.requires, asked))

    wants, acts = tuple(map(weighed, ground.wants)), tuple(map(allowed, ground.acts))
    return replace(ground, fluents=tuple(fluents), domains=tuple(domains), wants=wants, acts=acts)


def random_openings(engine, seed, count):
    """Openings that differ in a few facts, in the world or in somebody's mind, within what grounding reckons with."""
    random = Random(seed)
    domains = [sorted(d or (), key=str) for d in engine.ground.domains]
    listed = [number for number, domain in enumerate(domains) if domain]
    found = []
    for _ in range(count):
        more = []
        for _ in range(random.choice((0, 1, 1, 2, 3))):
            fluent = random.choice(listed)
            path = random.choice(((), (), (random.choice(engine.everyone),)))
            more.append((GroundEffect(path, fluent, Const(random.choice(domains[fluent]))),))
        found.append(at_first(engine, [*engine.ground.start, *more]))
    return found


@unless_endless((0, 0, 0, 0))
def many_openings(ground, seed, count):
    """Stories that come to an ending; those that do not; what it took to tell them together, and one by one."""
    compared = Compared(ground, 3, 2)
    openings = random_openings(compared.engine, seed, count)
    random = Random(seed)
    floors = [frozenset(p for p in compared.engine.everyone if random.random() < 0.2) for _ in openings]
    for ending in range(len(ground.endings)):
        compared.many(openings, floors, 5, ending)
    kernel, alone = Kernel(compared.engine, 3), 0
    compiled = kernel.compiled
    before = compiled.counts()[2]
    compiled.expected_many([kernel.number(w) for w in openings], [[] for _ in openings], (5, 3, 2), 0)
    together = compiled.counts()[2] - before
    for opening in openings:
        one = Kernel(compared.engine, 3)
        one.compiled.expected_many([one.number(opening)], [[]], (5, 3, 2), 0)
        alone += one.compiled.counts()[2]
    reached = compared.count[Rest.CAME_TRUE]
    told = sum(compared.count[rest] for rest in Rest)
    return reached, told - reached, together, alone


def look_at_many(seeds, count):
    """Stories of openings of random problems of every kind; and they share what is foreseen where the same is left."""
    found = Counter()
    for seed in seeds:
        for ground in problems(seed):
            if ground.endings:
                names = ("reached", "missed", "together", "alone")
                varied = with_variants(ground, seed)
                found.update(dict(zip(names, many_openings(varied, seed, count), strict=True)))
    assert min(found["reached"], found["missed"]) > count
    assert 0 < found["together"] < found["alone"] * 0.75


def test_many_openings_are_told_as_each_alone():
    """Openings that differ in facts that matter and in facts that do not: together, alone, and by the reference engine."""
    look_at_many(range(6), 12)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(10, 250, 20))
def test_many_openings_are_told_as_each_alone_at_length(first):
    """The same in many more problems."""
    look_at_many(range(first, first + 20), 30)


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.slow) if n == "lie-for-love" else n for n in stories()]
)
def test_the_same_is_foreseen_in_bundled_stories(name):
    """At the opening and where one act leads; and what is found there is more than nothing."""
    analysis = opened(name)
    compared = Compared(analysis.ground, 4, 2, _Both(analysis))
    worlds = {analysis.opening: None}
    for act in analysis.ground.acts:
        if compared.engine.possible(analysis.opening, act) and len(worlds) < 5:
            worlds[compared.engine.step(analysis.opening, act)] = None
    floors = [
        frozenset[int](),
        *(frozenset([n % len(analysis.ground.people)]) for n in range(1, len(worlds))),
    ]
    for world, floor in zip(worlds, floors, strict=True):
        compared.at(world, floor)
    compared.kinds(analysis.opening)
    for ending in range(len(analysis.ground.endings)):
        compared.many(list(worlds), floors, 12, ending)
    assert compared.count[ReasonKind.GAIN] + compared.count[Rest.NOBODY_ACTS] > 0


def opened(name):
    """A bundled story with its past played."""
    text = bundled_story(name).text
    return analyse(read_story(Source(f"{name}.story", text), bundled_world), text.split("\n"))


class _Both(Both):
    """A story in both engines, with its past played."""

    def __init__(self, analysis):
        super().__init__(analysis.ground)
        self.engine = analysis.engine
        self.kernel = Kernel(analysis.engine, 4)
        self.opening = analysis.opening


@pytest.mark.parametrize("name", stories())
@pytest.mark.parametrize("events", [3, pytest.param(6, marks=pytest.mark.slow)])
def test_the_same_endings_of_bundled_stories_are_found(name, events):
    """With reasons of all kinds, by both searches."""
    analysis = opened(name)
    limits = Limits(events=events, effort=None)
    found = story_search(analysis.engine, analysis.opening, limits, Watch(limits))
    assert isinstance(found, KernelSearch)
    told = found.run()
    expected = StorySearch(analysis.engine, analysis.opening, limits, Watch(limits)).run()
    analysis.engine.on_work = lambda: None
    assert (expected.stop, expected.forced_stop, expected.unreachable) == (
        told.stop,
        told.forced_stop,
        told.unreachable,
    )
    for ours, theirs in ((told.believable, expected.believable), (told.forced, expected.forced)):
        assert {n: (len(f.acts), f.unexplained, f.ways) for n, f in theirs.items()} == {
            n: (len(f.acts), f.unexplained, f.ways) for n, f in ours.items()
        }


@settings(max_examples=settings().max_examples // 2)
@given(SEEDS)
def test_the_same_stories_are_found_where_people_foresee(seed):
    """Shortest believable stories, how many, and the least number of acts without a reason."""
    for made in (random_quest(seed), random_feud(seed, people=2)):
        same_stories(foreseen(made, seed))


@unless_endless(None)
def same_stories(ground):
    """Both searches find the same."""
    limits = Limits(events=3, horizon=3, depth=2, effort=None)
    both = Both(ground, 3)
    told = both.search(limits).outcome
    expected = StorySearch(both.engine, both.opening, limits, Watch(limits)).run()
    assert {n: (len(f.acts), f.ways) for n, f in expected.believable.items()} == {
        n: (len(f.acts), f.ways) for n, f in told.believable.items()
    }
    assert {n: (len(f.unexplained), len(f.acts)) for n, f in expected.forced.items()} == {
        n: (len(f.unexplained), len(f.acts)) for n, f in told.forced.items()
    }


# --- what cannot be answered


def test_people_who_plan_alone_foresee_nothing():
    """In a research problem nothing can be asked about foresight."""
    both = Both(random_quest(0))
    root = both.number(both.opening)
    for ask in calls(both.compiled, root, 0):
        with pytest.raises(ValueError, match="alone"):
            ask()


def calls(kernel, world, number, thought=(3, 2)):
    """Everything that can be asked about foresight, of an act, a person, a floor and an ending of this number."""
    bounds = (4, *thought)
    return (
        lambda: kernel.would(world, number, [number], thought),
        lambda: kernel.forecast(world, number, [number], thought),
        lambda: kernel.motive(number, number, world, thought),
        lambda: kernel.expected(world, [number], bounds, number),
        lambda: kernel.expected(world, [], bounds, None),
        lambda: kernel.expected_many([world], [[number]], bounds, number),
        lambda: kernel.expected_many([world] * 2, [[], []], bounds, number),
    )


@pytest.mark.parametrize("number", [200, 300, 2**31, 2**32 - 1])
def test_what_there_is_not_is_refused(number):
    """People, acts, endings, worlds, and limits beyond those of the kernel."""
    both = Both(foreseen(random_feud(1), 1), 3)
    root = both.number(both.opening)
    for ask in calls(both.compiled, root, 0):
        ask()
    refused = [c for n, c in enumerate(calls(both.compiled, root, number)) if n != 4]
    refused += calls(both.compiled, max(number, 100_000), 0)
    refused += calls(both.compiled, root, 0, thought=(4, 2))
    refused += calls(both.compiled, root, 0, thought=(3, 255))
    refused.append(lambda: both.compiled.expected_many([root], [], (3, 3, 2), 0))
    for ask in refused:
        with pytest.raises((ValueError, OverflowError)):
            ask()


@given(SEEDS, st.data())
def test_any_words_are_foreseen_in_or_refused(seed, data):
    """Arrays with words changed at random; nothing panics."""
    arrays = flat(foreseen(random_feud(seed, people=2), seed))
    words = list(arrays.words)
    for _ in range(data.draw(st.integers(1, 3))):
        # What is wrong is mostly refused by the rest; the end is about foresight.
        at = data.draw(
            st.one_of(st.integers(0, len(words) - 1), st.integers(len(words) * 3 // 4, len(words) - 1))
        )
        words[at] = data.draw(st.one_of(st.integers(0, 9), st.integers(0, 2**32 - 1)))
    try:
        kernel = compiled_kernel.Kernel(words, arrays.numbers, 3)
        root = kernel.load(*opening_of(kernel, arrays, seed))[0]
    except (ValueError, OverflowError, compiled_kernel.Stopped):
        return
    kernel.limit(effort=300)
    for number in range(4):
        for ask in calls(kernel, root, number):
            with suppress(ValueError, compiled_kernel.Stopped):
                ask()


def opening_of(kernel, arrays, seed):
    """The opening as the kernel takes it."""
    both = Both(foreseen(random_feud(seed, people=2), seed), 3)
    nodes = [both.opening]
    for node in nodes:
        nodes += [m for m in dict.fromkeys(node.minds) if m not in nodes]
    return [[arrays.told(v) for v in n.values] for n in nodes], [
        [nodes.index(m) for m in n.minds] for n in nodes
    ]


# --- limits


def test_a_limit_ends_the_work_and_what_was_told_is_kept():
    """Of many openings those are told that were reached; asked again, the work goes on."""
    analysis = opened("cafe")
    both = _Both(analysis)
    worlds = [analysis.opening]
    for act in analysis.ground.acts:
        if both.engine.possible(analysis.opening, act):
            worlds.append(both.engine.step(analysis.opening, act))
    numbers, bounds = [both.number(w) for w in worlds], (12, 4, 2)
    compiled = both.compiled
    compiled.limit(effort=40)
    told, stop = compiled.expected_many(numbers, [[]] * len(numbers), bounds, 0)
    assert len(told) < len(numbers)
    assert stop == ("effort", [])
    with pytest.raises(compiled_kernel.Stopped):
        compiled.expected(numbers[0], [], bounds)
    compiled.limit()
    whole, stop = compiled.expected_many(numbers, [[]] * len(numbers), bounds, 0)
    assert stop is None
    assert told == whole[: len(told)]
    compiled.limit(ask=lambda: False)
    assert compiled.expected_many(numbers * 500, [[]] * len(numbers) * 500, bounds, 0)[1] in (
        None,
        ("interruption", []),
    )
    compiled.limit()
    assert compiled.expected(numbers[0], [], bounds)[4] in range(4)
