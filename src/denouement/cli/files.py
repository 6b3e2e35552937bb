"""Files: finding the story a command is about, and the worlds it uses. Files are opened nowhere else.

A story is a path, or the name of a bundled story. A world is looked for beside the story as NAME.world, then
among the bundled ones; a name cannot lead out of the story's own folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from denouement.diagnostics import Diagnostic, FindingKind, Source, nearest
from denouement.errors import StoryError
from denouement.library import bundled_story, bundled_world, cases, stories, worlds
from denouement.model import Span

__all__ = [
    "DEFAULT_STORY",
    "Beside",
    "StoryFile",
    "file_and_rest",
    "find_story",
    "looks_like_file",
    "read_source",
]

DEFAULT_STORY = "cafe"
"""The bundled story that commands work on without a file."""


@dataclass(frozen=True)
class StoryFile:
    """A story's text and where its worlds are to be found; ``shown`` is how the user named it, empty if not."""

    source: Source
    folder: Path | None
    shown: str


def looks_like_file(text: str) -> bool:
    """Whether an argument names a story rather than a person, an event or an ending."""
    named = text.endswith((".story", ".world", ".txt")) or text in (*stories(), *cases())
    return named or (_is_there(Path(text)) and Path(text).is_file())


def file_and_rest(words: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The file that arguments begin with, if they do, and the rest of them: a name may come without quotation marks."""
    if words and looks_like_file(words[0]):
        return words[0], " ".join(words[1:]) or None
    return None, " ".join(words) or None


def find_story(name: str | None) -> StoryFile:
    """The story a command is about.

    Raises:
        click.UsageError: there is no such file or bundled story.
        StoryError: the file is not text.
    """
    if name is None:
        return StoryFile(bundled_story(DEFAULT_STORY), None, "")
    if not name.strip():
        raise click.UsageError(
            f"an empty name names no file; the bundled stories are: {', '.join(stories())}"
        )
    path = Path(name)
    if not _is_there(path) and name in (*stories(), *cases()):
        return StoryFile(bundled_story(name), None, name)
    if not _is_there(path) or not path.is_file():
        raise click.UsageError(_no_file(path))
    return StoryFile(read_source(path), path.parent, name)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long for any file
        return False


def _no_file(path: Path) -> str:
    if _is_there(path) and path.is_dir():
        return f"“{path}” is a folder; name a story file in it"
    folder = path.parent if _is_there(path.parent) and path.parent.is_dir() else Path()
    here = [p.name for p in folder.glob("*.story")]
    told = path.name.casefold()
    like = [n for n in here if Path(n).stem.casefold() == told]
    like = like or nearest(path.name, [*here, *stories(), *cases()], 2)
    hint = (
        f"did you mean {' or '.join(like)}?" if like else f"the bundled stories are: {', '.join(stories())}"
    )
    return f"there is no file “{path}”; {hint}"


def read_source(path: Path) -> Source:
    """The text of a file.

    Raises:
        StoryError: it cannot be read, or is not UTF-8 text.
    """
    shown = str(path)
    try:
        raw = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or "it cannot be read"
        raise click.UsageError(f"the file “{shown}” cannot be opened: {reason}") from fault
    try:
        return Source(shown, raw.decode("utf-8"))
    except UnicodeDecodeError as fault:
        before = raw[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise StoryError(
            [
                Diagnostic(
                    "not-text",
                    FindingKind.ERROR,
                    Span(shown, line, column, column + 1),
                    "this file is not plain text in UTF-8; here it goes wrong",
                    "save it as plain text, with the encoding UTF-8",
                )
            ]
        ) from fault


class Beside:
    """The worlds a story can use: those beside it, then the bundled ones."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """Every world that can be used, sorted."""
        own = [p.stem for p in self.folder.glob("*.world")] if self.folder else []
        return sorted({*own, *worlds()})

    def __call__(self, name: str) -> Source | None:
        """The world of this name; None if there is none."""
        if self.folder is not None and name.replace("-", "").replace("_", "").isalnum():
            path = self.folder / f"{name}.world"
            if path.is_file() and path.resolve().parent == self.folder.resolve():
                return read_source(path)
        return bundled_world(name)
