"""The kernel's bounds are never wrong: nobody can be better off, and no ending is nearer, than they say."""

from __future__ import annotations

import math

import pytest

from denouement.engine import condition
from support.compiled import Both, each_seed, small_problems, unless_endless
from support.problems import A, Problem, eq, ge, gt, minus, plus, put
from support.random_ground import random_walk

HORIZON = 3


def layers(engine, start, acts, most=300):
    """The worlds that sequences of 0, 1, … of these acts lead to, as long as there are not too many."""
    seen, layer = {start: None}, [start]
    yield list(seen)
    for _ in range(HORIZON):
        following = {}
        for here in layer:
            for act in acts:
                if engine.possible(here, act):
                    after = engine.step(here, act)
                    if after not in seen:
                        following[after] = None
        seen.update(following)
        layer = list(following)
        if len(seen) > most:
            return
        yield list(seen)


@unless_endless(0)
def assert_never_wrong(ground, seed):
    """From every world of a walk, and from what everybody believes there; how many worlds were reached."""
    both = Both(ground, HORIZON)
    engine, reached = both.engine, 0
    starts = [w for w, _ in random_walk(engine, seed, 2)]
    starts += [m for w in starts for m in w.minds]
    for start in dict.fromkeys(starts):
        planned = [a for a in ground.acts if a.planned and a.willing]
        for acts, worlds in enumerate(layers(engine, start, planned)):
            reached += len(worlds)
            for person in engine.everyone:
                utilities = [engine.utility(w, person) for w in worlds]
                most = max((u for u in utilities if u is not None), default=-math.inf)
                assert most <= both.compiled.best(both.number(start), person, acts)
        searched = [a for a in ground.acts if a.searched]
        for acts, worlds in enumerate(layers(engine, start, searched)):
            for number, ending in enumerate(ground.endings):
                if any(condition(ending.condition, w) for w in worlds):
                    distance = both.compiled.distance(both.number(start), number)
                    assert distance is not None
                    assert distance <= acts
    return reached


@each_seed
def test_bounds_are_never_wrong(seed):
    """Too low, a bound would hide a reason or a story."""
    for _, ground in small_problems(seed, most_acts=10):
        assert_never_wrong(ground, seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 500, 100))
def test_bounds_are_never_wrong_at_length(first):
    """The same on many more problems; 2,000 were once tried, and the rest showed nothing that these do not."""
    reached = 0
    for seed in range(first, first + 100):
        for _, ground in small_problems(seed):
            reached += assert_never_wrong(ground, seed)
    assert reached > 1000


def test_where_nothing_is_relaxed_away_bounds_are_exact():
    """Flags that can be set one after another, a number that is counted up, and what can never be."""
    made = Problem()
    flags = [made.flag(f"f{i}") for i in range(4)]
    never = made.flag("never")
    coins = made.number("coins", 5)
    for number, flag in enumerate(flags[:3]):
        made.act(f"a{number}", [eq(f) for f in flags[:number]], [put(flag, True)], [A])
    made.act("spend", [gt(coins, 0)], [put(coins, minus(coins, 1))], [A])
    made.act("earn", [], [put(coins, plus(coins, 2))], [A])
    made.want(A, eq(flags[2]), 7)
    made.ending("last", eq(flags[2]))
    made.ending("rich", ge(coins, 8))
    made.ending("never", eq(never))
    both = Both(made.ground(), 5)
    world = both.number(both.opening)
    assert [0.0, 0.0, 0.0, 7.0, 7.0] == [both.compiled.best(world, A, n) for n in range(5)]
    assert [3, 2, None] == [both.compiled.distance(world, n) for n in range(3)]
