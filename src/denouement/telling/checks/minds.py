"""N3, N6, N7 and N17: no mind looked into that is not open, no absence nobody expected, no doubt nobody has, no secret."""

from __future__ import annotations

import re
from collections.abc import Iterator

from denouement.english import Verb
from denouement.telling.certainty import LIKELY, OPEN
from denouement.telling.checks.result import CheckResult, result
from denouement.telling.compose import Composition, Line
from denouement.telling.knobs import EVERYBODY, OUTSIDE, SWITCHING

__all__ = ["hedged", "no_leak", "non_events", "secrets"]

_HEDGE = re.compile(
    r"\b(perhaps|maybe|somehow|seems?|seemed|as if|must have|no doubt|probably|possibly|hardly)\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:certain|certainly|plain|knows?|knew|no mistaking|(?:sees?|saw) that)\b", re.IGNORECASE
)


def no_leak(made: Composition) -> CheckResult:
    """N3: no inner state but of those whose eyes are used, and no act that they do not see."""
    return result("N3", "no leak", "no other mind, nothing unseen", list(_leaks(made)))


def _leaks(made: Composition) -> Iterator[tuple[Line, str]]:
    seen = {e.number: e.seen_by for e in made.prepared.every}
    viewpoint = made.prepared.viewpoint
    number = {p.name: p.number for p in made.prepared.cast}
    for line in made.lines:
        unit = line.unit
        allowed = {number[viewpoint]} if viewpoint in number else set(unit.focal)
        if viewpoint == OUTSIDE:
            allowed = set()
        if viewpoint == SWITCHING and len(unit.focal) > 1:
            yield line, "more than one mind is open at once"
        if unit.mind is not None and unit.mind not in allowed and viewpoint != EVERYBODY:
            yield line, f"it tells what goes on in {made.prepared.cast[unit.mind].name}"
        outer = unit.kind in ("act", "lead", "speech")
        if outer and viewpoint in number and not any(allowed & seen[n] for n in unit.events):
            yield line, f"{viewpoint} does not see this"


def non_events(made: Composition) -> CheckResult:
    """N6: what did not happen is told only where it was expected."""
    found = []
    for line in made.lines:
        unit = line.unit
        if unit.verbatim or unit.kind not in ("act", "lead", "nonevent"):
            continue
        denied = unit.kind == "nonevent" or any(isinstance(t, Verb) and t.denied for t in unit.tokens)
        if denied and not any(s.kind in ("expectation", "writer") for s in unit.sources):
            found.append((line, "nobody expected what is said not to have happened"))
    return result("N6", "non-events", "each expected", found)


def hedged(made: Composition) -> CheckResult:
    """N7: a word of doubt only where somebody is less than certain, and a word of certainty only where they are."""
    found = []
    for line in made.lines:
        unit = line.unit
        if unit.speaker is not None or unit.verbatim:
            continue
        details = " ".join(s.detail for s in unit.sources).casefold()
        hedge, sure = _HEDGE.search(line.text), _SURE.search(line.text)
        if hedge is not None and unit.degree not in (LIKELY, OPEN) and hedge[0].casefold() not in details:
            found.append((line, f"“{hedge[0]}”, of something that is certain"))
        if sure is not None and unit.degree in (LIKELY, OPEN) and sure[0].casefold() not in details:
            found.append((line, f"“{sure[0]}”, of something that is no more than {unit.degree}"))
    return result("N7", "hedges", "as sure as the log", found)


def secrets(made: Composition) -> CheckResult:
    """N17: what somebody learns at an event is not told before it, unless their own eyes have told it."""
    found = []
    said = made.prepared.analysis.wording
    revealed: dict[str, int] = {}
    for number, points in made.prepared.points.items():
        for point in points:
            if point.change is not None and point.change.about is None:
                fact = said.fact(point.change.fluent, point.change.new)
                revealed.setdefault(fact.casefold(), number)
    for line in made.lines:
        if line.unit.event or line.unit.mind is not None:
            continue
        for source in line.unit.sources:
            if revealed.get(source.detail.rstrip(".").casefold(), 0) > 0:
                found.append((line, "it is found out only later"))
    return result("N17", "secrets", "nothing before its event", found)
