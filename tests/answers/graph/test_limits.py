"""What the graph of stories holds where a limit stops it, or where it is cut to size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.graph.made import BUNDLED, bundled_anew, graph_of, leads_to_an_ending, of_bundled
from denouement.answers.graph import on_shortest_ways
from denouement.search import Limits, StopReason
from support.compiled import once_for_both


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


@pytest.mark.parametrize("effort", [0, 7, 45, 90])
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


@once_for_both
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
