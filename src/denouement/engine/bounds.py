"""How well off somebody can be at best within a few acts: a bound that saves looking.

A relaxed reading of what can follow from a world: nothing that was once so ceases to be possible, consent is
given freely, and all minds within minds are one. The best anybody can reach in it within *n* acts is at least
the best they can really reach, so where it is no gain there is none. Leaving this module out would change no
answer, only how long it takes. Source: the layers of a relaxed planning graph (Hoffmann and Nebel 2001), with
ranges for numbers.

What a state of this reading is, and how expressions look in it, is told in :mod:`denouement.engine.relaxed`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from denouement.engine.relaxed import Giving, Range, Ranging, Relaxed, State, Tests
from denouement.engine.worlds import World
from denouement.ground import YES, Const, Ground, GroundAct, GroundEffect, GroundExpression

__all__ = ["Bounds"]


_FOR_EVER = 10**9
"""More acts than any relaxed reading takes to come to rest."""

_WIDENED_AFTER = 64
"""After so many acts a number that still grows is taken to grow without end."""


@dataclass(frozen=True, slots=True)
class _Gain:
    """An effect that adds different bits in different states, each where its condition could hold."""

    tests: Tests
    in_minds: Tests
    giving: Giving
    giving_in_minds: Giving
    outside: bool


@dataclass(frozen=True, slots=True)
class _Growth:
    """An effect on an open fluent: where its range stands in a state, and the range of the value given."""

    at: int
    tests: Tests
    ranging: Ranging
    fixed: bool


@dataclass(frozen=True, slots=True)
class _Happening:
    """An act or a reaction: what it needs, what it adds in any case (in the world, in minds), and what it may add."""

    tests: Tests
    in_minds: Tests
    here: int
    minds: int
    gains: tuple[_Gain, ...]
    growths: tuple[_Growth, ...]
    all_here: int
    all_minds: int


_Entry = tuple[int, int, bool, _Happening]
"""All that a happening may add, in the world and in minds; whether it also changes open fluents; and itself."""


def _entry(made: _Happening) -> _Entry:
    return made.all_here, made.all_minds, bool(made.growths), made


class Bounds:
    """Bounds for one ground problem. Remembers the layers of each world it was asked about."""

    def __init__(self, ground: Ground) -> None:
        self._relaxed = relaxed = Relaxed(ground)
        self._watched = [(f, bits) for f, bits in enumerate(relaxed.bits) if len(bits) > 1]
        self._always = sum(bit for bits in relaxed.bits if len(bits) == 1 for bit in bits.values())
        self._unknowns = sum(bits.get(None, 0) for bits in relaxed.bits)
        self._open = list(relaxed.open_at)
        acts = [self._happening(a.precondition, a.effects) for a in ground.acts if a.searched and a.effects]
        self._acts = [_entry(a) for a in acts]
        self._reactions = [_entry(self._happening(r.when, r.effects)) for r in ground.reactions]
        self._wants = [
            [relaxed.ranging(w.value) for w in ground.wants if w.person == p]
            for p in range(len(ground.people))
        ]
        self._endings = {e.name: relaxed.tests(e.condition) for e in ground.endings}
        self._layers: dict[World, list[State]] = {}
        self._around: dict[World, tuple[int, tuple[float, ...]]] = {}

    def best(self, world: World, person: int, acts: int) -> float:
        """At least the most that ``person`` can have, by their wants, within ``acts`` acts from ``world``."""
        layers = self._layers_of(world, acts)
        state = layers[min(acts, len(layers) - 1)]
        most = 0.0
        for ranging in self._wants[person]:
            found = ranging(state)
            if found is None:
                return -math.inf
            most += found[1]
        return most

    def distance(self, world: World, ending: str, most: int) -> int | None:
        """At most the number of acts from ``world`` to the ending; None if that is more than ``most``."""
        tests = self._endings[ending]
        number = 0
        while number <= most:
            layers = self._layers_of(world, number)
            if number >= len(layers):
                return None
            if tests.hold(layers[number]):
                return number
            number += 1
        return None

    def can_ever(self, world: World, condition: GroundExpression) -> bool:
        """Whether the condition can hold after any number of acts, as far as this reading knows."""
        return self._relaxed.tests(condition).hold(self._layers_of(world, _FOR_EVER)[-1])

    def helps(self, act: GroundAct, condition: GroundExpression) -> bool:
        """Whether the act has an effect that some part of the condition asks for."""
        happening = self._happening(YES, act.effects)
        here, minds = happening.all_here, happening.all_minds
        return any(a & here or b & (here | minds) for a, b in self._relaxed.tests(condition).masks)

    # --- the relaxed layers

    def _layers_of(self, world: World, acts: int) -> list[State]:
        """The states after 0, 1, … acts; fewer than asked for where the last one repeats for ever."""
        known = self._layers.get(world)
        if known is None:
            here = self._state(world.values)
            minds, ranges = self._in_minds(world)
            known = self._layers[world] = [self._react((here, here | self._unknowns | minds, ranges))]
        while len(known) <= acts:
            following = self._after_an_act(known[-1], len(known))
            if following == known[-1]:
                break
            known.append(following)
        return known

    def _after_an_act(self, state: State, number: int) -> State:
        here, minds, ranges = state
        not_here, not_minds = ~here, ~minds
        for all_here, all_minds, growing, act in self._acts:
            if not (all_here & not_here or all_minds & not_minds or growing) or not act.tests.hold(state):
                continue
            here |= act.here
            minds |= act.here | act.minds
            for gain in act.gains:
                if gain.outside and gain.tests.hold(state):
                    here |= gain.giving(state)
                if gain.in_minds.hold(state):
                    minds |= gain.giving_in_minds(state)
            for growth in act.growths:
                if growth.tests.hold(state):
                    ranges = _grown(ranges, growth.at, growth.ranging(state), number > _WIDENED_AFTER)
        return self._react((here, minds, ranges))

    def _react(self, state: State) -> State:
        """All that reactions can bring, in the world and in minds."""
        waiting = self._reactions
        while True:
            before = state
            here, minds, _ = state
            not_here, not_minds = ~here, ~minds
            # What can add nothing more now never will; so few are looked at twice.
            waiting = [r for r in waiting if r[2] or r[0] & not_here or r[1] & not_minds]
            for _, _, _, reaction in waiting:
                for _, mask in reaction.in_minds.masks:
                    if not mask & minds:
                        break
                else:
                    if not reaction.in_minds.checks or reaction.in_minds.hold(state):
                        state = self._reacted(reaction, state)
                        minds = state[1]
            if state == before:
                return state

    def _reacted(self, reaction: _Happening, state: State) -> State:
        here, minds, ranges = state
        outside = reaction.tests.hold(state)
        if outside:
            here |= reaction.here
        minds |= reaction.here | reaction.minds
        for gain in reaction.gains:
            if outside and gain.outside and gain.tests.hold(state):
                here |= gain.giving(state)
            if gain.in_minds.hold(state):
                minds |= gain.giving_in_minds(state)
        for growth in reaction.growths:
            if growth.tests.hold(state):
                ranges = _grown(ranges, growth.at, growth.ranging(state), not growth.fixed)
        return here, minds, ranges

    def _state(self, values: tuple[object, ...]) -> int:
        state = self._always
        for fluent, bits in self._watched:
            state |= bits.get(values[fluent], 0)  # type: ignore[call-overload]
        return state

    def _in_minds(self, world: World) -> tuple[int, tuple[float, ...]]:
        """What is so in the world and in any mind that can be reached from it; and the ranges of numbers there."""
        known = self._around.get(world)
        if known is not None:
            return known
        found: dict[World, None] = {world: None}
        waiting = [world]
        bits = 0
        ranges: tuple[float, ...] = (math.inf, -math.inf) * len(self._open)
        while waiting:
            here = waiting.pop()
            around = self._around.get(here)
            if around is None:
                bits |= self._state(here.values)
                around_ranges = self._numbers(here)
                for mind in here.minds:
                    if mind not in found:
                        found[mind] = None
                        waiting.append(mind)
            else:
                bits |= around[0]
                around_ranges = around[1]
            for at in range(0, len(ranges), 2):
                ranges = _grown(ranges, at, (around_ranges[at], around_ranges[at + 1]), False)
        self._around[world] = bits, ranges
        return bits, ranges

    def _numbers(self, world: World) -> tuple[float, ...]:
        numbers: list[float] = []
        for fluent in self._open:
            value = world.values[fluent]
            known = isinstance(value, int | float) and not isinstance(value, bool)
            numbers += (value, value) if known else (math.inf, -math.inf)  # type: ignore[arg-type]
        return tuple(numbers)

    # --- acts and reactions

    def _happening(self, needs: GroundExpression, effects: Sequence[GroundEffect]) -> _Happening:
        tests = self._relaxed.tests(needs).rarest_first()
        in_minds = self._relaxed.tests(needs, in_mind=True).rarest_first()
        gains: list[_Gain] = []
        growths: list[_Growth] = []
        here = minds = all_here = all_minds = 0
        for effect in effects:
            if effect.fluent in self._relaxed.open_at:
                growths.append(self._growth(effect))
                continue
            bits = self._relaxed.bits[effect.fluent]
            if effect.condition == YES and isinstance(effect.value, Const):
                gained = bits.get(effect.value.value, 0)
                here |= 0 if effect.path else gained
                minds |= gained if effect.path else 0
            else:
                gained = sum(bits.values())
                gains.append(self._gain(effect))
            all_here |= 0 if effect.path else gained
            all_minds |= gained
        return _Happening(tests, in_minds, here, minds, tuple(gains), tuple(growths), all_here, all_minds)

    def _gain(self, effect: GroundEffect) -> _Gain:
        relaxed = self._relaxed
        return _Gain(
            relaxed.tests(effect.condition),
            relaxed.tests(effect.condition, in_mind=True),
            relaxed.giving(effect.fluent, effect.value),
            relaxed.giving(effect.fluent, effect.value, in_mind=True),
            not effect.path,
        )

    def _growth(self, effect: GroundEffect) -> _Growth:
        return _Growth(
            self._relaxed.open_at[effect.fluent],
            self._relaxed.tests(effect.condition, in_mind=True),
            self._relaxed.ranging(effect.value, in_mind=True),
            isinstance(effect.value, Const),
        )


def _grown(ranges: tuple[float, ...], at: int, found: Range, without_end: bool) -> tuple[float, ...]:
    """The ranges with one of them stretched, to infinity if it is to have no end."""
    if found is None or (found[0] >= ranges[at] and found[1] <= ranges[at + 1]):
        return ranges
    low, high = min(ranges[at], found[0]), max(ranges[at + 1], found[1])
    if without_end:
        low = -math.inf if low < ranges[at] else low
        high = math.inf if high > ranges[at + 1] else high
    return (*ranges[:at], low, high, *ranges[at + 2 :])
