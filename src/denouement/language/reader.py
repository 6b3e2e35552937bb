"""From text to story: reads a file and the worlds it uses, reporting all mistakes together.

The text comes in; where a world is used, ``library`` is asked for it by name. Nothing here opens a file.
Time and memory are linear in the size of the files, with bounds on what a line, a phrase and a file may hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from denouement.diagnostics import Report, Source, TooManyMistakes, nearest
from denouement.errors import StoryError
from denouement.language.bodies import read_bodies
from denouement.language.declare import declare
from denouement.language.headings import SECTIONS, heading_of
from denouement.language.layout import Block, Line, lay_out
from denouement.language.names import OPEN_KIND
from denouement.language.reading import Reading
from denouement.language.sections import read_claims, read_section
from denouement.language.suggest import suggest_worlds
from denouement.language.words import Word, text_of
from denouement.model import (
    NOWHERE,
    Constant,
    Entity,
    Event,
    Expression,
    FactOf,
    Span,
    Statement,
    Story,
    walk,
    walk_effects,
)

__all__ = ["Library", "no_library", "read", "read_story"]

Library = Callable[[str], Source | None]
"""Finds a world by name."""

MOST_WORLDS = 50
"""How many worlds one story may use, all told."""


def no_library(name: str) -> Source | None:
    """A library without worlds."""
    return None


@dataclass
class _File:
    """One file of the reading: the story, or a world it uses."""

    source: Source
    blocks: list[Block]
    title: str = ""
    uses: list[Word] = field(default_factory=list)
    span: Span = NOWHERE


def read_story(source: Source, library: Library = no_library) -> Story:
    """The story a text tells.

    Raises:
        StoryError: with every mistake of the file and of the worlds it uses.
    """
    story, report = read(source, library)
    if report.found or story is None:
        raise StoryError(report.diagnostics)
    return story


def read(source: Source, library: Library = no_library) -> tuple[Story | None, Report]:
    """The story as far as it could be read, and the report of what could not; None if there is no story."""
    report = Report({source.name: source})
    try:
        return _read(source, library, report), report
    except TooManyMistakes:
        return None, report


def _read(source: Source, library: Library, report: Report) -> Story | None:
    """The story, from all files and all passes."""
    reading = Reading(report)
    files: list[tuple[str, _File]] = []
    main = _open(source, "story", report)
    if main is None:
        return None
    _collect(main, "", library, report, files, ())
    for name, file in files:
        declare(file.blocks, reading, name)
    reading.add_perfects()
    read_bodies(reading)
    read_claims(reading)
    for name, file in files:
        for block in file.blocks:
            heading = heading_of(block)
            if heading not in SECTIONS:
                continue
            if name and heading not in ("at first", "wants"):
                report.error(
                    "not-in-a-world",
                    block.header.span,
                    f"a world has no “{heading}”; that belongs to a story",
                    "move it to the story that uses this world",
                )
            else:
                read_section(block, heading, reading)
    used = {name for name, _ in files}
    others = [n for n in getattr(library, "names", list)() if n not in used]
    suggest_worlds(report, reading, others, lambda name: _world_alone(name, library))
    return _assemble(main, reading)


def _world_alone(name: str, library: Library) -> Reading | None:
    """The tables of one world and those it uses, as far as they can be read."""
    source = library(name)
    report = Report()
    file = _open(source, "world", report) if source else None
    if file is None:
        return None
    files: list[tuple[str, _File]] = []
    _collect(file, name, library, report, files, ())
    reading = Reading(report)
    for world, each in files:
        declare(each.blocks, reading, world)
    reading.add_perfects()
    return reading


def _open(source: Source, expected: str, report: Report) -> _File | None:
    """Lay a file out and read its first block, which says what it is and which worlds it uses."""
    blocks = lay_out(source, report)
    titled = next((b for b in blocks if b.header.words[0].key in ("story", "world")), None)
    start = Span(source.name, 1, 1, 2)
    if titled is None:
        if not report.found or blocks:
            example = 'story "A quiet corner"' if expected == "story" else "world harbour"
            meant = _title_meant(blocks[0].header) if blocks and expected == "story" else ""
            report.error(
                "no-title",
                blocks[0].header.span if blocks else start,
                f"a file begins by saying which {expected} it is",
                f'write: story "{meant}"' if meant else f"begin with: {example}",
            )
            if meant:
                del blocks[0]
        uses = _uses_outside(blocks, report)
        return _File(source, blocks, uses=uses) if blocks else None
    words = titled.header.words
    if words[0].key != expected:
        report.error(
            "no-title",
            titled.header.span,
            f"this file is a {words[0].key}; a {expected} is needed here",
            "give the name of the story file" if expected == "story" else "use another world",
        )
    if len(words) < 2:
        report.error(
            "no-title",
            titled.header.span,
            f"the {words[0].key} has no name",
            'for example: story "The visit"',
        )
    for again in blocks:
        if again is not titled and again.header.words[0].key in ("story", "world"):
            report.error(
                "declared-twice",
                again.header.span,
                f"this file says a second time which {expected} it is; the first time at {titled.header.span}",
                "keep one of the two titles",
            )
    title = " ".join(w.text for w in words[1:]).strip('"“”')
    rest = [b for b in blocks if b is not titled]
    uses = _uses_outside(rest, report)
    file = _File(source, rest, title, uses, titled.header.span)
    for line in titled.body:
        if line.words[0].key != "use" or len(line.words) < 2:
            report.error(
                "unknown-line",
                line.span,
                "under the title stand the worlds the file uses",
                "for example: use places, talk",
            )
            continue
        file.uses += [w for w in line.words[1:] if w.key not in (",", "and")]
    return file


def _title_meant(line: Line) -> str:
    """The title, where it is written in another way: *Title: The last ferry*."""
    words = line.words[1:]
    if line.words[0].key not in ("title", "tale", "stories", "play", "novel") or not words:
        return ""
    return text_of(words[1:] if words[0].key == ":" else words).strip('"“”')


def _uses_outside(blocks: list[Block], report: Report) -> list[Word]:
    """Take out the lines that say which worlds are used but stand for themselves; they are reported, and heeded."""
    found: list[Word] = []
    for block in [b for b in blocks if b.header.words[0].key in ("use", "uses") and len(b.header.words) > 1]:
        blocks.remove(block)
        worlds = [w for w in block.header.words[1:] if w.key not in (",", "and", ":")]
        found += worlds
        report.error(
            "unknown-line",
            block.header.span,
            "which worlds a file uses is said below its title",
            f"move it in by two blanks, right under the title: use {', '.join(w.text for w in worlds)}",
        )
    return found


def _collect(
    file: _File,
    name: str,
    library: Library,
    report: Report,
    files: list[tuple[str, _File]],
    above: tuple[str, ...],
) -> None:
    """Put the worlds a file uses into ``files``, those used by others first, then the file itself."""
    for word in file.uses:
        if word.key in above or word.key == name:
            chain = " uses ".join((*above, name, word.key)) if name else word.key
            report.error(
                "world-uses-itself",
                word.span,
                f"the world “{word.text}” uses itself: {chain.strip()}",
                "take this use away; what both need can go into a third world",
            )
            continue
        if any(known == word.key for known, _ in files):
            continue
        source = library(word.text) or library(word.key)
        if source is None:
            _unknown_world(word, library, report)
            continue
        if len(report.sources) > MOST_WORLDS:
            report.error(
                "too-many-worlds",
                word.span,
                f"a story can use {MOST_WORLDS} worlds, all told; this is one too many",
                "put several small worlds into one",
            )
            return
        report.sources[source.name] = source
        world = _open(source, "world", report)
        if world is not None:
            below = (*above, name) if name else above
            _collect(world, word.key, library, report, files, below)
    files.append((name, file))


def _unknown_world(word: Word, library: Library, report: Report) -> None:
    known: list[str] = list(getattr(library, "names", list)())
    like = nearest(word.text, known)
    report.error(
        "unknown-world",
        word.span,
        f"there is no world called “{word.text}”",
        f"did you mean {' or '.join(like)}?"
        if like
        else ("the worlds are: " + ", ".join(known) if known else f"put {word.text}.world beside the story"),
    )


def _assemble(main: _File, reading: Reading) -> Story:
    """The story from the tables, with unused happenings left out and open wordings entered as things."""
    reading.drop_unused_perfects({f.fact for f in _facts_spoken_of(reading)})
    entities = dict(reading.names.entities)
    for value in _values_spoken_of(reading):
        if value not in entities:
            entities[value] = Entity(value, (OPEN_KIND,))
    return Story(
        title=main.title,
        file=main.source.name,
        kinds=dict(reading.names.kinds),
        entities=entities,
        facts=dict(reading.facts),
        actions=dict(reading.actions),
        reactions=dict(reading.reactions),
        at_first=tuple(reading.at_first),
        before=tuple(reading.before),
        now=tuple(reading.now),
        wants=tuple(reading.wants),
        endings=tuple(reading.endings),
        draft=tuple(reading.draft),
        span=main.span,
    )


def _expressions(reading: Reading) -> list[Expression]:
    """Every expression of the story, at any depth."""
    roots: list[Expression] = []
    for action in reading.actions.values():
        roots += [*action.requires, action.observers.condition, *walk_effects(action.effects)]
    for reaction in reading.reactions.values():
        roots += [*reaction.when, *walk_effects(reaction.effects)]
    for statement in (*reading.at_first, *reading.now, *reading.before, *reading.draft):
        if isinstance(statement, Statement):
            roots += [statement.condition, *walk_effects(statement.effects)]
    roots += [w.value for w in reading.wants] + [e.condition for e in reading.endings]
    roots += [e.claim for e in reading.names.entities.values() if e.claim is not None]
    return [inner for root in roots for inner in walk(root)]


def _facts_spoken_of(reading: Reading) -> list[FactOf]:
    return [e for e in _expressions(reading) if isinstance(e, FactOf)]


def _values_spoken_of(reading: Reading) -> list[str]:
    """Every name that fills a role anywhere, in order of first mention."""
    found: dict[str, None] = {}
    for expression in _expressions(reading):
        terms = expression.arguments if isinstance(expression, FactOf) else (expression,)
        for term in terms:
            if isinstance(term, Constant) and isinstance(term.value, str):
                found[term.value] = None
    for step in (*reading.before, *reading.draft):
        if isinstance(step, Event):
            found.update(dict.fromkeys(step.arguments))
    return list(found)
