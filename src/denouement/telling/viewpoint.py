"""Stage: through whose eyes each event is told.

For every event the persons whose minds may be looked into: one, all, or none. With *switching* there is one at a
time, and the view passes only where the new person does something or is shown to have been wrong, so that the
paragraph can open with them (the mark of the switch).
"""

from __future__ import annotations

from collections.abc import Sequence

from denouement.errors import UsageError
from denouement.telling.happenings import puts_right
from denouement.telling.knobs import EVERYBODY, OUTSIDE, SWITCHING, Knobs
from denouement.telling.shapes import Happening, Person

__all__ = ["named_viewpoint", "views"]

_LEAST = 5
"""How many events a view lasts before it may pass to another person."""


def named_viewpoint(cast: Sequence[Person], knobs: Knobs) -> str:
    """The viewpoint asked for, with a name as the writer spells it.

    Raises:
        UsageError: nobody is called so.
    """
    if knobs.level == "screenplay":
        return OUTSIDE
    if knobs.viewpoint in (OUTSIDE, EVERYBODY, SWITCHING):
        return knobs.viewpoint
    if not knobs.viewpoint:
        return cast[0].name if cast else OUTSIDE
    for person in cast:
        if person.name.casefold() == knobs.viewpoint.casefold():
            return person.name
    known = ", ".join([*(p.name for p in cast), OUTSIDE, EVERYBODY, SWITCHING])
    raise UsageError(
        f"nobody in this story is called “{knobs.viewpoint}”", f"it can be told through: {known}"
    )


def views(
    events: Sequence[Happening],
    cast: Sequence[Person],
    knobs: Knobs,
    compares: frozenset[int] = frozenset(),
) -> dict[int, frozenset[int]]:
    """The minds that may be looked into, for each event by its number; 0 for the opening.

    ``compares`` are the events at which the doer holds what they remember against what they see: the view passes to them.
    """
    everybody = frozenset(p.number for p in cast)
    viewpoint = named_viewpoint(cast, knobs)
    numbers = [0, *(e.number for e in events)]
    if viewpoint == EVERYBODY or not knobs.uses("viewpoint"):
        return dict.fromkeys(numbers, everybody)
    if viewpoint == OUTSIDE:
        return dict.fromkeys(numbers, frozenset())
    if viewpoint == SWITCHING:
        return _switching(events, compares)
    person = next(p.number for p in cast if p.name == viewpoint)
    return dict.fromkeys(numbers, frozenset([person]))


def _switching(events: Sequence[Happening], compares: frozenset[int]) -> dict[int, frozenset[int]]:
    first = next((e.doer for e in events if e.doer is not None), None)
    if first is None:
        return dict.fromkeys([0, *(e.number for e in events)], frozenset())
    now, since = first, 0
    made = {0: frozenset([first])}
    for event in events:
        since += 1
        other = event.doer
        corrected = [c.person for c in event.moment.changes if puts_right(c, event.moment)]
        unseen = now not in event.seen_by
        if event.number in compares and event.doer is not None and event.doer != now:
            now, since = event.doer, 0
        elif corrected and now not in corrected and since > 1:
            now, since = corrected[0], 0
        if other is not None and other != now and (unseen or (since > _LEAST and now not in corrected)):
            now, since = other, 0
        made[event.number] = frozenset([now])
    return made
