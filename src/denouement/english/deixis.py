"""What is said of two people, said by one of them to the other: *her future* becomes *your future*.

Text about persons in, text in the first and second person out. Where both go by the same pronoun, their pronouns
stay as they are: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from denouement.english.irregular import IRREGULAR
from denouement.english.pronouns import Pronoun, pronoun
from denouement.english.verbs import base_form, is_auxiliary, known_verb
from denouement.english.wordlist import words

__all__ = ["spoken"]

_I = Pronoun("I", "me", "my", "mine", "myself")
_YOU = Pronoun("you", "you", "your", "yours", "yourself", plural_verb=True)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w]+|_")
_PASTS = frozenset(past for past, _ in IRREGULAR.values())
_NO_NOUNS = frozenset(
    words(
        """
        a about after again against alone an and are as at back because before but by down even for
        from had has here if in into is it more no not now of off on once or out over so than that the
        then there till to too until up was were what when where while who why with without yet
        """
    )
)


def spoken(text: str, speaker: tuple[str, str], hearer: tuple[str, str] | None) -> str:
    """The text as ``speaker`` says it to ``hearer``; each is a name with a pronoun (which may be empty).

    >>> spoken("why he wanted to see her", ("Mara", "she"), ("Teo", "he"))
    'why you wanted to see me'
    >>> spoken("her future", ("Teo", "he"), ("Mara", "she"))
    'your future'
    >>> spoken("Teo left for her sake", ("Teo", "he"), ("Mara", "she"))
    'I left for your sake'
    """
    parts = _WORD.findall(text)
    persons = [(speaker, _I)] + ([(hearer, _YOU)] if hearer is not None else [])
    same = hearer is not None and speaker[1] == hearer[1]
    for index, word in enumerate(parts):
        for (name, own), person in persons:
            if word in (name, f"{name}'s", f"{name}’s"):
                parts[index] = _for_name(parts, index, person, word != name)
                break
            if not same and own and word[:1].isalpha():
                row = pronoun(word)
                if row is not None and row.subject == own:
                    parts[index] = _for_pronoun(parts, index, person, word.lower(), row)
                    break
    return "".join(parts)


def _for_name(parts: list[str], index: int, person: Pronoun, owner: bool) -> str:
    if owner:
        return person.possessive
    if not _verb_like(_next(parts, index)):
        return person.object
    _agree(parts, index, person)
    return person.subject


def _for_pronoun(parts: list[str], index: int, person: Pronoun, word: str, row: Pronoun) -> str:
    after = _next(parts, index).lower()
    if word == row.reflexive:
        return person.reflexive
    if word == row.possessive and (word != row.object or (after and after not in _NO_NOUNS)):
        return person.possessive
    if word == row.object:
        return person.object
    if word == row.possessive_pronoun:
        return person.possessive_pronoun
    _agree(parts, index, person)
    return person.subject


def _next(parts: Sequence[str], index: int) -> str:
    """The word right after, if only a blank stands between."""
    return parts[index + 2] if index + 2 < len(parts) and parts[index + 1] == " " else ""


def _verb_like(word: str) -> bool:
    lowered = word.lower()
    if lowered in ("never", "always", "still", "only"):
        return True
    is_past = lowered in _PASTS or (lowered.endswith("ed") and len(lowered) > 4)
    return bool(word) and (
        is_auxiliary(lowered) or is_past or (lowered.endswith("s") and known_verb(lowered))
    )


def _agree(parts: list[str], index: int, person: Pronoun) -> None:
    """Put the verb after a subject into its person."""
    verb = _next(parts, index).lower()
    if verb == "is":
        parts[index + 2] = "are" if person.plural_verb else "am"
    elif verb == "was" and person.plural_verb:
        parts[index + 2] = "were"
    elif verb in ("has", "does") or (verb.endswith("s") and not is_auxiliary(verb) and known_verb(verb)):
        parts[index + 2] = base_form(verb)
