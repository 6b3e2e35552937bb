"""What people think of while they act: the want that an act serves, as the engine gives it.

Each want of a person is thought of once, with the first act that serves it.
"""

from __future__ import annotations

from collections.abc import Sequence

from denouement import english
from denouement.answers import Analysis, Motives, motives_for
from denouement.model import Form
from denouement.telling.fields import Fields, unbacked
from denouement.telling.happenings import roles_of
from denouement.telling.shapes import Happening, Point
from denouement.telling.text import Source

__all__ = ["Thoughts"]

_SMALL = ("to", "be", "have", "the", "a", "not", "with", "from", "for", "is")


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
        """For each event, in order of telling, what its doer thinks of."""
        told: set[tuple[int, str]] = set()
        found: dict[int, list[Point]] = {}
        for event in events:
            person, act = event.doer, event.moment.act
            if person is None or act is None or person not in views[event.number]:
                continue
            if event.note:
                said = english.finish(f"{event.moment.text}: {event.note}")
                found.setdefault(event.number, []).append(
                    Point(
                        "note", event.number, (Source("writer", event.number, said),), person, text=event.note
                    )
                )
            if person not in act.willing:
                continue
            want = self._want(event, person, told)
            if want is not None:
                told.add((person, want[0]))
                source = Source("plan", event.number, want[1])
                point = Point("want", event.number, (source,), person, text=want[0], salience=2.0)
                found.setdefault(event.number, []).append(point)
        return found

    def why(self, event: Happening) -> str:
        """Why its doer does an act, in one sentence: as the writer means it, else the reason there is; empty if none."""
        act, person = event.moment.act, event.doer
        if event.note:
            return english.finish(f"{event.moment.text}: {event.note}")
        if act is None or person is None or person not in act.willing:
            return ""
        reason = self.motives.reasons.reason(act, person, event.moment.before)
        return "" if reason is None else self.motives.tree(reason).sentence

    def _want(self, event: Happening, person: int, told: set[tuple[int, str]]) -> tuple[str, str] | None:
        """The want that an act serves most and that was not told, with the reason in one sentence."""
        act = event.moment.act
        assert act is not None
        reason = self.motives.reasons.reason(act, person, event.moment.before)
        if reason is None:
            return None
        tree = self.motives.tree(reason)
        told |= {(person, text) for text in self._itself(event, person)}
        new = next(
            (text for text, _ in tree.gains if (person, text) not in told and not self._says(event, text)),
            None,
        )
        return None if new is None else (new, tree.sentence)

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
        return tuple(action.sentence.say(names, form).removeprefix(f"{name} ") for form in forms)
