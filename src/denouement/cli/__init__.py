"""The command line. Heavy parts are imported only by the command that needs them."""

from __future__ import annotations

from denouement.cli.main import cli, main

__all__ = ["cli", "main"]
