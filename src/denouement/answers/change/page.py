"""The writer's file as a page: which line stands under which heading, and the page with edits made on it.

All that no edit speaks of stays as it is, to the letter: comments, blanks, the ends of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from denouement.answers.change.edits import Edit
from denouement.diagnostics import Report, Source
from denouement.language.headings import heading_of
from denouement.language.layout import Block, Line, lay_out, split_comment
from denouement.language.words import kept

__all__ = ["Page", "Row", "differences"]

_ORDER = ("at first", "before", "now", "wants", "endings", "draft")
"""The usual order of the sections; a new one is put where it belongs in it."""


@dataclass(frozen=True)
class Row:
    """A line of a difference: ``sign`` is ``-`` or ``+``; ``number`` is its line in the old file, or in the new one."""

    sign: str
    number: int
    text: str


class Page:
    """A story file, line by line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.lines
        self._blocks = lay_out(source, Report())
        self._below: dict[int, tuple[int, ...]] = {}
        for block in self._blocks:
            for line in block.body:
                self._note(line)

    def _note(self, line: Line) -> tuple[int, ...]:
        numbers = (line.number, *(n for child in line.children for n in self._note(child)))
        self._below[line.number] = numbers
        return numbers

    def with_children(self, number: int) -> tuple[int, ...]:
        """A line and the lines that belong to it."""
        return self._below.get(number, (number,))

    def content(self, number: int) -> str:
        """What a line says, without its indentation and its comment."""
        return split_comment(self.lines[number - 1])[0].strip()

    def is_open(self, heading: str) -> bool:
        """Whether lines can be added under a heading: none of its sections is to be kept as it is."""
        return not any(kept(b.header.words)[0] for b in self._blocks if heading_of(b) == heading)

    # --- with edits

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text with edits made, in the order in which they are given."""
        edits = tuple(edits)
        rows: list[list[str]] = [[line] for line in self.lines]
        for number in (n for e in edits for n in e.drops):
            rows[number - 1] = self._without(number)
        for number, text in (p for e in edits for p in e.puts):
            rows[number - 1] = [self._with(number, text)]
        new: dict[str, list[str]] = {}
        for heading, text in (a for e in edits for a in e.adds):
            new.setdefault(heading, []).append(text)
        for heading, texts in new.items():
            self._add(rows, heading, texts)
        return "\n".join(line for row in rows for line in row)

    def _without(self, number: int) -> list[str]:
        """What is left of a line that goes: its comment, if it has one."""
        raw = self.lines[number - 1]
        content = split_comment(raw)[0]
        if len(content) == len(raw):
            return []
        indent = content[: len(content) - len(content.lstrip())]
        return [indent + raw[len(content) :]]

    def _with(self, number: int, text: str) -> str:
        raw = self.lines[number - 1]
        content = split_comment(raw)[0]
        indent = content[: len(content) - len(content.lstrip())]
        blanks = content[len(content.rstrip()) :]
        return indent + text + blanks + raw[len(content) :]

    def _add(self, rows: list[list[str]], heading: str, texts: Sequence[str]) -> None:
        """Add lines after the last one under the heading; where there is no such heading, with the heading."""
        end = "\r" if self.lines[0].endswith("\r") else ""
        own = [b for b in self._blocks if heading_of(b) == heading]
        if own:
            at = max(b.header.number for b in own)
            indent = "  "
            for block in own:
                if block.body:
                    at = self._last_of(block)
                    indent = self._indent_of(block.body[-1].number)
            self._insert_after(rows, at, [indent + t + end for t in texts])
            return
        made = [heading + end, *("  " + t + end for t in texts)]
        after = self._place_of(heading)
        if after == len(self.lines) > 1 and not self.lines[-1].strip():
            after -= 1  # the last line is but the end of the one before it
        self._insert_after(rows, after, ["" + end, *made])

    def _insert_after(self, rows: list[list[str]], number: int, lines: list[str]) -> None:
        row = rows[number - 1]
        if number == len(self.lines) and row and lines[0].endswith("\r") and not row[-1].endswith("\r"):
            row[-1] += "\r"  # the last line of the file had no end
            lines = [*lines[:-1], lines[-1].removesuffix("\r")]
        row += lines

    def _place_of(self, heading: str) -> int:
        """The line after which a new section is put: the last one of the sections that go before it."""
        before = _ORDER[: _ORDER.index(heading)]
        places = [self._last_of(b) for b in self._blocks if heading_of(b) in before]
        return max(places, default=len(self.lines))

    def _last_of(self, block: Block) -> int:
        body = [n for line in block.body for n in self.with_children(line.number)]
        return max([block.header.number, *body])

    def _indent_of(self, number: int) -> str:
        raw = self.lines[number - 1]
        return raw[: len(raw) - len(raw.lstrip())]


def differences(old: str, new: str) -> tuple[Row, ...]:
    """The lines in which two texts differ, in order, each with its number in its own text."""
    before = [line.rstrip("\r") for line in old.split("\n")]
    after = [line.rstrip("\r") for line in new.split("\n")]
    rows: list[Row] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            rows += [Row("-", n + 1, before[n]) for n in range(i1, i2)]
            rows += [Row("+", n + 1, after[n]) for n in range(j1, j2)]
    return tuple(rows)
