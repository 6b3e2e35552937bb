"""What ``tell`` and ``export`` share: the options of telling, and what is worked out for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from denouement.cli.chosen import Chosen
from denouement.cli.common import Opened

if TYPE_CHECKING:
    from denouement.telling import Extras, Knobs

__all__ = ["FORMS", "extras_for", "knobs_from", "telling_options"]

F = TypeVar("F", bound=Callable[..., Any])

FORMS = ("outline", "treatment", "scene", "screenplay", "prose")


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
    from denouement.telling import Extras, expectations, feelings_of

    analysis = opened.analysis
    motives = chosen.motives
    if motives is None:
        reasons = reasons_for(analysis.engine, limits.horizon, limits.depth)
        motives = Motives(analysis.engine, reasons, analysis.wording)
    expected = expectations(analysis, chosen.log, motives.reasons)
    felt = feelings_of(analysis, chosen.log, motives.reasons) if feelings else ()
    return Extras(expected, felt, motives)
