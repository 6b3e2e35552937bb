"""Reasons: whether somebody would do something, by their own wants, in the world as they believe it to be.

The reason of the kind **gain** (the field's *explanation*; Shirvani, Farrell and Ware 2018): person *c*, who
believes in the world *b*, has a reason to do *a* if there is a plan *a = a1, a2, … an* such that, from *b*,

1. each act is possible when its turn comes;
2. at the end *c* is better off than in *b*, and than before each of its acts;
3. each act has somebody who must be willing (nobody plans on what simply happens);
4. everybody else who must be willing for *a2 … an* would have a reason at that point, as *c* believes; the
   others in *a1* are asked where *a1* was proposed;
5. nothing can be left out: no shorter selection of the plan, the first act among what may go, is possible,
   has the others' reasons, and ends at least as well.

Two limits: ``horizon``, how many acts ahead people think (one budget for a plan and for the plans of others
inside it), and ``depth``, how deep in minds within minds: the plans of layers 1 to ``depth`` are looked
for; one layer further, an act counts if it pays at once.

For research problems this is the only kind. The others, which rest on forecasts (what people *would* do, not what could
work), stand in :mod:`denouement.engine.story_reasons`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from denouement.engine.bounds import Bounds
from denouement.engine.engine import Engine
from denouement.engine.touched import touches
from denouement.engine.worlds import World
from denouement.ground import GroundAct

__all__ = ["Reason", "ReasonKind", "Reasons"]


class ReasonKind(Enum):
    """The kinds of reason. *Gain* by a plan is found here; what rests on forecasts, elsewhere."""

    GAIN = "gain"
    AVOID = "avoid"
    PRECAUTION = "precaution"
    SETTLE = "settle"


@dataclass(frozen=True)
class Reason:
    """Why a person would do the first act of ``plan``.

    ``worlds`` are those of the plan as the person believes them: the one before it, then one after each act;
    ``before`` and ``after`` say how well off the person is in the first and the last of them.

    Where the reason rests on a forecast, ``plan`` is the forecast, and ``instead`` with ``instead_worlds`` the future
    that it is compared with, in which the person does not do this. ``settled`` are the numbers of the wants that are
    settled by the one and not by the other. For a precaution ``instead`` is the turn that is feared, with what
    would come of it, and ``plan`` the same turn after the act; ``feared`` says how many acts of others the turn has.
    """

    kind: ReasonKind
    person: int
    plan: tuple[GroundAct, ...]
    worlds: tuple[World, ...]
    before: float
    after: float
    instead: tuple[GroundAct, ...] = ()
    instead_worlds: tuple[World, ...] = ()
    settled: tuple[int, ...] = ()
    feared: int = 0

    @property
    def is_foreseen(self) -> bool:
        """Whether the reason rests on a forecast, and not on a plan that could work."""
        return bool(self.instead_worlds)


_Plan = tuple[GroundAct, ...]
_Ended = tuple[_Plan, World]


class _Kept:
    """Plans with their last worlds, worked out only as far as somebody has asked, and kept for the next."""

    __slots__ = ("_make", "_made", "_more")

    def __init__(self, make: Callable[[], Iterator[_Ended]]) -> None:
        self._make = make
        self._made: list[_Ended] = []
        self._more: Iterator[_Ended] | None = make()

    def __iter__(self) -> Iterator[_Ended]:
        number = 0
        while True:
            while number < len(self._made):
                yield self._made[number]
                number += 1
            if self._more is None:
                return
            try:
                found = next(self._more, None)
            except BaseException:  # stopped on the way: begin anew when asked again
                self._made, self._more = [], self._make()
                raise
            if found is None:
                self._more = None
            else:
                self._made.append(found)


class Reasons:
    """Reasons in one engine within limits. Remembers what it has found; worlds are shared, so this pays."""

    def __init__(self, engine: Engine, horizon: int, depth: int) -> None:
        self.engine = engine
        self.horizon = max(1, horizon)
        self.depth = depth
        self.bounds = Bounds(engine.ground)
        self._touches = touches(engine.ground)
        self._acts = tuple(a for a in engine.ground.acts if a.planned and a.willing)
        self._explained: dict[tuple[int, int, World, int, int], Reason | None] = {}
        self._plans: dict[tuple[int, World, int, int, int], _Kept] = {}
        self._open: dict[World, tuple[GroundAct, ...]] = {}
        self.on_work: Callable[[], None] | None = None
        """Called now and then on work that computes no transition; it may raise to stop the work."""

    def reason(self, act: GroundAct, person: int, world: World) -> Reason | None:
        """Why ``person`` would do ``act`` in ``world``; None if they have no reason within the limits."""
        return self._reason(act, person, world.minds[person], self.horizon, 1)

    def nested(
        self, act: GroundAct, person: int, world: World, horizon: int, layer: int = 2
    ) -> Reason | None:
        """The reason somebody is taken to have inside another's plan, with ``horizon`` acts left to think.

        ``layer`` says how many minds deep this one is: 2 inside the plan of somebody who acts, 3 inside that.
        """
        return self._reason(act, person, world.minds[person], max(1, horizon), layer)

    def willing(self, act: GroundAct, world: World) -> bool:
        """Whether everybody who must be willing has a reason."""
        return all(self.reason(act, p, world) is not None for p in act.willing)

    # --- inside

    def _reason(
        self, act: GroundAct, person: int, believed: World, horizon: int, layer: int
    ) -> Reason | None:
        key = (act.id, person, believed, horizon, layer)
        if key not in self._explained:
            self._explained[key] = self._find(act, person, believed, horizon, layer)
        return self._explained[key]

    def _find(self, act: GroundAct, person: int, believed: World, horizon: int, layer: int) -> Reason | None:
        engine = self.engine
        if self.on_work is not None:
            self.on_work()
        before = engine.utility(believed, person)
        if before is None or not engine.possible(believed, act):
            return None
        looks_ahead = layer <= self.depth and horizon > 1
        if not looks_ahead and person not in self._touches[act.id]:
            return None
        after = engine.step(believed, act)
        at_once = engine.utility(after, person)
        if at_once is not None and at_once > before:
            return Reason(ReasonKind.GAIN, person, (act,), (believed, after), before, at_once)
        if not looks_ahead or self.bounds.best(after, person, horizon - 1) <= before:
            return None
        for length in range(1, horizon):
            for rest, end in self._minimal_plans(person, after, length, horizon - 1, layer):
                gained = engine.utility(end, person)
                assert gained is not None
                if gained > before and not self._dispensable(
                    act, rest, person, believed, gained, horizon, layer
                ):
                    plan = (act, *rest)
                    return Reason(ReasonKind.GAIN, person, plan, self._run(believed, plan), before, gained)
        return None

    def _minimal_plans(self, person: int, start: World, length: int, horizon: int, layer: int) -> _Kept:
        """All plans of exactly ``length`` acts from ``start`` that obey rules 1 to 5, with their last worlds."""
        key = (person, start, length, horizon, layer)
        known = self._plans.get(key)
        if known is None:
            known = self._plans[key] = _Kept(partial(self._make_plans, person, start, length, horizon, layer))
        return known

    def _make_plans(
        self, person: int, start: World, length: int, horizon: int, layer: int
    ) -> Iterator[_Ended]:
        engine = self.engine
        if self.on_work is not None:
            self.on_work()
        before = engine.utility(start, person)
        if before is None or self.bounds.best(start, person, length) <= before:
            return
        for act in self._possible_acts(start):
            if length == 1 and person not in self._touches[act.id]:
                continue
            after = engine.step(start, act)
            if after is start or self.bounds.best(after, person, length - 1) <= before:
                continue
            if length == 1:
                gained = engine.utility(after, person)
                if (
                    gained is not None
                    and gained > before
                    and self._others(act, person, start, horizon, layer)
                ):
                    yield (act,), after
                continue
            if not self._others(act, person, start, horizon, layer):
                continue
            for rest, end in self._minimal_plans(person, after, length - 1, horizon - 1, layer):
                gained = engine.utility(end, person)
                assert gained is not None
                if gained > before and not self._dispensable(
                    act, rest, person, start, gained, horizon, layer
                ):
                    yield (act, *rest), end

    def _others(self, act: GroundAct, person: int, world: World, horizon: int, layer: int) -> bool:
        """Whether everybody but ``person`` who must be willing has a reason, as ``world`` has it."""
        return all(
            self._reason(act, other, world.minds[other], horizon, layer + 1) is not None
            for other in act.willing
            if other != person
        )

    def _dispensable(
        self,
        first: GroundAct,
        rest: _Plan,
        person: int,
        start: World,
        gained: float,
        horizon: int,
        layer: int,
    ) -> bool:
        """Whether ``first`` can be left out: some selection of ``rest`` alone ends at least as well.

        Selections that keep ``first`` need no look: ``rest`` is itself a plan from which nothing can go.
        """
        reached: dict[tuple[World, int], None] = {(start, horizon): None}
        for act in rest:
            for world, left in list(reached):
                if left and self.engine.possible(world, act):
                    after = self.engine.step(world, act)
                    if after is not world and self._others(act, person, world, left, layer):
                        utility = self.engine.utility(after, person)
                        if utility is not None and utility >= gained:
                            return True
                        reached[after, left - 1] = None
        return False

    def _possible_acts(self, world: World) -> tuple[GroundAct, ...]:
        """The acts that can be planned on in a world: those possible that somebody must be willing to do."""
        known = self._open.get(world)
        if known is None:
            possible = self.engine.possible
            known = self._open[world] = tuple(a for a in self._acts if possible(world, a))
        return known

    def _run(self, start: World, plan: _Plan) -> tuple[World, ...]:
        worlds = [start]
        for act in plan:
            worlds.append(self.engine.step(worlds[-1], act))
        return tuple(worlds)
