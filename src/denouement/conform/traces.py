"""Traces: sequences of acts, and what is so, believed, wanted and possible after each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from denouement.conform.header import value_differences
from denouement.conform.lists import list_differences, set_differences
from denouement.conform.played import Played, same, shown
from denouement.conform.vectors import Broken, need, optional, strings
from denouement.conform.verdict import Note, Verdict
from denouement.engine import World
from denouement.errors import LoopError

__all__ = ["Engines", "check_trace", "replay", "worlds_of"]


@dataclass
class Engines:
    """How many steps tell the reference's two engines apart, and which of the two was matched there."""

    definition: list[str] = field(default_factory=list)
    search: list[str] = field(default_factory=list)
    neither: list[str] = field(default_factory=list)

    def note(self) -> Note | None:
        """What to say about them; None where they never differ."""
        count = len(self.definition) + len(self.search) + len(self.neither)
        if not count:
            return None
        return Note(
            f"the reference's two engines differ at {count} steps: “values/believes” (declaration order of "
            f"triggers) is matched at {len(self.definition)} of them, “planner” at {len(self.search)}, neither "
            f"at {len(self.neither)}"
        )


def check_trace(
    played: Played, told: dict[str, Any], initial: dict[str, Any], engines: Engines
) -> Iterator[Verdict]:
    """Every step of one trace."""
    name = need(told, "id", str)
    world, true = played.opening, dict(initial)
    steps = need(told, "steps", list)
    for number, step in enumerate(steps):
        where = f"trace {name}, step {number}"
        try:
            differences, world = _step(played, step, world, true, where, engines)
            yield Verdict.of(where, differences)
        except (Broken, LoopError) as fault:
            yield Verdict(where, (_cause(fault),))
            if number + 1 < len(steps):
                left = len(steps) - number - 1
                told_where = f"trace {name}, steps {number + 1} to {len(steps) - 1}"
                yield Verdict(told_where, ("cannot be reached: the step before them failed",), count=left)
            return


def replay(played: Played, told: dict[str, Any], until: int) -> World:
    """The world after the first ``until`` acts of a trace.

    Raises:
        Broken: the trace is shorter, or has an act that is not there.
    """
    world = played.opening
    steps = need(told, "steps", list)
    if not 0 <= until < len(steps):
        raise Broken(f"trace “{told.get('id')}” has no step {until}")
    for step in steps[1 : until + 1]:
        world = played.engine.step(world, played.act(need(step, "action", str)))
    return world


def worlds_of(
    step: dict[str, Any], true: dict[str, Any], people: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every world that a step tells of, to depth two, with all its values."""
    believes = need(step, "believes", dict)
    yield "", true
    believed = {c: {**true, **(optional(believes, c, dict) or {})} for c in people}
    for one in people:
        yield one, believed[one]
        for other in people:
            path = f"{one}>{other}"
            yield path, {**believed[other], **(optional(believes, path, dict) or {})}


def _cause(fault: Exception) -> str:
    return f"the engine stops: {fault}" if isinstance(fault, LoopError) else str(fault)


def _step(
    played: Played, step: Any, before: World, true: dict[str, Any], where: str, engines: Engines
) -> tuple[list[str], World]:
    """What differs at a step, and the world there. Brings ``true`` up to date."""
    found: list[str] = []
    world = before
    if optional(step, "action", str) is not None:
        found += _taken(played, step, before)
        world = played.engine.step(before, played.act(step["action"]))
    true.update(need(step, "values", dict))
    found += _worlds(played, step, world, true, where, engines)
    found += _utilities(played, need(step, "utility", dict), world)
    applicable = played.applicable(world)
    found += list_differences("applicable", need(step, "applicable", dict), applicable)
    executable = [n for n in applicable if not any(played.disbelievers(world, played.acts[n]))]
    found += list_differences("executable", need(step, "executable", dict), executable)
    return found, world


def _taken(played: Played, step: dict[str, Any], before: World) -> Iterator[str]:
    """What is recorded of the act itself, in the world it is done in."""
    engine, act = played.engine, played.act(need(step, "action", str))
    holds = need(step, "precondition", bool)
    if holds != engine.possible(before, act):
        yield f"precondition: expected {holds}, found {not holds}"
    for key, found in (
        ("consenting", [played.people[p] for p in act.willing]),
        ("disbelievers", list(played.disbelievers(before, act))),
        ("observers", [c for p, c in enumerate(played.people) if engine.sees(before, act, p)]),
    ):
        yield from set_differences(key, strings(need(step, key, list), key), found)


def _worlds(
    played: Played, step: dict[str, Any], world: World, true: dict[str, Any], where: str, engines: Engines
) -> list[str]:
    """Values and beliefs: those of the definition, or those of the reference's second engine where it differs."""
    worlds = list(worlds_of(step, true, played.people))
    found = _differing(played, world, worlds)
    second = optional(step, "planner", dict)
    if second is None:
        return found
    matched = engines.definition
    if found:
        other = [(path, {**values, **(optional(second, path, dict) or {})}) for path, values in worlds]
        matched = engines.neither if _differing(played, world, other) else engines.search
    matched.append(where)
    return found if matched is engines.neither else []


def _differing(played: Played, world: World, worlds: list[tuple[str, dict[str, Any]]]) -> list[str]:
    found: list[str] = []
    for path, values in worlds:
        found += value_differences(played.differences(played.mind(world, path), values), path)
    return found


def _utilities(played: Played, told: dict[str, Any], world: World) -> Iterator[str]:
    author = played.author_utility(world)
    if "author" in told and not same(told["author"], author):
        yield f"the author's utility: expected {shown(told['author'])}, found {shown(author)}"
    for kind, words in (("real", "in the true world"), ("believed", "as believed")):
        for name, expected in need(told, kind, dict).items():
            person = played.person(name)
            found = played.engine.utility(world if kind == "real" else world.minds[person], person)
            if not same(expected, found):
                yield f"utility of {name} {words}: expected {shown(expected)}, found {shown(found)}"
