"""What is made from the graph of believable stories: scripts that can be played, charts, and a document.

Each format is one function from a :class:`~denouement.answers.graph.StoryGraph` to text. The same graph always gives
the same text. ``INTERACTIVE`` holds them by name; ``WHO_KNOWS`` holds the charts of who believes what, which are made
from :class:`~denouement.answers.KnowsAnswer`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from denouement.answers.graph import StoryGraph
from denouement.answers.knows import KnowsAnswer
from denouement.export.graph.document import graph_document, json_text, read_json, schema_text
from denouement.export.graph.dot import dot
from denouement.export.graph.ink import ink
from denouement.export.graph.knows import knows_dot, knows_mermaid
from denouement.export.graph.mermaid import mermaid
from denouement.export.graph.renpy import renpy
from denouement.export.graph.twee import ifid, twee
from denouement.export.graph.yarn import yarn

__all__ = [
    "INTERACTIVE",
    "WHO_KNOWS",
    "Format",
    "KnowsFormat",
    "dot",
    "graph_document",
    "ifid",
    "ink",
    "json_text",
    "knows_dot",
    "knows_mermaid",
    "mermaid",
    "read_json",
    "renpy",
    "schema_text",
    "twee",
    "yarn",
]


@dataclass(frozen=True)
class Format:
    """A format of the graph: its name, one line about it, how its files end, and what writes it.

    ``write`` gives the text of the file; of a format that needs several, the text of each by its name.
    """

    name: str
    description: str
    suffix: str
    write: Callable[[StoryGraph], str | dict[str, str]]


@dataclass(frozen=True)
class KnowsFormat:
    """A format of who knows what."""

    name: str
    description: str
    suffix: str
    write: Callable[[KnowsAnswer], str]


INTERACTIVE: dict[str, Format] = {
    f.name: f
    for f in (
        Format("twee", "Twee 3, for Twine and everything that reads its stories", ".twee", twee),
        Format("ink", "ink, inkle's script, for Unity, the web and ink's own player", ".ink", ink),
        Format("renpy", "a Ren'Py script, for visual novels", ".rpy", renpy),
        Format("yarn", "Yarn Spinner 2 nodes, for games", ".yarn", yarn),
        Format("dot", "a chart of the story for Graphviz", ".dot", dot),
        Format("mermaid", "a chart of the story for Markdown pages and sites", ".mmd", mermaid),
        Format("json", "the whole graph, with reasons, for programs", ".json", json_text),
    )
}

WHO_KNOWS: dict[str, KnowsFormat] = {
    f.name: f
    for f in (
        KnowsFormat("dot", "a chart of who believes what for Graphviz", ".dot", knows_dot),
        KnowsFormat("mermaid", "a chart of who believes what for Markdown pages", ".mmd", knows_mermaid),
    )
}
