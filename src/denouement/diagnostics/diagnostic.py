"""What is wrong, where, and what to try: the one shape every finding of the program has.

Errors of a file and holes of a draft are both diagnostics, so that the terminal, the JSON output, the
studio and an editor show the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from functools import cached_property

from denouement.model import Span

__all__ = ["Diagnostic", "FindingKind", "Report", "Source", "TooManyMistakes", "nearest"]


class FindingKind(Enum):
    """What sort of finding: a mistake in the file, or one of the four kinds of plot hole."""

    ERROR = "error"
    CONTINUITY = "continuity"
    CAUSALITY = "causality"
    KNOWLEDGE = "knowledge"
    MOTIVE = "motive"


@dataclass(frozen=True)
class Source:
    """A text with the name it is shown under."""

    name: str
    text: str

    def line(self, number: int) -> str:
        """The line with this number, from 1; empty beyond the end."""
        lines = self.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")


@dataclass(frozen=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: what kind of mistake, in words joined by hyphens; ``denouement explain CODE`` says more.
        span: where; ``excerpt`` is the text of that line.
        message: one sentence naming the writer's own words.
        hint: what to try; may be empty.
        notes: further lines, such as the sentences that would fit.
        on_purpose: the writer's reason for leaving it so; set means suppressed.
    """

    code: str
    kind: FindingKind
    span: Span
    message: str
    hint: str = ""
    notes: tuple[str, ...] = ()
    excerpt: str = ""
    on_purpose: str = ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The sort key of a report: by place, then by code."""
        return (self.span.file, self.span.line, self.span.column, self.code)


MOST_MISTAKES = 500
"""A reading that has found so many mistakes is given up: something is wrong with the file as a whole."""


class TooManyMistakes(Exception):
    """Ends a reading; what was found until then is kept."""


@dataclass
class Report:
    """Collects the diagnostics of one reading, so that all of a file's mistakes are told together."""

    sources: dict[str, Source] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    _places: set[tuple[str, Span]] = field(default_factory=set)

    def error(self, code: str, span: Span, message: str, hint: str = "", notes: Iterable[str] = ()) -> None:
        """Note a mistake at ``span``; the same one at the same place is noted once.

        Raises:
            TooManyMistakes: there are so many already that the reading should end.
        """
        if (code, span) in self._places:
            return
        if len(self.found) >= MOST_MISTAKES:
            raise TooManyMistakes
        self._places.add((code, span))
        source = self.sources.get(span.file)
        excerpt = source.line(span.line) if source else ""
        self.found.append(Diagnostic(code, FindingKind.ERROR, span, message, hint, tuple(notes), excerpt))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found, in order of place."""
        return tuple(sorted(self.found, key=lambda d: d.order))


def nearest(word: str, known: Sequence[str], limit: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words most like ``word``, best first, whatever their capitals."""
    by_key = {k.casefold(): k for k in known}
    return [by_key[k] for k in get_close_matches(word.casefold(), list(by_key), limit, cutoff)]
