"""Patterns of sentences, as a writer of worlds gives them and as the telling keeps its own.

A pattern is text with marks in it: ``{who}`` stands for somebody or something, ``{who's}`` for what is theirs,
``{who self}`` for *herself*, ``{that what}`` for *that* where it was named before; ``[goes]`` is a verb, given in the third person present and put into the tense that is
told in. Forms that no table holds are given with it: ``[lies|lay|lain]``. Text in, marks out; nothing is guessed.

A verb may stand one step further back than what is told (``[<goes]``: *went*, *had gone*), ahead of it (``[>goes]``:
*will go*, *would go*), or be denied (``[!goes]``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from denouement.english.verbs import known_verb

__all__ = ["Mark", "Named", "Plain", "Verb", "marks", "unknown_verbs"]


@dataclass(frozen=True, slots=True)
class Plain:
    """Text that stays as it is, blanks included."""

    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A place for whoever fills ``role``: plainly (``case`` is empty), as an owner ("'s"), by "self", or by "that"."""

    role: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in the third person present, with the forms its writer gave.

    ``step`` is -1 for what was before, 1 for what is ahead; ``denied`` where it is said not to be;
    ``alone`` where its subject is a thing, whoever was the subject before.
    """

    third: str
    past: str = ""
    participle: str = ""
    step: int = 0
    denied: bool = False
    alone: bool = False


Mark = Plain | Named | Verb

_PATTERN = re.compile(
    r"\{(?P<that>that )?(?P<role>[^\W\d][\w-]*)(?P<case>['’]s| self)?\}"
    r"|\[(?P<sign>[<>]?!?)(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)*)(?:\|(?P<past>[^|\[\]{}]+)\|(?P<part>[^|\[\]{}]+))?\]"
)


@lru_cache(maxsize=4_096)
def marks(text: str) -> tuple[Mark, ...]:
    """The parts of a pattern, in order.

    Raises:
        ValueError: a bracket or brace is not closed, or holds something else; the message says which.

    >>> [type(m).__name__ for m in marks("{who} [goes] home")]
    ['Named', 'Plain', 'Verb', 'Plain']
    """
    found: list[Mark] = []
    at = 0
    for match in _PATTERN.finditer(text):
        _plain(text[at : match.start()], found)
        at = match.end()
        if match["role"]:
            case = "that" if match["that"] else (match["case"] or "").replace("’", "'").strip()
            found.append(Named(match["role"], case))
        else:
            step = {"<": -1, ">": 1}.get(match["sign"][:1], 0)
            found.append(
                Verb(match["verb"], match["past"] or "", match["part"] or "", step, "!" in match["sign"])
            )
    _plain(text[at:], found)
    return tuple(found)


def _plain(text: str, found: list[Mark]) -> None:
    sign = next((s for s in text if s in "{}[]"), "")
    if sign:
        raise ValueError(f"“{text.strip()}” has a “{sign}” that begins or ends nothing")
    if text:
        found.append(Plain(text))


def unknown_verbs(pattern: tuple[Mark, ...]) -> tuple[str, ...]:
    """The verbs of a pattern whose forms are neither in the tables nor given."""
    return tuple(
        m.third for m in pattern if isinstance(m, Verb) and not m.past and not known_verb(m.third.lower())
    )
