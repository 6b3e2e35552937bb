"""The tables of a world's page, made from the world's own file.

A world in, Markdown out: its actions, facts, phrases and reactions, each sentence with the lines under it.
"""

import re
from collections.abc import Iterator

from denouement.diagnostics import Report
from denouement.language.layout import Block, lay_out
from denouement.language.words import Word, text_of
from denouement.library import bundled_world

__all__ = ["BEGIN", "END", "sentences", "tables", "with_tables"]

BEGIN = "<!-- from the world's file -->"
END = "<!-- end -->"
_FACETS = ("if", "then", "willing", "seen by", "when", "means", "only in the past", "told", "said")
_EVERYONE = "everyone who sees the doer"


def sentences(world: str) -> list[str]:
    """Every sentence and kind that a world declares, as its page writes it."""
    return [
        _sentence(b)
        for kind in ("kind", "fact", "phrase", "sight", "action", "reaction")
        for b in _all(world, kind)
    ]


def with_tables(page: str, world: str) -> str:
    """A page with its tables written anew."""
    before, rest = page.split(BEGIN, 1)
    return f"{before}{BEGIN}\n\n{tables(world)}\n{END}{rest.split(END, 1)[1]}"


def tables(world: str) -> str:
    """All tables of a world."""
    made = []
    rows = [_action(b) for b in _all(world, "action")]
    if rows:
        made.append(
            "## What people can do\n\n"
            + _table(("sentence", "needs", "brings about", "willing", "who sees"), rows)
        )
    rows = [_fact(b) for b in _all(world, "fact")]
    if rows:
        made.append("## What can be so\n\n" + _table(("fact", "type"), rows))
    kinds = [f"- `{_sentence(b)}`" for b in _all(world, "kind")]
    if kinds:
        made.append("## Kinds\n\n" + "\n".join(kinds) + "\n")
    rows = [
        (f"`{_sentence(b)}`", _cell(b, "means") or _cell(b, "if")) for b in _all(world, "phrase", "sight")
    ]
    if rows:
        made.append("## Phrases, and who sees\n\n" + _table(("sentence", "means"), rows))
    rows = [(f"`{_sentence(b)}`", _cell(b, "when"), _cell(b, "then")) for b in _all(world, "reaction")]
    if rows:
        made.append("## What follows by itself\n\n" + _table(("reaction", "when", "then"), rows))
    return "\n".join(made)


def _action(block: Block) -> tuple[str, ...]:
    facets = _facets(block)
    past = "<br>only in the past" if "only in the past" in facets else ""
    willing = _cell(block, "willing") or "–"
    seen = _cell(block, "seen by") or _EVERYONE
    return (
        f"`{_sentence(block)}`{past}",
        _cell(block, "if") or "–",
        _cell(block, "then") or "–",
        willing,
        seen,
    )


def _fact(block: Block) -> tuple[str, str]:
    text = _sentence(block)
    if text.endswith(": number"):
        return f"`{text.removesuffix(': number')}`", "a number"
    found = re.fullmatch(r"(.*), one (\w+)", text)
    return (f"`{found[1]}`", f"one `{found[2]}`") if found else (f"`{text}`", "yes or no")


def _all(world: str, *kinds: str) -> Iterator[Block]:
    source = bundled_world(world)
    assert source is not None, f"there is no world {world}"
    return (b for b in lay_out(source, Report()) if b.header.words[0].key in kinds)


def _sentence(block: Block) -> str:
    text = text_of(block.header.words[1:]).replace("{ ", "{").replace(" }", "}")
    return text.replace(": person}", "}")


def _cell(block: Block, facet: str) -> str:
    return "<br>".join(f"`{line}`" for line in _facets(block).get(facet, ()))


def _facets(block: Block) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in block.body:
        keys = [w.key for w in line.words]
        facet = next(f for f in _FACETS if keys[: len(f.split())] == f.split())
        rows: list[list[Word]] = [line.words[len(facet.split()) :], *(c.words for c in line.children)]
        found[facet] = [text_of(r).replace("{ ", "{").replace(" }", "}") for r in rows if r]
    return found


def _table(heading: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
