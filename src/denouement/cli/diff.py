"""``denouement diff``: two versions of a story, compared by their endings."""

from __future__ import annotations

import sys
from typing import Any

import click

from denouement import english
from denouement.cli.common import (
    guarded,
    json_option,
    limit_options,
    limits_from,
    open_story,
    searched,
    stop_code,
)
from denouement.cli.exits import Exit
from denouement.cli.output import document, faint, headed, print_json, say, warn, wrapped

__all__ = ["command"]

_MOST_LINES = 40
"""Lines of the files shown; two files with more than these in between are hardly versions of one."""


@click.command("diff")
@click.argument("old")
@click.argument("new")
@limit_options
@json_option
@guarded
def command(old: str, new: str, as_json: bool, **limits: Any) -> None:
    """What is otherwise in NEW than in OLD, two versions of a story: endings gained, lost and moved.

    Exit code 1 if anything about the endings or the expected story differs.
    """
    from denouement.answers.diff import Version, diff
    from denouement.search import StopReason

    asked = limits_from(**limits)
    opened = [open_story(old), open_story(new)]
    versions: list[Any] = []
    for one in opened:
        answer = searched(one, asked)
        if answer.stop is StopReason.INTERRUPTED and not versions:
            warn("interrupted while the old version was searched; there is nothing to compare yet")
            sys.exit(Exit.INTERRUPTED)
        versions.append(Version(one.analysis, answer))
    found = diff(*versions)
    stopped = next((v.answer for v in versions if not v.answer.complete), versions[1].answer)
    if as_json:
        print_json(_as_json(found, (old, new), versions))
    else:
        _show(found, (old, new), stopped)
    sys.exit(stop_code(stopped, not found.is_same))


# --- as text


def _show(found: Any, names: tuple[str, str], stopped: Any) -> None:
    from denouement.answers.diff import Change

    say(headed(f"From {names[0]} to {names[1]}"))
    for change, heading in (
        (Change.GAINED, "Gained"),
        (Change.LOST, "Lost"),
        (Change.MOVED, "Moved"),
        (Change.UNDECIDED, "Undecided: a limit came first"),
    ):
        endings = found.of(change)
        if endings:
            say()
            say(headed(heading))
        for ending in endings:
            _show_ending(ending)
    same = found.of(Change.SAME)
    if same:
        say()
        names_of = english.join([f"“{e.name}”" for e in same])
        say(wrapped(f"As before: {names_of}."))
    if not found.endings:
        say()
        say("Neither version names any endings.")
    if found.expected is not None:
        say()
        _show_expected(found.expected)
    say()
    _show_lines(found)
    if not found.complete:
        say()
        say(
            faint(
                wrapped(
                    f"Not complete: stopped at {stopped.stop.value}; the same endings may yet differ. "
                    "--effort looks further."
                )
            )
        )


def _show_ending(ending: Any) -> None:
    planned = " (planned)" if (ending.new or ending.old).planned else ""
    statuses = ["not there" if e is None else e.status.value for e in (ending.old, ending.new)]
    say(headed(ending.name, f"{planned}: {' → '.join(dict.fromkeys(statuses))}", "  ", "    "))
    for text in ending.differs:
        if "→" not in text:
            say(wrapped(text, "    "))
    if ending.new is None:
        return
    before = None if ending.old is None else ending.old.shortest
    if ending.new.shortest and ending.new.shortest != before:
        holes = {h.index: h for h in ending.new.holes}
        for index, sentence in enumerate(ending.new.shortest):
            mark = "✗" if index in holes else " "
            say(wrapped(f"{index + 1}. {sentence}", f"    {mark} ", "         "))
            if index in holes:
                say(wrapped(f"no reason: {holes[index].because}.", "         "))
    if ending.new.cannot and (ending.old is None or ending.new.cannot != ending.old.cannot):
        say(wrapped(ending.new.cannot, "      "))


def _show_expected(expected: Any) -> None:
    say(headed("The story to be expected"))
    if expected.is_same:
        count = english.count(len(expected.new.story), "event")
        same = f"The same as before, {count}" if expected.new.story else "As before, nobody does anything"
        say(wrapped(f"{same}; {_comes_to(expected.new)}.", "  "))
        for text in _waits(expected):
            say(wrapped(text, "  "))
        return
    if expected.common:
        last = expected.new.story[expected.common - 1].rstrip(".")
        say(wrapped(f"The same up to event {expected.common}, “{last}”.", "  "))
    else:
        say("  Another from the first event on.")
    for label, side in (("before", expected.old), ("now", expected.new)):
        if not side.next:
            waits = f" {side.waits}" if side.waits else ""
            say(wrapped(f"{label + ':':<7} it is over; {_comes_to(side)}.{waits}", "  ", "          "))
            continue
        say(wrapped(f"{label + ':':<7} {expected.common + 1}. {side.because}", "  ", "          "))
        for number, sentence in enumerate(side.story[expected.common + 1 :], start=expected.common + 2):
            say(wrapped(f"{number}. {sentence}", "          ", "             "))
        say(wrapped(f"{english.sentence_case(_comes_to(side))}.", "          "))
        if side.waits:
            say(wrapped(side.waits, "          "))


def _waits(expected: Any) -> list[str]:
    """Who waits for whom at the end of a story that both versions expect; of each, if it is not the same."""
    old, new = expected.old.waits, expected.new.waits
    if old == new:
        return [new] if new else []
    return [
        f"{label}: {text or 'nobody waits for anybody.'}" for label, text in (("Before", old), ("Now", new))
    ]


def _comes_to(side: Any) -> str:
    if side.endings:
        return f"it comes to {english.join([f'“{n}”' for n in side.endings])}"
    return "it comes to no ending of the story"


def _show_lines(found: Any) -> None:
    lines = found.lines
    if not lines:
        say(
            "The files have the same lines."
            + ("" if found.is_same else " What differs are the worlds they use.")
        )
        return
    say(headed("What was changed in the file"))
    width = len(str(max(line.number for line in lines)))
    for line in lines[:_MOST_LINES]:
        say(f"  {line.number:>{width}} {'+' if line.is_new else '-'} {line.text}")
    if len(lines) > _MOST_LINES:
        say(f"  … and {len(lines) - _MOST_LINES:,} more lines; --json tells all of them")


# --- as a document


def _as_json(found: Any, names: tuple[str, str], versions: list[Any]) -> dict[str, Any]:
    limits = versions[1].answer.limits
    return document(
        "diff",
        found.complete,
        same=found.is_same,
        bound={"events": limits.events, "horizon": limits.horizon, "depth": limits.depth},
        old={"file": names[0], "story": versions[0].answer.title},
        new={"file": names[1], "story": versions[1].answer.title},
        endings=[
            {
                "name": e.name,
                "change": e.change.value,
                "differs": list(e.differs),
                "old": _ending_json(e.old),
                "new": _ending_json(e.new),
            }
            for e in found.endings
        ],
        expected=None
        if found.expected is None
        else {
            "same": found.expected.is_same,
            "common": found.expected.common,
            "old": _side_json(found.expected.old),
            "new": _side_json(found.expected.new),
        },
        lines=[{"sign": "+" if n.is_new else "-", "line": n.number, "text": n.text} for n in found.lines],
    )


def _ending_json(ending: Any | None) -> dict[str, Any] | None:
    if ending is None:
        return None
    return {
        "name": ending.name,
        "planned": ending.planned,
        "status": ending.status.value,
        "shortest": list(ending.shortest),
        "ways": ending.ways,
        "cannot": ending.cannot,
        "proved": ending.proved,
    }


def _side_json(side: Any) -> dict[str, Any]:
    return {
        "story": list(side.story),
        "endings": list(side.endings),
        "rest": side.rest,
        "waits": side.waits or None,
        "next": side.next or None,
        "because": side.because or None,
    }
