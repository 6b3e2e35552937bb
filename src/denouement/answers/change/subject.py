"""What edits are looked for in: a story and its file, and what bears on one ending of it."""

from __future__ import annotations

from denouement.answers.analysis import Analysis
from denouement.answers.change.bearing import Bearing
from denouement.answers.change.locks import Locks
from denouement.answers.change.page import Page
from denouement.answers.change.wordings import Lines
from denouement.answers.wording import Wording
from denouement.ground import Ground, GroundEnding
from denouement.model import Entity, Step, Want

__all__ = ["Subject"]


class Subject:
    """One story for which edits are made up.

    ``whole`` is its ground problem with nothing left out, ``ending`` the one that is to come, as it stands there.
    """

    def __init__(
        self, analysis: Analysis, whole: Ground, ending: GroundEnding, page: Page, locks: Locks
    ) -> None:
        self.analysis, self.story = analysis, analysis.story
        self.whole, self.ending = whole, ending
        self.page, self.locks = page, locks
        self.bearing = Bearing(whole, ending)
        self.wording = Wording(self.story, whole)
        self.lines = Lines(self.wording)
        self.weights = sorted({w.weight for w in self.story.wants} or {1.0})
        self.more = self.weights[-1] + 1

    def is_open(self, thing: Step | Want | Entity) -> bool:
        """Whether a line of the writer's own file may be touched."""
        return thing.span.file == self.story.file and not thing.keep and not self.locks.holds(thing.span.line)
