"""Actions and triggers of a problem as actions and reactions of a story.

Each comes out once for each way to fill its parameters differently. Model in, lines out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from denouement import english
from denouement.language.writing.context import Context, facet
from denouement.language.writing.shapes import SAME, Cannot, contradicts
from denouement.language.writing.tell import Scope
from denouement.language.writing.unsaid import Origin, Unsaid
from denouement.language.writing.ways import Way, ways_of
from denouement.language.writing.words import Placed
from denouement.model import (
    FALSE,
    PERSON,
    TRUE,
    Action,
    And,
    Comparison,
    Constant,
    Expression,
    FactOf,
    Form,
    Or,
    Reaction,
    Term,
    Variable,
    substitute,
    substitute_effect,
)

__all__ = ["Happenings"]

_VIEWER = "viewer"
"""Whoever may see an act; as a variable with a sign after it that no parameter can hold."""


class Happenings:
    """Writes the actions and reactions of one story."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.meanings, self.teller, self.kinds = context.meanings, context.teller, context.kinds
        self.unsaid, self.names = context.unsaid, context.names

    def lines(self, word: str, made: Action | Reaction) -> Iterator[str]:
        """An action (or a trigger), once for each way to fill its roles differently."""
        requires = made.requires if isinstance(made, Action) else made.when
        known = len(self.unsaid)
        lines: list[str] = []
        names: dict[str, Origin] = {}
        try:
            for way in ways_of(made.roles, requires, self.kinds):
                lines += self._way(word, made, requires, way, names)
        except Cannot as fault:
            del self.unsaid[known:]
            kind = "action" if word == "action" else "trigger"
            yield self.context.cannot(made.span, f"the {kind} “{made.name}”", fault)
            return
        self.context.origins[word].update(names)
        if len(names) > 1:
            told = f"“{made.name}”, with parameters of several kinds or that may be the same"
            count = english.number_word(len(names))
            self.unsaid.append(
                Unsaid(made.span, told, instead=f"it is {count} {word}s, each with different roles")
            )
        yield from lines

    def _way(
        self,
        word: str,
        made: Action | Reaction,
        requires: Sequence[Expression],
        way: Way,
        names: dict[str, Origin],
    ) -> Iterator[str]:
        meanings, teller = self.meanings, self.teller
        meanings.different, meanings.doubtful = frozenset(way.kinds), False
        scope = Scope()
        for variable, node in way.kinds.items():
            scope = scope.with_(variable, teller.word(variable, scope), node)
        filled = dict(way.filled)
        needs = meanings.condition(And(tuple(substitute(c, filled) for c in requires)), scope.env)
        if needs == FALSE or contradicts(needs):
            return
        slots = self._slots(made, way, scope)
        said = self.context.sentences.event(made.name.partition("(")[0], slots, *_perfect(word))
        words = [s.role for s in said.slots if not s.words]
        scope = Scope(dict(zip(way.kinds, words, strict=True)), way.kinds)
        effects = [substitute_effect(e, filled) for e in made.effects]
        rows = [teller.change(c, scope) for c in meanings.changes(effects, scope.env)]
        if word == "reaction" and (not rows or needs == TRUE):
            if not rows:
                return
            raise Cannot("a reaction has to say when it comes about")
        body = list(facet("if" if word == "action" else "when", teller.rows(needs, scope)))
        body += facet("then", rows)
        if isinstance(made, Action):
            body += self._people(made, filled, needs, scope)
        names[said.sentence.pattern()] = _origin(made, way)
        if meanings.doubtful:
            why = "numbers are gone through one by one there"
            self.unsaid.append(Unsaid(made.span, f"what “{made.name}” does where a number is unknown", why))
        yield f"{word} {said.text}"
        yield from body

    def _slots(self, made: Action | Reaction, way: Way, scope: Scope) -> list[Placed]:
        """What stands in the sentence, in the order of the parameters."""
        slots: list[Placed] = []
        for part in made.sentence.parts[1:-1]:
            if isinstance(part, str):
                if part != ",":
                    slots.append(Placed(part, self.kinds.cover([part]), self.names.get(part, part)))
            elif part.role in way.kinds:
                slots.append(Placed(scope.words[part.role], way.kinds[part.role]))
            else:
                term = way.filled[part.role]
                node = way.kinds[term.name] if isinstance(term, Variable) else self.kinds.top
                same = "themselves" if node.within(self.kinds.person) else f"the same {node.name}"
                words = same if isinstance(term, Variable) else "yes" if term.value else "no"
                slots.append(Placed(part.role, node, words))
        return slots

    def _people(
        self, action: Action, filled: Mapping[str, Term], needs: Expression, scope: Scope
    ) -> Iterator[str]:
        """Who must be willing, and who sees it."""
        willing = list(
            dict.fromkeys(filled.get(w.name, w) if isinstance(w, Variable) else w for w in action.willing)
        )
        if willing:
            yield from facet("willing", [", ".join(self.teller.term(w, scope) for w in willing)])
        seen = substitute(
            action.observers.condition, {**filled, action.observers.variable: Variable(_VIEWER + "@")}
        )
        inside = scope.with_(_VIEWER + "@", self.teller.word(_VIEWER, scope), self.kinds.person)
        condition = self.meanings.condition(seen, inside.env)
        for person in willing:
            own = substitute(seen, {_VIEWER + "@": person})
            stated = And(tuple(substitute(c, filled) for c in action.requires))
            if not (_follows(own, stated) or _follows(self.meanings.condition(own, scope.env), needs)):
                name = self.teller.term(person, scope)
                what = f"that the consenting “{name}” of “{action.name}” may not see it"
                self.unsaid.append(Unsaid(action.span, what, "whoever is willing there knows what they do"))
        parts = condition.parts if isinstance(condition, Or) else (condition,)
        named = [_named_viewer(p) for p in parts]
        others = [p for p, n in zip(parts, named, strict=True) if n is None]
        if condition == TRUE:
            yield from facet("seen by", ["everyone"])
        elif condition == FALSE or (all(n in willing for n in named if n is not None) and not others):
            yield from facet("seen by", ["nobody"])
        elif not others:
            seers = [self.teller.term(n, scope) for n in named if n is not None and n not in willing]
            yield from facet("seen by", [", ".join(seers)])
        else:
            kept = [p for p, n in zip(parts, named, strict=True) if n is None or n not in willing]
            rows = self.teller.rows(kept[0] if len(kept) == 1 else Or(tuple(kept)), inside)
            viewer = f"{{{inside.words[_VIEWER + '@']}: {PERSON}}} if"
            yield from facet("seen by", [f"{viewer} {rows[0]}", *rows[1:]])


def _perfect(word: str) -> tuple[Form, ...]:
    """The forms of a sentence that the reader makes facts of."""
    return (Form.PERFECT, Form.NOT_PERFECT) if word == "action" else ()


def _origin(made: Action | Reaction, way: Way) -> Origin:
    order = list(way.kinds)
    arguments: list[str | int] = []
    for role in made.roles:
        term = way.filled.get(role.name, Variable(role.name))
        arguments.append(order.index(term.name) if isinstance(term, Variable) else str(term.value))
    return Origin(made.name, tuple(arguments))


def _named_viewer(part: Expression) -> Term | None:
    """Whom a condition on who sees names: *the viewer is the same as …*."""
    match part:
        case Comparison("==", FactOf(name, (one, other)), Constant(True)) if name == SAME:
            viewer = Variable(_VIEWER + "@")
            return other if one == viewer else one if other == viewer else None
    return None


def _follows(condition: Expression, needs: Expression) -> bool:
    """Whether a condition plainly holds wherever what the act needs does."""
    known = list(_conjuncts(needs))

    def holds(part: Expression) -> bool:
        match part:
            case And(parts):
                return all(holds(p) for p in parts)
            case Or(parts):
                return any(holds(p) for p in parts)
            case Comparison("==", left, right) if left == right or Comparison("==", right, left) in known:
                return True
            case Comparison("!=", fact, Constant(value)):
                others = [
                    k.right
                    for k in known
                    if isinstance(k, Comparison) and (k.operator, k.left) == ("==", fact)
                ]
                if any(isinstance(o, Constant) and o.value != value for o in others):
                    return True
        return part == TRUE or part in known

    return holds(condition)


def _conjuncts(condition: Expression) -> Iterator[Expression]:
    for part in condition.parts if isinstance(condition, And) else ():
        yield from _conjuncts(part)
    if not isinstance(condition, And):
        yield condition
