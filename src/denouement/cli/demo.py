"""``denouement demo``: the tour of the bundled story, or of any file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from denouement import english
from denouement.cli.check import checked
from denouement.cli.common import guarded, open_story, searched, stop_code
from denouement.cli.endings import show_bound
from denouement.cli.files import DEFAULT_STORY
from denouement.cli.output import bold, say, wrapped
from denouement.cli.why import show_act
from denouement.diagnostics import as_text

__all__ = ["command"]

_BROKEN = "broken"


@click.command("demo")
@click.argument("file", required=False)
@click.option("--copy", is_flag=True, help="Put a copy of the bundled story here, to change it.")
@guarded
def command(file: str | None = None, copy: bool = False) -> None:
    """The tour: the scene as it can go, its endings, why the planned one does not come, and what check finds."""
    opened = open_story(file)
    if copy:
        _copy(opened.file.source.text, f"{file or DEFAULT_STORY}.story")
        return
    answer = searched(opened, _usual())
    say(bold(f"{opened.story.title}"))
    _people(opened)
    _scene(answer)
    _endings(answer)
    _planned(answer)
    _reasons(opened, answer)
    _draft(opened, file)
    _next(opened.file.shown, answer)
    sys.exit(stop_code(answer))


def _usual() -> Any:
    from denouement.search import DEFAULT_LIMITS

    return DEFAULT_LIMITS


def _copy(text: str, name: str) -> None:
    path = Path(Path(name).name)
    if path.exists():
        raise click.UsageError(f"there is already a file “{path}” here; move it away first")
    path.write_text(text, encoding="utf-8")
    say(f"wrote {path}; change it and try: denouement endings {path}")


def _people(opened: Any) -> None:
    for person in opened.story.people:
        wants = [w.text for w in opened.story.wants if w.person == person]
        say(
            wrapped(
                f"{person} wants {english.join(wants)}." if wants else f"{person} wants nothing.", "", "  "
            )
        )


def _scene(answer: Any) -> None:
    say()
    if answer.told:
        name = next((f" (“{e.name}”)" for e in answer.endings if e.status.value == "expected"), "")
        say(bold(f"How it goes if nobody interferes{name}"))
        for number, sentence in enumerate(answer.told, start=1):
            say(f"  {number}. {sentence}")
        return
    first = answer.first
    if first is None:
        say(
            "No ending of this story is believable yet."
            if answer.endings
            else "The story names no endings yet."
        )
        return
    say(bold(f"How it can go, everyone with a reason of their own (“{first.name}”)"))
    for number, sentence in enumerate(first.told, start=1):
        say(f"  {number}. {sentence}")


def _endings(answer: Any) -> None:
    if not answer.endings:
        return
    say()
    say(bold("How it can end"))
    for ending in answer.endings:
        status = ending.status.value
        detail = ""
        if status in ("expected", "believable"):
            detail = f" in {english.count(len(ending.told), 'event')}"
        elif status == "forced":
            detail = f": {english.count(len({h.index for h in ending.holes}), 'act')} without a reason"
        planned = " (planned)" if ending.planned else ""
        say(f"  {status + detail:<34} {ending.name}{planned}")
    show_bound(answer)


def _planned(answer: Any) -> None:
    planned = next((e for e in answer.endings if e.planned), None)
    if planned is None or planned.status.is_believable:
        return
    say()
    say(bold(f"Why the planned ending, “{planned.name}”, does not come"))
    for hole in planned.holes:
        say(
            wrapped(
                f"“{english.sentence_case(hole.act)}” would be an act without a reason: {hole.because}.", "  "
            )
        )
    if planned.cannot:
        say(wrapped(planned.cannot, "  "))


def _reasons(opened: Any, answer: Any) -> None:
    from denouement.answers import why

    told = answer.first
    if told is None:
        return
    say()
    say(bold(f"Why they do what they do (“{told.name}”)"))
    for event in why(opened.analysis, answer, told.name).events:
        show_act(event, with_tree=False)


def _draft(opened: Any, file: str | None) -> None:
    if opened.analysis.ground.draft:
        found = checked(opened)
        say()
        say(
            bold(
                f"The draft: {english.count(len(found.findings), 'hole')} in {english.count(found.events, 'line')}"
            )
        )
        for finding in found.findings:
            say()
            say(as_text(finding))
    if file is None:
        broken = checked(open_story(_BROKEN))
        say()
        say(
            bold(
                f"What check finds in a draft that was broken on purpose: {english.count(len(broken.findings), 'hole')}"
            )
        )
        for finding in broken.findings:
            say(wrapped(f"{finding.kind.value}, line {finding.span.line}: {finding.message}", "  ", "      "))


def _next(shown: str, answer: Any) -> None:
    name = f" {shown}" if shown else ""
    found = next((e.name for e in answer.endings if e.acts), "EVENT")
    aim = next((e for e in answer.endings if e.planned and e.status.value != "expected"), None)
    planned = (
        [(f'denouement change{name} "{aim.name}"', "the least that would have to change")] if aim else []
    )
    rows = (
        (f"denouement endings{name}", "every ending, with its story and what is missing"),
        *planned,
        (f'denouement why{name} "{found}"', "the reasons, all the way down"),
        (f"denouement knows{name}", "who believes what, when, and from where"),
        (f"denouement check{name}", "the holes of a draft"),
        (f"denouement feels{name}", "what they feel, and over what"),
        (f"denouement tell{name} --as scene", "the draft as a scene"),
        ("denouement demo --copy", "a copy of the bundled story, to make it yours"),
    )
    widest = max(len(call) for call, _ in rows)
    say()
    say(bold("Go on with"))
    for call, what in rows:
        say(f"  {call:<{widest}}  {what}")
