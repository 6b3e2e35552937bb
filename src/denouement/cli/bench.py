"""``denouement bench``: how fast the problems of a suite are read, grounded and searched."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from denouement.cli.common import SECONDS, guarded, json_option, megabytes
from denouement.cli.exits import Exit
from denouement.cli.output import clear_progress, document, faint, print_json, progress_line, say, warn

if TYPE_CHECKING:
    from denouement.bench import Record, Version

__all__ = ["command"]

_QUESTIONS = ("first", "shortest", "all", "bound")


@click.command("bench")
@click.option("--suite", "folder", required=True, type=click.Path(path_type=Path),
              help="The folder that holds problems/, and settings.json if there is one.")  # fmt: skip
@click.option("--problem", "wanted", multiple=True, metavar="NAME",
              help="Only this version, or all of this problem; repeatable.")  # fmt: skip
@click.option("--question", "questions", multiple=True, type=click.Choice(_QUESTIONS),
              help="Only this question; repeatable.")  # fmt: skip
@click.option("--time", "seconds", type=SECONDS, default=10.0, show_default=True,
              help="Cut each question after so many seconds.")  # fmt: skip
@click.option("--memory", default="2G", show_default=True, callback=megabytes,
              help="Cut at so much memory, for example 500M.")  # fmt: skip
@click.option("--repeat", type=click.IntRange(1), default=3, show_default=True,
              help="Measure so often; medians are shown.")  # fmt: skip
@click.option("--check", "checking", type=click.FloatRange(0), default=60.0, show_default=True,
              help="Seconds for checking the plans of one version (0: none is checked).")  # fmt: skip
@click.option("--engine", type=click.Choice(["auto", "kernel", "reference"]), default="auto", show_default=True,
              help="Which engine; auto is the compiled kernel where it is installed.")  # fmt: skip
@click.option("--date", "dated", is_flag=True, help="With --json: say when this was measured.")
@json_option
@guarded
def command(
    folder: Path,
    wanted: tuple[str, ...],
    questions: tuple[str, ...],
    seconds: float,
    memory: float,
    repeat: int,
    checking: float,
    engine: str,
    dated: bool,
    as_json: bool,
) -> None:
    """How fast the problems of a suite are read, grounded and searched; every plan found is checked."""
    from denouement.bench import Job, measure, versions_of
    from denouement.engine.kernel import engine_name

    if engine == "kernel" and engine_name() != "compiled kernel":
        warn(
            "the compiled kernel is not installed; with a Rust toolchain: pip install --force-reinstall denouement"
        )
        sys.exit(Exit.NOT_INSTALLED)
    asked = tuple(q for q in _QUESTIONS if not questions or q in questions)
    like = Job("", None, 0, 1, 0, asked, seconds, memory, engine, checking)
    versions = versions_of(folder, wanted)
    shower = _Shower()
    records, whole = measure(versions, like, repeat, shower)
    shower.clear()
    if as_json:
        print_json(_as_json(records, like, repeat, whole and len(records) == len(versions), dated))
    else:
        _say(records, like, repeat)
    sys.exit(_code(records, whole))


class _Shower:
    """Shows on a terminal what is measured now."""

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()

    def __call__(self, version: Version, number: int) -> None:
        if self._wanted:
            progress_line(f"repetition {number + 1}: {version.name}")

    def clear(self) -> None:
        """Take the line away."""
        if self._wanted:
            clear_progress()


def _engine(records: list[Record]) -> str:
    return next((r.runs[0]["engine"] for r in records if "engine" in r.runs[0]), "none")


def _say(records: list[Record], like: Any, repeat: int) -> None:
    from denouement.bench.machine import machine
    from denouement.bench.shown import as_lines

    facts = machine()
    for line in as_lines(records):
        say(line)
    where = f"{facts['cpus']} × {facts['processor'] or facts['system']}, Python {facts['python']}"
    say(faint(f"{_engine(records)}; {where}; median of {repeat}; at most {like.seconds:g} s a question"))


def _as_json(records: list[Record], like: Any, repeat: int, whole: bool, dated: bool) -> dict[str, Any]:
    from denouement.bench import recorded
    from denouement.bench.machine import machine
    from denouement.bench.totals import totals

    told = document(
        "bench",
        whole and all(r.complete for r in records),
        repeat=repeat,
        limits={"seconds": like.seconds, "megabytes": like.megabytes, "checking": like.checking},
        questions=list(like.questions),
        machine=machine(),
        versions=[recorded(r) for r in records],
        totals=totals(records),
    )
    told["engine"] = _engine(records)
    if dated:
        told["date"] = datetime.now(UTC).isoformat(timespec="seconds")
    return told


def _code(records: list[Record], whole: bool) -> Exit:
    if not whole:
        return Exit.INTERRUPTED
    if any(r.failure is not None for r in records):
        return Exit.USAGE
    if any(r.invalid for r in records):
        return Exit.FINDINGS
    return Exit.CLEAN if all(r.complete for r in records) else Exit.LIMIT
