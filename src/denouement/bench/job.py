"""One measurement of one version, done by a process of its own so that its memory is nobody else's."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Job", "in_fresh_process"]

_GRACE = 60.0
"""Seconds that a process has for reading and grounding, besides what its questions may take."""


@dataclass(frozen=True)
class Job:
    """A version, and what to ask about it. Seconds are for one question; so are megabytes, of the whole process.

    ``checking`` is how many seconds the validator may take for all plans found; with 0 none is checked.
    """

    problem: str
    goal: float | None
    events: int
    horizon: int
    depth: int
    questions: tuple[str, ...]
    seconds: float = 10.0
    megabytes: float = 2048.0
    engine: str = "auto"
    checking: float = 0.0

    @property
    def deadline(self) -> float:
        """Seconds after which a process does not come back."""
        return 2 * self.seconds * len(self.questions) + 2 * self.checking + _GRACE


def in_fresh_process(job: Job) -> dict[str, Any]:
    """What a process of its own measures; see :func:`denouement.bench.worker.measured`.

    Where it does not come back, or breaks, the document holds a ``failure`` in its place.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "denouement.bench.worker"],
            input=json.dumps(asdict(job)),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=job.deadline,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"failure": f"it did not come back within {job.deadline:.0f} s"}
    try:
        told = json.loads(done.stdout)
    except ValueError:
        told = None
    if isinstance(told, dict):
        return told
    last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
    how = f"killed by signal {-done.returncode}" if done.returncode < 0 else f"exit code {done.returncode}"
    return {"failure": f"its process broke ({how}): {last[0][:200]}"}
