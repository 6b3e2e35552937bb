"""The text that all formats share."""

import unicodedata

import pytest
from hypothesis import given

from denouement.export.prose.text import (
    clean,
    file_name,
    kept_paragraphs,
    paragraph_text,
    spoken,
    title_of,
    word_count,
)
from denouement.telling.show import paragraph_text as shown
from denouement.telling.text import Paragraph, Sentence, Source, Telling
from export.prose.tellings import SCENE, hostile_texts

SOURCE = (Source("event", 1),)


@given(hostile_texts)
def test_clean_text_is_one_line_that_any_file_can_hold(text):
    """No format has to think of line breaks, control characters, or halves of a pair."""
    made = clean(text)
    assert made == clean(made)
    assert not [c for c in made if unicodedata.category(c) in ("Cc", "Cs")]
    assert "  " not in made
    assert [made] == (made.splitlines() or [""])


def test_clean_text_keeps_every_other_character():
    """What a writer wrote stays, whatever the script."""
    text = "“Ça va?” 你好 \u202e\u05d0 \u00a0 \U0001f469\u200d\U0001f680 <&>"
    assert text == clean(text)


def test_speech_is_quoted_as_the_telling_itself_shows_it():
    """What is exported is what `tell` prints."""
    for paragraph in SCENE.paragraphs:
        assert shown(paragraph) == paragraph_text(paragraph)
    assert "“You took it.”" == spoken(Sentence("You took it.", SOURCE, "Ann"))


def test_empty_paragraphs_are_left_out_and_their_gap_is_kept():
    """A scene break stands between paragraphs, never before the first one."""
    line, nothing = Sentence("It rains.", SOURCE), Sentence(" \n", SOURCE)
    telling = Telling(
        "", (Paragraph((line,), gap=True), Paragraph((nothing,), gap=True), Paragraph((line,))), "scene", "", "past", ()
    )  # fmt: skip
    assert [False, True] == [p.gap for p in kept_paragraphs(telling)]
    assert "A story" == title_of(telling)


def test_words_are_counted_as_a_reader_counts_them():
    """A dash alone is no word; a title is not counted."""
    assert 32 == word_count(SCENE)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A less frequented corner", "a-less-frequented-corner"),
        ("../../etc/passwd", "etc-passwd"),
        ("What's “this”?", "whats-this"),
        ("Ça va à l'été", "ça-va-à-lété"),
        ("CON", "con-story"),
        ("???", "story"),
        ("", "story"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_title_makes_a_name_for_any_system(title, expected):
    """No title leads out of the folder or to a device."""
    assert expected == file_name(title)


@given(hostile_texts)
def test_a_file_name_is_harmless(title):
    """Whatever the title."""
    name = file_name(title)
    assert name
    assert not set(name) & set('/\\:*?"<>|. \n\0')
    assert 70 > len(name.encode())
