"""``denouement export``: a story, or all of them, in the formats of other tools."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from denouement.cli.chosen import Chosen, chosen_story
from denouement.cli.common import (
    Opened,
    guarded,
    json_option,
    limit_options,
    limits_from,
    open_story,
    stop_code,
    watching,
)
from denouement.cli.exits import Exit
from denouement.cli.export_files import Made, print_made, where_to, write_made
from denouement.cli.files import looks_like_file
from denouement.cli.output import warn
from denouement.cli.told import FORMS, check_eyes, extras_for, knobs_from, telling_options
from denouement.diagnostics import nearest
from denouement.errors import UsageError

if TYPE_CHECKING:
    from denouement.export.prose import About, ProseFormat
    from denouement.telling.text import Telling

__all__ = ["command"]

_COMING = ("twee", "ink", "renpy", "yarn", "dot", "mermaid")
"""Formats that need every story at once; they are listed where the part that makes them is there."""

_HOW = ("tense", "eyes", "person", "order", "names", "seed", "feelings")
"""The options that say how one story is told."""

_GRAPH_NAMES = {"json": "graph"}
"""What a format of all stories is called where its own name is that of one story."""

_MEANT = {
    "md": "markdown", "commonmark": "markdown", "text": "markdown", "txt": "markdown", "docx": "markdown",
    "odt": "markdown", "archive": "ao3", "ebook": "epub", "book": "epub", "kindle": "epub", "mobi": "epub",
    "screenplay": "fountain", "script": "fountain", "page": "html", "web": "html", "twine": "twee",
    "harlowe": "twee", "sugarcube": "twee", "inkle": "ink", "ren'py": "renpy", "yarnspinner": "yarn",
    "graphviz": "dot",
}  # fmt: skip
"""What people call a format, and its name here."""


class _WithFormats(click.Command):
    """A command whose help lists the formats that are there."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from denouement.export.prose import PROSE

        with formatter.section("Formats of one story"):
            formatter.write_dl([(f.name, f.description) for f in PROSE.values()])
        for heading, formats in (
            ("all believable stories", _graph_formats()),
            ("who knows what", _knows_formats()),
        ):
            if formats:
                with formatter.section(f"Formats of {heading}"):
                    formatter.write_dl([(name, f.description) for name, f in formats.items()])


@click.command("export", cls=_WithFormats)
@click.argument("what", nargs=-1, metavar="[FILE] FORMAT")
@click.option("--ending", default=None, help="The shortest story to this ending, instead of the draft.")
@click.option("-o", "--output", "out", default=None, metavar="OUT",
              help="Where to write it; - is standard output.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--as", "form", type=click.Choice(FORMS), default=None,
              help="How much of the story is told, and how: unless set, as a screenplay in Fountain, else as a scene.")  # fmt: skip
@telling_options
@click.option("--author", default="", help="The name to put on a book, a screenplay or a page.")
@limit_options
@json_option
@guarded
def command(
    what: tuple[str, ...],
    ending: str | None,
    out: str | None,
    force: bool,
    form: str | None,
    author: str,
    as_json: bool,
    **options: Any,
) -> None:
    """The draft of FILE, or the story to an ending, as a file for another tool.

    Text goes to standard output, or to the file that -o names; a book is written beside where you are, under its
    title. Nothing is written over unless --force says so.
    """
    file, name = _asked(what, as_json)
    from denouement.export.prose import PROSE

    how = {option: options.pop(option) for option in _HOW}
    bounds = limits_from(**options)
    if name in PROSE:
        opened = open_story(file)
        check_eyes(opened, how["eyes"])
        made = _told(opened, PROSE[name], ending, form, how, author, bounds)
    elif name in _knows_formats():
        _given_in_vain(name, "form", "author", *_HOW)
        opened = open_story(file)
        made = _known(opened, name, ending, bounds)
    else:
        found = _graph_format(name)
        _given_in_vain(name, "ending", "form", "author", *_HOW)
        opened = open_story(file)
        made = _drawn(opened, found, bounds)
    where = where_to(out, made, name, Path(opened.file.source.name))
    if where is None:
        print_made(made)
    else:
        write_made(made, where, force)
    sys.exit(made.code)


def _asked(what: tuple[str, ...], as_json: bool) -> tuple[str | None, str]:
    """The file and the format that the arguments name; ``--json`` is the format json."""
    words = list(what)
    if as_json and (not words or words[-1].casefold() != "json"):
        if len(words) > 1 or (words and not _is_file(words[0])):
            raise UsageError(
                f"--json asks for the format json, and “{words[-1]}” is another", "leave one out"
            )
        words.append("json")
    if not words:
        raise UsageError("name the format to export to", f"the formats are: {', '.join(_names())}")
    if len(words) > 2:
        raise UsageError("name one file and one format", "a name with blanks stands in quotation marks")
    file, name = (words[0] if len(words) == 2 else None), words[-1].casefold()
    if name in _names():
        return file, name
    if len(words) == 1 and _is_file(words[0]):
        hint = f"for example: denouement export {words[0]} markdown; the formats are: {', '.join(_names())}"
        raise UsageError("name the format to export to, after the file", hint)
    if len(words) == 2 and words[0].casefold() in _names():
        raise UsageError(
            "the file comes first, then the format", f"try: denouement export {words[1]} {words[0]}"
        )
    raise UsageError(f"there is no format “{words[-1]}”", _suggestion(name))


def _given_in_vain(name: str, *options: str) -> None:
    """Refuse options that the format has no use for, rather than passing over them."""
    ctx = click.get_current_context()
    for param in ctx.command.params:
        if param.name in options and ctx.get_parameter_source(param.name) is ParameterSource.COMMANDLINE:
            raise UsageError(f"{param.opts[0]} means nothing for the format “{name}”", "leave it out")


def _is_file(word: str) -> bool:
    try:
        return looks_like_file(word)
    except OSError:  # a name too long for any file
        return False


def _names() -> list[str]:
    from denouement.export.prose import PROSE

    return list(dict.fromkeys([*PROSE, *_graph_formats(), *_COMING, *_knows_formats()]))


def _suggestion(name: str) -> str:
    meant = _MEANT.get(name.removeprefix("."))
    if name in ("docx", "odt"):
        return "export to markdown, and let pandoc make it from that"
    like = [meant] if meant else nearest(name, _names(), 2)
    known = f"the formats are: {', '.join(_names())}"
    return f"did you mean {' or '.join(f'“{one}”' for one in like)}?" if like else known


# --- one story


def _told(
    opened: Opened,
    found: ProseFormat,
    ending: str | None,
    form: str | None,
    how: dict[str, Any],
    author: str,
    limits: Any,
) -> Made:
    chosen = chosen_story(opened, ending, limits)
    if not chosen.log:
        raise UsageError(
            "there is no story to export: the file has no draft, and no believable story was found",
            "write one under “draft”, or look with --events or --effort further; “denouement endings” says how far it was looked",
        )
    telling = telling_for(opened, chosen, form or found.level, how, limits)
    made = found.render(telling, _about(opened, author))
    from denouement.export.prose import file_name

    return Made(file_name(telling.title) + found.suffix, made.main, made.beside)


def telling_for(opened: Opened, chosen: Chosen, form: str, how: dict[str, Any], limits: Any) -> Telling:
    """A story told, in one of the forms of ``tell``."""
    from denouement.telling import plainly, tell

    if form == "prose":
        return plainly(opened.analysis, chosen.log, how["tense"] == "past", chosen.ending)
    knobs = knobs_from(form, how)
    extras = extras_for(opened, chosen, limits, how["feelings"])
    return tell(opened.analysis, chosen.log, knobs, extras, chosen.ending)


def _about(opened: Opened, author: str) -> About:
    from denouement.export.prose import About, Wish

    story, said = opened.story, opened.analysis.wording
    # In the writer's own words where there are some; a problem's endings have none.
    planned = [
        e.text or said.condition(g.condition)
        for e, g in zip(story.endings, opened.analysis.ground.endings, strict=True)
        if e.planned
    ]
    return About(
        wants=tuple(Wish(w.person, w.text, w.weight) for w in story.wants),
        planned=planned[0] if planned else "",
        author=author,
    )


# --- every story


def _graph_formats() -> Mapping[str, Any]:
    """The formats of all believable stories; none where the part that makes them is not installed."""
    return {_GRAPH_NAMES.get(name, name): found for name, found in _from_graph("INTERACTIVE").items()}


def _knows_formats() -> Mapping[str, Any]:
    """The formats of who knows what, which share their names with charts of the story."""
    return {f"knows-{name}": found for name, found in _from_graph("WHO_KNOWS").items()}


def _from_graph(what: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = getattr(import_module("denouement.export.graph"), what)
    except (ImportError, AttributeError):
        return {}
    return found


def _graph_format(name: str) -> Any:
    formats = _graph_formats()
    if name not in formats:
        warn(
            f"the format “{name}” needs a part of the program that is not installed: denouement.export.graph"
        )
        sys.exit(Exit.NOT_INSTALLED)
    return formats[name]


def _drawn(opened: Opened, found: Any, limits: Any) -> Made:
    """Every believable story within the limits, in one format."""
    from denouement.answers.graph import story_graph
    from denouement.export.prose import file_name

    with watching(limits) as watch:
        graph = story_graph(opened.analysis, limits, watch)
    if not graph.complete:
        warn(f"not every story is in it: it holds those of up to {graph.events} events, as far as was looked")
    text = found.write(graph)
    name, code = file_name(graph.title) + found.suffix, stop_code(graph)
    if isinstance(text, str):
        return Made(name, text, code=code)
    return Made(name, next(iter(text.values())), folder=text if len(text) > 1 else {}, code=code)


def _known(opened: Opened, name: str, ending: str | None, limits: Any) -> Made:
    """Who believes what over one story, as a chart."""
    from denouement.answers import knows
    from denouement.export.prose import file_name

    answer = knows(opened.analysis, chosen_story(opened, ending, limits).log)
    found = _knows_formats()[name]
    return Made(f"{file_name(opened.story.title)}-knows{found.suffix}", found.write(answer))
