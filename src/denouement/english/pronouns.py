"""The pronouns a character may be given, each with all its forms.

`PRONOUNS` is a table by subject form; `pronoun` finds a row of it by any form. A writer's own
set of pronouns is another `Pronoun`, made by the caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PRONOUNS", "Pronoun", "pronoun"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One set of forms.

    Args:
        subject: "she" forgives.
        object: forgives "her".
        possessive: "her" letter.
        possessive_pronoun: the letter is "hers".
        reflexive: forgives "herself".
        plural_verb: True where the verb is plural: "they" forgive, "they" are.
    """

    subject: str
    object: str
    possessive: str
    possessive_pronoun: str
    reflexive: str
    plural_verb: bool = False


PRONOUNS: Mapping[str, Pronoun] = {
    "she": Pronoun("she", "her", "her", "hers", "herself"),
    "he": Pronoun("he", "him", "his", "his", "himself"),
    "they": Pronoun("they", "them", "their", "theirs", "themselves", plural_verb=True),
    "it": Pronoun("it", "it", "its", "its", "itself"),
}


def pronoun(word: str) -> Pronoun | None:
    """Find a pronoun by any of its forms, in any case.

    Returns:
        The pronoun, or None when the word is not a form of one in the table.

    >>> pronoun("Her").subject
    'she'
    >>> pronoun("themself").reflexive
    'themselves'
    >>> pronoun("Mara") is None
    True
    """
    return _BY_FORM.get(word.lower())


# No form belongs to two rows, so that looking one up is never ambiguous.
_BY_FORM = {
    form: row
    for row in PRONOUNS.values()
    for form in (row.subject, row.object, row.possessive, row.possessive_pronoun, row.reflexive)
} | {"themself": PRONOUNS["they"]}
