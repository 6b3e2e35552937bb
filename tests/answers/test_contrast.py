"""Why not: the sentence, what is foreseen of each, where they part, and the want that decides."""

import pytest

from denouement.answers import find_endings, why_not
from denouement.answers.motives import MOST_WORDS
from denouement.errors import UsageError
from denouement.search import Limits, Watch
from support.texts import PIER, analysed

LIMITS = Limits(events=8)

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
