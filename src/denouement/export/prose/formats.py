"""The formats of a telling, by the name a writer asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from denouement.export.prose.about import About
from denouement.export.prose.ao3 import ao3
from denouement.export.prose.epub import epub
from denouement.export.prose.fountain import fountain
from denouement.export.prose.json_document import telling_json
from denouement.export.prose.markdown import markdown
from denouement.export.prose.posting import posting_sheet
from denouement.export.prose.view import view
from denouement.telling.text import Telling

__all__ = ["PROSE", "Exported", "ProseFormat"]


@dataclass(frozen=True)
class Exported:
    """The contents of a file, and of those that belong beside it: what follows its name, and their text."""

    main: str | bytes
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ProseFormat:
    """A format: its name, a line about it, how its files end, at which level it tells a story, its renderer."""

    name: str
    description: str
    suffix: str
    render: Callable[[Telling, About], Exported]
    level: str = "scene"


def _ao3(telling: Telling, about: About) -> Exported:
    return Exported(ao3(telling), (("-posting-sheet.txt", posting_sheet(telling, about)),))


PROSE = {
    f.name: f
    for f in (
        ProseFormat("markdown", "Markdown, for editors, sites and pandoc", ".md",
                    lambda t, a: Exported(markdown(t))),
        ProseFormat("ao3", "HTML to post on the Archive of Our Own, with a posting sheet", ".html", _ao3),
        ProseFormat("epub", "an EPUB 3 book", ".epub", lambda t, a: Exported(epub(t, a.author))),
        ProseFormat("fountain", "a screenplay in Fountain", ".fountain",
                    lambda t, a: Exported(fountain(t, a.author)), "screenplay"),
        ProseFormat("html", "a page to read, on which each sentence shows what stands behind it", ".html",
                    lambda t, a: Exported(view(t, a.author))),
        ProseFormat("json", "the telling as data, each sentence with its sources", ".json",
                    lambda t, a: Exported(telling_json(t))),
    )
}  # fmt: skip
"""Every format of a telling."""
