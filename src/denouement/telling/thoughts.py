"""What people think of before they act: why they do it, as the engine gives it.

It is the want that the act serves, told in full with the first act that serves it; what the act rests on, if that is wrong;
and what it spares them that another way to the same would cost. What is feared and weighed is told beside (``interior``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from denouement import english
from denouement.answers import Analysis, Motives, ReasonTree, motives_for
from denouement.engine import Reason, StoryReasons, condition
from denouement.ground import GroundAct, GroundWant, reads
from denouement.model import Form
from denouement.telling.fields import Fields, unbacked
from denouement.telling.happenings import roles_of
from denouement.telling.shapes import Happening, Point
from denouement.telling.text import Source

__all__ = ["Thoughts"]

_SMALL = ("to", "be", "have", "the", "a", "not", "with", "from", "for", "is")


_SOON = 3
"""By so many events it is not forgotten what was told of somebody's wants when the story opened."""

Told = dict[tuple[int, str], int]
"""The event at which a want of a person was told last."""

_Amounts = Sequence[tuple[GroundWant, float]]
_Row = tuple[GroundAct, _Amounts, _Amounts]
"""An act with what it would gain and lose at once, the greatest first."""


def _greatest(amounts: _Amounts) -> float:
    return amounts[0][1] if amounts else 0.0


class Thoughts:
    """The reasons for the acts of a log, worked out where they are asked for."""

    def __init__(self, analysis: Analysis, fields: Fields, motives: Motives | None = None) -> None:
        self.analysis = analysis
        self._motives = motives
        self._fields = fields

    @property
    def motives(self) -> Motives:
        """The reasons that were given, or those of the usual limits."""
        if self._motives is None:
            self._motives = motives_for(self.analysis)
        return self._motives

    def points(self, events: Sequence[Happening], views: dict[int, frozenset[int]]) -> dict[int, list[Point]]:
        """For each event, in order of telling, what its doer thinks of before it."""
        told: Told = {}
        found: dict[int, list[Point]] = {}
        at_first = views.get(0, frozenset())
        for event in events:
            person, act = event.doer, event.moment.act
            if person is None or act is None or person not in views[event.number]:
                continue
            rows = found.setdefault(event.number, [])
            if event.note:
                said = Source("writer", event.number, english.finish(f"{event.moment.text}: {event.note}"))
                rows.append(Point("note", event.number, (said,), person, text=event.note))
            reason = None
            if person in act.willing:
                reason = self.motives.reasons.reason(act, person, event.moment.before)
            if reason is not None:
                rows += self._reasons(event, person, reason, told, person in at_first)
                if person not in at_first or len(at_first) > 1:
                    rows += self._rests(event, person)
        return found

    def _reasons(
        self, event: Happening, person: int, reason: Reason, told: Told, opens: bool
    ) -> Iterator[Point]:
        """The want that an act serves most, where it was not told; else a reminder of it, unless the act before had the
        same; and another way to the same, if that would cost something. ``opens``: the story opens in this mind."""
        tree = self.motives.tree(reason)
        itself = self._itself(event, person)
        wants = [t for t, _ in tree.gains if t not in itself and not self._says(event, t)]
        new = next((t for t in wants if (person, t) not in told), None)
        source = Source("plan", event.number, tree.sentence)
        if new is not None:
            yield Point("want", event.number, (source,), person, text=new, salience=2.0)
        elif last := self._told_before(event, person, wants, tree, told, opens):
            name = self.analysis.wording.person(person)
            again = english.finish(f"{name} still wants {last}: {tree.sentence}")
            yield Point("reminder", event.number, (Source("plan", event.number, again),), person, text=last)
        for text in (*itself, *([new or wants[0]] if wants else [])):
            told[person, text] = event.number
        yield from self._rival(event, person, reason)

    def _told_before(
        self,
        event: Happening,
        person: int,
        wants: Sequence[str],
        tree: ReasonTree,
        told: Told,
        opens: bool,
    ) -> str:
        """The want that was told some time ago, and is what the act is for; empty, where nothing lies between.

        What is no more than to do the act is told when the story opens, if it is one of the dearest.
        """
        if wants:
            return wants[0] if told[person, wants[0]] < event.number - 1 else ""
        own = [t for t, _ in tree.gains if opens and (person, t) not in told and event.number > _SOON]
        return own[0] if own else ""

    def _rival(self, event: Happening, person: int, reason: Reason) -> Iterator[Point]:
        """Another act that would at once have what this one has, at a cost that this one does not have; or else one that
        would at once have another thing, and lose this."""
        engine, motives, said = self.analysis.engine, self.motives, self.analysis.wording
        act, mind = event.moment.act, event.moment.before.minds[person]
        assert act is not None
        gains, costs = motives.balance(person, mind, engine.step(mind, act))
        rows: list[_Row] = []
        for other in self.analysis.ground.acts:
            if (
                other is not act
                and other.planned
                and person in other.willing
                and engine.possible(mind, other)
            ):
                rows.append((other, *motives.balance(person, mind, engine.step(mind, other))))
        name, costly = said.person(person), [w for w, _ in costs]
        for other, also, lost in sorted(rows, key=lambda row: -_greatest(row[2])):
            worse = [w for w, _ in lost if w not in costly]
            if gains and worse and gains[0][0] in [w for w, _ in also]:
                text = worse[0].text
                detail = f"{name} wants {text}, and foresees that it suffers if {said.act(other)}"
                source = Source("plan", event.number, english.finish(detail))
                yield Point("rival", event.number, (source,), person, text=text, futures=((other,),))
                return
        yield from self._tempts(event, person, reason, rows)

    def _tempts(self, event: Happening, person: int, reason: Reason, rows: Sequence[_Row]) -> Iterator[Point]:
        """What else the person could have, and would lose what they act for by it, as they foresee."""
        motives, said, mind = self.motives, self.analysis.wording, event.moment.before.minds[person]
        if not isinstance(motives.reasons, StoryReasons):
            return
        served, _ = motives.balance(person, mind, reason.worlds[-1])
        for other, also, costs in sorted(rows, key=lambda row: -_greatest(row[1])):
            if not also or not served or also[0][0] in [w for w, _ in served]:
                continue
            end = motives.reasons.foresight.after(person, mind, other).end
            if motives.amount(served[0][0], end) <= 0:
                gained, lost = also[0][0].text, (costs or served)[0][0].text
                detail = (
                    f"{said.person(person)} wants {gained}, and {lost}: if {said.act(other)}, that is lost"
                )
                source = Source("plan", event.number, english.finish(detail))
                yield Point(
                    "tempts",
                    event.number,
                    (source,),
                    person,
                    text=f"{gained}\n{lost}",
                    salience=1.9,
                    extra=True,
                    futures=((other,),),
                )
                return

    def _rests(self, event: Happening, person: int) -> Iterator[Point]:
        """What its doer has wrong, and counts on: what the act would do if it were so, and does not do."""
        act, world = event.moment.act, event.moment.before
        assert act is not None
        mind, said = world.minds[person], self.analysis.wording
        for effect in act.effects:
            if condition(effect.condition, world) or not condition(effect.condition, mind):
                continue
            for fluent in reads(effect.condition):
                value = mind.values[fluent]
                known = self.analysis.ground.fluents[fluent]
                wrong = value is not None and value != world.values[fluent]
                if wrong and self.analysis.story.facts[known.fact].told:
                    detail = f"{said.person(person)} believes that {said.fact(fluent, value)}"
                    source = Source("belief", event.number, english.finish(detail))
                    yield Point("rests", event.number, (source,), person, pairs=((fluent, None, value),))
                    return

    def why(self, event: Happening) -> str:
        """Why its doer does an act, in one sentence: as the writer means it, else the reason there is; empty if none."""
        act, person = event.moment.act, event.doer
        if event.note:
            return english.finish(f"{event.moment.text}: {event.note}")
        if act is None or person is None or person not in act.willing:
            return ""
        reason = self.motives.reasons.reason(act, person, event.moment.before)
        return "" if reason is None else self.motives.tree(reason).sentence

    def _says(self, event: Happening, want: str) -> bool:
        """Whether the sentence of the act has every word of a want in it already."""
        return not unbacked(want, self._fields.of_text(event.moment.text), frozenset(_SMALL))

    def _itself(self, event: Happening, person: int) -> tuple[str, ...]:
        """The wants that are no more than to do this act: they say nothing that the act does not."""
        act = event.moment.act
        assert act is not None
        action = self.analysis.story.actions[act.action]
        names = roles_of(action, act.arguments)
        name = self.analysis.ground.people[person]
        forms = (Form.INFINITIVE, Form.PERFECT_INFINITIVE)
        own = self.analysis.story.place_words
        return tuple(action.sentence.say(names, form, own).removeprefix(f"{name} ") for form in forms)
