"""Why, before it is done: every act of the person whose eyes are used has its reason told before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from denouement.answers import Motives
from denouement.engine import ReasonKind
from denouement.telling import Composition, Extras, Knobs, Line, extras_of
from denouement.telling.shapes import Happening
from telling.stories import BUNDLED, composed, opened

WINDOW = 1
"""The paragraph of an act, and so many before it."""


@cache
def extras(name: str) -> Extras:
    """Everything that is worked out for a telling of the draft."""
    return extras_of(*opened(name))


@cache
def told(name: str, viewpoint: str, seed: int = 0, tense: str = "past") -> Composition:
    """A bundled story as it is told on the command line."""
    return composed(*opened(name), Knobs(viewpoint=viewpoint, seed=seed, tense=tense), extras(name))


def act_line(made: Composition, number: int) -> int:
    """Where an act is told: its own sentence, or what is said."""
    kinds = ("act", "speech")
    return next(i for i, li in enumerate(made.lines) if number in li.unit.events and li.unit.kind in kinds)


def before(made: Composition, number: int) -> list[Line]:
    """What may tell the reason of an act: all up to it in its paragraph and the one before."""
    at = act_line(made, number)
    last = made.lines[at].paragraph
    return [li for li in made.lines[: at + 1] if last - WINDOW <= li.paragraph]


def own_acts(made: Composition, person: int) -> Iterator[Happening]:
    """The acts that the person does, in order."""
    return (e for e in made.prepared.events if e.doer == person and e.moment.act is not None)


def says(act: str, want: str) -> bool:
    """Whether an act says itself what it is for: every longer word of the want stands in it."""
    of_act = [w[:4] for w in re.findall(r"\w{4,}", act.casefold())]
    return all(w[:4] in of_act for w in re.findall(r"\w{4,}", want.casefold()) if w != "have")


def wants_of(motives: Motives, event: Happening, person: int) -> list[str]:
    """The wants that an act of a person serves, but for what the act itself says."""
    act = event.moment.act
    assert act is not None
    reason = motives.reasons.reason(act, person, event.moment.before) if person in act.willing else None
    gains = () if reason is None else motives.tree(reason).gains
    return [text for text, _ in gains if not says(event.moment.text, text)]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", BUNDLED)
def test_every_act_of_whose_eyes_are_used_has_its_reason_before_it(name: str, seed: int) -> None:
    """
    The want it serves, what is feared, what is hoped to follow, or the writer's own note, in its paragraph or the one
    before; of a want that was told with the act before, no more is needed.
    """
    analysis, _ = opened(name)
    asked = 0
    for person, viewpoint in enumerate(analysis.ground.people):
        made = told(name, viewpoint, seed)
        motives = extras(name).motives
        assert motives is not None
        last: set[str] = set()
        for event in own_acts(made, person):
            near = [s for line in before(made, event.number) for s in line.unit.sources]
            if event.note:
                asked += 1
                assert any(s.kind == "writer" and event.note in s.detail for s in near), event.moment.text
            wants = wants_of(motives, event, person)
            if not wants or last & set(wants):
                last = set(wants)
                continue
            asked += 1
            told_so = [s for s in near if s.kind == "plan" and any(w in s.detail for w in wants)]
            hoped = [s for s in near if s.kind == "expectation" and s.event == event.number]
            assert told_so or hoped, (viewpoint, event.moment.text)
            last = set(wants)
    assert asked


@pytest.mark.parametrize("seed", range(3))
def test_what_is_feared_stands_before_the_precaution(seed: int) -> None:
    """
    The turn it is taken against, and the want that would suffer.
    """
    made = told("cafe", "Mara", seed)
    motives = extras("cafe").motives
    assert motives is not None
    (event,) = [
        e
        for e in own_acts(made, 0)
        if e.moment.act is not None
        and (r := motives.reasons.reason(e.moment.act, 0, e.moment.before)) is not None
        and r.kind is ReasonKind.PRECAUTION
    ]
    text = " ".join(line.text for line in before(made, event.number))
    assert "made light of leaving without a goodbye" in text
    assert "walk past him" in text
    assert "table by the door" in before(made, event.number)[-1].text


@pytest.mark.parametrize("seed", range(3))
def test_what_the_other_answer_would_have_cost_stands_before_the_refusal(seed: int) -> None:
    """
    To forgive would close the matter as well: what keeps her from it is what she would be open to.
    """
    made = told("cafe", "Mara", seed)
    text = " ".join(line.text for line in before(made, 28))
    assert re.search(r"(?i)forgive him.*open to being hurt by him", text)
    assert re.search(r"wanted the matter between \w+( and \w+)? to be closed", text)


@pytest.mark.parametrize("seed", range(3))
def test_what_an_act_wrongly_rests_on_stands_before_it_where_the_view_passes(seed: int) -> None:
    """
    Edda searches the desk since she takes the letter to be in it; told at the opening only where the eyes are hers then.
    """
    made = told("inheritance", "switching", seed)
    assert 1 not in made.prepared.eyes[0]
    near = before(made, 2)
    assert any(
        "Edda believes that the letter is hidden in the desk." in s.detail
        for li in near
        for s in li.unit.sources
    )
    from_the_first = told("inheritance", "Edda", seed)
    assert not [li for li in from_the_first.lines if li.unit.kind == "rests"]


@pytest.mark.parametrize("seed", range(3))
def test_the_writers_own_reason_stands_before_the_act_and_before_what_is_said(seed: int) -> None:
    """
    It is in their father's hand, and she gives the letter away; it has waited long enough, and she says it.
    """
    made = told("inheritance", "Edda", seed)
    at = next(i for i, li in enumerate(made.lines) if "father's hand" in li.text)
    assert at < act_line(made, 6)
    cafe = told("cafe", "Mara", seed)
    at = next(i for i, li in enumerate(cafe.lines) if "waited long enough" in li.text)
    assert at < act_line(cafe, 15)


def test_a_way_not_taken_is_told_with_what_it_would_give_and_cost() -> None:
    """
    Bram could have a bed for the night, and would miss the boat.
    """
    made = told("lie-for-love", "Bram")
    (line,) = [li for li in made.lines if li.unit.kind == "tempts"]
    assert "have a bed for the night" in line.text
    assert "miss the boat" in line.text
    assert made.lines.index(line) < act_line(made, 8)


def test_the_reasons_of_others_are_told_as_they_are_taken_to_be() -> None:
    """
    Why she lies, and why the other tells on her; and that no reason is seen, where there is none.
    """
    made = told("lie-for-love", "Bram")
    guessed = [s.detail for li in made.lines for s in li.unit.sources if "takes it that" in s.detail]
    assert any("Ilse wants Bram to stay the night with Ilse" in d for d in guessed)
    assert any("Hanne wants Bram to be aboard" in d for d in guessed)
    puzzled = [li for li in told("inheritance", "Joost").lines if li.unit.kind == "no guess"]
    assert puzzled
    assert all("sees no reason" in s.detail for li in puzzled for s in li.unit.sources if s.kind == "belief")


FORMS = (
    r"[Tt]here (?:is|was) something that \w+ want",
    r"[Oo]ne thing (?:is|was) not to be had",
    r"[Mm]ore than there (?:is|was) to have",
    r"what (?:he|she|\w+) (?:feels|felt)",
    r"[Oo]ne thing that could come",
    r"\b[Dd]o this, and",
    r"if (?:nothing|this) (?:is|was) done",
    r"[Ww]hat \w+ want(?:s|ed) (?:is|was)\b",
    r": for \w+ (?:not )?to\b",
)


@pytest.mark.parametrize("name", BUNDLED)
def test_nothing_reads_like_a_form_filled_in(name: str) -> None:
    """
    What is wanted, felt and foreseen is said plainly, or as whoever it is would say it to themselves.
    """
    for viewpoint in (*opened(name)[0].ground.people, "switching"):
        for seed in range(3):
            lines = [li.text for li in told(name, viewpoint, seed).lines if li.unit.speaker is None]
            assert lines
            assert [] == [t for t in lines if any(re.search(f, t) for f in FORMS)]


@pytest.mark.parametrize("name", ["lie-for-love", "inheritance"])
def test_nothing_is_told_to_be_so_twice_at_the_end(name: str) -> None:
    """
    What is had and what is lost is said once.
    """
    for viewpoint in opened(name)[0].ground.people:
        made = told(name, viewpoint)
        last = [li.text for li in made.lines if li.paragraph == made.lines[-1].paragraph]
        assert last
        assert len(last) == len(set(last))
