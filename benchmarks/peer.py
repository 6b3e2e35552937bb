"""Another planner on the same files in the same run, alternating with this one: ratios of medians.

::

    python benchmarks/peer.py --suite DIR --repeat 5 --peer 'planner {problem} --goal {goal} --atl {events} \\
        --ctl {horizon} --el {depth}' --found 'Solution' --reported 'Search: ([0-9.]+) ms'

The command is split into words as a shell does, but no shell runs it; words NAME=VALUE before it set its environment.
``{problem}``, ``{goal}``, ``{events}``, ``{horizon}`` and ``{depth}`` are filled in. It has solved a version if its exit
code is 0 and, with ``--found``, its output has that in it.

Two things are compared. *process*: the whole command from its start to its end, all of its work on processors (or with
``--clock wall`` the time that passed); of ours that is start, reading, grounding and the search for a first plan.
*search*: the search alone as each reports it, where ``--reported`` says how the peer does.

A run that fails or does not end in time counts at the limit of time. A ratio is then marked: with ``≥`` if that is the
peer's, with ``≤`` if it is ours. Where neither has solved a version there is no ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from denouement.bench import Job, Version, versions_of
from denouement.bench.machine import machine
from denouement.bench.shown import aligned, told_ms
from denouement.bench.totals import geometric_mean
from denouement.errors import UsageError

__all__ = ["Run", "Side", "compared", "filled", "main", "run_command"]

_ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=")
_MOST_OUTPUT = 10_000_000


@dataclass(frozen=True)
class Run:
    """One run of one command: what it took as a process, what it reported of its search, whether it solved it.

    ``why`` it did not, in words; empty if it did.
    """

    process: float
    search: float | None = None
    why: str = ""

    @property
    def solved(self) -> bool:
        """Whether it ended well and found a plan."""
        return not self.why


@dataclass(frozen=True)
class Side:
    """The medians of one side; what failed counts at the limit. ``failed`` is how many runs did, ``why`` the first."""

    process: float
    search: float | None
    failed: int
    runs: int
    why: str = ""

    @property
    def solved(self) -> bool:
        """Whether any run solved it."""
        return self.failed < self.runs

    @property
    def bound(self) -> bool:
        """Whether the median is a run that failed, or lies beside one: then it is no more than a lower bound."""
        return 2 * self.failed >= self.runs

    @staticmethod
    def of(runs: Sequence[Run], limit: float) -> Side:
        """What these runs come to."""
        searches = [r.search if r.solved else limit for r in runs]
        return Side(
            median(r.process if r.solved else limit for r in runs),
            None if None in searches else median(s for s in searches if s is not None),
            sum(not r.solved for r in runs),
            len(runs),
            next((r.why for r in runs if not r.solved), ""),
        )


def filled(template: str, version: Version) -> tuple[list[str], dict[str, str]]:
    """The words of a command for a version, and what it sets in its environment.

    Raises:
        ValueError: the template has something else in braces, or is no command.
    """
    goal = "" if version.goal is None else f"{version.goal:g}"
    values = {
        "problem": str(version.problem.resolve()),
        "goal": goal,
        "events": version.events,
        "horizon": version.horizon,
        "depth": version.depth,
    }
    try:
        words = [word.format(**values) for word in shlex.split(template)]
    except (KeyError, IndexError, AttributeError) as fault:
        known = ", ".join(f"{{{v}}}" for v in values)
        raise ValueError(f"{fault} is not filled in; these are: {known}. Write {{{{ for a brace") from None
    environment: dict[str, str] = {}
    while words and _ASSIGNMENT.match(words[0]):
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    if not words:
        raise ValueError("there is no command in it")
    return words, environment


def run_command(
    words: Sequence[str], environment: dict[str, str], limit: float, told: str = ""
) -> tuple[int | None, float, float, str]:
    """Run a command to its end, or end it and all it has started at the limit.

    The exit code (None at the limit), the seconds of work of it and of what it waited for, those that passed, and its
    output. ``told`` is its standard input.

    Raises:
        OSError: it cannot be started.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as output:
        given.write(told.encode())
        given.seek(0)
        start = time.monotonic()
        process = subprocess.Popen(
            words,
            stdin=given,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        late = threading.Event()

        def end() -> None:
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end)
        timer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        passed = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read(_MOST_OUTPUT).decode("utf-8", "replace")
    code = None if late.is_set() else process.returncode
    return code, used.ru_utime + used.ru_stime, passed, text


def compared(
    versions: Sequence[Version],
    sides: dict[str, Callable[[Version], Run]],
    repeat: int,
    limit: float,
    show: Callable[[str], None] = lambda text: None,
) -> list[dict[str, Side]]:
    """Run all sides on every version, one after another, so many times; the order turns around each time."""
    runs: list[dict[str, list[Run]]] = [{name: [] for name in sides} for _ in versions]
    for number in range(repeat):
        order = list(sides.items())[:: 1 if number % 2 == 0 else -1]
        for index, version in enumerate(versions):
            for name, side in order:
                show(f"{number + 1} of {repeat}: {version.name}: {name}")
                runs[index][name].append(side(version))
    return [{name: Side.of(found, limit) for name, found in row.items()} for row in runs]


# --- the two sides


def _ours(given: argparse.Namespace) -> Callable[[Version], Run]:
    """This planner: a fresh process that reads, grounds and looks for a first plan."""

    def run(version: Version) -> Run:
        job = Job(
            str(version.problem), version.goal, version.events, version.horizon, version.depth,
            ("first",), given.time, given.memory, given.engine,
        )  # fmt: skip
        words = [sys.executable, "-m", "denouement.bench.worker"]
        code, cpu, wall, text = run_command(words, {}, given.time, json.dumps(asdict(job)))
        why = _broken(code, text, given.time)
        told = {} if why else json.loads(text)
        found = told.get("questions", {}).get("first", {})
        if not why and found.get("length") is None:
            why = told.get("failure") or (
                "there is no plan" if found["complete"] else f"cut: {found['stop']}"
            )
        return Run(cpu if given.clock == "cpu" else wall, found.get("cpu_s"), why)

    return run


def _command(template: str, given: argparse.Namespace) -> Callable[[Version], Run]:
    found = re.compile(given.found, re.MULTILINE) if given.found else None
    reported = re.compile(given.reported, re.MULTILINE) if given.reported else None
    unit = {"s": 1.0, "ms": 1e-3, "us": 1e-6}[given.unit]

    def run(version: Version) -> Run:
        words, environment = filled(template, version)
        code, cpu, wall, text = run_command(words, environment, given.time)
        why = _broken(code, text, given.time)
        if not why and found is not None and not found.search(text):
            why = f"“{given.found}” is not in its output: {_last(text)}"
        said = reported.search(text) if reported is not None and not why else None
        seconds = float(said.group(1).replace(",", "")) * unit if said else None
        return Run(cpu if given.clock == "cpu" else wall, seconds, why)

    return run


def _broken(code: int | None, text: str, limit: float) -> str:
    """Why a command did not come to its end well; empty if it did."""
    if code is None:
        return f"not in {limit:g} s"
    return f"exit code {code}: {_last(text)}" if code else ""


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:100] if lines else "it says nothing"


# --- the command


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and print a table or a document."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        versions = versions_of(given.suite, given.problem)
        for version in versions:
            filled(given.peer, version)
        sides = {"ours": _ours(given), "peer": _command(given.peer, given)}
        show = _show if sys.stderr.isatty() else lambda text: None
        rows = compared(versions, sides, given.repeat, given.time, show)
    except UsageError as fault:
        parser.error(f"{fault}; {fault.hint}")
    except (ValueError, OSError, re.error) as fault:
        parser.error(f"the peer's command: {fault}")
    except KeyboardInterrupt:
        return 130
    if given.json:
        print(json.dumps(_as_json(versions, rows, given), indent=2, ensure_ascii=False))
    else:
        _say(versions, rows, given)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--peer", required=True, metavar="COMMAND", help="the other planner's command")
    parser.add_argument("--suite", required=True, type=Path, help="the folder that holds problems/")
    parser.add_argument("--problem", action="append", default=[], help="only this version; repeatable")
    parser.add_argument("--repeat", type=int, default=3, help="medians of so many runs of each (3)")
    parser.add_argument("--time", type=float, default=60.0, help="seconds that one run may take (60)")
    parser.add_argument("--memory", type=float, default=2048.0, help="megabytes for our own search (2048)")
    parser.add_argument(
        "--engine", choices=["auto", "kernel", "reference"], default="auto", help="our engine"
    )
    parser.add_argument("--clock", choices=["cpu", "wall"], default="cpu", help="what a process took (cpu)")
    parser.add_argument(
        "--found", metavar="REGEX", help="what the peer's output has in it if it found a plan"
    )
    parser.add_argument(
        "--reported", metavar="REGEX", help="the search time in the peer's output, as group 1"
    )
    parser.add_argument("--unit", choices=["s", "ms", "us"], default="ms", help="of the time reported (ms)")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    return parser


def _show(text: str) -> None:
    print(f"\r{text:<60}\r", end="", file=sys.stderr, flush=True)


def _ratio(row: dict[str, Side], measure: str) -> tuple[float, str] | None:
    """How many times as long the peer took, and the sign of what is no more than a bound."""
    ours, peer = row["ours"], row["peer"]
    one, other = getattr(ours, measure), getattr(peer, measure)
    if one is None or other is None or (ours.bound and peer.bound):
        return None
    return other / max(one, 1e-6), "≥" if peer.bound else "≤" if ours.bound else ""


def _say(versions: Sequence[Version], rows: Sequence[dict[str, Side]], given: argparse.Namespace) -> None:
    measures = ["process", *(["search"] if given.reported else [])]
    headings = ["version"]
    for measure in measures:
        headings += [f"our {measure} ms", f"peer's {measure} ms", "ratio"]
    cells = []
    for version, row in zip(versions, rows, strict=True):
        cells.append([version.name])
        for measure in measures:
            ratio = _ratio(row, measure)
            cells[-1] += [told_ms(getattr(s, measure), s.bound) for s in (row["ours"], row["peer"])]
            cells[-1].append("–" if ratio is None else f"{ratio[1]}{ratio[0]:,.2f}")
    means = ["geometric mean"]
    for measure in measures:
        mean = _mean(rows, measure)
        means += ["", "", "–" if mean is None else f"{mean[1]}{mean[0]:,.2f}"]
    for line in aligned(headings, [*cells, means], "<" + ">>>" * len(measures)):
        print(line)
    for version, row in zip(versions, rows, strict=True):
        for name, side in row.items():
            if side.why:
                print(f"{name}: {version.name}: failed {side.failed} of {side.runs} times: {side.why}")
    for name in ("ours", "peer"):
        failed = sum(row[name].failed > 0 for row in rows)
        print(
            f"{name}: solved {sum(row[name].solved for row in rows)} of {len(rows)}; failed at times: {failed}"
        )
    print(
        f"> failed or not in time: counted at {given.time:g} s. Medians of {given.repeat}, {given.clock} time."
    )


def _mean(rows: Sequence[dict[str, Side]], measure: str) -> tuple[float, str] | None:
    """The geometric mean of the ratios; with bounds to both sides it is a bound to neither."""
    ratios = [r for row in rows if (r := _ratio(row, measure)) is not None]
    mean = geometric_mean([r for r, _ in ratios])
    signs = {sign for _, sign in ratios} - {""}
    return None if mean is None else (mean, signs.pop() if len(signs) == 1 else "≈" if signs else "")


def _as_json(
    versions: Sequence[Version], rows: Sequence[dict[str, Side]], given: argparse.Namespace
) -> dict[str, Any]:
    def entry(row: dict[str, Side], measure: str) -> dict[str, Any] | None:
        ratio = _ratio(row, measure)
        return None if ratio is None else {"ratio": ratio[0], "bound": ratio[1] or None}

    def mean(measure: str) -> dict[str, Any] | None:
        found = _mean(rows, measure)
        return None if found is None else {"ratio": found[0], "bound": found[1] or None}

    return {
        "schema": "denouement/peer/1",
        "peer": given.peer,
        "repeat": given.repeat,
        "limit_s": given.time,
        "clock": given.clock,
        "machine": machine(),
        "versions": [
            {
                "name": version.name,
                **{name: {**asdict(side), "lower_bound": side.bound} for name, side in row.items()},
                "process": entry(row, "process"),
                "search": entry(row, "search") if given.reported else None,
            }
            for version, row in zip(versions, rows, strict=True)
        ],
        "geometric_mean": {
            "process": mean("process"),
            "search": mean("search") if given.reported else None,
        },
    }


if __name__ == "__main__":
    sys.exit(main())
