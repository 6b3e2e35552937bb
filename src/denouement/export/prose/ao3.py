"""The text of a work for the Archive of Our Own: HTML of which its sanitizer removes and changes nothing.

Source: the Archive's published lists of elements and attributes. Its paragraph maker runs before the sanitizer and
turns loose text and line breaks into paragraphs, but leaves alone what is inside of ``<p>``; so all text is. The
title is no part of it: the Archive asks for that apart, and the posting sheet has it.
"""

from __future__ import annotations

from denouement.export.prose.markup import content, item
from denouement.export.prose.text import OUTLINE, kept_paragraphs, paragraph_text, spoken
from denouement.telling.text import Telling

__all__ = ["ao3"]

_NO_BREAK_SPACE = "\u00a0"


def ao3(telling: Telling) -> str:
    """A telling as the text of a work."""
    if telling.level == OUTLINE:
        return _outline(telling)
    lines = []
    for paragraph in kept_paragraphs(telling):
        if paragraph.gap:
            lines.append("<hr>")
        lines.append(f"<p>{_text(paragraph_text(paragraph))}</p>")
    return "\n".join(lines) + "\n"


def _outline(telling: Telling) -> str:
    """A numbered list. There are no line breaks in it, because the Archive would add them to the list."""
    items = [item([_text(spoken(s)) for s in p.sentences]) for p in kept_paragraphs(telling)]
    return f"<ol>{''.join(items)}</ol>\n" if items else "\n"


def _text(text: str) -> str:
    # The Archive writes a no-break space by its name; whoever compares before and after sees no difference.
    return content(text).replace(_NO_BREAK_SPACE, "&nbsp;")
