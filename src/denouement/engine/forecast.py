"""What is foreseen: stories, what they are worth to somebody, and what somebody would do or waits for.

:mod:`denouement.engine.foresight` works them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from denouement.engine.worlds import World
from denouement.ground import GroundAct

__all__ = ["NOBODY", "Choice", "Forecast", "Wait", "Worth"]

NOBODY: frozenset[int] = frozenset()
"""The floor where the last act addressed nobody."""


class Forecast:
    """A story foreseen: the world it begins in, and if it goes on, the next act and the forecast after it.

    ``end`` is the world in which it comes to rest, or to the end of what is foreseen.
    """

    __slots__ = ("act", "end", "next", "world")

    def __init__(self, world: World, act: GroundAct | None = None, following: Forecast | None = None) -> None:
        self.world = world
        self.act = act
        self.next = following
        self.end: World = world if following is None else following.end

    def __iter__(self) -> Iterator[Forecast]:
        """This moment and those after it."""
        here: Forecast | None = self
        while here is not None:
            yield here
            here = here.next

    @property
    def acts(self) -> tuple[GroundAct, ...]:
        """The acts foreseen."""
        return tuple(f.act for f in self if f.act is not None)

    @property
    def worlds(self) -> tuple[World, ...]:
        """The worlds before, between and after them."""
        return tuple(f.world for f in self)


@dataclass(frozen=True, order=True, slots=True)
class Worth:
    """What a future is worth to somebody; the first that differs decides.

    How well off they end, how many wants are settled by then, how soon it comes (minus the acts until then), and with
    how little ado (minus the acts that take their own will).
    """

    utility: float
    settled: int
    sooner: int = 0
    simpler: int = 0

    @property
    def amount(self) -> tuple[float, int]:
        """The worth, but for how soon it comes and with how little ado."""
        return self.utility, self.settled


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody would do, what that and doing nothing are worth to them, and the two futures."""

    person: int
    act: GroundAct
    worth: Worth
    idle: Worth
    future: Forecast
    otherwise: Forecast

    @property
    def gain(self) -> tuple[float, int]:
        """How much better acting is than doing nothing."""
        return self.worth.utility - self.idle.utility, self.worth.settled - self.idle.settled


@dataclass(frozen=True, slots=True)
class Wait:
    """That somebody would act, but lets another go first: what they would do, and what they foresee who wait.

    ``future`` begins with the act that is waited for.
    """

    choice: Choice
    future: Forecast

    @property
    def person(self) -> int:
        """Who waits."""
        return self.choice.person
