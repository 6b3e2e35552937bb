"""Foresight: what people would do, each reckoning with what the others would do.

``forecast(w, n)`` is the story of at most *n* acts that follows from world *w* if nobody interferes. What person *p*
foresees is the same function applied to the world that *p* believes in. One turn of it:

1. Every person *q* looks at the acts that *q* must be willing to do and believes possible. What an act is **worth** to *q*
   is how the forecast after it ends for *q*, in *q*'s believed world: how well off *q* is by *q*'s own wants; if that is
   equal, how many of *q*'s wants are settled by then (see :mod:`denouement.engine.openness`); if that is equal too, how
   soon it comes, and last, how few acts it takes of *q*.
2. *q* **would do** the act worth most, if by the first two of these it is worth more than doing nothing at all from now on,
   and not less than letting the others go first this once. (Were it compared with waiting for a moment only, an act
   that is as good tomorrow would never be done; were it not compared with that at all, people would busy themselves
   while they wait for an answer.) Waiting takes one of the acts looked ahead, as an act does, and a loss that is only put
   off is not avoided: else people would walk to and fro to keep it out of sight.
3. Where several would do something, somebody addressed by the last act goes first, else whoever gains most by acting,
   else the first of the cast. Others who must be willing for the act have to prefer it, by their own forecast, to its
   not being done. If nobody would do anything the story **rests**.

Within *p*'s forecast the minds of others are one layer deeper than *p*'s; beyond ``depth`` layers somebody is taken to do,
and to consent to, what pays at once, and of that what pays most. People look ``horizon`` acts ahead.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from denouement.engine.bounds import Bounds
from denouement.engine.engine import Engine
from denouement.engine.forecast import NOBODY, Choice, Forecast, Wait, Worth
from denouement.engine.openness import Openness
from denouement.engine.worlds import World
from denouement.ground import GroundAct

__all__ = ["Foresight"]


class Foresight:
    """Forecasts in one engine within limits. Remembers all it has worked out; worlds are shared, so this pays."""

    def __init__(self, engine: Engine, horizon: int, depth: int, bounds: Bounds | None = None) -> None:
        self.engine = engine
        self.horizon = max(1, horizon)
        self.depth = depth
        self.bounds = bounds or Bounds(engine.ground)
        self.openness = Openness(engine.ground)
        self._acts = [
            tuple(a for a in engine.ground.acts if a.planned and p in a.willing) for p in engine.everyone
        ]
        self._addressed = [engine.ground.addressed(a) for a in engine.ground.acts]
        self._forecasts: dict[tuple[World, int, int, int, frozenset[int], int], Forecast] = {}
        self._choices: dict[tuple[World, int, int, int, frozenset[int], frozenset[int]], Choice | None] = {}
        self.on_work: Callable[[], None] | None = None
        """Called now and then on work that computes no transition; it may raise to stop the work."""

    # --- what others ask

    def foresees(self, person: int, world: World, floor: frozenset[int] = NOBODY) -> Forecast:
        """What ``person`` expects to happen, in ``world``."""
        return self.forecast(world.minds[person], self.horizon, person, 1, floor)

    def choice(self, person: int, world: World, floor: frozenset[int] = NOBODY) -> Choice | None:
        """What ``person`` would do in ``world``; None if they would wait."""
        return self._choice(world.minds[person], person, self.horizon, 1, floor)

    def able(self, person: int, world: World, floor: frozenset[int] = NOBODY) -> Choice | None:
        """The same, of what is possible in ``world`` and for which the others are really willing."""
        return self._able(world, person, self.horizon, -1, 0, floor, -1)

    def addressed_by(self, act: GroundAct) -> frozenset[int]:
        """Those whom an act addresses, and who have the floor after it."""
        return self._addressed[act.id]

    def acts_of(self, person: int) -> tuple[GroundAct, ...]:
        """The acts that ``person`` must be willing to do and that people can count on."""
        return self._acts[person]

    def choice_in(self, believed: World, person: int, floor: frozenset[int] = NOBODY) -> Choice | None:
        """What ``person`` would do, who believes in ``believed``."""
        return self._choice(believed, person, self.horizon, 1, floor)

    def after(self, person: int, believed: World, act: GroundAct) -> Forecast:
        """The future that ``person``, who believes in ``believed``, foresees with ``act``; it begins with the act."""
        return self._after(believed, act, self.horizon - 1, person, 1)

    def paused(self, person: int, believed: World, floor: frozenset[int] = NOBODY) -> Forecast:
        """What ``person`` foresees who lets the others go first this once, and then does as they would."""
        ahead = self.horizon - 1
        idle = self.forecast(believed, ahead, person, 1, floor, person)
        if idle.act is None:
            return self.forecast(believed, ahead, person, 1, floor)
        return self._after(believed, idle.act, ahead - 1, person, 1)

    def waits(self, person: int, world: World, floor: frozenset[int] = NOBODY) -> Wait | None:
        """What ``person`` would do in ``world``, and could, but for letting somebody else go first.

        They let another go first this once; or leave it to others altogether, though it would be better than nothing.
        """
        believed = world.minds[person]
        if self.engine.utility(believed, person) is None:
            return None
        idle = self.forecast(believed, self.horizon - 1, person, 1, floor, person)
        if idle.act is None:
            return None
        for without in (idle, Forecast(believed)):
            best = self._best_able(world, person, floor, without)
            if best is not None:
                future = idle if without is not idle else self._others_first(best, believed, self.horizon, 1)
                if future is None or self.worth(person, believed, future) < best.worth:
                    return None
                return Wait(best, future)
        return None

    def _best_able(self, world: World, person: int, floor: frozenset[int], idle: Forecast) -> Choice | None:
        """What is better than ``idle``, of what is possible in ``world``."""
        barred = NOBODY
        while True:
            best = self._best(world.minds[person], person, self.horizon, 1, floor, barred, idle)
            if best is None or self._is_able(best, world, self.horizon, -1, 0, floor, -1):
                return best
            barred |= {best.act.id}

    def worth(self, person: int, now: World, future: Forecast) -> Worth:
        """What a future is worth to ``person``, who believes in ``now``; it may begin with an act of their own."""
        settled = len(self.settled(person, now, future))
        own = sum(person in a.willing for a in future.acts)
        return Worth(self._utility(person, future.end), settled, self._sooner(person, future), -own)

    def settled(self, person: int, now: World, future: Forecast) -> frozenset[int]:
        """The numbers of the wants of ``person`` that are open in ``now`` and settled in a future that begins there.

        What comes to be met is settled. What is lost for good is settled if ``person`` was told so, by an act of somebody
        else that is addressed to them: being told no can settle a thing, giving it up unasked does not.
        """
        openness = self.openness
        closed = openness.open_wants(now, person) - openness.open_wants(future.end, person)
        return frozenset(
            n for n in closed if openness.is_met(n, future.end) or self._is_told(n, person, future)
        )

    def _is_told(self, want: int, person: int, future: Forecast) -> bool:
        """Whether the act that closed the want for the last time is addressed to the person."""
        told = False
        for moment in future:
            if moment.next is not None and want in self.openness.open_wants(moment.world, person):
                assert moment.act is not None
                told = person in self._addressed[moment.act.id]
        return told

    def only_put_off(
        self, person: int, believed: World, future: Forecast, loss: float, ahead: int = 0, layer: int = 1
    ) -> bool:
        """Whether ``future`` avoids a loss for no longer than is looked ahead.

        A loss is what leaves ``person``, who believes in ``believed``, as badly off as ``loss`` and worse off than now; it is
        put off if doing nothing from the end of ``future`` on leads there again.
        """
        now = self._utility(person, believed)
        if loss >= now or self._utility(person, future.end) > now:
            return False
        ahead = (ahead or self.horizon) - 1
        return (
            self._utility(person, self.forecast(future.end, ahead, person, layer, NOBODY, person).end) <= loss
        )

    # --- forecasts

    def forecast(
        self, world: World, ahead: int, owner: int, layer: int, floor: frozenset[int], silent: int = -1
    ) -> Forecast:
        """The story of at most ``ahead`` acts from ``world``, as foreseen by ``owner``, ``layer`` minds deep.

        ``floor`` are those addressed by the act before; ``silent`` does nothing.
        """
        key = (world, ahead, owner, layer, floor, silent)
        known = self._forecasts.get(key)
        if known is None:
            turn = self._turn(world, ahead, owner, layer, floor, silent) if ahead > 0 else None
            if turn is None:
                known = Forecast(world)
            else:
                after = self.engine.step(world, turn.act)
                following = self.forecast(
                    after, ahead - 1, owner, layer, self._addressed[turn.act.id], silent
                )
                known = Forecast(world, turn.act, following)
            self._forecasts[key] = known
        return known

    def _after(self, believed: World, act: GroundAct, ahead: int, owner: int, layer: int) -> Forecast:
        """The future that begins with an act."""
        following = self.forecast(
            self.engine.step(believed, act), ahead, owner, layer, self._addressed[act.id]
        )
        return Forecast(believed, act, following)

    def _turn(
        self, world: World, ahead: int, owner: int, layer: int, floor: frozenset[int], silent: int
    ) -> Choice | None:
        """Who does what next."""
        found: Choice | None = None
        for person in self.engine.everyone:
            if person == silent:
                continue
            choice = self._able(world, person, ahead, owner, layer, floor, silent)
            if choice is not None and (
                found is None or (person in floor, choice.gain) > (found.person in floor, found.gain)
            ):
                found = choice
        return found

    def _able(
        self,
        world: World,
        person: int,
        ahead: int,
        owner: int,
        layer: int,
        floor: frozenset[int],
        silent: int,
    ) -> Choice | None:
        """What a person would do, of what is possible in ``world`` and for which the others are really willing."""
        believed, deeper = self._mind(world, person, owner, layer)
        barred = NOBODY
        while True:
            choice = self._choice(believed, person, ahead, deeper, floor, barred)
            if choice is None:
                return None
            if self._is_able(choice, world, ahead, owner, layer, floor, silent):
                return choice
            barred |= {choice.act.id}

    def _is_able(
        self,
        choice: Choice,
        world: World,
        ahead: int,
        owner: int,
        layer: int,
        floor: frozenset[int],
        silent: int,
    ) -> bool:
        """Whether somebody can do what they would, and the others are willing."""
        act = choice.act
        return (
            self.engine.possible(world, act)
            and self.engine.step(world, act) is not world
            and self._consent(act, choice.person, world, ahead, owner, layer, floor, silent)
        )

    @staticmethod
    def _mind(world: World, person: int, owner: int, layer: int) -> tuple[World, int]:
        """What a person believes in a forecast, and how many minds deep that is; its owner believes in the forecast."""
        return (world, layer) if person == owner else (world.minds[person], layer + 1)

    def _choice(
        self,
        believed: World,
        person: int,
        ahead: int,
        layer: int,
        floor: frozenset[int],
        barred: frozenset[int] = NOBODY,
    ) -> Choice | None:
        key = (believed, person, ahead, layer, floor, barred)
        if key not in self._choices:
            self._choices[key] = self._choose(believed, person, ahead, layer, floor, barred)
        return self._choices[key]

    def _choose(
        self,
        believed: World,
        person: int,
        ahead: int,
        layer: int,
        floor: frozenset[int],
        barred: frozenset[int],
    ) -> Choice | None:
        if self.on_work is not None:
            self.on_work()
        if self.engine.utility(believed, person) is None:
            return None
        if layer > self.depth:
            return self._at_once(believed, person, barred)
        idle = self.forecast(believed, ahead - 1, person, layer, floor, person)
        best = self._best(believed, person, ahead, layer, floor, barred, idle)
        if best is None or self._others_first(best, believed, ahead, layer) is not None:
            return None
        return best

    def _best(
        self,
        believed: World,
        person: int,
        ahead: int,
        layer: int,
        floor: frozenset[int],
        barred: frozenset[int],
        idle: Forecast,
    ) -> Choice | None:
        """What is better than doing nothing, which is to come to ``idle``."""
        engine = self.engine
        nothing = best = self.worth(person, believed, idle)
        chosen: tuple[GroundAct, Forecast] | None = None
        could_settle = self._could_settle(person, believed)
        for act in self._acts[person]:
            if act.id in barred or not engine.possible(believed, act):
                continue
            after = engine.step(believed, act)
            most = self._at_most(after, person, ahead - 1)
            if after is believed or most < best.utility or (most == nothing.utility and not could_settle):
                continue
            if not self._consent(act, person, believed, ahead, person, layer, floor):
                continue
            future = self._after(believed, act, ahead - 1, person, layer)
            if self._utility(person, future.end) < best.utility:
                continue
            worth = self.worth(person, believed, future)
            if (
                worth.amount > nothing.amount
                and (chosen is None or worth > best)
                and not self.only_put_off(person, believed, future, nothing.utility, ahead, layer)
            ):
                best, chosen = worth, (act, future)
        if chosen is None:
            return None
        return Choice(person, chosen[0], best, nothing, chosen[1], idle)

    def _others_first(self, best: Choice, believed: World, ahead: int, layer: int) -> Forecast | None:
        """What comes of letting the others go first this once, where that is better still."""
        if best.otherwise.act is None:
            return None
        future = self._after(believed, best.otherwise.act, ahead - 2, best.person, layer)
        return future if self.worth(best.person, believed, future) > best.worth else None

    def _at_once(self, believed: World, person: int, barred: frozenset[int]) -> Choice | None:
        """What pays somebody most at once; what pays alike, the first declared."""
        engine = self.engine
        now = best = self._utility(person, believed)
        chosen: GroundAct | None = None
        for act in self._acts[person]:
            if act.id not in barred and engine.possible(believed, act):
                utility = self._utility(person, engine.step(believed, act))
                if utility > best:
                    best, chosen = utility, act
        if chosen is None:
            return None
        future = Forecast(believed, chosen, Forecast(engine.step(believed, chosen)))
        return Choice(person, chosen, Worth(best, 0), Worth(now, 0), future, Forecast(believed))

    def _consent(
        self,
        act: GroundAct,
        proposer: int,
        world: World,
        ahead: int,
        owner: int,
        layer: int,
        floor: frozenset[int],
        silent: int = -1,
    ) -> bool:
        """Whether all others who must be willing prefer the act to its not being done, as the forecast has it."""
        for other in act.willing:
            if other == proposer:
                continue
            believed, deeper = self._mind(world, other, owner, layer)
            if other == silent or not self.engine.possible(believed, act):
                return False
            if deeper > self.depth:
                after = self.engine.step(believed, act)
                if not self._utility(other, after) > self._utility(other, believed):
                    return False
                continue
            idle = self.forecast(believed, ahead - 1, other, deeper, floor, other)
            future = self._after(believed, act, ahead - 1, other, deeper)
            if not self.worth(other, believed, future).amount > self.worth(other, believed, idle).amount:
                return False
        return True

    # --- worth

    def _utility(self, person: int, world: World) -> float:
        utility = self.engine.utility(world, person)
        return -math.inf if utility is None else utility

    def _at_most(self, world: World, person: int, acts: int) -> float:
        """At least how well off a person can be within so many acts; it only saves looking."""
        return self.bounds.best(world, person, acts)

    def _could_settle(self, person: int, believed: World) -> bool:
        return bool(self.openness.open_wants(believed, person))

    def _sooner(self, person: int, future: Forecast) -> int:
        """Minus the number of acts after which the person is, and stays, as well off as at the end."""
        utilities = [self._utility(person, f.world) for f in future]
        acts = len(utilities) - 1
        while acts and utilities[acts - 1] == utilities[-1]:
            acts -= 1
        return -acts
