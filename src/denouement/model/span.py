"""Where something stands in a writer's file."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NOWHERE", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line: ``column`` is its first character, ``end`` the one after its last (both from 1)."""

    file: str
    line: int
    column: int
    end: int

    def to(self, other: Span) -> Span:
        """The span from here to the end of ``other``; of this line alone if ``other`` is on a later one."""
        if other.line != self.line or other.file != self.file:
            return self
        return Span(self.file, self.line, self.column, max(self.end, other.end))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Span("", 0, 0, 0)
"""The span of what no file says, such as a fact the program makes itself."""
