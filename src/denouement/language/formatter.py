"""A file in canonical layout: same words, same order, same comments, one way to space them.

Works line by line on the text, so it also serves files that have mistakes in their meaning. Formatting twice
changes nothing more, and what the lines say never changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from denouement.language.layout import LONGEST_FILE, LONGEST_LINE, split_comment
from denouement.language.words import Word, split
from denouement.model import spaced

__all__ = ["format_text"]

_STEP = 2
_FACETS = ("only in the past", "seen by", "if", "when", "then", "willing", "means", "past", "said", "told")
_WITH_FACETS = ("action", "reaction", "phrase", "sight")
_FACET_WIDTH = 9


@dataclass
class _Row:
    """One line on its way: its words as text, its depth below the margin, and its comment."""

    text: str
    depth: int
    comment: str
    facet: str = ""
    blank_before: bool = False


def format_text(text: str) -> str:
    """The text in canonical layout; text too large or too long to be read is returned as it is."""
    if len(text) > LONGEST_FILE or any(len(line) > LONGEST_LINE for line in text.split("\n")):
        return text
    rows = _rows(text)
    lines: list[str] = []
    for index, row in enumerate(rows):
        if index and (row.blank_before or _begins_block(rows, index)) and lines and lines[-1]:
            lines.append("")
        lines.append(_line(row))
    made = "\n".join(_aligned(lines, rows)).rstrip("\n") + "\n" if rows else ""
    return text if any(len(line) > LONGEST_LINE for line in made.split("\n")) else made


def _rows(text: str) -> list[_Row]:
    """The lines with something on them, with their depth; in bodies of actions and the like, with their facet."""
    rows: list[_Row] = []
    indents: list[int] = []
    faceted = False
    blank = False
    for raw in text.replace("\r\n", "\n").replace("\ufeff", "").split("\n"):
        content, comment = split_comment(raw.replace("\t", "    "))
        if not content.strip():
            if "#" in raw:
                rows.append(_Row("", -1, comment, blank_before=blank))
                blank = False
            else:
                blank = True
            continue
        indent = len(content) - len(content.lstrip())
        words = split(content.strip(), "", 1)
        if indent == 0:
            indents = []
            faceted = words[0].key in _WITH_FACETS
        while indents and indent < indents[-1]:
            indents.pop()
        if indent and (not indents or indent > indents[-1]):
            indents.append(indent)
        row = _Row(_spaced(words), len(indents), comment, blank_before=blank)
        if faceted and row.depth == 1:
            row.facet = _facet(words)
            if row.facet:
                row.text = _spaced(words[len(row.facet.split()) :])
        rows.append(row)
        blank = False
    for index in range(len(rows) - 1, -1, -1):  # a comment alone stands as deep as what follows it
        if rows[index].depth < 0:
            rows[index].depth = rows[index + 1].depth if index + 1 < len(rows) else 0
    return [*rows]


def _facet(words: list[Word]) -> str:
    keys = [w.key for w in words]
    return next((f for f in _FACETS if keys[: len(f.split())] == f.split()), "")


def _spaced(words: list[Word]) -> str:
    """The words with one blank between them, none inside braces' edges, none before signs that close."""
    text = spaced([w.text for w in words])
    return text.replace("{ ", "{").replace(" }", "}")


def _begins_block(rows: list[_Row], index: int) -> bool:
    """Whether an empty line belongs before this row: before every block, but not between one-line ones alike."""
    row, above = rows[index], rows[index - 1]
    if row.depth > 0 or (above.depth == 0 and not above.text):
        return False
    if above.depth > 0 or not row.text:
        return True
    has_body = index + 1 < len(rows) and rows[index + 1].depth > 0
    return has_body or row.text.split()[0] != above.text.split()[0]


def _line(row: _Row) -> str:
    if not row.text and not row.facet:
        return " " * (_STEP * row.depth) + _comment(row)
    if row.facet:
        text = f"{row.facet:<{_FACET_WIDTH}}{'' if len(row.facet) < _FACET_WIDTH else ' '}{row.text}".rstrip()
        return " " * _STEP + text
    return " " * (_STEP * row.depth) + row.text


def _aligned(lines: list[str], rows: list[_Row]) -> list[str]:
    """Lines under a facet drawn below its first words, and comments at line ends put after two blanks."""
    made: list[str] = []
    numbered = iter(rows)
    under_facet = False
    for line in lines:
        if not line:
            made.append(line)
            continue
        row = next(numbered)
        if row.depth == 0 and row.text:
            under_facet = False
        if row.facet:
            under_facet = True
        elif under_facet and row.depth >= 2:
            line = " " * (_STEP + _FACET_WIDTH) + line.lstrip()
        if row.comment and (row.text or row.facet):
            line += f"  {_comment(row)}"
        made.append(line)
    return made


def _comment(row: _Row) -> str:
    """The comment with its sign; a rule of several signs stays one."""
    return f"#{'' if row.comment.startswith('#') else ' '}{row.comment}".rstrip()
