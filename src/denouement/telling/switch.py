"""The mark of a view that passes to somebody else: the new person, seeing or hearing.

Either the act at hand is told as the new person sees it, or a sentence of its own goes before it.
"""

from __future__ import annotations

from dataclasses import replace

from denouement import english
from denouement.english import Plain, Verb
from denouement.model import Value, ValueType
from denouement.telling.clauses import as_seen, filled
from denouement.telling.plan import Planner
from denouement.telling.shapes import Happening, Ref, Unit, more
from denouement.telling.templates import TEMPLATES
from denouement.telling.text import Source

__all__ = ["Marks"]


class Marks:
    """Makes the marks of one version of a telling; where somebody is seen to be is told once."""

    def __init__(self, planner: Planner) -> None:
        self.planner, self.analysis = planner, planner.analysis
        self._placed: set[tuple[int, int]] = set()

    def seeing(self, act: Unit, person: int) -> Unit:
        """An act as the person sees it whose eyes are used from here on: *he sees her take the table*."""
        tokens = as_seen(act.tokens)
        seen = (Ref(person, "subject"), Plain(" "), Verb("sees"), Plain(" "), *tokens)
        detail = f"{self.analysis.wording.person(person)} sees it: {act.sources[0].detail}"
        source = Source("event", act.event, detail)
        return replace(
            act,
            tokens=seen,
            sources=more(act.sources, (source,)),
            subject=person,
            mind=person,
            alone=True,
            template=f"sees {act.template}",
        )

    def coming_upon(self, act: Unit, other: int) -> Unit:
        """*He goes to the cafe, and sees her there.*"""
        more_ = (Plain(" and "), Verb("sees"), Plain(" "), Ref(other), Plain(" there"))
        return replace(act, tokens=(*act.tokens, *more_), mind=act.subject, alone=True)

    def mark(self, event: Happening, person: int, other: int, speaks: bool, eyes: frozenset[int]) -> Unit:
        """A sentence of its own in which the person sees or hears the other."""
        said = self.analysis.wording
        detail = f"{said.person(person)} sees {said.person(other)}, and {event.moment.text}"
        where = None if speaks else self._where(event, person, other)
        if where is not None:
            fluent, value = where
            fact = as_seen(self.planner.phrases.fact(fluent, value), still=True)
            template = self.planner.chooser.pick(TEMPLATES["switch to a place"])
            tokens = filled(template, {"P": person}, {"where": fact})
            source = Source("belief", event.number, english.finish(f"{detail}; {said.fact(fluent, value)}"))
            self._placed.add((person, other))
            return self.planner.unit("switch", event, tokens, (source,), eyes, person, template)
        kind = "switch to words" if speaks else "switch"
        template = (
            self.planner.chooser.pick(TEMPLATES[kind])
            if self.planner.knobs.uses("plan")
            else TEMPLATES[kind][0]
        )
        tokens = filled(template, {"P": person, "S": other}, {})
        source = Source("event", event.number, english.finish(detail))
        return self.planner.unit(
            "lead" if speaks else "switch", event, tokens, (source,), eyes, person, template
        )

    def _where(self, event: Happening, person: int, other: int) -> tuple[int, Value] | None:
        """Where the other is, as the person sees it: the nearest place that a fact gives; told once of
        the two, and not where the opening has told it and it is so still."""
        if (person, other) in self._placed or (other, person) in self._placed:
            return None
        mind, story = event.moment.before.minds[person], self.analysis.story
        found = None
        for fluent, known in enumerate(self.analysis.ground.fluents):
            declared, value = story.facts[known.fact], mind.values[fluent]
            own = known.arguments == (self.analysis.ground.people[other],)
            if own and known.type is ValueType.ONE_OF and declared.told and value is not None:
                found = fluent, value
        return None if found is not None and (other, str(found[1])) in self.planner.placed else found
