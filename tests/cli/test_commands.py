"""The command line as a user meets it: real processes, their output and their exit codes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.program import run
from support.texts import AT_ODDS, MEETING

SMALL = f"""{MEETING}  they part: Ann is at unknown

draft
  Ann goes to the yard
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A story that takes no time."""
    path = tmp_path / "small.story"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_endings_json_holds_the_published_fields(small: Path) -> None:
    """
    The document has the fields that other programs rely on.
    """
    done = run("endings", str(small), "--json")
    document = json.loads(done.stdout)
    assert (0, "") == (done.returncode, done.stderr)
    assert {"schema", "engine", "version", "complete", "bound", "story", "endings"} <= document.keys()
    assert {"events", "horizon", "depth"} == document["bound"].keys()
    first, second = document["endings"]
    assert {
        "name",
        "planned",
        "status",
        "story",
        "shortest",
        "ways",
        "holes",
        "cannot",
        "proved",
        "known",
    } == first.keys()
    assert ("they meet", True, "expected", ["Ann goes to the yard."], 1) == (
        first["name"],
        first["planned"],
        first["status"],
        first["shortest"],
        first["ways"],
    )
    assert ("out of reach", [], 0, True) == (
        second["status"],
        second["shortest"],
        second["ways"],
        second["proved"],
    )
    assert second["cannot"]


def test_check_json_holds_the_published_fields() -> None:
    """
    Each finding says its code, kind, file, line, column, message and hint; findings give exit code 1.
    """
    done = run("check", "broken", "--json")
    document = json.loads(done.stdout)
    assert 1 == done.returncode
    assert document["complete"] is True
    fields = {"code", "kind", "file", "line", "column", "message", "hint"}
    assert all(fields <= finding.keys() for finding in document["findings"])


def test_a_clean_draft_gives_exit_code_0(small: Path) -> None:
    """
    Nothing found is success.
    """
    done = run("check", str(small))
    assert 0 == done.returncode
    assert "no holes" in done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["endings", "nowhere.story"], "there is no file"),
        (["endigns"], "endings"),
        (["endings", "--events", "many"], "--events"),
        (["endings", "--ending", "married"], "no ending"),
        (["why"], "EVENT-OR-ENDING"),
        (["why", "flying to the moon"], "no story"),
        (["knows", "Nora"], "nobody in this story"),
        (["knows", "--at", "99"], "no event"),
        (["tell", "--ending", "married"], "no ending"),
        (["explain", "nonsense"], "no message"),
        (["small.story"], "endings small.story"),
    ],
)
def test_bad_usage_gives_exit_code_2_and_a_way_on(args: list[str], said: str) -> None:
    """
    A mistake in the call is told in words, on standard error, without a traceback.
    """
    done = run(*args)
    assert 2 == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "" == done.stdout


def test_a_file_with_mistakes_gives_exit_code_2_on_every_command(tmp_path: Path) -> None:
    """
    Whatever was asked, the mistakes of the file come first, with their place; as JSON too.
    """
    bad = tmp_path / "bad.story"
    bad.write_text(SMALL.replace("Ann goes to the yard", "Ann goes to the yrad"), encoding="utf-8")
    line = SMALL.splitlines().index("  Ann goes to the yard") + 1
    for command in (["endings"], ["check"], ["knows"], ["tell"], ["demo"]):
        done = run(*command, str(bad))
        assert 2 == done.returncode
        assert f"{bad}:{line}:15" in done.stderr
        assert "the yard" in done.stderr
    document = json.loads(run("check", str(bad), "--json").stdout)
    assert [("error", line, 15)] == [(f["kind"], f["line"], f["column"]) for f in document["findings"]]
    assert document["complete"] is False


def test_an_asked_for_ending_that_is_not_believable_gives_exit_code_1() -> None:
    """
    So that a script can ask for one ending.
    """
    assert 1 == run("endings", "--ending", "forgiven").returncode
    assert 0 == run("endings", "--ending", "refused and accepted").returncode


def test_a_limit_gives_exit_code_3_and_the_answer_is_not_called_proved() -> None:
    """
    An answer cut short says so, and what was found so far is still told: of an ending only what is so without the limit, too.
    """
    done = run("endings", "--effort", "400", "--json")
    document = json.loads(done.stdout)
    assert 3 == done.returncode
    assert (False, "effort") == (document["complete"], document["stop"])
    assert "undecided" in {e["status"] for e in document["endings"]}
    whole = {e["name"]: e for e in json.loads(run("endings", "--json").stdout)["endings"]}
    for ending in document["endings"]:
        assert ending["proved"] is (ending["status"] != "undecided")
        if ending["proved"]:
            decided = whole[ending["name"]]
            assert (ending["status"], len(ending["holes"])) == (decided["status"], len(decided["holes"]))
    shown = run("endings", "--effort", "400").stdout
    assert "Not complete" in shown
    assert "Proved" not in shown


CROWD = """story "Crowd"
  use places, bonds, talk

people
  Ann (she)
  Bob (he)
  Cleo (she)
  Dan (he)
  Eve (she)

places
  the hall
  the yard
  the barn

things
  the key
  the lamp

at first
  Ann is at the hall
  Bob is at the yard
  Cleo is at the barn
  Dan is at the hall
  Eve is at the yard
  the key lies at the hall
  the lamp lies at the barn

wants
  every person wants to have the key: 1
  every person wants to have the lamp: 1
  Ann wants it that Bob and Cleo are together: 1

endings
  never (planned): Ann has the key and Bob has the key
  both: Ann has the key and Ann has the lamp
"""


@pytest.mark.parametrize("limit", [["--time", "0.3"], ["--memory", "10M"]])
def test_time_and_memory_are_limits_too(limit: list[str], tmp_path: Path) -> None:
    """
    Both end the search in good order, whichever engine does it.
    """
    crowd = tmp_path / "crowd.story"
    crowd.write_text(CROWD, encoding="utf-8")
    done = run("endings", str(crowd), "--effort", "0", *limit)
    assert 3 == done.returncode
    assert "Not complete" in done.stdout


"""A story too large to be looked through in any time a test can wait."""


def test_ctrl_c_keeps_what_was_found(tmp_path: Path) -> None:
    """
    An interruption prints what there is and gives exit code 130; before the search there is nothing yet.
    """
    crowd = tmp_path / "crowd.story"
    crowd.write_text(CROWD, encoding="utf-8")
    for wait in (2.5, 6, 15):  # the machine may be busy, and the search begin late
        process = subprocess.Popen(
            [sys.executable, "-m", "denouement", "endings", str(crowd), "--effort", "0", "--horizon", "8"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert 130 == process.returncode
        assert "Traceback" not in err
        if out:
            break
    assert "an interruption" in out


def test_output_has_no_colour_where_it_is_piped() -> None:
    """
    Escape signs never reach a file.
    """
    done = run("endings", "broken", FORCE_COLOR="1")
    assert "\x1b" not in done.stdout + done.stderr


def test_the_same_input_gives_the_same_output() -> None:
    """
    Byte for byte, whatever the order of hashes.
    """
    outputs = {run("endings", "--json", PYTHONHASHSEED=seed).stdout for seed in ("0", "77")}
    assert 1 == len(outputs)


def test_why_says_one_sentence_and_then_the_tree() -> None:
    """
    Of an event by its words or number, or of an ending.
    """
    by_words = run("why", "Teo accounts")
    assert 0 == by_words.returncode
    assert "Teo accounts to Mara for leaving without a goodbye: Teo wants" in " ".join(
        by_words.stdout.split()
    )
    assert "+1 Teo wants Mara to have heard Teo out" in by_words.stdout
    assert json.loads(run("why", "refused and accepted", "--json").stdout)["events"][6]["reasons"]


def test_tell_knows_two_tenses_and_an_outline() -> None:
    """
    The same story as an outline, in the present and in the past.
    """
    arguments = ("tell", "--ending", "refused and accepted")
    assert "  1. Mara goes to the cafe." in run(*arguments).stdout
    assert "Mara goes to the cafe." in run(*arguments, "--as", "prose").stdout
    past = run(*arguments, "--as", "prose", "--tense", "past").stdout
    assert "Mara went to the cafe." in past
    assert "Mara had believed that Teo was out of town." in " ".join(past.split())


def test_format_is_checked_written_and_printed(tmp_path: Path) -> None:
    """
    ``--check`` changes nothing, plain writes, ``--stdout`` prints.
    """
    path = tmp_path / "untidy.story"
    path.write_text(SMALL.replace("  Ann (she)", "      Ann   (she)   # who waits"), encoding="utf-8")
    assert 1 == run("format", "--check", str(path)).returncode
    assert 0 == run("format", str(path)).returncode
    assert "  Ann (she)  # who waits" in path.read_text(encoding="utf-8")
    assert 0 == run("format", "--check", str(path)).returncode
    assert path.read_text(encoding="utf-8") == run("format", "--stdout", str(path)).stdout


def test_demo_copies_a_story_once_and_never_over_another(tmp_path: Path) -> None:
    """
    A file of the writer's is not overwritten.
    """
    assert 0 == run("demo", "--copy", cwd=tmp_path).returncode
    assert 2 == run("demo", "--copy", cwd=tmp_path).returncode
    assert 0 == run("endings", "cafe.story", "--ending", "refused and accepted", cwd=tmp_path).returncode


def test_a_world_beside_the_story_is_used_and_cannot_lead_elsewhere(tmp_path: Path) -> None:
    """
    ``use`` finds NAME.world in the story's folder; a link out of it is not followed.
    """
    inside = tmp_path / "stories"
    inside.mkdir()
    world = "world harbour\n\nfact {who: person} is wet\n"
    story = 'story "Sea"\n  use harbour\n\npeople\n  Ann (she)\n\nat first\n  Ann is wet\n'
    (inside / "sea.story").write_text(story, encoding="utf-8")
    (tmp_path / "harbour.world").write_text(world, encoding="utf-8")
    assert 2 == run("check", str(inside / "sea.story")).returncode
    (inside / "harbour.world").symlink_to(tmp_path / "harbour.world")
    assert 2 == run("check", str(inside / "sea.story")).returncode
    (inside / "harbour.world").unlink()
    (inside / "harbour.world").write_text(world, encoding="utf-8")
    assert 0 == run("check", str(inside / "sea.story")).returncode


def test_the_tour_tells_the_whole_story() -> None:
    """
    Without a command: the scene, its endings, why the planned one does not come, and the holes.
    """
    done = run()
    assert 0 == done.returncode
    for part in (
        "How it goes if nobody interferes",
        "How it can end",
        "Why the planned ending",
        "The draft: 1 hole",
        "broken on purpose",
    ):
        assert part in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    """
    For each shell, a script that mentions the program.
    """
    assert "_DENOUEMENT_COMPLETE" in run("completion", shell).stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [["--help"], ["endings", "--help"], ["why", "--help"], ["explain"], ["check", "--help"]]
)
def test_commands_start_quickly(command: list[str]) -> None:
    """
    A quarter of a second of user time before any work; the best of three, as the machine may be busy.
    """
    import resource

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run(*command)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    assert min(seconds() for _ in range(3)) < 0.25


def test_what_was_not_foretold_before_the_limit_is_said(tmp_path: Path) -> None:
    """The endings are one thing, what people would do another; each says how far it is known."""
    path = tmp_path / "odds.story"
    path.write_text(AT_ODDS, encoding="utf-8")
    args = ("endings", str(path), "--depth", "3", "--effort", "1")
    done = run(*args)
    assert done.returncode == 3
    assert "What they would do if nobody interfered was not known before the limit." in done.stdout
    assert "Not complete: " in done.stdout
    found = json.loads(run(*args, "--json").stdout)
    assert (False, None) == (found["complete"], found["expected"])
    whole = json.loads(run(*args[:-1], "100", "--json").stdout)
    assert whole["complete"]
    assert whole["expected"]["complete"]
