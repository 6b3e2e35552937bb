"""Which engine works can be chosen and is told; both give the same answers, in the same words."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from denouement import __version__
from denouement.library import stories
from support.compiled import INSTALLED, needs_kernel

PROGRAM = """
import sys
{before}
from denouement.cli import main
sys.argv = ["denouement", *{arguments!r}]
main()
"""

MISSING = "sys.modules['denouement._kernel'] = None"


def run(*arguments, before="", **env):
    """Run the command line in a process of its own, with something done beforehand."""
    inherited = {k: v for k, v in os.environ.items() if k != "DENOUEMENT_ENGINE"}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before, arguments=list(arguments))],
        capture_output=True,
        text=True,
        env={**inherited, **env},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("wanted", "before", "told"),
    [
        pytest.param("", "", "compiled kernel", marks=needs_kernel),
        pytest.param("kernel", "", "compiled kernel", marks=needs_kernel),
        ("reference", "", "reference engine"),
        ("", MISSING, "reference engine"),
        ("reference", MISSING, "reference engine"),
    ],
)
def test_the_version_names_the_engine_that_works(wanted, before, told):
    """The one asked for; else the kernel, where there is one."""
    done = run("--version", before=before, DENOUEMENT_ENGINE=wanted)
    assert (0, f"denouement {__version__} ({told})\n", "") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("arguments", [["--version"], ["endings"], ["format", "--check"], []])
def test_an_engine_of_another_name_is_refused(arguments):
    """With the names there are."""
    done = run(*arguments, DENOUEMENT_ENGINE="steam")
    assert (2, "") == (done.returncode, done.stdout)
    assert "DENOUEMENT_ENGINE says “steam”; it can say “kernel” or “reference”" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kernel_that_is_not_there_is_not_replaced_if_it_was_asked_for():
    """The exit code for what is not installed, and how to install it."""
    done = run("endings", before=MISSING, DENOUEMENT_ENGINE="kernel")
    assert (4, "") == (done.returncode, done.stdout)
    assert "the compiled kernel is not installed, but DENOUEMENT_ENGINE asks for it" in done.stderr
    assert "pip install" in done.stderr
    assert 1 == len(done.stderr.splitlines())


@pytest.mark.slow
def test_without_a_kernel_a_run_that_reached_a_limit_says_so_once():
    """The kernel would have come further; nothing is said where that makes no difference, or the other was chosen."""
    done = run("endings", "--effort", "50", before=MISSING)
    assert 3 == done.returncode
    assert 1 == done.stderr.count("the compiled kernel is not installed")
    assert "Not complete" in done.stdout
    assert "" == run("endings", "--events", "3", before=MISSING).stderr
    assert "" == run("explain", "unknown-name", before=MISSING).stderr
    if INSTALLED:
        assert "" == run("endings", "--effort", "50").stderr


def told(*arguments, engine):
    """One JSON document, without what may differ."""
    done = run(*arguments, "--json", DENOUEMENT_ENGINE=engine)
    document = json.loads(done.stdout)
    assert engine == document.pop("engine")
    document.pop("transitions", None)
    for ending in document.get("endings", ()):
        if isinstance(ending, dict) and ending["status"] == "forced":
            # Of stories that are as short and lack as many reasons, each engine shows the first that it comes upon.
            ending["story"], ending["shortest"] = len(ending["story"]), len(ending["shortest"])
            ending["holes"] = len({h["event"] for h in ending["holes"]})
    return done.returncode, document, done.stderr


@needs_kernel
@pytest.mark.parametrize(
    "story", [s if s == "broken" else pytest.param(s, marks=pytest.mark.slow) for s in stories()]
)
def test_both_engines_give_the_same_documents(story):
    """The endings with their stories and proofs, and everything that is found in a draft."""
    for command in ("endings", "check"):
        assert told(command, story, engine="reference") == told(command, story, engine="kernel")


@needs_kernel
def test_whatever_breaks_in_the_kernel_is_told_as_a_mistake_of_ours():
    """A panic of compiled code is no ordinary exception; still there is no traceback."""
    before = (
        "class Panic(BaseException): pass\n"
        "def broken(*_): raise Panic('index out of bounds')\n"
        "from denouement.search.compiled import KernelSearch\n"
        "KernelSearch.run = broken"
    )
    done = run("endings", before=before)
    assert (70, "") == (done.returncode, done.stdout)
    assert "denouement made a mistake of its own (Panic: index out of bounds)" in done.stderr
    assert "Traceback" not in done.stderr
