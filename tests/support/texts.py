"""Small stories as texts, read, analysed and searched in one go."""

from __future__ import annotations

from functools import cache

from denouement.answers import Analysis, EndingsAnswer, analyse, check, find_endings
from denouement.diagnostics import Source
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world
from denouement.model import Story
from denouement.search import Limits, Watch

LIMITS = Limits(events=6)

MEETING = """story "Small"
  use places

people
  Ann (she)
  Bob (he)

places
  the hall
  the yard

at first
  Ann is at the hall
  Bob is at the yard

wants
  Ann wants it that Ann and Bob are together: 1

endings
  they meet (planned): Ann and Bob are together
"""
"""Two people in two places, one of whom wants to be with the other; more endings may follow."""


def story_of(text: str) -> Story:
    """The story of a text without mistakes."""
    return read_story(Source("small.story", text), bundled_world)


def analysed(text: str) -> Analysis:
    """The story of a text, ready to be asked."""
    return analyse(story_of(text), text.split("\n"))


def endings_of(text: str, limits: Limits = LIMITS) -> EndingsAnswer:
    """Every ending of a text's story."""
    return find_endings(analysed(text), limits, Watch(limits))


def checked(text: str, limits: Limits = LIMITS):
    """The draft of a text, checked."""
    return check(analysed(text), limits)


@cache
def bundled(name: str) -> tuple[Analysis, EndingsAnswer]:
    """A bundled story, analysed, with its endings."""
    text = bundled_story(name).text
    analysis = analyse(read_story(Source(f"{name}.story", text), bundled_world), text.split("\n"))
    return analysis, find_endings(analysis, Limits(), Watch(Limits()))
