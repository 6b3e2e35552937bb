"""The writer's file with edits made on it: what is not edited stays to the letter."""

from collections import Counter

import pytest

from denouement.answers.change.edits import Edit, EditKind
from denouement.answers.change.page import Page, differences
from denouement.diagnostics import Source

TEXT = """\
story "Page"   # a title

at first   # here
    Ann is at the hall   # since noon
    Bob is at the yard

# a line of its own

wants
\tAnn wants to stay: 1
"""


def page(text: str = TEXT) -> Page:
    """A page of this text."""
    return Page(Source("page.story", text))


def edit(**what: object) -> Edit:
    """An edit of these lines."""
    return Edit(EditKind.FACT, frozenset(), **what)  # type: ignore[arg-type]


def test_no_edits_change_nothing():
    """No edits change nothing."""
    assert page().edited([]) == TEXT


def test_a_line_goes_and_its_comment_stays():
    """A line goes and its comment stays."""
    assert page().edited([edit(drops=(4,))]) == TEXT.replace("Ann is at the hall   # since", "# since")


def test_a_line_without_a_comment_goes_wholly():
    """A line without a comment goes wholly."""
    assert page().edited([edit(drops=(5,))]) == TEXT.replace("    Bob is at the yard\n", "")


def test_another_line_in_its_place_keeps_indentation_and_comment():
    """Another line in its place keeps indentation and comment."""
    made = page().edited([edit(puts=((4, "Ann is at the yard"),))])
    assert made == TEXT.replace("Ann is at the hall", "Ann is at the yard")


def test_a_line_is_added_under_its_heading_as_deep_as_the_line_above():
    """A line is added under its heading as deep as the line above."""
    made = page().edited(
        [edit(adds=(("at first", "Ann is shy"),)), edit(adds=(("wants", "Ann wants to go: 2"),))]
    )
    lines = made.split("\n")
    assert lines[5] == "    Ann is shy"
    assert lines[11] == "\tAnn wants to go: 2"
    assert [x for x in lines if x not in ("    Ann is shy", "\tAnn wants to go: 2")] == TEXT.split("\n")


def test_a_missing_heading_is_put_where_it_belongs():
    """A missing heading is put where it belongs."""
    made = page().edited([edit(adds=(("now", "Ann is shy"),))])
    assert made.split("\n")[5:8] == ["", "now", "  Ann is shy"]
    assert made.replace("\nnow\n  Ann is shy\n", "") == TEXT


@pytest.mark.parametrize("heading", ["at first", "now", "wants"])
def test_a_file_without_an_end_of_its_last_line_can_be_added_to(heading: str):
    """A file without an end of its last line can be added to."""
    made = page(TEXT.rstrip("\n")).edited([edit(adds=((heading, "Ann is shy"),))])
    new = Counter(made.split("\n")) - Counter(TEXT.rstrip("\n").split("\n"))
    assert not Counter(TEXT.rstrip("\n").split("\n")) - Counter(made.split("\n"))
    assert [x.strip() for x in new if "shy" in x] == ["Ann is shy"]


@pytest.mark.parametrize(
    "what",
    [{"drops": (4,)}, {"puts": ((5, "x"),)}, {"adds": (("at first", "x"),)}, {"adds": (("now", "x"),)}],
)
def test_line_ends_of_another_system_stay(what: dict):
    """Line ends of another system stay."""
    made = page(TEXT.replace("\n", "\r\n")).edited([edit(**what)])
    assert made == page().edited([edit(**what)]).replace("\n", "\r\n")


def test_differences_name_lines_of_either_text():
    """Differences name lines of either text."""
    new = page().edited([edit(drops=(5,)), edit(adds=(("wants", "x"),))])
    rows = differences(TEXT, new)
    assert [(r.sign, r.number, r.text) for r in rows] == [
        ("-", 5, "    Bob is at the yard"),
        ("+", 10, "\tx"),
    ]


def test_a_section_is_open_unless_its_heading_is_to_be_kept():
    """A section is open unless its heading is to be kept."""
    assert page().is_open("at first")
    assert not page(TEXT.replace("at first ", "at first (keep)")).is_open("at first")
