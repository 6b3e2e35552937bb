"""Why an ending comes about: one short sentence for each act, and the tree of reasons behind it."""

import pytest

from denouement import english
from denouement.answers import Status, why
from denouement.errors import UsageError
from denouement.library import stories
from support.texts import MEETING, analysed, bundled, endings_of


def told(name):
    """Every answer that has a story, for a bundled story."""
    _, answer = bundled(name)
    return [e for e in answer.endings if e.acts]


def every_tree(trees):
    """The trees and all that they count on."""
    for tree in trees:
        yield tree
        yield from every_tree(tree.others)


@pytest.mark.slow
@pytest.mark.parametrize("name", stories())
def test_a_reason_is_one_short_sentence(name):
    """At most 30 words, in the writer's own, beginning with the act."""
    analysis, answer = bundled(name)
    for ending in told(name):
        for event in why(analysis, answer, ending.name).events:
            for tree in every_tree(event.reasons):
                assert len(tree.sentence.split()) <= 30, tree.sentence
                assert tree.sentence.startswith(english.finish(tree.act)[:-1])
                assert tree.sentence.endswith(".")


def test_the_cafe_gives_short_reasons():
    """The same for the cafe's believable endings."""
    test_a_reason_is_one_short_sentence("cafe")


def test_every_event_of_a_believable_story_has_its_reasons():
    """One tree for each person who must be willing, and nothing missing."""
    analysis, answer = bundled("cafe")
    for ending in told("cafe"):
        events = why(analysis, answer, ending.name).events
        assert len(ending.acts) == len(events)
        for act, event in zip(ending.acts, events, strict=True):
            lacking = len(event.missing)
            assert len(act.willing) == len(event.reasons) + lacking
            if ending.status is Status.BELIEVABLE:
                assert 0 == lacking
            assert event.happens == (not act.willing)


def test_a_reason_names_what_is_gained():
    """Mara goes because she wants to have kept the appointment."""
    analysis, answer = bundled("cafe")
    events = why(analysis, answer, "Mara goes to the cafe").events
    (tree,) = events[0].reasons
    assert "to have kept the appointment with Teo" in [want for want, _ in tree.gains]
    assert all(amount > 0 for _, amount in (*tree.gains, *tree.costs))


def test_one_event_can_be_asked_about_by_number():
    """The number within the first story told, or that of the ending named."""
    analysis, answer = bundled("cafe")
    ending = told("cafe")[0]
    by_number = why(analysis, answer, "1", within=ending.name)
    assert (ending.name, 1) == (by_number.ending, by_number.events[0].number)
    assert ending.shortest[0] == english.finish(by_number.events[0].act)


def test_what_is_told_nowhere_cannot_be_asked_about():
    """The error says what could be."""
    analysis, answer = bundled("cafe")
    with pytest.raises(UsageError) as caught:
        why(analysis, answer, "Mara flies to the moon")
    assert caught.value.hint


UNENDED = MEETING.replace(
    "endings\n  they meet (planned): Ann and Bob are together",
    "endings\n  he goes (planned): Bob is at the hall",
)
"""She goes to him, and the story rests; the ending that is named does not come."""


def test_an_act_of_the_expected_story_is_found_though_it_comes_to_no_ending():
    """Whatever is expected can be asked about."""
    analysis = analysed(UNENDED)
    answer = endings_of(UNENDED)
    found = why(analysis, answer, "Ann goes to the yard")
    assert (found.over, found.ending, found.story) == ("the expected story", "", ("Ann goes to the yard.",))
    (event,) = found.events
    assert "Ann wants that Ann and Bob are together" in event.reasons[0].sentence
    assert why(analysis, answer, "1").events == found.events


def test_the_expected_story_is_looked_through_first():
    """An act that several stories tell of is explained where it is expected."""
    analysis, answer = bundled("lie-for-love")
    expected = answer.first
    act = expected.told[0]
    assert act in answer.endings[0].told
    assert answer.endings[0] is not expected
    assert why(analysis, answer, act).ending == expected.name
