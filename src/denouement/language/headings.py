"""The headings of a file: which there are, what writers call them, and the stops that end lines below them."""

from __future__ import annotations

from denouement import english
from denouement.diagnostics import nearest
from denouement.language.layout import Block
from denouement.language.names import ALONE, OPEN_KIND
from denouement.language.reading import Reading
from denouement.language.words import Word, kept, text_of
from denouement.model import CLAIM

__all__ = ["SECTIONS", "heading_of", "settle_heading", "without_stops"]

SECTIONS = ("at first", "before", "now", "wants", "endings", "draft")
"""The headings whose lines are read in the second pass."""

_DECLARING = ("kind", "fact", "phrase", "action", "reaction", "sight")
_TITLES = ("story", "world")
_MEANT = {
    "people": (
        "actors",
        "cast",
        "character",
        "characters",
        "dramatis personae",
        "names",
        "persons",
        "players",
        "who",
    ),
    "places": ("location", "locations", "rooms", "scenery", "setting", "settings", "where"),
    "things": ("items", "object", "objects", "props"),
    "claims": ("beliefs", "lies", "rumours", "rumors", "secrets", "statements"),
    "at first": ("beginning", "in the beginning", "initially", "opening", "setup", "start"),
    "before": ("backstory", "earlier", "history", "past", "previously"),
    "now": ("currently", "present", "today"),
    "wants": ("desires", "goals", "motives", "motivations", "wishes"),
    "endings": ("conclusion", "conclusions", "ends", "outcomes"),
    "draft": ("chapter", "events", "plot", "scene", "scenes", "text"),
}
"""What writers call the parts of a story, by the heading that is read."""


def without_stops(block: Block, reading: Reading) -> None:
    """Take away the full stops at the ends of lines; not those of names, nor of what is said in the writer's words."""
    heading = heading_of(block)
    if reading.heading_kind(heading) is not None:
        return
    waiting = [block.header, *block.body]
    while waiting:
        line = waiting.pop()
        if heading != "draft":
            waiting += line.children
        if (
            len(line.words) > 1
            and line.words[-1].key in (".", ";", "!")
            and not reading.names.ends(line.words)
        ):
            line.words = line.words[:-1]


def heading_of(block: Block) -> str:
    """The block's first line as a heading: lower case, one blank between words, without ``(keep)``."""
    return " ".join(w.key for w in kept(block.header.words)[1])


def settle_heading(block: Block, reading: Reading) -> None:
    """Report a heading nobody knows, and read it as the one it most resembles."""
    first, heading = block.header.words[0], heading_of(block)
    if first.key in _TITLES or first.key in _DECLARING or heading in SECTIONS or heading == "claims":
        return
    every_kind = dict.fromkeys((*reading.names.kinds, *reading.coming_kinds))
    kinds = [
        english.plural(k)
        for k in every_kind
        if k not in ("anything", CLAIM, OPEN_KIND) and not k.endswith(ALONE)
    ]
    if heading in kinds:
        return
    known = [*SECTIONS, *_DECLARING, "claims", *kinds]
    before, colon, after = (part.strip() for part in heading.partition(":"))
    heading = before
    meant = next((h for h, words in _MEANT.items() if heading in words), "")
    like = [meant] if meant else nearest(heading, known, 1) or nearest(first.key, known, 1)
    reading.report.error(
        "unknown-heading",
        block.header.span,
        f"no part of a story is called “{text_of(block.header.words)}”",
        _hint(like, known, colon, after),
    )
    if like:
        words = like[0].split()
        swapped = [Word(w, w, "word", first.span) for w in words]
        rest = block.header.words[1:] if len(words) == 1 and like[0] in _DECLARING else []
        block.header.words = [*swapped, *rest]
    else:
        block.body = []


def _hint(like: list[str], known: list[str], colon: str, after: str) -> str:
    if not like:
        return "the headings are: " + ", ".join(known)
    if colon and like[0] not in _DECLARING:
        stands = "stands alone, without a colon"
        return f"the heading “{like[0]}” {stands}" + (
            "; what belongs to it stands below, moved in, a line each" if after else ""
        )
    return f"did you mean “{like[0]}”?"
