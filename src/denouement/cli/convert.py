"""``denouement convert``: a story as a problem of the research syntax, or a problem as a story."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from denouement import english
from denouement.cli.chosen import ending_named
from denouement.cli.common import guarded
from denouement.cli.exits import Exit
from denouement.cli.files import Beside, StoryFile, find_story
from denouement.cli.output import warn
from denouement.diagnostics import Diagnostic, FindingKind, Source
from denouement.errors import StoryError, UsageError
from denouement.language.layout import split_comment
from denouement.language.writing import Unsaid, Written
from denouement.model import Span

__all__ = ["command"]

_STORY, _PROBLEM = "story", "problem"
_TOO_MUCH = {"too-deeply-nested", "file-too-long", "line-too-long"}


@click.command("convert")
@click.argument("file", required=False)
@click.option("--to", type=click.Choice([_STORY, _PROBLEM]), default=None, help="What to make of it.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), default=None, help="Where to write it."
)
@click.option("--ending", default=None, help="The ending that becomes the author's utility.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@guarded
def command(file: str | None, to: str | None, out: Path | None, ending: str | None, force: bool) -> None:
    """A story as a problem file of the research syntax, or such a problem (NAME.txt) as a story."""
    found = find_story(file)
    is_problem = found.source.name.endswith(".txt")
    to = to or (_STORY if is_problem else _PROBLEM)
    if to == _STORY and not is_problem:
        raise UsageError(
            f"“{found.source.name}” is a story already",
            f"to lay it out: denouement format {found.source.name}",
        )
    if ending is not None and is_problem:
        raise UsageError("--ending is for stories; a problem file has its author's utility")
    if out is not None and out.exists() and not force:
        raise UsageError(
            f"there is a file “{out}” already", "name another, or let it be replaced with --force"
        )
    written = _from_problem(found, to) if is_problem else _from_story(found, ending)
    _read_again(written.text, to, found.source)
    _deliver(written.text, out)
    unsaid = [*written.unsaid, *_comments(found.source, is_problem)]
    unsaid.sort(key=lambda u: (u.span.file not in ("", found.source.name), u.span.file, u.span.line))
    for one in unsaid:
        warn(f"{_place(one, found.source)}: {one.told()}")
    sys.exit(Exit.FINDINGS if any(u.lost for u in unsaid) else Exit.CLEAN)


def _from_story(found: StoryFile, ending: str | None) -> Written:
    """A problem made of a story, its past played."""
    from dataclasses import replace

    from denouement.answers.settled import is_plain, settled
    from denouement.language import read_story
    from denouement.sabre.writing import write_problem

    story = read_story(found.source, Beside(found.folder))
    known = [e.name for e in story.endings]
    if ending is not None:
        ending = ending_named(known, ending)
    lost: tuple[Unsaid, ...] = ()
    if not is_plain(story):
        story, lost = settled(story, found.source.lines)
    written = write_problem(story, ending or "")
    return replace(written, unsaid=(*lost, *written.unsaid))


def _from_problem(found: StoryFile, to: str) -> Written:
    """A story made of a problem, with the levels of its author's utility as endings; or the problem laid out."""
    from dataclasses import replace

    from denouement.answers import loops_told, with_levels
    from denouement.answers.settled import is_plain, number_domains, settled
    from denouement.language.writing import write_story
    from denouement.sabre import read_problem
    from denouement.sabre.writing import write_problem

    problem = read_problem(found.source)
    if to == _PROBLEM:
        return write_problem(problem)
    lost: tuple[Unsaid, ...] = ()
    if not is_plain(problem):
        problem, lost = settled(problem, found.source.lines)
    with loops_told(problem, found.source.lines):
        problem = with_levels(problem)
    title = english.sentence_case(re.sub(r"[\W_]+", " ", Path(found.source.name).stem).strip())
    written = write_story(problem, title or "A story", number_domains(problem))
    return replace(written, unsaid=(*lost, *written.unsaid))


def _comments(source: Source, is_problem: bool) -> Iterator[Unsaid]:
    """The comments of the file, which have no place in what is made of it."""
    if is_problem:
        starts = [m.start() for m in re.finditer(r"//[^\n]*|/\*.*?\*/", source.text, re.DOTALL)]
        lines = [source.text.count("\n", 0, start) + 1 for start in starts[:1]] * len(starts)
    else:
        lines = [n for n, line in enumerate(source.lines, 1) if split_comment(line)[1]]
    if lines:
        what = f"the comments of the file ({len(lines)} in all)"
        yield Unsaid(Span(source.name, lines[0], 1, 2), what, "they are not kept")


def _place(one: Unsaid, source: Source) -> str:
    return f"{one.span.file or source.name}:{max(one.span.line, 1)}"


def _read_again(text: str, to: str, source: Source) -> None:
    """See that the text can be read, before anything is written.

    Raises:
        StoryError: brackets, put where the file has none, would nest it too deeply.
    """
    from denouement import language, sabre

    made = Source(f"made.{'txt' if to == _PROBLEM else 'story'}", text)
    _, report = sabre.read(made) if to == _PROBLEM else language.read(made)
    codes = {d.code for d in report.diagnostics}
    if codes <= _TOO_MUCH and codes:
        raise StoryError(
            [
                Diagnostic(
                    "too-deeply-nested",
                    FindingKind.ERROR,
                    Span(source.name, 1, 1, 2),
                    "something in this file is nested too deeply, or is too long, to be said in another way",
                    "split it up",
                )
            ]
        )
    if codes:
        raise AssertionError(f"a text that cannot be read: {report.diagnostics[0].message}")


def _deliver(text: str, out: Path | None) -> None:
    """Print the text, or write it to a file as a whole, so that nothing is lost if writing is cut off."""
    if out is None:
        click.echo(text, nl=False)
        return
    beside = out.with_name(f".{out.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(out)
    except OSError as fault:
        reason = fault.strerror or "it cannot be written"
        raise UsageError(f"the file “{out}” cannot be written: {reason}") from fault
