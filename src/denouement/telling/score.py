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
from denouement.telling.vary import REST

if TYPE_CHECKING:
    from denouement.telling.compose import Line

__all__ = ["longest_run", "openings", "score", "sentences"]


def score(lines: Sequence[Line]) -> float:
    """The faults of a version."""
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
    faults = 8.0 * max(0.0, persons / len(narrated) - 0.58) + 15.0 * max(0.0, 4.1 - pstdev(lengths))
    faults += (
        4.0 * max(0, longest_run(first) - 3) + 14.0 * max(0.0, share - 0.33) + 40.0 * max(0.0, 0.46 - spread)
    )
    faults += 12.0 * max(0.0, speech / total - 0.58)
    templates = [line.unit.template for line in lines if line.unit.template]
    return faults + sum(1.0 for i, t in enumerate(templates) if t in templates[max(0, i - REST) : i])


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
