"""The text that all formats of a telling share: what stands in a paragraph, without any markup.

A writer's words reach every format through ``clean``, so that all of them hold the same text and none has to think
of characters that no file of words can hold.
"""

from __future__ import annotations

import re

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

_BLANKS = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# What XML cannot hold, or allows and warns of: control characters, halves of a pair, code points that are none.
_UNHOLDABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_NO_TITLE = "A story"
_UNSAFE = re.compile(r"[^\w]+")
# Names that Windows keeps for devices, whatever stands after the dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
_LONGEST_NAME = 60


def clean(text: str) -> str:
    """The text as one line: blanks and line breaks become one blank, what no file can hold becomes U+FFFD."""
    return _UNHOLDABLE.sub("\ufffd", _BLANKS.sub(" ", text)).strip(" ")


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
