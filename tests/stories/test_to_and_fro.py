"""Nobody walks to and fro only to keep a loss out of sight."""

from __future__ import annotations

from denouement.engine import Rest, expected_story
from denouement.engine.kernel import reasons_for
from support.texts import analysed

TWO_ROOMS = """\
story "Two rooms"
  use places

people
  Ada (she)
  Ben (he)

places
  the hall
  the yard

fact {who: person} is scolded by {other: person}

action Ben scolds Ada
  if Ben and Ada are together
     Ben has not scolded Ada
  then Ada is scolded by Ben
  willing Ben

at first
  Ada is at the hall
  Ben is at the yard

wants
  Ada wants not to be scolded by Ben: 2
  Ben wants to scold Ada: 1

endings
  scolded: Ben has scolded Ada
"""


def told(text: str, horizon: int) -> tuple[list[str], Rest]:
    """The expected story, and why it ends."""
    analysis = analysed(text)
    story = expected_story(reasons_for(analysis.engine, horizon, 2), analysis.opening, 8, analysis.floor)
    return [analysis.wording.act(a) for a in story.acts], story.rest


def test_going_out_of_the_way_is_no_way_out() -> None:
    """
    She could leave as he comes, again and again; however far they look, she does not, since it would only be put off.
    """
    assert (["Ben goes to the hall", "Ben scolds Ada"], Rest.NOBODY_ACTS) == told(TWO_ROOMS, 4)
    for horizon in (3, 4, 5, 6, 7):
        acts, rest = told(TWO_ROOMS, horizon)
        assert Rest.NOBODY_ACTS is rest
        assert not [a for a in acts if a.startswith("Ada")]


def test_with_a_door_to_lock_there_is() -> None:
    """
    Where she can be out of his reach for good, she sees to it, and he comes in vain.
    """
    door = TWO_ROOMS.replace(
        "fact {who: person} is scolded",
        "fact the door is locked\n\n"
        "action Ada locks the door\n  if Ada is at the hall\n     Ben is at the yard\n"
        "  then the door is locked\n  willing Ada\n\n"
        "fact {who: person} is scolded",
    ).replace(
        "  if Ben and Ada are together\n", "  if Ben and Ada are together\n     not the door is locked\n"
    )
    assert (["Ada locks the door", "Ben goes to the hall"], Rest.NOBODY_ACTS) == told(door, 4)
