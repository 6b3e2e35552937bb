"""Conditions and effects: from a line's words to the model's expressions, or to a message why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from denouement.diagnostics import Report
from denouement.language.literals import Meaning
from denouement.language.names import Scope
from denouement.language.pairs import said_plainly
from denouement.language.scanner import Scanned, scan
from denouement.language.templates import SentenceTable
from denouement.language.words import Word, span_of
from denouement.model import Effect, Expression

__all__ = ["plain_line", "read_condition", "read_effects"]

_MOST_TRIED = 16
"""Mistakes of a file after which no other way to say a line is looked for."""

_EXPECTED = {
    "SENTENCE": "a sentence",
    "NUMBER": "a number",
    "COMPARE": "“at least” or the like",
    "AND": "“and”",
    "OR": "“or”",
    "THEN": "“then”",
    "COMMA": "a comma",
    "RPAR": "a closing bracket",
    "$END": "the end of the line",
    "MORE": "“more”",
    "LESS": "“less”",
}


def read_condition(
    words: Sequence[Word], scope: Scope, table: SentenceTable, report: Report
) -> Expression | None:
    """The condition a line states; None after reporting why it cannot be read."""
    return cast("Expression | None", _read("condition", words, scope, table, report))


def read_effects(
    words: Sequence[Word], scope: Scope, table: SentenceTable, report: Report
) -> tuple[Effect, ...] | None:
    """The effects a line states; None after reporting why it cannot be read."""
    return cast("tuple[Effect, ...] | None", _read("effects", words, scope, table, report))


def _read(start: str, words: Sequence[Word], scope: Scope, table: SentenceTable, report: Report) -> Any:
    if not words:
        return None
    if start == "condition" and words[0].key in ("if", "when") and len(words) > 1:
        if not any(w.key == "then" for w in words) and not table.matches(words, 0, scope.fill_slot):
            words = words[1:]  # an ending “if …” is the ending “…”
    told = len(report.found)
    tokens = scan(words, Scope(scope.names, scope.roles), table, report)
    if tokens is None:
        if start == "condition" and told < _MOST_TRIED:
            _say_plainly(words, scope, table, report, told)
        return None
    from denouement.language.grammar import Stuck, parse

    try:
        return parse(start, tokens)
    except Meaning as fault:
        report.error(fault.code, fault.span, fault.message, fault.hint)
    except Stuck as fault:
        _unexpected(start, fault.token, fault.accepted, words, report)
    return None


def plain_line(words: Sequence[Word], scope: Scope, table: SentenceTable) -> tuple[Word, str] | None:
    """Of a line with *either … or* and the like, the word that opens it, and what to write; empty where that is not known."""

    def reads(line: Sequence[Word]) -> bool:
        return read_condition(line, scope, table, Report()) is not None

    return said_plainly(words, scope, table, reads)


def _say_plainly(
    words: Sequence[Word], scope: Scope, table: SentenceTable, report: Report, told: int
) -> None:
    found = plain_line(words, scope, table)
    if found is not None:
        del report.found[told:]
        opens, line = found
        hint = (
            f"write: {line}" if line else "say each in full, a sentence of its own, joined with “or” or “and”"
        )
        report.error("broken-line", opens.span, f"conditions are joined without “{opens.text}”", hint)


def _unexpected(
    start: str, token: Scanned | None, accepted: set[str], words: Sequence[Word], report: Report
) -> None:
    expected = sorted({_EXPECTED[name] for name in accepted if name in _EXPECTED})
    what = "a condition" if start == "condition" else "an effect"
    if token is None:
        message = f"this breaks off: as {what} it needs something after the last word"
    elif start == "effects" and token.type in ("KNOWS", "WRONGLY"):
        report.error(
            "not-an-effect",
            token.span,
            "what comes to be so here is what somebody believes; whether they know it follows from that",
            "say: … believes …; whoever is to know nothing of it needs no line",
        )
        return
    else:
        message = f"“{_text_at(token, words)}” cannot stand here in {what}"
    report.error(
        "broken-line",
        words[-1].span if token is None else token.span,
        message,
        "one of these can: " + ", ".join(expected) if expected else "put one sentence a line",
    )


def _text_at(token: Scanned, words: Sequence[Word]) -> str:
    inside = [w for w in words if token.span.column <= w.span.column < token.span.end]
    return " ".join(w.text for w in inside) or span_of(list(words)).file
