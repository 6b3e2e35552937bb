"""N19: the log can be read back from the text alone."""

from __future__ import annotations

import pytest

from denouement.telling import Knobs, as_text
from telling.recover import recovered
from telling.stories import BUNDLED, opened, tell


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("tense", ["past", "present"])
def test_the_log_is_recovered_from_the_text(name: str, tense: str) -> None:
    """
    Whatever could not be read back was not told, or told so that it could mean something else.
    """
    analysis, log = opened(name)
    text = as_text(tell(analysis, log, Knobs(viewpoint="everybody", tense=tense)))
    happened = [(m.act.action, m.act.arguments) for m in log if m.act is not None]
    assert happened
    assert happened == recovered(text, analysis.story)


def test_a_sentence_taken_away_is_missed() -> None:
    """
    The parser reads what is there, and no more.
    """
    analysis, log = opened("inheritance")
    text = as_text(tell(analysis, log, Knobs(viewpoint="everybody", tense="present")))
    assert len(log) - 1 == len(
        recovered(text.replace("Edda searches the desk", "It rains", 1), analysis.story)
    )
