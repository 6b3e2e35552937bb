"""Slips that everybody makes at the command line: each is understood, or told with a way on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.program import run
from support.texts import AT_ODDS

LIE = "lie-for-love"

TOLD = (
    AT_ODDS.replace("pardon: 1", "pardon: 3").replace(" (planned)", "")
    + """  an end of it, whatever they may think of each other (planned): Ann has begged Bob's pardon

draft
  Ann begs Bob's pardon
"""
)
"""A draft without a motive, for an ending with a long name."""


@pytest.mark.parametrize(
    "args",
    [
        ("endings", LIE, "--ending", "The  lie HOLDS", "--effort", "1"),
        ("tell", LIE, "--ending", "The lie holds"),
        ("knows", LIE, "--ending", "the lie holds "),
        ("change", LIE, "The Lie Holds", "--effort", "1"),
        ("why", LIE, "1", "--in", "The lie holds"),
        ("plan", LIE, "--goal", "The lie holds"),
    ],
    ids=lambda a: a[0],
)
def test_endings_are_known_whatever_their_capitals_and_blanks(args: tuple[str, ...]) -> None:
    """As the file writes them is as good."""
    exact = tuple("the lie holds" if "lie" in a.casefold() and a != LIE else a for a in args)
    assert exact != args
    done, meant = run(*args), run(*exact)
    assert 2 != meant.returncode
    assert (meant.returncode, meant.stdout) == (done.returncode, done.stdout)


@pytest.mark.parametrize(
    "args",
    [
        ("endings", LIE, "--ending"),
        ("tell", LIE, "--ending"),
        ("feels", LIE, "--ending"),
        ("export", LIE, "markdown", "--ending"),
        ("change", LIE),
        ("why", LIE, "1", "--in"),
        ("plan", LIE, "--goal"),
        ("convert", LIE, "--ending"),
    ],
    ids=lambda a: a[0],
)
@pytest.mark.parametrize(
    ("name", "hint"),
    [("the lie hold", "“the lie holds”?"), ("too late", "when it is too late”?"), ("zzz", "endings are: ")],
)
def test_an_ending_that_does_not_exist_is_told_with_what_may_be_meant(
    args: tuple[str, ...], name: str, hint: str
) -> None:
    """The likeliest, or one whose name has the words; else all there are."""
    done = run(*args, name)
    assert (2, "") == (done.returncode, done.stdout)
    assert f"no ending “{name}”" in done.stderr
    assert hint in done.stderr


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("knows", "Bram", LIE), f"The file comes first: {LIE}, then Bram"),
        (("feels", "Bram", LIE), f"The file comes first: {LIE}, then Bram"),
        (("why", "the lie holds", LIE), f"The file comes first: {LIE}, then the lie holds"),
        (("knows", "lie-for-luv"), f"did you mean {LIE}?"),
        (("feels", "inheritence"), "did you mean inheritance?"),
    ],
)
def test_a_file_at_the_wrong_place_or_misspelt_is_understood(args: tuple[str, ...], hint: str) -> None:
    """Where the words mean nothing else."""
    done = run(*args)
    assert (2, "") == (done.returncode, done.stdout)
    assert hint in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [(("endings", ""), "an empty name names no file"), (("why", LIE, " "), "say what you ask about")],
)
def test_nothing_is_no_question(args: tuple[str, ...], said: str) -> None:
    """An empty argument, as an unset variable of a script leaves it, means nothing."""
    done = run(*args)
    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_no_mistake_of_the_program() -> None:
    """It is said what is the matter."""
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "denouement", "explain", "no-reason"],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert 2 == done.returncode
    assert "cannot be written: No space left" in done.stderr
    assert "mistake of its own" not in done.stderr


def test_a_name_too_long_to_save_under_ends_no_game() -> None:
    """It is said, and one can go on."""
    done = subprocess.run(
        [sys.executable, "-m", "denouement", "play", LIE, "--as", "Bram"],
        input=f"save {'x' * 400}\nstory\nquit\n", capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    assert "cannot be written: File name too long" in done.stdout
    assert "> story" in done.stdout


def on_terminal(columns: int, *args: str) -> tuple[int, str]:
    """What a command shows on a terminal of so many columns, and its exit code."""
    fcntl, pty, termios = (pytest.importorskip(m) for m in ("fcntl", "pty", "termios"))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, bytes((24, 0, columns, 0, 0, 0, 0, 0)))
    surroundings = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")} | {"NO_COLOR": "1"}
    shown = b""
    with subprocess.Popen(
        [sys.executable, "-m", "denouement", *args], stdout=theirs, stderr=theirs, env=surroundings
    ) as process:
        os.close(theirs)
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not read:
                break
            shown += read
    os.close(ours)
    return process.returncode, shown.decode()


@pytest.mark.parametrize("args", [("knows", LIE), ("feels", LIE, "Ilse"), ("tell", LIE, "--as", "scene")])
def test_a_narrow_terminal_is_heeded(args: tuple[str, ...]) -> None:
    """Tables and paragraphs fit into it; into a pipe they go as wide as ever."""
    code, shown = on_terminal(60, *args)
    assert 0 == code
    lines = shown.splitlines()
    assert 10 < len(lines)
    assert [] == [line for line in lines if len(line) > 60]
    assert "\033" not in shown
    wide = run(*args).stdout
    assert max(map(len, wide.splitlines())) > 60


@pytest.mark.parametrize(
    ("command", "code"), [("endings", 0), ("check", 1), ("why", 0), ("change", 0), ("diff", 0)]
)
def test_heads_and_sentences_are_broken_on_a_narrow_terminal(command: str, code: int, tmp_path: Path) -> None:
    """As the rest is; only the writer's own lines stay as they are."""
    path = tmp_path / "small.story"
    path.write_text(TOLD, encoding="utf-8")
    words = {"why": ["peace"], "diff": [str(path)], "change": ["--edits", "1"]}.get(command, [])
    found, shown = on_terminal(40, command, str(path), *words)
    assert code == found, shown
    own = re.compile(rf"│| +[-+] +\d+  |.*{re.escape(str(path))}")
    lines = [line.replace("\r", "") for line in shown.splitlines()]
    assert [] == [line for line in lines if len(line) > 40 and not own.match(line)]
    wide = run(command, str(path), *words).stdout
    assert " ".join(wide.replace(str(path), "").split()) == " ".join(shown.replace(str(path), "").split())
    assert command == "diff" or max(map(len, wide.splitlines())) > 40


@pytest.mark.parametrize("name", ["nightshift", "no-goodbye"])
def test_the_small_stories_are_known_by_name_wherever_the_bundled_ones_are(name: str) -> None:
    """Commands that take a story and more words find them as ``endings`` does."""
    assert 2 != run("endings", name).returncode
    done = run("why", name, "1")
    assert 0 == done.returncode, done.stderr
    assert "\n1. " in done.stdout


@pytest.mark.parametrize("said", ["no-reason", "[no-reason]", "motive[no-reason]", "motive[no-reason]:"])
def test_a_code_is_explained_as_a_message_shows_it(said: str) -> None:
    """With what stands around it, too."""
    assert run("explain", "no-reason").stdout == run("explain", said).stdout


def test_what_stands_before_a_code_is_no_code() -> None:
    """It is said where the code is, and not only which codes there are."""
    done = run("explain", "motive")
    assert 2 == done.returncode
    assert "motive[…]" in done.stderr


def test_a_file_is_proposed_by_its_name_without_the_ending(tmp_path: Path) -> None:
    """However short the name is."""
    (tmp_path / "f5.story").write_text(AT_ODDS, encoding="utf-8")
    done = run("endings", "f5", cwd=tmp_path)
    assert 2 == done.returncode
    assert "did you mean f5.story?" in done.stderr


def test_an_event_beyond_the_last_is_told_so() -> None:
    """With how many there are."""
    done = run("why", LIE, "70")
    assert 2 == done.returncode
    assert "no story that was found has an event number 70" in done.stderr
    assert re.search(r"The longest has \d+ events", done.stderr)
