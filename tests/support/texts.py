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

HALL_AND_YARD = """\
  use places

people
  Ann (she)
  Bob (he)

places
  the hall
  the yard
"""
"""What follows the first line of a story of two people and two places."""

MEETING = f"""story "Small"
{HALL_AND_YARD}
at first
  Ann is at the hall
  Bob is at the yard

wants
  Ann wants it that Ann and Bob are together: 1

endings
  they meet (planned): Ann and Bob are together
"""
"""Two people in two places, one of whom wants to be with the other; more endings may follow."""

PIER = """\
story "The pier"

people
  Ilan (he)
  Rut (she)

fact {who: person} is gone
fact {who: person} is resolved
fact {who: person} is proud
fact the gate is locked

action {who: person} bids {other: person} farewell
  if       who is not gone
           who has not bidden other farewell
  willing  who
  past     bade, has bidden

action {other: person} begs {who: person} to stay
  if       who has bidden other farewell
           who is not gone
           other is not proud
  then     who is not resolved
  willing  other
  past     begged, has begged

action {who: person} goes
  if       who is resolved
           who is not gone
           the gate is not locked
  then     who is gone
  willing  who

"""
"""Somebody who would be begged to stay if they said goodbye. What more there is, and the wants, have to follow."""

LONG_GONE = """\
at first
  Ilan is resolved

before
  Ilan goes

wants
  Ilan wants to be gone: 3
  Rut wants Ilan not to be gone: 2

endings
  he is back: Ilan is not gone
"""
"""He went without a word, a year ago."""

AT_ODDS = """\
story "Not on speaking terms"

people
  Ann (she)
  Bob (he)

fact they are at peace

action {who: person} begs {other: person}'s pardon
  if       not they are at peace
  then     they are at peace
  willing  who

wants
  Ann wants it that they are at peace: 2
  Bob wants it that they are at peace: 2
  Ann wants not to have begged Bob's pardon: 1
  Bob wants not to have begged Ann's pardon: 1

endings
  peace (planned): they are at peace
"""
"""Either would give in; each would rather have the other do it, and three minds deep each counts on that."""


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
def opened(name: str) -> Analysis:
    """A bundled story, analysed."""
    text = bundled_story(name).text
    return analyse(read_story(Source(f"{name}.story", text), bundled_world), text.split("\n"))


@cache
def bundled(name: str) -> tuple[Analysis, EndingsAnswer]:
    """A bundled story, analysed, with its endings."""
    return opened(name), find_endings(opened(name), Limits(), Watch(Limits()))
