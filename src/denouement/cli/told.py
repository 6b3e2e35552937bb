"""What ``tell`` and ``export`` share: which story is told, the options of telling, and what is worked out for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from denouement.cli.common import Opened, searched
from denouement.cli.knows import log_for
from denouement.errors import UsageError

if TYPE_CHECKING:
    from denouement.answers import Motives
    from denouement.telling import Extras, Knobs

__all__ = ["FORMS", "Chosen", "chosen_story", "extras_for", "knobs_from", "telling_options"]

F = TypeVar("F", bound=Callable[..., Any])

FORMS = ("outline", "treatment", "scene", "screenplay", "prose")


@dataclass(frozen=True)
class Chosen:
    """The story that is told: its log, what it is called, its ending (empty for the draft), and the reasons found."""

    log: tuple[Any, ...]
    over: str
    ending: str = ""
    motives: Motives | None = None


def chosen_story(opened: Opened, ending: str | None, limits: Any) -> Chosen:
    """The shortest story to ``ending``; else the draft; else the first story found. A search keeps its reasons."""
    from denouement.answers import log_of

    if ending is None and opened.analysis.ground.draft:
        log, over = log_for(opened, None, limits)
        return Chosen(tuple(log), over)
    answer = searched(opened, limits)
    found = answer.ending(ending) if ending is not None else answer.first
    if ending is not None and found is None:
        known = ", ".join(e.name for e in answer.endings)
        raise UsageError(f"the story has no ending “{ending}”", f"its endings are: {known}")
    if found is None:
        return Chosen((), "the opening", motives=answer.motives)
    if not found.acts and found.status.value in ("out of reach", "undecided"):
        raise UsageError(f"no story was found for the ending “{found.name}”", found.cannot or "")
    log = tuple(log_of(opened.analysis, found.acts))
    return Chosen(log, f"the story that ends “{found.name}”", found.name, answer.motives)


def telling_options(function: F) -> F:
    """The options that say how a story is told, but for how much of it."""
    for option in (
        click.option("--tense", type=click.Choice(["present", "past"]), default="present", show_default=True,
                     help="In which tense."),
        click.option("--eyes", metavar="WHO", default="",
                     help="Through whose eyes: a NAME, outside, everybody, or switching. Unless set, the first person "
                          "of the story."),
        click.option("--person", type=click.Choice(["third", "first"]), default="third", show_default=True,
                     help="Whether the one whose eyes are used says I."),
        click.option("--order", type=click.Choice(["chronicle", "late", "ending-first"]), default="chronicle",
                     show_default=True, help="As it happened; starting late and going back; or the ending first."),
        click.option("--names", type=click.Choice(["names", "first", "pronouns"]), default="names",
                     show_default=True,
                     help="Names where there is doubt; a name once; or none where a pronoun is enough."),
        click.option("--seed", type=click.IntRange(0, 1_000_000), default=0, show_default=True,
                     help="Another wording."),
        click.option("--feelings/--no-feelings", default=True, show_default=True,
                     help="Whether the strongest feelings are named."),
    )[::-1]:  # fmt: skip
        function = option(function)
    return function


def knobs_from(level: str, options: dict[str, Any], without: tuple[str, ...] = ()) -> Knobs:
    """The knobs that the options ask for."""
    from denouement.telling import Knobs

    return Knobs(
        level=level,
        viewpoint=options["eyes"],
        person=options["person"],
        tense=options["tense"],
        order=options["order"].replace("-", " "),
        names=options["names"],
        seed=options["seed"],
        without=frozenset(without),
    )


def extras_for(opened: Opened, chosen: Chosen, limits: Any, feelings: bool) -> Extras:
    """What is worked out for a telling: what people expected, the reasons of the search, and what people feel.

    Only what does not depend on whose eyes are used, so that it holds for every telling of the story.
    """
    from denouement.answers import Motives
    from denouement.engine.kernel import reasons_for
    from denouement.telling import extras_of

    analysis = opened.analysis
    motives = chosen.motives
    if motives is None:
        reasons = reasons_for(analysis.engine, limits.horizon, limits.depth)
        motives = Motives(analysis.engine, reasons, analysis.wording)
    return extras_of(analysis, chosen.log, motives, named=feelings)
