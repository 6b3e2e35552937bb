"""``denouement explain``: what a message means."""

from __future__ import annotations

import click

from denouement.cli.common import guarded, json_option
from denouement.cli.output import document, print_json, say
from denouement.diagnostics import codes, page

__all__ = ["command"]


@click.command("explain")
@click.argument("code", required=False)
@json_option
@guarded
def command(code: str | None, as_json: bool) -> None:
    """What the message with this CODE means, with an example and its remedy; without CODE, all codes."""
    if code is None:
        if as_json:
            print_json(document("explain", True, codes=list(codes())))
            return
        for known in codes():
            first = page(known).splitlines()[0].removeprefix("# ")
            say(f"{known:<22} {first}")
        return
    code = _code(code)
    text = page(code)
    if as_json:
        print_json(document("explain", True, code=code, text=text))
    else:
        say(text.rstrip())


def _code(said: str) -> str:
    """The code as a message shows it, with or without what stands around it: *motive[no-reason]:*."""
    before, bracket, after = said.rstrip(": ").partition("[")
    return after.rstrip("]") if bracket else before.rstrip("]")
