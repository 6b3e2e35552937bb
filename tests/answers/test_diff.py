"""Two versions of a story compared: endings gained, lost and moved, where the expected stories part, and the lines."""

import pytest

from denouement.answers import Status, find_endings
from denouement.answers.diff import Change, Version, diff
from denouement.search import Limits, Watch
from support.texts import LIMITS, MEETING, analysed

WITH_BOTH = MEETING.replace("endings\n", "endings\n  they are at the yard: Ann is at the yard\n")
"""The small story with a second ending; both come when Ann goes to the yard."""


def version(text: str, limits: Limits = LIMITS) -> Version:
    """A text, analysed and searched."""
    analysis = analysed(text)
    return Version(analysis, find_endings(analysis, limits, Watch(limits)))


def compared(old: str, new: str, limits: Limits = LIMITS):
    """Two texts compared."""
    return diff(version(old, limits), version(new, limits))


def change_of(answer, name: str):
    """How one ending differs."""
    return next(e for e in answer.endings if e.name == name)


def test_a_story_does_not_differ_from_itself():
    """
    Nothing is found where nothing was changed.
    """
    answer = compared(WITH_BOTH, WITH_BOTH)
    assert [Change.SAME, Change.SAME] == [e.change for e in answer.endings]
    assert answer.expected is not None
    assert answer.expected.is_same
    assert answer.expected.old.story
    assert () == answer.lines
    assert answer.is_same
    assert answer.complete


WISH = "  Ann wants it that Ann and Bob are together: 1\n"
"""The only want of the small story; without it nobody does anything."""


def test_an_ending_is_lost_with_the_want_that_made_it():
    """
    What nobody has a reason for any more cannot be believed any more, and the other way round it is gained.
    """
    without = MEETING.replace(WISH, "  Ann wants Ann not to be at the yard: 1\n")
    lost = compared(MEETING, without)
    assert (Change.LOST, ("believable", "forced")) == seen(lost, "they meet", Status.EXPECTED)
    gained = compared(without, MEETING)
    assert Change.GAINED is change_of(gained, "they meet").change
    assert not lost.is_same
    assert not gained.is_same


def seen(answer, name: str, as_believable: Status):
    """An ending's change with its statuses, ``as_believable`` being called believable."""
    ending = change_of(answer, name)
    words = ["believable" if s is as_believable else s.value for s in (ending.old.status, ending.new.status)]
    return ending.change, tuple(words)


def test_an_ending_moves_with_its_shortest_story():
    """
    A longer way, and more ways, are told with both numbers.
    """
    longer = MEETING.replace("  the yard\n", "  the yard\n  the gate\n").replace(
        "(planned): Ann and Bob are together",
        "(planned): Ann and Bob are together and Ann has gone to the gate",
    )
    longer = longer.replace(WISH, WISH + "  Ann wants to have gone to the gate: 1\n")
    moved = change_of(compared(MEETING, longer), "they meet")
    assert Change.MOVED is moved.change
    assert "the shortest story has 2 events, it had 1" in moved.differs


def test_the_planned_ending_may_change():
    """
    Another ending planned is a difference of both.
    """
    other = WITH_BOTH.replace(" (planned)", "").replace("at the yard:", "at the yard (planned):")
    answer = compared(WITH_BOTH, other)
    assert ("it is not the planned one any more",) == change_of(answer, "they meet").differs
    assert ("it is the planned one now",) == change_of(answer, "they are at the yard").differs


def test_a_renamed_ending_is_the_same_ending():
    """
    A new name for the same condition is no ending lost and another gained.
    """
    answer = compared(MEETING, MEETING.replace("they meet", "found"))
    (ending,) = answer.endings
    assert ("found", Change.MOVED, ("it was called “they meet”",)) == (
        ending.name,
        ending.change,
        ending.differs,
    )
    assert answer.expected.is_same


def test_an_ending_that_is_taken_away_is_told():
    """
    An ending that the new version does not name stands at the end of the list.
    """
    answer = compared(WITH_BOTH, MEETING)
    assert ["they meet", "they are at the yard"] == [e.name for e in answer.endings]
    assert (Change.LOST, None) == (answer.endings[1].change, answer.endings[1].new)


def test_the_expected_stories_part_at_the_first_event_that_differs():
    """
    Both sides of the parting are told, with the reason for the event that is there now.
    """
    shy = MEETING.replace(WISH, WISH.replace("Ann wants", "Bob wants"))
    parting = compared(MEETING, shy).expected
    assert (0, "Ann goes to the yard.", "Bob goes to the hall.") == (
        parting.common,
        parting.old.next,
        parting.new.next,
    )
    assert parting.new.because.startswith("Bob goes to the hall: Bob wants")
    assert ("they meet",) == parting.new.endings
    still = compared(MEETING, MEETING.replace(WISH, "")).expected
    assert ("", (), ()) == (still.new.next, still.new.story, still.new.endings)


def test_lines_are_told_with_their_numbers_in_either_file():
    """
    What the writer changed can be found again; blanks at the ends of lines are no change.
    """
    new = MEETING.replace("Bob is at the yard", "Bob is at the hall").replace("places\n", "places  \n")
    lines = [(n.is_new, n.number, n.text.strip()) for n in compared(MEETING, new).lines]
    number = MEETING.split("\n").index("  Bob is at the yard") + 1
    assert [(False, number, "Bob is at the yard"), (True, number, "Bob is at the hall")] == lines


@pytest.mark.parametrize("turned", [False, True])
def test_nothing_is_said_where_a_limit_came_first(turned: bool):
    """
    An ending that one search did not decide is neither gained nor lost, and the answer is not complete.
    """
    far = MEETING.replace("they meet (planned): Ann and Bob are together", "they part: Bob is at the hall")
    both = [version(far, Limits(events=6, effort=0)), version(far)]
    answer = diff(*reversed(both)) if turned else diff(*both)
    assert [Change.UNDECIDED] == [e.change for e in answer.endings]
    assert not answer.complete
