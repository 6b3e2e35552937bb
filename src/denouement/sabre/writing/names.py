"""Words for the research syntax made of the sentences and names of a story.

A sentence becomes a name with its words joined, a name becomes one word with capitals. Nothing is called twice the
same, and the same story gives the same words.
"""

from __future__ import annotations

import unicodedata

from denouement import english
from denouement.model import Sentence, Slot

__all__ = ["RESERVED", "Words", "name_of_entity", "name_of_event", "name_of_fact", "name_of_kind"]

RESERVED = frozenset(
    [
        "type",
        "entity",
        "property",
        "action",
        "trigger",
        "utility",
        "precondition",
        "effect",
        "consenting",
        "observing",
        "believes",
        "if",
        "elseif",
        "else",
        "forall",
        "exists",
        "sum",
        "product",
        "True",
        "False",
        "boolean",
        "number",
        "character",
    ]
)
"""Words of the syntax itself, and its built-in types."""

_ARTICLES = frozenset(["the", "a", "an"])
_LEFT_OUT = _ARTICLES | {"is", "are", "'s"}


class Words:
    """Words given out so far; each is given once."""

    def __init__(self) -> None:
        self._given: set[str] = {*RESERVED, "entity"}

    def give(self, word: str) -> str:
        """The word, with a number after it if it was given before."""
        count, made = 1, word
        while made in self._given:
            count += 1
            made = f"{word}{'_' if word[-1].isdigit() else ''}{count}"
        self._given.add(made)
        return made


def name_of_entity(name: str) -> str:
    """``the Rose and Crown`` is ``RoseAndCrown``."""
    words = _plain(name)
    kept = words[1:] if words[:1] and words[0].casefold() in _ARTICLES and len(words) > 1 else words
    return _beginning("".join(w[:1].upper() + w[1:] for w in kept), "E")


def name_of_kind(name: str) -> str:
    """``fishing boat`` is ``fishing_boat``."""
    return _beginning("_".join(w.lower() for w in _plain(name)), "t")


def name_of_fact(sentence: Sentence) -> str:
    """``{who} is angry with {whom}`` is ``angry_with``."""
    words = [p.replace("’", "'") for p in sentence.parts if isinstance(p, str)]
    kept = [w for w in words if w.lower() not in _LEFT_OUT] or words
    return _beginning("_".join(w.lower() for p in kept for w in _plain(p)), "p")


def name_of_event(sentence: Sentence) -> str:
    """``{who} goes to {where}`` is ``go_to``."""
    words: list[str] = []
    for index, part in enumerate(sentence.parts):
        if isinstance(part, Slot):
            continue
        words.append(english.base_form(part) if index == sentence.verb else part)
    kept = [w for w in words if w.lower() not in _ARTICLES | {"'s", "’s"}] or words
    return _beginning("_".join(w.lower() for p in kept for w in _plain(p)), "a")


def _plain(text: str) -> list[str]:
    """The words of a text, of letters and digits alone; accents are taken off."""
    folded = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in bare).split()


def _beginning(word: str, letter: str) -> str:
    """The word, with a letter before it where it begins with none."""
    return word if word[:1].isalpha() else letter + word
