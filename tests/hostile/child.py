"""Runs the program on files made to do harm, and measures what it took."""

from pathlib import Path

from support.forked import Done, forked

PATIENCE = 20
"""Seconds of the processor after which a command is ended; none should take as many, on however busy a machine."""

MEGABYTES = 3_000


def run(*arguments: str, patience: int = PATIENCE) -> Done:
    """Run the program with these arguments."""
    return forked(*arguments, env={}, patience=patience, megabytes=MEGABYTES)


def check(folder: Path, text: str | bytes, patience: int = PATIENCE, **worlds: str) -> Done:
    """Run `check` on a story with this text; `worlds` lie beside it."""
    for name, world in worlds.items():
        (folder / f"{name}.world").write_text(world, "utf-8")
    path = folder / "hostile.story"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return run("check", str(path), patience=patience)
