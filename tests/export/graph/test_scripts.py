"""Scripts that can be played: read back by the rules of each format, they hold the graph, word for word."""

import re
import uuid

import pytest
from hypothesis import given

from denouement.export.graph import INTERACTIVE, ifid, ink, renpy, twee, yarn
from denouement.export.graph.said import act_line, end_choice, ending_lines, open_line, title
from denouement.export.names import identifier
from export.graph.graphs import BUNDLED, HOSTILE, bundled_graph, hostile_alone, hostile_graphs
from export.graph.readers import (
    ink_places,
    narrow,
    places,
    renpy_places,
    renpy_string,
    twee_passages,
    twee_shown,
    yarn_places,
)

GRAPHS = [*(pytest.param(bundled_graph, n, id=n) for n in BUNDLED),
          *(pytest.param(hostile_alone, t, id=f"hostile{n}") for n, t in enumerate(HOSTILE))]  # fmt: skip


def names_of(graph):
    """The identifiers of a graph's nodes."""
    return [identifier(n.number, n.name) for n in graph.nodes]


def is_ink(graph):
    """The script reads as the graph."""
    made, head = ink_places(ink(graph))
    names = names_of(graph)
    assert places(graph, names) == made
    assert (title(graph), title(graph), names[0]) == head


def is_renpy(graph):
    """The script reads as the graph."""
    made, head = renpy_places(renpy(graph))
    names = names_of(graph)
    assert places(graph, names) == made
    assert (title(graph), names[0]) == head


def is_yarn(graph):
    """The file reads as the graph."""
    made, first = yarn_places(yarn(graph))
    assert places(graph, ["Start", *names_of(graph)[1:]]) == made
    assert title(graph) == first


def is_twee(graph):
    """Every passage tells the act that led to it and links to all that can come next; all is reachable."""
    passages = twee_passages(twee(graph))
    assert [title(graph).strip()] == [passages.pop("StoryTitle")[2].strip()]
    data = passages.pop("StoryData")[2]
    start = re.search(r'"start": "(.*)"', data)[1]
    (notes,) = [n for n, p in passages.items() if "notes" in p[0]]
    seen = {}
    waiting = [(start, graph.nodes[0], title(graph))]
    while waiting:
        name, node, told = waiting.pop()
        if name in seen:
            assert (node, told) == seen[name]
            continue
        seen[name] = (node, told)
        tags, _, text = passages[name]
        lines, links = twee_shown(text)
        wanted = [(narrow(act_line(c)), graph.nodes[c.to], act_line(c)) for c in node.choices]
        if node.endings and node.choices:
            label, end = links.pop()
            assert narrow(end_choice(node)) == label
            assert ["ending", *(f"ending-{i}" for i in graph.ids(node))] == passages[end][0]
            assert ending_lines(node) == twee_shown(passages[end][2])[0]
            seen[end] = (node, "")
            assert [told] == lines
        elif node.endings:
            assert ["ending", *(f"ending-{i}" for i in graph.ids(node))] == tags
            assert [told, *ending_lines(node)] == lines
        else:
            assert [told, *([open_line(node)] if node.is_open else [])] == lines
        assert [w[0] for w in wanted] == [label for label, _ in links]
        waiting += [(target, *w[1:]) for w, (_, target) in zip(wanted, links, strict=True)]
    assert {*passages} == {*seen, notes}


READS = {"ink": is_ink, "renpy": is_renpy, "yarn": is_yarn, "twee": is_twee}


@pytest.mark.parametrize("form", READS)
@pytest.mark.parametrize(("make", "of"), GRAPHS)
def test_the_script_is_the_graph(form, make, of):
    """Each choice is named by its act and leads where it should, each ending is named; so with hostile words."""
    READS[form](make(of))


@given(graph=hostile_graphs())
def test_whatever_the_words_are(graph):
    """Random graphs of hostile words read back too, in every form."""
    for reads in READS.values():
        reads(graph)


@given(graph=hostile_graphs())
def test_any_graph_can_be_written_to_a_file(graph):
    """In every form the text is UTF-8, ends with a line break, has no control characters, and comes out the same again."""
    for form in INTERACTIVE:
        text = INTERACTIVE[form].write(graph)
        text.encode("utf-8")
        assert text.endswith("\n"), form
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", text) or form == "json", form
        assert text == INTERACTIVE[form].write(graph), form


def test_an_identity_follows_from_title_and_content():
    """It is a UUID in capitals, the same for the same story, another for another."""
    one, other = bundled_graph("cafe"), bundled_graph("inheritance")
    found = [re.search(r'"ifid": "(.*)"', twee(g))[1] for g in (one, one, other)]
    assert found[0] == found[1] != found[2]
    assert found[0] == str(uuid.UUID(found[0])).upper()
    assert ifid("a", "b") != ifid("a", "c") != ifid("b", "b")


def test_formats_say_what_they_are():
    """Each has a line about it and a suffix of its own."""
    assert ["twee", "ink", "renpy", "yarn", "dot", "mermaid", "json"] == list(INTERACTIVE)
    assert all(f.description and f.name == name for name, f in INTERACTIVE.items())
    assert len(INTERACTIVE) == len({f.suffix for f in INTERACTIVE.values()})


def test_reasons_stand_beside_choices():
    """Why somebody would do an act is said in a remark, or for the author alone."""
    graph = bundled_graph("lie-for-love")
    (reason,) = {m.sentence for c in graph.nodes[0].choices for m in c.motives}
    for form, before in (
        ("ink", "// "),
        ("renpy", "# "),
        ("yarn", "// "),
        ("twee", ""),
        ("dot", 'tooltip="'),
    ):
        assert before + reason in INTERACTIVE[form].write(graph), form


def test_a_string_that_would_change_is_not_read_as_one():
    """The readers themselves notice what is not escaped."""
    with pytest.raises(AssertionError):
        renpy_string('"a [b] c"')
    with pytest.raises(AssertionError):
        renpy_string('"a "b" c"')
    with pytest.raises(AssertionError):
        twee_shown("a $b")
