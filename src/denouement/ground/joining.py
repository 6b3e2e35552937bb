"""Filling the roles of an action by joining over what never changes, instead of trying everybody for each role.

The roles are filled in an order of their own: next comes the one that is left the fewest by what is already filled.
What may fill it is looked up in the tables of :mod:`denouement.ground.statics`; every condition is tested as soon as
all its roles are filled. In the end the fillings are put into the order in which a plain search would have found them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from denouement.ground.fill import MOST_PARTS, Filling
from denouement.ground.free import free_in_expression
from denouement.ground.problem import NO
from denouement.ground.statics import Literal, conjuncts
from denouement.model import (
    And,
    Believes,
    Comparison,
    Expression,
    FactOf,
    ForEvery,
    ForSome,
    Not,
    Or,
    Role,
)

__all__ = ["MOST_FILLINGS", "Filled", "TooManyFillings", "at_least", "combinations", "in_order", "join"]

Filled = dict[str, str | bool]
"""What fills each role, by role name."""

MOST_FILLINGS = 100_000
"""Of one action; with more of them there would be no end of looking."""

_USUAL_ROLES = 16
"""An action with more roles than this may have fewer fillings, since each of them takes more room."""

_MOST_TRIED = 5 * MOST_FILLINGS
"""Partial fillings looked at for one action."""


_MOST_PARTS_TRIED = 20 * MOST_PARTS
"""Parts of conditions filled while looking at them."""


class TooManyFillings(Exception):
    """There are more ways to fill the roles than can be looked at; ``found`` is how many were found until then."""

    def __init__(self, found: int) -> None:
        super().__init__(f"more than {found} fillings")
        self.found = found


def combinations(filling: Filling, roles: Sequence[Role]) -> int:
    """The ways to fill the roles, were there no conditions."""
    return prod(len(filling.members[r.kind]) for r in roles)


def at_least(
    filling: Filling, roles: Sequence[Role], conditions: Iterable[Expression], distinct: bool
) -> int:
    """So many fillings there are at least, told without finding them; 0 where a condition may rule some out."""
    parts = conjuncts(conditions)
    if _literals(filling, roles, parts) or any(_can_fail(filling, p) for p in parts):
        return 0
    number = 1
    for at, role in enumerate(roles):
        members = filling.members[role.kind]
        # Each role before this one that can be filled with the same takes one of them away, at most.
        taken = (
            sum(not set(members).isdisjoint(filling.members[r.kind]) for r in roles[:at]) if distinct else 0
        )
        number *= max(0, len(members) - taken)
    return number


def join(
    filling: Filling, roles: Sequence[Role], conditions: Iterable[Expression], distinct: bool
) -> list[Filled]:
    """Every filling of the roles under which no condition is plainly false, in the order of declaration.

    Raises:
        TooManyFillings: there are too many of them.
    """
    parts = conjuncts(conditions)
    order = _best_order(filling, roles, parts)
    places = {r.name: {m: i for i, m in enumerate(filling.members[r.kind])} for r in roles}
    tests = [p for p in parts if _can_fail(filling, p)]
    found = list(
        _fillings(filling, _steps(filling, order, tests, _literals(filling, roles, parts)), distinct)
    )
    found.sort(key=lambda filled: [places[r.name][filled[r.name]] for r in roles])
    return [{r.name: filled[r.name] for r in roles} for filled in found]


def in_order(
    filling: Filling, roles: Sequence[Role], conditions: Iterable[Expression], distinct: bool
) -> Iterator[Filled]:
    """The same, found by trying everybody for each role in turn; slow, but fluents are met in a fixed order.

    Raises:
        TooManyFillings: there are too many of them.
    """
    parts = [p for c in conditions for p in (c.parts if isinstance(c, And) else (c,))]
    yield from _fillings(filling, _steps(filling, roles, parts, ()), distinct)


@dataclass(frozen=True)
class _Step:
    """The next role to fill, what restricts it given those before, and what can be tested when it is filled."""

    role: str
    members: Mapping[str | bool, None]
    literals: tuple[Literal, ...]
    tests: tuple[Expression, ...]


def _steps(
    filling: Filling, order: Sequence[Role], tests: Sequence[Expression], literals: Sequence[Literal]
) -> list[_Step]:
    """The roles in this order, after a step without a role: what can be tested before any of them is filled."""
    place = {r.name: i for i, r in enumerate(order, 1)}
    testing: dict[int, list[Expression]] = {}
    for test in tests:
        last = max((place[n] for n in free_in_expression(test) if n in place), default=0)
        testing.setdefault(last, []).append(test)
    restricting = _by_role(literals)
    steps = [_Step("", {"": None}, (), tuple(testing.get(0, ())))]
    for at, role in enumerate(order, 1):
        members = dict.fromkeys(filling.members[role.kind])
        steps.append(
            _Step(role.name, members, tuple(restricting.get(role.name, ())), tuple(testing.get(at, ())))
        )
    return steps


def _by_role(literals: Sequence[Literal]) -> dict[str, list[Literal]]:
    found: dict[str, list[Literal]] = {}
    for literal in literals:
        for name in literal.names():
            found.setdefault(name, []).append(literal)
    return found


def _literals(filling: Filling, roles: Sequence[Role], parts: Sequence[Expression]) -> list[Literal]:
    flags = {r.name for r in roles if r.kind == "boolean"}
    return [x for p in parts for x in filling.statics.literals(p) if not x.names() & flags]


def _best_order(filling: Filling, roles: Sequence[Role], parts: Sequence[Expression]) -> list[Role]:
    """The roles in an order of filling: next comes the one for which the fewest can be expected to be left."""
    restricting = _by_role(_literals(filling, roles, parts))
    sizes = {r.name: float(len(filling.members[r.kind])) for r in roles}
    # What nothing restricts is left as many whatever comes before it, so these need not be looked at again.
    free = sorted((r for r in roles if r.name not in restricting), key=lambda r: sizes[r.name])
    waiting = [r for r in roles if r.name in restricting]
    bound: set[str] = set()
    order: list[Role] = []
    while waiting:
        expected = [_expected(sizes[r.name], r, restricting[r.name], bound) for r in waiting]
        best = expected.index(min(expected))
        while free and sizes[free[0].name] < expected[best]:
            order.append(free.pop(0))
        order.append(waiting.pop(best))
        bound.add(order[-1].name)
    return order + free


def _expected(size: float, role: Role, literals: Sequence[Literal], bound: set[str]) -> float:
    """How many can be expected to fill the role, given that those others are filled."""
    return min([size, *(x.table.usual(*x.positions(bound, role.name)) for x in literals)])


def _can_fail(filling: Filling, part: Expression) -> bool:
    """Whether the condition can turn out plainly false; not if it takes a fact that can change to tell."""
    return _can_be(filling, part, False)


def _can_be(filling: Filling, part: Expression, value: bool) -> bool:
    """Whether a condition can turn out to be plainly so (or plainly not so) for some filling of its roles."""
    match part:
        case And(parts) | Or(parts):
            # What is joined by *and* fails with any of its parts and holds with all of them; with *or* it is turned.
            enough = any if isinstance(part, And) is not value else all
            return enough(_can_be(filling, p, value) for p in parts)
        case Not(inner):
            return _can_be(filling, inner, not value)
        case ForSome(_, kind, inner) | ForEvery(_, kind, inner):
            return not filling.members[kind] or _can_be(filling, inner, value)
        case Believes(_, inner):
            return _can_be(filling, inner, value)
        case Comparison(_, left, right):
            return _can_be_known(filling, left) and _can_be_known(filling, right)
        case FactOf():
            return _can_be_known(filling, part)
        case _:
            return True


def _can_be_known(filling: Filling, value: Expression) -> bool:
    """Whether a value can be told before the story begins; not that of a fact that can change."""
    while isinstance(value, Believes):
        value = value.expression
    return not isinstance(value, FactOf) or filling.statics.may_never_change(value.fact)


def _fillings(filling: Filling, steps: Sequence[_Step], distinct: bool) -> Iterator[Filled]:
    """Depth first, without recursion: an action can have any number of roles."""
    bound: Filled = {}
    tried = found = parts = 0
    most = MOST_FILLINGS // max(1, len(steps) // _USUAL_ROLES)
    waiting = [_candidates(steps[0], bound)]
    while waiting:
        step = steps[len(waiting) - 1]
        bound.pop(step.role, None)
        member = next(waiting[-1], None)
        if member is None:
            waiting.pop()
            continue
        tried += 1
        if distinct and member in bound.values():
            continue
        bound[step.role] = member
        filling.left = MOST_PARTS
        fails = any(filling.condition(p, bound) == NO for p in step.tests)
        parts += MOST_PARTS - filling.left
        if tried > _MOST_TRIED or parts > _MOST_PARTS_TRIED:
            raise TooManyFillings(found)
        if fails:
            continue
        if len(waiting) < len(steps):
            waiting.append(_candidates(steps[len(waiting)], bound))
            continue
        found += 1
        if found > most:
            raise TooManyFillings(found - 1)
        yield {name: filler for name, filler in bound.items() if name}


def _candidates(step: _Step, bound: Filled) -> Iterator[str | bool]:
    """What may fill the role of a step: the smallest of the sets it has to be in, less what is not in the others."""
    sets = sorted((x.candidates(bound, step.role) for x in step.literals), key=len)
    if not sets or len(sets[0]) > len(step.members):
        sets.insert(0, step.members)  # type: ignore[arg-type]
    first, *others = sets
    if first is not step.members:
        others.append(step.members)  # type: ignore[arg-type]
    return iter([m for m in first if all(m in other for other in others)])
