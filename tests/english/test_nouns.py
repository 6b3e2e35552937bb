"""One and many, whose, and which article."""

import pytest

from denouement.english import article, plural, possessive, singular

PLURALS = {
    "act of mercy": "acts of mercy",
    "alibi": "alibis",
    "box": "boxes",
    "boy": "boys",
    "bus": "buses",
    "child": "children",
    "church": "churches",
    "crisis": "crises",
    "Duchess": "Duchesses",
    "ending": "endings",
    "event": "events",
    "fisherman": "fishermen",
    "foot": "feet",
    "German": "Germans",
    "glass": "glasses",
    "hero": "heroes",
    "horse": "horses",
    "house": "houses",
    "key": "keys",
    "knife": "knives",
    "letter from Mara": "letters from Mara",
    "lie": "lies",
    "love letter": "love letters",
    "man": "men",
    "man-at-arms": "men-at-arms",
    "monarch": "monarchs",
    "movie": "movies",
    "olive": "olives",
    "one-off": "one-offs",
    "Ottoman": "Ottomans",
    "passer-by": "passers-by",
    "person": "people",
    "photo": "photos",
    "place": "places",
    "prize": "prizes",
    "promise": "promises",
    "quiz": "quizzes",
    "secret": "secrets",
    "sheep": "sheep",
    "sister-in-law": "sisters-in-law",
    "soliloquy": "soliloquies",
    "specimen": "specimens",
    "stand-in": "stand-ins",
    "story": "stories",
    "stomach": "stomachs",
    "thief": "thieves",
    "video": "videos",
    "wife": "wives",
    "witness": "witnesses",
    "woman": "women",
    "young person": "young people",
}


@pytest.mark.parametrize(("one", "many"), PLURALS.items())
def test_one_and_many(one, many):
    """
    A heading and the thing under it name each other.
    """
    assert (many, one) == (plural(one), singular(many))


@pytest.mark.parametrize("one", PLURALS)
def test_one_is_already_single(one):
    """
    Asking for one of what is single changes nothing.
    """
    assert one == singular(one)


@pytest.mark.parametrize("word", ["people", "women", "children", "wives", "heroes", "sheep"])
def test_a_known_plural_is_kept(word):
    """
    An irregular plural is not made plural again.
    """
    assert word == plural(word)


@pytest.mark.parametrize(
    ("name", "owner"),
    {
        "Mara": "Mara's",
        "James": "James's",
        "Aunt Agnes": "Aunt Agnes's",
        "the girls": "the girls'",
        "The Furies": "The Furies'",
        "the boss": "the boss's",
        "the princess": "the princess's",
        "the princes": "the princes'",
        "the children": "the children's",
        "the man of honour": "the man of honour's",
        "her sisters": "her sisters'",
    }.items(),
)
def test_owners_take_an_apostrophe(name, owner):
    """
    A name takes 's whatever it ends in; a plural in -s takes the apostrophe alone.
    """
    assert owner == possessive(name)


@pytest.mark.parametrize(
    ("expected", "nouns"),
    [
        ("an", ["apple", "hour", "heir", "heirloom", "honest man", "honour", "umbrella"]),
        ("an", ["unimportant key", "uninvited guest", "urn", "unarmed guard", "onerous duty"]),
        ("an", ["8", "80-year-old", "11th hour", "18th birthday", "FBI agent", "X", "MP"]),
        ("an", ["Ending", "‘honest’ man", "usher", "utter fool", "only child", "enemy"]),
        ("a", ["university", "unicorn", "union", "one-off", "once-rich man", "European", "UFO"]),
        ("a", ["useful lie", "usual story", "usurper", "unanimous vote", "eulogy", "ewe", "U"]),
        ("a", ["house", "hero", "historian", "yew", "1", "12", "118", "utopia", "user", ""]),
    ],
)
def test_articles_go_by_sound(expected, nouns):
    """
    "An" stands before a vowel that is heard, not one that is written.
    """
    assert [(noun, expected) for noun in nouns] == [(noun, article(noun)) for noun in nouns]
