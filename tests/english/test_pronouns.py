"""The table of pronouns, and finding a row of it."""

import pytest

from denouement.english import PRONOUNS, pronoun


@pytest.mark.parametrize(
    ("subject", "forms"),
    {
        "she": "she her her hers herself",
        "he": "he him his his himself",
        "they": "they them their theirs themselves",
        "it": "it it its its itself",
    }.items(),
)
def test_any_form_finds_its_pronoun(subject, forms):
    """
    A writer may name a character's pronoun by whichever form comes to mind.
    """
    row = PRONOUNS[subject]
    assert forms.split() == [
        row.subject,
        row.object,
        row.possessive,
        row.possessive_pronoun,
        row.reflexive,
    ]
    assert all(row is pronoun(form) for form in forms.split())
    assert row is pronoun(subject.title())


def test_only_they_takes_a_plural_verb():
    """
    "They forgive", but "she forgives".
    """
    assert ["they"] == [subject for subject, row in PRONOUNS.items() if row.plural_verb]


@pytest.mark.parametrize("word", ["Mara", "", "we", "who"])
def test_other_words_are_no_pronoun(word):
    """
    A word outside the table is not forced into it.
    """
    assert pronoun(word) is None
