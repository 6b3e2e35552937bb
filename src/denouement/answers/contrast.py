"""Why not, and why this rather than that: what somebody foresees of each, where the two part, and the want that decides.

An act is contrasted with what happens instead at the same point of the expected story, or of the past: there
the beliefs are those of that time. Unless a point is named, it is the one at which the act comes closest to being done: where
somebody would do it, and somebody else comes first; else where least is lost by it. An ending is contrasted by its decisive act, the first act of the story to it that
nobody comes to do by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.asked import Asked, ending_named
from denouement.answers.contrast_words import Compared, why_not_sentence
from denouement.answers.endings import EndingAnswer, EndingsAnswer, Status
from denouement.answers.motives import MOST_WORDS, Motives
from denouement.answers.points import Point, Points
from denouement.answers.unmet import unmet_conditions
from denouement.answers.wording import key_of
from denouement.engine import Forecast, StoryReasons, Wait, condition
from denouement.errors import UsageError
from denouement.ground import GroundAct
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
        later: after which event the act is no longer possible; empty if it is to the end.
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
    later: str = ""


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
    named = Asked(analysis, answer, contrasts.points)
    act, ending = named.act(asked), ending_named(answer, asked)
    if ending is not None and (act is None or ending.name.casefold().startswith(key_of(asked))):
        return contrasts.of_ending(ending, contrasts.points.at(at) if at else ())
    if act is None:
        said, sentence = named.left_out(asked)
        return Contrast(sentence, act=said)
    done = named.act(rather) if rather else None
    if rather and done is None and ending_named(answer, rather) is None:
        raise named.unknown(rather)
    return contrasts.of_act(act, contrasts.points.at(at), done, at=bool(at))


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
        assert answer.expected is not None
        self.expected = answer.expected
        self.points = Points(analysis, answer.expected)

    # --- endings

    def of_ending(self, ending: EndingAnswer, at: Sequence[Point] = ()) -> Contrast:
        """Why an ending does not come: by the decisive act of the story to it.

        Args:
            at: the points at which to compare that act; unless given, where it comes closest to being done.

        Raises:
            UsageError: no act of the story decides it, and so nothing can be compared at a point.
        """
        found = self._of_ending(ending, at)
        if at and not found.point:
            raise UsageError(f"there is nothing to compare {at[0].label}", found.sentence)
        return found

    def _of_ending(self, ending: EndingAnswer, at: Sequence[Point]) -> Contrast:
        name = ending.name
        if ending.status is Status.EXPECTED:
            return Contrast(f"It does come to “{name}”: it is what these people would do.", ending=name)
        if not ending.acts and not ending.status.is_believable:
            return Contrast(self._cannot(ending), ending=name)
        lacking = [ending.acts[h.index] for h in ending.holes]
        new = [a for a in ending.acts if a not in self.expected.acts]
        happens = next((a for a in (*lacking, *new) if not a.willing), None)
        if happens is not None:
            text = f"It does not come to “{name}” by itself: {self.said.act(happens)} only if it so happens."
            return Contrast(text, act=self.said.act(happens), ending=name)
        for act in (*lacking, *new):
            found = self.of_act(act, at or self._points_to(ending, act), None, at=bool(at))
            if found.with_it is not None or act is (*lacking, *new)[-1]:
                return self._because(ending, found, bool(at))
        return self._gone_by(ending)

    def _cannot(self, ending: EndingAnswer) -> str:
        """That no story to it is known; of what would have to come first, as much as there is room for."""
        cannot = ending.cannot or "no story to it was found before the search was stopped."
        steps = cannot.split("; but ")
        texts = [
            f"It does not come to “{ending.name}”: {rest[0].lower()}{rest[1:]}"
            for rest in ("; but ".join(steps[n:]) for n in range(len(steps)))
        ]
        return next((t for t in texts if len(t.split()) <= MOST_WORDS), texts[-1])

    def _gone_by(self, ending: EndingAnswer) -> Contrast:
        """For an ending that every act of the expected story leads to: the act by which the story goes on from there."""
        name = ending.name
        wanted = next(e.condition for e in self.analysis.ground.endings if e.name == name)
        held = [t for t in self.expected.turns if condition(wanted, t.world)]
        if not held:
            text = f"It does not come to “{name}”: the same acts come in another order."
            return Contrast(text, ending=name)
        turn = held[-1]
        said = self.said.act(turn.act)
        because = self.motives.tree(turn.reason).sentence.removeprefix(f"{english.sentence_case(said)}: ")
        texts = [
            f"It comes to “{name}”, but does not stay so, since {said}: {because}",
            f"It comes to “{name}”, but only until {said}",
        ]
        text = next((t for t in texts if len(t.split()) <= MOST_WORDS), texts[-1])
        label = f"before event {self.expected.turns.index(turn) + 1} of the expected story"
        person = self.said.person(turn.person)
        return Contrast(english.finish(text), label, person, instead=said, ending=name)

    def _because(self, ending: EndingAnswer, found: Contrast, at: bool) -> Contrast:
        """The contrast of the decisive act as the answer for its ending; where people wait for one another, that."""
        rests = self.answer.standstill
        together = rests.sentence if rests is not None and not at else ""
        if together and rests is not None and any(ending.name in b.endings for b in rests.breaks):
            sentence = f"It does not come to “{ending.name}”, since {together[0].lower()}{together[1:]}"
        else:
            sentence = f"It does not come to “{ending.name}” because {found.sentence}"
        if len(sentence.split()) > MOST_WORDS:
            sentence = found.sentence
        return replace(found, sentence=sentence, ending=ending.name)

    def _points_to(self, ending: EndingAnswer, act: GroundAct) -> list[Point]:
        """The points of the expected story, and then the one in the story to the ending at which the act is done."""
        world, floor = self.analysis.opening, self.analysis.floor
        found = []
        for number, done in enumerate(ending.acts, start=1):
            if done is act:
                label = f"at event {number} of the story that ends “{ending.name}”"
                found.append(Point(world, floor, None, label))
                break
            world, floor = self.engine.step(world, done), self.engine.ground.addressed(done)
        return [*self.points.told, *found]

    # --- acts

    def of_act(
        self, act: GroundAct, points: Sequence[Point], done: GroundAct | None, at: bool = False
    ) -> Contrast:
        """Why an act does not happen at one of these points; where it is closest to being done.

        Args:
            done: what is done instead; then the points at which it is, if there are any.
            at: whether these points were asked for, rather than being all there are.
        """
        said = self.said.act(act)
        if done is not None:
            points = [p for p in points if p.act is done] or list(points)
        possible = [p for p in points if self.engine.possible(p.world, act)]
        if not act.willing:
            return Contrast(
                f"{english.finish(said)} That simply happens or not; nobody decides it.", act=said
            )
        happening = next((p.number for p in self.points.told if p.act is act), None)
        if happening is not None and any(p.act is act for p in points) and done is None:
            return Contrast(f"It does happen: {said}, as event {happening} of the expected story.", act=said)
        if not possible:
            return self._impossible(act, points, at)
        told = [p for p in possible if p.number]
        if not told and not possible[0].is_past and self._would(act, possible[0]):
            return self._impossible(act, self.points.told, at=False)  # where it is possible, it would be done
        if not told:
            return self._compared(act, possible[0])
        closest = max(told, key=lambda p: self._closeness(act, p))
        found = self._forestalled(act, closest) if self._would(act, closest) else self._compared(act, closest)
        return replace(found, later=self._later(act))

    def _impossible(self, act: GroundAct, points: Sequence[Point], at: bool) -> Contrast:
        point = min(points, key=lambda p: len(unmet_conditions(act, p.world)))
        why = self.said.denied(unmet_conditions(act, point.world)[0])
        when = f"it is not possible {point.label}" if at else "it is never possible"
        sentence = english.finish(f"{self._negative(act)}: {when}, since {why}")
        return Contrast(sentence, point.label if at else "", act=self.said.act(act))

    def _would(self, act: GroundAct, point: Point) -> bool:
        """Whether somebody would do it at this point, and only comes too late."""
        choices = (self.foresight.able(p, point.world, point.floor) for p in act.willing)
        return any(c is not None and c.act is act for c in choices)

    def _closeness(self, act: GroundAct, point: Point) -> tuple[bool, bool, float, bool, float, int]:
        """How close an act is to being done, the first that differs deciding.

        Whether somebody would do it; whether all who must be willing would gain anything, and then how little is lost by it,
        compared with what happens; whether it is their turn; then again how little is lost; and of their turns the last, else the first point, when most was open.
        """
        own = point.act is not None and bool(set(act.willing).intersection(point.act.willing))
        when = point.number if own else -point.number
        if not all(self.engine.possible(point.world.minds[p], act) for p in act.willing):
            return False, False, -math.inf, own, -math.inf, when
        utility = self.reasons.utility
        gains, least = True, math.inf
        for person in act.willing:
            with_it, as_it_is, _ = self._futures(act, person, point)
            after = utility(person, with_it.end)
            gains = gains and after > utility(person, with_it.world)
            least = min(least, after - utility(person, as_it_is.end))
        return self._would(act, point), gains, least if gains else 0.0, own, least, when

    def _forestalled(self, act: GroundAct, point: Point) -> Contrast:
        """For an act that somebody would do: who comes first, and why it is not done afterwards."""
        doer = next(p for p in act.willing if self._would(act, point))
        if point.act is None:
            text = f"{self.said.act(act)}: it would come next, but the story was followed no further"
            return Contrast(english.finish(text), point.label, self.said.person(doer), self.said.act(act))
        first, following = self.said.act(point.act), self.points.told[point.number]
        unmet = unmet_conditions(act, following.world)
        lead = f"{self._negative(act)}: {first} first, and then"
        if unmet:
            sentence = english.finish(f"{lead} {self.said.denied(unmet[0])}")
        else:
            sentence = self._compared(act, following, lead).sentence
        if len(sentence.split()) > MOST_WORDS:
            sentence = english.finish(f"{self._negative(act)}: {first} first")
        found = self._weighed(act, doer, point)
        return replace(found, sentence=sentence, instead=first, decides=())

    def _later(self, act: GroundAct) -> str:
        """After which event of the expected story the act is no longer possible; empty if it is to the end."""
        last = [p for p in self.points.told if self.engine.possible(p.world, act)][-1]
        if last.act is None:
            return ""
        why = self.said.denied(unmet_conditions(act, self.points.told[last.number].world)[0])
        return f"after “{self.said.act(last.act)}” it is no longer possible, since {why}"

    def _compared(self, act: GroundAct, point: Point, lead: str = "") -> Contrast:
        """The contrast at one point, for the first of the willing who stands in the way.

        ``lead`` are the words that the sentence opens with, rather than saying only that the act is not done.
        """
        for person in act.willing:
            believed = point.world.minds[person]
            unmet = unmet_conditions(act, believed)
            if unmet:
                why = f"{self.said.person(person)} believes that {self.said.denied(unmet[0])}"
                text = english.finish(f"{lead or self._negative(act) + ':'} {why}")
                return Contrast(text, point.label, self.said.person(person), self.said.act(act))
        found = [self._weighed(act, person, point, lead) for person in act.willing]
        return next((f for f in found if f.decides), found[0])

    def _futures(
        self, act: GroundAct, person: int, point: Point
    ) -> tuple[Forecast, Forecast, GroundAct | None]:
        """What a person foresees with the act, and as it is; and what they would do as it is."""
        believed, done = point.world.minds[person], point.act
        with_it = self.foresight.after(person, believed, act)
        if done is not None and person in done.willing and self.engine.possible(believed, done):
            return with_it, self.foresight.after(person, believed, done), done
        choice = self.foresight.choice_in(believed, person, point.floor)
        if choice is not None:
            return with_it, choice.future, choice.act
        return with_it, self.foresight.foresees(person, point.world, point.floor), done

    def _weighed(self, act: GroundAct, person: int, point: Point, lead: str = "") -> Contrast:
        """What a person foresees with the act and as it is, and the want that decides."""
        with_it, as_it_is, done = self._futures(act, person, point)
        utility = self.reasons.utility
        better = utility(person, as_it_is.end) > utility(person, with_it.end)
        wants = self.motives.balance(person, with_it.end, as_it_is.end)[0] if better else []
        wait = self._wait(act, person, point, with_it) if done is None or person not in done.willing else None
        compared = Compared(
            act,
            person,
            with_it,
            as_it_is if wait is None else wait.future,
            done,
            tuple(w for w, _ in wants),
            point.is_past,
            wait,
        )
        return Contrast(
            why_not_sentence(compared, self.motives, lead),
            point.label,
            self.said.person(person),
            self.said.act(act),
            "" if done is None else self.said.act(done),
            self._branch(person, with_it),
            self._branch(person, compared.as_it_is),
            self._parting(with_it, compared.as_it_is),
            tuple((w.text, amount) for w, amount in wants),
        )

    def _wait(self, act: GroundAct, person: int, point: Point, with_it: Forecast) -> Wait | None:
        """Whom the person waits for, where the act would bring them something, or is what they would do otherwise."""
        wait = None if point.is_past else self.foresight.waits(person, point.world, point.floor)
        gained = self.motives.balance(person, with_it.world, with_it.end)[0]
        return wait if wait is not None and (gained or wait.choice.act is act) else None

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
