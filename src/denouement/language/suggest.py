"""Second thoughts about lines that were not understood: an event in the place of a condition, a missing ``use``.

Only asked when there is such a line; what is found replaces its hint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from denouement.diagnostics import Diagnostic, Report
from denouement.language.reading import Reading
from denouement.language.words import split
from denouement.model import Constant, Form

__all__ = ["suggest_worlds"]

_MOST_LINES = 8
_CODES = ("unknown-sentence", "unknown-name", "wrong-kind")


def suggest_worlds(
    report: Report, main: Reading, worlds: Sequence[str], open_world: Callable[[str], Reading | None]
) -> None:
    """Put the world to use into the hints of lines that one of ``worlds`` would understand.

    ``open_world`` gives the tables of a world by itself; the names of the story are added to them.
    """
    waiting = [d for d in report.found if d.code in _CODES][:_MOST_LINES]
    for diagnostic in list(waiting):
        happened = _as_happened(main, diagnostic)
        if happened:
            waiting.remove(diagnostic)
            hint = f"that is an event; as a condition say that it has happened: {happened}"
            report.found[report.found.index(diagnostic)] = replace(diagnostic, hint=hint, notes=())
    if not waiting:
        return
    tables = [(name, reading) for name in worlds if (reading := open_world(name)) is not None]
    tables.sort(key=lambda pair: len(pair[1].lines.entries))  # rather the world itself than one that uses it
    for _, reading in tables:
        reading.names.kinds.update(main.names.kinds)
        for entity in main.names.entities.values():
            if reading.names.find(entity.name) is None:
                reading.names.add(entity)
    for diagnostic in waiting:
        name = next((n for n, reading in tables if _understands(reading, diagnostic)), None)
        if name is not None:
            hint = f"the world “{name}” has this sentence; write under the title: use {name}"
            at = report.found.index(diagnostic)
            report.found[at] = replace(diagnostic, hint=hint, notes=())


def _as_happened(main: Reading, diagnostic: Diagnostic) -> str:
    """The perfect of an event that stands where a condition should; empty if it is no event."""
    part = diagnostic.excerpt[diagnostic.span.column - 1 : diagnostic.span.end - 1]
    words = split(part, diagnostic.span.file, diagnostic.span.line)
    if not words:
        return ""
    found = [m for m in main.events.matches(words, 0, main.scope().fill_slot) if m.end == len(words)]
    if not found or diagnostic.code != "unknown-sentence":
        return ""
    names = {
        role: str(filler.term.value if isinstance(filler.term, Constant) else filler.term.name)
        for role, filler in found[0].fillers.items()
    }
    return found[0].entry.sentence.say(names, Form.PERFECT)


def _understands(reading: Reading, diagnostic: Diagnostic) -> bool:
    """Whether the line of a diagnostic, or the underlined part of it, is a sentence of this world."""
    whole = diagnostic.excerpt.partition("#")[0].strip()
    part = diagnostic.excerpt[diagnostic.span.column - 1 : diagnostic.span.end - 1]
    scope = reading.scope()
    for text in (whole, part):
        words = split(text, diagnostic.span.file, diagnostic.span.line)
        while words and words[-1].type == "number":
            words.pop()
        for table in (reading.lines, reading.infinitives):
            if words and any(m.end == len(words) for m in table.matches(words, 0, scope.fill_slot)):
                return True
    return False
