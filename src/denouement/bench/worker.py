"""What a fresh process does: read and ground one problem, ask each question, check the plans; see ``job.py``.

Run as ``python -m denouement.bench.worker``, with a job on standard input; a document comes out. Seconds are those
of this process's own work on a processor.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from denouement.answers import Wording, default_goal, level_name, with_levels
from denouement.bench.ask import Question, Ready, ask
from denouement.bench.checked import checked
from denouement.bench.job import Job
from denouement.bench.machine import memory_in_use, peak_memory
from denouement.diagnostics import Source
from denouement.engine.kernel import engine_name, use_kernel
from denouement.errors import DenouementError, LoopError, StoryError, UsageError
from denouement.ground import Ground, ground
from denouement.model import Story
from denouement.sabre import read_problem
from denouement.search import Limits, Watch

__all__ = ["main", "measured"]


class _Parts:
    """Seconds of this process's work, by what they went into."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {"start": time.process_time()}

    @contextmanager
    def timing(self, part: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - start


def measured(job: Job) -> dict[str, Any]:
    """Everything that is measured for one job.

    ``engine``; ``seconds`` (start, read, levels, ground); ``size``; ``goal``; ``questions``, by name; ``checked``, one
    entry for each plan. A file that cannot be used gives a ``failure`` instead.
    """
    parts = _Parts()
    try:
        return _measured(job, parts)
    except StoryError as fault:
        first = fault.diagnostics[0]
        return {"failure": f"{first.span}: {first.message}"}
    except LoopError as fault:
        return {"failure": str(fault)}
    except DenouementError as fault:
        hint = getattr(fault, "hint", "")
        return {"failure": f"{fault}" + (f"; {hint}" if hint else "")}


def _measured(job: Job, parts: _Parts) -> dict[str, Any]:
    path = Path(job.problem)
    with parts.timing("read"):
        story = _read(path)
    if story.author is None:
        raise UsageError("the problem does not say what its author wants", "give it one: utility(): …;")
    with parts.timing("levels"):
        goal = job.goal if job.goal is not None else default_goal(story)
        if goal is None:
            raise UsageError("the author's utility is unknown at the opening")
        story = with_levels(story, goal)
    with parts.timing("ground"):
        problem = ground(story)
    told: dict[str, Any] = {
        "engine": engine_name(),
        "goal": goal,
        "size": _sizes(problem),
        "seconds": parts.seconds,
        "questions": {},
    }
    if not any(e.name == level_name(goal) for e in problem.endings):
        raise UsageError(f"the author's utility can never be {goal:g}")
    plans: dict[tuple[int, ...], None] = {}
    for name in job.questions:
        answer, told["questions"][name] = _asked(job, problem, Question(name))
        plans.update(dict.fromkeys(answer))
    if job.checking > 0:
        words = Wording(story, problem)
        texts = [[words.act(problem.acts[n]) for n in plan] for plan in plans]
        told["checked"] = checked(story, level_name(goal), texts, _limits(job, job.checking))
    return told


def _read(path: Path) -> Story:
    try:
        return read_problem(Source(str(path), path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"“{path}” cannot be read: {fault}") from fault


def _sizes(problem: Ground) -> dict[str, int]:
    return {
        "people": len(problem.people),
        "facts": len(problem.fluents),
        "acts": len(problem.acts),
        "reactions": len(problem.reactions),
    }


def _limits(job: Job, seconds: float) -> Limits:
    return Limits(job.events, job.horizon, job.depth, None, seconds, job.megabytes)


def _asked(
    job: Job, problem: Ground, question: Question
) -> tuple[tuple[tuple[int, ...], ...], dict[str, Any]]:
    """The plans that answer a question, and its entry in the document."""
    start = time.process_time()
    ready = Ready(problem, job.horizon, job.depth, question)
    made = time.process_time()
    limits = _limits(job, job.seconds)
    answer = ask(ready, limits, Watch(limits, time.monotonic, memory_in_use))
    done = time.process_time()
    return answer.plans, {
        "engine": "reference engine" if ready.kernel is None else engine_name(),
        "ready_s": made - start,
        "cpu_s": done - made,
        "stop": answer.stop.name.lower(),
        "complete": answer.stop.complete,
        "length": answer.length,
        "count": answer.count,
        "listed": len(answer.plans),
        "worlds": answer.worlds,
        "transitions": answer.transitions,
        "peak_mb": peak_memory(),
    }


def main() -> None:
    """Read a job, print what is measured."""
    told = json.loads(sys.stdin.read())
    job = Job(**{**told, "questions": tuple(told["questions"])})
    use_kernel(job.engine != "reference")
    sys.stdout.write(json.dumps(measured(job)) + "\n")


if __name__ == "__main__":
    main()
