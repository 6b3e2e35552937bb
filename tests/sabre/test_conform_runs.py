"""How a conformance run is called and with which engine, how its limits cut it, and what it finds in the field's collection."""

from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest

from denouement.conform import ENGINES, Budget, command, engine_for
from denouement.engine import kernel as seam
from denouement.errors import LimitReached, UsageError
from sabre import tiny
from sabre.tiny import PASSED
from support.suite import SUITE, needs_suite


def test_a_vector_cut_by_a_limit_is_neither_passed_nor_failed(conform, tmp_path):
    """It is named, counted apart, and the exit code tells it from success."""
    code, lines = conform(tiny.write(tmp_path), "--problem", "dark", "--effort", "1")
    assert 3 == code
    undecided = [line for line in lines if line.startswith("undecided  dark.json: ")]
    assert any("solutions, goal 1" in line for line in undecided)
    assert re.fullmatch(r"[1-9]\d* undecided: cut by a limit, neither passed nor failed", lines[-2])
    assert lines[-1].endswith("passed, 0 failed")
    assert PASSED - 4 >= int(lines[-1].split()[0]) + int(lines[-2].split()[0])


def test_a_limit_of_time_cuts_what_never_looks_at_the_clock():
    """The engine is asked to stop from outside, where the system can do that."""
    with pytest.raises(LimitReached, match="limit of time"):
        for_ever(Budget(seconds=0.01))


def for_ever(budget: Budget) -> None:
    """Something that does not end by itself and never asks its watch."""
    with budget.one():
        while True:
            pass


@pytest.mark.parametrize(
    ("made", "options", "told"),
    [
        (None, (), "there is no folder"),
        ("empty", (), "it has no folder “vectors”"),
        ("vectors", (), "holds no problems and no vectors"),
        ("suite", ("--problem", "drak"), "has no problem “drak”"),
        ("suite", ("--engine", "steam"), "steam"),
        ("suite", ("--time", "0"), "--time"),
        ("suite", ("--effort", "-1"), "--effort"),
    ],
)
def test_a_wrong_call_is_refused(tmp_path, made, options, told):
    """With what is wrong, and what to try."""
    folder = tmp_path / "suite"
    if made is not None:
        folder.mkdir()
    if made == "vectors":
        (folder / "vectors").mkdir()
    if made == "suite":
        tiny.write(folder)
    with pytest.raises(click.UsageError) as fault:
        command.main(["--suite", str(folder), *options], standalone_mode=False)
    assert told in fault.value.format_message()


def test_the_module_is_run_by_its_name(tmp_path):
    """The name is fixed; exit codes reach the shell, and data goes to standard output."""
    call = [sys.executable, "-m", "denouement.sabre.conform"]
    good = subprocess.run(
        [*call, "--suite", str(tiny.write(tmp_path))], capture_output=True, text=True, check=False
    )
    assert (0, "") == (good.returncode, good.stderr)
    assert f"{PASSED} passed, 0 failed" == good.stdout.splitlines()[-1]
    bad = subprocess.run(
        [*call, "--suite", str(tmp_path / "no")], capture_output=True, text=True, check=False
    )
    assert (2, "") == (bad.returncode, bad.stdout)
    assert "there is no folder" in bad.stderr


@needs_suite
def test_the_fields_collection_passes_where_it_is_quick(conform):
    """Every file of it at once: all steps of all traces, all tiny problems."""
    assert SUITE is not None
    code, lines = conform(SUITE, "--quick")
    assert 0 == code
    assert lines[-1].endswith(" passed, 0 failed")
    assert int(lines[-1].split()[0]) > 1000
    assert sorted(p.name for p in (SUITE / "vectors").glob("*.json")) == sorted(
        {line.partition(":")[0] for line in lines[:-1]}
    )


def test_the_engine_is_the_one_in_use_unless_named(monkeypatch):
    """The kernel where it is installed; asked for by name, it has to be there."""
    monkeypatch.setattr(seam, "_wanted", True)
    monkeypatch.setattr(seam, "_installed", True)
    assert ("kernel", ENGINES["kernel"]) == engine_for(None)
    assert ("reference", ENGINES["reference"]) == engine_for("reference")
    seam.use_kernel(False)
    assert "reference" == engine_for(None)[0]
    monkeypatch.setattr(seam, "_installed", False)
    seam.use_kernel(True)
    assert "reference" == engine_for(None)[0]
    with pytest.raises(UsageError, match="the compiled kernel is not installed here") as fault:
        engine_for("kernel")
    assert "--engine" in fault.value.hint


def test_a_run_leaves_the_engine_as_it_was(conform, tmp_path):
    """The one that a run is for is in use as long as it lasts."""
    before = seam.kernel_is_used()
    suite = tiny.write(tmp_path)
    for wanted in (True, False):
        seam.use_kernel(wanted)
        used = seam.kernel_is_used()
        conform(suite, "--quick", "--engine", "reference")
        assert used == seam.kernel_is_used()
    seam.use_kernel(before)
