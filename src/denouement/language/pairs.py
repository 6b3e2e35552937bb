"""*either … or*, *neither … nor* and *both … and*: what to write instead, where a line that has them was not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from denouement.language.amend import one_by_one
from denouement.language.names import Scope
from denouement.language.templates import SentenceTable
from denouement.language.words import Word, split, text_of

__all__ = ["said_plainly"]

_PAIRS = {"either": ("or", "or"), "neither": ("nor", "and"), "both": ("and", "and")}
"""By the word that opens a pair: the word between its halves, and the one that is written there."""

_Halves = tuple[list[Word], list[Word], list[Word]]
"""What stands before a pair, and what its halves say, each a sentence."""

_JOINING = ("and", "but", "or", "nor", ",", "(")


def said_plainly(
    words: Sequence[Word], scope: Scope, table: SentenceTable, reads: Callable[[Sequence[Word]], bool]
) -> tuple[Word, str] | None:
    """The first word that opens a pair, and the line without it; None where there is none, or declared sentences have it.

    The line is empty where no half of it would be understood.

    Args:
        reads: whether a line would be understood.
    """
    at = next((i for i, w in enumerate(words) if w.key in _PAIRS), None)
    if at is None:
        return None
    opens = words[at]
    if any(opens.key in map(str, e.sentence.parts) for e in table.entries):
        return None
    for halves in _halves(words, at, scope, table):
        line = _joined(halves, opens)
        if reads(line):
            return opens, text_of(line)
    return opens, ""


def _halves(words: Sequence[Word], at: int, scope: Scope, table: SentenceTable) -> Iterator[_Halves]:
    """What may stand before the pair, and its two halves, as sentences."""
    between = _PAIRS[words[at].key][0]
    start = max((i + 1 for i in range(at) if words[i].key in _JOINING), default=0)
    before, subject, rest = list(words[:start]), list(words[start:at]), list(words[at + 1 :])
    for cut in (i for i, w in enumerate(rest) if w.key == between):
        one, other = rest[:cut], rest[cut + 1 :]
        if one and one[-1].key == ",":
            one = one[:-1]
        if not one or not other:
            continue
        yield before, [*subject, *one], [*subject, *other]
        if subject:
            yield before, [*subject, *one], other
    if not subject:
        each = [split(s, words[at].span.file, words[at].span.line) for s in one_by_one(rest, scope, table)]
        if each:
            yield before, each[0], each[1]


def _joined(halves: _Halves, opens: Word) -> list[Word]:
    before, one, other = halves

    def said(text: str) -> Word:
        return replace(opens, text=text, key=text)

    denied = [said("not")] if opens.key == "neither" else []
    pair = [*denied, *one, said(_PAIRS[opens.key][1]), *denied, *other]
    if before and before[-1].key == "and" and opens.key == "either":  # "and" binds closer than "or"
        pair = [said("("), *pair, said(")")]
    return [*before, *pair]
