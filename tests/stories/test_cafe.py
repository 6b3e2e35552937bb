"""The cafe: what the founding scene has to show."""

from __future__ import annotations

from functools import cache

import pytest

from denouement.answers import Analysis, EndingsAnswer, analyse, check, find_endings, knows, log_of, why
from denouement.diagnostics import Source
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world
from denouement.search import Limits, Watch

LIMITS = Limits(effort=None)


@cache
def opened(changes: tuple[tuple[str, str], ...] = ()) -> tuple[Analysis, EndingsAnswer]:
    """The cafe with some of its text replaced, and its endings."""
    text = bundled_story("cafe").text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    analysis = analyse(read_story(Source("cafe.story", text), bundled_world), text.split("\n"))
    return analysis, find_endings(analysis, LIMITS, Watch(LIMITS))


def test_refusal_is_expected_and_its_story_is_the_scene() -> None:
    """
    Both arrive, she asks, he accounts, he asks for forgiveness, she refuses and he accepts.
    """
    _, answer = opened()
    ending = answer.ending("refused and accepted")
    assert ending is not None
    assert "expected" == ending.status.value
    assert (
        "Mara goes to the cafe.",
        "Teo goes to the cafe.",
        "Mara asks Teo to account for leaving without a goodbye.",
        "Teo accounts to Mara for leaving without a goodbye.",
        "Teo asks Mara for forgiveness.",
        "Mara refuses to forgive Teo.",
        "Teo accepts Mara's answer.",
    ) == ending.shortest


def test_forgiveness_is_not_believable_and_the_missing_reason_is_named() -> None:
    """
    The planned ending needs one act without a reason: hers, for fear of being hurt again.
    """
    _, answer = opened()
    planned = next(e for e in answer.endings if e.planned)
    assert ("forgiven", "forced", True) == (planned.name, planned.status.value, planned.proved)
    assert [("Mara forgives Teo", "Mara", "motive")] == [(h.act, h.person, h.kind) for h in planned.holes]
    assert "not to be open to being hurt by Teo (3)" in planned.holes[0].because


def test_with_more_trust_and_a_sorry_forgiveness_is_believable() -> None:
    """
    Two changes of the opening make the planned ending come.
    """
    _, answer = opened(
        (
            ("  Mara trusts Teo 2", "  Mara trusts Teo 4"),
            ("\nwants\n", "\n  Teo is sorry for leaving without a goodbye\n\nwants\n"),
        )
    )
    forgiven = answer.ending("forgiven")
    assert forgiven is not None
    assert "expected" == forgiven.status.value
    assert "Teo says sorry to Mara for leaving without a goodbye." in forgiven.shortest


@pytest.mark.parametrize(
    "change",
    [
        ("  Mara trusts Teo 2", "  Mara trusts Teo 4"),
        ("\nwants\n", "\n  Teo is sorry for leaving without a goodbye\n\nwants\n"),
    ],
)
def test_neither_change_alone_is_enough(change: tuple[str, str]) -> None:
    """
    Trust without a sorry, or a sorry without trust, leaves forgiveness without a reason.
    """
    _, answer = opened((change,))
    forgiven = answer.ending("forgiven")
    assert forgiven is not None
    assert "forced" == forgiven.status.value


def test_everything_is_proved() -> None:
    """
    Every believable story is considered within the usual limits, and at least a dozen endings are told apart.
    """
    _, answer = opened()
    assert answer.complete
    assert 13 == len(answer.endings)
    assert all(e.proved for e in answer.endings)


def test_her_false_belief_has_a_source_and_an_end() -> None:
    """
    She believes he is out of town because the file says so, until she sees him come in.
    """
    analysis, answer = opened()
    ending = answer.ending("refused and accepted")
    assert ending is not None
    spans = knows(analysis, log_of(analysis, ending.acts), "Mara").spans
    wrong = next(s for s in spans if s.belief == "Teo is out of town")
    assert (False, "the story says so") == (wrong.right, wrong.how)
    assert wrong.until is not None
    assert (3, "Teo goes to the cafe", "saw it") == (wrong.until.number, wrong.until.text, wrong.ended)
    motive = next(s for s in spans if s.belief.endswith("is indifference"))
    assert "Mara takes it that Teo left because he did not care" == motive.since.text
    assert "was told by Teo" == motive.ended


def test_the_draft_has_the_slip_of_the_scene_and_no_other_hole() -> None:
    """
    Their eyes have met before she looks him in the eyes for the first time: continuity, with both lines named.
    """
    analysis, _ = opened()
    answer = check(analysis, LIMITS)
    assert ["contradicts-what-was"] == [d.code for d in answer.findings]
    slip = answer.findings[0]
    line = analysis.lines[slip.span.line - 1]
    assert "continuity" == slip.kind.value
    assert "Mara looks Teo in the eyes for the first time" == line.strip()
    assert "Mara meets Teo's eyes" in slip.message
    assert ("refused and accepted",) == answer.endings
    assert ["no-reason"] * 6 == [d.code for d in answer.on_purpose]


def test_every_act_of_the_scene_has_a_reason_of_at_most_thirty_words() -> None:
    """
    The first sentence of a why is short and names the writer's own people and wants.
    """
    analysis, answer = opened()
    found = why(analysis, answer, "refused and accepted")
    assert 9 == len(found.events)
    for event in found.events:
        assert not event.missing
        for tree in event.reasons:
            assert len(tree.sentence.split()) <= 30
            assert tree.person in tree.sentence
