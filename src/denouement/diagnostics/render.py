"""Diagnostics as text for a terminal and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from denouement.diagnostics.diagnostic import Diagnostic

__all__ = ["as_json", "as_text", "clip"]

WIDTH = 100
"""An excerpt longer than this is shown around its span only."""


def as_text(diagnostic: Diagnostic) -> str:
    """The finding in a few lines: what, where, the writer's line underlined, and what to try."""
    head = f"{diagnostic.kind.value}[{diagnostic.code}]: {diagnostic.message}"
    lines = [head]
    span = diagnostic.span
    gutter = " " * len(str(span.line))
    if span.file:
        lines.append(f"{gutter} ┌─ {span}")
    if diagnostic.excerpt.strip():
        excerpt, start, end = clip(diagnostic.excerpt, span.column, span.end)
        lines.append(f"{span.line} │ {excerpt}")
        lines.append(f"{gutter} │ {' ' * (start - 1)}{'^' * max(1, end - start)}")
    lines += [f"{gutter} = {note}" for note in diagnostic.notes]
    if diagnostic.hint:
        lines.append(f"{gutter} = try: {diagnostic.hint}")
    if diagnostic.on_purpose:
        lines.append(f"{gutter} = left so on purpose: {diagnostic.on_purpose}")
    return "\n".join(lines)


def clip(line: str, column: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around its span, with the span's new columns; control signs made visible."""
    line = "".join(c if c.isprintable() else "·" for c in line)
    column = max(1, min(column, len(line) + 1))
    end = max(column + 1, min(end, len(line) + 1))
    if len(line) <= WIDTH:
        return line, column, end
    start = max(0, column - 1 - WIDTH // 3)
    part = line[start : start + WIDTH]
    before, after = ("…" if start else ""), ("…" if start + WIDTH < len(line) else "")
    shift = start - len(before)
    return before + part + after, column - shift, min(end - shift, len(before) + len(part) + 1)


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The finding as plain values; see the published fields of ``check --json``."""
    return {
        "code": diagnostic.code,
        "kind": diagnostic.kind.value,
        "file": diagnostic.span.file,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "end_column": diagnostic.span.end,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "notes": list(diagnostic.notes),
        "on_purpose": diagnostic.on_purpose,
    }


def all_as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Several findings, an empty line between them."""
    return "\n\n".join(as_text(d) for d in diagnostics)
