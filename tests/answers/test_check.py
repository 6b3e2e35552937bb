"""The holes of a draft: one of each kind, told once, after which the writer's word is taken."""

import pytest

from denouement.diagnostics import FindingKind
from support.texts import checked

HOUSE = """\
story "House"

people
  Ann (she)
  Bob (he)

places
  the house
  the garden

things
  the key
  the ring

fact {who: person} is at {where: place}, one where
fact {who: person} has {item: thing}
fact the door is open
fact {who: person} is rich
fact {who: person} is ready
fact {who: person} trusts {whom: person}: number

action {who: person} goes to {where: place}
  if       who is not at where
           the door is open
  then     who is at where
  willing  who

action {who: person} opens the door
  if       who has the key
           not the door is open
  then     the door is open
  willing  who

action {who: person} sells {item: thing}
  if       who has item
  then     who does not have item
           who is rich
  willing  who

action {who: person} hides {item: thing}
  if       who has item
  then     who does not have item
  willing  who
  seen by  who

action {who: person} asks {whom: person} for {item: thing}
  if       whom has item
  then     who has item
           whom does not have item
  willing  who

action {who: person} confides in {whom: person}
  if       who trusts whom at least 2
  then     who is ready
  willing  who

at first
  Ann is at the house
  Bob is at the garden
  Ann has the key
  Ann has the ring
  Ann trusts Bob 1

wants
  Ann wants the door to be open
  Ann wants Ann to be at the garden
  Ann wants Ann to be rich
  Bob wants Bob to have the ring
  Bob wants Bob to be rich
"""


def holes(*lines, base=HOUSE):
    """The kind, the code and the line of the draft of each hole."""
    text = base + "\ndraft\n" + "".join(f"  {line}\n" for line in lines)
    answer = checked(text)
    first = text.split("\n").index("draft") + 1
    return [(d.kind.value, d.code, d.span.line - first) for d in answer.findings]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ann opens the door", "Ann goes to the garden"], []),
        (["Ann is at the house"], []),
        # The line contradicts what was: Ann no longer has what she sold.
        (
            ["Ann sells the ring", "Ann sells the ring"],
            [("continuity", "contradicts-what-was", 2)],
        ),
        (["Ann is at the garden"], [("continuity", "contradicts-what-was", 1)]),
        # It needs what nothing has brought about.
        (["Ann goes to the garden"], [("causality", "nothing-led-to-it", 1)]),
        (["Bob sells the ring"], [("causality", "nothing-led-to-it", 1)]),
        # Hiding it serves nothing; and what is hidden she no longer has.
        (
            ["Ann hides the ring", "Ann has the ring"],
            [("motive", "no-reason", 1), ("continuity", "contradicts-what-was", 2)],
        ),
        # Nothing that Ann wants comes of it.
        (["Ann hides the key"], [("motive", "no-reason", 1)]),
        (["Ann confides in Bob"], [("causality", "nothing-led-to-it", 1)]),
    ],
)
def test_each_line_has_its_kind_of_hole(lines, expected):
    """And lines that follow from one another have none."""
    assert expected == holes(*lines)


def test_acting_on_what_one_does_not_know():
    """The door has been opened unseen by Bob, who walks through it as if he knew."""
    base = HOUSE.replace(
        "  then     the door is open\n  willing  who",
        "  then     the door is open\n  willing  who\n  seen by  who",
    ).replace("wants\n", "wants\n  Bob wants Bob to be at the house\n", 1)
    assert [("knowledge", "acts-unknowing", 2)] == holes(
        "Ann opens the door", "Bob goes to the house", base=base
    )


def test_a_line_that_rests_on_a_belief_nobody_can_have():
    """The act needs Bob to believe what nothing has told him."""
    base = HOUSE + (
        "\naction {who: person} counts on {whom: person}\n"
        "  if       whom believes who is ready\n"
        "  then     who is rich\n"
        "  willing  who\n"
    )
    assert [("knowledge", "cannot-know", 1)] == holes("Ann counts on Bob", base=base)


def test_one_hole_is_told_once():
    """The same thing is missing for both lines; after the first it is taken to be so."""
    expected = [("causality", "nothing-led-to-it", 1)]
    assert expected == holes(
        "Ann goes to the garden",
        "Bob goes to the house",
        base=HOUSE.replace("wants\n", "wants\n  Bob wants Bob to be at the house\n", 1),
    )


def test_a_statement_that_was_not_so_is_so_afterwards():
    """The writer says that Bob has the ring, and then he has it."""
    assert [("causality", "nothing-led-to-it", 1)] == holes("Bob has the ring", "Bob sells the ring")


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("Ann trusts Bob 3", "Ann confides in Bob"),
        ("Ann trusts Bob 2", "Ann confides in Bob"),
    ],
)
def test_a_number_that_was_not_so_is_so_afterwards(said, later):
    """What comes later rests on it."""
    base = HOUSE.replace("wants\n", "wants\n  Ann wants Ann to be ready\n", 1)
    assert [("causality", "nothing-led-to-it", 1)] == holes(said, later, base=base)


def test_people_plan_on_what_the_draft_has_made_so():
    """Nothing but the draft gives Bob the chest; from then on he can have reasons that rest on it."""
    text = """\
story "Chest"

people
  Bob (he)

things
  the chest

fact {who: person} has {item: thing}
fact {item: thing} is open
fact {who: person} is rich

action {who: person} opens {item: thing}
  if       who has item
  then     item is open
  willing  who

action {who: person} empties {item: thing}
  if       item is open
  then     who is rich
  willing  who

wants
  Bob wants Bob to be rich
"""
    expected = [("causality", "nothing-led-to-it", 1)]
    assert expected == holes("Bob has the chest", "Bob opens the chest", base=text)


def test_a_hole_left_on_purpose_is_told_apart():
    """It is no finding, and carries the writer's reason."""
    text = HOUSE + "\ndraft\n  Ann hides the key\n    on purpose: a habit of hers\n  Ann hides the ring\n"
    answer = checked(text)
    assert ["no-reason"] == [d.code for d in answer.findings]
    assert ["a habit of hers"] == [d.on_purpose for d in answer.on_purpose]


def test_a_hole_quotes_the_line_and_says_what_to_try():
    """The excerpt is the writer's line; the message is one sentence in the writer's words."""
    text = HOUSE + "\ndraft\n  Ann goes to the garden\n"
    (found,) = checked(text).findings
    assert FindingKind.CAUSALITY is found.kind
    assert "  Ann goes to the garden" == found.excerpt
    assert "nothing has brought it about that the door is open" == found.message
    assert "Ann opens the door" in found.hint


def test_a_contradiction_names_the_line_that_it_contradicts():
    """The line that made it so is quoted."""
    text = HOUSE + "\ndraft\n  Ann sells the ring\n  Ann sells the ring\n"
    (found,) = checked(text).findings
    assert "Ann does not have the ring" in found.message
    assert "“Ann sells the ring”" in found.message


def test_the_endings_that_a_draft_comes_to_are_told():
    """By the last world of the draft, holes or not."""
    text = HOUSE + (
        "\nendings\n  out: Ann is at the garden\n  in: Ann is at the house\n"
        "\ndraft\n  Ann opens the door\n  Ann goes to the garden\n"
    )
    answer = checked(text)
    assert (("out",), 2, 2) == (answer.endings, answer.events, len(answer.log))


def test_a_draft_of_nothing_has_no_holes():
    """And comes to what is so at the opening."""
    answer = checked(HOUSE)
    assert ((), 0) == (answer.findings, answer.events)
