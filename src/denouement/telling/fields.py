"""What a sentence may say, by its sources: the words of the fields that stand behind it.

The fields of an act are its declared sentence, who and what fills its roles with the writer's descriptions, the facts
it asks for and changes with their values, and the place where it happens. A word is backed if it is one of these, or
of the few that telling has of its own (``framing``), in any form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from functools import lru_cache

from denouement import english
from denouement.answers import Analysis
from denouement.english import Plain, Verb
from denouement.english.irregular import IRREGULAR
from denouement.ground import GroundAct
from denouement.model import FactOf
from denouement.telling.framing import FRAMING

__all__ = ["Fields", "stems", "unbacked", "words_in"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BASES: dict[str, set[str]] = {}
for _base, _forms in IRREGULAR.items():
    for _form in _forms:
        _BASES.setdefault(_form, set()).add(_base)


@lru_cache(maxsize=8_192)
def stems(word: str) -> frozenset[str]:
    """What a word may be a form of, itself included.

    >>> sorted(stems("stopped") & {"stop", "stopped"})
    ['stop', 'stopped']
    """
    word = word.casefold()
    found = {word, *_BASES.get(word, ())}
    for end, puts in (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)),
                      ("ing", ("", "e"))):  # fmt: skip
        if word.endswith(end) and len(word) > len(end) + 1:
            head = word[: -len(end)]
            found |= {head + put for put in puts}
            if len(head) > 2 and head[-1] == head[-2]:
                found.add(head[:-1])
    return frozenset(found)


_FRAMING = frozenset(s for w in FRAMING for s in (w, *stems(w)))


def words_in(text: str) -> Iterator[str]:
    """The words of a text, owners without their sign."""
    return (w for w in _WORD.findall(text.replace("’s", "").replace("'s", "")))


def unbacked(text: str, fields: frozenset[str], own: frozenset[str] = _FRAMING) -> tuple[str, ...]:
    """The words of a text that neither the fields nor the words of telling's own hold."""
    return tuple(w for w in words_in(text) if not stems(w) & own and not stems(w) & fields)


class Fields:
    """The words that stand behind acts and sources of one story."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._acts: dict[tuple[int, str], frozenset[str]] = {}
        self._facts: dict[str, str] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._given = _given_forms(analysis)
        self.names = self._of(analysis.ground.people)

    def _of(self, texts: Iterable[str]) -> frozenset[str]:
        found = frozenset(s for t in texts for w in words_in(t) for s in stems(w))
        return found.union(*(forms for verb, forms in self._given.items() if verb in found))

    def of_text(self, text: str) -> frozenset[str]:
        """The words of a source's detail, or of a writer's line."""
        if text not in self._told:
            self._told[text] = self._of([text])
        return self._told[text]

    def of_act(self, act: GroundAct, place: str) -> frozenset[str]:
        """The words of the fields of an act that happens at a place."""
        key = (act.id, place)
        if key not in self._acts:
            self._acts[key] = self._of([*self._texts(act), *self._described(place)]) | self.names
        return self._acts[key]

    def _texts(self, act: GroundAct) -> Iterator[str]:
        story = self.analysis.story
        action = story.actions[act.action]
        yield _bare(action.sentence.parts)
        for name in act.arguments:
            yield from self._described(name)
        for fact in _facts_in((action.requires, action.effects)):
            declared = story.facts.get(fact)
            if declared is not None:
                yield _bare(declared.sentence.parts)
        for effect in act.effects:
            known = self.analysis.ground.fluents[effect.fluent]
            yield " ".join(known.arguments)

    def _described(self, name: str) -> Iterator[str]:
        entity = self.analysis.story.entities.get(name)
        yield name
        if entity is not None:
            yield f"{entity.description} {' '.join(entity.kinds)}"

    def invented(self, pattern: str, act: GroundAct, place: str) -> tuple[str, ...]:
        """The words of a pattern that nothing in the act stands behind."""
        parts = (
            m.text if isinstance(m, Plain) else f" {m.third} "
            for m in english.marks(pattern)
            if isinstance(m, Plain | Verb)
        )
        return unbacked("".join(parts), self.of_act(act, place))


def _given_forms(analysis: Analysis) -> dict[str, frozenset[str]]:
    """The forms of verbs that the writer gave, by the verb as declared."""
    story = analysis.story
    found = {}
    sentences = [a.sentence for a in story.actions.values()] + [f.sentence for f in story.facts.values()]
    for sentence in sentences:
        if sentence.verb is not None and (sentence.past or sentence.participle):
            given = " ".join((sentence.past, sentence.participle)).split()
            found[str(sentence.parts[sentence.verb]).casefold()] = frozenset(w.casefold() for w in given)
    return found


def _bare(parts: Iterable[object]) -> str:
    return " ".join(p for p in parts if isinstance(p, str))


def _facts_in(node: object) -> Iterator[str]:
    """The facts that an expression or effect speaks of."""
    if isinstance(node, FactOf):
        yield node.fact
    if isinstance(node, tuple):
        for part in node:
            yield from _facts_in(part)
    elif is_dataclass(node):
        for field in fields_of(node):
            yield from _facts_in(getattr(node, field.name))
