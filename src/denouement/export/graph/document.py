"""The graph as a JSON document, and back. ``story-graph.schema.json`` beside this module says what it holds."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from denouement import __version__
from denouement.answers.graph import GraphChoice, GraphEnding, GraphMotive, GraphNode, StoryGraph
from denouement.errors import UsageError
from denouement.search import StopReason

__all__ = ["SCHEMA", "graph_document", "json_text", "read_json", "schema_text"]

SCHEMA = "denouement/story-graph/1"


def graph_document(graph: StoryGraph) -> dict[str, Any]:
    """The graph as a document of plain values."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "title": graph.title,
        "complete": graph.complete,
        "exhausted": graph.exhausted,
        "stop": graph.stop.name.lower(),
        "events": graph.events,
        "bound": {"events": graph.asked, "horizon": graph.horizon, "depth": graph.depth},
        "cut": graph.cut,
        "endings": [
            {"id": e.id, "name": e.name, "planned": e.planned, "reached": e.reached} for e in graph.endings
        ],
        "nodes": [_node(graph, n) for n in graph.nodes],
    }


def json_text(graph: StoryGraph) -> str:
    """The document as text."""
    text = json.dumps(graph_document(graph), indent=2, ensure_ascii=False) + "\n"
    # Half a pair of surrogates cannot be written as UTF-8; its escape can, and means the same.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def read_json(text: str) -> StoryGraph:
    """The graph that a document holds.

    Raises:
        UsageError: it is not a document of this schema.
    """
    try:
        found = json.loads(text)
        if found["schema"] != SCHEMA:
            raise UsageError(f"this is a document of “{found['schema']}”", f"wanted is one of {SCHEMA}")
        return _graph(found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise UsageError("this is not the document of a story graph", f"wanted is one of {SCHEMA}") from fault


def schema_text() -> str:
    """The JSON Schema (2020-12) that every document follows."""
    return (resources.files(__package__) / "story-graph.schema.json").read_text(encoding="utf-8")


def _node(graph: StoryGraph, node: GraphNode) -> dict[str, Any]:
    return {
        "number": node.number,
        "name": node.name,
        "events": node.events,
        "endings": list(graph.ids(node)),
        "open": node.is_open,
        "left_out": node.left_out,
        "choices": [
            {
                "text": c.text,
                "to": c.to,
                "action": c.action,
                "arguments": list(c.arguments),
                "reasons": [{"person": m.person, "sentence": m.sentence} for m in c.motives],
            }
            for c in node.choices
        ],
    }


def _graph(found: dict[str, Any]) -> StoryGraph:
    endings = tuple(GraphEnding(e["id"], e["name"], e["planned"], e["reached"]) for e in found["endings"])
    names = {e.id: e.name for e in endings}
    nodes = tuple(
        GraphNode(
            n["number"],
            n["name"],
            n["events"],
            tuple(names[id_] for id_ in n["endings"]),
            tuple(_choice(c, len(found["nodes"])) for c in n["choices"]),
            n["left_out"],
        )
        for n in found["nodes"]
    )
    if not nodes or [n.number for n in nodes] != list(range(len(nodes))):
        raise ValueError("nodes are numbered from 0 in their order")
    return StoryGraph(
        found["title"],
        nodes,
        endings,
        found["events"],
        found["bound"]["events"],
        found["bound"]["horizon"],
        found["bound"]["depth"],
        StopReason[found["stop"].upper()],
        found["cut"],
    )


def _choice(found: dict[str, Any], nodes: int) -> GraphChoice:
    if not 0 <= found["to"] < nodes:
        raise ValueError("a choice leads to no node")
    motives = tuple(GraphMotive(m["person"], m["sentence"]) for m in found["reasons"])
    return GraphChoice(found["text"], found["to"], found["action"], tuple(found["arguments"]), motives)
