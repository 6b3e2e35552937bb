"""The words that reworded sentences are read by: lists by what a word does, and what a word may be a form of.

Source: the closed classes of English; the few synonyms are our own, and those alone that hardly ever differ.
"""

from __future__ import annotations

from functools import lru_cache

from denouement import english
from denouement.english.wordlist import words

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "BE",
    "BEFORE_OBJECTS",
    "CAUSAL",
    "CONTRACTED",
    "DENIALS",
    "DETERMINERS",
    "FREE",
    "MINDS",
    "MODALS",
    "NUMBERS",
    "SAME",
    "SAYS",
    "SPEAKERS_OWN",
    "SUBJECTS",
    "bases",
    "senses",
]

FREE = frozenset(
    words("""
    a an the this that these those and but or so as than then now too also just there here thus
    in on at to of for with by into onto over about around round between through toward towards upon across
    who whom whose which what where when while since why how be have do is are was were been being am has had having
    does did doing done it its itself one ones such own very much more some any other another
    s
    """)
)
"""Words that say nothing of their own. Words that deny, restrict, order events or give reasons are not among them."""

DENIALS = frozenset(
    words("""
    not no never nothing nobody none nowhere neither nor without cannot hardly barely scarcely nought
    """)
)
MODALS = {
    "can": "can", "could": "can", "may": "may", "might": "may", "must": "must", "shall": "shall",
    "should": "shall", "will": "will", "would": "will", "ought": "shall",
}  # fmt: skip
CAUSAL = frozenset(words("because therefore hence reason"))
"""Words that give a reason; a plan, a belief, a feeling or an expectation may stand behind one."""

MINDS = frozenset(
    words("""
    believe think know suppose assume certain sure convinced plain understand realise realize expect want wish
    doubt feel remember guess suspect learn hope fear clear mind thought wonder consider
    """)
)
"""Words after which something is not told as a fact, but as what goes on in somebody."""

SAYS = frozenset(
    words("say tell claim deny promise lie swear insist admit concede explain call answer ask reply")
)

SAME = tuple(
    frozenset(words(row))
    for row in (
        "go come walk head step",
        "say tell speak",
        "answer reply",
        "look glance gaze",
        "sit settle seat",
        "want wish",
        "believe think suppose assume",
        "certain sure convinced",
        "give hand",
        "begin start",
        "end finish",
        "quiet silent silence",
        "small little",
        "big large",
    )
)
"""Words taken for one another, but for those that the story declares as acts of their own."""

NUMBERS = {
    w: str(n)
    for n, w in enumerate(
        words("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""")
    )
} | {
    "twice": "2", "thrice": "3", "dozen": "12", "dozens": "12", "thirty": "30", "forty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "hundreds": "100",
    "thousand": "1000", "thousands": "1000", "million": "1000000", "millions": "1000000",
}  # fmt: skip
SPEAKERS_OWN = {
    **dict.fromkeys(words("i me my mine myself"), "i"),
    **dict.fromkeys(words("you your yours yourself yourselves"), "you"),
    **dict.fromkeys(words("we us our ours ourselves"), "we"),
}
SUBJECTS = frozenset(words("i he she they we"))
DETERMINERS = frozenset(
    words("the a an this that these those his her their its my your our no some any each")
)
BEFORE_OBJECTS = frozenset(
    words("to of for with by from at on in about into over toward towards between and or than")
)
AUXILIARIES = frozenset(words("be been being am is are was were have has had having do does did"))
BE = frozenset(words("be been being am is are was were get gets got"))
ADVERBS = frozenset(
    words("then now also still just too once never not ever always only even both all already")
)
CONTRACTED = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "had"}


@lru_cache(maxsize=8192)
def bases(word: str) -> frozenset[str]:
    """Every word that ``word`` may be a form of, itself among them.

    >>> sorted(bases("left"))
    ['leave', 'left']
    """
    found = {word} | _IRREGULAR.get(word, set())
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            stem = word[: -len(ending)] + instead
            found.add(stem)
            if ending in ("ed", "ing", "er", "est") and not instead and stem[-1] == stem[-2:-1]:
                found.add(stem[:-1])
    return frozenset(found)


_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("ying", "ie"), ("ly", ""), ("ily", "y"),
)  # fmt: skip


def _reversed() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for base, forms in english.IRREGULAR.items():
        for form in forms:
            found.setdefault(form, set()).add(base)
    return found


_IRREGULAR = _reversed()


def senses(word: str, own: frozenset[str] = frozenset()) -> frozenset[str]:
    """What a word may stand for: its bases, and what is taken for the same unless it is in ``own``."""
    found = bases(word)
    same = frozenset(o for row in SAME if found & row for o in row)
    return found | (same - own)
