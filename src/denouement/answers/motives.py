"""Why somebody would do an act, and why they would not: one sentence, and the tree behind it.

A reason is data from the engine; a missing reason is found out here by looking at what is in the way: what the
person believes, what the act would cost, or that nothing the person wants comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from denouement import english
from denouement.answers.unmet import unmet_conditions
from denouement.answers.wording import Wording, number
from denouement.engine import Engine, Reason, Reasons, World, compiled
from denouement.ground import GroundAct, GroundWant

__all__ = ["Missing", "Motives", "ReasonTree"]


@dataclass(frozen=True)
class Missing:
    """Why somebody has no reason: ``kind`` is "knowledge" or "motive", ``because`` one clause."""

    person: int
    kind: str
    because: str


@dataclass(frozen=True)
class ReasonTree:
    """A reason in words, with the reasons of others it counts on.

    ``sentence`` says it in one sentence; ``plan`` are the acts counted on, in words; ``wants`` the wants that
    are served and hurt, with amounts; ``others`` for each later act what its doers are taken to gain.
    """

    person: str
    act: str
    kind: str
    sentence: str
    plan: tuple[str, ...]
    gains: tuple[tuple[str, float], ...]
    costs: tuple[tuple[str, float], ...]
    others: tuple[ReasonTree, ...]


class Motives:
    """Says reasons of one story, in one search's limits."""

    def __init__(self, engine: Engine, reasons: Reasons, wording: Wording) -> None:
        self.engine = engine
        self.reasons = reasons
        self.wording = wording

    # --- reasons that are there

    def tree(self, reason: Reason) -> ReasonTree:
        """A reason with all it counts on."""
        said = self.wording
        plan = tuple(said.act(a) for a in reason.plan)
        gains, costs = self._balance(reason.person, reason.worlds[0], reason.worlds[-1])
        others = []
        left = self.reasons.horizon
        for number_, act in enumerate(reason.plan[1:], start=1):
            for other in act.willing:
                if other != reason.person:
                    inner = self.reasons.nested(act, other, reason.worlds[number_], left - number_)
                    if inner is not None:
                        others.append(self.tree(inner))
        return ReasonTree(
            said.person(reason.person),
            plan[0],
            reason.kind.value,
            self._sentence(reason, gains, costs),
            plan,
            tuple((w.text, amount) for w, amount in gains),
            tuple((w.text, amount) for w, amount in costs),
            tuple(others),
        )

    def _sentence(
        self, reason: Reason, gains: list[tuple[GroundWant, float]], costs: list[tuple[GroundWant, float]]
    ) -> str:
        """*Mara asks …: she wants to have heard Teo out, and counts on Teo's account.*"""
        said = self.wording
        act = said.act(reason.plan[0])
        wanted = english.join([w.text for w, _ in gains[:2]])
        text = f"{act}: {said.person(reason.person)} wants {wanted}"
        if len(reason.plan) > 1:
            text += f", and expects it once {said.act(reason.plan[-1])}"
        return english.finish(text)

    def _balance(
        self, person: int, before: World, after: World
    ) -> tuple[list[tuple[GroundWant, float]], list[tuple[GroundWant, float]]]:
        """What a person's wants gain and lose between two worlds, the greatest first."""
        gains, costs = [], []
        for want in self.wants_of(person):
            change = self._amount(want, after) - self._amount(want, before)
            if change > 0:
                gains.append((want, change))
            elif change < 0:
                costs.append((want, -change))
        return sorted(gains, key=lambda g: -g[1]), sorted(costs, key=lambda c: -c[1])

    def wants_of(self, person: int) -> list[GroundWant]:
        """The wants of a person, in order of declaration."""
        return [w for w in self.engine.ground.wants if w.person == person]

    def _amount(self, want: GroundWant, world: World) -> float:
        value = compiled(want.value)(world)
        return float(value) if isinstance(value, int | float) else 0.0

    # --- reasons that are missing

    def missing(self, act: GroundAct, person: int, world: World) -> Missing | None:
        """Why the person has no reason to do the act in this world; None if they have one."""
        if self.reasons.reason(act, person, world) is not None:
            return None
        believed = world.minds[person]
        name = self.wording.person(person)
        unmet = unmet_conditions(act, believed)
        if unmet:
            return Missing(person, "knowledge", f"{name} believes that {self.wording.denied(unmet[0])}")
        after = self.engine.step(believed, act)
        gains, costs = self._balance(person, believed, after)
        if not self.wants_of(person):
            return Missing(person, "motive", f"{name} has no wants in this story")
        if costs:
            return Missing(person, "motive", self._too_dear(name, gains, costs))
        return Missing(
            person,
            "motive",
            f"nothing {name} wants comes of it within {english.count(self.reasons.horizon, 'event')}, "
            f"as {name} sees things",
        )

    def _too_dear(
        self, name: str, gains: list[tuple[GroundWant, float]], costs: list[tuple[GroundWant, float]]
    ) -> str:
        lost = english.join([f"{w.text} ({number(a)})" for w, a in costs])
        text = f"it goes against what {name} wants: {lost}"
        if gains:
            text += f"; it brings only: {english.join([f'{w.text} ({number(a)})' for w, a in gains])}"
        return text
