"""JSON with places: every value keeps the line and column where it begins, so that mistakes can be shown there.

As much of JSON as plans need, read without recursion limits of its own: what is folded too deeply is refused.
Source of the notation: RFC 8259.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from denouement.diagnostics import Diagnostic, FindingKind, Source
from denouement.errors import StoryError
from denouement.model import Span

__all__ = ["Placed", "read_json"]

_MOST_LEVELS = 200
_MOST_VALUES = 50_000
_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_OTHER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")


@dataclass(frozen=True)
class Placed:
    """A value and where it stands: text, number, yes, no, null, a list of placed values, or fields by name."""

    value: str | float | bool | list[Placed] | dict[str, Placed] | None
    span: Span


def read_json(source: Source) -> Placed:
    """The document in a text.

    Raises:
        StoryError: the text is not JSON, or is folded too deeply; with the place.
    """
    reader = _Reader(source)
    value = reader.value(0)
    if reader.skip() < len(source.text):
        raise reader.broken("the document ends before this")
    return value


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.counted = 0
        self.values = 0

    def value(self, level: int) -> Placed:
        start = self.skip()
        self.values += 1
        if level > _MOST_LEVELS:
            raise self.too_deep()
        if self.values > _MOST_VALUES:
            raise self.too_long()
        opened = self.text[start : start + 1]
        span = self.span(start, start + 1)
        if opened == "{":
            return Placed(self._fields(level), span)
        if opened == "[":
            return Placed(self._list(level), span)
        if opened == '"':
            return self._string()
        found = _OTHER.match(self.text, start)
        if found is None:
            raise self.broken("here a value is expected")
        self.at = found.end()
        made = json.loads(found.group())
        return Placed(float(made) if isinstance(made, int) and not isinstance(made, bool) else made, span)

    def _list(self, level: int) -> list[Placed]:
        found: list[Placed] = []
        self.at += 1
        while not self._closes("]", bool(found)):
            found.append(self.value(level + 1))
        return found

    def _fields(self, level: int) -> dict[str, Placed]:
        found: dict[str, Placed] = {}
        self.at += 1
        while not self._closes("}", bool(found)):
            self.skip()
            name = self._string().value
            assert isinstance(name, str)
            if self.text[self.skip() : self.at + 1] != ":":
                raise self.broken("here a colon is expected")
            self.at += 1
            found[name] = self.value(level + 1)
        return found

    def _closes(self, sign: str, more: bool) -> bool:
        """Whether the list ends here; else go on behind its comma."""
        start = self.skip()
        found = self.text[start : start + 1]
        if found == sign:
            self.at += 1
            return True
        if more:
            if found != ",":
                raise self.broken(f"here a comma or “{sign}” is expected")
            self.at += 1
        return False

    def _string(self) -> Placed:
        found = _STRING.match(self.text, self.at)
        if found is None:
            raise self.broken("here a text in double quotes is expected")
        span = self.span(self.at, found.end())
        try:
            value = json.loads(found.group())
        except ValueError as fault:
            raise self.broken("this text has a backslash that means nothing") from fault
        self.at = found.end()
        return Placed(value, span)

    def skip(self) -> int:
        """Go past blanks; where that leads to."""
        found = _BLANK.match(self.text, self.at)
        assert found is not None
        self.at = found.end()
        return self.at

    def span(self, start: int, end: int) -> Span:
        """The span of a stretch of the text. Asked for in order, so that lines are counted once."""
        last = self.text.rfind("\n", self.counted, start)
        if last >= 0:
            self.line += self.text.count("\n", self.counted, start)
            self.line_start = last + 1
        self.counted = start
        column = start - self.line_start + 1
        return Span(self.source.name, self.line, column, column + max(1, end - start))

    def broken(self, message: str) -> StoryError:
        """The mistake of a text that is not JSON from here on."""
        hint = "a plan can also be written one act a line, without JSON"
        span, excerpt = self._here()
        return StoryError([Diagnostic("broken-line", FindingKind.ERROR, span, message, hint, (), excerpt)])

    def too_deep(self) -> StoryError:
        """The mistake of a text that is folded into itself too often."""
        message, hint = "this plan is folded too deeply to be read", "take explanations out of it"
        span, excerpt = self._here()
        return StoryError(
            [Diagnostic("too-deeply-nested", FindingKind.ERROR, span, message, hint, (), excerpt)]
        )

    def too_long(self) -> StoryError:
        """The mistake of a text with more in it than a plan can have."""
        message, hint = f"a plan has no more than {_MOST_VALUES:,} parts", "take explanations out of it"
        span, excerpt = self._here()
        return StoryError([Diagnostic("file-too-long", FindingKind.ERROR, span, message, hint, (), excerpt)])

    def _here(self) -> tuple[Span, str]:
        span = self.span(self.at, self.at + 1)
        return span, self.source.line(span.line)
