"""``denouement play``: a story lived in the terminal, by one of its people."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from denouement import english
from denouement.cli.chosen import person_named
from denouement.cli.common import Opened, guarded, json_option, open_story
from denouement.cli.exits import Exit
from denouement.cli.output import faint, print_json, say, warn, wrapped
from denouement.cli.play_shown import COMMANDS, Screen, as_draft, play_as_json
from denouement.diagnostics import nearest
from denouement.errors import UsageError

__all__ = ["command"]

_EFFORT = 20_000
"""Transitions computed for one turn at most: some seconds, where it comes to that."""

_LOOK_EVERY = 64
"""Transitions between two looks at the clock."""


@click.command("play")
@click.argument("file", required=False)
@click.option("--as", "person", default=None, metavar="PERSON", help="Who you are.")
@click.option(
    "--horizon",
    type=click.IntRange(1, 50),
    default=4,
    show_default=True,
    help="How many events ahead people think.",
)
@click.option(
    "--depth",
    type=click.IntRange(0, 10),
    default=2,
    show_default=True,
    help="How many minds deep people think.",
)
@json_option
@guarded
def command(file: str | None, person: str | None, horizon: int, depth: int, as_json: bool) -> None:
    """Live FILE as one of its people; the others act for their own reasons.

    You are told what that person sees, and asked what they do. Works with a list of answers on standard input, too.
    """
    opened = open_story(file)
    number = _person(opened, person)
    session = _Session(opened, number, horizon, depth, warn if as_json else say)
    ended = session.run()
    if as_json:
        print_json(play_as_json(opened.story.title, session.play, ended))
    sys.exit(Exit.INTERRUPTED if ended == "interrupted" else Exit.CLEAN)


def _person(opened: Opened, named: str | None) -> int:
    people = list(opened.analysis.ground.people)
    if named is None:
        choices = english.join([f"--as {_quoted(p)}" for p in people], "or")
        raise UsageError(
            "say who you are", f"this story has: {choices}" if people else "this story has no people"
        )
    return people.index(person_named(opened, named))


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


class _Patience:
    """Counts the work on one turn, and says at a terminal that people think if it takes more than a second."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._start = time.monotonic()
        self._calls = 0
        self._said = not (sys.stderr.isatty() and sys.stdin.isatty())

    def __call__(self) -> None:
        self._work()
        self._calls += 1
        if not self._said and self._calls % _LOOK_EVERY == 0 and time.monotonic() - self._start > 1:
            self._said = True
            warn(faint("  (They are thinking …)"))


class _Session:
    """A game at the terminal: reads a line, does it, tells what came of it."""

    def __init__(
        self, opened: Opened, person: int, horizon: int, depth: int, show: Callable[[str], None]
    ) -> None:
        from denouement.answers.play import Play
        from denouement.search import Limits, Watch

        def bout() -> Callable[[], None]:
            return _Patience(Watch(Limits(effort=_EFFORT)).work)

        self.show = show
        self.play = Play(opened.analysis, person, horizon, depth, bout)
        self.screen = Screen(opened, self.play, show)
        self._saved: set[Path] = set()
        self._asked = False

    # --- the game

    def run(self) -> str:
        """Play until it ends; says how: quit, end of input, or interrupted."""
        ended = "quit"
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        try:
            self.screen.introduction()
            while True:
                if not self._asked:
                    self._asked = True
                    self.screen.question()
                line = self._read()
                if line is None:
                    ended = "end of input"
                    break
                if line.casefold() in ("quit", "q", "exit"):
                    break
                self._obey(line)
        except KeyboardInterrupt:
            self.show("")
            ended = "interrupted"
        self.screen.close()
        return ended

    def _read(self) -> str | None:
        """The next line that says anything; None at the end. What comes from a pipe is shown as if typed."""
        while True:
            try:
                line = self._line()
            except EOFError:
                return None
            if line.strip():
                return str(line.strip())

    def _line(self) -> str:
        """A line of input; a terminal's own editing of it works where standard output is not kept for the document."""
        typed = sys.stdin.isatty()
        if typed and self.show is say:
            return input("> ")
        if typed:
            click.echo("> ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        if not typed and line.strip():
            self.show(f"> {line.strip()}")
        return line

    # --- what can be said

    def _obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        commands: dict[str, Callable[[], None]] = {
            "wait": lambda: self.screen.happened(self.play.wait()),
            "undo": self._undo,
            "knows": self.screen.beliefs,
            "story": self.screen.story,
            "help": self.screen.help,
            "?": self.screen.help,
        }
        short = {"w": "wait", "u": "undo", "k": "knows", "s": "story", "h": "help"}
        key = short.get(line.casefold(), line.casefold())
        if key in commands:
            if key == "wait":
                self._asked = False
            commands[key]()
        elif word.casefold() == "save":
            self._save(rest.strip())
        elif line.startswith("?"):
            option = self._option(line[1:].strip())
            if option is not None:
                self.show(wrapped(self.play.because(option), "  "))
        else:
            option = self._option(line)
            if option is not None:
                self._asked = False
                self.screen.happened(self.play.do(option))

    def _option(self, said: str) -> Any | None:
        """The act that is meant, by its number or by words of its sentence; else says what would help."""
        options = self.play.options()
        if said.isdecimal():
            number = int(said) if len(said) < 6 else 0
            if 1 <= number <= len(options):
                return options[number - 1]
            shown = said if len(said) <= 20 else f"{said[:19]}…"
            if options:
                known = f"the numbers go from 1 to {len(options)}" if len(options) > 1 else "the number is 1"
                self.show(f"  There is no act {shown}; {known}.")
            else:
                self.show("  There is no act to choose; “wait” lets the others go on.")
            return None
        key = said.casefold().rstrip(".")
        exact = [o for o in options if o.text.casefold() == key]
        found = exact or [o for o in options if len(key) > 2 and key in o.text.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            self.show("  That could be " + english.join([str(o.number) for o in found], "or") + ".")
        else:
            words = [*(w for w, _ in COMMANDS if w.islower()), "save", "help"]
            like = nearest(said, [*words, *(o.text for o in options)], 1)
            hint = f"Did you mean “{like[0]}”?" if like else "“help” says what can be said here."
            shown = said if len(said) <= 60 else f"{said[:59]}…"
            self.show(f"  “{shown}” is no act that {self.play.name} could do now. {hint}")
        return None

    def _undo(self) -> None:
        self._asked = False
        if not self.play.undo():
            self.show("  There is nothing to take back.")
            self._asked = True
            return
        last = [b for b in self.play.beats if b.seen][-1:]
        self.show(
            "  Taken back."
            + (f" The last that happened: {self.screen.sentence(last[0].text)}" if last else "")
        )

    def _save(self, name: str) -> None:
        if not name:
            self.show("  Say where to: save FILE")
            return
        path = Path(name)
        try:
            if path.exists() and path.resolve() not in self._saved:
                self.show(f"  There is already a file “{name}”; choose another name.")
                return
            path.write_text(as_draft(self.play), encoding="utf-8")
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or "that is no name of a file"
            self.show(f"  “{name}” cannot be written: {reason}.")
            return
        self._saved.add(path.resolve())
        self.show(f"  Written to {name}: a draft, to stand in the story's file in place of its own.")
        if not all(b.seen for b in self.play.beats):
            self.show(f"  What {self.play.name} did not see stands in it, too.")
