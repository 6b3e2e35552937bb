"""A story that opens where another has come to: its past played, what came of it stated under *at first*.

For putting a story into a language that has no past, or that cannot reckon with what is so at first. Statements
about minds reach three minds deep; whether anything lies beyond is found out by reading the statements back.
Values in, values out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from denouement import english
from denouement.answers.analysis import Analysis, analyse
from denouement.engine import World
from denouement.ground import ground
from denouement.language.writing import Unsaid
from denouement.model import (
    TRUE,
    Assignment,
    Constant,
    Effect,
    FactOf,
    ForEveryEffect,
    Statement,
    Story,
    Value,
    ValueType,
)

__all__ = ["DEPTH", "is_plain", "number_domains", "settled"]

DEPTH = 3
"""How many minds deep statements reach."""

_MOST_PATHS = 20_000
_Key = tuple[str, tuple[str, ...]]
_Path = tuple[int, ...]


def is_plain(story: Story) -> bool:
    """Whether a story has no past, and states plainly what is so at first: values, under no condition."""
    return not story.before and not story.now and all(_plain(s.effects) for s in story.at_first)


def _plain(effects: Sequence[Effect]) -> bool:
    return all(
        _plain(e.effects)
        if isinstance(e, ForEveryEffect)
        else isinstance(e, Assignment) and e.condition == TRUE and isinstance(e.value, Constant)
        for e in effects
    )


def settled(story: Story, lines: Sequence[str] = ()) -> tuple[Story, tuple[Unsaid, ...]]:
    """The story that opens in the same world, and what of that world could not be stated.

    Raises:
        StoryError: the past cannot have happened, or reactions set each other off without end.
    """
    told = _Opening(analyse(story, lines))
    made = replace(story, at_first=tuple(told.statements()), before=(), now=())
    return made, (*_played(story), *_lost(story, told, _Opening(analyse(made, lines))))


def number_domains(story: Story) -> dict[str, frozenset[Value] | None]:
    """The values that each fact of number can ever have, whatever it is about; None for any number."""
    problem = ground(story, complete=True)
    found: dict[str, frozenset[Value] | None] = {}
    for fluent, domain in zip(problem.fluents, problem.domains, strict=True):
        if fluent.type is ValueType.NUMBER:
            known = found.get(fluent.fact, frozenset())
            found[fluent.fact] = None if known is None or domain is None else known | domain
    return found


def _played(story: Story) -> Iterator[Unsaid]:
    """That the past is played, or what is so at first worked out."""
    steps = (*story.before, *story.now)
    if steps:
        told = f"the past ({english.count(len(steps), 'line')} of “before” and “now”)"
        yield Unsaid(steps[0].span, told, instead="it has been played; what came of it is stated")
    else:
        told = "what is so at first, where it is reckoned or asked for"
        span = next((s.span for s in story.at_first if not _plain(s.effects)), story.span)
        yield Unsaid(span, told, instead="it has been worked out, reactions and all")


class _Opening:
    """What is so in the opening world of a story, and in every mind."""

    def __init__(self, analysis: Analysis) -> None:
        self.story, self.world = analysis.story, analysis.opening
        self.people = analysis.ground.people
        self.keys: list[_Key] = [(f.fact, f.arguments) for f in analysis.ground.fluents]
        self.fixed = {k: v for k, v in analysis.ground.constants.items() if k not in set(self.keys)}

    def told(self, path: _Path) -> dict[_Key, Value]:
        """What is not as it is where nothing is said, in the mind at the end of a path."""
        values = self._values(self.world.mind(path))
        return {key: v for key, v in values.items() if v != self._default(key)}

    def _values(self, world: World) -> dict[_Key, Value]:
        return {**self.fixed, **dict(zip(self.keys, world.values, strict=True))}

    def _default(self, key: _Key) -> Value:
        return self.story.fact_of(*key).default

    def statements(self) -> Iterator[Statement]:
        """The world as statements, by their facts; then what people believe otherwise, the nearest minds first."""
        facts = {name: number for number, name in enumerate(self.story.facts)}
        names = {name: number for number, name in enumerate(self.story.entities)}

        def order(key: _Key) -> tuple[int, tuple[int, ...]]:
            return facts[self.story.fact_of(*key).name], tuple(names.get(a, -1) for a in key[1])

        for key, value in sorted(self.told(()).items(), key=lambda item: order(item[0])):
            yield self._statement((), key, value)
        numbers = sorted(range(len(self.keys)), key=lambda n: order(self.keys[n]))
        for path in paths(len(self.people), DEPTH):
            here, above = self.world.mind(path).values, self.world.mind(path[:-1]).values
            for number in numbers if here != above else ():
                if here[number] != above[number]:
                    yield self._statement(path, self.keys[number], here[number])

    def _statement(self, path: _Path, key: _Key, value: Value) -> Statement:
        fact = FactOf(key[0], tuple(Constant(a) for a in key[1]))
        believers = tuple(Constant(self.people[p]) for p in path)
        return Statement(
            TRUE, (Assignment(fact, Constant(value), believers),), f"{key[0]}", span=self.story.span
        )


def paths(n_people: int, depth: int) -> Iterator[_Path]:
    """Every path of minds up to a depth, the shortest first; not more than can be looked through."""
    count = 0
    for length in range(1, depth + 1):
        for path in product(range(n_people), repeat=length):
            count += 1
            if count > _MOST_PATHS:
                return
            yield path


def _lost(story: Story, told: _Opening, read: _Opening) -> Iterator[Unsaid]:
    """Where the world that is read back differs, to one mind deeper than is stated."""
    wrong: dict[int, _Path] = {}
    for path in ((), *paths(len(told.people), DEPTH + 1)):
        if len(path) not in wrong and told.told(path) != read.told(path):
            wrong[len(path)] = path
    for depth, path in wrong.items():
        if depth > DEPTH:
            what = "what people believe more than three minds deep"
        else:
            what = (
                "what is so at first"
                if not path
                else "what " + " believes ".join(told.people[p] for p in path)
            )
            what += " believes" if path else ""
        yield Unsaid(story.span, what, "statements of what is so at first cannot say it")
        return
