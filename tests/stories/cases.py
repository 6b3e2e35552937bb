"""What the tests of stories share: a bundled story with some of its text replaced, and its expected story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from denouement.answers import Analysis, analyse
from denouement.diagnostics import Source
from denouement.engine import Expected, StoryReasons, Turn, condition, expected_story
from denouement.engine.kernel import reasons_for
from denouement.ground import GroundAct
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world

Changes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Lived:
    """A story, the reasons of its people, and what they would do."""

    analysis: Analysis
    reasons: StoryReasons
    expected: Expected

    @property
    def sentences(self) -> tuple[str, ...]:
        """The expected story."""
        return tuple(self.analysis.wording.act(t.act) for t in self.expected.turns)

    def turn(self, sentence: str) -> Turn:
        """The turn of an act."""
        return next(t for t in self.expected.turns if self.analysis.wording.act(t.act) == sentence)

    def kind(self, sentence: str) -> str:
        """The kind of reason that is named for an act of the expected story."""
        return self.turn(sentence).reason.kind.value

    def act(self, sentence: str) -> GroundAct:
        """An act by its sentence."""
        return next(a for a in self.analysis.ground.acts if self.analysis.wording.act(a) == sentence)

    def comes_to(self, ending: str) -> bool:
        """Whether the expected story comes to an ending, at its end or on the way."""
        asked = next(e for e in self.analysis.ground.endings if e.name == ending)
        return any(condition(asked.condition, w) for w in self.expected.worlds)


def text_of(name: str, changes: Changes = ()) -> str:
    """The text of a bundled story with some of it replaced."""
    text = bundled_story(name).text
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@cache
def lived(name: str, *changes: tuple[str, str]) -> Lived:
    """A bundled story with some of its text replaced, and what its people would do."""
    source = Source(f"{name}.story", text_of(name, changes))
    analysis = analyse(read_story(source, bundled_world), source.lines)
    reasons = reasons_for(analysis.engine, 4, 2)
    assert isinstance(reasons, StoryReasons)
    return Lived(analysis, reasons, expected_story(reasons, analysis.opening, 12, floor=analysis.floor))
