"""Whether a condition contradicts itself, so that it can hold in no world whatever the values are.

Only what is plain is seen: one property held against two constants. What is missed is taken to be possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement.ground import AllOf, AnyOf, Compare, Const, GroundExpression, Mind, OneOf, Read
from denouement.model import Value

__all__ = ["never"]

_Place = tuple[tuple[int, ...], int]
_Known = dict[_Place, tuple[set[Value] | None, set[Value]]]
"""For each property in a mind: the values it can still have (None: any), and those it cannot."""


def never(condition: GroundExpression) -> bool:
    """Whether no world can satisfy the condition."""
    return not _possible(condition, {})


def _possible(condition: GroundExpression, known: _Known) -> bool:
    known = dict(known)
    alternatives: list[tuple[tuple[int, ...], AnyOf]] = []
    for path, part in _parts(condition, ()):
        match part:
            case Const(value):
                if value is not True:
                    return False
            case AnyOf():
                alternatives.append((path, part))
            case Compare("==", left, Const(value)):
                if not _learn(known, left, path, {value}, set()):
                    return False
            case Compare("!=", left, Const(value)):
                if not _learn(known, left, path, None, {value}):
                    return False
            case OneOf(inner, values, inside):
                chosen = set(values)
                if not _learn(known, inner, path, chosen if inside else None, set() if inside else chosen):
                    return False
    return all(any(_possible(_under(path, p), known) for p in a.parts) for path, a in alternatives)


def _parts(
    condition: GroundExpression, path: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], GroundExpression]]:
    match condition:
        case AllOf(parts):
            for part in parts:
                yield from _parts(part, path)
        case Mind(person, inner):
            yield from _parts(inner, (*path, person))
        case _:
            yield path, condition


def _under(path: tuple[int, ...], condition: GroundExpression) -> GroundExpression:
    for person in reversed(path):
        condition = Mind(person, condition)
    return condition


def _learn(
    known: _Known,
    value: GroundExpression,
    path: tuple[int, ...],
    among: set[Value] | None,
    without: set[Value],
) -> bool:
    """Note what a property has to be; False where nothing is left that it could be."""
    while isinstance(value, Mind):
        path, value = (*path, value.person), value.inner
    if not isinstance(value, Read):
        return True
    place = (path, value.fluent)
    before, excluded = known.get(place, (None, set()))
    left = among if before is None else before if among is None else before & among
    known[place] = (left, excluded | without)
    return left is None or bool(left - excluded - without)
