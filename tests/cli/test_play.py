"""``denouement play`` as it is used: typed, or from a pipe; how it ends, and what is kept."""

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docs.pages import ROOT, blocks, fits
from support.program import run
from support.texts import AT_ODDS, MEETING

PROGRAM = [sys.executable, "-m", "denouement"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two people in two places, one of whom wants to be with the other."""
    path = tmp_path / "small.story"
    path.write_text(MEETING, encoding="utf-8")
    return path


def play(*args: str, lines: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """``denouement play`` with these lines on standard input."""
    return subprocess.run(
        [*PROGRAM, "play", *args],
        input=lines,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=cwd,
    )


def test_a_list_of_answers_is_played(small: Path) -> None:
    """
    Numbers and commands on a pipe are shown as if typed; the ending is announced, and the draft printed at the end.
    """
    done = play(str(small), "--as", "Ann", lines="?1\n1\nstory\nknows\nundo\nann goes to the yard\nquit\n")
    assert (0, "") == (done.returncode, done.stderr)
    assert "> ?1\n  Ann goes to the yard: Ann wants" in done.stdout
    assert "★ This is an ending: they meet (planned)." in done.stdout
    assert "Ann believes:\n" in done.stdout
    assert done.stdout.endswith("draft\n  Ann goes to the yard\n\nIt came to: “they meet”.\n")


def test_the_same_answers_give_the_same_play() -> None:
    """
    Nothing is left to chance.
    """
    lines = "1\nwait\n1\nknows\nundo\n2\n"
    first, second = (play("inheritance", "--as", "Joost", lines=lines) for _ in range(2))
    assert first.stdout == second.stdout
    assert 0 == first.returncode


def test_the_end_of_the_input_ends_it_cleanly(small: Path) -> None:
    """
    What was played until then is printed; without anything played, that is said.
    """
    done = play(str(small), "--as", "ann", lines="wait\n1")
    assert 0 == done.returncode
    assert "  # Ann waits\n  Ann goes to the yard\n" in done.stdout
    assert "Nothing has happened." in play(str(small), "--as", "Ann").stdout


def test_interrupting_keeps_what_was_played(small: Path) -> None:
    """
    Ctrl-C ends with exit code 130 and the draft.
    """
    game = subprocess.Popen(
        [*PROGRAM, "play", str(small), "--as", "Ann"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    assert game.stdin is not None
    assert game.stdout is not None
    game.stdin.write("1\n")
    game.stdin.flush()
    while "★" not in game.stdout.readline():
        assert game.poll() is None
    game.send_signal(signal.SIGINT)
    output, errors = game.communicate(timeout=60)
    assert 130 == game.returncode
    assert "draft\n  Ann goes to the yard\n" in output
    assert "Traceback" not in errors


def test_it_can_be_typed_at_a_terminal(small: Path) -> None:
    """
    At a terminal there is a prompt, and the end of the input ends it as on a pipe.
    """
    ours, theirs = pty.openpty()
    game = subprocess.Popen(
        [*PROGRAM, "play", str(small), "--as", "Ann"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(theirs)
    os.write(ours, b"1\n\x04")
    output, errors = game.communicate(timeout=60)
    os.close(ours)
    assert (0, "") == (game.returncode, errors)
    assert "> " in output
    assert "It came to: “they meet”." in output


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("7", "There is no act 7; the number is 1."),
        ("0", "There is no act 0; the number is 1."),
        ("?9", "There is no act 9; the number is 1."),
        ("9" * 5000, "There is no act"),
        ("undu", "Did you mean “undo”?"),
        ("dance", "“dance” is no act that Ann could do now."),
        ("x" * 5000, "is no act that Ann could do now."),
        ("undo", "There is nothing to take back."),
        ("save", "Say where to: save FILE"),
        ("save nowhere/at/all", "cannot be written"),
        ("save \x00", "cannot be written"),
        ("story", "Nothing has happened yet."),
        ("help", "take the last decision back"),
        ("?", "take the last decision back"),
    ],
)
def test_what_is_no_answer_gets_a_helpful_line(small: Path, said: str, answer: str) -> None:
    """
    The game goes on after any input at all.
    """
    done = play(str(small), "--as", "Ann", lines=f"{said}\n1\n", cwd=small.parent)
    assert (0, "") == (done.returncode, done.stderr)
    assert answer in done.stdout
    assert "It came to: “they meet”." in done.stdout


def test_input_that_is_no_text_is_no_answer_either(small: Path) -> None:
    """
    Bytes that are not UTF-8 are shown as well as can be.
    """
    done = subprocess.run(
        [*PROGRAM, "play", str(small), "--as", "Ann"],
        input=b"\xff\xfe\n1\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (0, b"") == (done.returncode, done.stderr)
    assert "they meet" in done.stdout.decode("utf-8")


def test_a_saved_play_reads_back_as_a_draft(small: Path) -> None:
    """
    The file's section belongs into the story; a file that is there is never replaced, but for one's own.
    """
    folder = small.parent
    (folder / "there.txt").write_text("mine", encoding="utf-8")
    done = play(
        str(small), "--as", "Ann", lines="save there.txt\n1\nwait\nsave a.txt\nsave a.txt\n", cwd=folder
    )
    assert "There is already a file “there.txt”" in done.stdout
    assert "mine" == (folder / "there.txt").read_text(encoding="utf-8")
    assert 2 == done.stdout.count("Written to a.txt")
    saved = (folder / "a.txt").read_text(encoding="utf-8")
    small.write_text(MEETING + "\n" + saved, encoding="utf-8")
    checked = run("check", str(small), "--json")
    assert 0 == checked.returncode
    document = json.loads(checked.stdout)
    assert (1, ["they meet"]) == (document["events"], document["endings"])


def test_the_document_holds_the_transcript(small: Path) -> None:
    """
    With ``--json`` everything else goes to standard error.
    """
    done = play(str(small), "--as", "Bob", "--json", lines="wait\n")
    document = json.loads(done.stdout)
    assert 0 == done.returncode
    assert "What does Bob do?" in done.stderr
    assert ("denouement/play/1", True, "Bob", "end of input") == (
        document["schema"],
        document["complete"],
        document["person"],
        document["ended"],
    )
    assert ["Bob waits.", "Ann goes to the yard."] == [b["text"] for b in document["transcript"]]
    assert ["they meet"] == document["endings"] == document["transcript"][1]["endings"]
    assert ["draft", "  # Bob waits", "  Ann goes to the yard"] == document["draft"]
    assert {"kind", "text", "seen", "noticed", "endings"} == document["transcript"][0].keys()


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        ((), "This story has: --as Ann or --as Bob"),
        (("--as", "Anne"), "Did you mean Ann?"),
        (("--as", "Zacharias"), "Its people are: Ann, Bob"),
    ],
)
def test_who_one_is_has_to_be_said(small: Path, args: tuple[str, ...], hint: str) -> None:
    """
    A wrong call names the people of the story.
    """
    done = play(str(small), *args)
    assert (2, "") == (done.returncode, done.stdout)
    assert hint in done.stderr


def test_the_documented_session_is_as_shown() -> None:
    """
    The page of the command line shows a play from a pipe, which the test of its examples does not run.
    """
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    (text,) = [b.text for b in blocks(page) if b.text.startswith("$ printf") and "denouement play" in b.text]
    call, *expected = text.splitlines()
    typed, command = call.removeprefix("$ printf ").split(" | ")
    (lines,) = shlex.split(typed)
    done = play(*shlex.split(command)[2:], lines=lines.replace("\\n", "\n"))
    assert fits(expected, done.stdout.splitlines())


def test_who_waits_for_whom_is_said(tmp_path: Path) -> None:
    """At the end of a game in which nobody would go on for that; the one who is played among them."""
    path = tmp_path / "odds.story"
    path.write_text(AT_ODDS, encoding="utf-8")
    args = [*PROGRAM, "play", str(path), "--as", "Ann", "--depth", "3"]
    said = "Nobody goes first: each of Ann and Bob waits for the other."
    for typed, waits in (("wait\nquit\n", True), ("1\nquit\n", False)):
        done = subprocess.run(args, input=typed, capture_output=True, text=True, timeout=60, check=True)
        assert waits is done.stdout.endswith(f"It came to no ending of the story.\n{said}\n")
        assert waits is (said in done.stdout)
