"""``denouement reword``: a telling worded anew by a language model, each sentence held against the log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from denouement.cli.chosen import chosen_story
from denouement.cli.common import (
    SECONDS,
    guarded,
    json_option,
    limit_options,
    limits_from,
    open_story,
)
from denouement.cli.exits import Exit
from denouement.cli.output import (
    clear_progress,
    document,
    headed,
    print_json,
    progress_line,
    say,
    warn,
    wrapped,
)
from denouement.cli.reword_client import (
    EXTRA,
    Client,
    OutOfTime,
    Server,
    ServerFailed,
    http_library,
    server_at,
)
from denouement.cli.told import check_eyes, extras_for, part_shown, sentence_json

if TYPE_CHECKING:
    from denouement.model import Story
    from denouement.telling.reworded import Held
    from denouement.telling.text import Telling

__all__ = ["Asked", "Reworded", "asked_for", "command", "leave_reworded", "reword", "wording_options"]

F = TypeVar("F", bound=Callable[..., Any])

_UNUSABLE_IN_A_ROW = 3
"""After so many answers in a row that cannot be used, the rest is not asked for."""


def wording_options(function: F) -> F:
    """The options that say which model words a telling, and how strictly it is held."""
    for option in (
        click.option("--model", default="default", show_default=True, metavar="NAME",
                     help="The model, as the server calls it."),
        click.option("--strict", is_flag=True,
                     help="Only what can be traced: for the rest the original sentence stands."),
        click.option("--timeout", type=SECONDS, default=60.0, show_default=True,
                     help="The longest wait for one answer, in seconds."),
    )[::-1]:  # fmt: skip
        function = option(function)
    return function


@click.command("reword")
@click.argument("file", required=False)
@click.option(
    "--url", required=True, metavar="URL", help="Where the model is: URL/chat/completions is asked."
)
@wording_options
@click.option("--ending", default=None, help="The shortest story to this ending, instead of the draft.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["outline", "treatment", "scene", "screenplay"]),
    default="scene",
    show_default=True,
    help="How much is told, and how.",
)
@click.option("--tense", type=click.Choice(["present", "past"]), default="present", show_default=True)
@click.option("--eyes", metavar="WHO", default="", help="Through whose eyes; see “denouement tell --help”.")
@click.option("--person", type=click.Choice(["third", "first"]), default="third", show_default=True)
@limit_options
@json_option
@guarded
def command(
    file: str | None,
    url: str,
    model: str,
    strict: bool,
    timeout: float,
    ending: str | None,
    form: str,
    tense: str,
    eyes: str,
    person: str,
    as_json: bool,
    **limits: Any,
) -> None:
    """Tell FILE as “tell” does, then let a language model at URL word it anew, and hold each sentence against the log.

    What cannot be traced is marked [?]. The sentences told go to that one address, and nothing goes anywhere else. A
    key is read from the environment variable DENOUEMENT_MODEL_KEY.
    """
    from denouement.telling import Knobs, tell

    asked = asked_for(url, model, strict, timeout, limits["seconds"])
    opened = open_story(file)
    check_eyes(opened, eyes)
    knobs = Knobs(level=form, viewpoint=eyes, person=person, tense=tense)
    within = limits_from(**limits)
    chosen = chosen_story(opened, ending, within)
    about = chosen.over
    extras = extras_for(opened, chosen, within, feelings=True)
    telling = tell(opened.analysis, chosen.log, knobs, extras, chosen.ending)
    leave_reworded(telling, opened.story, about, asked, as_json)


@dataclass(frozen=True)
class Asked:
    """What was asked for: the server, how strictly its words are held, and how long all of it may take."""

    library: Any
    server: Server
    strict: bool
    timeout: float
    deadline: float | None


def asked_for(url: str, model: str, strict: bool, timeout: float, seconds: float | None) -> Asked:
    """The options of wording, checked before any work is done; leaves where the HTTP library is not installed.

    Raises:
        UsageError: there is something wrong with the address or the key.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    server = server_at(url, model)
    library = http_library()
    if library is None:
        warn(f"a language model is asked with httpx, which is not installed; to install it: {EXTRA}")
        sys.exit(Exit.NOT_INSTALLED)
    return Asked(library, server, strict, timeout, deadline)


def leave_reworded(telling: Telling, story: Story, about: str, asked: Asked, as_json: bool) -> NoReturn:
    """Word a telling anew, print what came of it, and leave."""
    with Client(asked.library, asked.server, asked.timeout, asked.deadline) as client:
        made = reword(telling, story, asked.server, client.ask, asked.strict)
    if as_json:
        print_json(reworded_json(made, about))
    else:
        show_reworded(made)
    sys.exit(exit_code(made))


# --- the work


@dataclass
class Reworded:
    """A telling, what became of each of its paragraphs, and why the model was not asked for all of them."""

    telling: Telling
    server: Server
    paragraphs: list[tuple[Held, ...]] = field(default_factory=list)
    unusable: int = 0
    stop: str = ""

    @property
    def complete(self) -> bool:
        """Whether every paragraph was worded anew."""
        return not self.stop and not self.unusable


def reword(
    telling: Telling, story: Story, server: Server, ask: Callable[[str, str], str], strict: bool = False
) -> Reworded:
    """Every paragraph in the model's words, as far as it comes; the rest as it was.

    Tells on standard error what is sent where, and what went wrong. Ctrl-C keeps what there is.
    """
    from denouement.telling.reworded import background

    made = Reworded(telling, server)
    warn(
        f"to {server.host} go the sentences of this telling ({len(telling.paragraphs)} paragraphs), what stands behind each, "
        "and the people’s names and pronouns; nothing else"
    )
    behind = background(telling, _verbs(story))
    progress = _Progress(len(telling.paragraphs))
    try:
        _reword_all(made, behind, ask, strict, progress)
    except KeyboardInterrupt:
        made.stop = "interrupted"
    except OutOfTime:
        made.stop = "time"
    except ServerFailed as fault:
        made.stop = "failed"
        progress.clear()
        warn(f"{server.host}: {fault}")
    progress.clear()
    _finish(made)
    return made


def _reword_all(
    made: Reworded, behind: Any, ask: Callable[[str, str], str], strict: bool, progress: _Progress
) -> None:
    from denouement.telling.reworded import UnusableAnswer, hold, originals, request, rules

    task = rules(made.telling)
    in_a_row = 0
    for number in range(len(made.telling.paragraphs)):
        progress(number)
        answer = ask(task, request(made.telling, number))
        try:
            made.paragraphs.append(hold(behind, number, answer, strict))
            in_a_row = 0
        except UnusableAnswer as fault:
            made.paragraphs.append(originals(made.telling, number))
            made.unusable += 1
            in_a_row += 1
            progress.clear()
            warn(f"paragraph {number + 1} stands as it was: the answer cannot be used, {fault}")
        if in_a_row == _UNUSABLE_IN_A_ROW and number + 1 < len(made.telling.paragraphs):
            raise ServerFailed(f"{in_a_row} answers in a row could not be used; another model may do better")


def _finish(made: Reworded) -> None:
    """The rest as it was, and a word on how much that is."""
    from denouement.telling.reworded import originals

    done = len(made.paragraphs)
    rest = range(done, len(made.telling.paragraphs))
    made.paragraphs += [originals(made.telling, number) for number in rest]
    if not made.stop:
        return
    why = {"interrupted": "interrupted", "time": "stopped at the limit of time"}.get(made.stop, "given up")
    some = (
        f"after {done} of {len(made.paragraphs)} paragraphs; the rest stands" if done else "the text stands"
    )
    warn(f"{why}: {some} as the program tells it")


def _verbs(story: Story) -> list[str]:
    """The verbs of the acts that the story or its worlds declare."""
    found = [a.sentence.parts[a.sentence.verb] for a in story.actions.values() if a.sentence.verb is not None]
    return [v for v in found if isinstance(v, str)]


class _Progress:
    """Shows on a terminal which paragraph is asked for."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = False

    def __call__(self, number: int) -> None:
        if sys.stderr.isatty():
            self._shown = True
            progress_line(f"paragraph {number + 1} of {self._total}")

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            clear_progress()
            self._shown = False


# --- the result


def exit_code(made: Reworded) -> Exit:
    """How the command ends: interrupted, stopped by time, findings where the server failed, or clean."""
    if made.stop == "interrupted":
        return Exit.INTERRUPTED
    if made.stop == "time":
        return Exit.LIMIT
    return Exit.CLEAN if made.complete else Exit.FINDINGS


def show_reworded(made: Reworded) -> None:
    """The text, with a mark behind each sentence that cannot be traced; then, on standard error, why."""
    from denouement.telling import as_text
    from denouement.telling.reworded import with_marks

    say(headed(made.telling.title))
    for part in as_text(with_marks(made.telling, made.paragraphs)).split("\n\n"):
        say()
        say(part_shown(part))
    doubted = [h for p in made.paragraphs for h in p if not h.traced]
    if not doubted:
        return
    warn("")
    of = sum(h.by_model for p in made.paragraphs for h in p)
    warn(f"[?] {len(doubted)} of {of} sentences cannot be traced; --strict keeps the original ones instead:")
    for held in doubted:
        warn(wrapped(held.sentence.text, "  ", "    "))
        for doubt in held.doubts:
            shown = "" if doubt.words == held.sentence.text else f"“{doubt.words}”: "
            warn(wrapped(f"{shown}{doubt.why}", "    - ", "      "))


def reworded_json(made: Reworded, about: str) -> dict[str, Any]:
    """The document for ``--json``."""
    telling = made.telling
    return document(
        "reword",
        made.complete,
        story=telling.title,
        over=about,
        form=telling.level,
        tense=telling.tense,
        eyes=telling.viewpoint,
        host=made.server.host,
        model=made.server.model,
        stopped=made.stop or None,
        paragraphs=[
            [_sentence(h, p.sentences) for h in of]
            for of, p in zip(made.paragraphs, telling.paragraphs, strict=True)
        ],
    )


def _sentence(held: Held, before: Sequence[Any]) -> dict[str, Any]:
    return {
        **sentence_json(held.sentence),
        "traced": held.traced,
        "by": "model" if held.by_model else "program",
        "from": [before[n - 1].text for n in held.origin],
        "doubts": [{"kind": d.kind, "words": d.words, "why": d.why} for d in held.doubts],
    }
