"""A writer's words as a format can hold them: one line of text, identifiers, names of passages, entities.

Names and sentences come from a story file and may hold anything: brackets, arrows, quotes, keywords, other scripts,
nothing that can be seen. Text is escaped by each format in its own way; what is here all of them need. Names that
only a program reads (labels, knots, titles of nodes) are made of ASCII letters, digits and underscores.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["clean", "entities", "identifier", "one_line", "passage_names", "shown", "slug"]

_LONGEST_SLUG = 40
_LONGEST_PASSAGE = 80

NOTHING_SHOWN = "…"
"""Stands where a text has nothing that can be seen."""

_BLANKS = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# What XML cannot hold, or allows and warns of, and so no file of words should: control characters, halves of a pair,
# code points that are no characters.
_UNHOLDABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
# Letters and symbols that look like a blank.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Punctuation that no format reads as anything else: within a word, or after a letter at the end of a phrase.
_HARMLESS = re.compile(r"(?<=[^\W\d_])['’-](?=[^\W_])|(?<=[^\W\d_])[.!:;](?= |$)|[ ,?]")
_ASCII_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


def clean(text: str) -> str:
    """The text in one line: each run of blanks and line breaks is one blank, what no file can hold is U+FFFD.

    Blanks of a typesetter's own, such as one at which no line is broken, stay.
    """
    return _UNHOLDABLE.sub("\ufffd", _BLANKS.sub(" ", text)).strip(" ")


def one_line(text: str) -> str:
    """The text in one line, in which there are no blanks but single plain ones."""
    return " ".join(clean(text).split())


def shown(text: str) -> str:
    """The text in one line, with something to see in it."""
    line = one_line(text)
    return line if any(_is_seen(c) for c in line) else NOTHING_SHOWN


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC" and character not in _BLANK_LETTERS


def slug(text: str) -> str:
    """The text as part of an identifier: lower-case ASCII letters and digits, joined by underscores; may be empty."""
    plain = unicodedata.normalize("NFKD", one_line(text)).replace("'", "").replace("’", "")
    words = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    made = ""
    for word in words:
        longer = f"{made}_{word}" if made else word
        if len(longer) > _LONGEST_SLUG:
            break
        made = longer
    return made or "".join(words)[:_LONGEST_SLUG]


def identifier(number: int, text: str) -> str:
    """A name for programs: *n3_mara_goes_to_the_cafe*.

    The number makes it different from all others, and from every keyword and number of any format.
    """
    words = slug(text)
    return f"n{number}_{words}" if words else f"n{number}"


def passage_names(texts: Iterable[str]) -> list[str]:
    """Names of passages that links can reach: letters and digits of any script, blanks, no two alike."""
    made: list[str] = []
    taken = {"storytitle", "storydata", "start", ""}
    for text in texts:
        kept = "".join(c if _fits_in_a_name(c) else " " for c in one_line(text).replace("’", "'"))
        # Harlowe takes what stands between two pairs of apostrophes for bold, and the link for none.
        name = " ".join(re.sub("''+", "'", kept).split())[:_LONGEST_PASSAGE].strip(" ',.-!?") or "passage"
        number, unique = 1, name
        while unique.casefold() in taken:
            number += 1
            unique = f"{name} {number}"
        taken.add(unique.casefold())
        made.append(unique)
    return made


def _fits_in_a_name(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN" or character in " ',.-!?"


def entities(text: str, form: str) -> str:
    """One line of text with each ASCII sign that a format could read as markup written by its number.

    ``form`` says how: ``"&#{};"`` in HTML. Punctuation inside words and at the end of phrases stays as it is.
    """
    harmless = {match.start() for match in _HARMLESS.finditer(text)}
    return _ASCII_SIGN.sub(
        lambda m: m[0] if m.start() in harmless else form.format(ord(m[0])),
        text,
    )
