"""Conditions: what a line means, from the plain sentence to beliefs about beliefs."""

import pytest

from denouement.answers import analyse
from language.small import added, codes_of, condition, line_codes, places_of, story_of

READINGS = [
    ("Ines is happy", "[Ines is happy] == yes"),
    ("Ines is not happy", "[Ines is happy] == no"),
    ("Ines isn't happy", "[Ines is happy] == no"),
    ("not Ines is happy", "not ([Ines is happy] == yes)"),
    ("Ines is at the cafe", "[Ines is at ?where] == the cafe"),
    ("Ines is not at the cafe", "[Ines is at ?where] != the cafe"),
    ("Ines is out of town", "[Ines is at ?where] == out of town"),
    ("Ines is at out of town", "[Ines is at ?where] == out of town"),
    ("Ines is at home", "[Ines is at ?where] == home"),
    ("Ines has forgiven Bram", "[Ines has forgiven Bram] == yes"),
    ("Ines has not forgiven Bram", "[Ines has forgiven Bram] == no"),
    ("Ines has never forgiven Bram", "[Ines has forgiven Bram] == no"),
    ("Ines hasn't forgiven Bram", "[Ines has forgiven Bram] == no"),
    ("Ines has the ring", "[Ines has the ring] == yes"),
    ("Ines has not the ring", "[Ines has the ring] == no"),
    ("Ines doesn't have the ring", "[Ines has the ring] == no"),
    ("Ines does not wait for Bram", "[Ines waits for Bram] == no"),
    ("Ines trusts Bram 2", "[Ines trusts Bram] == 2"),
    ("Ines trusts Bram at least Bram trusts Ines", "[Ines trusts Bram] >= [Bram trusts Ines]"),
    ("Ines does not trust Bram at least 2", "not ([Ines trusts Bram] >= 2)"),
    ("it rains", "[it rains] == yes"),
    ("it does not rain", "[it rains] == no"),
    (
        "Ines is happy and Bram is happy or it rains",
        "(([Ines is happy] == yes and [Bram is happy] == yes) or [it rains] == yes)",
    ),
    (
        "Ines is happy or Bram is happy and it rains",
        "([Ines is happy] == yes or ([Bram is happy] == yes and [it rains] == yes))",
    ),
    ("Ines believes Bram is happy and it rains", "(Ines: [Bram is happy] == yes and [it rains] == yes)"),
    ("Ines believes (Bram is happy and it rains)", "Ines: ([Bram is happy] == yes and [it rains] == yes)"),
    ("Ines does not believe Bram is happy", "not (Ines: [Bram is happy] == yes)"),
    ("Ines doesn't believe that Bram is happy", "not (Ines: [Bram is happy] == yes)"),
    ("Ines knows that it rains", "([it rains] == yes and Ines: [it rains] == yes)"),
    ("Ines does not know that it rains", "not (([it rains] == yes and Ines: [it rains] == yes))"),
    ("Ines wrongly believes it rains", "(not ([it rains] == yes) and Ines: [it rains] == yes)"),
    ("Ines wrongly believes that it rains", "(not ([it rains] == yes) and Ines: [it rains] == yes)"),
    ("Ines believes Bram believes Ines is happy", "Ines: Bram: [Ines is happy] == yes"),
    (
        "for some {x: person}, x is happy and it rains",
        "some person x=> ([<x> is happy] == yes and [it rains] == yes)",
    ),
    (
        "for every {x: person}, for some {y: person}, x trusts y at least 1",
        "every person x=> some person y=> [<x> trusts <y>] >= 1",
    ),
    ("somebody is happy", "some person somebody=> [<somebody> is happy] == yes"),
    ("someone is not happy", "some person someone=> [<someone> is happy] == no"),
    ("everybody is happy", "every person everybody=> [<everybody> is happy] == yes"),
    ("everyone is not happy", "every person everyone=> [<everyone> is happy] == no"),
    ("nobody is happy", "not (some person nobody=> [<nobody> is happy] == yes)"),
    ("every person is happy", "every person person=> [<person> is happy] == yes"),
    ("some person is happy", "some person person=> [<person> is happy] == yes"),
    ("no person is happy", "not (some person person=> [<person> is happy] == yes)"),
    ("Ines is at some place", "some place place=> [Ines is at ?where] == <place>"),
    ("nobody is at the cafe", "not (some person nobody=> [<nobody> is at ?where] == the cafe)"),
    ("nobody trusts Bram at least 1", "not (some person nobody=> [<nobody> trusts Bram] >= 1)"),
    ("Bram is a thief is so", "“Bram is a thief”"),
    ("Bram is a thief is not so", "not (“Bram is a thief”)"),
    ("Ines believes Bram is a thief is so", "Ines: “Bram is a thief”"),
    ("she is happy", "[Ines is happy] == yes"),
    ("He is happy", "[Bram is happy] == yes"),
    ("INES IS HAPPY", "[Ines is happy] == yes"),
    ("Ines is at unknown", "[Ines is at ?where] == unknown"),
    (
        "Ines and Bram are together",
        "some place here'=> ([Ines is at ?where] == <here'> and [Bram is at ?where] == <here'>)",
    ),
    (
        "Ines and Bram are not together",
        "not (some place here'=> ([Ines is at ?where] == <here'> and [Bram is at ?where] == <here'>))",
    ),
    ("Ines is not happy and not it rains", "([Ines is happy] == no and not ([it rains] == yes))"),
    ("Ines has gone home", "[Ines has gone to home] == yes"),
    ("Ines has gone out of town", "[Ines has gone to out of town] == yes"),
    ("Ines has gone to the cafe", "[Ines has gone to the cafe] == yes"),
    ("Ines trusts everybody at least 2", "every person everybody=> [Ines trusts <everybody>] >= 2"),
    (
        "everybody trusts somebody at least 1",
        "every person everybody=> some person somebody=> [<everybody> trusts <somebody>] >= 1",
    ),
    ("Ines trusts Bram more than 2", "[Ines trusts Bram] > 2"),
    ("Ines trusts Bram < 2", "[Ines trusts Bram] < 2"),
    ("Ines trusts Bram fewer than 2", "[Ines trusts Bram] < 2"),
    ("Ines trusts Bram exactly 2", "[Ines trusts Bram] == 2"),
    ("Ines trusts Bram != 2", "[Ines trusts Bram] != 2"),
    ("Ines trusts Bram -1", "[Ines trusts Bram] == -1"),
]
LEAKS = "a name bound inside brackets or under “if” can be used after them, where it stands for nothing"


@pytest.mark.parametrize(("line", "meaning"), READINGS)
def test_a_line_has_one_meaning(line, meaning):
    """
    Every form of a sentence, and every way of joining sentences, means one thing.
    """
    assert meaning == condition(line)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Ines isn't happy", "Ines is not happy"),
        ("Ines isn’t happy", "Ines is not happy"),
        ("ines IS Happy", "Ines is happy"),
        ("Ines  is   happy", "Ines is happy"),
        ("Ines believes that it rains", "Ines believes it rains"),
        ("Ines is happy and Bram is happy or it rains", "(Ines is happy and Bram is happy) or it rains"),
        ("it rains or Ines is happy and Bram is happy", "it rains or (Ines is happy and Bram is happy)"),
        ("not it rains and Ines is happy", "(not it rains) and Ines is happy"),
        ("Ines believes it rains or Bram is happy", "(Ines believes it rains) or Bram is happy"),
        ("for some {x: person}, x is happy or it rains", "for some {x: person}, (x is happy or it rains)"),
        ("Ines trusts Bram at least 2", "Ines trusts Bram >= 2"),
        ("Ines trusts Bram at most 2", "Ines trusts Bram <= 2"),
        ("Ines trusts Bram 2", "Ines trusts Bram exactly 2"),
        ("(((it rains)))", "it rains"),
    ],
)
def test_two_wordings_mean_the_same(short, long):
    """
    What is short is read as what it is short for.
    """
    assert condition(long) == condition(short)


@pytest.mark.parametrize(
    ("line", "code", "underlined"),
    [
        ("Ines is happy and", "broken-line", "and"),
        ("or it rains", "broken-line", "or"),
        ("it rains it rains", "broken-line", "it rains"),
        ("(it rains", "broken-line", "rains"),
        ("it rains)", "broken-line", ")"),
        ("it rains then Ines is happy", "broken-line", "then"),
        ("it rains if it rains", "broken-line", "if"),
        ("Ines believes", "broken-line", "believes"),
        ("Ines trusts Bram at least", "broken-line", "least"),
        ("Ines trusts Bram", "number-missing", "Ines trusts Bram"),
        ("Ines is happy 2", "not-a-number", "Ines is happy"),
        ("Ines is happy at least 2", "not-a-number", "Ines is happy"),
        ("Ines trusts Bram at least Ines is happy", "not-a-number", "Ines is happy"),
        ("Ines is hapy", "unknown-sentence", "Ines is hapy"),
        ("Inez is happy", "unknown-name", "Inez"),
        ("it rains and Ines sings", "unknown-sentence", "Ines sings"),
        ("for some person, it rains", "bad-role", "for some person, it rains"),
        ("for some {x: boat}, it rains", "unknown-kind", "boat"),
        ("for some {x: person} x is happy", "broken-line", "x is happy"),
    ],
)
def test_what_is_wrong_is_underlined(line, code, underlined):
    """
    A line that means nothing is one mistake, and the words that break it are shown.
    """
    found = places_of(added("endings", f"  so it goes: {line}"))
    assert [(code, underlined)] == [(what, words) for what, _, words in found]


def test_nesting_is_bounded():
    """
    Forty levels are read and forty-one are not, so that no reader needs to fear depth.
    """
    assert [] == line_codes("not " * 40 + "it rains")
    assert ["too-deeply-nested"] == line_codes("not " * 41 + "it rains")


def test_a_mistake_in_one_line_leaves_the_others():
    """
    Conditions on lines of their own are read apart.
    """
    text = added("endings", "  so it goes: it rains", "    Ines sings", "    Bram is happy", "    Bram hums")
    assert ["Ines sings", "Bram hums"] == [words for _, _, words in places_of(text)]


@pytest.mark.parametrize(
    "line",
    [
        "(for some {x: place}, Ines is at x) and Bram is at x",
        "(for every {x: person}, x is happy) or x trusts Ines at least 1",
    ],
)
def test_a_bound_name_ends_with_its_bracket(line):
    """
    Outside the brackets that bind it a name is unknown, and is reported so.
    """
    assert line_codes(line) in (["unknown-name"], ["unknown-sentence"])


def test_a_comparison_does_not_lose_a_not():
    """
    A denied fact has no amount to compare with.
    """
    assert [] != line_codes("Ines trusts Bram at least Bram does not trust Ines")


def test_a_comparison_binds_both_sides():
    """
    A comparison with everybody's amount is either read or reported, and never breaks later.
    """
    text = added("endings", "  so it goes: Ines trusts Bram at least everybody trusts Ines")
    if not codes_of(text):
        analyse(story_of(text))


@pytest.mark.parametrize("line", ["somebody believes it rains", "nobody believes it rains"])
def test_anybody_can_believe(line):
    """
    Some, every and no person can stand where a person can.
    """
    assert [] == line_codes(line)


def test_knows_needs_no_that():
    """
    As with “believes”, the word “that” can be left out.
    """
    assert condition("Ines knows that it rains") == condition("Ines knows it rains")


@pytest.mark.parametrize(
    "line",
    [
        "Ines trusts Brad at least 2",
        "Ines trusts Brad 2",
        "Ines trusts Brad more than Ines trusts Bram",
        "Brad trusts Ines at least 2",
        "Brad trusts Ines 2",
    ],
)
def test_an_unknown_name_is_found_beside_a_number(line):
    """
    Only the name is underlined, so that a like one can be suggested.
    """
    found = places_of(added("endings", f"  so it goes: {line}"))
    assert [("unknown-name", "Brad")] == [(what, words) for what, _, words in found]
