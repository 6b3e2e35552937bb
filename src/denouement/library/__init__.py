"""The bundled worlds and stories, read as package data."""

from __future__ import annotations

from importlib.resources import files

from denouement.diagnostics import Source, nearest
from denouement.errors import UsageError

__all__ = ["bundled_story", "bundled_world", "cases", "stories", "worlds"]

_SMALL = ("stories/cases", "stories/ten")
"""Folders of small stories: one thing each shown by itself, and scenes of different kinds."""


def worlds() -> tuple[str, ...]:
    """The names of the bundled worlds, sorted."""
    return _names("worlds", ".world")


def stories() -> tuple[str, ...]:
    """The names of the bundled stories, sorted."""
    return _names("stories", ".story")


def cases() -> tuple[str, ...]:
    """The names of the small stories that are bundled besides, sorted."""
    return tuple(sorted(name for folder in _SMALL for name in _names(folder, ".story")))


def bundled_world(name: str) -> Source | None:
    """The text of a bundled world; None if there is none of this name."""
    return _text("worlds", f"{name}.world") if name in worlds() else None


def bundled_story(name: str) -> Source:
    """The text of a bundled story, small ones included.

    Raises:
        UsageError: there is none of this name.
    """
    for folder in _SMALL:
        if name in _names(folder, ".story"):
            return _text(folder, f"{name}.story")
    if name not in stories():
        like = nearest(name, stories()) or list(stories())
        raise UsageError(f"no bundled story is called “{name}”", "there are: " + ", ".join(like))
    return _text("stories", f"{name}.story")


def _names(folder: str, ending: str) -> tuple[str, ...]:
    found = files("denouement").joinpath(*folder.split("/")).iterdir()
    return tuple(sorted(f.name.removesuffix(ending) for f in found if f.name.endswith(ending)))


def _text(folder: str, name: str) -> Source:
    text = files("denouement").joinpath(*folder.split("/"), name).read_text("utf-8")
    return Source(name, text)
