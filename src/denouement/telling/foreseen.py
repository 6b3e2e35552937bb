"""What people expect before each event of a log, by foresight; and where it does not come.

An expectation is broken where the person looks on while somebody else does another thing than the person foresaw
somebody else doing next. A small sign that nobody has to be willing for breaks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from denouement.answers import Analysis, motives_for
from denouement.engine import Moment, Reasons, StoryReasons, condition
from denouement.ground import GroundAct
from denouement.telling.inputs import Expectation

__all__ = ["expectations"]


def expectations(
    analysis: Analysis,
    log: Sequence[Moment],
    reasons: Reasons | None = None,
) -> tuple[Expectation, ...]:
    """What each person expects before each event of a log: a draft, or a story that was found.

    ``reasons`` are those of a search, with their limits and all they have worked out. Empty for a problem whose people do not foresee one another.
    """
    if not analysis.ground.foresees:
        return ()
    given = reasons or motives_for(analysis).reasons
    assert isinstance(given, StoryReasons)
    foresight = given.foresight
    floor = analysis.floor
    found = []
    for number, moment in enumerate(log, start=1):
        if moment.act is None:
            continue
        for person in analysis.engine.everyone:
            acts = foresight.foresees(person, moment.before, floor).acts
            if acts:
                found.append(_expectation(analysis, person, number, moment, acts))
        floor = foresight.addressed_by(moment.act)
    return tuple(found)


def _expectation(
    analysis: Analysis, person: int, number: int, moment: Moment, acts: tuple[GroundAct, ...]
) -> Expectation:
    act, expected = moment.act, acts[0]
    assert act is not None
    others_turn = bool(act.willing) and person not in act.willing and person not in expected.willing
    sees = condition(act.observers[person], moment.before)
    about = dict.fromkeys(p for a in acts for p in a.willing)
    return Expectation(
        person,
        number,
        tuple(analysis.wording.act(a) for a in acts),
        others_turn and sees and act is not expected,
        tuple(about),
        acts,
    )
