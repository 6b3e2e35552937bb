"""Who waits for whom where the expected story rests without an ending, and what would end it."""

import sys

import pytest

from denouement.answers import find_endings
from denouement.engine import expected_story
from denouement.engine.kernel import kernel_is_installed, kernel_is_used, use_kernel
from denouement.errors import LimitReached
from denouement.search import Limits, StopReason, Watch
from support.texts import AT_ODDS, analysed, endings_of

DEEP = Limits(events=6, depth=3)


def test_two_who_wait_for_each_other_are_told():
    """Nobody goes first, and either of them could."""
    answer = endings_of(AT_ODDS, DEEP)
    rests = answer.standstill
    assert not answer.told
    assert rests.sentence == "Nobody goes first: each of Ann and Bob waits for the other."
    assert [w.sentence for w in rests.waits] == [
        "Ann waits for Bob to beg Ann's pardon.",
        "Bob waits for Ann to beg Bob's pardon.",
    ]
    assert [b.sentence for b in rests.breaks] == [
        "If Ann begs Bob's pardon, it comes to “peace”.",
        "If Bob begs Ann's pardon, it comes to “peace”.",
    ]


def test_what_breaks_it_does():
    """Whoever gains by being the one goes first, and whoever cannot count on the other."""
    for text in (
        AT_ODDS.replace("endings\n", "  Ann wants it that Ann has begged Bob's pardon: 2\n\nendings\n"),
        AT_ODDS.replace("  Bob wants it that they are at peace: 2\n", ""),
    ):
        answer = endings_of(text, DEEP)
        assert answer.told == ("Ann begs Bob's pardon.",)
        assert answer.ending("peace").status.value == "expected"
        assert answer.standstill is None


def test_where_nobody_would_do_anything_nobody_waits():
    """Pardon that costs more than peace is worth is begged by nobody, and nobody counts on it."""
    answer = endings_of(AT_ODDS.replace("pardon: 1", "pardon: 3"), DEEP)
    assert not answer.told
    assert answer.standstill is None


def test_where_the_story_goes_on_nobody_waits():
    """Two minds deep, one counts on the other's waiting, and goes first."""
    assert endings_of(AT_ODDS).standstill is None


def test_somebody_who_waits_for_what_does_not_come():
    """One who counts on an act that nobody would do: no standstill of two, but told."""
    hopeful = (
        AT_ODDS.replace("fact they are at peace\n", "fact they are at peace\nfact {who: person} is sorry\n")
        .replace("wants\n", "at first\n  Ann believes Bob is sorry\n\nwants\n", 1)
        .replace(
            "Bob wants it that they are at peace", "Bob wants it that Bob is sorry and they are at peace"
        )
    )
    rests = endings_of(hopeful, DEEP).standstill
    assert rests.sentence == ""
    assert [w.sentence for w in rests.waits] == ["Ann waits for Bob to beg Ann's pardon, and Bob does not."]
    assert rests.waits[0].mutual == ()
    assert rests.waits[0].others == ("Bob",)


def test_who_waits_is_looked_for_with_what_the_search_leaves(monkeypatch):
    """So it takes nothing from the search; and where nothing is left for it, that is said."""
    watch = Watch(DEEP)
    before = []

    def cut(*_):
        before.append((watch.progress.events, watch.progress.endings))
        raise LimitReached("effort")

    monkeypatch.setattr("denouement.answers.endings.standstill", cut)
    answer = find_endings(analysed(AT_ODDS), DEEP, watch)
    assert before == [(watch.progress.events, 1)]
    assert answer.searched
    assert (None, False, False) == (answer.standstill, answer.foretold, answer.complete)
    assert answer.stop is StopReason.EFFORT


def test_what_a_limit_cut_short_is_told_so(monkeypatch):
    """A standstill without all that would end it is not called whole."""
    calls = []

    def cut(*args):
        calls.append(args)
        if len(calls) == 2:
            raise LimitReached("time")
        return expected_story(*args)

    monkeypatch.setattr(sys.modules["denouement.answers.standstill"], "expected_story", cut)
    answer = endings_of(AT_ODDS, DEEP)
    assert 2 == len(answer.standstill.waits)
    assert ["Ann begs Bob's pardon"] == [b.act for b in answer.standstill.breaks]
    assert answer.standstill.stop is StopReason.TIME
    assert (True, False, StopReason.TIME) == (answer.searched, answer.complete, answer.stop)


@pytest.mark.skipif(not kernel_is_installed(), reason="the compiled kernel is not installed")
def test_both_engines_tell_the_same():
    """The reference engine and the kernel."""
    before = kernel_is_used()
    found = []
    try:
        for wanted in (True, False):
            use_kernel(wanted)
            rests = endings_of(AT_ODDS, DEEP).standstill
            found.append((rests.sentence, [w.sentence for w in rests.waits], rests.breaks))
    finally:
        use_kernel(before)
    assert found[0] == found[1]
