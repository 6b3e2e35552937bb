"""Feelings over whole stories: contentment with a refusal, fading, what shows, and what follows from it."""

import pytest

from denouement.answers import log_of, play_draft
from denouement.engine import Engine, Expected, Reasons, expected_story
from denouement.engine.kernel import reasons_for
from denouement.errors import UsageError
from denouement.feelings import appraise, feelings_at_end, feels, felt_after, felt_story, tools_for
from denouement.feelings.displays import BUDGETS
from denouement.library import bundled_story, stories
from denouement.search import Limits, Watch
from feelings.kitchen import KITCHEN, UNSHOWN
from support.random_ground import random_plot
from support.texts import analysed

LIMITS = Limits(8, 4, 2)

REFUSAL = """story "Tools"
  use amends, bonds

people
  Ilan (he)
  Vera (she)

places
  the shop

deeds
  selling her tools

at first
  Ilan is at the shop
  Vera is at the shop
  the shop is out of the way
  Vera trusts Ilan 2

before
  Ilan wrongs Vera by selling her tools
  Vera asks Ilan to account for selling her tools
  Ilan accounts to Vera for selling her tools

wants
  Ilan wants Vera to forgive Ilan: 3
  Vera wants not to be open to being hurt by Ilan: 2
  Vera wants the matter between Vera and Ilan to be closed: 1

endings
  forgiven: Vera has forgiven Ilan
"""
ASKED = ("Ilan asks Vera for forgiveness", "Vera refuses to forgive Ilan")


def story(text):
    """A story, its reasons and its expected story."""
    analysis = analysed(text)
    reasons = reasons_for(analysis.engine, 4, 2)
    return analysis, reasons, expected_story(reasons, analysis.opening, 8, analysis.floor)


def names(feelings, event, person):
    """The names of what somebody feels at an event."""
    return {f.name for f in feelings if f.event == event and f.person == person}


def test_a_foreseen_no_to_what_one_has_asked_leaves_one_content():
    """The question is closed; the cause says so, and in whose place contentment stands."""
    analysis, reasons, expected = story(REFUSAL)
    assert ASKED == tuple(analysis.wording.act(a) for a in expected.acts)
    found = appraise(analysis, reasons, expected)
    (content,) = (f for f in found if f.name == "contentment")
    assert (0, 2, ("closure",)) == (content.person, content.event, content.cause.reasons)
    assert "the question is closed" in content.because
    assert not {"disappointment", "resignation"} & names(found, 2, 0)
    assert content.cause.instead


def test_who_had_reckoned_with_a_yes_is_not_content():
    """If she had nothing to lose by it she would forgive; refused all the same, he is disappointed or angry."""
    trusted = REFUSAL.replace("Vera trusts Ilan 2", "Vera trusts Ilan 4")
    analysis, reasons, _ = story(trusted)
    by_name = {analysis.wording.act(a): a for a in analysis.ground.acts}
    found = appraise(analysis, reasons, log_of(analysis, [by_name[a] for a in ASKED]))
    assert "contentment" not in names(found, 2, 0)
    assert {"disappointment", "anger"} & names(found, 2, 0)


def test_feelings_fade_by_half_and_a_grievance_does_not():
    """What is left at the end of a story is what the curve ends with."""
    analysis, reasons, expected = story(REFUSAL)
    found = appraise(analysis, reasons, expected)
    early = {f.feeling.name: f.strength for f in felt_after(found, 2, 1)}
    late = {f.feeling.name: f.strength for f in felt_after(found, 3, 1)}
    assert early["grievance"] == late["grievance"] == 2
    assert early["satisfaction"] == 2 * late["satisfaction"]
    at_end = feelings_at_end(analysis, reasons, expected.acts)
    assert tuple(f for p in (0, 1) for f in felt_after(found, 2, p)) == at_end


def test_a_log_and_an_expected_story_of_the_same_acts_feel_the_same():
    """Both are events, and nothing else about them is read."""
    analysis, reasons, expected = story(REFUSAL)
    assert isinstance(expected, Expected)
    assert appraise(analysis, reasons, log_of(analysis, expected.acts)) == appraise(
        analysis, reasons, expected
    )


def test_a_misread_face_turns_a_story():
    """Ben swallows since what he feared has come true; Ann takes it for impatience and does not ask."""
    analysis, reasons, expected = story(KITCHEN)
    assert "Ann asks Ben for the loaf" in [analysis.wording.act(a) for a in expected.acts]
    felt = felt_story(analysis, reasons, 8, tools_for(reasons))
    assert ("Cleo breaks the cup", "Ben shows Ann impatience") == felt.texts(analysis.wording)[:2]
    assert "Ann asks Ben for the loaf" not in felt.texts(analysis.wording)
    (fear,) = (d for d in felt.displays if d.person == 1)
    assert ("Ben swallows", "fear", False) == (fear.text, fear.state, fear.sign.voluntary)
    assert [(0, "impatience", False), (2, "impatience", False)] == [
        (r.viewer, r.state, r.right) for r in fear.readings
    ]


def test_trust_and_fondness_read_a_face_rightly():
    """Ann knows Ben; so she asks."""
    known = KITCHEN.replace(
        "  Ben has the loaf\n", "  Ben has the loaf\n  Ann trusts Ben 3\n  Ann is fond of Ben 2\n", 1
    )
    analysis, reasons, _ = story(known)
    felt = felt_story(analysis, reasons, 8, tools_for(reasons))
    assert (0, "fear", True) in [(r.viewer, r.state, r.right) for d in felt.displays for r in d.readings]
    assert "Ann asks Ben for the loaf" in felt.texts(analysis.wording)


def test_a_story_that_does_not_use_the_world_is_unchanged():
    """Signs are there to be told; nobody's belief is touched."""
    analysis, reasons, expected = story(UNSHOWN)
    felt = felt_story(analysis, reasons, 8, tools_for(reasons))
    assert expected.acts == felt.acts
    assert felt.displays
    assert felt.feelings == appraise(analysis, reasons, expected)


@pytest.mark.parametrize("name", ["broken", "inheritance", "lie-for-love"])
def test_bundled_stories_have_feelings_with_causes_and_signs_within_budgets(name):
    """Every feeling has a cause in words; no sign is given twice by one person, nor more of a family than it bears."""
    assert name in stories()
    analysis = analysed(bundled_story(name).text)
    answer = feels(analysis, LIMITS, Watch(LIMITS), play_draft(analysis))
    assert answer.stop is None
    assert answer.feelings
    assert [] == [f for f in answer.feelings if not f.because or f.strength <= 0]
    given = [(d.person, d.sign) for d in answer.displays]
    assert len(given) == len(set(given))
    for family, most in BUDGETS.items():
        assert most >= sum(d.sign.family is family for d in answer.displays)


def test_a_limit_keeps_what_was_found():
    """Stopped work says so, and tells of no event it has not looked at."""
    analysis = analysed(REFUSAL)
    limits = Limits(8, 4, 2, effort=1)
    answer = feels(analysis, limits, Watch(limits))
    assert answer.stop is not None
    assert all(f.event <= len(answer.events) for f in answer.feelings)


def test_people_of_research_problems_have_no_feelings():
    """They plan alone and foresee nothing; that is said."""
    with pytest.raises(UsageError, match="stories alone"):
        tools_for(Reasons(Engine(random_plot(1)), 3, 2))


def test_a_mood_is_feigned_for_what_comes_of_it():
    """Ben, who would keep the loaf, lets Ann see impatience: an act for a reason, and no feeling behind it."""
    wanted = KITCHEN.replace("  Ben wants the cup to be whole: 2\n", "  Ben wants to have the loaf: 2\n")
    analysis, _, expected = story(wanted)
    turn = next(t for t in expected.turns if t.person == 1)
    assert ("Ben shows Ann impatience", "avoid") == (analysis.wording.act(turn.act), turn.reason.kind.value)


def test_a_precaution_is_taken_in_fear_of_what_others_might_do():
    """The bundled cafe: she takes the table by the door, and the cause names what he might say."""
    analysis = analysed(bundled_story("cafe").text)
    reasons = reasons_for(analysis.engine, 4, 2)
    expected = expected_story(reasons, analysis.opening, 3, analysis.floor)
    fears = [f for f in appraise(analysis, reasons, expected) if f.cause.feared]
    assert fears
    assert "precaution" in fears[0].cause.reasons
    assert fears[0].because.startswith("it could be that Teo")
