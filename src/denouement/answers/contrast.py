"""Why not, and why this rather than that: what somebody foresees of each, where the two part, and the want that decides.

An act is contrasted with what happens instead at the same point of the expected story, or of the past: there
the beliefs are those of that time. An ending is contrasted by its decisive act, the first act of the story to it that
nobody comes to do by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.contrast_words import Compared, why_not_sentence
from denouement.answers.endings import EndingAnswer, EndingsAnswer, Status
from denouement.answers.motives import MOST_WORDS, Motives
from denouement.answers.unmet import unmet_conditions
from denouement.answers.wording import Wording
from denouement.diagnostics import nearest
from denouement.engine import NOBODY, Engine, Forecast, StoryReasons, World, opening
from denouement.errors import UsageError
from denouement.ground import GroundAct, ground
from denouement.model import Form

__all__ = ["Branch", "Contrast", "why_not"]


@dataclass(frozen=True)
class Branch:
    """What somebody foresees: the acts, in words, and how well off they are at the end."""

    acts: tuple[str, ...]
    worth: float


@dataclass(frozen=True)
class Contrast:
    """Why one thing does not happen, and another does.

    Attributes:
        sentence: the answer.
        point: where the two were compared; empty where there was nothing to compare.
        person: whose forecasts these are.
        act: what was asked about; ``instead`` what happens there; empty if nothing does.
        with_it: what the person foresees with the act asked about; ``without`` as it is.
        parting: the first acts in which the two differ.
        decides: the wants that the one serves better than the other, with the amounts; the greatest first.
        ending: the ending that was asked about, if one was.
    """

    sentence: str
    point: str = ""
    person: str = ""
    act: str = ""
    instead: str = ""
    with_it: Branch | None = None
    without: Branch | None = None
    parting: tuple[str, str] = ("", "")
    decides: tuple[tuple[str, float], ...] = ()
    ending: str = ""


@dataclass(frozen=True)
class _Point:
    """A point at which something else could have been done: before ``act`` was, or at the end."""

    world: World
    floor: frozenset[int]
    act: GroundAct | None
    label: str
    is_past: bool = False


def why_not(
    analysis: Analysis, answer: EndingsAnswer, asked: str, rather: str = "", at: str = ""
) -> Contrast:
    """Why an act does not happen, or an ending does not come.

    Args:
        asked: the act (words of its sentence) or the name of an ending, that does not come.
        rather: an act that happens, or an ending that comes, instead; unless given, whatever does.
        at: the event before which to compare: its number in the expected story, or words of it; it may be one of the past.

    Raises:
        UsageError: there is no such act or ending, or no forecast to compare with.
    """
    if answer.expected is None or not isinstance(answer.motives.reasons, StoryReasons):
        raise UsageError(
            "this cannot be compared",
            "people foresee one another in stories only"
            if answer.complete
            else "a limit was reached before; raise --effort",
        )
    contrasts = _Contrasts(analysis, answer, answer.motives.reasons)
    act, ending = contrasts.act_named(asked), _ending(answer, asked)
    if ending is not None and (act is None or ending.name.casefold().startswith(_key(asked))):
        return contrasts.of_ending(ending)
    if act is None:
        return contrasts.of_act_left_out(asked)
    done = contrasts.act_named(rather) if rather else None
    if rather and done is None and _ending(answer, rather) is None:
        raise contrasts.unknown(rather)
    return contrasts.of_act(act, contrasts.points_at(at), done)


def _key(asked: str) -> str:
    return asked.casefold().strip().rstrip(".")


def _ending(answer: EndingsAnswer, asked: str) -> EndingAnswer | None:
    key = _key(asked)
    names = {e.name.casefold(): e for e in answer.endings}
    if key in names:
        return names[key]
    alike = [e for n, e in names.items() if n.startswith(key)]
    alike = alike or [e for n, e in names.items() if len(key) > 3 and key in n]
    return alike[0] if alike else None


class _Contrasts:
    """Contrasts in one story."""

    def __init__(self, analysis: Analysis, answer: EndingsAnswer, reasons: StoryReasons) -> None:
        self.analysis = analysis
        self.answer = answer
        self.reasons = reasons
        self.foresight = reasons.foresight
        self.engine = analysis.engine
        self.said = analysis.wording
        self.motives: Motives = answer.motives

    # --- what is asked about

    def act_named(self, asked: str) -> GroundAct | None:
        """The act of these words; of several, the first that is possible at some point."""
        key = _key(asked)
        named = [a for a in self._acts if self.said.act(a).casefold() == key]
        named = named or [a for a in self._acts if len(key) > 3 and key in self.said.act(a).casefold()]
        points = [p.world for p in self._points]
        possible = (a for a in named if any(self.engine.possible(w, a) for w in points))
        return next(possible, named[0] if named else None)

    def of_act_left_out(self, asked: str) -> Contrast:
        """Why an act does not happen that is no part of the problem, since it never can, or nothing depends on it.

        Raises:
            UsageError: there is no such act.
        """
        whole = ground(self.analysis.story, complete=True)
        said, key = Wording(self.analysis.story, whole), _key(asked)
        named = [a for a in whole.acts if said.act(a).casefold() == key]
        named = named or [a for a in whole.acts if len(key) > 3 and key in said.act(a).casefold()]
        if not named:
            raise self.unknown(asked)
        world, _ = opening(Engine(whole))
        missing = [unmet_conditions(a, world) for a in named]
        act, unmet = min(zip(named, missing, strict=True), key=lambda pair: len(pair[1]))
        if unmet:
            why = f"it is never possible, since {said.denied(unmet[0])}"
        else:
            why = "nothing that anybody wants depends on it, and no ending does"
        return Contrast(english.finish(f"{said.act(act, Form.NEGATIVE)}: {why}"), act=said.act(act))

    def unknown(self, asked: str) -> UsageError:
        """That nothing is called so."""
        sentences = dict.fromkeys(self.said.act(a) for a in self._acts)
        names = [e.name for e in self.answer.endings]
        like = nearest(asked, [*names, *sentences])
        return UsageError(
            f"no act and no ending of this story is “{asked}”",
            "did you mean: " + " · ".join(like) if like else "the endings are: " + ", ".join(names),
        )

    @property
    def _acts(self) -> tuple[GroundAct, ...]:
        return self.analysis.ground.acts

    def points_at(self, at: str) -> list[_Point]:
        """The points that ``at`` names; all of them if it is empty."""
        if not at:
            return self._points
        key = _key(at)
        told = [p for p in self._points if p.act is not None]
        numbered = [p for n, p in enumerate(self._told, start=1) if str(n) == key]
        found = numbered or [p for p in told if p.act is not None and key in self.said.act(p.act).casefold()]
        if not found:
            raise UsageError(
                f"neither the expected story nor the past has an event “{at}”",
                f"give its number, from 1 to {len(self._told)}, or words of it",
            )
        return found

    @cached_property
    def _told(self) -> list[_Point]:
        """The points of the expected story, the last one after it."""
        expected = self.answer.expected
        assert expected is not None
        points = [
            _Point(t.world, t.floor, t.act, f"before event {n} of the expected story")
            for n, t in enumerate(expected.turns, start=1)
        ]
        last = self.engine.ground.addressed(expected.turns[-1].act) if expected.turns else self.analysis.floor
        return [*points, _Point(expected.end, last, None, "at the end of the expected story")]

    @cached_property
    def _points(self) -> list[_Point]:
        """All points: those of the expected story, then those of the past, the latest first."""
        past = []
        floor = NOBODY
        for moment in self.analysis.past:
            if moment.act is not None and moment.act.action:
                label = f"in the past, before “{moment.text}”"
                past.append(_Point(moment.before, floor, moment.act, label, is_past=True))
                floor = self.engine.ground.addressed(moment.act)
        return [*self._told, *reversed(past)]

    # --- endings

    def of_ending(self, ending: EndingAnswer) -> Contrast:
        """Why an ending does not come: by the decisive act of the story to it."""
        name = ending.name
        if ending.status is Status.EXPECTED:
            return Contrast(f"It does come to “{name}”: it is what these people would do.", ending=name)
        if not ending.acts:
            cannot = ending.cannot or "no story to it was found before the search was stopped."
            return Contrast(f"It does not come to “{name}”: {cannot[0].lower()}{cannot[1:]}", ending=name)
        expected = self.answer.expected
        assert expected is not None
        lacking = [ending.acts[h.index] for h in ending.holes]
        new = [a for a in ending.acts if a not in expected.acts]
        happens = next((a for a in (*lacking, *new) if not a.willing), None)
        if happens is not None:
            text = f"It does not come to “{name}” by itself: {self.said.act(happens)} only if it so happens."
            return Contrast(text, act=self.said.act(happens), ending=name)
        for act in (*lacking, *new):
            found = self.of_act(act, self._points_to(ending, act), None)
            if found.with_it is not None or act is (*lacking, *new)[-1]:
                sentence = f"It does not come to “{name}” because {found.sentence}"
                if len(sentence.split()) > MOST_WORDS:
                    sentence = found.sentence
                return replace(found, sentence=sentence, ending=name)
        text = (
            f"It does not come to “{name}”: the same acts come in another order, and the story rests before."
        )
        return Contrast(text, ending=name)

    def _points_to(self, ending: EndingAnswer, act: GroundAct) -> list[_Point]:
        """The points of the expected story, and then the one in the story to the ending at which the act is done."""
        world, floor = self.analysis.opening, self.analysis.floor
        found = []
        for number, done in enumerate(ending.acts, start=1):
            if done is act:
                label = f"at event {number} of the story that ends “{ending.name}”"
                found.append(_Point(world, floor, None, label))
                break
            world, floor = self.engine.step(world, done), self.engine.ground.addressed(done)
        return [*self._told, *found]

    # --- acts

    def of_act(self, act: GroundAct, points: Sequence[_Point], done: GroundAct | None) -> Contrast:
        """Why an act does not happen at one of these points."""
        said = self.said.act(act)
        if done is not None:
            points = [p for p in points if p.act is done] or list(points)
        possible = [p for p in points if self.engine.possible(p.world, act)]
        if not act.willing:
            return Contrast(
                f"{english.finish(said)} That simply happens or not; nobody decides it.", act=said
            )
        happening = next((n for n, p in enumerate(self._told, start=1) if p.act is act), None)
        if happening is not None and any(p.act is act for p in points) and done is None:
            return Contrast(f"It does happen: {said}, as event {happening} of the expected story.", act=said)
        if not possible:
            return self._impossible(act, points)
        doer = act.willing[0]
        if possible[0] in self._told:
            possible = [p for p in possible if p in self._told]
            own = [p for p in possible if p.act is not None and doer in p.act.willing]
            return self._compared(act, (own or possible)[-1])
        return self._compared(act, possible[0])

    def _impossible(self, act: GroundAct, points: Sequence[_Point]) -> Contrast:
        nearest_world = min((p.world for p in points), key=lambda w: len(unmet_conditions(act, w)))
        unmet = unmet_conditions(act, nearest_world)
        said, why = self._negative(act), self.said.denied(unmet[0])
        return Contrast(english.finish(f"{said}: it is never possible, since {why}"), act=self.said.act(act))

    def _compared(self, act: GroundAct, point: _Point) -> Contrast:
        """The contrast at one point, for the first of the willing who stands in the way."""
        for person in act.willing:
            believed = point.world.minds[person]
            unmet = unmet_conditions(act, believed)
            if unmet:
                why = f"{self.said.person(person)} believes that {self.said.denied(unmet[0])}"
                text = english.finish(f"{self._negative(act)}: {why}")
                return Contrast(text, point.label, self.said.person(person), self.said.act(act))
        found = [self._weighed(act, person, point) for person in act.willing]
        return next((f for f in found if f.decides), found[0])

    def _weighed(self, act: GroundAct, person: int, point: _Point) -> Contrast:
        """What a person foresees with the act and as it is, and the want that decides."""
        believed = point.world.minds[person]
        with_it = self.foresight.after(person, believed, act)
        choice = self.foresight.choice_in(believed, person, point.floor)
        done = point.act
        if done is not None and person in done.willing and self.engine.possible(believed, done):
            as_it_is = self.foresight.after(person, believed, done)
        elif choice is not None:
            as_it_is, done = choice.future, choice.act
        else:
            as_it_is = self.foresight.foresees(person, point.world, point.floor)
        better = self.reasons.utility(person, as_it_is.end) > self.reasons.utility(person, with_it.end)
        wants = self.motives.balance(person, with_it.end, as_it_is.end)[0] if better else []
        compared = Compared(act, person, with_it, as_it_is, done, tuple(w for w, _ in wants), point.is_past)
        return Contrast(
            why_not_sentence(compared, self.motives),
            point.label,
            self.said.person(person),
            self.said.act(act),
            "" if done is None else self.said.act(done),
            self._branch(person, with_it),
            self._branch(person, as_it_is),
            self._parting(with_it, as_it_is),
            tuple((w.text, amount) for w, amount in wants),
        )

    def _branch(self, person: int, forecast: Forecast) -> Branch:
        return Branch(
            tuple(self.said.act(a) for a in forecast.acts), self.reasons.utility(person, forecast.end)
        )

    def _parting(self, one: Forecast, other: Forecast) -> tuple[str, str]:
        ours, theirs = [*one.acts, None], [*other.acts, None]
        first, second = next((a, b) for a, b in zip(ours, theirs, strict=False) if a is not b or a is None)
        return tuple("nothing" if a is None else self.said.act(a) for a in (first, second))  # type: ignore[return-value]

    def _negative(self, act: GroundAct) -> str:
        return self.said.act(act, Form.NEGATIVE)
