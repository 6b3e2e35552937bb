"""``denouement tell``: a story as an outline or as plain prose."""

from __future__ import annotations

import sys
from typing import Any

import click

from denouement.cli.common import guarded, json_option, limit_options, limits_from, open_story
from denouement.cli.exits import Exit
from denouement.cli.knows import log_for
from denouement.cli.output import bold, document, print_json, say, wrapped

__all__ = ["command"]


@click.command("tell")
@click.argument("file", required=False)
@click.option("--ending", default=None, help="Tell the shortest story to this ending, instead of the draft.")
@click.option("--as", "form", type=click.Choice(["outline", "prose"]), default="outline", show_default=True)
@click.option(
    "--tense", type=click.Choice(["present", "past"]), default="present", show_default=True, help="For prose."
)
@limit_options
@json_option
@guarded
def command(
    file: str | None, ending: str | None, form: str, tense: str, as_json: bool, **limits: Any
) -> None:
    """Tell the draft of FILE, or the story to an ending, event by event and plainly."""
    opened = open_story(file)
    log, about = log_for(opened, ending, limits_from(**limits))
    from denouement.telling import outline, prose

    told = prose(opened.analysis, log, tense == "past") if form == "prose" else outline(opened.analysis, log)
    title = opened.story.title
    if as_json:
        paragraphs = [[{"text": t.text, "event": t.event} for t in paragraph] for paragraph in told]
        print_json(
            document("tell", True, story=title, over=about, form=form, tense=tense, paragraphs=paragraphs)
        )
    elif form == "prose":
        say(bold(title))
        for paragraph in told:
            say()
            say(wrapped(" ".join(t.text for t in paragraph)))
    else:
        say(bold(f"{title}: {about}"))
        say()
        for paragraph in told:
            say(f"{paragraph[0].event:>3}. {paragraph[0].text}")
            for sentence in paragraph[1:]:
                say(wrapped(sentence.text, "     - ", "       "))
    sys.exit(Exit.CLEAN)
