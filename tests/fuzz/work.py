"""How much work something is, in calls of functions: the same on every machine and every run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

__all__ = ["work_of"]


def work_of(run: Callable[[], object]) -> int:
    """The number of calls that ``run`` makes, of Python functions and others."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls
