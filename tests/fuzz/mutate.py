"""Texts that are nearly right: a text with some of its tokens, characters or lines changed.

What is changed follows from a random number generator alone, so that every text can be made again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

__all__ = ["mutated", "soup", "tokens_of"]

_TOKEN = re.compile(r"\s+|[^\W\d_]+|\d+(?:\.\d+)?|.", re.DOTALL)
_SIGNS = "{}()[]:;,.&|!=<>+-*/?#\"“”'’— \t\n\r\0\x0b\x85\u2028é0aA‮🙂"


def tokens_of(text: str) -> list[str]:
    """The text in pieces: words, numbers, single signs, and the blanks between them."""
    return _TOKEN.findall(text)


def mutated(text: str, random: Random, words: Sequence[str], most: int = 5) -> str:
    """The text with one to ``most`` changes; ``words`` are put into it."""
    for _ in range(random.randint(1, most)):
        text = random.choice(_CHANGES)(text, random, words)
    return text


def soup(random: Random, words: Sequence[str], most: int = 60) -> str:
    """Words of the language in any order, with blanks and ends of lines between them."""
    joints = (" ", " ", "", "\n", "\n  ", "\n    ", "; ", ";\n")
    return "".join(random.choice(words) + random.choice(joints) for _ in range(random.randint(0, most)))


def _place(pieces: Sequence[str], random: Random) -> int:
    """A token that is more than a blank, where there is one."""
    for _ in range(4):
        at = random.randrange(len(pieces))
        if pieces[at].strip():
            return at
    return at


def _delete(text: str, random: Random, words: Sequence[str]) -> str:
    pieces = tokens_of(text) or [""]
    at = _place(pieces, random)
    del pieces[at : at + random.choice((1, 1, 1, 2, 5))]
    return "".join(pieces)


def _double(text: str, random: Random, words: Sequence[str]) -> str:
    pieces = tokens_of(text) or [""]
    at = _place(pieces, random)
    part = pieces[at : at + random.choice((1, 1, 3, 12))]
    return "".join([*pieces[:at], *part * random.choice((2, 2, 3, 9)), *pieces[at + len(part) :]])


def _swap(text: str, random: Random, words: Sequence[str]) -> str:
    pieces = tokens_of(text) or [""]
    one, other = _place(pieces, random), _place(pieces, random)
    pieces[one], pieces[other] = pieces[other], pieces[one]
    return "".join(pieces)


def _replace(text: str, random: Random, words: Sequence[str]) -> str:
    pieces = tokens_of(text) or [""]
    pieces[_place(pieces, random)] = random.choice((random.choice(words), random.choice(pieces)))
    return "".join(pieces)


def _insert(text: str, random: Random, words: Sequence[str]) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice((random.choice(_SIGNS), " " + random.choice(words) + " ")) + text[at:]


def _repeat_sign(text: str, random: Random, words: Sequence[str]) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(_SIGNS) * random.choice((2, 9, 90)) + text[at:]


def _cut(text: str, random: Random, words: Sequence[str]) -> str:
    at = random.randint(0, len(text))
    return random.choice((text[:at], text[:at], text[at:]))


def _move_lines(text: str, random: Random, words: Sequence[str]) -> str:
    lines = text.split("\n")
    at, count = random.randrange(len(lines)), random.randint(1, 6)
    part = lines[at : at + count]
    del lines[at : at + count]
    to = random.randint(0, len(lines))
    return "\n".join([*lines[:to], *part, *lines[to:]])


_CHANGES = (
    _delete,
    _delete,
    _double,
    _swap,
    _replace,
    _replace,
    _insert,
    _insert,
    _repeat_sign,
    _cut,
    _move_lines,
)
