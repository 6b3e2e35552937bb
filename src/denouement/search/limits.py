"""Limits on a search, why it stopped, and how it is watched while it runs.

Nothing here looks at a clock or at memory: a surface hands in functions that do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum

from denouement.errors import LimitReached

__all__ = ["DEFAULT_LIMITS", "Limits", "Progress", "StopReason", "Watch"]


@dataclass(frozen=True)
class Limits:
    """How far to look.

    Attributes:
        events: the longest story considered.
        horizon: how many acts ahead people think.
        depth: how many minds deep they think.
        effort: the most transitions computed (the same on every machine); None for no limit.
        seconds: the longest time; None for no limit.
        megabytes: the most memory; None for no limit.
    """

    events: int = 12
    horizon: int = 4
    depth: int = 2
    effort: int | None = 40_000
    seconds: float | None = None
    megabytes: float | None = None


DEFAULT_LIMITS = Limits()


class StopReason(Enum):
    """Why a search ended. The first two are proofs; the others only say how far it came."""

    EXHAUSTED = "every story was considered"
    BOUND = "every story within the bound was considered"
    EFFORT = "the limit of effort"
    TIME = "the limit of time"
    MEMORY = "the limit of memory"
    INTERRUPTED = "an interruption"

    @property
    def complete(self) -> bool:
        """Whether everything within the bound was looked at."""
        return self in (StopReason.EXHAUSTED, StopReason.BOUND)


@dataclass
class Progress:
    """What a search has done so far; handed to whoever watches."""

    transitions: int = 0
    worlds: int = 0
    stories: int = 0
    endings: int = 0
    events: int = 0
    seconds: float = 0.0


_LOOK_EVERY = 64
"""Transitions between two looks at the clock and the memory."""


@dataclass
class Watch:
    """Counts the work of a search and stops it at a limit.

    ``clock`` gives seconds, ``memory`` megabytes in use; ``stopped`` says whether the user wants it to end;
    ``show`` is called now and then with the progress.
    """

    limits: Limits = DEFAULT_LIMITS
    clock: Callable[[], float] | None = None
    memory: Callable[[], float] | None = None
    stopped: Callable[[], bool] | None = None
    show: Callable[[Progress], None] | None = None
    progress: Progress = field(default_factory=Progress)

    def __post_init__(self) -> None:
        self._start = self.clock() if self.clock else 0.0

    def work(self) -> None:
        """One transition is about to be computed.

        Raises:
            LimitReached: naming the limit: "effort", "time", "memory" or "interruption".
        """
        if self.limits.effort is not None and self.progress.transitions >= self.limits.effort:
            raise LimitReached("effort")
        self.progress.transitions += 1
        if self.progress.transitions % _LOOK_EVERY == 0:
            self.look()

    @contextmanager
    def share(self, part: float) -> Iterator[None]:
        """For a while, no more than this part of the effort and of the time that are left."""
        whole, used = self.limits, self.progress.transitions
        effort, seconds = whole.effort, whole.seconds
        if effort is not None:
            effort = used + math.ceil(part * max(0, effort - used))
        if seconds is not None:
            passed = self.seconds()
            seconds = passed + part * max(0.0, seconds - passed)
        self.limits = replace(whole, effort=effort, seconds=seconds)
        try:
            yield
        finally:
            self.limits = whole

    def seconds(self) -> float:
        """How long it has taken so far; 0 without a clock."""
        return self.clock() - self._start if self.clock else 0.0

    def look(self) -> None:
        """Look at the clock and the memory, and show the progress."""
        if self.stopped is not None and self.stopped():
            raise LimitReached("interruption")
        if self.clock is not None:
            self.progress.seconds = self.seconds()
            if self.limits.seconds is not None and self.progress.seconds > self.limits.seconds:
                raise LimitReached("time")
        if self.memory is not None and self.limits.megabytes is not None:
            if self.memory() > self.limits.megabytes:
                raise LimitReached("memory")
        if self.show is not None:
            self.show(self.progress)


STOPS = {
    "effort": StopReason.EFFORT,
    "time": StopReason.TIME,
    "memory": StopReason.MEMORY,
    "interruption": StopReason.INTERRUPTED,
}
"""The stop reason for each limit named by :class:`~denouement.errors.LimitReached`."""
