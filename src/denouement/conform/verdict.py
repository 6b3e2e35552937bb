"""What a check says of one vector."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Note", "Verdict"]


@dataclass(frozen=True)
class Verdict:
    """The outcome of one vector, or of ``count`` vectors with one fate.

    Attributes:
        where: which vector, within its file.
        differences: what was expected and what was found instead; none where it passed.
        undecided: the limit that cut it; empty where it was decided.
        left_out: why what is recorded cannot be held against anything; empty where it can.
    """

    where: str
    differences: tuple[str, ...] = ()
    undecided: str = ""
    left_out: str = ""
    count: int = 1

    @staticmethod
    def of(where: str, differences: Iterable[str]) -> Verdict:
        """Passed where there are no differences."""
        return Verdict(where, tuple(differences))


@dataclass(frozen=True)
class Note:
    """Something worth saying about a file that decides nothing."""

    text: str
