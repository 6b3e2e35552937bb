"""Edits of presence: a seat, a thing or a place taken away."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.answers.change.edits import Edit, EditKind, Slot
from denouement.answers.change.naming import names_of_effects, names_of_expression, names_of_step
from denouement.answers.change.subject import Subject
from denouement.model import PERSON, Entity

__all__ = ["absences"]


def absences(subject: Subject) -> Iterator[Edit]:
    """A seat, a thing or a place taken away, with every line that names it."""
    acting = {a for act in subject.bearing.acts for a in act.arguments}
    stating = {n for f in subject.bearing.facts for n in subject.whole.fluents[f].arguments}
    fixed = _named_for_good(subject)
    for entity in subject.story.entities.values():
        line = entity.span.line
        if entity.span.file != subject.story.file or entity.keep or subject.locks.holds(line):
            continue
        if entity.name in fixed or entity.name not in acting | stating or not _can_be_away(subject, entity):
            continue
        dropped = _lines_naming(subject, entity.name)
        if dropped is None:
            continue
        lines = tuple(sorted({line, *(n for d in dropped for n in subject.page.with_children(d))}))
        slots: frozenset[Slot] = frozenset(("line", n) for n in lines)
        yield Edit(EditKind.ABSENCE, slots, drops=lines, absent=entity.name)


def _can_be_away(subject: Subject, entity: Entity) -> bool:
    """Whether it is a place or a thing, or somewhere for somebody to be: a seat, say."""
    where = {
        f.value_kind
        for f in subject.story.facts.values()
        if f.value_kind and [r.kind for r in f.roles] == [PERSON]
    }
    return any(subject.story.is_a(k, w) for k in entity.kinds for w in ("place", "thing", *sorted(where)))


def _named_for_good(subject: Subject) -> set[str]:
    """Names that endings, actions, reactions and claims speak of."""
    found: set[str] = set()
    for ending in subject.story.endings:
        found |= names_of_expression(ending.condition)
    for entity in subject.story.entities.values():
        if entity.claim is not None:
            found |= names_of_expression(entity.claim)
    for action in subject.story.actions.values():
        for need in (*action.requires, action.observers.condition):
            found |= names_of_expression(need)
        found |= names_of_effects(action.effects)
    for reaction in subject.story.reactions.values():
        for need in reaction.when:
            found |= names_of_expression(need)
        found |= names_of_effects(reaction.effects)
    return found


def _lines_naming(subject: Subject, name: str) -> list[int] | None:
    """The lines of the opening and the draft that name it; None if one of them may not go."""
    found = [s.span.line for s in subject.story.draft if name in names_of_step(s)]
    for step in (*subject.story.at_first, *subject.story.before, *subject.story.now):
        if name in names_of_step(step):
            if not subject.is_open(step):
                return None
            found.append(step.span.line)
    for want in subject.story.wants:
        if name in names_of_expression(want.value):
            if not subject.is_open(want):
                return None
            found.append(want.span.line)
    return found
