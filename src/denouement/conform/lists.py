"""Lists of names compared: with a recorded list, or with its count and hash where only these are recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from denouement.conform.vectors import need, optional, same_hash, strings

__all__ = ["list_differences", "set_differences"]


def list_differences(what: str, expected: dict[str, Any], found: Collection[str]) -> Iterator[str]:
    """How the names found differ from ``{"count", "sha256", "list"}``; nothing where they do not."""
    listed = optional(expected, "list", list)
    if listed is not None:
        yield from set_differences(what, strings(listed, what), found)
    elif not same_hash(found, expected):
        count = need(expected, "count", int)
        told = f"{count} names, found {len(found)}" if count != len(found) else f"another {count} names"
        yield f"{what}: expected {told} (no list is recorded, only their hash)"


def set_differences(what: str, expected: Iterable[str], found: Iterable[str]) -> Iterator[str]:
    """How two collections of names differ, order and repetition aside."""
    missing = sorted(set(expected) - set(found))
    extra = sorted(set(found) - set(expected))
    told = []
    if missing:
        told.append(f"expected also {'; '.join(missing)}")
    if extra:
        told.append(f"found also {'; '.join(extra)}")
    if told:
        yield f"{what}: {', '.join(told)}"
