"""The first things recorded of a problem: its characters, properties and actions, and the values at first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from denouement.conform.lists import list_differences, set_differences
from denouement.conform.never import never
from denouement.conform.played import Played, shown
from denouement.conform.vectors import need, optional, same_hash, strings
from denouement.conform.verdict import Note, Verdict

__all__ = ["check_header", "listed_actions", "value_differences"]


def check_header(played: Played, told: dict[str, Any]) -> Iterator[Verdict | Note]:
    """Characters, fluents, ground actions, initial values."""
    yield Verdict.of("characters", _characters(played, strings(need(told, "characters", list), "characters")))
    fluents = list_differences("properties", need(told, "fluents", dict), played.defaults)
    yield Verdict.of("fluents", fluents)
    yield from _actions(played, need(told, "ground_actions", dict), _mentioned(told))
    yield Verdict.of(
        "initial", value_differences(played.differences(played.opening, need(told, "initial", dict)), "")
    )


def value_differences(found: dict[str, tuple[object, object]], path: str) -> Iterator[str]:
    """The properties that differ in the world at ``path``, each in words."""
    where = f"in {path}, " if path else ""
    for name, (expected, actual) in found.items():
        yield f"{where}{name}: expected {shown(expected)}, found {shown(actual)}"


def _characters(played: Played, expected: list[str]) -> Iterator[str]:
    found = list(played.people)
    if expected != found:
        yield f"expected {', '.join(expected)}; found {', '.join(found)}"


def listed_actions(played: Played, where: str, expected: Collection[str]) -> Iterator[Verdict | Note]:
    """The actions, held against a list of them: all of it has to be there, and an engine may keep more."""
    found = set(played.acts)
    extra = [n for n in played.acts if n not in set(expected) and not never(played.acts[n].precondition)]
    yield Verdict.of(where, set_differences("actions", expected, found & set(expected)))
    if extra:
        yield Note(f"{where}: kept also {'; '.join(extra)}")


def _actions(played: Played, expected: dict[str, Any], mentioned: set[str]) -> Iterator[Verdict | Note]:
    """The actions recorded, or more: an engine may keep some that the reference leaves out.

    The reference leaves out those whose precondition contradicts itself; they are taken out before the hashes are
    compared. Where there are more even so, all that the rest of the file names have to be among them.
    """
    listed = optional(expected, "list", list)
    if listed is not None:
        yield from listed_actions(played, "ground_actions", strings(listed, "ground_actions"))
        return
    possible = [name for name, act in played.acts.items() if not never(act.precondition)]
    if same_hash(played.acts, expected) or same_hash(possible, expected):
        yield Verdict("ground_actions")
        return
    count, missing = need(expected, "count", int), sorted(mentioned - set(played.acts))
    if missing or len(played.acts) <= count:
        told = f"actions: expected {count}, found {len(played.acts)} (no list is recorded, only their hash)"
        lacking = [f"actions: expected also {'; '.join(missing)}"] if missing else []
        yield Verdict("ground_actions", (told, *lacking))
        return
    yield Verdict("ground_actions")
    yield Note(f"ground_actions: {len(possible)} where the vectors have {count}; an engine may keep more")


def _mentioned(told: dict[str, Any]) -> set[str]:
    """Every action named anywhere in the file."""
    found: set[str] = set()
    waiting: list[Any] = [told.get("traces"), told.get("explained"), told.get("solutions")]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            if isinstance(here.get("action"), str):
                found.add(here["action"])
            for key in ("applicable", "executable"):
                listed = here.get(key)
                if isinstance(listed, dict) and isinstance(listed.get("list"), list):
                    found.update(n for n in listed["list"] if isinstance(n, str))
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here
    return found
