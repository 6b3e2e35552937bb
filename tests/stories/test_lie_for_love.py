"""The last boat: a lie told for love, somebody who knows better, and what the lie makes of the endings."""

from __future__ import annotations

from functools import cache

from denouement.answers import Analysis, EndingsAnswer, analyse, check, find_endings, knows, log_of, why
from denouement.diagnostics import Source
from denouement.language import format_text, read_story
from denouement.library import bundled_story, bundled_world
from denouement.search import Limits, Watch

LIMITS = Limits()

LIE = "Ilse tells Bram that there is no boat tonight."
NO_BOAT = "the boat is not sailing"


@cache
def opened(changes: tuple[tuple[str, str], ...] = ()) -> tuple[Analysis, EndingsAnswer]:
    """The story with some of its text replaced, and its endings."""
    text = bundled_story("lie-for-love").text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    analysis = analyse(read_story(Source("lie-for-love.story", text), bundled_world), text.split("\n"))
    return analysis, find_endings(analysis, LIMITS, Watch(LIMITS))


def statuses(answer: EndingsAnswer) -> dict[str, str]:
    """The word for each ending."""
    return {e.name: e.status.value for e in answer.endings}


def test_every_ending_has_its_status_and_all_of_it_is_proved() -> None:
    """
    One ending is expected, two are believable, the planned one is forced, one is out of reach; no limit stopped the search.
    """
    _, answer = opened()
    assert {
        "she owns up and he stays": "forced",
        "the lie holds": "believable",
        "she tells him when it is too late": "expected",
        "the truth in time": "believable",
        "they sail together": "out of reach",
    } == statuses(answer)
    assert answer.complete
    assert all(e.proved for e in answer.endings)
    assert ["she owns up and he stays"] == [e.name for e in answer.endings if e.planned]


def test_the_lie_holds_because_he_believes_her() -> None:
    """
    She lies, and he stays: nothing else is needed.
    """
    _, answer = opened()
    ending = answer.ending("the lie holds")
    assert ending is not None
    assert (LIE, "Bram stays the night with Ilse.") == ending.shortest


def test_the_truth_comes_from_the_one_who_knows_better() -> None:
    """
    Hanne gives Ilse away, and Bram still makes the boat.
    """
    _, answer = opened()
    ending = answer.ending("the truth in time")
    assert ending is not None
    assert (LIE, "Hanne gives Ilse away to Bram.", "Bram goes aboard.") == ending.shortest


def test_she_lies_because_he_would_act_on_it_in_her_favour() -> None:
    """
    The reason for the lie is what he would do on it, though the lie itself costs her something.
    """
    analysis, answer = opened()
    reasons = why(analysis, answer, "the lie holds")
    first = reasons.events[0].reasons[0]
    assert "Bram stays the night with Ilse" in first.sentence


def test_the_planned_ending_lacks_one_reason_and_it_is_his() -> None:
    """
    She would own up; that he lets the boat go would cost him more than it brings.
    """
    _, answer = opened()
    planned = next(e for e in answer.endings if e.planned)
    assert [("Bram lets the boat go for Ilse", "Bram", "motive")] == [
        (h.act, h.person, h.kind) for h in planned.holes
    ]
    assert "not to have missed the boat (3)" in planned.holes[0].because


def test_what_puts_an_ending_out_of_reach_is_named() -> None:
    """
    Ilse has no berth and nobody can get her one, so she is never aboard.
    """
    _, answer = opened()
    ending = answer.ending("they sail together")
    assert ending is not None
    assert ending.cannot is not None
    assert "Ilse goes onto the boat" in ending.cannot


def test_the_lie_is_a_wrong_belief_with_a_source_and_an_end() -> None:
    """
    Over the draft, Bram believes from Ilse's word until Hanne's that there is no boat.
    """
    analysis, _ = opened()
    told = knows(analysis, check(analysis, LIMITS).log, "Bram")
    wrong = [s for s in told.spans if s.belief == NO_BOAT]
    assert 1 == len(wrong)
    (span,) = wrong
    assert not span.right
    assert (3, "was told by Ilse") == (span.since.number, span.how)
    assert span.until is not None
    assert (6, "was told by Hanne") == (span.until.number, span.ended)


def test_where_nobody_tells_him_the_wrong_belief_lasts() -> None:
    """
    At the end of the story in which the lie holds, nothing has ended what he was told.
    """
    analysis, answer = opened()
    ending = answer.ending("the lie holds")
    assert ending is not None
    told = knows(analysis, log_of(analysis, ending.acts), "Bram")
    last = {s.belief: s.right for s in told.spans if s.until is None}
    assert last[NO_BOAT] is False
    assert last["Bram has not missed the boat"] is False


def test_ilse_is_wrong_about_what_hanne_believes() -> None:
    """
    She lies before a witness, because she takes it that Hanne has not heard of the boat either.
    """
    analysis, _ = opened()
    told = knows(analysis, check(analysis, LIMITS).log, "Ilse")
    assert any(s.about == "Hanne" and not s.right and NO_BOAT in s.belief for s in told.spans)


def test_the_draft_is_clean_and_comes_to_an_ending() -> None:
    """
    The draft has no holes, and tells of the truth in time.
    """
    analysis, _ = opened()
    found = check(analysis, LIMITS)
    assert () == found.findings
    assert () == found.on_purpose
    assert 6 <= found.events <= 10
    assert ("the truth in time",) == found.endings


def test_one_who_trusts_her_less_is_not_lied_to() -> None:
    """
    Bram would not believe her, so the lie would bring her nothing, and no ending that rests on it is believable.
    """
    _, answer = opened((("Bram trusts Ilse 3", "Bram trusts Ilse 1"),))
    assert {"forced", "out of reach"} == set(statuses(answer).values())


def test_with_a_greater_want_the_planned_ending_comes() -> None:
    """
    One number makes Bram let the boat go with his eyes open.
    """
    _, answer = opened((("to let the boat go for Ilse: 2", "to let the boat go for Ilse: 4"),))
    planned = next(e for e in answer.endings if e.planned)
    assert "believable" == planned.status.value
    assert (LIE, "Ilse owns up to Bram.", "Bram lets the boat go for Ilse.") == planned.shortest


def test_the_file_is_in_canonical_layout() -> None:
    """
    Formatting the file changes nothing.
    """
    text = bundled_story("lie-for-love").text
    assert format_text(text) == text
