"""What a command is about: which story of a file, and which of its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from denouement.cli.common import Opened, searched
from denouement.diagnostics import nearest
from denouement.errors import UsageError

if TYPE_CHECKING:
    from denouement.answers import Motives

__all__ = ["Chosen", "chosen_story", "person_named"]


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
    raise UsageError(f"nobody in this story is called “{named}”", hint)
