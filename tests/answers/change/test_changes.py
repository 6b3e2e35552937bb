"""The smallest changes of small stories, each checked by hand."""

import pytest

from answers.change.small import APART, ASKED, BALANCE, changes_of, rows_of
from denouement.answers import Status
from denouement.answers.change import EditKind, Sought
from denouement.errors import UsageError
from denouement.search import Limits, StopReason


def test_what_is_in_the_way_is_taken_out_of_it():
    """What is in the way is taken out of it."""
    answer = changes_of(APART, size=1)
    assert ("- the yard is out of the way",) in rows_of(answer)
    change = next(c for c, r in zip(answer.changes, rows_of(answer), strict=True) if "yard" in r[0])
    assert change.story == ("Ann goes to the yard.",)
    assert change.status is Status.EXPECTED
    assert answer.sought is Sought.EXPECTED
    assert answer.complete


def test_to_put_people_together_from_the_beginning_is_no_change():
    """Merely saying that the ending holds would be no answer."""
    rows = rows_of(changes_of(APART))
    assert rows
    assert all("Bob is at the hall" not in r[-1] or "believes" in r[-1] for r in rows)
    assert all("+ Ann is at the yard" not in r for r in rows)


def test_what_has_nothing_to_do_with_it_is_in_no_change():
    """What has nothing to do with it is in no change."""
    rows = rows_of(changes_of(ASKED))
    assert rows
    assert not any("rich" in line for r in rows for line in r)


def test_a_larger_set_around_an_answer_is_not_shown():
    """A larger set around an answer is not shown."""
    rows = rows_of(changes_of(ASKED))
    assert ("- Ann is shy",) in rows
    assert not any(len(r) > 1 and "- Ann is shy" in r for r in rows)


def test_two_edits_where_one_does_not_do():
    """Two edits where one does not do."""
    answer = changes_of(ASKED, "his turn")
    rows = rows_of(answer)
    assert all(c.size == 2 for c in answer.changes)
    found = [r for r in rows if "- Bob trusts Ann 1" in r]
    assert found
    assert all("+ Bob trusts Ann 2" in r for r in found), "the nearest number that does"
    assert any("+ Bob wants to ask Ann to dance: 1" in r for r in found)


def test_weights_are_as_near_to_what_they_are_as_will_do():
    """Weights are as near to what they are as will do."""
    answer = changes_of(BALANCE, size=1)
    rows = rows_of(answer)
    # As much as the other want is enough: what is as good, and settles something, is done.
    assert ("- Ann wants to lend Bob money: 1", "+ Ann wants to lend Bob money: 2") in rows
    assert ("- Ann wants not to be in debt: 2", "+ Ann wants not to be in debt: 1") in rows
    assert not any("+ Ann wants to lend Bob money: 3" in r for r in rows)
    assert ("- Ann wants not to be in debt: 2",) not in rows


def test_answers_are_ranked_by_size_then_by_cost():
    """Answers are ranked by size then by cost."""
    for text in (APART, BALANCE):
        ranks = [(c.size, c.cost) for c in changes_of(text).changes]
        assert ranks == sorted(ranks)
        assert len(ranks) > 1


def test_edited_texts_differ_in_the_shown_lines_alone():
    """Edited texts differ in the shown lines alone."""
    for change in changes_of(ASKED, "his turn").changes:
        old, new = ASKED.split("\n"), change.text.split("\n")
        assert all(old[r.number - 1] == r.text for r in change.rows if r.sign == "-")
        assert all(new[r.number - 1] == r.text for r in change.rows if r.sign == "+")
        gone = {r.number for r in change.rows if r.sign == "-"}
        come = {r.number for r in change.rows if r.sign == "+"}
        assert [x for n, x in enumerate(old, 1) if n not in gone] == [
            x for n, x in enumerate(new, 1) if n not in come
        ]


def test_comments_stay():
    """Comments stay."""
    text = ASKED.replace("Ann is shy", "Ann is shy  # since school")
    for change in changes_of(text).changes:
        assert "# since school" in change.text


# --- what is to be kept


def test_a_kept_line_is_in_no_change():
    """A kept line is in no change."""
    rows = rows_of(changes_of(ASKED.replace("Ann is shy", "Ann is shy (keep)")))
    assert not any("Ann is shy" in line for r in rows for line in r if "believes" not in line)


def test_a_kept_section_is_neither_changed_nor_added_to():
    """A kept section is neither changed nor added to."""
    answer = changes_of(ASKED.replace("at first", "at first (keep)"), size=2)
    touched = {EditKind.FACT, EditKind.NUMBER}
    assert not [c for c in answer.changes if touched & {e.kind for e in c.edits}]


def test_lines_can_be_kept_by_their_words():
    """Lines can be kept by their words."""
    rows = rows_of(changes_of(ASKED, keep=["is SHY"]))
    assert not any("- Ann is shy" in r for r in rows)


def test_words_to_keep_that_no_line_has_are_told():
    """Words to keep that no line has are told."""
    with pytest.raises(UsageError, match="no line of the file has the words"):
        changes_of(ASKED, keep=["Ann is sly"])


# --- how it ends


def test_an_ending_that_is_expected_needs_no_change():
    """An ending that is expected needs no change."""
    answer = changes_of(ASKED.replace("  Ann is shy\n", ""))
    assert answer.before is Status.EXPECTED
    assert answer.changes == ()
    assert answer.sought is Sought.NOTHING
    assert answer.story == ("Ann asks Bob to dance.",)


def test_no_more_than_asked_for():
    """No more than asked for."""
    answer = changes_of(APART, most=1)
    assert len(answer.changes) == 1
    assert answer.cut


def test_a_limit_keeps_what_was_found_and_is_told():
    """A limit keeps what was found and is told."""
    whole = changes_of(ASKED, "his turn")
    limits = Limits(events=4, horizon=3, effort=whole.transitions // 2)
    some = changes_of(ASKED, "his turn", limits=limits)
    assert not some.complete
    assert some.stop is StopReason.EFFORT
    assert set(rows_of(some)) <= set(rows_of(whole)) or not some.changes


def test_the_same_file_gives_the_same_answer():
    """The same file gives the same answer."""
    assert changes_of(APART) == changes_of(APART)


def test_three_edits_are_found_best_first():
    """Three edits are found best first."""
    text = ASKED.replace("  Ann is shy\n", "  Bob is shy\n")
    two, three = changes_of(text, "his turn", size=2), changes_of(text, "his turn", size=3, most=1)
    assert two.changes == ()
    assert [c.size for c in three.changes] == [3]
    assert "- Bob is shy" in rows_of(three)[0]


def test_hidden_facts_reach_no_output():
    """Hidden facts reach no output."""
    for text in (APART, ASKED, BALANCE):
        for change in changes_of(text).changes:
            assert "\0" not in change.text + "".join(change.story)
