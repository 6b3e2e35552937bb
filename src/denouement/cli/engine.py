"""Which engine works: what the environment asks for, and what is said where the faster one is missing."""

from __future__ import annotations

import sys

import click

from denouement.cli.exits import Exit

__all__ = ["choose_engine", "engine_note"]

_INSTALL = "with a Rust toolchain: pip install --force-reinstall denouement"

_LONG = 3.0
"""Seconds after which somebody at a terminal may wonder."""


def choose_engine(wanted: str) -> None:
    """Use the engine that the variable DENOUEMENT_ENGINE names; leaves the program where that cannot be."""
    if not wanted:
        return
    from denouement.engine.kernel import kernel_is_installed, use_kernel

    if wanted not in ("kernel", "reference"):
        raise click.UsageError(
            f"the variable DENOUEMENT_ENGINE says “{wanted}”; it can say “kernel” or “reference”, "
            "and without it the fastest engine there is works"
        )
    if wanted == "kernel" and not kernel_is_installed():
        click.echo(
            f"the compiled kernel is not installed, but DENOUEMENT_ENGINE asks for it; {_INSTALL}", err=True
        )
        sys.exit(Exit.NOT_INSTALLED)
    use_kernel(wanted == "kernel")


def engine_note(code: object, seconds: float) -> str | None:
    """What to say at the end of a run that would have come further with the kernel; None if there is nothing to say.

    It is said where a limit was reached, or somebody at a terminal has waited.
    """
    waited = sys.stderr.isatty() and seconds > _LONG
    if "denouement.search" not in sys.modules or (code != Exit.LIMIT and not waited):
        return None
    from denouement.engine.kernel import kernel_is_installed

    if kernel_is_installed():
        return None
    return f"the compiled kernel is not installed; the reference engine, which worked, is slower ({_INSTALL})"
