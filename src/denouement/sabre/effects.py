"""What a tree of the research syntax brings about, in the place of an effect or an initial statement."""

from __future__ import annotations

from denouement.model import (
    FALSE,
    Assignment,
    Believes,
    Choice,
    Constant,
    Effect,
    Expression,
    FactOf,
    ForEveryEffect,
    Not,
    Term,
    all_of,
    in_mind,
    under,
)
from denouement.sabre.meaning import Meaning
from denouement.sabre.syntax import Node
from denouement.sabre.tables import BOOLEAN, Wrong

__all__ = ["effects"]


def effects(meaning: Meaning, node: Node) -> tuple[Effect, ...]:
    """A tree in the place of an effect or an initial statement."""
    match node.op:
        case "&":
            return tuple(e for p in node.parts for e in effects(meaning, p))
        case "=" | "==":
            return _assigned(meaning, node)
        case "not":
            inner = meaning.value(node.parts[0])
            return _set(meaning, inner, FALSE, node)
        case "believes":
            person = meaning.person(node.parts[0])
            if node.parts[1].op == "property":
                fact = meaning.fact(node.parts[1])
                return (Assignment(fact, Constant(True), (person,), span=node.span),)
            return tuple(in_mind(person, e) for e in effects(meaning, node.parts[1]))
        case "if":
            return _conditional(meaning, node)
        case "forall":
            variable, kind, within = meaning.within(node)
            return (ForEveryEffect(variable, kind, effects(within, node.parts[0]), node.span),)
        case "property":
            return _set(meaning, meaning.value(node), Constant(True), node)
        case "value" if node.text == "True":
            return ()
        case _:
            raise Wrong(
                "broken-expression",
                node.span,
                "this cannot be brought about",
                "give a property a value with =",
            )


def _conditional(meaning: Meaning, node: Node) -> tuple[Effect, ...]:
    parts = list(node.parts)
    last = parts.pop() if len(parts) % 2 else None
    made: list[Effect] = []
    before: list[Expression] = []
    for test_node, branch in zip(parts[::2], parts[1::2], strict=True):
        test = meaning.condition(test_node)
        made += [under(all_of([*before, test]), e) for e in effects(meaning, branch)]
        before.append(Not(test))
    if last is not None:
        made += [under(all_of(before), e) for e in effects(meaning, last)]
    return tuple(made)


def _assigned(meaning: Meaning, node: Node) -> tuple[Effect, ...]:
    target, value = node.parts
    path: list[Term] = []
    while target.op == "believes":
        path.append(meaning.person(target.parts[0]))
        target = target.parts[1]
    if target.op != "property":
        raise Wrong("broken-expression", target.span, "what gets a value is a property", "name(…) = …")
    fact = meaning.fact(target)
    declared = meaning.type_of(fact)
    if declared == BOOLEAN and value.op not in ("value", "name", "property"):
        test = meaning.condition(value)
        return (
            Assignment(fact, Constant(True), tuple(path), test, node.span),
            Assignment(fact, Constant(False), tuple(path), Not(test), node.span),
        )
    made = meaning.value(value)
    _fits(meaning, declared, made, value)
    return (Assignment(fact, made, tuple(path), span=node.span),)


def _fits(meaning: Meaning, declared: str | None, made: Expression, node: Node) -> None:
    """The value's type must be that of the property, or below it; also in each branch of an if."""
    if isinstance(made, Choice):
        _fits(meaning, declared, made.then, node)
        _fits(meaning, declared, made.otherwise, node)
        return
    if isinstance(made, Constant) and made.value is None:
        if declared == BOOLEAN:
            raise Wrong(
                "wrong-kind", node.span, "a boolean property cannot be unknown", "give it True or False"
            )
        return
    if declared is None:
        return
    if isinstance(made, Constant) and isinstance(made.value, str):
        fits = meaning.reading.is_kind(made.value, declared)
    else:
        kind = meaning.type_of(made)
        fits = kind is None or declared in meaning.reading.ancestors(kind)
    if not fits:
        raise Wrong(
            "wrong-kind",
            node.span,
            f"this value is not of type “{declared}”",
            "give it a value of that type",
        )


def _set(meaning: Meaning, target: Expression, value: Constant, node: Node) -> tuple[Effect, ...]:
    path: list[Term] = []
    while isinstance(target, Believes):
        path.append(target.person)
        target = target.expression
    if not isinstance(target, FactOf) or meaning.type_of(target) != BOOLEAN:
        raise Wrong(
            "wrong-kind",
            node.span,
            "only a boolean property can be set by naming it",
            "give it a value with =",
        )
    return (Assignment(target, value, tuple(path), span=node.span),)
