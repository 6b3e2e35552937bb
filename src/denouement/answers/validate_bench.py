"""What checking a plan rests on: the rules, how a failure is noted at its place, and what all rules ask.

Used by :mod:`denouement.answers.validate` for the plan itself, and by
:mod:`denouement.answers.validate_reasons` for the explanations that come with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from denouement import english
from denouement.answers.plan_file import GivenAct
from denouement.answers.plan_names import ActNames
from denouement.answers.wording import Wording, number
from denouement.engine import Engine, Reasons, World
from denouement.ground import Compare, Const, GroundAct, GroundExpression, Mind, Read
from denouement.model import Span
from denouement.search import Limits

__all__ = ["AsWell", "Bench", "Fault", "Place", "Rule", "Willing", "amount", "quoted"]


class Rule(Enum):
    """The rules of a plan, and those of an explanation inside it (by their numbers in the definition)."""

    KNOWN = "known act"
    POSSIBLE = "precondition"
    BELIEVED = "belief"
    REASON = "reason"
    GOAL = "goal"
    LENGTH = "length"
    SPARED = "nothing left out"
    BEGINS = "explanation: begins with its act"
    EXECUTABLE = "explanation 1: each act is possible"
    BETTER = "explanation 2: better off at the end"
    SOMEBODY = "explanation 3: somebody must be willing"
    OTHERS = "explanation 4: the others have reasons"
    MINIMAL = "explanation 5: nothing left out"
    HORIZON = "limit of the horizon"
    DEPTH = "limit of the depth"


@dataclass(frozen=True)
class Fault:
    """A rule that fails. ``event`` is the number of the act in the plan, 0 for the whole of it.

    ``within`` leads into the explanations: whose reason, and which act of it, from the outside in.
    """

    rule: Rule
    event: int
    within: tuple[str, ...]
    span: Span
    excerpt: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Place:
    """Where in the plan something is checked; see :class:`Fault`."""

    event: int
    span: Span
    excerpt: str = ""
    within: tuple[str, ...] = ()

    def inside(self, name: str) -> Place:
        """Within somebody's reason given here."""
        return replace(self, within=(*self.within, f"{name}'s reason"))

    def at(self, given: GivenAct, index: int) -> Place:
        """At an act of the reason that this place is within."""
        within = (*self.within, f"act {index}")
        return Place(self.event, given.span, given.excerpt, within)


AsWell = Callable[[World], bool]
"""Whether a plan that ends in this world ends as well."""

Willing = Callable[[GroundAct, World, int], bool]
"""Whether those who are asked would do an act in a world, after so many acts of a selection."""


@dataclass
class Bench:
    """What a plan is checked with, and the failures found so far."""

    engine: Engine
    reasons: Reasons
    said: Wording
    names: ActNames
    limits: Limits
    faults: list[Fault] = field(default_factory=list)

    def fault(self, rule: Rule, place: Place, message: str, hint: str = "") -> None:
        """Note that a rule fails."""
        self.faults.append(Fault(rule, place.event, place.within, place.span, place.excerpt, message, hint))

    def known(self, given: GivenAct, place: Place) -> GroundAct | None:
        """The act that is meant; None, and a failure noted, if there is none."""
        found = self.names.find(given.text)
        if isinstance(found, GroundAct):
            return found
        self.fault(Rule.KNOWN, place, found.message, found.hint)
        return None

    def selection(
        self, acts: Sequence[GroundAct], start: World, as_well: AsWell, willing: Willing
    ) -> tuple[int, ...] | None:
        """Which of the acts are enough, if some can be left out: possible in turn, with reasons, ending as well.

        Selections that lead to one world in as many acts are looked at as one.
        """
        whole: World | None = start
        reached: dict[tuple[World, int], tuple[int, ...]] = {}
        for index, act in enumerate(acts):
            following = dict(reached)
            for (world, taken), kept in reached.items():
                if self.engine.possible(world, act) and willing(act, world, taken):
                    following.setdefault((self.engine.step(world, act), taken + 1), (*kept, index))
            if whole is not None:  # all acts so far, and now the first one that is left out
                following.setdefault((whole, index), tuple(range(index)))
                can = self.engine.possible(whole, act) and willing(act, whole, index)
                whole = self.engine.step(whole, act) if can else None
            reached = following
        enough = [kept for (world, _), kept in reached.items() if as_well(world)]
        return min(enough, key=lambda k: (len(k), k), default=None)

    def spare(self, acts: Sequence[GroundAct], kept: Sequence[int]) -> tuple[str, str]:
        """The acts that a selection leaves out, in words, and a hint of what is enough."""
        left_out = [self.said.act(a) for i, a in enumerate(acts) if i not in kept]
        enough = "; ".join(self.said.act(acts[i]) for i in kept)
        return quoted(left_out), f"this is enough: {enough or 'nothing at all'}"

    def unmet(self, atom: GroundExpression, world: World) -> str:
        """What was asked, and what is so instead."""
        return f"{self.said.condition(atom)}, but {_actual(self.said, atom, world)}"


def _actual(said: Wording, atom: GroundExpression, world: World) -> str:
    """What is the case in ``world`` in the place of a comparison."""
    match atom:
        case Mind(person, inner):
            return f"{said.person(person)} believes that {_actual(said, inner, world.minds[person])}"
        case Compare(_, Read(fluent), Const()):
            return said.fact(fluent, world.values[fluent])
        case Compare(_, Read(one), Read(other)):
            return f"{said.fact(one, world.values[one])} and {said.fact(other, world.values[other])}"
        case _:
            return said.denied(atom)


def quoted(texts: Sequence[str]) -> str:
    """Several acts, in quotation marks."""
    return english.join([f"“{t}”" for t in texts])


def amount(utility: float | None) -> str:
    """A utility in words."""
    return "unknown" if utility is None else number(utility)
