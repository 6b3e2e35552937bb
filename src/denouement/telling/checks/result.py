"""What a check says: whether it passed, what was measured against which limit, and where it failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement.telling.compose import Line

__all__ = ["CheckResult", "Fault", "result"]


@dataclass(frozen=True)
class Fault:
    """A sentence that failed a check: the sentence, the numbers of its events, and what is wrong."""

    text: str
    events: tuple[int, ...]
    why: str


@dataclass(frozen=True)
class CheckResult:
    """The result of one check. ``number`` is its number in the design (N1 to N17); ``measure`` in words or figures."""

    number: str
    name: str
    passed: bool
    measure: str
    limit: str
    faults: tuple[Fault, ...] = ()


def result(
    number: str, name: str, limit: str, found: Sequence[tuple[Line, str]], measure: str = ""
) -> CheckResult:
    """A result by what was found wrong: passed where nothing was."""
    faults = tuple(Fault(line.text, line.unit.events, why) for line, why in found)
    return CheckResult(number, name, not faults, measure or str(len(faults)), limit, faults)
