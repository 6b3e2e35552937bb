"""Whatever is handed to the kernel, it answers or refuses; nothing panics, and nothing ends the process."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denouement.engine.flat import flat
from support.compiled import Both, compiled_kernel, random_quest
from support.random_ground import SEEDS, random_problem

REFUSALS = (ValueError, OverflowError, TypeError)
"""What a wrong call gives; a panic is none of these."""

WORDS = st.one_of(st.integers(0, 9), st.integers(0, 300), st.integers(0, 2**32 - 1))
NUMBERS = st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=5)


def use(words, numbers, loaded=None):
    """Ask everything of a kernel made of these arrays; "refused" where they are no problem.

    ``loaded``: nodes of a world, as the kernel takes them.
    """
    try:
        kernel = compiled_kernel.Kernel(words, numbers, 3)
    except REFUSALS:
        return "refused"
    kernel.limit(effort=300)
    people, world = words[0], 0
    try:
        if loaded is not None:
            world = kernel.load(*loaded)[0]
    except (ValueError, compiled_kernel.Stopped):
        return "read"
    for act in range(12):
        for call in (
            lambda act=act: kernel.possible(world, act),
            lambda act=act: kernel.step(world, act),
            *(lambda act=act, p=p: kernel.reason(act, p, world, 3, 2) for p in range(people)),
        ):
            attempt(call)
    for person in range(people):
        attempt(lambda p=person: kernel.utility(world, p))
        attempt(lambda p=person: kernel.best(world, p, 3))
    for ending in range(3):
        attempt(lambda e=ending: kernel.distance(world, e))
        attempt(lambda e=ending: kernel.shortest(world, e, (3, 3, 2), 3))
        attempt(lambda e=ending: kernel.first(world, e, (3, 3, 2)))
        attempt(lambda e=ending: kernel.forced(world, [e], (3, 3, 2)))
    attempt(lambda: kernel.explore(world, [0, 1], (3, 3, 2)))
    return "used"


def attempt(call):
    """A call that may be refused, or stopped, and nothing else."""
    try:
        return call()
    except (*REFUSALS, compiled_kernel.Stopped):
        return None


def loaded(found, arrays):
    """The opening of a problem as the kernel takes it."""
    nodes = [found.opening]
    for node in nodes:
        nodes += [m for m in dict.fromkeys(node.minds) if m not in nodes]
    return [[arrays.told(v) for v in n.values] for n in nodes], [
        [nodes.index(m) for m in n.minds] for n in nodes
    ]


@given(st.lists(WORDS, max_size=80), NUMBERS)
def test_any_words_are_read_or_refused(words, numbers):
    """Nearly all are refused."""
    use(words, numbers)


@given(SEEDS, st.data())
def test_arrays_that_are_cut_or_changed_are_read_or_refused(seed, data):
    """What is read then means something else, and is used like any problem."""
    found = Both(random_quest(seed % 50) if seed % 2 else random_problem(seed % 50))
    arrays = flat(found.ground)
    assert "used" == use(arrays.words, arrays.numbers, loaded(found, arrays))
    for _ in range(10):
        words = mutated(arrays.words, data.draw(st.randoms(use_true_random=False)))
        use(words, arrays.numbers, loaded(found, arrays))
        use(arrays.words, data.draw(NUMBERS), loaded(found, arrays))


def mutated(words, random: Random):
    """The words cut off, or with a few of them changed, left out or put in; mostly into something near."""
    made = list(words)
    if random.random() < 0.1:
        return made[: random.randrange(len(made))]
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(made))
        near = max(0, made[at] + random.choice((-2, -1, 1, 2)))
        word = random.choice((near, near, random.randrange(9), random.choice(words), random.randrange(2**32)))
        made[at : at + random.choice((0, 1, 1, 1, 1, 2))] = [word]
    return made


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 8_000, 1_000))
def test_arrays_that_are_changed_are_read_or_refused_at_length(first):
    """The same many more times (20,000 were once tried); some of them are read."""
    told = {}
    for seed in range(first, first + 1_000):
        found = Both(random_quest(seed % 97) if seed % 2 else random_problem(seed % 97))
        arrays, random = flat(found.ground), Random(seed)
        for _ in range(5):
            came = use(mutated(arrays.words, random), arrays.numbers, loaded(found, arrays))
            told[came] = told.get(came, 0) + 1
    assert told["used"] > 100
    assert told["refused"] > 1_000


def test_every_beginning_of_valid_arrays_is_refused():
    """And so is one word more."""
    arrays = flat(random_quest(3))
    for end in range(len(arrays.words)):
        with pytest.raises(ValueError):
            compiled_kernel.Kernel(arrays.words[:end], arrays.numbers, 3)
    with pytest.raises(ValueError, match="1 words too many"):
        compiled_kernel.Kernel([*arrays.words, 0], arrays.numbers, 3)


WRONG = (-1, 10_000, 2**31, 2**32 - 1, 2**32, 2**70, "0", None, 1.5)


def test_numbers_of_nothing_are_refused():
    """Worlds, acts, people, endings, parts of endings, in every place; the kernel works on."""
    found = Both(random_quest(2))
    kernel, world = found.compiled, found.number(found.opening)
    bounds = (3, 3, 2)
    for wrong in WRONG:
        for call in (
            lambda n: kernel.dump(n),
            lambda n: kernel.step(n, 0),
            lambda n: kernel.step(world, n),
            lambda n: kernel.possible(n, 0),
            lambda n: kernel.possible(world, n),
            lambda n: kernel.utility(n, 0),
            lambda n: kernel.utility(world, n),
            lambda n: kernel.best(n, 0, 1),
            lambda n: kernel.best(world, n, 1),
            lambda n: kernel.distance(n, 0),
            lambda n: kernel.distance(world, n),
            lambda n: kernel.reason(n, 0, world, 3, 2),
            lambda n: kernel.reason(0, n, world, 3, 2),
            lambda n: kernel.reason(0, 0, n, 3, 2),
            lambda n: kernel.explore(n, [0], bounds),
            lambda n: kernel.explore(world, [0, n], bounds),
            lambda n: kernel.shortest(n, 0, bounds, 1),
            lambda n: kernel.shortest(world, n, bounds, 1),
            lambda n: kernel.first(n, 0, bounds),
            lambda n: kernel.first(world, n, bounds),
            lambda n: kernel.forced(n, [0], bounds),
            lambda n: kernel.forced(world, [n], bounds),
            lambda n: kernel.held([n]),
        ):
            with pytest.raises(REFUSALS):
                call(wrong)
    assert kernel.dump(world)


def test_worlds_that_are_none_are_refused():
    """Too few values, too few minds, minds that are not there, values that a fluent cannot have."""
    found = Both(random_quest(2))
    kernel, arrays = found.compiled, flat(found.ground)
    values, minds = loaded(found, arrays)
    worlds = kernel.counts()[0]
    for wrong_values, wrong_minds in (
        (values[:-1], minds),
        (values, minds[:-1]),
        ([row[:-1] for row in values], minds),
        ([[*row, (0, 0.0)] for row in values], minds),
        (values, [row[:-1] for row in minds]),
        (values, [[*row, 0] for row in minds]),
        (values, [[n + len(values) for n in row] for row in minds]),
        (values, [[2**31 for _ in row] for row in minds]),
        (values, [[-1 for _ in row] for row in minds]),
        ([[(300, 0.0) for _ in row] for row in values], minds),
        (None, minds),
    ):
        with pytest.raises(REFUSALS):
            kernel.load(wrong_values, wrong_minds)
    for kind in range(7):
        for payload in (-1.0, 0.5, 1e300, float("nan"), float("inf"), -0.0):
            attempt(lambda k=kind, p=payload: kernel.load([[(k, p) for _ in row] for row in values], minds))
    assert [] == kernel.load([], [])
    assert worlds + 7 * 6 * len(values) >= kernel.counts()[0]


def test_limits_of_any_size_are_taken():
    """None at all, and far too many."""
    for bounds in ((0, 0, 0), (1, 0, 0), (2**32 - 1, 255, 255)):
        found = Both(random_quest(5))
        world = found.number(found.opening)
        found.compiled.limit(effort=500, seconds=1e300, megabytes=float("inf"))
        for told in (
            found.compiled.explore(world, [0, 1], bounds),
            found.compiled.shortest(world, 0, bounds, 2**40)[0],
            found.compiled.first(world, 0, bounds),
            found.compiled.forced(world, [1, 0, 1], bounds),
        ):
            assert told[3] is None or told[3][0] == "effort"
        attempt(lambda found=found, world=world: found.compiled.reason(0, 0, world, 255, 255))
        attempt(lambda found=found, world=world: found.compiled.reason(0, 0, world, 0, 0))
        assert found.compiled.best(world, 0, 2**63) >= found.compiled.best(world, 0, 0)
    found.compiled.limit(effort=2**64 - 1, seconds=-1e300, megabytes=-1.0)


def test_a_time_that_is_no_number_is_refused():
    """As every other wrong value."""
    with pytest.raises(REFUSALS):
        Both(random_quest(5)).compiled.limit(seconds=float("nan"))


def test_a_story_is_found_soon_however_far_people_think():
    """What smaller limits are tried first does not take longer than the search."""
    found = Both(random_quest(5))
    found.compiled.limit(effort=500, seconds=1.0)
    found.compiled.first(found.number(found.opening), 0, (2**32 - 1, 255, 255))
    assert found.compiled.counts()[3] < 1e7


NESTED = """
from denouement import _kernel
people, values, fluents, none = [1], [1, 2], [1, 0, 1, 0], [0]
deep = {expression}
try:
    kernel = _kernel.Kernel(people + values + fluents + none + none + [1, 0] + deep + none + none, [], 3)
    print("read", kernel.utility(kernel.load([[(2, 0.0)]], [[0]])[0], 0))
except ValueError:
    print("refused")
"""


@pytest.mark.parametrize(
    "depth",
    [
        1_000,
        300_000,
    ],
)
@pytest.mark.parametrize(
    "expression",
    [
        "[2, 0] * {n} + [1, 0]",
        "[6, 1] * {n} + [1, 0]",
        "[7, 0] * {n} + [1, 0] * ({n} + 1)",
        "[4, 1, 0] * {n} + [1, 0]",
    ],
)
def test_deep_expressions_are_read_or_refused(expression, depth):
    """Minds within minds, alternatives of alternatives, sums of sums; in a process of their own."""
    program = NESTED.format(expression=expression.format(n=depth))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.split()[0] in ("read", "refused")
