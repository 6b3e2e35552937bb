"""The small cases: what their people would do and for what kind of reason, and the change that turns each."""

from __future__ import annotations

import pytest

from denouement.answers import find_endings, knows, log_of
from denouement.engine import World
from denouement.feelings.contentment import Contentment, contentment
from denouement.language import format_text
from denouement.library import bundled_story, cases
from denouement.search import Limits, Watch
from stories.cases import Lived, lived

LIMITS = Limits()


@pytest.mark.parametrize("name", cases())
def test_every_case_is_in_canonical_layout(name: str) -> None:
    """
    Formatting the file changes nothing.
    """
    text = bundled_story(name).text
    assert format_text(text) == text


def test_no_goodbye_since_she_would_plead_and_he_would_stay() -> None:
    """
    He leaves without a word; a goodbye is answered, in his forecast, by her plea.
    """
    story = lived("no-goodbye")
    assert ("Emil walks out on Ruth",) == story.sentences
    assert "gain" == story.kind("Emil walks out on Ruth")
    emil = 0
    believed = story.analysis.opening.minds[emil]
    said = story.reasons.foresight.after(emil, believed, story.act("Emil says goodbye to Ruth"))
    assert ["Emil says goodbye to Ruth", "Ruth pleads with Emil to stay"] == [
        story.analysis.wording.act(a) for a in said.acts
    ]
    left = story.turn("Emil walks out on Ruth").reason.after
    assert story.reasons.utility(emil, said.end) < left


def test_with_her_plea_made_impossible_he_says_goodbye() -> None:
    """
    A man less fond of her is not to be talked round, and can afford a goodbye.
    """
    story = lived("no-goodbye", ("Emil is fond of Ruth 4", "Emil is fond of Ruth 2"))
    assert ("Emil says goodbye to Ruth", "Emil walks out on Ruth") == story.sentences


def test_a_hopeless_plea_settles_something() -> None:
    """
    He foresees the refusal and gains nothing; her no closes what was open.
    """
    story = lived("hopeless-plea")
    asks = "Ilan asks Vera for forgiveness"
    assert (asks, "Vera refuses to forgive Ilan") == story.sentences
    reason = story.turn(asks).reason
    assert ("settle", reason.before) == (reason.kind.value, reason.after)
    assert "Vera refuses to forgive Ilan" == story.analysis.wording.act(reason.plan[1])
    assert 1 == len(reason.settled)


def test_a_plea_that_would_settle_nothing_is_not_made() -> None:
    """
    Where she would give no answer, he does not ask.
    """
    assert () == lived("hopeless-plea", ("  Vera wants to be safe from Ilan: 2\n", "")).sentences


def test_where_she_would_forgive_the_plea_is_a_gain() -> None:
    """
    With more trust she can afford a yes, and he asks in hope of it or she forgives unasked.
    """
    story = lived("hopeless-plea", ("Vera trusts Ilan 2", "Vera trusts Ilan 4"))
    assert story.comes_to("forgiven")
    assert {"gain"} == {t.reason.kind.value for t in story.expected.turns}


SEAT = "Nora takes the seat by the door"


def test_the_seat_by_the_door_is_a_precaution_that_is_not_needed() -> None:
    """
    The joke is feared, named with what would come of it, and never made; the seat stays in the story.
    """
    story = lived("seat-by-the-door")
    assert (SEAT, "Jonas goes into the dining room", "Jonas tells Nora a story") == story.sentences
    reason = story.turn(SEAT).reason
    assert "precaution" == reason.kind.value
    feared = [story.analysis.wording.act(a) for a in reason.instead[: reason.feared]]
    assert ["Jonas goes into the dining room", "Jonas makes a joke about Nora"] == feared
    assert story.reasons.utility(0, reason.instead_worlds[-1]) < reason.after


@pytest.mark.parametrize(
    "change",
    [
        ("  Jonas wants the ice to be broken: 2\n", ""),
        ("  Nora wants not to have to sit there hurt by Jonas: 3\n", ""),
        ("  the seat by the door is near the door\n", ""),
    ],
)
def test_with_nothing_to_fear_one_seat_is_as_good_as_another(change: tuple[str, str]) -> None:
    """
    Without his reason for the joke, her dread of it, or the door, she takes no seat.
    """
    story = lived("seat-by-the-door", change)
    assert not any("takes the seat" in s for s in story.sentences)
    assert story.reasons.precaution(0, story.analysis.opening) is None


def test_refusal_has_a_reason_where_it_serves_a_want() -> None:
    """
    She refuses in order to be safe from him.
    """
    story = lived("refusal")
    refuses = "Vera refuses to forgive Aron"
    assert (refuses,) == story.sentences
    assert "gain" == story.kind(refuses)


def test_refusal_without_a_want_is_not_done_and_the_want_is_named_as_missing() -> None:
    """
    Nobody refuses for nothing: the ending is forced, for want of a want.
    """
    story = lived("refusal", ("  Vera wants to be safe from Aron: 3\n", ""))
    assert () == story.sentences
    answer = find_endings(story.analysis, LIMITS, Watch(LIMITS))
    ending = answer.ending("refused")
    assert ending is not None
    assert "forced" == ending.status.value
    assert [("Vera refuses to forgive Aron", "motive")] == [(h.act, h.kind) for h in ending.holes]
    assert "Vera has no wants" in ending.holes[0].because


CLOSURE = (
    "  Vera wants to be safe from Paul: 2\n",
    "  Vera wants to leave the answer to Paul open: 2\n",
)
NOT_TOLD = (
    "  Paul wants Vera to know that Paul's reason for publishing her letters is admiration: 2\n",
    "",
)
NOT_JUST = ("  Paul concedes that publishing her letters was theft\n", "")


def answered(*changes: tuple[str, str]) -> Contentment:
    """What Paul feels about Vera's answer."""
    story = lived("fine", *changes)
    facts = story.analysis.ground.fluents
    right = frozenset(n for n, f in enumerate(facts) if "bears the blame" in f.fact)
    turn = next(t for t in story.expected.turns if t.person == 1)
    return contentment(story.reasons, 0, turn.world, turn.act, turn.floor, right=right)


def test_refused_he_accepts_and_all_three_causes_hold() -> None:
    """
    She refuses, he accepts; closure has the most at stake.
    """
    story = lived("fine")
    assert ("Vera refuses to forgive Paul", "Paul accepts Vera's answer") == story.sentences
    assert {"gain"} == {t.reason.kind.value for t in story.expected.turns}
    assert {"closure", "told", "desert"} == {c.kind.value for c in answered().causes}


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ((NOT_TOLD, NOT_JUST), "closure"),
        ((CLOSURE, NOT_JUST), "told"),
        ((CLOSURE, NOT_TOLD), "desert"),
    ],
)
def test_each_cause_alone_is_reported(changes: tuple[tuple[str, str], ...], left: str) -> None:
    """
    Two causes taken away leave the third, and it carries.
    """
    felt = answered(*changes)
    assert [left] == [c.kind.value for c in felt.causes]
    assert felt.carries is not None
    assert (left, "contentment") == (felt.carries.value, felt.feeling)


def test_with_all_three_taken_away_he_is_disappointed() -> None:
    """
    The default holds where nothing cancels it.
    """
    felt = answered(CLOSURE, NOT_TOLD, NOT_JUST)
    assert ((), "disappointment") == (felt.causes, felt.feeling)


def test_who_hoped_for_a_yes_is_disappointed_whatever_else_holds() -> None:
    """
    He takes it that she trusts him enough to forgive; her no is worse than he foresaw.
    """
    felt = answered(("\nwants\n", "\nnow\n  Paul believes Vera believes Vera trusts Paul 4\n\nwants\n"))
    assert felt.worse_than_foreseen
    assert "disappointment" == felt.feeling


LIE = "Lotte tells Karel that the line is blocked"


def test_she_lies_because_he_would_act_on_it() -> None:
    """
    The lie costs her something, and brings what he does on the strength of it.
    """
    story = lived("lie")
    assert (LIE, "Karel takes Lotte's spare room") == story.sentences
    assert "gain" == story.kind(LIE)


@pytest.mark.parametrize(
    "change",
    [
        ("Karel trusts Lotte 3", "Karel trusts Lotte 1"),
        ("  Karel wants to have a bed for the night: 1\n", ""),
        ("Karel trusts Lotte 3", "Karel trusts Lotte 3\n  Karel has seen otherwise than the line is blocked"),
        ("Karel trusts Lotte 3", "Karel trusts Lotte 2\n  Karel is sure otherwise than the line is blocked"),
    ],
)
def test_she_does_not_lie_where_he_would_not_act_on_it(change: tuple[str, str]) -> None:
    """
    Not believed, or of no use to her, the lie is not told.
    """
    assert ("Karel boards the train",) == lived("lie", change).sentences


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("trusts Lotte 2", True),
        ("trusts Lotte 3\n  Karel is sure otherwise than the line is blocked", True),
        ("trusts Lotte 1\n  the line is blocked fits what Karel has seen", True),
        ("trusts Lotte 1\n  it costs Lotte something to say that the line is blocked", True),
        ("trusts Lotte 1", False),
        (
            "trusts Lotte 1\n  the line is blocked fits what Karel has seen\n"
            "  Lotte gains by it that the line is blocked",
            False,
        ),
    ],
)
def test_a_claim_is_taken_at_face_value_by_the_tests_in_their_order(lines: str, told: bool) -> None:
    """
    Who trusts enough, or sees that it fits or that it costs her, believes; who sees that she gains by it does not.
    """
    story = lived("lie", ("trusts Lotte 3", lines))
    assert told == (LIE in story.sentences)


def in_mind(story: Lived, world: World, person: int) -> set[str]:
    """What somebody believes, as sentences."""
    facts = story.analysis.ground.fluents
    minds = world.minds[person].values
    return {story.analysis.wording.fact(n, v) for n, v in enumerate(minds) if facts[n].type.name}


def test_a_supposed_history_is_withdrawn_whole() -> None:
    """
    She has made up two things that hang together; his coming ends both, though she sees only that he is there.
    """
    story = lived("too-late")
    comes = "Joren comes to the footbridge"
    assert ("Ada comes to the footbridge", comes, "Ada gives Joren the ring") == story.sentences
    assert {"gain"} == {t.reason.kind.value for t in story.expected.turns}
    told = knows(story.analysis, log_of(story.analysis, story.expected.acts), "Ada")
    supposed = {s.belief: s for s in told.spans if "comes to suppose" in s.how and s.about is None}
    assert {"Joren has lost heart", "Joren is at the station"} <= set(supposed)
    for span in supposed.values():
        if "suppose" in span.belief:
            continue
        assert not span.right
        assert span.until is not None
        assert span.until.text == comes


def test_where_he_does_not_come_she_believes_it_and_goes() -> None:
    """
    Nothing refutes what she supposes, and she acts on it.
    """
    story = lived("too-late", ("  Joren wants to have kept the appointment with Ada: 2\n", ""))
    goes = "Ada goes home without Joren"
    assert ("Ada comes to the footbridge", goes) == story.sentences
    assert "gain" == story.kind(goes)
    assert {"Joren has lost heart", "Joren is at the station"} <= in_mind(story, story.expected.end, 0)


CONFIDES = "Agnes tells Bettina that Agnes is leaving"


def test_she_confides_in_who_will_pass_it_on() -> None:
    """
    Her reason is what she foresees of the other.
    """
    story = lived("indiscreet")
    assert (
        CONFIDES,
        "Bettina goes into the parlour",
        "Bettina tells Clemens that Agnes is leaving",
    ) == story.sentences
    reason = story.turn(CONFIDES).reason
    assert "gain" == reason.kind.value
    assert story.sentences == tuple(story.analysis.wording.act(a) for a in reason.plan)


def test_in_who_is_discreet_she_does_not_confide() -> None:
    """
    Nothing would come of it.
    """
    changed = (
        "  Bettina wants to have told Clemens that Agnes is leaving: 1\n",
        "  Bettina wants not to tell Clemens that Agnes is leaving: 2\n",
    )
    assert () == lived("indiscreet", changed).sentences
