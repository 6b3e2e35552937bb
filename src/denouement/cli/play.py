"""``denouement play``: a story lived in the terminal, by one of its people."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from denouement import english
from denouement.cli.chosen import person_named
from denouement.cli.common import Opened, guarded, json_option, open_story
from denouement.cli.exits import Exit
from denouement.cli.output import bold, document, faint, print_json, say, warn, wrapped
from denouement.diagnostics import nearest
from denouement.errors import UsageError

__all__ = ["command"]

_EFFORT = 20_000
"""Transitions computed for one turn at most: some seconds, where it comes to that."""

_LOOK_EVERY = 64
"""Transitions between two looks at the clock."""

_HELP = (
    ("NUMBER", "do this; words of its sentence will do, too"),
    ("?NUMBER", "why {name} would do it"),
    ("wait", "do nothing, and let the others act"),
    ("undo", "take the last decision back; as often as you like"),
    ("knows", "what {name} believes, rightly or wrongly"),
    ("story", "what {name} has lived through so far"),
    ("save FILE", "all that has happened, as a draft for a story file"),
    ("quit", "end here"),
)


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
        print_json(_as_json(session, ended))
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

        self.opened = opened
        self.show = show
        self.play = Play(opened.analysis, person, horizon, depth, bout)
        self._saved: set[Path] = set()
        self._asked = False

    # --- the game

    def run(self) -> str:
        """Play until it ends; says how: quit, end of input, or interrupted."""
        ended = "quit"
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        try:
            self._introduce()
            while True:
                self._menu()
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
        self._close()
        return ended

    def _introduce(self) -> None:
        play, story = self.play, self.opened.story
        self.show(bold(f"{story.title}: you are {play.name}"))
        wants = [w.text for w in story.wants if w.person == play.name]
        wanted = f"{play.name} wants {english.join(wants)}." if wants else f"{play.name} wants nothing."
        self.show(wrapped(wanted, "", "  "))
        self.show(faint("Numbers and words after the > are yours; “help” says which there are."))
        if any(b.seen or b.noticed or b.endings for b in play.beats):
            self._tell(play.beats)
        for name in play.reached:
            if not any(name in b.endings for b in play.beats):
                self._announce(name)

    def _menu(self) -> None:
        if self._asked:
            return
        self._asked = True
        play = self.play
        self.show("")
        options = play.options()
        if play.stopped:
            self.show(faint("Some reasons were not found in time; without a mark need not mean without one."))
        question = f"What does {play.name} do?"
        self.show(bold(f"{play.name} is being spoken to. {question}" if play.is_addressed else question))
        acts = [o for o in options if o.act.willing]
        width = len(str(len(acts)))
        for option in acts:
            mark = "●" if option.reason is not None else "·"
            asked = "  (asked for)" if option.offered else ""
            self.show(f"  {option.number:>{width}} {mark} {option.text}{asked}")
        besides = [f"{o.number} {o.text}" for o in options if not o.act.willing]
        if besides:
            self.show(wrapped(" · ".join(besides), "  besides: ", "    "))
        if not options:
            self.show(f"  There is nothing that {play.name} believes possible, but to wait.")
        reasons = "● for a reason, ?1 says which · " if any(o.reason for o in acts) else ""
        self.show(faint(f"  {reasons}wait · undo · knows · story · save FILE · quit · help"))

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
            "wait": lambda: self._tell(self.play.wait()),
            "undo": self._undo,
            "knows": self._knows,
            "story": self._story,
            "help": self._help,
            "?": self._help,
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
                self._tell(self.play.do(option))

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
            words = [*(w for w, _ in _HELP if w.islower()), "save", "help"]
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
            "  Taken back." + (f" The last that happened: {self._sentence(last[0].text)}" if last else "")
        )

    def _help(self) -> None:
        name = self.play.name
        width = max(len(word) for word, _ in _HELP)
        for word, meaning in _HELP:
            self.show(f"  {word:<{width}}  {meaning.format(name=name)}")

    def _knows(self) -> None:
        found = self.play.beliefs()
        own = [b for b in found if b.about is None]
        self.show(f"  {self.play.name} believes" + (":" if own else " nothing that could be otherwise."))
        for belief in own:
            self.show(wrapped(belief.text + (f"  ({belief.how})" if belief.how else ""), "    - ", "      "))
        for about in dict.fromkeys(b.about for b in found if b.about is not None):
            self.show(f"  As {self.play.name} thinks, {about} believes otherwise:")
            for belief in (b for b in found if b.about == about):
                self.show(wrapped(belief.text, "    - ", "      "))

    def _story(self) -> None:
        told = [b for b in self.play.beats if b.seen or b.noticed or b.endings]
        if not told:
            self.show("  Nothing has happened yet.")
        self._tell(told, always=True)

    def _save(self, name: str) -> None:
        if not name:
            self.show("  Say where to: save FILE")
            return
        path = Path(name)
        if path.exists() and path.resolve() not in self._saved:
            self.show(f"  There is already a file “{name}”; choose another name.")
            return
        try:
            path.write_text(self._header() + "\n".join(draft_lines(self.play)) + "\n", encoding="utf-8")
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or "that is no name of a file"
            self.show(f"  “{name}” cannot be written: {reason}.")
            return
        self._saved.add(path.resolve())
        self.show(f"  Written to {name}: a draft, to stand in the story's file in place of its own.")
        if not all(b.seen for b in self.play.beats):
            self.show(f"  What {self.play.name} did not see stands in it, too.")

    def _header(self) -> str:
        return f"# Played as {self.play.name}. The section belongs into the story's file, in place of its draft.\n\n"

    # --- telling

    def _tell(self, beats: Sequence[Any], always: bool = False) -> None:
        from denouement.answers.play import BeatKind

        told = False
        if not always and beats:
            self.show("")
        for beat in beats:
            if beat.seen:
                self.show(wrapped(self._sentence(beat.text), "  ", "    "))
            told = told or (beat.seen and beat.kind is not BeatKind.WAIT) or bool(beat.noticed)
            for sentence in beat.noticed:
                self.show(wrapped(sentence, "    - ", "      "))
            for name in beat.endings:
                self._announce(name)
                told = True
        if beats and not told:
            self.show(f"  Nothing happens that {self.play.name} could see.")
        if self.play.stopped and not always:
            self.show(faint("  (The others were still thinking when their time was up.)"))

    def _sentence(self, text: str) -> str:
        """A clause as a sentence; an act of a research problem as it is."""
        return text if self.opened.is_problem else english.finish(text)

    def _announce(self, name: str) -> None:
        ending = next(e for e in self.opened.analysis.ground.endings if e.name == name)
        planned = " (planned)" if ending.planned else ""
        self.show(bold(f"  ★ This is an ending: {name}{planned}.") + " You can go on, or quit.")

    def _close(self) -> None:
        """How it went, all of it, and what it came to."""
        play = self.play
        self.show("")
        if not play.beats:
            self.show("Nothing has happened.")
            return
        self.show(bold("How it went"))
        self.show("")
        for line in draft_lines(play):
            self.show(line)
        self.show("")
        reached = english.join([f"“{n}”" for n in play.reached])
        self.show(f"It came to: {reached}." if reached else "It came to no ending of the story.")


def draft_lines(play: Any) -> list[str]:
    """All that has happened, as the lines of a draft; what was no event stands in comments."""
    from denouement.answers.play import BeatKind

    lines = ["draft"]
    for beat in play.beats:
        if beat.kind is BeatKind.ACT:
            lines.append(f"  {beat.text}" + ("" if beat.seen else f"  # {play.name} does not see it"))
        else:
            lines.append(f"  # {beat.text}")
    return lines


def _as_json(session: _Session, ended: str) -> dict[str, Any]:
    play = session.play
    return document(
        "play",
        True,
        story=session.opened.story.title,
        person=play.name,
        ended=ended,
        transcript=[
            {
                "kind": b.kind.value,
                "text": english.finish(b.text),
                "seen": b.seen,
                "noticed": list(b.noticed),
                "endings": list(b.endings),
            }
            for b in play.beats
        ],
        endings=list(play.reached),
        draft=draft_lines(play),
    )
