"""``denouement format``: a file in canonical layout."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from denouement.cli.common import guarded
from denouement.cli.exits import Exit
from denouement.cli.files import read_source
from denouement.cli.output import say, warn

__all__ = ["command"]


@click.command("format")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; exit code 1 if a file would change."
)
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the formatted text instead of writing it.")
@guarded
def command(files: tuple[Path, ...], only_check: bool, to_stdout: bool) -> None:
    """Put FILES into canonical layout: the same words and comments, one way to space them."""
    from denouement.language import format_text

    changed = False
    for path in files:
        if not path.is_file():
            raise click.UsageError(f"there is no file “{path}”")
        source = read_source(path)
        made = format_text(source.text)
        if to_stdout:
            click.echo(made, nl=False)
        elif made != source.text:
            changed = True
            if not only_check:
                _write(path, made)
            say(f"{'would change' if only_check else 'formatted'} {path}")
    if not changed and not to_stdout:
        warn("nothing to change")
    sys.exit(Exit.FINDINGS if changed and only_check else Exit.CLEAN)


def _write(path: Path, text: str) -> None:
    """Replace a file as a whole, so that nothing is lost if writing is cut off."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
