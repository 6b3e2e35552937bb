"""The plans for one ending of every length up to a bound, shorter ones first.

A longer plan counts only if nothing can be left out of it: no selection of fewer of its acts, in their order, is
possible, has everybody's reasons, and reaches the ending. Depth first for each length, with a note of where a
length leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement.engine import Engine, Reasons, World, condition
from denouement.errors import LimitReached
from denouement.ground import GroundAct
from denouement.search.limits import STOPS, Limits, StopReason, Watch
from denouement.search.plans import MOST_LISTED, PlanOutcome, now_and_then

__all__ = ["every_plan"]


def every_plan(
    engine: Engine,
    opening: World,
    ending: str,
    limits: Limits,
    watch: Watch,
    *,
    most: int = MOST_LISTED,
    reasons: Reasons | None = None,
) -> PlanOutcome:
    """All plans of up to ``limits.events`` acts from which nothing can be left out, at most ``most`` of them."""
    reasons = reasons or Reasons(engine, limits.horizon, limits.depth)
    before, engine.on_work = engine.on_work, watch.work
    asked_before, reasons.on_work = reasons.on_work, now_and_then(watch)
    found: list[tuple[int, ...]] = []
    below, stop = 0, StopReason.BOUND
    search = _Search(engine, opening, ending, reasons)
    try:
        for length in range(limits.events + 1):
            below = below if found else length
            for plan in search.plans(opening, length, []):
                found.append(tuple(a.id for a in plan))
                if len(found) >= most:
                    break
            if len(found) >= most:
                break
        else:
            below = below if found else limits.events + 1
    except LimitReached as fault:
        stop = STOPS[fault.limit]
    finally:
        engine.on_work, reasons.on_work = before, asked_before
    whole = stop.complete and len(found) < most
    shortest = len(found[0]) if found else None
    count = len(found) if whole else None
    return PlanOutcome(tuple(found), shortest, count, below, stop, len(search.dead), longer=True)


class _Search:
    def __init__(self, engine: Engine, opening: World, ending: str, reasons: Reasons) -> None:
        self.engine = engine
        self.opening = opening
        self.ending = ending
        self.reasons = reasons
        self.acts = [a for a in engine.ground.acts if a.searched]
        self.goal = next(e.condition for e in engine.ground.endings if e.name == ending)
        self.dead: set[tuple[World, int]] = set()

    def plans(self, world: World, left: int, acts: list[GroundAct]) -> Iterator[list[GroundAct]]:
        """The plans that go on from ``world``, where ``acts`` led, by exactly ``left`` more acts."""
        if condition(self.goal, world):  # a plan ends where it reaches its ending
            if left == 0 and not self.is_longer_than_needed(acts):
                yield acts
            return
        if left == 0 or (world, left) in self.dead:
            return
        alive = False
        for act in self.acts:
            if self.engine.possible(world, act) and self.reasons.willing(act, world):
                after = self.engine.step(world, act)
                near = self.reasons.bounds.distance(after, self.ending, left - 1) is not None
                if after is not world and near and (after, left - 1) not in self.dead:
                    alive = True
                    yield from self.plans(after, left - 1, [*acts, act])
        if not alive:
            self.dead.add((world, left))

    def is_longer_than_needed(self, acts: list[GroundAct]) -> bool:
        """Whether a selection of fewer of the acts is a plan too."""
        reached = {self.opening: 0}
        if condition(self.goal, self.opening):
            return bool(acts)
        for act in acts:
            for world, taken in list(reached.items()):
                if not self.engine.possible(world, act) or not self.reasons.willing(act, world):
                    continue
                after = self.engine.step(world, act)
                if condition(self.goal, after):
                    if taken + 1 < len(acts):
                        return True
                elif reached.get(after, len(acts)) > taken + 1:
                    reached[after] = taken + 1
        return False
