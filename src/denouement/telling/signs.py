"""Small signs in narration, by the family they belong to, and how many of each a telling bears.

Signs that the story has as acts of its own are the writer's; what is counted against the budget is what the telling
puts before speech and into its wordings. Source: the families and the budgets are those that displays are chosen by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from denouement.feelings.displays import BUDGETS as PER_THOUSAND
from denouement.feelings.displays import Family

__all__ = ["BUDGETS", "bears", "families"]

BUDGETS = {family.value: most for family, most in PER_THOUSAND.items() if family is not Family.THING}
"""How many signs of each family of the body a scene of a thousand words bears."""

_LEAST = 2
"""However short a telling is, it bears so many."""

_WORDS = {
    "gaze": r"looks?|looked|eyes?|gazes?|glances?|stares?",
    "mouth": r"smiles?|smiled|laughs?|laughed|mouth",
    "head and hands": r"nods?|nodded|head|(?:a|both|one|the|his|her|their) hands?|shakes?|shook|fingers?",
    "voice": r"voice",
    "breath and colour": r"breath|sighs?|sighed|colours?",
    "posture": r"leans?|leaned|shoulders?|sits up|sat up",
}
_PATTERNS = {family: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for family, words in _WORDS.items()}


@lru_cache(maxsize=4_096)
def families(text: str) -> frozenset[str]:
    """The families of the signs that a sentence tells of."""
    return frozenset(family for family, pattern in _PATTERNS.items() if pattern.search(text))


def bears(words: int, own: Iterable[frozenset[str]]) -> dict[str, int]:
    """How many signs of each family a telling of so many words bears: the budget, or what the story itself has."""
    has = Counter(family for signs in own for family in signs)
    return {family: max(ceil(most * words / 1000), has[family], _LEAST) for family, most in BUDGETS.items()}
