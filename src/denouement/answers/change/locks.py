"""Lines that are not to be touched: named on the command line, by their words or by a part of them.

The other way to lock a line is ``(keep)`` at its end, or behind its heading; the reader notes that in the story.
"""

from __future__ import annotations

from collections.abc import Sequence

from denouement.answers.change.page import Page
from denouement.diagnostics import nearest
from denouement.errors import UsageError

__all__ = ["Locks"]


class Locks:
    """The lines that certain words ask to be kept."""

    def __init__(self, page: Page, words: Sequence[str] = ()) -> None:
        """
        Raises:
            UsageError: no line has these words.
        """
        self._held: set[int] = set()
        contents = {n: page.content(n) for n in range(1, len(page.lines) + 1)}
        for asked in words:
            plain = " ".join(asked.split()).casefold()
            found = [
                n for n, text in contents.items() if plain and plain in " ".join(text.split()).casefold()
            ]
            if not found:
                like = nearest(asked, [t for t in contents.values() if t], 1, 0.4)
                hint = f"did you mean “{like[0]}”?" if like else "give a line of it, or some words of one"
                raise UsageError(f"no line of the file has the words “{asked}”", hint)
            self._held.update(found)

    def holds(self, line: int) -> bool:
        """Whether a line is to be kept."""
        return line in self._held
