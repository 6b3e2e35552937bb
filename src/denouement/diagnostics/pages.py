"""The pages behind the codes: ``denouement explain CODE``. Each is a Markdown file in ``pages/``."""

from __future__ import annotations

from importlib.resources import files

from denouement.diagnostics.diagnostic import FindingKind, nearest
from denouement.errors import UsageError

__all__ = ["codes", "page"]


def codes() -> tuple[str, ...]:
    """Every code that has a page, sorted."""
    folder = files("denouement.diagnostics").joinpath("pages")
    return tuple(sorted(f.name.removesuffix(".md") for f in folder.iterdir() if f.name.endswith(".md")))


def page(code: str) -> str:
    """The page of one code.

    Raises:
        UsageError: no such code; the hint names those most like it.
    """
    known = codes()
    if code not in known:
        close = nearest(code, known)
        hint = "did you mean " + " or ".join(close) + "?" if close else "codes: " + ", ".join(known)
        if code in [k.value for k in FindingKind]:
            hint = f"the code is what stands in brackets behind it: {code}[…]"
        raise UsageError(f"no message has the code “{code}”", hint)
    return files("denouement.diagnostics").joinpath("pages", f"{code}.md").read_text("utf-8")
