"""Nothing is overlooked: every set of up to two edits, made in the text and run, agrees with what the variants tell."""

from itertools import combinations

import pytest

from answers.change.small import APART, ASKED, BALANCE, LIMITS
from denouement.answers import analyse
from denouement.answers.change.candidates import candidates
from denouement.answers.change.edits import Edit, compatible
from denouement.answers.change.foretelling import kernel_for, teller_for
from denouement.answers.change.locks import Locks
from denouement.answers.change.openings import Openings, player_for
from denouement.answers.change.page import Page
from denouement.answers.change.variants import variants
from denouement.diagnostics import Source
from denouement.engine import Rest, StoryReasons, condition, expected_story, reasons_within
from denouement.errors import StoryError
from denouement.language import read_story
from denouement.library import bundled_world
from denouement.search import Watch
from support.texts import HALL_AND_YARD

PRESENCE = (
    f'story "Presence"\n{HALL_AND_YARD}'
    + """
things
  the key

kind seat

seats
  the bench

fact {who: person} sits on {where: seat}, one where
fact {who: person} likes {whom: person}: number

action {who: person} sits down on {where: seat}
  if       who does not sit on where
  then     who sits on where
  willing  who

action {who: person} leaves {other: person} for {there: place}
  if       who and other are together
           who likes other less than 2
           who is not at there
  then     who is at there
  willing  who

at first
  Ann is at the hall
  Bob is at the hall
  Bob likes Ann 3
  Ann likes Bob 2
  the hall is out of the way

before
  Bob sits down on the bench

now
  Ann believes Bob likes Ann 1
  the key lies at the yard

wants
  Bob wants Ann to sit on the bench: 2
  Ann wants to have the key: 1
  every person wants to be at the hall: 1

endings
  left (planned): Ann has left Bob for the yard
"""
)

TEXTS = {"apart": APART, "asked": ASKED, "balance": BALANCE, "presence": PRESENCE}


def as_text(text: str, edits: tuple[Edit, ...]) -> tuple[bool, tuple[str, ...]] | None:
    """What comes of the file with these edits: whether the ending comes, and the acts; None if its past cannot be."""
    source = Source("small.story", Page(Source("small.story", text)).edited(edits))
    story = read_story(source, bundled_world)
    try:
        analysis = analyse(story, source.lines)
    except StoryError as fault:
        if [d.code for d in fault.diagnostics] != ["impossible-past"]:
            raise
        return None
    reasons = reasons_within(analysis.engine, LIMITS.horizon, LIMITS.depth)
    assert isinstance(reasons, StoryReasons)
    ending = next(e for e in analysis.ground.endings if e.planned)
    told = expected_story(
        reasons, analysis.opening, LIMITS.events, analysis.floor, lambda w: condition(ending.condition, w)
    )
    return told.rest is Rest.CAME_TRUE, tuple(analysis.wording.act(a) for a in told.acts)


def disagreements(text: str, count: int, step: int) -> tuple[int, int, list[object]]:
    """The sets of so many edits (every so manieth of them) looked at, those that come to the ending, the disagreements."""
    source = Source("small.story", text)
    analysis = analyse(read_story(source, bundled_world), source.lines)
    ending = next(e for e in analysis.ground.endings if e.planned)
    page = Page(source)
    made = variants(source, bundled_world, ending.name, candidates(analysis, ending, page, Locks(page)))
    kernel = kernel_for(made.engine, LIMITS)
    player = player_for(made.engine, kernel)
    openings, teller = Openings(made, player), teller_for(made.engine, kernel, player, LIMITS, Watch(LIMITS))
    sets = [s for s in combinations(made.edits, count) if count == 1 or compatible(*s)][::step]
    reaching, wrong = 0, []
    for edits in sets:
        spot, truth = openings.of(edits), as_text(text, edits)
        if spot is None or truth is None:
            if (spot is None) != (truth is None):
                wrong.append((edits, spot, truth))
            continue
        reached, acts = teller.expected([spot])[0]
        names = [analysis.story.actions[a.action].sentence for a in acts]
        said = tuple(
            s.say(
                dict(zip((r.name for r in analysis.story.actions[a.action].roles), a.arguments, strict=True))
            )
            for s, a in zip(names, acts, strict=True)
        )
        reaching += truth[0]
        if reached != truth[0] or (reached and said != truth[1]):
            wrong.append((edits, (reached, said), truth))
    return len(sets), reaching, wrong


@pytest.mark.parametrize("name", TEXTS)
def test_single_edits(name: str):
    """Single edits."""
    looked, _, wrong = disagreements(TEXTS[name], 1, 1)
    assert looked > 10
    assert wrong == []


@pytest.mark.parametrize("name", TEXTS)
def test_some_pairs(name: str):
    """Some pairs."""
    looked, reaching, wrong = disagreements(TEXTS[name], 2, {"presence": 61}.get(name, 7))
    assert looked > 10
    assert reaching
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["apart", "asked", "balance"])
def test_all_pairs(name: str):
    """All pairs."""
    looked, reaching, wrong = disagreements(TEXTS[name], 2, 1)
    assert looked > 50
    assert reaching
    assert wrong == []


def test_the_opening_without_edits_is_the_opening():
    """The opening without edits is the opening."""
    for text in TEXTS.values():
        source = Source("small.story", text)
        analysis = analyse(read_story(source, bundled_world), source.lines)
        ending = next(e for e in analysis.ground.endings if e.planned)
        page = Page(source)
        made = variants(source, bundled_world, ending.name, candidates(analysis, ending, page, Locks(page)))
        spot = Openings(made, player_for(made.engine, None)).of(())
        assert spot is not None
        world, floor = spot
        assert floor == analysis.floor
        numbers = {(f.fact, f.arguments): n for n, f in enumerate(made.ground.fluents)}
        shared = [
            (n, numbers[f.fact, f.arguments])
            for n, f in enumerate(analysis.ground.fluents)
            if (f.fact, f.arguments) in numbers
        ]
        assert shared
        people = range(len(analysis.ground.people))
        for path in [(), *((p,) for p in people), *((p, q) for p in people for q in people)]:
            old, new = analysis.opening.mind(path), world.mind(path)  # type: ignore[attr-defined]
            assert [old.values[a] for a, _ in shared] == [new.values[b] for _, b in shared]
