"""The same question has the same answer: of two kernels, on every run, and after events have been played."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from denouement.search import KernelSearch, Limits, Watch
from support.compiled import Both, each_seed, small_problems, unless_endless
from support.random_ground import random_walk

LIMITS = Limits(events=4, horizon=3, depth=2, effort=None)
BOUNDS = (4, 3, 2)


@unless_endless(None)
def told(found, opening):
    """Everything that the searches from a world tell, acts by number."""
    outcome = KernelSearch(found.kernel, opening, LIMITS, Watch(LIMITS)).run()
    stories = {
        name: (tuple(a.id for a in f.acts), f.unexplained, f.ways)
        for name, f in [*outcome.believable.items(), *outcome.forced.items()]
    }
    world = found.number(opening)
    plans = [found.compiled.shortest(world, n, BOUNDS, 20) for n in range(len(found.ground.endings))]
    firsts = [found.compiled.first(world, n, BOUNDS)[:4] for n in range(len(found.ground.endings))]
    return stories, outcome.unreachable, outcome.events, outcome.stop, outcome.forced_stop, plans, firsts


def everything(found):
    """What is told, and the numbers of all worlds that were made for it."""
    answer = told(found, found.opening)
    return answer, found.compiled.counts()[:3], found.compiled.seen()


@each_seed
def test_two_kernels_tell_the_same_and_number_worlds_alike(seed):
    """Nothing depends on where things lie in memory."""
    for _, ground in small_problems(seed, most_acts=10):
        assert everything(Both(ground)) == everything(Both(ground))


@each_seed
def test_a_second_answer_is_the_first_one(seed):
    """What is remembered changes nothing, and no transition is computed twice."""
    for _, ground in small_problems(seed, most_acts=10):
        found = Both(ground)
        first, counts = told(found, found.opening), found.compiled.counts()
        assert first == told(found, found.opening)
        assert counts[:3] == found.compiled.counts()[:3]


@each_seed
def test_after_an_event_the_answer_is_that_of_a_new_kernel(seed):
    """Planning goes on while a game runs, with the same tables. Worlds are handed over by value, to any kernel."""
    for _, ground in small_problems(seed, most_acts=8):
        played = Both(ground)
        told(played, played.opening)
        for world, act in random_walk(played.engine, seed, 3):
            after = played.engine.step(world, act)
            assert told(Both(ground), after) == told(played, after)


PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
from kernel.test_again import everything
from support.compiled import Both, each_seed, random_quest, unless_endless
print([everything(Both(random_quest(seed, people=2 + seed % 2))) for seed in range(6)])
"""


def test_every_run_tells_the_same():
    """Whatever the order of Python's sets is."""
    program = PROGRAM.format(tests=str(Path(__file__).parents[1]))
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert "'done'" in outputs[0]
    assert outputs[0].count("StopReason") == 12
