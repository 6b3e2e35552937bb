"""Types, entities and properties of a problem file, and the heads of what has parameters."""

from __future__ import annotations

from dataclasses import dataclass

from denouement.model import (
    Entity,
    Fact,
    Kind,
    Part,
    Role,
    Sentence,
    Slot,
    Span,
    ValueType,
)
from denouement.sabre.tables import BOOLEAN, ENTITY, NUMBER, Item, Tables, Wrong, overlap, unknown
from denouement.sabre.tokens import Token

__all__ = [
    "Head",
    "declare_entity",
    "declare_property",
    "declare_type",
    "no_cycles",
    "read_head",
    "sentence_of",
]


# --- types, entities, properties


def _names_after(item: Item, what: str) -> tuple[Token, list[Token]]:
    """``NAME : NAME, NAME`` after the first word."""
    tokens = item.tokens[1:]
    if not tokens or not tokens[0].is_name:
        raise Wrong(
            "broken-declaration", item.span, f"after “{item.word}” comes a name", f"for example: {what}"
        )
    if len(tokens) == 1:
        return tokens[0], []
    rest = tokens[2:]
    commas_right = all(t.text == "," if i % 2 else t.is_name for i, t in enumerate(rest))
    if tokens[1].text != ":" or not rest or not commas_right or len(rest) % 2 == 0:
        raise Wrong(
            "broken-declaration",
            tokens[1].span,
            "after the name come a colon and names",
            f"for example: {what}",
        )
    return tokens[0], [t for t in rest if t.text != ","]


def declare_type(item: Item, reading: Tables) -> None:
    """``type ship : place;``. A parent that is not declared is made; a second declaration adds parents."""
    name, parents = _names_after(item, "type ship : place")
    if name.text in (NUMBER, BOOLEAN):
        raise Wrong("broken-declaration", name.span, f"“{name.text}” is built in and has no parents")
    for parent in parents:
        reading.kinds.setdefault(parent.text, Kind(parent.text, (ENTITY,), parent.span))
    known = reading.kinds.get(name.text)
    above = tuple(p.text for p in parents)
    old = known.parents if known is not None else ()
    merged = tuple(dict.fromkeys((*old, *above))) or (ENTITY,)
    if name.text == ENTITY:
        merged = above
    reading.kinds[name.text] = Kind(name.text, merged, name.span)


def no_cycles(reading: Tables) -> None:
    """Report types that are among their own parents, and cut them loose."""
    while (circling := _in_circles(reading)) is not None:
        kind = reading.kinds[circling]
        reading.kinds[kind.name] = Kind(kind.name, (ENTITY,) if kind.name != ENTITY else (), kind.span)
        reading.report.error(
            "kind-of-itself",
            kind.span,
            f"the type “{kind.name}” is among its own parents",
            "take one of them away",
        )


def _in_circles(reading: Tables) -> str | None:
    """The first type that is among its own parents: types without undecided parents are taken away until none is left."""
    parents = {n: {p for p in k.parents if p in reading.kinds} for n, k in reading.kinds.items()}
    children: dict[str, list[str]] = {}
    for name, above in parents.items():
        for parent in above:
            children.setdefault(parent, []).append(name)
    waiting = [n for n, above in parents.items() if not above]
    while waiting:
        name = waiting.pop()
        del parents[name]
        for child in children.get(name, ()):
            parents[child].discard(name)
            if not parents[child]:
                waiting.append(child)
    return next((n for n in parents if any(n in reading.ancestors(p) for p in parents[n])), None)


def declare_entity(item: Item, reading: Tables) -> None:
    """``entity Tom : character;``. A type that is not declared is made; a second declaration adds types."""
    name, kinds = _names_after(item, "entity Tom : character")
    for kind in kinds:
        reading.kinds.setdefault(kind.text, Kind(kind.text, (ENTITY,), kind.span))
    known = reading.entities.get(name.text)
    old = known.kinds if known else ()
    every = tuple(dict.fromkeys((*old, *(k.text for k in kinds)))) or (ENTITY,)
    reading.entities[name.text] = Entity(name.text, every, span=name.span)


@dataclass(frozen=True)
class Head:
    """``name(variable : type, Constant, …)``: the name, the roles, and the constants by position."""

    name: Token
    roles: tuple[Role, ...]
    constants: dict[int, str]
    span: Span


def read_head(item: Item, reading: Tables) -> tuple[Head, int]:
    """The head after the first word of an item, and how many tokens it has."""
    tokens = item.tokens[1:]
    if len(tokens) < 3 or not tokens[0].is_name or tokens[1].text != "(":
        raise Wrong(
            "broken-declaration",
            tokens[0].span if tokens else item.span,
            "a name with its parameters in brackets is expected",
            "name(x : type)",
        )
    close = next((i for i, t in enumerate(tokens) if t.text == ")"), None)
    if close is None:
        raise Wrong("broken-declaration", tokens[1].span, "this “(” is never closed", "close it")
    roles: list[Role] = []
    constants: dict[int, str] = {}
    pieces: list[list[Token]] = [[]]
    for token in tokens[2:close]:
        if token.text == ",":
            pieces.append([])
        else:
            pieces[-1].append(token)
    if pieces == [[]]:
        pieces = []
    for position, piece in enumerate(pieces):
        if len(piece) == 3 and piece[0].is_name and piece[1].text == ":":
            kind = piece[2].text
            if kind not in reading.kinds:
                raise unknown("type", piece[2], list(reading.kinds))
            if kind == NUMBER:
                raise Wrong(
                    "broken-declaration",
                    piece[2].span,
                    "a parameter cannot be a number",
                    "use a property of type number",
                )
            roles.append(Role(piece[0].text, kind))
        elif len(piece) == 1 and (
            piece[0].text in reading.entities
            or piece[0].text in ("True", "False")
            or piece[0].type == "number"
        ):
            constants[position] = piece[0].text
            roles.append(Role(f"={piece[0].text}@{position}", ENTITY))
        elif len(piece) == 1 and piece[0].text != "?":
            raise unknown("entity", piece[0], list(reading.entities))
        else:
            at = piece[0].span if piece else tokens[close].span
            raise Wrong(
                "broken-declaration", at, "a parameter is a variable with its type, or an entity", "x : type"
            )
    return Head(tokens[0], tuple(roles), constants, tokens[0].span.to(tokens[close].span)), close + 1


def sentence_of(head: Head, value: str = "") -> Sentence:
    """The head as a sentence: ``at(Tom)``, and ``at(Tom) = Market`` where ``value`` names the slot of the value."""
    parts: list[Part] = [f"{head.name.text}("]
    for position, role in enumerate(head.roles):
        parts += [","] if position else []
        parts.append(head.constants[position] if position in head.constants else Slot(role.name))
    parts.append(")")
    return Sentence((*parts, "=", Slot(value)) if value else tuple(parts))


def declare_property(item: Item, reading: Tables) -> None:
    """``property at(c : character) : place;``. A name may be declared for several kinds of arguments."""
    head, end = read_head(item, reading)
    rest = item.tokens[1 + end :]
    if len(rest) != 2 or rest[0].text != ":":
        raise Wrong(
            "broken-declaration",
            head.span,
            "after the head of a property come a colon and its type",
            "property at(c : character) : place",
        )
    kind = rest[1].text
    if kind not in reading.kinds:
        raise unknown("type", rest[1], list(reading.kinds))
    type_ = {NUMBER: ValueType.NUMBER, BOOLEAN: ValueType.YES_NO}.get(kind, ValueType.ONE_OF)
    ident = f"{head.name.text}({', '.join(r.kind for r in head.roles)})"
    value = "value" if type_ is ValueType.ONE_OF else ""
    fact = Fact(
        ident, sentence_of(head, value), head.roles, type_, value, kind if value else "", span=head.span
    )
    family = reading.overloads.setdefault((head.name.text, len(head.roles)), [])
    for other in family:
        if all(overlap(a.kind, b.kind, reading) for a, b in zip(other.roles, fact.roles, strict=True)):
            raise Wrong(
                "declared-twice",
                head.span,
                f"“{head.name.text}” is declared twice for the same arguments; the first time at {other.span}",
                "give one of them another name",
            )
    family.append(fact)
    reading.facts[ident] = fact
