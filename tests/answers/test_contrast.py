"""Why not: the sentence, what is foreseen of each, where they part, and the want that decides."""

import pytest

from denouement.answers import find_endings, why, why_not
from denouement.answers.motives import MOST_WORDS
from denouement.errors import UsageError
from denouement.search import Limits, Watch
from support.texts import AT_ODDS, PIER, analysed

LIMITS = Limits(events=8)
DEEP = Limits(events=6, depth=3)

AT_THE_PIER = (
    PIER
    + """\
fact {who: person} is cold

action {who: person} swims
  if       who is resolved
           who is not gone
  then     who is gone
           who is cold
  willing  who
  past     swam, has swum

action {who: person} whistles
  willing  who

action {who: person} tears up the ticket
  if       who is resolved
           who has not torn up the ticket
  then     who is not resolved
  willing  who
  past     tore, has torn

action the storm blows {who: person} away
  if       who is not gone
  then     who is gone

at first
  Ilan is resolved

wants
  Ilan wants to be gone: 3
  Ilan wants to have bidden Rut farewell: 1
  Ilan wants not to be cold: 1
  Rut wants Ilan not to be gone: 2

endings
  a silent going: Ilan is gone and Ilan has not bidden Rut farewell
  a farewell (planned): Ilan is gone and Ilan has bidden Rut farewell
  he stays: Rut has begged Ilan to stay
  blown away: Ilan is gone and Ilan is not cold and Ilan is not resolved
  locked in: the gate is locked
"""
)


def asked(about, text=AT_THE_PIER, **more):
    """The contrast for a question about a text's story."""
    analysis = analysed(text)
    answer = find_endings(analysis, LIMITS, Watch(LIMITS))
    return why_not(analysis, answer, about, **more)


def test_the_answer_names_the_act_of_the_other_that_is_foreseen():
    """He does not say goodbye since she would beg him, and he wants to go."""
    found = asked("Ilan bids Rut farewell")
    assert found.sentence == (
        "Ilan does not bid Rut farewell: Ilan expects Rut to beg Ilan to stay, and wants to be gone."
    )
    assert found.with_it.acts[:2] == ("Ilan bids Rut farewell", "Rut begs Ilan to stay")
    assert found.without.acts == ("Ilan goes",)
    assert found.parting == ("Ilan bids Rut farewell", "Ilan goes")
    assert found.decides[0] == ("to be gone", 3)
    assert (found.person, found.instead) == ("Ilan", "Ilan goes")


def test_with_the_answer_made_impossible_it_happens():
    """Somebody who cannot beg is told farewell."""
    mute = AT_THE_PIER.replace("  if       who has bidden other farewell\n", "  if       who is cold\n")
    assert "It does happen" in asked("Ilan bids Rut farewell", mute).sentence


def test_what_an_act_itself_would_cost():
    """Swimming is as good a way out, but for the cold."""
    found = asked("Ilan swims")
    assert found.sentence == "Ilan does not swim: Ilan wants not to be cold, and it would put an end to that."


def test_what_nobody_would_be_the_better_for():
    """Tearing up the ticket would keep him here; and whistling changes nothing for anybody."""
    assert "and gets it if Ilan goes" in asked("Ilan tears up").sentence
    assert asked("Rut whistles").sentence == (
        "Rut does not whistle: nothing that anybody wants depends on it, and no ending does."
    )


def test_what_is_never_possible_says_what_is_missing():
    """Nobody is resolved but Ilan."""
    found = asked("Rut goes")
    assert found.sentence == "Rut does not go: it is never possible, since Rut is not resolved."
    assert found.with_it is None


def test_what_somebody_takes_to_be_impossible():
    """He has it wrong, and the answer says so."""
    wrong = AT_THE_PIER.replace(
        "  Ilan is resolved\n", "  Ilan is resolved\n  Ilan believes the gate is locked\n", 1
    )
    assert "Ilan believes that the gate is locked" in asked("Ilan goes", wrong).sentence


def test_what_simply_happens_is_nobodys_choice():
    """The storm needs no reason, and so none is missing."""
    assert "nobody decides it" in asked("the storm blows Ilan away").sentence


def test_an_ending_that_does_not_come_is_told_by_its_decisive_act():
    """The planned ending fails at the farewell."""
    found = asked("a farewell")
    assert found.ending == "a farewell"
    assert found.act == "Ilan bids Rut farewell"
    assert "Ilan does not bid Rut farewell" in found.sentence


def test_the_ending_that_comes_and_those_that_nothing_leads_to():
    """Both are said plainly."""
    assert "It does come" in asked("a silent going").sentence
    assert "nothing in the story can bring it about that the gate is locked" in asked("locked in").sentence


def test_the_act_that_is_done_instead_can_be_named():
    """The comparison is made where that act is done."""
    found = asked("Ilan swims", rather="Ilan goes")
    assert found.point == "before event 1 of the expected story"
    assert found.instead == "Ilan goes"


def test_the_past_is_compared_in_the_beliefs_of_that_time():
    """A year ago she would have begged him; that is why nothing was said then."""
    then = AT_THE_PIER.replace("wants\n", "before\n  Ilan goes\n\nwants\n", 1)
    found = asked("Ilan bids Rut farewell", then)
    assert found.point == "in the past, before “Ilan goes”"
    assert found.sentence == (
        "Ilan did not bid Rut farewell: Ilan expected Rut to beg Ilan to stay, and wanted to be gone."
    )
    assert asked("Ilan bids Rut farewell", then, at="Ilan goes").sentence == found.sentence


@pytest.mark.parametrize(
    "about", ["Ilan bids Rut farewell", "Ilan swims", "a farewell", "he stays", "Rut goes"]
)
def test_answers_are_short_and_name_the_writers_people(about):
    """Thirty words are enough."""
    sentence = asked(about).sentence
    assert len(sentence.split()) <= MOST_WORDS
    assert "Ilan" in sentence or "Rut" in sentence


def test_what_is_asked_of_nothing_gets_a_suggestion():
    """And an event that is not told, its numbers."""
    with pytest.raises(UsageError) as fault:
        asked("Ilan swms")
    assert "Ilan swims" in fault.value.hint
    with pytest.raises(UsageError) as fault:
        asked("Ilan swims", at="9")
    assert "from 1 to" in fault.value.hint


CAKE = """\
story "The last slice"

people
  Ann (she)
  Bob (he)

fact the cake is eaten
fact the window is shut

action {who: person} eats the cake
  if       the cake is not eaten
  then     the cake is eaten
  willing  who
  past     ate, has eaten

action {who: person} shuts the window
  then     the window is shut
  willing  who
  past     shut, has shut

wants
  Ann wants to have eaten the cake: 2
  Bob wants to have eaten the cake: 1

endings
  hers: Ann has eaten the cake
  his: Bob has eaten the cake
  whole: the cake is not eaten
  a draught: the window is not shut and Ann has eaten the cake and Bob has eaten the cake
"""


def test_somebody_else_comes_first():
    """Both would eat it; she gains more, and so he comes too late."""
    found = asked("Bob eats the cake", CAKE)
    assert found.sentence == "Bob does not eat the cake: Ann eats the cake first, and then the cake is eaten."
    assert found.point == "before event 1 of the expected story"
    assert found.instead == "Ann eats the cake"
    assert found.later == "after “Ann eats the cake” it is no longer possible, since the cake is eaten"
    assert found.with_it.acts[0] == "Bob eats the cake"


def test_somebody_else_comes_first_and_nothing_more_is_wanted():
    """He could shut it still, but it is shut."""
    text = CAKE.replace("  Ann wants to have eaten the cake: 2\n", "  Ann wants the window to be shut: 2\n")
    text = text.replace(
        "  Ann wants the window to be shut: 2\n",
        "  Ann wants it that the window is shut: 2\n  Bob wants it that the window is shut: 1\n",
    )
    found = asked("Bob shuts the window", text)
    assert found.later == ""
    assert found.sentence == (
        "Bob does not shut the window: Ann shuts the window first, and then nothing Bob wants would be the better for it."
    )


def test_an_ending_that_does_not_last_says_what_ends_it():
    """It holds from the opening on, until somebody acts; that act is explained."""
    found = asked("whole", CAKE)
    assert found.sentence == (
        "It comes to “whole”, but does not stay so, since Ann eats the cake: Ann wants to have eaten the cake."
    )
    assert found.instead == "Ann eats the cake"


def test_an_ending_that_holds_at_first_needs_no_act():
    """It is not said that no story was found."""
    analysis = analysed(CAKE)
    with pytest.raises(UsageError, match="holds at the opening"):
        why(analysis, find_endings(analysis, LIMITS, Watch(LIMITS)), "whole")


def test_the_point_is_where_the_act_is_closest_to_being_done():
    """She could open it at any time; while it would bring her something, and not when it no longer does."""
    text = """\
story "The parcel"

people
  Ann (she)
  Bob (he)

fact the string is cut

action Ann cuts the string
  then     the string is cut
  willing  Ann
  past     cut, has cut

action Ann unwraps it
  if       Ann has not unwrapped it
  willing  Ann

action Bob laughs
  if       Ann has unwrapped it
           Bob has not laughed
  willing  Bob

wants
  Ann wants to have unwrapped it: 2
  Ann wants it that the string is cut and Ann has not unwrapped it: 1
  Bob wants to have laughed: 1

endings
  a mess: the string is cut
"""
    found = asked("Ann cuts the string", text)
    assert found.point == "before event 1 of the expected story"
    assert found.sentence == (
        "Ann does not cut the string: Ann wants to have unwrapped it, and gets it without that if Ann unwraps it."
    )
    assert asked("Ann cuts the string", text, at="2").point == "before event 2 of the expected story"


def test_the_event_asked_for_is_obeyed():
    """Of acts, and of endings by their decisive act; before what makes it impossible, or after."""
    assert asked("Ilan bids Rut farewell", at="1").point == "before event 1 of the expected story"
    for about in ("Ilan bids Rut farewell", "a farewell"):
        late = asked(about, at="2")
        assert late.point == "at the end of the expected story"
        assert "it is not possible at the end of the expected story, since Ilan is gone" in late.sentence
    assert asked("a farewell", at="Ilan goes").point == "before event 1 of the expected story"


@pytest.mark.parametrize("about", ["locked in", "a silent going"])
def test_an_ending_that_no_act_decides_cannot_be_compared_at_an_event(about):
    """Rather than leave what was asked for aside, it is refused, and says what is so anyway."""
    with pytest.raises(UsageError) as fault:
        asked(about, at="1")
    assert "nothing to compare before event 1" in str(fault.value)
    assert about in fault.value.hint


def test_people_who_wait_for_one_another_are_the_answer():
    """The ending that would come if one of them went first."""
    analysis = analysed(AT_ODDS)
    answer = find_endings(analysis, DEEP, Watch(DEEP))
    assert why_not(analysis, answer, "peace").sentence == (
        "It does not come to “peace”, since nobody goes first: each of Ann and Bob waits for the other."
    )
    assert why_not(analysis, answer, "Bob begs").sentence == (
        "Bob does not beg Ann's pardon: Bob waits for Ann to beg Bob's pardon, and wants that they are at peace."
    )


def test_what_is_left_to_another():
    """He foresees that somebody else does it, who gains more by it."""
    text = """\
story "The bridge"

people
  Ann (she)
  Bob (he)
  Cleo (she)

fact the bridge is down
fact {who: person} is warned
fact {who: person} is in the water

action {who: person} crosses
  if       who is not warned
  then     who is in the water
  willing  who

action {who: person} warns {other: person}
  if       other is not warned
  then     other is warned
  willing  who

wants
  Cleo wants to have crossed: 1.5
  Ann wants Cleo not to be in the water: 2
  Bob wants Cleo not to be in the water: 1

endings
  wet: Cleo is in the water
"""
    found = asked("Bob warns Cleo", text)
    assert found.point == "before event 1 of the expected story"
    assert found.sentence == "Bob does not warn Cleo: Bob expects Ann to warn Cleo."
    assert found.later == "after “Ann warns Cleo” it is no longer possible, since Cleo is warned"
