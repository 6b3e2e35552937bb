"""The exit codes, as documented in the command-line page."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """How a command ended."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    LIMIT = 3
    NOT_INSTALLED = 4
    OUR_FAULT = 70
    INTERRUPTED = 130
