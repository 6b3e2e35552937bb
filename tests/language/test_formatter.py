"""The formatter: one layout for every file, and not a word of it changed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denouement.language import format_text
from denouement.language.layout import LONGEST_LINE, split_comment
from denouement.language.words import split
from denouement.library import bundled_story, bundled_world, stories, worlds

BUNDLED = {
    **{f"{name}.story": bundled_story(name).text for name in stories()},
    **{f"{name}.world": bundled_world(name).text for name in worlds()},
}
SEPARATE_SIGNS = "signs that stood apart are drawn together, and are then one word"


def words_of(text):
    """Every word of a text in order, without its comments."""
    lines = text.replace("\r\n", "\n").replace("\ufeff", "").split("\n")
    return [w.text for line in lines for w in split(split_comment(line)[0], "", 1)]


def comments_of(text):
    """Every comment of a text in order, leaving out those without a word in them."""
    lines = text.replace("\r\n", "\n").replace("\ufeff", "").split("\n")
    return [comment for line in lines if (comment := split_comment(line)[1].replace("\t", "    "))]


def holds(text):
    """Whether formatting keeps all it should keep, and is done after once."""
    once = format_text(text)
    assert words_of(text) == words_of(once)
    assert comments_of(text) == comments_of(once)
    assert once == format_text(once)


names = st.sampled_from(["Ines", "Bram", "the cafe", "the Rose and Crown", "Łucja", "who", "O'Neill"])
sentences = st.builds(
    " ".join,
    st.lists(
        st.one_of(
            names,
            st.sampled_from(
                ["is", "happy", "trusts", "2", "-1", "1.5", "and", "or", "not", "(", ")", ",", ":", "…"]
            ),
            st.sampled_from(["{who: person}", "{ who :person }", "Ines's", "at least", '"a # b"', "“so”"]),
        ),
        min_size=1,
        max_size=9,
    ),
)
comments = st.one_of(
    st.just(""), st.builds("#{}".format, st.sampled_from(["", " a note", "note", ' "a', " é"]))
)
indents = st.sampled_from(["", "  ", "  ", "    ", "\t", "      ", " "])
openings = st.sampled_from(
    [
        "",
        "",
        "",
        "action ",
        "fact ",
        "people",
        "if ",
        "then",
        "willing ",
        "seen by  ",
        "only in the past",
        "means ",
    ]
)
lines = st.builds(
    lambda indent, opening, text, comment, end: indent + opening + text + comment + end,
    indents,
    openings,
    st.one_of(st.just(""), sentences),
    comments,
    st.sampled_from(["", " ", "\r"]),
)
texts = st.builds("\n".join, st.lists(lines, max_size=12))


@given(texts)
def test_formatting_keeps_every_word(text):
    """
    Formatting changes blanks and empty lines, and nothing else; once is enough.
    """
    holds(text)


@given(st.sampled_from(sorted(BUNDLED)), st.integers(0, 2**32))
def test_formatting_keeps_every_word_of_a_mangled_file(name, seed):
    """
    The same holds for real files in which lines have been moved, cut and indented anew.
    """
    chance = random.Random(seed)
    rows = BUNDLED[name].split("\n")
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(rows))
        match chance.randrange(6):
            case 0:
                rows.insert(at, rows[chance.randrange(len(rows))])
            case 1:
                rows[at] = " " * chance.randint(0, 14) + rows[at].lstrip()
            case 2:
                rows[at] = rows[at][: chance.randint(0, len(rows[at]))]
            case 3:
                rows[at] = rows[at].replace(" ", "   ") + "  # " + str(at)
            case 4:
                rows.insert(at, "")
            case 5:
                rows[at] = rows[at].replace("  ", "\t")
    holds("\n".join(rows))


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_bundled_files_keep_every_word(name):
    """
    Every bundled file can be formatted, and formatting it twice is formatting it once.
    """
    holds(BUNDLED[name])


@pytest.mark.parametrize(
    ("text", "formatted"),
    [
        ("", ""),
        ("\n\n\n", ""),
        ("# note", "# note\n"),
        ("people\n      Ines   (she)\n\tBram", "people\n  Ines (she)\n  Bram\n"),
        ("people\n  Ines\nplaces\n  home", "people\n  Ines\n\nplaces\n  home\n"),
        ("people\n\n\n\n  Ines\n\n\n\n", "people\n\n  Ines\n"),
        ("\ufeffpeople\r\n  Ines\r\n", "people\n  Ines\n"),
        ("people #all\n  Ines #she", "people  # all\n  Ines  # she\n"),
        ("fact {  who :person }is happy", "fact {who: person} is happy\n"),
        ("fact it rains\nfact it snows", "fact it rains\nfact it snows\n"),
        (
            "endings\n  a:it rains\n      it snows",
            "endings\n  a: it rains\n    it snows\n",
        ),
        (
            "action {who: person} acts\n if it rains\n   it snows\n then it rains\n willing who",
            "action {who: person} acts\n"
            "  if       it rains\n"
            "           it snows\n"
            "  then     it rains\n"
            "  willing  who\n",
        ),
    ],
)
def test_there_is_one_layout(text, formatted):
    """
    However a file is spaced, it comes out the same.
    """
    assert formatted == format_text(text)


def test_what_is_too_long_is_left_alone():
    """
    A line that is not read is not touched.
    """
    text = "people\n      " + "x" * LONGEST_LINE + "\n"
    assert text == format_text(text)


@pytest.mark.parametrize("text", ["wait . . .", "Ines ' ring", "it is x ' s", "a . . . b"])
def test_signs_that_stand_apart_stay_apart(text):
    """
    Blanks between signs are kept where without them the words would be others.
    """
    holds(text)


@pytest.mark.parametrize("text", ["## a part", "people ## all of them", "#####"])
def test_a_rule_of_hashes_is_kept(text):
    """
    Writers draw lines with “#”, and find them as they drew them.
    """
    assert text.replace(" ##", "  ##") + "\n" == format_text(text)


def test_no_line_grows_too_long_to_be_read():
    """
    What can be read before formatting can be read after it.
    """
    text = "action it is\n if it is\n  " + "x" * (LONGEST_LINE - 2) + "\n"
    assert all(len(line) <= LONGEST_LINE for line in format_text(text).split("\n"))


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_bundled_files_are_in_canonical_layout(name):
    """
    The files that come with the program are laid out as it lays out others.
    """
    assert BUNDLED[name] == format_text(BUNDLED[name])
