"""Worlds of the kernel are those of the reference: every value in every mind, and which worlds are one."""

from __future__ import annotations

from random import Random

import pytest

from denouement.engine import World
from support.compiled import Both, each_seed, small_problems, unless_endless, widened
from support.random_ground import random_walk


@unless_endless(0)
def assert_same_worlds(ground, seed, *, impossible=0.0, length=6):
    """Along a walk: each world, and what each act makes of it and of what people believe in there."""
    both = Both(ground)
    both.agree(both.opening, both.number(both.opening))
    for world, act in random_walk(both.engine, seed, length, impossible):
        both.step(world, act)
        for here in {world: None, **dict.fromkeys(world.minds)}:
            assert_same_answers(both, here)
            if impossible:
                both.step(here, act)
    return len(both.numbers)


def assert_same_answers(both, world: World) -> None:
    """What is possible in a world, how well off everybody is, and what comes of each possible act."""
    number = both.number(world)
    for act in both.ground.acts:
        possible = both.engine.possible(world, act)
        assert possible == both.compiled.possible(number, act.id)
        if possible:
            both.step(world, act)
    for person in both.engine.everyone:
        assert both.engine.utility(world, person) == both.compiled.utility(number, person)


@each_seed
def test_what_is_possible_leads_to_the_same_worlds(seed):
    """With the values that the problem says a fluent can have; none is ever left."""
    for _, ground in small_problems(seed):
        assert_same_worlds(ground, seed)


@each_seed
def test_what_is_impossible_leads_to_the_same_worlds(seed):
    """What an act would make of a world is asked in minds where its conditions do not hold."""
    for _, ground in small_problems(seed):
        assert_same_worlds(widened(ground), seed, impossible=0.4)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 500, 100))
def test_worlds_are_the_same_at_length(first):
    """The same on many more problems, and on longer walks; 2,000 were once tried, and the rest showed nothing new."""
    for seed in range(first, first + 100):
        for _, ground in small_problems(seed):
            assert_same_worlds(ground, seed, length=12)
            assert_same_worlds(widened(ground), seed, impossible=0.4, length=12)


@each_seed
def test_a_world_is_found_again_however_it_is_loaded(seed):
    """Its number does not depend on which of its minds was met first, nor on how its graph is written down."""
    for _, ground in small_problems(seed):
        both = Both(ground)
        worlds = [w for w, _ in random_walk(both.engine, seed, 5)]
        for world in worlds:
            both.agree(world, both.number(world))
        for world in reversed(worlds):
            nodes = around(world)
            Random(seed).shuffle(nodes)
            values = [[both.kernel._flat.told(v) for v in node.values] for node in nodes]
            minds = [[nodes.index(m) for m in node.minds] for node in nodes]
            # Each node twice, so that the graph is not the smallest one.
            doubled = [[m + len(nodes) * ((m + p) % 2) for p, m in enumerate(row)] for row in minds]
            found = both.compiled.load(values + values, doubled + minds)
            assert [both.number(n) for n in nodes] * 2 == found


def around(world):
    """The world and all worlds in minds that can be reached from it."""
    found = [world]
    for here in found:
        found += [m for m in dict.fromkeys(here.minds) if m not in found]
    return found
