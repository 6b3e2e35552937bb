"""The text that all formats of a telling share: what stands in a paragraph, without any markup.

A writer's words reach every format through ``clean``, so that all of them hold the same text and none has to think
of characters that no file of words can hold.
"""

from __future__ import annotations

import re

from denouement.export.names import clean
from denouement.telling.show import paragraph_text as paragraph_shown
from denouement.telling.text import Paragraph, Sentence, Telling

__all__ = [
    "OUTLINE",
    "clean",
    "file_name",
    "kept_paragraphs",
    "paragraph_text",
    "spoken",
    "title_of",
    "word_count",
]

OUTLINE = "outline"
"""The level of a telling whose paragraphs are a numbered event each, with remarks on it."""

_NO_TITLE = "A story"
_UNSAFE = re.compile(r"[^\w]+")
# Names that Windows keeps for devices, whatever stands after the dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
_LONGEST_NAME = 60


def title_of(telling: Telling) -> str:
    """The title, which is never empty."""
    return clean(telling.title) or _NO_TITLE


def spoken(sentence: Sentence) -> str:
    """A sentence as prose has it: narration as it is, speech in quotation marks, as the telling itself is shown."""
    return clean(paragraph_shown(Paragraph((sentence,))))


def paragraph_text(paragraph: Paragraph) -> str:
    """The whole of a paragraph."""
    return " ".join(filter(None, map(spoken, paragraph.sentences)))


def kept_paragraphs(telling: Telling) -> list[Paragraph]:
    """The paragraphs that hold any text. A gap before one that does not goes to the next."""
    kept: list[Paragraph] = []
    gap = False
    for paragraph in telling.paragraphs:
        gap = gap or paragraph.gap
        sentences = tuple(s for s in paragraph.sentences if clean(s.text))
        if sentences:
            kept.append(Paragraph(sentences, paragraph.place, gap and bool(kept)))
            gap = False
    return kept


def word_count(telling: Telling) -> int:
    """How many words the text has, without its title."""
    texts = (paragraph_text(p) for p in telling.paragraphs)
    return sum(1 for text in texts for word in text.split() if any(c.isalnum() for c in word))


def file_name(title: str) -> str:
    """A title as the name of a file on every system, without a suffix: letters and digits, joined by hyphens."""
    words = _UNSAFE.sub("-", clean(title).casefold().replace("'", "").replace("’", "")).strip("-_")
    name = words.encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-_") or "story"
    return f"{name}-story" if name in _DEVICES else name
