"""``denouement diff`` as it is used: what is printed, the document, and the exit codes."""

import json
from pathlib import Path

import pytest

from support.program import run
from support.texts import AT_ODDS, MEETING


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    """A story, and the same with nobody left who wants anything."""
    old, new = tmp_path / "old.story", tmp_path / "new.story"
    old.write_text(MEETING, encoding="utf-8")
    new.write_text(MEETING.replace("  Ann wants it that", "  # Ann wants it that"), encoding="utf-8")
    return str(old), str(new)


def test_what_was_lost_is_shown_with_the_line_that_did_it(versions: tuple[str, str]) -> None:
    """
    Endings first, then where the expected stories part, then the lines; exit code 1.
    """
    done = run("diff", *versions)
    assert (1, "") == (done.returncode, done.stderr)
    assert "Lost\n  they meet (planned): expected → forced\n" in done.stdout
    assert "before: 1. Ann goes to the yard: Ann wants" in done.stdout
    assert "now:    it is over; it comes to no ending of the story." in done.stdout
    assert "-   Ann wants it that" in done.stdout
    assert "+   # Ann wants it that" in done.stdout
    assert "Gained\n  they meet (planned): forced → expected\n" in run("diff", *versions[::-1]).stdout


def test_versions_that_end_alike_give_exit_code_0(versions: tuple[str, str]) -> None:
    """
    Other words in a comment change nothing.
    """
    Path(versions[1]).write_text(f"# another day\n{MEETING}", encoding="utf-8")
    done = run("diff", *versions)
    assert 0 == done.returncode
    assert "As before: “they meet”." in done.stdout
    assert "1 + # another day" in done.stdout


def test_bundled_stories_and_problems_can_be_compared(versions: tuple[str, str]) -> None:
    """
    Both kinds of file, and bundled names, are versions like any other.
    """
    assert 0 == run("diff", "broken", "broken").returncode
    problem = Path(versions[0]).with_suffix(".txt")
    run("convert", versions[0], "-o", str(problem))
    done = run("diff", versions[0], str(problem))
    assert 1 == done.returncode
    assert "utility 1" in done.stdout


def test_the_document_holds_both_versions(versions: tuple[str, str]) -> None:
    """
    What is shown as text is there for programs, too.
    """
    document = json.loads(run("diff", *versions, "--json").stdout)
    assert ("denouement/diff/1", True, False) == (
        document["schema"],
        document["complete"],
        document["same"],
    )
    (ending,) = document["endings"]
    assert ("they meet", "lost", "expected", "forced") == (
        ending["name"],
        ending["change"],
        ending["old"]["status"],
        ending["new"]["status"],
    )
    expected = document["expected"]
    assert (0, "Ann goes to the yard.", None) == (
        expected["common"],
        expected["old"]["next"],
        expected["new"]["next"],
    )
    assert ["-", "+"] == [line["sign"] for line in document["lines"]]


def test_a_limit_is_said_and_gives_exit_code_3() -> None:
    """
    Nothing is called gained or lost that was not decided.
    """
    done = run("diff", "cafe", "lie-for-love", "--effort", "10")
    assert 3 == done.returncode
    assert "Undecided: a limit came first" in done.stdout
    assert "Not complete: stopped at the limit of effort" in done.stdout


@pytest.mark.parametrize("args", [("cafe",), ("cafe", "no-such.story")])
def test_a_wrong_call_gives_exit_code_2(args: tuple[str, ...]) -> None:
    """
    Two versions are needed, and both have to be there.
    """
    done = run("diff", *args)
    assert (2, "") == (done.returncode, done.stdout)
    assert "Traceback" not in done.stderr


def test_who_waits_for_whom_is_said(tmp_path: Path) -> None:
    """Of either version in which the story rests because people wait for one another."""
    odds, cold, warm = (tmp_path / f"{name}.story" for name in ("odds", "cold", "warm"))
    odds.write_text(AT_ODDS, encoding="utf-8")
    cold.write_text(AT_ODDS.replace("pardon: 1", "pardon: 3"), encoding="utf-8")
    warm.write_text(AT_ODDS.replace("  Bob wants it that they are at peace: 2\n", ""), encoding="utf-8")
    said = "Nobody goes first: each of Ann and Bob waits for the other."
    told = run("diff", str(cold), str(odds), "--depth", "3").stdout
    assert "  As before, nobody does anything; it comes to no ending of the story.\n" in told
    assert f"  Before: nobody waits for anybody.\n  Now: {said}\n" in told
    assert f"  {said}\n" in run("diff", str(odds), str(odds), "--depth", "3").stdout
    told = " ".join(run("diff", str(odds), str(warm), "--depth", "3").stdout.split())
    assert f"before: it is over; it comes to no ending of the story. {said} now: 1. Ann begs" in told
    found = json.loads(run("diff", str(odds), str(warm), "--depth", "3", "--json").stdout)["expected"]
    assert (said, None) == (found["old"]["waits"], found["new"]["waits"])
