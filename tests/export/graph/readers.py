"""Reads each format back, by the rules of its specification as far as we write it, into what can be played.

What comes back is for each node its choices (label, what is told, where it leads) and its last lines with the endings.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field

from denouement.export.graph.said import act_line, end_choice, ending_lines, open_line


@dataclass
class Place:
    """A node as a player meets it. ``last`` are the lines at its end, ``ids`` the endings' ids, in order."""

    choices: list[tuple[str, str, str]] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    stop: str = ""


def places(graph, names):
    """What a graph should read as, where its nodes are called ``names``."""
    made = {}
    for node in graph.nodes:
        lines = ending_lines(node) if node.endings else [open_line(node)] if node.is_open else []
        stop = end_choice(node) if node.endings and node.choices else ""
        made[names[node.number]] = Place(
            [(act_line(c), act_line(c), names[c.to]) for c in node.choices],
            lines,
            list(graph.ids(node)),
            stop,
        )
    return made


def ink_places(text):
    """The knots of an ink script, the first line told, and the title tag."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("//")]
    made, here = {}, None
    head, title = [], ""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if knot := re.fullmatch(r"=== (\w+) ===", line):
            here = made.setdefault(knot[1], Place())
        elif here is None:
            head.append(line)
        elif option := re.fullmatch(r"\+ \[(.*)\]", line):
            told, arrow = lines[at].strip(), lines[at + 1].strip()
            if arrow.startswith("-> ") and "# ending:" not in told:
                here.choices.append((_ink(option[1]), _ink(told), arrow[3:]))
                at += 2
            else:
                here.stop = _ink(option[1])
        elif line.strip() == "-> END":
            continue
        else:
            said, _, tag = line.strip().rpartition(" # ")
            here.last.append(_ink(said))
            here.ids += [tag.removeprefix("ending:")] if tag.startswith("ending:") else []
    title = _ink(head[0].removeprefix("# title: "))
    assert head[2].startswith("-> ")
    return made, (title, _ink(head[1].removeprefix("<>")), head[2][3:])


def _ink(text):
    assert not re.search(r"(?<!\\)(?:\\\\)*[{}|\[\]~#<>]", re.sub(r"\\.", "", text)), text
    assert not re.match(r"(TODO|VAR|LIST|CONST|INCLUDE|EXTERNAL|[*+=-])\b", text), text
    return re.sub(r"\\(.)", r"\1", text)


_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def renpy_string(text):
    """What a string of a Ren'Py script shows."""
    found = _STRING.fullmatch(text)
    assert found, text
    plain = re.sub(r"\\(.)", r"\1", found[1])
    for sign in "[{%【":
        assert not re.search(
            rf"(?<!{re.escape(sign)}){re.escape(sign)}(?:{re.escape(sign)}{{2}})*(?!{re.escape(sign)})", plain
        )
        plain = plain.replace(sign * 2, sign)
    return plain


def renpy_places(text):
    """The labels of a Ren'Py script, and what it says before the first."""
    made, here, choice, head = {}, None, None, []
    for line in text.split("\n"):
        line_, indent = line.strip(), len(line) - len(line.lstrip())
        if line_.startswith("# ending: ") and here is not None:
            here.ids.append(line_[10:])
        if not line_ or line_.startswith("#") or line_ == "menu:":
            continue
        if label := re.fullmatch(r"label (\w+):", line):
            here, choice = (Place() if label[1] != "start" else None), None
            if here is not None:
                made[label[1]] = here
        elif here is None:
            head.append(line_)
        elif indent == 8:
            choice = [renpy_string(line_.removesuffix(":"))]
            assert line_.endswith('":')
        elif line_.startswith("jump "):
            here.choices.append((*choice, line_[5:]))
            choice = None
        elif line_ == "return":
            if choice is not None:
                here.stop, here.last = choice[0], choice[1:]
        elif choice is not None:
            choice.append(renpy_string(line_))
        else:
            here.last.append(renpy_string(line_))
    return made, (renpy_string(head[0]), head[1].removeprefix("jump "))


def yarn_places(text):
    """The nodes of a Yarn file, and the first line of the first."""
    made, first = {}, None
    for block in re.split(r"^===$", text, flags=re.M)[:-1]:
        head, body = block.strip("\n").split("\n---\n", 1)
        title = re.match(r"title: (\w+)", head)[1]
        here = made[title] = Place()
        lines = [line for line in body.split("\n") if not line.strip().startswith("//")]
        if first is None:
            first = _yarn(lines.pop(0))
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if line.startswith("-> "):
                if lines[at + 1].strip().startswith("<<jump "):
                    to = lines[at + 1].strip()[7:-2]
                    here.choices.append((_yarn(line[3:]), _yarn(lines[at].strip()), to))
                    at += 2
                else:
                    here.stop = _yarn(line[3:])
            elif line.strip() != "<<stop>>":
                said, _, tag = line.strip().rpartition(" #")
                here.last.append(_yarn(said))
                here.ids += [tag.removeprefix("ending:")] if tag.startswith("ending:") else []
    return made, first


def _yarn(text):
    text = text.removeprefix("Narrator: ")
    assert not re.search(r"[#{}\[\]<>/]|->", re.sub(r"\\.", "", text)), text
    return re.sub(r"\\(.)", r"\1", text)


def twee_passages(text):
    """The passages of a Twee file: tags, place and text by name."""
    made = {}
    for block in re.split(r"^(?=::)", text, flags=re.M):
        if not block:
            continue
        head, _, body = block.partition("\n")
        found = re.fullmatch(r":: ([^\[\]{}\\|<>]+?)(?: \[([\w -]*)\])?(?: (\{.*\}))?", head)
        assert found, head
        assert found[1] not in made, found[1]
        made[found[1]] = ((found[2] or "").split(), json.loads(found[3] or "{}"), body.strip("\n"))
    return made


def twee_shown(text):
    """What a reader of a passage sees: its lines, and its links as (label, target)."""
    lines, links = [], []
    for line in text.split("\n\n"):
        if link := re.fullmatch(r"\[\[(.*)->(.*)\]\]", line):
            links.append((narrow(link[1]), link[2]))
        else:
            assert not re.search(r"[\[\]<>{}$*_|\\^~=`@]|//|--|''", line), line
            lines.append(html.unescape(line))
    return lines, links


def narrow(label):
    """A label with its full-width signs as ASCII again."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in label)
