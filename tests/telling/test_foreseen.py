"""What people expect before each event, for the telling: of drafts and of stories that were found."""

from __future__ import annotations

from denouement.answers import log_of
from denouement.engine import expected_story
from denouement.engine.kernel import reasons_for
from denouement.telling import Extras, Knobs, expectations
from telling.stories import composed, opened


def test_they_are_those_of_the_expected_story() -> None:
    """
    Before each of its turns, what the engine says each person foresees.
    """
    analysis, _ = opened("lie-for-love")
    reasons = reasons_for(analysis.engine, 4, 2)
    expected = expected_story(reasons, analysis.opening, 6, analysis.floor)
    assert expected.turns
    found = {(e.event, e.person): e.acts for e in expectations(analysis, log_of(analysis, expected.acts))}
    for number, turn in enumerate(expected.turns, start=1):
        for person, forecast in enumerate(turn.expected):
            acts = tuple(analysis.wording.act(a) for a in forecast.acts)
            assert acts == found.get((number, person), ())


def test_an_expectation_breaks_where_somebody_else_does_another_thing() -> None:
    """
    Never by one's own act, and never by a small sign, which nobody has to be willing for.
    """
    for name in ("cafe", "lie-for-love", "inheritance"):
        analysis, log = opened(name)
        for held in expectations(analysis, log):
            act = log[held.event - 1].act
            assert act is not None
            if held.broken:
                assert act.willing
                assert held.person not in act.willing
                assert analysis.wording.act(act) != held.acts[0]


def test_what_was_expected_and_never_comes_is_told_once() -> None:
    """
    Marthe foresees that Edda burns the letter; Edda gives it away instead.
    """
    analysis, log = opened("inheritance")
    held = expectations(analysis, log)
    assert any(e.broken and e.acts[0] == "Edda burns the letter" for e in held)
    made = composed(analysis, log, Knobs(viewpoint="Marthe", tense="past"), Extras(held))
    (line,) = [line for line in made.lines if line.unit.kind == "nonevent"]
    assert "did not burn the letter" in line.text
    texts = {analysis.wording.act(m.act) for m in log if m.act is not None}
    assert any(e.broken and e.acts[0] in texts for e in held)  # what comes later is not said not to have come
