"""What other layers add to a telling: what people expected, what they feel, and what of it shows.

Both are given, never made here: without them no event is told that did not happen, and no feeling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement.answers import Motives
from denouement.ground import GroundAct

__all__ = ["Expectation", "Extras", "FeelingOf", "SignOf"]


@dataclass(frozen=True)
class Expectation:
    """What ``person`` expects to come, as held before the event of number ``event``.

    ``acts`` are sentences, next first; ``broken``: the event at hand is another one, or did not come; ``about`` the
    persons whose acts they are. ``foreseen`` are the acts themselves.
    """

    person: int
    event: int
    acts: tuple[str, ...]
    broken: bool
    about: tuple[int, ...]
    foreseen: tuple[GroundAct, ...] = ()


@dataclass(frozen=True)
class FeelingOf:
    """What ``person`` feels after the event of number ``event``.

    ``cause`` is one clause: which want, which expectation. ``toward`` is whom it is felt for, if anybody; ``want`` the
    want of the person's own that it is about, as its writer has it, if any; ``reasons`` what it is made of.
    """

    person: int
    event: int
    name: str
    strength: float
    cause: str
    toward: int | None = None
    want: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignOf:
    """A sign that ``person`` gives after the event of number ``event``.

    ``told`` is a pattern in which ``{who}`` gives it, ``thing`` the word for what it uses, if anything; ``family`` what of
    the body or the voice; ``feeling`` what it is a sign of; ``taken`` what each of the others takes it for.
    """

    person: int
    event: int
    told: str
    family: str
    feeling: str
    thing: str = ""
    taken: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Extras:
    """All that is given.

    ``motives`` are those of a search or an earlier telling, with all they have worked out; ``left`` is what people still
    feel when all is over, the strongest first.
    """

    expectations: Sequence[Expectation] = ()
    feelings: Sequence[FeelingOf] = ()
    motives: Motives | None = None
    signs: Sequence[SignOf] = ()
    left: Sequence[FeelingOf] = ()
