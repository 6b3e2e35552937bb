"""A story lived from inside: one person's acts are chosen by whoever plays, the others act for their own reasons.

A :class:`Play` is a history of moments at which the person is asked. It goes in turns:

1. The person does something they believe possible, or waits. What is impossible in the world as it is fails, and the
   person learns what stood in the way (see :mod:`denouement.answers.play_mind`); that takes no time. So does an act for
   which somebody else who must be willing has no reason.
2. The others act while they would, by the rule of the expected story (see :mod:`denouement.engine.expected`): those whom
   the last act addressed first, else whoever gains most. The person is left out once, so that waiting lets somebody
   else begin; after that they are asked as soon as they are addressed, or would gain most by acting themselves, or
   after twelve acts of others.

They are asked first of all, but where the past ends with an act addressed to somebody else.

An act that needs the person's will too is no act of others: it is put to the person. What others do is decided on
the world as it is; all that is told of it is what the person sees and notices. Nothing here reads or prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum

from denouement import english
from denouement.answers.analysis import Analysis, loops_told
from denouement.answers.motives import motives_for
from denouement.answers.play_mind import Belief, beliefs, lesson, noticed
from denouement.answers.standstill import standstill
from denouement.engine import (
    Choice,
    Intent,
    Moment,
    Reason,
    StoryReasons,
    World,
    condition,
    expected_story,
    foremost,
    intent,
    play,
)
from denouement.errors import LimitReached
from denouement.ground import GroundAct
from denouement.search import DEFAULT_LIMITS

__all__ = ["MOST_ACTS_OF_OTHERS", "Beat", "BeatKind", "Option", "Play"]

MOST_ACTS_OF_OTHERS = 12
"""So many acts of others come at most before the person is asked."""


class BeatKind(Enum):
    """What a beat is: an act that was done, or one that came to nothing, or none."""

    ACT = "act"
    WAIT = "wait"
    FAILED = "failed"
    REFUSED = "refused"
    OFFERED = "offered"


@dataclass(frozen=True)
class Beat:
    """One thing that happened.

    ``text`` is a clause. ``seen`` says whether the person sees it (always so of what is their own); ``noticed`` are
    sentences of what the person comes to notice by it; ``endings`` are those reached by it, for the first time.
    """

    kind: BeatKind
    text: str
    act: GroundAct | None = None
    seen: bool = True
    noticed: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    """An act that the person believes possible, under its number in the menu.

    ``reason`` is the one they have for it, if any. ``offered``: somebody else has just asked for it. ``idle``: as the
    person sees it, nothing would change by it.
    """

    number: int
    act: GroundAct
    text: str
    reason: Reason | None
    offered: bool = False
    idle: bool = False


@dataclass(frozen=True)
class _State:
    """A moment at which the person is asked; ``log`` and ``beats`` are all that has happened until then."""

    world: World
    floor: frozenset[int]
    log: tuple[Moment, ...] = ()
    beats: tuple[Beat, ...] = ()
    reached: tuple[str, ...] = ()
    offer: GroundAct | None = None


@dataclass
class Play:
    """A story lived by one person.

    Attributes:
        analysis: the story.
        person: the number of the person who is played.
        horizon, depth: how far and how deep people think.
        bout: gives the work to be called on every transition while people think about one turn; it may raise
            ``LimitReached``, and then nobody thinks on: whoever had not made up their mind waits.
    """

    analysis: Analysis
    person: int
    horizon: int = 4
    depth: int = 2
    bout: Callable[[], Callable[[], None]] = lambda: _unwatched
    stopped: bool = field(default=False, init=False)
    """Whether a limit ended the thinking about the last turn."""

    def __post_init__(self) -> None:
        limits = replace(DEFAULT_LIMITS, horizon=self.horizon, depth=self.depth)
        found = motives_for(self.analysis, limits).reasons
        # In a research problem, too, people foresee each other here: somebody has to act for them.
        self.reasons = found if isinstance(found, StoryReasons) else StoryReasons(found)
        self.motives = motives_for(self.analysis, reasons=self.reasons)
        opening = self._arrived(_State(self.analysis.opening, self.analysis.floor))
        if opening.floor - {self.person}:
            opening = self._others(opening, leave_out=False)
        self._history = [opening]
        self._options: dict[int, tuple[Option, ...]] = {}

    # --- what is so

    @property
    def name(self) -> str:
        """The name of the person who is played."""
        return self.analysis.wording.person(self.person)

    @property
    def beats(self) -> tuple[Beat, ...]:
        """All that has happened so far."""
        return self._now.beats

    @property
    def reached(self) -> tuple[str, ...]:
        """The endings reached so far, each at its first time."""
        return self._now.reached

    @property
    def is_addressed(self) -> bool:
        """Whether the last act was addressed to the person."""
        return self.person in self._now.floor

    @property
    def log(self) -> tuple[Moment, ...]:
        """The log of all acts that were done, those that the person did not see among them."""
        return self._now.log

    def beliefs(self) -> tuple[Belief, ...]:
        """What the person believes, rightly or wrongly."""
        return beliefs(self.analysis, self.person, self._now.world, self.log)

    def options(self) -> tuple[Option, ...]:
        """The acts that the person believes possible: what they are asked for, then those with a reason, then the others."""
        moment = len(self._history)
        if moment not in self._options:
            self._options[moment] = tuple(
                replace(option, number=number) for number, option in enumerate(self._found(), start=1)
            )
        return self._options[moment]

    def because(self, option: Option) -> str:
        """In one sentence, why the person would do an act, or that they have no reason."""
        if option.reason is not None:
            return self.motives.tree(option.reason).sentence
        if not option.act.willing:
            return "It simply comes about; nobody needs a reason for it."
        with self._thinking():
            missing = self.motives.missing(option.act, self.person, self._now.world)
            if missing is not None:
                return english.finish(f"{self.name} has no reason to: {missing.because}")
        return f"No reason was found for {self.name} to do this."

    def waits(self) -> str:
        """Who waits for whom, where nobody would go on from here without an ending, the person among them; else empty."""
        now, rests = self._now, None
        with self._thinking():
            resting = expected_story(self.reasons, now.world, 0, now.floor)
            rests = standstill(self.analysis, self.reasons, resting)
        return rests.line if rests is not None else ""

    # --- what the person does

    def do(self, option: Option) -> tuple[Beat, ...]:
        """Do an act, and let the others act after it. Gives what has happened since."""
        act, now, engine = option.act, self._now, self.analysis.engine
        if not engine.possible(now.world, act):
            return self._enter(self._failed(now, option))
        unwilling = [p for p in act.willing if p != self.person]
        with self._thinking():
            unwilling = [p for p in unwilling if not self._consents(p, act)]
        if unwilling:
            names = english.join([self.analysis.wording.person(p) for p in unwilling])
            beat = Beat(BeatKind.REFUSED, f"{option.text}: {names} will not", act)
            return self._enter(self._with(now, beat))
        return self._enter(self._others(self._done(now, act), leave_out=True))

    def wait(self) -> tuple[Beat, ...]:
        """Do nothing, and let the others act. Gives what has happened since."""
        waited = self._with(self._now, Beat(BeatKind.WAIT, f"{self.name} waits"))
        return self._enter(self._others(replace(waited, floor=waited.floor - {self.person}), leave_out=True))

    def undo(self) -> bool:
        """Go back to the moment before the person's last decision; False if there is none."""
        if len(self._history) == 1:
            return False
        self._options.pop(len(self._history), None)
        self._history.pop()
        return True

    # --- states

    @property
    def _now(self) -> _State:
        return self._history[-1]

    def _enter(self, state: _State) -> tuple[Beat, ...]:
        before = len(self._now.beats)
        self._history.append(state)
        return state.beats[before:]

    def _with(self, state: _State, beat: Beat) -> _State:
        return replace(state, beats=(*state.beats, beat), offer=None)

    def _done(self, state: _State, act: GroundAct) -> _State:
        """The state after an act that is possible."""
        analysis = self.analysis
        with loops_told(analysis.story, analysis.lines):
            (moment,) = play(analysis.engine, state.world, [act], [analysis.wording.act(act)])
        seen = self.person in act.willing or analysis.engine.sees(state.world, act, self.person)
        beat = Beat(BeatKind.ACT, moment.text, act, seen, noticed(analysis, self.person, moment, seen))
        after = replace(
            self._with(state, beat),
            world=moment.world,
            floor=self.reasons.foresight.addressed_by(act),
            log=(*state.log, moment),
        )
        return self._arrived(after)

    def _failed(self, state: _State, option: Option) -> _State:
        """The state after an act that turned out to be impossible."""
        world, learnt = lesson(self.analysis, self.person, state.world, option.act)
        beat = Beat(BeatKind.FAILED, f"{option.text}: it cannot be done", option.act, noticed=learnt)
        return self._arrived(replace(self._with(state, beat), world=world))

    def _arrived(self, state: _State) -> _State:
        """The state, with the endings noted that its world reaches for the first time."""
        fresh = tuple(
            e.name
            for e in self.analysis.ground.endings
            if e.name not in state.reached and condition(e.condition, state.world)
        )
        if not fresh:
            return state
        beats = state.beats
        if beats:
            beats = (*beats[:-1], replace(beats[-1], endings=fresh))
        return replace(state, beats=beats, reached=(*state.reached, *fresh))

    # --- the others

    def _others(self, state: _State, leave_out: bool) -> _State:
        """The state after the others have acted while they would; first with the person left out, if so asked."""
        met = {state.world}
        with self._thinking():
            for _ in range(MOST_ACTS_OF_OTHERS):
                if self.person in state.floor:
                    break
                turn = self._turn(state, leave_out)
                if turn is None or turn.person == self.person:
                    break
                act = turn.act
                if self.person in act.willing:
                    asker = self.analysis.wording.person(turn.person)
                    text = f"{asker} would like this, if {self.name} will: {self.analysis.wording.act(act)}"
                    return replace(self._with(state, Beat(BeatKind.OFFERED, text, act)), offer=act)
                state = self._done(state, act)
                if state.world in met:
                    break
                met.add(state.world)
                leave_out = False
        return state

    def _turn(self, state: _State, leave_out: bool) -> Intent | None:
        """Who acts next, and what they do; the person is asked, so theirs is what they believe they could do."""
        people = [p for p in self.analysis.engine.everyone if not (leave_out and p == self.person)]
        intents = (i for p in people if (i := self._would(p, state)) is not None)
        return foremost(
            (
                i
                for i in intents
                if not (leave_out and self.person in i.act.willing and _declined(state.beats, i.act))
            ),
            state.floor,
        )

    def _would(self, person: int, state: _State) -> Intent | None:
        """What somebody would do, or the precaution they would take, if anything changes by it."""
        found = intent(self.reasons, person, state.world, state.floor, believed=person == self.person)
        if found is None or isinstance(found.what, Choice):
            return found
        return None if self.analysis.engine.step(state.world, found.act) is state.world else found

    def _consents(self, person: int, act: GroundAct) -> bool:
        """Whether somebody who must be willing takes the act for possible and has a reason."""
        world = self._now.world
        if not self.analysis.engine.possible(world.minds[person], act):
            return False
        return act is self._now.offer or self.reasons.reason(act, person, world) is not None

    # --- the menu

    def _found(self) -> list[Option]:
        """What the person believes possible, the best known first."""
        analysis, now = self.analysis, self._now
        believed = now.world.minds[self.person]
        options: list[Option] = []
        reasons: dict[int, Reason] = {}
        acts = [a for a in analysis.ground.acts if self._is_own(a) and analysis.engine.possible(believed, a)]
        with self._thinking():
            for act in acts:
                found = self.reasons.reason(act, self.person, now.world) if act.willing else None
                if found is not None:
                    reasons[act.id] = found
        for act in acts:
            with loops_told(analysis.story, analysis.lines):
                idle = analysis.engine.step(believed, act) is believed
            if idle and not act.willing and not self._is_witnessed(believed, act):
                continue
            text = analysis.wording.act(act)
            options.append(Option(0, act, text, reasons.get(act.id), act is now.offer, idle))
        return sorted(options, key=lambda o: (not o.offered, o.reason is None, not o.act.willing, o.idle))

    def _is_own(self, act: GroundAct) -> bool:
        """Whether an act is the person's to do: they must be willing; or nobody must, and it begins with them."""
        action = self.analysis.story.actions[act.action]
        if action.past_only:
            return False
        if act.willing:
            return self.person in act.willing
        people = [a for a in act.arguments if a in self.analysis.ground.people]
        return (
            bool(people) and people[0] == self.name and self.analysis.wording.act(act).startswith(self.name)
        )

    def _is_witnessed(self, believed: World, act: GroundAct) -> bool:
        """Whether anybody else would see it, as the person believes: a smile at nobody is no choice."""
        engine = self.analysis.engine
        return any(engine.sees(believed, act, p) for p in engine.everyone if p != self.person)

    @contextmanager
    def _thinking(self) -> Iterator[None]:
        """People think; a limit ends that, and is noted."""
        engine, foresight = self.analysis.engine, self.reasons.foresight
        work = self.bout()
        engine.on_work, foresight.on_work, self.reasons.gains.on_work = work, work, work
        self.stopped = False
        try:
            with loops_told(self.analysis.story, self.analysis.lines):
                yield
        except LimitReached:
            self.stopped = True
        finally:
            engine.on_work, foresight.on_work, self.reasons.gains.on_work = _unwatched, None, None


def _declined(beats: tuple[Beat, ...], act: GroundAct) -> bool:
    """Whether this act was put to the person just before they waited."""
    return len(beats) > 1 and beats[-1].kind is BeatKind.WAIT and beats[-2].act is act


def _unwatched() -> None:
    """The work of those whom nobody watches."""
