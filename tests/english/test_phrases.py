"""Lists, numbers, capitals and full stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denouement.english import count, finish, join, number_word, ordinal, sentence_case


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (("a", "b", "c", "d"), "a, b, c and d"),
    ],
)
def test_lists_have_one_and(items, text):
    """
    A list reads as English, with no comma before "and".
    """
    assert text == join(items)


def test_the_last_word_is_chosen():
    """
    Alternatives are joined with "or".
    """
    assert "a, b or c" == join(["a", "b", "c"], "or")


@given(st.lists(st.from_regex("[A-Z][a-z]?x", fullmatch=True), max_size=8))
def test_no_item_is_dropped(items):
    """
    Every item of a list is in its text, in order.
    """
    text = join(items)
    assert items == text.replace(" and ", ", ").split(", ") if items else text == ""


@pytest.mark.parametrize(
    ("n", "cardinal", "place"),
    [
        (-1, "-1", "-1st"),
        (0, "zero", "0th"),
        (1, "one", "first"),
        (2, "two", "second"),
        (12, "twelve", "twelfth"),
        (13, "13", "13th"),
        (21, "21", "21st"),
        (22, "22", "22nd"),
        (103, "103", "103rd"),
        (111, "111", "111th"),
        (1012, "1012", "1012th"),
    ],
)
def test_small_numbers_are_words(n, cardinal, place):
    """
    Numbers up to twelve are spelt, larger ones are legible as digits.
    """
    assert (cardinal, place) == (number_word(n), ordinal(n))


@pytest.mark.parametrize(
    ("n", "noun", "text"),
    [
        (0, "event", "0 events"),
        (1, "event", "1 event"),
        (3, "event", "3 events"),
        (2, "person", "2 people"),
        (2, "act of mercy", "2 acts of mercy"),
    ],
)
def test_counts_agree_with_their_noun(n, noun, text):
    """
    One is single, none and many are plural.
    """
    assert text == count(n, noun)


@pytest.mark.parametrize(
    ("text", "sentence"),
    {
        "": "",
        "   ": "",
        "mara forgives Teo": "Mara forgives Teo.",
        "who knows? ": "Who knows?",
        "she waits…": "She waits…",
        "“go!”": "“Go!”",
        "she said “go”": "She said “go”.",
        "3 events happened": "3 events happened.",
        "élodie sings": "Élodie sings.",
    }.items(),
)
def test_sentences_are_finished(text, sentence):
    """
    A sentence has a capital and one end, and is not given a second.
    """
    assert sentence == finish(text)


@given(st.text(max_size=20))
def test_finishing_twice_changes_nothing(text):
    """
    A finished sentence can pass through another layer unharmed.
    """
    assert finish(text) == finish(finish(text))


def test_the_rest_of_a_sentence_is_untouched():
    """
    Names within a sentence keep their capitals.
    """
    assert "The FBI trusts Mara " == sentence_case("the FBI trusts Mara ")
