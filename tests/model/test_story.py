"""A story's values: kinds and members in order, spans, sentences in all their forms."""

import pytest

from denouement.model import (
    PERSON,
    Entity,
    Fact,
    Form,
    Kind,
    Sentence,
    Slot,
    Span,
    Story,
    ValueType,
    needs_no,
    spaced,
)


def small_story():
    """Two people and two things, declared in turns; a ghost is both a person and a thing."""
    kinds = {
        k.name: k
        for k in (Kind(PERSON), Kind("thing"), Kind("ghost", (PERSON, "thing")), Kind("ring", ("thing",)))
    }
    entities = {
        e.name: e
        for e in (
            Entity("the ring", ("ring",)),
            Entity("Bob", (PERSON,)),
            Entity("the spade", ("thing",)),
            Entity("the old count", ("ghost",)),
        )
    }
    return Story("Small", "small.story", kinds, entities, {}, {}, {})


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (PERSON, ("Bob", "the old count")),
        ("thing", ("the old count", "the ring", "the spade")),
        ("ghost", ("the old count",)),
        ("ring", ("the ring",)),
    ],
)
def test_members_of_a_kind_are_people_first(kind, expected):
    """Then in order of declaration: the order of everything that is enumerated."""
    assert expected == small_story().members(kind)


def test_people_are_all_who_are_persons_by_any_kind():
    """Through however many kinds."""
    assert ("Bob", "the old count") == small_story().people


def test_a_kind_is_itself_and_what_it_descends_from():
    """Not the other way round."""
    story = small_story()
    assert story.is_a("ring", "ring")
    assert story.is_a("ghost", PERSON)
    assert not story.is_a(PERSON, "ghost")


@pytest.mark.parametrize(
    ("type_", "expected"), [(ValueType.YES_NO, False), (ValueType.NUMBER, 0.0), (ValueType.ONE_OF, None)]
)
def test_what_is_not_said_has_its_usual_value(type_, expected):
    """No, none, unknown."""
    assert expected == Fact("f", Sentence(("it", "rains")), (), type_).default


def test_a_span_reaches_to_the_end_of_another_on_its_line():
    """And stays on its own line otherwise."""
    start = Span("a.story", 3, 5, 9)
    assert Span("a.story", 3, 5, 20) == start.to(Span("a.story", 3, 12, 20))
    assert start == start.to(Span("a.story", 4, 1, 2))
    assert start == start.to(Span("b.story", 3, 12, 20))
    assert "a.story:3:5" == str(start)


FORGIVES = Sentence((Slot("who"), "forgives", Slot("whom")))
CLOSED = Sentence(("the", "matter", "with", Slot("whom"), "is", "closed"))
NOTHING = Sentence((Slot("who"), "and", Slot("whom"), "say", "nothing"))
NAMES = {"who": "Ann", "whom": "Bob", "where": "home"}


@pytest.mark.parametrize(
    ("sentence", "form", "expected"),
    [
        (FORGIVES, Form.PLAIN, "Ann forgives Bob"),
        (FORGIVES, Form.NEGATIVE, "Ann does not forgive Bob"),
        (FORGIVES, Form.INFINITIVE, "Ann to forgive Bob"),
        (FORGIVES, Form.PERFECT, "Ann has forgiven Bob"),
        (FORGIVES, Form.NOT_PERFECT, "Ann has not forgiven Bob"),
        (FORGIVES, Form.PAST, "Ann forgave Bob"),
        (FORGIVES, Form.NEGATIVE_PAST, "Ann did not forgive Bob"),
        (CLOSED, Form.PLAIN, "the matter with Bob is closed"),
        (CLOSED, Form.NEGATIVE, "the matter with Bob is not closed"),
        (NOTHING, Form.PLAIN, "Ann and Bob say nothing"),
        (NOTHING, Form.PERFECT, "Ann and Bob have said nothing"),
    ],
)
def test_a_sentence_is_said_in_every_form(sentence, form, expected):
    """The verb is found, and its other forms follow from it."""
    assert expected == sentence.say(NAMES, form)


def test_a_place_that_says_where_it_is_needs_no_preposition():
    """*goes home*, *is out of town*, but *is at home*."""
    assert "Ann goes home" == Sentence((Slot("who"), "goes", "to", Slot("where"))).say(NAMES)
    cases = [("to", "home"), ("at", "out of town"), ("at", "home"), ("to", "the cafe")]
    assert [True, True, False, False] == [needs_no(*case) for case in cases]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ((Slot("who"), "is", "at", Slot("where")), "Ann is in the cafe"),
        ((Slot("who"), "goes", "to", Slot("where")), "Ann goes into the cafe"),
        ((Slot("who"), "looks", "at", Slot("where")), "Ann looks at the cafe"),
        ((Slot("who"), "belongs", "to", Slot("where")), "Ann belongs to the cafe"),
    ],
)
def test_a_place_has_the_word_it_was_given(sentence, said):
    """*In the cafe*, *into the cafe*: where somebody is and goes, and nowhere else."""
    names = {"who": "Ann", "where": "the cafe"}
    assert said == Sentence(sentence).say(names, own={"the cafe": "in"})


def test_words_are_joined_as_they_are_written():
    """Signs of punctuation are drawn close."""
    assert "Ann's reason, and (so) on: none." == spaced(
        ["Ann", "'s", "reason", ",", "and", "(so", ")", "on", ":", "none", "."]
    )
