"""What the commands share: options, opening a story, and searching it within limits while it can be stopped."""

from __future__ import annotations

import functools
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, TypeVar

import click

from denouement import english
from denouement.cli.exits import Exit
from denouement.cli.files import Beside, StoryFile, find_story
from denouement.cli.output import clear_progress, progress_line, show_diagnostics
from denouement.errors import StoryError, UsageError
from denouement.model import Story

__all__ = [
    "SECONDS",
    "Opened",
    "guarded",
    "json_option",
    "limit_options",
    "limits_from",
    "megabytes",
    "open_story",
    "searched",
    "stop_code",
    "watching",
]

F = TypeVar("F", bound=Callable[..., Any])

_SHOW_AFTER = 1.0
_SHOW_EVERY = 0.2
_UNITS = {"": 1.0, "k": 1 / 1024, "m": 1.0, "g": 1024.0, "kb": 1 / 1024, "mb": 1.0, "gb": 1024.0}


class _Amount(click.FloatRange):
    """A number of seconds; *nan*, which compares with nothing, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        made = super().convert(value, param, ctx)
        if made != made:
            self.fail(f"{value!r} is not a number", param, ctx)
        return made


SECONDS = _Amount(0, min_open=True)
"""The type of an option that takes seconds."""


def json_option(function: F) -> F:
    """The option for one JSON document instead of text."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")(
        function
    )


def limit_options(function: F) -> F:
    """The options that set how far is looked."""
    from denouement.search import DEFAULT_LIMITS

    for option in (
        click.option("--events", type=click.IntRange(0, 100), default=DEFAULT_LIMITS.events, show_default=True,
                     help="The longest story considered, in events."),
        click.option("--horizon", type=click.IntRange(1, 50), default=DEFAULT_LIMITS.horizon, show_default=True,
                     help="How many events ahead people think."),
        click.option("--depth", type=click.IntRange(0, 10), default=DEFAULT_LIMITS.depth, show_default=True,
                     help="How many minds deep people think: 2 is what she thinks he would do."),
        click.option("--time", "seconds", type=SECONDS, default=None,
                     help="Stop after so many seconds."),
        click.option("--memory", default="2G", show_default=True, callback=megabytes,
                     help="Stop at so much memory, for example 500M."),
        click.option("--effort", type=click.IntRange(0), default=None,
                     help="Stop after so many transitions (0: never); the same on every machine. Without it, after "
                          "what takes about ten seconds."),
    )[::-1]:  # fmt: skip
        function = option(function)
    return function


def megabytes(ctx: click.Context, param: click.Parameter, value: str) -> float:
    """An amount of memory such as 500M, for an option."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]*)", value.strip().lower())
    if not found or found.group(2) not in _UNITS:
        raise click.BadParameter("write an amount such as 500M or 2G")
    return float(found.group(1)) * _UNITS[found.group(2)]


def limits_from(
    events: int, horizon: int, depth: int, seconds: float | None, memory: float, effort: int | None
) -> Any:
    """The limits that the options ask for; an effort of 0 is none, and None the one that comes with the engine."""
    from denouement.search import Limits, default_effort

    most = default_effort() if effort is None else effort or None
    return Limits(events, horizon, depth, most, seconds, memory)


class Opened:
    """A story file that has been read and analysed. A file NAME.txt is a problem of the research syntax."""

    def __init__(self, file: StoryFile, goal: float | None = None) -> None:
        from denouement.answers import analyse

        self.file = file
        self.is_problem = file.source.name.endswith(".txt")
        self.story = self._problem(goal) if self.is_problem else self._story()
        self.analysis = analyse(self.story, file.source.lines)

    def _story(self) -> Story:
        from denouement.language import read_story

        return read_story(self.file.source, Beside(self.file.folder))

    def _problem(self, goal: float | None) -> Story:
        from denouement.answers import loops_told, with_levels
        from denouement.sabre import read_problem

        story = read_problem(self.file.source)
        with loops_told(story, self.file.source.lines):
            return with_levels(story, goal)


def open_story(name: str | None) -> Opened:
    """Find, read and analyse a story."""
    return Opened(find_story(name))


def guarded(function: F) -> F:
    """Turn what the program can say in words into a message and an exit code."""

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except StoryError as fault:
            show_diagnostics(fault.diagnostics, bool(kwargs.get("as_json")))
            sys.exit(Exit.USAGE)
        except UsageError as fault:
            _refuse(fault)

    return run  # type: ignore[return-value]


def _refuse(fault: UsageError) -> NoReturn:
    raise click.UsageError(f"{fault}" + (f"\n{english.sentence_case(fault.hint)}" if fault.hint else ""))


# --- searching


class _Stopper:
    """Turns Ctrl-C into a wish to stop, so that what has been found is kept; a second one ends at once."""

    def __init__(self) -> None:
        self.wished = False

    def __enter__(self) -> _Stopper:
        self._before = signal.signal(signal.SIGINT, self._wish)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _wish(self, number: int, frame: FrameType | None) -> None:
        if self.wished:
            raise KeyboardInterrupt
        self.wished = True


class _Shower:
    """Shows progress on a terminal once a search takes longer than a second."""

    def __init__(self) -> None:
        self._last = 0.0
        self._shown = False
        self._wanted = sys.stderr.isatty()

    def __call__(self, progress: Any) -> None:
        if not self._wanted or progress.seconds < _SHOW_AFTER or progress.seconds - self._last < _SHOW_EVERY:
            return
        self._last = progress.seconds
        self._shown = True
        progress_line(
            f"{progress.seconds:5.1f} s · {progress.stories:,} stories considered · "
            f"{progress.endings} endings found · {progress.transitions:,} transitions"
        )

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            clear_progress()


@contextmanager
def watching(limits: Any) -> Iterator[Any]:
    """A watch on a search: progress is shown, and Ctrl-C keeps what there is."""
    from denouement.search import Watch

    shower = _Shower()
    with _Stopper() as stopper:
        try:
            yield Watch(limits, time.monotonic, _memory_in_use, lambda: stopper.wished, shower)
        finally:
            shower.clear()


def searched(opened: Opened, limits: Any) -> Any:
    """The endings of a story, found while progress is shown and Ctrl-C keeps what there is."""
    from denouement.answers import find_endings

    with watching(limits) as watch:
        return find_endings(opened.analysis, limits, watch)


def _memory_in_use() -> float:
    """Megabytes this process holds; 0 where that cannot be told."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * 4096 / 1e6


def stop_code(answer: Any, asked_and_failed: bool = False) -> Exit:
    """The exit code for an answer: interrupted, stopped at a limit, findings, or clean."""
    from denouement.search import StopReason

    if answer.stop is StopReason.INTERRUPTED:
        return Exit.INTERRUPTED
    if not answer.complete:
        return Exit.LIMIT
    return Exit.FINDINGS if asked_and_failed else Exit.CLEAN
