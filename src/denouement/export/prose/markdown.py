"""Markdown: one heading, one line a paragraph, escapes only where a character would be read as markup.

Source: CommonMark 0.31. Two extensions are minded as well, because most programs have them: struck-out text and
formulas between dollar signs. Lines are not wrapped, because many editors and sites keep the breaks of the source.
"""

from __future__ import annotations

import re

from denouement.export.prose.text import OUTLINE, clean, kept_paragraphs, paragraph_text, spoken, title_of
from denouement.telling.text import Telling

__all__ = ["escape_heading", "escape_line", "markdown"]

_BREAK = "* * *"

# Marks that bite wherever they stand. An underscore within a word does not; a sign < does before a tag or an address,
# and a sign & before what could be a named character.
_INLINE = re.compile(r"[\\`*\[\]~$]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[)")
# A line that begins a heading, a quotation, a list, a rule or a heading's underline.
_OPENS = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-(?=(?:\s*-)+\s*$)|=(?==*\s*$)|:(?=\s)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLOSES_HEADING = re.compile(r"(?<![^\s])#+$")


def markdown(telling: Telling) -> str:
    """A telling as a Markdown document."""
    blocks = [f"# {escape_heading(title_of(telling))}"]
    if telling.level == OUTLINE:
        blocks.append(_outline(telling))
    else:
        for paragraph in kept_paragraphs(telling):
            if paragraph.gap:
                blocks.append(_BREAK)
            blocks.append(escape_line(paragraph_text(paragraph)))
    return "\n\n".join(b for b in blocks if b) + "\n"


def _outline(telling: Telling) -> str:
    """A numbered list; what is remarked on an event is a list within its item, indented as far as its text."""
    lines = []
    for number, paragraph in enumerate(kept_paragraphs(telling), start=1):
        first, *rest = (spoken(s) for s in paragraph.sentences)
        lines.append(f"{number}. {escape_line(first)}")
        lines += [f"{' ' * len(f'{number}. ')}- {escape_line(text)}" for text in rest]
    return "\n".join(lines)


def escape_line(text: str) -> str:
    """Text that stands on a line of its own, read back by a Markdown reader exactly as it is."""
    made = _INLINE.sub(r"\\\g<0>", clean(text))
    made = _NUMBERED.sub(r"\1\\\2", made, count=1) if _NUMBERED.match(made) else made
    made = "\\" + made if _OPENS.match(made) else made
    return _edges(made)


def escape_heading(text: str) -> str:
    """Text that stands after the sign of a heading; signs # at its end would be taken for decoration."""
    made = _INLINE.sub(r"\\\g<0>", clean(text))
    made = _CLOSES_HEADING.sub(lambda found: found[0].replace("#", "\\#"), made)
    return _edges(made)


def _edges(text: str) -> str:
    """Unusual blanks at either end, which some readers take away, are named by their number."""
    inner = text.strip()
    if inner == text:
        return text
    at = text.index(inner) if inner else len(text)
    before, after = text[:at], text[at + len(inner) :]
    return "".join(f"&#{ord(c)};" for c in before) + inner + "".join(f"&#{ord(c)};" for c in after)
