"""What somebody remembers or was told of a person, a place or a thing, held against what they now see of it.

An act compares where it brings into its doer's mind several facts of one value about the same other (how somebody's
hair is, how their coat is). Those that are as they were make the first verdict; those that are not correct it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement import english
from denouement.answers import Analysis
from denouement.engine import How, Moment, condition
from denouement.model import Slot, Value, ValueType
from denouement.telling.shapes import Happening, Point, Sources
from denouement.telling.text import Source

__all__ = ["Compared", "compared", "compares"]


@dataclass(frozen=True)
class Compared:
    """One thing compared: the fluent, what it is a feature of and which, how it was remembered and how it is."""

    fluent: int
    of: str
    feature: str
    old: Value
    new: Value


def compares(analysis: Analysis, event: Happening) -> tuple[Compared, ...]:
    """What the doer of an event compares by it: all of it about the one thing of which most is compared."""
    act, doer = event.moment.act, event.doer
    if act is None or doer is None:
        return ()
    before, after = event.moment.before.minds[doer].values, event.moment.world.minds[doer].values
    rows: dict[str, dict[int, Compared]] = {}
    for effect in act.effects:
        known = analysis.ground.fluents[effect.fluent]
        old, new = before[effect.fluent], after[effect.fluent]
        if effect.path != (doer,) or known.type is not ValueType.ONE_OF or len(known.arguments) != 2:
            continue
        if old is None or new is None or not condition(effect.condition, event.moment.before):
            continue
        of, feature = known.arguments
        if (
            of != analysis.ground.people[doer]
            and analysis.story.facts[known.fact].told
            and _plain(analysis, known.fact)
        ):
            rows.setdefault(of, {})[effect.fluent] = Compared(effect.fluent, of, feature, old, new)
    return tuple(max(rows.values(), key=len).values()) if rows else ()


def _plain(analysis: Analysis, fact: str) -> bool:
    """Whether a fact says how a feature is: *somebody's hair is short*, the value last."""
    declared = analysis.story.facts[fact]
    last = declared.sentence.parts[-1]
    return (
        isinstance(last, Slot)
        and last.role == declared.value_role
        and declared.sentence.parts[-2] in ("is", "are")
    )


def compared(
    analysis: Analysis, event: Happening, eyes: frozenset[int], log: Sequence[Moment]
) -> tuple[Point, ...]:
    """The comparison as a point, where the eyes that are used are those that compare."""
    rows = compares(analysis, event)
    if not rows or event.doer not in eyes:
        return ()
    assert event.doer is not None
    said, name = analysis.wording, analysis.ground.people[event.doer]
    heard = [r.fluent for r in rows if _heard(analysis, r.fluent, event, log)]
    sources = []
    for row in rows:
        is_so = said.fact(row.fluent, row.new)
        if row.old == row.new:
            detail = f"{name} remembers that {is_so}, and sees the same"
        else:
            verb = "was told" if row.fluent in heard else "remembers"
            detail = f"{name} {verb} that {said.fact(row.fluent, row.old)}, and sees that {is_so}"
        sources.append(Source("belief", event.number, english.finish(detail)))
    people = analysis.ground.people
    other = people.index(rows[0].of) if rows[0].of in people else None
    pairs = tuple((r.fluent, r.old, r.new) for r in rows)
    first: Sources = (sources[0], *sources[1:])
    return (
        Point(
            "compared",
            event.number,
            first,
            event.doer,
            text=" ".join(map(str, heard)),
            salience=2.8,
            other=other,
            pairs=pairs,
        ),
    )


def _heard(analysis: Analysis, fluent: int, event: Happening, log: Sequence[Moment]) -> bool:
    """Whether the belief there was came from somebody's word."""
    earlier = (*analysis.past, *log[: event.number - 1])
    own = [c for m in earlier for c in m.changes if c.fluent == fluent and c.path == (event.doer,)]
    return bool(own) and own[-1].source.how is How.TOLD
