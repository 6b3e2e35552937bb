"""Stories that the kernel finds: as short, as many, as little forced as those of the reference; and what is proved.

What is found has to be the same. How far a relaxed reading proves that nothing is left may differ, since each engine
has its own; but whatever is said to be proved has to be so.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from denouement.engine import Reasons, condition
from denouement.search import Limits, StopReason, StorySearch, Watch, plan_search, shortest_plans
from support.brute import BruteReasons
from support.compiled import Both, Told, each_seed, random_quest, small_problems, unless_endless

LIMITS = Limits(events=4, horizon=3, depth=2, effort=None)

EFFORT = 1_500
"""Where the reference needs more transitions than this, it is not asked; few of the random problems are like that."""


class Compared:
    """One problem, searched by both engines within the same limits."""

    def __init__(self, ground, limits):
        self.ground = ground
        self.limits = limits
        self.bounds = (limits.events, limits.horizon, limits.depth)
        self.both = Both(ground, limits.horizon)
        self.engine = self.both.engine
        self.reasons = Reasons(self.engine, limits.horizon, limits.depth)

    @unless_endless([])
    def stories(self):
        """Believable and forced stories to all endings; their lengths. Nothing where the reference takes too long."""
        limits = replace(self.limits, effort=EFFORT)
        expected = StorySearch(self.engine, self.both.opening, limits, Watch(limits)).run()
        self.engine.on_work = lambda: None
        if StopReason.EFFORT in (expected.stop, expected.forced_stop):
            return []
        found = self.both.search(self.limits).outcome
        assert (expected.events, expected.stop) == (found.events, found.stop)
        assert {n: (len(f.acts), f.ways, ()) for n, f in expected.believable.items()} == {
            n: (len(f.acts), f.ways, f.unexplained) for n, f in found.believable.items()
        }
        assert {n: (len(f.unexplained), len(f.acts)) for n, f in expected.forced.items()} == {
            n: (len(f.unexplained), len(f.acts)) for n, f in found.forced.items()
        }
        for name, story in [*found.believable.items(), *found.forced.items()]:
            self.is_told_truly(name, story)
        self.is_proved(found)
        return [len(f.acts) for f in [*found.believable.values(), *found.forced.values()]]

    def is_told_truly(self, name, story):
        """Its worlds follow from its acts, it reaches the ending, and the acts without a reason are those said."""
        here, holes = self.both.opening, []
        worlds = [here]
        for number, act in enumerate(story.acts):
            assert self.engine.possible(here, act)
            if not self.reasons.willing(act, here):
                holes.append(number)
            here = self.engine.step(here, act)
            worlds.append(here)
        assert tuple(worlds) == story.worlds
        assert tuple(holes) == story.unexplained
        assert self.reaches(here, name)

    def is_proved(self, outcome):
        """What is called unreachable is so; where every story was considered, a longer one reaches nothing more."""
        missing = set(outcome.unreachable)
        if outcome.forced_stop is StopReason.EXHAUSTED:
            missing |= {e.name for e in self.ground.endings} - {*outcome.believable, *outcome.forced}
        wanted = [n for n, e in enumerate(self.ground.endings) if e.name in missing]
        for world in self.reachable() if wanted else ():
            for ending in wanted:
                assert Told(self.both.compiled.shortest(world, ending, (0, 1, 0), 0)[0]).acts is None

    def reachable(self):
        """Worlds that what can be done leads to, with reasons or without, nearest first, not too many; by number."""
        compiled, found = self.both.compiled, [self.both.number(self.both.opening)]
        known = set(found)
        for here in found:
            for act in self.ground.acts:
                if act.searched and len(found) < 300 and compiled.possible(here, act.id):
                    after = compiled.step(here, act.id)
                    if after not in known:
                        known.add(after)
                        found.append(after)
        return found

    def reaches(self, world, name):
        """Whether the ending holds."""
        return condition(next(e.condition for e in self.ground.endings if e.name == name), world)

    @unless_endless([])
    def plans(self):
        """Shortest stories to each ending, one and all, and any story; their lengths."""
        lengths = []
        for number, ending in enumerate(self.ground.endings):
            expected = self._shortest(ending.name, self.limits, every=True, most=10_000)
            told, plans = self.both.shortest(number, self.bounds, 10_000)
            assert (None, expected.length) == (told.stop, told.length)
            assert list(expected.plans) == sorted(map(tuple, plans))
            assert [] == plans or told.acts in plans
            assert (expected.count or 0) == told.ways
            few, some = self.both.shortest(number, self.bounds, 2)
            assert plans[:2] == some
            assert told.ways == few.ways
            one, none = self.both.shortest(number, self.bounds)
            assert ([], told.length) == (none, one.length)
            if told.acts is None:
                assert (self.limits.events, self.limits.events) == (told.events, one.events)
                if told.exhausted or one.exhausted:
                    self._nothing_further(ending.name)
            lengths.append(told.length)
            self._first(number, ending.name, told.length)
            self._asked_for(ending.name, expected)
        return [n for n in lengths if n]

    def _asked_for(self, name, expected):
        """What a surface is given is the same, whichever engine finds it."""
        opening, watch = self.both.opening, Watch(self.limits)
        every = plan_search(self.engine, opening, name, self.limits, watch, every=True, most=10_000)
        one = plan_search(self.engine, opening, name, self.limits, watch)
        assert list(expected.plans) == sorted(every.plans)
        assert (expected.length, expected.count) == (every.length, every.count)
        assert (expected.length, None, len(every.plans) > 0) == (one.length, one.count, len(one.plans) == 1)
        for found in (every, one):
            assert found.stop.complete
            assert expected.none_below == found.none_below

    def _shortest(self, name, limits, **more):
        return shortest_plans(
            self.engine, self.both.opening, name, limits, Watch(limits), reasons=self.reasons, **more
        )

    def _nothing_further(self, name):
        """There is no longer plan either, as far as can be looked."""
        longer = Limits(self.limits.events + 3, self.limits.horizon, self.limits.depth, effort=None)
        assert self._shortest(name, longer).length is None

    def _first(self, number, name, shortest):
        """Any story: there is one where there is a shortest one, it is one, and nothing can be left out."""
        told = self.both.first(number, self.bounds)
        assert told.stop is None
        assert (shortest is None) == (told.acts is None)
        if told.acts is None and told.exhausted:
            self._nothing_further(name)
        if told.acts is not None:
            acts = self.both.kernel.acts(told.acts)
            assert shortest <= len(acts) <= self.limits.events
            assert self.does(acts, name)
            shorter = (c for n in range(len(acts)) for c in combinations(acts, n) if self.does(c, name))
            assert next(shorter, None) is None

    def does(self, acts, name):
        """Whether these acts, each possible and with everybody's reasons, lead to the ending."""
        here = self.both.opening
        for act in acts:
            if not (self.engine.possible(here, act) and self.reasons.willing(act, here)):
                return False
            here = self.engine.step(here, act)
        return self.reaches(here, name)


@each_seed
def test_the_same_stories_are_found(seed):
    """Every ending, the shortest stories, their number, and the least number of acts without a reason."""
    for _, ground in small_problems(seed, most_acts=12):
        Compared(ground, LIMITS).stories()


@each_seed
def test_the_same_shortest_plans_are_found(seed):
    """One, all, their number; and any plan, from which nothing can be left out."""
    for _, ground in small_problems(seed, most_acts=15):
        Compared(ground, LIMITS).plans()


@pytest.mark.parametrize(
    ("events", "horizon", "depth", "longest"),
    [(0, 3, 2, 0), (1, 3, 2, 1), (2, 1, 2, 2), (5, 2, 1, 3), (6, 4, 2, 3), (4, 3, 0, 3), (4, 4, 3, 3)],
)
def test_the_same_is_found_within_any_limits(events, horizon, depth, longest):
    """Stories long and short, people who think far or not at all; the longest of them take as many acts as these."""
    lengths = []
    for seed in range(12):
        compared = Compared(random_quest(seed), Limits(events, horizon, depth, effort=None))
        lengths += compared.stories() + compared.plans()
    assert longest == max(lengths, default=0)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 500, 100))
def test_the_same_is_found_at_length(first):
    """The same on many more problems, and for longer stories; 2,000 were once tried, and the rest showed nothing new."""
    for seed in range(first, first + 100):
        for _, ground in small_problems(seed):
            compared = Compared(ground, LIMITS)
            compared.stories()
            compared.plans()
        for people in (2, 3):
            further = Limits(events=6, horizon=4, depth=2, effort=None)
            compared = Compared(random_quest(seed, people=people), further)
            compared.stories()
            compared.plans()


# --- by trying everything


def all_shortest(both, ending, brute, longest):
    """All shortest sequences of acts to an ending, by trying every sequence with every explanation."""
    layer = [((), both.opening)]
    for _ in range(longest + 1):
        found = sorted(plan for plan, world in layer if condition(ending.condition, world))
        if found:
            return found
        layer = [
            ((*plan, act.id), both.engine.step(world, act))
            for plan, world in layer
            for act in both.ground.acts
            if both.engine.possible(world, act) and all(brute.explained(act, p, world) for p in act.willing)
        ]
    return []


@unless_endless(0)
def assert_all_found(ground, longest=3):
    """Every shortest plan and no other; how many."""
    both = Both(ground, 3)
    brute = BruteReasons(both.engine, 3, 1)
    count = 0
    for number, ending in enumerate(ground.endings):
        expected = all_shortest(both, ending, brute, longest)
        told, plans = both.shortest(number, (longest, 3, 1), 10_000)
        assert expected == sorted(map(tuple, plans))
        assert len(expected) == told.ways
        count += len(expected)
    return count


def test_shortest_plans_are_those_of_the_definition():
    """Without any help of the reference search."""
    assert sum(assert_all_found(random_quest(seed)) for seed in range(40)) > 20


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_shortest_plans_are_those_of_the_definition_at_length(first):
    """The same on many more problems."""
    for seed in range(first, first + 100):
        for _, ground in small_problems(seed, most_acts=6):
            assert_all_found(ground)
