"""The graph as a story in Twee 3, for Twine.

Source: the Twee 3 specification, version 3.0.2 (Interactive Fiction Technology Foundation). A passage tells what was
just done, so a node reached by different acts has a passage for each. Text is written so that every story format
shows it as it is: signs that one of them reads as markup go out by number. In the labels of links there is no escape
that all formats share, so there such signs go out in their full-width forms.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass

from denouement import english
from denouement.answers.graph import GraphNode, StoryGraph
from denouement.export.graph.said import act_line, end_choice, ending_lines, extent, open_line, reasons, title
from denouement.export.names import entities, passage_names, shown

__all__ = ["ifid", "twee"]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "denouement/twee")
_STORY_FORMAT = ("Harlowe", "3.3.9")
_APART = 150
"""How far apart passages lie on Twine's map."""

# What one of the story formats reads as markup in the label of a link.
_RISKY = re.compile(
    r"[$_*\[\]{}<>|\\~^=@`]|/(?=[/%*])|(?<=[/%*])/|'(?=')|(?<=')'|-(?=-)|(?<=-)-|&(?=#?\w+;)|\((?=\s*[\w-]+:)"
)
# SugarCube works out a label that is a number, and shows it as JavaScript writes it: *123.* as *123*.
_NUMBER = re.compile(r"\A([0-9]+)\.\Z")
_FULL_WIDTH = 0xFEE0
"""How far the full-width form of an ASCII sign is from it."""


@dataclass(frozen=True)
class _Passage:
    """A passage in the making: the node, and the sentence of the act that led to it (empty at the beginning)."""

    node: GraphNode
    told: str


def twee(graph: StoryGraph) -> str:
    """The graph as the text of a Twee 3 file."""
    passages = _passages(graph)
    names = passage_names(
        ["The beginning" if not p.told else p.told.removesuffix(".") for p in passages]
        + [f"The end {english.sentence_case(shown(p.node.endings[0]))}" for p in passages if _may_go_on(p)]
        + ["Why they do it"]
    )
    named = {(p.node.number, p.told): name for p, name in zip(passages, names, strict=False)}
    ends = dict(zip([p for p in passages if _may_go_on(p)], names[len(passages) : -1], strict=True))
    places = _places([p.node.events for p in passages])
    blocks = [
        _block(graph, passage, name, place, named, ends.get(passage))
        for passage, name, place in zip(passages, names, places, strict=False)
    ]
    for number, (passage, name) in enumerate(ends.items()):
        tags = " ".join(["ending", *(f"ending-{id_}" for id_ in graph.ids(passage.node))])
        place = f'{{"position":"{_APART * (number - len(ends))},{_APART * (passage.node.events + 1)}"}}'
        blocks.append(f":: {name} [{tags}] {place}\n" + "\n\n".join(map(_prose, ending_lines(passage.node))))
    blocks.append(f':: {names[-1]} [notes] {{"position":"{-_APART},0"}}\n' + _why(graph))
    body = "\n\n\n".join(blocks)
    return f"{_head(graph, names[0], ifid(title(graph), body))}\n\n\n{body}\n"


def ifid(story_title: str, content: str) -> str:
    """The story's identity, which follows from its title and its content."""
    return str(uuid.uuid5(_NAMESPACE, f"{story_title}\n{content}")).upper()


def _passages(graph: StoryGraph) -> list[_Passage]:
    """The beginning, then one passage for each node and act that leads to it, in the order of the nodes."""
    told: dict[int, dict[str, None]] = {n.number: {} for n in graph.nodes}
    for node in graph.nodes:
        for choice in node.choices:
            told[choice.to][act_line(choice)] = None
    made = [_Passage(graph.nodes[0], "")]
    for node in graph.nodes:
        made += [_Passage(node, line) for line in told[node.number]]
    return made


def _may_go_on(passage: _Passage) -> bool:
    return bool(passage.node.endings and passage.node.choices)


def _places(levels: list[int]) -> list[str]:
    """Where each passage lies on Twine's map: a row to a number of events."""
    in_row: dict[int, int] = {}
    places = []
    for level in levels:
        column = in_row.get(level, 0)
        in_row[level] = column + 1
        places.append(f'{{"position":"{100 + _APART * column},{100 + _APART * level}"}}')
    return places


def _block(
    graph: StoryGraph,
    passage: _Passage,
    name: str,
    place: str,
    named: dict[tuple[int, str], str],
    end: str | None,
) -> str:
    node = passage.node
    tags = ""
    if node.endings and not node.choices:
        tags = " [" + " ".join(["ending", *(f"ending-{id_}" for id_ in graph.ids(node))]) + "]"
    lines = [_prose(passage.told or title(graph))]
    lines += [_link(act_line(c), named[c.to, act_line(c)]) for c in node.choices]
    if end is not None:
        lines.append(_link(end_choice(node), end))
    elif node.endings:
        lines += map(_prose, ending_lines(node))
    elif node.is_open:
        lines.append(_prose(open_line(node)))
    return f":: {name}{tags} {place}\n" + "\n\n".join(lines)


def _head(graph: StoryGraph, start: str, identity: str) -> str:
    data = {
        "ifid": identity,
        "format": _STORY_FORMAT[0],
        "format-version": _STORY_FORMAT[1],
        "start": start,
        "tag-colors": {"ending": "green", "notes": "yellow"},
        "zoom": 1,
    }
    named = title(graph)
    if named.startswith("::"):  # at the beginning of a line it would begin a passage
        named = f" {named}"
    return f":: StoryTitle\n{named}\n\n\n:: StoryData\n{json.dumps(data, indent=2, ensure_ascii=False)}"


def _why(graph: StoryGraph) -> str:
    """The reasons behind the choices, for the author: no link leads to them."""
    said = dict.fromkeys(r for n in graph.nodes for c in n.choices for r in reasons(c))
    return "\n\n".join(map(_prose, [extent(graph), *said]))


def _prose(text: str) -> str:
    """One line of text that every story format shows as it is."""
    return entities(text, "&#{};")


def _link(label: str, target: str) -> str:
    wide = _RISKY.sub(lambda m: chr(ord(m[0]) + _FULL_WIDTH), _NUMBER.sub(r"\1．", label))
    return f"[[{wide}->{target}]]"
