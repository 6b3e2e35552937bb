"""Bounds never promise less than can be reached, and leaving them out changes no answer."""

import math

import pytest
from hypothesis import given

from denouement.engine import Engine, Reasons, at_first, condition
from denouement.engine.bounds import Bounds
from denouement.ground import If
from denouement.search import Limits, StorySearch, Watch
from support.problems import A, B, Problem, believes, const, eq, ge, gt, minus, no, plus, put
from support.random_ground import SEEDS, random_plot, random_problem, random_walk


def layers(engine, world, acts, most=400):
    """The worlds reached from ``world`` within 0, 1, … acts, by taking whatever is possible."""
    seen, layer = {world: None}, [world]
    yield list(seen)
    for _ in range(acts):
        following = {}
        for here in layer:
            for act in engine.ground.acts:
                if engine.possible(here, act):
                    after = engine.step(here, act)
                    if after not in seen:
                        following[after] = None
        seen.update(following)
        layer = list(following)
        yield list(seen)
        if len(seen) > most:
            return


def assert_never_too_low(ground, seed):
    """From every world of a walk, and from what everybody believes there."""
    engine, bounds = Engine(ground), Bounds(ground)
    starts = [w for w, _ in random_walk(engine, seed, 2)]
    starts += [m for w in starts for m in w.minds]
    for start in dict.fromkeys(starts):
        for number, reached in enumerate(layers(engine, start, 3)):
            for person in engine.everyone:
                utilities = [engine.utility(w, person) for w in reached]
                most = max((u for u in utilities if u is not None), default=-math.inf)
                assert most <= bounds.best(start, person, number), (seed, person, number)
            for ending in ground.endings:
                if any(condition(ending.condition, w) for w in reached):
                    distance = bounds.distance(start, ending.name, number)
                    assert distance is not None, (seed, ending.name, number)
                    assert distance <= number


@given(SEEDS)
def test_bounds_are_never_too_low(seed):
    """A bound that is too low would hide a reason or a story."""
    assert_never_too_low(random_problem(seed, people=(2,), between=False), seed)


@given(SEEDS)
def test_bounds_are_never_too_low_where_things_follow(seed):
    """The same on problems in which one thing leads to another."""
    assert_never_too_low(random_plot(seed), seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 2000, 100))
def test_bounds_are_never_too_low_at_length(first):
    """The same on many more problems."""
    for seed in range(first, first + 100):
        assert_never_too_low(random_problem(seed, people=(2, 3), between=False), seed)
        assert_never_too_low(random_plot(seed), seed)


def outcome_of(ground):
    """Every answer of a search, as names and numbers."""
    engine = Engine(ground)
    limits = Limits(events=4, horizon=3, depth=2)
    found = StorySearch(engine, at_first(engine), limits, Watch(limits)).run()
    believable = {n: (len(f.acts), f.ways) for n, f in found.believable.items()}
    forced = {n: (len(f.unexplained), len(f.acts)) for n, f in found.forced.items()}
    return believable, forced, found.events, found.stop


@given(SEEDS)
def test_answers_are_the_same_without_bounds(seed):
    """Bounds save work, and nothing else."""
    ground = random_plot(seed)
    with_bounds = outcome_of(ground)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bounds, "best", lambda *_: math.inf)
        assert with_bounds == outcome_of(ground)


@given(SEEDS)
def test_reasons_are_the_same_without_bounds(seed):
    """Each reason with its plan, at every world of a walk."""
    ground = random_problem(seed, people=(2,), acts=(3, 4, 5), between=False)
    engine = Engine(ground)

    def all_reasons():
        reasons = Reasons(engine, 3, 2)
        return [
            reasons.reason(act, person, world)
            for world, _ in random_walk(engine, seed, 2)
            for act in ground.acts
            for person in engine.everyone
        ]

    with_bounds = all_reasons()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bounds, "best", lambda *_: math.inf)
        assert with_bounds == all_reasons()


def chain(length):
    """Flags that can be set one after another, and an ending at the last one."""
    made = Problem()
    flags = [made.flag(f"f{i}") for i in range(length)]
    for number, flag in enumerate(flags):
        made.act(f"a{number}", [eq(f) for f in flags[:number]], [put(flag, True)], [A])
    made.want(A, eq(flags[-1]), 5)
    made.ending("end", eq(flags[-1]))
    return made


def test_a_chain_is_as_long_as_it_is():
    """Where nothing is relaxed away, the bounds are exact."""
    made = chain(3)
    engine, world = made.opened()
    bounds = Bounds(engine.ground)
    assert [0.0, 0.0, 0.0, 5.0, 5.0] == [bounds.best(world, A, n) for n in range(5)]
    assert [None, None, None, 3, 3] == [bounds.distance(world, "end", n) for n in range(5)]


def test_what_can_never_be_is_infinitely_far():
    """No number of acts comes to an ending that nothing brings about."""
    made = chain(2)
    never = made.flag("never")
    made.ending("never", eq(never))
    engine, world = made.opened()
    bounds = Bounds(engine.ground)
    assert None is bounds.distance(world, "never", 10**9)
    assert not bounds.can_ever(world, eq(never))
    assert bounds.can_ever(world, no(never))


def test_what_acts_help_with():
    """An act helps with what one of its effects is asked for, in the world or in a mind."""
    made = Problem()
    p, q = made.flag("p"), made.flag("q")
    act = made.act("a", [], [put(p, True), put(q, True, mind=[B])], [A])
    engine, _ = made.opened()
    bounds = Bounds(engine.ground)
    cases = (eq(p), eq(q), believes(B, eq(q)), believes(B, eq(p)))
    assert [True, False, True, True] == [bounds.helps(act, c) for c in cases]


def test_a_loss_ends_where_it_is_no_longer_known_of():
    """A loses by a number of more than 2; not to know it is no loss."""
    made = Problem()
    m = made.number("m", 5)
    made.want(A, gt(m, 2), -3)
    made.act("forget", [], [put(m, None)], [A])
    engine, world = made.opened()
    assert 0.0 == engine.utility(engine.step(world, engine.ground.acts[0]), A)
    assert 0.0 <= Bounds(engine.ground).best(world, A, 1)


def test_numbers_without_bound_grow_by_what_acts_add():
    """A number that acts can raise for ever has no end, but within some acts only what those can add."""
    made = Problem()
    coins = made.number("coins")
    made.want(A, coins)
    made.act("earn", [], [put(coins, plus(coins, 2))], [A])
    made.act("lose", [gt(coins, 0)], [put(coins, minus(coins, 1))], [A])
    made.ending("rich", ge(coins, 5))
    engine, world = made.opened()
    bounds = Bounds(engine.ground)
    assert [0.0, 2.0, 4.0, 6.0] == [bounds.best(world, A, n) for n in range(4)]
    assert math.inf == bounds.best(world, A, 10**9)
    assert 3 == bounds.distance(world, "rich", 10**9)


def test_sums_of_wants_are_bounded_together():
    """Two things that take an act each cannot both be had after one."""
    made = Problem()
    p, q = made.flag("p"), made.flag("q")
    made.want(A, plus(If(eq(p), const(1), const(0)), If(eq(q), const(1), const(0))))
    made.act("p", [], [put(p, True)], [A])
    made.act("q", [eq(p)], [put(q, True)], [A])
    engine, world = made.opened()
    assert [0.0, 1.0, 2.0] == [Bounds(engine.ground).best(world, A, n) for n in range(3)]
