"""The ten short stories: how each can end, what these people would do, and that it is answered in time."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from denouement.answers import Analysis, EndingsAnswer, analyse, check, find_endings, knows, why
from denouement.diagnostics import Source
from denouement.language import format_text, read_story
from denouement.library import bundled_world
from denouement.search import Limits, Watch

EFFORT = 200_000
"""What one of these stories may cost, in transitions: a fifth of the limit that the compiled kernel has."""

LIMITS = Limits(effort=EFFORT)

ENDINGS = {
    "accordion": {
        "across the river": "expected",
        "pawned": "forced",
        "kept in the cupboard": "believable",
    },
    "bear": {
        "a prince after all": "forced",
        "a year in the cave": "expected",
        "a thief in the snow": "forced",
    },
    "brooch": {
        "the thief is named": "believable",
        "the wrong man": "expected",
        "found in the coat": "forced",
    },
    "eduard": {
        "roses": "believable",
        "over the banisters": "expected",
        "the cat shown": "believable",
    },
    "lighthouse": {
        "engaged": "expected",
        "Bergen and all": "believable",
        "refused": "forced",
    },
    "nightshift": {
        "a raise": "expected",
        "one goes": "expected",
        "nothing": "believable",
    },
    "rye": {
        "the better loaf": "believable",
        "the trick": "expected",
        "an honest word": "forced",
        "no medal this year": "out of reach",
    },
    "soup": {
        "over the soup": "believable",
        "the brother tells": "believable",
        "a roof for strangers": "expected",
    },
    "umbrella": {
        "delivered": "expected",
        "into the wrong hands": "believable",
        "caught": "believable",
        "ashes": "forced",
    },
    "upstairs": {
        "the name is carved": "expected",
        "sold again": "believable",
        "it was the wind": "forced",
    },
}
"""The word for each ending."""

EXPECTED = {
    "accordion": (
        "Hendrik asks Katya to promise.",
        "Katya promises to cross the river.",
        "Katya carries the accordion across the river.",
    ),
    "bear": (
        "Liesel goes into the cave.",
        "Liesel asks Grim for honey.",
        "Grim demands a year of Liesel.",
        "Liesel promises Grim a year.",
        "Liesel goes to the mill.",
        "Liesel heals the brother.",
    ),
    "brooch": ("Sandor tells Greta that Wim took it.", "Greta accuses Wim."),
    "eduard": (
        "Berta tells Viktor that Klara has a lover.",
        "Viktor throws his roses downstairs.",
    ),
    "lighthouse": (
        "Felix proposes.",
        "Anouk tells Felix that she goes to Bergen.",
        "Anouk says yes.",
    ),
    "nightshift": (
        "Olav lays down the knife.",
        "Mr Tvedt dismisses Olav.",
        "Dagny lays down the knife.",
        "Mr Tvedt raises the wage.",
    ),
    "rye": (
        "Marius tells Fenna that the new oven has cracked.",
        "Fenna bakes in the old oven.",
        "Marius bakes in the new oven.",
        "Ottla gives Marius the medal.",
    ),
    "soup": ("Nell pays for the roof.",),
    "umbrella": (
        "Vera hands the film on to Anton.",
        "Kolb tells Vera that Anton has turned.",
    ),
    "upstairs": ("Agnes knocks three times.", "Mrs Pohl has the name carved."),
}
"""What they would do if nobody interfered."""

NAMES = tuple(sorted(ENDINGS))


def source_of(name: str) -> Source:
    """The story's file."""
    text = (files("denouement") / "stories" / "ten" / f"{name}.story").read_text(encoding="utf-8")
    return Source(f"{name}.story", text)


@cache
def opened(name: str) -> tuple[Analysis, EndingsAnswer]:
    """A story with its endings, within an effort that does for either engine."""
    source = source_of(name)
    analysis = analyse(read_story(source, bundled_world), source.lines)
    return analysis, find_endings(analysis, LIMITS, Watch(LIMITS))


def test_no_story_is_forgotten() -> None:
    """
    There are ten files, and each is named here.
    """
    there = {p.name for p in (files("denouement") / "stories" / "ten").iterdir()}
    assert {f"{name}.story" for name in NAMES} == {n for n in there if n.endswith(".story")}
    assert 10 == len(NAMES)
    assert set(EXPECTED) == set(ENDINGS)


@pytest.mark.parametrize("name", NAMES)
def test_the_endings_have_their_words(name: str) -> None:
    """
    Each ending is what it was; and one of them is planned.
    """
    _, answer = opened(name)
    assert ENDINGS[name] == {e.name: e.status.value for e in answer.endings}
    assert 1 == sum(e.planned for e in answer.endings)


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_story_is_what_it_was(name: str) -> None:
    """
    What these people would do, event by event, until nobody would do anything more.
    """
    _, answer = opened(name)
    assert answer.expected is not None
    assert EXPECTED[name] == answer.told
    assert "nobody would do anything more" == answer.rest


@pytest.mark.parametrize("name", NAMES)
def test_it_is_answered_within_the_limits(name: str) -> None:
    """
    The search ends by itself, every answer is proved, and little of the effort allowed is used.
    """
    _, answer = opened(name)
    assert answer.complete
    assert all(e.proved for e in answer.endings)
    assert 0 < answer.transitions < EFFORT


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_short_and_in_canonical_layout(name: str) -> None:
    """
    Formatting changes nothing, and there are 15 to 60 lines that are not empty.
    """
    text = source_of(name).text
    assert format_text(text) == text
    assert 15 <= sum(bool(line.strip()) for line in text.split("\n")) <= 60


def test_the_thief_lies_first() -> None:
    """
    Sandor lies to Greta because of what Wim would tell her.
    """
    analysis, answer = opened("brooch")
    reason = why(analysis, answer, "the wrong man").events[0].reasons[0]
    assert "Sandor wants not to be dismissed" in reason.sentence


def test_the_ghost_knocks_for_what_others_will_do() -> None:
    """
    Agnes wants her name on the stone and cannot carve it; she counts on Mrs Pohl.
    """
    analysis, answer = opened("upstairs")
    reason = why(analysis, answer, "the name is carved").events[0].reasons[0]
    assert "Mrs Pohl has the name carved" in reason.sentence


def test_the_lie_of_the_spy_comes_too_late() -> None:
    """
    Kolb did not see the film change hands, and still believes that Vera has it when he slanders Anton.
    """
    analysis, answer = opened("umbrella")
    reason = why(analysis, answer, "delivered").events[1].reasons[0]
    assert "once Vera hands the film on to Kolb" in reason.sentence


def test_the_promise_is_what_keeps_katya_from_the_pawnshop() -> None:
    """
    She is in debt, and her word weighs more.
    """
    _, answer = opened("accordion")
    ending = answer.ending("pawned")
    assert ending is not None
    assert [("Katya pawns the accordion", "motive")] == [(h.act, h.kind) for h in ending.holes]
    assert "not to have broken a promise (3)" in ending.holes[0].because


def test_drafts_have_the_holes_they_were_given() -> None:
    """
    At the dinner one act is left on purpose; at the cannery the foreman dismisses who has not struck.
    """
    dinner, _ = opened("soup")
    found = check(dinner, LIMITS)
    assert () == found.findings
    assert ["cannot-know"] == [d.code for d in found.on_purpose]
    cannery, _ = opened("nightshift")
    assert ["nothing-led-to-it"] == [d.code for d in check(cannery, LIMITS).findings]


def test_anouk_has_him_wrong() -> None:
    """
    She takes it to the end that Felix would not come along.
    """
    analysis, answer = opened("lighthouse")
    assert answer.ending("engaged") is not None
    wrong = {s.belief for s in knows(analysis, check(analysis, LIMITS).log, "Anouk").spans if not s.right}
    assert "Felix would not come along" in wrong
