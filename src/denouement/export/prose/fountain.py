"""Fountain: a screenplay as plain text, which screenwriting programs read.

Source: the Fountain syntax, 1.1. Places become scene headings, speech becomes dialogue with its manner in brackets,
everything else is action. A line that would be taken for something else is forced (``!`` action, ``@`` a speaker,
``.`` a heading). A backslash escapes ``*`` and ``_``; for what the syntax has no escape, an invisible word joiner
(U+2060) parts the two characters that would be read as markup, and in names and headings a wide form stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from denouement.export.prose.text import clean, kept_paragraphs, title_of
from denouement.telling.text import Paragraph, Sentence, Telling

__all__ = ["fountain"]

_JOINER = "\u2060"
_HEADING = re.compile(r"(?:INT|EXT|EST|I\.?/E|INT\.?/EXT)(?![^\W_])", re.IGNORECASE)
_FORCING = (".", "!", "@", "~", ">", "=", "#")
_SCENE_NUMBER = re.compile(r"#([\w.\-]+)#\s*$")
_PLAIN_CUE = re.compile(r"[A-Z][A-Z0-9 .'’-]*[A-Z0-9]|[A-Z]")
_EXTENSION = re.compile(r"[^()]+\([^()]*\)")
# Some readers drop a backslash before any of these, others only before the first.
_AFTER_BACKSLASH = re.compile(r"\\(?=[*_@#!$~`+=.><\\/])")


def fountain(telling: Telling, author: str = "") -> str:
    """A telling as a screenplay."""
    head = [f"Title: {_escape(title_of(telling))}"]
    if clean(author):
        head += ["Credit: written by", f"Author: {_escape(clean(author))}"]
    blocks = ["\n".join(head)]
    place = ""
    for paragraph in kept_paragraphs(telling):
        there = clean(paragraph.place) or place
        if there and (there != place or paragraph.gap):
            blocks.append(_heading(there))
        place = there
        blocks += _blocks(paragraph)
    return "\n\n".join(blocks) + "\n"


def _blocks(paragraph: Paragraph) -> Iterator[str]:
    """A block for each stretch of narration, one for each stretch of one person's speech, and a note for each reason."""
    for speaker, sentences in groupby(paragraph.sentences, key=lambda s: clean(s.speaker)):
        group = list(sentences)
        if speaker:
            yield _dialogue(speaker, group)
        else:
            yield _action(" ".join(clean(s.text) for s in group))
        for why in dict.fromkeys(filter(None, (clean(s.why) for s in group))):
            yield f"[[Why: {_escape(why)}]]"


def _dialogue(speaker: str, sentences: list[Sentence]) -> str:
    lines = [_cue(speaker)]
    for manner, said in groupby(sentences, key=lambda s: clean(s.manner)):
        if manner:
            lines.append(f"({_escape(manner)})")
        text = _escape(" ".join(clean(s.text) for s in said))
        # In brackets it would be a manner, after a tilde a song.
        lines.append(_JOINER + text if text.startswith(("(", "~")) else text)
    return "\n".join(lines)


def _cue(speaker: str) -> str:
    name = speaker.upper()
    if _PLAIN_CUE.fullmatch(name) and not _HEADING.match(name):
        return name
    name = name.replace("^", "＾")
    if not _EXTENSION.fullmatch(name):
        name = name.replace("(", "（").replace(")", "）")
    return "@" + _escape(name)


def _heading(place: str) -> str:
    name = place.upper()
    if _SCENE_NUMBER.search(name):
        name = name.replace("#", "＃")
    # A full stop forces a heading only where a letter or digit follows; before an ellipsis it means nothing.
    return f".{_escape(name)}" if name[0].isalnum() else f"INT./EXT. {_escape(name)}"


def _action(text: str) -> str:
    made = _escape(text)
    if text.upper().endswith("TO:"):
        made += _JOINER
    forced = text.startswith(_FORCING) or bool(_HEADING.match(text)) or text == text.upper()
    return f"!{made}" if forced else made


def _escape(text: str) -> str:
    """Text within a line: emphasis, notes and what is struck out (``/* */``) are taken apart."""
    made = _AFTER_BACKSLASH.sub(rf"\\{_JOINER}", text).replace("*", "\\*")
    if made.count("_") > 1:
        made = made.replace("_", "\\_")
    for mark in ("[", "]"):
        made = re.sub(rf"\{mark}(?=\{mark})", mark + _JOINER, made)
    # Unusual blanks at either end would be taken away by many readers.
    before = _JOINER if made[:1].isspace() else ""
    return before + made + (_JOINER if made[-1:].isspace() else "")
