"""The explanations that a plan brings: rules 1 to 5 and the limits, strictly, to the last one inside another.

An explanation is somebody's plan that begins with the act it explains, in the world as that person believes it to
be. What others are taken to think of its first act is asked where that act stands, so what is given for it there
is not looked at.
"""

from __future__ import annotations

from denouement import english
from denouement.answers.plan_file import GivenAct
from denouement.answers.unmet import unmet_conditions
from denouement.answers.validate_bench import Bench, Place, Rule, amount
from denouement.engine import World
from denouement.ground import GroundAct

__all__ = ["Explanations"]

_Step = tuple[GroundAct, GivenAct, Place]


class Explanations:
    """Checks explanations; what fails goes to the bench."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    def check(
        self,
        first: GroundAct,
        given: tuple[GivenAct, ...],
        person: int,
        believed: World,
        horizon: int,
        layer: int,
        place: Place,
    ) -> None:
        """One explanation: rules 1 to 5 and both limits, for somebody who believes in ``believed``."""
        name = self.bench.said.person(person)
        steps: list[_Step] = []
        for index, entry in enumerate(given, start=1):
            here = place.at(entry, index)
            act = self.bench.known(entry, here)
            if act is not None:
                steps.append((act, entry, here))
        if len(steps) < len(given):
            return
        if not steps or steps[0][0] is not first:
            self.bench.fault(
                Rule.BEGINS,
                place,
                f"the explanation does not begin with the act itself, {self.bench.said.act(first)}",
            )
            return
        self._limits(len(steps), horizon, layer, place)
        worlds = [believed]
        possible = True
        for index, (act, entry, here) in enumerate(steps):
            world = worlds[-1]
            for atom in unmet_conditions(act, world):
                possible = False
                told = self.bench.unmet(atom, world)
                self.bench.fault(Rule.EXECUTABLE, here, f"not possible, as {name} sees it: {told}")
            if not act.willing:
                self.bench.fault(
                    Rule.SOMEBODY, here, "nobody has to be willing for this, so nobody can count on it"
                )
            if index:
                self._others(act, entry, person, world, horizon - index, layer + 1, here)
            worlds.append(self.bench.engine.step(world, act))
        self._better(person, worlds, steps)
        if possible:
            self._minimal([s[0] for s in steps], person, worlds, horizon, layer, place)

    def _limits(self, length: int, horizon: int, layer: int, place: Place) -> None:
        if length > horizon:
            self.bench.fault(
                Rule.HORIZON,
                place,
                f"the explanation has {english.count(length, 'act')}; "
                f"{english.count(max(horizon, 0), 'act')} of the horizon {'is' if horizon == 1 else 'are'} left here",
                "--horizon sets the limit",
            )
        if (layer > self.bench.limits.depth and length > 1) or layer > self.bench.limits.depth + 1:
            self.bench.fault(
                Rule.DEPTH,
                place,
                f"this is {english.count(layer, 'mind')} deep; so deep only one act that pays at once counts",
                "--depth sets the limit",
            )

    def _others(
        self,
        act: GroundAct,
        given: GivenAct,
        planner: int,
        world: World,
        horizon: int,
        layer: int,
        place: Place,
    ) -> None:
        """The reasons of the others for a later act of somebody's explanation."""
        for other in act.willing:
            if other == planner:
                continue
            name = self.bench.said.person(other)
            if name in given.others:
                inside = place.inside(name)
                self.check(act, given.others[name], other, world.minds[other], horizon, layer, inside)
            elif horizon < 1 or self.bench.reasons.nested(act, other, world, horizon, layer) is None:
                self.bench.fault(
                    Rule.OTHERS,
                    place,
                    f"{name} has no reason for this within the limits, as the planner sees it",
                )

    def _better(self, person: int, worlds: list[World], steps: list[_Step]) -> None:
        name = self.bench.said.person(person)
        utilities = [self.bench.engine.utility(w, person) for w in worlds]
        last = utilities[-1]
        for utility, (_, _, here) in zip(utilities, steps, strict=False):
            if last is None or utility is None or last <= utility:
                self.bench.fault(
                    Rule.BETTER,
                    here,
                    f"{name} gains nothing from here on: {amount(utility)} before this act, {amount(last)} at the end",
                )

    def _minimal(
        self, acts: list[GroundAct], person: int, worlds: list[World], horizon: int, layer: int, place: Place
    ) -> None:
        gained = self.bench.engine.utility(worlds[-1], person)
        if gained is None:
            return

        def as_well(world: World) -> bool:
            utility = self.bench.engine.utility(world, person)
            return utility is not None and utility >= gained

        for start in range(len(acts)):

            def willing(act: GroundAct, world: World, taken: int, start: int = start) -> bool:
                left = horizon - start - taken
                return all(
                    left >= 1 and self.bench.reasons.nested(act, other, world, left, layer + 1) is not None
                    for other in act.willing
                    if other != person
                )

            kept = self.bench.selection(acts[start:], worlds[start], as_well, willing)
            if kept is not None:
                left_out, hint = self.bench.spare(acts[start:], kept)
                behind = f", seen from its act {start + 1} on," if start else ""
                message = f"the explanation{behind} is as good without {left_out}"
                self.bench.fault(Rule.MINIMAL, place, message, hint)
                return
