"""``denouement feels``: what everybody feels, event by event, and why."""

from __future__ import annotations

import sys
from typing import Any

import click

from denouement import english
from denouement.cli.chosen import chosen_story, person_named
from denouement.cli.common import (
    guarded,
    json_option,
    limit_options,
    limits_from,
    open_story,
    stop_code,
    watching,
)
from denouement.cli.exits import Exit
from denouement.cli.files import file_and_rest
from denouement.cli.output import document, headed, print_json, say, table, warn

__all__ = ["command"]

_MOST_SHOWN = 3
"""Feelings shown for somebody at one event; the others are in the JSON document."""
_BAR = 12
_PER_MARK = 0.5


@click.command("feels")
@click.argument("who", nargs=-1, metavar="[FILE] [PERSON]")
@click.option("--ending", default=None, help="Over the shortest story to this ending, instead of the draft.")
@click.option("--expected", is_flag=True, help="Over the expected story, instead of the draft.")
@limit_options
@json_option
@guarded
def command(who: tuple[str, ...], ending: str | None, expected: bool, as_json: bool, **limits: Any) -> None:
    """What everybody feels over the draft of FILE, or what is expected without one, and why.

    Nothing of it is written down by anybody: feelings follow from what people believe, want and foresee.
    """
    if expected and ending is not None:
        raise click.UsageError("--expected and --ending name different stories; give one of them")
    file, named = file_and_rest(who)
    opened = open_story(file)
    person = None if named is None else person_named(opened, named)
    given = limits_from(**limits)
    from denouement.feelings import feels

    log, about = None, "the expected story"
    if ending is not None or (opened.analysis.ground.draft and not expected):
        story = chosen_story(opened, ending, given)
        log, about = story.log, story.over
    with watching(given) as watch:
        answer = feels(opened.analysis, given, watch, log)
    chosen = [n for n, p in enumerate(answer.people) if person in (None, p)]
    if as_json:
        print_json(_as_json(answer, chosen, about))
        sys.exit(_code(answer))
    say(headed(f"{answer.title}: what they feel, over {about}"))
    _show_table(answer, chosen)
    for number in chosen:
        _show_curve(answer, number)
    if answer.stop is not None:
        warn(f"stopped at {answer.stop.value}; what comes after was not looked at")
    sys.exit(_code(answer))


def _code(answer: Any) -> Exit:
    return stop_code(_Stopped(answer))


class _Stopped:
    """What :func:`stop_code` asks of an answer."""

    def __init__(self, answer: Any) -> None:
        self.stop = answer.stop
        self.complete = answer.stop is None


def _show_table(answer: Any, people: list[int]) -> None:
    """Event by event: who feels what, how strongly, and why; and what shows of it."""
    rows: list[tuple[str, ...]] = []
    for number, event in enumerate(("the opening", *answer.events)):
        first = f"{number}. {event}" if number else event
        for person in people:
            for feeling in answer.at(number, person)[:_MOST_SHOWN]:
                strength = f"{feeling.name} {feeling.strength:g}"
                rows.append((first, answer.people[person], strength, feeling.because))
                first = ""
            for display in answer.displays:
                if display.event == number and display.person == person:
                    rows.append((first, "", "it shows", _shown(answer, display)))
                    first = ""
        if first and number:
            rows.append((first, "", "", ""))
    say()
    if not any(answer.at(n, p) for n in range(len(answer.events) + 1) for p in people):
        say("No feelings: nothing that happens bears on what anybody wants, as they see it.")
    say(table(rows, ("event", "who", "feels", "because"), (32, 12, 22, 56)))


def _shown(answer: Any, display: Any) -> str:
    """A sign and how it is read: *hesitates; Mara takes it for lying*."""
    read = [
        f"{answer.people[r.viewer]} {'sees' if r.right else 'takes it for'} {r.state}"
        for r in display.readings
    ]
    return f"{display.text}; {english.join(read)}"


def _show_curve(answer: Any, person: int) -> None:
    """A line for each event: how much is unpleasant to the left of the middle, how much is pleasant to the right."""
    say()
    say(headed(f"{answer.people[person]}  (− unpleasant, + pleasant; a mark is half a want of 1)"))
    for mood in answer.curve(person):
        down = "−" * _marks(mood.unpleasant)
        up = "+" * _marks(mood.pleasant)
        names = ", ".join(dict.fromkeys(f.feeling.name for f in mood.felt[:_MOST_SHOWN]))
        say(f"{mood.event:>3}. {down:>{_BAR}}|{up:<{_BAR}}  {names}".rstrip())


def _marks(amount: float) -> int:
    return min(_BAR, round(amount / _PER_MARK))


def _as_json(answer: Any, people: list[int], about: str) -> dict[str, Any]:
    names = answer.people
    return document(
        "feels",
        answer.stop is None,
        story=answer.title,
        over=about,
        stopped=None if answer.stop is None else answer.stop.value,
        events=[{"number": n, "text": t} for n, t in enumerate(("the opening", *answer.events))],
        feelings=[
            {
                "event": f.event,
                "person": names[f.person],
                "feeling": f.name,
                "strength": f.strength,
                "toward": None if f.toward is None else names[f.toward],
                "because": f.because,
                "wants": [answer.wants[n] for n in f.cause.wants],
                "before": f.cause.before.word if f.cause.before is not None else None,
                "after": f.cause.after.word if f.cause.after is not None else None,
                "reasons": list(f.cause.reasons),
                "instead": [e.word for e in f.cause.instead],
            }
            for f in answer.feelings
            if f.person in people
        ],
        displays=[
            {
                "event": d.event,
                "person": names[d.person],
                "sign": d.text,
                "family": d.sign.family.value,
                "voluntary": d.sign.voluntary,
                "shows": d.state,
                "read": [{"by": names[r.viewer], "as": r.state, "right": r.right} for r in d.readings],
            }
            for d in answer.displays
            if d.person in people
        ],
        moods=[
            {
                "person": names[p],
                "event": m.event,
                "pleasant": m.pleasant,
                "unpleasant": m.unpleasant,
                "felt": [{"feeling": f.feeling.name, "strength": round(f.strength, 3)} for f in m.felt],
            }
            for p in people
            for m in answer.curve(p)
        ],
    )
