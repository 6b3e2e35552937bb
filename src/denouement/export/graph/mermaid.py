"""The graph as a Mermaid flowchart, for pages in Markdown.

Source: the Mermaid documentation, *Flowcharts*. Mermaid draws at most 500 arrows and 50,000 characters unless its
user allows more; a larger graph is cut to the shortest ways, and says so.
"""

from __future__ import annotations

import json

from denouement.answers.graph import GraphChoice, GraphNode, StoryGraph
from denouement.export.graph.chart import fewer, wrapped
from denouement.export.graph.said import MADE_BY, ending_lines, extent, open_line, title
from denouement.export.names import entities

__all__ = ["MOST_CHARACTERS", "MOST_EDGES", "front_matter", "label", "mermaid"]

MOST_EDGES = 500
MOST_CHARACTERS = 50_000


def mermaid(graph: StoryGraph) -> str:
    """The graph as a Mermaid file, cut to what Mermaid draws."""
    text = _drawn(graph)
    while graph.edges > MOST_EDGES or len(text) > MOST_CHARACTERS:
        smaller = fewer(graph, len(graph.nodes) * 4 // 5)
        if len(smaller.nodes) == len(graph.nodes):
            break
        graph = smaller
        text = _drawn(graph)
    return text


def _drawn(graph: StoryGraph) -> str:
    lines = [front_matter(title(graph)), "flowchart TD", f"  %% {MADE_BY}. {extent(graph)}"]
    lines += [_node(node) for node in graph.nodes]
    lines += [_edge(graph, n, c) for n in graph.nodes for c in n.choices]
    lines.append("  classDef ending fill:#e7f3e7,stroke:#2e7d32,stroke-width:2px,color:#000")
    lines.append("  classDef beyond stroke-dasharray:5 5")
    return "\n".join(lines) + "\n"


def front_matter(text: str) -> str:
    """The title of a chart."""
    quoted = json.dumps(text, ensure_ascii=False)
    for sign in "%<>{}#":  # inside the quotes only this way of writing them means nothing to Mermaid
        quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
    return f"---\ntitle: {quoted}\n---"


def label(*lines: str) -> str:
    """Lines of text as one label that Mermaid shows as it is."""
    text = "<br/>".join(entities(line, "#{};") for line in lines)
    if "style" in text or "classDef" in text:
        # Mermaid takes these words, a colon and a number sign in one line for a colour, and drops a semicolon.
        text = text.replace(":", "#58;")
    return f'"{text}"'


def _node(node: GraphNode) -> str:
    lines = wrapped(node.name)
    if node.endings:
        lines += [w for line in ending_lines(node) for w in wrapped(line)]
        return f"  n{node.number}[{label(*lines)}]:::ending"
    if node.is_open:
        return f"  n{node.number}({label(*lines, *wrapped(open_line(node)))}):::beyond"
    return (
        f"  n{node.number}([{label(*lines)}])" if node.number == 0 else f"  n{node.number}({label(*lines)})"
    )


def _edge(graph: StoryGraph, node: GraphNode, choice: GraphChoice) -> str:
    if graph.nodes[choice.to].name == choice.text:
        return f"  n{node.number} --> n{choice.to}"
    return f"  n{node.number} -->|{label(*wrapped(choice.text))}| n{choice.to}"
