"""The graph as a script in ink: a knot for each node, a choice for each act.

Source: *Writing with ink* (the ink repository, Documentation/WritingWithInk.md). Choices can be taken again,
because stories may come back to where they were. Each ending puts its id in a tag: ``# ending:e1``.
"""

from __future__ import annotations

import re

from denouement.answers.graph import GraphNode, StoryGraph
from denouement.export.graph.said import (
    act_line,
    end_choice,
    endings_with_ids,
    heading,
    open_line,
    reasons,
    title,
)
from denouement.export.names import identifier

__all__ = ["ink"]

_SIGNS = re.compile(r"[\\|{}\[\]~#/<>*+=$^&!()@`_%\"]|-(?!\w)|(?<!\w)-")
# ink reads these words at the beginning of a line as the beginning of a declaration or a note to the author.
_KEYWORD = re.compile(r"(TODO|VAR|CONST|LIST|INCLUDE|EXTERNAL|else)\b")


def ink(graph: StoryGraph) -> str:
    """The graph as an ink script."""
    names = [identifier(n.number, n.name) for n in graph.nodes]
    first = _escaped(title(graph))
    # A line that begins so draws a warning unless glue comes first, which has nothing to join to here. Other lines
    # begin with a capital.
    glue = "<>" if first.startswith("return") else ""
    lines = [*heading(graph, "//"), "", f"# title: {first}", "", f"{glue}{first}", f"-> {names[0]}"]
    for node in graph.nodes:
        lines += ["", f"=== {names[node.number]} ===", *_knot(graph, node, names)]
    return "\n".join(lines) + "\n"


def _knot(graph: StoryGraph, node: GraphNode, names: list[str]) -> list[str]:
    if not node.choices:
        return _close(graph, node, "")
    lines = []
    for choice in node.choices:
        told = _escaped(act_line(choice))
        lines += [f"// {r}" for r in reasons(choice)]
        lines += [f"+ [{told}]", f"    {told}", f"    -> {names[choice.to]}"]
    if node.endings:
        lines += [f"+ [{_escaped(end_choice(node))}]", *_close(graph, node, "    ")]
    return lines


def _close(graph: StoryGraph, node: GraphNode, indent: str) -> list[str]:
    """The last lines of a story, with a tag for each ending that holds."""
    if not node.endings:
        return [f"{indent}{_escaped(open_line(node))} # open", f"{indent}-> END"]
    told = [f"{indent}{_escaped(line)} # ending:{id_}" for line, id_ in endings_with_ids(graph, node)]
    return [*told, f"{indent}-> END"]


def _escaped(text: str) -> str:
    """One line of text that ink prints as it is."""
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    return "\\" + escaped if _KEYWORD.match(escaped) else escaped
