"""Whether a plan that somebody gives is one: each rule that fails, at each of its places, all at once.

The plan is played from the opening. Of each act is asked whether it is known, possible, believed possible by
everybody who must be willing, and whether they have a reason; of the whole, whether it reaches the goal, is short
enough, and can spare none of its acts. Where the plan brings its own explanations, those are checked instead of
looking for others, strictly within the limits, down to the last explanation inside an explanation.

After a rule has failed the plan's word is taken: the act is played, and the rest is judged by what comes of it.
This rests on the engine and on its reasons, and on nothing that looks for plans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement import english
from denouement.answers.analysis import loops_told
from denouement.answers.motives import Motives
from denouement.answers.plan import author_utility
from denouement.answers.plan_file import GivenAct
from denouement.answers.plan_names import ActNames
from denouement.answers.unmet import unmet_conditions
from denouement.answers.validate_bench import Bench, Fault, Place, Rule, amount
from denouement.answers.validate_reasons import Explanations
from denouement.answers.wording import Wording
from denouement.engine import Engine, Reasons, World, condition, opening
from denouement.errors import LimitReached
from denouement.ground import Ground, GroundAct, ground
from denouement.model import Span, Story
from denouement.search import Limits, StopReason, Watch
from denouement.search.limits import STOPS
from denouement.search.plans import now_and_then

__all__ = ["Fault", "Rule", "Validation", "validate"]


@dataclass(frozen=True)
class Validation:
    """What became of a plan that was given.

    ``acts`` are the acts as the story says them; ``before`` and ``after`` the author's utility, None for a story.
    Where ``stop`` is not complete, the checking was stopped, and more rules may fail.
    """

    title: str
    ending: str
    acts: tuple[str, ...]
    faults: tuple[Fault, ...]
    before: float | None
    after: float | None
    stop: StopReason
    transitions: int

    @property
    def complete(self) -> bool:
        """Whether everything was checked."""
        return self.stop.complete


def validate(
    story: Story,
    ending: str,
    plan: tuple[GivenAct, ...],
    limits: Limits,
    watch: Watch,
    file: str,
    lines: Sequence[str] = (),
) -> Validation:
    """Check a plan for an ending of a story or problem.

    All acts of the text are known here, also those that can never happen.

    Args:
        file: where the plan stands, to point at it.
        lines: those of the story's file, to quote from.

    Raises:
        StoryError: the past cannot have happened, or reactions set each other off without end.
    """
    with loops_told(story, lines):
        return _Checking(story, ending, plan, limits, watch, file).run()


class _Checking:
    def __init__(
        self, story: Story, ending: str, plan: tuple[GivenAct, ...], limits: Limits, watch: Watch, file: str
    ) -> None:
        self.story, self.plan, self.limits, self.watch = story, plan, limits, watch
        self.problem: Ground = ground(story, complete=True)
        self.engine = Engine(self.problem)
        self.opening, _ = opening(self.engine)
        self.reasons = Reasons(self.engine, limits.horizon, limits.depth)
        said = Wording(story, self.problem)
        self.bench = Bench(self.engine, self.reasons, said, ActNames(story, self.problem, said), limits)
        self.motives = Motives(self.engine, self.reasons, said)
        self.explanations = Explanations(self.bench)
        self.ending = next(e for e in self.problem.endings if e.name == ending)
        self.whole = Place(0, Span(file, 1, 1, 2))
        self.last: World | None = None

    def run(self) -> Validation:
        """Check everything, or as much as the limits allow."""
        self.engine.on_work, self.reasons.on_work = self.watch.work, now_and_then(self.watch)
        stop = StopReason.EXHAUSTED
        try:
            self._all()
        except LimitReached as fault:
            stop = STOPS[fault.limit]
        return Validation(
            self.story.title,
            self.ending.name,
            tuple(g.text for g in self.plan),
            tuple(self.bench.faults),
            author_utility(self.problem, self.opening),
            None if self.last is None else author_utility(self.problem, self.last),
            stop,
            self.watch.progress.transitions,
        )

    def _all(self) -> None:
        world = self.opening
        acts: list[GroundAct] = []
        for event, given in enumerate(self.plan, start=1):
            place = Place(event, given.span, given.excerpt)
            act = self.bench.known(given, place)
            if act is not None:
                self._event(act, given, world, place)
                world = self.engine.step(world, act)
                acts.append(act)
        if len(acts) == len(self.plan):
            self.last = world
            unknown = self.problem.author is not None and author_utility(self.problem, self.opening) is None
            if condition(self.ending.condition, world) and not unknown:
                self._spares(acts, world)
            else:
                self._misses(world)
        if len(self.plan) > self.limits.events:
            self.bench.fault(
                Rule.LENGTH,
                self.whole,
                f"the plan has {english.count(len(self.plan), 'event')}; "
                f"the limit is {english.count(self.limits.events, 'event')}",
                "--events sets the limit",
            )

    def _event(self, act: GroundAct, given: GivenAct, world: World, place: Place) -> None:
        """One act in the true world before it."""
        for atom in unmet_conditions(act, world):
            self.bench.fault(Rule.POSSIBLE, place, f"not possible: {self.bench.unmet(atom, world)}")
        strangers = set(given.others) - {self.bench.said.person(p) for p in act.willing}
        for name in sorted(strangers):
            self.bench.fault(
                Rule.REASON,
                place,
                f"a reason is given for {name}, who is not asked to be willing for this act",
            )
        for person in act.willing:
            name, believed = self.bench.said.person(person), world.minds[person]
            unmet = unmet_conditions(act, believed)
            for atom in unmet:
                self.bench.fault(
                    Rule.BELIEVED,
                    place,
                    f"{name} takes it for impossible: {self.bench.unmet(atom, believed)}",
                )
            if unmet:
                continue
            if name in given.others:
                inside = place.inside(name)
                self.explanations.check(
                    act, given.others[name], person, believed, self.reasons.horizon, 1, inside
                )
            elif (lacks := self.motives.missing(act, person, world)) is not None:
                self.bench.fault(
                    Rule.REASON, place, f"{name} has no reason within the limits: {lacks.because}"
                )

    def _misses(self, world: World) -> None:
        before, after = author_utility(self.problem, self.opening), author_utility(self.problem, world)
        if self.problem.author is None:
            told = "; ".join(
                self.bench.unmet(part, world) for part in self.ending.parts if not condition(part, world)
            )
            self.bench.fault(Rule.GOAL, self.whole, f"the ending “{self.ending.name}” is not reached: {told}")
            return
        self.bench.fault(
            Rule.GOAL,
            self.whole,
            f"the goal “{self.ending.name}” is not reached: the author's utility is {amount(before)} before "
            f"and {amount(after)} after the plan",
        )

    def _spares(self, acts: list[GroundAct], last: World) -> None:
        """Whether some acts can be left out: what remains is possible, has all its reasons, and ends as well."""
        goal = author_utility(self.problem, last)

        def as_well(world: World) -> bool:
            utility = author_utility(self.problem, world)
            if goal is not None:
                return utility is not None and utility >= goal
            return condition(self.ending.condition, world)

        def willing(act: GroundAct, world: World, taken: int) -> bool:
            return self.reasons.willing(act, world)

        kept = self.bench.selection(acts, self.opening, as_well, willing)
        if kept is not None:
            left_out, hint = self.bench.spare(acts, kept)
            message = f"acts can be left out and the goal is still reached: {left_out}"
            self.bench.fault(Rule.SPARED, self.whole, message, hint)
