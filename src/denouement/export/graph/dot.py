"""The graph as a chart for Graphviz.

Source: *The DOT language* and *escString* (graphviz.org). A node says what was just done; an arrow says which act it
is where that is not what the node says. Reasons show when the pointer rests on an arrow.
"""

from __future__ import annotations

from denouement.answers.graph import GraphChoice, GraphNode, StoryGraph
from denouement.export.graph.chart import wrapped
from denouement.export.graph.said import MADE_BY, ending_lines, extent, open_line, reasons, title
from denouement.export.names import shown

__all__ = ["dot", "quoted"]


def dot(graph: StoryGraph) -> str:
    """The graph as a DOT file."""
    lines = [
        "digraph story {",
        f"  // {MADE_BY}",
        f"  graph [label={quoted(title(graph))}, labelloc=t, rankdir=TB, tooltip={quoted(extent(graph))}];",
        '  node [shape=box, style=rounded, fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=10];',
    ]
    lines += [_node(node) for node in graph.nodes]
    lines += [_edge(graph, n, c) for n in graph.nodes for c in n.choices]
    return "\n".join([*lines, "}"]) + "\n"


def quoted(*lines: str) -> str:
    """Lines of text as one DOT string that is shown as it is."""
    signs = {'"': '\\"', "\\": "\\\\", "&": "&amp;"}
    return '"' + "\\n".join("".join(signs.get(c, c) for c in line) for line in lines) + '"'


def _node(node: GraphNode) -> str:
    lines = wrapped(node.name)
    style = ', class="node"'
    if node.number == 0:
        style = ', shape=ellipse, class="beginning"'
    if node.endings:
        lines += [w for line in ending_lines(node) for w in wrapped(line)]
        style = ', style="rounded,filled", fillcolor="#e7f3e7", penwidth=2, class="ending"'
    elif node.is_open:
        lines += wrapped(open_line(node))
        style = ', style="rounded,dashed", class="open"'
    return f"  n{node.number} [label={quoted(*lines)}, tooltip={quoted(_tip(node))}{style}];"


def _tip(node: GraphNode) -> str:
    tip = shown(node.name)
    if node.left_out:
        acts = "1 act" if node.left_out == 1 else f"{node.left_out} acts"
        tip += f" ({acts} with a reason left out: no ending was found behind)"
    return tip


def _edge(graph: StoryGraph, node: GraphNode, choice: GraphChoice) -> str:
    tip = quoted(*(reasons(choice) or [shown(choice.text)]))
    label = "" if graph.nodes[choice.to].name == choice.text else f"label={quoted(*wrapped(choice.text))}, "
    return f'  n{node.number} -> n{choice.to} [{label}tooltip={tip}, labeltooltip={tip}, class="choice"];'
