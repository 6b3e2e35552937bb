"""The words of a logical line as tokens for the grammar, each sentence recognised by its template.

Where no template fits, the scanner says so once for that stretch (naming what comes nearest) and the line is
given up; the grammar never sees it. Words and scope in, tokens out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from denouement.diagnostics import Report
from denouement.language.guess import explain_mismatch
from denouement.language.names import ALONE, Scope
from denouement.language.templates import Filler, Match, SentenceTable
from denouement.language.words import Word, span_of
from denouement.model import Span

__all__ = ["DEEPEST", "LARGEST_NUMBER", "Believer", "Binder", "Scanned", "scan"]

LARGEST_NUMBER = 1_000_000
"""The largest number a story may use."""

DEEPEST = 40
"""How deeply conditions may be nested; deeper ones are an error, so that no reader of them need fear."""

_COMPARISONS = {
    ("at", "least"): ">=",
    ("at", "most"): "<=",
    ("more", "than"): ">",
    ("less", "than"): "<",
    ("fewer", "than"): "<",
    ("exactly",): "==",
    (">=",): ">=",
    ("<=",): "<=",
    (">",): ">",
    ("<",): "<",
    ("==",): "==",
    ("!=",): "!=",
}
_KEYWORDS = {
    "and": "AND",
    "but": "AND",
    "or": "OR",
    "if": "IF",
    "then": "THEN",
    ",": "COMMA",
    "(": "LPAR",
    ")": "RPAR",
}
_JOINING = ("and", "but", "or", "then")
_NESTING = {"NOT", "LPAR", "BELIEVES", "KNOWS", "WRONGLY", "FOR_SOME", "FOR_EVERY", "IF"}
_BELIEVING = (
    (("believes",), "BELIEVES", True),
    (("does", "not", "believe"), "BELIEVES", False),
    (("doesn't", "believe"), "BELIEVES", False),
    (("wrongly", "believes"), "WRONGLY", True),
    (("knows", "that"), "KNOWS", True),
    (("does", "not", "know", "that"), "KNOWS", False),
    (("doesn't", "know", "that"), "KNOWS", False),
)


_KNOWING = (
    (("knows",), "KNOWS", True),
    (("does", "not", "know"), "KNOWS", False),
    (("doesn't", "know"), "KNOWS", False),
)
"""Without *that*; only where no declared sentence begins so."""

Ways = tuple[tuple[tuple[str, ...], str, bool], ...]


@dataclass(frozen=True)
class Binder:
    """A named one of a kind, as in *for some {place: place}*."""

    variable: str
    kind: str


@dataclass(frozen=True)
class Believer:
    """Who believes (or, if not ``affirmed``, does not): a person, or some, every or no one."""

    filler: Filler
    affirmed: bool


@dataclass(frozen=True)
class Scanned:
    """One token: its terminal in the grammar, its value, and where it stands."""

    type: str
    value: Any
    span: Span


def scan(words: Sequence[Word], scope: Scope, table: SentenceTable, report: Report) -> list[Scanned] | None:
    """The tokens of a line; None after reporting what cannot be read.

    Binders met on the way (*for some {x: kind}*) are added to ``scope``.
    """
    tokens: list[Scanned] = []
    told = len(report.found)
    outer: list[dict[str, str]] = []
    at = 0
    while at < len(words):
        if words[at].key == "," and [w.key in _JOINING for w in words[at + 1 : at + 2]] == [True]:
            at += 1  # a comma before a joining word says no more than that word
            continue
        step = (
            _keyword(words, at)
            or _number(words, at, tokens, report)
            or _binder(words, at, scope, report)
            or _believing(words, at, scope)
            or _sentence(words, at, scope, table, report)
            or (len(report.found) == told and _believing(words, at, scope, _KNOWING))
            or None
        )
        if step is None:
            if len(report.found) == told:
                explain_mismatch(words, at, scope, table, report)
            return None
        at, token = step
        tokens.append(token)
        if token.type in ("LPAR", "IF"):
            outer.append(dict(scope.roles))
        elif token.type in ("RPAR", "THEN") and outer:
            scope.roles = outer.pop()  # what was named inside is not known outside
    if sum(t.type in _NESTING for t in tokens) > DEEPEST:
        report.error(
            "too-deeply-nested",
            span_of(list(words)),
            f"this condition is nested more than {DEEPEST} levels deep",
            "declare a phrase for a part of it, and use the phrase here",
        )
        return None
    return tokens


def _keyword(words: Sequence[Word], at: int) -> tuple[int, Scanned] | None:
    key, span = words[at].key, words[at].span
    if key == "not":
        return at + 1, Scanned("NOT", key, span)
    return (at + 1, Scanned(_KEYWORDS[key], key, span)) if key in _KEYWORDS else None


def _number(
    words: Sequence[Word], at: int, before: list[Scanned], report: Report
) -> tuple[int, Scanned] | None:
    """A number, a comparison, or *more*/*less* after one; they can only follow a sentence."""
    if not before or before[-1].type not in ("SENTENCE", "COMPARE", "NUMBER"):
        return None
    word = words[at]
    if word.type == "number" and before[-1].type != "NUMBER":
        if abs(float(word.text)) > LARGEST_NUMBER:
            report.error(
                "number-too-large",
                word.span,
                f"numbers go up to {LARGEST_NUMBER:,}",
                "use a smaller scale, such as 0 to 4",
            )
        return at + 1, Scanned("NUMBER", float(word.text), word.span)
    if before[-1].type == "NUMBER" and word.key in ("more", "less"):
        return at + 1, Scanned(word.key.upper(), word.key, word.span)
    for keys, operator in _COMPARISONS.items():
        if tuple(w.key for w in words[at : at + len(keys)]) == keys:
            end = at + len(keys)
            return end, Scanned("COMPARE", operator, word.span.to(words[end - 1].span))
    return None


def _binder(words: Sequence[Word], at: int, scope: Scope, report: Report) -> tuple[int, Scanned] | None:
    """``for some {name: kind}`` and ``for every {name: kind}``."""
    if words[at].key != "for" or at + 1 >= len(words) or words[at + 1].key not in ("some", "every"):
        return None
    close = next((i for i in range(at, len(words)) if words[i].key == "}"), len(words) - 1)
    span = words[at].span.to(words[close].span)
    inside = words[at + 2 : close + 1]
    shape = [w.key for w in inside]
    if len(shape) < 5 or (shape[0], shape[2], shape[-1]) != ("{", ":", "}"):
        report.error(
            "bad-role",
            span,
            f"after “for {words[at + 1].key}” comes a name and its kind in braces",
            f"for example: for {words[at + 1].key} {{place: place}}, …",
        )
        return None
    variable, kind = shape[1], " ".join(shape[3:-1])
    if kind not in scope.names.kinds:
        report.error(
            "unknown-kind",
            inside[3].span.to(inside[-2].span),
            f"there is no kind called “{kind}”",
            "the kinds here are " + ", ".join(sorted(k for k in scope.names.kinds if not k.endswith(ALONE))),
        )
        return None
    scope.roles[variable] = kind
    type_ = "FOR_SOME" if words[at + 1].key == "some" else "FOR_EVERY"
    return close + 1, Scanned(type_, Binder(variable, kind), span)


def _believing(
    words: Sequence[Word], at: int, scope: Scope, ways: Ways = _BELIEVING
) -> tuple[int, Scanned] | None:
    """``Mara believes``, ``the victim does not believe``, ``Teo knows that`` …"""
    for end, filler in scope.any_filler(words, at):
        if "person" not in scope.names.ancestors(filler.kind):
            continue
        for keys, type_, affirmed in ways:
            after = end + len(keys)
            if tuple(w.key for w in words[end:after]) == keys:
                if after < len(words) and words[after].key == "that":
                    after += 1
                span = words[at].span.to(words[min(after, len(words)) - 1].span)
                return after, Scanned(type_, Believer(filler, affirmed), span)
    return None


def _sentence(
    words: Sequence[Word], at: int, scope: Scope, table: SentenceTable, report: Report
) -> tuple[int, Scanned] | None:
    found = table.matches(words, at, scope.fill_slot)
    if not found:
        return None
    if len(found) > 1:
        ambiguous(found, report)
        return None
    return found[0].end, Scanned("SENTENCE", found[0], found[0].span)


def ambiguous(found: Sequence[Match], report: Report) -> None:
    """Report that several declared sentences fit the same words, naming them."""
    report.error(
        "two-sentences-fit",
        found[0].span,
        "two declared sentences fit these words, so it is not clear which is meant",
        "reword one of the two declarations",
        [f"it could be: {m.entry.sentence.pattern()}" for m in found],
    )
