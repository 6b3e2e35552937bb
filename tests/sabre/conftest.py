"""What the tests of the conformance run share: the command, and how many vectors the tiny suite has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from denouement.conform import command


@pytest.fixture
def conform(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Run the command, with the reference engine unless told otherwise; its exit code and what it prints after the head."""

    def run(folder: Path, *options: str) -> tuple[int, list[str]]:
        engine = () if "--engine" in options else ("--engine", "reference")
        code = command.main(["--suite", str(folder), *engine, *options], standalone_mode=False)
        head, *lines = capsys.readouterr().out.splitlines()
        assert f"engine: {(*engine, *options)[(*engine, *options).index('--engine') + 1]}" == head
        return code, lines

    return run
