"""Plan files: a plan written one act a line, or in JSON with the reasons for its acts.

A line is an act as the problem or story says it, such as ``walk(Tom, Home, Market)`` or *Mara goes to the cafe*,
with a number or a bullet before it if you like; what follows ``//`` or ``#`` is a comment. JSON is a list of acts
(texts, or fields ``action`` and ``others``), or a document of ``denouement plan --json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from denouement.answers.plan_json import Placed, read_json
from denouement.diagnostics import Diagnostic, FindingKind, Source
from denouement.errors import StoryError
from denouement.model import Span

__all__ = ["GivenAct", "read_plan"]

_BULLET = re.compile(r"\s*(?:\d+\s*[.):]\s*|[-*•]\s+)?")
_COMMENT = re.compile(r"//|#")
_MOST_CHARACTERS = 1_000_000
_MOST_ACTS = 1_000


@dataclass(frozen=True)
class GivenAct:
    """An act as a plan file names it, and the reasons it gives: for each person by name, their plan."""

    text: str
    span: Span
    excerpt: str = ""
    others: dict[str, tuple[GivenAct, ...]] = field(default_factory=dict)


def read_plan(source: Source) -> tuple[GivenAct, ...]:
    """The acts of a plan file, in order.

    Raises:
        StoryError: the file is too long, or is JSON that cannot be read as a plan; with the place.
    """
    if len(source.text) > _MOST_CHARACTERS:
        raise _too_long(source, 1)
    if source.text.lstrip()[:1] in ("[", "{"):
        found = _JsonPlan(source).acts(read_json(source))
    else:
        lines = (_act_of(source, number) for number in range(1, len(source.lines) + 1))
        found = tuple(act for act in lines if act.text)
    if len(found) > _MOST_ACTS:
        raise _too_long(source, found[_MOST_ACTS].span.line)
    return found


def _too_long(source: Source, line: int) -> StoryError:
    span = Span(source.name, line, 1, 2)
    message = f"this is longer than a plan can be, which is {_MOST_ACTS:,} acts"
    hint = "a plan has one act a line, and seldom more than twenty"
    return StoryError(
        [Diagnostic("file-too-long", FindingKind.ERROR, span, message, hint, (), source.line(line))]
    )


def _act_of(source: Source, number: int) -> GivenAct:
    line = source.line(number)
    bullet = _BULLET.match(line)
    start = bullet.end() if bullet else 0
    text = _COMMENT.split(line[start:], maxsplit=1)[0].rstrip()
    span = Span(source.name, number, start + 1, start + 1 + max(1, len(text)))
    return GivenAct(text, span, line)


class _JsonPlan:
    """Reads a plan out of JSON. Only the first of several plans is taken."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def acts(self, placed: Placed) -> tuple[GivenAct, ...]:
        """The acts of a list, or of the list in a document."""
        match placed.value:
            case {"plans": Placed(list() as plans)}:
                if not plans:
                    raise self._wrong(placed.span, "there is no plan in this document")
                return self.acts(plans[0])
            case {"plan": Placed() as plan}:
                return self.acts(plan)
            case list() as entries:
                return tuple(self._act(entry) for entry in entries)
            case _:
                raise self._wrong(placed.span, "here a list of acts is expected")

    def _act(self, placed: Placed) -> GivenAct:
        match placed.value:
            case str() as text:
                return GivenAct(text, placed.span, self.source.line(placed.span.line))
            case {"action": Placed(str() as text, span), "others": Placed() as others}:
                return GivenAct(text, span, self.source.line(span.line), self._others(others))
            case {"action": Placed(str() as text, span)}:
                return GivenAct(text, span, self.source.line(span.line))
            case _:
                raise self._wrong(
                    placed.span, "here an act is expected: its name, or fields with an “action”"
                )

    def _others(self, placed: Placed) -> dict[str, tuple[GivenAct, ...]]:
        if not isinstance(placed.value, dict):
            raise self._wrong(placed.span, "here the people are expected, each with their plan")
        return {person: self.acts(plan) for person, plan in placed.value.items()}

    def _wrong(self, span: Span, message: str) -> StoryError:
        hint = 'an act is written {"action": "…", "others": {"Somebody": […]}}'
        excerpt = self.source.line(span.line)
        return StoryError([Diagnostic("broken-line", FindingKind.ERROR, span, message, hint, (), excerpt)])
