"""The expected story: what these people would do from an opening, if nobody interfered.

Turn after turn whoever would act does (see :mod:`denouement.engine.foresight`), and acts on the world as it is, which may
surprise everybody in it. Somebody who would otherwise wait takes a precaution if they have reason to. Everyone looks
ahead anew before each turn; what each expected, and where it broke, is kept with the turn: feelings and the
telling are made of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from denouement.engine.forecast import NOBODY, Choice, Forecast
from denouement.engine.foresight import Foresight
from denouement.engine.reasons import Reason
from denouement.engine.story_reasons import StoryReasons
from denouement.engine.worlds import World
from denouement.ground import GroundAct

__all__ = ["Expected", "Intent", "Rest", "Turn", "expected_story", "foremost", "intent"]


class Rest(Enum):
    """Why an expected story ends."""

    NOBODY_ACTS = "nobody would do anything more"
    GOES_ROUND = "it would go round in a circle"
    BOUND = "the limit of events"
    CAME_TRUE = "what was looked for has come true"


@dataclass(frozen=True)
class Turn:
    """One turn of an expected story.

    ``expected`` holds, by person, what each foresaw before it; ``floor`` those whom the act before addressed.
    """

    world: World
    floor: frozenset[int]
    person: int
    act: GroundAct
    reason: Reason
    expected: tuple[Forecast, ...]

    def surprises(self, person: int) -> bool:
        """Whether the act is another than the one that ``person`` expected to come next."""
        return self.expected[person].act is not self.act


@dataclass(frozen=True)
class Expected:
    """An expected story: its turns, the world it comes to, and why it ends there.

    ``expected`` is what each person foresees at the end: nothing, or what the others do not do; ``floor`` are those whom
    the last act addressed.
    """

    turns: tuple[Turn, ...]
    end: World
    rest: Rest
    expected: tuple[Forecast, ...]
    floor: frozenset[int]

    @property
    def acts(self) -> tuple[GroundAct, ...]:
        """Its acts."""
        return tuple(t.act for t in self.turns)

    @property
    def worlds(self) -> tuple[World, ...]:
        """The worlds before, between and after them."""
        return (*(t.world for t in self.turns), self.end)


@dataclass(frozen=True)
class Intent:
    """What somebody would do next: a choice, or the reason for a precaution; and how much they gain by it."""

    person: int
    what: Choice | Reason
    act: GroundAct
    gain: tuple[float, int]


def expected_story(
    reasons: StoryReasons,
    opening: World,
    events: int,
    floor: frozenset[int] = NOBODY,
    until: Callable[[World], bool] | None = None,
) -> Expected:
    """The expected story of at most so many events from a world.

    Args:
        floor: those whom the act before addressed.
        until: ends the story in the first world of which it is true.
    """
    foresight, engine = reasons.foresight, reasons.engine
    world = opening
    turns: list[Turn] = []
    met = {(world, floor)}
    while True:
        if until is not None and until(world):
            rest = Rest.CAME_TRUE
            break
        found = _turn(reasons, world, floor)
        if found is None:
            rest = Rest.NOBODY_ACTS
            break
        if len(turns) == events:
            rest = Rest.BOUND
            break
        person, reason = found
        act = reason.plan[0]
        turns.append(Turn(world, floor, person, act, reason, _expectations(foresight, world, floor)))
        world, floor = engine.step(world, act), foresight.addressed_by(act)
        if (world, floor) in met:
            rest = Rest.GOES_ROUND
            break
        met.add((world, floor))
    return Expected(tuple(turns), world, rest, _expectations(foresight, world, floor), floor)


def _expectations(foresight: Foresight, world: World, floor: frozenset[int]) -> tuple[Forecast, ...]:
    return tuple(foresight.foresees(p, world, floor) for p in foresight.engine.everyone)


def intent(
    reasons: StoryReasons, person: int, world: World, floor: frozenset[int], believed: bool = False
) -> Intent | None:
    """What somebody would do next in ``world``, or the precaution they would take who would otherwise wait.

    Args:
        floor: those whom the act before addressed.
        believed: of what the person believes possible, rather than of what is.
    """
    choose = reasons.foresight.choice if believed else reasons.foresight.able
    choice = choose(person, world, floor)
    if choice is not None:
        return Intent(person, choice, choice.act, choice.gain)
    taken = reasons.precaution(person, world)
    if taken is None:
        return None
    saved = taken.after - reasons.utility(person, taken.instead_worlds[-1])
    return Intent(person, taken, taken.plan[0], (saved, 0))


def foremost(intents: Iterable[Intent | None], floor: frozenset[int]) -> Intent | None:
    """Who goes first of those who would act: whoever was addressed, else whoever gains most; then the first."""
    found: Intent | None = None
    for one in intents:
        if one is not None and (
            found is None or (one.person in floor, one.gain) > (found.person in floor, found.gain)
        ):
            found = one
    return found


def _turn(reasons: StoryReasons, world: World, floor: frozenset[int]) -> tuple[int, Reason] | None:
    """Who acts next, and why."""
    found = foremost((intent(reasons, p, world, floor) for p in reasons.engine.everyone), floor)
    if found is None:
        return None
    what = found.what
    return found.person, what if isinstance(what, Reason) else reasons.of_choice(
        what, world.minds[found.person]
    )
