"""How a limit is shared between the searches for believable and for forced stories.

A writer whose story is too large for the limit is told more by a forced story than by *undecided*. So a part of the effort
and the time is kept back (:data:`SPARE`). It is used only where the limit comes before all believable stories were
looked at, and shared equally among the endings not reached, each looked for alone: so none of them can use up what another
needs. What one leaves goes to the next. With what all leave, the search for believable stories is taken up again; what it
has worked out is remembered, and takes no effort again.

An ending looked for alone is found by its fewest acts without a reason. That proves that there are no fewer, within the
bound; where there are none at all, its story is believable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from denouement.search.limits import StopReason, Watch

__all__ = ["SPARE", "in_turn", "is_cut"]

T = TypeVar("T")

SPARE = 0.25
"""The part of effort and time that is kept back from the search for believable stories."""


def is_cut(stop: StopReason) -> bool:
    """Whether a search ended at a limit of which a part can be kept back."""
    return stop in (StopReason.EFFORT, StopReason.TIME)


def in_turn(watch: Watch, wanted: Sequence[T], search: Callable[[T], StopReason]) -> StopReason:
    """Look for each alone, with an equal share of what is left; why the looking ended, complete only if it was for all."""
    stop = StopReason.BOUND
    for number, one in enumerate(wanted):
        with watch.share(1 / (len(wanted) - number)):
            ended = search(one)
        if not ended.complete:
            stop = ended
            if not is_cut(ended):
                break
    return stop
