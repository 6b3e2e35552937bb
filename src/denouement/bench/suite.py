"""A suite of problems in a folder: which versions there are, each with its goal and limits.

``settings.json`` lists versions of the problems in ``problems/``. Without it every problem there is a version, with
the limits of the program; so is every problem of a folder that has neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from denouement.diagnostics import nearest
from denouement.errors import UsageError
from denouement.search import DEFAULT_LIMITS, NO_BOUND

__all__ = ["FARTHEST", "Version", "versions_of"]

FARTHEST = 50
"""As far ahead, and as many minds deep, as an unlimited limit is taken for."""


@dataclass(frozen=True)
class Version:
    """A problem file with a goal and limits. Without a goal it is one more than the author has at the opening."""

    name: str
    problem: Path
    goal: float | None = None
    events: int = DEFAULT_LIMITS.events
    horizon: int = DEFAULT_LIMITS.horizon
    depth: int = DEFAULT_LIMITS.depth


def versions_of(folder: Path, wanted: Sequence[str] = ()) -> list[Version]:
    """The versions of a suite, in its own order; of those only the ones ``wanted``, by their name or their problem's.

    Raises:
        UsageError: there is no suite, its settings cannot be used, or it has nothing of a name that is wanted.
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder “{folder}”", "name the folder that holds problems/")
    problems = folder / "problems" if (folder / "problems").is_dir() else folder
    settings = folder / "settings.json"
    found = list(_listed(settings, problems)) if settings.is_file() else list(_all(problems))
    if not found:
        raise UsageError(f"there are no problems in “{problems}”", "problem files end in .txt")
    return _chosen(found, wanted) if wanted else found


def _all(problems: Path) -> Iterator[Version]:
    return (Version(path.stem, path) for path in sorted(problems.glob("*.txt")))


def _chosen(found: Sequence[Version], wanted: Sequence[str]) -> list[Version]:
    names = [n for v in found for n in (v.name, v.problem.stem)]
    for name in wanted:
        if name not in names:
            like = nearest(name, names) or sorted({v.name for v in found})
            raise UsageError(f"the suite has no “{name}”", "it has: " + ", ".join(like))
    return [v for v in found if v.name in wanted or v.problem.stem in wanted]


def _listed(settings: Path, problems: Path) -> Iterator[Version]:
    try:
        told = json.loads(settings.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise UsageError(f"“{settings}” cannot be read: {fault}", "it is a JSON document") from fault
    entries = told.get("versions") if isinstance(told, dict) else None
    if not isinstance(entries, list):
        raise UsageError(f"“{settings}” lists no versions", 'write {"versions": […]}')
    for number, entry in enumerate(entries, start=1):
        yield _version(settings, problems, number, entry)


def _version(settings: Path, problems: Path, number: int, entry: Any) -> Version:
    where = f"version {number} of “{settings}”"
    if not isinstance(entry, dict) or not isinstance(entry.get("problem"), str):
        raise UsageError(f"{where} names no problem", 'write "problem": "NAME" for problems/NAME.txt')
    problem: str = entry["problem"]
    path = problems / f"{problem.removesuffix('.txt')}.txt"
    if path.resolve().parent != problems.resolve() or not path.is_file():
        like = nearest(problem, [p.stem for p in problems.glob("*.txt")])
        hint = f"did you mean {' or '.join(like)}?" if like else f"problems are looked for in “{problems}”"
        raise UsageError(f"{where} is about “{problem}”, of which there is no file", hint)
    name = entry.get("name", problem)
    goal = entry.get("goal")
    if not isinstance(name, str) or not (goal is None or _is_number(goal)):
        raise UsageError(f"{where} has a name or a goal that is none", "the goal is a number")
    return Version(
        name,
        path,
        None if goal is None else float(goal),
        _limit(where, entry, "author_temporal_limit", DEFAULT_LIMITS.events, NO_BOUND),
        max(1, _limit(where, entry, "character_temporal_limit", DEFAULT_LIMITS.horizon, FARTHEST)),
        _limit(where, entry, "epistemic_limit", DEFAULT_LIMITS.depth, FARTHEST),
    )


def _limit(where: str, entry: dict[str, Any], key: str, default: int, most: int) -> int:
    """A limit of the settings; -1 or null is as far as can be."""
    value = entry.get(key, default)
    if value is None or value == -1:
        return most
    if not _is_number(value) or value != int(value) or value < 0:
        raise UsageError(f"“{key}” of {where} is no limit", "write a whole number, or -1 for no limit")
    return min(int(value), most)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15
