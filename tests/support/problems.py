"""Small ground problems, written down directly, without a story around them.

People are numbers (``A``, ``B``, ``C``), fluents are the expressions that read them, and a problem is put
together line by line::

    made = Problem(people=2)
    coins = made.number("coins", 2)
    made.at_first(put(coins, 0, mind=[B]))
    spend = made.act("spend", [gt(coins, 0)], [put(coins, minus(coins, 1))], willing=[A])
    engine = Engine(made.ground())
"""

from __future__ import annotations

from denouement.engine import Engine, at_first
from denouement.ground import (
    NO,
    YES,
    AllOf,
    AnyOf,
    Compare,
    Const,
    Fluent,
    Ground,
    GroundAct,
    GroundEffect,
    GroundEnding,
    GroundReaction,
    GroundWant,
    If,
    Math,
    Mind,
    Read,
)
from denouement.ground.reach import Reach
from denouement.model import ValueType

A, B, C = 0, 1, 2

FLAG, NUMBER, ONE_OF = ValueType.YES_NO, ValueType.NUMBER, ValueType.ONE_OF


# --- writing expressions down


def const(value):
    """A value or an expression, as an expression; numbers are kept as floats, as everywhere."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Const(float(value))
    return Const(value) if value is None or isinstance(value, bool | float | str) else value


def eq(left, right=True):
    """The two are the same."""
    return Compare("==", const(left), const(right))


def ne(left, right):
    """The two are not the same."""
    return Compare("!=", const(left), const(right))


def gt(left, right):
    """The left is a greater number."""
    return Compare(">", const(left), const(right))


def ge(left, right):
    """The left is at least as great, or the same."""
    return Compare(">=", const(left), const(right))


def lt(left, right):
    """The left is a smaller number."""
    return Compare("<", const(left), const(right))


def le(left, right):
    """The left is at most as great, or the same."""
    return Compare("<=", const(left), const(right))


def no(fluent):
    """A yes/no fluent is no."""
    return Compare("==", fluent, NO)


def both(*parts):
    """All of the parts hold."""
    return AllOf(parts)


def either(*parts):
    """One of the parts holds."""
    return AnyOf(parts)


def plus(left, right):
    """A sum."""
    return Math("+", const(left), const(right))


def minus(left, right):
    """A difference."""
    return Math("-", const(left), const(right))


def believes(*path_and_expression):
    """The last argument, read in the mind at the end of the path before it."""
    *path, expression = path_and_expression
    for person in reversed(path):
        expression = Mind(person, expression)
    return expression


def put(fluent, value, where=YES, mind=()):
    """An effect: the fluent takes the value, in the world or in the mind at the end of the path."""
    return GroundEffect(tuple(mind), fluent.fluent, const(value), where)


# --- putting a problem together


class Problem:
    """A ground problem in the making; everything is numbered in the order it is added."""

    def __init__(self, people=2):
        self.people = people
        self.fluents = []
        self.values = []
        self.acts = []
        self.reactions = []
        self.wants = []
        self.endings = []
        self.start = []

    def _fluent(self, name, kind, value):
        self.fluents.append(Fluent(name, (), kind, {FLAG: False, NUMBER: 0.0, ONE_OF: None}[kind]))
        read = Read(len(self.fluents) - 1)
        if value != self.fluents[-1].default:
            self.start.append((put(read, value),))
        return read

    def flag(self, name, value=False):
        """A yes/no fluent."""
        return self._fluent(name, FLAG, value)

    def number(self, name, value=0):
        """A number."""
        return self._fluent(name, NUMBER, float(value) if value is not None else None)

    def one_of(self, name, value=None):
        """A fluent whose values are names."""
        return self._fluent(name, ONE_OF, value)

    def at_first(self, *effects):
        """One statement of the opening; its effects are read together."""
        self.start.append(effects)

    def act(self, name, requires=(), effects=(), willing=(), seen_by="everyone", searched=True):
        """An act. ``seen_by``: "everyone", a list of people, or a condition for each person by number."""
        act = GroundAct(
            len(self.acts),
            name,
            (),
            tuple(requires),
            tuple(effects),
            tuple(willing),
            self._observers(seen_by),
            searched,
        )
        self.acts.append(act)
        return act

    def _observers(self, seen_by):
        if seen_by == "everyone":
            return (YES,) * self.people
        if isinstance(seen_by, dict):
            return tuple(seen_by.get(p, NO) for p in range(self.people))
        return tuple(Const(p in seen_by) for p in range(self.people))

    def reaction(self, name, when, *effects):
        """A reaction; reactions are tried in the order they are added."""
        made = GroundReaction(len(self.reactions), name, (), when, effects)
        self.reactions.append(made)
        return made

    def want(self, person, value, weight=1.0):
        """A want: a number, or a condition with its weight."""
        if isinstance(value, Compare | AllOf | AnyOf):
            made = GroundWant(person, "it", If(value, Const(weight), Const(0.0)), value, float(weight))
        else:
            made = GroundWant(person, "it", value, None, 1.0)
        self.wants.append(made)

    def ending(self, name, condition):
        """A named ending."""
        parts = condition.parts if isinstance(condition, AllOf) else (condition,)
        self.endings.append(GroundEnding(name, False, condition, parts))

    def ground(self):
        """The problem, with the domains that the relaxed reading gives."""
        return Ground(
            people=tuple("ABCDEFG"[: self.people]),
            fluents=tuple(self.fluents),
            acts=tuple(self.acts),
            reactions=tuple(self.reactions),
            wants=tuple(self.wants),
            endings=tuple(self.endings),
            start=tuple(self.start),
            before=(),
            now=(),
            draft=(),
            constants={},
            domains=self._domains(),
        )

    def _domains(self):
        reach = Reach([f.default for f in self.fluents], [e for s in self.start for e in s])
        events = [(a.precondition, a.effects) for a in self.acts]
        events += [(r.when, r.effects) for r in self.reactions]
        reach.close(events)
        return tuple(None if v is None else frozenset(v) for v in reach.values)

    def opened(self):
        """An engine for the problem, and its opening world."""
        engine = Engine(self.ground())
        return engine, at_first(engine)


def seen(world, fluent, *paths):
    """The value of a fluent at each path of minds; a path is written as a tuple of people."""
    return tuple(world.mind(path).values[fluent.fluent] for path in paths)
