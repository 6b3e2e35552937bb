"""``denouement change``: the smallest changes to the opening that make an ending come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from denouement import english
from denouement.cli.chosen import ending_named
from denouement.cli.common import (
    guarded,
    json_option,
    limit_options,
    limits_from,
    open_story,
    stop_code,
    watching,
)
from denouement.cli.files import Beside, file_and_rest
from denouement.cli.output import (
    clear_progress,
    document,
    faint,
    headed,
    print_json,
    progress_line,
    say,
    warn,
    wrapped,
)
from denouement.errors import UsageError

if TYPE_CHECKING:
    from denouement.search import Limits

__all__ = ["change_as_json", "command"]

_SHOW_AFTER = 1.0
_EFFORT = 2
"""How much more effort than a search for endings it may take on the reference engine, if nothing is said."""

_SECONDS = 120.0
"""How long it may take with the kernel, if nothing is said. Counting effort would keep it to one core."""


@click.command("change")
@click.argument("words", nargs=-1, metavar="[FILE] [ENDING]")
@click.option(
    "--edits",
    "size",
    type=click.IntRange(1, 6),
    default=2,
    show_default=True,
    help="The most edits in one change. Up to 2 every set is considered, beyond that the likeliest first.",
)
@click.option(
    "--most",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="Stop when so many changes are found.",
)
@click.option(
    "--keep",
    "keep",
    multiple=True,
    metavar="WORDS",
    help="Leave the lines with these words as they are; may be given several times.",
)
@click.option(
    "--apply",
    "chosen",
    type=click.IntRange(1),
    default=None,
    metavar="N",
    help="Write the file with change number N; needs --output.",
)
@click.option(
    "--output",
    "-o",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Where --apply writes.",
)
@click.option("--force", is_flag=True, help="Write even over a file that is there.")
@limit_options
@json_option
@guarded
def command(
    words: tuple[str, ...],
    size: int,
    most: int,
    keep: tuple[str, ...],
    chosen: int | None,
    output: Path | None,
    force: bool,
    as_json: bool,
    **limits: Any,
) -> None:  # fmt: skip
    """The smallest changes to the opening of FILE that make ENDING expected, or else believable.

    Without an ending, the planned one. A line that ends in (keep) is left alone.
    """
    from denouement.answers.change import find_changes

    file, asked = file_and_rest(words)
    _check_output(chosen, output, force)
    opened = open_story(file)
    if opened.is_problem:
        raise UsageError(
            "a research problem has no lines to change: its people do not foresee one another",
            f"make a story of it first: denouement convert {file}",
        )
    ending = _ending(opened, asked)
    bound = limits_from(**limits)
    if limits["effort"] is None:
        bound = _usual(bound)
    with _watched(bound) as watch:
        answer = find_changes(
            opened.analysis, opened.file.source, Beside(opened.file.folder), ending, bound, watch,
            size=size, most=max(most, chosen or 1), keep=keep,
        )  # fmt: skip
    failed = not answer.changes and answer.sought.value != "nothing"
    if as_json:
        print_json(change_as_json(answer))
    else:
        _show(answer, ending.planned)
    if chosen is not None:
        _write(answer, chosen, output)
    sys.exit(stop_code(answer, failed))


def _usual(bound: Limits) -> Limits:
    """The limits where no effort is named."""
    from denouement.engine.kernel import kernel_is_used

    if kernel_is_used():
        return replace(bound, effort=None, seconds=bound.seconds or _SECONDS)
    return replace(bound, effort=_EFFORT * (bound.effort or 0))


def _ending(opened: Any, asked: str | None) -> Any:
    """The ending that is asked for, or the planned one."""
    endings = opened.analysis.ground.endings
    names = [e.name for e in endings]
    if not endings:
        raise UsageError(
            "the story names no endings yet", "add a section “endings” with a name and a condition"
        )
    if asked is None:
        planned = next((e for e in endings if e.planned), None)
        if planned is None:
            raise UsageError(
                "none of the endings is planned; name the one you want", "they are: " + ", ".join(names)
            )
        return planned
    name = ending_named(names, asked)
    return next(e for e in endings if e.name == name)


def _check_output(chosen: int | None, output: Path | None, force: bool) -> None:
    if chosen is not None and output is None:
        raise UsageError(
            "--apply writes a new file, and needs a name for it", "for example: --apply 1 -o new.story"
        )
    if output is not None and chosen is None:
        raise UsageError("--output is for --apply", "say which change to write: --apply 1")
    if output is not None and output.exists() and not force:
        raise UsageError(
            f"there is a file “{output}” already", "give another name, or --force to write over it"
        )


def _write(answer: Any, number: int, output: Path | None) -> None:
    assert output is not None
    if number > len(answer.changes):
        found = english.count(len(answer.changes), "change")
        raise UsageError(f"there is no change number {number}; {found} found", "nothing was written")
    try:
        output.write_bytes(answer.changes[number - 1].text.encode())
    except OSError as fault:
        raise UsageError(f"“{output}” cannot be written: {fault.strerror}") from fault
    warn(f"change {number} written to {output}")


@contextmanager
def _watched(limits: Any) -> Iterator[Any]:
    """A watch that shows how many sets of edits were considered, and how many changes found."""
    with watching(limits) as watch:
        shown = False
        last = 0.0

        def show(progress: Any) -> None:
            nonlocal shown, last
            if progress.seconds < _SHOW_AFTER or progress.seconds - last < 0.2:
                return
            last, shown = progress.seconds, True
            progress_line(
                f"{progress.seconds:5.1f} s · {progress.stories:,} sets of edits considered · "
                f"{english.count(progress.endings, 'change')} found"
            )

        if sys.stderr.isatty():
            watch.show = show
        try:
            yield watch
        finally:
            if shown:
                clear_progress()


# --- showing


def _show(answer: Any, planned: bool) -> None:
    mark = " (planned)" if planned else ""
    if answer.before.value == "expected":
        anyway = f"{mark} is what these people would do anyway; nothing has to change."
        say(headed(answer.ending, anyway))
        _story(answer.story)
        return
    say(headed(answer.ending, f"{mark}: what would have to change"))
    say()
    if answer.story:
        say(wrapped("As it is, it is not expected. If nobody interfered:"))
        _story(answer.story)
    else:
        say(wrapped("As it is, it is not expected: nobody would do anything."))
    if answer.waits:
        say(wrapped(answer.waits))
    if answer.before.value == "believable":
        say(wrapped("It is believable, though: denouement why tells by which story."))
    for number, change in enumerate(answer.changes, start=1):
        say()
        say(headed(_what(change), f": {change.status.value}", f"{number}. ", "   "))
        for row in _written(change):
            say(f"     {row.sign} {row.number:>4}  {row.text.strip()}")
        _story(change.story)
    if not answer.changes:
        say()
        say(wrapped(_none(answer)))
    say()
    say(faint(wrapped(_bound(answer))))


def _what(change: Any) -> str:
    # A want that is to weigh nothing is one line less.
    kinds = ["dropped want" if e.weight == 0 else e.kind.value for e in change.edits]
    return english.join(
        [english.count(kinds.count(k), k) if kinds.count(k) > 1 else _one(k) for k in dict.fromkeys(kinds)]
    )


def _one(kind: str) -> str:
    if kind.startswith("weight"):
        return "the weight of a want"
    return "who or what is there" if kind == "presence" else f"a {kind}"


def _written(change: Any) -> list[Any]:
    """The lines that differ, but for empty ones around a new heading."""
    return [r for r in change.rows if r.text.strip()]


def _story(sentences: Any) -> None:
    for number, sentence in enumerate(sentences, start=1):
        say(wrapped(f"{number}. {sentence}", "        ", "           "))


def _none(answer: Any) -> str:
    if not answer.complete:
        return "No change was found before the limit."
    most = english.count(answer.size, "edit")
    if answer.before.value == "believable":
        return f"No change of up to {most} makes it expected."
    return f"No change of up to {most} makes it expected, or even believable."


def _bound(answer: Any) -> str:
    text = (
        f"{english.count(answer.singles, 'single edit')} that could matter, and their combinations; "
        f"{answer.considered:,} different openings considered."
    )
    if not answer.complete:
        text += f" Not complete: stopped at {answer.stop.value}"
        text += f", after all changes of {english.count(answer.size, 'edit')}." if answer.size else "."
    elif answer.cut:
        text += " There may be more; --most shows them."
    elif answer.changes:
        text += f" These are all of up to {english.count(answer.size, 'edit')}."
    text += f" Stories of up to {english.count(answer.limits.events, 'event')};"
    text += f" people think {english.count(answer.limits.horizon, 'event')} ahead"
    text += f" and {english.count(answer.limits.depth, 'mind')} deep."
    return text


def change_as_json(answer: Any) -> dict[str, Any]:
    """The document of ``change --json``."""
    limits = answer.limits
    return document(
        "change",
        answer.complete,
        ending=answer.ending,
        before=answer.before.value,
        expected=list(answer.story),
        waits=answer.waits or None,
        sought=answer.sought.value,
        cut=answer.cut,
        bound={
            "edits": answer.size,
            "events": limits.events,
            "horizon": limits.horizon,
            "depth": limits.depth,
        },
        stop=answer.stop.name.lower(),
        singles=answer.singles,
        considered=answer.considered,
        transitions=answer.transitions,
        changes=[
            {
                "edits": [f"{r.sign} {r.text.strip()}" for r in _written(c)],
                "kinds": [e.kind.value for e in c.edits],
                "lines": [{"sign": r.sign, "line": r.number, "text": r.text} for r in c.rows],
                "size": c.size,
                "cost": c.cost,
                "status": c.status.value,
                "story": list(c.story),
            }
            for c in answer.changes
        ],
    )
