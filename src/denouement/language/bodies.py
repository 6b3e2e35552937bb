"""Second pass: what phrases, actions, reactions and sights say under their first line.

Every sentence of the story is known by now; each line is read alone, and one mistake in a line leaves the
others readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from denouement.diagnostics import nearest
from denouement.language.layout import Block, Line
from denouement.language.literals import Phrase
from denouement.language.logic import read_condition, read_effects
from denouement.language.names import Scope
from denouement.language.patterns import read_patterns
from denouement.language.reading import Reading, Sight
from denouement.language.words import Word, span_of
from denouement.model import (
    PERSON,
    TRUE,
    Action,
    Comparison,
    Effect,
    Expression,
    Observers,
    Or,
    Role,
    Slot,
    Term,
    Variable,
    all_of,
    depth_of,
    size_of,
    substitute,
)

__all__ = ["LARGEST_PHRASE", "facets_of", "read_bodies"]

LARGEST_PHRASE = 2_000
"""How many parts a phrase may have when the phrases in it are written out."""

DEEPEST_PHRASE = 100
"""How many parts of a phrase may stand inside one another when it is written out."""

_VIEWER = "viewer@"
"""Whoever may see; no role can be called so."""

_MEANT = {
    "if": (
        "condition",
        "conditions",
        "needs",
        "only",
        "precondition",
        "provided",
        "requires",
        "unless",
        "when",
        "where",
    ),
    "then": ("changes", "effect", "effects", "makes", "result", "results", "so"),
    "when": ("if", "whenever", "once"),
    "willing": ("by", "consent", "consenting", "doer", "wants", "who"),
    "seen by": ("heard", "known", "seen", "visible", "watched", "witnessed", "witnesses"),
    "means": ("if", "is", "when"),
}
"""Words that writers begin a line with, and the one that is read."""

_ACTION_FACETS = ("if", "then", "willing", "seen by", "past", "only in the past", "told", "said")


def read_bodies(reading: Reading) -> None:
    """Read the bodies of all phrases, the sight, all actions and all reactions."""
    for phrase, block in reading.phrases:
        _phrase(phrase, block, reading)
    _sight(reading)
    for type_, name, block in reading.bodies:
        if type_ == "action":
            _action(name, block, reading)
        else:
            _reaction(name, block, reading)


def facets_of(
    block: Block, known: Sequence[str], reading: Reading
) -> Iterator[tuple[str, Line, list[list[Word]]]]:
    """Each facet of a body: its keyword, its line, and the rows of words it holds (none of them empty)."""
    seen: dict[str, Line] = {}
    for line in block.body:
        keys = [w.key for w in line.words]
        facet = next((f for f in known if keys[: len(f.split())] == f.split()), None)
        if facet is None:
            like = [f for f in known if keys[0] in _MEANT.get(f, ())] or nearest(keys[0], known, 1)
            reading.report.error(
                "unknown-line",
                line.words[0].span,
                f"a line here begins with one of: {', '.join(known)}",
                f"did you mean “{like[0]}”?" if like else "indent it further if it continues the line above",
            )
            continue
        if facet in seen:
            reading.report.error(
                "declared-twice",
                line.words[0].span,
                f"“{facet}” stands twice here; the first time at {seen[facet].span}",
                "put both under one, a line each",
            )
            continue
        seen[facet] = line
        rows = [line.words[len(facet.split()) :], *_rows(line.children, reading)]
        yield facet, line, [r for r in rows if r]


def _rows(lines: Sequence[Line], reading: Reading) -> Iterator[list[Word]]:
    for line in lines:
        yield line.words
        for deeper in line.children:
            reading.report.error(
                "unknown-line",
                deeper.span,
                "this line is indented further than the one above it, which takes no lines of its own",
                "indent it like the line above",
            )


def _conditions(rows: list[list[Word]], scope: Scope, reading: Reading) -> tuple[Expression, ...]:
    found = (read_condition(r, scope, reading.conditions, reading.report) for r in rows)
    return tuple(c for c in found if c is not None)


def _effects(rows: list[list[Word]], scope: Scope, reading: Reading) -> tuple[Effect, ...]:
    found = (read_effects(r, scope, reading.conditions, reading.report) for r in rows)
    return tuple(e for es in found if es is not None for e in es)


def _need_rows(facet: str, line: Line, rows: list[list[Word]], reading: Reading) -> None:
    if not rows:
        reading.report.error(
            "broken-line", line.span, f"nothing follows “{facet}”", "say what it is, or leave the line out"
        )


def _phrase(phrase: Phrase, block: Block, reading: Reading) -> None:
    parts: tuple[Expression, ...] = ()
    told = len(reading.report.found)
    for facet, line, rows in facets_of(block, ("means",), reading):
        _need_rows(facet, line, rows, reading)
        parts = _conditions(rows, reading.scope(phrase.roles), reading)
    if not parts and len(reading.report.found) == told:
        reading.report.error(
            "bad-phrase", block.header.span, "a phrase has to say what it means", "add a line: means …"
        )
    made = all_of(parts)
    phrase.condition, phrase.size = made, size_of(made)
    if phrase.size > LARGEST_PHRASE or depth_of(made) > DEEPEST_PHRASE:
        reading.report.error(
            "phrase-too-large",
            block.header.span,
            f"written out, this phrase has more than {LARGEST_PHRASE:,} parts, or more than {DEEPEST_PHRASE} "
            "inside one another",
            "phrases that use phrases grow fast; declare a fact instead",
        )
    if len(reading.report.found) > told:  # told once here, so its uses are not looked into
        phrase.condition, phrase.size = TRUE, 0


def _sight(reading: Reading) -> None:
    if reading.sight_block is None:
        return
    made, block = reading.sight_block
    viewer, doer = [p.role for p in made.sentence.parts if isinstance(p, Slot)]
    parts: tuple[Expression, ...] = ()
    for facet, line, rows in facets_of(block, ("if",), reading):
        _need_rows(facet, line, rows, reading)
        parts = _conditions(rows, reading.scope(made.roles), reading)
    reading.sight = Sight(viewer, doer, all_of(parts))


def _reaction(name: str, block: Block, reading: Reading) -> None:
    reaction = reading.reactions[name]
    scope = reading.scope(reaction.roles)
    told = len(reading.report.found)
    for facet, line, rows in facets_of(block, ("when", "then"), reading):
        _need_rows(facet, line, rows, reading)
        if facet == "when":
            reaction = replace(reaction, when=_conditions(rows, scope, reading))
        else:
            reaction = replace(reaction, effects=_effects(rows, scope, reading))
    if (not reaction.when or not reaction.effects) and len(reading.report.found) == told:
        reading.report.error(
            "bad-reaction",
            block.header.span,
            "a reaction has to say when it comes about and what follows",
            "add the lines: when …, then …",
        )
    reading.reactions[name] = reaction


def _action(name: str, block: Block, reading: Reading) -> None:
    action = reading.actions[name]
    scope = reading.scope(action.roles)
    observers: Expression | None = None
    patterns: list[tuple[bool, list[list[Word]]]] = []
    for facet, line, rows in facets_of(block, _ACTION_FACETS, reading):
        if facet != "only in the past":
            _need_rows(facet, line, rows, reading)
        match facet:
            case "if":
                action = replace(action, requires=_conditions(rows, scope, reading))
            case "then":
                action = replace(action, effects=_effects(rows, scope, reading))
            case "willing":
                action = replace(action, willing=_people(rows, scope, reading))
            case "seen by":
                observers = _seen_by(rows, action, reading)
            case "only in the past":
                action = replace(action, past_only=True)
            case "told":
                patterns.append((True, rows))
            case "said":
                patterns.append((False, rows))
    for told, rows in patterns:
        read = read_patterns(rows, action, reading.report)
        action = replace(action, told=read) if told else replace(action, said=read)
    if observers is None:
        observers = _default_sight(action, reading)
    reading.actions[name] = replace(action, observers=Observers(_VIEWER, observers))


def _people(rows: list[list[Word]], scope: Scope, reading: Reading) -> tuple[Term, ...]:
    """A list of people: ``victim``, ``victim and wrongdoer``, ``Mara, Teo``."""
    people: list[Term] = []
    for words in rows:
        at = 0
        while at < len(words):
            if words[at].key in ("and", ","):
                at += 1
                continue
            fitting = [f for f in scope.fill_slot(words, at, "person") if f[1].quantifier is None]
            if not fitting and words[at].key == "the" and at + 1 < len(words):
                at += 1
                continue
            if not fitting:
                like = nearest(words[at].text, [*scope.roles, *reading.names.entities])
                reading.report.error(
                    "unknown-name",
                    words[at].span,
                    f"“{words[at].text}” is no person of this sentence",
                    f"did you mean {' or '.join(like)}?" if like else "name one of its roles",
                )
                break
            at, filler = fitting[0]
            if filler.term not in people:
                people.append(filler.term)
    return tuple(people)


def _seen_by(rows: list[list[Word]], action: Action, reading: Reading) -> Expression | None:
    """Who sees the act: everyone; nobody; some of its roles; everyone where somebody is; or by a condition."""
    viewer = Variable(_VIEWER)
    words = rows[0] if rows else []
    keys = [w.key for w in words]
    if keys == ["everyone"] or keys == ["everybody"]:
        return TRUE
    if keys == ["nobody"]:
        return _is_willing(action, viewer)
    if keys[:1] and keys[0] in ("everyone", "everybody") and len(keys) > 2:
        return _where_somebody_is(words, action, reading)
    if keys[:1] == ["{"]:
        if [keys[2:3], keys[3:4], keys[4:6]] != [[":"], ["person"], ["}", "if"]]:
            reading.report.error(
                "bad-seen-by",
                span_of(words),
                "a condition on who sees begins: {viewer: person} if …",
                "for example: seen by {viewer: person} if viewer is at here",
            )
            return None
        scope = reading.scope((*action.roles, Role(keys[1], PERSON)))
        parts = _conditions([words[6:], *rows[1:]], scope, reading)
        condition = substitute(all_of(parts), {keys[1]: viewer})
        return Or((_is_willing(action, viewer), condition))
    people = _people(rows, reading.scope(action.roles), reading)
    return Or((*(Comparison("==", viewer, p) for p in people), _is_willing(action, viewer)))


def _where_somebody_is(words: list[Word], action: Action, reading: Reading) -> Expression | None:
    """``everyone where the victim is`` and ``everyone with the victim``."""
    keys = [w.key for w in words]
    inner = words[2:-1] if keys[1] == "where" and keys[-1] == "is" else words[2:] if keys[1] == "with" else []
    people = _people([inner], reading.scope(action.roles), reading) if inner else ()
    if len(people) != 1:
        reading.report.error(
            "bad-seen-by",
            span_of(words),
            "after “everyone” can stand “where … is” with one person of the sentence",
            f"for example: seen by everyone where {_first_person(action, reading) or 'somebody'} is",
        )
        return None
    return _in_sight_of(people[0], action, reading)


def _default_sight(action: Action, reading: Reading) -> Expression:
    """Everyone who is where the (first) doer is; everyone, where no world says who sees whom."""
    doer = action.willing[0] if action.willing else None
    if doer is None:
        first = _first_person(action, reading)
        doer = Variable(first) if first else None
    return TRUE if doer is None else _in_sight_of(doer, action, reading)


def _in_sight_of(doer: Term, action: Action, reading: Reading) -> Expression:
    viewer = Variable(_VIEWER)
    if reading.sight is None:
        return TRUE
    sight = substitute(reading.sight.condition, {reading.sight.viewer: viewer, reading.sight.doer: doer})
    return Or((Comparison("==", viewer, doer), _is_willing(action, viewer), sight))


def _is_willing(action: Action, viewer: Variable) -> Expression:
    """Whoever does an act knows of it."""
    return Or(tuple(Comparison("==", viewer, w) for w in action.willing))


def _first_person(action: Action, reading: Reading) -> str | None:
    people = {r.name for r in action.roles if "person" in reading.names.ancestors(r.kind)}
    return next((p.role for p in action.sentence.parts if isinstance(p, Slot) and p.role in people), None)
