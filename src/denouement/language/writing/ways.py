"""The actions of the story language that an action of a problem comes to.

There different roles are always filled differently, and each role takes one kind. Where a problem lets two
parameters be the same, that is an action of its own; so is each kind that a parameter may be of. Values in, values
out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from denouement.language.writing.kinds import Kinds, Node
from denouement.language.writing.shapes import Cannot
from denouement.model import And, Comparison, Constant, Expression, Role, Term, Variable

__all__ = ["MOST_WAYS", "Way", "ways_of"]

MOST_WAYS = 48
"""How many actions one action of a problem may become."""


@dataclass(frozen=True)
class Way:
    """One way to fill the parameters: the kind of each that has a role, and what stands for each of the others."""

    kinds: Mapping[str, Node]
    filled: Mapping[str, Term]


def ways_of(roles: Sequence[Role], requires: Sequence[Expression], kinds: Kinds) -> list[Way]:
    """Every way to fill the parameters with different roles.

    Raises:
        Cannot: there are too many of them.
    """
    apart = set(_unequal(requires))
    found: list[Way] = []
    for way in _ways(list(roles), apart, kinds, {}, {}):
        found.append(way)
        if len(found) > MOST_WAYS:
            raise Cannot(
                "different roles are filled differently there, and these could be filled in too many ways"
            )
    return found


def _unequal(requires: Sequence[Expression]) -> Iterator[frozenset[str]]:
    for part in requires:
        match part:
            case And(parts):
                yield from _unequal(parts)
            case Comparison("!=", Variable(one), Variable(other)):
                yield frozenset((one, other))


def _ways(
    roles: Sequence[Role],
    apart: set[frozenset[str]],
    kinds: Kinds,
    chosen: dict[str, Node],
    filled: dict[str, Term],
) -> Iterator[Way]:
    if not roles:
        yield Way(chosen, filled)
        return
    role, rest = roles[0], roles[1:]
    if role.kind == "boolean":
        for value in (False, True):
            yield from _ways(rest, apart, kinds, chosen, {**filled, role.name: Constant(value)})
        return
    for node in kinds.parts(role.kind):
        if not node.members:
            continue
        yield from _ways(rest, apart, kinds, {**chosen, role.name: node}, filled)
        for other, kind in chosen.items():
            if frozenset((other, role.name)) in apart or not kind.members & node.members:
                continue
            narrower = node if node.within(kind) else kind
            merged = {**filled, role.name: Variable(other)}
            yield from _ways(rest, apart, kinds, {**chosen, other: narrower}, merged)
