"""``denouement convert`` as a user meets it: what it prints where, what it writes, and its exit codes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from denouement.diagnostics import Source
from denouement.language import read
from denouement.library import bundled_world
from denouement.sabre import read_problem
from support import program

PROBLEM = """type room;
entity Uma : character;
entity Cell : room;
entity Hall : room;
property at(c : character) : room;
at(Uma) = Cell;
action go(c : character, to : room) {
    precondition: at(c) != to;
    effect: at(c) = to;
    consenting: c;
};
utility(): at(Uma) == Hall;
utility(Uma): at(Uma) == Hall;
"""

STORY = """story "Small"

people
  Uma

kind room

rooms
  the cell
  the hall

fact {who: person} is at {where: room}, one where

action {who: person} goes to {where: room}
  if       who is not at where
  then     who is at where
  willing  who

at first
  Uma is at the cell

wants
  Uma wants it that Uma is at the hall: 1

endings
  away: Uma is at the hall
"""


def run(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """``denouement convert`` in a process of its own."""
    return program.run("convert", *args, cwd=cwd)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a problem and a story."""
    (tmp_path / "small.txt").write_text(PROBLEM, encoding="utf-8")
    (tmp_path / "small.story").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_a_problem_becomes_a_story(folder: Path) -> None:
    """
    The ending of its name says what a file is; the text comes on standard output alone.
    """
    done = run("small.txt", cwd=folder)
    assert 0 == done.returncode
    story, report = read(Source("made.story", done.stdout))
    assert [] == report.found
    assert story is not None
    assert ("Small", ["utility 1"]) == (story.title, [e.name for e in story.endings])
    lines = done.stderr.splitlines()
    assert lines
    assert all(line.startswith("small.txt:") and ": said otherwise: " in line for line in lines)


def test_a_story_becomes_a_problem(folder: Path) -> None:
    """
    And back: nothing of so small a story is lost.
    """
    done = run("small.story", "--output", "made.txt", cwd=folder)
    assert (0, "") == (done.returncode, done.stdout)
    made = read_problem(Source("made.txt", (folder / "made.txt").read_text("utf-8")))
    assert ["Uma", "Cell", "Hall"] == list(made.entities)
    assert "lost" not in done.stderr
    again = run("made.txt", cwd=folder)
    assert "Uma wants it that Uma is at Hall: 1" in again.stdout


def test_what_is_lost_is_told_with_its_line_and_gives_exit_code_1(folder: Path) -> None:
    """
    Scripts learn from the exit code that the text does not say all.
    """
    (folder / "small.story").write_text(f"# for Ito\n{STORY}\ndraft\n  Uma goes to the hall\n", "utf-8")
    done = run("small.story", cwd=folder)
    assert 1 == done.returncode
    read_problem(Source("made.txt", done.stdout))
    lost = [line for line in done.stderr.splitlines() if ": lost: " in line]
    assert ["small.story:1", "small.story:30"] == [line.partition(": ")[0] for line in lost]
    assert "comments" in lost[0]
    assert "the draft (1 line)" in lost[1]


def test_a_past_is_played(folder: Path) -> None:
    """
    What it came to is where the problem begins.
    """
    (folder / "small.story").write_text(STORY + "\nbefore\n  Uma goes to the hall\n", "utf-8")
    done = run("small.story", cwd=folder)
    assert "at(Uma) = Hall;" in done.stdout
    assert "Cell;\n\n" not in done.stdout.partition("property")[2]
    assert "small.story:29: said otherwise: the past (1 line of “before” and “now”)" in done.stderr


def test_a_past_that_cannot_have_happened_is_told(folder: Path) -> None:
    """
    As everywhere else, at its line, with exit code 2.
    """
    (folder / "small.story").write_text(STORY + "\nbefore\n  Uma goes to the cell\n", "utf-8")
    done = run("small.story", cwd=folder)
    assert (2, "") == (done.returncode, done.stdout)
    assert "impossible-past" in done.stderr


def test_a_problem_can_be_laid_out(folder: Path) -> None:
    """
    ``--to problem`` of a problem gives the same problem in canonical layout.
    """
    (folder / "ugly.txt").write_text(PROBLEM.replace("\n    ", " "), "utf-8")
    done = run("ugly.txt", "--to", "problem", cwd=folder)
    assert 0 == done.returncode
    (folder / "pretty.txt").write_text(done.stdout, "utf-8")
    assert done.stdout == run("pretty.txt", "--to", "problem", cwd=folder).stdout
    assert list(read_problem(Source("p.txt", PROBLEM)).actions) == list(
        read_problem(Source("p.txt", done.stdout)).actions
    )


def test_no_file_is_written_over_unless_forced(folder: Path) -> None:
    """
    Somebody's work is not lost by a slip.
    """
    done = run("small.txt", "-o", "small.story", cwd=folder)
    assert 2 == done.returncode
    assert "--force" in done.stderr
    assert STORY == (folder / "small.story").read_text("utf-8")
    assert 0 == run("small.txt", "-o", "small.story", "--force", cwd=folder).returncode
    assert STORY != (folder / "small.story").read_text("utf-8")
    assert ["small.story", "small.txt"] == sorted(p.name for p in folder.iterdir())


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["small.story", "--to", "story"], "is a story already"),
        (["small.txt", "--ending", "away"], "--ending is for stories"),
        (["small.story", "--ending", "home"], "no ending “home”"),
        (["none.story"], "there is no file"),
        (["small.story", "-o", "none/made.txt"], "cannot be written"),
    ],
)
def test_wrong_calls_are_told_in_words(folder: Path, call: list[str], said: str) -> None:
    """
    Nothing is written, and the message says what is wrong.
    """
    done = run(*call, cwd=folder)
    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_mistakes_of_the_file_are_told_first(folder: Path) -> None:
    """
    A file that cannot be read cannot be converted.
    """
    (folder / "small.txt").write_text(PROBLEM.replace("at(c) = to", "at(c) = too"), "utf-8")
    done = run("small.txt", cwd=folder)
    assert (2, "") == (done.returncode, done.stdout)
    assert "unknown-name" in done.stderr


def test_the_bundled_story_is_taken_without_a_file(folder: Path) -> None:
    """
    As by every other command; its worlds are found.
    """
    done = run(cwd=folder)
    assert 1 == done.returncode
    assert "Mara" in read_problem(Source("made.txt", done.stdout)).people
    made, report = read(Source("made.story", run("small.txt", cwd=folder).stdout), bundled_world)
    assert made is not None
    assert [] == report.found


@pytest.mark.parametrize(
    "text",
    [
        "property n() : number; utility(): " + " - ".join(["n()"] * 70) + ";",
        "property b() : boolean; utility(): " + "!(" * 30 + "b()" + ")" * 30 + ";",
        "property n() : number; action y() { effect: n() = " + "9" * 400 + "; };",
        "type t; " + "".join(f"entity e{n} : t; " for n in range(300)) + "property p(x : t) : t;"
        " forall(x : t) p(x) = x;",
        "property b() : boolean; trigger t() { precondition: !b() | b(); effect: b(); }; utility(): b();",
        "",
    ],
    ids=["long sums", "deep brackets", "huge numbers", "many names", "loops", "nothing"],
)
@pytest.mark.parametrize("to", ["story", "problem"])
def test_odd_problems_end_in_words(folder: Path, text: str, to: str) -> None:
    """
    Converted, or refused with a message; never a traceback, never a mistake of the program's own.
    """
    (folder / "odd.txt").write_text(text, "utf-8")
    done = run("odd.txt", "--to", to, cwd=folder)
    assert done.returncode in (0, 1, 2)
    assert bool(done.stdout.strip()) == (done.returncode != 2 and bool(text or to == "story"))
    assert "Traceback" not in done.stderr
