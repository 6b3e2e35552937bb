"""Stories found: the shortest, how many, the least forced; why the looking stopped, and what is kept.

Compared with walking every sequence of acts, one by one.
"""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from denouement.engine import Engine, at_first, condition, reasons_within
from denouement.engine.unreasoned import unreasoned
from denouement.search import Limits, StopReason, StorySearch, Watch
from support.brute import believable_stories, fewest_holes
from support.problems import A, B, Problem, both, eq, no, put
from support.program import run
from support.random_ground import SEEDS, random_plot, random_problem


def search(engine, limits, **watching):
    """A search from the opening, already run."""
    made = StorySearch(engine, at_first(engine), limits, Watch(limits, **watching))
    made.run()
    return made


def summary(outcome):
    """All that an outcome says, in names and numbers."""

    def told(found):
        return {name: (tuple(a.action for a in f.acts), f.unexplained, f.ways) for name, f in found.items()}

    return (
        told(outcome.believable),
        told(outcome.forced),
        outcome.unreachable,
        outcome.events,
        outcome.stop,
        outcome.forced_stop,
    )


# --- against walking every sequence


def assert_finds_all(ground, seed, events=4):
    """Shortest lengths, numbers of ways, least holes: as by walking everything."""
    limits = Limits(events=events, horizon=3, depth=2)
    engine = Engine(ground)
    world = at_first(engine)
    outcome = search(engine, limits).outcome
    reasons = reasons_within(engine, 3, 2)

    believable = believable_stories(engine, world, reasons, events)
    found = {n: (len(f.acts), f.ways) for n, f in outcome.believable.items()}
    assert believable == found, seed

    fewest = fewest_holes(engine, world, reasons, events)
    forced = {n: (len(f.unexplained), len(f.acts)) for n, f in outcome.forced.items()}
    assert {n: h for n, h in fewest.items() if n not in believable} == forced, seed
    assert not outcome.unreachable & fewest.keys()

    for name, story in [*outcome.believable.items(), *outcome.forced.items()]:
        assert_is_a_story(ground, engine, reasons, name, story)


def assert_is_a_story(ground, engine, reasons, name, story):
    """Its worlds follow from its acts, it reaches the ending, and the acts without a reason are those said."""
    here = at_first(engine)
    worlds, holes = [here], []
    for number, act in enumerate(story.acts):
        assert engine.possible(here, act)
        if not reasons.willing(act, here):
            holes.append(number)
        here = engine.step(here, act)
        worlds.append(here)
    assert tuple(worlds) == story.worlds
    assert tuple(holes) == story.unexplained
    ending = next(e for e in ground.endings if e.name == name)
    assert condition(ending.condition, here)


@given(SEEDS)
def test_every_ending_is_found_by_its_best_stories(seed):
    """On problems in which one thing leads to another."""
    assert_finds_all(random_plot(seed), seed)


@given(SEEDS)
def test_every_ending_of_any_problem_is_found(seed):
    """On problems with partial observation, unknowns and reactions."""
    ground = random_problem(seed, people=(2,), acts=(3, 4), reactions=(0, 1, 2))
    assert_finds_all(ground, seed, events=3)


def random_forced(seed):
    """People who foresee one another, and a chain of acts that bear on no want but that an ending needs."""
    random = Random(seed)
    made = Problem()
    wanted = [made.flag(f"w{i}") for i in range(2)]
    idle = [made.flag(f"i{i}") for i in range(3)]
    useless = []
    for number, flag in enumerate(idle):
        needs = [no(flag)]
        if number and random.random() < 0.6:
            needs.append(eq(random.choice(idle[:number])))
        if random.random() < 0.4:
            needs.append(eq(random.choice(wanted)))
        effects = [put(flag, True)]
        if random.random() < 0.3:
            effects.append(put(random.choice(idle), True))
        willing = random.choice([[A], [B], [A, B], []])
        useless.append(made.act(f"idle {number}", needs, effects, willing).id)
    for number, flag in enumerate(wanted):
        made.act(f"useful {number}", [no(flag)], [put(flag, True)], [random.choice((A, B))])
        made.want(random.choice((A, B)), eq(flag), random.choice((-1, 1, 2)))
    for number in range(2):
        parts = random.sample([*idle, *wanted], random.randint(1, 3))
        made.ending(f"e{number}", both(*(eq(p) for p in parts)))
    ground = made.ground()
    acts = tuple(replace(a, planned=a.id not in useless and bool(a.willing)) for a in ground.acts)
    return replace(ground, acts=acts, foresees=True)


@given(SEEDS)
def test_acts_that_no_ending_can_do_without_are_counted_beforehand(seed):
    """What saves looking changes no answer."""
    assert_finds_all(random_forced(seed), seed)


def test_there_are_such_acts_in_these_problems():
    """Else nothing would be saved, and nothing shown."""
    counts = {len(unreasoned(g, e)) for g in map(random_forced, range(40)) for e in g.endings}
    assert counts >= {0, 1, 2}


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 2000, 50))
def test_every_ending_is_found_at_length(first):
    """The same on many more problems, and for longer stories."""
    for seed in range(first, first + 50):
        assert_finds_all(random_plot(seed), seed, events=5)
        assert_finds_all(random_problem(seed, acts=(3, 4)), seed, events=3)


# --- ways


def test_different_orders_are_different_ways():
    """Two independent acts can come in two orders; both lead to the same world."""
    made = Problem()
    p, q = made.flag("p"), made.flag("q")
    made.act("p", [no(p)], [put(p, True)], [A])
    made.act("q", [no(q)], [put(q, True)], [B])
    made.want(A, eq(p))
    made.want(B, eq(q))
    made.ending("both", both(eq(p), eq(q)))
    engine, _ = made.opened()
    assert 2 == search(engine, Limits(events=4)).outcome.believable["both"].ways


def test_an_ending_that_holds_at_once_has_one_way():
    """The story without any event."""
    made = Problem()
    p = made.flag("p", True)
    made.ending("now", eq(p))
    engine, world = made.opened()
    found = search(engine, Limits(events=2)).outcome.believable["now"]
    assert ((), (world,), 1) == (found.acts, found.worlds, found.ways)


def test_what_simply_happens_needs_no_reason():
    """An act without anybody who must be willing is believable wherever it is possible."""
    made = Problem()
    p = made.flag("p")
    made.act("lightning", [], [put(p, True)])
    made.ending("struck", eq(p))
    engine, _ = made.opened()
    found = search(engine, Limits(events=2)).outcome
    assert ["lightning"] == [a.action for a in found.believable["struck"].acts]


# --- forced stories


def test_fewer_unexplained_acts_come_before_shorter_stories():
    """One act against all reason would do; three with one hole among them are not better, two with none are."""
    made = Problem()
    p, q, won = made.flag("p"), made.flag("q"), made.flag("won")
    made.act("leap", [], [put(won, True)], [A, B])
    made.act("p", [no(p)], [put(p, True)], [A])
    made.act("q", [eq(p), no(q)], [put(q, True)], [A])
    made.act("win", [eq(q)], [put(won, True)])
    made.want(A, eq(p))
    made.want(A, eq(q), -1)
    made.ending("won", both(eq(won), eq(p)))
    engine, _ = made.opened()
    found = search(engine, Limits(events=4)).outcome
    assert {} == found.believable
    story = found.forced["won"]
    assert (["p", "leap"], (1,)) == ([a.action for a in story.acts], story.unexplained)


def test_what_nothing_brings_about_is_out_of_reach():
    """Known without walking, and told apart from what is only not reached within the bound."""
    made = Problem()
    p, never = made.flag("p"), made.flag("never")
    made.act("p", [no(p)], [put(p, True)], [A])
    made.ending("never", eq(never))
    engine, _ = made.opened()
    outcome = search(engine, Limits(events=4)).outcome
    assert ({"never"}, {}, {}) == (outcome.unreachable, outcome.believable, outcome.forced)


# --- bounds and stops


def ladder(rungs):
    """Somebody climbs rung by rung; each is worth something, and the ending is at the top."""
    made = Problem()
    height = [made.flag(f"rung {i}") for i in range(rungs)]
    for number, rung in enumerate(height):
        below = [eq(height[number - 1])] if number else []
        made.act(f"climb {number}", [*below, no(rung)], [put(rung, True)], [A])
        made.want(A, eq(rung))
        made.ending(f"at {number}", eq(rung))
    return made


def test_looking_ends_when_everything_was_considered():
    """Longer stories would lead nowhere new; that is a proof for any length."""
    engine, _ = ladder(3).opened()
    outcome = search(engine, Limits(events=8)).outcome
    assert StopReason.EXHAUSTED is outcome.stop
    assert outcome.stop.complete


def test_looking_ends_at_the_bound():
    """Everything within the bound was considered, and no more is claimed."""
    engine, _ = ladder(5).opened()
    outcome = search(engine, Limits(events=3)).outcome
    assert (StopReason.BOUND, 3) == (outcome.stop, outcome.events)
    assert {"at 0", "at 1", "at 2"} == outcome.believable.keys()
    assert outcome.stop.complete


def test_looking_for_forced_stories_ends_at_the_bound():
    """Two endings lie beyond the bound; to have considered every story would be a proof that they do not exist."""
    engine, _ = ladder(5).opened()
    outcome = search(engine, Limits(events=3)).outcome
    assert set() == outcome.unreachable
    assert StopReason.BOUND is outcome.forced_stop


def test_no_events_at_all():
    """A bound of none asks only what is so at the opening."""
    engine, _ = ladder(2).opened()
    outcome = search(engine, Limits(events=0)).outcome
    assert ({}, 0) == (outcome.believable, outcome.events)


class Meter:
    """A clock or a memory meter that shows more each time it is looked at."""

    def __init__(self, step=1.0):
        self.step = step
        self.shown = 0.0

    def __call__(self):
        self.shown += self.step
        return self.shown


def stopped_in(what):
    """Limits and watching that stop a search part of the way: for each limit, as it would."""
    if what == "effort":
        return Limits(events=12, effort=90), {}
    if what == "time":
        return Limits(events=12, effort=None, seconds=0.5), {"clock": Meter()}
    if what == "memory":
        return Limits(events=12, effort=None, megabytes=0.5), {"memory": Meter()}
    return Limits(events=12, effort=None), {"stopped": lambda: True}


STOPPED = {
    "effort": StopReason.EFFORT,
    "time": StopReason.TIME,
    "memory": StopReason.MEMORY,
    "interruption": StopReason.INTERRUPTED,
}


def web(size):
    """Flags that can be set in any order, each worth something: many worlds."""
    made = Problem()
    flags = [made.flag(f"f{i}") for i in range(size)]
    for number, flag in enumerate(flags):
        made.act(f"set {number}", [no(flag)], [put(flag, True)], [number % 2])
        made.want(number % 2, eq(flag))
    made.ending("one", eq(flags[0]))
    made.ending("all", both(*(eq(f) for f in flags)))
    made.ending("none", both(eq(flags[0]), no(flags[0])))
    return made


@pytest.mark.parametrize("what", STOPPED)
def test_each_limit_stops_a_search_and_is_named(what):
    """What was found before is kept, and it is said how far was looked."""
    limits, watching = stopped_in(what)
    engine, _ = web(7).opened()
    outcome = search(engine, limits, **watching).outcome
    assert STOPPED[what] is outcome.stop
    assert not outcome.stop.complete
    assert 0 < outcome.events < 7
    assert {"one"} == outcome.believable.keys()


@pytest.mark.parametrize("what", STOPPED)
def test_after_a_stop_the_next_search_finds_what_a_fresh_one_finds(what):
    """Nothing is left half done in an engine whose search was stopped."""
    limits, watching = stopped_in(what)
    again, _ = web(6).opened()
    search(again, limits, **watching)
    fresh, _ = web(6).opened()
    full = Limits(events=8, effort=None)
    assert summary(search(fresh, full).outcome) == summary(search(again, full).outcome)


@given(SEEDS)
def test_a_stop_anywhere_leaves_the_engine_whole(seed):
    """On random problems, stopped after a random number of transitions."""
    ground = random_plot(seed)
    full = Limits(events=4, horizon=3, effort=None)
    again, fresh = Engine(ground), Engine(ground)
    search(again, Limits(events=4, horizon=3, effort=1 + seed % 17))
    assert summary(search(fresh, full).outcome) == summary(search(again, full).outcome)


def test_effort_is_counted_in_transitions():
    """The same limit stops every run at the same place."""
    counts = set()
    for _ in range(2):
        engine, _ = web(6).opened()
        made = search(engine, Limits(events=12, effort=50))
        counts.add((made.watch.progress.transitions, made.outcome.events))
    assert 1 == len(counts)


def test_no_more_effort_is_reported_than_allowed():
    """A limit of 50 computes 50 transitions and reports 50."""
    engine, _ = web(6).opened()
    made = search(engine, Limits(events=12, effort=50))
    assert 50 == made.watch.progress.transitions


def test_a_wish_to_stop_is_heeded_where_everything_is_remembered():
    """The second search computes no transition, and can be stopped all the same."""
    engine, _ = web(6).opened()
    limits = Limits(events=12, effort=None)
    search(engine, limits)
    outcome = search(engine, limits, stopped=lambda: True).outcome
    assert StopReason.INTERRUPTED is outcome.stop


def test_progress_is_shown_while_looking():
    """Whoever watches sees the counts grow."""
    shown = []
    engine, _ = web(6).opened()
    limits = Limits(events=12)
    search(engine, limits, show=lambda p: shown.append((p.transitions, p.worlds)))
    assert shown == sorted(shown)
    assert len(shown) > 1


def test_all_worlds_considered_can_be_had():
    """For saying what never comes about; the opening is one of them, and none is twice there."""
    engine, world = ladder(3).opened()
    made = search(engine, Limits(events=8))
    seen = made.worlds_seen()
    assert world is seen[0]
    assert (4, 4) == (len(seen), len(set(seen)))


# --- the same on every run


def test_answers_are_the_same_on_every_run():
    """The order of sets and of hashes decides nothing, in either engine; `tests/cli` asks the same of the cafe."""
    first, second = (run("endings", "broken", "--json", PYTHONHASHSEED=seed) for seed in ("1", "4711"))
    assert json.loads(first.stdout)["endings"]
    assert first.stdout == second.stdout
