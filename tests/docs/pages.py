"""The pages of the documentation and the examples in them.

An example is a fenced block. ``story`` blocks are whole files; one with a name, ```` ```story visit.story ````,
is also written down for the commands that follow it; so is a block of another language with a name. With the word ``more`` after the name it is added to the
file of that name, with ``instead`` it takes the place of what was added last; ``error=CODE`` says that the
file is wrong, and how. ``console`` blocks that begin with ``$ denouement`` are run. A line of an expected output
that is nothing but ``…`` stands for any number of lines.
"""

import contextlib
import io
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from unittest import mock

from denouement.cli import main

__all__ = ["ROOT", "Block", "Command", "blocks", "commands", "files", "fits", "pages", "run", "shown"]

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=ticks)[ \t]*$", re.MULTILINE | re.DOTALL
)
_ANYTHING = "…"


@dataclass(frozen=True)
class Block:
    """One fenced block: what is said after its ticks, its text, and where the text begins in the page."""

    language: str
    words: tuple[str, ...]
    text: str
    start: int
    line: int

    @property
    def name(self) -> str:
        """The file it is written to; empty if to none."""
        return next((w for w in self.words if w.endswith((".story", ".world", ".txt"))), "")

    @property
    def error(self) -> str:
        """The code of the mistake it shows; empty if it shows none."""
        return next((w.removeprefix("error=") for w in self.words if w.startswith("error=")), "")


@dataclass
class Command:
    """A command of a console block and the lines it is said to print."""

    call: str
    expected: list[str] = field(default_factory=list)


def pages() -> list[Path]:
    """Every page of the documentation, and those at the top of the project."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return sorted(p for p in found if "_build" not in p.parts)


def shown(page: Path) -> str:
    """The name of a page in messages."""
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for found in _FENCE.finditer(text):
        language, *words = found["info"].split() or [""]
        start = found.start("text")
        yield Block(language, tuple(words), found["text"], start, text.count("\n", 0, start) + 1)


def files(found: list[Block]) -> Iterator[tuple[Block, str]]:
    """Each block that is a file, with the whole text of the file that it makes."""
    parts: dict[str, list[str]] = {}
    for block in found:
        if block.language != "story" and not block.name:
            continue
        known = parts.get(block.name, []) if block.name else []
        if "more" in block.words:
            assert known, f"line {block.line}: there is no {block.name} to add to"
        elif "instead" in block.words:
            assert known[1:], f"line {block.line}: nothing was added to {block.name}"
            known = known[:-1]
        else:
            known = []
        parts[block.name] = [*known, block.text]
        yield block, "\n".join(parts[block.name])


def commands(block: Block) -> list[Command]:
    """The commands of a console block; none if it is about something else than the program."""
    if block.language != "console" or not block.text.startswith("$ denouement"):
        return []
    made: list[Command] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            made.append(Command(line[2:]))
        else:
            made[-1].expected.append(line)
    return made


def run(call: str) -> tuple[str, int]:
    """What a call of the program prints, on both streams, and its exit code."""
    words = shlex.split(call)
    assert "denouement" == words[0], f"only denouement can be run here, not: {call}"
    printed = io.StringIO()
    code: object = 0
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        mock.patch.object(sys, "argv", words),
        # The usage line names the program by what was started, which is not pytest here.
        mock.patch.dict(sys.modules, {"__main__": ModuleType("__main__")}),
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code
    return printed.getvalue(), int(str(code or 0))


def fits(expected: list[str], printed: list[str]) -> bool:
    """Whether a page shows what was printed; trailing blanks and empty lines at the end do not count."""
    return _fits(_trimmed(expected), _trimmed(printed))


def _trimmed(lines: list[str]) -> list[str]:
    made = [line.rstrip() for line in lines]
    while made and not made[-1]:
        made.pop()
    return made


def _fits(expected: list[str], printed: list[str]) -> bool:
    reached = {0}  # how much of what was printed can be accounted for
    for line in expected:
        if line.strip() == _ANYTHING:
            reached = set(range(min(reached, default=len(printed) + 1), len(printed) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(printed) and printed[at] == line}
    return len(printed) in reached
