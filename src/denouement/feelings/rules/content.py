"""Contentment with what has been decided, and respect for who decided it.

Somebody is content with another's act that has ended an open want of theirs, where only lesser ones are left open, nothing
is held against anybody, and one of the three causes of :mod:`denouement.feelings.contentment` holds. It takes the place of what people who are refused mostly
feel.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement.feelings.contentment import CauseKind
from denouement.feelings.contentment import contentment as contentment_with
from denouement.feelings.feeling import Cause, Emotion, Feeling
from denouement.feelings.lived import Lived
from denouement.feelings.rules.tools import Tools

__all__ = ["INSTEAD", "RULES"]

INSTEAD = (Emotion.DISAPPOINTMENT, Emotion.ANGER, Emotion.HURT, Emotion.RESIGNATION)
"""What contentment takes the place of."""


def contentment(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """Another's act has ended an open want, what is left open is worth less, and no grievance is left.

    One for each cause of it.
    """
    before, after = lived.before, lived.after
    if before is None or lived.act is None or not lived.others:
        return
    lost = tools.closed(lived.person, before.believed, after.believed)
    settled = max((tools.weight(n) for n in lost), default=0.0)
    left = max((tools.weight(n) for n in after.open), default=0.0)
    if settled <= left or tools.bonds.has_grievance(after.believed, lived.person):
        return
    world = tools.outlooks.as_believed(lived.person, before.believed)
    if tools.outlooks.engine.step(world, lived.act).minds[lived.person] is not after.believed:
        return  # it has also shown them wrong in something, and what they foresaw counts no more
    found = contentment_with(
        tools.reasons,
        lived.person,
        world,
        lived.act,
        before.floor,
        tools.bonds.own_blame(after.believed, lived.person, lived.others),
    )
    causes = [c for c in found.causes if c.kind is not CauseKind.CLOSURE or _is_answer(lived, tools)]
    if not found.worse_than_foreseen:
        cause = Cause(lost, act=lived.act, reasons=tuple(c.kind.value for c in causes))
        yield from tools.made(lived, Emotion.CONTENTMENT, float(len(causes)), cause, lived.others[0])


def _is_answer(lived: Lived, tools: Tools) -> bool:
    """Whether the person had addressed the one who says no: whoever is left without having asked is given no answer."""
    addressed = tools.outlooks.foresight.addressed_by
    others = frozenset(lived.others)
    return any(lived.person in a.willing and others & addressed(a) for a in lived.seen)


def respect(lived: Lived, tools: Tools) -> Iterator[Feeling]:
    """Another's act goes against one's wants, and one has conceded what they hold against one: 1."""
    if lived.before is None or not tools.bonds.own_blame(lived.after.believed, lived.person, lived.others):
        return
    loss, wants = tools.loss(lived, lived.before)
    closed = tools.closed(lived.person, lived.before.believed, lived.after.believed)
    if loss > 0 or closed:
        cause = Cause(wants or closed, act=lived.act)
        yield from tools.made(lived, Emotion.RESPECT, 1.0, cause, lived.others[0])


RULES = (contentment, respect)
