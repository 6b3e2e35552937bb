"""A story as a problem file of the research syntax, in a layout that is pleasant to read.

A problem that was read from the research syntax comes out as the same problem. A story of the story language is
first put into the terms of the research syntax (:mod:`denouement.sabre.writing.story`). Values in, a text out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from denouement.diagnostics import Diagnostic, FindingKind
from denouement.errors import StoryError
from denouement.language.writing.unsaid import Written
from denouement.model import (
    TRUE,
    Action,
    Arithmetic,
    Effect,
    Expression,
    Fact,
    Part,
    Reaction,
    Role,
    Slot,
    Story,
    ValueType,
)
from denouement.sabre.apart import kept_apart
from denouement.sabre.tables import BOOLEAN, CHARACTER, ENTITY, NUMBER
from denouement.sabre.writing.effects import BREAK, EffectSpeller
from denouement.sabre.writing.expressions import WIDTH
from denouement.sabre.writing.story import Recast, recast

__all__ = ["write_problem"]

_PAD = "    "


def write_problem(story: Story, ending: str = "") -> Written:
    """The problem file that says what a story says.

    ``ending`` names the ending of a story that its author is to want; unless given, it is the planned one, or
    else the first.

    Raises:
        StoryError: an expression is nested too deeply to be written.
    """
    try:
        made = recast(story, ending) if story.person_kind != CHARACTER else Recast(story)
        text = "\n".join(_lines(made.story, made.notes, made.head))
    except RecursionError as fault:
        raise StoryError([_too_deep(story)]) from fault
    return Written(text, made.unsaid, made.facts, made.actions, made.reactions, made.entities)


def _too_deep(story: Story) -> Diagnostic:
    return Diagnostic(
        "too-deeply-nested",
        FindingKind.ERROR,
        story.span,
        "an expression of this file is nested too deeply to be written in another way",
        "split it up",
    )


def _lines(story: Story, notes: Mapping[str, str], head: Sequence[str]) -> Iterator[str]:
    """The lines of the file, an empty one between what belongs to different kinds of statements."""
    speller = EffectSpeller(story)
    blocks: list[list[str]] = [
        [f"// {line}" for line in head],
        list(_types(story)),
        [f"entity {e.name} : {', '.join(e.kinds)};" for e in story.entities.values()],
        [line for f in story.facts.values() for line in _property(f, speller, notes)],
        [f"{_laid(speller.statement(s.effects), 0)};" for s in story.at_first],
    ]
    for action in story.actions.values():
        blocks.append(list(_happening("action", action, speller, notes)))
    for reaction in story.reactions.values():
        blocks.append(list(_happening("trigger", reaction, speller, notes)))
    blocks += _utilities(story, speller, notes)
    first = True
    for block in blocks:
        if block and not first:
            yield ""
        first = first and not block
        yield from block
    yield ""


def _types(story: Story) -> Iterator[str]:
    """The types that are not built in, or have more parents than they are built with."""
    for kind in story.kinds.values():
        own = [p for p in kind.parents if p != ENTITY]
        if kind.name in (ENTITY, NUMBER, BOOLEAN) or (kind.name == CHARACTER and not own):
            continue
        yield f"type {kind.name}" + (f" : {', '.join(own)}" if own else "") + ";"


def _head(
    name: str, parts: Sequence[Part], roles: Sequence[Role], speller: EffectSpeller
) -> tuple[str, dict[str, str]]:
    """``walk(c : character, Market)``, and the scope that its parameters make."""
    kinds = {r.name: r.kind for r in roles}
    scope: dict[str, str] = {}
    shown: list[str] = []
    for part in parts:
        if isinstance(part, Slot):
            word, scope = speller.bind(part.role, scope)
            shown.append(f"{word} : {kinds[part.role]}")
        elif part != ",":
            shown.append(part)
    return f"{name}({', '.join(shown)})", scope


def _name(ident: str) -> str:
    return re.split(r"[(/]", ident, maxsplit=1)[0]


def _inside(parts: Sequence[Part], value_role: str = "") -> list[Part]:
    """What stands between the brackets of a sentence such as ``at(Tom) = Market``."""
    end = len(parts) - (3 if value_role else 1)
    return list(parts[1:end])


def _property(fact: Fact, speller: EffectSpeller, notes: Mapping[str, str]) -> Iterator[str]:
    types = {ValueType.YES_NO: BOOLEAN, ValueType.NUMBER: NUMBER, ValueType.ONE_OF: fact.value_kind}
    head, _ = _head(_name(fact.name), _inside(fact.sentence.parts, fact.value_role), fact.roles, speller)
    if fact.name in notes:
        yield f"// {notes[fact.name]}"
    yield f"property {head} : {types[fact.type]};"


def _happening(
    word: str, made: Action | Reaction, speller: EffectSpeller, notes: Mapping[str, str]
) -> Iterator[str]:
    """An action or a trigger with its parts."""
    head, scope = _head(_name(made.name), _inside(made.sentence.parts), made.roles, speller)
    requires = list(made.requires if isinstance(made, Action) else made.when)
    told_anyhow = kept_apart(made.effects)
    while requires and requires[-1] in told_anyhow:  # the reader adds these by itself
        requires.pop()
    if made.name in notes:
        yield f"// {notes[made.name]}"
    yield f"{word} {head} {{"
    if requires:
        yield from _part("precondition", speller.conjuncts(requires, scope, 2))
    if made.effects:
        yield from _part("effect", _effects(made.effects, scope, speller))
    if isinstance(made, Action):
        if made.willing:
            yield f"{_PAD}consenting: {', '.join(speller.term(w, scope) for w in made.willing)};"
        if made.observers.condition != TRUE:
            name, inside = speller.bind(made.observers.variable, scope)
            seen = speller.laid(made.observers.condition, inside, 2)
            yield from _part(f"observing({name} : {CHARACTER})", seen)
    yield "};"


def _effects(effects: Sequence[Effect], scope: Mapping[str, str], speller: EffectSpeller) -> str:
    return f" &\n{_PAD * 2}".join(_laid(t, 2) for t in speller.effects(effects, scope)) or "True"


def _laid(text: str, depth: int) -> str:
    """The text, broken where it can be if it is too long for one line."""
    return text.replace(BREAK, " " if len(text) + 4 * depth <= WIDTH else "\n" + _PAD * depth)


def _part(word: str, text: str) -> Iterator[str]:
    """A part of an action: on one line if it is short, else on lines of its own."""
    short = "\n" not in text and len(text) <= 72
    yield f"{_PAD}{word}: {text};" if short else f"{_PAD}{word}:\n{_PAD * 2}{text};"


def _utilities(story: Story, speller: EffectSpeller, notes: Mapping[str, str]) -> list[list[str]]:
    """What the author and the characters want, each want of theirs counted."""
    blocks: list[list[str]] = []
    wanted: dict[str, list[Expression]] = {}
    for want in story.wants:
        wanted.setdefault(want.person, []).append(want.value)
    owners = [("", [story.author])] if story.author is not None else []
    for owner, values in [*owners, *wanted.items()]:
        total = values[-1]
        for value in reversed(values[:-1]):
            total = Arithmetic("+", value, total)
        text = speller.utility(total, {}, 1)
        own = "\n" not in text and len(text) <= 72
        block = [f"// {line}" for line in notes.get(f"utility({owner})", "").split("\n") if line]
        blocks.append([*block, f"utility({owner}):{' ' if own else chr(10) + _PAD}{text};"])
    return blocks
