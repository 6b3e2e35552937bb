"""Independent readers of what is exported: HTML by ``html.parser``, Markdown by ``markdown-it-py``, Fountain by its rules."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["JOINER", "Element", "elements", "page", "rendered", "screenplay"]

_VOID = {"hr", "br", "meta", "link"}


class Element:
    """A tag with its attributes and what is in it, in order."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(i if isinstance(i, str) else i.text for i in self.inside)

    def all(self, tag: str) -> list[Element]:
        """Every element of this tag in it, in order."""
        found = []
        for inner in self.inside:
            if isinstance(inner, Element):
                found += [inner] * (inner.tag == tag) + inner.all(tag)
        return found

    def everything(self) -> list[Element]:
        """Every element in it."""
        inner = [i for i in self.inside if isinstance(i, Element)]
        return [e for i in inner for e in (i, *i.everything())]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.oddities: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs))
        self.open[-1].inside.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open[-1].tag, f"</{tag}> ends <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        self.oddities.append(data)

    def handle_pi(self, data: str) -> None:
        self.oddities.append(data)

    def unknown_decl(self, data: str) -> None:
        self.oddities.append(data)


def page(text: str) -> Element:
    """HTML, read; every tag has to be ended, and there are no comments in it."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert [reader.root] == reader.open, f"<{reader.open[-1].tag}> is not ended"
    assert [] == reader.oddities
    return reader.root


def elements(text: str) -> list[str]:
    """The tags of HTML, in order."""
    return [e.tag for e in page(text).everything()]


def rendered(text: str) -> Element:
    """Markdown, read with struck-out text and tables switched on, as most programs have them."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    return page(reader.render(text))


JOINER = "\u2060"
_HEADING = re.compile(r"(int|ext|est|int\.?/ext|i/e)[. ]", re.IGNORECASE)


def screenplay(text: str) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    """Fountain, read by the rules of its syntax page: the title page, and blocks with their kind first.

    Kinds are *heading*, *action*, *speech* (speaker, then lines), *other* for whatever else the syntax knows.
    """
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    head, *blocks = re.split(r"\n\n+", text.strip("\n"))
    titles = {}
    for line in head.split("\n"):
        key, _, value = line.partition(": ")
        titles[key] = _plain(value)
    return titles, [_block(re.sub(r"\[\[.*?\]\]", "", b, flags=re.DOTALL).split("\n")) for b in blocks]


def _block(lines: list[str]) -> tuple[str, ...]:
    first, *rest = lines
    if first.startswith("!"):
        assert not rest
        return ("action", _plain(first[1:]))
    if re.match(r"\.[^\W_]", first) or _HEADING.match(first):
        assert not rest
        return ("heading", _plain(re.sub(r"^(\.|INT\./EXT\. )", "", re.sub(r" *#[\w.-]+#$", "", first))))
    if rest and (first.startswith("@") or (first == first.upper() and re.search(r"[^\W\d_]", first))):
        assert not any(line.startswith("~") for line in rest)
        dual = first.endswith("^")
        return ("dual" if dual else "speech", _plain(first.removeprefix("@")), *map(_plain, rest))
    if first[0] in "~>#=" or (first == first.upper() and first.endswith("TO:")) or len(lines) > 1:
        return ("other", *lines)
    return ("action", _plain(first))


def _plain(text: str) -> str:
    """The text of a line whose emphasis is looked for, and must not be there."""
    kept = text.replace("\\*", "\ue000").replace("\\_", "\ue001")
    assert not re.search(r"\*[^*]+\*|_[^_]+_", kept), f"emphasis: {text}"
    return kept.replace("\ue000", "*").replace("\ue001", "_").replace(JOINER, "")
