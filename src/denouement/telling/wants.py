"""Wants as they stand in a sentence: *to have kept the appointment* becomes *to keep the appointment*.

A want is met once something is so, and its writer may have said it as a thing done. Whoever wants it means to do it.
"""

from __future__ import annotations

import re

from denouement import english
from denouement.answers import Analysis
from denouement.english.irregular import IRREGULAR

__all__ = ["Wants"]

_DONE = re.compile(r"^((?:not )?to )have ([^\W\d_]+)\b(?! to be\b)")


class Wants:
    """Knows the verbs of one story by their participles."""

    def __init__(self, analysis: Analysis) -> None:
        self._bases = {participle: base for base, (_, participle) in IRREGULAR.items()}
        self._bases |= {"had": "have", "been": "be", "done": "do"}
        for action in analysis.story.actions.values():
            at = action.sentence.verb
            word = action.sentence.parts[at] if at is not None else ""
            if isinstance(word, str) and word.endswith("s") and english.known_verb(word):
                self._bases.setdefault(english.participle(word), english.base_form(word))

    def plainly(self, text: str) -> str:
        """The want without *have*, where the verb is certain."""
        found = _DONE.match(text)
        if found is None or found[2] not in self._bases:
            return text
        return f"{found[1]}{self._bases[found[2]]}{text[found.end() :]}"
