"""``denouement plan`` as a researcher meets it: output, documents and exit codes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support import program
from support.texts import MEETING

WALK = """type place;
entity Tom : character;
entity Meg : character;
entity Home : place;
entity Shop : place;
property at(c : character) : place;
property coins(c : character) : number;
property has() : boolean;
action walk(c : character, p : place) {
  precondition: at(c) != p;
  effect: at(c) = p;
  consenting: c;
};
action ride(c : character, p : place) {
  precondition: at(c) != p;
  effect: at(c) = p;
  consenting: c;
};
action buy(c : character, d : character) {
  precondition: at(c) == Shop & at(d) == Shop & coins(c) >= 1 & !has() & c != d;
  effect: has() = True & coins(c) = coins(c) - 1 & coins(d) = coins(d) + 1;
  consenting: c, d;
};
utility(): if(has()) 1 else 0;
utility(Tom): if(has()) 2 else 0;
utility(Meg): coins(Meg);
at(Tom) = Home;
at(Meg) = Shop;
coins(Tom) = 1;
"""


def run(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """``denouement plan`` in a process of its own."""
    return program.run("plan", *args, cwd=cwd, NO_COLOR="1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a problem in it."""
    (tmp_path / "walk.txt").write_text(WALK, "utf-8")
    return tmp_path


def test_the_plan_is_shown_with_its_reasons(folder: Path) -> None:
    """The acts, under each who gains what by it and counts on what; then what is proved."""
    done = run("walk.txt", "--goal", "1", cwd=folder)
    assert (0, "") == (done.returncode, done.stderr)
    assert [
        "walk.txt: utility 1",
        "",
        "plan of 2 events (the author's utility: 0 → 1)",
        "  1. walk(Tom, Shop)",
        "    Tom (0 → 2), counting on 1 more act:",
        "      1. walk(Tom, Shop)",
        "      2. buy(Tom, Meg)",
        "        Meg (0 → 1), at once",
        "  2. buy(Tom, Meg)",
        "    Tom (0 → 2), at once",
        "    Meg (0 → 1), at once",
        "",
        "Proved: no shorter plan exists (people think 4 events ahead and 2 minds deep).",
    ] == done.stdout.splitlines()


def test_the_goal_is_one_more_unless_given(folder: Path) -> None:
    """One more than at the opening; rounded up where that is a fraction."""
    assert "utility 1" in run("walk.txt", cwd=folder).stdout
    (folder / "half.txt").write_text(WALK.replace("if(has()) 1 else 0", "if(has()) 3 else 1.5"), "utf-8")
    assert 2.0 == json.loads(run("half.txt", "--json", cwd=folder).stdout)["goal"]


def test_all_plans_and_their_number(folder: Path) -> None:
    """Tom can walk or ride; with --most the list is cut, which is said, and the number stands."""
    done = run("walk.txt", "--all", cwd=folder)
    assert "There are exactly 2 plans of 2 events".lower() in done.stdout.lower()
    assert all(f"  1. {verb}(Tom, Shop)" in done.stdout for verb in ("walk", "ride"))
    cut = run("walk.txt", "--all", "--most", "1", cwd=folder)
    assert "exactly 2 plans" in cut.stdout
    assert "The first 1 of them" in cut.stdout
    document = json.loads(run("walk.txt", "--all", "--most", "1", "--json", cwd=folder).stdout)
    assert (2, 1, False) == (document["count"], len(document["plans"]), document["all_listed"])


def test_no_plan_is_a_finding_and_a_proof(folder: Path) -> None:
    """Exit code 1: none within the bound, or none at all, which are told apart."""
    none = run("walk.txt", "--goal", "2", "--prove", cwd=folder)
    assert (1, True) == (none.returncode, "no plan of any length exists" in none.stdout)
    short = run("walk.txt", "--events", "1", cwd=folder)
    assert (1, True) == (short.returncode, "no plan of up to 1 event exists" in short.stdout)
    document = json.loads(run("walk.txt", "--events", "1", "--json", cwd=folder).stdout)
    assert {"no_shorter": False, "no_plan": True, "of_any_length": False, "none_below": 2} == document[
        "proved"
    ]


def test_a_limit_is_told_and_proves_nothing_more(folder: Path) -> None:
    """Exit code 3, and only what had been proved."""
    done = run("walk.txt", "--effort", "1", cwd=folder)
    assert 3 == done.returncode
    assert "stopped at the limit of effort" in done.stdout
    assert "no plan of fewer than 2 events" in done.stdout
    assert "no plan of up to" not in done.stdout
    assert 0 == run("walk.txt", "--effort", "1", "--prove", cwd=folder).returncode


def test_limits_of_minus_one(folder: Path) -> None:
    """Of any length; as deep as people look ahead."""
    done = run("walk.txt", "--events", "-1", "--depth", "-1", "--horizon", "3", "--json", cwd=folder)
    assert {"events": None, "horizon": 3, "depth": 3} == json.loads(done.stdout)["bound"]
    assert (
        50 == json.loads(run("walk.txt", "--horizon", "-1", "--json", cwd=folder).stdout)["bound"]["horizon"]
    )


def test_the_document_of_a_plan_is_a_plan_file(folder: Path) -> None:
    """What --json prints passes --validate, with all its explanations; without one of them it does not."""
    printed = run("walk.txt", "--json", cwd=folder).stdout
    document = json.loads(printed)
    assert {
        "schema",
        "engine",
        "version",
        "complete",
        "bound",
        "proved",
        "length",
        "plans",
    } <= document.keys()
    (folder / "a.json").write_text(printed, "utf-8")
    good = run("walk.txt", "--validate", "a.json", cwd=folder)
    assert (0, True) == (good.returncode, "Valid: every rule holds" in good.stdout)
    first = document["plans"][0]["plan"][0]
    assert ("walk(Tom, Shop)", {"Tom": {"before": 0.0, "after": 2.0}}) == (first["action"], first["utility"])
    del first["others"]["Tom"][1]
    (folder / "b.json").write_text(json.dumps(document), "utf-8")
    bad = json.loads(run("walk.txt", "--validate", "b.json", "--json", cwd=folder).stdout)
    assert (False, ["better", "minimal"]) == (bad["valid"], [f["rule"] for f in bad["faults"]])
    assert ["Tom's reason", "act 1"] == bad["faults"][0]["within"]


def test_failures_are_told_at_their_place(folder: Path) -> None:
    """Exit code 1; each with file, line and column, the act and the rule."""
    (folder / "bad.plan").write_text("1. walk(Tim, Shop)\n2. buy(Tom, Meg)\n", "utf-8")
    done = run("walk.txt", "--validate", "bad.plan", cwd=folder)
    assert 1 == done.returncode
    assert "bad.plan:1:4: act 1: known act" in done.stdout
    assert "did you mean “Tom”?" in done.stdout
    assert "bad.plan:2:4: act 2: precondition" in done.stdout
    assert "at(Tom) = Shop, but at(Tom) = Home" in done.stdout


def test_the_size_of_a_problem(folder: Path) -> None:
    """Numbers in the text and of what is reachable, times, and work."""
    told = json.loads(run("walk.txt", "--stats", "--json", cwd=folder).stdout)["stats"]
    assert (2, 4, 3) == tuple(told["text"][k] for k in ("characters", "entities", "properties"))
    assert told["reachable"]["acts"] <= told["text"]["acts"] == 10
    assert {"reading", "grounding", "search"} == told["seconds"].keys()
    assert told["transitions"] > 0
    shown = run("walk.txt", "--stats", cwd=folder).stdout
    assert all(w in shown for w in ("characters", "ground acts", "ground reactions", "reading", "worlds"))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["walk.txt", "--goal", "happy"], "the goal is a number"),
        (["walk.txt", "--validate", "nowhere.plan"], "there is no plan file"),
        (["walk.txt", "--horizon", "-2"], "--horizon"),
        (["cafe", "--goal", "1"], "its endings are"),
        (["nobody.txt"], "there is no file"),
    ],
)
def test_a_wrong_call_is_told(folder: Path, args: list[str], said: str) -> None:
    """Exit code 2, and what to write instead."""
    done = run(*args, cwd=folder)
    assert 2 == done.returncode
    assert said in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_a_plan_file_with_a_mistake_is_told(folder: Path) -> None:
    """The mistakes of a plan file are told as those of a story: exit code 2, with the line underlined."""
    (folder / "bad.json").write_text('["walk(Tom, Shop)"\n "buy(Tom, Meg)"]', "utf-8")
    done = run("walk.txt", "--validate", "bad.json", cwd=folder)
    assert (2, "") == (done.returncode, done.stdout)
    assert "bad.json:2:2" in done.stderr


def test_a_story_is_planned_for_its_planned_ending(folder: Path) -> None:
    """The goal of a story is an ending, its plan in its own sentences."""
    text = MEETING.replace("endings\n", "endings\n  they part: Ann is at unknown\n")
    (folder / "small.story").write_text(text, "utf-8")
    done = run("small.story", cwd=folder)
    assert 0 == done.returncode
    assert "Small: they meet" in done.stdout
    assert "  1. Ann goes to the yard\n    Ann (0 → 1), at once" in done.stdout
    assert 1 == run("small.story", "--goal", "they part", cwd=folder).returncode
    (folder / "my.plan").write_text("1. Ann goes to the yard.\n", "utf-8")
    assert 0 == run("small.story", "--validate", "my.plan", cwd=folder).returncode
