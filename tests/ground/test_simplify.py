"""Making expressions smaller keeps what they mean; negation is what holds where they do not."""

from random import Random

import pytest
from hypothesis import given

from denouement.engine import WorldStore, compiled, condition
from denouement.ground import (
    NO,
    YES,
    AllOf,
    AnyOf,
    Compare,
    Const,
    If,
    Math,
    Mind,
    OneOf,
    Read,
    compared,
)
from denouement.ground.simplify import all_hold, any_holds, choice, compare, in_mind, math, negate
from support.naive import read, stand
from support.problems import FLAG, NUMBER, ONE_OF, eq, ge, gt, le, lt, ne, no
from support.random_ground import SEEDS

KINDS = (FLAG, FLAG, NUMBER, NUMBER, ONE_OF, ONE_OF)
PLACES = ("here", "there")
VALUES = {FLAG: (True, False), NUMBER: (0.0, 1.0, 2.0), ONE_OF: PLACES}


class Maker:
    """Random expressions over six fluents, and random worlds to read them in.

    ``known``: nothing is unknown anywhere, and nothing is divided.
    """

    def __init__(self, seed, known):
        self.random = Random(seed)
        self.known = known

    def value(self, kind):
        if not self.known and kind is not FLAG and self.random.random() < 0.25:
            return None
        return self.random.choice(VALUES[kind])

    def fluent(self, kind):
        fluent = Read(self.random.choice([i for i, k in enumerate(KINDS) if k is kind]))
        return Mind(self.random.randrange(2), fluent) if self.random.random() < 0.2 else fluent

    def operand(self, kind, depth):
        roll = self.random.random()
        if roll < 0.4:
            return Const(self.value(kind))
        if kind is NUMBER and roll < 0.55 and depth:
            operator = self.random.choice("+-*" if self.known else "+-*/")
            return Math(operator, self.operand(kind, depth - 1), self.operand(kind, depth - 1))
        if roll < 0.6 and depth:
            return If(self.condition(depth - 1), self.operand(kind, depth - 1), self.operand(kind, 0))
        return self.fluent(kind)

    def condition(self, depth=3):
        roll = self.random.random()
        if depth and roll < 0.5:
            inner = depth - 1
            match self.random.randrange(4):
                case 0:
                    return AllOf(tuple(self.condition(inner) for _ in range(self.random.randrange(4))))
                case 1:
                    return AnyOf(tuple(self.condition(inner) for _ in range(self.random.randrange(4))))
                case 2:
                    return Mind(self.random.randrange(2), self.condition(inner))
                case _:
                    return If(*(self.condition(inner) for _ in range(3)))
        if roll < 0.55:
            return self.random.choice((YES, NO))
        if roll < 0.65:
            among = frozenset(self.random.sample(PLACES, self.random.randrange(3)))
            return OneOf(self.fluent(ONE_OF), among, self.random.random() < 0.5)
        kind = self.random.choice((FLAG, NUMBER, ONE_OF))
        operators = ("==", "!=", "<", "<=", ">", ">=") if kind is NUMBER else ("==", "!=")
        return Compare(self.random.choice(operators), self.operand(kind, depth), self.operand(kind, depth))

    def world(self):
        """A world whose minds differ, two deep and then in agreement with themselves."""
        made = {}
        for name in ("", "0", "1", "00", "01", "10", "11"):
            made[name] = tuple(self.value(k) for k in KINDS)

        def expand(name):
            if len(name) == 2:
                return made[name], [name, name]
            return made[name], [name + "0", name + "1"]

        return WorldStore().build("", expand)


def rebuilt(expression):
    """The expression put together anew by the functions that simplify."""
    match expression:
        case AllOf(parts):
            return all_hold(map(rebuilt, parts))
        case AnyOf(parts):
            return any_holds(map(rebuilt, parts))
        case Mind(person, inner):
            return in_mind(person, rebuilt(inner))
        case Compare(operator, left, right):
            return compare(Compare(operator, rebuilt(left), rebuilt(right)))
        case Math(operator, left, right):
            return math(operator, rebuilt(left), rebuilt(right))
        case If(test, then, otherwise):
            return choice(rebuilt(test), rebuilt(then), rebuilt(otherwise))
        case _:
            return expression


@given(SEEDS)
def test_expressions_are_read_as_they_say(seed):
    """The engine's functions of a world agree with reading the expression part by part."""
    maker = Maker(seed, known=False)
    for _ in range(20):
        expression, world = maker.condition(), maker.world()
        assert read(expression, world) is condition(expression, world), expression
        number = maker.operand(NUMBER, 3)
        assert read(number, world) == compiled(number)(world), number


@given(SEEDS)
def test_simplifying_keeps_the_meaning(seed):
    """A smaller expression has the same value in every world, with unknowns in it as well."""
    maker = Maker(seed, known=False)
    for _ in range(20):
        expression = maker.condition()
        smaller = rebuilt(expression)
        for _ in range(4):
            world = maker.world()
            assert read(expression, world) == read(smaller, world), expression


@given(SEEDS)
def test_negation_is_the_opposite_where_everything_is_known(seed):
    """Exactly one of a condition and its negation holds."""
    maker = Maker(seed, known=True)
    for _ in range(20):
        expression = rebuilt(maker.condition())
        world = maker.world()
        assert read(expression, world) is not read(negate(expression), world), expression


@given(SEEDS)
def test_a_condition_and_its_negation_never_both_hold(seed):
    """With unknown numbers it can be neither of the two, and never both."""
    maker = Maker(seed, known=False)
    for _ in range(20):
        expression = rebuilt(maker.condition())
        world = maker.world()
        assert not (read(expression, world) and read(negate(expression), world)), expression


@given(SEEDS)
def test_negating_twice_gives_the_condition(seed):
    """Pushing negation down loses nothing."""
    maker = Maker(seed, known=False)
    for _ in range(20):
        expression = rebuilt(maker.condition())
        twice = negate(negate(expression))
        for _ in range(4):
            world = maker.world()
            assert read(expression, world) == read(twice, world), expression


F, G = Read(0), Read(2)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (gt(G, 1), le(G, 1)),
        (ge(G, 1), lt(G, 1)),
        (eq(Read(4), "here"), ne(Read(4), "here")),
        (eq(F), no(F)),
        (no(F), eq(F)),
        (F, no(F)),
        (YES, NO),
        (NO, YES),
        (AllOf((eq(F), gt(G, 1))), AnyOf((no(F), le(G, 1)))),
        (AnyOf((eq(F), gt(G, 1))), AllOf((no(F), le(G, 1)))),
        (Mind(1, eq(F)), Mind(1, no(F))),
        (OneOf(Read(4), frozenset({"here"})), OneOf(Read(4), frozenset({"here"}), False)),
    ],
)
def test_negation_is_pushed_to_the_comparisons(expression, expected):
    """There it turns the operator around."""
    assert expected == negate(expression)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (all_hold([]), YES),
        (any_holds([]), NO),
        (all_hold([eq(F), NO]), NO),
        (any_holds([eq(F), YES]), YES),
        (all_hold([eq(F), YES, eq(F)]), eq(F)),
        (all_hold([AllOf((eq(F), gt(G, 1))), eq(F)]), AllOf((eq(F), gt(G, 1)))),
        (any_holds([AnyOf((eq(F),)), gt(G, 1)]), AnyOf((eq(F), gt(G, 1)))),
        (compare(ne(F, True)), no(F)),
        (compare(ne(F, False)), eq(F)),
        (compare(gt(1, G)), lt(G, 1)),
        (compare(le(1, G)), ge(G, 1)),
        (compare(eq(2, 2)), YES),
        (compare(gt(None, 2)), NO),
        (compare(ge(None, None)), YES),
        (in_mind(1, AllOf((eq(F), gt(G, 1)))), AllOf((Mind(1, eq(F)), Mind(1, gt(G, 1))))),
        (in_mind(1, YES), YES),
        (math("+", Const(1.0), Const(2.0)), Const(3.0)),
        (math("/", Const(1.0), Const(0.0)), Const(None)),
        (choice(eq(F), G, G), G),
        (choice(YES, G, Const(0.0)), G),
    ],
)
def test_what_can_be_decided_is(made, expected):
    """Constants are folded, nested parts flattened, repeated ones written once."""
    assert expected == made


VALUE_TABLE = [True, False, 0.0, 1.0, "here", "there", None]


@pytest.mark.parametrize("operator", ["==", "!=", "<", "<=", ">", ">="])
def test_comparisons_of_all_sorts_of_values(operator):
    """Yes is not 1 and no is not 0; only numbers have an order; what is the same is at least as great."""
    for left in VALUE_TABLE:
        for right in VALUE_TABLE:
            assert stand(operator, left, right) is compared(operator, left, right), (left, right)


def test_yes_and_one_are_different_constants():
    """Python takes them for equal, and an expression must not."""
    assert Const(True) != Const(1.0)
    assert Const(False) != Const(0.0)
    assert 2 == len({Const(True), Const(1.0)})


@pytest.mark.parametrize(
    ("operator", "left", "right", "expected"),
    [
        ("-", float("inf"), float("inf"), None),
        ("+", float("inf"), float("-inf"), None),
        ("/", float("inf"), float("inf"), None),
        ("*", float("inf"), 0.0, 0.0),
        ("*", 1e300, 1e300, float("inf")),
        ("-", float("inf"), 1.0, float("inf")),
    ],
)
def test_what_is_no_number_is_unknown(operator, left, right, expected):
    """Numbers run over to infinity; where not even that can be told, the result is unknown."""
    assert Const(expected) == math(operator, Const(left), Const(right))


def test_many_parts_are_told_apart_as_few_are():
    """Above some number parts are looked up instead of compared; the same ones are left, in the same order."""
    made = [eq(Read(i % 30)) for i in range(90)]
    assert AllOf(tuple(made[:30])) == all_hold(made)
    assert AnyOf(tuple(made[:30])) == any_holds(made)
