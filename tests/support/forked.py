"""The program as its users run it, without loading it each time.

A server loads the program once; each command then runs in a copy of that process (a fork), with a memory, a clock, an
environment and open files of its own. What it does is what ``python -m denouement`` does, less half a second of
loading, which the tests of the command line would wait for hundreds of times.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Done", "forked"]

_SERVER = """
import importlib, json, os, pkgutil, resource, runpy, signal, sys, tempfile, traceback
import denouement.cli
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world

for module in pkgutil.iter_modules(denouement.cli.__path__):
    importlib.import_module("denouement.cli." + module.name)
read_story(bundled_story("cafe"), bundled_world)  # what is built with the first line is built now

def command(asked, out, err):
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    if asked["megabytes"]:
        resource.setrlimit(resource.RLIMIT_AS, (asked["megabytes"] * 1_000_000,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (asked["patience"], asked["patience"] + 1))
    signal.alarm(20 * asked["patience"])
    sys.argv = ["denouement", *asked["arguments"]]
    code = 1
    try:
        runpy.run_module("denouement", run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        code = leaving.code or 0
    except BaseException:
        traceback.print_exc()
    for stream in (sys.stdout, sys.stderr):
        if not stream.closed:
            stream.flush()
    os._exit(code)

def ended(child):
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return (None if code in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM) else code), used

for line in sys.stdin:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            command(json.loads(line), out, err)
        code, used = ended(child)
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode("utf-8", "replace") if code is not None else "")
    print(json.dumps({
        "code": code,
        "output": said[0],
        "errors": said[1],
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
    }), flush=True)
"""


@dataclass(frozen=True)
class Done:
    """How a command ended: `code` is None if it had to be stopped; seconds are those of the processor."""

    code: int | None
    output: str
    errors: str
    seconds: float
    megabytes: float


@cache
def _server() -> subprocess.Popen[str]:
    """The program, loaded and waiting for commands; it ends when its input does, with these tests."""
    return subprocess.Popen(
        [sys.executable, "-c", _SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def forked(
    *arguments: str, cwd: Path | None = None, env: Mapping[str, str], patience: int, megabytes: int = 0
) -> Done:
    """Run the program with these arguments, for so many seconds of the processor and (unless 0) in so much memory."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    asked = {
        "arguments": arguments,
        "cwd": str(cwd or Path.cwd()),
        "env": {**os.environ, **env},
        "patience": patience,
        "megabytes": megabytes,
    }
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    return Done(**json.loads(server.stdout.readline()))
