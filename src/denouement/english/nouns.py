"""Nouns: one and many, whose, and "a" or "an".

Words and short phrases go in ("sister-in-law", "act of mercy"); the head noun is changed and
the rest, with a first capital, is kept. These are rules for common nouns: a plural of a name
("the Marys") is the author's to spell.
"""

import re

from denouement.english.wordlist import words

__all__ = ["article", "plural", "possessive", "singular"]


def plural(noun: str) -> str:
    """Give the form for many.

    >>> [plural(word) for word in ("person", "story", "wife", "box", "key", "act of mercy")]
    ['people', 'stories', 'wives', 'boxes', 'keys', 'acts of mercy']
    """
    before, head, after = _head(noun)
    return before + _like(head, _plural_word(head.lower())) + after


def singular(noun: str) -> str:
    """Give the form for one; a noun that is already single stays as it is.

    >>> [singular(word) for word in ("people", "stories", "places", "heroes", "glass")]
    ['person', 'story', 'place', 'hero', 'glass']
    """
    before, head, after = _head(noun)
    return before + _like(head, _singular_word(head.lower())) + after


def possessive(name: str) -> str:
    """Give the form that owns; after a plural in -s there is only an apostrophe.

    A capitalised word counts as a name, hence as single, unless "the" comes before it.

    >>> [possessive(name) for name in ("Mara", "James", "the girls", "the boss", "the Fates")]
    ["Mara's", "James's", "the girls'", "the boss's", "the Fates'"]
    """
    last = re.split("[ -]", name)[-1]
    may_be_plural = last.islower() or name.lower().startswith("the ")
    if last.lower().endswith("s") and may_be_plural and singular(last) != last:
        return name + "'"
    return name + "'s"


def article(noun: str) -> str:
    """Choose "a" or "an" by the sound that a noun or phrase begins with.

    >>> [article(noun) for noun in ("apple", "hour", "university", "one-off", "heir", "FBI man")]
    ['an', 'an', 'a', 'a', 'an', 'an']
    """
    word = re.split("[ -]", noun.lstrip(" \"'“‘"))[0]
    if word.isupper() and len(word) <= 3:
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if _SILENT_H.match(word) or _SPOKEN_NUMBER.match(word):
        return "an"
    starts_open = word[:1].lower() in tuple("aeiou") and not _SPOKEN_CONSONANT.match(word)
    return "an" if starts_open else "a"


def _plural_word(word: str) -> str:
    if word in _SAME or word in _SINGULARS:
        return word
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("man") and word not in _NOT_A_MAN:
        return word[:-3] + "men"
    if word.endswith("sis"):
        return word[:-2] + "es"
    if re.search("([^aeiou]|qu)y$", word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) and word not in _HARD_CH:
        return word + "es"
    return word + "s"


def _singular_word(word: str) -> str:
    if word in _SAME or word in _ENDS_IN_S or word in _PLURALS:
        return word
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("men"):
        return word if word in _NOT_MEN else word[:-3] + "man"
    if word.endswith("ies"):
        is_ie = len(word) == 4 or word[:-1] in _ENDS_IN_IE
        return word[:-1] if is_ie else word[:-3] + "y"
    sibilant = word.endswith(("sses", "shes", "ches", "xes", "zzes", "tzes"))
    if word.endswith("es") and word[:-2] in _ENDS_IN_S:
        return word[:-2]
    if sibilant and word[:-1] not in _KEEPS_E:
        return word[:-2]
    if word.endswith(("ss", "us", "is")) and word[:-1] not in _ENDS_IN_U_OR_I:
        return word
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


def _head(noun: str) -> tuple[str, str, str]:
    """Part a phrase into what precedes its head noun, that noun, and what follows."""
    tail = _COMPLEMENT.search(noun)
    cut = tail.start() if tail else len(noun)
    start = max(noun.rfind(" ", 0, cut), noun.rfind("-", 0, cut)) + 1
    return noun[:start], noun[start:cut], noun[cut:]


def _like(model: str, word: str) -> str:
    """Give a lower-case word the first capital of its model."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


_COMPLEMENT = re.compile(" (?:of|in|at|to|from|for|with|by|against) |-(?:of|in|at)-|(?<=er|rs)-(?:by|up|on)$")
_SILENT_H = re.compile("hour|heir|honest|honour|honor", re.I)
_SPOKEN_NUMBER = re.compile(r"8|1[18](?:\D|$)")
# Words written with a vowel but spoken with y- or w-; "unimportant" is not among them.
_SPOKEN_CONSONANT = re.compile(
    "eu|ewe|once$|one$|oneself|ouija|ubiq|uk|unanim|uni(?!m|n|d|g)|ura|uri|us[aeu]|ute|uti|uto|u$",
    re.I,
)

_VES = words("""
    afterlife bookshelf calf dwarf elf half hoof housewife jackknife knife leaf life
    loaf midwife penknife scarf self sheaf shelf thief werewolf wharf wife wolf
""")
_OES = words("""
    buffalo cargo domino echo embargo hero mango mosquito motto potato superhero tomato tornado
    torpedo veto volcano
""")
_SES = words("""
    analysis antithesis basis catharsis crisis diagnosis emphasis hypothesis metamorphosis nemesis
    oasis paralysis parenthesis prognosis synopsis synthesis thesis
""")

_PLURALS = {
    "person": "people",
    "child": "children",
    "grandchild": "grandchildren",
    "stepchild": "stepchildren",
    "godchild": "godchildren",
    "man": "men",
    "woman": "women",
    "foot": "feet",
    "tooth": "teeth",
    "goose": "geese",
    "mouse": "mice",
    "louse": "lice",
    "ox": "oxen",
    "die": "dice",
    "quiz": "quizzes",
    "fez": "fezzes",
    "alumnus": "alumni",
    "cactus": "cacti",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "memorandum": "memoranda",
    "medium": "media",
    **{word: re.sub("fe?$", "ves", word) for word in _VES},
    **{word: word + "es" for word in _OES},
    **{word: word[:-2] + "es" for word in _SES},
}
# "Axes" and "bases" are left to "axe" and "base", the commoner in stories.
_SINGULARS = {many: one for one, many in _PLURALS.items() if one != "basis"}

_SAME = frozenset(
    words("""
    aircraft bison chassis cattle deer evidence fish means moose news offspring police salmon
    series sheep species spacecraft swine trout
    """)
)
_NOT_A_MAN = frozenset(words("caiman german human norman ottoman roman shaman talisman"))
_NOT_MEN = frozenset(words("abdomen acumen omen specimen stamen regimen"))
_HARD_CH = frozenset(words("eunuch epoch loch matriarch monarch oligarch patriarch stomach tech"))
_ENDS_IN_S = frozenset(
    words("""
    abacus albatross alias apparatus asparagus atlas bias bonus bus cactus campus canvas census
    chaos chorus christmas circus consensus corpus crocus discus focus fungus gas genius
    hippopotamus ibis iris isthmus lens litmus lotus minibus octopus omnibus papyrus pelvis
    penis platypus plus prospectus rhinoceros ruckus rumpus sinus status stimulus surplus syllabus
    tennis terminus thermos trellis virus walrus
    """)
)
_ENDS_IN_IE = frozenset(
    words("""
    auntie brownie calorie collie cookie genie hippie magpie movie necktie pixie prairie
    rookie selfie smoothie sortie veggie zombie
    """)
)
_KEEPS_E = frozenset(
    words("""
    ache avalanche axe backache cache cliche creche finesse headache heartache lacrosse moustache
    niche pickaxe posse psyche quiche stomachache toothache
    """)
)
_ENDS_IN_U_OR_I = frozenset(words("alibi bikini emu gnu guru kiwi menu rabbi safari ski taxi tutu yeti"))
