"""What people feel, as the telling takes it: the leading feelings of each event, what shows of them, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from denouement.answers import Analysis, Motives, motives_for
from denouement.engine import Moment, Reasons, StoryReasons
from denouement.feelings import Feeling, appraise, felt_after, leading, signs_of
from denouement.telling.foreseen import expectations
from denouement.telling.inputs import Extras, FeelingOf, SignOf

__all__ = ["extras_of", "feelings_of"]


_LEADING = 2
"""How many feelings that an event rouses in a person are of use to a telling: the strongest, and one beside it."""


def feelings_of(
    analysis: Analysis,
    log: Sequence[Moment],
    reasons: Reasons | None = None,
) -> tuple[FeelingOf, ...]:
    """The strongest feelings that each event rouses in each person; empty where people do not foresee one another."""
    reasons = reasons or motives_for(analysis).reasons
    if not isinstance(reasons, StoryReasons):
        return ()
    return _strongest(analysis, log, appraise(analysis, reasons, log))


def extras_of(
    analysis: Analysis, log: Sequence[Moment], motives: Motives | None = None, named: bool = True
) -> Extras:
    """All that a telling can be given of a log, whoever's eyes are used: what people expect, feel, and show.

    ``named``: feelings may be called by their names; else they are left to what shows of them.
    """
    motives = motives or motives_for(analysis)
    expected = expectations(analysis, log, motives.reasons)
    if not isinstance(motives.reasons, StoryReasons):
        return Extras(expected, motives=motives)
    felt = appraise(analysis, motives.reasons, log)
    signs = _signs(analysis, log, felt)
    if not named:
        return Extras(expected, motives=motives, signs=signs)
    left = tuple(
        _told(analysis, still.feeling)
        for person in analysis.engine.everyone
        for still in felt_after(felt, len(log), person)[:1]
    )
    return Extras(expected, _strongest(analysis, log, felt), motives, signs, left)


def _strongest(analysis: Analysis, log: Sequence[Moment], felt: Sequence[Feeling]) -> tuple[FeelingOf, ...]:
    found: list[Feeling] = []
    for event in range(1, len(log) + 1):
        for person in analysis.engine.everyone:
            found += leading(f for f in felt if f.event == event and f.person == person)[:_LEADING]
    return tuple(_told(analysis, f) for f in found)


def _told(analysis: Analysis, felt: Feeling) -> FeelingOf:
    about = (analysis.ground.wants[n] for n in felt.cause.wants[:1])
    want = next((w.text for w in about if w.person == felt.person), "")
    reasons = felt.cause.reasons
    return FeelingOf(
        felt.person, felt.event, felt.name, felt.strength, felt.because, felt.toward, want, reasons
    )


def _signs(analysis: Analysis, log: Sequence[Moment], felt: Iterable[Feeling]) -> tuple[SignOf, ...]:
    return tuple(
        SignOf(
            shown.person,
            shown.event,
            shown.sign.told,
            shown.sign.family.value,
            shown.feeling.name,
            shown.sign.thing,
            tuple((r.viewer, r.state) for r in shown.readings),
        )
        for shown in signs_of(analysis, log, tuple(felt))
    )
