"""What commands print: headings, tables, JSON documents, and colour where it is wanted.

Data goes to standard output, everything else to standard error. Colour only on a terminal, never with
``NO_COLOR``, and never the only sign of anything.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import click

from denouement import __version__
from denouement.diagnostics import Diagnostic, as_json, as_text

__all__ = [
    "bold",
    "clear_progress",
    "diagnosed",
    "document",
    "faint",
    "headed",
    "print_json",
    "progress_line",
    "say",
    "show_diagnostics",
    "table",
    "warn",
    "wrapped",
]

WIDTH = 100
"""The width of a page; a terminal that is narrower is heeded, a pipe has no width."""
_NARROWEST = 40
_NARROWEST_COLUMN = 8
MOST_SHOWN = 50
"""Mistakes told in full; nobody reads more at once."""


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _width() -> int:
    if not sys.stdout.isatty():
        return WIDTH
    return max(_NARROWEST, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns))


def bold(text: str) -> str:
    """Text that stands out on a terminal."""
    return click.style(text, bold=True) if _colour() else text


def faint(text: str) -> str:
    """Text that stands back on a terminal."""
    return click.style(text, dim=True) if _colour() else text


def say(text: str = "") -> None:
    """A line of data."""
    click.echo(text)


def warn(text: str) -> None:
    """A line for the person, not for a pipe."""
    click.echo(text, err=True)


def progress_line(text: str) -> None:
    """Show on the terminal how far the work is; the next such line takes its place, and none is wider than there is room."""
    room = shutil.get_terminal_size((WIDTH, 24)).columns - 1
    click.echo("\r" + text[:room].ljust(min(room, WIDTH)), nl=False, err=True)


def clear_progress() -> None:
    """Take such a line away."""
    progress_line("")
    click.echo("\r", nl=False, err=True)


def wrapped(text: str, indent: str = "", hanging: str | None = None) -> str:
    """Text broken at the width of a page."""
    return textwrap.fill(
        text,
        _width(),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def headed(strong: str, rest: str = "", lead: str = "", hanging: str = "") -> str:
    """A line with a part that stands out, which ``lead`` and ``rest`` are not, broken at the width of a page."""
    whole = lead + strong + rest
    first, last = len(lead), len(lead + strong)
    shown, at = [], 0
    for number, line in enumerate(wrapped(whole, "", hanging).split("\n")):
        indent = hanging if number else ""
        text = line[len(indent) :]
        at = whole.index(text, at)
        cuts = [min(max(mark - at, 0), len(text)) for mark in (first, last)]
        middle = text[cuts[0] : cuts[1]]
        shown.append(f"{indent}{text[: cuts[0]]}{bold(middle) if middle else ''}{text[cuts[1] :]}")
        at += len(text)
    return "\n".join(shown)


def diagnosed(diagnostic: Diagnostic, stream: TextIO | None = None) -> str:
    """A finding in words; on a terminal its sentences are broken at its width, the writer's line stays as it is."""
    text = as_text(diagnostic)
    if not (stream or sys.stdout).isatty():
        return text
    lines = []
    for number, line in enumerate(text.split("\n")):
        gutter, mark, words = line.partition(" = ")
        if not number:
            lines.append(wrapped(line, "", "  "))
        elif mark and not gutter.strip():
            lines.append(wrapped(words, gutter + mark, " " * len(gutter + mark)))
        else:
            lines.append(line)
    return "\n".join(lines)


def table(rows: Sequence[Sequence[str]], heading: Sequence[str], widest: Sequence[int]) -> str:
    """Rows under a heading, columns two blanks apart; a cell wider than ``widest`` is broken, or than there is room."""
    widest = _fitting([max(map(len, column)) for column in zip(heading, *rows, strict=True)], widest)
    cells = [[textwrap.wrap(c, w) or [""] for c, w in zip(r, widest, strict=True)] for r in (heading, *rows)]
    widths = [max(len(line) for row in cells for line in row[i]) for i in range(len(heading))]
    lines: list[str] = []
    for index, row in enumerate(cells):
        for level in range(max(len(c) for c in row)):
            parts = [c[level] if level < len(c) else "" for c in row]
            lines.append("  ".join(p.ljust(w) for p, w in zip(parts, widths, strict=True)).rstrip())
        if index == 0:
            lines.append("  ".join("─" * w for w in widths))
    return "\n".join(lines)


def _fitting(wanted: Sequence[int], widest: Sequence[int]) -> list[int]:
    """How wide columns may be: as wanted, up to ``widest``; on a narrower terminal the widest ones give way."""
    widths = [min(a, b) for a, b in zip(wanted, widest, strict=True)]
    if not sys.stdout.isatty():
        return widths
    room = shutil.get_terminal_size((WIDTH, 24)).columns - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST_COLUMN:
        widths[widths.index(max(widths))] -= 1
    return widths


def document(schema: str, complete: bool, **fields: Any) -> dict[str, Any]:
    """A JSON document with what every one of them has."""
    from denouement.engine.kernel import kernel_is_used

    return {
        "schema": f"denouement/{schema}/1",
        "engine": "kernel" if kernel_is_used() else "reference",
        "version": __version__,
        "complete": complete,
        **fields,
    }


def print_json(value: dict[str, Any]) -> None:
    """A JSON document on standard output."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def show_diagnostics(diagnostics: Iterable[Diagnostic], as_document: bool) -> None:
    """Tell of a file that cannot be used: on standard error, or as a document."""
    found = list(diagnostics)
    if as_document:
        print_json(document("check", False, findings=[as_json(d) for d in found]))
        return
    for diagnostic in found[:MOST_SHOWN]:
        warn(diagnosed(diagnostic, sys.stderr) + "\n")
    if len(found) > MOST_SHOWN:
        warn(f"… and {len(found) - MOST_SHOWN:,} more; --json tells all of them\n")
    codes = list(dict.fromkeys(d.code for d in found))
    count = "1 mistake" if len(found) == 1 else f"{len(found)} mistakes"
    warn(f"{count} in the file; more about one of them: denouement explain {codes[0]}")
