"""Small ground problems made at random, each from a number, and random walks through them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from hypothesis import strategies as st

from denouement.engine import Engine, at_first
from denouement.ground import (
    NO,
    YES,
    Compare,
    Const,
    Ground,
    Math,
)
from support.problems import (
    FLAG,
    NUMBER,
    ONE_OF,
    Problem,
    believes,
    both,
    either,
    eq,
    ge,
    ne,
    no,
    plus,
    put,
)

__all__ = ["SEEDS", "random_plot", "random_problem", "random_walk"]

_PLACES = ("here", "there", "away")


class _Maker:
    """Makes one random problem; every choice comes from ``random`` alone."""

    def __init__(self, random, people, acts, reactions, deep, between):
        self.random = random
        self.deep = deep
        self.between = between
        self.made = Problem(people)
        self.n_acts = acts
        self.n_reactions = reactions
        self.of_fluent = {}

    def problem(self) -> Problem:
        """The problem, with everything in it."""
        made, random = self.made, self.random
        kinds = [FLAG, *random.choices((FLAG, NUMBER, ONE_OF), k=random.randint(2, 5))]
        for number, kind in enumerate(kinds):
            read = made._fluent(f"f{number}", kind, self._opening(kind))
            self.of_fluent[read] = kind
        self.fluents = list(self.of_fluent)
        for _ in range(random.randint(0, 3)):
            path = self._path(1)
            made.at_first(self._effect(self._pick(), mind=path, constant=True))
        for number in range(self.n_acts):
            self._act(f"a{number}")
        for number in range(self.n_reactions):
            self._reaction(f"r{number}")
        for person in range(made.people):
            for _ in range(random.randint(1, 2)):
                made.want(person, self._condition(minds=0.15), random.choice((-1, 1, 1, 2)))
        for number in range(2):
            made.ending(f"e{number}", both(self._condition(), self._condition()))
        return made

    def _opening(self, kind):
        if kind is FLAG:
            return self.random.random() < 0.3
        if kind is NUMBER:
            return float(self.random.randint(0, 2))
        return self.random.choice((*_PLACES, None))

    def _pick(self, kind=None):
        return self.random.choice([f for f in self.fluents if kind in (None, self.of_fluent[f])])

    def _person(self):
        return self.random.randrange(self.made.people)

    def _path(self, least=0):
        length = least + (self.random.random() < 0.25) + (self.deep and self.random.random() < 0.1)
        return tuple(self._person() for _ in range(length))

    def _value(self, kind):
        if kind is FLAG:
            return Const(self.random.random() < 0.6)
        if kind is NUMBER:
            return Const(float(self.random.randint(0, 3)))
        return Const(self.random.choice((*_PLACES, None)))

    def _atom(self):
        read = self._pick()
        kind = self.of_fluent[read]
        if kind is FLAG:
            return eq(read, self._value(kind))
        operator = self.random.choice(("==", "==", "!=") if kind is ONE_OF else ("==", ">", "<="))
        other = self._value(kind)
        same = [f for f in self.fluents if self.of_fluent[f] is kind and f != read]
        if self.between and same and operator != "!=" and self.random.random() < 0.25:
            other = self.random.choice(same)
            if kind is NUMBER and self.random.random() < 0.3:
                other = plus(other, 1)
        elif other == Const(None) and kind is ONE_OF:
            other = Const("here")
        return Compare(operator, read, other)

    def _condition(self, minds=0.25, alternatives=0.2):
        atom = self._atom()
        if self.random.random() < minds:
            atom = believes(*self._path(1), atom)
        if self.random.random() < alternatives:
            return either(atom, self._condition(minds, 0.0))
        return atom

    def _effect(self, read, mind=None, constant=False, conditional=0.0, counting=True):
        kind = self.of_fluent[read]
        value = self._value(kind)
        if kind is NUMBER and counting and not constant and self.random.random() < 0.4:
            value = Math(
                self.random.choice(("+", "-")), self._pick(NUMBER), Const(1.0)
            )  # any number of the problem, a step further
        elif not constant and self.random.random() < 0.15:
            value = believes(*self._path(), self._pick(kind))
        where = self._condition() if self.random.random() < conditional else YES
        path = self._path() if mind is None else mind
        return put(read, value, where, path)

    def _effects(self, n, conditional, counting=True):
        """Effects of which no two set the same fluent in the same mind.

        What somebody believes, and what they believe that they believe, count as the same here.
        """
        made = {}
        for _ in range(n):
            effect = self._effect(self._pick(), conditional=conditional, counting=counting)
            own = tuple(
                p for p, before in zip(effect.path, (None, *effect.path), strict=False) if p != before
            )
            made[own, effect.fluent] = effect
        return tuple(made.values())

    def _act(self, name):
        random = self.random
        willing = random.sample(range(self.made.people), random.choice((0, 1, 1, 1, 2)))
        seen_by = {}
        for person in range(self.made.people):
            roll = random.random()
            seen_by[person] = (
                YES if roll < 0.55 or person in willing else self._condition() if roll < 0.8 else NO
            )
        if random.random() < 0.1 and willing:
            seen_by[willing[0]] = NO
        requires = [self._condition() for _ in range(random.choice((0, 1, 1, 2)))]
        self.made.act(name, requires, self._effects(random.randint(1, 3), 0.3), sorted(willing), seen_by)

    def _reaction(self, name):
        """Either somebody notices what is so, or something follows once and its mark is left.

        A reaction never counts on: one more in each mind within a mind would have no end.
        """
        if self.random.random() < 0.4:
            read, person = self._pick(), self._person()
            value = self._value(self.of_fluent[read])
            if value == Const(None):
                value = Const("here")
            seen = eq(read, value)
            unseen = believes(person, _turned(seen))
            self.made.reaction(
                name,
                both(seen, self._condition(0.0, 0.0), unseen),
                put(read, value, mind=(person,)),
            )
        else:
            mark = self.made.flag(name)
            self.made.reaction(
                name,
                both(no(mark), self._condition()),
                put(mark, True),
                *self._effects(2, 0.2, counting=False),
            )


def _turned(compare):
    right = compare.right
    if isinstance(right.value, bool):
        return eq(compare.left, not right.value)
    return ne(compare.left, right)


def random_problem(
    seed: int,
    *,
    people: Sequence[int] = (2, 2, 3),
    acts: Sequence[int] = tuple(range(3, 9)),
    reactions: Sequence[int] = (0, 0, 1, 2, 3),
    deep: bool = True,
    between: bool = True,
) -> Ground:
    """The random problem of this number; the same on every run.

    ``deep``: with beliefs about beliefs; ``between``: with comparisons of one fluent and another.
    """
    random = Random(seed)
    numbers = random.choice(people), random.choice(acts), random.choice(reactions)
    maker = _Maker(random, *numbers, deep, between)
    return maker.problem().ground()


def random_plot(
    seed: int, *, people: int = 2, acts: Sequence[int] = (4, 5), open_minds: bool = False
) -> Ground:
    """A random problem in which one thing leads to another: acts make acts possible, some at a cost.

    ``open_minds``: everybody sees everything and is told nothing else, so that nobody is ever surprised.
    """
    random = Random(seed)
    made = Problem(people)
    flags = [made.flag(f"f{i}") for i in range(random.randint(4, 5))]
    coins = made.number("coins", random.randint(0, 1))

    def literal():
        roll = random.random()
        if roll < 0.15:
            return ge(coins, random.randint(1, 2))
        wanted = eq(random.choice(flags), random.random() < 0.8)
        return believes(random.randrange(people), wanted) if roll < 0.3 else wanted

    for _ in range(0 if open_minds else random.randint(0, 2)):
        made.at_first(put(random.choice(flags), True, mind=[random.randrange(people)]))
    for number in range(random.choice(acts)):
        willing = sorted(random.sample(range(people), random.choice((0, 1, 1, 1, 1, 2, 2))))
        effects = {}
        for _ in range(random.randint(1, 2)):
            if random.random() < 0.25:
                effects[coins] = put(coins, plus(coins, random.choice((1, 1, -1))))
            else:
                flag = random.choice(flags)
                mind = (random.randrange(people),) if random.random() < 0.15 else ()
                mind = () if open_minds else mind
                effects[flag, mind] = put(flag, random.random() < 0.8, mind=mind)
        seen_by = {p: YES if p in willing or random.random() < 0.7 else NO for p in range(people)}
        if open_minds:
            seen_by = "everyone"
        requires = [literal() for _ in range(random.choice((0, 1, 1, 2)))]
        made.act(f"a{number}", requires, effects.values(), willing, seen_by)
    if random.random() < 0.4:
        mark = made.flag("mark")
        made.reaction(
            "r", both(eq(random.choice(flags)), no(mark)), put(mark, True), put(random.choice(flags), True)
        )
    for person in range(people):
        if random.random() < 0.6:
            made.want(person, coins)
        for _ in range(random.randint(1, 2)):
            made.want(person, literal(), random.choice((-1, 1, 2, 3)))
    for number in range(2):
        made.ending(f"e{number}", both(literal(), literal()))
    return made.ground()


def random_walk(engine: Engine, seed: int, length: int, impossible: float = 0.0) -> Iterable:
    """Worlds and the acts taken from them, from the opening; ends where nothing is possible.

    ``impossible`` is how often an act is taken although its conditions do not hold.
    """
    random = Random(seed)
    world = at_first(engine)
    for _ in range(length):
        acts = [a for a in engine.ground.acts if engine.possible(world, a)]
        if random.random() < impossible:
            acts = list(engine.ground.acts)
        if not acts:
            return
        act = random.choice(acts)
        yield world, act
        world = engine.step(world, act)


SEEDS = st.integers(0, 10**6)
"""Numbers of random problems; small ones are simplest, so a failing one shrinks to some other problem."""
