"""What is known while a problem file is read, and how a mistake in it is raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from denouement.diagnostics import Report, Source, nearest
from denouement.model import Action, Entity, Expression, Fact, Kind, Reaction, Span, Statement
from denouement.sabre.tokens import Token

__all__ = ["BOOLEAN", "CHARACTER", "ENTITY", "NUMBER", "Item", "Tables", "Wrong", "overlap", "unknown"]

CHARACTER = "character"
NUMBER, BOOLEAN, ENTITY = "number", "boolean", "entity"
_BUILT_IN = (Kind(ENTITY), Kind(CHARACTER, (ENTITY,)), Kind(NUMBER), Kind(BOOLEAN))


class Wrong(Exception):
    """A mistake at a place; reading goes on with the next part."""

    def __init__(self, code: str, span: Span, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.span, self.message, self.hint = code, span, message, hint


@dataclass
class Tables:
    """The tables that a problem file's declarations fill."""

    source: Source
    report: Report
    kinds: dict[str, Kind] = field(default_factory=lambda: {k.name: k for k in _BUILT_IN})
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    overloads: dict[tuple[str, int], list[Fact]] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    reactions: dict[str, Reaction] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    utilities: dict[str, tuple[Expression, Span]] = field(default_factory=dict)
    settled: bool = False
    """Whether types and entities are all declared, so that what follows from them can be remembered."""
    _ancestors: dict[str, frozenset[str]] = field(default_factory=dict)
    _members: dict[str, frozenset[str]] = field(default_factory=dict)

    def ancestors(self, kind: str) -> frozenset[str]:
        """The type itself and all above it."""
        if not self.settled:
            return self._find_ancestors(kind)
        if kind not in self._ancestors:
            self._ancestors[kind] = self._find_ancestors(kind)
        return self._ancestors[kind]

    def _find_ancestors(self, kind: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [kind]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.kinds[name].parents if name in self.kinds else ()
        return frozenset(found)

    def members(self, kind: str) -> frozenset[str]:
        """The entities of a type, once all are declared."""
        if kind not in self._members:
            self._members[kind] = frozenset(e for e in self.entities if self.is_kind(e, kind))
        return self._members[kind]

    def is_kind(self, entity: str, kind: str) -> bool:
        return any(kind in self.ancestors(k) for k in self.entities[entity].kinds)


def unknown(what: str, token: Token, known: Sequence[str]) -> Wrong:
    """The mistake of a name that nothing has, with those most like it."""
    like = nearest(token.text, known)
    hint = f"did you mean {' or '.join(like)}?" if like else f"declare it: {what} {token.text}"
    return Wrong("unknown-name", token.span, f"no {what} is called “{token.text}”", hint)


def overlap(first: str, second: str, reading: Tables) -> bool:
    """Whether something is of both types."""
    if first == second:
        return True
    return not reading.members(first).isdisjoint(reading.members(second))


@dataclass
class Item:
    """One statement of the file: its tokens without the semicolon."""

    tokens: list[Token]

    @property
    def word(self) -> str:
        return self.tokens[0].text

    @property
    def span(self) -> Span:
        return self.tokens[0].span
