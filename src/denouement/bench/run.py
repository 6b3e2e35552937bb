"""Measuring versions again and again, each time in a fresh process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from denouement.bench.job import Job, in_fresh_process
from denouement.bench.record import Record
from denouement.bench.suite import Version

__all__ = ["measure"]

Show = Callable[[Version, int], None]
"""Is told what is measured next: a version, and which repetition of it."""


def measure(
    versions: Sequence[Version],
    like: Job,
    repeat: int,
    show: Show | None = None,
    process: Callable[[Job], dict[str, Any]] = in_fresh_process,
) -> tuple[list[Record], bool]:
    """Measure each version so many times, with the limits and questions of a job, and whether it was not interrupted.

    One round goes through all versions before the next begins, so that a slow minute of the machine does not fall on
    one version alone. A question that a limit cut the first time is not asked again, nor is a plan checked again, nor
    is a version that failed looked at again.
    """
    runs: list[list[dict[str, Any]]] = [[] for _ in versions]
    jobs: list[Job | None] = [_job(v, like) for v in versions]
    whole = True
    try:
        for number in range(repeat):
            for index, version in enumerate(versions):
                job = jobs[index]
                if job is None:
                    continue
                if show is not None:
                    show(version, number)
                told = process(job)
                runs[index].append(told)
                if number == 0:
                    jobs[index] = _again(job, told)
    except KeyboardInterrupt:
        whole = False
    return [Record(v, tuple(r)) for v, r in zip(versions, runs, strict=True) if r], whole


def _job(version: Version, like: Job) -> Job:
    return replace(
        like,
        problem=str(version.problem),
        goal=version.goal,
        events=version.events,
        horizon=version.horizon,
        depth=version.depth,
    )


def _again(job: Job, told: dict[str, Any]) -> Job | None:
    """What is left to be asked in further repetitions; None if nothing is."""
    if "failure" in told:
        return None
    left = tuple(q for q in job.questions if told["questions"][q]["complete"])
    return None if job.questions and not left else replace(job, questions=left, checking=0.0)
