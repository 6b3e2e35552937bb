"""In the bundled stories both engines foresee the same and find the same endings; what a limit leaves is kept."""

from __future__ import annotations

import pytest

from denouement.answers import analyse
from denouement.diagnostics import Source
from denouement.engine import ReasonKind, Rest
from denouement.engine.kernel import Kernel
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world, stories
from denouement.search import KernelSearch, Limits, StorySearch, Watch, story_search
from support.compiled import Both, compiled_kernel
from support.foreseeing import Compared


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.slow) if n == "lie-for-love" else n for n in stories()]
)
def test_the_same_is_foreseen_in_bundled_stories(name):
    """At the opening and where one act leads; and what is found there is more than nothing."""
    analysis = opened(name)
    compared = Compared(analysis.ground, 4, 2, _Both(analysis))
    worlds = {analysis.opening: None}
    for act in analysis.ground.acts:
        if compared.engine.possible(analysis.opening, act) and len(worlds) < 3:
            worlds[compared.engine.step(analysis.opening, act)] = None
    floors = [
        frozenset[int](),
        *(frozenset([n % len(analysis.ground.people)]) for n in range(1, len(worlds))),
    ]
    for world, floor in zip(worlds, floors, strict=True):
        compared.at(world, floor)
    compared.kinds(analysis.opening)
    for ending in range(len(analysis.ground.endings)):
        compared.many(list(worlds), floors, 12, ending)
    assert compared.count[ReasonKind.GAIN] + compared.count[Rest.NOBODY_ACTS] > 0


def opened(name):
    """A bundled story with its past played."""
    text = bundled_story(name).text
    return analyse(read_story(Source(f"{name}.story", text), bundled_world), text.split("\n"))


class _Both(Both):
    """A story in both engines, with its past played."""

    def __init__(self, analysis):
        super().__init__(analysis.ground)
        self.engine = analysis.engine
        self.kernel = Kernel(analysis.engine, 4)
        self.opening = analysis.opening


@pytest.mark.parametrize(
    ("name", "events"),
    [
        *((name, 3) for name in stories() if name != "lie-for-love"),
        *(pytest.param(name, 6, marks=pytest.mark.slow) for name in stories()),
    ],
)
def test_the_same_endings_of_bundled_stories_are_found(name, events):
    """With reasons of all kinds, by both searches."""
    analysis = opened(name)
    limits = Limits(events=events, effort=None)
    found = story_search(analysis.engine, analysis.opening, limits, Watch(limits))
    assert isinstance(found, KernelSearch)
    told = found.run()
    expected = StorySearch(analysis.engine, analysis.opening, limits, Watch(limits)).run()
    analysis.engine.on_work = lambda: None
    assert (expected.stop, expected.forced_stop, expected.unreachable) == (
        told.stop,
        told.forced_stop,
        told.unreachable,
    )
    for ours, theirs in ((told.believable, expected.believable), (told.forced, expected.forced)):
        assert {n: (len(f.acts), f.unexplained, f.ways) for n, f in theirs.items()} == {
            n: (len(f.acts), f.unexplained, f.ways) for n, f in ours.items()
        }


def test_a_limit_ends_the_work_and_what_was_told_is_kept():
    """Of many openings those are told that were reached; asked again, the work goes on."""
    analysis = opened("cafe")
    both = _Both(analysis)
    worlds = [analysis.opening]
    for act in analysis.ground.acts:
        if both.engine.possible(analysis.opening, act):
            worlds.append(both.engine.step(analysis.opening, act))
    numbers, bounds = [both.number(w) for w in worlds], (12, 4, 2)
    compiled = both.compiled
    compiled.limit(effort=40)
    told, stop = compiled.expected_many(numbers, [[]] * len(numbers), bounds, 0)
    assert len(told) < len(numbers)
    assert stop == ("effort", [])
    with pytest.raises(compiled_kernel.Stopped):
        compiled.expected(numbers[0], [], bounds)
    compiled.limit()
    whole, stop = compiled.expected_many(numbers, [[]] * len(numbers), bounds, 0)
    assert stop is None
    assert told == whole[: len(told)]
    compiled.limit(ask=lambda: False)
    assert compiled.expected_many(numbers * 500, [[]] * len(numbers) * 500, bounds, 0)[1] in (
        None,
        ("interruption", []),
    )
    compiled.limit()
    assert compiled.expected(numbers[0], [], bounds)[4] in range(4)
