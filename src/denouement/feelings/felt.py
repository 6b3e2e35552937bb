"""The expected story with what people show between its turns.

After every turn it is worked out what everybody feels and what of it shows. In a story that uses the world *feelings* the
others come to believe what they take a sign for, before the next act is chosen; so a face that is misread can
turn a story. In a story that does not, nothing is changed by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement.answers import Analysis, Wording
from denouement.engine import Moment, StoryReasons, expected_story
from denouement.feelings.appraise import appraise_one, worded
from denouement.feelings.displays import Display, Displays
from denouement.feelings.feeling import Feeling
from denouement.feelings.lived import Event, Lives
from denouement.feelings.rules import Tools
from denouement.ground import GroundAct

__all__ = ["SHOWS", "FeltStory", "felt_story", "signs_of"]

SHOWS = "{who} shows {viewer} {state}"
"""The act of the world *feelings* by which a sign, as it is read, comes into a mind."""


@dataclass(frozen=True)
class FeltStory:
    """The events of a story, showing signs among them where they change beliefs; the feelings; and the signs.

    ``events`` are numbered from 1, as in the feelings.
    """

    events: tuple[Event, ...]
    feelings: tuple[Feeling, ...]
    displays: tuple[Display, ...]

    @property
    def acts(self) -> tuple[GroundAct, ...]:
        """Its acts."""
        return tuple(e.act for e in self.events if e.act is not None)

    def texts(self, wording: Wording) -> tuple[str, ...]:
        """Its events as sentences."""
        return tuple(wording.act(a) for a in self.acts)


def felt_story(analysis: Analysis, reasons: StoryReasons, events: int, tools: Tools) -> FeltStory:
    """The expected story of at most so many events, played turn by turn with what shows in between."""
    engine = analysis.engine
    shows = {a.arguments: a for a in engine.ground.acts if a.action == SHOWS}
    signs = Displays(analysis)
    lives = Lives(tools.outlooks, analysis.opening, analysis.floor)
    feelings: list[Feeling] = [
        f for lived in lives.opening() for f in worded(appraise_one(lived, tools), analysis)
    ]
    played: list[Event] = []
    displays: list[Display] = []
    world, floor = analysis.opening, analysis.floor
    met = {(world, floor)}
    turns = 0

    def play(act: GroundAct) -> list[Feeling]:
        nonlocal world
        after = engine.step(world, act)
        played.append(Event(act, world, after))
        roused = [
            f for lived in lives.after(played[-1]) for f in worded(appraise_one(lived, tools), analysis)
        ]
        feelings.extend(roused)
        world = after
        return roused

    while turns < events:
        turn = expected_story(reasons, world, 1, floor)
        if not turn.turns:
            break
        act = turn.turns[0].act
        roused = play(act)
        turns += 1
        floor = reasons.foresight.addressed_by(act)
        found = signs.after(len(played), world, roused)
        displays += found
        for display in found:
            for reading in display.readings:
                shown = shows.get(
                    (
                        analysis.ground.people[display.person],
                        analysis.ground.people[reading.viewer],
                        reading.state,
                    )
                )
                if (
                    shown is not None
                    and engine.possible(world, shown)
                    and engine.step(world, shown) is not world
                ):
                    play(shown)
        if (world, floor) in met:
            break
        met.add((world, floor))
    return FeltStory(tuple(played), tuple(feelings), tuple(displays))


def signs_of(analysis: Analysis, log: Sequence[Moment], feelings: Sequence[Feeling]) -> tuple[Display, ...]:
    """What shows over a log, which is not changed by it."""
    signs = Displays(analysis)
    return tuple(
        d
        for number, moment in enumerate(log, start=1)
        for d in signs.after(number, moment.world, [f for f in feelings if f.event == number])
    )
