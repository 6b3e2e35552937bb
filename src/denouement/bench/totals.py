"""What a whole suite comes to: how much was answered, and for each time its sum and its geometric mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from denouement.bench.record import Record

__all__ = ["TIMES", "column", "geometric_mean", "time_of", "totals"]

TIMES = ("read", "ground", "first", "shortest", "all", "bound")
"""The columns of times."""

_SHORTEST = 1e-6


def time_of(record: Record, name: str) -> tuple[float | None, bool]:
    """The median seconds of a column, and whether a limit cut them short."""
    if name == "read":
        return record.seconds("read"), False
    if name == "ground":
        return record.seconds("levels", "ground"), False
    return record.cpu(name), record.cut(name)


def column(records: Sequence[Record], name: str) -> tuple[list[float], bool]:
    """The times of a column that were measured, and whether any was cut short."""
    found = [time_of(r, name) for r in records if r.failure is None]
    return [s for s, _ in found if s is not None], any(cut for _, cut in found)


def geometric_mean(numbers: Sequence[float]) -> float | None:
    """The geometric mean; what is too short to be measured counts as a microsecond. None of nothing."""
    if not numbers:
        return None
    return math.exp(sum(math.log(max(n, _SHORTEST)) for n in numbers) / len(numbers))


def totals(records: Sequence[Record]) -> dict[str, Any]:
    """The totals of the JSON document; a time is a lower bound where a limit ``cut`` one of those in it."""
    checks = [c["valid"] for r in records for c in r.checks]
    times = {}
    for name in TIMES:
        found, cut = column(records, name)
        mean = geometric_mean(found)
        times[name] = {"sum_s": sum(found), "geometric_mean_s": mean, "versions": len(found), "cut": cut}
    bounds = [q["complete"] for r in records if (q := r.question("bound")) is not None]
    return {
        "versions": len(records),
        "failed": sum(r.failure is not None for r in records),
        "solved": sum(r.length is not None for r in records),
        "none_exists": sum(r.none_exists for r in records),
        "proved_shortest": sum(r.shortest is not None for r in records),
        "exhausted": sum(bounds),
        "plans": len(checks),
        "checked": sum(v is not None for v in checks),
        "valid": sum(v is True for v in checks),
        "times": times,
    }
