"""A story and what a writer of the other language made of it, played side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from denouement.engine import Engine, World, opening
from denouement.ground import Compare, GroundAct, Read, ground
from denouement.language.writing import Origin, Written
from denouement.model import Story, Value

__all__ = ["Pair", "differences"]

Key = tuple[str, tuple[str, ...]]


class Pair:
    """A story, the one that was made of it, and how the names of the second lead back to the first."""

    def __init__(self, story: Story, made: Story, written: Written) -> None:
        self.story, self.made, self.written = story, made, written
        self.old, self.new = ground(story, complete=True), ground(made, complete=True)
        self.old_engine, self.new_engine = Engine(self.old), Engine(self.new)
        self.people = [self.name(p) for p in self.new.people]
        self.facts = {
            n: self.fluent(f.fact, f.arguments)
            for n, f in enumerate(self.new.fluents)
            if f.fact in written.facts
        }
        self.acts: dict[Key, GroundAct] = {}
        for act in self.new.acts:
            if act.action in written.actions:
                self.acts[self.back(written.actions, act.action, act.arguments)] = act

    def name(self, name: str) -> str:
        """A name of the second story in the first."""
        return self.written.entities.get(name, name)

    def back(self, origins: Mapping[str, Origin], name: str, arguments: tuple[str, ...]) -> Key:
        """What an act, a reaction or a fact of the second story is in the first."""
        origin = origins[name]
        filled = [self.name(arguments[a]) if isinstance(a, int) else a for a in origin.arguments]
        return origin.name, tuple(filled)

    def fluent(self, fact: str, arguments: tuple[str, ...]) -> Key:
        """A fluent of the second story in the first."""
        return self.back(self.written.facts, fact, arguments)

    def old_values(self, world: World) -> dict[Key, Value]:
        """What is so in a world of the first, where it is not as it is where nothing is said."""
        pairs = zip(self.old.fluents, world.values, strict=True)
        return {(f.fact, f.arguments): v for f, v in pairs if v != f.default}

    def new_values(self, world: World) -> dict[Key, Value]:
        """The same of the second, by the names of the first."""
        found: dict[Key, Value] = {}
        for number, key in self.facts.items():
            value = world.values[number]
            if value != self.new.fluents[number].default:
                found[key] = self.name(value) if isinstance(value, str) else value
        return found

    def reactions(self) -> set[Key]:
        """The reactions of the second story, by the names of the first."""
        return {self.back(self.written.reactions, r.reaction, r.arguments) for r in self.new.reactions}


def paths(people: int, depth: int) -> Iterator[tuple[int, ...]]:
    """Every path of minds up to a depth."""
    level: list[tuple[int, ...]] = [()]
    for _ in range(depth + 1):
        yield from level
        level = [(*p, n) for p in level for n in range(people)]


def differences(pair: Pair, seed: int, length: int, depth: int = 2, utilities: bool = True) -> list[object]:
    """Where a random walk through both stories parts them: worlds, possible acts, or what people want."""
    random = Random(seed)
    old, new = opening(pair.old_engine)[0], opening(pair.new_engine)[0]
    order = [pair.people.index(p) for p in pair.old.people]
    walked: list[Key] = []
    for _ in range(length + 1):
        for path in paths(len(order), depth):
            one = pair.old_values(old.mind(path))
            other = pair.new_values(new.mind([order[p] for p in path]))
            if one != other:
                unlike = {k: (one.get(k), other.get(k)) for k in {*one, *other} if one.get(k) != other.get(k)}
                return [walked, path, unlike]
        if utilities and (wanted := unlike_wants(pair, old, new)):
            return [walked, "wants", wanted]
        acts = [a for a in pair.old.acts if not pair.story.actions[a.action].past_only]
        can_old = {(a.action, a.arguments): a for a in acts if pair.old_engine.possible(old, a)}
        can_new = {key for key, act in pair.acts.items() if pair.new_engine.possible(new, act)}
        if {k for k in can_old if k in pair.acts} != can_new or not_said(pair, can_old):
            return [walked, "possible", {*can_old} ^ can_new]
        if not can_old:
            break
        key = random.choice(sorted(can_old))
        walked.append(key)
        old = pair.old_engine.step(old, can_old[key])
        new = pair.new_engine.step(new, pair.acts[key])
    return []


def unlike_wants(pair: Pair, old: World, new: World) -> dict[str, object]:
    """The people who gain or lose otherwise since the opening; what counts always may be left out."""
    found: dict[str, object] = {}
    start_old, start_new = opening(pair.old_engine)[0], opening(pair.new_engine)[0]
    for number, name in enumerate(pair.old.people):
        other = pair.people.index(name)
        now, before = (pair.old_engine.utility(w, number) for w in (old, start_old))
        now_new, before_new = (pair.new_engine.utility(w, other) for w in (new, start_new))
        if None not in (now, before) and abs((now - before) - (now_new - before_new)) > 1e-9:
            found[name] = (now, before, now_new, before_new)
    return found


def not_said(pair: Pair, acts: Mapping[Key, GroundAct]) -> set[Key]:
    """Acts that the second story does not have."""
    return {k for k, act in acts.items() if k not in pair.acts and not never(act)}


def never(act: GroundAct) -> bool:
    """Whether an act plainly asks for a value of a fact and for another one."""
    told = [p for p in act.requires if isinstance(p, Compare) and isinstance(p.left, Read)]
    same = [(p.left, p.right) for p in told if p.operator == "=="]
    return any(p.operator == "!=" and (p.left, p.right) in same for p in told)
