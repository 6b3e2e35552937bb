"""The layout of a file: what counts as a line, as a comment, as belonging to what."""

import pytest

from denouement.diagnostics import Report, Source
from denouement.language.layout import LONGEST_FILE, LONGEST_LINE, lay_out, split_comment
from language.small import added, codes_of, places_of, reading_of, story_of

PLAIN = 'story "Tide"\n\npeople\n  Ines (she)\n  Bram (he)\n\nfact {who: person} is wet\n\nat first\n  Ines is wet\n'


def blocks_of(text):
    """Each block's first line and, under it, its lines, as words."""
    report = Report()
    made = lay_out(Source("example.story", text), report)
    assert [] == report.found
    return [(words(block.header), [tree(line) for line in block.body]) for block in made]


def words(line):
    """A line's words."""
    return " ".join(w.text for w in line.words)


def tree(line):
    """A line with those under it; the line alone where there are none."""
    return (words(line), [tree(c) for c in line.children]) if line.children else words(line)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN.replace("  ", "\t"),
        PLAIN.replace("  ", "      "),
        PLAIN.replace("\n\n", "\n"),
        PLAIN.replace("\n", "\n\n\n"),
        PLAIN.replace("\n", "   \n"),
        PLAIN.replace("\n", " # a note\n"),
        PLAIN.replace("\n", "\n # a note alone\n"),
        PLAIN.removesuffix("\n"),
    ],
    ids=[
        "plain", "windows", "byte-order mark", "tabs", "wide", "tight", "airy", "trailing blanks", "comments",
        "comment lines", "no last line end",
    ],
)  # fmt: skip
def test_layout_does_not_change_the_story(text):
    """
    Line ends, tabs, empty lines and comments are the writer's own affair.
    """
    assert story_of(PLAIN) == story_of(text)


def test_blocks_hold_what_is_indented_below_them():
    """
    A line belongs to the nearest line above that is indented less.
    """
    text = "one\n  two\n  three\n      four\n    five\nsix\n\tseven\n    eight\n"
    expected = [("one", ["two", ("three", ["four", "five"])]), ("six", ["seven", "eight"])]
    assert expected == blocks_of(text)


def test_a_line_less_indented_than_the_first_is_its_equal():
    """
    How far the lines of a block are indented may differ; only deeper than the one above counts.
    """
    assert [("one", ["two", "three"])] == blocks_of("one\n    two\n  three\n")


@pytest.mark.parametrize(
    ("raw", "content", "comment"),
    [
        ("Ines is wet", "Ines is wet", ""),
        ("Ines is wet # at last", "Ines is wet ", "at last"),
        ("# alone", "", "alone"),
        ("#", "", ""),
        ('says "no # yes" # now', 'says "no # yes" ', "now"),
        ("says “no # yes” # now", "says “no # yes” ", "now"),
        ('an inch " is # long', 'an inch " is ', "long"),
        ('# says "no', "", 'says "no'),
        ('"a" # "b"', '"a" ', '"b"'),
    ],
)
def test_comments_begin_at_a_hash_outside_quotes(raw, content, comment):
    """
    A “#” inside a pair of quotes is text; a quote that is never closed protects nothing.
    """
    assert (content, comment) == split_comment(raw)


def test_columns_count_characters_as_written():
    """
    What is underlined starts at the writer's column, also after tabs and in every script.
    """
    text = PLAIN.replace("  Ines is wet", "\tŁucja is wet")
    assert [("unknown-name", 10, "Łucja")] == places_of(text)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\ufffd", "\ufeff"])
def test_signs_that_are_no_text_are_reported(sign):
    """
    What a text editor cannot have meant is named at its place, and only its line is left out.
    """
    assert [("not-text", 10, sign)] == places_of(PLAIN.replace("is wet\n", f"is{sign}wet\n", 2)[:-1])[-1:]


@pytest.mark.parametrize("sign", ["\x7f", "\ufffd"])
def test_signs_that_are_no_text_are_reported_at_the_margin(sign):
    """
    The first column of a line is no exception.
    """
    assert ["not-text"] == codes_of(PLAIN + sign + "people\n")


def test_a_line_can_be_as_long_as_the_longest():
    """
    The limit itself is allowed; one more character is not.
    """
    fits = "# ".ljust(LONGEST_LINE, "x")
    assert [] == codes_of(PLAIN + fits)
    assert ["line-too-long"] == codes_of(PLAIN + fits + "x")


def test_a_file_can_be_as_long_as_the_longest():
    """
    Beyond the limit nothing is read, and one mistake says so.
    """
    line = "#" * 99 + "\n"
    fits = PLAIN + line * ((LONGEST_FILE - len(PLAIN)) // 100)
    assert [] == codes_of(fits)
    story, found = reading_of(fits + line)
    assert story is None
    assert ["file-too-long"] == [d.code for d in found]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "\ufeff", "   \n\t\n"])
def test_an_empty_file_has_one_mistake(text):
    """
    An empty file lacks its title, and that is all there is to say.
    """
    assert ["no-title"] == codes_of(text)


def test_a_line_before_any_heading_is_reported():
    """
    An indented line at the start belongs to nothing.
    """
    assert [("outside-a-section", 1, "Ines is wet")] == places_of("  Ines is wet\n" + PLAIN)


def test_a_second_title_is_reported():
    """
    No line of a file is passed over in silence.
    """
    assert [] != codes_of(added('story "Another"', "  use nowhere"))
