"""The engine's meaning is the field's: states, beliefs, utilities, applicable acts, reasons and shortest plans.

The comparison itself is :mod:`denouement.conform`; that it sees what is wrong is shown in ``test_conform.py``.
"""

from __future__ import annotations

import pytest

from support.suite import PROBLEMS, needs_suite, told_of

LONG = {"fantasy", "hospital", "lovers"}
"""Problems whose reasons or plans take the reference engine more than a few seconds."""


@needs_suite
def test_tiny_problems_come_out_as_they_do_elsewhere() -> None:
    """
    Each corner of the language gives the states, the acts or the error that the reference gives.
    """
    verdicts, notes = told_of("micro", quick=True)
    assert [] == wrong(verdicts)
    assert [] == notes
    assert len(verdicts) > 100


@needs_suite
@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_step_of_every_trace_is_the_same(problem: str) -> None:
    """
    Names, values, beliefs to depth two, utilities, possible acts and who sees them, after each act.
    """
    verdicts, notes = told_of(problem, quick=True)
    assert [] == wrong(verdicts)
    assert [] == [n for n in notes if "planner” at 0, neither at 0" not in n]
    assert len(verdicts) > 50


@needs_suite
@pytest.mark.parametrize("problem", [p for p in PROBLEMS if p not in LONG])
def test_reasons_and_shortest_plans_are_those_of_the_definition(problem: str) -> None:
    """
    Every triple of state, act and character, the recorded reasons, and all shortest plans for each goal.
    """
    verdicts, _ = told_of(problem, quick=False)
    assert [] == wrong(verdicts)
    assert [] != [v for v in verdicts if v.where.startswith("explained")]
    assert [] == [v for v in verdicts if v.left_out]


@needs_suite
@pytest.mark.slow
@pytest.mark.parametrize("problem", sorted(LONG & set(PROBLEMS)))
def test_reasons_and_shortest_plans_on_the_large_problems_too(problem: str) -> None:
    """
    The same where it takes up to some minutes. One recorded reason is none by the definition (record 13).
    """
    verdicts, _ = told_of(problem, quick=False)
    assert [] == wrong(verdicts)
    assert (1 if problem == "lovers" else 0) == len([v for v in verdicts if v.left_out])


def wrong(verdicts: list) -> list:
    """The verdicts that are not plainly in order; what no recorded answer decides is left out by name."""
    return [v for v in verdicts if v.differences or v.undecided]
