"""The graph as Yarn Spinner nodes. Only what version 2 knows is used: nodes, lines, options, ``<<jump>>``, ``<<stop>>``.

Source: the Yarn specification (the YarnSpinner repository, Documentation/Yarn-Spec.md). Each ending puts its id in a
hashtag: ``#ending:e1``.
"""

from __future__ import annotations

import re

from denouement.answers.graph import GraphNode, StoryGraph
from denouement.export.graph.said import (
    MADE_BY,
    act_line,
    end_choice,
    endings_with_ids,
    extent,
    open_line,
    reasons,
    title,
)
from denouement.export.names import identifier

__all__ = ["NARRATOR", "yarn"]

NARRATOR = "Narrator"
"""Who says a line that would else be taken to be said by whoever stands before its colon."""

_SIGNS = re.compile(r"[#{}\[\]<>/\\]|-(?=>)")
# A colon makes a speaker of what stands before it; these signs at the beginning end a node or begin something else.
_NEEDS_NARRATOR = re.compile(r".*:|[-=]")


def yarn(graph: StoryGraph) -> str:
    """The graph as a file of Yarn nodes, the first of which is called Start."""
    names = ["Start", *(identifier(n.number, n.name) for n in graph.nodes[1:])]
    blocks = []
    for node in graph.nodes:
        lines = [f"title: {names[node.number]}"]
        if node.endings:
            lines.append("tags: " + " ".join(f"ending_{id_}" for id_ in graph.ids(node)))
        lines.append("---")
        if node.number == 0:
            lines += [f"// {MADE_BY}. {extent(graph)}", _line(title(graph))]
        blocks.append("\n".join([*lines, *_body(graph, node, names), "==="]))
    return "\n".join(blocks) + "\n"


def _body(graph: StoryGraph, node: GraphNode, names: list[str]) -> list[str]:
    if not node.choices:
        return _close(graph, node, "")
    lines = []
    for choice in node.choices:
        told = _line(act_line(choice))
        lines += [f"-> {told}", *(f"    // {r}" for r in reasons(choice))]
        lines += [f"    {told}", f"    <<jump {names[choice.to]}>>"]
    if node.endings:
        lines += [f"-> {_line(end_choice(node))}", *_close(graph, node, "    "), "    <<stop>>"]
    return lines


def _close(graph: StoryGraph, node: GraphNode, indent: str) -> list[str]:
    if not node.endings:
        return [f"{indent}{_line(open_line(node))} #open"]
    return [f"{indent}{_line(line)} #ending:{id_}" for line, id_ in endings_with_ids(graph, node)]


def _line(text: str) -> str:
    """One line of text that Yarn says as it is."""
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    return f"{NARRATOR}: {escaped}" if _NEEDS_NARRATOR.match(text) else escaped
