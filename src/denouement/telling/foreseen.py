"""What people expect before each event of a log, by foresight; and where it does not come.

An expectation is broken where the person looks on while somebody else does another thing than the person foresaw
somebody else doing next. A small sign that nobody has to be willing for breaks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from denouement.answers import Analysis
from denouement.engine import Moment, Reasons, StoryReasons, condition
from denouement.engine.kernel import KernelForesight, kernel_of, reasons_for
from denouement.ground import GroundAct
from denouement.search import DEFAULT_LIMITS
from denouement.telling.inputs import Expectation

__all__ = ["expectations"]

_Foresees = Callable[[int, GroundAct | None, Moment], tuple[GroundAct, ...]]


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
    given = reasons or reasons_for(analysis.engine, DEFAULT_LIMITS.horizon, DEFAULT_LIMITS.depth)
    assert isinstance(given, StoryReasons)
    foresees = _foreseeing(analysis, given)
    found = []
    before: GroundAct | None = None
    for number, moment in enumerate(log, start=1):
        if moment.act is None:
            continue
        for person in analysis.engine.everyone:
            acts = foresees(person, before, moment)
            if acts:
                found.append(_expectation(analysis, person, number, moment, acts))
        before = moment.act
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


def _foreseeing(analysis: Analysis, reasons: StoryReasons) -> _Foresees:
    """The kernel's forecasts where it is there, else those of the reference engine; they are the same."""
    foresight = reasons.foresight
    horizon, depth = foresight.horizon, foresight.depth
    kernel = kernel_of(analysis.engine, horizon, depth)
    quick = KernelForesight(kernel, horizon, depth) if kernel is not None else None

    def floor(before: GroundAct | None) -> frozenset[int]:
        return analysis.floor if before is None else foresight.addressed_by(before)

    def foresees(person: int, before: GroundAct | None, moment: Moment) -> tuple[GroundAct, ...]:
        if quick is not None:
            return quick.foresees(person, moment.before, floor(before))
        return foresight.foresees(person, moment.before, floor(before)).acts

    return foresees
