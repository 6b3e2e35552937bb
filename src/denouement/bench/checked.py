"""The plans that were found, each checked by the validator, which rests on nothing that looks for plans."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from denouement.answers import GivenAct, validate
from denouement.bench.machine import memory_in_use
from denouement.model import Span, Story
from denouement.search import Limits, Watch

__all__ = ["checked"]


def checked(
    story: Story, ending: str, plans: Sequence[Sequence[str]], limits: Limits
) -> list[dict[str, Any]]:
    """An entry for each plan, in the order given: its acts, whether it is valid, and what is wrong with it if not.

    ``valid`` is null where the limit of time, which is for all plans together, was reached before that was known.
    """
    watch = Watch(limits, time.monotonic, memory_in_use)
    entries: list[dict[str, Any]] = []
    for plan in plans:
        given = tuple(GivenAct(text, Span("the plan", n, 1, 2)) for n, text in enumerate(plan, start=1))
        if limits.seconds is not None and watch.seconds() > limits.seconds:
            entries.append({"plan": list(plan), "valid": None, "faults": []})
            continue
        found = validate(story, ending, given, limits, watch, "the plan")
        faults = [f"{f.rule.value}: {f.message}" for f in found.faults]
        valid = False if faults else (True if found.complete else None)
        entries.append({"plan": list(plan), "valid": valid, "faults": faults})
    return entries
