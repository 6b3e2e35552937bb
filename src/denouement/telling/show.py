"""A telling as plain text: paragraphs, speech in quotation marks, a sign where a scene breaks off."""

from __future__ import annotations

from denouement.telling.text import Paragraph, Sentence, Telling

__all__ = ["BREAK", "as_text", "paragraph_text"]

BREAK = "* * *"


def as_text(telling: Telling) -> str:
    """The whole telling, paragraphs apart by an empty line."""
    parts: list[str] = []
    for number, paragraph in enumerate(telling.paragraphs):
        if paragraph.gap and number:
            parts.append(BREAK)
        if telling.level == "screenplay" and paragraph.sentences[0].speaker:
            parts.append(f"    {paragraph.sentences[0].speaker.upper()}\n    {paragraph.sentences[0].text}")
        else:
            parts.append(paragraph_text(paragraph))
    return "\n\n".join(parts)


def paragraph_text(paragraph: Paragraph) -> str:
    """A paragraph as one line."""
    return " ".join(_sentence(s) for s in paragraph.sentences)


def _sentence(sentence: Sentence) -> str:
    if not sentence.speaker:
        return sentence.text
    inner = sentence.text.replace("“", "‘").replace("”", "’")
    if not sentence.manner:
        return f"“{inner}”"
    bare = inner[:-1] + "," if inner.endswith(".") else inner
    return f"“{bare}” {sentence.manner}."
