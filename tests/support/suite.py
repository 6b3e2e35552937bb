"""The field's problem collection and what its reference planner computes on it, where they are at hand.

The collection is no part of this project. It is looked for in the folder that the environment variable
``DENOUEMENT_SUITE`` names, else beside the repository in ``../shared/sabre-suite``.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from denouement.conform import ENGINES, Note, Runner, Suite, Verdict

__all__ = ["MICRO", "PROBLEMS", "PROBLEM_FILES", "SUITE", "needs_suite", "told_of"]


def _find() -> Path | None:
    named = os.environ.get("DENOUEMENT_SUITE")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "sabre-suite"
    return folder if (folder / "vectors").is_dir() else None


SUITE = _find()
needs_suite = pytest.mark.skipif(
    SUITE is None, reason="the field's problem collection is not here (set DENOUEMENT_SUITE to its folder)"
)
PROBLEMS = [p.stem for p in sorted((SUITE / "problems").glob("*.txt"))] if SUITE else []
PROBLEM_FILES = [f"{name}.txt" for name in PROBLEMS]


def _micro() -> list[object]:
    if SUITE is None:
        return []
    cases = json.loads((SUITE / "vectors" / "micro.json").read_text("utf-8"))
    return [pytest.param(c["text"], id=c["name"]) for c in cases if not c.get("error")]


MICRO = _micro()
"""The collection's tiny problems for the corners of the language, as parameters of a test."""


def told_of(name: str, *, quick: bool, engine: str = "reference") -> tuple[list[Verdict], list[str]]:
    """Every verdict on one part of the collection, and the notes."""
    assert SUITE is not None
    outcomes = list(Runner(ENGINES[engine], quick=quick).outcomes(Suite.at(SUITE, [name]), name))
    verdicts = [o for o in outcomes if isinstance(o, Verdict)]
    return verdicts, [o.text for o in outcomes if isinstance(o, Note)]
