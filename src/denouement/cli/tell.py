"""``denouement tell``: a story as an outline, a treatment, a scene or a screenplay, or as the plain prose it grew from."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from denouement.cli.chosen import Chosen, chosen_story
from denouement.cli.common import Opened, guarded, json_option, limit_options, limits_from, open_story
from denouement.cli.exits import Exit
from denouement.cli.output import document, headed, print_json, say, table, wrapped
from denouement.cli.told import (
    FORMS,
    check_eyes,
    extras_for,
    knobs_from,
    paragraphs_json,
    part_shown,
    telling_options,
)

if TYPE_CHECKING:
    from denouement.telling import Extras, Knobs

__all__ = ["command"]

_STAGES = ("select", "order", "viewpoint", "speed", "plan", "speech", "aggregate", "refer", "vary")


@click.command("tell")
@click.argument("file", required=False)
@click.option("--ending", default=None, help="Tell the shortest story to this ending, instead of the draft.")
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMS),
    default="outline",
    show_default=True,
    help="How much is told, and how; “prose” tells each event and belief by its bare sentence.",
)
@telling_options
@click.option(
    "--without",
    metavar="STAGE",
    multiple=True,
    type=click.Choice(_STAGES),
    help=f"Leave a stage of the telling out, for comparison: {', '.join(_STAGES)}. May be given several times.",
)
@click.option("--report", "reports", is_flag=True, help="Also what the checks say of the telling.")
@limit_options
@json_option
@guarded
def command(
    file: str | None,
    ending: str | None,
    form: str,
    without: tuple[str, ...],
    reports: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Tell the draft of FILE, or the story to an ending: as an outline, a treatment, a scene, or a screenplay."""
    opened = open_story(file)
    how = {name: options.pop(name) for name in ("tense", "eyes", "person", "order", "names", "seed")}
    feelings = options.pop("feelings")
    check_eyes(opened, how["eyes"])
    limits = limits_from(**options)
    chosen = chosen_story(opened, ending, limits)
    if form in ("outline", "prose") and not reports:
        _plainly(opened, chosen, form, how["tense"], as_json)
    else:
        knobs = knobs_from(form if form != "prose" else "scene", how, without)
        _told(opened, chosen, knobs, extras_for(opened, chosen, limits, feelings), reports, as_json)
    sys.exit(Exit.CLEAN)


def _told(opened: Opened, chosen: Chosen, knobs: Knobs, extras: Extras, reports: bool, as_json: bool) -> None:
    from denouement.telling import as_text, composed, report

    made = composed(opened.analysis, chosen.log, knobs, extras, chosen.ending)
    telling = made.telling
    results = report(made) if reports else ()
    if as_json:
        fields: dict[str, Any] = {
            "story": telling.title,
            "over": chosen.over,
            "form": telling.level,
            "tense": made.prepared.knobs.tense,
            "eyes": telling.viewpoint,
            "person": made.prepared.knobs.person,
            "order": knobs.order,
            "seed": knobs.seed,
            "paragraphs": paragraphs_json(telling),
        }
        if reports:
            fields["checks"] = [_check(r) for r in results]
        print_json(document("tell", True, **fields))
        return
    say(headed(telling.title))
    for part in as_text(telling).split("\n\n"):
        say()
        say(part_shown(part))
    if reports:
        say()
        _show_report(results)


def _check(found: Any) -> dict[str, Any]:
    return {
        "number": found.number,
        "name": found.name,
        "passed": found.passed,
        "measure": found.measure,
        "limit": found.limit,
        "faults": [{"text": f.text, "events": list(f.events), "why": f.why} for f in found.faults],
    }


def _show_report(results: Sequence[Any]) -> None:
    rows = [[r.number, r.name, "passed" if r.passed else "FAILED", r.measure, r.limit] for r in results]
    say(table(rows, ["", "check", "", "measured", "limit"], [4, 24, 6, 24, 34]))
    for found in results:
        for fault in found.faults:
            say()
            say(wrapped(f"{found.number}: {fault.text}", "  ", "      "))
            say(wrapped(fault.why, "      "))


def _plainly(opened: Opened, chosen: Chosen, form: str, tense: str, as_json: bool) -> None:
    from denouement.telling import Knobs, plainly, tell

    if form == "prose":
        telling = plainly(opened.analysis, chosen.log, tense == "past")
    else:
        telling = tell(opened.analysis, chosen.log, Knobs(level="outline"))
    title, paragraphs = telling.title, paragraphs_json(telling)
    if as_json:
        print_json(
            document(
                "tell", True, story=title, over=chosen.over, form=form, tense=tense, paragraphs=paragraphs
            )
        )
    elif form == "prose":
        say(headed(title))
        for sentences in paragraphs:
            say()
            say(wrapped(" ".join(s["text"] for s in sentences)))
    else:
        say(headed(f"{title}: {chosen.over}"))
        say()
        for event, *beliefs in paragraphs:
            say(f"{event['event']:>3}. {event['text']}")
            for belief in beliefs:
                say(wrapped(belief["text"], "     - ", "       "))
