"""A problem of the research syntax as a story: sentences by rule for its properties, actions and triggers.

Everything that the story language can say is said so that it comes to the same; what it has no word for is left out
and named. Whoever goes on with the story may reword every sentence where it is declared. Values in, a text out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from denouement import english
from denouement.diagnostics import Diagnostic, FindingKind
from denouement.errors import StoryError
from denouement.language.formatter import format_text
from denouement.language.writing.context import Context
from denouement.language.writing.happenings import Happenings
from denouement.language.writing.kinds import TOP
from denouement.language.writing.sections import Sections
from denouement.language.writing.shapes import SAME, Domains
from denouement.language.writing.unsaid import Origin, Unsaid, Written
from denouement.model import (
    Fact,
    Story,
)

__all__ = ["write_story"]

_MOST_TRIES = 20
"""How often slots may turn out too narrow; each time they are as wide as a kind above."""


def write_story(story: Story, title: str = "", domains: Domains | None = None) -> Written:
    """The story that a problem of the research syntax tells.

    ``domains`` are the values that facts of number can ever have, as far as that is known; with them more can be
    said. The endings of the story are those of the problem: what its author wants has to be made endings before.

    Raises:
        StoryError: an expression is nested too deeply to be written.
    """
    wider: dict[tuple[str, int], frozenset[str]] = {}
    try:
        for _ in range(_MOST_TRIES):
            context = Context(story, domains or {}, wider)
            made = _written(context, (title or story.title).replace('"', "'"))
            if not context.teller.wider:
                break
            for slot, members in context.teller.wider.items():
                wider[slot] = wider.get(slot, frozenset()) | members
        return made
    except RecursionError as fault:
        raise StoryError(
            [
                Diagnostic(
                    "too-deeply-nested",
                    FindingKind.ERROR,
                    story.span,
                    "an expression of this file is nested too deeply to be written in another way",
                    "split it up",
                )
            ]
        ) from fault


def _written(context: Context, title: str) -> Written:
    """The whole text."""
    story, teller = context.story, context.teller
    happenings, sections = Happenings(context), Sections(context)
    actions = [line for a in story.actions.values() for line in happenings.lines("action", a)]
    reactions = [line for r in story.reactions.values() for line in happenings.lines("reaction", r)]
    at_first = [line for s in story.at_first for line in sections.statement(s)]
    wants = [line for w in story.wants for line in sections.wants(w)]
    endings = [line for e in story.endings for line in sections.ending(e)]
    same = SAME in teller.used
    facts = [line for name, line in context.declared.items() if name != SAME or same]
    if same:
        at_first.insert(0, f"  for every {{one: {TOP}}}, one is the same as one")
    lines = [f'story "{title}"', *_kinds(context), *_entities(context), *facts, *actions, *reactions]
    for heading, section in (("at first", at_first), ("wants", wants), ("endings", endings)):
        lines += [heading, *section] if section else []
    unsaid = [*_whole(story), *context.unsaid]
    return Written(
        format_text("\n".join(lines)),
        tuple(sorted(unsaid, key=lambda u: (u.span.line, u.span.column))),
        {
            teller.facts[f].sentence.pattern(): _origin(story.facts[f])
            for f in story.facts
            if f in teller.facts
        },
        context.origins["action"],
        context.origins["reaction"],
        {made: name for name, made in context.names.items()},
    )


def _kinds(context: Context) -> Iterator[str]:
    for node in context.kinds.declared():
        assert node.parent is not None
        above = node.parent.name
        yield f"kind {node.name}" + (f" is {english.article(above)} {above}" if above != TOP else "")


def _entities(context: Context) -> Iterator[str]:
    """Names under the headings of their kinds, in their order; a heading stands again where they are mixed."""
    heading = ""
    for entity in context.story.entities:
        wanted = english.plural(context.kinds.node_of(entity).name)
        if wanted != heading:
            yield wanted
            heading = wanted
        yield f"  {context.names[entity]}"


def _whole(story: Story) -> Iterator[Unsaid]:
    """What is named about the story as a whole."""
    reworded = "sentences and names made of them by rule stand for them; reword them as you like"
    yield Unsaid(story.span, "the names of the problem", instead=reworded)
    if story.author is not None:
        span = getattr(story.author, "span", story.span)
        if story.endings:
            yield Unsaid(span, "the author's utility", instead="each value that it can rise to is an ending")
        else:
            yield Unsaid(span, "the author's utility", "it comes to no ending")


def _origin(fact: Fact) -> Origin:
    """Where a fact comes from; what was a constant of its declaration is no role any more."""
    arguments: list[str | int] = []
    for role in fact.roles:
        constant = role.name.startswith("=")
        arguments.append(role.name[1:].rpartition("@")[0] if constant else _count(arguments))
    return Origin(fact.name, tuple(arguments))


def _count(arguments: Sequence[str | int]) -> int:
    return sum(isinstance(a, int) for a in arguments)
