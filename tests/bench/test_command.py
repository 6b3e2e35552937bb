"""``denouement bench`` in a process of its own: what it finds, its document, its exit codes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support import program
from support.bench import script, suite

SONG = {"name": "song", "problem": "ferry", "goal": 1, "author_temporal_limit": 5,
        "character_temporal_limit": 3, "epistemic_limit": 2}  # fmt: skip
BACK = {**SONG, "name": "back", "goal": 2}
ENTRY = {
    "name", "problem", "goal", "bound", "engine", "failure", "complete", "solved", "length", "shortest", "proved_shortest",
    "none_exists", "count", "exhausted", "of_any_length", "valid", "steady", "start_s", "read_s", "ground_s",
    "search_cpu_s", "shortest_cpu_s", "all_cpu_s", "bound_cpu_s", "cut", "worlds", "transitions",
    "transitions_per_s", "first_peak_mb", "peak_mb", "size", "checked", "runs",
}  # fmt: skip


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """``denouement bench`` with these options."""
    return program.run("bench", *args, NO_COLOR="1")


def document(*args: str) -> dict:
    """Its document; it has to end well."""
    done = run(*args, "--json")
    assert "" == done.stderr
    assert 0 == done.returncode
    return json.loads(done.stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A suite with a goal that is reached and one that is not."""
    return suite(tmp_path, {"versions": [SONG, BACK]})


def test_the_document_says_what_is_found(folder):
    """Answers are those of the problem, each plan is checked, and all fields are there."""
    told = document("--suite", str(folder), "--repeat", "2")
    assert ("denouement/bench/1", True, 2) == (told["schema"], told["complete"], told["repeat"])
    assert "date" not in told
    song, back = told["versions"]
    assert set(song) == set(back) == ENTRY
    assert ("song", True, 2, 2, True, 2) == tuple(
        song[k] for k in ("name", "solved", "length", "shortest", "proved_shortest", "count")
    )
    assert (True, True, True) == tuple(song[k] for k in ("exhausted", "valid", "steady"))
    plans = {tuple(c["plan"]) for c in song["checked"]}
    assert plans == {(f"{go}(Ada, Far)", "sing(Ada)") for go in ("cross", "wade")}
    assert (False, None, True, None) == tuple(back[k] for k in ("solved", "length", "none_exists", "valid"))
    assert 2 == len(song["runs"])
    assert ["first", "shortest", "all", "bound"] == list(song["runs"][0]["questions"])
    assert (2, 1, 1, 2) == tuple(told["totals"][k] for k in ("versions", "solved", "none_exists", "valid"))


def test_both_engines_find_the_same(folder):
    """The reference engine answers the same questions; only the numbers of worlds are its own."""
    same = ("solved", "length", "shortest", "count", "exhausted", "none_exists", "valid")
    auto, reference = (
        document("--suite", str(folder), "--repeat", "1", "--engine", e) for e in ("auto", "reference")
    )
    assert "reference engine" == reference["engine"]
    assert [[v[k] for k in same] for v in auto["versions"]] == [
        [v[k] for k in same] for v in reference["versions"]
    ]


def test_the_tables_name_what_was_measured(folder):
    """Both tables, the totals, the engine."""
    done = run("--suite", str(folder), "--repeat", "1")
    assert 0 == done.returncode
    lines = done.stdout.splitlines()
    assert ["song", "2", "2", "proved", "2", "exhausted,", "any", "length", "2", "of", "2", "valid"] == next(
        line.split() for line in lines if line.startswith("song")
    )
    assert any(line.startswith("back") and " none " in line for line in lines)
    assert "solved 1 of 2; shortest proved 2; bound exhausted 2; plans checked 2 of 2, valid 2" in lines
    assert any("median of 1; at most 10 s a question" in line for line in lines)


def test_only_what_is_asked_is_measured(folder):
    """One version, one question, and the date, as wanted."""
    told = document(
        "--suite", str(folder), "--problem", "song", "--question", "first", "--repeat", "1", "--date", "--check", "0"
    )  # fmt: skip
    (song,) = told["versions"]
    assert ["first"] == list(song["runs"][0]["questions"])
    assert (None, False, None, []) == tuple(song[k] for k in ("shortest", "exhausted", "valid", "checked"))
    assert told["date"].endswith("+00:00")


def test_a_limit_is_told(folder):
    """What was cut is marked, nothing of it is called proved, and the exit code says so."""
    text = script("families_minds").made("keepsakes", {"people": 3})
    (folder / "problems" / "keepsakes.txt").write_text(text, "utf-8")
    settings = {"versions": [{**SONG, "name": "large", "problem": "keepsakes", "goal": 2}]}
    (folder / "settings.json").write_text(json.dumps(settings), "utf-8")
    # Every process holds more than this from the start, so the first look at the memory ends the search.
    call = ("--suite", str(folder), "--repeat", "2", "--memory", "1M", "--engine", "reference")
    done = run(*call, "--question", "shortest", "--json")
    assert 3 == done.returncode
    told = json.loads(done.stdout)
    (large,) = told["versions"]
    assert not told["complete"]
    assert ["shortest"] == large["cut"]
    assert "memory" == large["runs"][0]["questions"]["shortest"]["stop"]
    assert 1 == len(large["runs"])
    assert (False, False) == (large["proved_shortest"], large["none_exists"])
    shown = run(*call, "--question", "bound").stdout
    assert "cut: memory" in shown
    assert "> a limit cut it: at least so long" in shown


def test_a_file_with_a_mistake_fails_alone(folder):
    """The other versions are measured all the same; the message has its place."""
    (folder / "settings.json").write_text(
        json.dumps({"versions": [SONG, {**SONG, "name": "bad", "problem": "bad"}]}), "utf-8"
    )
    (folder / "problems" / "bad.txt").write_text("type bank;\nentity Near bank;\n", "utf-8")
    done = run("--suite", str(folder), "--repeat", "1", "--question", "first", "--json")
    assert 2 == done.returncode
    song, bad = json.loads(done.stdout)["versions"]
    assert song["solved"]
    assert "bad.txt:2:" in bad["failure"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "--suite"),
        (("--suite", "nowhere"), "there is no folder “nowhere”"),
        (("--suite", ".", "--repeat", "0"), "--repeat"),
    ],
)
def test_a_wrong_call_is_told(args, told):
    """Exit code 2, and no traceback."""
    done = run(*args)
    assert 2 == done.returncode
    assert told in done.stderr
    assert "Traceback" not in done.stderr
