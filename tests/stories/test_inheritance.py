"""The clock on the landing: a hidden letter, a promise of silence, and a way around it."""

from __future__ import annotations

from functools import cache

from denouement.answers import Analysis, EndingsAnswer, analyse, check, find_endings, knows, why
from denouement.diagnostics import Source
from denouement.language import format_text, read_story
from denouement.library import bundled_story, bundled_world
from denouement.search import Limits, Watch

LIMITS = Limits()

STOPS = "Marthe stops the clock."
OPENS = "Joost opens the clock to mend it."


@cache
def opened(
    changes: tuple[tuple[str, str], ...] = (), limits: Limits = LIMITS
) -> tuple[Analysis, EndingsAnswer]:
    """The story with some of its text replaced, and its endings."""
    text = bundled_story("inheritance").text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    analysis = analyse(read_story(Source("inheritance.story", text), bundled_world), text.split("\n"))
    return analysis, find_endings(analysis, limits, Watch(limits))


def statuses(answer: EndingsAnswer) -> dict[str, str]:
    """The word for each ending."""
    return {e.name: e.status.value for e in answer.endings}


def test_every_ending_has_its_status_and_all_of_it_is_proved() -> None:
    """
    Two endings are believable, three are forced, the planned one among them; no limit stopped the search.
    """
    _, answer = opened()
    assert {
        "she hands it over": "forced",
        "the clock gives it up": "believable",
        "into the fire": "believable",
        "the promise broken": "forced",
        "for her sake": "forced",
    } == statuses(answer)
    assert answer.complete
    assert all(e.proved for e in answer.endings)
    assert ["she hands it over"] == [e.name for e in answer.endings if e.planned]


def test_the_same_opening_of_the_clock_leads_to_both_believable_endings() -> None:
    """
    It depends on who is quicker to take the letter.
    """
    _, answer = opened()
    read, burned = answer.ending("the clock gives it up"), answer.ending("into the fire")
    assert read is not None
    assert burned is not None
    assert (STOPS, OPENS, "Joost takes the letter.", "Joost reads the letter aloud.") == read.shortest
    assert (STOPS, OPENS, "Edda takes the letter.", "Edda burns the letter.") == burned.shortest


def test_marthe_stops_the_clock_because_joost_will_open_it() -> None:
    """
    Her reason is what she foresees of him, and each of his acts has a reason of his own in her eyes.
    """
    analysis, answer = opened()
    reason = why(analysis, answer, "the clock gives it up").events[0].reasons[0]
    assert "Marthe wants the house to be shared" in reason.sentence
    assert "Joost reads the letter aloud" in reason.sentence


def test_the_planned_ending_lacks_her_reason_alone() -> None:
    """
    Joost would take the letter from her hand; nothing that Edda wants is served by giving it.
    """
    _, answer = opened()
    planned = next(e for e in answer.endings if e.planned)
    assert [("Edda gives Joost the letter", "Edda", "motive")] == [
        (h.act, h.person, h.kind) for h in planned.holes
    ]


def test_breaking_the_promise_is_forced_by_what_it_costs() -> None:
    """
    Marthe could simply tell, and her word keeps her from it.
    """
    _, answer = opened()
    ending = answer.ending("the promise broken")
    assert ending is not None
    assert "not to have broken a promise (3)" in ending.holes[0].because


def test_edda_searches_where_the_letter_is_not() -> None:
    """
    She believes that it is in the desk until she has looked; and that it is not in the clock, where it is.
    """
    analysis, _ = opened()
    told = knows(analysis, check(analysis, LIMITS).log, "Edda")
    wrong = {s.belief: s for s in told.spans if not s.right and s.about is None}
    desk = wrong["the letter is hidden in the desk"]
    assert "the story says so" in desk.how
    assert desk.until is not None
    assert (2, "saw it") == (desk.until.number, desk.ended)
    assert "the letter is not hidden in the clock" in wrong


def test_joost_knows_nothing_of_his_claim_until_the_letter_is_read() -> None:
    """
    His wrong belief ends with the seventh event of the draft.
    """
    analysis, _ = opened()
    told = knows(analysis, check(analysis, LIMITS).log, "Joost")
    claim = next(s for s in told.spans if s.belief == "Joost does not have a claim on the house")
    assert not claim.right
    assert claim.until is not None
    assert 7 == claim.until.number


def test_the_draft_is_clean_but_for_the_one_act_left_on_purpose() -> None:
    """
    The gift that nothing explains is marked as meant, and the draft comes to the planned ending.
    """
    analysis, _ = opened()
    found = check(analysis, LIMITS)
    assert () == found.findings
    assert ["no-reason"] == [d.code for d in found.on_purpose]
    assert 6 <= found.events <= 10
    assert "she hands it over" in found.endings


def test_without_the_mark_the_gift_is_a_hole() -> None:
    """
    The same draft without its line “on purpose” has one finding, of motive.
    """
    text = bundled_story("inheritance").text
    mark = next(line for line in text.split("\n") if line.strip().startswith("on purpose:"))
    analysis, _ = opened(((mark + "\n", ""),))
    found = check(analysis, LIMITS)
    assert [("no-reason", "motive")] == [(d.code, d.kind.value) for d in found.findings]


def test_one_who_cannot_mend_clocks_does_not_open_it() -> None:
    """
    Without Joost's trade there is nobody for Marthe to count on, and the two believable endings are gone.
    """
    _, answer = opened((("  Joost can mend clocks\n", ""),), Limits(events=5))
    assert {"forced"} == set(statuses(answer).values())


def test_a_promise_that_weighs_less_is_broken() -> None:
    """
    One number makes Marthe tell; she counts on Joost to search the clock.
    """
    changes = (("not to have broken a promise: 3", "not to have broken a promise: 1"),)
    analysis, answer = opened(changes, Limits(events=4))
    ending = answer.ending("the promise broken")
    assert ending is not None
    assert "believable" == ending.status.value
    assert ("Marthe tells Joost where the letter is.",) == ending.shortest
    reason = why(analysis, answer, "the promise broken").events[0].reasons[0]
    assert "Marthe wants the house to be shared" in reason.sentence


def test_the_file_is_in_canonical_layout() -> None:
    """
    Formatting the file changes nothing.
    """
    text = bundled_story("inheritance").text
    assert format_text(text) == text
