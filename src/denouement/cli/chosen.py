"""What a command is about: which story of a file, which of its endings, and which of its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from denouement.cli.common import Opened, searched
from denouement.cli.files import looks_like_file
from denouement.diagnostics import nearest
from denouement.errors import UsageError
from denouement.library import stories

if TYPE_CHECKING:
    from denouement.answers import Motives

__all__ = ["Chosen", "chosen_story", "ending_named", "file_meant", "person_named"]


@dataclass(frozen=True)
class Chosen:
    """A story: its log, what it is called, its ending (empty for the draft), and the reasons found."""

    log: tuple[Any, ...]
    over: str
    ending: str = ""
    motives: Motives | None = None


def chosen_story(opened: Opened, ending: str | None, limits: Any) -> Chosen:
    """The shortest story to ``ending``; else the draft; else the first story found. A search keeps its reasons."""
    from denouement.answers import log_of, play_draft

    if ending is None and opened.analysis.ground.draft:
        return Chosen(tuple(play_draft(opened.analysis)), "the draft")
    # What cannot be is said before the search, which may take long.
    name = None if ending is None else ending_named([e.name for e in opened.story.endings], ending)
    answer = searched(opened, limits)
    found = answer.first if name is None else answer.ending(name)
    if found is None:
        return Chosen((), "the opening", motives=answer.motives)
    if not found.acts and found.status.value in ("out of reach", "undecided"):
        raise UsageError(f"no story was found for the ending “{found.name}”", found.cannot or "")
    log = tuple(log_of(opened.analysis, found.acts))
    return Chosen(log, f"the story that ends “{found.name}”", found.name, answer.motives)


def ending_named(names: Sequence[str], asked: str) -> str:
    """The name of an ending as the file writes it, whatever its capitals and blanks.

    Raises:
        UsageError: no ending is called that.
    """
    key = _key(asked)
    for name in names:
        if _key(name) == key:
            return name
    said = f"the story has no ending “{asked}”"
    if not names:
        raise UsageError(said, "it names no endings yet; add a section “endings” with a name and a condition")
    like = nearest(asked, names)
    if not like and len(key) > 2:
        like = [name for name in names if key in _key(name)]
    known = (
        f"did you mean {' or '.join(f'“{n}”' for n in like)}?"
        if like
        else f"its endings are: {', '.join(names)}"
    )
    raise UsageError(said, known)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def person_named(opened: Opened, named: str) -> str:
    """The name of a person as the file writes it.

    Raises:
        UsageError: nobody is called that.
    """
    people = list(opened.story.people)
    for name in people:
        if name.casefold() == named.strip().casefold():
            return name
    like = nearest(named, people)
    hint = f"did you mean {' or '.join(like)}?" if like else "its people are: " + ", ".join(people)
    raise UsageError(f"nobody in this story is called “{named}”", file_meant(named) or hint)


def file_meant(words: str) -> str:
    """What to try where words that mean nothing seem to name a story, at the wrong place or not quite; else empty."""
    first, *rest = words.split() or [""]
    if rest and looks_like_file(rest[-1]):
        return f"the file comes first: {rest[-1]}, then {' '.join([first, *rest[:-1]])}"
    like = [] if rest else nearest(first, stories(), 1, 0.75)
    return f"if a story is meant: did you mean {like[0]}?" if like else ""
