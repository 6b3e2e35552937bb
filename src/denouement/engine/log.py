"""The log of a story: its events one after another, and what each changed in whose mind, and how.

Where a belief comes from belongs here and not to the world: worlds in which everybody believes the same
stay one object. A log is made by playing acts; nothing in it is searched for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from denouement.engine.engine import Engine
from denouement.engine.opening import at_first
from denouement.engine.worlds import World
from denouement.errors import PastError
from denouement.ground import Ground, GroundAct, GroundReaction, GroundStep
from denouement.model import Value

__all__ = ["BeliefChange", "How", "Moment", "Source", "opening", "play", "play_step"]


class How(Enum):
    """How somebody came by a belief."""

    TAKEN_FOR_GRANTED = "took it for granted"
    SAW = "saw it"
    TOLD = "was told"
    CONCLUDED = "came to think so"
    NOTICED = "noticed"
    WRITTEN = "the story says so"


@dataclass(frozen=True)
class Source:
    """How a belief came about: by whom it was told (a person number), or by which reaction it was noticed."""

    how: How
    by: int | None = None
    reaction: GroundReaction | None = None


@dataclass(frozen=True)
class BeliefChange:
    """At a moment, ``person`` gave up ``old`` for ``new`` about a fluent.

    ``about`` is the person whose belief this is a belief about; None for a belief about the world.
    """

    person: int
    about: int | None
    fluent: int
    old: Value
    new: Value
    source: Source

    @property
    def path(self) -> tuple[int, ...]:
        """The path of minds the belief stands at."""
        return (self.person,) if self.about is None else (self.person, self.about)


@dataclass(frozen=True)
class Moment:
    """One event of a log. ``text`` is the writer's line, or the sentence of the act."""

    text: str
    act: GroundAct | None
    before: World
    world: World
    changes: tuple[BeliefChange, ...]
    fired: tuple[GroundReaction, ...] = ()


def opening(engine: Engine) -> tuple[World, tuple[Moment, ...]]:
    """The world a story opens in, and the log of how it came to that.

    Raises:
        PastError: an event of the past was not possible when its turn came; carries its number.
    """
    ground = engine.ground
    world = at_first(engine)
    log = []
    for number, step in enumerate((*ground.before, *ground.now)):
        if step.act is not None and not engine.possible(world, step.act):
            raise PastError(number, step.text)
        moment = play_step(engine, world, step)
        log.append(moment)
        world = moment.world
    return world, tuple(log)


def play_step(engine: Engine, world: World, step: GroundStep) -> Moment:
    """Play one line of the past: an act, or news."""
    assert step.act is not None
    return _moment(engine, world, step.act, step.text, is_event=bool(step.act.action))


def play(engine: Engine, world: World, acts: Sequence[GroundAct], texts: Sequence[str]) -> tuple[Moment, ...]:
    """The log of these acts, one after another from ``world``."""
    log = []
    for act, text in zip(acts, texts, strict=True):
        moment = _moment(engine, world, act, text, is_event=True)
        log.append(moment)
        world = moment.world
    return tuple(log)


def _moment(engine: Engine, world: World, act: GroundAct, text: str, is_event: bool) -> Moment:
    taken = engine.taken(world, act)
    changes: list[BeliefChange] = []
    for person in engine.everyone:
        paths = [(person,)] + [(person, other) for other in engine.everyone if other != person]
        for path in paths:
            changes += _changes(
                engine.ground, act, path, world, taken.after, taken.world, taken.fired, is_event
            )
    return Moment(text, act if is_event else None, world, taken.world, tuple(changes), taken.fired)


def _changes(
    ground: Ground,
    act: GroundAct,
    path: tuple[int, ...],
    before: World,
    after: World,
    settled: World,
    fired: Sequence[GroundReaction],
    is_event: bool,
) -> list[BeliefChange]:
    """What changed at one path of minds, with how it came about."""
    person, about = path[0], path[1] if len(path) > 1 else None
    old, between, new = (w.mind(path).values for w in (before, after, settled))
    if old == new:
        return []
    found = []
    for fluent in range(len(ground.fluents)):
        if old[fluent] == new[fluent]:
            continue
        if between[fluent] == new[fluent]:
            source = _source(act, path, fluent, is_event)
        else:
            source = Source(How.NOTICED, reaction=_noticing(fired, path, fluent))
        found.append(BeliefChange(person, about, fluent, old[fluent], new[fluent], source))
    return found


def _source(act: GroundAct, path: tuple[int, ...], fluent: int, is_event: bool) -> Source:
    if not is_event:
        return Source(How.WRITTEN)
    told = any(e.fluent == fluent and e.path and e.path[-1] == path[-1] for e in act.effects)
    if not told:
        return Source(How.SAW)
    speaker = next((p for p in act.willing if p != path[0]), None)
    return Source(How.CONCLUDED) if speaker is None else Source(How.TOLD, by=speaker)


def _noticing(fired: Sequence[GroundReaction], path: tuple[int, ...], fluent: int) -> GroundReaction | None:
    return next(
        (r for r in fired if any(e.fluent == fluent and e.path == path for e in r.effects)),
        None,
    )
