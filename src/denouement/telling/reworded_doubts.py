"""What may be wrong with a reworded sentence: each doubt is one thing it says that nothing behind it says.

A sentence is held against the texts it is said to come from and the details of their sources, and against nothing else:
what another sentence of the telling says does not count, so that nothing is told before its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from denouement.telling.reworded_traces import Claim, Reading, read
from denouement.telling.reworded_words import CAUSAL, bases, senses
from denouement.telling.text import Sentence, Telling

__all__ = ["Background", "Doubt", "doubts"]

_INWARD = frozenset({"belief", "expectation", "plan", "feeling"})
_FIRST = "i"


@dataclass(frozen=True)
class Doubt:
    """One thing a sentence says that cannot be traced.

    ``kind`` is "name", "number", "act", "early", "word", "person", "doer", "denial", "fact", "belief", "reason",
    "lost" or "speaker"; ``words`` are the sentence's own; ``why`` says what is wrong with them.
    """

    kind: str
    words: str
    why: str


@dataclass(frozen=True)
class Background:
    """The telling a sentence is held against, the verbs its story declares, and who says *I* in narration."""

    telling: Telling
    acts: frozenset[str]
    people: Mapping[str, str] = field(compare=False)
    narrator: str = ""

    @classmethod
    def of(cls, telling: Telling, acts: Sequence[str] = ()) -> Background:
        """The background of a telling; ``acts`` are verbs in any form."""
        people = dict(telling.people)
        declared = frozenset(b for act in acts for b in bases(act.casefold()))
        narrated = " ".join(s.text for p in telling.paragraphs for s in p.sentences if not s.speaker)
        first = telling.viewpoint in people and _FIRST in read(narrated, people).pronouns
        return cls(telling, declared, people, telling.viewpoint if first else "")

    def told_at(self, word: str, number: int) -> int:
        """Whether a word is told later (1) than the paragraph at index ``number``, earlier (-1), or in no other (0)."""
        of = bases(word)
        where = [n for n, known in enumerate(_by_paragraph(self.telling)) if of & known]
        if any(n < number for n in where):
            return -1
        return 1 if any(n > number for n in where) else 0


@lru_cache(maxsize=4)
def _by_paragraph(telling: Telling) -> tuple[frozenset[str], ...]:
    people = dict(telling.people)
    found = []
    for paragraph in telling.paragraphs:
        texts = [t for s in paragraph.sentences for t in (s.text, *(x.detail for x in s.sources))]
        found.append(frozenset(b for t in texts for w in read(t, people).words for b in bases(w)))
    return tuple(found)


def doubts(
    made: Sentence, origin: Sequence[Sentence], number: int, ids: Sequence[int], behind: Background
) -> tuple[Doubt, ...]:
    """Everything ``made`` says that ``origin`` and what stands behind it do not; empty where it is traced."""
    held = _Against(made, origin, number, behind)
    found = (
        *held.names(),
        *held.words(),
        *held.numbers(),
        *held.doers(),
        *held.denials(),
        *held.facts(),
        *held.reasons(),
        *held.lost(ids),
    )
    return tuple(dict.fromkeys(found))


class _Against:
    """One sentence against those it comes from."""

    def __init__(self, made: Sentence, origin: Sequence[Sentence], number: int, behind: Background) -> None:
        self.made, self.origin, self.number, self.behind = made, origin, number, behind
        self.new = self._read(made.text, made.speaker)
        self.texts = [self._read(o.text, o.speaker, True) for o in origin]
        details = dict.fromkeys(s.detail for o in origin for s in o.sources)
        manners = dict.fromkeys(o.manner for o in origin if o.manner)
        self.behind_it = [*self.texts, *(self._read(d, "", True) for d in (*details, *manners))]
        self.known = frozenset(
            s for r in self.behind_it for w in r.words for s in senses(w, behind.acts) | bases(w)
        )

    def _read(self, text: str, speaker: str, lenient: bool = False) -> Reading:
        behind = self.behind
        return read(
            text, behind.people, speaker=speaker, narrator=behind.narrator, acts=behind.acts, lenient=lenient
        )

    # --- words

    def names(self) -> Iterator[Doubt]:
        """People whom nothing behind the sentence names, and pronouns that can mean none of those it does."""
        there = {n for r in self.behind_it for n in r.names} | ({self.made.speaker} - {""})
        for name in sorted(self.new.names - there):
            yield Doubt("name", name, "nothing behind this sentence names this person")
        used = {p for r in self.behind_it for p in r.pronouns}
        allowed = used | {self.behind.people[n] for n in there if n in self.behind.people} | {"it"}
        # Two people are they; a speaker is I, and whoever is spoken to is you.
        allowed |= {"they"} if len(there) > 1 else set()
        allowed |= {"i", "you", "we"} if self.made.speaker else set()
        for pronoun in sorted(self.new.pronouns - allowed):
            yield Doubt("person", pronoun, "nobody behind this sentence can be meant by it")

    def words(self) -> Iterator[Doubt]:
        """Words of meaning that are not in what stands behind the sentence."""
        for word in dict.fromkeys(self.new.words):
            if bases(word) & self.known or word in CAUSAL:
                continue
            if any(o.casefold() == word for o in self.new.others):
                yield Doubt("name", word.capitalize(), "nothing behind this sentence has this name")
            elif self.behind.told_at(word, self.number) > 0:
                yield Doubt("early", word, "it belongs to what is told only later")
            elif bases(word) & self.behind.acts:
                yield Doubt("act", word, "nobody does this here")
            else:
                yield Doubt("word", word, "nothing behind this sentence says so")

    def numbers(self) -> Iterator[Doubt]:
        """Numbers that are not there."""
        there = {n for r in self.behind_it for n in r.numbers}
        for value in sorted(self.new.numbers - there):
            yield Doubt("number", value, "nothing behind this sentence has this number")

    # --- claims

    def _like(self, claim: Claim) -> list[Claim]:
        """What stands behind the sentence with the same word."""
        of = senses(claim.word, self.behind.acts)
        return [c for r in self.behind_it for c in r.claims if of & senses(c.word, self.behind.acts)]

    def doers(self) -> Iterator[Doubt]:
        """Acts and states said of somebody else than those they are told of."""
        for claim in self.new.claims:
            there = [c for c in self._like(claim) if c.doers]
            fitting = [c for c in there if c.suffered == claim.suffered and c.doers & claim.doers]
            turned = [c for c in there if claim.suffered and not c.suffered and not claim.doers <= c.doers]
            if there and claim.doers and not fitting and not turned:
                who = " or ".join(dict.fromkeys(n for c in there for n in sorted(c.doers)))
                yield Doubt("doer", claim.word, f"behind this sentence it is {who} of whom this is told")

    def denials(self) -> Iterator[Doubt]:
        """What is denied here and not there, or there and not here; a question denies nothing."""
        if self._asks():
            return
        if self.new.denials and not any(r.denials for r in self.behind_it):
            yield Doubt("denial", self.made.text, "it denies what nothing behind it denies")
            return
        if not self.new.denials and any(r.denials for r in self.texts):
            yield Doubt("denial", self.made.text, "what stands behind it denies something, and it does not")
            return
        for claim in self.new.claims:
            there = self._like(claim)
            clear = claim.denied is not None and all(c.denied is not None for c in there)
            if there and clear and all(c.denied != claim.denied for c in there):
                yield Doubt(
                    "denial", claim.word, "it is denied here and not behind it, or the other way round"
                )

    def _asks(self) -> bool:
        return bool(self.made.speaker) and all(t.rstrip("”’ ").endswith("?") for t in self._all_texts())

    def _all_texts(self) -> Iterator[str]:
        yield self.made.text
        yield from (o.text for o in self.origin)

    def facts(self) -> Iterator[Doubt]:
        """What is only thought, wanted, said or possible, told as a fact; and a thought nothing stands behind."""
        said = [c for o in self.origin for c in self._read(o.text, o.speaker).claims if c.frame == "fact"]
        for claim in self.new.claims:
            there = self._like(claim)
            if any(c.word == claim.word and c.doers == claim.doers for c in said):
                continue  # the telling itself, read as strictly, says it no less plainly
            if claim.frame == "fact" and there and all(c.frame != "fact" for c in there):
                yield Doubt(
                    "fact", claim.word, "behind it this is thought, wanted, said or possible, and no fact"
                )
        inward = [o for o in self.origin if not o.speaker and all(s.kind == "belief" for s in o.sources)]
        minded = [r.minds for o, r in zip(self.origin, self.texts, strict=True) if o in inward]
        if any(minded) and not self.new.minds:
            yield Doubt("fact", self.made.text, "what somebody believes is told as a fact")
        if self.new.minds and not any(r.minds for r in self.behind_it):
            yield Doubt("belief", self.made.text, "nobody is known to think, want or feel this here")

    def reasons(self) -> Iterator[Doubt]:
        """A reason where none is known."""
        given = [w for w in self.new.words if w in CAUSAL]
        known = any(s.kind in _INWARD for o in self.origin for s in o.sources)
        if given and not known and not any(bases(w) & self.known for w in given):
            yield Doubt("reason", given[0], "no reason is known for this")

    def lost(self, ids: Sequence[int]) -> Iterator[Doubt]:
        """An original of which no word is left."""
        here = frozenset(s for w in self.new.words for s in senses(w, self.behind.acts))
        for position, sentence, text in zip(ids, self.origin, self.texts, strict=True):
            details = [self._read(s.detail, "", True) for s in sentence.sources]
            own = frozenset(b for r in (text, *details) for w in r.words for b in bases(w))
            if text.words and not own & here:
                yield Doubt("lost", sentence.text, f"nothing is left of sentence {position}")
