"""What would have been: a statement about an act that was not done, licensed by replaying it.

“You would have talked me out of it” may be said exactly if, with the other act in place of what was done, what the
speaker then foresaw comes to that. It is read in the speaker's beliefs of that time, not in what is known now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement.answers.analysis import Analysis
from denouement.engine import Forecast, Moment, StoryReasons, condition
from denouement.ground import GroundAct, GroundExpression

__all__ = ["WouldHave", "would_have"]


@dataclass(frozen=True)
class WouldHave:
    """What a speaker would have foreseen at a moment of a log, with another act than the one that was done.

    ``possible``: whether the speaker then took the act to be possible at all. ``future`` begins with the act.
    """

    person: int
    act: GroundAct
    possible: bool
    future: Forecast | None

    def licenses(self, result: GroundAct | GroundExpression) -> bool:
        """Whether “then it would have come to this” may be said: of an act to come, or of what would be so at the end."""
        if self.future is None:
            return False
        if isinstance(result, GroundAct):
            return result in self.future.acts[1:]
        return condition(result, self.future.end)


def would_have(
    analysis: Analysis, reasons: StoryReasons, log: Sequence[Moment], event: int, person: int, act: GroundAct
) -> WouldHave:
    """What ``person`` would have foreseen after ``act``, done in place of an event.

    Args:
        log: the past, or a story, as played.
        event: the number of the event in it, from 1.
    """
    moment = log[event - 1]
    believed = moment.before.minds[person]
    if not analysis.engine.possible(believed, act):
        return WouldHave(person, act, False, None)
    foresight = reasons.foresight
    return WouldHave(person, act, True, foresight.after(person, believed, act))
