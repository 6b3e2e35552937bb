"""What is known of an ending before which a limit stopped the search."""

from denouement.answers import Status
from denouement.engine.kernel import kernel_is_used
from denouement.library import bundled_story
from denouement.search import Limits
from support.texts import endings_of

STEPS = """\
story "Steps"

people
  Ann (she)
  Bob (he)

fact the ladder is up
fact the roof is mended
fact the ladder is away
fact the moon is blue

action {who: person} puts up the ladder
  if       the ladder is not up
  then     the ladder is up
  willing  who
  past     put, has put

action {who: person} mends the roof
  if       the ladder is up
           the roof is not mended
  then     the roof is mended
  willing  who

action {who: person} takes the ladder away
  if       the roof is mended
           the ladder is not away
  then     the ladder is away
  willing  who

action {who: person} whistles
  if       who has not whistled
  willing  who

wants
  Ann wants it that the roof is mended: 2
  Ann wants it that the ladder is away: 1
  Bob wants to have put up the ladder: 1

endings
  half done: the roof is mended and the ladder is not away
  done (planned): the ladder is away
  a tune: Bob has whistled
  never: the moon is blue
"""


def stopped_at(effort):
    """What is known at a limit of effort."""
    return endings_of(STEPS, Limits(events=8, effort=effort))


def test_what_the_expected_story_passes_is_believable():
    """Though the search has not come so far: everybody in the expected story does what they have a reason for."""
    text = bundled_story("cafe").text.replace(
        "endings\n",
        "endings\n  asked: Teo has asked Mara for forgiveness and the matter between Mara and Teo is not closed\n",
        1,
    )
    answer = endings_of(text, Limits(effort=3_000 if kernel_is_used() else 6_000))
    found = answer.ending("asked")
    assert answer.events < len(found.acts) < len(answer.expected.acts)
    assert found.status is Status.BELIEVABLE
    assert found.told == answer.told[: len(found.told)]
    assert found.ways == 0


def test_an_ending_that_nothing_leads_to_is_known_without_looking():
    """However little was looked at."""
    assert stopped_at(0).ending("never").status is Status.OUT_OF_REACH
    assert "the moon is blue" in stopped_at(0).ending("never").cannot


def test_what_is_undecided_says_what_is_known():
    """That an act without a reason is needed; or up to how many events no believable story comes to it."""
    found = stopped_at(0).ending("a tune")
    assert found.status is Status.UNDECIDED
    assert found.known.startswith(
        "No believable story reaches it: it would take at least 1 act without a reason."
    )
    found = stopped_at(0).ending("done")
    assert found.status is Status.UNDECIDED
    assert found.known.startswith("No believable story of up to 0 events reaches it.")


def test_what_is_decided_has_nothing_more_to_say():
    """With no limit in the way."""
    answer = stopped_at(None)
    assert answer.complete
    assert all(e.known is None for e in answer.endings)
    assert answer.ending("a tune").status is Status.FORCED
