"""Runs every vector of a suite, file by file, and hands each outcome on as it comes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from denouement.conform.budget import Budget
from denouement.conform.explained import Limits, check_triple
from denouement.conform.header import check_header
from denouement.conform.micro import case_name, check_case, count_case
from denouement.conform.played import Played
from denouement.conform.solutions import check_solution
from denouement.conform.traces import Engines, check_trace
from denouement.conform.vectors import Broken, Suite, need, optional
from denouement.conform.verdict import Note, Verdict
from denouement.errors import LimitReached, LoopError, StoryError
from denouement.search import Watch

__all__ = ["Runner"]

Outcome = Verdict | Note


@dataclass(frozen=True)
class Runner:
    """Everything a run needs but the files: an engine, a limit for each vector, and whether to be quick."""

    kind: type[Played] = Played
    budget: Budget = field(default_factory=Budget)
    quick: bool = False

    def outcomes(self, suite: Suite, name: str) -> Iterator[Outcome]:
        """All outcomes of one part of a suite."""
        try:
            told = suite.told(name)
        except Broken as fault:
            yield Verdict("the file", (str(fault),))
            return
        if isinstance(told, list):
            yield from self._cases(told)
        elif told is None or isinstance(told, dict):
            yield from self._problem(suite, name, told or {})
        else:
            yield Verdict("the file", ("a record or a list is expected, not a single value",))

    def _cases(self, told: list[Any]) -> Iterator[Outcome]:
        for number, case in enumerate(told):
            name = case_name(case, number)
            check = partial(_unwatched, check_case, case, name, self.kind)
            yield from self._limited(name, check, count=count_case(case))

    # --- one problem

    def _problem(self, suite: Suite, name: str, told: dict[str, Any]) -> Iterator[Outcome]:
        try:
            source, sha256 = suite.problem(optional(told, "problem", str) or name)
        except Broken as fault:
            yield Verdict("the problem", (str(fault),), count=_count(told))
            return
        if told and told.get("problem_sha256") not in (None, sha256):
            yield Note("the vectors were made from another version of the problem file")
        if not told:
            yield Note("there are no vectors; it is only read")
        table = _Table(lambda: self.kind(source))
        for outcome in self._limited("the problem", table.read, count=_count(told)):
            yield outcome
            if outcome != _READ:
                return
        if told:
            yield from self._sections(table, told)

    def _sections(self, table: _Table, told: dict[str, Any]) -> Iterator[Outcome]:
        yield from self._limited("header", partial(_header, table, told), table)
        engines = Engines()
        initial = optional(told, "initial", dict) or {}
        traces = _list(told, "traces")
        for trace in traces:
            check = partial(_trace, table, trace, initial, engines)
            yield from self._limited(f"trace {_id(trace)}", check, table, _steps(trace))
        note = engines.note()
        if note is not None:
            yield note
        if self.quick:
            return
        known = {_id(t): t for t in traces}
        for triple in _list(told, "explained"):
            yield from self._limited(
                _triple_name(triple), partial(_triple, table, told, known, triple), table
            )
        for goal in _list(told, "solutions"):
            named = goal.get("goal") if isinstance(goal, dict) else None
            yield from self._limited(f"solutions, goal {named}", partial(_solution, table, goal), table)

    # --- one vector

    def _limited(
        self,
        where: str,
        check: Callable[[Watch], Iterable[Outcome]],
        table: _Table | None = None,
        count: int = 1,
    ) -> Iterator[Outcome]:
        """The outcomes of a check within the limit of a vector; what goes wrong inside becomes an outcome."""
        done: list[Outcome] = []
        cut, words = "", tuple[str, ...]()
        try:
            with self.budget.one() as watch:
                for outcome in check(watch):
                    done.append(outcome)
            yield from done
            return
        except LimitReached as fault:
            cut = str(fault)
            if table is not None:
                table.forget()  # an alarm may have struck between any two lines
        except (Broken, LoopError, StoryError) as fault:
            words = (_words(fault),)
        except Exception as fault:
            if "DENOUEMENT_DEBUG" in os.environ:
                raise
            words = (f"a mistake of ours: {type(fault).__name__}: {fault}",)
        yield from done
        told = sum(o.count for o in done if isinstance(o, Verdict))
        yield Verdict(where, words, cut, count=max(1, count - told))


_READ = Verdict("the problem")

_MOST_WORLDS = 300_000
"""Worlds remembered of one problem, some gigabytes; beyond that it is made anew for the next vector."""


class _Table:
    """The problem on the table, made when first asked for and anew after a limit struck."""

    def __init__(self, make: Callable[[], Played]) -> None:
        self._make = make
        self._made: Played | None = None

    def played(self, watch: Watch) -> Played:
        """The problem in play, working under this watch."""
        if self._made is None or len(self._made.engine.store) > _MOST_WORLDS:
            self._made = self._make()
        self._made.work_under(watch)
        return self._made

    def read(self, watch: Watch) -> Iterable[Outcome]:
        """That it can be read, and its first world built."""
        _ = self.played(watch).opening
        return [_READ]

    def forget(self) -> None:
        """Start anew at the next question."""
        self._made = None


def _unwatched(check: Callable[..., Iterable[Outcome]], *arguments: Any) -> Iterable[Outcome]:
    """A check whose last argument, the watch, is not needed."""
    return check(*arguments[:-1])


def _header(table: _Table, told: dict[str, Any], watch: Watch) -> Iterable[Outcome]:
    return check_header(table.played(watch), told)


def _trace(
    table: _Table, trace: Any, initial: dict[str, Any], engines: Engines, watch: Watch
) -> Iterable[Outcome]:
    return check_trace(table.played(watch), trace, initial, engines)


def _triple(
    table: _Table, told: dict[str, Any], traces: dict[str, Any], triple: Any, watch: Watch
) -> Iterable[Outcome]:
    return check_triple(table.played(watch), triple, traces, Limits.of(need(told, "limits", dict)))


def _solution(table: _Table, goal: Any, watch: Watch) -> Iterable[Outcome]:
    return check_solution(table.played(watch), goal, watch)


def _list(told: dict[str, Any], key: str) -> list[Any]:
    return optional(told, key, list) or []


def _id(trace: Any) -> str:
    return str(trace.get("id")) if isinstance(trace, dict) else "?"


def _steps(trace: Any) -> int:
    steps = trace.get("steps") if isinstance(trace, dict) else None
    return max(1, len(steps)) if isinstance(steps, list) else 1


def _triple_name(triple: Any) -> str:
    if not isinstance(triple, dict):
        return "explained"
    parts = (triple.get(key) for key in ("trace", "step", "action", "character"))
    return "explained, trace {}, step {}, {} for {}".format(*parts)


def _count(told: dict[str, Any]) -> int:
    """About how many vectors a file holds, for where none of them can be run."""
    traces = told.get("traces")
    steps = sum(_steps(t) for t in traces) if isinstance(traces, list) else 0
    others = [told.get(key) for key in ("explained", "solutions")]
    return 1 + bool(told) * 4 + steps + sum(len(o) for o in others if isinstance(o, list))


def _words(fault: Exception) -> str:
    if isinstance(fault, StoryError) and fault.diagnostics:
        found = fault.diagnostics[0]
        return f"{found.span}: {found.message}"
    return f"the engine stops: {fault}" if isinstance(fault, LoopError) else str(fault)
