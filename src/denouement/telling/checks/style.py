"""N9 to N13: openings, lengths, speech, displays and patterns, measured."""

from __future__ import annotations

from collections import Counter
from statistics import mean, pstdev

from denouement.telling.checks.result import CheckResult, Fault
from denouement.telling.compose import Composition, Line
from denouement.telling.score import longest_run, openings, sentences
from denouement.telling.shapes import Ref
from denouement.telling.signs import bears, families
from denouement.telling.vary import REST

__all__ = ["displays", "lengths", "opening_words", "speech_share", "templates"]

_LEAST_TOLD = 24
"""Below this many narrating sentences shares, spreads and rows say nothing."""


def narrated(made: Composition) -> list[Line]:
    """The lines that are not speech."""
    return [line for line in made.lines if line.unit.speaker is None]


def opening_words(made: Composition) -> CheckResult:
    """N9: the commonest first word in 35 of a hundred sentences at most, persons in 60, three in a row."""
    told = narrated(made)
    if not told:
        return CheckResult("N9", "opening words", True, "no narration", "≤ 35 %, ≤ 60 %, ≤ 3")
    first = openings([s for line in told for s in sentences(line.text)])
    share = Counter(first).most_common(1)[0][1] / len(first)
    persons = sum(1 for line in told if line.unit.tokens and isinstance(line.unit.tokens[0], Ref)) / len(
        first
    )
    run = longest_run(first)
    few = len(told) < _LEAST_TOLD
    passed = few or (run <= 3 and share <= 0.35 and persons <= 0.60)
    measure = f"{share:.0%}, {persons:.0%}, {run}"
    return CheckResult("N9", "opening words", passed, measure, "≤ 35 %, ≤ 60 %, ≤ 3")


def lengths(made: Composition) -> CheckResult:
    """N10: the spread of lengths is at least 4 words and 45 of a hundred of the mean."""
    counts = [len(s.split()) for line in narrated(made) for s in sentences(line.text)]
    if len(counts) < 2:
        return CheckResult("N10", "lengths", True, "too few sentences", "s.d. ≥ 4 and ≥ 45 %")
    spread, middle = pstdev(counts), mean(counts)
    passed = len(counts) < _LEAST_TOLD or (spread >= 4 and spread >= 0.45 * middle)
    return CheckResult("N10", "lengths", passed, f"{spread:.1f} of {middle:.1f}", "s.d. ≥ 4 and ≥ 45 %")


def speech_share(made: Composition) -> CheckResult:
    """N11: of a telling with talk in it, 25 to 60 of a hundred words are speech."""
    spoken = sum(len(line.text.split()) for line in made.lines if line.unit.speaker is not None)
    total = sum(len(line.text.split()) for line in made.lines)
    talk = sum(1 for line in made.lines if line.unit.speaker is not None)
    share = spoken / total if total else 0.0
    plain = made.prepared.knobs.level != "scene" or talk < 5
    return CheckResult(
        "N11", "speech", plain or 0.25 <= share <= 0.60, f"{share:.0%}", "25–60 %, where there is talk"
    )


def displays(made: Composition) -> CheckResult:
    """N12: of each family of small signs as many as a scene bears, or as the story itself has as acts; none twice alike.

    A sign counts wherever it is told: as an act, before speech, and in the wording of something else.
    """
    signs = [(line, families(line.text)) for line in narrated(made) if not line.unit.verbatim]
    signs = [(line, found) for line, found in signs if found and line.unit.kind in ("act", "lead", "sign")]
    words = sum(len(line.text.split()) for line in made.lines)
    most = bears(words, [families(e.moment.text) for e in made.prepared.events])
    used = Counter(family for _, found in signs for family in found)
    faults = []
    for family, count in used.items():
        if count > most[family] and made.prepared.knobs.level == "scene":
            of_it = [line for line, found in signs if family in found]
            faults += [
                Fault(line.text, line.unit.events, f"more of {family} than {most[family]}")
                for line in of_it[most[family] :]
            ]
    seen: set[str] = set()
    for line, _ in signs:
        if line.text in seen and len(line.text.split()) > 2:
            faults.append(Fault(line.text, line.unit.events, "the same sign in the same words"))
        seen.add(line.text)
    measure = ", ".join(f"{family} {used[family]}" for family in most if used[family]) or "none"
    return CheckResult("N12", "displays", not faults, measure, "by family, none repeated", tuple(faults))


def _counts(template: str) -> bool:
    """Whether a pattern can be worn out: not one that is nothing but a fact."""
    return bool(template.replace("{fact}", "").strip(" +"))


def templates(made: Composition) -> CheckResult:
    """N13: no pattern twice within twelve sentences, and 80 of a hundred rows of four words come once."""
    told = narrated(made)
    used = [line.unit.template for line in made.lines if _counts(line.unit.template)]
    again = sum(1 for i, t in enumerate(used) if t in used[max(0, i - REST) : i])
    grams: Counter[tuple[str, ...]] = Counter()
    for line in told:
        words = line.text.casefold().split()
        grams.update(tuple(words[i : i + 4]) for i in range(len(words) - 3))
    once = sum(1 for n in grams.values() if n == 1) / len(grams) if grams else 1.0
    measure = f"{again} again, {once:.0%} once"
    return CheckResult("N13", "patterns", again == 0 and once >= 0.80, measure, "0 again, ≥ 80 % once")
