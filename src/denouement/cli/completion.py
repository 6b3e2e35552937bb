"""``denouement completion``: a script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from denouement.cli.output import say

__all__ = ["command"]


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL; for bash: eval "$(denouement completion bash)"."""
    made = get_completion_class(shell)
    assert made is not None
    root = ctx.find_root().command
    say(made(root, {}, "denouement", "_DENOUEMENT_COMPLETE").source())
