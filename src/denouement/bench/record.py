"""What repeated measurements of one version come to: medians, and whether the answers were always the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from denouement.bench.suite import Version
from denouement.search import NO_BOUND

__all__ = ["Record", "recorded"]

_ANSWER = ("stop", "length", "count", "worlds", "transitions")


@dataclass(frozen=True)
class Record:
    """A version with all that was measured of it, a document for each repetition as ``worker.measured`` gives it.

    A question that a limit cut in the first repetition is not asked again. Where another repetition of it was cut, as
    happens close to a limit of time, that counts as longer than all others; the median stands as long as most were not.
    """

    version: Version
    runs: tuple[dict[str, Any], ...]

    @property
    def failure(self) -> str | None:
        """Why nothing could be measured; None if something was."""
        return next((str(r["failure"]) for r in self.runs if "failure" in r), None)

    def seconds(self, *parts: str) -> float | None:
        """The median of the seconds that some parts took together, such as "read"."""
        return _median([sum(r["seconds"][p] for p in parts) for r in self.runs if "seconds" in r])

    def question(self, name: str) -> dict[str, Any] | None:
        """What came of a question, in the first repetition that answered it; None if it was not asked."""
        asked = self._asked(name)
        return next((q for q in asked if q["complete"]), asked[0] if asked else None)

    def cpu(self, name: str) -> float | None:
        """The median of the seconds that a question took."""
        asked = self._asked(name)
        answered = sorted(q["cpu_s"] for q in asked if q["complete"])
        return _median([*answered, *(max([*answered, q["cpu_s"]]) for q in asked if not q["complete"])])

    def cut(self, name: str) -> bool:
        """Whether a limit cut a question short, so that its time is no more than a lower bound."""
        asked = self._asked(name)
        return bool(asked) and 2 * sum(not q["complete"] for q in asked) >= len(asked)

    def peak(self, *names: str) -> float | None:
        """The median of the most megabytes that the process had held once these questions were answered."""
        peaks = []
        for run in self.runs:
            asked = [q["peak_mb"] for n, q in run.get("questions", {}).items() if n in names]
            if asked and None not in asked:
                peaks.append(max(asked))
        # Where a question was cut it is asked only in the first repetition; the others would tell too little.
        return max(peaks) if any(map(self.cut, names)) and peaks else _median(peaks)

    @property
    def length(self) -> int | None:
        """The length of the first plan found, or of a shortest one if only that was asked for."""
        asked = [self.question(n) for n in ("first", "shortest", "all")]
        return next((q["length"] for q in asked if q is not None and q["length"] is not None), None)

    @property
    def shortest(self) -> int | None:
        """The proved least length; None if none is proved, also where there is no plan."""
        asked = [q for n in ("shortest", "all") if (q := self.question(n)) is not None and q["complete"]]
        return asked[0]["length"] if asked else None

    @property
    def none_exists(self) -> bool:
        """Whether it is proved that there is no plan within the bound."""
        asked = [q for n in ("first", "shortest", "all") if (q := self.question(n)) is not None]
        return any(q["complete"] and q["length"] is None for q in asked)

    @property
    def checks(self) -> list[dict[str, Any]]:
        """The plans that were found, each with what the validator says of it."""
        return list(self.runs[0].get("checked", [])) if self.runs else []

    @property
    def invalid(self) -> bool:
        """Whether some plan found is none."""
        return any(c["valid"] is False for c in self.checks)

    @property
    def complete(self) -> bool:
        """Whether no limit cut anything short, the checking included."""
        unsure = any(c["valid"] is None for c in self.checks)
        return self.failure is None and not unsure and not any(map(self.cut, self._names()))

    @property
    def steady(self) -> bool:
        """Whether every repetition gave the same answers with the same work; what was cut is left out."""
        answers = [
            {tuple(q[k] for k in _ANSWER) for q in self._asked(n) if q["complete"]} for n in self._names()
        ]
        return all(len(a) <= 1 for a in answers)

    @property
    def engine(self) -> str | None:
        """Which engine answered; the reference engine also does where a problem is beyond what the kernel packs."""
        return next((q["engine"] for r in self.runs for q in r.get("questions", {}).values()), None)

    def _names(self) -> list[str]:
        return list(self.runs[0].get("questions", {})) if self.runs else []

    def _asked(self, name: str) -> list[dict[str, Any]]:
        return [q for r in self.runs if (q := r.get("questions", {}).get(name)) is not None]


def _median(numbers: Sequence[float]) -> float | None:
    return median(numbers) if numbers else None


def recorded(record: Record) -> dict[str, Any]:
    """A record as an entry of the JSON document."""
    version = record.version
    asked = {n: q for n in record._names() if (q := record.question(n)) is not None}
    transitions = sum(q["transitions"] for q in asked.values())
    cpu = sum(q["cpu_s"] for q in asked.values())
    first: dict[str, Any] = record.runs[0] if record.runs else {}
    return {
        "name": version.name,
        "problem": version.problem.name,
        "goal": first.get("goal", version.goal),
        "bound": {
            "events": None if version.events >= NO_BOUND else version.events,
            "horizon": version.horizon,
            "depth": version.depth,
        },
        "engine": record.engine,
        "failure": record.failure,
        "complete": record.complete,
        "solved": record.length is not None,
        "length": record.length,
        "shortest": record.shortest,
        "proved_shortest": record.shortest is not None,
        "none_exists": record.none_exists,
        "count": (asked.get("all") or {}).get("count"),
        "exhausted": "bound" in asked and asked["bound"]["complete"],
        "of_any_length": "bound" in asked and asked["bound"]["stop"] == "exhausted",
        "valid": _verdict(record),
        "steady": record.steady,
        "start_s": record.seconds("start"),
        "read_s": record.seconds("read"),
        "ground_s": record.seconds("levels", "ground"),
        "search_cpu_s": record.cpu("first"),
        "shortest_cpu_s": record.cpu("shortest"),
        "all_cpu_s": record.cpu("all"),
        "bound_cpu_s": record.cpu("bound"),
        "cut": [n for n in asked if record.cut(n)],
        "worlds": max((q["worlds"] for q in asked.values()), default=0),
        "transitions": transitions,
        "transitions_per_s": transitions / cpu if cpu > 0 else None,
        "first_peak_mb": record.peak("first"),
        "peak_mb": record.peak(*asked),
        "size": first.get("size"),
        "checked": record.checks,
        "runs": [{k: v for k, v in r.items() if k not in ("checked", "size", "goal")} for r in record.runs],
    }


def _verdict(record: Record) -> bool | None:
    """Whether every plan found is valid; None where there is none, or it is not known of all."""
    if record.invalid:
        return False
    return True if record.checks and all(c["valid"] for c in record.checks) else None
