"""N14: one tense, and every shift from it explained by what was before or is to come."""

from __future__ import annotations

import re

from denouement.english import Plain, Verb
from denouement.telling.checks.result import CheckResult, result
from denouement.telling.compose import Composition

__all__ = ["tenses"]

_PRESENT = re.compile(r"\b(is|are|has|does|can|will)\b")


def tenses(made: Composition) -> CheckResult:
    """N14: verbs stand in the tense of telling; those a step back tell of a belief given up, or of what was before."""
    past = made.prepared.knobs.tense == "past"
    shifted = {e.number for e in made.prepared.events if e.shift}
    found = []
    for line in made.lines:
        unit = line.unit
        if unit.speaker is not None or unit.verbatim or unit.kind == "note":
            continue
        plain = " ".join(t.text for t in unit.tokens if isinstance(t, Plain))
        loose = _PRESENT.search(plain) if past else None
        if loose is not None:
            found.append((line, f"“{loose[0]}” stands in the present"))
        stepped = any(isinstance(t, Verb) and t.step for t in unit.tokens)
        explained = unit.event in shifted or not unit.event or unit.mind is not None or "[<" in unit.template
        if stepped and not explained:
            found.append((line, "a verb stands in another tense, and nothing was before"))
    return result("N14", "tense", "one base, every shift explained", found)
