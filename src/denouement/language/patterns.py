"""The patterns an action is told by: a piece of text in quotation marks a line, with marks for people and verbs.

Rows of words in, patterns out; every mark is looked at here, so that telling never meets one it cannot fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from denouement import english
from denouement.diagnostics import Report, nearest
from denouement.language.words import Word, span_of
from denouement.model import Action, Effect, ForEveryEffect

__all__ = ["LENGTH", "read_patterns"]

LENGTH = "length"
"""What stands for how long an event lasts, where the draft says so."""


def read_patterns(rows: Sequence[list[Word]], action: Action, report: Report) -> tuple[str, ...]:
    """The patterns under ``told`` or ``said`` of an action. Those with mistakes are reported and left out."""
    found = []
    for words in rows:
        told = len(report.found)
        if len(words) != 1 or words[0].type != "quoted" or not words[0].text[1:-1].strip():
            report.error(
                "bad-pattern",
                span_of(words),
                "how an act is told stands in quotation marks, one pattern a line",
                'for example: told "{who} [comes] in"',
            )
            continue
        _look_at(words[0], action, report)
        if len(report.found) == told:
            found.append(words[0].text[1:-1].strip())
    return tuple(found)


def _look_at(word: Word, action: Action, report: Report) -> None:
    known = [r.name for r in action.roles] + list(_gone_through(action.effects)) + [LENGTH]
    try:
        pattern = english.marks(word.text[1:-1])
    except ValueError as fault:
        report.error(
            "bad-pattern",
            word.span,
            str(fault),
            "write a role as {who} and a verb as [goes], nothing else in them",
        )
        return
    for mark in pattern:
        if isinstance(mark, english.Named) and mark.role not in known:
            like = nearest(mark.role, known, 1)
            hint = f"did you mean {{{like[0]}}}?" if like else f"its roles are: {', '.join(known[:-1])}"
            report.error("bad-pattern", word.span, f"“{mark.role}” is no role of this action", hint)
    for verb in english.unknown_verbs(pattern):
        report.error(
            "bad-pattern",
            word.span,
            f"the forms of the verb “{verb}” are not known; it has to stand in the third person present",
            f"give its past and its perfect with it: [{verb}|{verb}ed|{verb}ed]",
        )


def _gone_through(effects: Sequence[Effect]) -> Iterator[str]:
    """What the effects go through, as *why* in ``for every {why: motive}, …``."""
    for effect in effects:
        if isinstance(effect, ForEveryEffect):
            yield effect.variable.rstrip("'")  # the reader marks those of one name by strokes
            yield from _gone_through(effect.effects)
