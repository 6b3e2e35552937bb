"""Declared sentences, and recognising a line by them.

A declaration such as *{victim: person} has forgiven {wrongdoer: person}* becomes a sentence with roles. All
the sentences of a story, in all their forms, stand in one trie (:class:`SentenceTable`); a line is
matched against it word by word, a slot taking a name or a role. The longest match wins; two different
sentences of the same length are both returned, and are the reader's error to report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from denouement.diagnostics import Report
from denouement.language.words import Word, span_of
from denouement.model import (
    AT_AND_TO,
    Constant,
    Form,
    Part,
    Role,
    Sentence,
    Slot,
    Span,
    Term,
    needs_no,
    place_word,
)

__all__ = [
    "Declaration",
    "Entry",
    "Filler",
    "Match",
    "Quantifier",
    "SentenceTable",
    "Thing",
    "declaration",
    "fill",
]


# --- declaring -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Declaration:
    """A sentence as declared, what its slots take, and the words after it (``: number``, ``, one where``)."""

    sentence: Sentence
    roles: tuple[Role, ...]
    tail: tuple[Word, ...]
    span: Span


def declaration(
    words: Sequence[Word], known: Mapping[str, str], report: Report, ends: Sequence[str] = ()
) -> Declaration | None:
    """Read the sentence that ``words`` declare; None after reporting why it cannot be read.

    ``known`` are roles declared earlier that may be named bare in braces. ``ends`` are signs at which the
    sentence ends where they stand outside braces; the words from there on are the tail.
    """
    parts: list[Part] = []
    roles: list[Role] = []
    index = 0
    while index < len(words) and not (words[index].key in ends and _ends_here(words, index)):
        if words[index].key != "{":
            parts.append(words[index].text)
            index += 1
            continue
        close = next((i for i in range(index, len(words)) if words[i].key == "}"), None)
        role = _role(words[index + 1 : close], known) if close is not None else None
        if close is None or role is None:
            report.error(
                "bad-role",
                words[index].span,
                "a role is written {name: kind}, one word each, for example {who: person}",
                f"write {{{words[index + 1].text}: person}}, or another kind"
                if close == index + 2
                else "close the brace and name both the role and its kind",
            )
            return None
        if role.name in {r.name for r in roles}:
            report.error(
                "bad-role",
                words[index].span.to(words[close].span),
                f"the role “{role.name}” stands twice in this sentence",
                "give each role a name of its own",
            )
            return None
        parts.append(Slot(role.name))
        roles.append(role)
        index = close + 1
    if not parts or not any(isinstance(p, str) and p[0].isalnum() for p in parts):
        report.error(
            "bad-sentence",
            span_of(list(words)) if words else Span("", 0, 0, 0),
            "a declared sentence needs at least one word of its own besides its roles",
            "for example: {who: person} trusts {whom: person}",
        )
        return None
    return Declaration(Sentence(tuple(parts)), tuple(roles), tuple(words[index:]), span_of(list(words)))


def _ends_here(words: Sequence[Word], index: int) -> bool:
    """Whether the sign at ``index`` begins a tail: ``: …`` always, a comma only before ``one``."""
    return words[index].key != "," or [w.key for w in words[index + 1 : index + 2]] == ["one"]


def _role(inside: Sequence[Word], known: Mapping[str, str]) -> Role | None:
    if len(inside) == 1 and inside[0].key in known:
        return Role(inside[0].key, known[inside[0].key])
    if len(inside) >= 3 and inside[1].key == ":" and all(w.type == "word" for w in (inside[0], *inside[2:])):
        return Role(inside[0].key, " ".join(w.key for w in inside[2:]))
    return None


# --- what may fill a slot ------------------------------------------------------------------------------


class Quantifier(Enum):
    """An unnamed filler: *some person*, *every place*, *nobody*."""

    SOME = "some"
    EVERY = "every"
    NO = "no"


@dataclass(frozen=True)
class Filler:
    """What a slot was filled with: a name or role (``term``), or some/every/no of a kind.

    ``own`` is the word that the writer gave to a place: *on* the street.
    """

    term: Term
    kind: str
    span: Span
    quantifier: Quantifier | None = None
    own: str = ""

    def placed(self, preposition: str, before: Sequence[Word]) -> str:
        """The word that stands before the filler where its sentence has *at* or *to*."""
        name = str(getattr(self.term, "value", ""))
        return place_word(preposition, name, self.own, [w.key for w in before])


@dataclass(frozen=True)
class Thing:
    """A way of naming something: the words, what it stands for, and its kinds with all their parents."""

    keys: tuple[str, ...]
    term: Term
    kinds: frozenset[str]
    shown: str


# --- matching ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """One form of one sentence: what it belongs to (an action, a fact, …) and whether it denies."""

    owner: object
    sentence: Sentence
    roles: tuple[Role, ...]
    form: Form


@dataclass(frozen=True)
class Match:
    """A sentence recognised in ``words[start:end]``; ``fillers`` by role name."""

    entry: Entry
    fillers: Mapping[str, Filler]
    start: int
    end: int
    span: Span


@dataclass
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[tuple[str, str], _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


FillSlot = Callable[[Sequence[Word], int, str], Iterator[tuple[int, Filler]]]
"""From words, a position and a kind: the ways to fill a slot there, as (end, filler)."""


class SentenceTable:
    """A trie over the forms of sentences. Adding costs the sentence's length; matching, the line's."""

    def __init__(self) -> None:
        self._root = _Node()
        self.entries: list[Entry] = []

    def add(self, owner: object, sentence: Sentence, roles: tuple[Role, ...], *forms: Form) -> None:
        """Make the sentence recognisable in the given forms."""
        kinds = {r.name: r.kind for r in roles}
        for form in forms:
            entry = Entry(owner, sentence, roles, form)
            self.entries.append(entry)
            for parts in sentence.forms(form):
                node = self._root
                for part in parts:
                    if isinstance(part, Slot):
                        node = node.slots.setdefault((part.role, kinds[part.role]), _Node())
                    else:
                        node = node.words.setdefault(part.replace("’", "'").casefold(), _Node())
                node.entries.append(entry)

    def matches(self, words: Sequence[Word], start: int, fill_slot: FillSlot) -> list[Match]:
        """The longest matches that begin at ``start``; several only where different sentences fit."""
        known: dict[tuple[int, str], list[tuple[int, Filler]]] = {}

        def filled(at: int, kind: str) -> list[tuple[int, Filler]]:
            if (at, kind) not in known:
                known[at, kind] = list(fill_slot(words, at, kind))
            return known[at, kind]

        best: dict[int, Match] = {}
        longest = start
        stack: list[tuple[_Node, int, tuple[tuple[str, Filler], ...]]] = [(self._root, start, ())]
        while stack:
            node, at, fillers = stack.pop()
            if node.entries and at >= longest:
                if at > longest:
                    best, longest = {}, at
                span = words[start].span.to(words[at - 1].span)
                for entry in node.entries:
                    best.setdefault(id(entry.owner), Match(entry, dict(fillers), start, at, span))
            if at >= len(words):
                continue
            after = node.words.get(words[at].key)
            if after is not None:
                stack.append((after, at + 1, fillers))
            for preposition in AT_AND_TO:
                before = node.words.get(preposition)
                if before is None:
                    continue
                for (role, kind), child in before.slots.items():
                    if needs_no(preposition, words[at].key):
                        for end, filler in filled(at, kind):
                            stack.append((child, end, (*fillers, (role, filler))))
                    for end, filler in filled(at + 1, kind) if at + 1 < len(words) else ():
                        if filler.own and words[at].key == filler.placed(preposition, words[start:at]):
                            stack.append((child, end, (*fillers, (role, filler))))
            for (role, kind), child in node.slots.items():
                for end, filler in filled(at, kind):
                    stack.append((child, end, (*fillers, (role, filler))))
        return list(best.values())


def fill(value: str, kind: str, span: Span) -> Filler:
    """A filler that is a plain name."""
    return Filler(Constant(value, span), kind, span)
