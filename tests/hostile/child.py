"""Runs the program in a process of its own, and measures what it took."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# Runs one command in a child, so that its memory is counted apart from that of the tests.
WATCHER = """
import json, resource, subprocess, sys
limit = 3_000_000_000
def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    done = subprocess.run(sys.argv[2:], capture_output=True, timeout=float(sys.argv[1]), preexec_fn=bounded)
    code, out, err = done.returncode, done.stdout, done.stderr
except subprocess.TimeoutExpired:
    code, out, err = None, b"", b""
used = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump({
    "code": code,
    "output": out.decode("utf-8", "replace"),
    "errors": err.decode("utf-8", "replace"),
    "seconds": used.ru_utime + used.ru_stime,
    "megabytes": used.ru_maxrss / 1024,
}, sys.stdout)
"""
PATIENCE = 20
"""Seconds after which a command is ended; none of them should take as many."""


@dataclass(frozen=True)
class Done:
    """How a command ended: `code` is None if it had to be stopped; seconds are those of the processor."""

    code: int | None
    output: str
    errors: str
    seconds: float
    megabytes: float


def run(*arguments: str, patience: float = PATIENCE) -> Done:
    """Run the program with these arguments."""
    command = [sys.executable, "-c", WATCHER, str(patience), sys.executable, "-m", "denouement", *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return Done(**json.loads(done.stdout))


def check(folder: Path, text: str | bytes, patience: float = PATIENCE, **worlds: str) -> Done:
    """Run `check` on a story with this text; `worlds` lie beside it."""
    for name, world in worlds.items():
        (folder / f"{name}.world").write_text(world, "utf-8")
    path = folder / "hostile.story"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return run("check", str(path), patience=patience)
