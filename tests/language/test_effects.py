"""Effects: what a line under “then” makes so, in the world and in people's minds."""

import pytest

from denouement.answers import analyse
from language.small import added, codes_of, condition, effect_codes, effects, places_of, story_of

READINGS = [
    ("one is happy", ["[<one> is happy] := yes"]),
    ("not one is happy", ["[<one> is happy] := no"]),
    ("one is not happy", ["[<one> is happy] := no"]),
    ("one is at the cafe", ["[<one> is at ?where] := the cafe"]),
    ("one is not at the cafe", ["if [<one> is at ?where] == the cafe then [<one> is at ?where] := unknown"]),
    ("one trusts other 2", ["[<one> trusts <other>] := 2"]),
    ("one trusts other 1 more", ["[<one> trusts <other>] := [<one> trusts <other>] + 1"]),
    ("one trusts other 2 less", ["[<one> trusts <other>] := [<one> trusts <other>] - 2"]),
    ("one is happy and other is not happy", ["[<one> is happy] := yes", "[<other> is happy] := no"]),
    ("if it rains then one is happy", ["if [it rains] == yes then [<one> is happy] := yes"]),
    (
        "if it rains or one is happy then (other is happy and it does not rain)",
        [
            "if ([it rains] == yes or [<one> is happy] == yes) then [<other> is happy] := yes",
            "if ([it rains] == yes or [<one> is happy] == yes) then [it rains] := no",
        ],
    ),
    ("one believes it rains", ["<one>: [it rains] := <one>: yes"]),
    ("one believes other believes it rains", ["<one>: <other>: [it rains] := <one>: <other>: yes"]),
    (
        "one believes other trusts one 1 more",
        ["<one>: [<other> trusts <one>] := <one>: [<other> trusts <one>] + 1"],
    ),
    (
        "one believes other is not at the cafe",
        ["if <one>: [<other> is at ?where] == the cafe then <one>: [<other> is at ?where] := <one>: unknown"],
    ),
    ("if it rains then one believes it rains", ["if [it rains] == yes then <one>: [it rains] := <one>: yes"]),
    (
        "one believes (it rains and other is happy)",
        ["<one>: [it rains] := <one>: yes", "<one>: [<other> is happy] := <one>: yes"],
    ),
    ("every person is happy", ["every person person=> [<person> is happy] := yes"]),
    (
        "everybody trusts one 1 more",
        ["every person everybody=> [<everybody> trusts <one>] := [<everybody> trusts <one>] + 1"],
    ),
    (
        "for every {x: place}, if one is at x then other is at x",
        ["every place x=> if [<one> is at ?where] == <x> then [<other> is at ?where] := <x>"],
    ),
    ("Bram is a thief is so", ["“Bram is a thief” := yes"]),
    ("one believes Bram is a thief is so", ["<one>: “Bram is a thief” := yes"]),
    ("one believes Bram is a thief is not so", ["<one>: “Bram is a thief” := no"]),
    ("it does not rain", ["[it rains] := no"]),
    ("one is at unknown", ["[<one> is at ?where] := unknown"]),
    (
        "if it rains then if one is happy then other is happy",
        ["if ([it rains] == yes and [<one> is happy] == yes) then [<other> is happy] := yes"],
    ),
    ("one trusts every person 3", ["every person person=> [<one> trusts <person>] := 3"]),
    (
        "for every {x: person}, for every {y: person}, x trusts y 0",
        ["every person x=> every person y=> [<x> trusts <y>] := 0"],
    ),
    ("one has not the ring", ["[<one> has the ring] := no"]),
    (
        "one believes every person is happy",
        ["every person person=> <one>: [<person> is happy] := <one>: yes"],
    ),
    (
        "one believes if it rains then other is happy",
        ["if <one>: [it rains] == yes then <one>: [<other> is happy] := <one>: yes"],
    ),
    ("one has forgiven other", ["[<one> has forgiven <other>] := yes"]),
    ("one trusts other -1 more", ["[<one> trusts <other>] := [<one> trusts <other>] - 1"]),
]


@pytest.mark.parametrize(("line", "made"), READINGS)
def test_a_line_makes_one_thing_so(line, made):
    """
    Every form of an effect makes exactly these facts so, where and when it says.
    """
    assert made == effects(line)


@pytest.mark.parametrize(
    ("line", "code", "underlined"),
    [
        ("one is happy or other is happy", "broken-line", "or"),
        ("if it rains one is happy", "broken-line", "one is happy"),
        ("if it rains then", "broken-line", "then"),
        ("one trusts other", "number-missing", "one trusts other"),
        ("one does not trust other 2", "not-an-effect", "one does not trust other"),
        ("one trusts other at least 2", "broken-line", "at least"),
        ("one is happy 1 more", "not-a-number", "one is happy"),
        ("somebody is happy", "not-an-effect", "somebody"),
        ("nobody is happy", "not-an-effect", "nobody"),
        ("one is at some place", "not-an-effect", "some place"),
        ("one and other are together", "not-an-effect", "one and other are together"),
        ("one does not believe it rains", "not-an-effect", "one does not believe"),
        ("one knows that it rains", "not-an-effect", "one knows that"),
        ("for some {x: person}, x is happy", "broken-line", "for some {x: person}"),
        ("one sings", "unknown-sentence", "one sings"),
        ("otter is happy", "unknown-name", "otter"),
    ],
)
def test_what_is_wrong_is_underlined(line, code, underlined):
    """
    What cannot be made so is one mistake, and the words that break it are shown.
    """
    text = added("action {one: person} acts on {other: person}", f"  then  {line}")
    assert [(code, underlined)] == [(what, words) for what, _, words in places_of(text)]


def test_lines_under_then_are_joined():
    """
    A line each is the same as one line with “and”.
    """
    apart = added("action {one: person} acts", "  then  one is happy", "        it rains")
    joined = added("action {one: person} acts", "  then  one is happy and it rains")
    assert story_of(joined).actions["{one} acts"].effects == story_of(apart).actions["{one} acts"].effects


def test_what_has_happened_is_recorded_only_if_asked():
    """
    An act leaves a trace where something asks whether it has happened, and costs nothing elsewhere.
    """
    name = "{who} has forgiven {other}"
    assert name not in story_of(added()).facts
    asked = story_of(added("endings", "  peace: Ines has forgiven Bram"))
    assert asked.facts[name].event == "{who} forgives {other}"
    assert 1 == len(asked.actions["{who} forgives {other}"].effects)
    assert "[Ines has forgiven Bram] == yes" == condition("Ines has forgiven Bram")


def test_a_name_bound_under_if_ends_there():
    """
    “If for some place …” does not say which place is meant after “then”.
    """
    line = "if for some {x: place}, one is at x then other is at x"
    if not effect_codes(line):
        text = added("action {one: person} acts on {other: person}", f"  then  {line}")
        analyse(story_of(text + "\ndraft\n  Ines acts on Bram\n"))


def test_a_condition_keeps_its_role_under_a_bound_name():
    """
    A role named in a condition is not taken over by a name bound after it.
    """
    text = added(
        "action {one: person} calls from {here: place}",
        "  then  if one is at here then for every {here: place}, one is at here",
    )
    if not codes_of(text):
        made = story_of(text).actions["{one} calls from {here}"].effects[0]
        assert "here" != made.variable


def test_every_fact_can_be_undone():
    """
    What can come to be so can also cease to be so.
    """
    text = added(
        "fact the key lies under the mat",
        "action {one: person} looks",
        "  then  the key does not lie under the mat",
    )
    assert [] == codes_of(text)
