"""The program as its users run it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.forked import forked

__all__ = ["run"]

_PATIENCE = 120


def run(*args: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """``denouement`` with these arguments, in a folder, with further variables in its environment.

    It is started anew where one of them is for Python itself, which looks at them when it starts.
    """
    if any(name.startswith("PYTHON") for name in env):
        return subprocess.run(
            [sys.executable, "-m", "denouement", *args],
            capture_output=True,
            text=True,
            cwd=cwd,
            env={**os.environ, **env},
            timeout=_PATIENCE,
            check=False,
        )
    done = forked(*args, cwd=cwd, env=env, patience=_PATIENCE)
    if done.code is None:
        raise subprocess.TimeoutExpired(["denouement", *args], _PATIENCE)
    return subprocess.CompletedProcess(["denouement", *args], done.code, done.output, done.errors)
