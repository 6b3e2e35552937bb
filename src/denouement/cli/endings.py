"""``denouement endings``: every way the story can end."""

from __future__ import annotations

import sys
from typing import Any

import click

from denouement import english
from denouement.cli.chosen import ending_named
from denouement.cli.common import (
    guarded,
    json_option,
    limit_options,
    limits_from,
    open_story,
    searched,
    stop_code,
)
from denouement.cli.endings_felt import FeltEndings, Wish
from denouement.cli.output import document, faint, headed, print_json, say, wrapped

__all__ = ["command", "endings_as_json", "show_bound", "show_ending"]

_SIGNS = {"expected": "◉", "believable": "●", "forced": "◐", "out of reach": "○", "undecided": "?"}


@click.command("endings")
@click.argument("file", required=False)
@click.option(
    "--ending", "wanted", default=None, help="Only this ending; exit code 1 if it is not believable."
)
@click.option(
    "--feeling",
    "feelings",
    multiple=True,
    metavar="WORDS",
    help="Only endings after which somebody feels so: “Teo content”, “Mara relieved or content”, “Mara not angry”. "
    "Given several times, all must hold.",
)
@limit_options
@json_option
@guarded
def command(
    file: str | None, wanted: str | None, feelings: tuple[str, ...], as_json: bool, **limits: Any
) -> None:
    """Every ending of FILE: expected, believable, forced or out of reach, and how far that is proved."""
    opened = open_story(file)
    if wanted is not None:
        wanted = ending_named([e.name for e in opened.story.endings], wanted)
    within = limits_from(**limits)
    wish = Wish(opened, feelings, within) if feelings else None
    answer = searched(opened, within)
    chosen = [e for e in answer.endings if wanted in (None, e.name)]
    felt = wish.sorted_out(answer, chosen) if wish is not None else None
    chosen = felt.fits if felt is not None else chosen
    failed = (wanted is not None or felt is not None) and not any(e.status.is_believable for e in chosen)
    code = stop_code(felt.ends if felt is not None and answer.complete else answer, failed)
    if as_json:
        print_json(endings_as_json(answer, chosen, felt))
        sys.exit(code)
    say(headed(f"{answer.title}: how it can end"))
    if not answer.endings:
        say()
        say(wrapped("The story names no endings yet. Add some, a name and a condition each:"))
        say()
        say("endings")
        one, other = (*opened.story.people, "Mara", "Teo")[:2]
        say(f"  they meet: {one} and {other} are together")
    for ending in chosen:
        say()
        show_ending(ending)
        if felt is not None:
            felt.show_ending(ending.name)
    if felt is not None and answer.endings:
        felt.show_rest()
    if wanted is None:
        show_rest(answer)
    if answer.endings:
        say()
        show_bound(answer)
    sys.exit(code)


def show_ending(ending: Any) -> None:
    """An ending with its status, its shortest story, and what is missing."""
    status = ending.status.value
    planned = " (planned)" if ending.planned else ""
    head = f"{planned}: {status}"
    if status == "expected":
        head += ": what these people would do if nobody interfered"
    if status == "believable":
        events = english.count(len(ending.shortest), "event")
        ways = english.count(ending.ways, "shortest way")
        head += f", {ways} of {events}" if ending.ways else f", in {events}; perhaps in fewer"
    if status == "forced":
        lacking = len({h.index for h in ending.holes})
        without = "it takes at least" if ending.proved else "it takes at most"
        head += f"; {without} {english.count(lacking, 'act')} without a reason"
    say(headed(ending.name, head, f"{_SIGNS[status]} ", "    "))
    holes: dict[int, list[Any]] = {}
    for hole in ending.holes:
        holes.setdefault(hole.index, []).append(hole)
    for index, sentence in enumerate(ending.told):
        mark = "✗" if index in holes else " "
        say(wrapped(f"{index + 1}. {sentence}", f"  {mark} ", "       "))
        for hole in holes.get(index, []):
            say(wrapped(f"no reason: {hole.because}.", "       ", "       "))
    if ending.cannot:
        say(wrapped(ending.cannot, "    "))
    if status == "undecided":
        say(wrapped("The search was stopped before this was known.", "    "))
        say(wrapped(ending.known, "    "))


def show_rest(answer: Any) -> None:
    """The expected story, where it comes to none of the endings; or that a limit came before it was known."""
    if any(e.status.value == "expected" for e in answer.endings):
        return
    if answer.expected is None:
        if not answer.foretold:
            say()
            say(wrapped("What they would do if nobody interfered was not known before the limit."))
        return
    say()
    if not answer.told:
        say(wrapped(f"None of these is expected: {answer.rest}."))
    else:
        say(wrapped("None of these is expected. If nobody interfered:"))
        for number, sentence in enumerate(answer.told, start=1):
            say(wrapped(f"{number}. {sentence}", "    ", "       "))
        say(wrapped(f"Then {answer.rest}.", "    "))
    if answer.standstill is not None:
        say()
        show_standstill(answer.standstill)
    if not answer.foretold:
        unknown = "Who waits for whom" if answer.standstill is None else "All that would make them go on"
        say(wrapped(f"{unknown} was not known before the limit."))


def show_standstill(rests: Any) -> None:
    """Who waits for whom at the end of the expected story, and what would come of it if they did not."""
    if rests.sentence:
        say(wrapped(rests.sentence))
    for one in (*rests.waits, *rests.breaks):
        say(wrapped(english.sentence_case(one.sentence), "  · ", "    "))
    if rests.sentence:
        breaks = "Somebody goes first who would lose by waiting, or gain by being the one to do it."
        say(wrapped(breaks, "  · ", "    "))


def show_bound(answer: Any) -> None:
    """How far the answer is proved."""
    people = f"people think {english.count(answer.limits.horizon, 'event')} ahead"
    people += f" and {english.count(answer.limits.depth, 'mind')} deep"
    if not answer.searched:
        steps = "1 transition" if answer.transitions == 1 else f"{answer.transitions:,} transitions"
        text = f"Not complete: stopped at {answer.stop.value}, after {steps}."
        text += f" Believable stories of up to {english.count(answer.events, 'event')} were all considered."
        text += " --effort looks further; fewer worlds, people, places and claims make it quicker."
    elif answer.exhausted:
        text = f"Proved: every believable story, of any length, was considered ({people});"
        text += f" forced ones within {english.count(answer.limits.events, 'event')}."
    else:
        text = f"Proved within {english.count(answer.limits.events, 'event')} ({people})."
    if answer.searched and not answer.complete:
        text += f" Not complete: {answer.stop.value} came before it was known what they would do."
    say(faint(wrapped(text)))


def endings_as_json(answer: Any, chosen: list[Any], felt: FeltEndings | None = None) -> dict[str, Any]:
    """The document of ``endings --json``; with ``felt``, how people feel at the end of each."""
    limits = answer.limits
    return document(
        "endings",
        answer.complete and (felt is None or felt.ends.complete),
        story=answer.title,
        bound={
            "events": limits.events if answer.searched else answer.events,
            "horizon": limits.horizon,
            "depth": limits.depth,
        },
        exhausted=answer.exhausted,
        stop=answer.stop.name.lower(),
        transitions=answer.transitions,
        expected=None
        if answer.expected is None
        else {
            "story": list(answer.told),
            "rest": answer.rest,
            **_standstill_json(answer.standstill, answer.foretold),
        },
        endings=[
            {
                "name": e.name,
                "planned": e.planned,
                "status": e.status.value,
                "story": list(e.told),
                "shortest": list(e.shortest),
                "ways": e.ways,
                "holes": [
                    {
                        "act": h.act,
                        "person": h.person,
                        "kind": h.kind,
                        "because": h.because,
                        "event": h.index + 1,
                    }
                    for h in e.holes
                ],
                "cannot": e.cannot,
                "proved": e.proved,
                "known": e.known,
                **({} if felt is None else {"feelings": felt.ending_json(e.name)}),
            }
            for e in chosen
        ],
        **({} if felt is None else {"feeling": felt.rest_json()}),
    )


def _standstill_json(rests: Any, complete: bool) -> dict[str, Any]:
    return {
        "complete": complete,
        "waits": [
            {
                "person": w.person,
                "act": w.told,
                "for": list(w.others),
                "awaited": w.awaited,
                "mutual": list(w.mutual),
            }
            for w in (rests.waits if rests is not None else ())
        ],
        "breaks": [
            {"act": b.act, "story": list(b.story), "endings": list(b.endings)}
            for b in (rests.breaks if rests is not None else ())
        ],
    }
