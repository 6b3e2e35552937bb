"""Tiny problems with their text: each corner of the language by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from denouement.conform.header import listed_actions, value_differences
from denouement.conform.played import Played, same, shown
from denouement.conform.vectors import Broken, need, optional, strings
from denouement.conform.verdict import Note, Verdict
from denouement.diagnostics import Source
from denouement.engine import World
from denouement.errors import LoopError, StoryError

__all__ = ["case_name", "check_case", "count_case"]


def case_name(case: Any, number: int) -> str:
    """How a case is named in what is printed."""
    named = case.get("name") if isinstance(case, dict) else None
    return f"“{named}”" if isinstance(named, str) else f"case {number + 1}"


def count_case(case: Any) -> int:
    """How many vectors a case holds: its actions and its states, or its error."""
    states = case.get("states") if isinstance(case, dict) else None
    return 1 + len(states) if isinstance(states, list) else 1


def check_case(case: Any, name: str, kind: type[Played]) -> Iterator[Verdict | Note]:
    """Everything that is recorded of one tiny problem."""
    source = Source(f"{name}", need(case, "text", str))
    rejected = optional(case, "error", bool) or False
    try:
        played = kind(source)
        # What can only be seen by building the first world counts as the text's fault, too.
        world = played.opening
    except (StoryError, LoopError) as fault:
        told = () if rejected else (f"the text is refused: {_first(fault)}",)
        yield Verdict(name, told, count=1 if rejected else count_case(case))
        return
    if rejected:
        yield Verdict(name, ("expected an error, found none: the text is read",))
        return
    yield from listed_actions(
        played, f"{name}, ground_actions", strings(need(case, "ground_actions", list), "ground_actions")
    )
    yield from _states(played, need(case, "states", list), name, world)


def _first(fault: StoryError | LoopError) -> str:
    if isinstance(fault, StoryError) and fault.diagnostics:
        found = fault.diagnostics[0]
        return f"line {found.span.line}, column {found.span.column}: {found.message}"
    return str(fault)


def _states(played: Played, states: list[Any], name: str, world: World) -> Iterator[Verdict]:
    for number, state in enumerate(states):
        where = f"{name}, state {number}"
        try:
            if optional(state, "action", str) is not None:
                act = played.act(state["action"])
                differences = list(_precondition(played, state, world))
                world = played.engine.step(world, act)
            else:
                differences = []
            differences += _state(played, state, world)
            yield Verdict.of(where, differences)
        except (Broken, LoopError) as fault:
            yield Verdict(where, (str(fault),))
            left = len(states) - number - 1
            if left:
                yield Verdict(f"{name}, the states after it", ("cannot be reached",), count=left)
            return


def _precondition(played: Played, state: dict[str, Any], world: World) -> Iterator[str]:
    expected = optional(state, "precondition", bool)
    found = played.engine.possible(world, played.act(state["action"]))
    if expected is not None and expected != found:
        yield f"precondition: expected {expected}, found {found}"


def _state(played: Played, state: dict[str, Any], world: World) -> Iterator[str]:
    for path, values in need(state, "worlds", dict).items():
        if not isinstance(values, dict):
            raise Broken(f"the world “{path}” should be a record")
        yield from value_differences(played.differences(played.mind(world, path), values), path)
    for owner, expected in (optional(state, "utility", dict) or {}).items():
        if owner == "author":
            found: object = played.author_utility(world)
        else:
            found = played.engine.utility(world, played.person(owner))
        if not same(expected, found):
            yield f"utility of {owner}: expected {shown(expected)}, found {shown(found)}"
