"""Problem files of the research syntax, read into the same model as stories.

Statements are taken kind by kind: types, entities, properties, actions and triggers, the initial state in file
order, utilities. All mistakes are reported together. Text in, a :class:`~denouement.model.Story` out, whose
author's utility is kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from denouement.diagnostics import Report, Source, TooManyMistakes, nearest
from denouement.errors import StoryError
from denouement.model import (
    TRUE,
    Action,
    And,
    Arithmetic,
    Assignment,
    Believes,
    Choice,
    Comparison,
    Constant,
    Effect,
    Entity,
    Expression,
    Fact,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    IsA,
    Kind,
    Not,
    Observers,
    Or,
    Part,
    Reaction,
    Role,
    Sentence,
    Slot,
    Span,
    Statement,
    Story,
    Term,
    Total,
    ValueType,
    Variable,
    Want,
    all_of,
)
from denouement.sabre.syntax import Node, parse_expression
from denouement.sabre.tokens import Token, tokenise

__all__ = ["CHARACTER", "Problem", "read", "read_problem"]

CHARACTER = "character"
_NUMBER, _BOOLEAN, _ENTITY = "number", "boolean", "entity"
_BUILT_IN = (Kind(_ENTITY), Kind(CHARACTER, (_ENTITY,)), Kind(_NUMBER), Kind(_BOOLEAN))


@dataclass(frozen=True)
class Problem:
    """A problem: the story it states, and the author's utility (a number, read in the true world)."""

    story: Story
    utility: Expression


class _Wrong(Exception):
    """A mistake at a place; reading goes on with the next part."""

    def __init__(self, code: str, span: Span, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.span, self.message, self.hint = code, span, message, hint


@dataclass
class _Item:
    """One statement of the file: its tokens without the semicolon."""

    tokens: list[Token]

    @property
    def word(self) -> str:
        return self.tokens[0].text

    @property
    def span(self) -> Span:
        return self.tokens[0].span


@dataclass
class _Reading:
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

    def ancestors(self, kind: str) -> set[str]:
        found: set[str] = set()
        waiting = [kind]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.kinds[name].parents if name in self.kinds else ()
        return found

    def is_kind(self, entity: str, kind: str) -> bool:
        return any(kind in self.ancestors(k) for k in self.entities[entity].kinds)


def read_problem(source: Source) -> Problem:
    """The problem a text states.

    Raises:
        StoryError: with every mistake of the file.
    """
    problem, report = read(source)
    if problem is None or report.found:
        raise StoryError(report.diagnostics)
    return problem


def read(source: Source) -> tuple[Problem | None, Report]:
    """The problem as far as it could be read, and the report of what could not."""
    report = Report({source.name: source})
    reading = _Reading(source, report)
    try:
        items = list(_items(tokenise(source, report), report))
        for words, handle in (
            (("type",), _type),
            (("entity",), _entity),
            (("property",), _property),
            (("action", "trigger"), _happening),
            ((), _initial),
            (("utility",), _utility),
        ):
            for item in items:
                declares = item.word in _DECLARING and not _is_statement(item)
                if item.word in words and declares or (not words and not declares):
                    try:
                        handle(item, reading)
                    except _Wrong as fault:
                        report.error(fault.code, fault.span, fault.message, fault.hint)
            if words == ("type",):
                _no_cycles(reading)
    except TooManyMistakes:
        return None, report
    return _assemble(reading), report


_DECLARING = frozenset({"type", "entity", "property", "action", "trigger", "utility"})


def _is_statement(item: _Item) -> bool:
    """Whether an item that begins like a declaration is really a statement about a property of that name."""
    return item.word != "utility" and len(item.tokens) > 1 and item.tokens[1].text == "("


def _items(tokens: list[Token], report: Report) -> Iterator[_Item]:
    """The statements: what stands between semicolons outside braces."""
    current: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text == "{":
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth < 0:
                report.error("broken-expression", token.span, "“}” closes nothing", "take it away")
                depth = 0
        if token.text == ";" and depth == 0:
            if current:
                yield _Item(current)
            current = []
        else:
            current.append(token)
    if depth > 0:
        report.error(
            "broken-expression", current[-1].span, "a “{” before this is never closed", "close it with }"
        )
    if current:
        yield _Item(current)


# --- types, entities, properties


def _names_after(item: _Item, what: str) -> tuple[Token, list[Token]]:
    """``NAME : NAME, NAME`` after the first word."""
    tokens = item.tokens[1:]
    if not tokens or tokens[0].type != "word":
        raise _Wrong(
            "broken-declaration", item.span, f"after “{item.word}” comes a name", f"for example: {what}"
        )
    if len(tokens) == 1:
        return tokens[0], []
    rest = tokens[2:]
    commas_right = all((t.text == ",") == (i % 2 == 1) for i, t in enumerate(rest))
    if tokens[1].text != ":" or not rest or not commas_right or len(rest) % 2 == 0:
        raise _Wrong(
            "broken-declaration",
            tokens[1].span,
            "after the name come a colon and names",
            f"for example: {what}",
        )
    return tokens[0], [t for t in rest if t.text != ","]


def _type(item: _Item, reading: _Reading) -> None:
    name, parents = _names_after(item, "type ship : place")
    if name.text in (_NUMBER, _BOOLEAN):
        raise _Wrong("broken-declaration", name.span, f"“{name.text}” is built in and has no parents")
    for parent in parents:
        reading.kinds.setdefault(parent.text, Kind(parent.text, (_ENTITY,), parent.span))
    known = reading.kinds.get(name.text)
    above = tuple(p.text for p in parents)
    old = known.parents if known is not None else ()
    merged = tuple(dict.fromkeys((*old, *above))) or (_ENTITY,)
    if name.text == _ENTITY:
        merged = above
    reading.kinds[name.text] = Kind(name.text, merged, name.span)


def _no_cycles(reading: _Reading) -> None:
    for kind in list(reading.kinds.values()):
        if any(kind.name in reading.ancestors(p) for p in kind.parents):
            reading.report.error(
                "kind-of-itself",
                kind.span,
                f"the type “{kind.name}” is among its own parents",
                "take one of them away",
            )
            reading.kinds[kind.name] = Kind(kind.name, (_ENTITY,), kind.span)


def _entity(item: _Item, reading: _Reading) -> None:
    name, kinds = _names_after(item, "entity Tom : character")
    for kind in kinds:
        reading.kinds.setdefault(kind.text, Kind(kind.text, (_ENTITY,), kind.span))
    known = reading.entities.get(name.text)
    old = known.kinds if known else ()
    every = tuple(dict.fromkeys((*old, *(k.text for k in kinds)))) or (_ENTITY,)
    reading.entities[name.text] = Entity(name.text, every, span=name.span)


@dataclass(frozen=True)
class _Head:
    """``name(variable : type, Constant, …)``: the name, the roles, and the constants by position."""

    name: Token
    roles: tuple[Role, ...]
    constants: dict[int, str]
    span: Span


def _head(tokens: Sequence[Token], reading: _Reading) -> tuple[_Head, int]:
    """The head that ``tokens`` begin with, and where it ends."""
    if len(tokens) < 3 or tokens[0].type != "word" or tokens[1].text != "(":
        raise _Wrong(
            "broken-declaration",
            tokens[0].span,
            "a name with its parameters in brackets is expected",
            "name(x : type)",
        )
    close = next((i for i, t in enumerate(tokens) if t.text == ")"), None)
    if close is None:
        raise _Wrong("broken-declaration", tokens[1].span, "this “(” is never closed", "close it")
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
        if len(piece) == 3 and piece[1].text == ":":
            kind = piece[2].text
            if kind not in reading.kinds:
                raise _unknown("type", piece[2], list(reading.kinds))
            if kind == _NUMBER:
                raise _Wrong(
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
            roles.append(Role(f"={piece[0].text}@{position}", _ENTITY))
        elif len(piece) == 1 and piece[0].text != "?":
            raise _unknown("entity", piece[0], list(reading.entities))
        else:
            at = piece[0].span if piece else tokens[close].span
            raise _Wrong(
                "broken-declaration", at, "a parameter is a variable with its type, or an entity", "x : type"
            )
    return _Head(tokens[0], tuple(roles), constants, tokens[0].span.to(tokens[close].span)), close + 1


def _unknown(what: str, token: Token, known: Sequence[str]) -> _Wrong:
    like = nearest(token.text, known)
    hint = f"did you mean {' or '.join(like)}?" if like else f"declare it: {what} {token.text}"
    return _Wrong("unknown-name", token.span, f"no {what} is called “{token.text}”", hint)


def _sentence(head: _Head, value: str = "") -> Sentence:
    parts: list[Part] = [f"{head.name.text}("]
    for position, role in enumerate(head.roles):
        parts += [","] if position else []
        parts.append(head.constants[position] if position in head.constants else Slot(role.name))
    parts.append(")")
    return Sentence((*parts, "=", Slot(value)) if value else tuple(parts))


def _property(item: _Item, reading: _Reading) -> None:
    head, end = _head(item.tokens[1:], reading)
    rest = item.tokens[1 + end :]
    if len(rest) != 2 or rest[0].text != ":":
        raise _Wrong(
            "broken-declaration",
            head.span,
            "after the head of a property come a colon and its type",
            "property at(c : character) : place",
        )
    kind = rest[1].text
    if kind not in reading.kinds:
        raise _unknown("type", rest[1], list(reading.kinds))
    type_ = {_NUMBER: ValueType.NUMBER, _BOOLEAN: ValueType.YES_NO}.get(kind, ValueType.ONE_OF)
    ident = f"{head.name.text}({', '.join(r.kind for r in head.roles)})"
    value = "value" if type_ is ValueType.ONE_OF else ""
    fact = Fact(
        ident, _sentence(head, value), head.roles, type_, value, kind if value else "", span=head.span
    )
    family = reading.overloads.setdefault((head.name.text, len(head.roles)), [])
    for other in family:
        if all(_overlap(a.kind, b.kind, reading) for a, b in zip(other.roles, fact.roles, strict=True)):
            raise _Wrong(
                "declared-twice",
                head.span,
                f"“{head.name.text}” is declared twice for the same arguments; the first time at {other.span}",
                "give one of them another name",
            )
    family.append(fact)
    reading.facts[ident] = fact


def _overlap(first: str, second: str, reading: _Reading) -> bool:
    """Whether something is of both types."""
    if first == second:
        return True
    return any(reading.is_kind(e, first) and reading.is_kind(e, second) for e in reading.entities)


# --- actions, triggers, statements, utilities


def _happening(item: _Item, reading: _Reading) -> None:
    head, end = _head(item.tokens[1:], reading)
    body = item.tokens[1 + end :]
    if len(body) < 2 or body[0].text != "{" or body[-1].text != "}":
        raise _Wrong(
            "broken-declaration",
            head.span,
            f"the parts of {item.word} “{head.name.text}” stand in braces",
            "{ precondition: …; effect: …; }",
        )
    constants = {r.name: head.constants[i] for i, r in enumerate(head.roles) if i in head.constants}
    scope = {r.name: r.kind for r in head.roles if r.name not in constants}
    parts: dict[str, list[Token]] = {}
    for part in _items(body[1:-1], reading.report):
        parts[part.word] = part.tokens
    requires: tuple[Expression, ...] = ()
    effects: tuple[Effect, ...] = ()
    willing: tuple[Term, ...] = ()
    observers = Observers("o@", TRUE)
    allowed = (
        ("precondition", "effect", "consenting", "observing")
        if item.word == "action"
        else ("precondition", "effect")
    )
    for word, tokens in parts.items():
        try:
            if word not in allowed:
                like = nearest(word, allowed, 1)
                hint = f"did you mean “{like[0]}”?" if like else ""
                raise _Wrong(
                    "broken-declaration",
                    tokens[0].span,
                    f"a part of {item.word} is one of: {', '.join(allowed)}",
                    hint,
                )
            if word == "observing":
                observers = _observers(tokens, scope, reading)
                continue
            if len(tokens) < 2 or tokens[1].text != ":":
                raise _Wrong(
                    "broken-declaration", tokens[0].span, f"after “{word}” comes a colon", f"{word}: …"
                )
            if word == "consenting":
                willing = _consenting(tokens[2:], scope, reading)
                continue
            node = parse_expression(tokens[2:], tokens[1].span, reading.report)
            if node is None:
                continue
            if word == "precondition":
                made = _Meaning(reading, scope).condition(node)
                requires = made.parts if isinstance(made, And) else (made,)
            else:
                effects = _Meaning(reading, scope).effects(node)
                _no_contradiction(effects, reading)
        except _Wrong as fault:
            reading.report.error(fault.code, fault.span, fault.message, fault.hint)
    roles = tuple(r for r in head.roles if r.name not in constants)
    table: dict[str, Action] | dict[str, Reaction] = (
        reading.actions if item.word == "action" else reading.reactions
    )
    arguments = [constants.get(r.name, r.kind) for r in head.roles]
    ident = f"{head.name.text}({', '.join(arguments)})"
    if ident in table:
        raise _Wrong(
            "declared-twice", head.span, f"“{ident}” is declared twice", "give one of them another name"
        )
    if item.word == "action":
        reading.actions[ident] = Action(
            ident,
            _sentence(head),
            roles,
            requires,
            effects,
            willing,
            observers,
            distinct=False,
            span=head.span,
        )
    else:
        reading.reactions[ident] = Reaction(
            ident, _sentence(head), roles, requires, effects, distinct=False, span=head.span
        )


def _observers(tokens: Sequence[Token], scope: dict[str, str], reading: _Reading) -> Observers:
    inside = [t.text for t in tokens[1:7]]
    if len(inside) < 6 or (inside[0], inside[2], inside[4], inside[5]) != ("(", ":", ")", ":"):
        raise _Wrong(
            "broken-declaration", tokens[0].span, "an observing part begins: observing(c : character):", ""
        )
    variable, kind = inside[1], inside[3]
    if kind not in reading.kinds:
        raise _unknown("type", tokens[4], list(reading.kinds))
    if kind not in reading.ancestors(CHARACTER):
        raise _Wrong(
            "wrong-kind",
            tokens[4].span,
            f"observers are characters, not “{kind}”",
            "observing(c : character): …",
        )
    node = parse_expression(tokens[7:], tokens[6].span, reading.report)
    if node is None:
        return Observers(variable, TRUE)
    return Observers(variable, _Meaning(reading, {**scope, variable: kind}).condition(node))


def _consenting(tokens: Sequence[Token], scope: dict[str, str], reading: _Reading) -> tuple[Term, ...]:
    names = [t for t in tokens if t.text not in ("(", ")", ",")]
    found: list[Term] = []
    for token in names:
        if token.text in scope:
            term: Term = Variable(token.text, token.span)
            fits = CHARACTER in reading.ancestors(scope[token.text])
        elif token.text in reading.entities:
            term = Constant(token.text, token.span)
            fits = reading.is_kind(token.text, CHARACTER)
        else:
            raise _unknown("entity", token, [*scope, *reading.entities])
        if not fits:
            raise _Wrong(
                "wrong-kind",
                token.span,
                f"“{token.text}” is no character and cannot consent",
                "name a character",
            )
        if term not in found:
            found.append(term)
    return tuple(found)


def _no_contradiction(effects: tuple[Effect, ...], reading: _Reading) -> None:
    """Two effects without condition that give one property different constant values."""
    told: dict[object, Assignment] = {}
    for effect in effects:
        if (
            not isinstance(effect, Assignment)
            or effect.condition != TRUE
            or not isinstance(effect.value, Constant)
        ):
            continue
        key = (effect.fact, effect.believers)
        other = told.setdefault(key, effect)
        if other.value != effect.value and not any(isinstance(a, Variable) for a in effect.fact.arguments):
            raise _Wrong(
                "contradiction",
                effect.span,
                "this gives a property a value that another effect contradicts",
                "take one away",
            )


def _initial(item: _Item, reading: _Reading) -> None:
    node = parse_expression(item.tokens, item.span, reading.report)
    if node is None:
        return
    for piece in node.parts if node.op == "&" else (node,):
        effects = _Meaning(reading, {}).effects(piece)
        text = reading.source.line(piece.span.line).strip()
        reading.statements.append(Statement(TRUE, effects, text, span=piece.span))


def _utility(item: _Item, reading: _Reading) -> None:
    tokens = item.tokens
    close = next((i for i, t in enumerate(tokens) if t.text == ")"), 0)
    inside = tokens[2:close]
    if len(tokens) < 4 or tokens[1].text != "(" or len(inside) > 1 or tokens[close + 1].text != ":":
        raise _Wrong(
            "broken-declaration", item.span, "a utility begins: utility(): or utility(Character):", ""
        )
    owner = inside[0].text if inside else ""
    if owner and (owner not in reading.entities or not reading.is_kind(owner, CHARACTER)):
        raise _unknown("character", inside[0], [e for e in reading.entities if reading.is_kind(e, CHARACTER)])
    node = parse_expression(tokens[close + 2 :], tokens[close + 1].span, reading.report)
    if node is not None:
        reading.utilities[owner] = (_Meaning(reading, {}).number(node), item.span)


class _Meaning:
    """What a tree means, given the variables in scope and their types."""

    def __init__(self, reading: _Reading, scope: dict[str, str]) -> None:
        self.reading = reading
        self.scope = scope

    def _within(self, node: Node) -> tuple[str, str, _Meaning]:
        variable, kind = node.text.split(":")
        if kind not in self.reading.kinds:
            raise _Wrong("unknown-name", node.span, f"no type is called “{kind}”", "declare it")
        return variable, kind, _Meaning(self.reading, {**self.scope, variable: kind})

    # --- conditions

    def condition(self, node: Node) -> Expression:
        match node.op:
            case "&":
                return And(tuple(self.condition(p) for p in node.parts), node.span)
            case "|":
                return Or(tuple(self.condition(p) for p in node.parts), node.span)
            case "not":
                return Not(self.condition(node.parts[0]), node.span)
            case "forall" | "exists":
                variable, kind, inner = self._within(node)
                body = inner.condition(node.parts[0])
                make = ForEvery if node.op == "forall" else ForSome
                return make(variable, kind, body, node.span)
            case "if":
                return self._choice(node, self.condition, TRUE)
            case "believes":
                return Believes(self._person(node.parts[0]), self.condition(node.parts[1]), node.span)
            case "==" | "!=" | ">" | "<" | ">=" | "<=":
                left, right = self.value(node.parts[0]), self.value(node.parts[1])
                return Comparison(node.op, left, right, node.span)
            case ":":
                if node.text not in self.reading.kinds:
                    raise _Wrong("unknown-name", node.span, f"no type is called “{node.text}”", "declare it")
                return IsA(self.value(node.parts[0]), node.text, node.span)
            case "=":
                raise _Wrong(
                    "broken-expression",
                    node.span,
                    "“=” gives a value; a condition compares with “==”",
                    "write ==",
                )
            case _:
                made = self.value(node)
                if self._type_of(made) != _BOOLEAN:
                    raise _Wrong(
                        "wrong-kind", node.span, "this is not true or false", "compare it with something"
                    )
                return made

    def _choice(self, node: Node, read, otherwise: Expression | None) -> Expression:  # type: ignore[no-untyped-def]
        parts = list(node.parts)
        if len(parts) % 2:
            made = read(parts.pop())
        elif otherwise is None:
            raise _Wrong(
                "broken-expression", node.span, "an “if” that gives a value needs an “else”", "add: else …"
            )
        else:
            made = otherwise
        while parts:
            branch, test = parts.pop(), parts.pop()
            made = Choice(self.condition(test), read(branch), made, node.span)
        return made  # type: ignore[no-any-return]

    # --- values

    def number(self, node: Node) -> Expression:
        """A numeric expression; a condition counts 1 where it holds."""
        if node.op in ("&", "|", "not", "forall", "exists", "==", "!=", ">", "<", ">=", "<=", ":"):
            return Choice(self.condition(node), Constant(1.0), Constant(0.0), node.span)
        made = self.value(node, self.number)
        if self._type_of(made) == _BOOLEAN:
            return Choice(made, Constant(1.0), Constant(0.0), node.span)
        return made

    def value(self, node: Node, branch=None) -> Expression:  # type: ignore[no-untyped-def]
        match node.op:
            case "value":
                return Constant(_constant(node.text), node.span)
            case "name":
                return self._name(node)
            case "property":
                return self.fact(node)
            case "believes":
                return Believes(self._person(node.parts[0]), self.value(node.parts[1]), node.span)
            case "+" | "-" | "*" | "/":
                left, right = self.value(node.parts[0]), self.value(node.parts[1])
                for part, side in ((left, node.parts[0]), (right, node.parts[1])):
                    if self._type_of(part) not in (_NUMBER, None):
                        raise _Wrong(
                            "wrong-kind",
                            side.span,
                            "arithmetic takes numbers",
                            "use a property of type number",
                        )
                return Arithmetic(node.op, left, right, node.span)
            case "sum" | "product":
                variable, kind, inner = self._within(node)
                body = inner.value(node.parts[0])
                return Total("+" if node.op == "sum" else "*", variable, kind, body, node.span)
            case "if":
                return self._choice(node, branch or self.value, None)
            case _:
                return self.condition(node)

    def _name(self, node: Node) -> Expression:
        if node.text in self.scope:
            return Variable(node.text, node.span)
        if node.text in self.reading.entities:
            return Constant(node.text, node.span)
        token = Token(node.text, "word", node.span)
        raise _unknown("entity or variable", token, [*self.scope, *self.reading.entities])

    def _person(self, node: Node) -> Term:
        if node.op != "name":
            raise _Wrong("wrong-kind", node.span, "who believes is named directly", "believes(Ann, …)")
        made = self._name(node)
        kind = self._type_of(made)
        fits = kind is not None and CHARACTER in self.reading.ancestors(kind)
        if isinstance(made, Constant):
            fits = self.reading.is_kind(str(made.value), CHARACTER)
        if not fits:
            raise _Wrong(
                "wrong-kind",
                node.span,
                f"“{node.text}” is no character and has no beliefs",
                "name a character",
            )
        assert isinstance(made, Constant | Variable)
        return made

    def fact(self, node: Node) -> FactOf:
        """A property with its arguments, found by its name and what they are."""
        terms: list[Term] = []
        for part in node.parts:
            if part.op not in ("name", "value") or part.text == "?":
                raise _Wrong(
                    "broken-expression",
                    part.span,
                    "the arguments of a property are names",
                    "bind the value to a parameter first",
                )
            made = self.value(part)
            assert isinstance(made, Constant | Variable)
            terms.append(made)
        family = self.reading.overloads.get((node.text, len(terms)), [])
        fitting = [f for f in family if self._accepts(f, terms)]
        if not fitting:
            self._no_property(node, terms)
        return FactOf(
            fitting[0].name if len(fitting) == 1 else f"{node.text}/{len(terms)}", tuple(terms), node.span
        )

    def _accepts(self, fact: Fact, terms: list[Term]) -> bool:
        """Whether some filling of the terms fits the property's parameters."""
        for role, term in zip(fact.roles, terms, strict=True):
            if role.name.startswith("="):
                continue
            if isinstance(term, Constant):
                name = term.value
                if isinstance(name, bool):
                    if role.kind != _BOOLEAN:
                        return False
                elif not isinstance(name, str) or not self.reading.is_kind(name, role.kind):
                    return False
            else:
                kind = self.scope[term.name]
                related = role.kind in self.reading.ancestors(kind) or kind in self.reading.ancestors(
                    role.kind
                )
                if not related and not _overlap(kind, role.kind, self.reading):
                    return False
        return True

    def _no_property(self, node: Node, terms: list[Term]) -> None:
        known = sorted({name for name, _ in self.reading.overloads})
        if node.text not in known:
            raise _unknown("property", Token(node.text, "word", node.span), known)
        takes = sorted({str(n) for name, n in self.reading.overloads if name == node.text})
        if str(len(terms)) not in takes:
            raise _Wrong(
                "wrong-arguments",
                node.span,
                f"“{node.text}” takes {' or '.join(takes)} argument(s), not {len(terms)}",
                "count them again",
            )
        heads = [f.name for f in self.reading.overloads[node.text, len(terms)]]
        raise _Wrong(
            "wrong-arguments",
            node.span,
            f"these arguments do not fit “{node.text}”",
            "it is declared as: " + "; ".join(heads),
        )

    def _type_of(self, made: Expression) -> str | None:
        """The type of a value; None for the unknown value and what cannot be told."""
        match made:
            case Constant(bool()):
                return _BOOLEAN
            case Constant(int() | float()):
                return _NUMBER
            case Constant(str() as name):
                return self.reading.entities[name].kinds[0] if name in self.reading.entities else _ENTITY
            case Variable(name):
                return self.scope.get(name)
            case FactOf(fact, _):
                declared = self.reading.facts.get(fact)
                if declared is None:
                    return None
                return {ValueType.NUMBER: _NUMBER, ValueType.YES_NO: _BOOLEAN}.get(
                    declared.type, declared.value_kind
                )
            case Believes(_, inner):
                return self._type_of(inner)
            case Arithmetic() | Total():
                return _NUMBER
            case Choice(_, then, otherwise):
                return self._type_of(then) or self._type_of(otherwise)
            case Constant(None):
                return None
            case _:
                return _BOOLEAN

    # --- effects

    def effects(self, node: Node) -> tuple[Effect, ...]:
        """A tree in the place of an effect or an initial statement."""
        match node.op:
            case "&":
                return tuple(e for p in node.parts for e in self.effects(p))
            case "=" | "==":
                return self._assigned(node)
            case "not":
                inner = self.value(node.parts[0])
                return self._set(inner, FALSE_, node)
            case "believes":
                person = self._person(node.parts[0])
                if node.parts[1].op == "property":
                    fact = self.fact(node.parts[1])
                    return (Assignment(fact, Constant(True), (person,), span=node.span),)
                return tuple(_in_mind(person, e) for e in self.effects(node.parts[1]))
            case "if":
                return self._conditional(node)
            case "forall":
                variable, kind, inner = self._within(node)
                return (ForEveryEffect(variable, kind, inner.effects(node.parts[0]), node.span),)
            case "property":
                return self._set(self.value(node), Constant(True), node)
            case "value" if node.text == "True":
                return ()
            case _:
                raise _Wrong(
                    "broken-expression",
                    node.span,
                    "this cannot be brought about",
                    "give a property a value with =",
                )

    def _conditional(self, node: Node) -> tuple[Effect, ...]:
        parts = list(node.parts)
        last = parts.pop() if len(parts) % 2 else None
        made: list[Effect] = []
        before: list[Expression] = []
        for test_node, branch in zip(parts[::2], parts[1::2], strict=True):
            test = self.condition(test_node)
            made += [_under(all_of([*before, test]), e) for e in self.effects(branch)]
            before.append(Not(test))
        if last is not None:
            made += [_under(all_of(before), e) for e in self.effects(last)]
        return tuple(made)

    def _assigned(self, node: Node) -> tuple[Effect, ...]:
        target, value = node.parts
        path: list[Term] = []
        while target.op == "believes":
            path.append(self._person(target.parts[0]))
            target = target.parts[1]
        if target.op != "property":
            raise _Wrong("broken-expression", target.span, "what gets a value is a property", "name(…) = …")
        fact = self.fact(target)
        declared = self._type_of(fact)
        if declared == _BOOLEAN and value.op not in ("value", "name", "property"):
            test = self.condition(value)
            return (
                Assignment(fact, Constant(True), tuple(path), test, node.span),
                Assignment(fact, Constant(False), tuple(path), Not(test), node.span),
            )
        made = self.value(value)
        self._fits(declared, made, value)
        return (Assignment(fact, made, tuple(path), span=node.span),)

    def _fits(self, declared: str | None, made: Expression, node: Node) -> None:
        """The value's type must be that of the property, or below it; also in each branch of an if."""
        if isinstance(made, Choice):
            self._fits(declared, made.then, node)
            self._fits(declared, made.otherwise, node)
            return
        if isinstance(made, Constant) and made.value is None:
            if declared == _BOOLEAN:
                raise _Wrong(
                    "wrong-kind", node.span, "a boolean property cannot be unknown", "give it True or False"
                )
            return
        if declared is None:
            return
        if isinstance(made, Constant) and isinstance(made.value, str):
            fits = self.reading.is_kind(made.value, declared)
        else:
            kind = self._type_of(made)
            fits = kind is None or declared in self.reading.ancestors(kind)
        if not fits:
            raise _Wrong(
                "wrong-kind",
                node.span,
                f"this value is not of type “{declared}”",
                "give it a value of that type",
            )

    def _set(self, target: Expression, value: Constant, node: Node) -> tuple[Effect, ...]:
        path: list[Term] = []
        while isinstance(target, Believes):
            path.append(target.person)
            target = target.expression
        if not isinstance(target, FactOf) or self._type_of(target) != _BOOLEAN:
            raise _Wrong(
                "wrong-kind",
                node.span,
                "only a boolean property can be set by naming it",
                "give it a value with =",
            )
        return (Assignment(target, value, tuple(path), span=node.span),)


FALSE_ = Constant(False)


def _constant(text: str) -> bool | float | None:
    if text in ("True", "False"):
        return text == "True"
    return None if text == "?" else float(text)


def _in_mind(person: Term, effect: Effect) -> Effect:
    """``believes(c, p = e)``: condition and value are read in c's world."""
    match effect:
        case Assignment(fact, value, believers, condition, span):
            inner = condition if condition == TRUE else Believes(person, condition)
            return Assignment(fact, Believes(person, value), (person, *believers), inner, span)
        case ForEveryEffect(variable, kind, effects, span):
            return ForEveryEffect(variable, kind, tuple(_in_mind(person, e) for e in effects), span)
    return effect


def _under(condition: Expression, effect: Effect) -> Effect:
    match effect:
        case Assignment(fact, value, believers, own, span):
            both = condition if own == TRUE else And((condition, own))
            return Assignment(fact, value, believers, both, span)
        case ForEveryEffect(variable, kind, effects, span):
            return ForEveryEffect(variable, kind, tuple(_under(condition, e) for e in effects), span)
    return effect


def _assemble(reading: _Reading) -> Problem:
    people = [e for e in reading.entities if reading.is_kind(e, CHARACTER)]
    wants = tuple(
        Want(p, f"utility({p})", reading.utilities[p][0], span=reading.utilities[p][1])
        for p in people
        if p in reading.utilities
    )
    story = Story(
        title=reading.source.name,
        file=reading.source.name,
        kinds=reading.kinds,
        entities=reading.entities,
        facts=reading.facts,
        actions=reading.actions,
        reactions=reading.reactions,
        at_first=tuple(reading.statements),
        wants=wants,
        person_kind=CHARACTER,
    )
    author = reading.utilities.get("")
    return Problem(story, author[0] if author else Constant(0.0))
