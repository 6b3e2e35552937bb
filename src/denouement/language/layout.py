"""A file as blocks: a line at the margin and the indented lines that belong to it.

Every later step reads one block or one line at a time, so a mistake in one never hides or invents another.
Text in, blocks and diagnostics out, in time linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from denouement.diagnostics import Report, Source
from denouement.language.words import Word, split
from denouement.model import Span

__all__ = ["LONGEST_FILE", "LONGEST_LINE", "Block", "Line", "lay_out", "split_comment"]

LONGEST_LINE = 1_000
"""Characters in a line; a longer one is an error, and is not read."""

LONGEST_FILE = 1_000_000
"""Characters in a file; a story of this size would be thousands of pages."""


_NOT_TEXT = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ufffd\ufeff]")


@dataclass
class Line:
    """One line with content: its words, how far it is indented (in columns), its comment without ``#``."""

    number: int
    indent: int
    words: list[Word]
    comment: str
    span: Span
    children: list[Line] = field(default_factory=list)


@dataclass
class Block:
    """A line at the margin and, in order, the lines under it; deeper lines are children of those."""

    header: Line
    body: list[Line]


def lay_out(source: Source, report: Report) -> list[Block]:
    """The blocks of a text. Lines that cannot be read are reported and left out."""
    if len(source.text) > LONGEST_FILE:
        report.error(
            "file-too-long",
            Span(source.name, 1, 1, 2),
            f"the file has {len(source.text):,} characters; the most that is read is {LONGEST_FILE:,}",
            "split it into several stories, or move what is shared into a world of its own",
        )
        return []
    blocks: list[Block] = []
    for number, raw in enumerate(source.lines, start=1):
        line = _read_line(raw.rstrip("\r"), number, source, report)
        if line is not None:
            _place(line, blocks, report)
    return blocks


def _read_line(raw: str, number: int, source: Source, report: Report) -> Line | None:
    span = Span(source.name, number, 1, max(2, len(raw) + 1))
    if len(raw) > LONGEST_LINE:
        report.error(
            "line-too-long",
            span,
            f"this line has {len(raw):,} characters; the longest that is read has {LONGEST_LINE:,}",
            "one sentence a line",
        )
        return None
    odd = _NOT_TEXT.search(raw, 1 if raw.startswith("\ufeff") else 0)
    if odd is not None:
        report.error(
            "not-text",
            Span(source.name, number, odd.start() + 1, odd.start() + 2),
            "this line holds a sign that is not text",
            "save the file as plain text (UTF-8)",
        )
        return None
    raw = raw.removeprefix("\ufeff")
    content, comment = split_comment(raw)
    if not content.strip():
        return None
    indent_text = content[: len(content) - len(content.lstrip())]
    indent = len(indent_text.expandtabs(4))
    words = split(content.strip(), source.name, number, len(indent_text) + 1)
    start, end = words[0].span.column, words[-1].span.end
    return Line(number, indent, words, comment, Span(source.name, number, start, end))


def split_comment(raw: str) -> tuple[str, str]:
    """A line without its comment, and the comment without its ``#``; quotes protect a ``#``."""
    if "#" not in raw:
        return raw, ""
    closing = ""
    for index, sign in enumerate(raw):
        if closing:
            closing = "" if sign == closing else closing
        elif sign in '"“' and ('"' if sign == '"' else "”") in raw[index + 1 :]:
            closing = '"' if sign == '"' else "”"
        elif sign == "#":
            return raw[:index], raw[index + 1 :].removeprefix(" ").rstrip()
    return raw, ""


def _place(line: Line, blocks: list[Block], report: Report) -> None:
    if line.indent == 0:
        blocks.append(Block(line, []))
    elif not blocks:
        report.error(
            "outside-a-section",
            line.span,
            "this line is indented but stands under no heading",
            'begin the file at the margin with: story "Title"',
        )
    else:
        siblings = blocks[-1].body
        while siblings and siblings[-1].indent < line.indent:
            siblings = siblings[-1].children
        siblings.append(line)
