"""N19: the log can be read back from the text alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from denouement.model import Slot, Story
from denouement.telling import Knobs, as_text
from telling.recover import recovered
from telling.stories import BUNDLED, opened, tell

Acts = list[tuple[str, tuple[str, ...]]]


def together(acts: Iterable[tuple[str, tuple[str, ...]]], story: Story) -> Acts:
    """The acts; of those whose sentence has two people do one thing together, in no order of the two."""
    found = []
    for name, arguments in acts:
        parts = story.actions[name].sentence.parts
        both = len(parts) > 2 and isinstance(parts[0], Slot) and parts[1] == "and"
        found.append((name, tuple(sorted(arguments)) if both else arguments))
    return found


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("tense", ["past", "present"])
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_the_log_is_recovered_from_the_text(name: str, tense: str, seed: int) -> None:
    """
    Whatever could not be read back was not told, or told so that it could mean something else: the best of many
    versions, and others that are the only one.
    """
    analysis, log = opened(name)
    happened = together(((m.act.action, m.act.arguments) for m in log if m.act is not None), analysis.story)
    assert happened
    for viewpoint in ("everybody", "outside"):
        versions = 1 if seed else Knobs().versions
        knobs = Knobs(viewpoint=viewpoint, tense=tense, seed=seed, versions=versions)
        text = as_text(tell(analysis, log, knobs))
        assert happened == together(recovered(text, analysis.story), analysis.story)


def test_the_log_is_recovered_where_the_view_switches() -> None:
    """
    What the new person is said to see is an act like any other.
    """
    for name in ("cafe", "inheritance"):
        analysis, log = opened(name)
        text = as_text(tell(analysis, log, Knobs(viewpoint="switching")))
        happened = [(m.act.action, m.act.arguments) for m in log if m.act is not None]
        assert together(happened, analysis.story) == together(recovered(text, analysis.story), analysis.story)


def test_a_sentence_taken_away_is_missed() -> None:
    """
    The parser reads what is there, and no more.
    """
    analysis, log = opened("inheritance")
    text = as_text(tell(analysis, log, Knobs(viewpoint="everybody", tense="present")))
    paragraphs = text.split("\n\n")
    index = next(i for i, p in enumerate(paragraphs) if "clock" in p and "mend" in p)
    assert len(log) > len(recovered("\n\n".join(paragraphs[:index]), analysis.story))
