"""The research syntax as tokens, with the place of each.

A minus sticks to a digit that follows it, so ``x() -1`` is two operands in a row; subtraction needs a blank.
Text in, tokens out, in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from denouement.diagnostics import Report, Source
from denouement.model import Span

__all__ = ["LONGEST", "Token", "tokenise"]

LONGEST = 1_000_000
"""Characters in a problem file; the largest published one has some thousands."""

_PATTERN = re.compile(
    r"""
    (?P<blank>\s+|//[^\n]*|/\*.*?\*/)
  | (?P<open>/\*)
  | (?P<number>-?(?:\d+(?:\.\d*)?|\.\d+))
  | (?P<symbol>==|!=|>=|<=|[(){}\[\],;:*/+\-&|!=<>])
  | (?P<word>[^\s(){}\[\],;:*/+\-&|!=<>]+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``type`` is "number", "symbol" or "word"."""

    text: str
    type: str
    span: Span

    @property
    def is_name(self) -> bool:
        """Whether it can be the name of something: a word that begins with a letter, and no value."""
        return self.type == "word" and self.text[0].isalpha() and self.text not in ("True", "False")


def tokenise(source: Source, report: Report) -> list[Token]:
    """The tokens of a problem file; comments and blanks are left out."""
    if len(source.text) > LONGEST:
        report.error(
            "file-too-long",
            Span(source.name, 1, 1, 2),
            f"the file has {len(source.text):,} characters; the most that is read is {LONGEST:,}",
            "take out what the problem does not need",
        )
        return []
    tokens: list[Token] = []
    line, line_start = 1, 0
    for found in _PATTERN.finditer(source.text):
        text, type_ = found.group(), found.lastgroup or "blank"
        column = found.start() - line_start + 1
        if type_ == "open":
            report.error(
                "open-comment",
                Span(source.name, line, column, column + 2),
                "this comment is never closed",
                "close it with */",
            )
            return tokens
        if type_ != "blank":
            tokens.append(Token(text, type_, Span(source.name, line, column, column + len(text))))
        breaks = text.count("\n")
        if breaks:
            line += breaks
            line_start = found.start() + text.rfind("\n") + 1
    return tokens
