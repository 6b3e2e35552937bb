"""What is at hand where somebody is, and what gestures use of it."""

from __future__ import annotations

from denouement.answers import analyse, play_draft
from denouement.diagnostics import Source
from denouement.feelings.things import Things
from denouement.language import read_story
from denouement.library import bundled_world

HOUSE = """
story "Two rooms"
  use places

people
  Ann (she)
  Ben (he)

places
  the hall
  the yard

things
  the lamp
  the spade
  the key

kind fitting

fittings
  the bench

fact {what: fitting} is in {where: place}

at first
  Ann is at the hall
  Ben is at the yard
  Ben has the key
  the lamp lies at the hall
  the spade lies at the yard
  the bench is in the yard

draft
  Ann goes to the yard
"""


def test_things_are_at_hand_where_a_fact_puts_them():
    """Where somebody is, or with somebody who is there; never what lies elsewhere, and never people or the place itself."""
    analysis = analyse(read_story(Source("here.story", HOUSE), bundled_world), HOUSE.split("\n"))
    (moment,) = play_draft(analysis)
    things = Things(analysis)
    assert ("the lamp",) == things.beside(moment.before, "Ann")
    assert ("the spade", "the key", "the bench") == things.beside(moment.world, "Ann")
