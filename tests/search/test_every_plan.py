"""Plans of every length up to a bound, held against trying every sequence of acts."""

from itertools import combinations

import pytest
from hypothesis import given

from denouement.engine import Engine, Reasons, at_first, condition
from denouement.engine.kernel import kernel_is_installed
from denouement.errors import LoopError
from denouement.search import Limits, StopReason, Watch, every_plan, plan_search
from support.problems import A, Problem, eq, no, put
from support.random_ground import SEEDS, random_plot

LIMITS = Limits(events=3, horizon=3, depth=1, effort=None)


def expected_plans(engine, ending, reasons, longest):
    """All explained sequences that end where they reach the ending, and that no selection of theirs does without."""
    goal = next(e.condition for e in engine.ground.endings if e.name == ending)

    def plays(acts):
        world = at_first(engine)
        for act in acts:
            if condition(goal, world) or not engine.possible(world, act) or not reasons.willing(act, world):
                return False
            after = engine.step(world, act)
            if after is world:
                return False
            world = after
        return condition(goal, world)

    acts = [a for a in engine.ground.acts if a.searched]
    sequences = [[()]]
    for _ in range(longest):
        sequences.append([(*s, a) for s in sequences[-1] for a in acts])
    return [
        tuple(a.id for a in plan)
        for row in sequences
        for plan in row
        if plays(plan) and not any(plays(c) for n in range(len(plan)) for c in combinations(plan, n))
    ]


def both_engines(engine, ending, limits, most=10_000):
    """The outcome of the reference engine, then that of the kernel where it is installed."""
    opening = at_first(engine)
    yield every_plan(engine, opening, ending, limits, Watch(limits), most=most)
    if kernel_is_installed():
        yield plan_search(engine, opening, ending, limits, Watch(limits), longer=True, most=most)


@given(SEEDS)
def test_every_plan_is_found_and_no_other(seed):
    """The same list as by trying every sequence, shorter ones first."""
    engine = Engine(random_plot(seed))
    reasons = Reasons(engine, LIMITS.horizon, LIMITS.depth)
    for ending in engine.ground.endings:
        try:
            expected = expected_plans(engine, ending.name, reasons, LIMITS.events)
        except LoopError:
            return
        for found in both_engines(engine, ending.name, LIMITS):
            assert expected == list(found.plans)
            assert len(expected) == found.count


def two_ways():
    """Ann opens the box with the key, or breaks it; she may fetch the key first, which breaking does not need."""
    made = Problem(1)
    key, opened = made.flag("key"), made.flag("opened")
    made.act("fetch", [no(key)], [put(key, True)], [A], "everyone")
    made.act("unlock", [eq(key), no(opened)], [put(opened, True)], [A], "everyone")
    made.act("smash", [no(opened)], [put(opened, True)], [A], "everyone")
    made.want(A, eq(opened), 1)
    made.ending("open", eq(opened))
    return Engine(made.ground())


def test_a_longer_plan_counts_if_nothing_can_be_left_out():
    """Smash; or fetch and unlock. Fetch and smash is no plan, since smashing alone does."""
    engine = two_ways()
    for found in both_engines(engine, "open", LIMITS):
        plans = [[engine.ground.acts[n].action for n in plan] for plan in found.plans]
        assert [["smash"], ["fetch", "unlock"]] == plans
        assert (2, 1, True) == (found.count, found.length, found.is_shortest)


def test_a_list_that_is_cut_says_so():
    """With one plan asked for the number of all is not told."""
    for found in both_engines(two_ways(), "open", LIMITS, most=1):
        assert (1, None) == (len(found.plans), found.count)


@pytest.mark.parametrize("effort", [0, 1])
def test_a_limit_keeps_what_was_found(effort):
    """Stopped by effort: nothing is claimed of all plans."""
    limits = Limits(events=3, horizon=3, depth=1, effort=effort)
    found = every_plan(two_ways(), at_first(two_ways()), "open", limits, Watch(limits))
    assert StopReason.EFFORT is found.stop
    assert found.count is None
