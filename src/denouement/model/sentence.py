"""A sentence with roles in it: declared once, then matched, quoted, offered and told.

A sentence is a row of words and slots, such as *{victim} forgives {wrongdoer}*. Where it has a verb, its
other forms follow from it: the negative (*does not forgive*), the infinitive (*to forgive*), the perfect
(*has forgiven*) and the past (*forgave*). Values in, text out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from denouement import english
from denouement.model.places import AT_AND_TO, place_word

__all__ = ["Form", "Part", "Sentence", "Slot", "spaced"]


class Form(Enum):
    """The shapes one sentence can take."""

    PLAIN = "plain"
    NEGATIVE = "negative"
    INFINITIVE = "infinitive"
    PERFECT = "perfect"
    NOT_PERFECT = "not perfect"
    PERFECT_INFINITIVE = "perfect infinitive"
    PAST = "past"
    NEGATIVE_PAST = "negative past"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sentence for somebody or something; ``role`` names it."""

    role: str


Part = str | Slot


@dataclass(frozen=True)
class Sentence:
    """Words and slots in order.

    ``past`` and ``participle`` are forms the writer gave for the verb; empty where the rules suffice.
    """

    parts: tuple[Part, ...]
    past: str = ""
    participle: str = ""

    @cached_property
    def verb(self) -> int | None:
        """The index of the verb: the word after the first slot (or after *A and B*), else the first auxiliary."""
        slots = [i for i, part in enumerate(self.parts) if isinstance(part, Slot)]
        after = slots[0] + 1 if slots else 1
        if self._of_two:
            after = slots[1] + 1
        while after < len(self.parts) and _is_adverb(self.parts[after]):
            after += 1
        part = self.parts[after] if after < len(self.parts) else ""
        if isinstance(part, str) and part.isalpha():
            if part.endswith("s") or self._of_two or english.is_auxiliary(part.lower()):
                return after
        for index, part in enumerate(self.parts):
            if index and isinstance(part, str) and english.is_auxiliary(part.lower()):
                return index
        return None if slots[:1] == [0] else self._plain_verb()

    def _plain_verb(self) -> int | None:
        """The verb of a sentence that begins with words: *the key lies under the mat*."""
        start = 2 if isinstance(self.parts[0], str) and self.parts[0].lower() in ("the", "a", "an") else 1
        for index, part in enumerate(self.parts[start:], start):
            if isinstance(part, str) and len(part) > 3 and part.endswith("s") and english.known_verb(part):
                return index
        return None

    @property
    def _of_two(self) -> bool:
        """Whether the sentence begins *{one} and {other} …*, so that its verb is a plural."""
        return len(self.parts) > 3 and self.parts[1] == "and" and isinstance(self.parts[2], Slot)

    def forms(self, form: Form) -> tuple[tuple[Part, ...], ...]:
        """Every way to put the sentence in ``form``, the preferred first; none where it has no verb."""
        if form is Form.PLAIN:
            return (self.parts,)
        if self.verb is None:
            return ()
        verb = self.parts[self.verb]
        assert isinstance(verb, str)
        return tuple(
            self.parts[: self.verb] + tuple(text.split()) + self.parts[self.verb + 1 :]
            for text in self._verb_forms(verb, form)
        )

    def _verb_forms(self, verb: str, form: Form) -> tuple[str, ...]:
        plural = self._of_two or verb.lower() in ("are", "have")
        participle = self.participle or english.participle(verb)
        have = "have" if plural else "has"
        match form:
            case Form.NEGATIVE:
                ways = english.negative(verb)
                return ways[2:] + ways[:2] if self._has_something else ways
            case Form.INFINITIVE:
                return (f"to {english.base_form(verb)}",)
            case Form.PERFECT:
                return (f"{have} {participle}",)
            case Form.NOT_PERFECT:
                return (f"{have} not {participle}", f"{have} never {participle}")
            case Form.PERFECT_INFINITIVE:
                return (f"to have {participle}",)
            case Form.NEGATIVE_PAST:
                if english.is_auxiliary(verb.lower()) and not self._has_something:
                    return (f"{english.past(verb)} not",)
                return (f"did not {english.base_form(verb)}",)
            case _:
                return (self.past or english.past(verb),)

    @property
    def _has_something(self) -> bool:
        """Whether *has* is the verb itself (*has the ring*) rather than part of a perfect (*has forgiven*)."""
        assert self.verb is not None
        after = self.parts[self.verb + 1] if self.verb + 1 < len(self.parts) else ""
        is_have = self.parts[self.verb] in ("has", "have")
        return is_have and not (isinstance(after, str) and english.is_participle(after))

    def say(
        self, names: Mapping[str, str], form: Form = Form.PLAIN, own: Mapping[str, str] | None = None
    ) -> str:
        """The sentence with its slots filled by ``names``, without capital or full stop.

        ``own`` are the words that the writer gave to places, by their names: *on the street*.
        """
        ways = self.forms(form)
        parts = ways[0] if ways else self.parts
        words: list[str] = []
        for part, after in zip(parts, (*parts[1:], ""), strict=True):
            if isinstance(part, Slot):
                words.append(names[part.role])
            elif isinstance(after, Slot) and part in AT_AND_TO:
                name = names[after.role]
                words.append(place_word(part, name, (own or {}).get(name, ""), words))
            else:
                words.append(part)
        words = [w for w in words if w]
        text = spaced(words)
        return text if ways else f"not ({text})"

    def pattern(self) -> str:
        """The sentence as declared, slots as ``…``-free role names in braces, for messages."""
        return spaced([f"{{{p.role}}}" if isinstance(p, Slot) else p for p in self.parts])


_ADVERBS = frozenset(
    ["also", "already", "always", "just", "never", "now", "often", "only", "really", "seldom", "still"]
)


def _is_adverb(part: Part) -> bool:
    return isinstance(part, str) and (part in _ADVERBS or part.endswith("ly"))


def spaced(words: Sequence[str]) -> str:
    """The words joined by blanks, with ``'s``, commas and colons drawn close."""
    text = ""
    for word in words:
        close = not text or word in ("'s", "’s", "'", ",", ":", ")", ";") or text.endswith("(")
        close = close or (word in (".", "?", "!") and text[-1].isalnum())
        text += word if close else " " + word
    return text
