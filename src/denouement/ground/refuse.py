"""What is too large to be filled, in words: how large, where, and what to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log10

from denouement.diagnostics import Diagnostic, FindingKind
from denouement.errors import StoryError
from denouement.model import Action, Reaction, Span, Story

__all__ = ["Refused", "quoted", "too_many_combinations", "too_many_parts"]

_SPELT_OUT = 10**15
_LONGEST = 80


class Refused(Exception):
    """Something is too large; ``diagnostic`` says what, and has yet to be given the line it quotes."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic

    def told(self, story: Story, lines: Sequence[str]) -> StoryError:
        """The error of a story with these lines."""
        span = self.diagnostic.span
        own = span.file == story.file and 0 < span.line <= len(lines)
        return StoryError([replace(self.diagnostic, excerpt=lines[span.line - 1] if own else "")])


def too_many_combinations(
    maker: Action | Reaction, everything: int, kept: int, sizes: Sequence[int]
) -> Refused:
    """An action or a reaction with too many ways to fill its roles: ``everything``, of which more than ``kept`` remain."""
    roles = [f"{r.name} ({n:,})" for r, n in zip(maker.roles, sizes, strict=True)]
    more = f"; more than {kept:,} of them remain when conditions are looked at" if kept else ""
    return Refused(
        Diagnostic(
            "too-many-combinations",
            FindingKind.ERROR,
            maker.span,
            f"the {len(roles)} roles of {quoted(maker)} can be filled in {_many(everything)} ways{more}",
            "give it fewer roles, give them kinds with fewer members, or let a condition that never changes say who "
            "goes with whom",
            (f"what fills each role: {', '.join(roles[:12])}{', …' if len(roles) > 12 else ''}",),
        )
    )


def too_many_parts(span: Span, what: str, most: int) -> Refused:
    """A line that grows too long when *every* and *some* are written out."""
    return Refused(
        Diagnostic(
            "too-many-parts",
            FindingKind.ERROR,
            span,
            f"{what} has more than {most:,} parts when “every” and “some” are written out for each one they speak of",
            "nest them less deeply, let them speak of a kind with fewer members, or give a part of it a fact of its own "
            "that a reaction keeps up to date",
        )
    )


def quoted(maker: Action | Reaction) -> str:
    """The sentence of an action or a reaction as it was declared, in quotes; a very long one is cut short."""
    pattern = maker.sentence.pattern()
    return f"“{pattern if len(pattern) <= _LONGEST else pattern[:_LONGEST] + '…'}”"


def _many(number: int) -> str:
    if number < _SPELT_OUT:
        return f"{number:,}"
    return f"about 10 to the power of {int(log10(number))}"
