"""What made a condition hold: the comparisons somebody learns of who sees that an act was possible."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.engine.evaluate import condition
from denouement.engine.worlds import World
from denouement.ground import AllOf, AnyOf, Const, GroundExpression, Mind, Read, parts_of

__all__ = ["fluents_of", "supports"]


def supports(
    expression: GroundExpression, world: World, path: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], GroundExpression]]:
    """The comparisons, with the mind they are read in, that make the condition hold in ``world``.

    Of the condition written as alternatives, these are the atoms of all alternatives that hold; of a condition
    that does not hold, none.
    """
    if not condition(expression, world):
        return
    match expression:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from supports(part, world, path)
        case Mind(person, inner):
            yield from supports(inner, world.minds[person], (*path, person))
        case Const():
            return
        case _:
            yield path, expression


def fluents_of(expression: GroundExpression, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], int]]:
    """The fluents a comparison reads, each with the path of minds it is read in."""
    match expression:
        case Read(fluent):
            yield path, fluent
        case Mind(person, inner):
            yield from fluents_of(inner, (*path, person))
        case _:
            for part in parts_of(expression):
                yield from fluents_of(part, path)
