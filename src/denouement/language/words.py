"""A line of text as words: the smallest things the story language is made of.

A word is a run of letters, digits, hyphens and apostrophes; the possessive ``'s`` is a word of its own, and
so is each sign of punctuation. Text in, words with their columns out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from denouement.model import Span, spaced

__all__ = ["Word", "kept", "span_of", "split", "text_of"]

_LETTER = r"(?:[^\W_]|[^\x00-\xbf\s\u2000-\u206f\u3000-\u303f])"
"""A letter or digit, or any sign beyond ASCII that is no blank and no punctuation, such as a combining mark."""

_PATTERN = re.compile(
    r"""
    (?P<quoted>"[^"]*"|“[^”]*”)
  | (?P<number>-?\d+(?:\.\d+)?(?![\w]))
  | (?P<possessive>['’]s\b|(?<=s)['’](?!\w))
  | (?P<word>LETTER+(?:(?:['’](?!s\b)|[-_.–])(?=LETTER)LETTER*)*)
  | (?P<sign>>=|<=|!=|==|…|\.\.\.|[^\s\w]|_)
    """.replace("LETTER", _LETTER),
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``key`` is what it is compared by: without capitals, the possessive always ``'s``."""

    text: str
    key: str
    type: str
    span: Span


def split(text: str, file: str, line: int, column: int = 1) -> list[Word]:
    """The words of ``text``, which stands in ``file`` at ``line`` from ``column`` on."""
    words = []
    for found in _PATTERN.finditer(text):
        type_ = found.lastgroup or "sign"
        span = Span(file, line, column + found.start(), column + found.end())
        key = "'s" if type_ == "possessive" else found.group().replace("’", "'").casefold()
        words.append(Word(found.group(), key, type_, span))
    return words


def text_of(words: list[Word]) -> str:
    """The words as one line again, in canonical spacing."""
    return spaced([w.text for w in words])


def span_of(words: list[Word]) -> Span:
    """The span from the first of the words to the last."""
    return words[0].span.to(words[-1].span)


def kept(words: list[Word]) -> tuple[bool, list[Word]]:
    """Whether the words end in ``(keep)``, which asks that the line be left as it is; and the words without that."""
    if len(words) > 3 and [w.key for w in words[-3:]] == ["(", "keep", ")"]:
        return True, words[:-3]
    return False, words
