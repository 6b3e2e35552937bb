"""The words of a line: where each begins and ends, and when two are the same."""

import pytest

from denouement.language.words import span_of, split, text_of
from denouement.model import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ines forgives Bram", ["Ines", "forgives", "Bram"]),
        ("Ines's ring", ["Ines", "'s", "ring"]),
        ("Ines’s ring", ["Ines", "’s", "ring"]),
        ("isn't", ["isn't"]),
        ("isn’t", ["isn’t"]),
        ("O'Neill", ["O'Neill"]),
        ("sister-in-law", ["sister-in-law"]),
        ("no. 7", ["no", ".", "7"]),
        ("St. Ives", ["St", ".", "Ives"]),
        ("i.e", ["i.e"]),
        ("room 3b", ["room", "3b"]),
        ("2.5 more", ["2.5", "more"]),
        ("-2", ["-2"]),
        ("a -2", ["a", "-2"]),
        ("a-2", ["a-2"]),
        ("a >= 2", ["a", ">=", "2"]),
        ("a>=2", ["a", ">=", "2"]),
        ("{who: person}", ["{", "who", ":", "person", "}"]),
        ('says "not now"', ["says", '"not now"']),
        ("says “not now”", ["says", "“not now”"]),
        ("wait…", ["wait", "…"]),
        ("wait...", ["wait", "..."]),
        ("Łukasz, Zoë", ["Łukasz", ",", "Zoë"]),
        ("東京 へ", ["東京", "へ"]),
        ("a_b", ["a_b"]),
        ("", []),
    ],
)
def test_words_are_where_a_reader_sees_them(text, words):
    """
    Letters, digits, hyphens and apostrophes make a word; the possessive and each sign are words of their own.
    """
    assert words == [w.text for w in split(text, "", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ines", "INES"), ("isn't", "isn’t"), ("Ines's", "Ines’s"), ("Straße", "STRASSE")],
)
def test_capitals_and_curls_do_not_matter(one, other):
    """
    Words are compared without capitals, and the two apostrophes are one.
    """
    assert [w.key for w in split(one, "", 1)] == [w.key for w in split(other, "", 1)]


@pytest.mark.parametrize("text", ["Ines’s “old ring”, no. 7: 2.5 (or -3)…", "  a\tb  ", "x>=y!=z", "'s 's"])
def test_columns_point_at_the_text(text):
    """
    A word's span cuts exactly that word out of the line.
    """
    for word in split(text, "f", 3, 5):
        assert text[word.span.column - 5 : word.span.end - 5] == word.text
        assert ("f", 3) == (word.span.file, word.span.line)


def test_a_span_reaches_from_first_to_last():
    """
    The span of several words covers what lies between them.
    """
    assert Span("f", 1, 3, 12) == span_of(split("  Ines  sings", "f", 1)[:1]).to(Span("f", 1, 9, 12))


@pytest.mark.parametrize("text", ["Ines's ring", "a, b: c (d)", "no. 7", "who? me!"])
def test_words_can_be_put_together_again(text):
    """
    Signs that close stand close.
    """
    assert text == text_of(split(text, "", 1))


@pytest.mark.parametrize("name", ["मीरा", "cafe\u0301", "தமிழ்"])
def test_a_name_of_any_script_is_one_word(name):
    """
    Marks that belong to a letter stay with it, also when the name is shown again.
    """
    assert [name] == [w.text for w in split(name, "", 1)]


def test_a_name_in_s_has_a_short_possessive():
    """
    “James' ring” speaks of James.
    """
    assert ["James", "'", "ring"] == [w.text for w in split("James' ring", "", 1)]
