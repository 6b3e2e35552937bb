"""The points of a story at which something else could have been done: before each event of the expected story, and of the past."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from denouement.answers.analysis import Analysis
from denouement.answers.wording import key_of
from denouement.engine import NOBODY, Expected, World
from denouement.errors import UsageError
from denouement.ground import GroundAct

__all__ = ["Point", "Points"]


@dataclass(frozen=True)
class Point:
    """A point at which something else could have been done: before ``act`` was, or at the end.

    ``number`` is that of ``act`` in the expected story; at its end, one more; 0 elsewhere.
    """

    world: World
    floor: frozenset[int]
    act: GroundAct | None
    label: str
    number: int = 0
    is_past: bool = False


class Points:
    """The points of one story."""

    def __init__(self, analysis: Analysis, expected: Expected) -> None:
        self._analysis = analysis
        self._expected = expected

    @cached_property
    def told(self) -> tuple[Point, ...]:
        """Those of the expected story, the last one after it."""
        expected = self._expected
        points = [
            Point(t.world, t.floor, t.act, f"before event {n} of the expected story", n)
            for n, t in enumerate(expected.turns, start=1)
        ]
        end = Point(expected.end, expected.floor, None, "at the end of the expected story", len(points) + 1)
        return (*points, end)

    @cached_property
    def all(self) -> tuple[Point, ...]:
        """Those of the expected story, then those of the past, the latest first."""
        past = []
        floor = NOBODY
        for moment in self._analysis.past:
            if moment.act is not None and moment.act.action:
                label = f"in the past, before “{moment.text}”"
                past.append(Point(moment.before, floor, moment.act, label, is_past=True))
                floor = self._analysis.ground.addressed(moment.act)
        return (*self.told, *reversed(past))

    def at(self, asked: str) -> tuple[Point, ...]:
        """Those that are meant: by the number of an event, or words of it; all if nothing is asked.

        Raises:
            UsageError: there is no such event.
        """
        if not asked:
            return self.all
        key = key_of(asked)
        numbered = [p for p in self.told if str(p.number) == key]
        said = self._analysis.wording
        found = numbered or [p for p in self.all if p.act is not None and key in said.act(p.act).casefold()]
        if not found:
            raise UsageError(
                f"neither the expected story nor the past has an event “{asked}”",
                f"give its number, from 1 to {len(self.told)}, or words of it",
            )
        return tuple(found)
