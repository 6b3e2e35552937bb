"""What ``denouement plan`` shows: plans, what is proved of them, sizes, and the faults of a plan that was given.

As text, and as JSON documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

from denouement import english
from denouement.cli.output import document, faint, headed, say, wrapped

if TYPE_CHECKING:
    from denouement.answers import PlanAnswer, PlannedAct, Validation, Wording
    from denouement.model import Role, Story
    from denouement.search import Limits

__all__ = [
    "Stats",
    "plans_as_json",
    "show_plans",
    "show_stats",
    "show_validation",
    "sizes",
    "validation_as_json",
]

_MOST_FAULTS = 50


# --- plans


def show_plans(answer: PlanAnswer, said: Wording, every: bool) -> None:
    """Each plan with its acts; a plan alone with everybody's reasons; then what is proved."""
    from denouement.answers import tree_lines

    say(headed(f"{answer.title}: {answer.ending}"))
    several = len(answer.plans) > 1
    for count, plan in enumerate(answer.plans, start=1):
        gain = "" if plan.after is None else f" (the author's utility: {_change(answer.before, plan.after)})"
        say()
        say(f"plan{f' {count}' if several else ''} of {english.count(len(plan.acts), 'event')}{gain}")
        if several:
            for number, planned in enumerate(plan.acts, start=1):
                say(f"  {number}. {said.act(planned.act)}")
        else:
            for depth, text in tree_lines(plan.acts, said):
                say("  " * (depth + 1) + text)
    if several:
        say()
        say(faint("Everybody's reasons are in --json; a plan alone is shown with them."))
    say()
    for line in _proved(answer, every):
        say(faint(wrapped(line)))


def _proved(answer: PlanAnswer, every: bool) -> Iterator[str]:
    """What is proved, a sentence each, and what is not."""
    from denouement.search import StopReason

    found = answer.outcome
    people = f"(people think {_thinking(answer.limits)})"
    if found.length is not None:
        if found.is_shortest:
            yield f"Proved: no shorter plan exists {people}."
        if found.longer:
            within = f"of up to {english.count(answer.limits.events, 'event')}"
            if found.count is not None:
                yield f"Proved: these are all plans {within} from which nothing can be left out."
            elif answer.complete:
                yield f"There are more plans {within}; --most lists more."
        elif found.count is not None:
            events = english.count(found.length, "event")
            one = f"this is the only plan of {events}"
            yield f"Proved: {one if found.count == 1 else f'there are exactly {found.count:,} plans of {events}'}."
            if not found.listed_all:
                yield f"The first {len(found.plans):,} of them are listed; --most lists more."
    elif found.stop is StopReason.EXHAUSTED:
        yield f"Proved: no plan of any length exists {people}."
    elif answer.complete:
        yield f"Proved: no plan of up to {english.count(answer.limits.events, 'event')} exists {people}."
    if answer.complete:
        return
    counted = " Shortest plans were not all counted." if found.length is not None and every else ""
    yield f"Not complete: stopped at {answer.stop.value}, after {answer.transitions:,} transitions.{counted}"
    if not found.is_shortest and found.none_below > 0:
        yield f"Proved so far: no plan of fewer than {english.count(found.none_below, 'event')} exists {people}."


def plans_as_json(
    answer: PlanAnswer, said: Wording, goal: float | None, stats: Stats | None
) -> dict[str, Any]:
    """The document of ``plan --json``."""
    found = answer.outcome
    return document(
        "plan",
        answer.complete,
        story=answer.title,
        ending=answer.ending,
        goal=goal,
        bound=_bound(answer.limits),
        stop=answer.stop.name.lower(),
        length=found.length,
        proved={
            "no_shorter": found.is_shortest,
            "no_plan": found.length is None and answer.complete,
            "of_any_length": found.length is None and found.stop.name == "EXHAUSTED",
            "none_below": found.none_below,
        },
        count=found.count,
        all_listed=found.listed_all,
        transitions=answer.transitions,
        plans=[
            {
                "plan": [_act_as_json(a, said) for a in plan.acts],
                "utility": _both(answer.before, plan.after),
            }
            for plan in answer.plans
        ],
        **_with(stats),
    )


def _act_as_json(planned: PlannedAct, said: Wording) -> dict[str, Any]:
    """An act as in the field's vectors, ``action`` and ``others``; and what each of the others gains."""
    node: dict[str, Any] = {"action": said.act(planned.act)}
    if planned.reasons:
        names = [said.person(r.person) for r in planned.reasons]
        named = list(zip(names, planned.reasons, strict=True))
        node["others"] = {name: [_act_as_json(a, said) for a in reason.plan] for name, reason in named}
        node["utility"] = {name: {"before": reason.before, "after": reason.after} for name, reason in named}
    return node


# --- sizes and times


@dataclass(frozen=True)
class Stats:
    """The size of a problem, and the seconds and the work it took; ``worlds`` is None where none were counted."""

    size: dict[str, dict[str, int]]
    seconds: dict[str, float]
    transitions: int
    worlds: int | None = None


def sizes(story: Story) -> dict[str, dict[str, int]]:
    """How much there is in the text, and how much of it is left when what can never be is gone."""
    from denouement.ground import ground

    found = {}
    for name, problem in (("text", ground(story, complete=True)), ("reachable", ground(story))):
        found[name] = {
            "characters": len(problem.people),
            "entities": len(story.entities),
            "properties": len({f.fact for f in problem.fluents}),
            "facts": len(problem.fluents),
            "actions": len({a.action for a in problem.acts}),
            "acts": len(problem.acts),
            "reactions": len(problem.reactions),
        }
    # Facts that nothing in the text reads are declared all the same.
    found["text"]["properties"] = len(story.facts)
    found["text"]["facts"] = sum(_fillings(fact.roles, story) for fact in story.facts.values())
    return found


def _fillings(roles: Sequence[Role], story: Story) -> int:
    """In how many ways roles can be filled: one named twice is one role, and one fixed in the text has one filler."""
    kinds = {role.name: role.kind for role in roles if not role.name.startswith("=")}
    return prod(2 if kind == "boolean" else len(story.members(kind)) for kind in kinds.values())


def show_stats(stats: Stats) -> None:
    """A table of sizes, then times and work."""
    names = {"facts": "ground facts", "acts": "ground acts", "reactions": "ground reactions"}
    text, reachable = stats.size["text"], stats.size["reachable"]
    say()
    say(f"{'':18} {'text':>10} {'reachable':>10}")
    for key in text:
        say(f"{names.get(key, key):18} {text[key]:>10,} {reachable[key]:>10,}")
    say()
    for part, seconds in stats.seconds.items():
        say(f"{part:18} {seconds:>10.3f} s")
    say(f"{'transitions':18} {stats.transitions:>10,}")
    if stats.worlds is not None:
        say(f"{'worlds':18} {stats.worlds:>10,}")


def _with(stats: Stats | None) -> dict[str, Any]:
    if stats is None:
        return {}
    seconds = {part: round(number, 6) for part, number in stats.seconds.items()}
    work = {"seconds": seconds, "transitions": stats.transitions, "worlds": stats.worlds}
    return {"stats": {**stats.size, **work}}


# --- a plan that was given


def show_validation(answer: Validation, limits: Limits) -> None:
    """Each rule that fails with its place, and the verdict."""
    say(headed(f"{answer.title}: a plan of {english.count(len(answer.acts), 'event')} for {answer.ending}"))
    for fault in answer.faults[:_MOST_FAULTS]:
        where = f"act {fault.event}" if fault.event else "the whole plan"
        say()
        say(f"✗ {fault.span}: {' › '.join((where, *fault.within))}: {fault.rule.value}")
        if fault.event:
            say(wrapped(answer.acts[fault.event - 1], "    "))
        say(wrapped(f"{fault.message}.", "    "))
        if fault.hint:
            say(wrapped(fault.hint, "    "))
    if len(answer.faults) > _MOST_FAULTS:
        say(f"… and {len(answer.faults) - _MOST_FAULTS:,} more; --json tells all of them")
    say()
    say(faint(wrapped(_verdict(answer, limits))))


def _verdict(answer: Validation, limits: Limits) -> str:
    if not answer.complete:
        return f"Not complete: stopped at {answer.stop.value}; more rules may fail."
    people = f"people think {_thinking(limits)}"
    if answer.faults:
        return f"Not a plan: {english.count(len(answer.faults), 'failure')} ({people})."
    gain = "" if answer.after is None else f"; the author's utility: {_change(answer.before, answer.after)}"
    return f"Valid: every rule holds ({people}){gain}."


def validation_as_json(
    answer: Validation, limits: Limits, goal: float | None, stats: Stats | None
) -> dict[str, Any]:
    """The document of ``plan --validate --json``."""
    return document(
        "plan-validation",
        answer.complete,
        story=answer.title,
        ending=answer.ending,
        goal=goal,
        bound=_bound(limits),
        stop=answer.stop.name.lower(),
        valid=answer.complete and not answer.faults,
        acts=list(answer.acts),
        utility=_both(answer.before, answer.after),
        transitions=answer.transitions,
        faults=[
            {
                "rule": f.rule.name.lower(),
                "event": f.event,
                "within": list(f.within),
                "file": f.span.file,
                "line": f.span.line,
                "column": f.span.column,
                "message": f.message,
                "hint": f.hint,
            }
            for f in answer.faults
        ],
        **_with(stats),
    )


# --- shared


def _thinking(limits: Limits) -> str:
    return f"{english.count(limits.horizon, 'event')} ahead and {english.count(limits.depth, 'mind')} deep"


def _bound(limits: Limits) -> dict[str, int | None]:
    from denouement.search import NO_BOUND

    events = None if limits.events >= NO_BOUND else limits.events
    return {"events": events, "horizon": limits.horizon, "depth": limits.depth}


def _both(before: float | None, after: float | None) -> dict[str, float | None] | None:
    return None if before is None else {"before": before, "after": after}


def _change(before: float | None, after: float | None) -> str:
    return " → ".join("unknown" if u is None else f"{u:g}" for u in (before, after))
