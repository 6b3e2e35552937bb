"""What stands behind speech to say whose it is, as plainly as can be: *he says*, *she asks*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from denouement.english import Plain, Verb
from denouement.telling.realise import realised
from denouement.telling.shapes import Person, Ref, Token, Unit

__all__ = ["hearer_named", "tag", "tag_text", "tagged"]


def tag(speaker: int, words: str, hearer: int | None = None) -> tuple[Token, ...]:
    """The tag of some words: *asks* behind a question, else *says*; with the hearer, where that has to be told."""
    asks = words.endswith("?")
    plain = (Ref(speaker, "subject"), Plain(" "), Verb("asks" if asks else "says"))
    return plain if hearer is None else (*plain, Plain(" " if asks else " to "), Ref(hearer, "object"))


def tagged(unit: Unit) -> Unit:
    """The tag of a unit of speech, as a sentence of its own about the speaker."""
    return replace(unit, tokens=unit.tag, subject=unit.speaker, mind=None)


def tag_text(
    unit: Unit, refers: Mapping[int, str], cast: Sequence[Person], past: bool, me: int | None
) -> str:
    """The tag of a unit of speech as bare words; empty where it has none."""
    if not unit.tag:
        return ""
    text = realised(unit.tag, refers, cast, past, me).removesuffix(".")
    small = refers.get(0) == "pronoun" and unit.speaker != me
    return text[:1].lower() + text[1:] if small else text


def hearer_named(
    unit: Unit, refers: Mapping[int, str], cast: Sequence[Person], me: int | None
) -> dict[int, str]:
    """How the persons of a tag are referred to: the hearer by name, if anybody else goes by the same pronoun."""
    found = dict(refers)
    for index, token in enumerate(unit.tag):
        if isinstance(token, Ref) and token.case == "object" and token.person != me:
            own = cast[token.person]
            if any(p.pronoun == own.pronoun and p.number not in (own.number, me) for p in cast):
                found[index] = "name"
    return found
