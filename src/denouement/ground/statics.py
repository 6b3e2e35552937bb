"""What never changes, as tables that can be looked up: for filling roles without trying everybody.

A condition that has to hold and speaks only of facts that never change leaves few fillings: ``road(from, to)`` those
pairs that are roads, ``home(who) == place`` each one's home, ``who : guard`` the guards. Each such condition is a
:class:`Literal`, a row of names and constants that has to stand in a table. Source: conditions as joins, as in
Helmert (2009), *Concise finite-domain representations for PDDL planning tasks*, section 6.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from denouement.ground.free import free_in_expression
from denouement.model import (
    And,
    Believes,
    Comparison,
    Constant,
    Expression,
    FactOf,
    ForSome,
    Holds,
    IsA,
    Story,
    Term,
    Value,
    Variable,
    walk,
)

__all__ = ["Key", "Literal", "Statics", "Table", "conjuncts", "declared_names"]

Key = tuple[str, tuple[str, ...]]
"""A fact or an act with what fills its roles."""

Filled = Mapping[str, str | bool]
Row = tuple[str, ...]


class Table:
    """Rows of names, with an index for each question that has been asked of them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(dict.fromkeys(rows))
        self._indexes: dict[tuple[tuple[int, ...], int], dict[Row, dict[str, None]]] = {}
        self._usual: dict[tuple[tuple[int, ...], int], float] = {}

    def index(self, known: tuple[int, ...], wanted: int) -> dict[Row, dict[str, None]]:
        """What stands at ``wanted`` in the rows, by what stands at the ``known`` positions."""
        key = (known, wanted)
        if key not in self._indexes:
            made: dict[Row, dict[str, None]] = {}
            for row in self.rows:
                made.setdefault(tuple(row[i] for i in known), {})[row[wanted]] = None
            self._indexes[key] = made
        return self._indexes[key]

    def usual(self, known: tuple[int, ...], wanted: int) -> float:
        """How many different values there are at ``wanted``, on average, where the others are known."""
        key = (known, wanted)
        if key not in self._usual:
            index = self.index(known, wanted)
            self._usual[key] = sum(map(len, index.values())) / len(index) if index else 0.0
        return self._usual[key]


@dataclass(frozen=True, eq=False)
class Literal:
    """That ``terms`` stand in a table. A name that is no role is bound inside and may be anything."""

    table: Table
    terms: tuple[Term, ...]

    def names(self) -> frozenset[str]:
        """The names among the terms."""
        return frozenset(t.name for t in self.terms if isinstance(t, Variable))

    def positions(self, bound: Collection[str], name: str) -> tuple[tuple[int, ...], int]:
        """Which positions are known where these are bound, and the first one of ``name``."""
        known, wanted = [], -1
        for position, term in enumerate(self.terms):
            if isinstance(term, Variable) and term.name == name:
                wanted = position if wanted < 0 else wanted
            elif isinstance(term, Constant) or term.name in bound:
                known.append(position)
        return tuple(known), wanted

    def candidates(self, bound: Filled, name: str) -> Mapping[str, None]:
        """What may fill ``name``, given what is bound."""
        known, wanted = self.positions(bound, name)
        return self.table.index(known, wanted).get(
            tuple(_text(self.terms[i], bound) for i in known), _NOTHING
        )


_NOTHING: dict[str, None] = {}


def _text(term: Term, bound: Filled) -> str:
    return str(term.value if isinstance(term, Constant) else bound[term.name])


def declared_names(story: Story, fact: str) -> tuple[str, ...]:
    """The facts that a name can mean: itself, or for ``name/count`` all that share the name."""
    if fact in story.facts:
        return (fact,)
    name, _, count = fact.rpartition("/")
    return tuple(
        f.name for f in story.facts.values() if f.name.startswith(f"{name}(") and str(len(f.roles)) == count
    )


def conjuncts(conditions: Iterable[Expression]) -> list[Expression]:
    """The conditions with every *and* taken apart."""
    waiting = list(conditions)[::-1]
    found: list[Expression] = []
    while waiting:
        part = waiting.pop()
        if isinstance(part, And):
            waiting += reversed(part.parts)
        else:
            found.append(part)
    return found


class Statics:
    """The facts of a story that never change, and the tables made of them."""

    def __init__(
        self,
        story: Story,
        facts: frozenset[str],
        constants: Mapping[Key, Value],
        members: Mapping[str, Sequence[str | bool]],
    ) -> None:
        self.story = story
        self.facts = facts
        self.members = members
        self._by_fact: dict[str, list[tuple[Row, Value]]] = {}
        for (fact, arguments), value in constants.items():
            if fact in facts:
                self._by_fact.setdefault(fact, []).append((arguments, value))
        self._tables: dict[tuple[str, object], Table] = {}

    def never_changes(self, fact: str) -> bool:
        """Whether whatever the name of a fact can mean never changes."""
        return all(name in self.facts for name in declared_names(self.story, fact))

    def may_never_change(self, fact: str) -> bool:
        """Whether something that the name of a fact can mean never changes."""
        return any(name in self.facts for name in declared_names(self.story, fact))

    def restricting(self, some: ForSome) -> tuple[Literal, ...]:
        """What can be looked up of the body of *for some*: of its parts about what never changes, down to the first other.

        Before them may stand comparisons of facts that have nothing to do with the member.
        """
        found: list[Literal] = []
        first = True
        for part in conjuncts((some.body,)):
            if all(self._is_fixed(e) for e in walk(part)):
                first = False
                found += [x for x in self.literals(part) if some.variable in x.names()]
            elif not (first and self._stands_aside(part, some.variable)):
                break
        return tuple(found) if some.kind != "boolean" else ()

    def _is_fixed(self, expression: Expression) -> bool:
        if isinstance(expression, FactOf):
            return self.never_changes(expression.fact)
        return not isinstance(expression, Holds)

    def _stands_aside(self, part: Expression, variable: str) -> bool:
        """Whether a condition compares a fact that can change and is not about ``variable``."""
        left = _bare(part.left if isinstance(part, Comparison) else part)
        right = (part.right,) if isinstance(part, Comparison) else ()
        return (
            isinstance(left, FactOf)
            and not self.may_never_change(left.fact)
            and variable not in free_in_expression(left)
            and all(isinstance(r, Variable | Constant) for r in right)
        )

    def literals(self, condition: Expression) -> Iterator[Literal]:
        """What has to be so, for the condition to hold, of facts that never change."""
        match condition:
            case And(parts):
                for part in parts:
                    yield from self.literals(part)
            case Believes(_, inner):  # all agree about what never changes
                yield from self.literals(inner)
            case ForSome(variable, _, body):
                for literal in self.literals(body):
                    yield _hidden(literal, variable)
            case FactOf():
                yield from self._having(condition, True)
            case Comparison("==", left, right):
                yield from self._equal(_bare(left), _bare(right))
            case IsA(Variable() as variable, kind):
                yield Literal(self._kind(kind), (variable,))

    def _equal(self, left: Expression, right: Expression) -> Iterator[Literal]:
        match left, right:
            case (FactOf() as fact, Constant(value)) | (Constant(value), FactOf() as fact):
                yield from self._having(fact, value)
            case (FactOf() as fact, Variable() as term) | (Variable() as term, FactOf() as fact):
                if self.never_changes(fact.fact):
                    yield Literal(self._values(fact.fact), (*fact.arguments, term))
            case (Variable() as term, (Constant() | Variable()) as other) | (
                Constant() as other,
                Variable() as term,
            ):
                yield Literal(self._same(), (term, other))

    def _having(self, fact: FactOf, value: Value) -> Iterator[Literal]:
        """A fact with a certain value; nothing where it is the value of whatever is not mentioned."""
        names = declared_names(self.story, fact.fact)
        if all(n in self.facts and self.story.facts[n].default != value for n in names):
            yield Literal(self._rows(fact.fact, value), fact.arguments)

    # --- tables

    def _rows(self, fact: str, value: Value) -> Table:
        def rows() -> Iterator[Row]:
            for name in declared_names(self.story, fact):
                for arguments, known in self._by_fact.get(name, ()):
                    if isinstance(known, bool) == isinstance(value, bool) and known == value:
                        yield arguments

        return self._table((fact, value), rows)

    def _values(self, fact: str) -> Table:
        def rows() -> Iterator[Row]:
            for name in declared_names(self.story, fact):
                for arguments, known in self._by_fact.get(name, ()):
                    if isinstance(known, str):
                        yield (*arguments, known)

        return self._table((fact, Table), rows)

    def _kind(self, kind: str) -> Table:
        return self._table(("", kind), lambda: ((str(m),) for m in self.members[kind]))

    def _same(self) -> Table:
        return self._table(("", Table), lambda: ((e, e) for e in self.story.entities))

    def _table(self, key: tuple[str, object], rows: Callable[[], Iterable[Row]]) -> Table:
        if key not in self._tables:
            self._tables[key] = Table(rows())
        return self._tables[key]


def _bare(expression: Expression) -> Expression:
    """What is believed: of what never changes, everybody believes what is so."""
    while isinstance(expression, Believes):
        expression = expression.expression
    return expression


def _hidden(literal: Literal, variable: str) -> Literal:
    """The literal with a name that is bound inside made unlike that of any role."""
    terms = [
        Variable(f"\0{variable}") if isinstance(t, Variable) and t.name == variable else t
        for t in literal.terms
    ]
    return Literal(literal.table, tuple(terms))
