"""The stages of telling, each by what it promises."""

from __future__ import annotations

import re

import pytest

from denouement.errors import UsageError
from denouement.telling import (
    LEVELS,
    STAGES,
    Expectation,
    Extras,
    FeelingOf,
    Knobs,
    Sentence,
    as_text,
)
from telling.stories import BUNDLED, composed, opened, tell, tell_anew, written

SISTERS = """
story "The landing"
  use places, bonds, talk

people
  Ines (she)
  Marta (she)

places
  the quay
  the ferry

at first
  Ines is at the quay
  Marta is at the ferry
  Marta trusts Ines 3

now
  Ines believes Marta is at the quay

draft
  Ines goes to the ferry
    told as: "Ines walks up the ramp, which is wet."
  Ines looks Marta over
  Marta smiles at Ines
  Marta looks away from Ines
    says: "You took your time."
"""


def words(name: str, **knobs: object) -> str:
    """The text of a bundled story told with some knobs."""
    analysis, log = opened(name)
    return as_text(tell(analysis, log, Knobs(**knobs)))  # type: ignore[arg-type]


def test_a_sentence_without_a_source_cannot_be_made() -> None:
    """
    What nothing stands behind is not told.
    """
    with pytest.raises(ValueError, match="nothing stands behind"):
        Sentence("She is happy.", ())


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("level", LEVELS)
def test_every_sentence_has_sources_within_the_log(name: str, level: str) -> None:
    """
    At every level a reader can go from a sentence to the event or belief behind it.
    """
    analysis, log = opened(name)
    telling = tell(analysis, log, Knobs(level=level))
    found = [s for p in telling.paragraphs for q in p.sentences for s in q.sources]
    assert found
    assert all(0 <= s.event <= len(log) and s.detail for s in found)


def test_the_same_seed_gives_the_same_text_and_another_another() -> None:
    """
    A text can be had again.
    """
    assert words("cafe", seed=3) == as_text(tell_anew(*opened("cafe"), Knobs(seed=3)))
    assert len({words("cafe", seed=n) for n in range(4)}) == 4


def test_the_cafe_is_a_scene_told_by_pronouns_alone() -> None:
    """
    Present tense, third person, both viewpoints, no names, 400 words or more.
    """
    text = words("cafe", viewpoint="switching", tense="present", names="pronouns")
    assert 400 <= len(text.split()) <= 1_500
    assert not re.search(r"\b(Mara|Teo)\b", text)
    assert re.search(r"\bShe\b", text)
    assert re.search(r"\bHe\b", text)


def test_a_viewpoint_tells_no_other_mind() -> None:
    """
    Seen through Teo, nothing of what Mara believes is told; seen through Mara, nothing that happens out of her sight.
    """
    analysis, log = opened("cafe")
    teo = composed(analysis, log, Knobs(viewpoint="Teo"))
    assert {1} == {line.unit.mind for line in teo.lines} - {None}
    edda = composed(*opened("inheritance"), Knobs(viewpoint="Edda"))
    assert all(
        "Marthe stops" not in s.detail for line in edda.lines for s in line.unit.sources if s.kind == "event"
    )


def test_from_outside_no_mind_is_told() -> None:
    """
    A camera sees acts and hears words.
    """
    for name in BUNDLED:
        made = composed(*opened(name), Knobs(viewpoint="outside"))
        assert made.lines
        assert {None} == {line.unit.mind for line in made.lines}


def test_first_person_says_i() -> None:
    """
    Whoever tells is never named in narration.
    """
    made = composed(*opened("cafe"), Knobs(viewpoint="Teo", person="first"))
    told = " ".join(line.text for line in made.lines if line.unit.speaker is None)
    assert re.search(r"\bI\b", told)
    assert "Teo" not in told


def test_an_unknown_viewpoint_is_refused_in_words() -> None:
    """
    And those there are, are named.
    """
    with pytest.raises(UsageError, match="nobody in this story is called"):
        words("cafe", viewpoint="Nora")


def test_past_and_present_differ_in_every_sentence_with_a_verb_of_ours() -> None:
    """
    The tense of telling reaches what worlds and stories declare.
    """
    assert "She is on the street" in words("cafe", names="pronouns", tense="present")
    assert "She was on the street" in words("cafe", names="pronouns", tense="past")


def test_the_ending_can_come_first_and_the_middle_too() -> None:
    """
    The orders tell the same events, in another order, with a break where they jump.
    """
    analysis, log = opened("cafe")
    orders = {}
    for order in ("chronicle", "late", "ending first"):
        made = composed(analysis, log, Knobs(order=order))
        numbers = [n for line in made.lines for n in line.unit.events if n]
        orders[order] = list(dict.fromkeys(numbers))
        assert (order != "chronicle") == any(p.gap for p in made.telling.paragraphs)
    assert orders["chronicle"] == sorted(orders["chronicle"])
    assert orders["ending first"][0] == len(log)
    assert sorted(orders["late"]) == sorted(orders["ending first"]) == orders["chronicle"]


def test_the_writers_own_wording_is_kept() -> None:
    """
    A sentence under an event, and what somebody says with it, come out letter for letter.
    """
    text = as_text(tell(*written(SISTERS), Knobs(tense="past")))
    assert "Ines walks up the ramp, which is wet." in text
    assert "“You took your time.”" in text


def test_sisters_are_told_apart() -> None:
    """
    Where both go by one pronoun, a pronoun never stands for either.
    """
    made = composed(*written(SISTERS), Knobs(tense="present", viewpoint="everybody"))
    text = " ".join(line.text for line in made.lines)
    assert "Marta" in text
    assert "Ines" in text


def test_a_non_event_is_told_only_where_it_was_expected() -> None:
    """
    Without an expectation nothing is said not to happen; with one it is, and its source is the expectation.
    """
    analysis, log = written(SISTERS)
    held = Expectation(0, 4, ("Marta comforts Ines.",), True, (1,))
    plain = composed(analysis, log, Knobs(viewpoint="Ines"))
    assert not [line for line in plain.lines if line.unit.kind == "nonevent"]
    made = composed(analysis, log, Knobs(viewpoint="Ines", tense="present"), Extras(expectations=(held,)))
    (line,) = [line for line in made.lines if line.unit.kind == "nonevent"]
    assert "does not comfort" in line.text
    assert {"expectation"} == {s.kind for s in line.unit.sources}
    other = composed(analysis, log, Knobs(viewpoint="Marta"), Extras(expectations=(held,)))
    assert not [line for line in other.lines if line.unit.kind == "nonevent"]


def test_a_feeling_is_told_only_where_one_is_given_and_only_of_whose_eyes_are_used() -> None:
    """
    Nothing is felt that nobody worked out.
    """
    analysis, log = written(SISTERS)
    felt = Extras(feelings=(FeelingOf(0, 3, "relief", 2.5, "Marta has not gone"),))
    made = composed(analysis, log, Knobs(viewpoint="Ines"), felt)
    assert ["feeling"] == [
        s.kind for line in made.lines if "relieved" in line.text for s in line.unit.sources
    ]
    assert "relie" not in as_text(composed(analysis, log, Knobs(viewpoint="Marta"), felt).telling)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", BUNDLED)
def test_every_stage_can_be_left_out(stage: str, name: str) -> None:
    """
    Without one of them a story is still told to its end; in any version, so that one is enough.
    """
    analysis, log = opened(name)
    made = composed(analysis, log, Knobs(viewpoint="everybody", without=frozenset([stage]), versions=1))
    assert len(log) in {n for line in made.lines for n in line.unit.events}


def test_without_speech_nobody_speaks_and_without_names_for_pronouns_all_are_named() -> None:
    """
    A stage left out is seen to be missing.
    """
    assert "“" in words("cafe")
    assert "“" not in words("cafe", without=frozenset(["speech"]))
    assert not re.search(r"\b(she|he)\b", words("lie-for-love", without=frozenset(["refer"])), re.IGNORECASE)


def test_a_screenplay_names_its_speakers() -> None:
    """
    Each speech under a name in capitals, no inner life.
    """
    text = words("cafe", level="screenplay")
    assert "    MARA\n" in text
    assert "    TEO\n" in text
    assert "believe" not in text


def test_a_treatment_has_a_paragraph_an_event() -> None:
    """
    And what stands before the first.
    """
    analysis, log = opened("cafe")
    telling = tell(analysis, log, Knobs(level="treatment", viewpoint="everybody"))
    assert len(log) + 1 == len(telling.paragraphs)


def test_the_view_passes_with_a_mark() -> None:
    """
    A new paragraph, which has the new person seeing or hearing somebody before anything else goes on in them.
    """
    for name in BUNDLED:
        made = composed(*opened(name), Knobs(viewpoint="switching", tense="present"))
        before = made.lines[0]
        for line in made.lines[1:]:
            if line.unit.focal != before.unit.focal:
                (person,) = line.unit.focal
                assert line.paragraph != before.paragraph
                assert person in {line.unit.subject, line.unit.mind}
                assert re.search(r"\b(sees?|finds|hears|before .* eyes)\b", line.text)
            before = line


def test_a_silence_is_one_sentence_and_a_paragraph() -> None:
    """
    Nothing stands beside it.
    """
    made = composed(*opened("cafe"), Knobs())
    (silence,) = [line for line in made.lines if line.unit.event == 7]
    assert [silence] == [line for line in made.lines if line.paragraph == silence.paragraph]


def test_wants_are_told_as_what_people_mean_to_do() -> None:
    """
    Not as a thing done: *to keep the appointment*, not *to have kept* it.
    """
    for seed in range(3):
        assert "to have kept" not in words("cafe", viewpoint="everybody", seed=seed)
        assert "to keep the appointment" in words("cafe", viewpoint="everybody", seed=seed)


def test_a_screenplay_carries_the_reasons_of_its_acts() -> None:
    """
    For the margin: the writer's own where there is one, else that of the search; no part of the text.
    """
    analysis, log = opened("cafe")
    telling = tell(analysis, log, Knobs(level="screenplay"))
    reasons = [s.why for p in telling.paragraphs for s in p.sentences if s.why]
    assert any(w.startswith("Mara goes to the cafe: Mara wants") for w in reasons)
    assert any("he knows the answer" in w for w in reasons)
    assert "he knows the answer" not in as_text(telling)
    scene = tell(analysis, log, Knobs())
    assert not [s for p in scene.paragraphs for s in p.sentences if s.why]
