"""The spelling of regular endings: -s, -ed and -ing put on, -s taken off, consonants doubled.

Functions take one lower-case word and know nothing of irregular verbs, except that `remove_s`
and `add_s` are right for them too (goes, forgives), since the -s of English is regular in all
but "is" and "has". Lists hold what the letters alone cannot tell: that "closes" comes from
"close" and "focuses" from "focus", that "admit" doubles its t and "visit" does not.
"""

import re
from typing import NamedTuple

from denouement.english.irregular import PREFIXES
from denouement.english.wordlist import words

__all__ = ["Doubling", "add_ed", "add_ing", "add_s", "doubling", "remove_s"]


class Doubling(NamedTuple):
    """Whether the last consonant doubles before -ed and -ing, and whether that is certain."""

    doubles: bool
    certain: bool


def add_s(base: str) -> str:
    """Put the -s of the third person on a base form.

    >>> [add_s(word) for word in ("try", "play", "watch", "go", "woo", "quiz")]
    ['tries', 'plays', 'watches', 'goes', 'woos', 'quizzes']
    """
    if base in _Z_DOUBLED:
        return base + "zes"
    if _after_consonant(base, "y"):
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh")) and base not in _PLAIN_CH:
        return base + "es"
    if _after_consonant(base, "o") and base not in _PLAIN_O:
        return base + "es"
    return base + "s"


def remove_s(third: str) -> str:
    """Take the -s of the third person off; a word that bears none comes back unchanged.

    >>> [remove_s(word) for word in ("tries", "ties", "passes", "closes", "focuses", "axes")]
    ['try', 'tie', 'pass', 'close', 'focus', 'axe']
    """
    if third in _VARIANTS:
        return _VARIANTS[third]
    if third in _ENDS_IN_S or len(third) < 3 or third[-1] != "s" or third.endswith("ss"):
        return third
    if third.endswith("ies"):
        is_ie = len(third) == 4 or third[:-1] in _ENDS_IN_IE
        return third[:-1] if is_ie else third[:-3] + "y"
    stem = third[:-2]
    if third.endswith("zzes") and stem[:-1] in _Z_DOUBLED:
        return stem[:-1]
    if third.endswith("es") and stem in _ENDS_IN_S:
        return stem
    sibilant = third.endswith(("sses", "shes", "ches", "xes", "zzes", "tzes"))
    if (sibilant or third.endswith("oes")) and third[:-1] not in _KEEPS_E:
        return stem
    return third[:-1]


def add_ed(base: str) -> str:
    """Put -ed on a regular verb.

    >>> [add_ed(word) for word in ("hope", "try", "stop", "visit", "panic", "travel")]
    ['hoped', 'tried', 'stopped', 'visited', 'panicked', 'travelled']
    """
    if base.endswith("e"):
        return base + "d"
    if _after_consonant(base, "y"):
        return base[:-1] + "ied"
    return _before_vowel(base) + "ed"


def add_ing(base: str) -> str:
    """Put -ing on a verb, regular or not.

    >>> [add_ing(word) for word in ("lie", "forgive", "agree", "sit", "begin", "be")]
    ['lying', 'forgiving', 'agreeing', 'sitting', 'beginning', 'being']
    """
    if base in _ING_KEEPS_E or base.endswith(("ee", "oe", "ye")):
        return base + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e"):
        return base[:-1] + "ing"
    return _before_vowel(base) + "ing"


def doubling(base: str) -> Doubling:
    """Say whether a verb doubles its last consonant before -ed and -ing.

    A single syllable ending consonant, vowel, consonant doubles. In a longer verb it hangs
    on the stress, which spelling does not show; then lists decide, and beyond them a guess.

    >>> doubling("nod"), doubling("admit")
    (Doubling(doubles=True, certain=True), Doubling(doubles=True, certain=True))
    >>> doubling("happen"), doubling("grommet")
    (Doubling(doubles=False, certain=True), Doubling(doubles=False, certain=False))
    """
    if base in _DOUBLED:
        return Doubling(True, True)
    if base in _NOT_DOUBLED or not _CLOSED.search(base):
        return Doubling(False, True)
    if _syllables(base) == 1 or base.endswith("l"):
        return Doubling(True, True)
    if base.endswith(_UNSTRESSED_ENDINGS):
        return Doubling(False, True)
    return Doubling(_is_prefixed_syllable(base), False)


def _before_vowel(base: str) -> str:
    """Prepare the end of a word for -ed or -ing: panick-, stopp-, visit-."""
    if base[-2:] in ("ic", "ac", "oc"):
        return base + "k"
    return base + base[-1] if doubling(base).doubles else base


def _after_consonant(word: str, letter: str) -> bool:
    return word[-1:] == letter and len(word) > 1 and word[-2] not in "aeiou"


def _is_prefixed_syllable(base: str) -> bool:
    return any(
        base.startswith(prefix) and _syllables(base.removeprefix(prefix)) == 1
        for prefix in PREFIXES
        if len(base) >= len(prefix) + 3
    )


def _syllables(word: str) -> int:
    """Count groups of vowels, which is the number of syllables for words that matter here."""
    return len(re.findall("[aeiouy]+", word.replace("qu", "q").removeprefix("y")))


# One vowel letter between consonants at the end of a word; the u of "quit" is not a vowel.
_CLOSED = re.compile("(?:^|[^aeiouy]|^y|qu)[aeiouy][^aeiouywxhc]$")

_UNSTRESSED_ENDINGS = ("en", "er", "on", "or", "om")

_DOUBLED = frozenset(
    words("""
    abet abhor abut acquit admit allot aver babysit backstab bedim befit beget begin beset bestir
    catnap commit concur confer debar debug defer demur deter dial disbar disinter duel eavesdrop
    embed emit entrap enwrap equip forbid forget format fuel handicap hobnob horsewhip humbug
    incur infer initial inter intermit kidnap leapfrog nonplus occur offset omit outfit outwit
    overlap overstep permit prefer program readmit rebut recap recommit recur refer refit refuel
    regret remit reset retrofit sandbag sidestep submit teargas transfer transmit trepan typeset
    undercut unman unpin unplug unwrap unzip upset waterlog wiretap worship zigzag
    """)
)

_NOT_DOUBLED = frozenset(
    words("""
    audit augur ballot banquet bayonet benefit bias billet blanket bracket budget buffet canvas
    carpet caucus chirrup chorus closet cohabit collar combat cosset covet credit debit debut
    deposit develop discredit edit elicit envelop exhibit exit ferret fidget fillet focus gallop
    gibbet gossip hiccup inhabit inherit inhibit interpret invalid jacket kayak limit lollop
    margin market merit misinterpret murmur orbit orphan parallel parrot picket pilot pivot
    plummet pocket posit profit prohibit racket refocus reinterpret revisit ricochet rivet rocket
    solicit spirit summit target ticket toilet transit trellis trumpet visit vomit wallop
    """)
)

# Base forms that end in a single s: what is left of "focuses" when -es has gone.
_ENDS_IN_S = frozenset(words("bias bus canvas caucus chorus focus gas nonplus refocus teargas trellis"))
_ENDS_IN_IE = frozenset(words("belie hogtie overlie retie stymie underlie untie"))
_KEEPS_E = frozenset(words("ache axe cache canoe douche finesse hoe psyche shoe tiptoe toe"))
_ING_KEEPS_E = frozenset(words("age be binge singe stymie swinge tinge whinge"))
_PLAIN_CH = frozenset({"stomach"})
_PLAIN_O = frozenset(words("demo disco photo solo tango"))
_VARIANTS = {"busses": "bus", "focusses": "focus", "gasses": "gas", "biasses": "bias"}
_Z_DOUBLED = frozenset({"quiz"})
