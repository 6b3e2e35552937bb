"""Repeated measurements: medians, what is asked again, totals, and what a limit does to them."""

from pathlib import Path

import pytest

from denouement.bench import Job, Record, Version, measure, recorded
from denouement.bench.shown import as_lines, told_ms
from denouement.bench.totals import geometric_mean, totals

VERSION = Version("song", Path("ferry.txt"), 1.0, 5, 3, 2)
JOB = Job("", None, 0, 1, 0, ("first", "bound"), checking=1.0)


def asked(
    cpu: float,
    *,
    complete: bool = True,
    length: int | None = 2,
    worlds: int = 3,
    engine: str = "compiled kernel",
) -> dict:
    """What came of one question."""
    return {
        "engine": engine, "cpu_s": cpu, "ready_s": 0.0, "stop": "bound" if complete else "time", "complete": complete,
        "length": length, "count": None, "listed": 1, "worlds": worlds, "transitions": 10, "peak_mb": 20.0,
    }  # fmt: skip


def told(**questions: dict) -> dict:
    """What one process measured."""
    seconds = {"start": 0.1, "read": 0.01, "levels": 0.02, "ground": 0.03}
    return {"engine": "an engine", "goal": 1.0, "seconds": seconds, "size": {}, "questions": questions}


def test_a_time_is_the_median_of_its_repetitions():
    """One slow run changes nothing."""
    record = Record(VERSION, tuple(told(first=asked(t)) for t in (0.2, 9.0, 0.1)))
    assert 0.2 == record.cpu("first")
    assert 0.2 == recorded(record)["search_cpu_s"]
    assert pytest.approx(0.05) == recorded(record)["ground_s"]


def test_what_was_cut_proves_nothing():
    """A length that a cut search found is no proof, and nothing is exhausted."""
    record = Record(VERSION, (told(shortest=asked(1.0, complete=False), bound=asked(1.0, complete=False)),))
    entry = recorded(record)
    assert (True, False, False, False) == tuple(
        entry[k] for k in ("solved", "proved_shortest", "exhausted", "complete")
    )
    assert ["shortest", "bound"] == entry["cut"]
    assert not entry["none_exists"]


def test_a_repetition_that_was_cut_counts_as_the_longest():
    """Close to a limit of time the answer of most repetitions stands, whatever the one that was cut took."""
    runs = tuple(told(bound=asked(t, complete=t > 5)) for t in (8.0, 4.0, 9.0))
    record = Record(VERSION, runs)
    assert (9.0, False, True) == (record.cpu("bound"), record.cut("bound"), recorded(record)["exhausted"])
    assert record.steady
    half = Record(VERSION, runs[:2])
    assert (True, True) == (half.cut("bound"), recorded(half)["exhausted"])


def test_that_there_is_no_plan_is_a_proof():
    """A finished search that found nothing has shown that there is nothing."""
    entry = recorded(Record(VERSION, (told(first=asked(0.1, length=None)),)))
    assert (False, True, None) == (entry["solved"], entry["none_exists"], entry["valid"])


def test_different_answers_are_noticed():
    """Repetitions have to do the same work."""
    assert Record(VERSION, (told(first=asked(0.1)), told(first=asked(0.2)))).steady
    wild = Record(VERSION, (told(first=asked(0.1)), told(first=asked(0.1, worlds=4))))
    assert not wild.steady
    assert any("different answers" in line for line in as_lines([wild]))


def test_a_question_that_was_cut_is_not_asked_again():
    """Nor is a plan checked twice; what was answered is asked every time."""
    jobs = []

    def process(job: Job) -> dict:
        jobs.append(job)
        return told(**{q: asked(0.1, complete=q == "first") for q in job.questions})

    (record,), whole = measure([VERSION], JOB, 3, process=process)
    assert whole
    assert [("first", "bound"), ("first",), ("first",)] == [j.questions for j in jobs]
    assert [1.0, 0.0, 0.0] == [j.checking for j in jobs]
    assert 3 == len(record.runs)
    assert ("ferry.txt", 1.0, 5, 3, 2) == (jobs[0].problem, jobs[0].goal, *_limits(jobs[0]))


def _limits(job: Job) -> tuple[int, int, int]:
    return job.events, job.horizon, job.depth


def test_what_failed_is_not_tried_again():
    """A file with a mistake has it every time."""
    calls = []
    (record,), _ = measure([VERSION], JOB, 3, process=lambda job: calls.append(job) or {"failure": "broken"})
    assert 1 == len(calls)
    assert "broken" == record.failure
    assert any("failed: broken" in line for line in as_lines([record]))


def test_grounding_alone_is_repeated():
    """Where nothing is asked, everything is still measured each time."""
    calls = []
    measure(
        [VERSION],
        Job("", None, 0, 1, 0, ()),
        3,
        process=lambda job: calls.append(job) or told(),
    )
    assert 3 == len(calls)


def test_an_interruption_keeps_what_there_is():
    """What was measured before Ctrl-C is told."""
    done = []

    def process(job: Job) -> dict:
        if done:
            raise KeyboardInterrupt
        done.append(job)
        return told(first=asked(0.1), bound=asked(0.1))

    records, whole = measure([VERSION, VERSION], JOB, 2, process=process)
    assert not whole
    assert 1 == len(records)


def test_totals_say_what_they_are_a_bound_of():
    """A sum with a cut time in it is a lower bound; others are not."""
    whole = Record(VERSION, (told(first=asked(0.1), bound=asked(4.0)),))
    cut = Record(VERSION, (told(first=asked(0.4), bound=asked(9.0, complete=False)),))
    found = totals([whole, cut])["times"]
    assert pytest.approx(0.5) == found["first"]["sum_s"]
    assert pytest.approx(0.2) == found["first"]["geometric_mean_s"]
    assert (False, True) == (found["first"]["cut"], found["bound"]["cut"])
    together = next(line for line in as_lines([whole, cut]) if line.startswith("together"))
    assert ["500", ">13,000"] == together.split()[3:5]


def test_a_plan_that_is_none_stands_in_the_table():
    """Nobody can overlook it."""
    run = told(first=asked(0.1))
    run["checked"] = [{"plan": ["fly(Ada)"], "valid": False, "faults": ["precondition: no wings"]}]
    record = Record(VERSION, (run,))
    assert record.invalid
    lines = list(as_lines([record]))
    assert any("NOT A PLAN" in line for line in lines)
    assert any("fly(Ada): precondition: no wings" in line for line in lines)


def test_what_the_kernel_cannot_hold_is_told():
    """Nobody takes a number of one engine for one of the other."""
    fast = Record(VERSION, (told(first=asked(0.1)),))
    slow = Record(Version("slow", Path("slow.txt")), (told(first=asked(0.1, engine="reference engine")),))
    assert "reference engine" == recorded(slow)["engine"]
    assert any(line.startswith("slow: by the reference engine") for line in as_lines([fast, slow]))
    assert not any("by the reference engine" in line for line in as_lines([slow]))


@pytest.mark.parametrize(
    ("seconds", "cut", "expected"),
    [
        (0.000_07, False, "0.07"),
        (0.012_34, False, "12.3"),
        (0.4, True, ">400"),
        (12.0, False, "12,000"),
        (None, True, ""),
    ],
)
def test_times_have_three_digits(seconds, cut, expected):
    """No more than can be meant."""
    assert expected == told_ms(seconds, cut)


def test_a_mean_of_nothing_is_none():
    """And a time of nothing does not make it nothing."""
    assert geometric_mean([]) is None
    assert geometric_mean([0.0, 1.0]) == pytest.approx(1e-3)
