"""What people feel at the end of each of several stories, as far as the limits allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from denouement.answers import Analysis, loops_told
from denouement.errors import LimitReached
from denouement.feelings.appraise import Felt, feelings_at_end
from denouement.feelings.rules import Tools
from denouement.feelings.story import watch_over
from denouement.ground import GroundAct
from denouement.search import StopReason, Watch
from denouement.search.limits import STOPS

__all__ = ["FeltEnds", "felt_ends"]


@dataclass(frozen=True)
class FeltEnds:
    """For each story, by its name, what everybody feels at its end; those that a limit came before are missing.

    ``transitions``: the effort it took.
    """

    felt: dict[str, tuple[Felt, ...]]
    stop: StopReason | None = None
    transitions: int = 0

    @property
    def complete(self) -> bool:
        """Whether no limit stopped the work."""
        return self.stop is None


def felt_ends(
    analysis: Analysis, tools: Tools, stories: Iterable[tuple[str, Sequence[GroundAct]]], watch: Watch
) -> FeltEnds:
    """What everybody feels at the end of each story.

    Raises:
        StoryError: reactions set each other off without end.
    """
    felt: dict[str, tuple[Felt, ...]] = {}
    stop = None
    watch_over(tools, watch.work)
    try:
        with loops_told(analysis.story, analysis.lines):
            for name, acts in stories:
                felt[name] = feelings_at_end(analysis, tools.reasons, acts, tools)
    except LimitReached as limit:
        stop = STOPS[limit.limit]
    finally:
        watch_over(tools, None)
    return FeltEnds(felt, stop, watch.progress.transitions)
