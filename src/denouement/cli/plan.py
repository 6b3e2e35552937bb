"""``denouement plan``: the shortest plans for one goal, their proof, and whether a given plan is one."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from denouement.cli.chosen import ending_named
from denouement.cli.common import SECONDS, guarded, json_option, limits_from, megabytes, stop_code, watching
from denouement.cli.files import Beside, StoryFile, find_story, read_source
from denouement.cli.output import print_json
from denouement.cli.plan_shown import (
    Stats,
    plans_as_json,
    show_plans,
    show_stats,
    show_validation,
    sizes,
    validation_as_json,
)
from denouement.errors import UsageError

if TYPE_CHECKING:
    from denouement.model import Story
    from denouement.search import Limits

__all__ = ["command"]

_FARTHEST = 50
"""As far ahead as people can be made to think; also what an unlimited horizon is taken for."""


@click.command("plan")
@click.argument("file", required=False)
@click.option(
    "--goal", default=None, help="The author's utility to reach (a number), or the name of an ending."
)
@click.option("--all", "every", is_flag=True, help="Every shortest plan.")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="With --all: how many are listed; all are counted.",
)
@click.option("--longer", is_flag=True, help="Every plan of up to --events events that needs all its events.")
@click.option("--prove", is_flag=True, help="Go on until everything is proved, without a limit of effort.")
@click.option(
    "--validate",
    "given",
    type=click.Path(),
    default=None,
    metavar="PLANFILE",
    help="Check the plan in this file instead of looking for one.",
)
@click.option("--stats", is_flag=True, help="The size of the problem, and the time and work it took.")
@click.option(
    "--events",
    type=click.IntRange(-1),
    default=12,
    show_default=True,
    help="The longest plan considered, in events (-1: of any length).",
)
@click.option(
    "--horizon",
    type=click.IntRange(-1, _FARTHEST),
    default=4,
    show_default=True,
    help=f"How many events ahead people think (-1: {_FARTHEST}).",
)
@click.option(
    "--depth",
    type=click.IntRange(-1, _FARTHEST),
    default=2,
    show_default=True,
    help="How many minds deep people think (-1: as deep as the horizon allows).",
)
@click.option(
    "--time",
    "seconds",
    type=SECONDS,
    default=None,
    help="Stop after so many seconds.",
)
@click.option(
    "--memory",
    default="2G",
    show_default=True,
    callback=megabytes,
    help="Stop at so much memory, for example 500M.",
)
@click.option(
    "--effort",
    type=click.IntRange(0),
    default=None,
    help="Stop after so many transitions (0: never); the same on every machine. Without it, after what takes "
    "about ten seconds.",
)
@json_option
@guarded
def command(
    file: str | None,
    goal: str | None,
    every: bool,
    most: int,
    longer: bool,
    prove: bool,
    given: str | None,
    stats: bool,
    as_json: bool,
    **limits: Any,
) -> None:  # fmt: skip
    """The shortest plan for a goal of FILE: each event with everybody's reasons, and what is proved of it."""
    asked = _asked_limits(prove, **limits)
    timer = _Timer()
    opened = _Opened(find_story(file), goal, timer)
    if given is not None:
        _validate(opened, given, asked, timer, stats, as_json)
    else:
        if longer and limits["events"] < 0:
            raise click.UsageError("--longer lists plans up to a length; give one with --events")
        _plan(opened, asked, timer, stats, as_json, every=every or longer, longer=longer, most=most)


def _asked_limits(prove: bool, **limits: Any) -> Limits:
    """The limits of the options, -1 put into numbers, and the effort taken away for a proof."""
    from denouement.search import NO_BOUND

    horizon = _FARTHEST if limits["horizon"] < 0 else max(1, limits["horizon"])
    return limits_from(  # type: ignore[no-any-return]
        NO_BOUND if limits["events"] < 0 else limits["events"],
        horizon,
        horizon if limits["depth"] < 0 else limits["depth"],
        limits["seconds"],
        limits["memory"],
        0 if prove else limits["effort"],
    )


class _Timer:
    """The seconds that each part of the work took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timing(self, part: str) -> Iterator[None]:
        """Add the time spent inside to a part."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[part] = self.seconds.get(part, 0.0) + time.perf_counter() - start


class _Opened:
    """A story or problem with the goal that is asked for."""

    def __init__(self, file: StoryFile, goal: str | None, timer: _Timer) -> None:
        from denouement.answers import level_name, loops_told, with_levels

        self.file = file
        with timer.timing("reading"):
            self.read = self._read()
        self.goal: float | None = None
        self.story = self.read
        with timer.timing("grounding"), loops_told(self.read, file.source.lines):
            if self.read.author is not None:
                self.goal = self._number(goal)
                self.ending = level_name(self.goal)
                self.story = with_levels(self.read, self.goal)
            else:
                self.ending = self._named(goal)

    def _read(self) -> Story:
        if self.file.source.name.endswith(".txt"):
            from denouement.sabre import read_problem

            return read_problem(self.file.source)
        from denouement.language import read_story

        return read_story(self.file.source, Beside(self.file.folder))

    def _number(self, goal: str | None) -> float:
        from denouement.answers import default_goal

        if goal is None:
            found = default_goal(self.read)
            return 1.0 if found is None else found
        if not re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", goal):
            raise UsageError(f"“{goal}” is no goal for a problem", "the goal is a number, such as --goal 1")
        return float(goal)

    def _named(self, goal: str | None) -> str:
        endings = self.read.endings
        known = "its endings are: " + ", ".join(e.name for e in endings)
        if self.file.source.name.endswith(".txt"):
            raise UsageError("the problem does not say what its author wants", "give it one: utility(): …;")
        if not endings:
            raise UsageError(
                "the story names no endings, so there is nothing to plan for", "name one under “endings”"
            )
        if goal is None:
            planned = [e.name for e in endings if e.planned]
            if not planned and len(endings) > 1:
                raise UsageError("the story plans no ending, so say which one: --goal NAME", known)
            return (planned or [endings[0].name])[0]
        return ending_named([e.name for e in endings], goal)


# --- planning


def _plan(
    opened: _Opened,
    limits: Limits,
    timer: _Timer,
    stats: bool,
    as_json: bool,
    *,
    every: bool,
    longer: bool,
    most: int,
) -> None:
    from denouement.answers import analyse, find_plans

    with timer.timing("grounding"):
        analysis = analyse(opened.story, opened.file.source.lines)
    with watching(limits) as watch, timer.timing("search"):
        answer = find_plans(analysis, opened.ending, limits, watch, every=every, most=most, longer=longer)
    told = _stats(opened, timer, answer.transitions, answer.outcome.worlds) if stats else None
    if as_json:
        print_json(plans_as_json(answer, analysis.wording, opened.goal, told))
    else:
        show_plans(answer, analysis.wording, every)
        if told is not None:
            show_stats(told)
    sys.exit(stop_code(answer, not answer.plans))


def _stats(opened: _Opened, timer: _Timer, transitions: int, worlds: int | None = None) -> Stats:
    return Stats(sizes(opened.story), timer.seconds, transitions, worlds)


# --- checking a plan


def _validate(opened: _Opened, given: str, limits: Limits, timer: _Timer, stats: bool, as_json: bool) -> None:
    from denouement.answers import read_plan, validate

    path = Path(given)
    if not path.is_file():
        raise click.UsageError(f"there is no plan file “{given}”")
    plan = read_plan(read_source(path))
    with watching(limits) as watch, timer.timing("search"):
        answer = validate(opened.story, opened.ending, plan, limits, watch, given, opened.file.source.lines)
    told = _stats(opened, timer, answer.transitions) if stats else None
    if as_json:
        print_json(validation_as_json(answer, limits, opened.goal, told))
    else:
        show_validation(answer, limits)
        if told is not None:
            show_stats(told)
    sys.exit(stop_code(answer, bool(answer.faults)))
