"""How sure somebody is of what they believe, by how they came to it: certain, likely, or open.

What is seen or noticed is certain. What one is told, concludes, or takes for granted is likely. Other minds are one step
weaker than one's own. What is not known is open.
"""

from __future__ import annotations

from denouement.engine import BeliefChange, How

__all__ = ["CERTAIN", "LIKELY", "OPEN", "certainty"]

CERTAIN = "certain"
LIKELY = "likely"
OPEN = "open"
_STEPS = (CERTAIN, LIKELY, OPEN)


def certainty(change: BeliefChange) -> str:
    """The degree of a belief that was just come by."""
    if change.new is None:
        return OPEN
    step = 0 if change.source.how in (How.SAW, How.NOTICED) else 1
    return _STEPS[min(2, step + (change.about is not None and step == 0))]
