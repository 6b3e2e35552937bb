"""What a sentence says, as far as words alone can tell: its words, its numbers, who does what, and what it denies.

Text in, a `Reading` out. Nothing here understands English. What is read is coarse, and always to the same side: a
reading may find a claim where there is none, so that a sentence is doubted in vain, but it does not pass over a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from denouement import english
from denouement.telling.reworded_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BEFORE_OBJECTS,
    CONTRACTED,
    DENIALS,
    DETERMINERS,
    FREE,
    MINDS,
    MODALS,
    NUMBERS,
    SAME,
    SAYS,
    SPEAKERS_OWN,
    SUBJECTS,
    bases,
)

__all__ = ["Claim", "Reading", "read"]


@dataclass(frozen=True)
class Claim:
    """Something done or so.

    ``doers`` are those it may be said of; ``denied`` is None where that is not clear; ``frame`` is *fact*, *to*, *modal*
    or *said*; ``suffered``: it is done to them, and by whom is not said.
    """

    word: str
    doers: frozenset[str]
    denied: bool | None
    frame: str
    suffered: bool = False


@dataclass(frozen=True)
class Reading:
    """What a sentence says.

    ``words`` are those that carry meaning, ``names`` the people named, ``others`` words written like a name;
    ``pronouns`` the subject forms of those used; ``numbers`` their values; ``denials`` and ``minds`` count words that
    deny, and words for what goes on in somebody.
    """

    words: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    pronouns: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    denials: int = 0
    minds: int = 0
    claims: tuple[Claim, ...] = ()


def read(
    text: str, people: Mapping[str, str], *, speaker: str = "", narrator: str = "", acts: frozenset[str] = frozenset(),
    lenient: bool = False,
) -> Reading:  # fmt: skip
    """What ``text`` says.

    Args:
        text: a sentence or several.
        people: names and pronouns of everybody.
        speaker: who says it; empty for narration.
        narrator: who *I* is in narration; empty where nobody is.
        acts: verbs that the story declares, as bases.
        lenient: how far a thought reaches is taken to be to the end of its sentence; for what others are held to.
    """
    reading = [_Sentence(row, people, speaker, narrator, acts, lenient) for row in _rows(text, people)]
    return Reading(
        words=tuple(w for r in reading for w in r.words),
        names=frozenset(n for r in reading for n in r.names),
        others=tuple(o for r in reading for o in r.others),
        pronouns=frozenset(p for r in reading for p in r.pronouns),
        numbers=frozenset(n for r in reading for n in r.numbers),
        denials=sum(r.denials for r in reading),
        minds=sum(r.minds for r in reading),
        claims=tuple(c for r in reading for c in r.claims),
    )


def _rows(text: str, people: Mapping[str, str]) -> Iterator[list[str]]:
    names = sorted(people, key=len, reverse=True)
    word = r"[^\W_]+(?:['’][^\W_]+)?|[.!?,;:—–]|[“”\"‘]"
    pattern = "|".join([*(rf"(?<!\w){re.escape(n)}(?!\w)" for n in names if n), word])
    row: list[str] = []
    for token in re.findall(pattern, text):
        if token in ".!?":
            yield row
            row = []
        else:
            row += [token] if token in people else _parted(token)
    yield row


def _parted(token: str) -> list[str]:
    """A contraction as its words."""
    lower = token.replace("’", "'")
    if lower.casefold() in ("can't", "cannot"):
        return ["can", "not"]
    if lower.casefold() == "won't":
        return ["will", "not"]
    if lower.casefold().endswith("n't"):
        return [token[:-3], "not"]
    head, mark, tail = lower.partition("'")
    if not mark:
        return [token]
    return [head, CONTRACTED.get(tail.casefold(), tail.casefold())] if head else [tail]


class _Sentence:
    """One sentence read, from left to right."""

    def __init__(
        self, row: Sequence[str], people: Mapping[str, str], speaker: str, narrator: str, acts: frozenset[str],
        lenient: bool,
    ) -> None:  # fmt: skip
        self.row, self.people, self.acts, self.lenient = row, people, acts, lenient
        self.speaker, self.narrator = speaker, narrator
        self.lower = [t if t in people else t.casefold() for t in row]
        self.words: list[str] = []
        self.others: list[str] = []
        self.names: set[str] = set()
        self.pronouns: set[str] = set()
        self.numbers: set[str] = set()
        self.denials = 0
        self.minds = 0
        self.claims: list[Claim] = []
        self._doers: frozenset[str] | None = None
        self._fresh = False
        self._thought = False
        for index in range(len(row)):
            self._take(index)

    def _take(self, index: int) -> None:
        word = self.lower[index]
        if word in self.people:
            self.names.add(word)
            self._maybe_subject(index, frozenset({word}))
        elif word in SPEAKERS_OWN or english.pronoun(word):
            self._pronoun(index, word)
        elif word in NUMBERS and word != "one":
            self.numbers.add(NUMBERS[word])
        elif word.isdigit() or any(c.isdigit() for c in word):
            self.numbers.add(word)
        elif word in DENIALS:
            self.denials += 1
        elif word in MODALS:
            self.words.append(MODALS[word])
        elif word in FREE or not word[0].isalpha():
            self._small(index, word)
        else:
            self._content(index, word)

    def _small(self, index: int, word: str) -> None:
        ends = word == ";" or (word in ("and", "but") and index and self.lower[index - 1] == ",")
        if ends and not self.lenient:
            self._thought = False

    def _pronoun(self, index: int, word: str) -> None:
        found = english.pronoun(word)
        subject = SPEAKERS_OWN.get(word) or (found.subject if found else word)
        self.pronouns.add(subject)
        if subject == "it":
            if word == "it":
                self._doers = None
        elif word in SUBJECTS:
            self._doers, self._fresh = self._meant(subject), True
        elif word == "you":
            self._maybe_subject(index, self._meant("you"))

    def _meant(self, subject: str) -> frozenset[str]:
        if subject in ("i", "we"):
            own = self.speaker or self.narrator
            return frozenset({own}) if own and subject == "i" else frozenset(self.people)
        if subject == "you":
            return frozenset(self.people) - {self.speaker}
        fitting = frozenset(n for n, p in self.people.items() if p == subject)
        return frozenset(self.people) if subject == "they" else fitting

    def _maybe_subject(self, index: int, who: frozenset[str]) -> None:
        after = self._next(index)
        before = self.lower[index - 1] if index else ""
        if after == "s":
            self._doers = None
            return
        if before == "and" and self._doers and index >= 2 and self.lower[index - 2] in self._doers:
            self._doers, self._fresh = self._doers | who, True
        elif before not in BEFORE_OBJECTS - {"and"} and (not index or self._verbal(after) or after == "and"):
            self._doers, self._fresh = who, True

    def _next(self, index: int) -> str:
        for word in self.lower[index + 1 :]:
            if word not in ADVERBS and not word.endswith("ly"):
                return word
        return ""

    def _verbal(self, word: str) -> bool:
        if word in AUXILIARIES or word in MODALS:
            return True
        return bool(word) and word not in FREE and (self._is_verb(word) or word.endswith(("s", "ed")))

    def _is_verb(self, word: str) -> bool:
        found = bases(word)
        known = found & (self.acts | english.IRREGULAR.keys() | MINDS | SAYS)
        return bool(known) or any(found & row for row in SAME)

    def _content(self, index: int, word: str) -> None:
        self.words.append(word)
        if index and self.row[index][0].isupper():
            self.others.append(self.row[index])
        before = self.lower[index - 1] if index else ""
        if self._doers is not None and (
            self._fresh
            or (self._is_verb(word) and before not in DETERMINERS | BEFORE_OBJECTS - {"to", "and"})
        ):
            self.claims.append(self._claim(index, word))
            self._fresh = False
        # To see a person is an act; to see it so, or to take it so, is a thought.
        so = bool(bases(word) & {"take", "see"}) and self._next(index) in ("it", "that")
        if so or bases(word) & (MINDS | SAYS):
            self.minds += not bases(word) & SAYS
            self._thought = True

    def _claim(self, index: int, word: str) -> Claim:
        suffered = self._suffered(index, word)
        doers = self._doers or frozenset()
        if suffered and "by" in self.lower[index:]:
            after = self.lower[index:].index("by") + index + 1
            named = self.lower[after] if after < len(self.lower) else ""
            pronoun = english.pronoun(named)
            if named in self.people:
                doers, suffered = frozenset({named}), False
            elif pronoun is not None:
                doers, suffered = self._meant(pronoun.subject), False
        return Claim(word, doers, self._denied(index), self._frame(index), suffered)

    def _suffered(self, index: int, word: str) -> bool:
        participle = word.endswith("ed") or english.is_participle(word)
        held = {p for b in bases(word) for p in (english.IRREGULAR.get(b) or ())[1:]}
        back = [w for w in self.lower[max(0, index - 3) : index] if w not in ADVERBS and not w.endswith("ly")]
        return (participle or word in held) and bool(back) and back[-1] in BE

    def _frame(self, index: int) -> str:
        for word in reversed(self.lower[:index]):
            if word == "to":
                return "to"
            if word in MODALS:
                return "modal"
            if word not in AUXILIARIES and word not in ADVERBS and not word.endswith("ly"):
                break
        return "said" if self._thought else "fact"

    def _denied(self, index: int) -> bool | None:
        """Whether it is denied; None where the *not* stands before a comma."""
        if any(w in DENIALS for w in self.lower[self._since(index, {","} | _ENDS) : index + 3]):
            return True
        return None if any(w in DENIALS for w in self.lower[self._since(index, _ENDS) : index]) else False

    def _since(self, index: int, ends: Set[str]) -> int:
        while index and self.lower[index - 1] not in ends:
            index -= 1
        return index


_ENDS = frozenset([";", ":", "and", "but", "that", "because"])
