"""What a condition or value of the research syntax means: names and types looked up, into the model's expressions.

What a tree means in the place of an effect is told by :mod:`denouement.sabre.effects`, which builds on this.
"""

from __future__ import annotations

from math import isinf

from denouement.model import (
    TRUE,
    And,
    Arithmetic,
    Believes,
    Choice,
    Comparison,
    Constant,
    Expression,
    Fact,
    FactOf,
    ForEvery,
    ForSome,
    IsA,
    Not,
    Or,
    Term,
    Total,
    ValueType,
    Variable,
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

    def within(self, node: Node) -> tuple[str, str, Meaning]:
        """The variable and the type that a tree binds, and what is meant where it is bound."""
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
                variable, kind, inner = self.within(node)
                body = inner.condition(node.parts[0])
                make = ForEvery if node.op == "forall" else ForSome
                return make(variable, kind, body, node.span)
            case "if":
                return self._choice(node, self.condition, TRUE)
            case "believes":
                return Believes(self.person(node.parts[0]), self.condition(node.parts[1]), node.span)
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
                if self.type_of(made) != BOOLEAN:
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
        if self.type_of(made) == BOOLEAN:
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
                return Believes(self.person(node.parts[0]), self.value(node.parts[1]), node.span)
            case "+" | "-" | "*" | "/":
                left, right = self.value(node.parts[0]), self.value(node.parts[1])
                for part, side in ((left, node.parts[0]), (right, node.parts[1])):
                    if self.type_of(part) not in (NUMBER, None):
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
                variable, kind, inner = self.within(node)
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

    def person(self, node: Node) -> Term:
        """Who is named directly, to believe something."""
        if node.op != "name":
            raise Wrong("wrong-kind", node.span, "who believes is named directly", "believes(Ann, …)")
        made = self._name(node)
        kind = self.type_of(made)
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

    def type_of(self, made: Expression) -> str | None:
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
                return self.type_of(inner)
            case Arithmetic() | Total():
                return NUMBER
            case Choice(_, then, otherwise):
                return self.type_of(then) or self.type_of(otherwise)
            case Constant(None):
                return None
            case _:
                return BOOLEAN


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
