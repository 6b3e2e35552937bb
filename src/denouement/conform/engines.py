"""Every engine that can be held against the vectors, by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from denouement.conform.kernel import KernelPlayed
from denouement.conform.played import Played
from denouement.engine.kernel import kernel_is_installed, kernel_is_used, use_kernel
from denouement.errors import UsageError

__all__ = ["ENGINES", "engine_for", "in_use"]

ENGINES: dict[str, type[Played]] = {"kernel": KernelPlayed, "reference": Played}
"""Made from the text of a problem; one that answers the same questions takes its place here."""


def engine_for(name: str | None) -> tuple[str, type[Played]]:
    """The engine of this name; without one, the engine in use.

    Raises:
        UsageError: it is not installed.
    """
    if name is None:
        name = "kernel" if kernel_is_used() else "reference"
    if name == "kernel" and not kernel_is_installed():
        raise UsageError(
            "the compiled kernel is not installed here",
            "leave “--engine kernel” out to hold the reference engine against the vectors",
        )
    return name, ENGINES[name]


@contextmanager
def in_use(name: str) -> Iterator[None]:
    """Everything that asks which engine to use is told this one."""
    before = kernel_is_used()
    use_kernel(name == "kernel")
    try:
        yield
    finally:
        use_kernel(before)
