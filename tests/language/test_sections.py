"""The parts of a story: what was, what is, what people want, how it may end, what is written."""

import pytest

from denouement.answers import analyse
from denouement.model import Event, Statement
from language.small import (
    added,
    codes_of,
    condition,
    effects,
    places_of,
    shown,
    shown_effect,
    story_of,
)


def wants_of(line, worlds=None):
    """Each want of a line as person, value and weight."""
    story = story_of(added("wants", f"  {line}"), worlds)
    return [(w.person, shown(w.value), w.weight) for w in story.wants]


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("Ines wants to be happy", [("Ines", "1 if [Ines is happy] == yes else 0", 1)]),
        ("Ines wants to be happy: 2", [("Ines", "2 if [Ines is happy] == yes else 0", 2)]),
        ("Ines wants to be happy: 0.5", [("Ines", "0.5 if [Ines is happy] == yes else 0", 0.5)]),
        ("Ines wants not to be happy: 2", [("Ines", "2 if not ([Ines is happy] == yes) else 0", 2)]),
        ("Ines wants Bram to be happy", [("Ines", "1 if [Bram is happy] == yes else 0", 1)]),
        ("Ines wants Bram not to be happy", [("Ines", "1 if not ([Bram is happy] == yes) else 0", 1)]),
        ("Ines wants to be at the cafe", [("Ines", "1 if [Ines is at ?where] == the cafe else 0", 1)]),
        ("Ines wants to be out of town", [("Ines", "1 if [Ines is at ?where] == out of town else 0", 1)]),
        ("Ines wants to trust Bram at least 2", [("Ines", "1 if [Ines trusts Bram] >= 2 else 0", 1)]),
        ("Ines wants Bram to trust Ines: 2 each", [("Ines", "2 * [Bram trusts Ines]", 2)]),
        ("Ines wants to forgive Bram: 2", [("Ines", "2 if [Ines has forgiven Bram] == yes else 0", 2)]),
        ("Ines wants to have forgiven Bram", [("Ines", "1 if [Ines has forgiven Bram] == yes else 0", 1)]),
        ("Ines wants Bram to forgive Ines", [("Ines", "1 if [Bram has forgiven Ines] == yes else 0", 1)]),
        ("Ines wants it that it rains: 3", [("Ines", "3 if [it rains] == yes else 0", 3)]),
        ("Ines wants that it rains: 3", [("Ines", "3 if [it rains] == yes else 0", 3)]),
        (
            "Ines wants it that Bram believes it rains",
            [("Ines", "1 if Bram: [it rains] == yes else 0", 1)],
        ),
        (
            "every person wants not to be at home: 2",
            [
                ("Ines", "2 if not ([Ines is at ?where] == home) else 0", 2),
                ("Bram", "2 if not ([Bram is at ?where] == home) else 0", 2),
            ],
        ),
        (
            "{who: person} wants to trust Bram: 1 each",
            [("Ines", "1 * [Ines trusts Bram]", 1), ("Bram", "1 * [Bram trusts Bram]", 1)],
        ),
    ],
)
def test_a_want_has_a_value(line, made):
    """
    Whatever its form, a want is worth its weight where it is met, or so much for each point.
    """
    assert made == wants_of(line)


def test_a_want_in_a_world_is_everybodys():
    """
    A world gives its wants to the cast of every story that uses it.
    """
    worlds = {
        "peace": "world peace\n\nfact {who: person} is calm\n\nwants\n  {who: person} wants to be calm: 2\n"
    }
    story = story_of('story "x"\n  use peace\n\npeople\n  Ines\n  Bram\n', worlds)
    assert [("Ines", "to be calm"), ("Bram", "to be calm")] == [(w.person, w.text) for w in story.wants]


@pytest.mark.parametrize(
    ("line", "code", "underlined"),
    [
        ("Ines", "bad-want", "Ines"),
        ("wants to be happy", "bad-want", "wants to be happy"),
        ("Ines wants", "bad-want", "Ines wants"),
        ("Ines wants peace", "bad-want", "peace"),
        ("Ines wants to be happy:", "bad-weight", ":"),
        ("Ines wants to be happy: 0", "bad-weight", "0"),
        ("Ines wants to be happy: -2", "bad-weight", "-2"),
        ("Ines wants to be happy: lots", "bad-weight", "lots"),
        ("Ines wants to be happy: 2 points", "bad-weight", "2 points"),
        ("Ines wants to be happy: 2 each", "not-a-number", "Ines"),
        ("{who: place} wants to be happy", "bad-want", "{who: place} wants to be happy"),
    ],
)
def test_what_is_wrong_with_a_want_is_underlined(line, code, underlined):
    """
    A want that cannot be read is one mistake at its place.
    """
    found = places_of(added("wants", f"  {line}"))
    assert [code] == [what for what, _, _ in found]
    assert found[0][2].startswith(underlined) or line in found[0][2]


@pytest.mark.parametrize("subject", ["everyone", "everybody"])
def test_what_everyone_wants_is_for_themselves(subject):
    """
    “Everyone wants to be happy” is a want of each for themselves, as with “every person”.
    """
    assert wants_of("every person wants to be happy") == wants_of(f"{subject} wants to be happy")


def test_an_unknown_person_who_wants_is_one_mistake():
    """
    Where only the name is wrong, only the name is reported.
    """
    found = places_of(added("wants", "  Inez wants to be happy"))
    assert [("unknown-name", "Inez")] == [(code, words) for code, _, words in found]


def test_a_want_that_counts_is_about_somebody():
    """
    A want for each point of everybody's trust is either read or reported, and never breaks later.
    """
    text = added("wants", "  Ines wants everybody to trust Ines: 1 each")
    if not codes_of(text):
        analyse(story_of(text))


@pytest.mark.parametrize(
    ("section", "line"),
    [("wants", "Ines wants to be happy: {}"), ("at first", "Ines trusts Bram {}")],
)
def test_a_number_is_finite(section, line):
    """
    A number too large to reckon with is a mistake.
    """
    assert [] != codes_of(added(section, "  " + line.format("9" * 400)))


def test_an_ending_is_all_of_its_lines():
    """
    Conditions under an ending's name are joined; one ending may be planned.
    """
    text = added("endings", "  happy (planned): Ines is happy", "    Bram is happy", "  wet:", "    it rains")
    happy, wet = story_of(text).endings
    assert ("happy", True, "([Ines is happy] == yes and [Bram is happy] == yes)") == (
        happy.name,
        happy.planned,
        shown(happy.condition),
    )
    assert ("wet", False, "[it rains] == yes") == (wet.name, wet.planned, shown(wet.condition))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["  happy"], "bad-ending"),
        (["  happy:"], "bad-ending"),
        (["  : it rains"], "bad-ending"),
        (["  a: it rains", "  a: Ines is happy"], "declared-twice"),
        (["  a (planned): it rains", "  b (planned): Ines is happy"], "declared-twice"),
        (["  a: it pours"], "unknown-sentence"),
    ],
)
def test_an_ending_that_cannot_be_read_is_one_mistake(lines, code):
    """
    An ending without a name, a condition or a name of its own is reported once.
    """
    assert [code] == codes_of(added("endings", *lines))


def test_statements_are_conditions_and_effects():
    """
    A line under “at first” says what is so; it is known whom it is about.
    """
    made = story_of(added("now", "  Ines believes Bram is at the cafe")).now[0]
    assert "Ines: [Bram is at ?where] == the cafe" == shown(made.condition)
    assert ["Ines: [Bram is at ?where] := Ines: the cafe"] == [shown_effect(e) for e in made.effects]
    assert "Ines believes Bram is at the cafe" == made.text


def test_the_past_holds_events_and_statements():
    """
    Under “before” and in a draft, acts are told and facts are stated, in the order written.
    """
    text = added("before", "  it rains", "  Ines goes home", "  Ines trusts Bram 2", "  Bram forgives Ines")
    steps = story_of(text).before
    assert [Statement, Event, Statement, Event] == [type(step) for step in steps]
    assert ("Ines", "home") == steps[1].arguments


def test_a_hole_can_be_left_on_purpose():
    """
    The reason stands under the event it is about, and with no other.
    """
    text = added("draft", "  Ines goes home", "    on purpose: told later, by Bram", "  it rains")
    assert ["told later, by Bram", ""] == [step.on_purpose for step in story_of(text).draft]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["draft", "  Ines goes home", "    on purpose"], "bad-on-purpose"),
        (["draft", "  Ines goes home", "    on purpose:"], "bad-on-purpose"),
        (["draft", "  Ines goes home", "    it rains"], "bad-on-purpose"),
        (["draft", "  somebody goes home"], "unnamed-in-event"),
        (["draft", "  Ines goes somewhere"], "unknown-sentence"),
        (["draft", "  Ines goes to the caf"], "unknown-name"),
        (["before", "  Ines goes home", "    on purpose: no"], "unknown-line"),
        (["at first", "  it rains", "    it rains"], "unknown-line"),
        (["at first", "  Ines goes home"], "unknown-sentence"),
        (["at first", "  it rains or Ines is happy"], "broken-line"),
        (["now", "  somebody is happy"], "not-an-effect"),
        (["wants", "  Ines wants to be happy", "    very much"], "unknown-line"),
    ],
)
def test_a_line_in_the_wrong_place_is_one_mistake(lines, code):
    """
    What does not belong under a heading is reported once, with its place.
    """
    assert [code] == codes_of(added(*lines))


def test_a_claim_can_be_so_or_not():
    """
    A claim stands for its sentence wherever a condition or an effect can stand.
    """
    claim = story_of(added()).entities["Bram is a thief"].claim
    assert "[Bram has the ring] == yes" == shown(claim)
    assert "“Bram is a thief”" == condition("Bram is a thief is so")
    assert "not (“Bram is a thief”)" == condition("Bram is a thief is not so")
    assert ["“Bram is a thief” := no"] == effects("Bram is a thief is not so")
    assert ["<one>: “Bram is a thief” := yes"] == effects("one believes Bram is a thief is so")


def test_nobody_does_to_themselves_what_is_done_to_another():
    """
    The roles of an act are filled by different people, in a draft as in a search.
    """
    from denouement.answers import check
    from denouement.errors import StoryError
    from denouement.search import Limits

    text = added("draft", "  Ines forgives Ines")
    try:
        found = check(analyse(story_of(text)), Limits()).findings
    except (AssertionError, StoryError):
        return
    assert () != found
