"""What a page says about a story besides its text: wants, endings, the author."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["About", "Wish"]


@dataclass(frozen=True)
class Wish:
    """What somebody wants, in the writer's wording without the person: *to have an answer from Mara*."""

    person: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True)
class About:
    """What is known about a story.

    Args:
        wants: Everybody's wants, in the order of the file.
        planned: What the planned ending asks for, as a clause: *Mara has forgiven Teo*; empty if none is planned.
        author: The name to put on the page; empty for none.
    """

    wants: tuple[Wish, ...] = ()
    planned: str = ""
    author: str = ""
