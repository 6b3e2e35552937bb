"""Small stories whose smallest changes can be found by hand, and the changes that the program finds."""

from denouement.answers import analyse
from denouement.answers.change import ChangeAnswer, find_changes
from denouement.diagnostics import Source
from denouement.language import read_story
from denouement.library import bundled_world
from denouement.search import Limits, Watch
from support.texts import HALL_AND_YARD

LIMITS = Limits(events=4, horizon=3, effort=None)

APART = f"""\
story "Apart"
{HALL_AND_YARD}
at first
  Ann is at the hall
  Bob is at the yard
  the hall is out of the way  # the door sticks
  the yard is out of the way

wants
  Ann wants it that Ann and Bob are together: 1

endings
  they meet (planned): Ann and Bob are together
"""
"""Ann would go to Bob, if the yard were not out of the way; the hall has nothing to do with it."""

ASKED = """\
story "Asked"

people
  Ann (she)
  Bob (he)

fact {who: person} is shy
fact {who: person} trusts {whom: person}: number
fact {who: person} is rich

action {who: person} asks {whom: person} to dance
  if       who is not shy
           who trusts whom at least 2
           who has not asked whom to dance
  willing  who

at first
  Ann is shy
  Ann trusts Bob 2
  Bob trusts Ann 1

wants
  Ann wants to ask Bob to dance: 1

endings
  a dance (planned): Ann has asked Bob to dance
  his turn: Bob has asked Ann to dance
"""
"""Ann would ask, were she not shy. Bob trusts too little, and does not want to."""

BALANCE = """\
story "Balance"

people
  Ann (she)
  Bob (he)

fact {who: person} is in debt

action {who: person} lends {whom: person} money
  if       who has not lent whom money
  then     who is in debt
  willing  who

wants
  Ann wants to lend Bob money: 1
  Ann wants not to be in debt: 2

endings
  lent (planned): Ann has lent Bob money
"""
"""One want stands against another, by its weight."""


def changes_of(text: str, ending: str = "", **how: object) -> ChangeAnswer:
    """The changes found for an ending; for the planned one, if none is named."""
    source = Source("small.story", text)
    analysis = analyse(read_story(source, bundled_world), source.lines)
    wanted = next(e for e in analysis.ground.endings if (e.name == ending if ending else e.planned))
    limits = how.pop("limits", LIMITS)
    assert isinstance(limits, Limits)
    watch = Watch(limits)
    return find_changes(analysis, source, bundled_world, wanted, limits, watch, **how)  # type: ignore[arg-type]


def rows_of(answer: ChangeAnswer) -> list[tuple[str, ...]]:
    """The lines of each change, with their signs."""
    return [tuple(f"{r.sign} {r.text.strip()}" for r in c.rows) for c in answer.changes]
