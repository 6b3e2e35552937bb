"""Problem files of the research syntax, read into the same model as stories.

Statements are taken kind by kind: types, entities, properties, actions and triggers, the initial state in file
order, utilities. All mistakes are reported together. Text in, a :class:`~denouement.model.Story` out, with what the author wants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from denouement.diagnostics import Report, Source, TooManyMistakes, nearest
from denouement.errors import StoryError
from denouement.model import (
    TRUE,
    Action,
    And,
    Assignment,
    Constant,
    Effect,
    Expression,
    Observers,
    Reaction,
    Statement,
    Story,
    Term,
    Variable,
    Want,
)
from denouement.sabre.apart import kept_apart
from denouement.sabre.declare import (
    declare_entity,
    declare_property,
    declare_type,
    no_cycles,
    read_head,
    sentence_of,
)
from denouement.sabre.effects import effects as effects_of
from denouement.sabre.meaning import Meaning
from denouement.sabre.syntax import parse_expression
from denouement.sabre.tables import CHARACTER, Item, Tables, Wrong, unknown
from denouement.sabre.tokens import Token, tokenise

__all__ = ["CHARACTER", "read", "read_problem"]


MOST_EFFECTS = 1_000
"""Effects of one action or trigger; each is compared with every other."""


def read_problem(source: Source) -> Story:
    """The problem a text states.

    Raises:
        StoryError: with every mistake of the file.
    """
    story, report = read(source)
    if story is None or report.found:
        raise StoryError(report.diagnostics)
    return story


def read(source: Source) -> tuple[Story | None, Report]:
    """The problem as far as it could be read, and the report of what could not."""
    report = Report({source.name: source})
    reading = Tables(source, report)
    try:
        items = list(_items(tokenise(source, report), report))
        for words, handle in (
            (("type",), declare_type),
            (("entity",), declare_entity),
            (("property",), declare_property),
            (("action", "trigger"), _happening),
            ((), _initial),
            (("utility",), _utility),
        ):
            for item in items:
                declares = item.word in _DECLARING and not _is_statement(item)
                if (item.word in words and declares) or (not words and not declares):
                    try:
                        handle(item, reading)
                    except Wrong as fault:
                        report.error(fault.code, fault.span, fault.message, fault.hint)
            if words == ("type",):
                no_cycles(reading)
            reading.settled = reading.settled or words == ("entity",)
    except TooManyMistakes:
        return None, report
    return _assemble(reading), report


_DECLARING = frozenset({"type", "entity", "property", "action", "trigger", "utility"})


def _is_statement(item: Item) -> bool:
    """Whether an item that begins like a declaration is really a statement about a property of that name."""
    return item.word != "utility" and len(item.tokens) > 1 and item.tokens[1].text == "("


def _items(tokens: list[Token], report: Report) -> Iterator[Item]:
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
                yield Item(current)
            current = []
        else:
            current.append(token)
    if depth > 0:
        report.error(
            "broken-expression", current[-1].span, "a “{” before this is never closed", "close it with }"
        )
    if current:
        yield Item(current)


# --- actions, triggers, statements, utilities


def _happening(item: Item, reading: Tables) -> None:
    head, end = read_head(item, reading)
    body = item.tokens[1 + end :]
    if len(body) < 2 or body[0].text != "{" or body[-1].text != "}":
        raise Wrong(
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
    apart: tuple[Expression, ...] = ()
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
                raise Wrong(
                    "broken-declaration",
                    tokens[0].span,
                    f"a part of {item.word} is one of: {', '.join(allowed)}",
                    hint,
                )
            if word == "observing":
                observers = _observers(tokens, scope, reading)
                continue
            if len(tokens) < 2 or tokens[1].text != ":":
                raise Wrong(
                    "broken-declaration", tokens[0].span, f"after “{word}” comes a colon", f"{word}: …"
                )
            if word == "consenting":
                willing = _consenting(tokens[2:], scope, reading)
                continue
            node = parse_expression(tokens[2:], tokens[1].span, reading.report)
            if node is None:
                continue
            if word == "precondition":
                made = Meaning(reading, scope).condition(node)
                requires = made.parts if isinstance(made, And) else (made,)
            else:
                effects = effects_of(Meaning(reading, scope), node)
                if len(effects) > MOST_EFFECTS:
                    raise Wrong(
                        "too-many-parts",
                        tokens[0].span,
                        f"there are {len(effects):,} effects here; the most that are read is {MOST_EFFECTS:,}",
                        "make several actions of it",
                    )
                _no_contradiction(effects, reading)
                apart = kept_apart(effects)
        except Wrong as fault:
            reading.report.error(fault.code, fault.span, fault.message, fault.hint)
    requires += tuple(a for a in apart if a not in requires)
    roles = tuple(r for r in head.roles if r.name not in constants)
    table: dict[str, Action] | dict[str, Reaction] = (
        reading.actions if item.word == "action" else reading.reactions
    )
    arguments = [constants.get(r.name, r.kind) for r in head.roles]
    ident = f"{head.name.text}({', '.join(arguments)})"
    if ident in table:
        raise Wrong(
            "declared-twice", head.span, f"“{ident}” is declared twice", "give one of them another name"
        )
    if item.word == "action":
        reading.actions[ident] = Action(
            ident,
            sentence_of(head),
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
            ident, sentence_of(head), roles, requires, effects, distinct=False, span=head.span
        )


def _observers(tokens: Sequence[Token], scope: dict[str, str], reading: Tables) -> Observers:
    if "".join("x" if t.is_name else t.text for t in tokens[1:7]) != "(x:x):":
        raise Wrong(
            "broken-declaration", tokens[0].span, "an observing part begins: observing(c : character):", ""
        )
    variable, kind = tokens[2].text, tokens[4].text
    if kind not in reading.kinds:
        raise unknown("type", tokens[4], list(reading.kinds))
    if kind not in reading.ancestors(CHARACTER):
        raise Wrong(
            "wrong-kind",
            tokens[4].span,
            f"observers are characters, not “{kind}”",
            "observing(c : character): …",
        )
    node = parse_expression(tokens[7:], tokens[6].span, reading.report)
    if node is None:
        return Observers(variable, TRUE)
    # Whatever the type says, it is asked of characters only.
    return Observers(variable, Meaning(reading, {**scope, variable: CHARACTER}).condition(node))


def _consenting(tokens: Sequence[Token], scope: dict[str, str], reading: Tables) -> tuple[Term, ...]:
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
            raise unknown("entity", token, [*scope, *reading.entities])
        if not fits:
            raise Wrong(
                "wrong-kind",
                token.span,
                f"“{token.text}” is no character and cannot consent",
                "name a character",
            )
        if term not in found:
            found.append(term)
    return tuple(found)


def _no_contradiction(effects: tuple[Effect, ...], reading: Tables) -> None:
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
            raise Wrong(
                "contradiction",
                effect.span,
                "this gives a property a value that another effect contradicts",
                "take one away",
            )


def _initial(item: Item, reading: Tables) -> None:
    node = parse_expression(item.tokens, item.span, reading.report)
    if node is None:
        return
    for piece in node.parts if node.op == "&" else (node,):
        effects = effects_of(Meaning(reading, {}), piece)
        text = reading.source.line(piece.span.line).strip()
        reading.statements.append(Statement(TRUE, effects, text, span=piece.span))


def _utility(item: Item, reading: Tables) -> None:
    tokens = item.tokens
    close = next((i for i, t in enumerate(tokens) if t.text == ")"), 0)
    inside = tokens[2:close]
    colon = tokens[close + 1].text if close + 1 < len(tokens) else ""
    if not close or tokens[1].text != "(" or len(inside) > 1 or colon != ":":
        raise Wrong(
            "broken-declaration", item.span, "a utility begins: utility(): or utility(Character):", ""
        )
    owner = inside[0].text if inside else ""
    if owner and (owner not in reading.entities or not reading.is_kind(owner, CHARACTER)):
        raise unknown("character", inside[0], [e for e in reading.entities if reading.is_kind(e, CHARACTER)])
    node = parse_expression(tokens[close + 2 :], tokens[close + 1].span, reading.report)
    if node is not None:
        reading.utilities[owner] = (Meaning(reading, {}).number(node), item.span)


def _assemble(reading: Tables) -> Story:
    people = [e for e in reading.entities if reading.is_kind(e, CHARACTER)]
    wants = tuple(
        Want(p, f"utility({p})", reading.utilities[p][0], span=reading.utilities[p][1])
        for p in people
        if p in reading.utilities
    )
    author = reading.utilities.get("")
    return Story(
        title=reading.source.name,
        file=reading.source.name,
        kinds=reading.kinds,
        entities=reading.entities,
        facts=reading.facts,
        actions=reading.actions,
        reactions=reading.reactions,
        at_first=tuple(reading.statements),
        wants=wants,
        author=author[0] if author else None,
        person_kind=CHARACTER,
    )
