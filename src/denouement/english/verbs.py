"""The forms of a verb, from the one form a writer gives: the third person present.

Each function takes a single word ("forgives", never "runs away") and answers in lower case.
A hyphenated verb is inflected in its last part ("ad-libs", "ad-libbed"). The word may also be
a plural or base form ("forgive"), since "the sisters forgive" is a sentence too; auxiliaries
are accepted in the past as well ("was", "had").

Irregular forms come from `irregular`, endings from `spelling`. Where the result may be wrong,
`known_verb` says so, and the caller can ask the author.
"""

from denouement.english.irregular import BE, DO, HAVE, IRREGULAR, MODALS, Forms, irregular
from denouement.english.spelling import add_ed, add_ing, add_s, doubling, remove_s

__all__ = [
    "base_form",
    "is_auxiliary",
    "is_participle",
    "known_verb",
    "negative",
    "participle",
    "past",
    "plural_present",
    "progressive",
    "third_person",
]


def base_form(third: str) -> str:
    """Give the form that follows "to"; modals have no other form and stay as they are.

    >>> [base_form(word) for word in ("forgives", "goes", "is", "tries", "passes", "can")]
    ['forgive', 'go', 'be', 'try', 'pass', 'can']
    """
    head, verb = _split(third)
    if verb in BE:
        return head + "be"
    if verb in HAVE:
        return head + "have"
    if verb in DO:
        return head + "do"
    return head + (verb if verb in MODALS else remove_s(verb))


def third_person(base: str) -> str:
    """Give the form that follows "she": the inverse of `base_form`.

    >>> [third_person(word) for word in ("forgive", "go", "be", "try", "pass", "can")]
    ['forgives', 'goes', 'is', 'tries', 'passes', 'can']
    """
    head, verb = _split(base)
    if verb in MODALS:
        return head + verb
    return head + ({"be": "is", "have": "has"}.get(verb) or add_s(verb))


def plural_present(third: str) -> str:
    """Give the form that follows "they".

    >>> [plural_present(word) for word in ("forgives", "is", "was", "has", "can")]
    ['forgive', 'are', 'were', 'have', 'can']
    """
    word = third.lower()
    irregular_plurals = {"is": "are", "are": "are", "was": "were", "were": "were"}
    if word in ("had", "did"):
        return word
    return irregular_plurals.get(word) or base_form(word)


def past(third: str) -> str:
    """Give the past tense.

    >>> [past(word) for word in ("forgives", "is", "are", "stops", "admits", "visits", "must")]
    ['forgave', 'was', 'were', 'stopped', 'admitted', 'visited', 'had to']
    """
    word = third.lower()
    if word in MODALS:
        return MODALS[word][0]
    if word in BE:
        return "were" if word in ("are", "were") else "was"
    return _past_forms(word)[0]


def participle(third: str) -> str:
    """Give the past participle, the form that follows "has".

    >>> [participle(word) for word in ("forgives", "goes", "tells", "admits", "is")]
    ['forgiven', 'gone', 'told', 'admitted', 'been']
    """
    word = third.lower()
    if word in MODALS:
        return MODALS[word][1]
    return "been" if word in BE else _past_forms(word)[1]


def progressive(third: str) -> str:
    """Give the form in -ing.

    >>> [progressive(word) for word in ("lies", "forgives", "sits", "agrees", "is", "visits")]
    ['lying', 'forgiving', 'sitting', 'agreeing', 'being', 'visiting']
    """
    word = third.lower()
    if word in MODALS:
        return MODALS[word][2]
    head, base = _split(base_form(word))
    return head + add_ing(base)


def negative(third: str) -> tuple[str, ...]:
    """Give every accepted way to deny a verb, the one to print first.

    A plural form is denied with "do not". "Has" and "does" may be auxiliaries or verbs in
    their own right, so both ways are given.

    >>> negative("forgives")
    ('does not forgive', "doesn't forgive")
    >>> negative("is")
    ('is not', "isn't")
    >>> negative("has")
    ('has not', "hasn't", 'does not have', "doesn't have")
    >>> negative("trust")
    ('do not trust', "don't trust")
    """
    word = third.lower()
    if word in MODALS or word in BE - {"be"}:
        return _NEGATIVE_EXCEPTIONS.get(word) or (f"{word} not", f"{word}n't")
    base = base_form(word)
    if word in HAVE or word in DO:
        helper = {"has": "does", "have": "do", "had": "did"}.get(word, word)
        return f"{word} not", f"{word}n't", f"{helper} not {base}", f"{helper}n't {base}"
    helper = "do" if word == base else "does"
    return f"{helper} not {base}", f"{helper}n't {base}"


def is_auxiliary(word: str) -> bool:
    """Say whether a word can carry "not" by itself.

    >>> is_auxiliary("has"), is_auxiliary("forgives")
    (True, False)
    """
    lowered = word.lower()
    return lowered in MODALS or lowered in _CARRIERS


def is_participle(word: str) -> bool:
    """Tell whether a word has the look of a past participle, as after "has": forgiven, told, asked.

    >>> is_participle("forgiven"), is_participle("told"), is_participle("an")
    (True, True, False)
    """
    return word.endswith(("ed", "en")) or word in _PARTICIPLES


def known_verb(third: str) -> bool:
    """Say whether every form of a verb is certain, so that its author need not be asked.

    Returns:
        True for an auxiliary, a verb of the irregular table, or a regular verb whose spelling
        is settled; False where doubling is a guess ("unlisted" stress), and for a word that is
        not in the third person at all ("forgive").

    >>> known_verb("forgives"), known_verb("visits"), known_verb("grommets")
    (True, True, False)
    """
    _, verb = _split(third)
    if is_auxiliary(verb):
        return True
    base = base_form(verb)
    if base == verb or not verb.isalpha():
        return False
    return irregular(base) is not None or doubling(base).certain


_PARTICIPLES = frozenset(participle_ for _, participle_ in IRREGULAR.values()) | {"been", "had", "done"}
_CARRIERS = (BE - {"be"}) | HAVE | DO

_NEGATIVE_EXCEPTIONS = {
    "can": ("cannot", "can not", "can't"),
    "may": ("may not",),
    "will": ("will not", "won't"),
}


def _past_forms(word: str) -> Forms:
    """Give past tense and participle of any verb but "be" and the modals."""
    head, base = _split(base_form(word))
    before, after = irregular(base) or (add_ed(base), add_ed(base))
    return head + before, head + after


def _split(word: str) -> tuple[str, str]:
    """Part a lower-cased word before its last hyphen: ("ad-", "libs"), ("", "forgives")."""
    head, hyphen, tail = word.lower().rpartition("-")
    return head + hyphen, tail
