"""What a reader of an exported telling should find, said from the telling itself."""

from __future__ import annotations

from itertools import groupby

from denouement.export.prose.text import clean, kept_paragraphs
from denouement.telling.text import Sentence, Telling
from export.prose.readers import JOINER

__all__ = ["WIDE", "plain", "screenplay_blocks"]

WIDE = str.maketrans("^()#", "＾（）＃")
"""In names and headings these stand for what the syntax has no escape for."""


def screenplay_blocks(telling: Telling) -> list[tuple[str, ...]]:
    """Every block of its screenplay: its kind, then its lines."""
    expected: list[tuple[str, ...]] = []
    place = ""
    for paragraph in kept_paragraphs(telling):
        there = clean(paragraph.place) or place
        if there and (there != place or paragraph.gap):
            expected.append(("heading", plain(there.upper()).translate(WIDE)))
        place = there
        for speaker, group in groupby(paragraph.sentences, lambda s: clean(s.speaker)):
            said = list(group)
            expected.append(speech(speaker, said) if speaker else action(said))
    return expected


def action(sentences: list[Sentence]) -> tuple[str, ...]:
    """The block that narration should be."""
    return ("action", plain(" ".join(clean(s.text) for s in sentences)))


def speech(speaker: str, sentences: list[Sentence]) -> tuple[str, ...]:
    """The block that one person's speech should be."""
    lines = []
    for manner, said in groupby(sentences, lambda s: clean(s.manner)):
        lines += [f"({plain(manner)})"] * bool(manner)
        lines.append(plain(" ".join(clean(s.text) for s in said)))
    return ("speech", plain(speaker.upper()).translate(WIDE), *lines)


def plain(text: str) -> str:
    """Text without word joiners, which a writer's text may have of its own."""
    return text.replace(JOINER, "")
