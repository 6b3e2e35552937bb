"""Phrases: conditions under a sentence of their own, written out wherever they are used."""

import pytest

from denouement.language.bodies import LARGEST_PHRASE
from denouement.model import size_of
from language.small import added, codes_of, condition, effects, reading_of, shown, story_of

LOVES = "fact {who: person} loves {whom: person}"


def meaning(line, *declared):
    """What a line means, with phrases declared before it."""
    return condition(line, "\n\n".join((LOVES, *declared)))


@pytest.mark.parametrize(
    ("declared", "line", "expected"),
    [
        (
            "phrase {a: person} and {b: person} are in love\n  means  a loves b and b loves a",
            "Ines and Bram are in love",
            "([Ines loves Bram] == yes and [Bram loves Ines] == yes)",
        ),
        (
            "phrase {a: person} and {b: person} are in love\n  means  a loves b\n         b loves a",
            "Ines and Bram are in love",
            "([Ines loves Bram] == yes and [Bram loves Ines] == yes)",
        ),
        (
            "phrase {a: person} is loved\n  means  somebody loves a",
            "Bram is not loved",
            "not (some person somebody=> [<somebody> loves Bram] == yes)",
        ),
        (
            "phrase {a: person} is fooled\n  means  a wrongly believes it rains",
            "Ines believes Bram is fooled",
            "Ines: (not ([it rains] == yes) and Bram: [it rains] == yes)",
        ),
        (
            "phrase {a: person} is loved\n  means  for some {b: person}, b loves a",
            "nobody is loved",
            "not (some person nobody=> some person b'=> [<b'> loves <nobody>] == yes)",
        ),
    ],
)
def test_a_phrase_means_what_it_stands_for(declared, line, expected):
    """
    A phrase is read as its meaning, with the names of the line in the place of its roles.
    """
    text = meaning(line, declared).replace("somebody'", "somebody").replace("somebody@", "somebody")
    assert expected == text


def bound_once(expression):
    """Whether every name is bound by what stands around it: the text after `=>` holds it."""
    text = shown(expression)
    names = [piece.rsplit(" ", 1)[1] for piece in text.split("=>")[:-1]]
    return all(f"<{name}>" in text for name in names) and len(names) == len(set(names))


@pytest.mark.parametrize("role", ["here", "one", "other", "viewer"])
def test_a_bound_name_takes_over_no_role(role):
    """
    A phrase may bind a name that the line using it has for a role of its own.
    """
    text = added(
        f"action {{{role}: person}} sulks about {{whom: person}}",
        f"  if  {role} and whom are together",
    )
    needs = story_of(text).actions[f"{{{role}}} sulks about {{whom}}"].requires[0]
    assert bound_once(needs)
    fresh = shown(needs).partition("=>")[0].rsplit(" ", 1)[1]
    assert role != fresh
    assert f"[<{role}> is at ?where] == <{fresh}>" in shown(needs)


def test_a_bound_name_takes_over_no_bound_name():
    """
    The same holds for names bound by the line itself, at any depth of phrases in phrases.
    """
    declared = (
        "phrase {a: person} has company\n  means  for some {b: person}, a and b are together",
        "phrase {b: person} is watched\n  means  for some {a: person}, a has company and a loves b",
    )
    text = meaning("for some {b: person}, b is watched and b has company", *declared)
    assert (
        "some person b=> (some person a'=> (some person b''=> some place here'''=> "
        "([<a'> is at ?where] == <here'''> and [<b''> is at ?where] == <here'''>) "
        "and [<a'> loves <b>] == yes) and some person b'=> some place here''=> "
        "([<b> is at ?where] == <here''> and [<b'> is at ?where] == <here''>))"
    ) == text


@pytest.mark.parametrize(
    "lines",
    [
        ["phrase it is grim", "  means  it is grim"],
        ["phrase it is grim", "  means  not it is bleak", "phrase it is bleak", "  means  not it is grim"],
        ["phrase it is grim", "  means  it is bleak", "phrase it is bleak", "  means  it rains"],
    ],
)
def test_a_phrase_uses_only_those_above_it(lines):
    """
    A phrase explained by itself, or by one further down, means nothing.
    """
    assert ["phrase-of-itself"] == codes_of(added(*lines))


def test_a_phrase_is_no_effect():
    """
    What a phrase stands for cannot be brought about as a whole.
    """
    assert [] != codes_of(added("action {a: person} acts", "  then  a and Bram are together"))
    assert ["[<one> is happy] := yes"] == effects("one is happy")


def test_phrases_are_bounded():
    """
    However phrases double, what is kept of them stays small.
    """
    lines = ["phrase it is p0", "  means  it rains and it rains"]
    for number in range(1, 41):
        lines += [f"phrase it is p{number}", f"  means  it is p{number - 1} and it is p{number - 1}"]
    story, found = reading_of(added(*lines, "endings", "  e: it is p40"))
    assert {"phrase-too-large"} == {d.code for d in found}
    assert LARGEST_PHRASE >= size_of(story.endings[0].condition)
