"""``denouement tell`` with its knobs."""

from __future__ import annotations

import json
import subprocess

import pytest

from support import program


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """The command on a small bundled story, in a process of its own."""
    return program.run("tell", "lie-for-love", *args, NO_COLOR="1")


@pytest.mark.parametrize("form", ["outline", "treatment", "scene", "screenplay", "prose"])
def test_every_form_is_told(form: str) -> None:
    """
    With exit code 0, and as JSON with the sources of each sentence.
    """
    assert 0 == run("--as", form).returncode
    found = json.loads(run("--as", form, "--json").stdout)
    sentences = [s for p in found["paragraphs"] for s in p]
    assert form == found["form"]
    assert sentences
    assert all(s["text"] and s["sources"] and isinstance(s["event"], int) for s in sentences)


def test_eyes_person_order_names_and_seed_are_heard() -> None:
    """
    Each changes the text.
    """
    plain = run("--as", "scene").stdout
    others = [
        ("--eyes", "ilse"),
        ("--person", "first"),
        ("--order", "late"),
        ("--names", "pronouns"),
        ("--seed", "7"),
        ("--tense", "past"),
        ("--without", "speech"),
    ]
    texts = [run("--as", "scene", *other).stdout for other in others]
    assert len({plain, *texts}) == len(others) + 1


def test_the_report_lists_every_check() -> None:
    """
    N1 to N17, each with what was measured; also as JSON.
    """
    told = run("--as", "scene", "--report").stdout
    assert all(f"N{number} " in told for number in range(1, 18))
    found = json.loads(run("--as", "scene", "--report", "--json").stdout)
    assert 17 == len(found["checks"])


@pytest.mark.parametrize("form", ["outline", "treatment", "scene", "screenplay", "prose"])
def test_eyes_of_nobody_give_returncode_2(form: str) -> None:
    """
    And the names there are; in every form, also where it is told through nobody's eyes.
    """
    done = run("--as", form, "--eyes", "Nora")
    assert 2 == done.returncode
    assert "" == done.stdout
    assert "Nora" in done.stderr
    assert "switching" in done.stderr
