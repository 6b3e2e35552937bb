"""Edits of wants: one dropped, or weighing something else; one more for somebody."""

from __future__ import annotations

from collections.abc import Iterator

from denouement.answers.change.edits import Edit, EditKind, Slot
from denouement.answers.change.subject import Subject
from denouement.answers.change.wordings import with_weight
from denouement.answers.wording import number as number_text
from denouement.ground import Compare, Const, Read
from denouement.ground.simplify import negate
from denouement.model import Value, Want

__all__ = ["changed_wants", "new_wants"]


def changed_wants(subject: Subject) -> Iterator[Edit]:
    """A want dropped, or weighing something else."""
    for line, wants in _wants_by_line(subject).items():
        if not all(subject.is_open(w) for w in wants):
            continue
        slots: frozenset[Slot] = frozenset([("line", line)])
        others = [w for w in (*subject.weights, subject.more) if w != wants[0].weight]
        for weight in sorted(others, key=lambda w: abs(w - wants[0].weight)):
            text = with_weight(subject.page.content(line), weight)
            wide = weight in (subject.weights[0], subject.more)
            yield Edit(EditKind.WEIGHT, slots, puts=((line, text),), weight=weight, wide=wide)
        yield Edit(EditKind.WEIGHT, slots, drops=(line,), weight=0.0)


def _wants_by_line(subject: Subject) -> dict[int, list[Want]]:
    found: dict[int, list[Want]] = {}
    for want in subject.story.wants:
        if want.span.file == subject.story.file:
            found.setdefault(want.span.line, []).append(want)
    return found


def new_wants(subject: Subject) -> Iterator[Edit]:
    """One want more for somebody: what another wants, what the ending is, what happens on the way to it."""
    if not subject.page.is_open("wants"):
        return
    goals = _goals(subject)
    ending_text = _ending_text(subject)
    for number, person in enumerate(subject.story.people):
        own = {w.condition for w in subject.whole.wants if w.person == number}
        texts = []
        for want, model in zip(subject.whole.wants, subject.story.wants, strict=True):
            if want.person != number:
                texts += [subject.lines.want_like(person, model)] if want.condition not in own else []
                if not model.text.startswith("that "):
                    texts.append(subject.lines.want_mirrored(person, model))
        for at, value in goals:
            asked = Compare("==", Read(at), Const(value))
            if asked not in own and negate(asked) not in own:
                texts.append(subject.lines.want_of_fact(person, subject.whole.fluents[at], value))
        if ending_text:
            texts.append(subject.lines.want_that(person, ending_text))
        has = {f"{w.person} wants {w.text}" for w in subject.story.wants}
        for text in dict.fromkeys(t for t in texts if t not in has):
            slots: frozenset[Slot] = frozenset([("want", text)])
            for weight in dict.fromkeys((subject.weights[0], subject.more)):
                line = f"{text}: {number_text(weight)}"
                yield Edit(
                    EditKind.WANT,
                    slots,
                    adds=(("wants", line),),
                    weight=weight,
                    wanted=text,
                    wide=weight == subject.more,
                )


def _goals(subject: Subject) -> list[tuple[int, Value]]:
    """What acts on the way to the ending bring about for it or for one another, numbers aside."""
    found: dict[tuple[int, Value], None] = {}
    for act in subject.bearing.serving:
        for effect in act.effects if act.searched and act.willing else ():
            if effect.path:
                continue
            value = effect.value.value if isinstance(effect.value, Const) else None
            if (effect.fluent, value) in subject.bearing.needed and isinstance(value, bool | str):
                found[effect.fluent, value] = None
    return [(f, v) for f, v in found if subject.story.facts[subject.whole.fluents[f].fact].told]


def _ending_text(subject: Subject) -> str:
    """The ending as a condition in the writer's words; an ending of one fact is wanted by the sentence of that fact."""
    condition = subject.ending.condition
    if isinstance(condition, Compare) and isinstance(condition.left, Read):
        return ""
    rows = next(e for e in subject.story.endings if e.name == subject.ending.name).text.split("; ")
    return rows[0] if len(rows) == 1 else " and ".join(f"({r})" for r in rows)
