"""How many faults of style a version has: openings that repeat, sentences of one length, wordings that come again.

Lower is better. It chooses between versions that say the same; whether a telling may stand at all is for the checks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import mean, pstdev
from typing import TYPE_CHECKING

from denouement.telling.shapes import Ref
from denouement.telling.signs import bears, families
from denouement.telling.vary import REST

if TYPE_CHECKING:
    from denouement.telling.compose import Line

__all__ = ["MISSED", "longest_run", "openings", "score", "sentences"]


_TALK = 5
"""With so many turns there is talk, and a least share of it."""

MISSED = 10.0
"""What it counts to miss a limit, be it by little: more than all that can be said against a version that misses none."""


def score(lines: Sequence[Line], own: Sequence[frozenset[str]] = ()) -> float:
    """The faults of a version. ``own`` are the families of signs that the acts of the story have by themselves."""
    narrated = [s for line in lines if line.unit.speaker is None for s in sentences(line.text)]
    if not narrated:
        return 0.0
    first = openings(narrated)
    share = Counter(first).most_common(1)[0][1] / len(first)
    lengths = [len(t.split()) for t in narrated]
    spread = pstdev(lengths) / max(1.0, mean(lengths))
    speech = sum(len(line.text.split()) for line in lines if line.unit.speaker is not None)
    total = speech + sum(lengths)
    persons = sum(1 for line in lines if line.unit.speaker is None and isinstance(line.unit.tokens[0], Ref))
    row = longest_run(first)
    faults = _over(persons / len(narrated), 0.60, 8.0) + _over(share, 0.35, 30.0)
    faults += _over(row, 3, 4.0)
    faults += _over(4.05, pstdev(lengths), 6.0) + _over(0.455, spread, 40.0)
    faults += _over(speech / total, 0.60, 12.0)
    turns = sum(1 for line in lines if line.unit.speaker is not None)
    faults += _over(0.25, speech / total, 30.0) if turns >= _TALK else 0.0
    most = bears(total, own)
    told = [line for line in lines if line.unit.kind in ("act", "lead", "sign") and not line.unit.verbatim]
    signs = Counter(family for line in told for family in families(line.text))
    faults += sum(_over(count, most[family], 3.0) for family, count in signs.items())
    again = Counter(line.text for line in told if families(line.text))
    faults += sum(_over(count, 1, 2.0) for count in again.values())
    templates = [line.unit.template for line in lines if line.unit.template]
    return faults + sum(1.0 for i, t in enumerate(templates) if t in templates[max(0, i - REST) : i])


def _over(value: float, limit: float, weight: float) -> float:
    """A fault for being over a limit at all, and more for being far over it."""
    return MISSED + weight * (value - limit) if value > limit else 0.0


def sentences(text: str) -> list[str]:
    """The sentences in a line: *To what end? She wants …* is two."""
    return re.split(r"(?<=[.?!…])\s+", text.strip())


def openings(texts: Sequence[str]) -> list[str]:
    """The first word of each sentence, without capitals and signs."""
    return [t.split()[0].strip("“‘\"'.,:;").casefold() for t in texts if t.split()]


def longest_run(words: Sequence[str]) -> int:
    """The longest row of one word."""
    longest = run = 0
    for index, word in enumerate(words):
        run = run + 1 if index and words[index - 1] == word else 1
        longest = max(longest, run)
    return longest
