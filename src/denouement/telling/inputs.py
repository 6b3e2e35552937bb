"""What other layers add to a telling: what people expected, and what they feel.

Both are given, never made here: without them no event is told that did not happen, and no feeling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement.answers import Motives

__all__ = ["Expectation", "Extras", "FeelingOf"]


@dataclass(frozen=True)
class Expectation:
    """What ``person`` expects to come, as held before the event of number ``event``.

    ``acts`` are sentences, next first; ``broken``: the event at hand is another one, or did not come; ``about`` the
    persons whose acts they are.
    """

    person: int
    event: int
    acts: tuple[str, ...]
    broken: bool
    about: tuple[int, ...]


@dataclass(frozen=True)
class FeelingOf:
    """What ``person`` feels after the event of number ``event``.

    ``cause`` is one clause: which want, which expectation. ``toward`` is whom it is felt for, if anybody.
    """

    person: int
    event: int
    name: str
    strength: float
    cause: str
    toward: int | None = None


@dataclass(frozen=True)
class Extras:
    """All that is given. ``motives`` are those of a search or an earlier telling, with all they have worked out."""

    expectations: Sequence[Expectation] = ()
    feelings: Sequence[FeelingOf] = ()
    motives: Motives | None = None
