"""Sentences, names and roles of the story language, made of the words of a problem by rule.

``at(Tom) = Home`` becomes *Tom is at Home*, ``walk(c, from, to)`` becomes *{c} walks from {from} to {to}*. Whoever
writes on may put it better. No two sentences made here fit the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from denouement import english
from denouement.diagnostics import Report
from denouement.language.templates import declaration
from denouement.language.words import split
from denouement.language.writing.kinds import Node, plain_words
from denouement.model import WHERE_WORDS, Form, Sentence, Slot, ValueType

__all__ = ["Made", "Placed", "Sentences", "name_for", "role_for"]

_PREPOSITIONS = frozenset(
    [
        "at",
        "in",
        "on",
        "to",
        "from",
        "with",
        "of",
        "by",
        "for",
        "into",
        "onto",
        "inside",
        "near",
        "under",
        "over",
        "against",
        "about",
        "between",
        "behind",
        "beside",
        "toward",
        "towards",
        "through",
        "across",
    ]
)
_Shape = tuple[tuple[str, ...], tuple[Node, ...]]
_MOVING = frozenset(
    ["walk", "go", "travel", "move", "run", "sail", "ride", "drive", "fly", "come", "return", "climb", "flee"]
)
_WHERE = frozenset(["place", "room", "location", "site", "area"])
_RESERVED = frozenset(
    [
        "and",
        "or",
        "if",
        "then",
        "not",
        "for",
        "some",
        "every",
        "no",
        "somebody",
        "someone",
        "everybody",
        "everyone",
        "nobody",
        "unknown",
        "believes",
        "believe",
        "knows",
        "know",
        "wrongly",
        "does",
        "doesn't",
        "the",
        "that",
        "at",
        "more",
        "less",
        "than",
        "exactly",
        "least",
        "most",
        "fewer",
        "is",
        "has",
        "wants",
        "want",
        "so",
    ]
)
_NO_ROLES = (_RESERVED | WHERE_WORDS) - {"to"}
_PEOPLE_TOO = {"believes": "thinks", "believe": "think"}


def name_for(identifier: str, taken: set[str]) -> str:
    """A name for an entity, as a person would write it; ``taken`` are those given so far."""
    words = plain_words(identifier)
    shown = [w[:1].upper() + w[1:] for w in words]
    made = " ".join(shown)
    keys = [w.casefold() for w in words]
    if keys[0] in _RESERVED or not words[0][0].isalpha() or set(keys) & set(_PEOPLE_TOO):
        made = " ".join(["Name", *(_PEOPLE_TOO.get(k, w) for k, w in zip(keys, shown, strict=True))])
    name, count = made, 1
    while name.casefold() in taken:
        count += 1
        name = f"{made}-{count}"
    taken.add(name.casefold())
    return name


def role_for(variable: str, *taken: Container[str]) -> str:
    """A role for a parameter: one word that is neither a keyword nor any of those that are taken."""
    base = "-".join(plain_words(variable.partition("@")[0])).casefold()
    base = base if base[0].isalpha() else f"x{base}"
    name, count = base, 1
    while any(name in t for t in (*taken, _NO_ROLES)):
        count += 1
        name = f"{base}-{count}"
    return name


@dataclass(frozen=True)
class Placed:
    """A slot of a sentence in the making: its role, its kind, and the words that stand there if it is no slot."""

    role: str
    kind: Node
    words: str = ""

    @property
    def shown(self) -> str:
        """As it stands in the declaration."""
        return self.words or f"{{{self.role}: {self.kind.name}}}"


@dataclass(frozen=True)
class Made:
    """A sentence made: its declaration, what it says, and its slots, with the roles that they now have."""

    text: str
    sentence: Sentence
    slots: tuple[Placed, ...]


class Sentences:
    """The sentences of a story, each unlike any other, by its words and by its words with its roles."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, ...], list[tuple[Node, ...]]] = {}
        self._patterns: set[str] = set()

    def fact(self, name: str, slots: Sequence[Placed], type_: ValueType) -> Made:
        """A sentence for a property; where it has a value, that is the last of the slots."""
        kind = slots[0].kind.name if slots else "whole"
        words = _sayable(name)
        more = (f"as a {kind}", "again")
        return self._new(lambda s: _fact_text(words, s, type_), slots, more, Form.PLAIN, Form.NEGATIVE)

    def event(self, name: str, slots: Sequence[Placed], *forms: Form) -> Made:
        """A sentence for an action or a trigger; ``forms`` are those that are facts, and belong to it too."""
        words = _sayable(name)
        return self._new(lambda s: _event_text(words, s), slots, ("again",), Form.PLAIN, *forms)

    def given(self, text: str, slots: Sequence[Placed]) -> Sentence:
        """A sentence that is what it is."""
        return self._new(lambda _: text, slots, ("again",), Form.PLAIN, Form.NEGATIVE).sentence

    def _new(
        self,
        build: Callable[[Sequence[Placed]], str],
        slots: Sequence[Placed],
        more: Sequence[str],
        *forms: Form,
    ) -> Made:
        """The sentence that ``build`` makes of the slots; with other roles or ``more`` words if it is known."""
        additions, after = [*more], ""
        while True:
            for tried in (slots, _by_kind(slots)):
                text = build(tried) + after
                sentence = said(text)
                kinds = {s.role: s.kind for s in tried}
                every = [parts for form in forms for parts in sentence.forms(form)]
                shapes = [_shape(parts, kinds) for parts in every]
                patterns = {Sentence(parts).pattern() for parts in every}
                known = any(_alike(a, b) for words, a in shapes for b in self._shapes.get(words, ()))
                if not known and not patterns & self._patterns:
                    for words, nodes in shapes:
                        self._shapes.setdefault(words, []).append(nodes)
                    self._patterns |= patterns
                    return Made(text, sentence, tuple(tried))
            after += f" {additions.pop(0) if len(additions) > 1 else additions[0]}"


def _by_kind(slots: Sequence[Placed]) -> list[Placed]:
    """The slots with roles that tell their kinds as well."""
    return [s if s.words else Placed(role_for(f"{s.role}_{s.kind.name}"), s.kind) for s in slots]


def said(text: str) -> Sentence:
    """The sentence that a declaration makes."""
    made = declaration(split(text, "", 0), {}, Report())
    assert made is not None, text
    return made.sentence


def _shape(parts: Sequence[str | Slot], kinds: Mapping[str, Node]) -> _Shape:
    words = tuple("{}" if isinstance(p, Slot) else p.casefold() for p in parts)
    return words, tuple(kinds[p.role] for p in parts if isinstance(p, Slot))


def _alike(one: Sequence[Node], other: Sequence[Node]) -> bool:
    """Whether something could fit both, slot by slot."""
    return all(a.within(b) or b.within(a) or a.members & b.members for a, b in zip(one, other, strict=True))


def _sayable(name: str) -> list[str]:
    words = [w.casefold() for w in plain_words(name)]
    return [_PEOPLE_TOO.get(w, w) for w in words]


def _fact_text(words: list[str], slots: Sequence[Placed], type_: ValueType) -> str:
    if len(words) > 1 and words[0] in ("is", "are"):
        words = words[1:]
    shown = [s.shown for s in slots]
    value = shown.pop() if type_ is ValueType.ONE_OF else ""
    rest = "".join(f" with {s}" for s in shown[1:])
    name = " ".join(words)
    if type_ is ValueType.ONE_OF:
        if not shown:
            return f"the {name} is {value}"
        if words[-1] in _PREPOSITIONS:
            return f"{shown[0]} is {name} {value}{rest}"
        return f"{shown[0]}'s {name}{rest} is {value}"
    linked = words[-1] in _PREPOSITIONS or words[-1].endswith("ing")
    if type_ is ValueType.NUMBER and not shown:
        return f"the {name} is"
    if type_ is ValueType.NUMBER and (len(shown) == 1 or not (linked or _is_verb(words[0]))):
        return f"{shown[0]} has {name}{rest}"
    if not shown:
        return f"there is {name}"
    after = "".join(f" and {s}" for s in shown[2:])
    if len(shown) == 1:
        return f"{shown[0]} {name}" if _is_verb(words[0]) else f"{shown[0]} is {name}"
    if _is_verb(words[0]):
        return f"{shown[0]} {name} {shown[1]}{after}"
    return f"{shown[0]} is {name}{'' if linked else ' of'} {shown[1]}{after}"


def _is_verb(word: str) -> bool:
    """Whether a word reads as a verb in the third person: *loves*, *has*; not *is*, which is put before."""
    return (
        len(word) > 2
        and word.endswith("s")
        and word.isalpha()
        and english.known_verb(word)
        and not word.endswith("ss")
    )


def _event_text(words: list[str], slots: Sequence[Placed]) -> str:
    """The first slot does it; each further one stands after its own preposition, if it is one, or after *with*."""
    if not slots:
        return f"{' '.join(words)} happens"
    verb = words[0] if _is_verb(words[0]) else english.third_person(words[0])
    name = " ".join([verb, *words[1:]])
    text = f"{slots[0].shown} {name}"
    for number, slot in enumerate(slots[1:]):
        plain = re.sub(r"-\d+$", "", slot.role)
        if number == 0 and words[-1] in _PREPOSITIONS:
            pass
        elif plain in _PREPOSITIONS:
            text += f" {plain}"
        elif slot.kind.name in _WHERE:
            text += " to" if words[0] in _MOVING and " to " not in text else " at"
        elif number:
            text += " with"
        text += f" {slot.shown}"
    return text
