"""The sentences of a comparison: first the verdict on all that is as it was remembered, then what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from denouement.english import Plain, Verb
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
    if point.other is not None:
        whom = (Ref(point.other, "object"),)
    else:
        whom = (Plain(ground.fluents[point.pairs[0][0]].arguments[0]),)
    if same:
        kind = "same" if other else "all the same"
        yield planner.worded(kind, point, event, eyes, {"same": _listed(same), "whom": whom})
    for number, (fluent, old, new) in enumerate(other):
        feature = ground.fluents[fluent].arguments[1]
        first = "but changed" if same else "changed"
        kind = first if not number else "changed too"
        slots: dict[str, tuple[Token, ...]] = {
            "what": (Plain(f"the {feature}"),),
            "is": (Verb("are" if _many(feature) else "is"),),
            "new": (Plain(str(new)),),
            "recalls": _recalls(point, str(fluent) in heard, str(old)),
        }
        unit = planner.worded(kind, point, event, eyes, slots)
        yield replace(unit, alone=True)


def _listed(features: list[str]) -> tuple[Token, ...]:
    """*the same hair, the same hands*."""
    return (Plain(", ".join(f"the same {f}" for f in features)),)


def _many(feature: str) -> bool:
    return feature.endswith("s") and not feature.endswith("ss")


def _recalls(point: Point, heard: bool, old: str) -> tuple[Token, ...]:
    """*she remembers it grey*; *she was told grey*."""
    assert point.mind is not None
    if heard:
        return (Ref(point.mind, "subject"), Plain(" "), Verb("is", step=-1), Plain(f" told {old}"))
    return (Ref(point.mind, "subject"), Plain(" "), Verb("remembers"), Plain(f" {old}"))
