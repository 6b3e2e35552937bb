"""Names: who and what a line can speak of, and by which words."""

import pytest

from language.small import added, codes_of, condition, places_of, reading_of, story_of

NAMED = """\
story "Names"

people
  Ines (she)
  Lady Ada Vane (she), a guest
  Ada (they)
  the Captain (he)
  Bram and Sons (it)

places
  the Rose and Crown, on a corner of the street
  the Rose
  in the garden
  upstairs

things
  Ines's ring
  letter no. 7

fact {who: person} is well
fact {who: person} has {what: thing}
fact {who: person} is at {where: place}, one where

"""


def named(line):
    """Who or what fills the roles of a line, by the names they were declared under."""
    made = story_of(NAMED + "at first\n  " + line + "\n").at_first[0]
    comparison = made.condition
    terms = [a.value for a in comparison.left.arguments]
    return terms if isinstance(comparison.right.value, bool) else [*terms, comparison.right.value]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ines is well", ["Ines"]),
        ("ines is well", ["Ines"]),
        ("INES is well", ["Ines"]),
        ("Lady Ada Vane is well", ["Lady Ada Vane"]),
        ("Ada is well", ["Ada"]),
        ("the Captain is well", ["the Captain"]),
        ("The captain is well", ["the Captain"]),
        ("he is well", ["the Captain"]),
        ("They is well", ["Ada"]),
        ("it is well", ["Bram and Sons"]),
        ("Bram and Sons is well", ["Bram and Sons"]),
        ("Ines has Ines's ring", ["Ines", "Ines's ring"]),
        ("Ines has Ines’s ring", ["Ines", "Ines's ring"]),
        ("Ines has letter no. 7", ["Ines", "letter no. 7"]),
        ("Ines is at the Rose", ["Ines", "the Rose"]),
        ("Ines is at the Rose and Crown", ["Ines", "the Rose and Crown"]),
        ("Ines is in the garden", ["Ines", "in the garden"]),
        ("Ines is upstairs", ["Ines", "upstairs"]),
        ("Ines is at upstairs", ["Ines", "upstairs"]),
        ("Ines is at unknown", ["Ines", None]),
    ],
)
def test_a_name_is_found(line, names):
    """
    Names may be of several words and hold signs; the longest name wins; capitals do not matter.
    """
    assert names == named(line)


def test_a_pronoun_of_two_people_names_nobody():
    """
    “She” is nobody where two people are “she”.
    """
    assert [("unknown-name", "she")] == [
        (code, words) for code, _, words in places_of(NAMED + "at first\n  she is well\n")
    ]


def test_a_line_keeps_its_description_and_pronoun():
    """
    What is said about a name is kept with it.
    """
    entities = story_of(NAMED).entities
    assert ("she", "a guest") == (
        entities["Lady Ada Vane"].pronoun,
        entities["Lady Ada Vane"].description,
    )
    assert "on a corner of the street" == entities["the Rose and Crown"].description


@pytest.mark.parametrize("said", ["one", "the one", "The One", "ONE"])
def test_a_role_is_named_with_or_without_the(said):
    """
    In the lines of an act its roles are named bare, or with “the”.
    """
    text = added("action {one: person} rests", f"  if    {said} is happy", "  then  it rains")
    assert "[<one> is happy] == yes" == shown_requirement(text)


def shown_requirement(text):
    """The first thing that the act *rests* needs."""
    from language.small import shown

    return shown(story_of(text).actions["{one} rests"].requires[0])


def test_a_role_goes_before_a_name():
    """
    Where a role and a person are called alike, the act's own line means the role.
    """
    text = added("people", "  one (she)", "action {one: person} rests", "  if  one is happy")
    assert codes_of(text) in ([], ["two-sentences-fit"])


@pytest.mark.parametrize(
    ("line", "code", "underlined"),
    [
        ("  Cleo (cook)", "bad-name-line", "(cook)"),
        ("  Cleo (she", "bad-name-line", "(she"),
        ("  (she)", "bad-name-line", "(she)"),
        ("  Cleo: she", "bad-name-line", ": she"),
        ("  Cleo (she) a cook", "bad-name-line", "a cook"),
        ("  Cleo who believes", "bad-name-line", "Cleo who believes"),
        ("  INES", "declared-twice", "INES"),
        ("  the cafe", "declared-twice", "the cafe"),
    ],
)
def test_a_line_that_names_nobody_is_reported(line, code, underlined):
    """
    A line under “people” that is no name is one mistake at its place.
    """
    assert [(code, underlined)] == [(what, words) for what, _, words in places_of(added("people", line))]


@pytest.mark.xfail(strict=True, reason="what is left of the brackets is reported once more")
def test_brackets_with_several_words_are_one_mistake():
    """
    One mistake is told once.
    """
    assert ["bad-name-line"] == codes_of(added("people", "  Cleo (the cook)"))


@pytest.mark.parametrize(
    ("line", "underlined"),
    [("Ines is at Bram", "Bram"), ("the cafe is happy", "the cafe"), ("Ines has home", "home")],
)
def test_a_name_of_another_kind_is_told_apart(line, underlined):
    """
    A person where a place belongs is not unknown, and is not suggested in its own place.
    """
    assert [("wrong-kind", underlined)] == [
        (what, words) for what, _, words in places_of(added("at first", f"  {line}"))
    ]


@pytest.mark.parametrize("section", ["at first", "draft", "endings"])
def test_unknown_is_nobody(section):
    """
    Only what a fact says can be unknown, never who it is about.
    """
    line = {
        "at first": "unknown is happy",
        "draft": "Ines forgives unknown",
        "endings": "e: unknown is happy",
    }
    assert [] != codes_of(added(section, f"  {line[section]}"))


def test_a_like_name_is_suggested():
    """
    A slip of the pen is met with the name that was meant.
    """
    from language.small import reading_of

    (found,) = reading_of(added("at first", "  Inez is happy"))[1]
    assert "did you mean Ines?" == found.hint
    assert ("the sentence is: {who} is happy",) == found.notes


def test_some_every_and_no_go_with_any_kind():
    """
    Kinds of the story's own can be spoken of in the same way.
    """
    declared = "kind pet is a thing\n\npets\n  the cat\n\nfact {what: pet} is asleep"
    assert "every pet pet=> [<pet> is asleep] == yes" == condition("every pet is asleep", declared)


def test_a_name_in_a_declared_sentence_is_that_person():
    """They fill a role that nobody else can: the act has its perfect, names them, and cannot be done to themselves."""
    declared = "action {who: person} confronts Bram\n  willing who"
    story = story_of(
        added(declared, "endings", "  e: Ines has confronted Bram", "before", "  Ines confronts Bram")
    )
    action = story.actions["{who} confronts Bram"]
    assert ("Ines", "Bram") == story.before[0].arguments
    assert ("Bram",) == story.members(action.roles[1].kind)
    assert ["twice-in-one-event"] == codes_of(added(declared, "before", "  Bram confronts Bram"))
    assert ["wrong-kind"] == codes_of(added(declared, "before", "  Bram confronts Ines"))


def test_a_name_that_is_a_word_is_a_word():
    """Only as it is written in the cast does a name mean the person, and places are words."""
    text = added("fact {who: person} waits at home", "fact {who: person} has ines").replace(
        "is happy", "is at rest"
    )
    facts = story_of(text).facts
    assert 1 == len(facts["{who} waits at home"].roles) == len(facts["{who} has ines"].roles)


def test_whose_something_is_is_not_addressed():
    """Who looks into somebody's coat does not speak to them."""
    declared = "action {who: person} looks into Bram's coat\n  willing who"
    action = story_of(added(declared, "before", "  Ines looks into Bram's coat")).actions[
        "{who} looks into Bram's coat"
    ]
    assert ["who"] == [role.name for role in action.roles]


def test_a_declared_sentence_of_names_alone_has_all_its_forms():
    """Its verb is found, since the names are known."""
    declared = "action Ines slaps Bram\n  willing Ines\n  then Bram is happy"
    story = story_of(
        added(declared, "endings", "  e: Ines has not slapped Bram", "draft", "  Ines slaps Bram")
    )
    assert (
        story.endings[0].condition
        != story_of(added(declared, "endings", "  e: Ines has slapped Bram")).endings[0].condition
    )
    assert ("Ines", "Bram") == story.draft[0].arguments


def found_of(text):
    """The mistakes of a text."""
    return reading_of(text)[1]


def hints_of(text):
    """The code and hint of each mistake of a text."""
    return [(d.code, d.hint) for d in found_of(text)]


PLACED = """\
story "Places"
  use places

people
  Ines (she)
  Bram (he)

places
  the street (on)
  the kitchen (in), above the harbour
  the river (by)
  the cafe

fact {who: person} looks at {where: place}
fact {who: person} belongs to {where: place}
"""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Ines is on the street", "the street"),
        ("Ines is at the street", "the street"),
        ("Ines is in the kitchen", "the kitchen"),
        ("Ines is not in the kitchen", "the kitchen"),
        ("Ines is by the river", "the river"),
        ("Ines is at the cafe", "the cafe"),
        ("Bram believes Ines is on the street", "the street"),
    ],
)
def test_a_place_is_found_by_its_own_word_and_by_the_declared_one(line, place):
    """*On the street* is the declared *at the street*."""
    (statement,) = story_of(PLACED + "at first\n  " + line + "\n").at_first
    assert place in repr(statement.effects[0])


@pytest.mark.parametrize("line", ["Ines goes onto the street", "Ines goes to the street"])
def test_one_goes_to_a_place_by_its_own_word(line):
    """*Onto the street* is the declared *to the street*."""
    (event,) = story_of(PLACED + "draft\n  " + line + "\n").draft
    assert ("Ines", "the street") == event.arguments


def test_a_place_that_is_looked_at_or_belonged_to_is_spoken_of_as_declared():
    """Only where somebody is, and where they go, has the place its own word."""
    text = PLACED + "at first\n  Ines looks at the street\n  Ines belongs to the kitchen\n"
    assert 2 == len(story_of(text).at_first)
    assert ["unknown-sentence"] == codes_of(PLACED + "at first\n  Ines looks on the street\n")
    assert ["unknown-sentence"] == codes_of(PLACED + "at first\n  Ines belongs into the kitchen\n")


def test_the_word_of_a_place_stands_with_its_description():
    """The brackets come before the comma, as those of a pronoun do."""
    story = story_of(PLACED)
    assert {"the street": "on", "the kitchen": "in", "the river": "by"} == story.place_words
    assert "above the harbour" == story.entities["the kitchen"].description


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("the street (on)", "the street (onto)", "write: the street (on)"),
        ("the street (on)", "the street (blue)", "for example: the street (on)"),
        ("the street (on)", "upstairs (in)", "write: upstairs"),
        ("Bram (he)", "Bram (on)", "for example: Bram (she)"),
    ],
)
def test_a_wrong_word_in_brackets_is_answered_with_the_line_to_write(old, new, hint):
    """What stands in brackets after a name is a person's pronoun or a place's word."""
    assert ("bad-name-line", hint) in hints_of(PLACED.replace(old, new))


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("Ines is in the street", "write: Ines is on the street"),
        ("Ines is at the kitchn", "did you mean the kitchen?"),
        ("Ines is in the kitchn", "did you mean the kitchen?"),
        ("Ines was at the street", "write: Ines is on the street"),
    ],
)
def test_a_line_with_another_word_is_answered_with_the_own_one(line, hint):
    """The line to write has the word that the writer gave to the place."""
    assert [hint] == [h for _, h in hints_of(PLACED + "at first\n  " + line + "\n")]


def test_who_gives_a_place_another_word_is_told_where_it_is_declared():
    """A place without a word of its own is *at* until its declaration says otherwise."""
    (found,) = found_of(PLACED + "at first\n  Ines is in the cafe\n")
    assert "write: Ines is at the cafe" == found.hint
    assert ("a place may be given a word of its own where it is declared: the cafe (in)",) == tuple(
        found.notes
    )
