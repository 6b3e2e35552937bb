"""Units of what goes on around an event (see ``interior``): each point by a pattern of its kind, filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from denouement import english
from denouement.english import Plain
from denouement.ground import GroundAct
from denouement.model import Slot
from denouement.telling.certainty import LIKELY
from denouement.telling.clauses import ahead, bare, expected_of, filled, said_once, subject_of
from denouement.telling.plan import Planner
from denouement.telling.shapes import Happening, Point, Ref, Token, Unit, more
from denouement.telling.text import Source

__all__ = ["BEFORE", "inward"]

BEFORE = (
    "rests",
    "fears",
    "want",
    "reminder",
    "foresees",
    "weighs",
    "follows",
    "means",
    "rival",
    "tempts",
    "costs",
    "note",
)
"""What is told before the act that it goes with, in this order."""

_STANDS = ("hope", "doubt", "given up", "come", "lost")
"""How it stands with a want."""

_WHERE = ("in", "on", "under", "behind", "at")

_LIKELY = frozenset(
    [
        "reading",
        "guess",
        "foresees",
        "follows",
        "means",
        "weighs",
        "fears",
        "hope",
        "doubt",
        "rests",
        "rival",
        "tempts",
    ]
)
"""What is no more than likely to whoever thinks it."""

_Tokens = tuple[Token, ...]
_Slots = dict[str, _Tokens]


def inward(planner: Planner, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
    """The unit of a further point; none, where the telling bears no more of its kind."""
    kind, slots = point.kind, _slots(planner, point, event)
    again = kind in (*_STANDS, "costs") and planner.again(point.mind, point.text)
    if kind == "guess":
        planner.again(point.other, point.text)
    match kind:
        case "sign":
            yield from _sign(planner, point, event, eyes)
            return
        case "reading" if planner.shown_by != (point.event, point.other) or not planner.reads(point):
            return  # the sign itself is not told, or enough has been read in others
        case _ if kind in _STANDS and again:
            kind = f"{kind} again"
        case "hope" if planner.wanted_soon(point):
            return  # told in a moment as what somebody acts for
        case "come" | "lost" if planner.last_said(slots.get("so" if kind == "come" else "not-so", ())):
            kind = f"{kind} again"
        case "seen" | "shows" if (found := _found(planner, point, event)) is not None:
            kind, slots = "found", found
        case "surprised" if slots:
            kind = "surprised instead"
        case "weighs" if len(point.futures) == 1:
            kind = "weighs one"
    unit = planner.worded(kind, point, event, eyes, slots)
    if "{do}" in unit.template and event.moment.act is not None and point.kind in ("weighs", "follows"):
        said = planner.analysis.wording
        detail = f"{said.person(point.mind or 0)} thinks of doing it: {said.act(event.moment.act)}"
        unit = replace(
            unit, sources=more(unit.sources, (Source("plan", event.number, english.finish(detail)),))
        )
    things = _things(planner, point, event)
    if len(things) == 1:
        unit = replace(unit, tokens=said_once(unit.tokens, things[0]))
    yield replace(unit, extra=point.extra, degree=LIKELY if point.kind in _LIKELY else unit.degree)


def _slots(planner: Planner, point: Point, event: Happening) -> Mapping[str, tuple[Token, ...]]:
    phrases = planner.phrases
    match point.kind:
        case "foresees" | "follows":
            (acts,) = point.futures
            to = expected_of(phrases.act(acts[0])) if len(acts) == 1 else None
            slots: _Slots = {"future": _ahead(planner, acts), **({"to": to} if to is not None else {})}
            return {**slots, **_at_hand(planner, event)} if point.kind == "follows" else slots
        case "surprised" if point.futures:
            ((act,),) = point.futures
            own = point.mind in act.willing
            found = bare(phrases.act(act)) if own else expected_of(phrases.act(act))
            return {} if found is None else {"do" if own else "to": found}
        case "means":
            (acts,) = point.futures
            do = bare(phrases.act(acts[0]))
            return {"future": _ahead(planner, acts), **({"do": do} if do is not None else {})}
        case "weighs":
            futures = [_ahead(planner, acts) for acts in point.futures]
            return {**dict(zip(("otherwise", "future"), futures, strict=False)), **_at_hand(planner, event)}
        case "fears":
            (acts,) = point.futures
            return {"now": _in_a_row(planner, acts), "future": _ahead(planner, acts)}
        case "rests":
            ((fluent, _, value),) = point.pairs
            return {"fact": phrases.fact(fluent, value)}
        case "rival" | "tempts":
            ((act,),) = point.futures
            gained, _, lost = point.text.rpartition("\n")
            rival = bare(phrases.act(act))
            wish = dict(planner.wished(lost, point.mind or 0))
            if gained:
                wish["comes"] = planner.wished(gained, point.mind or 0)["comes"]
            return {**wish, **({"rival": rival} if rival is not None else {})}
        case "guess":
            return planner.wished(point.text, point.other or 0)
        case kind if kind in (*_STANDS, "costs"):
            return planner.wished(point.text, point.mind or 0)
        case "seen" | "shows":
            ((fluent, _, value),) = point.pairs
            return {"new": phrases.fact(fluent, value)}
        case "reading":
            return {"state": (Plain(point.text),)}
    return {}


def _at_hand(planner: Planner, event: Happening) -> _Slots:
    """The act at hand as one tells oneself to do it: *search the desk*."""
    do = bare(planner.phrases.act(event.moment.act)) if event.moment.act is not None else None
    return {} if do is None else {"do": do}


def _things(planner: Planner, point: Point, event: Happening) -> tuple[str, ...]:
    """The things that the acts of a future are about, and the act at hand."""
    acts = [a for row in point.futures for a in row]
    acts += [event.moment.act] if event.moment.act is not None and point.kind in ("weighs", "follows") else []
    entities = planner.analysis.story.entities
    named = dict.fromkeys(n for a in acts for n in a.arguments if n in entities)
    return tuple(n for n in named if "thing" in entities[n].kinds and n.startswith(("the ", "a ")))


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
    clauses = [ahead(planner.phrases.act(act)) for act in acts]
    return _one_after_another(clauses, " and then ", lambda c: (Plain(_base(c)), *c[3:]))


def _in_a_row(planner: Planner, acts: tuple[GroundAct, ...]) -> tuple[Token, ...]:
    """Acts that may come: *he comes to the cafe and makes light of it*."""
    clauses = [planner.phrases.act(act) for act in acts]
    return _one_after_another(clauses, " and ", lambda c: c[2:])


def _one_after_another(clauses: list[_Tokens], link: str, rest: Callable[[_Tokens], _Tokens]) -> _Tokens:
    """Clauses joined; who was the subject before is not named again. ``rest`` is a clause without its subject."""
    made: list[Token] = []
    for clause in clauses:
        same = made and subject_of(clause) is not None and subject_of(clause) == subject_of(tuple(made))
        if same and isinstance(clause[1], Plain):
            made += [Plain(link), *rest(clause)]
        else:
            made += [*([Plain(f",{link}")] if made else []), *clause]
    return tuple(made)


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
