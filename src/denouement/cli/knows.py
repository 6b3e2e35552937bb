"""``denouement knows``: who believes what, when, and how they came to."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import click

from denouement.cli.chosen import chosen_story, person_named
from denouement.cli.common import guarded, json_option, limit_options, limits_from, open_story
from denouement.cli.exits import Exit
from denouement.cli.files import file_and_rest
from denouement.cli.output import document, faint, headed, print_json, say, table, wrapped
from denouement.errors import UsageError

__all__ = ["command", "show_digest", "show_knows"]


@click.command("knows")
@click.argument("who", nargs=-1, metavar="[FILE] [PERSON]")
@click.option(
    "--at",
    "at",
    default=None,
    help="Only what is believed right after this event (a number; 0: at the opening).",
)
@click.option("--ending", default=None, help="Over the shortest story to this ending, instead of the draft.")
@click.option("--full", is_flag=True, help="Each belief with all it began with and what ended it.")
@click.option("--all", "everything", is_flag=True, help="In full, and what nobody ever has wrong, too.")
@click.option("--minds", is_flag=True, help="In full, and what people wrongly think others believe, too.")
@limit_options
@json_option
@guarded
def command(
    who: tuple[str, ...],
    at: str | None,
    full: bool,
    ending: str | None,
    everything: bool,
    minds: bool,
    as_json: bool,
    **limits: Any,
) -> None:
    """Who believes what over the draft of FILE (or a story found), wrongly or rightly, and how they came to."""
    file, named = file_and_rest(who)
    opened = open_story(file)
    person = None if named is None else person_named(opened, named)
    chosen = chosen_story(opened, ending, limits_from(**limits))
    from denouement.answers import digest, knows

    answer = knows(opened.analysis, chosen.log, None, everything or at is not None)
    people = opened.analysis.ground.people if person is None else (person,)
    told = digest(answer, people)
    answer = replace(answer, spans=tuple(s for s in answer.spans if s.person in people))
    spans = [s for s in answer.spans if minds or s.about is None]
    if at is not None:
        number = _event_number(answer, at)
        spans = [s for s in answer.at(number) if minds or s.about is None]
    if as_json:
        print_json(_as_json(answer, spans, chosen.over))
    else:
        say(headed(f"{answer.title}: who believes what, over {chosen.over}"))
        if full or everything or minds or at is not None:
            show_knows(answer, spans)
        else:
            show_digest(answer, told)
    sys.exit(Exit.CLEAN)


def _event_number(answer: Any, at: str) -> int:
    if at.isdigit() and int(at) < len(answer.moments):
        return int(at)
    for moment in answer.moments:
        if at.casefold() in moment.text.casefold():
            return int(moment.number)
    raise UsageError(
        f"the story has no event “{at}”", f"name one by its number, 0 to {len(answer.moments) - 1}"
    )


def show_digest(answer: Any, told: Any) -> None:
    """What each has wrong, finds out, and knows better than others; and the events that numbers stand for."""
    for one in told:
        say()
        say(headed(one.person))
        for span in one.wrong:
            until = "to the end" if span.until is None else f"until {_when(span.until)} ({span.ended})"
            _row(f"✗ wrongly believes that {span.belief}: {_from(span)}, {until}")
        for span, after in one.changed:
            _row(
                f"→ finds out that {after.belief}: {_when(after.since)} ({after.how}); until then, that {span.belief}"
            )
        for span in one.better:
            until = "to the end" if span.until is None else f"until {_when(span.until)}"
            _row(f"✓ knows better than {span.person} that {span.truth}: {until}")
    if not told:
        say()
        say("Nobody has anything wrong, and nobody learns anything.")
    else:
        say()
        say(faint("--full: each belief, what it began with and what ended it."))
    _show_events(answer)


def _row(text: str) -> None:
    say(wrapped(text, "  ", "    "))


def _from(span: Any) -> str:
    return f"from {'the beginning' if span.since.number < 1 else _when(span.since)} ({span.how})"


def show_knows(answer: Any, spans: list[Any]) -> None:
    """A table for each person, and the events its numbers stand for."""
    for person in dict.fromkeys(s.person for s in spans):
        rows = []
        for span in (s for s in spans if s.person == person):
            mark = "✓ rightly" if span.right else "✗ wrongly"
            until = "the end" if span.until is None else f"{_when(span.until)} ({span.ended})"
            rows.append((mark, span.belief, f"{_when(span.since)} ({span.how})", until))
        say()
        say(headed(person))
        say(table(rows, ("believes", "that", "from (how)", "until (what ended it)"), (10, 34, 34, 34)))
    if not spans:
        say()
        say("Nobody has anything wrong, and nobody learns anything.")
    _show_events(answer)


def _show_events(answer: Any) -> None:
    numbered = [m for m in answer.moments if m.number > 0]
    if numbered:
        say()
        say(headed("The events"))
        for moment in numbered:
            say(f"{moment.number:>3}. {moment.text}")


def _when(instant: Any) -> str:
    if instant.number > 0:
        return f"event {instant.number}"
    if instant.number == 0:
        return "the opening"
    return "from the first" if instant.number < -1000 else f"before: {instant.text}"


def _as_json(answer: Any, spans: list[Any], about: str) -> dict[str, Any]:
    return document(
        "knows",
        True,
        story=answer.title,
        over=about,
        events=[{"number": m.number, "text": m.text} for m in answer.moments],
        beliefs=[
            {
                "person": s.person,
                "about": s.about,
                "belief": s.belief,
                "right": s.right,
                "truth": s.truth or None,
                "better": list(s.better),
                "since": {"event": s.since.number, "text": s.since.text, "how": s.how},
                "until": None
                if s.until is None
                else {"event": s.until.number, "text": s.until.text, "how": s.ended},
            }
            for s in spans
        ],
    )
