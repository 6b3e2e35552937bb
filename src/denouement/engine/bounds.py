"""How well off somebody can be at best within a few acts: a bound that saves looking.

A relaxed reading of what can follow from a world: nothing that was once so ceases to be possible, consent is
given freely, and all minds within minds are one. The best anybody can reach in it within *n* acts is at least
the best they can really reach, so where it is no gain there is none. Leaving this module out would change no
answer, only how long it takes. Source: the layers of a relaxed planning graph (Hoffmann and Nebel 2001).

A state of this reading is two sets of (fluent, value) pairs, held as the bits of two numbers: what can be so
in the world, and what can be so in some mind.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement.engine.worlds import World
from denouement.ground import (
    AllOf,
    AnyOf,
    Compare,
    Const,
    Ground,
    GroundAct,
    GroundEffect,
    GroundExpression,
    If,
    Mind,
    OneOf,
    Read,
    compared,
    reads,
)
from denouement.ground.simplify import negate
from denouement.model import Value, ValueType

__all__ = ["Bounds"]

_Test = tuple[int, int]
"""A condition's part: bits of the world and bits of minds, one of which must be in the state."""

_Tests = tuple[_Test, ...]


_FOR_EVER = 10**9
"""More acts than any relaxed reading takes to come to rest."""


class Bounds:
    """Bounds for one ground problem. Remembers the layers of each world it was asked about."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._bits: list[dict[Value, int]] = []
        self._open = tuple(domain is None for domain in ground.domains)
        count = 0
        for domain in ground.domains:
            values = sorted(domain or (), key=lambda v: (str(type(v)), str(v)))
            self._bits.append({v: 1 << (count + i) for i, v in enumerate(values)})
            count += len(values)
        self._watched = [(f, bits) for f, bits in enumerate(self._bits) if len(bits) > 1]
        self._always = sum(bit for bits in self._bits if len(bits) == 1 for bit in bits.values())
        self._unknowns = sum(bits.get(None, 0) for bits in self._bits)
        self._events = [
            (self._tests(a.precondition), *self._gains(a.effects))
            for a in ground.acts
            if a.searched and a.effects
        ]
        self._reactions = [(self._tests(r.when), *self._gains(r.effects)) for r in ground.reactions]
        self._wants = [
            [self._want(w.value) for w in ground.wants if w.person == p] for p in range(len(ground.people))
        ]
        self._endings = {e.name: self._tests(e.condition) for e in ground.endings}
        self._layers: dict[World, list[_Test]] = {}
        self._minds: dict[World, int] = {}

    def best(self, world: World, person: int, acts: int) -> float:
        """At least the most that ``person`` can have, by their wants, within ``acts`` acts from ``world``."""
        layers = self._layers_of(world, acts)
        here, minds = layers[min(acts, len(layers) - 1)]
        most = 0.0
        for options, least in self._wants[person]:
            most += next((amount for tests, amount in options if _holds(tests, here, minds)), least)
        return most

    def distance(self, world: World, ending: str, most: int) -> int | None:
        """At most the number of acts from ``world`` to the ending; None if that is more than ``most``."""
        tests = self._endings[ending]
        for number, (here, minds) in enumerate(self._layers_of(world, most)[: most + 1]):
            if _holds(tests, here, minds):
                return number
        return None

    def can_ever(self, world: World, condition: GroundExpression) -> bool:
        """Whether the condition can hold after any number of acts, as far as this reading knows."""
        return _holds(self._tests(condition), *self._layers_of(world, _FOR_EVER)[-1])

    def helps(self, act: GroundAct, condition: GroundExpression) -> bool:
        """Whether the act has an effect that some part of the condition asks for."""
        here, minds = self._gains(act.effects)
        return any(a & here or b & (here | minds) for a, b in self._tests(condition))

    # --- the relaxed layers

    def _layers_of(self, world: World, acts: int) -> list[_Test]:
        """The states after 0, 1, … acts; fewer than asked for where the last one repeats for ever."""
        known = self._layers.get(world)
        if known is None:
            here = self._state(world.values)
            known = self._layers[world] = [self._react(here, here | self._unknowns | self._in_minds(world))]
        while len(known) <= acts:
            here, minds = known[-1]
            for tests, gains, mind_gains in self._events:
                if (gains & ~here or mind_gains & ~minds) and _holds(tests, *known[-1]):
                    here |= gains
                    minds |= gains | mind_gains
            if (here, minds) == known[-1]:
                break
            known.append(self._react(here, minds))
        return known

    def _react(self, here: int, minds: int) -> _Test:
        """All that reactions can bring, in the world and in minds."""
        while True:
            before = (here, minds)
            for tests, gains, mind_gains in self._reactions:
                if gains & ~here and _holds(tests, here, minds):
                    here |= gains
                    minds |= gains
                if (gains | mind_gains) & ~minds and _holds(tests, here | minds, minds):
                    minds |= gains | mind_gains
            if (here, minds) == before:
                return before

    def _state(self, values: tuple[Value, ...]) -> int:
        state = self._always
        for fluent, bits in self._watched:
            state |= bits.get(values[fluent], 0)
        return state

    def _in_minds(self, world: World) -> int:
        """What is so in any mind that can be reached from ``world``."""
        found: dict[World, None] = {world: None}
        waiting = [world]
        known = 0
        while waiting:
            here = waiting.pop()
            if here not in self._minds:
                self._minds[here] = self._state(here.values)
            known |= self._minds[here]
            for mind in here.minds:
                if mind not in found:
                    found[mind] = None
                    waiting.append(mind)
        return known

    # --- from expressions to bits

    def _tests(self, condition: GroundExpression) -> _Tests:
        """What must be possible for the condition to be: each test is necessary, together they may not suffice."""
        return tuple(t for t in self._parts(condition, False) if t != (-1, -1))

    def _tests_of_else(self, condition: GroundExpression) -> _Tests:
        """What must be possible for a condition not to hold; nothing, where it reads a number that can be unknown."""
        if any(self._ground.fluents[f].type is ValueType.NUMBER for f in reads(condition)):
            return ()
        return self._tests(negate(condition))

    def _parts(self, condition: GroundExpression, in_mind: bool) -> Iterator[_Test]:
        match condition:
            case AllOf(parts):
                for part in parts:
                    yield from self._parts(part, in_mind)
            case AnyOf(parts):
                here = minds = 0
                for part in parts:
                    tests = list(self._parts(part, in_mind))
                    if not tests or (-1, -1) in tests:
                        yield -1, -1
                        return
                    here |= tests[0][0]
                    minds |= tests[0][1]
                yield here, minds
            case Mind(_, inner):
                yield from self._parts(inner, True)
            case Const(value):
                yield (-1, -1) if value is True else (0, 0)
            case Compare(operator, left, right):
                yield self._compared(left, right, operator, in_mind)
            case OneOf(inner, values, inside):
                fluent, mind = _plain(inner, in_mind)
                yield self._among(fluent, lambda v: (v in values) == inside, mind)
            case _:
                yield -1, -1

    def _compared(
        self, left: GroundExpression, right: GroundExpression, operator: str, in_mind: bool
    ) -> _Test:
        fluent, mind = _plain(left, in_mind)
        if not isinstance(right, Const):
            return -1, -1
        return self._among(fluent, lambda v: compared(operator, v, right.value), mind)  # type: ignore[arg-type]

    def _among(self, fluent: int | None, fits, mind: bool) -> _Test:  # type: ignore[no-untyped-def]
        if fluent is None or self._open[fluent]:
            return -1, -1
        mask = sum(bit for value, bit in self._bits[fluent].items() if fits(value))
        return (0, mask) if mind else (mask, 0)

    def _gains(self, effects: tuple[GroundEffect, ...]) -> _Test:
        here = minds = 0
        for effect in effects:
            bits = self._bits[effect.fluent]
            gained = (
                bits.get(effect.value.value, 0) if isinstance(effect.value, Const) else sum(bits.values())
            )
            if effect.path:
                minds |= gained
            else:
                here |= gained
        return here, minds

    def _want(self, value: GroundExpression) -> tuple[list[tuple[_Tests, float]], float]:
        """A want as amounts in falling order, each with what must be possible for it, and the least amount."""
        options = sorted(self._amounts(value), key=lambda option: -option[1])
        return options, min((amount for _, amount in options), default=0.0)

    def _amounts(self, value: GroundExpression) -> list[tuple[_Tests, float]]:
        match value:
            case Const(amount) if isinstance(amount, int | float):
                return [((), float(amount))]
            case If(condition, Const(then), Const(otherwise)) if _numbers(then, otherwise):
                return [
                    (self._tests(condition), float(then)),  # type: ignore[arg-type]
                    (self._tests_of_else(condition), float(otherwise)),  # type: ignore[arg-type]
                ]
            case _:
                return [((), float("inf"))]


def _holds(tests: _Tests, here: int, minds: int) -> bool:
    for a, b in tests:
        if not (a & here or b & minds):
            return False
    return True


def _plain(expression: GroundExpression, in_mind: bool) -> tuple[int | None, bool]:
    """The fluent that is read, and whether in some mind; None for anything but a plain reading."""
    while isinstance(expression, Mind):
        expression, in_mind = expression.inner, True
    return (expression.fluent if isinstance(expression, Read) else None), in_mind


def _numbers(*values: Value) -> bool:
    return all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
