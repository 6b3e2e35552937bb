"""N8: what would have been, and what could have been done, is said only where the log licenses it."""

from __future__ import annotations

from denouement.telling import Knobs, report
from denouement.telling.might import WOULD_HAVE
from support.texts import LONG_GONE, PIER
from telling.stories import composed, opened, written

YEARS_AGO = f"""\
{PIER}action {{who: person}} explains it to {{other: person}}
  said     "You would have talked me round."
           "I went. I cannot say more."

action {{who: person}} blames {{other: person}} for it
  said     "You could have said a word first."
           "You went. I do not have to say more."

{LONG_GONE}
draft
  Rut blames Ilan for it
  Ilan explains it to Rut
"""


def said(text: str) -> set[str]:
    """All that is said over some seeds; N8 passes in each."""
    found = set()
    for seed in range(8):
        made = composed(*written(text), Knobs(viewpoint="everybody", seed=seed))
        assert next(r for r in report(made) if r.number == "N8").passed
        found |= {line.text for line in made.lines if line.unit.speaker is not None}
    return found


def test_what_a_replay_gives_may_be_said() -> None:
    """
    With a farewell she would have begged him, as he foresaw; and the farewell was open to him.
    """
    found = said(YEARS_AGO)
    assert "You would have talked me round." in found
    assert "You could have said a word first." in found


def test_what_it_does_not_give_is_never_said() -> None:
    """
    He took her for too proud to beg: then another thing is said in its place.
    """
    proud = YEARS_AGO.replace("  Ilan is resolved\n", "  Ilan is resolved\n  Ilan believes Rut is proud\n", 1)
    found = said(proud)
    assert "You would have talked me round." not in found
    assert "I went. I cannot say more." in found


def test_what_was_not_open_could_not_have_been_done() -> None:
    """
    Where there was nothing else to do, nobody is blamed for not doing it.
    """
    bound = YEARS_AGO.replace(
        "  if       who is not gone\n", "  if       who is proud\n           who is not gone\n", 1
    )
    found = said(bound)
    assert "You could have said a word first." not in found
    assert "You went. I do not have to say more." in found


def test_the_source_of_such_words_is_what_was_replayed() -> None:
    """
    So that a reader can ask how the speaker knows.
    """
    for seed in range(8):
        made = composed(*written(YEARS_AGO), Knobs(viewpoint="everybody", seed=seed))
        for line in made.lines:
            if "would have" in line.text:
                assert any("Rut begs Ilan to stay" in s.detail for s in line.unit.sources)


def test_in_the_cafe_nobody_says_what_the_log_cannot_bear_out() -> None:
    """
    When he left they were not together, so nothing can be replayed; that he could have stayed, she believes.
    """
    for seed in range(6):
        made = composed(*opened("cafe"), Knobs(viewpoint="everybody", seed=seed))
        speech = [line for line in made.lines if line.unit.speaker is not None]
        assert not [line.text for line in speech if WOULD_HAVE.search(line.text)]
        for line in speech:
            if "could have" in line.text.casefold():
                assert any("could have stayed" in s.detail for s in line.unit.sources)
