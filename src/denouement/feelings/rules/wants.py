"""Feelings about one's own wants: what has come about, and how likely the rest has become."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.engine import ReasonKind
from denouement.feelings.feeling import Cause, Emotion, Feeling
from denouement.feelings.likelihood import Likelihood
from denouement.feelings.lived import Lived
from denouement.feelings.rules.tools import Tools

__all__ = ["RULES"]

_MORE_FOR_GOOD = 1.5
"""Relief counts so much more where the matter is settled for good."""


def _levels(lived: Lived) -> Iterator[tuple[int, Likelihood, Likelihood]]:
    """The wants that are there both before and after, with how likely each was and is.

    At the opening there is nothing before: what is wanted is measured against *unlikely*, what one has against *likely*.
    """
    after = lived.after
    for want, level in after.wants.items():
        if lived.before is None:
            yield want, Likelihood.LIKELY if want in after.met else Likelihood.UNLIKELY, level
        elif want in lived.before.wants:
            yield want, lived.before.wants[want], level


def _had(lived: Lived, want: int) -> bool:
    return want in (lived.after if lived.before is None else lived.before).met


def _about(lived: Lived, want: int, before: Likelihood, after: Likelihood) -> Cause:
    surprise = None if lived.is_expected else lived.foreseen
    return Cause((want,), before, after, lived.act, surprise)


def joy_or_distress(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """One is better or worse off than before: by so much."""
    if lived.before is None:
        return
    gain = lived.after.worth - lived.before.worth
    changed = tools.changed(lived.person, lived.before.believed, lived.after.believed)
    is_met = tools.openness.is_met
    first = tuple(
        sorted(
            (n for n in changed if is_met(n, lived.after.believed) == (gain > 0)),
            key=lambda n: (-tools.weight(n), n),
        )
    )
    emotion = Emotion.JOY if gain > 0 else Emotion.DISTRESS
    yield from tools.made(lived, emotion, abs(gain), Cause(first, act=lived.act))


def hope(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one wants and has not has become likelier, though not certain: worth times steps."""
    for want, before, after in _levels(lived):
        if want not in lived.after.met and before < after < Likelihood.CERTAIN:
            yield from tools.made(
                lived, Emotion.HOPE, tools.share(want, before, after), _about(lived, want, before, after)
            )


def fear(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one has and wants to keep has become less likely to stay: worth times steps."""
    for want, before, after in _levels(lived):
        if _had(lived, want) and want in lived.after.met and after < before:
            yield from tools.made(
                lived, Emotion.FEAR, tools.share(want, before, after), _about(lived, want, before, after)
            )


def feared_turn(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """One takes a precaution, or acts to avoid a loss: as much as the loss would cost."""
    if lived.before is None or lived.act is None or not lived.is_own or not lived.act.planned:
        return
    world = tools.outlooks.as_believed(lived.person, lived.before.believed)
    reason = tools.reasons.reason(lived.act, lived.person, world)
    if reason is None or reason.kind not in (ReasonKind.PRECAUTION, ReasonKind.AVOID):
        return
    end = reason.instead_worlds[-1]
    lost = tuple(n for n in lived.before.met if not tools.openness.is_met(n, end))
    feared = reason.instead[: reason.feared] if reason.feared else reason.instead
    others = tuple(a for a in feared if lived.person not in a.willing)
    cost = lived.before.worth - tools.outlooks.worth(lived.person, end)
    toward = next((p for a in others for p in a.willing), None)
    cause = Cause(lost, act=lived.act, feared=others, reasons=(reason.kind.value,))
    yield from tools.made(lived, Emotion.FEAR, cost, cause, toward)


def doubt(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one wants and had reckoned with has become less likely, though not impossible: worth times steps."""
    for want, before, after in _levels(lived):
        if lived.before is None or _had(lived, want) or want in lived.after.met:
            continue
        if Likelihood.IMPOSSIBLE < after < before and before >= Likelihood.OPEN:
            yield from tools.made(
                lived, Emotion.DOUBT, tools.share(want, before, after), _about(lived, want, before, after)
            )


def satisfaction(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one had reckoned with has come about: its worth."""
    for want, before, after in _levels(lived):
        if lived.before is None or _had(lived, want) or want not in lived.after.met:
            continue
        if before >= Likelihood.LIKELY:
            yield from tools.made(
                lived, Emotion.SATISFACTION, tools.weight(want), _about(lived, want, before, after)
            )


def relief(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one has was about to be lost, or could have been, and now is safe: its worth, and more if for good."""
    for want, before, after in _levels(lived):
        if lived.before is None or not _had(lived, want) or want not in lived.after.met:
            continue
        if before <= Likelihood.OPEN and after >= Likelihood.LIKELY:
            more = _MORE_FOR_GOOD if after is Likelihood.CERTAIN else 1.0
            yield from tools.made(
                lived, Emotion.RELIEF, more * tools.weight(want), _about(lived, want, before, after)
            )


def disappointment(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one had hoped for has become impossible, and not by an act of one's own: worth times steps."""
    for want, before, after in _levels(lived):
        if lived.before is None or _had(lived, want) or after is not Likelihood.IMPOSSIBLE or lived.is_own:
            continue
        if before >= Likelihood.OPEN:
            yield from tools.made(
                lived,
                Emotion.DISAPPOINTMENT,
                tools.share(want, before, after),
                _about(lived, want, before, after),
            )


def resignation(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one had hardly hoped for has become impossible, or one has given it up oneself: a little of its worth."""
    for want, before, after in _levels(lived):
        if lived.before is None or _had(lived, want) or after is not Likelihood.IMPOSSIBLE:
            continue
        if before is Likelihood.UNLIKELY or (lived.is_own and before >= Likelihood.OPEN):
            yield from tools.made(
                lived, Emotion.RESIGNATION, tools.weight(want) / 4, _about(lived, want, before, after)
            )


def fear_confirmed(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """What one had and saw in danger is lost: its worth."""
    for want, before, after in _levels(lived):
        if lived.before is None or not _had(lived, want) or want in lived.after.met:
            continue
        if before <= Likelihood.OPEN:
            yield from tools.made(
                lived, Emotion.FEAR_CONFIRMED, tools.weight(want), _about(lived, want, before, after)
            )


def surprise(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """Somebody else does what one had not foreseen: 1 if nothing was foreseen of them, 2 if something else was."""
    act = lived.act
    if act is None or lived.before is None or not act.planned or not lived.others:
        return
    foreseen = lived.before.foreseen.acts
    if any(act is a for a in foreseen):
        return
    other = next((a for a in foreseen if set(a.willing) & set(lived.others)), None)
    first = lived.others[0]
    yield from tools.made(
        lived, Emotion.SURPRISE, 1.0 if other is None else 2.0, Cause(act=act, foreseen=other), first
    )


RULES = (
    joy_or_distress,
    hope,
    fear,
    feared_turn,
    doubt,
    satisfaction,
    relief,
    disappointment,
    resignation,
    fear_confirmed,
    surprise,
)
