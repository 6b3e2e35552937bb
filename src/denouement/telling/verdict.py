"""The sentences of a comparison: first the verdict on all that is as it was remembered, then what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from denouement import english
from denouement.english import Plain, Verb
from denouement.telling.clauses import PAST_WITH
from denouement.telling.plan import Planner
from denouement.telling.shapes import Happening, Point, Ref, Token, Unit

__all__ = ["verdict"]

_MOST = 3
"""How many things are named in a verdict, and how many differences are told."""


def verdict(planner: Planner, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
    """The units of a comparison. The greatest change comes last, in the shortest sentence."""
    ground = planner.analysis.ground
    heard = point.text.split()
    same = [ground.fluents[f].arguments[1] for f, old, new in point.pairs if old == new][:_MOST]
    other = [(f, old, new) for f, old, new in point.pairs if old != new][:_MOST]
    whom: tuple[Token, ...]
    whose: tuple[Token, ...]
    assert point.mind is not None
    if point.other is not None:
        whom, whose = (Ref(point.other, "object"),), (Ref(point.other, "'s"),)
    else:
        of = ground.fluents[point.pairs[0][0]].arguments[0]
        whom, whose = (Plain(of),), (Plain(english.possessive(of)),)
    if same:
        kind = "same" if other else "all the same"
        yield planner.worded(kind, point, event, eyes, {"same": _listed(same), "whom": whom})
    for number, (fluent, old, new) in enumerate(other):
        feature = ground.fluents[fluent].arguments[1]
        first = "but changed" if same else "changed"
        kind = first if not number else "changed too"
        slots: dict[str, tuple[Token, ...]] = {
            "what": (*whose, Plain(f" {feature}")),
            "is": (Verb("are" if _many(feature) else "is", alone=True),),
            "new": (Plain(str(new)),),
            "recalls": _recalls(point, str(fluent) in heard, str(old), _many(feature)),
        }
        if point.other is not None and str(fluent) not in heard:
            slots["was"] = _was(point.mind, point.other, str(old), _many(feature))
        unit = planner.worded(kind, point, event, eyes, slots)
        yield replace(unit, alone=True)


def _listed(features: list[str]) -> tuple[Token, ...]:
    """*the same hair, the same hands*."""
    return (Plain(", ".join(f"the same {f}" for f in features)),)


def _many(feature: str) -> bool:
    return feature.endswith("s") and not feature.endswith("ss")


def _recalls(point: Point, heard: bool, old: str, many: bool) -> tuple[Token, ...]:
    """*she remembers it dark*; *she was told that it was dark*."""
    assert point.mind is not None
    who = Ref(point.mind, "subject")
    if not heard:
        return (who, Plain(" "), Verb("remembers"), Plain(f" {'them' if many else 'it'} {old}"))
    that = f" told that {'they' if many else 'it'} "
    was = Verb("are" if many else "is", step=PAST_WITH, alone=True)
    return (who, Plain(" "), Verb("is", step=-1), Plain(that), was, Plain(f" {old}"))


def _was(mind: int, other: int, old: str, many: bool) -> tuple[Token, ...]:
    """*it was dark when she knew him*."""
    return (
        Plain("they " if many else "it "),
        Verb("are" if many else "is", step=-1, alone=True),
        Plain(f" {old} when "),
        Ref(mind, "subject"),
        Plain(" "),
        Verb("knows", step=PAST_WITH),
        Plain(" "),
        Ref(other, "object"),
    )
