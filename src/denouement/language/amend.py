"""What a writer may have meant by a line in other words: small changes, tried until a declared sentence fits.

Nothing is read in another way because of it. Words are not forgiven as signs are: one way to say a thing keeps a story
searchable. But the message can say the whole line as it has to be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain, islice

from denouement import english
from denouement.language.names import OPEN_KIND, Scope
from denouement.language.templates import SentenceTable
from denouement.language.words import Word, split, text_of
from denouement.model import AT_AND_TO

__all__ = ["amended", "difference", "one_by_one"]

_LONGEST = 20
"""Words in a sentence that is still worth the trouble."""

_LONGEST_TWICE = 10
"""Words in a sentence in which two changes are tried."""

_MOST_TRIED = 400
"""Changed sentences that are tried for one line."""

_INSTEAD = {
    **dict.fromkeys(("in", "inside", "on", "by", "near", "within"), ("at", "to")),
    **dict.fromkeys(("into", "onto", "toward", "towards", "at"), ("to", "at")),
    "to": ("at",),
    **dict.fromkeys(("are", "was", "were", "am", "being"), ("is",)),
    **dict.fromkeys(("have", "had", "holds", "owns", "carries", "got"), ("has",)),
    **dict.fromkeys(("think", "thinks", "thought", "feels", "assumes", "suspects", "supposes", "believe", "believed"),
                    ("believes",)),
    **dict.fromkeys(("knew", "know"), ("knows",)),
    **dict.fromkeys(("loves", "likes", "adores"), ("is fond of",)),
    "is": ("lies",),
    "never": ("does not",),
    "don't": ("does not",),
    "didn't": ("does not",),
    "aren't": ("is not",),
    "ain't": ("is not",),
    "wasn't": ("is not",),
    "weren't": ("is not",),
    "haven't": ("has not",),
    "hadn't": ("has not",),
    "do": ("does",),
    "did": ("does",),
}  # fmt: skip
_TWO_INSTEAD = {
    ("no", "longer"): "not",
    ("has", "got"): "has",
    ("have", "got"): "has",
    ("is", "holding"): "has",
    ("says", "to"): "tells",
    ("can", "not"): "cannot",
}
"""Words that writers use, one or two of them, and what stands in their place in many sentences."""

_DROPPED = (
    "a",
    "already",
    "also",
    "an",
    "been",
    "got",
    "just",
    "longer",
    "now",
    "still",
    "that",
    "the",
    "then",
    "very",
)
_PUT_IN = ("to", "at", "that", "not", "is")


def amended(words: Sequence[Word], scope: Scope, table: SentenceTable) -> str:
    """The words with one or two small changes, so that a declared sentence fits them all; empty if none is found."""
    # Where a sentence takes any words in several places, there are too many ways to read each change.
    if len(words) > _LONGEST or any(sum(r.kind == OPEN_KIND for r in e.roles) > 1 for e in table.entries):
        return ""
    forms = _forms(table)
    once = list(_changed(words, forms))
    twice = (c for first in once for c in _changed(first, forms)) if len(words) <= _LONGEST_TWICE else ()
    for candidate in islice(chain(once, twice), _MOST_TRIED):
        if _fits(candidate, scope, table):
            return text_of(_placed(candidate, scope))
    return ""


def _placed(words: Sequence[Word], scope: Scope) -> list[Word]:
    """The words with the one that a place was given where they say *at* or *to*: *on* the street."""
    made: list[Word] = []
    for at, word in enumerate(words):
        after = scope.any_filler(words, at + 1) if word.key in AT_AND_TO and at + 1 < len(words) else ()
        own = next((f.placed(word.key, words[:at]) for _, f in after if f.own), "")
        made += _said(own, word) if own else [word]
    return made


def _fits(words: Sequence[Word], scope: Scope, table: SentenceTable) -> bool:
    """Whether the words are a sentence, or a person and *believes* before one."""
    if any(m.end == len(words) for m in table.matches(words, 0, scope.fill_slot)):
        return True
    for end, _ in scope.fill_slot(words, 0, "person") if words else ():
        after = [w.key for w in words[end : end + 2]]
        if after[:1] == ["believes"] or after[:1] == ["knows"]:
            rest = words[end + (2 if after[1:] == ["that"] else 1) :]
            if rest and any(m.end == len(rest) for m in table.matches(rest, 0, scope.fill_slot)):
                return True
    return False


def _forms(table: SentenceTable) -> dict[str, str]:
    """The verbs of the declared sentences by their other forms: *went* and *go* lead to *goes*."""
    found: dict[str, str] = {}
    for entry in table.entries:
        for part in entry.sentence.parts:
            word = part.casefold() if isinstance(part, str) else ""
            if not word.endswith("s") or len(word) < 3 or english.is_auxiliary(word):
                continue
            others = (english.past, english.base_form, english.plural_present, english.progressive)
            for other in others:
                found.setdefault(other(word).casefold(), word)
    return found


def _changed(words: Sequence[Word], forms: dict[str, str]) -> Iterator[list[Word]]:
    """The words with one change, the likeliest first."""
    for at in range(len(words) - 1):
        text = _TWO_INSTEAD.get((words[at].key, words[at + 1].key))
        if text is not None:
            yield [*words[:at], *_said(text, words[at]), *words[at + 2 :]]
    if len(words) == 1 and words[0].type == "quoted":
        yield split(words[0].text[1:-1], words[0].span.file, words[0].span.line, words[0].span.column + 1)
    for at, word in enumerate(words):
        instead = _INSTEAD.get(word.key, ())
        for text in (*((forms[word.key],) if word.key in forms else ()), *instead):
            yield [*words[:at], *_said(text, word), *words[at + 1 :]]
    for at, word in enumerate(words):
        if (word.type == "sign" and word.key in (".", ",", ";", "!")) or word.key in _DROPPED:
            yield [*words[:at], *words[at + 1 :]]
    for at, word in enumerate(words):
        if at:
            for text in _PUT_IN:
                yield [*words[:at], *_said(text, word), *words[at:]]


def _said(text: str, like: Word) -> list[Word]:
    return [replace(like, text=t, key=t, type="word") for t in text.split()]


def one_by_one(words: Sequence[Word], scope: Scope, table: SentenceTable) -> list[str]:
    """A sentence about two at once, said of each: *Ada is at the hall*, *Kit is at the hall*; empty if it is none."""
    if not words:
        return []
    for end, _ in scope.any_filler(words, 0):
        if end + 1 >= len(words) or words[end].key not in ("and", "or", "nor", ","):
            continue
        for after, _ in scope.any_filler(words, end + 1):
            subjects = (words[:end], words[end + 1 : after])
            said = [_singular(s, words[after:], scope, table) for s in subjects]
            if all(said):
                return said
    return []


def _singular(subject: Sequence[Word], rest: Sequence[Word], scope: Scope, table: SentenceTable) -> str:
    if not rest:
        return ""
    plain = [*subject, *rest]
    if any(m.end == len(plain) for m in table.matches(plain, 0, scope.fill_slot)):
        return text_of(plain)
    line = [*subject, *_said(english.third_person(rest[0].key), rest[0]), *rest[1:]]
    if rest[0].key in ("are", "were", "have", "do", "don't", "aren't"):
        line = [*subject, *_said(_INSTEAD[rest[0].key][0], rest[0]), *rest[1:]]
    if any(m.end == len(line) for m in table.matches(line, 0, scope.fill_slot)):
        return text_of(line)
    return amended(line, scope, table) or amended(plain, scope, table)


def difference(keys: Sequence[str], target: Sequence[str]) -> str:
    """What tells the words of a line from those of a declared sentence, where it is one thing; ``{}`` stands for a name."""
    steps = [s for s in SequenceMatcher(None, keys, target, autojunk=False).get_opcodes() if s[0] != "equal"]
    if len(steps) != 1:
        return ""
    _, a, b, c, d = steps[0]
    here, there = " ".join(keys[a:b]), " ".join(target[c:d])
    if "{}" in here + there:
        return ""
    if here and there:
        return f"it says “{there}” where this says “{here}”"
    return f"it says “{there}” besides" if there else f"it does not say “{here}”"
