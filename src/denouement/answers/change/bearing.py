"""What can matter for an ending: the facts, acts and numbers that bear on it or on what anybody wants.

Read off the story with every role filled and nothing left out, since an edit can make possible what never was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from denouement.ground import (
    Compare,
    Const,
    Ground,
    GroundEffect,
    GroundEnding,
    GroundExpression,
    Mind,
    Read,
    parts_of,
    reads,
)
from denouement.ground.reach import ANY, Traffic, Wanted, relevant, wanted_by

__all__ = ["Bearing"]


class Bearing:
    """What bears on one ending, in a ground problem in which everything is kept.

    Attributes:
        facts: the fluents that can matter, by number.
        close: those of them that are wanted, or that acts on the way to the ending depend on.
        acts: the acts that can matter.
        serving: those of them on the way to the ending, and not just to what somebody wants.
        numbers: for each number that can matter, the values that make a difference.
        needed: what the ending asks for, and what the acts on the way to it need: fluents and values.
        changing: the fluents that some act or reaction can change.
        minded: person and fluent, where it matters what others think that the person believes.
    """

    def __init__(self, ground: Ground, ending: GroundEnding) -> None:
        self.ground = ground
        wants: list[Wanted] = [(f, ANY) for w in ground.wants for f in reads(w.value)]
        goals = list(wanted_by(ending.condition))
        events = [Traffic(a.requires, a.observers, a.effects) for a in ground.acts]
        events += [Traffic((r.when,), (), r.effects, automatic=True) for r in ground.reactions]
        bears = relevant([*wants, *goals], events)
        serves = relevant(goals, events)
        count = len(ground.acts)
        self.acts = tuple(a for a, ok in zip(ground.acts, bears, strict=False) if ok)
        self.serving = tuple(a for a, ok in zip(ground.acts, serves, strict=False) if ok)
        reactions = [r for r, ok in zip(ground.reactions, bears[count:], strict=True) if ok]
        needs = [c for a in self.serving for c in a.requires]
        self.needed = frozenset([*goals, *(w for c in needs for w in wanted_by(c))])
        asked = [*(w.value for w in ground.wants), ending.condition]
        read = list(asked)
        for act in self.acts:
            read += [*act.requires, *_of(act.effects)]
        for reaction in reactions:
            read += [reaction.when, *_of(reaction.effects)]
        self.facts = tuple(sorted({f for e in read for f in reads(e)}))
        near = list(asked)
        for act in self.serving:
            near += [*act.requires, *_of(act.effects)]
        for reaction, ok in zip(ground.reactions, serves[count:], strict=True):
            near += [reaction.when, *_of(reaction.effects)] if ok else []
        self.close = tuple(sorted({f for e in near for f in reads(e)}))
        seen = [c for a in self.acts for c in a.observers]
        effects = [e for a in self.acts for e in a.effects] + [e for r in reactions for e in r.effects]
        self.changing = frozenset(e.fluent for e in effects)
        self.numbers = _told_apart([*read, *seen], effects)
        self.minded = tuple(dict.fromkeys(pair for e in read for pair in _minded(e)))


def _told_apart(
    read: Iterable[GroundExpression], effects: Iterable[GroundEffect]
) -> dict[int, tuple[float, ...]]:
    """For each number, the values on either side of every bound it is held against.

    And one step further where acts raise or lower it.
    """
    bounds: dict[int, set[float]] = {}
    for expression in read:
        for fluent, bound in _bounds(expression):
            bounds.setdefault(fluent, set()).update((bound, bound - 1))
    moving = {e.fluent for e in effects if not isinstance(e.value, Const)}
    for fluent in sorted(moving & bounds.keys()):
        known = bounds[fluent]
        known |= {min(known) - 1, max(known) + 1}
    return {f: tuple(sorted(v for v in found if v >= 0)) for f, found in bounds.items()}


def _of(effects: Iterable[GroundEffect]) -> Iterator[GroundExpression]:
    for effect in effects:
        yield effect.condition
        yield effect.value


def _bounds(expression: GroundExpression) -> Iterator[tuple[int, float]]:
    """Fluents that are held against a number, and the number: the least that the higher side begins with."""
    match expression:
        case Compare(operator, left, Const(value)) if isinstance(value, float):
            while isinstance(left, Mind):
                left = left.inner
            if isinstance(left, Read):
                yield left.fluent, value + 1 if operator in (">", "<=") else value
                if operator in ("==", "!="):
                    yield left.fluent, value + 1
    for inner in parts_of(expression):
        yield from _bounds(inner)


def _minded(expression: GroundExpression, inside: int = -1) -> Iterator[tuple[int, int]]:
    """Who is asked about what in their mind: somebody and a fluent."""
    match expression:
        case Mind(person, inner):
            yield from _minded(inner, person)
        case Read(fluent):
            if inside >= 0:
                yield inside, fluent
        case _:
            for inner in parts_of(expression):
                yield from _minded(inner, inside)
