"""What ``tell`` and ``export`` share: the options of telling, what is worked out for it, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from denouement.cli.chosen import Chosen
from denouement.cli.common import Opened
from denouement.cli.output import wrapped

if TYPE_CHECKING:
    from denouement.telling import Extras, Knobs, Sentence, Telling

__all__ = [
    "FORMS",
    "check_eyes",
    "extras_for",
    "knobs_from",
    "paragraphs_json",
    "part_shown",
    "sentence_json",
    "telling_options",
]

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


def check_eyes(opened: Opened, who: str) -> None:
    """Refuse the eyes of nobody, before anything is searched, and in forms told through no one's eyes, too.

    Raises:
        UsageError: nobody is called so.
    """
    from denouement.telling import Knobs
    from denouement.telling.happenings import persons
    from denouement.telling.viewpoint import named_viewpoint

    named_viewpoint(persons(opened.analysis), Knobs(viewpoint=who))


def extras_for(opened: Opened, chosen: Chosen, limits: Any, feelings: bool) -> Extras:
    """What is worked out for a telling: what people expected, the reasons of the search, and what people feel.

    Only what does not depend on whose eyes are used, so that it holds for every telling of the story.
    """
    from denouement.answers import motives_for
    from denouement.telling import extras_of

    motives = chosen.motives or motives_for(opened.analysis, limits)
    return extras_of(opened.analysis, chosen.log, motives, named=feelings)


def part_shown(part: str) -> str:
    """A part of a telling's text at the width of a page; a speech of a screenplay stands under its speaker's name."""
    name, line_break, words = part.partition("\n")
    return f"{name}\n{wrapped(words.strip(), '    ')}" if line_break else wrapped(part)


def paragraphs_json(telling: Telling) -> list[list[dict[str, Any]]]:
    """The paragraphs of a telling, for a document."""
    return [[sentence_json(s) for s in p.sentences] for p in telling.paragraphs]


def sentence_json(sentence: Sentence) -> dict[str, Any]:
    """A sentence with what stands behind it, for a document; the event is the first that does."""
    found: dict[str, Any] = {
        "text": sentence.text,
        "event": next((s.event for s in sentence.sources if s.event), 0),
        "sources": [s.as_json() for s in sentence.sources],
    }
    if sentence.speaker:
        found |= {"speaker": sentence.speaker, "manner": sentence.manner}
    return found
