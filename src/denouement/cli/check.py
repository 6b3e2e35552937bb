"""``denouement check``: a file's mistakes, and the plot holes of its draft."""

from __future__ import annotations

import sys
from typing import Any

import click

from denouement import english
from denouement.cli.common import guarded, json_option, open_story
from denouement.cli.exits import Exit
from denouement.cli.output import diagnosed, document, headed, print_json, say, wrapped
from denouement.diagnostics import as_json as diagnostic_json

__all__ = ["checked", "command", "show_check"]


@click.command("check")
@click.argument("file", required=False)
@click.option(
    "--horizon", type=click.IntRange(1, 50), default=None, help="How many events ahead people think."
)
@click.option("--depth", type=click.IntRange(0, 10), default=None, help="How many minds deep people think.")
@json_option
@guarded
def command(file: str | None, horizon: int | None, depth: int | None, as_json: bool) -> None:
    """The mistakes of FILE, and the holes of its draft: continuity, causality, knowledge, motive."""
    opened = open_story(file)
    answer = checked(opened, horizon, depth)
    if as_json:
        findings = [diagnostic_json(d) for d in answer.findings]
        marked = [diagnostic_json(d) for d in answer.on_purpose]
        print_json(
            document(
                "check",
                True,
                story=answer.title,
                events=answer.events,
                endings=list(answer.endings),
                findings=findings,
                on_purpose=marked,
            )
        )
    else:
        show_check(answer)
    sys.exit(Exit.FINDINGS if answer.findings else Exit.CLEAN)


def checked(opened: Any, horizon: int | None = None, depth: int | None = None) -> Any:
    """The holes of a story's draft."""
    from denouement.answers import check
    from denouement.search import DEFAULT_LIMITS, Limits

    limits = Limits(
        horizon=horizon or DEFAULT_LIMITS.horizon,
        depth=DEFAULT_LIMITS.depth if depth is None else depth,
    )
    return check(opened.analysis, limits)


def show_check(answer: Any) -> None:
    """Every hole with its line and remedy, then those left on purpose, then the sum."""
    for finding in answer.findings:
        say(diagnosed(finding))
        say()
    for finding in answer.on_purpose:
        kept = f"on purpose [{finding.code}] line {finding.span.line}: {finding.on_purpose}"
        say(wrapped(kept, "", "  "))
    if answer.on_purpose:
        say()
    if not answer.events:
        say(wrapped("The file has no mistakes. It has no draft to check; list its events under “draft”."))
        return
    count = english.count(len(answer.findings), "hole") if answer.findings else "no holes"
    marked = f", {len(answer.on_purpose)} left on purpose" if answer.on_purpose else ""
    endings = "ending" if len(answer.endings) == 1 else "endings"
    reached = f" It comes to the {endings}: {english.join(list(answer.endings))}." if answer.endings else ""
    lines = english.count(answer.events, "line")
    say(headed(f"{answer.title}: {count}{marked} in {lines} of draft.", reached))
