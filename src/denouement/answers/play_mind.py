"""What the person who is played knows: what they believe, come to notice, and learn from failing.

Only that person's own mind is looked at, so that nothing is given away: whether a belief is right is never said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.knows import how_in_words
from denouement.engine import BeliefChange, How, Moment, Pair, World, condition
from denouement.engine.supports import fluents_of
from denouement.ground import AllOf, AnyOf, Compare, Const, GroundAct, GroundExpression, Mind
from denouement.model import Value, ValueType

__all__ = ["Belief", "beliefs", "lesson", "noticed"]


@dataclass(frozen=True)
class Belief:
    """One belief as a clause. ``about`` is whose belief it is a belief about, if it is; ``how`` says how they came to it."""

    text: str
    about: str | None = None
    how: str = ""


# --- what somebody believes


def beliefs(analysis: Analysis, person: int, world: World, log: Sequence[Moment]) -> tuple[Belief, ...]:
    """What ``person`` believes of the world, then where they think that somebody else sees it otherwise."""
    events = [*analysis.past, *log]
    known = {c.fluent: c for m in events for c in m.changes if c.path == (person,)}
    believed = world.minds[person]
    alive = _alive(analysis)
    found = []
    for fluent, value in enumerate(believed.values):
        change = known.get(fluent)
        if not _is_told(analysis, fluent) or (fluent not in alive and change is None):
            continue
        if value != _default(analysis, fluent) or change is not None:
            how = "" if change is None else how_in_words(analysis, change.source)
            found.append(Belief(analysis.wording.fact(fluent, value), how=how))
    for other in analysis.engine.everyone:
        if other == person:
            continue
        theirs = believed.minds[other].values
        for fluent, value in enumerate(theirs):
            if value != believed.values[fluent] and _is_told(analysis, fluent):
                found.append(
                    Belief(analysis.wording.fact(fluent, value), about=analysis.wording.person(other))
                )
    return tuple(found)


def _is_told(analysis: Analysis, fluent: int) -> bool:
    """Whether a fact is news to anybody: not what only keeps the books, nor that an event has happened."""
    fact = analysis.story.facts[analysis.ground.fluents[fluent].fact]
    return fact.told and not fact.event


def _alive(analysis: Analysis) -> frozenset[int]:
    """The facts that are about a person, or that something can change: the rest is scenery, and known to all."""
    ground = analysis.ground
    effects = [e for act in ground.acts for e in act.effects]
    effects += [e for reaction in ground.reactions for e in reaction.effects]
    effects += [e for step in (*ground.before, *ground.now) if step.act is not None for e in step.act.effects]
    effects += [e for statement in ground.start for e in statement if e.path]
    personal = {n for n, f in enumerate(ground.fluents) if any(a in ground.people for a in f.arguments)}
    return frozenset(personal | {e.fluent for e in effects})


def _default(analysis: Analysis, fluent: int) -> Value:
    return analysis.ground.fluents[fluent].default


# --- what somebody comes to notice


def noticed(analysis: Analysis, person: int, moment: Moment, seen: bool) -> tuple[str, ...]:
    """What ``person`` comes to notice by an act, in sentences, beside what its own sentence says.

    Somebody who sees what they took for impossible notices what they had wrong.
    """
    name = analysis.wording.person(person)
    said = [] if moment.act is None or not seen else _put_right(analysis, person, moment.before, moment.act)
    shown = _shown_by(moment.act) if seen else frozenset()
    for change in moment.changes:
        if change.path != (person,) or change.fluent in shown or not _is_told(analysis, change.fluent):
            continue
        said.append(_sentence(analysis, name, change))
    return tuple(dict.fromkeys(said))


def _shown_by(act: GroundAct | None) -> frozenset[int]:
    """The fluents that an act itself changes in the world, which who sees it sees."""
    return frozenset() if act is None else frozenset(e.fluent for e in act.effects if not e.path)


def _put_right(analysis: Analysis, person: int, before: World, act: GroundAct) -> list[str]:
    engine, believed = analysis.engine, before.minds[person]
    corrected = engine.correct(before, act, believed)
    name, said = analysis.wording.person(person), analysis.wording
    return [
        english.finish(f"{name} had believed that {said.fact(fluent, old, past=True)}")
        for fluent, (old, new) in enumerate(zip(believed.values, corrected.values, strict=True))
        if old != new and old is not None and _is_told(analysis, fluent)
    ]


def _sentence(analysis: Analysis, name: str, change: BeliefChange) -> str:
    fact = analysis.wording.fact(change.fluent, change.new)
    verb = {How.TOLD: "now believes", How.CONCLUDED: "now believes", How.SAW: "sees"}.get(
        change.source.how, "notices"
    )
    return english.finish(f"{name} {verb} that {fact}")


# --- what somebody learns from failing


def lesson(analysis: Analysis, person: int, world: World, act: GroundAct) -> tuple[World, tuple[str, ...]]:
    """The world after ``person`` has tried an act that is impossible in it, and what they have learnt, in sentences.

    They learn that a condition which they took to hold does not: of a yes/no fact or a number how it is, of a fact of
    one value only that it is not the one they believed in. Nobody else notices that they tried.
    """
    engine, said = analysis.engine, analysis.wording
    pairs: dict[tuple[tuple[int, ...], int], Value] = {}
    learnt = []
    for path, atom in _mistaken(AllOf(act.requires), world, world.minds[person], ()):
        told = atom
        for other in reversed(path):
            told = Mind(other, told)
        learnt.append(english.finish(f"{said.person(person)} finds that {said.denied(told)}"))
        for at, fluent in fluents_of(atom, path):
            pairs[(person, *at), fluent] = _learnt(
                analysis, atom, fluent, world.mind(at), world.minds[person].mind(at)
            )
    if not pairs:
        return world, ()
    written: tuple[Pair, ...] = tuple((at, fluent, value) for (at, fluent), value in pairs.items())
    return engine.settle(engine.overwrite(world, None, written)), tuple(dict.fromkeys(learnt))


def _learnt(analysis: Analysis, atom: GroundExpression, fluent: int, world: World, believed: World) -> Value:
    """What somebody comes to believe of a fact in a condition that has failed; unknown, where they only know better."""
    actual, thought = world.values[fluent], believed.values[fluent]
    if actual == thought or analysis.ground.fluents[fluent].type is not ValueType.ONE_OF:
        return actual
    match atom:
        case Compare("!=", _, Const()) | Compare("!=", Const(), _):
            return actual
    return None


def _mistaken(
    expression: GroundExpression, world: World, believed: World, path: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], GroundExpression]]:
    """The comparisons, with the mind they are read in, that hold in ``believed`` and not in ``world``."""
    match expression:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _mistaken(part, world, believed, path)
        case Mind(person, inner):
            yield from _mistaken(inner, world.minds[person], believed.minds[person], (*path, person))
        case _ if condition(expression, believed) and not condition(expression, world):
            yield path, expression
