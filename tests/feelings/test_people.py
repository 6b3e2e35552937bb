"""What people feel about one another: small stories, an event each, with the worlds bonds, amends and talk."""

import pytest

from denouement.answers import log_of
from denouement.engine.kernel import reasons_for
from denouement.feelings import appraise
from support.texts import analysed

STORY = """story "A debt"
  use amends, talk, bonds

people
  Ann (she)
  Bob (he)
  Cleo (she)

places
  the room

deeds
  borrowing in her name

labels
  theft

claims
  the money is gone: the purse is empty

fact the purse is empty
fact {who: person} has the ring
fact {who: person} has the watch
fact {who: person} is at ease

action {giver: person} gives {taker: person} the ring
  if       giver has the ring
  then     taker has the ring
           giver does not have the ring
  willing  giver

action {thief: person} takes the ring from {owner: person}
  if       owner has the ring
  then     thief has the ring
           owner does not have the ring
  willing  thief

action {who: person} breaks the watch of {owner: person}
  if       owner has the watch
  then     owner does not have the watch
  willing  who

action {who: person} presses {other: person} for the ring
  if       who and other are together
  then     other is not at ease
  willing  who

at first
  Ann is at the room
  Bob is at the room
  Cleo is at the room
  the room is out of the way
FACTS
before
  Bob wrongs Ann by borrowing in her name
PAST
wants
  Ann wants to have the ring: 2
  Ann wants to have the watch: 3
  Ann wants to be at ease: 1
  Bob wants to have the ring: 2
WANTS
endings
  hers: Ann has the ring
  conceded: Bob has conceded that borrowing in her name was theft
  let go: Ann does not hold borrowing in her name against Bob
"""


def feelings(who, acts, facts=(), wants=(), wronged=False):
    """What a person feels after the last of the acts: names, strengths and toward whom."""
    text = STORY.replace("FACTS\n", "".join(f"  {f}\n" for f in facts) + "\n").replace("PAST\n", "\n")
    text = text.replace("WANTS\n", "".join(f"  {w}\n" for w in wants) + "\n")
    if not wronged:
        text = text.replace("before\n  Bob wrongs Ann by borrowing in her name\n", "")
    analysis = analysed(text)
    by_name = {analysis.wording.act(a): a for a in analysis.ground.acts}
    log = log_of(analysis, [by_name[a] for a in acts])
    person = analysis.ground.people.index(who)
    return {
        f.name: (f.strength, None if f.toward is None else analysis.ground.people[f.toward])
        for f in appraise(analysis, reasons_for(analysis.engine, 2, 2), log)
        if f.person == person and f.event == len(acts)
    }


GIVES, TAKES = "Bob gives Ann the ring", "Bob takes the ring from Ann"
BREAKS = "Bob breaks the watch of Ann"
FOND = "Ann is fond of Bob 4"
CONCEDES = ("Ann calls borrowing in her name theft", "Bob concedes that borrowing in her name was theft")


@pytest.mark.parametrize(
    ("name", "felt", "who", "acts", "given"),
    [
        ("gratitude", (4, "Bob"), "Ann", [GIVES], {"facts": ["Bob has the ring"]}),
        ("happiness for another", (2, "Ann"), "Cleo", [GIVES],
         {"facts": ["Bob has the ring", "Cleo is fond of Ann 3"]}),
        ("pity", (2, "Ann"), "Cleo", [TAKES], {"facts": ["Ann has the ring", "Cleo is fond of Ann 3"]}),
        ("anger", (3, "Bob"), "Ann", [BREAKS], {"facts": ["Ann has the watch"]}),
        ("anger", (1.333, "Bob"), "Ann", [TAKES], {"facts": ["Ann has the ring", "Bob has the watch"]}),
        ("anger", (1, "Bob"), "Ann", [BREAKS],
         {"facts": ["Ann has the watch", "Bob believes Ann does not have the watch",
                    "Ann believes Bob believes Ann does not have the watch"]}),
        ("hurt", (3, "Bob"), "Ann", [BREAKS], {"facts": ["Ann has the watch", FOND]}),
        ("remorse", (1.5, "Ann"), "Bob", [BREAKS], {"facts": ["Ann has the watch", "Bob is fond of Ann 2"]}),
        ("surprise", (1, "Bob"), "Ann", [BREAKS], {"facts": ["Ann has the watch"]}),
        ("resentment", (2, "Bob"), "Ann", ["Cleo gives Bob the ring"],
         {"facts": ["Cleo has the ring"], "wronged": True}),
        ("gloating", (2, "Bob"), "Ann", ["Cleo takes the ring from Bob"],
         {"facts": ["Bob has the ring"], "wronged": True}),
        ("weariness", (2, "Bob"), "Ann", ["Bob presses Ann for the ring"] * 3, {"facts": ["Ann is at ease"]}),
        ("reproach", (1, "Bob"), "Cleo", ["Bob tells Ann that the money is gone"],
         {"wants": ["Ann wants the purse to be empty: 1"]}),
        ("defeat", (1, None), "Bob", [*CONCEDES], {"wronged": True}),
    ],
)  # fmt: skip
def test_what_is_felt_about_others(name, felt, who, acts, given):
    """The table: who feels what, how strongly and toward whom, after which acts."""
    found = feelings(who, acts, **given)
    assert felt == found.get(name), found


def test_a_grievance_is_there_from_the_opening_and_ends_with_letting_go():
    """It is not an event that rouses it but what one carries."""
    assert (2, "Bob") == feelings("Ann", [], wronged=True)["grievance"]
    given = {"wronged": True, "facts": ["Ann has heard Bob out"]}
    assert (2, "Bob") == feelings("Ann", ["Ann forgives Bob"], **given)["letting go"]


def test_who_tells_of_a_loss_has_not_caused_it():
    """A messenger rouses distress, not anger."""
    wants = ["Ann wants the purse not to be empty: 3"]
    facts = ["Ann trusts Bob 4", "Bob believes the purse is empty"]
    found = feelings("Ann", ["Bob tells Ann that the money is gone"], facts, wants)
    assert "distress" in found, found
    assert not {"anger", "hurt"} & set(found)


def test_a_lie_shames_the_liar_who_is_fond():
    """Telling what one does not believe is deceiving, and by how fond one is it weighs."""
    facts = ["Bob is fond of Ann 4"]
    found = feelings(
        "Bob", ["Bob tells Ann that the money is gone"], facts, ["Ann wants the purse to be empty: 1"]
    )
    assert (2, "Ann") == found["shame"]
