"""What the charts share: lines that fit into a box, and a graph small enough to be drawn."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from denouement.answers.graph import BEGINNING, GraphNode, StoryGraph, on_shortest_ways
from denouement.export.names import shown

__all__ = ["fewer", "wrapped"]

_WIDTH = 26


def wrapped(text: str) -> list[str]:
    """The text in short lines; a long word is left whole."""
    return textwrap.wrap(shown(text), _WIDTH, break_long_words=False, break_on_hyphens=False)


def fewer(graph: StoryGraph, most: int) -> StoryGraph:
    """The graph with at most so many nodes, those on the shortest ways to an ending."""
    kept = on_shortest_ways(
        [[c.to for c in n.choices] for n in graph.nodes], [n.endings for n in graph.nodes], most
    )
    anew = {old: new for new, old in enumerate(kept)}
    nodes = []
    for old in kept:
        node = graph.nodes[old]
        choices = tuple(replace(c, to=anew[c.to]) for c in node.choices if c.to in anew)
        gone = len(node.choices) - len(choices)
        nodes.append(replace(node, number=anew[old], choices=choices, left_out=node.left_out + gone))
    return replace(graph, nodes=_named_anew(nodes), cut=graph.cut + len(graph.nodes) - len(kept))


def _named_anew(nodes: list[GraphNode]) -> tuple[GraphNode, ...]:
    """The nodes named by the shortest ways that are left."""
    found = {0: (BEGINNING, 0)}
    waiting = [0]
    for number in waiting:
        for choice in nodes[number].choices:
            if choice.to not in found:
                found[choice.to] = (choice.text, found[number][1] + 1)
                waiting.append(choice.to)
    return tuple(replace(n, name=found[n.number][0], events=found[n.number][1]) for n in nodes)
