"""Feelings that rest on what the bundled worlds say of deeds: grievances, lies, questions asked again, points conceded."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.feelings.feeling import Cause, Emotion, Feeling
from denouement.feelings.lived import Lived
from denouement.feelings.rules.tools import Tools
from denouement.ground import GroundAct

__all__ = ["ACTIONS", "RULES"]

_CONCEDES = "{who} concedes that {what} was {word}"
_DENIES = "{who} denies that {what} was {word}"

ACTIONS = {_CONCEDES: "amends", _DENIES: "amends"}
"""The actions that are known by name, each with the world that declares it."""

_PER_DEED = 2.0
_LIE = 1.0
_POINT = 1.0


def grievance(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """One holds something against somebody: 2 for each deed. It does not fade; it ends when nothing is held any more."""
    now = lived.after.believed
    for other in tools.outlooks.engine.everyone:
        held = tuple(tools.bonds.held(now, lived.person, other))
        earlier = (
            ()
            if lived.before is None
            else tuple(tools.bonds.held(lived.before.believed, lived.person, other))
        )
        gone = tuple(w for w in earlier if w not in held)
        if gone:
            cause = Cause(act=lived.act, reasons=gone)
            yield from tools.made(lived, Emotion.LETTING_GO, _PER_DEED * len(gone), cause, other)
        if held and held != earlier:
            cause = Cause(act=lived.act, reasons=held)
            yield from tools.made(lived, Emotion.GRIEVANCE, _PER_DEED * len(held), cause, other)


def lies(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """Shame at having deceived somebody one is fond of; reproach for whom one finds to have deceived somebody."""
    if lived.before is None:
        return
    for liar in tools.outlooks.engine.everyone:
        new = tools.bonds.deceived(lived.after.believed, liar) - tools.bonds.deceived(
            lived.before.believed, liar
        )
        for hearer, claim in sorted(new):
            cause = Cause(act=lived.act, reasons=(tools.ground.people[hearer], claim))
            if liar == lived.person:
                fond = tools.bonds.fondness(lived.after.believed, liar, hearer)
                trusted = tools.bonds.trust(lived.after.believed, hearer, liar)
                amount = _LIE * max(fond, trusted) / 2
                yield from tools.made(lived, Emotion.SHAME, amount, cause, hearer)
            else:
                amount = _LIE * (2 if hearer == lived.person else 1)
                yield from tools.made(lived, Emotion.REPROACH, amount, cause, liar)


def weariness(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """Another does to one, once more and to no gain of one's own, what they or others have done: one for each time."""
    act = lived.act
    if act is None or lived.before is None or not act.planned or lived.after.worth > lived.before.worth:
        return
    if not lived.others or tools.ground.people[lived.person] not in act.arguments:
        return
    again = sum(_topic(a) == _topic(act) for a in lived.seen) - 1
    yield from tools.made(
        lived, Emotion.WEARINESS, float(again), Cause(act=act, reasons=("again",)), lived.others[0]
    )


def _topic(act: GroundAct) -> tuple[str, ...]:
    """What two acts must have in common to be the same once more; who does it may differ."""
    return act.action, *act.arguments[1:]


def defeat(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """One concedes a word for what one did: 1, and 1 more if one had denied it before."""
    act = lived.act
    if act is None or act.action != _CONCEDES or tools.ground.people[lived.person] != act.arguments[0]:
        return
    denied = any(a.action == _DENIES and a.arguments[0] == act.arguments[0] for a in lived.seen)
    cause = Cause(act=act, reasons=("denied before",) if denied else ())
    yield from tools.made(lived, Emotion.DEFEAT, _POINT + denied, cause)


RULES = (grievance, lies, weariness, defeat)
