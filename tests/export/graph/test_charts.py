"""Charts and the document: every node, arrow and word of the graph is in them, as far as they can be drawn."""

import json
import re

import pytest
from hypothesis import given

from denouement.answers import knows, log_of
from denouement.answers.graph import GraphChoice, GraphEnding, GraphMotive
from denouement.errors import UsageError
from denouement.export.graph import (
    WHO_KNOWS,
    dot,
    json_text,
    knows_dot,
    knows_mermaid,
    mermaid,
    read_json,
    schema_text,
)
from denouement.export.graph.mermaid import MOST_CHARACTERS, MOST_EDGES
from denouement.export.graph.said import ending_lines, open_line, title
from denouement.export.names import shown
from export.graph.graphs import BUNDLED, HOSTILE, bundled_graph, graph_of, hostile_alone, hostile_graphs
from support.texts import bundled

GRAPHS = [*(pytest.param(bundled_graph, n, id=n) for n in BUNDLED),
          *(pytest.param(hostile_alone, t, id=f"hostile{n}") for n, t in enumerate(HOSTILE))]  # fmt: skip

_QUOTED = r'"((?:[^"\\]|\\.)*)"'


def dot_text(quoted):
    """What a DOT string shows, its lines joined again."""
    assert not re.search(r"&(?!amp;)", quoted), quoted
    lines = re.sub(r"\\(.)", lambda m: " " if m[1] == "n" else m[1], quoted)
    return lines.replace("&amp;", "&")


def mermaid_text(label):
    """What a Mermaid label shows, its lines joined again."""
    assert not re.search(r'["\\<>{}\[\]|`]', label.replace("<br/>", " ")), label
    return re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label.replace("<br/>", " "))


def drawn(graph):
    """What the boxes of a chart should say, and its arrows with their labels."""
    boxes = {}
    for node in graph.nodes:
        lines = [shown(node.name), *(ending_lines(node) or ([open_line(node)] if node.is_open else []))]
        boxes[node.number] = " ".join(lines)
    arrows = [
        (n.number, c.to, "" if graph.nodes[c.to].name == c.text else shown(c.text))
        for n in graph.nodes
        for c in n.choices
    ]
    return boxes, arrows


def is_dot(graph):
    """The chart has the boxes and arrows of the graph."""
    text = dot(graph)
    boxes = {
        int(m[1]): dot_text(m[2])
        for m in re.finditer(rf"^  n(\d+) \[label={_QUOTED}, tooltip", text, flags=re.M)
    }
    arrows = [
        (int(m[1]), int(m[2]), dot_text(m[3] or ""))
        for m in re.finditer(
            rf"^  n(\d+) -> n(\d+) \[(?:label={_QUOTED}, )?tooltip={_QUOTED},", text, flags=re.M
        )
    ]
    assert drawn(graph) == (boxes, arrows)
    assert title(graph) == dot_text(re.search(rf"graph \[label={_QUOTED}", text)[1])


def is_mermaid(graph):
    """The chart has the boxes and arrows of the graph."""
    text = mermaid(graph)
    boxes = {
        int(m[1]): mermaid_text(m[2])
        for m in re.finditer(r'^  n(\d+)(?:\(\[|\(|\[)"(.*)"(?:\]\)|\)|\])(?::::\w+)?$', text, flags=re.M)
    }
    arrows = [
        (int(m[1]), int(m[3]), mermaid_text(m[2] or ""))
        for m in re.finditer(r'^  n(\d+) -->(?:\|"(.*)"\|)? n(\d+)$', text, flags=re.M)
    ]
    assert drawn(graph) == (boxes, arrows)
    head = text.split("\n")
    assert ["---", "---", "flowchart TD"] == [head[0], head[2], head[3]]
    assert title(graph) == json.loads(head[1].removeprefix("title: "))


@pytest.mark.parametrize("check", [is_dot, is_mermaid])
@pytest.mark.parametrize(("make", "of"), GRAPHS)
def test_the_chart_is_the_graph(check, make, of):
    """Each box says what was just done, each arrow which act it is, where the box does not say that."""
    check(make(of))


@given(graph=hostile_graphs())
def test_whatever_the_words_are(graph):
    """So with random graphs of hostile words."""
    is_dot(graph)
    is_mermaid(graph)


def ladder(steps, wide):
    """A graph in which every step can be skipped, with long sentences."""
    choices = [
        tuple(GraphChoice(f"act {n} {k} " + "w" * wide, min(n + k, steps)) for k in (1, 2, 3))
        for n in range(steps)
    ]
    return graph_of(
        "Long", [*choices, ()], [()] * steps + [("over",)], (GraphEnding("e1", "over", True, True),)
    )


@pytest.mark.parametrize(("steps", "wide"), [(300, 5), (120, 400)])
def test_what_mermaid_will_not_draw_is_cut(steps, wide):
    """To at most 500 arrows and 50,000 signs; the shortest ways to the ending are kept, and the cut is said."""
    text = mermaid(ladder(steps, wide))
    assert len(text) <= MOST_CHARACTERS
    assert 0 < text.count(" -->") <= MOST_EDGES
    assert "left out" in text
    assert "The end: over" in text.replace("<br/>", " ")


@pytest.mark.parametrize("form", WHO_KNOWS)
def test_who_knows_what(form):
    """The chart holds every belief, and an arrow for each that took another's place."""
    analysis, endings = bundled("lie-for-love")
    answer = knows(analysis, log_of(analysis, endings.ending("the truth in time").acts))
    text = WHO_KNOWS[form].write(answer)
    assert len(answer.spans) == len(re.findall(r"^    s\d+[ (]", text, flags=re.M)) > 3
    followed = [
        (n, n + 1)
        for n in range(len(answer.spans) - 1)
        if answer.spans[n].until is not None and answer.spans[n].until == answer.spans[n + 1].since
    ]
    arrows = re.findall(r"^  s(\d+) -.*?s(\d+)(?: |$)", text, flags=re.M)
    assert [(str(a), str(b)) for a, b in followed] == arrows != []
    said = re.sub(r"<br/>|\\n", " ", text)
    for span in answer.spans:
        assert shown(span.belief) in said
        assert ("rightly " if span.right else "wrongly ") + span.belief in said
    for person in {s.person for s in answer.spans}:
        assert f'"{person}"' in text


def test_charts_of_what_is_known_are_different_texts():
    """One is for Graphviz, the other for Mermaid."""
    analysis, _ = bundled("lie-for-love")
    answer = knows(analysis, ())
    assert knows_dot(answer).startswith("digraph")
    assert "flowchart LR" in knows_mermaid(answer)


# --- the document


@pytest.mark.parametrize(("make", "of"), GRAPHS)
def test_the_document_reads_back(make, of):
    """Nothing is lost on the way, not even what no other format can hold."""
    graph = make(of)
    assert graph == read_json(json_text(graph))
    json_text(graph).encode("utf-8")


@given(graph=hostile_graphs())
def test_any_document_reads_back(graph):
    """So with random graphs of hostile words."""
    assert graph == read_json(json_text(graph))


def test_the_document_follows_its_schema():
    """By an independent reading of the published schema; one that breaks it is noticed."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for graph in [*map(bundled_graph, BUNDLED), *map(hostile_alone, HOSTILE)]:
        validator.validate(json.loads(json_text(graph)))
    broken = json.loads(json_text(bundled_graph("cafe")))
    broken["nodes"][0]["choices"][0].pop("to")
    assert not validator.is_valid(broken)


def keys_of(schema, definitions):
    """Every property a schema names, with the path to it."""
    for name, inner in schema.get("properties", {}).items():
        target = inner.get("items", inner)
        while "$ref" in target:
            target = definitions[target["$ref"].rsplit("/", 1)[1]]
        yield name
        yield from (f"{name}.{rest}" for rest in keys_of(target, definitions))


def keys_in(value):
    """Every key of a document, with the path to it; the list it stands in does not count."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from (f"{name}.{rest}" for rest in keys_in(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


def test_the_schema_names_what_documents_have():
    """No more and no less, so that neither grows without the other."""
    schema = json.loads(schema_text())
    named = set(keys_of(schema, schema["$defs"]))
    assert named == set(keys_in(json.loads(json_text(bundled_graph("cafe")))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"schema": "denouement/knows/1"}',
        '{"schema": "denouement/story-graph/1"}',
        "[" * 100_000,
    ],
)
def test_other_documents_are_refused_in_words(text):
    """What is no story graph is refused, and told what was wanted."""
    with pytest.raises(UsageError) as refused:
        read_json(text)
    assert "denouement/story-graph/1" in refused.value.hint


@pytest.mark.parametrize(
    ("change", "value"), [("to", 99), ("to", -1), ("to", "x"), ("number", 7), ("endings", ["e99"])]
)
def test_a_document_that_leads_nowhere_is_refused(change, value):
    """A choice leads to a node of the document, and endings are among those listed."""
    found = json.loads(json_text(bundled_graph("cafe")))
    node = found["nodes"][0]
    (node["choices"][0] if change == "to" else node)[change] = value
    with pytest.raises(UsageError):
        read_json(json.dumps(found))


def test_a_reason_is_in_the_document():
    """With the person whose it is."""
    graph = bundled_graph("cafe")
    found = json.loads(json_text(graph))["nodes"][0]["choices"][0]
    assert [{"person": m.person, "sentence": m.sentence} for m in graph.nodes[0].choices[0].motives] == found[
        "reasons"
    ]
    assert isinstance(graph.nodes[0].choices[0].motives[0], GraphMotive)
