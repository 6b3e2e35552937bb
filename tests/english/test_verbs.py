"""Every form of a verb follows from the one the writer gave."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from denouement.english import (
    base_form,
    is_auxiliary,
    known_verb,
    negative,
    participle,
    past,
    plural_present,
    progressive,
    third_person,
)
from denouement.english.irregular import IRREGULAR, MODALS
from denouement.english.spelling import doubling
from denouement.english.wordlist import words

AUXILIARIES = words("is are was were has have had can must will may might could should would do does did")

# third person: base, past, past participle, -ing
REGULAR = {
    "admits": ("admit", "admitted", "admitted", "admitting"),
    "ad-libs": ("ad-lib", "ad-libbed", "ad-libbed", "ad-libbing"),
    "aches": ("ache", "ached", "ached", "aching"),
    "ages": ("age", "aged", "aged", "ageing"),
    "agrees": ("agree", "agreed", "agreed", "agreeing"),
    "answers": ("answer", "answered", "answered", "answering"),
    "argues": ("argue", "argued", "argued", "arguing"),
    "asks": ("ask", "asked", "asked", "asking"),
    "begs": ("beg", "begged", "begged", "begging"),
    "believes": ("believe", "believed", "believed", "believing"),
    "blushes": ("blush", "blushed", "blushed", "blushing"),
    "buzzes": ("buzz", "buzzed", "buzzed", "buzzing"),
    "cancels": ("cancel", "cancelled", "cancelled", "cancelling"),
    "closes": ("close", "closed", "closed", "closing"),
    "controls": ("control", "controlled", "controlled", "controlling"),
    "dies": ("die", "died", "died", "dying"),
    "double-crosses": (
        "double-cross",
        "double-crossed",
        "double-crossed",
        "double-crossing",
    ),
    "dyes": ("dye", "dyed", "dyed", "dyeing"),
    "echoes": ("echo", "echoed", "echoed", "echoing"),
    "finesses": ("finesse", "finessed", "finessed", "finessing"),
    "fixes": ("fix", "fixed", "fixed", "fixing"),
    "focuses": ("focus", "focused", "focused", "focusing"),
    "happens": ("happen", "happened", "happened", "happening"),
    "hopes": ("hope", "hoped", "hoped", "hoping"),
    "kisses": ("kiss", "kissed", "kissed", "kissing"),
    "learns": ("learn", "learned", "learned", "learning"),
    "lies": ("lie", "lied", "lied", "lying"),
    "loves": ("love", "loved", "loved", "loving"),
    "misses": ("miss", "missed", "missed", "missing"),
    "nods": ("nod", "nodded", "nodded", "nodding"),
    "notices": ("notice", "noticed", "noticed", "noticing"),
    "obeys": ("obey", "obeyed", "obeyed", "obeying"),
    "occurs": ("occur", "occurred", "occurred", "occurring"),
    "opens": ("open", "opened", "opened", "opening"),
    "panics": ("panic", "panicked", "panicked", "panicking"),
    "passes": ("pass", "passed", "passed", "passing"),
    "patrols": ("patrol", "patrolled", "patrolled", "patrolling"),
    "plans": ("plan", "planned", "planned", "planning"),
    "plays": ("play", "played", "played", "playing"),
    "pleads": ("plead", "pleaded", "pleaded", "pleading"),
    "prefers": ("prefer", "preferred", "preferred", "preferring"),
    "promises": ("promise", "promised", "promised", "promising"),
    "quarrels": ("quarrel", "quarrelled", "quarrelled", "quarrelling"),
    "quizzes": ("quiz", "quizzed", "quizzed", "quizzing"),
    "rebels": ("rebel", "rebelled", "rebelled", "rebelling"),
    "refers": ("refer", "referred", "referred", "referring"),
    "refuses": ("refuse", "refused", "refused", "refusing"),
    "regrets": ("regret", "regretted", "regretted", "regretting"),
    "relays": ("relay", "relayed", "relayed", "relaying"),
    "resents": ("resent", "resented", "resented", "resenting"),
    "reveals": ("reveal", "revealed", "revealed", "revealing"),
    "snows": ("snow", "snowed", "snowed", "snowing"),
    "stops": ("stop", "stopped", "stopped", "stopping"),
    "ties": ("tie", "tied", "tied", "tying"),
    "tiptoes": ("tiptoe", "tiptoed", "tiptoed", "tiptoeing"),
    "travels": ("travel", "travelled", "travelled", "travelling"),
    "tries": ("try", "tried", "tried", "trying"),
    "trusts": ("trust", "trusted", "trusted", "trusting"),
    "uses": ("use", "used", "used", "using"),
    "visits": ("visit", "visited", "visited", "visiting"),
    "waltzes": ("waltz", "waltzed", "waltzed", "waltzing"),
    "watches": ("watch", "watched", "watched", "watching"),
    "whispers": ("whisper", "whispered", "whispered", "whispering"),
    "worships": ("worship", "worshipped", "worshipped", "worshipping"),
}

UNRULY = {
    "begins": ("begin", "began", "begun", "beginning"),
    "catches": ("catch", "caught", "caught", "catching"),
    "chooses": ("choose", "chose", "chosen", "choosing"),
    "cross-examines": ("cross-examine", *["cross-examined"] * 2, "cross-examining"),
    "does": ("do", "did", "done", "doing"),
    "forgets": ("forget", "forgot", "forgotten", "forgetting"),
    "forgives": ("forgive", "forgave", "forgiven", "forgiving"),
    "forgoes": ("forgo", "forwent", "forgone", "forgoing"),
    "goes": ("go", "went", "gone", "going"),
    "has": ("have", "had", "had", "having"),
    "is": ("be", "was", "been", "being"),
    "leaves": ("leave", "left", "left", "leaving"),
    "loses": ("lose", "lost", "lost", "losing"),
    "outruns": ("outrun", "outran", "outrun", "outrunning"),
    "quits": ("quit", "quit", "quit", "quitting"),
    "re-reads": ("re-read", "re-read", "re-read", "re-reading"),
    "retakes": ("retake", "retook", "retaken", "retaking"),
    "sees": ("see", "saw", "seen", "seeing"),
    "shoes": ("shoe", "shod", "shod", "shoeing"),
    "sits": ("sit", "sat", "sat", "sitting"),
    "steals": ("steal", "stole", "stolen", "stealing"),
    "tells": ("tell", "told", "told", "telling"),
    "undoes": ("undo", "undid", "undone", "undoing"),
    "writes": ("write", "wrote", "written", "writing"),
}


@pytest.mark.parametrize(("third", "forms"), [*REGULAR.items(), *UNRULY.items()])
def test_forms_follow_from_the_third_person(third, forms):
    """
    The writer gives one form and the program finds the rest.
    """
    assert forms == (base_form(third), past(third), participle(third), progressive(third))
    assert third == third_person(forms[0])


@pytest.mark.parametrize(
    ("third", "forms"),
    {
        "are": ("be", "were", "been", "being"),
        "was": ("be", "was", "been", "being"),
        "were": ("be", "were", "been", "being"),
        "have": ("have", "had", "had", "having"),
        "had": ("have", "had", "had", "having"),
        "did": ("do", "did", "done", "doing"),
        "can": ("can", "could", "been able to", "being able to"),
        "must": ("must", "had to", "had to", "having to"),
        "will": ("will", "would", "been going to", "going to"),
        "may": ("may", "might", "been allowed to", "being allowed to"),
    }.items(),
)
def test_auxiliaries_have_forms_from_any_of_theirs(third, forms):
    """
    An auxiliary is understood in the plural and the past; a modal is paraphrased.
    """
    assert forms == (base_form(third), past(third), participle(third), progressive(third))


def test_the_table_is_large_enough_for_stories():
    """
    A writer seldom meets an irregular verb that is missing.
    """
    assert len(IRREGULAR) >= 180


@pytest.mark.parametrize("base", [*IRREGULAR, *MODALS, "be", "do", "lie"])
def test_irregular_verbs_return_to_their_base(base):
    """
    Taking off the -s undoes putting it on, for every verb of the table.
    """
    assert base == base_form(third_person(base))


@pytest.mark.parametrize("base", sorted(IRREGULAR))
def test_irregular_verbs_take_ing_without_a_guess(base):
    """
    The table holds no verb whose -ing form depends on a guessed stress, but for prefixes.
    """
    prefixed = base.startswith(("out", "over", "re", "un"))
    assert doubling(base).certain or prefixed


@given(st.from_regex("[a-z]{0,6}[aeiou][bdfgklmnprtw]{1,2}[ey]?", fullmatch=True))
def test_regular_verbs_return_to_their_base(base):
    """
    Taking off the -s undoes putting it on for plain spellings, invented ones too.
    """
    assume(not is_auxiliary(base) and not is_auxiliary(base + "s"))
    assert base == base_form(third_person(base))


@given(st.text(max_size=12))
def test_no_word_breaks_the_functions(word):
    """
    Anything a writer may type is answered, if only with a guess.
    """
    for form in (base_form, third_person, plural_present, past, participle, progressive):
        assert isinstance(form(word), str)
    assert len(negative(word)) >= 1
    assert isinstance(known_verb(word), bool)


def test_base_forms_are_accepted_as_they_are():
    """
    "The sisters forgive" has the same past as "Mara forgives".
    """
    assert ("forgive", "forgave") == (base_form("forgive"), past("forgive"))
    assert ("pass", "focus") == (base_form("pass"), base_form("focus"))


def test_capitals_are_lowered():
    """
    A verb at the head of a line has the same forms.
    """
    assert ("forgive", "forgave") == (base_form("Forgives"), past("Forgives"))


@pytest.mark.parametrize(
    ("third", "plural"),
    {
        "forgives": "forgive",
        "is": "are",
        "was": "were",
        "has": "have",
        "had": "had",
        "does": "do",
        "can": "can",
    }.items(),
)
def test_they_take_a_plural_verb(third, plural):
    """
    A character called "they" is told of in good grammar.
    """
    assert plural == plural_present(third)


@pytest.mark.parametrize(
    ("third", "forms"),
    {
        "forgives": ("does not forgive", "doesn't forgive"),
        "trusts": ("does not trust", "doesn't trust"),
        "trust": ("do not trust", "don't trust"),
        "is": ("is not", "isn't"),
        "are": ("are not", "aren't"),
        "was": ("was not", "wasn't"),
        "has": ("has not", "hasn't", "does not have", "doesn't have"),
        "have": ("have not", "haven't", "do not have", "don't have"),
        "had": ("had not", "hadn't", "did not have", "didn't have"),
        "does": ("does not", "doesn't", "does not do", "doesn't do"),
        "can": ("cannot", "can not", "can't"),
        "will": ("will not", "won't"),
        "must": ("must not", "mustn't"),
        "may": ("may not",),
    }.items(),
)
def test_denials_begin_with_the_one_to_print(third, forms):
    """
    Every way of writing "not" is recognised, and one of them is used for telling.
    """
    assert forms == negative(third)


def test_auxiliaries_are_told_from_verbs():
    """
    Only an auxiliary carries "not" by itself.
    """
    assert all(is_auxiliary(word) for word in [*AUXILIARIES, "Is"])
    assert not any(is_auxiliary(word) for word in ("forgives", "be", "need", ""))


@pytest.mark.parametrize("third", [*REGULAR, *UNRULY, *AUXILIARIES])
def test_common_verbs_are_known(third):
    """
    The author is not asked about a verb that has only one possible spelling.
    """
    assert known_verb(third)


@pytest.mark.parametrize("word", ["grommets", "backheals-", "forgive", "", "x2s", "bewhips"])
def test_guesses_are_owned(word):
    """
    The author can be asked where stress, or the word itself, leaves the spelling open.
    """
    assert not known_verb(word)
