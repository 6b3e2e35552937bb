"""Why an ending is out of reach: the condition that cannot be met, in words."""

from __future__ import annotations

from collections.abc import Sequence

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.wording import Wording
from denouement.engine import Engine, World, opening
from denouement.engine.bounds import Bounds
from denouement.ground import GroundAct, GroundEnding, GroundExpression, ground

__all__ = ["never_together", "unreachable_because"]

_DEEPEST = 4
"""How many steps back a chain of what would be needed is followed."""


def unreachable_because(analysis: Analysis, ending: GroundEnding) -> str:
    """For an ending that no number of events reaches: what is missing, followed back to what nothing brings about.

    Looks at the story with nothing left out, since what can never be is left out of the ground problem.
    """
    whole = ground(analysis.story, complete=True)
    engine = Engine(whole)
    world, _ = opening(engine)
    chain = _Chain(Bounds(whole), world, Wording(analysis.story, whole), whole.acts)
    target = next(e for e in whole.endings if e.name == ending.name)
    missing = [p for p in target.parts if not chain.can_be(p)]
    if not missing:
        return english.finish("its conditions cannot all be met together")
    return english.finish(chain.explain(missing[0], _DEEPEST))


class _Chain:
    """Follows a condition that can never be back through the acts that would bring it about."""

    def __init__(self, bounds: Bounds, world: World, wording: Wording, acts: tuple[GroundAct, ...]) -> None:
        self.bounds = bounds
        self.world = world
        self.wording = wording
        self.acts = acts

    def can_be(self, part: GroundExpression) -> bool:
        """Whether the condition can ever hold, as far as the relaxed reading knows."""
        return self.bounds.can_ever(self.world, part)

    def explain(self, part: GroundExpression, steps: int) -> str:
        """One clause, or a chain of them."""
        helpers = [a for a in self.acts if self.bounds.helps(a, part)]
        said = self.wording.condition(part)
        if not helpers or not steps:
            return f"nothing in the story can bring it about that {said}"
        unmet = [(a, [c for c in a.requires if not self.can_be(c)]) for a in helpers]
        act, missing = min(unmet, key=lambda pair: len(pair[1]))
        if not missing:
            return f"nothing in the story can bring it about that {said}"
        return f"it would take that {self.wording.act(act)}; but {self.explain(missing[0], steps - 1)}"


def never_together(analysis: Analysis, ending: GroundEnding, held: Sequence[bool], events: int) -> str:
    """For an ending that no story within the bound reaches: which of its conditions never hold, or not together.

    ``held`` says of each part of the ending whether it held anywhere.
    """
    never = [p for p, ever in zip(ending.parts, held, strict=True) if not ever]
    said = analysis.wording
    within = f"within {english.count(events, 'event')}"
    if never:
        return english.finish(f"{within} no story comes to where {said.condition(never[0])}")
    both = english.join([said.condition(p) for p in ending.parts])
    return english.finish(f"{within} its conditions come about, but never together: {both}")
