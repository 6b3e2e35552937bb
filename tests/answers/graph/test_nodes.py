"""The nodes of the graph of stories: what they are called, where stories end, and what is said of the acts between them."""

import pytest

from answers.graph.made import BUNDLED, bundled_anew, graph_of, key, leads_to_an_ending, of_bundled
from denouement.answers.graph import BEGINNING
from denouement.engine.kernel import kernel_is_used, use_kernel
from denouement.search import Limits
from support.compiled import once_for_both
from support.texts import MEETING, analysed, opened


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


@once_for_both
@pytest.mark.parametrize("name", BUNDLED)
def test_every_node_leads_to_an_ending(name):
    """And can be come to."""
    assert leads_to_an_ending(of_bundled(name))


@once_for_both
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


@once_for_both
@pytest.mark.parametrize("name", BUNDLED)
def test_again_the_same(name):
    """The same story gives the same graph, also when nothing is remembered."""
    limits = Limits(events=4)
    assert graph_of(bundled_anew(name), limits) == of_bundled(name, limits)


@pytest.mark.skipif(
    not kernel_is_used(), reason="asked where the kernel answers: here it does not, or is not installed"
)
@pytest.mark.parametrize(
    ("name", "events"),
    [
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
    analysis = opened("lie-for-love")
    graph = of_bundled("lie-for-love")
    acts = {(a.action, a.arguments): a for a in analysis.ground.acts}
    for choice in (c for n in graph.nodes for c in n.choices):
        people = [analysis.wording.person(p) for p in acts[key(choice)].willing]
        assert people == [m.person for m in choice.motives]
        assert all(m.sentence.startswith(choice.text) and m.person in m.sentence for m in choice.motives)
