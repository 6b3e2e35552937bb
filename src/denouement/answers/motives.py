"""Why somebody would do an act, and why they would not: one sentence, and the tree behind it.

A reason is data from the engine; a missing reason is found out here by looking at what is in the way: what the
person believes, what the act would cost, or that nothing the person wants comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.unmet import unmet_conditions
from denouement.answers.wording import Wording, number
from denouement.engine import Engine, Reason, ReasonKind, Reasons, World, compiled
from denouement.engine.kernel import reasons_for
from denouement.ground import GroundAct, GroundWant
from denouement.search import DEFAULT_LIMITS, Limits

__all__ = ["MOST_WORDS", "Missing", "Motives", "ReasonTree", "motives_for"]

MOST_WORDS = 30
"""The most words of a sentence that answers *why*, where the writer's own sentences leave room for it."""


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
    are served and hurt, with amounts; ``others`` for each later act what its doers are taken to gain. Where the reason
    rests on what is foreseen (``foreseen``), ``plan`` is that, and ``instead`` what would come without the act; for a
    precaution, the turn that is feared, with what would come of it. ``settled`` are the wants that are settled by it.
    """

    person: str
    act: str
    kind: str
    sentence: str
    plan: tuple[str, ...]
    gains: tuple[tuple[str, float], ...]
    costs: tuple[tuple[str, float], ...]
    others: tuple[ReasonTree, ...]
    foreseen: bool = False
    instead: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()


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
        before = reason.instead_worlds[-1] if reason.is_foreseen else reason.worlds[0]
        gains, costs = self.balance(reason.person, before, reason.worlds[-1])
        wants = self.engine.ground.wants
        return ReasonTree(
            said.person(reason.person),
            said.act(reason.plan[0]),
            reason.kind.value,
            self.sentence(reason),
            tuple(said.act(a) for a in reason.plan),
            tuple((w.text, amount) for w, amount in gains),
            tuple((w.text, amount) for w, amount in costs),
            () if reason.is_foreseen else self._others(reason),
            reason.is_foreseen,
            tuple(said.act(a) for a in reason.instead),
            tuple(wants[n].text for n in reason.settled),
        )

    def _others(self, reason: Reason) -> tuple[ReasonTree, ...]:
        """What the doers of later acts of a plan are taken to gain by them."""
        found = []
        left = self.reasons.horizon
        for number_, act in enumerate(reason.plan[1:], start=1):
            for other in act.willing:
                if other != reason.person:
                    inner = self.reasons.nested(act, other, reason.worlds[number_], left - number_)
                    if inner is not None:
                        found.append(self.tree(inner))
        return tuple(found)

    def sentence(self, reason: Reason) -> str:
        """A reason in one sentence of at most 30 words, as far as the writer's own sentences let it.

        *Mara asks …: she wants to have heard Teo out, and expects it once Teo accounts to Mara.*
        """
        act, name = self.wording.act(reason.plan[0]), self.wording.person(reason.person)
        for rest in self._clauses(reason, name):
            text = f"{act}{rest}"
            if len(text.split()) <= MOST_WORDS:
                break
        return english.finish(text)

    def _clauses(self, reason: Reason, name: str) -> Iterator[str]:
        """What may follow the act, from the fullest to the shortest."""
        before = reason.instead_worlds[-1] if reason.is_foreseen else reason.worlds[0]
        gains, _ = self.balance(reason.person, before, reason.worlds[-1])
        wanted = [w.text for w, _ in gains]
        match reason.kind:
            case ReasonKind.SETTLE:
                asked = self.engine.ground.wants[reason.settled[0]].text
                answer = self._closing(reason)
                if answer:
                    yield f": {name} wants {asked}, and to know it even if {answer}"
                yield f": {name} wants {asked}, and to know where that stands"
            case ReasonKind.PRECAUTION:
                feared = english.join([self.wording.act(a) for a in reason.instead[: reason.feared]])
                yield f", in case {feared}: {name} wants {english.join(wanted[:2])}"
                yield f", in case {feared}: {name} wants {wanted[0]}"
                yield f", in case {feared}"
            case ReasonKind.AVOID:
                loss = self._loss(reason)
                if loss:
                    yield f": otherwise {loss}, and {name} wants {english.join(wanted[:2])}"
                    yield f": otherwise {loss}, and {name} wants {wanted[0]}"
                yield f": {name} would lose by not doing it, and wants {wanted[0]}"
            case ReasonKind.GAIN:
                first, wanted = self._soonest(reason, [w for w, _ in gains])
                last = f", and expects it once {self.wording.act(reason.plan[first])}" if first else ""
                yield f": {name} wants {english.join(wanted[:2])}{last}"
                yield f": {name} wants {wanted[0]}{last}"
                yield f": {name} wants {wanted[0]}"

    def _soonest(self, reason: Reason, wants: list[GroundWant]) -> tuple[int, list[str]]:
        """Of the wants that gain, those that are the first to have what they gain; and the act that gives it."""
        found: dict[int, list[str]] = {}
        for want in wants:
            amounts = [self.amount(want, w) for w in reason.worlds]
            act = len(reason.plan)
            while act > 1 and amounts[act - 1] == amounts[-1]:
                act -= 1
            found.setdefault(act - 1, []).append(want.text)
        first = min(found)
        return first, found[first]

    def _loss(self, reason: Reason) -> str:
        """The first act, in what would come without, that leaves the person worse off for good."""
        utility = [self.engine.utility(w, reason.person) or 0.0 for w in reason.instead_worlds]
        for act, before, after in zip(reason.instead, utility, utility[1:], strict=False):
            if after < before and after < reason.after:
                return self.wording.act(act)
        return ""

    def _closing(self, reason: Reason) -> str:
        """The act of another that settles the want."""
        acts = [a for a in reason.plan[1:] if reason.person not in a.willing]
        return self.wording.act(acts[-1]) if acts else ""

    def balance(
        self, person: int, before: World, after: World
    ) -> tuple[list[tuple[GroundWant, float]], list[tuple[GroundWant, float]]]:
        """What a person's wants gain and lose between two worlds, the greatest first."""
        gains, costs = [], []
        for want in self.wants_of(person):
            change = self.amount(want, after) - self.amount(want, before)
            if change > 0:
                gains.append((want, change))
            elif change < 0:
                costs.append((want, -change))
        return sorted(gains, key=lambda g: -g[1]), sorted(costs, key=lambda c: -c[1])

    def wants_of(self, person: int) -> list[GroundWant]:
        """The wants of a person, in order of declaration."""
        return [w for w in self.engine.ground.wants if w.person == person]

    def amount(self, want: GroundWant, world: World) -> float:
        """What a want counts for in a world."""
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
        gains, costs = self.balance(person, believed, after)
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


def motives_for(
    analysis: Analysis, limits: Limits = DEFAULT_LIMITS, reasons: Reasons | None = None
) -> Motives:
    """The reasons people have in a story, in words. ``reasons`` are those of a search, with all they have worked out."""
    found = reasons or reasons_for(analysis.engine, limits.horizon, limits.depth)
    return Motives(analysis.engine, found, analysis.wording)
