"""Stage: what is told, as units: for each point a pattern by the kind of change it is, filled.

Points in, units out. Where the stage is left out, every act is told by its declared sentence, and every change of belief
by the first pattern of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from denouement import english
from denouement.answers import Analysis
from denouement.engine import BeliefChange, How
from denouement.english import Named, Plain, Verb
from denouement.model import ValueType
from denouement.telling.knobs import Knobs
from denouement.telling.phrases import Phrases, verbs_marked
from denouement.telling.shapes import (
    Happening,
    Person,
    Point,
    Ref,
    Sources,
    Token,
    Unit,
    at_step,
    more,
    words_in,
)
from denouement.telling.templates import BECAUSE, TEMPLATES
from denouement.telling.text import Source
from denouement.telling.vary import Chooser

__all__ = ["Planner", "joins_act", "subject_of", "with_the_past"]

_PAST_WITH = -2
"""The step of a verb that stands in the past whatever the tense of telling: *believed that he was away*."""

_JOINED_NOTE = ("in case ", "because ", "so that ", "to ", "for ")


class Planner:
    """Makes units for one version of a telling."""

    def __init__(
        self, analysis: Analysis, phrases: Phrases, cast: Sequence[Person], knobs: Knobs, chooser: Chooser
    ) -> None:
        self.analysis, self.phrases, self.cast = analysis, phrases, cast
        self.knobs, self.chooser = knobs, chooser
        self._described: set[str] = set()
        self.told_wants: frozenset[str] = frozenset()
        self.spoken: frozenset[int] = frozenset()
        self.turning: frozenset[int] = frozenset()

    # --- acts

    def act(self, event: Happening, eyes: frozenset[int], sources: Sources) -> Unit:
        """An act as narration: by the writer's own sentence, else by a pattern of its world, else as declared."""
        if event.told:
            said = Source("writer", event.number, english.finish(event.told))
            return self._unit("act", event, (Plain(event.told),), more(sources, (said,)), eyes, verbatim=True)
        act = event.moment.act
        if act is None:
            return self._unit("act", event, self.phrases.text(event.moment.text), sources, eyes)
        tokens, template = self._pattern(event)
        tokens, described = self._described_place(tokens)
        return self._unit("act", event, tokens, more(sources, described), eyes, template=template)

    def _pattern(self, event: Happening) -> tuple[tuple[Token, ...], str]:
        act = event.moment.act
        assert act is not None
        patterns = self.analysis.story.actions[act.action].told
        filled = {p: t for p in patterns if (t := self.phrases.pattern(p, event.moment)) is not None}
        plain = self.knobs.level in ("outline", "treatment") or not self.knobs.uses("plan")
        if not filled or plain:
            return self.phrases.act(act), act.action
        if not self.knobs.uses("vary"):
            return self.phrases.act(act), act.action
        template = self.chooser.pick(tuple(filled))
        return filled[template], template

    def _described_place(self, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Source, ...]]:
        """With the writer's description of a place after its name, where the sentence ends with it for the first time."""
        last = tokens[-1] if tokens else None
        entity = self.analysis.story.entities.get(last.text.strip()) if isinstance(last, Plain) else None
        if entity is None or not entity.description or entity.name in self._described:
            return tokens, ()
        self._described.add(entity.name)
        said = Source("writer", 0, english.finish(f"{entity.name}, {entity.description}"))
        return (*tokens, Plain(f", {entity.description}")), (said,)

    def _unit(
        self,
        kind: str,
        event: Happening,
        tokens: tuple[Token, ...],
        sources: Sources,
        eyes: frozenset[int],
        mind: int | None = None,
        template: str = "",
        verbatim: bool = False,
    ) -> Unit:
        shifted = tokens if verbatim else at_step(tokens, event.shift)
        return Unit(
            kind,
            event.number,
            shifted,
            sources,
            subject=subject_of(tokens),
            mind=mind,
            focal=eyes,
            template=template,
            place=event.place,
            verbatim=verbatim,
        )

    # --- what goes on in people

    def inner(self, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
        """The units of a point that looks into somebody's mind."""
        match point.kind:
            case "want":
                yield self._want(point, event, eyes)
            case "note":
                yield self._note(point, event, eyes)
            case "nonevent":
                yield self._template(
                    "nonevent", point, event, eyes, {"no": _denied(self._clause(point.text))}
                )
            case "feeling":
                yield self._template("feeling", point, event, eyes, {"name": self.phrases.text(point.text)})
            case _:
                yield from self._change(point, event, eyes)

    def _clause(self, text: str) -> tuple[Token, ...]:
        return self.phrases.text(text.rstrip(". "))

    def _want(self, point: Point, event: Happening, eyes: frozenset[int]) -> Unit:
        own = point.text.startswith(("to ", "not to "))
        want = self.phrases.wish(point.text)
        if self._draws(event):
            tokens = filled(BECAUSE, {"P": point.mind or 0}, {"want": want})
            return self._unit("want", event, tokens, point.sources, eyes, point.mind, BECAUSE)
        return self._template("want" if own else "want of another", point, event, eyes, {"want": want})

    def _draws(self, event: Happening) -> bool:
        """Whether the want behind an act is told in one sentence with it, this time."""
        plain = event.number in self.spoken or event.told or event.note or event.number in self.turning
        return (
            not plain and self.knobs.uses("aggregate") and self.knobs.uses("plan") and self.chooser.chance(55)
        )

    def _note(self, point: Point, event: Happening, eyes: frozenset[int]) -> Unit:
        text = point.text.partition(";")[0].strip()
        assert point.mind is not None
        person = self.cast[point.mind]
        if self.knobs.person == "first" and point.mind in eyes and len(eyes) == 1:
            text = english.spoken(text, (person.name, person.pronoun), None)
        unit = self._unit("note", event, verbs_marked(text), point.sources, eyes, point.mind, "note")
        begins = text.split()[0].casefold() in (person.pronoun, person.name.casefold(), "i")
        return replace(unit, subject=point.mind if begins else None)

    def _change(self, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
        change = point.change
        assert change is not None
        new = self.phrases.fact(change.fluent, change.new)
        old = with_the_past(self.phrases.fact(change.fluent, change.old))
        slots: dict[str, tuple[Token, ...]] = {"new": new, "old": old}
        kind = self._kind(point, change, event)
        if kind == "noticed" and change.source.reaction is not None:
            reaction = change.source.reaction
            if self.analysis.ground.people[change.person] in reaction.arguments:
                tokens = self.phrases.reaction(reaction.reaction, reaction.arguments)
                yield self._unit("noticed", event, tokens, point.sources, eyes, point.mind, reaction.reaction)
                return
        yield self._template(kind, point, event, eyes, slots)

    def _kind(self, point: Point, change: BeliefChange, event: Happening) -> str:
        """Which family of patterns a change of belief is told by."""
        known = self.analysis.ground.fluents[change.fluent]
        otherwise = change.old is not None and known.type is not ValueType.YES_NO
        if point.kind in ("learned", "deceived"):
            if change.source.how is not How.TOLD:
                return "concluded"
            return "learned otherwise" if otherwise and change.old != change.new else "learned"
        if point.kind != "correction":
            return point.kind
        act = event.moment.act
        named = act is not None and str(change.new) in act.arguments
        if otherwise:
            return "correction" if named else "correction both"
        return "correction not" if change.new is False else "correction seen"

    def _template(
        self,
        kind: str,
        point: Point,
        event: Happening,
        eyes: frozenset[int],
        slots: Mapping[str, tuple[Token, ...]],
    ) -> Unit:
        persons: dict[str, int] = {}
        if point.mind is not None:
            persons["P"] = point.mind
        other = None
        if point.change is not None:
            other = point.change.source.by if point.change.about is None else point.change.about
        if other is not None:
            persons["S"] = other
        fitting = [t for t in TEMPLATES[kind] if "{S" not in t or "S" in persons]
        if kind == "learned" and event.number not in self.spoken:  # what was heard stands nowhere yet
            fitting = [t for t in fitting if "{new}" in t]
        template = self.chooser.pick(fitting) if self.knobs.uses("plan") else fitting[0]
        tokens = filled(template, persons, slots)
        return self._unit(point.kind, event, tokens, point.sources, eyes, point.mind, template)

    def opening(
        self,
        kind: str,
        source: Source,
        fact: tuple[Token, ...],
        mind: int | None,
        eyes: frozenset[int],
        place: str,
    ) -> Unit:
        """One thing that is so when the story opens."""
        persons = {} if mind is None else {"P": mind}
        template = self.chooser.pick(TEMPLATES[kind]) if self.knobs.uses("plan") else TEMPLATES[kind][0]
        tokens, more = self._described_place(filled(template, persons, {"fact": fact}))
        subject = subject_of(tokens)
        return Unit(
            "opening", 0, tokens, (source, *more), subject, mind, eyes, template=template, place=place
        )

    def is_short(self, unit: Unit) -> bool:
        """Whether a unit leaves room for another clause."""
        return words_in(unit.tokens) <= 14


def filled(
    template: str, persons: Mapping[str, int], slots: Mapping[str, tuple[Token, ...]]
) -> tuple[Token, ...]:
    """One of our own patterns with persons and clauses put in."""
    made: list[Token] = []
    pattern = english.marks(template)
    for index, mark in enumerate(pattern):
        if not isinstance(mark, Named):
            made.append(mark)
        elif mark.role in slots:
            made += slots[mark.role]
        else:
            rest = pattern[index + 1 : index + 3]
            is_subject = len(rest) == 2 and isinstance(rest[1], Verb) and rest[0] == Plain(" ")
            made.append(Ref(persons[mark.role], mark.case or ("subject" if is_subject else "object")))
    return tuple(made)


def with_the_past(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A clause that stands in the past with the verb it hangs on."""
    return at_step(tokens, _PAST_WITH)


def subject_of(tokens: tuple[Token, ...]) -> int | None:
    """The person that a sentence begins with, as its subject."""
    first = tokens[0] if tokens else None
    return first.person if isinstance(first, Ref) and first.case == "subject" else None


def _denied(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    at = next((i for i, t in enumerate(tokens) if isinstance(t, Verb)), None)
    if at is None:
        return tokens
    verb = tokens[at]
    assert isinstance(verb, Verb)
    return (*tokens[:at], replace(verb, denied=True), *tokens[at + 1 :])


def joins_act(note: str) -> bool:
    """Whether a writer's note goes on with the sentence of the act: *in case …*."""
    return note.casefold().startswith(_JOINED_NOTE)
