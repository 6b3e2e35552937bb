"""Why: the reasons for an event or for a whole story, one sentence first, then the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from denouement import english
from denouement.answers.analysis import Analysis
from denouement.answers.endings import EndingAnswer, EndingsAnswer, Status
from denouement.answers.motives import Missing, Motives, ReasonTree
from denouement.answers.wording import key_of
from denouement.diagnostics import nearest
from denouement.engine import Moment, Reason, ReasonKind, Turn, World
from denouement.errors import UsageError
from denouement.ground import GroundAct

__all__ = ["ActReasons", "WhyAnswer", "reasons_of", "why"]


@dataclass(frozen=True)
class ActReasons:
    """The reasons for one event: for each person who must be willing, a tree, or what is missing.

    ``number`` is the event's place in its story, from 1.
    """

    number: int
    act: str
    reasons: tuple[ReasonTree, ...]
    missing: tuple[Missing, ...]
    happens: bool


@dataclass(frozen=True)
class WhyAnswer:
    """What was asked about, the story it stands in, and the reasons for the events asked about.

    ``ending`` names the ending of that story; empty for the draft, and for an expected story that comes to none. ``over`` says in
    words which story it is.
    """

    asked: str
    ending: str
    story: tuple[str, ...]
    events: tuple[ActReasons, ...]
    over: str = ""


def why(
    analysis: Analysis,
    answer: EndingsAnswer,
    asked: str,
    within: str = "",
    draft: Sequence[Moment] = (),
) -> WhyAnswer:
    """The reasons for an ending's shortest story, or for one event of such a story or of the draft.

    Args:
        asked: the name of an ending, the number of an event, or (part of) its sentence.
        within: the ending whose story is meant; else the expected story, then the first that tells of the event.
        draft: the draft as played; looked through where no story found tells of the event.

    Raises:
        UsageError: nothing of that name is told in any story found.
    """
    if within and answer.ending(within) is None:
        known = ", ".join(e.name for e in answer.endings)
        raise UsageError(f"the story has no ending “{within}”", f"its endings are: {known}")
    stories = {e.name: e for e in answer.endings if e.acts and (not within or e.name == within)}
    key = key_of(asked)
    by_name = {name.casefold(): name for name in stories}
    begun = [name for name in by_name if name.startswith(key)]
    if key in by_name or begun:
        ending = stories[by_name[key if key in by_name else begun[0]]]
        reasons = tuple(_all(analysis, answer, ending))
        return WhyAnswer(asked, ending.name, ending.told, reasons, _over(ending.name))
    expected = answer.expected
    if expected is not None and not any(e.status is Status.EXPECTED for e in answer.endings) and not within:
        found = _numbered(analysis, key, expected.acts)
        if found:
            turn = expected.turns[found - 1]
            plain = [_plainest(answer.motives, turn)]
            event = reasons_of(analysis, answer.motives, turn.act, turn.world, found, plain)
            return WhyAnswer(asked, "", answer.told, (event,), "the expected story")
    for name, ending in sorted(stories.items(), key=lambda s: s[1].status is not Status.EXPECTED):
        found = _numbered(analysis, key, ending.acts)
        if found:
            event = _all(analysis, answer, ending)[found - 1]
            return WhyAnswer(asked, name, ending.told, (event,), _over(name))
    for number, moment in enumerate(draft, start=1):
        if moment.act is not None and len(key) > 3 and key in moment.text.casefold():
            told = tuple(english.finish(m.text) for m in draft)
            event = reasons_of(analysis, answer.motives, moment.act, moment.before, number)
            return WhyAnswer(asked, "", told, (event,), "the draft")
    raise _unknown(analysis, answer, asked)


def _over(ending: str) -> str:
    return f"the story that ends “{ending}”"


def _numbered(analysis: Analysis, key: str, acts: Sequence[GroundAct]) -> int:
    """The number of the first of these acts that is meant, from 1; 0 if none is."""
    for number, act in enumerate(acts, start=1):
        said = analysis.wording.act(act).casefold()
        if key == str(number) or key == said or (len(key) > 3 and key in said):
            return number
    return 0


def _unknown(analysis: Analysis, answer: EndingsAnswer, asked: str) -> UsageError:
    told = [analysis.wording.act(a) for e in answer.endings for a in e.acts]
    names = [e.name for e in answer.endings]
    like = nearest(asked, [*names, *dict.fromkeys(told)])
    unfound = next((e for e in answer.endings if e.name.casefold() == asked.casefold() and not e.acts), None)
    if unfound is not None and unfound.status.is_believable:
        hint = "ask with --not what becomes of it"
        return UsageError(f"the ending “{unfound.name}” holds at the opening: nothing has to happen", hint)
    if unfound is not None:
        return UsageError(f"no story was found for the ending “{unfound.name}”", unfound.cannot or "")
    hint = "did you mean: " + " · ".join(like) if like else "the endings are: " + ", ".join(names)
    if asked.isdecimal() and told:
        longest = max(len(e.acts) for e in answer.endings)
        return UsageError(
            f"no story that was found has an event number {asked}",
            f"the longest has {english.count(longest, 'event')}" + (f"; {hint}" if not like else ""),
        )
    return UsageError(f"no story that was found tells of “{asked}”", hint)


def _all(analysis: Analysis, answer: EndingsAnswer, ending: EndingAnswer) -> list[ActReasons]:
    """The reasons for each act of an ending's story; in the expected one, as each was foreseen at its turn."""
    turns = answer.expected.turns if answer.expected and ending.status is Status.EXPECTED else ()
    world = analysis.opening
    found = []
    for number, act in enumerate(ending.acts, start=1):
        known = [_plainest(answer.motives, turns[number - 1])] if turns else []
        found.append(reasons_of(analysis, answer.motives, act, world, number, known))
        world = analysis.engine.step(world, act)
    return found


def _plainest(motives: Motives, turn: Turn) -> Reason:
    """The reason of a turn; where a plan that could work is behind it, that plan, in which every act is needed.

    The plan has to bring nothing that is not foreseen as well: hope is no reason for what people would do.
    """
    reason = turn.reason
    if reason.kind is ReasonKind.GAIN:
        plan = motives.reasons.reason(turn.act, turn.person, turn.world)
        if plan is not None and not plan.is_foreseen:
            hoped = motives.balance(turn.person, plan.worlds[0], plan.worlds[-1])[0]
            foreseen = dict(motives.balance(turn.person, reason.worlds[0], reason.worlds[-1])[0])
            if all(foreseen.get(want, 0.0) >= amount for want, amount in hoped):
                return plan
    return reason


def reasons_of(
    analysis: Analysis,
    motives: Motives,
    act: GroundAct,
    world: World,
    number: int,
    known: Sequence[Reason] = (),
) -> ActReasons:
    """The reasons for one act in one world; some may be known already."""
    trees, missing = [], []
    for person in act.willing:
        reason = next((r for r in known if r.person == person), None)
        reason = reason or motives.reasons.reason(act, person, world)
        if reason is not None:
            trees.append(motives.tree(reason))
        else:
            lacks = motives.missing(act, person, world)
            assert lacks is not None
            missing.append(lacks)
    return ActReasons(number, analysis.wording.act(act), tuple(trees), tuple(missing), not act.willing)
