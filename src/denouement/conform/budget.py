"""A limit for each vector by itself, so that one that is hard cannot hold up the rest."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from denouement.errors import LimitReached
from denouement.search import Limits, Progress, Watch

__all__ = ["Budget"]

_GRACE = 1.5
"""An alarm ends what never looks at the clock, this much later than the clock would."""


@dataclass(frozen=True)
class Budget:
    """The most effort (transitions) and time (seconds) for one vector; None is no limit."""

    effort: int | None = None
    seconds: float | None = None
    show: Callable[[], None] | None = None

    @contextmanager
    def one(self) -> Iterator[Watch]:
        """A watch for one vector; give its ``work`` to the engine.

        Raises:
            LimitReached: from within, where a limit is reached.
        """

        def show(progress: Progress) -> None:
            if self.show is not None:
                self.show()

        limits = Limits(effort=self.effort, seconds=self.seconds)
        with _alarm(None if self.seconds is None else self.seconds * _GRACE):
            yield Watch(limits, clock=time.monotonic, show=show)


@contextmanager
def _alarm(seconds: float | None) -> Iterator[None]:
    """Raises LimitReached after so many seconds, where the system can; elsewhere the watch alone has to do."""
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is None or not usable:
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise LimitReached("time")
