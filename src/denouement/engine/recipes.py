"""Recipes of the worlds an event makes; see :mod:`denouement.engine.worlds`."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from denouement.engine.ready import Pair
from denouement.engine.worlds import World

__all__ = ["Event", "Over", "over"]


@dataclass(frozen=True, slots=True)
class Event:
    """The recipe of what the event at hand makes of ``world``."""

    world: World


@dataclass(frozen=True, slots=True)
class Over:
    """The recipe of ``base`` with ``pairs`` written into it, which ``owner`` notices."""

    owner: int | None
    pairs: tuple[Pair, ...]
    base: Hashable


def over(owner: int | None, pairs: tuple[Pair, ...], base: Hashable) -> Hashable:
    """The recipe of ``base`` with pairs written in; two writings by one owner become one, the later winning."""
    if not pairs:
        return base
    if isinstance(base, Over) and base.owner == owner:
        kept = [pair for pair in base.pairs if not _rewritten(pair, owner, pairs)]
        merged = {(p, f): v for p, f, v in (*kept, *pairs)}
        return Over(owner, tuple((p, f, v) for (p, f), v in merged.items()), base.base)
    return Over(owner, pairs, base)


def _rewritten(earlier: Pair, owner: int | None, later: tuple[Pair, ...]) -> bool:
    """Whether a later writing reaches the place of an earlier one, as its owner notices it at every depth."""
    path, fluent, _ = earlier
    while True:
        if any(fluent == f and path == p for p, f, _ in later):
            return True
        if not path or path[0] != owner:
            return False
        path = path[1:]
