"""What the rules have in common: somebody's wants, what an event cost somebody, and how a feeling is put down."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from denouement.engine import World
from denouement.feelings.bonds import Bonds
from denouement.feelings.feeling import Cause, Emotion, Feeling
from denouement.feelings.likelihood import Likelihood, Outlook, Outlooks
from denouement.feelings.lived import Lived

__all__ = ["LEAST", "Rule", "Tools"]

LEAST = 0.25
"""What is weaker is not felt."""

_TOP = Likelihood.CERTAIN - Likelihood.IMPOSSIBLE


class Tools:
    """Reads beliefs for the rules of one ground problem."""

    def __init__(self, outlooks: Outlooks) -> None:
        self.outlooks = outlooks
        self.reasons = outlooks.reasons
        self.openness = outlooks.openness
        self.ground = outlooks.engine.ground
        self.bonds = Bonds(self.ground)

    def weight(self, want: int) -> float:
        """What a want is worth to whose it is."""
        return self.ground.wants[want].weight

    def share(self, want: int, before: Likelihood, after: Likelihood) -> float:
        """The worth of a want times the part of the way between impossible and certain that it has gone."""
        return self.weight(want) * abs(after - before) / _TOP

    def closed(self, person: int, before: World, after: World) -> tuple[int, ...]:
        """The wants of ``person`` that could still be met before, and are neither met now nor could be."""
        return self.openness.closed(person, before, after)

    def changed(self, person: int, before: World, after: World) -> tuple[int, ...]:
        """The wants of ``person`` that are met in one of two worlds only."""
        is_met = self.openness.is_met
        return tuple(
            n
            for n, w in enumerate(self.ground.wants)
            if w.person == person and w.condition is not None and is_met(n, before) != is_met(n, after)
        )

    def done(self, lived: Lived, believed: World) -> World:
        """What the act that was seen does in a world: not what it makes anybody believe, but what it brings about."""
        return believed if lived.act is None else self.outlooks.engine.step(believed, lived.act)

    def gain(self, person: int, before: World, after: World) -> float:
        """How much better off ``person`` is, by two worlds that somebody believes in."""
        return self.outlooks.worth(person, after) - self.outlooks.worth(person, before)

    def harm(self, person: int, before: World, after: World) -> tuple[float, tuple[int, ...]]:
        """What an event cost ``person``: what they lost, and half of what they can no longer get; and which wants."""
        gain = self.gain(person, before, after)
        closed = self.closed(person, before, after)
        lost = [n for n in self.changed(person, before, after) if self.openness.is_met(n, before)]
        cost = max(0.0, -gain) + sum(self.weight(n) for n in closed) / 2
        return cost, (*closed, *(lost if gain < 0 else ()))

    def loss(self, lived: Lived, before: Outlook) -> tuple[float, tuple[int, ...]]:
        """What an event cost the one who lives it: what they lost, and what they had reckoned with and cannot get."""
        gain = lived.after.worth - before.worth
        gone = tuple(
            n
            for n, level in lived.after.wants.items()
            if level is Likelihood.IMPOSSIBLE
            and n not in before.met
            and before.wants.get(n, Likelihood.IMPOSSIBLE) >= Likelihood.OPEN
        )
        lost = tuple(n for n in before.met if n in lived.after.wants and n not in lived.after.met)
        cost = max(0.0, -gain) + sum(self.share(n, before.wants[n], Likelihood.IMPOSSIBLE) for n in gone)
        return cost, (*gone, *(lost if gain < 0 else ()))

    def made(
        self, lived: Lived, emotion: Emotion, strength: float, cause: Cause, toward: int | None = None
    ) -> Iterator[Feeling]:
        """The feeling, unless it is too weak to be felt."""
        if strength >= LEAST:
            yield Feeling(lived.person, lived.event, emotion, round(strength, 3), cause, "", toward)


Rule = Callable[[Lived, Tools], Iterator[Feeling]]
"""A rule of appraisal: what somebody feels who lives an event."""
