"""Why somebody would do something: the worked examples, then everything against trying all plans."""

import pytest
from hypothesis import given, settings

from denouement.engine import Engine, Reasons
from support.brute import BruteReasons
from support.problems import A, B, Problem, believes, eq, ge, gt, minus, no, plus, put
from support.random_ground import SEEDS, random_plot, random_problem, random_walk


def plan_of(reason):
    """The names of the acts of a reason's plan; None for no reason."""
    return None if reason is None else [act.action for act in reason.plan]


def steps(made, *willing, gain=B, want=3):
    """Acts s1, s2, … that must be done in order, each by those given; the last is worth ``want`` to ``gain``."""
    before, acts = None, []
    for number, people in enumerate(willing, start=1):
        done = made.flag(f"done {number}")
        requires = [no(done)] if before is None else [eq(before), no(done)]
        acts.append(made.act(f"s{number}", requires, [put(done, True)], people))
        before = done
    for person in [gain] if isinstance(gain, int) else gain:
        made.want(person, eq(before), want)
    return acts


# --- the worked examples


class Market:
    """Tom has a coin and is at home; the merchant has the thing he wants, and thinks that Tom is nowhere."""

    def __init__(self):
        made = Problem()
        tom, merchant = A, B
        self.at = made.one_of("Tom is at", "home")
        self.merchant_at = made.one_of("the merchant is at", "market")
        self.owner = made.one_of("the thing's owner", "merchant")
        self.coins = made.number("Tom's coins", 1)
        self.earned = made.number("the merchant's coins", 0)
        made.at_first(put(self.at, None, mind=[merchant]))
        made.want(tom, eq(self.owner, "tom"), 2)
        made.want(tom, self.coins)
        made.want(merchant, self.earned)
        self.walk = made.act("Tom walks", [eq(self.at, "home")], [put(self.at, "market")], [tom])
        self.leave = made.act(
            "the merchant walks",
            [eq(self.merchant_at, "market")],
            [put(self.merchant_at, "home")],
            [merchant],
        )
        self.buy = made.act(
            "buy",
            [
                eq(self.at, "market"),
                eq(self.merchant_at, "market"),
                eq(self.owner, "merchant"),
                ge(self.coins, 1),
            ],
            [
                put(self.owner, "tom"),
                put(self.coins, minus(self.coins, 1)),
                put(self.earned, plus(self.earned, 1)),
            ],
            [tom, merchant],
        )
        self.engine, self.world = made.opened()
        self.reasons = Reasons(self.engine, 4, 2)


def test_tom_walks_to_the_market_to_buy():
    """He counts on the merchant, who will see him, and would gain by it."""
    market = Market()
    reason = market.reasons.reason(market.walk, A, market.world)
    assert ["Tom walks", "buy"] == plan_of(reason)
    assert (1.0, 2.0) == (reason.before, reason.after)
    assert market.world.minds[A] is reason.worlds[0]
    assert 3 == len(reason.worlds)


def test_the_merchant_has_no_reason_to_walk():
    """Tom is nowhere, as far as she knows, and nothing follows from her walking."""
    market = Market()
    assert None is market.reasons.reason(market.leave, B, market.world)


def test_both_are_willing_to_trade_at_the_market():
    """Once Tom has come, both have reasons; before that, the trade is not possible."""
    market = Market()
    assert not market.reasons.willing(market.buy, market.world)
    assert market.reasons.willing(market.buy, market.engine.step(market.world, market.walk))


@pytest.mark.parametrize("known", [False, True])
def test_telling_needs_to_know_that_the_other_does_not_know(known):
    """k is so and A believes it is not. B tells A only if B believes that A does not know.

    Otherwise A could go at once, as B sees it, and the telling can be left out of the plan.
    """
    made = Problem()
    k, gone = made.flag("k", True), made.flag("gone")
    made.at_first(put(k, False, mind=[A]))
    if known:
        made.at_first(put(k, False, mind=[B, A]))
    tell = made.act("tell", [eq(k)], [put(k, True, mind=[A])], [B], seen_by=[A, B])
    made.act("go", [eq(k), no(gone)], [put(gone, True)], [A])
    made.want(A, eq(gone))
    made.want(B, eq(gone))
    engine, world = made.opened()
    reason = Reasons(engine, 4, 2).reason(tell, B, world)
    assert (["tell", "go"] if known else None) == plan_of(reason)


def test_a_loss_for_a_greater_gain():
    """Investing costs one and reaping brings three: the loss on the way is no objection."""
    made = Problem()
    coins, sown = made.number("coins", 1), made.flag("sown")
    invest = made.act("invest", [no(sown), gt(coins, 0)], [put(sown, True), put(coins, minus(coins, 1))], [A])
    made.act("reap", [eq(sown)], [put(sown, False), put(coins, plus(coins, 3))], [A])
    made.want(A, coins)
    engine, world = made.opened()
    reasons = Reasons(engine, 4, 2)
    assert ["invest", "reap"] == plan_of(reasons.reason(invest, A, world))
    assert None is Reasons(engine, 1, 2).reason(invest, A, world)


def test_a_gain_that_comes_to_nothing_is_no_part_of_a_plan():
    """What remains of a plan must be worth doing at every point: not where most has been gained already."""
    made = Problem()
    coins, p = made.number("coins"), made.flag("p")
    take = made.act("take", [no(p)], [put(p, True), put(coins, 2)], [A])
    spoil = made.act("spoil", [eq(p)], [put(coins, 1)], [A])
    made.want(A, coins)
    engine, world = made.opened()
    reasons = Reasons(engine, 4, 2)
    assert ["take"] == plan_of(reasons.reason(take, A, world))
    assert None is reasons.reason(spoil, A, engine.step(world, take))


def test_what_can_be_left_out_has_no_reason():
    """An act that changes nothing of use is no part of a plan that works without it."""
    made = Problem()
    idle, won = made.flag("idle"), made.flag("won")
    fidget = made.act("fidget", [], [put(idle, True)], [A])
    made.act("win", [no(won)], [put(won, True)], [A])
    made.want(A, eq(won))
    engine, world = made.opened()
    assert None is Reasons(engine, 4, 2).reason(fidget, A, world)


# --- whose reasons count


def test_nobody_counts_on_what_simply_happens():
    """An act that nobody must be willing to do is never planned on, nor a step of anything."""
    made = Problem()
    pre, fate = made.flag("pre"), made.flag("fate")
    prepare = made.act("prepare", [], [put(pre, True)], [A])
    lightning = made.act("lightning", [], [put(fate, True)])
    won = made.flag("won")
    win = made.act("win", [eq(pre), eq(fate)], [put(won, True)], [A])
    made.want(A, eq(won))
    engine, world = made.opened()
    reasons = Reasons(engine, 4, 2)
    assert None is reasons.reason(prepare, A, world)
    assert reasons.willing(lightning, world)
    struck = engine.step(world, lightning)
    assert ["prepare", "win"] == plan_of(reasons.reason(prepare, A, struck))
    assert None is reasons.reason(win, A, struck)


def test_the_others_in_the_first_act_are_asked_where_it_is_done():
    """A has a reason for what it takes B to do as well; that B has none matters only to its being done."""
    made = Problem()
    p = made.flag("p")
    act = made.act("dance", [], [put(p, True)], [A, B])
    made.want(A, eq(p))
    engine, world = made.opened()
    reasons = Reasons(engine, 4, 2)
    assert ["dance"] == plan_of(reasons.reason(act, A, world))
    assert None is reasons.reason(act, B, world)
    assert not reasons.willing(act, world)


def test_the_others_in_a_later_act_must_have_a_reason():
    """A asks for a dance in hope; without any gain to B there is no hope."""
    for to_b, expected in ((1, ["ask", "dance"]), (0, None), (-1, None)):
        made = Problem()
        asked, danced = made.flag("asked"), made.flag("danced")
        ask = made.act("ask", [no(asked)], [put(asked, True)], [A])
        made.act("dance", [eq(asked), no(danced)], [put(danced, True)], [A, B])
        made.want(A, eq(danced))
        made.want(B, eq(danced), to_b)
        engine, world = made.opened()
        assert expected == plan_of(Reasons(engine, 4, 2).reason(ask, A, world))


def test_reasons_are_by_what_is_believed():
    """A believes that the chest is full, and has a reason to open it; that it is empty makes no difference."""
    made = Problem()
    full, rich = made.flag("full"), made.flag("rich")
    made.at_first(put(full, True, mind=[A]))
    opens = made.act("open", [], [put(rich, True, where=eq(full))], [A])
    made.want(A, eq(rich))
    engine, world = made.opened()
    assert ["open"] == plan_of(Reasons(engine, 4, 2).reason(opens, A, world))
    assert not engine.step(world, opens).values[rich.fluent]


def test_who_believes_it_impossible_has_no_reason():
    """The door is open, and A believes that it is locked."""
    made = Problem()
    unlocked, out = made.flag("unlocked", True), made.flag("out")
    made.at_first(put(unlocked, False, mind=[A]))
    leave = made.act("leave", [eq(unlocked)], [put(out, True)], [A])
    made.want(A, eq(out))
    engine, world = made.opened()
    assert engine.possible(world, leave)
    assert None is Reasons(engine, 4, 2).reason(leave, A, world)


def test_what_is_unknown_is_no_improvement():
    """Neither to come to it nor to come from it."""
    made = Problem()
    coins = made.number("coins", -5)
    forget = made.act("forget", [], [put(coins, None)], [A])
    find = made.act("find", [], [put(coins, 100)], [A])
    made.want(A, coins)
    engine, world = made.opened()
    reasons = Reasons(engine, 4, 2)
    assert None is reasons.reason(forget, A, world)
    assert ["find"] == plan_of(reasons.reason(find, A, world))
    assert None is reasons.reason(find, A, engine.step(world, forget))


def test_what_follows_by_itself_is_counted_on():
    """A reaction between two acts of a plan is foreseen."""
    made = Problem()
    lit, boiled = made.flag("lit"), made.flag("boiled")
    light = made.act("light", [no(lit)], [put(lit, True)], [A])
    made.reaction("boil", eq(lit), put(lit, False), put(boiled, True))
    tea = made.flag("tea")
    made.act("brew", [eq(boiled)], [put(tea, True)], [A])
    made.want(A, eq(tea))
    engine, world = made.opened()
    assert ["light", "brew"] == plan_of(Reasons(engine, 4, 2).reason(light, A, world))


# --- limits


@pytest.mark.parametrize(("horizon", "expected"), [(0, None), (1, None), (2, None), (3, ["s1", "s2", "s3"])])
def test_people_think_so_far_ahead_and_no_further(horizon, expected):
    """Three acts are needed, the first one among them."""
    made = Problem()
    first, *_ = steps(made, [A], [A], [A], gain=A)
    engine, world = made.opened()
    assert expected == plan_of(Reasons(engine, horizon, 2).reason(first, A, world))


def test_even_without_a_horizon_what_pays_at_once_counts():
    """A horizon of none is a horizon of one."""
    made = Problem()
    (only,) = steps(made, [A], gain=A)
    engine, world = made.opened()
    assert ["s1"] == plan_of(Reasons(engine, 0, 2).reason(only, A, world))


@pytest.mark.parametrize(("horizon", "explained"), [(2, False), (3, True)])
def test_one_horizon_serves_the_plans_inside_a_plan(horizon, explained):
    """A counts on B's two steps; B's own plan for them ends when A's does."""
    made = Problem()
    first, *_ = steps(made, [A], [B], [B], gain=(A, B))
    engine, world = made.opened()
    reason = Reasons(engine, horizon, 3).reason(first, A, world)
    assert explained == (reason is not None)


@pytest.mark.parametrize(("depth", "explained"), [(0, False), (1, False), (2, True)])
def test_minds_within_minds_think_only_so_deep(depth, explained):
    """A needs B to think two steps ahead, which is the second layer of thinking."""
    made = Problem()
    first, *_ = steps(made, [A], [B], [B], gain=(A, B))
    engine, world = made.opened()
    reason = Reasons(engine, 4, depth).reason(first, A, world)
    assert explained == (reason is not None)


@pytest.mark.parametrize(("depth", "explained"), [(0, False), (1, True)])
def test_one_layer_further_only_what_pays_at_once_counts(depth, explained):
    """A needs B to do one act that pays at once: that is seen one layer deeper than plans are made."""
    made = Problem()
    first, *_ = steps(made, [A], [B], gain=(A, B))
    engine, world = made.opened()
    reason = Reasons(engine, 4, depth).reason(first, A, world)
    assert explained == (reason is not None)


# --- against trying everything


LIMITS = ((3, 2), (3, 1), (2, 2), (3, 0), (1, 2))


def assert_same_reasons(ground, seed):
    """For every act and person along a walk, and within all limits, the same answer as by trying all plans."""
    engine = Engine(ground)
    for horizon, depth in LIMITS:
        reasons, brute = Reasons(engine, horizon, depth), BruteReasons(engine, horizon, depth)
        for world, _ in random_walk(engine, seed, 2):
            for act in ground.acts:
                for person in engine.everyone:
                    reason = reasons.reason(act, person, world)
                    where = (seed, horizon, depth, act.action, person)
                    assert brute.explained(act, person, world) == (reason is not None), where
                    if reason is not None:
                        start = world.minds[person]
                        assert brute.is_reason(reason.plan, person, start, max(1, horizon), 1), where


@settings(max_examples=40)
@given(SEEDS)
def test_reasons_are_those_of_the_definition(seed):
    """Rules 1 to 5 by enumeration, on problems in which one thing leads to another."""
    assert_same_reasons(random_plot(seed), seed)


@settings(max_examples=40)
@given(SEEDS)
def test_reasons_are_those_of_the_definition_on_any_problem(seed):
    """The same on problems with numbers, unknowns, partial observation and reactions."""
    ground = random_problem(seed, people=(2,), acts=(3, 4, 5), reactions=(0, 1))
    assert_same_reasons(ground, seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 2000, 50))
def test_reasons_are_those_of_the_definition_at_length(first):
    """The same on many more problems."""
    for seed in range(first, first + 50):
        assert_same_reasons(random_plot(seed), seed)


@given(SEEDS)
def test_a_reason_is_data_that_holds(seed):
    """A reason's worlds follow from its plan, its amounts from its worlds."""
    engine = Engine(random_plot(seed))
    reasons = Reasons(engine, 3, 2)
    for world, act in random_walk(engine, seed, 3):
        for person in act.willing:
            reason = reasons.reason(act, person, world)
            if reason is not None:
                assert act is reason.plan[0]
                assert person == reason.person
                assert world.minds[person] is reason.worlds[0]
                follow = tuple(map(engine.step, reason.worlds, reason.plan))
                assert follow == reason.worlds[1:]
                assert engine.utility(reason.worlds[0], person) == reason.before
                assert engine.utility(reason.worlds[-1], person) == reason.after


def test_believing_is_read_in_the_planners_mind():
    """A condition on what B believes, inside A's plan, is about what A believes that B believes."""
    made = Problem()
    k, won = made.flag("k"), made.flag("won")
    made.at_first(put(k, True, mind=[B]))
    act = made.act("trick", [believes(B, eq(k))], [put(won, True)], [A])
    made.want(A, eq(won))
    engine, world = made.opened()
    assert engine.possible(world, act)
    assert None is Reasons(engine, 4, 2).reason(act, A, world)
