"""Stage: what goes on around an event beside what it changes: what people foresee, mean, weigh and fear, what takes
them by surprise, how their hopes stand, and what shows of it.

All of it is in the log and in the forecasts that the story rests on; nothing is guessed here. Each future is thought
of once. A telling may do without any of these points, and does where it would grow too long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from denouement import english
from denouement.answers import Analysis, Motives
from denouement.engine import BeliefChange, Moment, Reason, ReasonKind, StoryReasons, World
from denouement.ground import Const, GroundAct
from denouement.telling.happenings import puts_right
from denouement.telling.inputs import Expectation, Extras, FeelingOf, SignOf
from denouement.telling.shapes import Happening, Point, Sources
from denouement.telling.text import Source

__all__ = ["Interior"]

_OUTLOOK = {
    "hope": "hope",
    "doubt": "doubt",
    "resignation": "given up",
    "disappointment": "given up",
    "satisfaction": "come",
    "joy": "come",
    "gratitude": "come",
    "fear confirmed": "lost",
    "distress": "lost",
}
"""The feelings that say how a want stands, with what is told of it."""

_PAUSE = 2
"""So many events after a future was thought of, somebody may think further ahead."""

_PUZZLES = 2
"""Of how many acts of one person it is told that somebody sees no reason for them."""

_LEAST_FELT = 0.5
"""Of weaker hopes and doubts nothing is told."""


class Interior:
    """Decides on one telling; remembers which futures have been thought of."""

    def __init__(self, analysis: Analysis, extras: Extras, motives: Motives) -> None:
        self.analysis, self.extras = analysis, extras
        self._motives = motives
        self._thought: set[tuple[int, int]] = set()
        self._stood: set[tuple[int, str, str]] = set()
        self._puzzled: Counter[tuple[int, int]] = Counter()
        self._outlooks: dict[tuple[int, str], str] = {}
        self._next: dict[int, int] = {}
        self._end = 0
        self._log: list[Moment] = []

    def points(
        self, events: Sequence[Happening], views: Mapping[int, frozenset[int]], spoken: frozenset[int]
    ) -> dict[int, tuple[Point, ...]]:
        """For each event, in order of telling, the further points; the foremost first."""
        self._end = max((e.number for e in events), default=0)
        self._log = [e.moment for e in sorted(events, key=lambda e: e.number)]
        weighed = {
            (e.number, p): tuple(self._weighed(e, p))
            for e in events
            for p in views[e.number]
            if _willing(e, p)
        }
        return {e.number: tuple(self._of(e, views[e.number], e.number in spoken, weighed)) for e in events}

    def _of(
        self,
        event: Happening,
        eyes: frozenset[int],
        spoken: bool,
        weighed: Mapping[tuple[int, int], tuple[Point, ...]],
    ) -> Iterator[Point]:
        for person in sorted(eyes):
            if (event.number, person) in weighed:
                yield from weighed[event.number, person]
            elif len(eyes) == 1 and person in event.seen_by:
                yield from self._foreseen(event, person)
        self._think_anew(event)
        for person in sorted(eyes):
            if person in event.seen_by:
                yield from self._recalled(event, person)
                yield from self._fulfilled(event, person)
                if len(eyes) == 1:
                    yield from self._guessed(event, person)
                yield from self._surprised(event, person)
                yield from self._outlook(event, person)
        yield from self._signs(event, eyes, spoken)

    # --- before one's own act

    def _weighed(self, event: Happening, person: int) -> Iterator[Point]:
        """What the person foresees with the act and without it, where the two differ."""
        act, reasons = event.moment.act, self._motives.reasons
        if act is None or person not in act.willing or not isinstance(reasons, StoryReasons):
            return
        reason = reasons.reason(act, person, event.moment.before)
        if reason is None:
            then = reasons.foresight.after(person, event.moment.before.minds[person], act).acts[1:2]
            if event.note and then and not self._known(person, then):
                yield self._future("follows", event, person, (then,), "foresees", 1.7)
            return
        if reason.kind is ReasonKind.PRECAUTION:
            feared = self._future("fears", event, person, (reason.instead[: reason.feared],), "fears", 2.6)
            yield replace(feared, extra=False)
            return
        believed = event.moment.before.minds[person]
        future = reasons.foresight.after(person, believed, act)
        after = self._hoped(reason, future.acts)
        without = reasons.foresight.paused(person, believed)
        best = max(reason.after, reasons.utility(person, future.end))
        worse = reasons.utility(person, without.end) < best
        otherwise = tuple(a for a in without.acts[:1] if worse and a is not act and a not in after)
        then = () if self._known(person, after[:1]) else after
        avoids = reason.kind is ReasonKind.AVOID
        if otherwise and (avoids or not self._known(person, otherwise)):
            weighed = self._future("weighs", event, person, (otherwise, then[:1]), "weighs", 2.4)
            yield replace(weighed, extra=not avoids)
        elif then:
            yield self._future("follows", event, person, (then,), "foresees", 1.9)
        yield from self._costs(event, person, reason)

    def _costs(self, event: Happening, person: int, reason: Reason) -> Iterator[Point]:
        """The dearest want that the person foresees will suffer by the act."""
        believed = event.moment.before.minds[person]
        _, costs = self._motives.balance(person, believed, reason.worlds[-1])
        for want, _ in costs[:1]:
            if (person, want.text, "costs") not in self._stood:
                self._stood.add((person, want.text, "costs"))
                name = self.analysis.wording.person(person)
                detail = f"{name} wants {want.text}, and foresees that it suffers"
                source = Source("plan", event.number, english.finish(detail))
                yield Point(
                    "costs", event.number, (source,), person, text=want.text, salience=2.3, extra=True
                )

    def _hoped(self, reason: Reason, foreseen: tuple[GroundAct, ...]) -> tuple[GroundAct, ...]:
        """What comes after the act: of a plan that could work its next act and its last, else what is foreseen."""
        if reason.kind is ReasonKind.GAIN and not reason.is_foreseen:
            later = reason.plan[1:]
            return (later[0], later[-1]) if len(later) > 1 else later
        return foreseen[1:3]

    # --- before the act of another

    def _foreseen(self, event: Happening, person: int) -> Iterator[Point]:
        """What the person expects to come, or means to do, while another acts."""
        held = self._held(event, person)
        new = [] if held is None else [a for a in held.foreseen if not self._known(person, (a,))]
        if held is None or not new or new[0] is event.moment.act:
            return
        if any(self._misleads(a, person, event.moment.before.minds[person]) for a in new[:2]):
            return  # nobody goes about expecting to be told what they hold to be wrong
        if new[0] is not held.foreseen[0] and event.number < self._next.get(person, 0):
            return  # more of a future thought of a moment ago
        self._next[person] = event.number + _PAUSE
        own = person in new[0].willing
        ahead = tuple(new[:1] if own else new[:2])
        broken = 0.4 if held.broken else 0.0
        yield self._future("means" if own else "foresees", event, person, (ahead,), "foresees", 2.0 + broken)

    @staticmethod
    def _misleads(act: GroundAct, person: int, believed: World) -> bool:
        """Whether an act brings to the person's mind what is otherwise, as they believe, and leaves it as it is."""
        makes = {e.fluent for e in act.effects if not e.path}
        return person not in act.willing and any(
            e.path == (person,)
            and e.fluent not in makes
            and isinstance(e.value, Const)
            and believed.values[e.fluent] not in (None, e.value.value)
            for e in act.effects
        )

    def _held(self, event: Happening, person: int) -> Expectation | None:
        """What the person expects before an event."""
        held = (e for e in self.extras.expectations if e.event == event.number and e.person == person)
        return next(held, None)

    def _think_anew(self, event: Happening) -> None:
        """Whoever finds that something is otherwise than they thought may think of the same future once more."""
        for change in event.moment.changes:
            wrong = change.about is None and change.new != event.moment.world.values[change.fluent]
            if change.person != event.doer and (wrong or puts_right(change, event.moment)):
                self._thought = {row for row in self._thought if row[0] != change.person}
                self._next.pop(change.person, None)

    def _known(self, person: int, acts: tuple[GroundAct, ...]) -> bool:
        return all((person, a.id) in self._thought for a in acts)

    def _future(
        self,
        kind: str,
        event: Happening,
        person: int,
        futures: tuple[tuple[GroundAct, ...], ...],
        verb: str,
        salience: float,
    ) -> Point:
        said = self.analysis.wording
        self._thought |= {(person, a.id) for acts in futures for a in acts}
        rows = [english.join([said.act(a) for a in acts]) for acts in futures if acts]
        source = Source(
            "expectation",
            event.number,
            english.finish(f"{said.person(person)} {verb}: {'; or: '.join(rows)}"),
        )
        given = tuple(acts for acts in futures if acts)
        return Point(kind, event.number, (source,), person, salience=salience, extra=True, futures=given)

    # --- after it

    def _felt(self, event: Happening, person: int) -> Iterator[FeelingOf]:
        return (f for f in self.extras.feelings if f.event == event.number and f.person == person)

    def _source(self, felt: FeelingOf) -> Source:
        name = self.analysis.wording.person(felt.person)
        return Source("feeling", felt.event, english.finish(f"{name} feels {felt.name}: {felt.cause}"))

    def _recalled(self, event: Happening, person: int) -> Iterator[Point]:
        """Whose word it was that the person goes by no longer."""
        for change in event.moment.changes:
            if change.person != person or change.about is not None or not puts_right(change, event.moment):
                continue
            before = self._log[: next(i for i, m in enumerate(self._log) if m is event.moment)]
            earlier = [c for m in before for c in m.changes if _same(c, change)]
            by = earlier[-1].source.by if earlier else None
            if by is not None and by not in (person, change.source.by) and earlier[-1].new == change.old:
                said = self.analysis.wording
                detail = f"{said.person(by)} told {said.person(person)} that {said.fact(change.fluent, change.old)}"
                source = Source("belief", event.number, english.finish(detail))
                yield Point("recalls", event.number, (source,), person, salience=1.9, extra=True, other=by)

    def _fulfilled(self, event: Happening, person: int) -> Iterator[Point]:
        """That it is what was expected, where another does it and it was thought of before."""
        act = event.moment.act
        held = self._held(event, person)
        if act is None or held is None or person in act.willing or held.foreseen[:1] != (act,):
            return
        if self._known(person, (act,)):
            name = self.analysis.wording.person(person)
            detail = english.finish(f"{name} expects: {self.analysis.wording.act(act)}")
            source = Source("expectation", event.number, detail)
            yield Point("as expected", event.number, (source,), person, salience=1.2, extra=True)

    def _guessed(self, event: Happening, person: int) -> Iterator[Point]:
        """The want that the person takes another's act to serve most, as they see the other's mind."""
        act, doer = event.moment.act, event.doer
        if act is None or doer is None or doer == person or doer not in act.willing:
            return
        seen = event.moment.before.minds[person]
        reason = self._motives.reasons.reason(act, doer, seen)
        if reason is None:
            if self._puzzled[person, doer] < _PUZZLES:
                self._puzzled[person, doer] += 1
                name, whose = (self.analysis.wording.person(p) for p in (person, doer))
                detail = f"{name} sees no reason why {whose} would do it: {event.moment.text}"
                source = Source("belief", event.number, english.finish(detail))
                yield Point("no guess", event.number, (source,), person, salience=1.3, extra=True, other=doer)
            return
        tree, said = self._motives.tree(reason), self.analysis.wording
        for want, _ in tree.gains[:1]:
            if (person, want, "guess") not in self._stood:
                self._stood.add((person, want, "guess"))
                detail = f"{said.person(person)} takes it that {tree.sentence}"
                source = Source("belief", event.number, english.finish(detail))
                yield Point(
                    "guess", event.number, (source,), person, text=want, salience=2.2, extra=True, other=doer
                )

    def _surprised(self, event: Happening, person: int) -> Iterator[Point]:
        """That nothing of the kind was expected, where it is not said what was."""
        for felt in self._felt(event, person):
            if felt.name == "surprise":
                held = self._held(event, person)
                other = held is not None and held.foreseen[:1] not in ((), (event.moment.act,))
                instead = (held.foreseen[:1],) if held is not None and other else ()
                sources: Sources = (self._source(felt),)
                if held is not None and instead:
                    name = self.analysis.wording.person(person)
                    detail = english.finish(f"{name} expects: {held.acts[0].rstrip('. ')}")
                    sources = (*sources, Source("expectation", event.number, detail))
                yield Point(
                    "surprised",
                    event.number,
                    sources,
                    person,
                    salience=1.5,
                    extra=True,
                    other=event.doer,
                    futures=instead,
                )

    def _outlook(self, event: Happening, person: int) -> Iterator[Point]:
        """That something wanted has come nearer, or is further off, where it was not so before."""
        for felt in self._felt(event, person):
            stands = _OUTLOOK.get(felt.name, "")
            if stands in ("come", "given up", "lost") and event.number >= self._end - 1:
                continue  # told when all is over
            if (
                stands
                and felt.want
                and felt.strength >= _LEAST_FELT
                and self._outlooks.get((person, felt.want)) != stands
            ):
                self._outlooks[person, felt.want] = stands
                source = self._source(felt)
                yield Point(stands, event.number, (source,), person, text=felt.want, salience=1.4, extra=True)

    # --- what shows

    def _signs(self, event: Happening, eyes: frozenset[int], spoken: bool) -> Iterator[Point]:
        """The signs that can be seen, and what the one whose eyes are used takes them for."""
        read: set[tuple[int, str]] = set()
        for sign in self.extras.signs:
            if sign.event != event.number or (
                sign.family == "voice" and not (spoken and sign.person == event.doer)
            ):
                continue
            taken = dict(sign.taken)
            if eyes and sign.person not in eyes and not eyes & set(taken):
                continue
            yield self._sign(sign, event)
            (viewer,) = eyes if len(eyes) == 1 else (sign.person,)
            if viewer in taken and (event.number, taken[viewer]) not in read:
                read.add((event.number, taken[viewer]))
                name, shown = (self.analysis.wording.person(p) for p in (viewer, sign.person))
                detail = english.finish(f"{name} takes it for {taken[viewer]} in {shown}")
                source = Source("belief", event.number, detail)
                yield Point(
                    "reading",
                    event.number,
                    (source,),
                    viewer,
                    text=taken[viewer],
                    salience=2.35,
                    extra=True,
                    other=sign.person,
                )

    def _sign(self, sign: SignOf, event: Happening) -> Point:
        name = self.analysis.wording.person(sign.person)
        source = Source("feeling", event.number, english.finish(f"{name} feels {sign.feeling}, and it shows"))
        return Point(
            "sign",
            event.number,
            (source,),
            None,
            text=sign.told,
            salience=2.35,
            extra=True,
            other=sign.person,
        )


def _same(one: BeliefChange, two: BeliefChange) -> bool:
    return one.person == two.person and one.about is None and one.fluent == two.fluent


def _willing(event: Happening, person: int) -> bool:
    """Whether an event is an act that the person chose."""
    act = event.moment.act
    return act is not None and event.doer == person and person in act.willing
