"""Stage: what is told, as units: for each point a pattern by the kind of change it is, filled.

Points in, units out. Where the stage is left out, every act is told by its declared sentence, and every change of belief
by the first pattern of its kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from denouement import english
from denouement.answers import Analysis
from denouement.english import Plain, Verb
from denouement.telling.certainty import CERTAIN, LIKELY, certainty
from denouement.telling.changes import changed
from denouement.telling.clauses import denied, filled, needed, subject_of
from denouement.telling.knobs import Knobs
from denouement.telling.phrases import Phrases, in_tense, verbs_marked
from denouement.telling.shapes import (
    Happening,
    Person,
    Point,
    Settled,
    Sources,
    Token,
    Unit,
    at_step,
    more,
)
from denouement.telling.signs import families
from denouement.telling.templates import BECAUSE, FELT, MADE_OF, SO_AS, TEMPLATES, TO
from denouement.telling.text import Source
from denouement.telling.vary import Chooser
from denouement.telling.wished import wished

__all__ = ["Planner", "joins_act"]

_JOINED_NOTE = ("in case ", "because ", "so that ", "to ", "for ")

_FRESH = 4
"""A want told in full so few units ago need not be told in full."""

_RECENT = 16
"""What was told to be so, so few units ago, need not be told again."""

_STATES = frozenset(["new", "so", "not-so", "no"])
_SAID_OF_A_WISH = frozenset(["so", "not-so", "may", "hardly", "fails"])
"""The clauses that say plainly what becomes of a want; where there are none, the want itself is said."""

_NOTE = 16
"""Of a longer note only what stands before a semicolon is told."""


class Planner:
    """Makes units for one version of a telling."""

    def __init__(
        self,
        analysis: Analysis,
        phrases: Phrases,
        cast: Sequence[Person],
        knobs: Knobs,
        chooser: Chooser,
        settled: Settled,
    ) -> None:
        self.analysis, self.phrases, self.cast = analysis, phrases, cast
        self.knobs, self.chooser, self.settled = knobs, chooser, settled
        self._described: set[str] = set()
        self.draws = 55
        self.may_draw = True
        self.signs: Counter[str] = Counter()
        self.shown_by: tuple[int, int] = (0, 0)
        self.told_facts: set[tuple[int, int]] = set()
        self.placed: set[tuple[int, str]] = set()
        self._made = 0
        self._wanted: tuple[int | None, str] = (None, "")
        self._wanted_at = 0
        self._said: dict[str, int] = {}
        self._last = ""

    # --- acts

    def act(self, event: Happening, eyes: frozenset[int], sources: Sources) -> Unit:
        """An act as narration: by the writer's own sentence, else by a pattern of its world, else as declared."""
        if event.told:
            said = Source("writer", event.number, english.finish(event.told))
            return self.unit("act", event, (Plain(event.told),), more(sources, (said,)), eyes, verbatim=True)
        act = event.moment.act
        if act is None:
            return self.unit("act", event, self.phrases.text(event.moment.text), sources, eyes)
        if event.lasts:
            return self._lasting(event, eyes, sources)
        tokens, template = self._pattern(event)
        tokens, described = self._described_place(tokens)
        return self.unit("act", event, tokens, more(sources, described), eyes, template=template)

    def _lasting(self, event: Happening, eyes: frozenset[int], sources: Sources) -> Unit:
        """An act with the length that the writer gives it."""
        said = Source("writer", event.number, english.finish(f"{event.moment.text}: {event.lasts}"))
        tokens, template = self._pattern(event)
        if not any(isinstance(t, Plain) and event.lasts in t.text for t in tokens):
            tokens = (*tokens, Plain(f", for {event.lasts}"))
        return self.unit("act", event, tokens, more(sources, (said,)), eyes, template=template)

    def _pattern(self, event: Happening) -> tuple[tuple[Token, ...], str]:
        act = event.moment.act
        assert act is not None
        filled = self.phrases.told(event)
        plain = self.knobs.level in ("outline", "treatment") or not self.knobs.uses("plan")
        silent = (
            bool(self.analysis.story.actions[act.action].said) and event.number not in self.settled.spoken
        )
        if not filled or plain or silent:  # what stands before words tells nothing without them
            self.shown(act.action)
            return self.phrases.act(act), act.action
        if not self.knobs.uses("vary"):
            return self.phrases.act(act), act.action
        template = self.chooser.pick(self.bearable(tuple(filled)))
        self.shown(template)
        return filled[template], template

    def bearable(self, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """The patterns that show no more signs of a family than the telling bears; all, where none is without."""
        return tuple(p for p in patterns if self.bears(p)) or patterns

    def bears(self, pattern: str, until: int | None = None) -> bool:
        """Whether the telling bears the signs of a pattern; with those that are acts after the event ``until``."""
        later = [f for n, of in self.settled.own.items() if until is not None and n > until for f in of]
        return all(
            self.signs[f] + later.count(f) < self.settled.most[f] for f in families(_words_of(pattern))
        )

    def shown(self, template: str) -> None:
        """Count the signs of a pattern that is told."""
        self.signs.update(families(_words_of(template)))

    def _described_place(self, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Source, ...]]:
        """With the writer's description of a place after its name, where the sentence ends with it for the first time."""
        last = tokens[-1] if tokens else None
        entity = self.analysis.story.entities.get(last.text.strip()) if isinstance(last, Plain) else None
        if entity is None or not entity.description or entity.name in self._described:
            return tokens, ()
        self._described.add(entity.name)
        said = Source("writer", 0, english.finish(f"{entity.name}, {entity.description}"))
        return (*tokens, Plain(f", {entity.description}")), (said,)

    def unit(
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
        """A unit of an event, at the step that the event is told at."""
        self._made += 1
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

    def again(self, person: int | None, want: str) -> bool:
        """Whether a want that is to be told now was the last one told, and not long ago: *that* is enough then."""
        own = (person, self.phrases.wants.plainly(want))
        before = self._wanted == own and self._made - self._wanted_at <= _FRESH
        self._wanted, self._wanted_at = own, self._made
        return before

    def inner(self, point: Point, event: Happening, eyes: frozenset[int]) -> Iterator[Unit]:
        """The units of a point that looks into somebody's mind."""
        match point.kind:
            case "want":
                yield self._want(point, event, eyes)
            case "note":
                yield self._note(point, event, eyes)
            case "nonevent":
                yield self.worded("nonevent", point, event, eyes, {"no": denied(self._clause(point.text))})
            case "reminder":
                unit = self.worded("reminder", point, event, eyes, self.wished(point.text, point.mind or 0))
                self.again(point.mind, point.text)
                yield unit
            case "feeling" if point.reasons and set(point.reasons) <= set(MADE_OF):
                made = {"felt": self.felt(point), "why": self._made_of(point)}
                yield self.worded("feeling made of", point, event, eyes, made)
            case "feeling":
                yield self.worded("feeling", point, event, eyes, {"felt": self.felt(point)})
            case _:
                yield from changed(self, point, event, eyes)

    def reads(self, point: Point) -> bool:
        """Whether it is told what a sign is taken for: a few times, and always for a mood that the story names."""
        named = self.analysis.story.entities.get(point.text)
        return (point.event, point.other) in self.settled.read_at or (
            named is not None and "mood" in named.kinds
        )

    def wished(self, want: str, person: int) -> Mapping[str, tuple[Token, ...]]:
        """The clauses that a person's want can stand in. Remembered for all versions."""
        known = self.phrases.wishes
        if (want, person) not in known:
            known[want, person] = wished(self.phrases, want, person)
        return known[want, person]

    def felt(self, point: Point) -> tuple[Token, ...]:
        """The clause that says what somebody feels, toward whom if anybody."""
        name, _, toward = point.text.partition(" ")
        persons = {"P": point.mind or 0}
        if name not in FELT:
            return filled("{P} [feels] {name}", persons, {"name": self.phrases.text(point.text)})
        whom = self.phrases.text(f" {toward}".replace(" toward ", " to ")) if toward else ()
        return (*filled(FELT[name], persons, {}), *whom)

    def _made_of(self, point: Point) -> tuple[Token, ...]:
        """What a feeling is made of: *the question is closed, and the answer is a just one*."""
        clauses = [filled(MADE_OF[reason], {}, {}) for reason in point.reasons]
        said: list[Token] = []
        for number, clause in enumerate(clauses):
            between = "" if not number else ", and " if number == len(clauses) - 1 else ", "
            said += [Plain(between), *clause]
        return tuple(t for t in said if t != Plain(""))

    def just_said(self, clause: tuple[Token, ...]) -> bool:
        """Whether the same was told to be so not long ago."""
        return self._made - self._said.get(self._bare(clause), -_RECENT) < _RECENT

    def last_said(self, clause: tuple[Token, ...]) -> bool:
        """Whether that was the last thing told to be so: *that* is enough then."""
        return self._last == self._bare(clause) and self.just_said(clause)

    def _bare(self, clause: tuple[Token, ...]) -> str:
        """A clause without what changes with its place: tense, and how people are called."""
        return "".join(
            t.text
            if isinstance(t, Plain)
            else f"{'not ' * t.denied}{t.third}"
            if isinstance(t, Verb)
            else f"<{t.person}>"
            for t in clause
        )

    def wanted_soon(self, point: Point) -> bool:
        """Whether the want of a point is what its person acts for in the next event or the one after."""
        return any((point.event + n, point.mind, point.text) in self.settled.wants_at for n in (1, 2))

    def _clause(self, text: str) -> tuple[Token, ...]:
        return self.phrases.text(text.rstrip(". "))

    def _want(self, point: Point, event: Happening, eyes: frozenset[int]) -> Unit:
        text = self.phrases.wants.plainly(point.text)
        slots = self.wished(point.text, point.mind or 0)
        self.again(point.mind, text)
        if self._draws(event):
            way = TO if text.startswith("to ") else SO_AS if text.startswith("not to ") else BECAUSE
            tokens = filled(way, {"P": point.mind or 0}, slots)
            return self.unit("want", event, tokens, point.sources, eyes, point.mind, way)
        return self.worded("want", point, event, eyes, slots)

    def _draws(self, event: Happening) -> bool:
        """Whether the want behind an act is told in one sentence with it, this time."""
        plain = (
            not self.may_draw
            or event.number in self.settled.spoken
            or event.told
            or event.note
            or event.number in self.settled.turning
        )
        return (
            not plain
            and self.knobs.uses("aggregate")
            and self.knobs.uses("plan")
            and self.chooser.chance(self.draws)
        )

    def _note(self, point: Point, event: Happening, eyes: frozenset[int]) -> Unit:
        text = point.text.strip()
        if len(text.split()) > _NOTE:
            text = text.partition(";")[0].strip()
        assert point.mind is not None
        person = self.cast[point.mind]
        if self.knobs.person == "first" and point.mind in eyes and len(eyes) == 1:
            text = english.spoken(text, (person.name, person.pronoun), None)
        tokens = tuple(t for token in verbs_marked(text) for t in in_tense(token))
        unit = self.unit("note", event, tokens, point.sources, eyes, point.mind)
        begins = text.split()[0].casefold() in (person.pronoun, person.name.casefold(), "i")
        return replace(unit, subject=point.mind if begins else None)

    def worded(
        self,
        kind: str,
        point: Point,
        event: Happening,
        eyes: frozenset[int],
        slots: Mapping[str, tuple[Token, ...]],
    ) -> Unit:
        """A point by one of the patterns of a kind: one that needs nothing but the persons and slots there are."""
        persons: dict[str, int] = {}
        if point.mind is not None:
            persons["P"] = point.mind
        other = point.other
        if point.change is not None:
            other = point.change.source.by if point.change.about is None else point.change.about
        if other is not None:
            persons["S"] = other
        fitting = [t for t in TEMPLATES[kind] if needed(t) <= persons.keys() | slots.keys()]
        fitting = [t for t in fitting if needed(t) & _SAID_OF_A_WISH] or fitting
        if point.change is not None and certainty(point.change) == CERTAIN:
            fitting = [t for t in fitting if "No doubt" not in t] or fitting
        if kind == "learned" and event.number not in self.settled.spoken:  # what was heard stands nowhere yet
            fitting = [t for t in fitting if "{new}" in t]
        template = self.chooser.pick(fitting) if self.knobs.uses("plan") else fitting[0]
        for name in _STATES & needed(template) & slots.keys():
            self._said[self._bare(slots[name])] = self._made
            self._last = self._bare(slots[name])
        tokens = filled(template, persons, slots)
        unit = self.unit(point.kind, event, tokens, point.sources, eyes, point.mind, template)
        return unit if point.change is None else replace(unit, degree=certainty(point.change))

    def opening(
        self,
        kind: str,
        source: Source,
        fact: tuple[Token, ...],
        mind: int | None,
        eyes: frozenset[int],
        place: str,
        other: int | None = None,
        slots: Mapping[str, tuple[Token, ...]] | None = None,
    ) -> Unit:
        """One thing that is so when the story opens. ``other`` is in whose mind it is taken to be.

        ``slots`` are more clauses that its pattern may be filled with.
        """
        persons = {role: p for role, p in (("P", mind), ("S", other)) if p is not None}
        slots = {"fact": fact, **(slots or {})}
        fitting = [t for t in TEMPLATES[kind] if needed(t) <= persons.keys() | slots.keys()]
        template = self.chooser.pick(fitting) if self.knobs.uses("plan") else fitting[0]
        tokens, more = self._described_place(filled(template, persons, slots))
        subject = subject_of(tokens)
        degree = LIKELY if kind in ("opening belief", "opening other", "opening guess") else ""
        return Unit(
            "opening",
            0,
            tokens,
            (source, *more),
            subject,
            mind,
            eyes,
            template=template,
            place=place,
            degree=degree,
        )


@lru_cache(maxsize=2_048)
def _words_of(pattern: str) -> str:
    """A pattern as words, with *a person's* for whoever it is about."""
    return "".join(
        m.text if isinstance(m, Plain) else m.third if isinstance(m, Verb) else "her" if m.case else "she"
        for m in english.marks(pattern)
    )


def joins_act(note: str) -> bool:
    """Whether a writer's note goes on with the sentence of the act: *in case …*."""
    return note.casefold().startswith(_JOINED_NOTE)
