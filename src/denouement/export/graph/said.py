"""What every format of the graph says in words: endings, what comes after the bound, how far the graph goes."""

from __future__ import annotations

from denouement import english
from denouement.answers.graph import GraphChoice, GraphNode, StoryGraph
from denouement.export.names import one_line, shown

__all__ = [
    "ENDS",
    "MADE_BY",
    "act_line",
    "end_choice",
    "ending_lines",
    "endings_with_ids",
    "extent",
    "heading",
    "open_line",
    "reasons",
    "title",
]

MADE_BY = "Made by Denouement"
ENDS = "The end"


def title(graph: StoryGraph) -> str:
    """The title, which always shows something."""
    return shown(graph.title)


def heading(graph: StoryGraph, sign: str) -> list[str]:
    """What stands at the head of a script, as remarks that begin with ``sign``: the title, the extent, the endings."""
    said = [title(graph), f"{MADE_BY}. {extent(graph)}", "Endings:"]
    return [f"{sign} {line}" for line in (*said, *(f"  {e.id}: {shown(e.name)}" for e in graph.reached))]


def act_line(choice: GraphChoice) -> str:
    """An act as a sentence."""
    return english.finish(shown(choice.text))


def reasons(choice: GraphChoice) -> list[str]:
    """Why each person who must be willing does the act."""
    return [shown(m.sentence) for m in choice.motives]


def ending_lines(node: GraphNode) -> list[str]:
    """The endings that hold at a node, a line each."""
    named = [shown(e) for e in node.endings]
    return [f"{ENDS}: {named[0]}", *(f"Also: {name}" for name in named[1:])] if named else []


def endings_with_ids(graph: StoryGraph, node: GraphNode) -> list[tuple[str, str]]:
    """The line of each ending that holds at a node, and its id."""
    return list(zip(ending_lines(node), graph.ids(node), strict=True))


def end_choice(node: GraphNode) -> str:
    """The choice to let a story end where it could also go on."""
    return f"Let it end here: {shown(node.endings[0])}"


def open_line(node: GraphNode) -> str:
    """What is said at a node that leads to no ending in the graph."""
    if node.left_out:
        return "The story goes on from here, beyond what this file holds."
    return "Nobody has a reason to do anything."


def extent(graph: StoryGraph) -> str:
    """How far the graph goes, and whether it holds every believable story that leads to an ending."""
    people = f"people think {english.count(graph.horizon, 'event')} ahead"
    people += f" and {english.count(graph.depth, 'mind')} deep"
    upto = f"of up to {english.count(graph.events, 'event')}"
    if not graph.stop.complete:
        text = f"Not complete: stopped at {graph.stop.value}. It holds the believable stories {upto}"
    elif graph.exhausted:
        text = "It holds the believable stories of any length"
    else:
        text = f"It holds the believable stories {upto}"
    text += f" that lead to an ending ({people})."
    if graph.cut:
        text += f" {english.count(graph.cut, 'node')} on longer ways {'is' if graph.cut == 1 else 'are'} left out."
    return one_line(text)
