"""The account of a run: what passed, failed, or was cut by a limit, printed as it comes."""

from __future__ import annotations

import sys
import time

import click

from denouement.conform.verdict import Note, Verdict

__all__ = ["Account"]

_MOST_DIFFERENCES = 12
"""Differences told of one vector; a wrong world differs in many places, and the first few say where to look."""

_SHOW_EVERY = 0.2


class Account:
    """Counts outcomes and prints each failure at once; progress goes to a terminal only."""

    def __init__(self) -> None:
        self.passed = self.failed = 0
        self.undecided = self.left_out = 0
        self._at_file = (0, 0, 0)
        self._file = ""
        self._started = self._shown = 0.0
        self._line = False

    def head(self, text: str) -> None:
        """The first line."""
        self._say(text)

    def begin(self, file: str) -> None:
        """A file begins."""
        self._file, self._started = file, time.monotonic()
        self._at_file = (self.passed, self.failed, self.undecided)

    def add(self, outcome: Verdict | Note) -> None:
        """One outcome; a failure is printed, with all that differs."""
        if isinstance(outcome, Note):
            self._say(f"{self._file}: note: {outcome.text}")
        elif outcome.undecided:
            self.undecided += outcome.count
            self._say(f"undecided  {self._file}: {outcome.where}: {outcome.undecided}")
        elif outcome.left_out:
            self.left_out += outcome.count
            self._say(f"left out  {self._file}: {outcome.where}: {outcome.left_out}")
        elif outcome.differences:
            self.failed += outcome.count
            self._tell(outcome)
        else:
            self.passed += outcome.count
        self.progress()

    def _tell(self, outcome: Verdict) -> None:
        many = f" ({outcome.count} vectors)" if outcome.count > 1 else ""
        self._say(f"failed  {self._file}: {outcome.where}{many}")
        for difference in outcome.differences[:_MOST_DIFFERENCES]:
            self._say(f"          {difference}")
        left = len(outcome.differences) - _MOST_DIFFERENCES
        if left > 0:
            self._say(f"          … and {left} more")

    def end(self) -> None:
        """A file ends: a line about it."""
        passed, failed, undecided = self._at_file
        seconds = time.monotonic() - self._started
        cut = self.undecided - undecided
        middle = f", {cut} undecided" if cut else ""
        self._say(
            f"{self._file}: {self.passed - passed} passed, {self.failed - failed} failed{middle}, {seconds:.1f} s"
        )

    def finish(self) -> None:
        """The last lines."""
        self._clear()
        if self.left_out:
            click.echo(f"{self.left_out} left out: what is recorded is not the definition's answer")
        if self.undecided:
            click.echo(f"{self.undecided} undecided: cut by a limit, neither passed nor failed")
        click.echo(f"{self.passed} passed, {self.failed} failed")

    # --- progress

    def progress(self) -> None:
        """Show how far it is, on a terminal, now and then."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._started > 1 and now - self._shown > _SHOW_EVERY:
            self._shown, self._line = now, True
            done = self.passed + self.failed - sum(self._at_file[:2])
            click.echo(f"\r{self._file}: {done} vectors · {now - self._started:.0f} s ", nl=False, err=True)

    def _clear(self) -> None:
        if self._line:
            self._line = False
            click.echo("\r" + " " * 70 + "\r", nl=False, err=True)

    def _say(self, text: str) -> None:
        self._clear()
        click.echo(text)
        sys.stdout.flush()
