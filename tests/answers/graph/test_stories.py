"""The graph of stories holds every believable story up to the bound, and no other."""

from contextlib import suppress
from functools import cache

import pytest

from answers.graph.made import BUNDLED, SMALL, WHOLE, graph_of, key, of_bundled, problems
from denouement.answers import find_endings
from denouement.engine import condition, reasons_within
from denouement.errors import DenouementError
from denouement.search import Limits, Watch
from support.compiled import once_for_both
from support.texts import bundled, opened


def leads_to_more_worlds_than(name, number, events):
    """Whether believable stories of so many events lead to more different worlds; no more of them are looked at."""
    search = plain_stories(name)
    found = {search.analysis.opening: None}
    layer = [search.analysis.opening]
    for _ in range(events):
        after = []
        for world in layer:
            for _, then in search.acts(world):
                if then not in found:
                    found[then] = None
                    after.append(then)
            if len(found) > number:
                return True
        layer = after
    return False


class _Stories:
    """Believable stories by the plain engine, act by act, with nothing merged."""

    def __init__(self, analysis, limits):
        self.analysis = analysis
        self.engine = analysis.engine
        self.reasons = reasons_within(analysis.engine, limits.horizon, limits.depth)
        self.known = {}
        self.endings = sorted(analysis.ground.endings, key=lambda e: not e.planned)

    def acts(self, world):
        """What can come next, and the worlds it leads to."""
        if world not in self.known:
            self.known[world] = [
                (act, after)
                for act in self.analysis.ground.acts
                if act.searched and self.engine.possible(world, act) and self.reasons.willing(act, world)
                if (after := self.engine.step(world, act)) is not world
            ]
        return self.known[world]

    def held(self, world):
        """The endings that hold, the planned one first."""
        return tuple(e.name for e in self.endings if condition(e.condition, world))


@cache
def plain_stories(name):
    """The stories of a bundled story, remembered: the reasons for an act do not depend on how many events may come."""
    return _Stories(opened(name), WHOLE)


def check_stories(stories, graph, limits):
    """Every believable story up to the bound can be followed in the graph until it ends, and the other way round."""
    ended = 0
    waiting = [(stories.analysis.opening, graph.nodes[0], 0)]
    seen = set()
    while waiting:
        world, node, length = waiting.pop()
        if (world, node.number, length) in seen:
            continue
        seen.add((world, node.number, length))
        assert stories.held(world) == node.endings
        ended += bool(node.endings)
        can = {(a.action, a.arguments): after for a, after in stories.acts(world)}
        chosen = {key(c): graph.nodes[c.to] for c in node.choices}
        # Whatever can be chosen has its reasons in the world itself, whichever way it was come to.
        assert set(chosen) <= set(can)
        for act, after in can.items():
            if act in chosen:
                if length < limits.events:
                    waiting.append((after, chosen[act], length + 1))
            elif not node.endings:
                assert node.left_out
                assert not reaches(stories, after, limits.events - length - 1)
    return ended


def reaches(stories, world, events):
    """Whether a believable story of so many more events reaches an ending."""
    if events < 0:
        return False
    if stories.held(world):
        return True
    return any(reaches(stories, after, events - 1) for _, after in stories.acts(world))


@pytest.mark.parametrize(
    "name", [n if n == "inheritance" else pytest.param(n, marks=pytest.mark.slow) for n in BUNDLED]
)
def test_bundled_stories_are_all_there(name):
    """No story is lost by merging, and none is made up."""
    limits = Limits(events=6)
    assert check_stories(plain_stories(name), of_bundled(name, limits), limits)


def graphs_of_problems():
    """The graphs of random problems, but of the few whose reactions have no end."""
    for seed, analysis in problems():
        with suppress(DenouementError):
            yield seed, analysis, graph_of(analysis, SMALL)


def test_random_stories_are_all_there():
    """So with random problems."""
    ended = [
        check_stories(_Stories(analysis, SMALL), graph, SMALL) for _, analysis, graph in graphs_of_problems()
    ]
    assert any(ended)


def test_random_problems_have_something_to_show():
    """Enough of them have graphs with choices, endings, and stories that go on beyond an ending."""
    graphs = [graph for _, _, graph in graphs_of_problems()]
    assert sum(1 for g in graphs if g.edges > 1) > 5
    assert sum(1 for g in graphs if g.reached) > 5
    assert any(n.endings and n.choices for g in graphs for n in g.nodes)


@once_for_both
def test_different_orders_meet_again():
    """Two acts in either order lead to one node, though they were done in different orders."""
    graph = of_bundled("cafe")
    first, second = (c.to for c in graph.nodes[0].choices)
    assert first != second
    assert {c.to for c in graph.nodes[first].choices} & {c.to for c in graph.nodes[second].choices}
    assert leads_to_more_worlds_than("cafe", len(graph.nodes), WHOLE.events)


@once_for_both
@pytest.mark.parametrize("name", BUNDLED)
def test_the_endings_are_the_believable_ones(name):
    """An ending is in the graph iff it is believable; none is lost because another holds earlier."""
    _, answer = bundled(name)
    graph = of_bundled(name)
    assert [e.name for e in answer.endings if e.status.is_believable] == [e.name for e in graph.reached]
    assert [e.name for e in answer.endings] == [e.name for e in graph.endings]
    assert [f"e{n}" for n in range(1, len(graph.endings) + 1)] == [e.id for e in graph.endings]


def test_the_endings_of_random_problems_are_the_believable_ones():
    """So with random problems."""
    for seed, analysis, graph in graphs_of_problems():
        answer = find_endings(analysis, SMALL, Watch(SMALL))
        believable = {e.name for e in answer.endings if e.status.is_believable}
        assert believable == {e.name for e in graph.reached}, seed
