"""N1 and N2: everything told has something behind it, and everything that matters is told."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.telling.checks.result import CheckResult, result
from denouement.telling.compose import Composition, Line
from denouement.telling.shapes import Ref

__all__ = ["backed", "complete"]

_MATTERS = 3.0


def backed(made: Composition) -> CheckResult:
    """N1: every sentence has a source that exists, and names nobody whom none of its sources names."""
    return result("N1", "backed", "every sentence", list(_unbacked(made)))


def _unbacked(made: Composition) -> Iterator[tuple[Line, str]]:
    last = len(made.prepared.log)
    for line in made.lines:
        if any(not 0 <= s.event <= last for s in line.unit.sources):
            yield line, "its source is no event of the log"
        details = " ".join(s.detail for s in line.unit.sources)
        named = {t.person for t in line.unit.tokens if isinstance(t, Ref)}
        if line.unit.speaker is not None:
            named.add(line.unit.speaker)
        for person in sorted(named):
            name = made.prepared.cast[person].name
            if name not in details:
                yield line, f"no source of it names {name}"


def complete(made: Composition) -> CheckResult:
    """N2: every event that can be told is told, and so is every change that matters."""
    told = {n for line in made.lines for n in line.unit.events}
    sources = {s for line in made.lines for s in line.unit.sources}
    missing = [e.moment.text for e in made.prepared.events if e.number not in told]
    for points in made.prepared.points.values():
        missing += [
            p.sources[0].detail for p in points if p.salience >= _MATTERS and p.sources[0] not in sources
        ]
    return CheckResult("N2", "complete", not missing, "; ".join(missing) or "all told", "nothing left out")
