"""Whether somebody has a reason for an act, by the strict definition; and whether a recorded reason is one.

A recorded reason is a plan, with the reasons of the others in it. It is held against the five rules of
:mod:`denouement.engine.reasons`, which are not searched with here: the plan is played.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from denouement.conform.played import Played
from denouement.conform.traces import replay
from denouement.conform.vectors import Broken, need, optional
from denouement.conform.verdict import Verdict
from denouement.engine import World
from denouement.ground import GroundAct

__all__ = ["Fault", "Limits", "check_triple", "fault_of"]

UNLIMITED = 16
"""How far is looked where the vectors say “unlimited”; a reason that is not found within it decides nothing."""

_FAR = 1_000
"""A horizon beyond this is taken for it: no plan without something to leave out is as long."""


@dataclass(frozen=True)
class Limits:
    """The character temporal limit and the epistemic limit of a triple or a solution; -1 is none."""

    horizon: int
    depth: int

    @staticmethod
    def of(told: dict[str, Any]) -> Limits:
        """The limits recorded under ``ctl`` and ``el``."""
        return Limits(need(told, "ctl", int), need(told, "el", int))

    @property
    def acts(self) -> int:
        """How many acts ahead people think."""
        return UNLIMITED if self.horizon < 0 else max(1, min(self.horizon, _FAR))

    @property
    def layers(self) -> int:
        """How many minds deep. No layer is reached beyond the horizon, so that is as good as unlimited."""
        return self.acts if self.depth < 0 else self.depth


def check_triple(played: Played, triple: Any, traces: dict[str, Any], limits: Limits) -> Iterator[Verdict]:
    """One triple of a state, an act and a character. It may be cut by a limit; then LimitReached is raised."""
    trace, step = need(triple, "trace", str), need(triple, "step", int)
    act, person = need(triple, "action", str), need(triple, "character", str)
    where = f"explained, trace {trace}, step {step}, {act} for {person}"
    strict = optional(triple, "by_definition", bool)
    expected = need(triple, "explained", bool) if strict is None else strict
    strict_plan = optional(triple, "within_limits", bool) is not False
    if strict is None and expected and not strict_plan:
        yield Verdict(
            where, left_out="the recorded reason goes beyond the limits, and no strict answer is recorded"
        )
        return
    if trace not in traces:
        raise Broken(f"there is no trace “{trace}”")
    world = replay(played, traces[trace], step)
    reasons = played.reasons(limits.acts, limits.layers)
    found = reasons.reason(played.act(act), played.person(person), world) is not None
    plan = optional(triple, "plan", list) if expected and strict_plan else None
    fault = None if plan is None else fault_of(played, act, plan, played.person(person), world, limits)
    if fault is not None and fault.dispensable and not found and strict is None:
        yield Verdict(where, left_out=f"recorded is what a search found, not the definition: {fault.words}")
        return
    if not found and limits.horizon < 0:
        yield Verdict(where, undecided=f"no limit is recorded; no reason was found within {UNLIMITED} acts")
        return
    differences = [] if found == expected else [f"expected {expected}, found {found}"]
    differences += [f"the recorded reason is not accepted: {fault.words}"] if fault else []
    yield Verdict.of(where, differences)


@dataclass(frozen=True)
class Fault:
    """Why a recorded plan is no reason. ``dispensable``: only because a shorter selection of it does as well."""

    words: str
    dispensable: bool = False


def fault_of(
    played: Played, act: str, plan: list[Any], person: int, world: World, limits: Limits
) -> Fault | None:
    """Why a recorded plan is no reason for ``person`` to do ``act`` in ``world``; None where it is one."""
    return _Plans(played, limits).fault(played.act(act), plan, person, world, limits.acts, 1)


class _Plans:
    """Plans held against the rules, at any layer."""

    def __init__(self, played: Played, limits: Limits) -> None:
        self.played = played
        self.engine = played.engine
        self.limits = limits

    def fault(
        self, first: GroundAct, plan: list[Any], person: int, world: World, horizon: int, layer: int
    ) -> Fault | None:
        """The first rule that is broken."""
        acts = [self.played.act(need(p, "action", str)) for p in plan]
        if not acts or acts[0] is not first:
            return Fault("it does not begin with the act")
        if len(acts) > horizon or (layer > self.limits.layers and len(acts) > 1):
            return Fault(f"its {len(acts)} acts go beyond the limits")
        worlds = [world.minds[person]]
        for act in acts:
            if not self.engine.possible(worlds[-1], act):
                return Fault(f"{self._named(act)} is not possible when its turn comes")
            if not act.willing:
                return Fault(f"nobody does {self._named(act)}")
            worlds.append(self.engine.step(worlds[-1], act))
        utilities = [self.engine.utility(w, person) for w in worlds]
        end = utilities[-1]
        if end is None or any(u is None or u >= end for u in utilities[:-1]):
            return Fault("it does not leave its owner better off than before each of its acts")
        for index in range(1, len(acts)):
            fault = self._others(plan[index], acts[index], person, worlds[index], horizon - index, layer)
            if fault is not None:
                return fault
        for index in range(len(acts) - 1):
            shorter = self._shorter(acts[index + 1 :], person, worlds[index], end, horizon - index, layer)
            if shorter:
                told = "; ".join(self._named(a) for a in shorter)
                return Fault(f"it can do without {self._named(acts[index])}: this leads as far: {told}", True)
        return None

    def _others(
        self, told: Any, act: GroundAct, person: int, world: World, horizon: int, layer: int
    ) -> Fault | None:
        """Why somebody else in the act has no reason, as the plan's owner sees it."""
        given = optional(told, "others", dict) or {}
        for other in act.willing:
            if other == person:
                continue
            name = self.played.people[other]
            plan = optional(given, name, list)
            if plan is not None:
                fault = self.fault(act, plan, other, world, max(1, horizon), layer + 1)
                if fault is not None:
                    words = f"the reason of {name} for {self._named(act)}: {fault.words}"
                    return Fault(words, fault.dispensable)
            elif not self._has_reason(act, other, world, horizon, layer):
                return Fault(f"{name} has no reason for {self._named(act)}")
        return None

    def _has_reason(self, act: GroundAct, other: int, world: World, horizon: int, layer: int) -> bool:
        """Whether somebody has a reason inside a plan of this layer."""
        reasons = self.played.reasons(self.limits.acts, self.limits.layers)
        return reasons.nested(act, other, world, horizon, layer + 1) is not None

    def _shorter(
        self, rest: list[GroundAct], person: int, start: World, end: float, horizon: int, layer: int
    ) -> tuple[GroundAct, ...]:
        """A selection of ``rest`` that, from ``start``, does without the act that stands there, as well; or none."""
        reached: dict[tuple[World, int], tuple[GroundAct, ...]] = {(start, horizon): ()}
        for act in rest:
            for (world, left), chosen in tuple(reached.items()):
                if not left or not self.engine.possible(world, act):
                    continue
                after = self.engine.step(world, act)
                others = (p for p in act.willing if p != person)
                if after is not world and all(self._has_reason(act, p, world, left, layer) for p in others):
                    utility = self.engine.utility(after, person)
                    if utility is not None and utility >= end:
                        return (*chosen, act)
                    reached[after, left - 1] = (*chosen, act)
        return ()

    def _named(self, act: GroundAct) -> str:
        return next(name for name, known in self.played.acts.items() if known is act)
