"""The reasons people have in stories: four kinds, by a plan that could work or by what they foresee.

Person *p*, who believes in the world *b*, has a reason to do *a* if one of these holds; they are tried in this order. *With*
is what *p* foresees after *a*; *without* is what *p* foresees who lets the others go first this once, and then does as
*p* would (see :mod:`denouement.engine.foresight`).

==========  ==============================================================================================
gain        a plan that begins with *a* could leave *p* better off (:mod:`denouement.engine.reasons`);
            or it is what *p* would do, or as good, and *p* foresees being better off than now
avoid       *p* foresees being worse off than now *without*, and better off *with* than that, not only for as long as
            is looked ahead; or it is what *p* would do, or as good, and no better than now
settle      an open want of *p*'s is settled *with* and not *without*, and *p* is not worse off for it
precaution  a turn that others might believably take would leave *p* worse off than now; after *a* the same turn
            leaves *p* better off than it would, by more than *a* itself costs, and no other turn becomes possible that
            is as bad. Kept though the turn never comes
==========  ==============================================================================================
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from denouement.engine.engine import Engine
from denouement.engine.forecast import Choice, Forecast
from denouement.engine.foresight import Foresight
from denouement.engine.reasons import Reason, ReasonKind, Reasons
from denouement.engine.worlds import World
from denouement.ground import GroundAct

__all__ = ["StoryReasons", "reasons_within"]


def reasons_within(engine: Engine, horizon: int, depth: int) -> Reasons:
    """The reasons people have in a problem: the four kinds in stories, gain alone in research problems."""
    gains = Reasons(engine, horizon, depth)
    return StoryReasons(gains) if engine.ground.foresees else gains


_LONGEST_TURN = 2
"""How many acts of others a turn that is feared may have."""

_Turn = tuple[GroundAct, ...]


class _Taken(NamedTuple):
    """A turn with all that is foreseen after it: the acts, and the worlds before, between and after them."""

    acts: tuple[GroundAct, ...]
    worlds: tuple[World, ...]


class StoryReasons(Reasons):
    """The four kinds of reason in one engine within limits. Remembers what it has found.

    ``gains`` finds plans that could work; ``foresight`` what people would do.
    """

    def __init__(self, gains: Reasons, foresight: Foresight | None = None) -> None:
        super().__init__(gains.engine, gains.horizon, gains.depth)
        self.gains = gains
        self.bounds = gains.bounds
        self.foresight = foresight or Foresight(gains.engine, gains.horizon, gains.depth, gains.bounds)
        self._found: dict[tuple[int, int, World], Reason | None] = {}
        self._turns: dict[tuple[World, int], dict[_Turn, _Taken]] = {}

    def reason(self, act: GroundAct, person: int, world: World) -> Reason | None:
        """Why ``person`` would do ``act`` in ``world``; None if they have no reason within the limits."""
        if not act.planned:  # what bears on no want gives no reason
            return None
        believed = world.minds[person]
        key = (act.id, person, believed)
        if key not in self._found:
            found = self.gains.reason(act, person, world)
            self._found[key] = found or self._by_forecast(act, person, believed)
        return self._found[key]

    def nested(
        self, act: GroundAct, person: int, world: World, horizon: int, layer: int = 2
    ) -> Reason | None:
        """The reason somebody is taken to have inside another's plan: a plan of their own."""
        return self.gains.nested(act, person, world, horizon, layer)

    def of_choice(self, choice: Choice, believed: World) -> Reason:
        """The reason for what somebody would do, in the world they believe in."""
        made = self._foreseen(choice.act, choice.person, believed, choice.future, choice.otherwise)
        assert made is not None
        return made

    def precaution(self, person: int, world: World) -> Reason | None:
        """The precaution ``person`` would take in ``world``: the one that lessens what is feared the most."""
        believed = world.minds[person]
        best: tuple[float, Reason] | None = None
        for act in self.foresight.acts_of(person):
            if act.willing != (person,) or not self.engine.possible(world, act):
                continue
            if self.engine.possible(believed, act):
                found = self._precaution(act, person, believed)
                if found is not None:
                    saved = found.after - self.utility(person, found.instead_worlds[-1])
                    if best is None or saved > best[0]:
                        best = saved, found
        return None if best is None else best[1]

    # --- by forecast

    def _by_forecast(self, act: GroundAct, person: int, believed: World) -> Reason | None:
        engine, foresight = self.engine, self.foresight
        if engine.utility(believed, person) is None or not engine.possible(believed, act):
            return None
        if engine.step(believed, act) is believed:
            return None
        now = self.utility(person, believed)
        future = foresight.after(person, believed, act)
        choice = foresight.choice_in(believed, person)
        as_good = choice is not None and foresight.worth(person, believed, future) >= choice.worth
        without = choice.otherwise if choice and as_good else foresight.paused(person, believed)
        end, other = self.utility(person, future.end), self.utility(person, without.end)
        if as_good or other < min(now, end) or end == other:
            found = self._foreseen(act, person, believed, future, without)
            if found is not None:
                return found
        return self._precaution(act, person, believed)

    def _foreseen(
        self, act: GroundAct, person: int, believed: World, future: Forecast, without: Forecast
    ) -> Reason | None:
        """Gain, avoid or settle, by comparing two futures."""
        now, after = self.utility(person, believed), self.utility(person, future.end)
        other = self.utility(person, without.end)
        settled = self.foresight.settled(person, believed, future)
        settled -= self.foresight.settled(person, believed, without)
        if after > other:
            kind = ReasonKind.GAIN if after > now else ReasonKind.AVOID
            if kind is ReasonKind.AVOID and self.foresight.only_put_off(person, believed, future, other):
                return None
        elif after == other and settled:
            kind = ReasonKind.SETTLE
        else:
            return None
        return Reason(
            kind,
            person,
            future.acts,
            future.worlds,
            now,
            after,
            without.acts,
            without.worlds,
            tuple(sorted(settled)),
        )

    # --- precaution

    def _precaution(self, act: GroundAct, person: int, believed: World) -> Reason | None:
        """The turn after which the act saves most, if it saves anything and more than it costs."""
        after = self.engine.step(believed, act)
        now = self.utility(person, believed)
        cost = max(0.0, now - self.utility(person, after))
        best: tuple[float, Reason] | None = None
        for turn, feared in self._feared(person, believed).items():
            loss = self.utility(person, feared.worlds[-1])
            forestalled = self._taken(person, after, turn) or _Taken((), (after,))
            end = self.utility(person, forestalled.worlds[-1])
            saved = end - loss
            if (
                saved > cost
                and (best is None or saved > best[0])
                and not self._only_exchanged(person, believed, after, loss)
            ):
                best = (
                    saved,
                    Reason(
                        ReasonKind.PRECAUTION,
                        person,
                        (act, *forestalled.acts),
                        (believed, *forestalled.worlds),
                        now,
                        end,
                        *feared,
                        feared=len(turn),
                    ),
                )
        return None if best is None else best[1]

    def _only_exchanged(self, person: int, believed: World, after: World, loss: float) -> bool:
        """Whether what is to forestall a loss lets others bring about as great a one by a turn not feared before."""
        known = self._feared(person, believed)
        return any(
            turn not in known and self.utility(person, taken.worlds[-1]) <= loss
            for turn, taken in self._feared(person, after).items()
        )

    def _feared(self, person: int, believed: World) -> dict[_Turn, _Taken]:
        """The turns others might believably take after which ``person`` ends worse off than now, and what follows."""
        key = (believed, person)
        if key not in self._turns:
            now = self.utility(person, believed)
            found: dict[_Turn, _Taken] = {}
            for turn in self._believable_turns(person, believed, ()):
                if any(turn[: len(f)] == f for f in found):
                    continue  # what is worse than a turn already feared is feared with it
                taken = self._taken(person, believed, turn)
                assert taken is not None
                if self.utility(person, taken.worlds[-1]) < now:
                    found[turn] = taken
            self._turns[key] = found
        return self._turns[key]

    def _believable_turns(self, person: int, world: World, done: _Turn) -> Iterator[_Turn]:
        """Sequences of acts of others, each with a plan of their own behind it, the shorter ones first."""
        layer = [(world, done)]
        for length in range(1, min(_LONGEST_TURN, self.horizon - 1) + 1):
            following = []
            for here, acts in layer:
                for act in self.engine.ground.acts:
                    if not (act.planned and act.willing) or person in act.willing:
                        continue
                    if not self.engine.possible(here, act):
                        continue
                    after = self.engine.step(here, act)
                    if after is not here and all(
                        self.gains.nested(act, q, here, self.horizon - length) for q in act.willing
                    ):
                        following.append((after, (*acts, act)))
                        yield (*acts, act)
            layer = following

    def _taken(self, person: int, world: World, turn: _Turn) -> _Taken | None:
        """A turn taken, and what ``person`` foresees after it; None if it is not possible."""
        worlds = [world]
        for act in turn:
            if not self.engine.possible(worlds[-1], act):
                return None
            worlds.append(self.engine.step(worlds[-1], act))
        ahead = max(1, self.horizon - 1 - len(turn))
        floor = self.foresight.addressed_by(turn[-1])
        future = self.foresight.forecast(worlds[-1], ahead, person, 1, floor)
        return _Taken((*turn, *future.acts), (*worlds[:-1], *future.worlds))

    def utility(self, person: int, world: World) -> float:
        """How well off ``person`` is, read in this world; as badly as can be where that is unknown."""
        utility = self.engine.utility(world, person)
        return -math.inf if utility is None else utility
