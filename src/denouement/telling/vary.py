"""Stage: another wording where the same would come too soon again; the same seed gives the same text.

A template rests for twelve sentences. The generator is a small one of our own (Lehmer's), so that a seed means the same
on every machine and under every version of Python.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["REST", "Chooser"]

REST = 12
"""For how many sentences a template rests."""

_MODULUS = 2_147_483_647
_FACTOR = 48_271


class Chooser:
    """Chooses among wordings. With ``varies`` off it always takes the first."""

    def __init__(self, seed: int, varies: bool = True) -> None:
        self._state = (seed * 7_919 + 104_729) % (_MODULUS - 1) + 1
        self._used: dict[str, int] = {}
        self._clock = 0
        self.varies = varies
        for _ in range(3):
            self.below(2)

    def below(self, limit: int) -> int:
        """A number from 0 up to ``limit``, not included."""
        self._state = self._state * _FACTOR % _MODULUS
        return (self._state >> 8) % limit

    def chance(self, percent: int) -> bool:
        """Whether something of so many in a hundred happens; never, where nothing varies."""
        return self.varies and self.below(100) < percent

    def pick(self, templates: Sequence[str]) -> str:
        """One of the templates: of those that have rested, any; else the one that has rested longest."""
        self._clock += 1
        if not self.varies or len(templates) == 1:
            self._used[templates[0]] = self._clock
            return templates[0]
        rested = [t for t in templates if self._clock - self._used.get(t, -REST - 1) > REST]
        if rested:
            unused = [t for t in rested if t not in self._used]
            among = unused or rested
            found = among[self.below(len(among))]
        else:
            found = min(templates, key=lambda t: self._used.get(t, 0))
        self._used[found] = self._clock
        return found
