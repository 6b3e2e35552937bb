"""How things stand in the opening as it is, by the names of facts: in the world, and in anybody's mind."""

from __future__ import annotations

from collections.abc import Sequence

from denouement.answers.analysis import Analysis
from denouement.ground import Fluent
from denouement.model import Value

__all__ = ["Known"]


class Known:
    """The opening of a story, to be asked about facts that its ground problem may have left out."""

    def __init__(self, analysis: Analysis) -> None:
        self._opening = analysis.opening
        self._constants = analysis.ground.constants
        self._numbers = {(f.fact, f.arguments): n for n, f in enumerate(analysis.ground.fluents)}

    def value(self, fluent: Fluent, path: Sequence[int] = ()) -> Value:
        """The value of a fact in the world, or in the mind at the end of ``path``."""
        key = (fluent.fact, fluent.arguments)
        number = self._numbers.get(key)
        if number is not None:
            return self._opening.mind(path).values[number]
        return self._constants.get(key, fluent.default)
