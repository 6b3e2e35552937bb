"""How a place is spoken of: at it, in it, on it, and to it, into it, onto it.

Declared sentences say *is at* and *goes to*. A writer may give a place a word of its own; a place whose name says by
itself where it is goes without any.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["AT_AND_TO", "PLACE_WORDS", "WHERE_WORDS", "needs_no", "place_word"]

WHERE_WORDS = frozenset(
    [
        "abroad",
        "across",
        "among",
        "away",
        "back",
        "behind",
        "beside",
        "between",
        "beyond",
        "by",
        "down",
        "downstairs",
        "home",
        "in",
        "inside",
        "near",
        "off",
        "on",
        "out",
        "outside",
        "under",
        "up",
        "upstairs",
    ]
)
"""Words that begin the name of a place which says by itself where it is: *out of town*, *in the garden*."""

AT_AND_TO = ("at", "to")
"""The words of declared sentences in whose stead a place's own may stand."""

_TOWARDS = {
    "aboard": "aboard",
    "above": "above",
    "among": "among",
    "at": "to",
    "before": "before",
    "behind": "behind",
    "below": "below",
    "beside": "beside",
    "between": "between",
    "beyond": "beyond",
    "by": "to",
    "in": "into",
    "inside": "inside",
    "near": "near",
    "off": "off",
    "on": "onto",
    "outside": "outside",
    "over": "over",
    "under": "under",
}

PLACE_WORDS = frozenset(_TOWARDS)
"""The words that a place may be given as its own."""

_LOOKS = ("aim", "gaz", "glanc", "glar", "look", "peer", "point", "shout", "stare", "staring", "throw")
"""How verbs begin after which *at* is not where somebody is: *looks at the street*."""

_GOES = frozenset(
    form
    for forms in (
        "bring brings bringing brought",
        "carry carries carrying carried",
        "climb climbs climbing climbed",
        "come comes coming came",
        "crawl crawls crawling crawled",
        "cross crosses crossing crossed",
        "drive drives driving drove driven",
        "flee flees fleeing fled",
        "follow follows following followed",
        "get gets getting got",
        "go goes going went gone",
        "hurry hurries hurrying hurried",
        "lead leads leading led",
        "move moves moving moved",
        "ride rides riding rode ridden",
        "run runs running ran",
        "sail sails sailing sailed",
        "slip slips slipping slipped",
        "step steps stepping stepped",
        "take takes taking took taken",
        "travel travels travelling travelled",
        "walk walks walking walked",
    )
    for form in forms.split()
)
"""Verbs after which *to* is where somebody goes: not *belongs to the house*."""


def needs_no(preposition: str, name: str) -> bool:
    """Whether a place of this name goes without the preposition: *goes home*, *is out of town*."""
    first = name.split(" ", 1)[0].casefold()
    return first in WHERE_WORDS and (preposition == "to" or (preposition == "at" and first != "home"))


def place_word(preposition: str, name: str, own: str = "", before: Iterable[str] = ()) -> str:
    """The word that stands before the name of a place where a declared sentence has *at* or *to*; empty for none.

    ``own`` is the word that the writer gave to the place, ``before`` what the sentence says up to there.
    """
    if needs_no(preposition, name):
        return ""
    said = [w.casefold() for w in before]
    if own and preposition == "at" and not any(w.startswith(_LOOKS) for w in said[-1:]):
        return own
    if own and preposition == "to" and not _GOES.isdisjoint(said):
        return _TOWARDS[own]
    return preposition
