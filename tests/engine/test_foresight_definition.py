"""What people would do, and why, in random problems: found as by looking at every act."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings

from denouement.engine import Engine, ReasonKind, Reasons, StoryReasons
from support.naive_foresight import NaiveForesight
from support.problems import A, B, Problem, eq, put
from support.random_ground import SEEDS, random_plot, random_problem, random_walk


def foreseeing(seed, make):
    """A random problem whose people foresee, some acts addressed to somebody."""
    random = Random(seed)
    problem = make(seed)
    people = range(len(problem.people))
    acts = tuple(
        replace(a, arguments=tuple(problem.people[p] for p in people if random.random() < 0.4))
        for a in problem.acts
    )
    return replace(problem, acts=acts, foresees=True)


def random_quarrel(seed):
    """What one wants to stay as it is another wants to be otherwise, and both can do something about it."""
    random = Random(seed)
    made = Problem()
    flags = [made.flag(f"f{i}", random.random() < 0.3) for i in range(random.randint(3, 4))]
    for flag in flags:
        for person in (A, B):
            if random.random() < 0.7:
                guard = random.choice(flags)
                needs = [] if guard is flag or random.random() < 0.4 else [eq(guard, random.random() < 0.5)]
                to = random.random() < 0.6
                made.act(f"{flag.fluent} by {person}", [eq(flag, not to), *needs], [put(flag, to)], [person])
    for person in (A, B):
        for flag in random.sample(flags, 2):
            made.want(person, eq(flag, random.random() < 0.5), random.choice((1, 2, 3)))
    return made.ground()


def agree(problem, seed, horizon, depth, steps=3):
    """Choices, forecasts and kinds of reason are those of the slow way, along a walk."""
    engine = Engine(problem)
    slow = NaiveForesight(engine, horizon, depth)
    reasons = StoryReasons(Reasons(engine, horizon, depth))
    fast = reasons.foresight
    random = Random(seed)
    looked = 0
    for world, _ in [*random_walk(engine, seed, steps)][:steps]:
        floor = frozenset(p for p in engine.everyone if random.random() < 0.3)
        for person in engine.everyone:
            believed = world.minds[person]
            expected = slow.choice(believed, person, horizon, 1, floor)
            found = fast.choice(person, world, floor)
            assert (expected is None) == (found is None)
            if found is not None:
                assert (found.act, found.worth.amount) == (expected[0], expected[1][:2])
                assert (found.worth.sooner, found.worth.simpler) == expected[1][2:]
            story = [a for a, _ in slow.forecast(believed, horizon, person, 1, floor)]
            assert list(fast.foresees(person, world, floor).acts) == story
            for act in problem.acts:
                if person in act.willing:
                    why = reasons.reason(act, person, world)
                    assert (why and why.kind.value) == slow.kind(act, person, world)
                    looked += why is not None
    return looked


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_forecasts_and_reasons_are_those_of_the_definition(seed):
    """On random plots, in which one thing leads to another."""
    agree(foreseeing(seed, random_plot), seed, 3, 2)


@settings(deadline=None, max_examples=30)
@given(SEEDS)
def test_also_where_minds_differ_in_every_way(seed):
    """On random problems with wrong beliefs, numbers and reactions."""
    agree(foreseeing(seed, lambda s: random_problem(s, acts=(3, 4, 5))), seed, 2, 2, steps=2)


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_also_where_people_have_something_to_lose(seed):
    """On random quarrels."""
    agree(foreseeing(seed, random_quarrel), seed, 3, 2)


def test_the_random_problems_have_reasons_of_every_kind():
    """Else comparing them would say little."""
    kinds = set()
    for seed in range(2_000):
        if kinds >= {None, *ReasonKind}:
            break
        problem = foreseeing(seed, random_quarrel if seed % 4 else random_plot)
        engine = Engine(problem)
        reasons = StoryReasons(Reasons(engine, 3, 2))
        for world, _ in [*random_walk(engine, seed, 2)]:
            for act in problem.acts:
                for person in act.willing:
                    found = reasons.reason(act, person, world)
                    kinds.add(found and found.kind)
    assert kinds >= {None, *ReasonKind}


@pytest.mark.slow
def test_many_more_of_them():
    """Deeper and further."""
    assert sum(agree(foreseeing(s, random_plot), s, 3, 3) for s in range(5_000, 5_150)) > 100
    assert sum(agree(foreseeing(s, random_quarrel), s, 4, 2) for s in range(5_000, 5_150)) > 100
