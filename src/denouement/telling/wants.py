"""Wants as they stand in a sentence: *to have kept the appointment* becomes *to keep the appointment*.

A want is met once something is so, and its writer may have said it as a thing done. Whoever wants it means to do it.
"""

from __future__ import annotations

import re

from denouement import english
from denouement.answers import Analysis
from denouement.english.irregular import IRREGULAR

__all__ = ["Wants"]

_DONE = re.compile(r"^((?:(?!that )[^\W\d_].*? )??(?:not )?to )have ([^\W\d_]+)\b(?! to be\b)")


_STATE = re.compile(r"^that (?P<what>(?:the|an?|[A-Z]) ?[\w’'-]*(?: [\w’'-]+)?) is (?P<no>not )?(?P<how>.+)$")
"""*that the wage is raised*, said as it hangs on *wants*: *the wage to be raised*."""


class Wants:
    """Knows the verbs of one story by their participles."""

    def __init__(self, analysis: Analysis) -> None:
        self._bases = {participle: base for base, (_, participle) in IRREGULAR.items()}
        self._bases |= {"had": "have", "been": "be", "done": "do"}
        story = analysis.story
        deeds = set()
        for declared in (story.actions, story.reactions):
            for sentence in (d.sentence for d in declared.values()):
                word = sentence.parts[sentence.verb] if sentence.verb is not None else ""
                if isinstance(word, str) and word.endswith("s") and english.known_verb(word):
                    self._bases.setdefault(english.participle(word), english.base_form(word))
                    deeds.add(english.base_form(word))
        self.deeds = frozenset(deeds) - {"be", "have"}
        """The verbs of what can be done: wanted, it is wanted as a thing done."""

    def plainly(self, text: str) -> str:
        """The want without *have*, where the verb is certain."""
        state = _STATE.match(text)
        if state is not None:
            return f"{state['what']} {'not ' if state['no'] else ''}to be {state['how']}"
        found = _DONE.match(text)
        if found is None or found[2] not in self._bases:
            return text
        return f"{found[1]}{self._bases[found[2]]}{text[found.end() :]}"
