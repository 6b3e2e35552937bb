"""Who believes what, from when until when, how they came to it and what ended it."""

import pytest

from denouement.answers import digest, find_endings, knows, log_of, play_draft
from denouement.search import Watch
from support.texts import HALL_AND_YARD, LIMITS, analysed

LETTER = """\
story "Letter"

people
  Ann (she)
  Bob (he)

places
  the hall
  the garden

things
  the letter

claims
  the letter is lost: the letter lies at the garden

fact {who: person} is at {where: place}, one where
fact {item: thing} lies at {where: place}
fact {who: person} is happy
fact {who: person} is warned

action {who: person} drops {item: thing}
  then     item lies at the garden
           item does not lie at the hall
  willing  who
  seen by  who

action {who: person} tells {whom: person} that {what: claim}
  then     whom believes what is so
           whom is warned
  willing  who

reaction {viewer: person} misses {item: thing}
  when  viewer is warned
        viewer is not happy
        item lies at the garden
  then  viewer is happy

at first
  Ann is at the hall
  Bob is at the hall
  the letter lies at the hall

wants
  Ann wants the letter to lie at the garden
  Ann wants Bob to be warned

endings
  told: Bob is warned and the letter lies at the garden
"""


def spans(person=None, text=LETTER, everything=True):
    """The spans of the shortest story to the ending, as rows."""
    analysis = analysed(text)
    answer = find_endings(analysis, LIMITS, Watch(LIMITS))
    ending = answer.endings[0]
    assert ending.status.is_believable
    return knows(analysis, log_of(analysis, ending.acts), person, everything)


def row(span):
    """A span in short."""
    until = None if span.until is None else span.until.number
    return span.belief, span.right, span.since.number, until, span.how, span.ended


def test_what_somebody_has_wrong_is_told_from_end_to_end():
    """Bob believes that the letter lies where it lay, is wrong from the moment it is dropped, and is told."""
    answer = spans("Bob")
    about_hall = [
        row(s)
        for s in answer.spans
        if s.about is None and "lies at the garden" in s.belief.replace("does not lie", "lies")
    ]
    never = answer.spans[0].since.number
    assert [
        (
            "the letter does not lie at the garden",
            True,
            never,
            1,
            "took it for granted",
            "the world changed, unseen",
        ),
        ("the letter does not lie at the garden", False, 1, 2, "went on believing it", "was told by Ann"),
        ("the letter lies at the garden", True, 2, None, "was told by Ann", ""),
    ] == about_hall


def test_a_belief_that_ends_gives_way_to_another():
    """Where a span ends, one about the same person's beliefs begins."""
    answer = spans()
    begun = {(s.person, s.about, s.since) for s in answer.spans}
    ended = {(s.person, s.about, s.until) for s in answer.spans if s.until is not None}
    assert ended
    assert ended <= begun
    assert all(bool(s.ended) == (s.until is not None) for s in answer.spans)


def test_one_person_can_be_asked_about():
    """Then nobody else's beliefs are told."""
    assert {"Bob"} == {s.person for s in spans("Bob").spans}


def test_what_holds_at_a_moment():
    """The spans in force right after an event, one to a fact."""
    answer = spans("Bob")
    for number, expected in ((0, True), (1, False)):
        (span,) = [s for s in answer.at(number) if s.about is None and "lie at the garden" in s.belief]
        assert expected == span.right
    assert "the letter lies at the garden" in [s.belief for s in answer.at(2)]


def test_the_moments_are_the_opening_and_the_events():
    """Numbered from 0, each in words."""
    moments = spans().moments
    assert [0, 1, 2] == [m.number for m in moments]
    assert "Ann drops the letter" == moments[1].text


@pytest.mark.parametrize("everything", [False, True])
def test_what_nobody_ever_has_wrong_and_never_changes_is_left_out(everything):
    """Where everybody is, everybody knows, and it stays so."""
    assert not any("is at the hall" in s.belief for s in spans(everything=everything).spans)


def test_a_reaction_is_named_as_the_source():
    """What follows by itself is noticed, by the sentence of what followed."""
    text = LETTER.replace(
        "  when  viewer is warned\n        viewer is not happy\n        item lies at the garden\n  then  viewer is happy",
        "  when  viewer is warned\n        viewer does not believe viewer is happy\n  then  viewer believes viewer is happy",
    )
    found = [s for s in spans("Bob", text).spans if s.about is None and "happy" in s.belief]
    assert "noticed: Bob misses the letter" in [s.how for s in found]


def test_what_is_taken_for_granted_in_the_past_counts_from_there():
    """The past has negative numbers, and the opening is 0."""
    text = LETTER.replace("wants\n", "before\n  Ann drops the letter\n\nwants\n", 1)
    found = [s for s in spans("Bob", text).spans if s.about is None and "lie at the garden" in s.belief]
    wrong = next(s for s in found if not s.right)
    assert (-1, "Ann drops the letter") == (wrong.since.number, wrong.since.text)


def test_a_digest_tells_what_is_wrong_what_is_found_out_and_who_knows_better():
    """Bob finds out where the letter is; Ann knew all along, since she dropped it."""
    ann, bob = digest(spans(everything=False), ("Ann", "Bob"))
    assert (ann.person, ann.wrong, ann.changed) == ("Ann", (), ())
    assert {s.person for s in ann.better} == {"Bob"}
    assert "the letter lies at the garden" in {s.truth for s in ann.better}
    assert {s.belief for s in bob.wrong} == {"the letter lies at the hall"}
    assert bob.better == ()
    assert ("the letter does not lie at the garden", "the letter lies at the garden") in {
        (before.belief, after.belief) for before, after in bob.changed
    }


def test_a_digest_tells_what_is_never_found_out():
    """Untold, Bob has it wrong to the end."""
    ann, bob = digest(spans(everything=False), ("Ann", "Bob"))
    (wrong,) = bob.wrong
    assert (wrong.belief, wrong.until, wrong.better) == ("the letter lies at the hall", None, ("Ann",))
    assert all(s.person == "Bob" for s in ann.better)


KEY = f"""story "The key"
{HALL_AND_YARD}  the attic

things
  the key

at first
  Ann is at the hall
  Bob is at the yard
  the key lies at the hall

draft
  Ann takes the key
  Ann goes to the attic
  Ann puts down the key
"""


def test_a_digest_leaves_out_what_is_denied_of_what_is_said():
    """Who believes it to be in the hall has no need to be told that it is not in the attic; nor who knows better."""
    analysis = analysed(KEY)
    ann, bob = digest(knows(analysis, play_draft(analysis)), ("Ann", "Bob"))
    assert "the key lies at the hall" in {s.belief for s in bob.wrong}
    assert not any("key does not lie" in s.belief for s in bob.wrong)
    assert "the key lies at the attic" in {s.truth for s in ann.better}
    assert not any("key does not lie" in s.truth for s in ann.better)


def test_who_has_nothing_wrong_and_knows_no_better_is_left_out():
    """Nothing is said of nothing."""
    told = digest(spans(everything=False), ("Ann", "Bob"))
    assert all(d.wrong or d.changed or d.better for d in told)
    assert digest(spans("Ann", everything=False), ("Bob",)) == ()
