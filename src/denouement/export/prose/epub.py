"""An EPUB 3 book of one chapter, written with ``zipfile`` alone.

Source: EPUB 3.3 and its accessibility metadata. The same telling gives the same bytes on every machine: the dates
are fixed, the identifier is made from the content, and nothing is compressed, because compressors of one and the same
method differ. The first file has to be ``mimetype``, stored as it is.
"""

from __future__ import annotations

import io
import zipfile
from uuid import NAMESPACE_URL, uuid5

from denouement.export.prose.markup import attribute, content, item
from denouement.export.prose.text import (
    OUTLINE,
    clean,
    kept_paragraphs,
    paragraph_text,
    spoken,
    title_of,
    word_count,
)
from denouement.telling.text import Telling

__all__ = ["epub"]

_DATE = (1980, 1, 1, 0, 0, 0)
_MODIFIED = "1980-01-01T00:00:00Z"
_PERMISSIONS = 0o644 << 16
_UNIX = 3

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">{identifier}</dc:identifier>
    <dc:title>{title}</dc:title>
    <dc:language>en</dc:language>
{creator}    <meta property="dcterms:modified">{modified}</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityFeature">displayTransformability</meta>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">Text alone, {words:,} words in reading order.</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
    <item id="style" href="style.css" media-type="text/css"/>
  </manifest>
  <spine>
    <itemref idref="text"/>
  </spine>
</package>
"""

_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head>
  <title>{title}</title>
  <link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
"""

_STYLE = """body { margin: 5%; line-height: 1.5; }
h1 { margin: 2em 0 0.5em; font-weight: normal; text-align: center; line-height: 1.2; }
.author { margin: 0 0 3em; text-align: center; text-indent: 0; }
p { margin: 0; text-indent: 1.3em; }
h1 + p, .author + p, hr + p, li > p { text-indent: 0; }
hr { width: 20%; margin: 1.5em auto; border: 0; border-top: 1px solid; }
li { margin: 0.4em 0; }
"""


def epub(telling: Telling, author: str = "") -> bytes:
    """A telling as a book."""
    title, author = title_of(telling), clean(author)
    text = _PAGE.format(title=content(title), body=_text(telling, author))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(title, author, text, word_count(telling)),
        "EPUB/nav.xhtml": _PAGE.format(title=content(title), body=_contents(title)),
        "EPUB/text.xhtml": text,
        "EPUB/style.css": _STYLE,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as book:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _PERMISSIONS
            book.writestr(entry, text.encode("utf-8"))
    return made.getvalue()


def _package(title: str, author: str, text: str, words: int) -> str:
    creator = f"    <dc:creator>{content(author)}</dc:creator>\n" if author else ""
    return _PACKAGE.format(
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, f'denouement:{title}:{author}:{text}')}",
        title=content(title),
        creator=creator,
        modified=_MODIFIED,
        words=words,
    )


def _contents(title: str) -> str:
    return (
        '<nav epub:type="toc" role="doc-toc" aria-label="Contents">\n'
        f'  <h1>Contents</h1>\n  <ol>\n    <li><a href="text.xhtml">{content(title)}</a></li>\n  </ol>\n</nav>'
    )


def _text(telling: Telling, author: str) -> str:
    title = title_of(telling)
    lines = [
        f'<section epub:type="chapter" role="doc-chapter" aria-label="{attribute(title)}">',
        f"<h1>{content(title)}</h1>",
    ]
    if author:
        lines.append(f'<p class="author">{content(author)}</p>')
    if telling.level == OUTLINE:
        lines += _outline(telling)
    else:
        for paragraph in kept_paragraphs(telling):
            if paragraph.gap:
                lines.append("<hr/>")
            lines.append(f"<p>{content(paragraph_text(paragraph))}</p>")
    return "\n".join([*lines, "</section>"])


def _outline(telling: Telling) -> list[str]:
    items = [item([content(spoken(s)) for s in p.sentences]) for p in kept_paragraphs(telling)]
    return ["<ol>", *items, "</ol>"] if items else []
