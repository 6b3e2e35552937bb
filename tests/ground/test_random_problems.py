"""Random problem files, read and grounded: what holds of the engine and the grounder holds of these as well."""

from dataclasses import replace

from hypothesis import given, settings

from denouement.engine import Engine, Reasons, at_first
from denouement.engine.evaluate import compiled
from denouement.ground import ground
from denouement.model import Comparison, Constant, Ending
from support.brute import believable_stories
from support.naive import Naive, differences, known_depth
from support.random_ground import SEEDS, random_walk
from support.random_problems import random_story, random_text

FEW = settings(max_examples=max(10, settings.default.max_examples // 2))


def test_a_number_always_gives_the_same_problem():
    """What fails can be run again."""
    texts = [random_text(seed) for seed in range(40)]
    assert texts == [random_text(seed) for seed in range(40)]
    assert len(texts) == len(set(texts))


@given(SEEDS)
def test_random_problems_are_read_and_grounded(seed):
    """They have no mistakes, and every name of the ground problem is one of the file."""
    story = random_story(seed)
    problem = ground(story, complete=True)
    names = {"False", "True", *story.entities}
    assert all(f.fact in story.facts and names >= set(f.arguments) for f in problem.fluents)
    assert all(a.action in story.actions and names >= set(a.arguments) for a in problem.acts)
    assert len(problem.fluents) == len({(f.fact, f.arguments) for f in problem.fluents})
    assert len(problem.acts) == len({(a.action, a.arguments) for a in problem.acts})
    assert list(range(len(problem.acts))) == [a.id for a in problem.acts]


def test_random_problems_are_interesting():
    """Among a hundred, many have somebody with a reason, plans of several acts, and others' reasons inside them."""
    explained = longer = nested = 0
    for seed in range(100):
        plans = reasons_in(seed)
        explained += bool(plans)
        longer += any(len(plan) > 1 for _, plan in plans)
        nested += any(set(act.willing) - {person} for person, plan in plans for act in plan[1:])
    assert explained >= 40
    assert longer >= 15
    assert nested >= 4


def reasons_in(seed):
    """The plans of everybody who has a reason for an act in the opening of a random problem."""
    engine = Engine(ground(random_story(seed), complete=True))
    world = at_first(engine)
    reasons = Reasons(engine, 3, 2)
    found = [
        (p, reasons.reason(a, p, world))
        for a in engine.ground.acts
        if engine.possible(world, a)
        for p in a.willing
    ]
    return [(person, reason.plan) for person, reason in found if reason is not None]


# --- the engine


def assert_agrees(problem, reading, world, depth, deeps):
    """Some tree deep enough agrees with the world of the engine, and is known that deep."""
    found = None
    for deep in deeps:
        naive = Naive(problem)
        tree = reading(naive, deep)
        found = differences(tree, world, depth)
        if (not found and known_depth(tree) >= depth) or (found and naive.ran_again):
            return
    assert [] == found
    raise AssertionError("the plain reading does not look deep enough")


@FEW
@given(SEEDS)
def test_acts_and_triggers_mean_what_they_say(seed):
    """The engine's worlds are the trees of the plain reading, from the opening through a walk of three."""
    problem = ground(random_story(seed, people=(2,), differing=False), complete=True)
    engine = Engine(problem)
    assert_agrees(problem, Naive.opening, at_first(engine), 2, (6, 8, 10))
    for world, act in random_walk(engine, seed, 3, impossible=0.1):

        def step(naive, deep, world=world, act=act):
            return naive.step(naive.unfold(world, deep), act)

        assert_agrees(problem, step, engine.step(world, act), 2, (7, 12, 17))


def told_apart(worlds):
    """A class for each world and all it leads to: the same for two iff no path tells them apart."""
    every = dict.fromkeys(worlds)
    waiting = list(worlds)
    while waiting:
        for mind in waiting.pop().minds:
            if mind not in every:
                every[mind] = None
                waiting.append(mind)
    class_of = dict.fromkeys(every, 0)
    while True:
        seen = {w: (w.values, tuple(class_of[m] for m in w.minds)) for w in every}
        numbers = {s: i for i, s in enumerate(dict.fromkeys(seen.values()))}
        refined = {w: numbers[s] for w, s in seen.items()}
        if len(numbers) == len(set(class_of.values())):
            return refined
        class_of = refined


@FEW
@given(SEEDS)
def test_worlds_are_one_object_if_nothing_tells_them_apart(seed):
    """Whatever happens, in whatever order, no two worlds are alike to every depth."""
    engine = Engine(ground(random_story(seed), complete=True))
    worlds = [at_first(engine)]
    for number in range(3):
        worlds += [engine.step(w, a) for w, a in random_walk(engine, seed + number, 4)]
    classes = told_apart(worlds)
    assert len(classes) == len(set(classes.values()))


# --- the grounder


def with_ending(seed):
    """A random problem in which nobody has secrets, and reaching more for the author is its ending."""
    story = random_story(seed, secrets=False)
    engine = Engine(ground(story, complete=True))
    value = compiled(engine.ground.author)(at_first(engine))
    start = float(value) if isinstance(value, float) else 0.0
    return replace(story, endings=(Ending("more", Comparison(">", story.author, Constant(start))),))


@FEW
@given(SEEDS)
def test_what_is_left_out_changes_no_story(seed):
    """Complete or not: the shortest believable stories are as long and as many."""
    story = with_ending(seed)
    told = []
    for complete in (False, True):
        engine = Engine(ground(story, complete=complete))
        told.append(believable_stories(engine, at_first(engine), Reasons(engine, 3, 2), 3))
    assert told[1] == told[0]
