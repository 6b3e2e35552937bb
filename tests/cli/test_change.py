"""``denouement change``, as it is run: what it shows, what it writes, and how it ends."""

import json
from pathlib import Path

import pytest

from answers.change.small import APART, ASKED
from support.program import run
from support.texts import AT_ODDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two small stories."""
    (tmp_path / "asked.story").write_text(ASKED, "utf-8")
    (tmp_path / "apart.story").write_text(APART, "utf-8")
    return tmp_path


def test_shows_the_lines_and_the_story(folder: Path):
    """Shows the lines and the story."""
    done = run("change", "asked.story", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "a dance (planned): what would have to change" in done.stdout
    number = ASKED.split("\n").index("  Ann is shy") + 1
    assert f"-   {number}  Ann is shy" in done.stdout
    assert "1. Ann asks Bob to dance." in done.stdout
    assert "\0" not in done.stdout


def test_json_has_what_is_promised(folder: Path):
    """Json has what is promised."""
    done = run("change", "asked.story", "his turn", "--json", cwd=folder)
    told = json.loads(done.stdout)
    assert told["schema"] == "denouement/change/1"
    assert told["ending"] == "his turn"
    assert told["complete"] is True
    assert told["changes"]
    for change in told["changes"]:
        assert change["size"] == 2
        assert change["status"] == "expected"
        assert change["story"] == ["Bob asks Ann to dance."]
        assert all(e[:2] in ("+ ", "- ") for e in change["edits"])


def test_writes_a_change_to_a_new_file_alone(folder: Path):
    """Writes a change to a new file alone."""
    done = run("change", "asked.story", "--apply", "1", "-o", "new.story", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "new.story").read_text("utf-8") == ASKED.replace("  Ann is shy\n", "")
    assert (folder / "asked.story").read_text("utf-8") == ASKED
    again = run("endings", "new.story", "--ending", "a dance", "--json", cwd=folder)
    assert json.loads(again.stdout)["endings"][0]["status"] == "expected"


def test_never_writes_over_a_file_unasked(folder: Path):
    """Never writes over a file unasked."""
    done = run("change", "asked.story", "--apply", "1", "-o", "asked.story", cwd=folder)
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert (folder / "asked.story").read_text("utf-8") == ASKED
    done = run("change", "asked.story", "--apply", "1", "-o", "asked.story", "--force", cwd=folder)
    assert done.returncode == 0
    assert (folder / "asked.story").read_text("utf-8") != ASKED


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("asked.story", "a dence"), "did you mean “a dance”?"),
        (("asked.story", "--apply", "1"), "needs a name for it"),
        (("asked.story", "-o", "x.story"), "--apply 1"),
        (("asked.story", "--apply", "99", "-o", "x.story"), "there is no change number 99"),
        (("asked.story", "--keep", "Ann is sly"), "no line of the file has the words"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, args: tuple[str, ...], words: str):
    """What cannot be done is said."""
    done = run("change", *args, cwd=folder)
    assert done.returncode == 2
    assert words.casefold() in " ".join(done.stderr.split()).casefold()
    assert not (folder / "x.story").exists()


def test_without_a_planned_ending_one_has_to_be_named(folder: Path):
    """Without a planned ending one has to be named."""
    (folder / "open.story").write_text(ASKED.replace(" (planned)", ""), "utf-8")
    done = run("change", "open.story", cwd=folder)
    assert done.returncode == 2
    assert "a dance, his turn" in done.stderr


def test_a_research_problem_has_no_lines_to_change(folder: Path):
    """A research problem has no lines to change."""
    (folder / "p.txt").write_text(
        "type truth; entity Ann : character; property ready(c : character) : truth; utility(): 1;", "utf-8"
    )
    done = run("change", "p.txt", cwd=folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_nothing_to_change_is_said(folder: Path):
    """Nothing to change is said."""
    (folder / "now.story").write_text(ASKED.replace("  Ann is shy\n", ""), "utf-8")
    done = run("change", "now.story", cwd=folder)
    assert done.returncode == 0
    assert "nothing has to change" in done.stdout


def test_none_found_is_a_finding(folder: Path):
    """None found is a finding."""
    text = ASKED.replace("at first", "at first (keep)").replace("wants\n", "wants (keep)\n", 1)
    (folder / "kept.story").write_text(
        text.replace("endings", "now (keep)\n\nbefore (keep)\n\nendings"), "utf-8"
    )
    done = run("change", "kept.story", cwd=folder)
    assert done.returncode == 1, done.stdout
    assert "No change of up to 2 edits" in done.stdout


def test_a_limit_is_said_and_keeps_what_there_is(folder: Path):
    """A limit is said and keeps what there is."""
    done = run("change", "asked.story", "his turn", "--effort", "5", "--json", cwd=folder)
    assert done.returncode == 3
    assert json.loads(done.stdout)["complete"] is False


def test_same_output_each_time(folder: Path):
    """Same output each time."""
    assert run("change", "apart.story", cwd=folder).stdout == run("change", "apart.story", cwd=folder).stdout


def test_who_waits_for_whom_is_said(tmp_path: Path) -> None:
    """Where the story as it is rests because people wait for one another; else nothing is said of it."""
    path = tmp_path / "odds.story"
    path.write_text(AT_ODDS, encoding="utf-8")
    said = "Nobody goes first: each of Ann and Bob waits for the other."
    args = ("change", str(path), "--depth", "3", "--edits", "1")
    assert said in run(*args).stdout
    assert said == json.loads(run(*args, "--json").stdout)["waits"]
    path.write_text(AT_ODDS.replace("pardon: 1", "pardon: 3"), encoding="utf-8")
    assert "waits" not in run(*args).stdout
    assert json.loads(run(*args, "--json").stdout)["waits"] is None


def test_a_want_that_is_left_out_is_called_so(tmp_path: Path) -> None:
    """It weighs nothing then; but what is seen is a line less."""
    shown = run("change", str(_walk(tmp_path)), "--edits", "1").stdout
    changes = [part for part in shown.split("\n\n") if ": expected\n" in part]
    dropped = ["dropped want" in part for part in changes]
    assert {True, False} == set(dropped)
    assert dropped == ["     + " not in part for part in changes]


def _walk(folder: Path) -> Path:
    """A story in which one want more keeps the ending from staying."""
    path = folder / "walk.story"
    path.write_text(
        AT_ODDS.replace("wants\n", "action {who: person} spoils it\n  if       they are at peace\n"
                        "  then     not they are at peace\n  willing  who\n\nwants\n", 1)
        .replace("  Ann wants not", "  Ann wants to have spoiled it: 5\n  Ann wants not"),
        encoding="utf-8",
    )  # fmt: skip
    return path
