"""N5, N8 and N15: claims about the past and about what would have been, and words for a deed that are disputed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from denouement.ground import Const
from denouement.telling.checks.result import CheckResult, result
from denouement.telling.compose import Composition, Line
from denouement.telling.might import COULD_HAVE, WOULD_HAVE

__all__ = ["about_the_past", "counterfactual", "labels"]

_PAST = re.compile(r"\b(first time|again|still|always|never)\b", re.IGNORECASE)


def about_the_past(made: Composition) -> CheckResult:
    """N5: “first”, “again”, “still”, “always” and “never” of the narrator are so by the log."""
    return result("N5", "claims about the past", "by the log", list(_wrong_claims(made)))


def _wrong_claims(made: Composition) -> Iterator[tuple[Line, str]]:
    moments = {e.number: e.moment for e in made.prepared.every}
    for line in made.lines:
        claim = _PAST.search(line.text)
        if claim is None or line.unit.speaker is not None or line.unit.kind == "sign":
            continue  # a sign tells of a body that is still, not of what was so before
        word = claim[0].casefold()
        moment = moments.get(line.unit.event)
        details = " ".join(s.detail for s in line.unit.sources).casefold()
        if word == "first time" and moment is not None and moment.act is not None:
            made_so = [e.fluent for e in moment.act.effects if not e.path and e.value == Const(True)]
            records = [f for f in made_so if f in _recorded(made)]
            earlier = made.prepared.log[: line.unit.event - 1]
            if any(m.world.values[f] is True for m in earlier for f in records):
                yield line, "it was so before"
        elif word not in details:
            yield line, f"nothing in the log says “{word}”"


def _recorded(made: Composition) -> frozenset[int]:
    ground, story = made.prepared.analysis.ground, made.prepared.analysis.story
    return frozenset(n for n, f in enumerate(ground.fluents) if story.facts[f.fact].default is False)


def counterfactual(made: Composition) -> CheckResult:
    """N8: what would have been is said only where a replay of the log gives it, or the speaker holds it to be so.

    The narrator may report that an act says so.
    """
    found = []
    for line in made.lines:
        claim, unit = _might_have(line.text), line.unit
        own = any(s.kind == "writer" for s in unit.sources)
        if claim is None or own or (unit.verbatim and unit.speaker is None):
            continue
        replayed = any(s.kind in ("expectation", "belief") for s in unit.sources)
        reported = unit.speaker is None and any(_might_have(s.detail) for s in unit.sources)
        if not (replayed or reported):
            found.append((line, f"nothing stands behind “{claim[0]}”"))
    return result("N8", "would and could have", "by replay", found)


def _might_have(text: str) -> re.Match[str] | None:
    return WOULD_HAVE.search(text) or COULD_HAVE.search(text)


def labels(made: Composition) -> CheckResult:
    """N15: a word for a deed that somebody disputes is never the narrator's own."""
    story = made.prepared.analysis.story
    words = [e.name for e in story.entities.values() if "label" in e.kinds]
    found = []
    for line in made.lines:
        if line.unit.speaker is not None or line.unit.verbatim:
            continue
        details = " ".join(s.detail for s in line.unit.sources)
        for word in words:
            if re.search(rf"\b{re.escape(word)}\b", line.text) and word not in details:
                found.append((line, f"“{word}” is a disputed word"))
    return result("N15", "labels", "only in somebody's sense", found)
