"""Who sees an act: every form of “seen by”, and what holds where nothing is said."""

import pytest

from denouement.answers import analyse
from denouement.engine import evaluate
from language.small import codes_of, story_of

CAST = """\
story "Who sees it"
{use}
people
  Ines (she)
  Bram (he)
  Cleo (she)
  Dov (he)

{at_first}
fact {{who: person}} trusts {{whom: person}}: number

action {{{one}: person}} writes to {{{other}: person}}
{lines}

before
  Dov trusts Ines 2

draft
  Ines writes to Bram
"""
PLACES = """\
places
  the cafe
  the pier

at first
  Ines is at the cafe
  Bram is at the pier
  Cleo is at the cafe
  Dov is at the pier
"""


def seen_by(*lines, placed=True, one="one", other="other"):
    """Who sees Ines write to Bram, where Ines and Cleo are in one place and Bram and Dov in another."""
    text = CAST.format(
        use="  use places\n" if placed else "",
        at_first=PLACES if placed else "",
        lines="\n".join(f"  {line}" for line in lines),
        one=one,
        other=other,
    )
    analysis = analyse(story_of(text))
    act = analysis.ground.draft[0].act
    sees = zip(analysis.story.people, act.observers, strict=True)
    return [name for name, when in sees if evaluate.condition(when, analysis.opening)]


EVERYONE = ["Ines", "Bram", "Cleo", "Dov"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([], ["Ines", "Cleo"]),
        (["willing  other"], ["Bram", "Dov"]),
        (["willing  one and other"], ["Ines", "Bram", "Cleo"]),
        (["seen by  everyone"], EVERYONE),
        (["seen by  everybody"], EVERYONE),
        (["seen by  nobody"], []),
        (["seen by  one"], ["Ines"]),
        (["seen by  the one"], ["Ines"]),
        (["seen by  one, other"], ["Ines", "Bram"]),
        (["seen by  one and the other"], ["Ines", "Bram"]),
        (["seen by  Cleo"], ["Cleo"]),
        (["willing  one", "seen by  other"], ["Ines", "Bram"]),
        (["seen by  everyone where one is"], ["Ines", "Cleo"]),
        (["seen by  everyone where the other is"], ["Bram", "Dov"]),
        (["seen by  everyone with other"], ["Bram", "Dov"]),
        (["seen by  {viewer: person} if viewer is at the pier"], ["Bram", "Dov"]),
        (["seen by  {x: person} if x trusts one at least 1"], ["Dov"]),
        (["seen by  {x: person} if x trusts one at least 1 or x is at the cafe"], ["Ines", "Cleo", "Dov"]),
        (["seen by  {x: person} if x trusts one at least 1", "         x is at the cafe"], []),
        (["willing  one", "seen by  {x: person} if x trusts one at least 1"], ["Ines", "Dov"]),
    ],
)
def test_an_act_is_seen_by(lines, names):
    """
    Each form of “seen by” names exactly those who learn of the act.
    """
    assert names == seen_by(*lines)


def test_without_a_sight_everyone_sees_everything():
    """
    Where no world says who sees whom, nothing is hidden unless the act says so.
    """
    assert EVERYONE == seen_by(placed=False)
    assert ["Ines"] == seen_by("seen by  one", placed=False)


@pytest.mark.parametrize(
    "line",
    [
        "seen by  everyone near one",
        "seen by  everyone where one and other is",
        "seen by  {x: place} if it rains",
        "seen by  {x: person} when it rains",
        "seen by  {x}",
    ],
)
def test_a_form_that_is_not_known_is_one_mistake(line):
    """
    Anything else is reported once.
    """
    text = CAST.format(use="  use places\n", at_first=PLACES, lines=f"  {line}", one="one", other="other")
    assert codes_of(text) == ["bad-seen-by"]


@pytest.mark.parametrize(
    "line", ["seen by", "seen by  everyone where", "seen by  everyone where Nemo is", "seen by  the sea"]
)
def test_nobody_in_particular_is_one_mistake(line):
    """
    Whoever is named has to be a person of the sentence or of the story.
    """
    text = CAST.format(use="  use places\n", at_first=PLACES, lines=f"  {line}", one="one", other="other")
    assert 1 <= len(codes_of(text)) <= 2


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["seen by  {x: person} if x trusts viewer at least 1"], ["Dov"]),
        (["seen by  everyone where viewer is"], ["Ines", "Cleo"]),
        ([], ["Ines", "Cleo"]),
    ],
)
def test_a_role_can_be_called_viewer(lines, names):
    """
    What the roles of an act are called changes nothing.
    """
    assert names == seen_by(*lines, one="viewer")
