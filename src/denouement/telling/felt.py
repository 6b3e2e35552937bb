"""What people feel, as the telling takes it: the feelings of a log worked out by ``feelings``, the leading ones of each event."""

from __future__ import annotations

from collections.abc import Sequence

from denouement.answers import Analysis, motives_for
from denouement.engine import Moment, Reasons, StoryReasons
from denouement.feelings import Feeling, appraise, leading
from denouement.telling.inputs import FeelingOf

__all__ = ["feelings_of"]


def feelings_of(
    analysis: Analysis,
    log: Sequence[Moment],
    reasons: Reasons | None = None,
) -> tuple[FeelingOf, ...]:
    """The strongest feeling that each event rouses in each person; empty where people do not foresee one another."""
    reasons = reasons or motives_for(analysis).reasons
    if not isinstance(reasons, StoryReasons):
        return ()
    found = appraise(analysis, reasons, log)
    strongest: list[Feeling] = []
    for event in range(1, len(log) + 1):
        for person in analysis.engine.everyone:
            own = leading(f for f in found if f.event == event and f.person == person)
            strongest += own[:1]
    return tuple(FeelingOf(f.person, f.event, f.name, f.strength, f.because, f.toward) for f in strongest)
