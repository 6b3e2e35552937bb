"""Feelings about others: what an event means for them, as one believes, and what they have done to one.

Kindness and intent are read in what one believes that the others believe, fondness and grievances in the facts of the
bundled worlds.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement.feelings.feeling import Cause, Emotion, Feeling
from denouement.feelings.lived import Lived
from denouement.feelings.rules.tools import Tools
from denouement.ground import GroundAct

__all__ = ["RULES"]

_MOST_FOND = 4.0
_MEANT, _FORESEEN, _CARELESS = 1.0, 2 / 3, 1 / 3


def for_others(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """Somebody is better or worse off by it: gladness or pity if one likes them, else resentment or gloating."""
    if lived.before is None:
        return
    before, after = lived.before.believed, lived.after.believed
    for other in tools.outlooks.engine.everyone:
        liking = tools.bonds.liking(before, lived.person, other)
        if other == lived.person or liking == 0:
            continue
        gain = tools.gain(other, before, after)
        harm, lost = tools.harm(other, before, after)
        change = gain if gain > 0 else -harm
        if change > 0:
            if (
                lived.act is not None
                and other in lived.others
                and lived.person in tools.outlooks.foresight.addressed_by(lived.act)
            ):
                continue  # what somebody gets out of what they do to one is their own affair
            is_met = tools.openness.is_met
            wants = tuple(n for n in tools.changed(other, before, after) if is_met(n, after))
            emotion = Emotion.HAPPY_FOR if liking > 0 else Emotion.RESENTMENT
        elif lived.is_own:
            continue  # that is remorse, or one's own business
        else:
            wants = lost
            emotion = Emotion.PITY if liking > 0 else Emotion.GLOATING
        cause = Cause(wants, act=lived.act)
        yield from tools.made(lived, emotion, min(abs(change), abs(liking)), cause, other)


def gratitude(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """An act of another's has left one better off: the gain, and what it cost them. Not toward those one wishes ill."""
    if lived.before is None or lived.act is None:
        return
    before, after = lived.before.believed, lived.after.believed
    gain = min(
        lived.after.worth - lived.before.worth, tools.gain(lived.person, before, tools.done(lived, before))
    )
    is_met = tools.openness.is_met
    wants = tuple(n for n in tools.changed(lived.person, before, after) if is_met(n, after))
    for other in lived.others:
        if gain > 0 and tools.bonds.liking(before, lived.person, other) >= 0:
            cost = max(0.0, -tools.gain(other, before, after))
            yield from tools.made(lived, Emotion.GRATITUDE, gain + cost, Cause(wants, act=lived.act), other)


def anger(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """An act of another's, not foreseen, has cost one something: the loss, by how far it was meant."""
    for other, loss, wants in _blamed(lived, tools):
        share, how = _intent(lived, tools, other)
        cause = Cause(wants, act=lived.act, foreseen=_other_foreseen(lived, other), reasons=(how,))
        yield from tools.made(lived, Emotion.ANGER, loss * share, cause, other)


def hurt(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """Somebody one is fond of has cost one something, and one had not foreseen it: the loss, by how fond one is."""
    for other, loss, wants in _blamed(lived, tools):
        fond = tools.bonds.fondness(lived.after.believed, lived.person, other)
        cause = Cause(wants, act=lived.act, foreseen=_other_foreseen(lived, other))
        yield from tools.made(lived, Emotion.HURT, loss * fond / _MOST_FOND, cause, other)


def _blamed(lived: Lived, tools: Tools) -> Iterator[tuple[int, float, tuple[int, ...]]]:
    """Those whose act, not foreseen, has cost one something, how much, and which wants.

    Who only tells of a loss has not caused it: the act itself must do harm in the world as one believed it to be.
    """
    if lived.before is None or lived.act is None or lived.is_expected:
        return
    before = lived.before.believed
    if tools.harm(lived.person, before, tools.done(lived, before))[0] > 0:
        loss, wants = tools.loss(lived, lived.before)
        for other in lived.others:
            yield other, loss, wants


def _other_foreseen(lived: Lived, other: int) -> GroundAct | None:
    """What one had foreseen this other to do next."""
    foreseen = lived.foreseen
    return foreseen if foreseen is not None and other in foreseen.willing else None


def _intent(lived: Lived, tools: Tools, other: int) -> tuple[float, str]:
    """How far somebody meant the harm, as one believes that they see it: whether they know, and what they gain."""
    assert lived.before is not None
    before, after = lived.before.believed.minds[other], lived.after.believed.minds[other]
    if tools.harm(lived.person, before, after)[0] <= 0:
        return _CARELESS, "careless"
    openness = tools.openness
    settled = openness.open_wants(before, other) - openness.open_wants(after, other)
    if tools.gain(other, before, after) > 0 or settled:
        return _FORESEEN, "foreseen"
    return _MEANT, "meant"


def remorse(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """One's own act has cost somebody something, as one believes, whom one is fond of: the loss, by how fond one is."""
    if lived.before is None or not lived.is_own:
        return
    before, after = lived.before.believed, lived.after.believed
    for other in tools.outlooks.engine.everyone:
        if other in lived.doers or other == lived.person:
            continue
        harm, wants = tools.harm(other, before, after)
        fond = tools.bonds.fondness(before, lived.person, other)
        cause = Cause(wants, act=lived.act)
        yield from tools.made(lived, Emotion.REMORSE, harm * fond / _MOST_FOND, cause, other)


RULES = (for_others, gratitude, anger, hurt, remorse)
