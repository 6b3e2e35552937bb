"""What a tree of the research syntax means: names and types looked up, into the model's expressions."""

from __future__ import annotations

from math import isinf

from denouement.model import (
    FALSE,
    TRUE,
    And,
    Arithmetic,
    Assignment,
    Believes,
    Choice,
    Comparison,
    Constant,
    Effect,
    Expression,
    Fact,
    FactOf,
    ForEvery,
    ForEveryEffect,
    ForSome,
    IsA,
    Not,
    Or,
    Term,
    Total,
    ValueType,
    Variable,
    all_of,
    in_mind,
    under,
)
from denouement.sabre.syntax import Node
from denouement.sabre.tables import BOOLEAN, CHARACTER, ENTITY, NUMBER, Tables, Wrong, overlap, unknown
from denouement.sabre.tokens import Token

__all__ = ["Meaning"]


class Meaning:
    """What a tree means, given the variables in scope and their types."""

    def __init__(self, reading: Tables, scope: dict[str, str]) -> None:
        self.reading = reading
        self.scope = scope

    def _within(self, node: Node) -> tuple[str, str, Meaning]:
        variable, kind = node.text.split(":")
        if kind not in self.reading.kinds:
            raise Wrong("unknown-name", node.span, f"no type is called “{kind}”", "declare it")
        return variable, kind, Meaning(self.reading, {**self.scope, variable: kind})

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
                    raise Wrong("unknown-name", node.span, f"no type is called “{node.text}”", "declare it")
                return IsA(self.value(node.parts[0]), node.text, node.span)
            case "=":
                raise Wrong(
                    "broken-expression",
                    node.span,
                    "“=” gives a value; a condition compares with “==”",
                    "write ==",
                )
            case _:
                made = self.value(node)
                if self._type_of(made) != BOOLEAN:
                    raise Wrong(
                        "wrong-kind", node.span, "this is not true or false", "compare it with something"
                    )
                return made

    def _choice(self, node: Node, read, otherwise: Expression | None) -> Expression:  # type: ignore[no-untyped-def]
        parts = list(node.parts)
        if len(parts) % 2:
            made = read(parts.pop())
        elif otherwise is None:
            raise Wrong(
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
        if self._type_of(made) == BOOLEAN:
            return Choice(made, Constant(1.0), Constant(0.0), node.span)
        return made

    def value(self, node: Node, branch=None) -> Expression:  # type: ignore[no-untyped-def]
        match node.op:
            case "value":
                return Constant(_constant(node), node.span)
            case "name":
                return self._name(node)
            case "property":
                return self.fact(node)
            case "believes":
                return Believes(self._person(node.parts[0]), self.value(node.parts[1]), node.span)
            case "+" | "-" | "*" | "/":
                left, right = self.value(node.parts[0]), self.value(node.parts[1])
                for part, side in ((left, node.parts[0]), (right, node.parts[1])):
                    if self._type_of(part) not in (NUMBER, None):
                        raise Wrong(
                            "wrong-kind",
                            side.span,
                            "arithmetic takes numbers",
                            "use a property of type number",
                        )
                if node.op == "/" and _known_number(right) == 0:
                    raise Wrong(
                        "division-by-zero",
                        node.parts[1].span,
                        "this is always zero, and nothing can be divided by zero",
                        "divide by something else, or ask first whether it is zero",
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
        raise unknown("entity or variable", token, [*self.scope, *self.reading.entities])

    def _person(self, node: Node) -> Term:
        if node.op != "name":
            raise Wrong("wrong-kind", node.span, "who believes is named directly", "believes(Ann, …)")
        made = self._name(node)
        kind = self._type_of(made)
        fits = kind is not None and CHARACTER in self.reading.ancestors(kind)
        if isinstance(made, Constant):
            fits = self.reading.is_kind(str(made.value), CHARACTER)
        if not fits:
            raise Wrong(
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
                raise Wrong(
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
                    if role.kind != BOOLEAN:
                        return False
                elif not isinstance(name, str) or not self.reading.is_kind(name, role.kind):
                    return False
            else:
                kind = self.scope[term.name]
                related = role.kind in self.reading.ancestors(kind) or kind in self.reading.ancestors(
                    role.kind
                )
                if not related and not overlap(kind, role.kind, self.reading):
                    return False
        return True

    def _no_property(self, node: Node, terms: list[Term]) -> None:
        known = sorted({name for name, _ in self.reading.overloads})
        if node.text not in known:
            raise unknown("property", Token(node.text, "word", node.span), known)
        takes = sorted({str(n) for name, n in self.reading.overloads if name == node.text})
        if str(len(terms)) not in takes:
            raise Wrong(
                "wrong-arguments",
                node.span,
                f"“{node.text}” takes {' or '.join(takes)} argument(s), not {len(terms)}",
                "count them again",
            )
        heads = [f.name for f in self.reading.overloads[node.text, len(terms)]]
        raise Wrong(
            "wrong-arguments",
            node.span,
            f"these arguments do not fit “{node.text}”",
            "it is declared as: " + "; ".join(heads),
        )

    def _type_of(self, made: Expression) -> str | None:
        """The type of a value; None for the unknown value and what cannot be told."""
        match made:
            case Constant(bool()):
                return BOOLEAN
            case Constant(int() | float()):
                return NUMBER
            case Constant(str() as name):
                return self.reading.entities[name].kinds[0] if name in self.reading.entities else ENTITY
            case Variable(name):
                return self.scope.get(name)
            case FactOf(fact, _):
                declared = self.reading.facts.get(fact)
                if declared is None:
                    return None
                return {ValueType.NUMBER: NUMBER, ValueType.YES_NO: BOOLEAN}.get(
                    declared.type, declared.value_kind
                )
            case Believes(_, inner):
                return self._type_of(inner)
            case Arithmetic() | Total():
                return NUMBER
            case Choice(_, then, otherwise):
                return self._type_of(then) or self._type_of(otherwise)
            case Constant(None):
                return None
            case _:
                return BOOLEAN

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
                return self._set(inner, FALSE, node)
            case "believes":
                person = self._person(node.parts[0])
                if node.parts[1].op == "property":
                    fact = self.fact(node.parts[1])
                    return (Assignment(fact, Constant(True), (person,), span=node.span),)
                return tuple(in_mind(person, e) for e in self.effects(node.parts[1]))
            case "if":
                return self._conditional(node)
            case "forall":
                variable, kind, within = self._within(node)
                return (ForEveryEffect(variable, kind, within.effects(node.parts[0]), node.span),)
            case "property":
                return self._set(self.value(node), Constant(True), node)
            case "value" if node.text == "True":
                return ()
            case _:
                raise Wrong(
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
            made += [under(all_of([*before, test]), e) for e in self.effects(branch)]
            before.append(Not(test))
        if last is not None:
            made += [under(all_of(before), e) for e in self.effects(last)]
        return tuple(made)

    def _assigned(self, node: Node) -> tuple[Effect, ...]:
        target, value = node.parts
        path: list[Term] = []
        while target.op == "believes":
            path.append(self._person(target.parts[0]))
            target = target.parts[1]
        if target.op != "property":
            raise Wrong("broken-expression", target.span, "what gets a value is a property", "name(…) = …")
        fact = self.fact(target)
        declared = self._type_of(fact)
        if declared == BOOLEAN and value.op not in ("value", "name", "property"):
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
            if declared == BOOLEAN:
                raise Wrong(
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
            raise Wrong(
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
        if not isinstance(target, FactOf) or self._type_of(target) != BOOLEAN:
            raise Wrong(
                "wrong-kind",
                node.span,
                "only a boolean property can be set by naming it",
                "give it a value with =",
            )
        return (Assignment(target, value, tuple(path), span=node.span),)


def _constant(node: Node) -> bool | float | None:
    text = node.text
    if text in ("True", "False"):
        return text == "True"
    if text == "?":
        return None
    number = float(text)
    if isinf(number):
        raise Wrong(
            "number-too-large",
            node.span,
            f"this number has {sum(c.isdigit() for c in text):,} digits; numbers go up to about 1 with 308 zeros",
            "use a smaller one",
        )
    return number


def _known_number(expression: Expression) -> float | None:
    """The value of a number that is written out; None of one that has to be looked up."""
    match expression:
        case Constant(bool()):
            return None
        case Constant(float() as number):
            return number
        case Believes(_, inner):
            return _known_number(inner)
        case Arithmetic(operator, left, right):
            a, b = _known_number(left), _known_number(right)
            if operator == "*" and 0 in (a, b):
                return 0.0
            if a is None or b is None or (operator == "/" and b == 0):
                return None
            return {"+": a + b, "-": a - b, "*": a * b, "/": a / (b or 1.0)}[operator]
        case _:
            return None
