"""The graph as a Ren'Py script: a label for each node, a menu for its choices. For Ren'Py 8.

Source: the Ren'Py documentation, *Text* and *In-Game Menus*. Everything is told by the narrator, so the script needs
no characters. Each ending says its id in a remark.
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

__all__ = ["renpy"]

_SIGNS = {'"': '\\"', "\\": "\\\\", "%": "%%", "[": "[[", "{": "{{", "【": "【【"}


def renpy(graph: StoryGraph) -> str:
    """The graph as a Ren'Py script."""
    names = [identifier(n.number, n.name) for n in graph.nodes]
    lines = [*heading(graph, "#"), "", "label start:", f"    {_string(title(graph))}", f"    jump {names[0]}"]
    for node in graph.nodes:
        lines += ["", f"label {names[node.number]}:", *_block(graph, node, names)]
    return "\n".join(lines) + "\n"


def _block(graph: StoryGraph, node: GraphNode, names: list[str]) -> list[str]:
    if not node.choices:
        return _close(graph, node, "    ")
    lines = ["    menu:"]
    for choice in node.choices:
        told = _string(act_line(choice))
        lines += ["", *(f"        # {r}" for r in reasons(choice)), f"        {told}:"]
        lines += [f"            {told}", f"            jump {names[choice.to]}"]
    if node.endings:
        lines += ["", f"        {_string(end_choice(node))}:", *_close(graph, node, "            ")]
    return lines


def _close(graph: StoryGraph, node: GraphNode, indent: str) -> list[str]:
    if not node.endings:
        return [f"{indent}{_string(open_line(node))}", f"{indent}return"]
    lines = []
    for line, id_ in endings_with_ids(graph, node):
        lines += [f"{indent}# ending: {id_}", f"{indent}{_string(line)}"]
    return [*lines, f"{indent}return"]


def _string(text: str) -> str:
    """One line of text as a string that Ren'Py shows as it is."""
    signs = "".join(_SIGNS.get(c, c) for c in text)
    # Words that begin with two underscores are taken for names of this file, even in a string.
    return '"' + re.sub("_(?=_)", r"_\\", signs) + '"'
