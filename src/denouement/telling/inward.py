"""Units of what goes on around an event (see ``interior``): each point by a pattern of its kind, filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from denouement.english import Plain
from denouement.ground import GroundAct
from denouement.model import Slot
from denouement.telling.certainty import LIKELY
from denouement.telling.clauses import ahead, bare, expected_of, filled, subject_of
from denouement.telling.plan import Planner, is_own
from denouement.telling.shapes import Happening, Point, Ref, Token, Unit

__all__ = ["BEFORE", "inward"]

BEFORE = ("foresees", "means", "weighs", "costs")
"""What is told before the act that it goes with."""

_STANDS = ("hope", "doubt", "given up", "come", "lost")
"""How it stands with a want."""

_WHERE = ("in", "on", "under", "behind", "at")

_Slots = dict[str, tuple[Token, ...]]


def inward(planner: Planner, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
    """The unit of a further point; none, where the telling bears no more of its kind."""
    kind, slots = point.kind, _slots(planner, point)
    again = kind in (*_STANDS, "costs") and planner.again(point.mind, point.text)
    match kind:
        case "sign":
            yield from _sign(planner, point, event, eyes)
            return
        case "reading" if planner.shown_by != (point.event, point.other):
            return  # the sign itself is not told
        case _ if kind in _STANDS and again:
            kind = f"{kind} again"
        case "hope" if planner.wanted_soon(point):
            return  # told in a moment as what somebody acts for
        case "seen" | "shows" if (found := _found(planner, point, event)) is not None:
            kind, slots = "found", found
        case "weighs" if len(point.futures) == 1:
            kind = "weighs one"
        case _ if kind in (*_STANDS, "guess") and not is_own(planner.phrases.wants.plainly(point.text)):
            kind = f"{kind} of another"
        case "costs" if not is_own(planner.phrases.wants.plainly(point.text)):
            kind = "costs another"
    unit = planner.worded(kind, point, event, eyes, slots)
    yield replace(unit, extra=True, degree=LIKELY if point.kind in ("reading", "guess") else unit.degree)


def _slots(planner: Planner, point: Point) -> _Slots:
    phrases = planner.phrases
    match point.kind:
        case "foresees":
            (acts,) = point.futures
            to = expected_of(phrases.act(acts[0])) if len(acts) == 1 else None
            return {"future": _ahead(planner, acts), **({"to": to} if to is not None else {})}
        case "means":
            (acts,) = point.futures
            do = bare(phrases.act(acts[0]))
            return {"future": _ahead(planner, acts), **({"do": do} if do is not None else {})}
        case "weighs":
            futures = [_ahead(planner, acts) for acts in point.futures]
            return dict(zip(("otherwise", "future"), futures, strict=False))
        case "fears":
            return {"now": phrases.act(point.futures[0][0])}
        case kind if kind in (*_STANDS, "costs", "guess"):
            return {"want": phrases.wish(phrases.wants.plainly(point.text))}
        case "seen" | "shows":
            ((fluent, _, value),) = point.pairs
            return {"new": phrases.fact(fluent, value)}
        case "reading":
            return {"state": (Plain(point.text),)}
    return {}


def _found(planner: Planner, point: Point, event: Happening) -> _Slots | None:
    """What an act brings to light at the place where it is done, with where it has been: *in the clock*."""
    act, analysis = event.moment.act, planner.analysis
    ((fluent, _, _),) = point.pairs
    item, *rest = analysis.ground.fluents[fluent].arguments or ("",)
    if act is None or rest != [event.place] or item in analysis.ground.people:
        return None
    for effect in act.effects:
        known, declared = analysis.ground.fluents[effect.fluent], None
        gone = not effect.path and event.moment.before.values[effect.fluent] is True
        if gone and event.moment.world.values[effect.fluent] is False and known.arguments[:1] == (item,):
            declared = analysis.story.facts[known.fact].sentence.parts
        if declared is not None and len(known.arguments) == 2 and isinstance(declared[-1], Slot):
            word = str(declared[-2]).split()[-1]
            where = planner.phrases.text(f"{word} {known.arguments[1]}")
            return {"where": where, "thing": planner.phrases.text(item)} if word in _WHERE else None
    return None


def _ahead(planner: Planner, acts: tuple[GroundAct, ...]) -> tuple[Token, ...]:
    """Acts to come as clauses one after another: *he will open the clock, and then she will take the letter*."""
    made: list[Token] = []
    for act in acts:
        clause = ahead(planner.phrases.act(act))
        same = made and subject_of(clause) is not None and subject_of(clause) == subject_of(tuple(made))
        if same and isinstance(clause[1], Plain):
            made += [Plain(" and then "), Plain(_base(clause)), *clause[3:]]
        else:
            made += [Plain(", and then ") if made else Plain(""), *clause]
    return tuple(t for t in made if t != Plain(""))


def _base(clause: tuple[Token, ...]) -> str:
    rest = bare(clause)
    first = rest[0] if rest else Plain("")
    return first.text if isinstance(first, Plain) else ""


def _sign(planner: Planner, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
    """A sign, if its family is not used up; the pattern is that of the sign itself."""
    if not planner.bears(point.text, event.number):
        return
    assert point.other is not None
    planner.shown(point.text)
    planner.shown_by = (event.number, point.other)
    tokens = filled(point.text, {"who": point.other}, {})
    unit = planner.unit("sign", event, tokens, point.sources, eyes, None, point.text)
    yield replace(unit, extra=True, subject=subject_of(tokens), alone=not isinstance(tokens[0], Ref))
