"""The plot holes of a draft.

The draft is played event by event. Four kinds of hole are told apart:

- **continuity**: the event is impossible, because it contradicts what was;
- **causality**: it needs something that nothing brought about;
- **knowledge**: it rests on what the person does not or cannot know;
- **motive**: somebody who must be willing has no reason.

After a hole the writer's word is taken: what the event needed is made so, and the draft goes on, so that one hole
is told once and does not hide the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from denouement.answers.analysis import Analysis, loops_told, quoted
from denouement.answers.motives import Motives, motives_for
from denouement.answers.unmet import Cost, unmet_conditions, unmet_parts
from denouement.diagnostics import Diagnostic, FindingKind
from denouement.engine import Moment, Pair, World, condition, play_step
from denouement.ground import Compare, Const, GroundAct, GroundExpression, GroundStep, Mind, Read
from denouement.model import Value, ValueType
from denouement.search import Limits

__all__ = ["CheckAnswer", "check", "play_draft"]


@dataclass(frozen=True)
class CheckAnswer:
    """What was found in a draft.

    ``findings`` are the holes to look at, ``on_purpose`` those the writer has marked, each in order of the
    draft. ``log`` is the draft as played; ``endings`` are the endings it comes to.
    """

    title: str
    events: int
    findings: tuple[Diagnostic, ...]
    on_purpose: tuple[Diagnostic, ...]
    log: tuple[Moment, ...]
    endings: tuple[str, ...]


@dataclass
class _Draft:
    """The draft while it is played: who made what so, and when. Without ``motives``, no holes are looked for."""

    analysis: Analysis
    motives: Motives | None
    world: World
    made_by: dict[int, tuple[GroundStep, Value]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    log: list[Moment] = field(default_factory=list)


def check(analysis: Analysis, limits: Limits) -> CheckAnswer:
    """Play the draft of a story and tell its holes."""
    draft = _Draft(analysis, motives_for(analysis, limits), analysis.opening)
    _play_all(draft)
    findings = tuple(d for d in draft.found if not d.on_purpose)
    on_purpose = tuple(d for d in draft.found if d.on_purpose)
    reached = [e.name for e in analysis.ground.endings if condition(e.condition, draft.world)]
    return CheckAnswer(
        analysis.story.title,
        len(analysis.ground.draft),
        findings,
        on_purpose,
        tuple(draft.log),
        tuple(reached),
    )


def play_draft(analysis: Analysis) -> tuple[Moment, ...]:
    """The log of a draft, played as ``check`` plays it, without looking for its holes."""
    draft = _Draft(analysis, None, analysis.opening)
    _play_all(draft)
    return tuple(draft.log)


# --- events and statements


def _play_all(draft: _Draft) -> None:
    with loops_told(draft.analysis.story, draft.analysis.lines):
        for step in draft.analysis.ground.draft:
            if step.act is not None and step.act.action:
                _event(draft, step, step.act)
            else:
                _statement(draft, step)


def _event(draft: _Draft, step: GroundStep, act: GroundAct) -> None:
    unmet = unmet_conditions(act, draft.world, _disturbance(draft))
    if unmet:
        if draft.motives is not None:
            _impossible(draft, step, unmet)
        _grant(draft, step, unmet)
    elif draft.motives is not None:
        for person in act.willing:
            _willing(draft, draft.motives, step, act, person)
    _play(draft, step)


def _willing(draft: _Draft, motives: Motives, step: GroundStep, act: GroundAct, person: int) -> None:
    """Whether the person knows enough to do the act, and has a reason."""
    said = draft.analysis.wording
    name = said.person(person)
    unknown = unmet_conditions(act, draft.world.minds[person])
    if unknown:
        _find(
            draft,
            "acts-unknowing",
            FindingKind.KNOWLEDGE,
            step,
            f"{name} cannot do this knowingly. It rests on this: {said.condition(unknown[0])}; "
            f"but {_mistaken(draft, unknown[0], person, draft.world.minds[person])}",
            f"let {name} see it or be told of it first",
        )
        return
    missing = motives.missing(act, person, draft.world)
    if missing is not None:
        _find(
            draft,
            "no-reason",
            FindingKind.MOTIVE,
            step,
            f"{name} has no reason to do this: {missing.because}",
            f"give {name} a want that this serves, or say under it: on purpose: …",
        )


def _statement(draft: _Draft, step: GroundStep) -> None:
    unmet = unmet_parts([step.condition], draft.world, _disturbance(draft))
    if unmet:
        if draft.motives is not None:
            _impossible(draft, step, unmet)
        _play(draft, step)


def _play(draft: _Draft, step: GroundStep) -> None:
    before = draft.world
    moment = play_step(draft.analysis.engine, before, step)
    draft.log.append(moment)
    draft.world = moment.world
    for fluent, (old, new) in enumerate(zip(before.values, draft.world.values, strict=True)):
        if old != new:
            draft.made_by[fluent] = (step, new)


def _disturbance(draft: _Draft) -> Cost:
    """Prefers to put right what was told longest ago: most likely its change has only been left out."""

    def cost(unmet: list[GroundExpression]) -> float:
        latest = max(
            (draft.made_by[f][0].span.line for a in unmet if (f := _fluent(a)) in draft.made_by), default=0
        )
        return len(unmet) + latest / (latest + 1)

    return cost


def _grant(draft: _Draft, step: GroundStep, unmet: list[GroundExpression]) -> None:
    """Make the world as the event needs it: the writer's word is taken."""
    pairs = tuple(p for atom in unmet if (p := _pair(atom)) is not None)
    if pairs:
        draft.world = draft.analysis.engine.overwrite(draft.world, None, pairs)
    for path, fluent, value in pairs:
        if not path:
            draft.made_by[fluent] = (step, value)


def _pair(atom: GroundExpression, path: tuple[int, ...] = ()) -> Pair | None:
    """What has to be written into the world for a comparison to hold."""
    match atom:
        case Mind(person, inner):
            return _pair(inner, (*path, person))
        case Compare(operator, Read(fluent), Const(value)):
            if operator == "!=":
                return path, fluent, None
            step = {">": 1.0, "<": -1.0}.get(operator, 0.0)
            return path, fluent, value + step if step and isinstance(value, int | float) else value
        case _:
            return None


# --- what sort of hole


def _impossible(draft: _Draft, step: GroundStep, unmet: list[GroundExpression]) -> None:
    said = draft.analysis.wording
    atom = unmet[0]
    also = tuple(f"also: {_actual(draft, a, draft.world)}" for a in unmet[1:])
    fluent = _fluent(atom)
    if isinstance(atom, Mind):
        name = said.person(atom.person)
        _find(
            draft,
            "cannot-know",
            FindingKind.KNOWLEDGE,
            step,
            f"this rests on what {name} cannot know: {said.condition(atom.inner)}; "
            f"but {_mistaken(draft, atom.inner, atom.person, draft.world.minds[atom.person])}",
            _remedy(draft, step, atom) or f"let {name} see it or be told of it first",
            also,
        )
        return
    maker = draft.made_by.get(fluent) if fluent is not None else None
    if _never_was(draft, atom, maker):
        _find(
            draft,
            "nothing-led-to-it",
            FindingKind.CAUSALITY,
            step,
            f"nothing has brought it about that {said.condition(atom)}",
            _remedy(draft, step, atom)
            or "let something before this line bring it about, or add it to the opening",
            also,
        )
        return
    since = f", since line {maker[0].span.line}: “{maker[0].text}”" if maker else ", from the opening on"
    _find(
        draft,
        "contradicts-what-was",
        FindingKind.CONTINUITY,
        step,
        f"this cannot be: {_actual(draft, atom, draft.world)}{since}",
        "take one of the two lines away, or let something in between undo it"
        if maker
        else _remedy(draft, step, atom) or "let something before this line change it",
        also,
    )


def _never_was(draft: _Draft, atom: GroundExpression, maker: object) -> bool:
    """Whether the comparison fails for want of something, rather than against something that was."""
    match atom:
        case Compare(operator, Read(fluent), Const(value)):
            known = draft.analysis.ground.fluents[fluent]
            if known.type is ValueType.YES_NO:
                return value is True and maker is None
            if known.type is ValueType.ONE_OF:
                return draft.world.values[fluent] is None
            return operator in (">", ">=", "==") and maker is None
        case _:
            return False


def _fluent(atom: GroundExpression) -> int | None:
    match atom:
        case Mind(_, inner):
            return _fluent(inner)
        case Compare(_, Read(fluent), _):
            return fluent
        case _:
            return None


def _actual(draft: _Draft, atom: GroundExpression, world: World) -> str:
    """What is the case in ``world`` instead of the comparison."""
    said = draft.analysis.wording
    match atom:
        case Mind(person, inner):
            return f"{said.person(person)} believes that {_actual(draft, inner, world.minds[person])}"
        case Compare(_, Read(fluent), _):
            return said.fact(fluent, world.values[fluent])
        case _:
            return said.denied(atom)


def _mistaken(draft: _Draft, atom: GroundExpression, person: int, believed: World) -> str:
    """What somebody believes instead of the comparison, as a clause."""
    name = draft.analysis.wording.person(person)
    if (
        isinstance(atom, Compare)
        and isinstance(atom.left, Read)
        and believed.values[atom.left.fluent] is None
    ):
        return f"{name} does not know it"
    return f"{name} believes that {_actual(draft, atom, believed)}"


_STEPS = 3
_MOST_TRIED = 2_000


def _remedy(draft: _Draft, step: GroundStep, atom: GroundExpression) -> str:
    """The shortest way to bring it about from here, of at most three acts; empty if there is none."""
    engine, said = draft.analysis.engine, draft.analysis.wording
    acts = [a for a in draft.analysis.ground.acts if a.searched and a is not step.act]
    reached: dict[World, tuple[GroundAct, ...]] = {draft.world: ()}
    for world in _in_order(reached):
        path = reached[world]
        for act in acts:
            if len(path) == _STEPS or len(reached) > _MOST_TRIED:
                return ""
            if not engine.possible(world, act):
                continue
            after = engine.step(world, act)
            if condition(atom, after):
                told = [said.act(a) for a in (*path, act)]
                return "let it be told before this: " + "; then ".join(told)
            reached.setdefault(after, (*path, act))
    return ""


def _in_order(reached: dict[World, tuple[GroundAct, ...]]) -> Iterator[World]:
    """The worlds in the order in which they were reached, while more are added."""
    done = 0
    while done < len(reached):
        batch = list(reached)[done:]
        yield from batch
        done += len(batch)


def _find(
    draft: _Draft,
    code: str,
    kind: FindingKind,
    step: GroundStep,
    message: str,
    hint: str,
    notes: tuple[str, ...] = (),
) -> None:
    excerpt = quoted(step.span, draft.analysis.story, draft.analysis.lines)
    draft.found.append(Diagnostic(code, kind, step.span, message, hint, notes, excerpt, step.on_purpose))
