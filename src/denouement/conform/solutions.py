"""Solutions: the shortest plans of the author's for a goal, all of them, and the proof that none is shorter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from denouement.conform.explained import Limits
from denouement.conform.plans import Plan, Shortest
from denouement.conform.played import Played
from denouement.conform.vectors import Broken, need, optional, strings
from denouement.conform.verdict import Verdict
from denouement.search import Watch

__all__ = ["check_solution"]


def check_solution(played: Played, told: Any, watch: Watch) -> Iterator[Verdict]:
    """What is recorded of one goal. It may be cut by a limit; then LimitReached is raised."""
    goal = _goal(told)
    where = f"solutions, goal {goal:g}"
    recorded = optional(told, "shortest", int)
    strict = optional(told, "by_definition", dict)
    if recorded is not None and strict is not None and optional(strict, "count", int) == 0:
        none_within, recorded = recorded, None  # what the search accepted is no plan by the definition
    else:
        none_within = max(_exhausted(told), default=0)
    bound = none_within if recorded is None else recorded
    if not bound:
        return
    limits = Limits.of(told)
    found = played.shortest(goal, bound, limits.acts, limits.layers, watch)
    yield Verdict.of(f"{where}, shortest", _length(recorded, none_within, found))
    if recorded is not None and optional(told, "all_shortest", dict) is not None:
        yield Verdict.of(f"{where}, all_shortest", _plans(told, strict or {}, found))


def _goal(told: Any) -> float:
    goal = told.get("goal") if isinstance(told, dict) else None
    if isinstance(goal, bool) or not isinstance(goal, int | float):
        raise Broken("the field “goal” should be a number")
    return float(goal)


def _exhausted(told: dict[str, Any]) -> Iterator[int]:
    """The author limits under which the reference showed that there is no plan."""
    for key in ("runs", "explanation_first"):
        for run in optional(told, key, list) or []:
            if need(run, "result", str) == "exhausted":
                yield need(run, "atl", int)


def _length(recorded: int | None, none_within: int, found: Shortest) -> Iterator[str]:
    if recorded != found.length:
        expected = f"none within {none_within}" if recorded is None else str(recorded)
        told = f"none within {recorded}" if found.length is None else f"{found.length}: {_first(found)}"
        yield f"length: expected {expected}, found {told}"


def _first(found: Shortest) -> str:
    return "; ".join(min(found.plans))


def _plans(told: dict[str, Any], strict: dict[str, Any], found: Shortest) -> Iterator[str]:
    """How the set of plans differs from the recorded one: that of the definition, where it is another."""
    recorded = need(told, "all_shortest", dict)
    expected = _plan_set(need(recorded, "plans", list))
    if optional(strict, "same_set", bool) is False:
        expected -= _plan_set(optional(strict, "only_search", list) or [])
        expected |= _plan_set(optional(strict, "only_definition", list) or [])
    elif len(expected) < need(recorded, "count", int) or optional(recorded, "complete", bool) is False:
        # Only some of them are recorded.
        expected |= found.plans
    for words, plans in (("missing", expected - found.plans), ("not recorded", found.plans - expected)):
        for plan in sorted(plans):
            yield f"a plan {words}: {'; '.join(plan)}"


def _plan_set(plans: list[Any]) -> set[Plan]:
    """Plans as rows of names; an act may be recorded by its name or with the reasons of others beside it."""
    made: set[Plan] = set()
    for plan in plans:
        if not isinstance(plan, list):
            raise Broken("a plan should be a list of actions")
        names = [need(a, "action", str) if isinstance(a, dict) else a for a in plan]
        made.add(tuple(strings(names, "plans")))
    return made
