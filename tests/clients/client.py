"""Runs the programs of others that read what is exported; a test whose program is missing is skipped, with a reason.

`tests/clients/install` installs them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
RENPY = "/usr/games/renpy"
_LONGEST = 600


def node(script: str, texts: Sequence[str], *arguments: str, needs: str) -> list[Any]:
    """What a client in Node makes of each text; one it cannot read gives ``{"fault": …}``.

    Args:
        script: a module of this folder that reads a JSON list and writes one.
        arguments: what it is called with.
        needs: the package that it uses.
    """
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not installed")
    if not (HERE / "node_modules" / needs).exists():
        pytest.skip(f"{needs} is not installed; run tests/clients/install")
    ran = subprocess.run(
        [program, str(HERE / script), *arguments],
        input=json.dumps(list(texts)).encode(),
        capture_output=True,
        timeout=_LONGEST,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-2000:]
    made = json.loads(ran.stdout)
    assert len(texts) == len(made)
    return made


def twine(stories: Sequence[tuple[str, str, Sequence[Sequence[int]]]], folder: Path) -> list[Any]:
    """What is shown of Twee in the story formats of Twine, in a browser, on the way through.

    Args:
        stories: the Twee of each, the name of a format, and the paths to go: the numbers of the links, from 0.
        folder: where the stories and the browser keep their files.
    """
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed; run tests/clients/install as root on Debian")
    if not (HERE / "formats").exists():
        pytest.skip(
            "the story formats of Twine are not there; run tests/clients/install where cargo is installed"
        )
    texts = [json.dumps({"twee": twee, "format": name, "paths": paths}) for twee, name, paths in stories]
    return node("twine.mjs", texts, browser, str(folder), needs="extwee")


def graphviz(texts: Sequence[str]) -> list[str]:
    """Each text drawn as SVG, by ``dot``, or else by the Graphviz that comes with viz-js."""
    program = shutil.which("dot")
    if program is None:
        drawn = node("dot.mjs", texts, needs="@viz-js/viz")
        assert all(isinstance(d, str) for d in drawn), [d for d in drawn if not isinstance(d, str)][:1]
        return drawn
    made = []
    for text in texts:
        ran = subprocess.run(
            [program, "-Tsvg"], input=text.encode(), capture_output=True, timeout=_LONGEST, check=False
        )
        assert (0, b"") == (ran.returncode, ran.stderr), ran.stderr.decode()[-2000:]
        made.append(ran.stdout.decode())
    return made


def renpy(script: str, folder: Path) -> tuple[dict[str, Any], str]:
    """What Ren'Py would show of a script, and the report of its lint."""
    if not Path(RENPY).exists():
        pytest.skip(f"{RENPY} is not installed; run tests/clients/install as root on Debian")
    game = folder / "game"
    game.mkdir(parents=True)
    (game / "script.rpy").write_text(script, encoding="utf-8")
    shutil.copy(HERE / "renpy_said.rpy", game)
    surroundings = {
        **os.environ,
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "HOME": str(folder),
        "PYTHONPATH": str(HERE / "renpy_repaired"),
    }
    reports = []
    for command in ("compile", "lint"):
        ran = subprocess.run(
            [RENPY, str(folder), command],
            capture_output=True,
            timeout=_LONGEST,
            env=surroundings,
            cwd=folder,
            check=False,
        )
        reports.append(ran.stdout.decode(errors="replace"))
        assert ran.returncode == 0, reports[-1][-2000:]
    return json.loads((folder / "said.json").read_text(encoding="utf-8")), reports[1]
