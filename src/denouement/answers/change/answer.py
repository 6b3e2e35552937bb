"""What ``change`` answers: the smallest changes that make an ending come, each as lines of the file, and its story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from denouement.answers.change.edits import Edit, cost_of
from denouement.answers.change.page import Row
from denouement.answers.endings import Status
from denouement.search import Limits, StopReason

__all__ = ["Change", "ChangeAnswer", "Sought"]


class Sought(Enum):
    """What was looked for: changes that make the ending expected, or failing these, believable."""

    NOTHING = "nothing"
    EXPECTED = "expected"
    BELIEVABLE = "believable"


@dataclass(frozen=True)
class Change:
    """A set of edits that makes the ending come, tried on the writer's file.

    ``text`` is the whole file with the edits, ``rows`` the lines in which it differs. ``story`` is what comes of it,
    in sentences.
    """

    edits: tuple[Edit, ...]
    status: Status
    text: str
    rows: tuple[Row, ...]
    story: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many edits it takes."""
        return len(self.edits)

    @property
    def cost(self) -> int:
        """What they cost in the writer's terms."""
        return cost_of(self.edits)


@dataclass(frozen=True)
class ChangeAnswer:
    """The changes found for one ending.

    Attributes:
        ending: its name.
        before: how the ending stands in the file as it is: expected, believable, or (undecided) neither or not known.
        story: the story that is expected of the file as it is.
        waits: who waits for whom where that rests without an ending; empty if nobody does.
        changes: the smallest first, then those that change least.
        sought: what these make of the ending.
        cut: as many were found as were asked for, so that there may be more.
        size: sets of up to so many edits were all considered.
        singles: how many single edits there are.
        considered: how many sets were looked at.
        complete: no limit came before all sets of the size asked for were considered.
    """

    ending: str
    before: Status
    story: tuple[str, ...]
    waits: str
    changes: tuple[Change, ...]
    sought: Sought
    cut: bool
    size: int
    singles: int
    considered: int
    limits: Limits
    stop: StopReason
    transitions: int

    @property
    def complete(self) -> bool:
        """Whether no limit came before everything asked for was considered."""
        return self.stop.complete
