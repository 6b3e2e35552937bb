"""Whether somebody is content with what another has just done, and what makes them so.

Somebody whose want has come to nothing is disappointed, or resents it. Three things can cancel that, each read from what
they believe, want and foresee:

* **closure**: the event ends a want of theirs that was open, and they saw the event coming;
* **told**: they want somebody else to know or believe something, and as they see it that has come true;
* **desert**: they hold the other's act to be right, by a belief of their own.

None of them helps where the event leaves somebody worse off than they foresaw just before it. Where several hold, the one
with the most at stake carries; take it away and another carries, or none does.

This finds the causes, of any act and any two worlds. Whether somebody who lives an event feels it, among all else they
feel, :mod:`denouement.feelings.rules.content` decides by what is found here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from denouement.engine import NOBODY, StoryReasons, World, condition
from denouement.ground import (
    GroundAct,
    GroundExpression,
    GroundWant,
    Mind,
    parts_of,
)

__all__ = ["Cause", "CauseKind", "Contentment", "Default", "contentment"]


class CauseKind(Enum):
    """What can make somebody content with an answer they did not want."""

    CLOSURE = "closure"
    TOLD = "told"
    DESERT = "desert"


class Default(Enum):
    """What somebody feels whom nothing makes content."""

    DISAPPOINTMENT = "disappointment"
    RESENTMENT = "resentment"


@dataclass(frozen=True)
class Cause:
    """One cause: the numbers of the wants behind it, and how much is at stake in them."""

    kind: CauseKind
    wants: tuple[int, ...]
    stake: float


@dataclass(frozen=True)
class Contentment:
    """What somebody feels about an event: the causes of being content, the one that carries first; or the default."""

    person: int
    causes: tuple[Cause, ...]
    default: Default
    worse_than_foreseen: bool

    @property
    def is_content(self) -> bool:
        """Whether any cause holds, and the event is no worse than foreseen."""
        return bool(self.causes) and not self.worse_than_foreseen

    @property
    def carries(self) -> CauseKind | None:
        """The cause that carries; None if the person is not content."""
        return self.causes[0].kind if self.is_content else None

    @property
    def feeling(self) -> str:
        """One word."""
        return "contentment" if self.is_content else self.default.value


def contentment(
    reasons: StoryReasons,
    person: int,
    world: World,
    act: GroundAct,
    floor: frozenset[int] = NOBODY,
    right: frozenset[int] = NOBODY,
    due: frozenset[int] = NOBODY,
) -> Contentment:
    """What ``person`` feels about ``act``, done in ``world`` by somebody else.

    Args:
        floor: those whom the act before addressed.
        right: fluents any of which, believed, makes the act right in the person's eyes.
        due: fluents any of which, believed, makes the person hold that another answer was owed.
    """
    engine, foresight = reasons.engine, reasons.foresight
    before = world.minds[person]
    after = engine.step(world, act).minds[person]
    foreseen = foresight.foresees(person, world, floor)
    end = foresight.forecast(after, foresight.horizon - 1, person, 1, foresight.addressed_by(act)).end
    is_worse = reasons.utility(person, end) < reasons.utility(person, foreseen.end)
    lost = foresight.openness.closed(person, before, after)
    wants = engine.ground.wants
    causes = []
    if lost and foreseen.act is act:
        causes.append(_cause(CauseKind.CLOSURE, lost, wants))
    told = tuple(
        n for n, w in enumerate(wants) if w.person == person and _is_known(w, person) and _holds(w, after)
    )
    if told:
        causes.append(_cause(CauseKind.TOLD, told, wants))
    owed = any(after.values[f] is True for f in due)
    if not owed and any(after.values[f] is True for f in right):
        causes.append(_cause(CauseKind.DESERT, lost, wants))
    causes.sort(key=lambda c: -c.stake)
    default = Default.RESENTMENT if owed else Default.DISAPPOINTMENT
    return Contentment(person, tuple(causes), default, is_worse)


def _cause(kind: CauseKind, numbers: tuple[int, ...], wants: tuple[GroundWant, ...]) -> Cause:
    return Cause(kind, numbers, sum(wants[n].weight for n in numbers))


def _holds(want: GroundWant, world: World) -> bool:
    return want.condition is not None and condition(want.there, world) and condition(want.condition, world)


def _is_known(want: GroundWant, person: int) -> bool:
    """Whether a want is about what somebody else knows or believes."""
    return want.condition is not None and any(mind != person for mind in _minds(want.condition))


def _minds(expression: GroundExpression) -> Iterator[int]:
    """The people whose minds a condition reads."""
    if isinstance(expression, Mind):
        yield expression.person
    for part in parts_of(expression):
        yield from _minds(part)
