"""The scripts of the benchmarks: families of problems, tables of growth, and another planner held against ours."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from denouement.answers import with_levels
from denouement.bench import Job, Version
from denouement.bench.worker import measured
from denouement.diagnostics import Source
from denouement.ground import ground
from denouement.sabre import read_problem
from support.bench import script, suite

SONG = {"name": "song", "problem": "ferry", "goal": 1, "author_temporal_limit": 5,
        "character_temporal_limit": 3, "epistemic_limit": 2}  # fmt: skip
SMALL = {
    "keepsakes": ({"people": 2, "width": 2, "height": 1}, 1, (4, 3, 1)),
    "infirmary": ({"patients": 2, "rooms": 1}, 1, (3, 3, 2)),
    "voyage": ({"captains": 2, "islands": 2}, 1, (4, 4, 1)),
}


# --- families


@pytest.mark.parametrize("family", sorted(SMALL))
def test_a_family_gives_the_same_text_for_the_same_sizes(family):
    """Measurements of different days are of the same problems."""
    minds = script("families_minds")
    assert sorted(SMALL) == sorted(minds.MINDS)
    text = minds.made(family, SMALL[family][0])
    assert text == minds.made(family, SMALL[family][0])
    assert text != minds.made(family, {**SMALL[family][0], next(iter(SMALL[family][0])): 3})


@pytest.mark.parametrize("family", sorted(SMALL))
def test_the_smallest_of_a_family_has_a_plan(family, tmp_path):
    """What is measured is a search that comes to something, and the validator agrees."""
    sizes, goal, limits = SMALL[family]
    path = tmp_path / f"{family}.txt"
    path.write_text(script("families_minds").made(family, sizes), "utf-8")
    told = measured(Job(str(path), goal, *limits, ("first",), 60.0, checking=60.0))
    assert "failure" not in told
    assert [True] == [c["valid"] for c in told["checked"]]
    assert 1 < told["questions"]["first"]["length"] <= limits[0]


def test_ten_patients_are_grounded():
    """The number of acts grows with the patients, not with all that may be the matter with all of them."""
    text = script("families_minds").made("infirmary", {"patients": 10})
    problem = ground(with_levels(read_problem(Source("infirmary.txt", text)), 1.0))
    assert 11 == len(problem.people)
    assert 100 < len(problem.acts) < 1_000


@pytest.mark.parametrize(
    ("family", "sizes", "told"),
    [
        ("keepsake", {}, "no family “keepsake”"),
        ("keepsakes", {"depth": 2}, "no size “depth”"),
        ("keepsakes", {"people": 1}, "“people” is too small"),
        ("infirmary", {"rooms": 0}, "“rooms” is too small"),
    ],
)
def test_sizes_that_are_none_are_refused(family, sizes, told):
    """The message says which."""
    with pytest.raises(ValueError, match=told):
        script("families_minds").made(family, sizes)


def test_the_standard_tables_are_of_known_families_and_sizes():
    """Nobody waits an hour for a mistyped name."""
    scale, minds = script("scale"), script("families_minds")
    for call in scale.STANDARD:
        family, *sizes = call.split()
        rows = list(scale._rows(family, [s for s in sizes if s != "--paired"], "--paired" in sizes))
        assert len(rows) > 1
        for row in rows:
            known = {k: 2 for k in row if k not in ("events", "horizon", "depth", "goal")}
            assert minds.made(family, known)


def test_lists_of_sizes_are_combined():
    """All with all, or side by side."""
    scale = script("scale")
    assert 4 == len(list(scale._rows("voyage", ["captains=2,3", "islands=2,3"], False)))
    paired = list(scale._rows("voyage", ["captains=2,3", "islands=4,5", "goal=1"], True))
    assert [{"captains": 2, "islands": 4, "goal": 1}, {"captains": 3, "islands": 5, "goal": 1}] == paired
    with pytest.raises(ValueError, match="paired lists"):
        list(scale._rows("voyage", ["captains=2,3", "islands=4,5,6"], True))


def test_a_table_of_growth_is_printed(capsys):
    """A row for each size, with its plan."""
    call = ["voyage", "captains=2", "islands=2,3", "events=4", "horizon=4", "depth=1", "goal=1"]
    assert 0 == script("scale").main([*call, "--question", "first", "--json"])
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    assert [True, True] == [row["valid"] for row in table["rows"]]


# --- another planner

PEER = """
import sys, time
problem, goal, wish = sys.argv[1:]
if wish == "slow": time.sleep(600)
if wish == "fail": sys.exit("out of memory")
print("goal", goal, "of", len(open(problem).read()) > 100)
print("Solution" if wish == "good" else "Nothing")
print("searched for 1,250.5 ms")
"""


@pytest.fixture
def stand_in(tmp_path: Path) -> str:
    """The command of a planner that finds, fails, or does not end, as wished."""
    path = tmp_path / "planner.py"
    path.write_text(PEER, "utf-8")
    return f"{sys.executable} '{path}' {{problem}} {{goal}} "


def compare(folder: Path, command: str, *more: str) -> dict:
    """The document that the comparison prints."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = script("peer").main(
            [
                "--suite",
                str(folder),
                "--repeat",
                "1",
                "--json",
                "--peer",
                command,
                "--found",
                "^Solution$",
                *more,
            ]
        )
    assert 0 == code
    return json.loads(out.getvalue())


def test_a_planner_that_finds_a_plan_is_compared(tmp_path, stand_in):
    """What it reports of its search is held against ours."""
    told = compare(suite(tmp_path, {"versions": [SONG]}), stand_in + "good", "--reported", "([0-9,.]+) ms")
    (song,) = told["versions"]
    assert pytest.approx(1.2505) == song["peer"]["search"]
    assert not song["ours"]["lower_bound"]
    assert not song["peer"]["lower_bound"]
    assert pytest.approx(1.2505 / song["ours"]["search"]) == song["search"]["ratio"]
    assert song["search"] == pytest.approx(told["geometric_mean"]["search"])
    assert song["process"]["bound"] is None


@pytest.mark.parametrize(
    ("wish", "why"), [("fail", "exit code 1: out of memory"), ("none", "not in its output: searched for")]
)
def test_a_planner_that_fails_counts_at_the_limit(tmp_path, stand_in, wish, why):
    """The ratio is marked as a lower bound, and it is told why."""
    told = compare(suite(tmp_path, {"versions": [SONG]}), stand_in + wish, "--time", "50")
    (song,) = told["versions"]
    assert (50.0, 1, True) == tuple(song["peer"][k] for k in ("process", "failed", "lower_bound"))
    assert why in song["peer"]["why"]
    assert "≥" == song["process"]["bound"] == told["geometric_mean"]["process"]["bound"]


def test_a_planner_that_does_not_end_is_ended(tmp_path, stand_in):
    """It and all that it has started; its standard output is read all the same."""
    peer = script("peer")
    version = Version("song", tmp_path / "planner.py", 1.0)
    words, environment = peer.filled(stand_in + "slow", version)
    code, _, _, _ = peer.run_command(words, environment, 1.0)
    assert code is None


def test_ratios_of_which_nothing_is_known_are_left_out():
    """Where both failed there is no ratio; where ours failed it is an upper bound."""
    peer = script("peer")
    well, ill = peer.Run(2.0), peer.Run(1.0, why="broken")
    good, bad = peer.Side.of([well], 8.0), peer.Side.of([ill], 8.0)
    assert (8.0, True) == (bad.process, bad.bound)
    assert None is peer._ratio({"ours": bad, "peer": bad}, "process")
    assert (0.25, "≤") == peer._ratio({"ours": bad, "peer": good}, "process")
    assert (4.0, "≥") == peer._ratio({"ours": good, "peer": bad}, "process")
    mixed = [{"ours": bad, "peer": good}, {"ours": good, "peer": bad}]
    assert (pytest.approx(1.0), "≈") == peer._mean(mixed, "process")


def test_the_sides_take_turns():
    """Neither always runs first, and each runs every time."""
    order = []
    peer = script("peer")

    def side(name):
        return lambda version: order.append(name) or peer.Run(1.0)

    version = Version("song", Path("ferry.txt"), 1.0)
    peer.compared([version], {"ours": side("ours"), "peer": side("peer")}, 2, 9.0)
    assert ["ours", "peer", "peer", "ours"] == order


def test_a_command_is_filled_in_and_no_shell_reads_it():
    """Words before it set its environment; a name with blanks in it stays one word."""
    peer = script("peer")
    version = Version("song", Path("/some where/ferry.txt"), 1.5, 5, 3, 2)
    words, environment = peer.filled(
        "HEAP=1g OPT='-a b' plan {problem} -g {goal} {events}/{horizon}/{depth}; ls", version
    )
    assert {"HEAP": "1g", "OPT": "-a b"} == environment
    assert ["plan", str(version.problem.resolve()), "-g", "1.5", "5/3/2;", "ls"] == words
    for wrong, told in (("plan {file}", "file"), ("A=1", "no command"), ("plan {", "Single")):
        with pytest.raises(ValueError, match=told):
            peer.filled(wrong, version)
