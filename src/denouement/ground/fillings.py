"""With what the roles of every action and reaction are filled, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from denouement.ground.changing import constants_of
from denouement.ground.fill import MOST_PARTS, Filling, Roles, TooLarge
from denouement.ground.joining import MOST_FILLINGS, TooManyFillings, at_least, combinations, in_order, join
from denouement.ground.refuse import Refused, quoted, too_many_combinations, too_many_parts
from denouement.model import Action, Expression, Reaction, Story

__all__ = ["Fillings", "joined", "one_by_one"]

Maker = Action | Reaction
Fillings = Callable[[Maker], Iterable[Roles]]
"""For an action or a reaction, the fillings of its roles."""

_MOST_IN_ALL = 2 * MOST_FILLINGS


def joined(story: Story, constant_facts: frozenset[str]) -> Fillings:
    """The fillings of every action and reaction that what never changes leaves.

    Conditions are tried on a filling of their own, so that what is only looked at gets no number.

    Raises:
        Refused: there are too many of them.
    """
    filling = Filling(story, constant_facts, constants_of(story, constant_facts))
    found: dict[int, Sequence[Roles]] = {}
    makers: list[Maker] = [*story.actions.values(), *story.reactions.values()]
    # What is too much is refused before it is looked for, wherever it can be told beforehand.
    number = {id(m): at_least(filling, m.roles, _conditions(m), m.distinct) for m in makers}
    in_all = sum(number.values())
    for maker in makers:
        if number[id(maker)] > MOST_FILLINGS:
            raise _too_many(filling, maker, MOST_FILLINGS)
    for maker in makers:
        if in_all > _MOST_IN_ALL:
            break
        try:
            found[id(maker)] = join(filling, maker.roles, _conditions(maker), maker.distinct)
        except TooManyFillings as fault:
            raise _too_many(filling, maker, fault.found) from None
        except TooLarge:
            raise too_many_parts(maker.span, quoted(maker), MOST_PARTS) from None
        in_all += len(found[id(maker)]) - number[id(maker)]
        number[id(maker)] = len(found[id(maker)])
    if in_all > _MOST_IN_ALL:
        largest = max(makers, key=lambda m: number[id(m)])
        raise _too_many(filling, largest, number[id(largest)] - 1)
    return lambda maker: found[id(maker)]


def one_by_one(story: Story, filling: Filling) -> Fillings:
    """The fillings of every action and reaction, found one by one so that fluents are met in a fixed order.

    Raises:
        Refused: there are too many of them.
    """
    makers: list[Maker] = [*story.actions.values(), *story.reactions.values()]
    if sum(combinations(filling, m.roles) for m in makers) > MOST_FILLINGS:
        counting, left = Filling(story), MOST_FILLINGS
        for maker in makers:
            for _ in _in_order(counting, maker):
                left -= 1
                if left < 0:
                    raise _too_many(filling, maker, 0)
    return lambda maker: _in_order(filling, maker)


def _in_order(filling: Filling, maker: Maker) -> Iterator[Roles]:
    try:
        yield from in_order(filling, maker.roles, _conditions(maker), maker.distinct)
    except TooManyFillings as fault:
        raise _too_many(filling, maker, fault.found) from None
    except TooLarge:
        raise too_many_parts(maker.span, quoted(maker), MOST_PARTS) from None


def _conditions(maker: Maker) -> tuple[Expression, ...]:
    return maker.requires if isinstance(maker, Action) else maker.when


def _too_many(filling: Filling, maker: Maker, found: int) -> Refused:
    sizes = [len(filling.members[r.kind]) for r in maker.roles]
    return too_many_combinations(maker, combinations(filling, maker.roles), found, sizes)
