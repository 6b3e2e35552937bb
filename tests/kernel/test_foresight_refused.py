"""What cannot be foreseen is refused by the kernel, whatever it is asked and whatever the problem says."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denouement.engine.flat import flat
from support.compiled import Both, compiled_kernel, random_quest
from support.foreseeing import foreseen, random_feud
from support.random_ground import SEEDS


def test_people_who_plan_alone_foresee_nothing():
    """In a research problem nothing can be asked about foresight."""
    both = Both(random_quest(0))
    root = both.number(both.opening)
    for ask in calls(both.compiled, root, 0):
        with pytest.raises(ValueError, match="alone"):
            ask()


def calls(kernel, world, number, thought=(3, 2)):
    """Everything that can be asked about foresight, of an act, a person, a floor and an ending of this number."""
    bounds = (4, *thought)
    return (
        lambda: kernel.would(world, number, [number], thought),
        lambda: kernel.forecast(world, number, [number], thought),
        lambda: kernel.motive(number, number, world, thought),
        lambda: kernel.expected(world, [number], bounds, number),
        lambda: kernel.expected(world, [], bounds, None),
        lambda: kernel.expected_many([world], [[number]], bounds, number),
        lambda: kernel.expected_many([world] * 2, [[], []], bounds, number),
    )


@pytest.mark.parametrize("number", [200, 300, 2**31, 2**32 - 1])
def test_what_there_is_not_is_refused(number):
    """People, acts, endings, worlds, and limits beyond those of the kernel."""
    both = Both(foreseen(random_feud(1), 1), 3)
    root = both.number(both.opening)
    for ask in calls(both.compiled, root, 0):
        ask()
    refused = [c for n, c in enumerate(calls(both.compiled, root, number)) if n != 4]
    refused += calls(both.compiled, max(number, 100_000), 0)
    refused += calls(both.compiled, root, 0, thought=(4, 2))
    refused += calls(both.compiled, root, 0, thought=(3, 255))
    refused.append(lambda: both.compiled.expected_many([root], [], (3, 3, 2), 0))
    for ask in refused:
        with pytest.raises((ValueError, OverflowError)):
            ask()


@given(SEEDS, st.data())
def test_any_words_are_foreseen_in_or_refused(seed, data):
    """Arrays with words changed at random; nothing panics."""
    arrays = flat(foreseen(random_feud(seed, people=2), seed))
    words = list(arrays.words)
    for _ in range(data.draw(st.integers(1, 3))):
        # What is wrong is mostly refused by the rest; the end is about foresight.
        at = data.draw(
            st.one_of(st.integers(0, len(words) - 1), st.integers(len(words) * 3 // 4, len(words) - 1))
        )
        words[at] = data.draw(st.one_of(st.integers(0, 9), st.integers(0, 2**32 - 1)))
    try:
        kernel = compiled_kernel.Kernel(words, arrays.numbers, 3)
        root = kernel.load(*opening_of(kernel, arrays, seed))[0]
    except (ValueError, OverflowError, compiled_kernel.Stopped):
        return
    kernel.limit(effort=300)
    for number in range(4):
        for ask in calls(kernel, root, number):
            with suppress(ValueError, compiled_kernel.Stopped):
                ask()


def opening_of(kernel, arrays, seed):
    """The opening as the kernel takes it."""
    both = Both(foreseen(random_feud(seed, people=2), seed), 3)
    nodes = [both.opening]
    for node in nodes:
        nodes += [m for m in dict.fromkeys(node.minds) if m not in nodes]
    return [[arrays.told(v) for v in n.values] for n in nodes], [
        [nodes.index(m) for m in n.minds] for n in nodes
    ]
