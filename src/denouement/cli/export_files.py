"""What an export makes, and how it is handed over: on standard output, or as files that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import click

from denouement.cli.exits import Exit
from denouement.cli.output import warn
from denouement.errors import UsageError

__all__ = ["Made", "print_made", "where_to", "write_made"]

_STDOUT = "-"


@dataclass(frozen=True)
class Made:
    """A finished export: its file, under a name made of the title, and what belongs with it.

    ``beside`` are files beside it, by what their names have instead of its suffix. ``folder``: there are several
    files that keep their names and stand in a folder, which ``-o`` names.
    """

    name: str
    main: str | bytes
    beside: tuple[tuple[str, str], ...] = ()
    folder: Mapping[str, str] = field(default_factory=dict)
    code: Exit = Exit.CLEAN

    def files(self, where: Path) -> dict[Path, str | bytes]:
        """What is to be written if ``-o`` says ``where``."""
        if self.folder:
            return {where / name: text for name, text in self.folder.items()}
        path = where / self.name if where.is_dir() else where
        return {path: self.main, **{path.with_name(path.stem + end): text for end, text in self.beside}}


def where_to(out: str | None, made: Made, name: str, story: Path) -> Path | None:
    """Where it is written; None for standard output."""
    if made.folder and out in (None, _STDOUT):
        several = ", ".join(made.folder)
        raise UsageError(
            f"the format “{name}” makes several files ({several})", "name a folder for them with -o"
        )
    if out == _STDOUT:
        return None
    if out is None:
        return Path(made.name) if isinstance(made.main, bytes) else None
    where = Path(out)
    try:
        is_story = where.is_file() and story.is_file() and where.samefile(story)
    except OSError as fault:
        raise _cannot(where, fault) from fault
    if is_story:
        raise UsageError(f"“{out}” is the story itself", "name another file")
    return where


def _cannot(where: Path, fault: OSError) -> UsageError:
    return UsageError(f"“{where}” cannot be written: {fault.strerror or 'nobody knows why'}")


def print_made(made: Made) -> None:
    """The file on standard output; of what belongs beside it, it is said how to get it."""
    click.echo(made.main, nl=False)
    for end, _ in made.beside:
        kind = end.rpartition(".")[0].strip("-").replace("-", " ")
        warn(f"there is a {kind} too; it is written beside the file that -o names")


def write_made(made: Made, where: Path, force: bool) -> None:
    """Write the files, each first under another name, so that none is ever there by half."""
    files = made.files(where)
    for path in files:
        _may_be_written(path, force)
    finished: dict[Path, Path] = {}
    try:
        if made.folder:
            where.mkdir(exist_ok=True)
        for path, text in files.items():
            new = path.with_name(f".{path.name}.{os.getpid()}.new")
            finished[new] = path
            new.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        for new, path in finished.items():
            new.replace(path)
    except OSError as fault:
        raise _cannot(where, fault) from fault
    finally:
        for new in finished:
            with suppress(OSError):
                new.unlink(missing_ok=True)
    for path in files:
        warn(f"written: {path}")


def _may_be_written(path: Path, force: bool) -> None:
    if path.is_dir():
        raise UsageError(f"“{path}” is a folder", "name another file")
    if path.exists() and not path.is_file():
        raise UsageError(f"“{path}” is not a file", "name another; - is standard output")
    if (path.exists() or path.is_symlink()) and not force:
        raise UsageError(
            f"there is a file “{path}” already", "name another, or let it be replaced with --force"
        )
