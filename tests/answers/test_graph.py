"""The graph of stories: every believable story up to the bound, merged where nothing that matters differs."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denouement.answers import analyse, find_endings, with_levels
from denouement.answers.graph import BEGINNING, MOST_NODES, on_shortest_ways, story_graph
from denouement.engine import condition, reasons_within
from denouement.engine.kernel import kernel_is_installed, kernel_is_used, use_kernel
from denouement.errors import DenouementError
from denouement.search import Limits, StopReason, Watch
from support.random_problems import random_story
from support.texts import LIMITS, MEETING, analysed, bundled

BUNDLED = ("cafe", "lie-for-love", "inheritance")
SEEDS = range(40)
SMALL = Limits(events=4, horizon=3)
WHOLE = Limits()


def graph_of(analysis, limits=LIMITS, most=MOST_NODES, **watch):
    """The graph of a story."""
    return story_graph(analysis, limits, Watch(limits, **watch), most)


@cache
def of_bundled(name, limits=WHOLE, most=MOST_NODES):
    """The graph of a bundled story."""
    analysis, _ = bundled(name)
    return graph_of(analysis, limits, most)


@cache
def problem(seed):
    """A random problem with an ending for each level that its author can reach; None if it cannot be played."""
    try:
        return analyse(with_levels(random_story(seed)))
    except DenouementError:
        return None


PROBLEMS = [seed for seed in SEEDS if problem(seed) is not None and problem(seed).ground.endings]


def rows(graph):
    """The graph in short."""
    return [(n.name, n.endings, [(c.text, c.to) for c in n.choices]) for n in graph.nodes]


def test_a_small_graph():
    """Nodes are named by what was just done; the story stops where its ending holds."""
    graph = graph_of(analysed(MEETING))
    assert [
        (BEGINNING, (), [("Ann goes to the yard", 1)]),
        ("Ann goes to the yard", ("they meet",), []),
    ] == rows(graph)
    assert [0, 1] == [n.events for n in graph.nodes]
    (motive,) = graph.nodes[0].choices[0].motives
    assert ("Ann", "Ann goes to the yard: Ann wants that Ann and Bob are together.") == (
        motive.person,
        motive.sentence,
    )
    assert graph.complete
    assert graph.exhausted


def test_different_orders_meet_again():
    """Two acts in either order lead to one node, though they were done in different orders."""
    graph = of_bundled("cafe")
    first, second = (c.to for c in graph.nodes[0].choices)
    assert first != second
    assert {c.to for c in graph.nodes[first].choices} & {c.to for c in graph.nodes[second].choices}
    assert leads_to_more_worlds_than("cafe", len(graph.nodes), WHOLE.events)


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
    return _Stories(bundled(name)[0], WHOLE)


def key(choice):
    """What tells one act from another."""
    return choice.action, choice.arguments


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


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_stories_are_all_there(name):
    """No story is lost by merging, and none is made up."""
    limits = Limits(events=6)
    assert check_stories(plain_stories(name), of_bundled(name, limits), limits)


@pytest.mark.parametrize("seed", PROBLEMS)
def test_random_stories_are_all_there(seed):
    """So with random problems."""
    try:
        graph = graph_of(problem(seed), SMALL)
    except DenouementError:
        pytest.skip("reactions without end")
    check_stories(_Stories(problem(seed), SMALL), graph, SMALL)


def test_random_problems_have_something_to_show():
    """Enough of them have graphs with choices, endings, and stories that go on beyond an ending."""
    graphs = []
    for seed in PROBLEMS:
        try:
            graphs.append(graph_of(problem(seed), SMALL))
        except DenouementError:
            continue
    assert sum(1 for g in graphs if g.edges > 1) > 5
    assert sum(1 for g in graphs if g.reached) > 5
    assert any(n.endings and n.choices for g in graphs for n in g.nodes)


@pytest.mark.parametrize("name", BUNDLED)
def test_the_endings_are_the_believable_ones(name):
    """An ending is in the graph iff it is believable; none is lost because another holds earlier."""
    _, answer = bundled(name)
    graph = of_bundled(name)
    assert [e.name for e in answer.endings if e.status.is_believable] == [e.name for e in graph.reached]
    assert [e.name for e in answer.endings] == [e.name for e in graph.endings]
    assert [f"e{n}" for n in range(1, len(graph.endings) + 1)] == [e.id for e in graph.endings]


@pytest.mark.parametrize("seed", PROBLEMS)
def test_the_endings_of_random_problems_are_the_believable_ones(seed):
    """So with random problems."""
    try:
        answer = find_endings(problem(seed), SMALL, Watch(SMALL))
        graph = graph_of(problem(seed), SMALL)
    except DenouementError:
        pytest.skip("reactions without end")
    assert {e.name for e in answer.endings if e.status.is_believable} == {e.name for e in graph.reached}


def leads_to_an_ending(graph):
    """Whether every node is come to from the beginning, and leads to an ending or says that it is open."""
    back = {
        n.number: [m.number for m in graph.nodes if any(c.to == n.number for c in m.choices)]
        for n in graph.nodes
    }
    alive = {n.number for n in graph.nodes if n.endings}
    waiting = list(alive)
    while waiting:
        for number in back[waiting.pop()]:
            if number not in alive:
                alive.add(number)
                waiting.append(number)
    here, reached = [0], {0}
    while here:
        for choice in graph.nodes[here.pop()].choices:
            if choice.to not in reached:
                reached.add(choice.to)
                here.append(choice.to)
    return all(n.number in reached and (n.number in alive or n.is_open) for n in graph.nodes)


@pytest.mark.parametrize("name", BUNDLED)
def test_every_node_leads_to_an_ending(name):
    """And can be come to."""
    assert leads_to_an_ending(of_bundled(name))


@pytest.mark.parametrize("name", BUNDLED)
def test_no_two_nodes_are_alike(name):
    """Two nodes differ in their endings, or in what can come next, or in where that leads."""
    nodes = of_bundled(name).nodes
    told = [(n.endings, tuple((key(c), c.to) for c in n.choices)) for n in nodes]
    assert len(told) == len(set(told))


def test_a_story_may_go_on_for_the_sake_of_another_ending():
    """Where one ending holds and another is only to be had behind it, the story can end or go on."""
    graph = of_bundled("lie-for-love")
    (node,) = [n for n in graph.nodes if "the lie holds" in n.endings]
    (choice,) = node.choices
    assert ("she tells him when it is too late",) == graph.nodes[choice.to].endings
    assert not any(n.choices for n in graph.nodes if n.endings and n is not node)


def test_several_endings_at_once():
    """The planned one gives the story its name; the others are said in the order of the file."""
    text = MEETING + "  at the yard: Ann is at the yard\n"
    graph = graph_of(analysed(text))
    assert ("they meet", "at the yard") == graph.nodes[1].endings
    other = text.replace("they meet (planned)", "they meet").replace("at the yard:", "at the yard (planned):")
    graph = graph_of(analysed(other))
    assert ("at the yard", "they meet") == graph.nodes[1].endings
    assert ("e2", "e1") == graph.ids(graph.nodes[1])


def test_an_ending_that_holds_already():
    """The story can end before it begins."""
    graph = graph_of(analysed(MEETING + "  apart: Ann is at the hall\n"))
    assert ("apart",) == graph.nodes[0].endings
    assert ("they meet",) == graph.nodes[1].endings


def test_nothing_leads_to_an_ending():
    """Then one node is left, which says whether anybody has a reason to do anything."""
    idle = MEETING.replace(
        "Ann wants it that Ann and Bob are together", "Ann wants it that Ann is at the hall"
    )
    busy = MEETING.replace("(planned): Ann and Bob are together", ": Bob is at the hall")
    for text, left_out in ((idle, 0), (busy, 1)):
        graph = graph_of(analysed(text))
        (node,) = graph.nodes
        assert (True, left_out, ()) == (node.is_open, node.left_out, graph.reached)
        assert graph.complete


def test_beyond_the_bound():
    """What is farther than the bound is not in the graph, and the graph says how far it goes."""
    graph = of_bundled("cafe", Limits(events=1))
    assert (StopReason.BOUND, 1, 1) == (graph.stop, graph.events, graph.asked)
    assert graph.complete
    assert not graph.exhausted
    assert graph.nodes[0].is_open
    assert graph.nodes[0].left_out
    none = of_bundled("cafe", Limits(events=0))
    assert (1, 0) == (len(none.nodes), none.events)


@pytest.mark.parametrize("effort", [0, 1, 7, 20, 45, 90])
def test_effort(effort):
    """What was found before the limit is kept, and nothing is called complete."""
    name = "cafe"
    analysis = bundled_anew(name)
    limits = Limits(effort=effort)
    graph = graph_of(analysis, limits)
    assert (StopReason.EFFORT, False) == (graph.stop, graph.complete)
    assert graph.events < 9
    assert leads_to_an_ending(graph)
    again = graph_of(bundled_anew(name), limits)
    assert graph == again


def bundled_anew(name):
    """A bundled story of which nothing is remembered."""
    analysis, _ = bundled(name)
    return analyse(analysis.story, analysis.lines)


@pytest.mark.parametrize(
    ("limits", "watch", "stop"),
    [
        (Limits(seconds=1.0), {"clock": iter(range(10**6)).__next__}, StopReason.TIME),
        (Limits(megabytes=1.0), {"memory": lambda: 2.0}, StopReason.MEMORY),
        (Limits(), {"stopped": lambda: True}, StopReason.INTERRUPTED),
    ],
)
def test_other_limits(limits, watch, stop):
    """Time, memory and an interruption are told apart."""
    graph = graph_of(bundled_anew("cafe"), limits, **watch)
    assert stop is graph.stop
    assert not graph.complete
    assert leads_to_an_ending(graph)


@pytest.mark.parametrize("most", [1, 2, 5, 9, 12, 20])
@pytest.mark.parametrize("name", BUNDLED)
def test_a_cut_graph_keeps_the_shortest_ways(name, most):
    """Every ending is still there by a shortest way, every node leads to one, and what was left out is counted."""
    whole, graph = of_bundled(name), of_bundled(name, most=most)
    assert whole.reached == graph.reached
    assert leads_to_an_ending(graph)
    assert len(whole.nodes) == len(graph.nodes) + graph.cut
    assert graph.complete == (graph.cut == 0)
    assert nearest(whole) == nearest(graph)
    if most >= 20:
        assert len(graph.nodes) <= most
    assert whole.edges - graph.edges >= graph.cut
    if graph.cut:
        assert sum(n.left_out for n in graph.nodes) > 0


def nearest(graph):
    """The least number of events to each ending."""
    return {e.name: min(n.events for n in graph.nodes if e.name in n.endings) for e in graph.reached}


@given(st.integers(1, 9).flatmap(lambda n: st.tuples(
    st.lists(st.lists(st.integers(0, n - 1), max_size=3), min_size=n, max_size=n),
    st.lists(st.lists(st.sampled_from("xyz"), max_size=1), min_size=n, max_size=n),
    st.integers(1, n),
)))  # fmt: skip
def test_what_is_kept_holds_together(drawn):
    """Whatever the graph: every end that can be reached is kept, and every node kept lies on a way to one."""
    choices, ends, most = drawn
    kept = on_shortest_ways(choices, ends, most)
    assert 0 in kept
    reached = {0}
    waiting = [0]
    while waiting:
        for to in choices[waiting.pop()]:
            if to in kept and to not in reached:
                reached.add(to)
                waiting.append(to)
    assert reached == set(kept)
    everywhere = {0}
    waiting = [0]
    while waiting:
        for to in choices[waiting.pop()]:
            if to not in everywhere:
                everywhere.add(to)
                waiting.append(to)
    assert {e for n in everywhere for e in ends[n]} == {e for n in kept for e in ends[n]}
    for node in kept:
        there, waiting = {node}, [node]
        while waiting:
            for to in choices[waiting.pop()]:
                if to in kept and to not in there:
                    there.add(to)
                    waiting.append(to)
        assert any(ends[n] for n in there) or kept == (0,)


@pytest.mark.parametrize("name", BUNDLED)
def test_again_the_same(name):
    """The same story gives the same graph, also when nothing is remembered."""
    limits = Limits(events=6)
    assert graph_of(bundled_anew(name), limits) == of_bundled(name, limits)


@pytest.mark.skipif(not kernel_is_installed(), reason="the compiled kernel is not installed")
@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("cafe", 4),
        ("lie-for-love", 3),
        ("inheritance", 4),
        *(pytest.param(n, 6, marks=pytest.mark.slow) for n in BUNDLED),
    ],
)
def test_both_engines_give_the_same_graph(name, events):
    """The plain engine and the kernel agree, also in the reasons."""
    before = kernel_is_used()
    found = []
    try:
        for wanted in (True, False):
            use_kernel(wanted)
            found.append(graph_of(bundled_anew(name), Limits(events=events)))
    finally:
        use_kernel(before)
    assert found[0].reached
    assert found[0] == found[1]


def test_everybody_who_must_be_willing_has_a_reason_told():
    """One sentence for each person, about the act itself."""
    analysis, _ = bundled("lie-for-love")
    graph = of_bundled("lie-for-love")
    acts = {(a.action, a.arguments): a for a in analysis.ground.acts}
    for choice in (c for n in graph.nodes for c in n.choices):
        people = [analysis.wording.person(p) for p in acts[key(choice)].willing]
        assert people == [m.person for m in choice.motives]
        assert all(m.sentence.startswith(choice.text) and m.person in m.sentence for m in choice.motives)
