"""An event as one person lives it: what they saw of it, what they believed before it and believe after it.

This is all that the rules of :mod:`denouement.feelings.rules` are given. Nothing in it holds the world as it is, so no
rule can read what the person does not believe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from denouement.engine import NOBODY, Expected, Moment, World
from denouement.feelings.likelihood import Outlook, Outlooks
from denouement.ground import GroundAct

__all__ = ["Event", "Lived", "Lives", "events_of", "sees"]


@dataclass(frozen=True)
class Event:
    """An event of a story: the worlds before and after it; ``act`` is None for news."""

    act: GroundAct | None
    before: World
    after: World


def events_of(story: Sequence[Moment | Event] | Expected) -> tuple[Event, ...]:
    """The events of a log or of an expected story; events are left as they are."""
    if isinstance(story, Expected):
        worlds = story.worlds
        return tuple(
            Event(turn.act, before, after)
            for turn, before, after in zip(story.turns, worlds, worlds[1:], strict=False)
        )
    return tuple(m if isinstance(m, Event) else Event(m.act, m.before, m.world) for m in story)


@dataclass(frozen=True, eq=False)
class Lived:
    """The event of number ``event`` as ``person`` lives it; number 0 is the opening, before which there is nothing.

    ``act`` is what they saw, None if they saw nothing; ``seen`` are the acts they have seen until then, with it.
    """

    person: int
    event: int
    act: GroundAct | None
    before: Outlook | None
    after: Outlook
    seen: tuple[GroundAct, ...] = ()

    @property
    def doers(self) -> tuple[int, ...]:
        """Who did it, as far as the person saw."""
        return () if self.act is None else self.act.willing

    @property
    def is_own(self) -> bool:
        """Whether it was an act of the person's own."""
        return self.person in self.doers

    @property
    def others(self) -> tuple[int, ...]:
        """Who else did it, where the person did not."""
        return () if self.is_own else self.doers

    @property
    def foreseen(self) -> GroundAct | None:
        """What the person had foreseen to come next."""
        return None if self.before is None else self.before.foreseen.act

    @property
    def is_expected(self) -> bool:
        """Whether they saw what they had foreseen to come next."""
        return self.act is not None and self.act is self.foreseen


class Lives:
    """The events of a story as everybody lives them, in their order and that of the cast.

    Who neither sees an event nor has another belief for it has not lived it. ``floor`` are those whom the last act before
    the opening addressed; afterwards everyone goes by the last act that they have seen themselves.
    """

    def __init__(self, outlooks: Outlooks, opening: World, floor: frozenset[int] = NOBODY) -> None:
        everyone = outlooks.engine.everyone
        self._outlooks = outlooks
        self._opening = opening
        self._floors = [floor for _ in everyone]
        self._seen: list[tuple[GroundAct, ...]] = [() for _ in everyone]
        self._number = 0

    def opening(self) -> Iterator[Lived]:
        """The opening."""
        for p in self._outlooks.engine.everyone:
            yield Lived(p, 0, None, None, self._outlooks.of(p, self._opening.minds[p], self._floors[p]))

    def after(self, event: Event) -> Iterator[Lived]:
        """The next event."""
        outlooks = self._outlooks
        self._number += 1
        for p in outlooks.engine.everyone:
            act = event.act if sees(outlooks, event, p) else None
            believed, now = event.before.minds[p], event.after.minds[p]
            if act is None and believed is now:
                continue
            before = outlooks.of(p, believed, self._floors[p])
            if act is not None:
                self._floors[p] = outlooks.engine.ground.addressed(act)
                self._seen[p] = (*self._seen[p], act)
            yield Lived(p, self._number, act, before, outlooks.of(p, now, self._floors[p]), self._seen[p])


def sees(outlooks: Outlooks, event: Event, person: int) -> bool:
    """Whether a person knows of an event when it happens: they did it, or saw it."""
    act = event.act
    return act is not None and (person in act.willing or outlooks.engine.sees(event.before, act, person))
