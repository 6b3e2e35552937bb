"""Expressions of the research syntax, by its own unusual precedence.

A span of tokens is split at the first top-level occurrence of the loosest operator that fits: ``&`` is
looser than ``|``, arithmetic is nested to the right with ``*`` loosest and ``-`` tightest, and a prefix form
(``!``, ``if``, ``forall``, ``exists``, ``sum``, ``product``) takes everything to its right. Tokens in, a small
tree out; names are looked up later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from denouement.diagnostics import Report
from denouement.model import Span
from denouement.sabre.tokens import Token

__all__ = ["DEEPEST", "Node", "parse_expression"]

DEEPEST = 80
"""How deeply expressions may be nested; each branch of an ``if`` counts as a level."""

_BINARY = ("==", "!=", ">=", "<=", ">", "<")
_ARITHMETIC = ("*", "/", "+", "-")
_PREFIXES = frozenset({"if", "forall", "exists", "sum", "product"})
_CLOSING_OF = {"(": ")", "[": "]", "{": "}"}
_OPENING, _CLOSING = frozenset(_CLOSING_OF), frozenset(_CLOSING_OF.values())


@dataclass(frozen=True)
class Node:
    """A piece of an expression.

    ``op`` is an operator, or "value" (a constant or number), "name", "property" (``text`` its name), "believes",
    "if" (condition and branch in turn, the last one alone is the else), "forall", "exists", "sum", "product"
    (``text`` "variable:type"), ":" (``text`` the type), "not".
    """

    op: str
    parts: tuple[Node, ...] = ()
    text: str = ""
    span: Span = Span("", 0, 0, 0)  # noqa: RUF009


class _Stuck(Exception):
    def __init__(self, span: Span, message: str, hint: str) -> None:
        super().__init__(message)
        self.span, self.message, self.hint = span, message, hint


class _TooDeep(Exception):
    """More levels than may be nested; ``span`` is where the last one begins."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


def parse_expression(tokens: Sequence[Token], where: Span, report: Report) -> Node | None:
    """The tree of an expression; None after reporting what is wrong. ``where`` is for an empty expression."""
    try:
        return _Parser(tuple(tokens), where).conjunction(0, len(tokens))
    except _Stuck as fault:
        report.error("broken-expression", fault.span, fault.message, fault.hint)
    except _TooDeep as fault:
        report.error(
            "too-deeply-nested",
            fault.span,
            f"this is nested more than {DEEPEST} levels deep",
            "split it up: a long sum can be written with sum(x : type), a long condition as several properties",
        )
    return None


class _Parser:
    def __init__(self, tokens: tuple[Token, ...], where: Span) -> None:
        self.tokens = tokens
        self.where = where
        self.depth = 0
        self.match: dict[int, int] = {}
        stack: list[int] = []
        for index, token in enumerate(tokens):
            if token.text in _OPENING:
                stack.append(index)
            elif token.text in _CLOSING:
                if not stack:
                    raise _Stuck(
                        token.span, f"“{token.text}” closes nothing", "take it away, or open a bracket"
                    )
                opened = tokens[stack[-1]]
                if _CLOSING_OF[opened.text] != token.text:
                    raise _Stuck(
                        token.span,
                        f"“{token.text}” does not close the “{opened.text}” before it",
                        f"close it with {_CLOSING_OF[opened.text]}",
                    )
                self.match[stack.pop()] = index
        if stack:
            opened = tokens[stack[-1]]
            raise _Stuck(opened.span, f"this “{opened.text}” is never closed", "close it")

    # --- from loosest to tightest

    def conjunction(self, low: int, high: int) -> Node:
        return self._joined(low, high, "&", self._disjunction)

    def _disjunction(self, low: int, high: int) -> Node:
        return self._joined(low, high, "|", self._rest)

    def _joined(self, low: int, high: int, sign: str, inner) -> Node:  # type: ignore[no-untyped-def]
        pieces, start = [], low
        for at in self._top_level(low, high):
            if self.tokens[at].text == sign:
                pieces.append(inner(start, at))
                start = at + 1
        pieces.append(inner(start, high))
        return pieces[0] if len(pieces) == 1 else Node(sign, tuple(pieces), span=self._span(low, high))

    def _rest(self, low: int, high: int) -> Node:
        """What holds no top-level ``&`` or ``|``."""
        before = self.depth
        self._go_deeper(low)
        made = self._one(low, high)
        self.depth = before
        return made

    def _go_deeper(self, at: int) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeep(self.tokens[min(at, len(self.tokens) - 1)].span if self.tokens else self.where)

    def _one(self, low: int, high: int) -> Node:
        if low >= high:
            gap = self.tokens[min(low, len(self.tokens) - 1)].span if self.tokens else self.where
            raise _Stuck(gap, "something is missing here", "say what, or take the operator beside it away")
        first = self.tokens[low].text
        if first == "!":
            return Node("not", (self._rest(low + 1, high),), span=self._span(low, high))
        if first == "if":
            return self._choice(low, high)
        if first in ("forall", "exists"):
            return self._binder(low, high)
        signs = self._signs(low, high)
        for sign in ("=", *_BINARY):
            at = signs.get(sign)
            if at is not None:
                left, right = self._rest(low, at), self._rest(at + 1, high)
                return Node(sign, (left, right), span=self._span(low, high))
        at = signs.get(":")
        if at is not None:
            if at + 2 != high or self.tokens[at + 1].type != "word":
                raise _Stuck(
                    self.tokens[at].span, "after “:” comes the name of a type", "for example: x : place"
                )
            return Node(":", (self._rest(low, at),), self.tokens[at + 1].text, self._span(low, high))
        if first in ("sum", "product"):
            return self._binder(low, high)
        for sign in _ARITHMETIC:
            at = signs.get(sign)
            if at is not None:
                left, right = self._rest(low, at), self._rest(at + 1, high)
                return Node(sign, (left, right), span=self._span(low, high))
        return self._atom(low, high)

    def _choice(self, low: int, high: int) -> Node:
        """``if(c) a elseif(d) b else e``; branches reach to the next one of this same ``if``."""
        parts: list[Node] = []
        at = low
        while True:
            self._go_deeper(at)
            opened = at + 1
            if opened >= high or self.tokens[opened].text != "(":
                raise _Stuck(
                    self.tokens[at].span,
                    f"after “{self.tokens[at].text}” comes a condition in brackets",
                    "if(…) …",
                )
            closed = self.match[opened]
            parts.append(self.conjunction(opened + 1, closed))
            cut = next(
                (i for i in self._top_level(closed + 1, high) if self.tokens[i].text in ("elseif", "else")),
                high,
            )
            parts.append(self._rest(closed + 1, cut))
            if cut == high:
                break
            if self.tokens[cut].text == "else":
                again = [
                    i for i in self._top_level(cut + 1, high) if self.tokens[i].text in ("else", "elseif")
                ]
                if again:
                    raise _Stuck(
                        self.tokens[again[0]].span,
                        "there is an “else” for this “if” already",
                        "put the inner if into brackets, or use elseif",
                    )
                parts.append(self._rest(cut + 1, high))
                break
            at = cut
        return Node("if", tuple(parts), span=self._span(low, high))

    def _binder(self, low: int, high: int) -> Node:
        inside = self.tokens[low + 1 : low + 6]
        shape = "".join("x" if t.is_name else t.text for t in inside)
        if shape != "(x:x)" or low + 6 > high:
            word = self.tokens[low].text
            raise _Stuck(
                self.tokens[low].span,
                f"after “{word}” come a variable and its type in brackets",
                f"{word}(x : type) …",
            )
        body = self._rest(low + 6, high)
        return Node(
            self.tokens[low].text, (body,), f"{inside[1].text}:{inside[3].text}", self._span(low, low + 6)
        )

    def _atom(self, low: int, high: int) -> Node:
        token = self.tokens[low]
        span = self._span(low, high)
        if token.text == "(" and self.match[low] == high - 1:
            return self.conjunction(low + 1, high - 1)
        if high == low + 1:
            if token.type == "number" or token.text in ("True", "False", "?"):
                return Node("value", (), token.text, span)
            if token.type == "word":
                return Node("name", (), token.text, span)
        elif token.type == "word" and self.tokens[low + 1].text == "(" and self.match[low + 1] == high - 1:
            pieces = self._arguments(low + 2, high - 1)
            if token.text == "believes":
                if len(pieces) != 2:
                    raise _Stuck(
                        span,
                        "“believes” takes a character and what they believe",
                        "believes(Ann, at(Bob) == Hall)",
                    )
                return Node("believes", (self._rest(*pieces[0]), self.conjunction(*pieces[1])), span=span)
            arguments = tuple(self._rest(*p) for p in pieces)
            return Node("property", arguments, token.text, span)
        extra = self.tokens[low + 1] if high > low + 1 else token
        raise _Stuck(
            extra.span,
            f"“{extra.text}” cannot stand here",
            "two things in a row need an operator between them; a minus needs a blank after it",
        )

    def _arguments(self, low: int, high: int) -> list[tuple[int, int]]:
        if low >= high:
            return []
        pieces, start = [], low
        for at in self._top_level(low, high):
            if self.tokens[at].text == ",":
                pieces.append((start, at))
                start = at + 1
        return [*pieces, (start, high)]

    # --- finding

    def _top_level(self, low: int, high: int) -> Iterator[int]:
        at = low
        while at < high:
            if self.tokens[at].text in _OPENING:
                at = self.match[at]
            else:
                yield at
            at += 1

    def _signs(self, low: int, high: int) -> dict[str, int]:
        """Where each sign first stands at the top level, as far as no prefix form to its left has taken it."""
        found: dict[str, int] = {}
        for at in self._top_level(low, high):
            text = self.tokens[at].text
            if at > low and (text in _PREFIXES or text == "!"):
                break
            found.setdefault(text, at)
        return found

    def _span(self, low: int, high: int) -> Span:
        return self.tokens[low].span.to(self.tokens[high - 1].span) if low < high else self.where
