"""How likely somebody takes it to be that a want of theirs comes about: five steps, from what they foresee.

A want is read in the world that its person believes in, and in the forecast from there (:mod:`denouement.engine.foresight`):

==========  ============================================================================================
certain     it is met, and by a simple reading of what may yet come it cannot be lost
likely      it is met at the end of what the person foresees (it may be met already, but open to loss)
open        not so; but there is something that the person could do now, or that another has a plan of
            their own to do, after which the person foresees it met
unlikely    none of these; but it is met (and about to be lost), or by the simple reading it still could be
impossible  it is not met, and by the simple reading cannot be any more
==========  ============================================================================================

The simple reading is that of :mod:`denouement.engine.openness`; for a loss it is asked of the opposite.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from denouement.engine import Forecast, StoryReasons, World, condition
from denouement.engine.openness import Openness
from denouement.ground import GroundAct
from denouement.ground.simplify import negate

__all__ = ["Likelihood", "Outlook", "Outlooks"]


class Likelihood(IntEnum):
    """The five steps."""

    IMPOSSIBLE = 0
    UNLIKELY = 1
    OPEN = 2
    LIKELY = 3
    CERTAIN = 4

    @property
    def word(self) -> str:
        """The step in words."""
        return self.name.lower()


@dataclass(frozen=True, eq=False)
class Outlook:
    """How things look to ``person``, who believes in ``believed``: what is foreseen, and how likely each want is.

    Attributes:
        floor: those whom the last act addressed, as far as the person saw.
        foreseen: the story that the person expects from here.
        worth: how well off they are now by their own wants; ``ahead``: at the end of what they foresee.
        wants: by the number of a want of theirs, how likely it is; those they do not have now are left out.
        met: the numbers of those that are met.
        open: the numbers of those that are not met, but still could be.
    """

    person: int
    believed: World
    floor: frozenset[int]
    foreseen: Forecast
    worth: float
    ahead: float
    wants: dict[int, Likelihood]
    met: frozenset[int]
    open: frozenset[int]


class Outlooks:
    """Works out outlooks, and remembers them. Reads nothing but the world it is given, which is somebody's belief."""

    def __init__(self, reasons: StoryReasons) -> None:
        self.reasons = reasons
        self.foresight = reasons.foresight
        self.engine = reasons.engine
        ground = self.engine.ground
        self.openness = self.foresight.openness
        self._losing = Openness(
            replace(
                ground,
                wants=tuple(
                    w if w.condition is None else replace(w, condition=negate(w.condition))
                    for w in ground.wants
                ),
            )
        )
        self._acts = [a for a in ground.acts if a.planned and a.willing]
        self._known: dict[tuple[int, World, frozenset[int]], Outlook] = {}
        self._reached: dict[tuple[int, World], tuple[World, ...]] = {}

    def of(self, person: int, believed: World, floor: frozenset[int]) -> Outlook:
        """How things look to ``person``; ``floor`` are those addressed by the last act they saw."""
        key = (person, believed, floor)
        known = self._known.get(key)
        if known is None:
            foresight, openness = self.foresight, self.openness
            foreseen = foresight.forecast(believed, foresight.horizon, person, 1, floor)
            open_wants = openness.open_wants(believed, person)
            wants = {}
            for number, want in enumerate(self.engine.ground.wants):
                if want.person == person and want.condition is not None and want.weight > 0:
                    if condition(want.there, believed):
                        wants[number] = self._likelihood(person, number, believed, foreseen, open_wants)
            known = self._known[key] = Outlook(
                person,
                believed,
                floor,
                foreseen,
                self.worth(person, believed),
                self.worth(person, foreseen.end),
                wants,
                frozenset(n for n in wants if openness.is_met(n, believed)),
                open_wants,
            )
        return known

    def as_believed(self, person: int, believed: World) -> World:
        """A world that is as ``person`` believes, who believes in it: to ask of it what is asked of worlds."""
        if believed.minds[person] is believed:
            return believed
        minds = tuple(believed if q == person else mind for q, mind in enumerate(believed.minds))
        return self.engine.store.of(believed.values, minds)

    def worth(self, person: int, world: World) -> float:
        """How well off ``person`` is, as ``world`` has it; 0 where that is unknown."""
        return self.engine.utility(world, person) or 0.0

    def _likelihood(
        self, person: int, want: int, believed: World, foreseen: Forecast, open_wants: frozenset[int]
    ) -> Likelihood:
        is_met = self.openness.is_met
        met = is_met(want, believed)
        if met and want not in self._losing.open_wants(believed, person):
            return Likelihood.CERTAIN
        if is_met(want, foreseen.end):
            return Likelihood.LIKELY
        if not met and want not in open_wants:
            return Likelihood.IMPOSSIBLE
        if any(is_met(want, end) for end in self._within_reach(person, believed)):
            return Likelihood.OPEN
        return Likelihood.UNLIKELY

    def _within_reach(self, person: int, believed: World) -> tuple[World, ...]:
        """How the forecasts end after each act that ``person`` could do now, or that another has a plan to do."""
        key = (person, believed)
        if key not in self._reached:
            self._reached[key] = tuple(
                self.foresight.after(person, believed, act).end
                for act in self._acts
                if self.engine.possible(believed, act)
                and self.engine.step(believed, act) is not believed
                and self._is_planned(act, person, believed)
            )
        return self._reached[key]

    def _is_planned(self, act: GroundAct, person: int, believed: World) -> bool:
        """Whether everybody else who must be willing for an act has a plan of their own that begins with it."""
        gains = self.reasons.gains
        return all(
            self.engine.possible(believed.minds[q], act)
            and gains.nested(act, q, believed, self.foresight.horizon - 1) is not None
            for q in act.willing
            if q != person
        )
