"""Both engines on one problem, compared by value: the reference engine is the meaning, the kernel has to agree.

The tests in ``tests/kernel`` need the compiled kernel; where it is not installed they are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import wraps
from random import Random

import pytest
from hypothesis import given, settings

from denouement.engine import Engine, World, at_first
from denouement.engine import kernel as seam
from denouement.engine.kernel import Kernel, KernelReasons
from denouement.errors import LoopError
from denouement.ground import NO, YES, Ground
from denouement.ground import ground as ground_of
from denouement.model import ValueType
from denouement.search import KernelSearch, Limits, StopReason, Watch
from denouement.search.limits import STOPS
from support.problems import Problem, believes, both, eq, ge, minus, no, plus, put
from support.random_ground import SEEDS, random_plot, random_problem
from support.random_problems import random_story

__all__ = [
    "INSTALLED",
    "Both",
    "Told",
    "compiled_kernel",
    "each_seed",
    "needs_kernel",
    "once_for_both",
    "random_quest",
    "small_problems",
    "unless_endless",
    "widened",
]

compiled_kernel = seam.compiled_kernel
"""The module itself; None where it is not installed."""

INSTALLED = seam.kernel_is_installed()

needs_kernel = pytest.mark.skipif(
    not INSTALLED, reason="the compiled kernel is not installed here; CONTRIBUTING.md says how to build it"
)


once_for_both = pytest.mark.skipif(
    INSTALLED and not seam.kernel_is_used(),
    reason="whichever engine answers, the same is asked; it is asked where the kernel does, which is sooner done",
)
"""For what takes the reference engine long, and is about what is made of its answers."""


def each_seed(test):
    """The test for numbers of random problems; fewer of them than elsewhere, since each stands for several problems."""
    return settings(max_examples=settings().max_examples * 2 // 3)(given(SEEDS)(test))


def unless_endless(answer):
    """The check of a problem, but with this answer where reactions have no end there, as in few random problems."""

    def around(check):
        @wraps(check)
        def checked(*arguments, **more):
            try:
                return check(*arguments, **more)
            except LoopError:
                return answer

        return checked

    return around


class Both:
    """A problem in both engines. Worlds that were compared are paired, one with one."""

    def __init__(self, ground: Ground, horizon: int = 4) -> None:
        self.ground = ground
        self.engine = Engine(ground)
        self.kernel = Kernel(self.engine, horizon)
        self.opening = at_first(self.engine)
        self.numbers: dict[World, int] = {}
        self.worlds: dict[int, World] = {}

    @property
    def compiled(self):
        """The kernel's own object; another one after a limit of memory."""
        return self.kernel.compiled

    def number(self, world: World) -> int:
        """The kernel's number of a world."""
        return self.kernel.number(world)

    def values(self, number: int) -> tuple[list, list[int]]:
        """What the kernel tells of a world: the value of each fluent, and the worlds people believe in."""
        row, minds = self.compiled.dump(number)
        return [self.kernel._flat.value(kind, told) for kind, told in row], minds

    def agree(self, world: World, number: int) -> None:
        """The two are the same world: the same values in it and in every mind, however deep.

        And of all worlds compared, those are one for the kernel that are one for the reference, and no others.
        """
        waiting = [(world, number)]
        while waiting:
            here, there = waiting.pop()
            if here in self.numbers or there in self.worlds:
                assert self.numbers.get(here) == there, "one world of the reference, two of the kernel"
                assert self.worlds.get(there) is here, "one world of the kernel, two of the reference"
                continue
            values, minds = self.values(there)
            assert [(type(v), v) for v in here.values] == [(type(v), v) for v in values]
            self.numbers[here] = there
            self.worlds[there] = here
            waiting += zip(here.minds, minds, strict=True)

    def step(self, world: World, act) -> World:
        """The world after an act, by both; they agree on it, and on whether reactions have an end."""
        try:
            after = self.engine.step(world, act)
        except LoopError:
            with pytest.raises(LoopError):
                self.kernel.run(self.compiled.step, self.number(world), act.id)
            raise
        self.agree(after, self.compiled.step(self.number(world), act.id))
        return after

    def reasons(self, horizon: int, depth: int) -> KernelReasons:
        """Reasons that the kernel finds."""
        return KernelReasons(self.kernel, horizon, depth)

    def search(self, limits: Limits, **watching) -> KernelSearch:
        """A search for stories by the kernel, already run."""
        made = KernelSearch(self.kernel, self.opening, limits, Watch(limits, **watching))
        made.run()
        return made

    def shortest(self, ending: int, bounds: tuple[int, int, int], most: int = 0) -> tuple[Told, list]:
        """What the kernel finds of shortest stories, and up to ``most`` of them."""
        told, stories = self.compiled.shortest(self.number(self.opening), ending, bounds, most)
        return Told(told), stories

    def first(self, ending: int, bounds: tuple[int, int, int]) -> Told:
        """What the kernel finds where any story will do."""
        return Told(self.compiled.first(self.number(self.opening), ending, bounds))


class Told:
    """What a search of the kernel tells of a single ending, by name."""

    def __init__(self, told) -> None:
        endings, self.events, self.exhausted, why, self.expanded = told
        ((story, self.ways),) = endings
        self.acts = None if story is None else story[0]
        self.stop: StopReason | None = None if why is None else STOPS[why[0]]

    @property
    def length(self) -> int | None:
        """The length of the story found, if any."""
        return None if self.acts is None else len(self.acts)


def widened(ground: Ground) -> Ground:
    """The problem with more values for each fluent than possible acts can give it, so that any act may be taken."""
    names = {v for domain in ground.domains for v in domain or () if isinstance(v, str)}
    names |= {"here", "there", "away", *ground.people}
    of_type = {
        ValueType.NUMBER: None,
        ValueType.YES_NO: frozenset({None, False, True}),
        ValueType.ONE_OF: frozenset({None, *names}),
    }
    return replace(ground, domains=tuple(of_type[f.type] for f in ground.fluents))


def small_problems(seed: int, most_acts: int = 25) -> Iterator[tuple[str, Ground]]:
    """Random problems of this number, of each kind there is: what they are called, and they themselves."""
    for kind, made in (
        ("problem", random_problem(seed)),
        ("plot", random_plot(seed)),
        ("text", ground_of(random_story(seed))),
    ):
        if len(made.acts) <= most_acts:
            yield f"{kind} {seed}", made
    yield f"quest {seed}", random_quest(seed)


def random_quest(seed: int, *, people: int = 2, steps: tuple[int, ...] = (2, 3, 3)) -> Ground:
    """A random problem in which what somebody wants takes several acts, some of them others', who want to be paid.

    Of problems made of unrelated parts, few have plans of more than two acts; of these, most have.
    """
    random = Random(seed)
    made = Problem(people)
    flags = [made.flag(f"f{i}") for i in range(random.choice(steps))]
    spare = made.flag("spare")
    purses = [made.number(f"coins{p}", random.choice((0, 1, 1))) for p in range(people)]
    hero, *others = random.sample(range(people), people)

    def seen_by(willing):
        made = {p: eq(spare) if random.random() < 0.1 else YES for p in range(people)}
        return made | {p: NO for p in others if p not in willing and random.random() < 0.3}

    def paid(other, effects):
        if random.random() < 0.5:
            effects += [put(purses[other], plus(purses[other], 1))]
            if random.random() < 0.5:
                effects += [put(purses[hero], minus(purses[hero], 1))]
                return [ge(purses[hero], 1)]
        return []

    for number, flag in enumerate(flags):
        for which in range(random.choice((1, 1, 2))):
            other = random.choice(others)
            willing = random.choice(([hero], [hero], [hero, other], [other]))
            requires = [eq(f) for f in flags[max(0, number - 1) : number]]
            if requires and random.random() < 0.2:
                requires = [believes(random.choice([hero, other]), requires[0])]
            effects = [put(flag, True)]
            if other in willing:
                requires += paid(other, effects)
            made.act(f"a{number}.{which}", requires, effects, willing, seen_by(willing))
    for number in range(random.randint(0, 2)):
        person, flag = random.choice(range(people)), random.choice([*flags, spare])
        mind = random.choice(((), (), (hero,), (others[0],)))
        made.act(f"b{number}", [], [put(flag, random.random() < 0.5, mind=mind)], [person])
    if random.random() < 0.3:
        made.reaction("r", both(eq(flags[0]), no(spare)), put(spare, True))
    if random.random() < 0.4:
        made.at_first(put(random.choice(flags), True, mind=[random.choice(range(people))]))
    made.want(hero, eq(flags[-1]), 3)
    for person in range(people):
        made.want(person, purses[person])
    made.ending("done", eq(flags[-1]))
    made.ending("known", both(believes(others[0], eq(flags[-1])), ge(purses[others[0]], 1)))
    return made.ground()
