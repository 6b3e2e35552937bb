"""``denouement endings --feeling``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from denouement.cli.common import open_story, searched
from denouement.cli.endings_felt import Wish
from denouement.engine.kernel import kernel_is_used, reasons_for, use_kernel
from denouement.feelings import felt_ends, tools_for
from denouement.search import Limits, Watch
from feelings.kitchen import KITCHEN
from support.program import run

ENDINGS = """
  broken alone: the cup is not whole and Ben has the loaf
  bread alone: the cup is whole and Ann has the loaf
  the loaf flies away: Ann has the loaf and Ben has the loaf
"""


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A story some of whose endings leave people glad, some sad; one has no story."""
    path: Path = tmp_path_factory.mktemp("felt") / "kitchen.story"
    path.write_text(KITCHEN.rstrip() + ENDINGS, encoding="utf-8")
    return str(path)


def document(*args: str) -> dict[str, Any]:
    """What it says as data."""
    made: dict[str, Any] = json.loads(run("endings", *args, "--json").stdout)
    return made


def felt_by(ending: dict[str, Any], person: str) -> set[str]:
    """What somebody feels at the end."""
    return {f["feeling"] for f in ending["feelings"] if f["person"] == person}


def test_only_endings_that_leave_people_so_are_shown(kitchen: str) -> None:
    """All others are named, by why they are left out."""
    everything = {e["name"] for e in document(kitchen)["endings"]}
    assert 4 == len(everything)
    found = document(kitchen, "--feeling", "Cleo satisfied")
    assert found["endings"]
    assert all("satisfaction" in felt_by(e, "Cleo") for e in found["endings"])
    left = found["feeling"]
    assert ["the loaf flies away"] == left["without_story"]
    assert left["other_feelings"] == ["bread alone"]
    shown = [e["name"] for e in found["endings"]]
    assert everything == {*shown, *left["other_feelings"], *left["without_story"]}


def test_what_is_denied_is_the_rest_of_those_with_a_story(kitchen: str) -> None:
    """Nobody can say how people would feel at the end of no story."""
    so = document(kitchen, "--feeling", "Cleo satisfied")
    not_so = document(kitchen, "--feeling", "Cleo not satisfied")
    assert so["feeling"]["other_feelings"] == [e["name"] for e in not_so["endings"]]
    assert [e["name"] for e in so["endings"]] == not_so["feeling"]["other_feelings"]
    assert so["feeling"]["without_story"] == not_so["feeling"]["without_story"]


def test_several_must_all_hold(kitchen: str) -> None:
    """Of the endings that fit each, those that fit both."""
    one, other = "Cleo satisfied", "Ann satisfied"
    names = [
        {e["name"] for e in document(kitchen, *words)["endings"]}
        for words in (("--feeling", one), ("--feeling", other), ("--feeling", one, "--feeling", other))
    ]
    assert names[0] & names[1] == names[2]
    assert names[0] != names[2]


def test_the_text_says_how_everybody_feels_and_what_is_left_out(kitchen: str) -> None:
    """A line for each person; the others counted and named."""
    done = run("endings", kitchen, "--feeling", "Cleo is satisfied")
    assert (0, "") == (done.returncode, done.stderr)
    assert "How they feel at the end:" in done.stdout
    assert all(f"· {person}: " in done.stdout for person in ("Ann", "Ben", "Cleo"))
    assert (
        "2 other endings: 1 with other feelings (bread alone); 1 without a story (the loaf flies away)."
        in done.stdout
    )


def test_where_nothing_fits_it_is_said(kitchen: str) -> None:
    """With exit code 1."""
    done = run("endings", kitchen, "--feeling", "Ben gleeful")
    assert 1 == done.returncode
    assert "is it so at the end that Ben feels gloating" in " ".join(done.stdout.split())
    assert "4 endings: 3 with other feelings" in done.stdout


def test_one_ending_is_asked_for_together_with_a_feeling(kitchen: str) -> None:
    """Exit code 1 if it does not leave them so."""
    fits = run("endings", kitchen, "--ending", "broken alone", "--feeling", "Cleo satisfied")
    assert (0, True) == (fits.returncode, "broken alone" in fits.stdout)
    other = run("endings", kitchen, "--ending", "bread alone", "--feeling", "Cleo satisfied")
    assert 1 == other.returncode
    assert "1 ending with other feelings (bread alone)." in other.stdout


def test_nothing_of_it_is_there_unless_asked_for(kitchen: str) -> None:
    """Feelings take time."""
    plain = document(kitchen)
    assert "feeling" not in plain
    assert all("feelings" not in e for e in plain["endings"])
    assert "feel" not in run("endings", kitchen).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Cleo jolly", "there is no feeling “jolly”"),
        ("Nora content", "begins with nobody"),
        ("content", "does not say who"),
    ],
)
def test_words_without_sense_give_returncode_2(kitchen: str, words: str, said: str) -> None:
    """And nothing else."""
    done = run("endings", kitchen, "--feeling", words)
    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr


def test_a_research_problem_has_no_feelings(tmp_path: Path) -> None:
    """It says so before it searches."""
    run("convert", "lie-for-love", "-o", "lie.txt", cwd=tmp_path)
    done = run("endings", "lie.txt", "--feeling", "Bram content", cwd=tmp_path)
    assert (2, "") == (done.returncode, done.stdout)
    assert "stories alone" in done.stderr


def test_what_the_search_has_worked_out_takes_no_effort_again(kitchen: str) -> None:
    """With the reference engine, which remembers it in the reasons of the search: they are the ones the feelings rest on."""
    opened, limits = open_story(kitchen), Limits()
    before = kernel_is_used()
    use_kernel(False)
    try:
        answer = searched(opened, limits)
        shared = Wish(opened, ["Cleo satisfied"], limits).sorted_out(answer, answer.endings)
        fresh = open_story(kitchen)
        told = [(e.name, e.acts) for e in answer.endings if e.acts]
        tools = tools_for(reasons_for(fresh.analysis.engine, limits.horizon, limits.depth))
        alone = felt_ends(fresh.analysis, tools, told, Watch(limits))
    finally:
        use_kernel(before)
    assert shared.ends.felt.keys() == alone.felt.keys()
    assert shared.ends.felt
    assert shared.ends.transitions * 2 < alone.transitions


def test_a_limit_leaves_feelings_unknown_and_says_so(kitchen: str) -> None:
    """Not complete, exit code 3, and no ending is called one with other feelings for it."""
    done = run("endings", kitchen, "--feeling", "Cleo satisfied", "--effort", "1", "--json")
    found = json.loads(done.stdout)
    assert (3, False) == (done.returncode, found["complete"])
    assert not found["endings"]
    left = found["feeling"]
    assert [] == left["other_feelings"]
    assert 4 == len([*left["without_story"], *left["not_looked_at"]])
