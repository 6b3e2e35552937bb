"""The command ``python -m denouement.sabre.conform``: its options, its output and its exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from denouement import english
from denouement.conform.budget import Budget
from denouement.conform.engines import ENGINES, engine_for, in_use
from denouement.conform.report import Account
from denouement.conform.run import Runner
from denouement.conform.vectors import Suite
from denouement.errors import UsageError

__all__ = ["command", "main"]

EFFORT = 200_000
"""Transitions for one vector: some minutes, and several times what the hardest of the field's collection takes."""

_CLEAN, _FAILED, _USAGE, _UNDECIDED, _INTERRUPTED = 0, 1, 2, 3, 130


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--suite", "folder", required=True, type=click.Path(path_type=Path),
              help="The folder that holds problems/ and vectors/.")  # fmt: skip
@click.option(
    "--problem", "wanted", multiple=True, help="Only this part, for example bribery, or micro; repeatable."
)
@click.option("--quick", is_flag=True, help="Leave out reasons and solutions, which take long.")
@click.option("--effort", type=click.IntRange(0), default=EFFORT, show_default=True,
              help="Cut a single vector after so many transitions (0: never).")  # fmt: skip
@click.option("--time", "seconds", type=click.FloatRange(0, min_open=True), default=None,
              help="Cut a single vector after so many seconds.")  # fmt: skip
@click.option("--engine", type=click.Choice(sorted(ENGINES)), default=None,
              help="The engine to hold against the vectors: the kernel where it is installed, else the reference.")  # fmt: skip
def command(
    folder: Path, wanted: tuple[str, ...], quick: bool, effort: int, seconds: float | None, engine: str | None
) -> int:
    """Hold the engine against every recorded vector of a suite of research problems.

    The first line says which engine, the last one “N passed, N failed”. Exit code: 0 if all passed, 1 if any failed,
    3 if none failed but a limit cut some.
    """
    try:
        suite = Suite.at(folder, wanted)
        chosen, kind = engine_for(engine)
    except UsageError as fault:
        raise click.UsageError(f"{fault}\n{english.sentence_case(fault.hint)}") from fault
    account = Account()
    runner = Runner(kind, Budget(effort or None, seconds, account.progress), quick)
    account.head(f"engine: {chosen}")
    try:
        with in_use(chosen):
            for name in suite.names:
                account.begin(suite.file_of(name))
                for outcome in runner.outcomes(suite, name):
                    account.add(outcome)
                account.end()
    except KeyboardInterrupt:
        account.finish()
        click.echo("interrupted; the rest was not looked at", err=True)
        return _INTERRUPTED
    account.finish()
    if account.failed:
        return _FAILED
    return _UNDECIDED if account.undecided else _CLEAN


def main() -> None:
    """Run the command and leave with its exit code."""
    try:
        code = command.main(prog_name="python -m denouement.sabre.conform", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        code = _USAGE
    except click.Abort:
        code = _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        code = _CLEAN
    sys.exit(code)
