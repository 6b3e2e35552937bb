"""The exceptions of the project, drawn here before they are defined.

::

    DenouementError
    ├── StoryError        the writer's file is at fault; carries the diagnostics that say where and why
    ├── PastError         an event of ``before`` cannot have happened; becomes a diagnostic of the file
    ├── LoopError         reactions that set each other off without end
    ├── UsageError        a question that cannot be asked of this story (an unknown ending, say)
    └── LimitReached      a limit of time, memory or size stopped the work; carries which one

Anything else that escapes is a mistake of ours, not of the writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["DenouementError", "LimitReached", "LoopError", "PastError", "StoryError", "UsageError"]


class DenouementError(Exception):
    """Anything the program can say in words to the person using it."""


class StoryError(DenouementError):
    """A file that cannot be used as it stands; ``diagnostics`` say where and why."""

    def __init__(self, diagnostics: Sequence[Any]) -> None:
        super().__init__(f"{len(diagnostics)} problem(s) in the story file")
        self.diagnostics = tuple(diagnostics)


class PastError(DenouementError):
    """The event at ``index`` of the past cannot have happened; ``reason`` says why."""

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(reason)
        self.index = index
        self.reason = reason


class LoopError(DenouementError):
    """Reactions keep setting each other off; ``reactions`` are those that take part, with what fills their roles."""

    def __init__(self, reactions: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__("reactions without end: " + "; ".join(f"{n} {a}" for n, a in reactions))
        self.reactions = tuple(reactions)


class UsageError(DenouementError):
    """A question about something the story does not have; ``hint`` says what to try."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class LimitReached(DenouementError):
    """A limit stopped the work; ``limit`` names it ("time", "memory", "effort")."""

    def __init__(self, limit: str) -> None:
        super().__init__(f"stopped at the limit of {limit}")
        self.limit = limit
