"""The opening, the wants and the endings of a problem as sections of a story. Model in, lines out."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.language.writing.context import Context
from denouement.language.writing.shapes import ROUGHLY, Cannot, negated
from denouement.language.writing.tell import Scope, amount
from denouement.language.writing.unsaid import Unsaid
from denouement.model import (
    FALSE,
    TRUE,
    Ending,
    Expression,
    FactOf,
    Form,
    Statement,
    Want,
)

__all__ = ["Sections"]


class Sections:
    """Writes the sections of one story."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.meanings, self.teller = context.meanings, context.teller
        self.unsaid, self.names = context.unsaid, context.names

    def statement(self, statement: Statement) -> Iterator[str]:
        """What is so at first."""
        self.meanings.different = frozenset()
        lines = []
        try:
            for change in self.meanings.changes(statement.effects, {}):
                if change.condition != TRUE or change.step:
                    raise Cannot("what is so at first is said there under no condition")
                lines.append(f"  {self.teller.change(change, Scope())}")
        except Cannot as fault:
            yield "  " + self.context.cannot(statement.span, f"“{statement.text}”", fault)
            return
        yield from lines

    def wants(self, want: Want) -> Iterator[str]:
        """A utility as wants: what counts, and how much; what counts always makes no difference."""
        person = self.names[want.person]
        self.meanings.different, self.meanings.doubtful = frozenset(), False
        try:
            made = self.meanings.sum(want.value, {}, rough=True)
            lines: list[str] = []
            for coefficient, path, fact in made.facts:
                each = self._each(person, coefficient, fact) if not path else ""
                if each:
                    lines.append(each)
                else:
                    self.meanings.steps(made, coefficient, path, fact, TRUE, rough=True)
            weights: dict[Expression, float] = {}
            for weight, guard in made.terms:
                asked, amounts = (guard, weight) if weight > 0 else (negated(guard), -weight)
                weights[asked] = weights.get(asked, 0.0) + amounts
            for asked, total in weights.items():
                if asked not in (TRUE, FALSE):
                    lines.append(
                        f"  {person} wants it that {self.teller.text(asked, Scope())}: {amount(total)}"
                    )
        except Cannot as fault:
            yield "  " + self.context.cannot(want.span, f"the utility of {want.person}", fault)
            return
        if made.rough:
            why = f"a number that counts only under a condition is counted from 0 to {ROUGHLY}"
            self.unsaid.append(Unsaid(want.span, f"the utility of {want.person} beyond that", why))
        yield from lines

    def _each(self, person: str, coefficient: float, fact: FactOf) -> str:
        """A want of which every point counts; empty where there is no such sentence."""
        text = self.teller.sentence_of(fact, Form.INFINITIVE)
        before, _, _ = f" {text} ".partition(" to ")
        if (
            coefficient <= 0
            or not text
            or not self.teller.sentence_of(fact, Form.PLAIN).startswith(before.strip())
        ):
            return ""
        wanted = text.removeprefix(f"{person} ") if text.startswith(f"{person} to ") else text
        return f"  {person} wants {wanted}: {amount(coefficient)} each"

    def ending(self, ending: Ending) -> Iterator[str]:
        """An ending, its conditions on one line or on several."""
        self.meanings.different = frozenset()
        try:
            condition = self.meanings.condition(ending.condition, {})
            if condition in (TRUE, FALSE):
                raise Cannot("it is always so" if condition == TRUE else "it can never be so")
            rows = self.teller.rows(condition, Scope())
        except Cannot as fault:
            yield "  " + self.context.cannot(ending.span, f"the ending “{ending.name}”", fault)
            return
        head = f"  {ending.name}{' (planned)' if ending.planned else ''}:"
        yield from [f"{head} {rows[0]}"] if len(rows) == 1 else [head, *(f"    {r}" for r in rows)]
