"""A page to read on which each sentence shows what stands behind it: one file, no script, nothing from elsewhere.

Pointing at a sentence, or reaching it with the Tab key, shows its sources in the margin; following it shows them as
a card at the foot of the window, which is how it works where there is no room for a margin and nothing to point with.
The card is the sentence's entry in the list at the end of the page, which has all of them, on paper too.
"""

from __future__ import annotations

from collections.abc import Iterator

from denouement import english
from denouement.export.prose.markup import attribute, content, item
from denouement.export.prose.text import OUTLINE, clean, kept_paragraphs, spoken, title_of
from denouement.telling.text import Sentence, Source, Telling

__all__ = ["view"]

_LONGEST_QUOTE = 90

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<header>
<h1>{title}</h1>
{author}<p class="about">{about} Point at a sentence, or follow it, to see what stands behind it.</p>
</header>
<article aria-label="The story">
{text}
</article>
<section aria-labelledby="sources">
<h2 id="sources">What stands behind each sentence</h2>
<ol class="sources">
{sources}
</ol>
</section>
</main>
</body>
</html>
"""

_STYLE = """:root {
  color-scheme: light dark;
  --paper: #fbf9f4; --ink: #24211c; --faint: #655f54; --line: #d9d2c3; --mark: #f2e6c4; --accent: #8a4b1f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1a18; --ink: #e6e1d6; --faint: #a59d8e; --line: #3d3a34; --mark: #4a3f22; --accent: #e0a878;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body {
  margin: 0; padding: 0 1.25rem;
  font: 1.1875rem/1.62 "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Charter,
    "Source Serif 4", Georgia, "Liberation Serif", serif;
  font-variant-numeric: oldstyle-nums; text-rendering: optimizeLegibility;
}
main { max-width: 33rem; margin: 0 auto; padding: 4.5rem 0 6rem; overflow-wrap: anywhere; }
header { margin-bottom: 3rem; text-align: center; }
h1 { margin: 0; font-size: 2rem; font-weight: 500; line-height: 1.2; text-wrap: balance; }
.author { margin: 0.4rem 0 0; font-style: italic; }
.about { margin: 0.9rem 0 0; color: var(--faint); font-size: 0.9375rem; font-style: italic; text-wrap: balance; }
article p { position: relative; margin: 0; text-indent: 1.5em; hyphens: auto; }
article > p:first-child, hr + p, .numbered p { text-indent: 0; }
hr { margin: 1.7rem 0; border: 0; text-align: center; color: var(--faint); }
hr::before { content: "*\\2003*\\2003*"; }
.numbered { margin: 0; padding-left: 2rem; }
.numbered li { margin: 0.55rem 0; }
.numbered ul { padding-left: 1.2rem; color: var(--faint); }
.sentence { color: inherit; text-decoration: none; border-radius: 0.15em; }
.sentence:hover, .sentence:focus-visible, .sentence:target {
  background: var(--mark); box-shadow: 0 0 0 0.12em var(--mark); outline: none;
}
.sentence:focus-visible { outline: 2px solid var(--accent); outline-offset: 0.15em; }
@media (min-width: 72rem) {
  .sentence:hover::after, .sentence:focus-visible::after {
    content: attr(data-from); position: absolute; left: calc(100% + 2rem); width: 15rem; margin-top: -0.1em;
    padding-left: 0.9rem; border-left: 2px solid var(--accent); color: var(--faint); white-space: pre-line;
    font-size: 0.9375rem; font-style: normal; line-height: 1.4; text-align: left; text-indent: 0; hyphens: none;
  }
  .numbered .sentence:hover::after, .numbered .sentence:focus-visible::after { margin-left: 0; }
}
section { margin-top: 5rem; padding-top: 2rem; border-top: 1px solid var(--line); font-size: 0.9375rem; line-height: 1.45; }
h2 { margin: 0 0 1.25rem; font-size: 1.1875rem; font-weight: 500; }
.sources { margin: 0; padding-left: 2rem; color: var(--faint); }
.sources > li { margin-bottom: 0.9rem; }
.sources a { color: var(--ink); text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 0.2em; }
.sources a:hover { text-decoration-color: var(--accent); }
.sources ul { margin: 0.15rem 0 0; padding: 0; list-style: none; }
.kind { color: var(--accent); font-variant-caps: all-small-caps; letter-spacing: 0.04em; margin-right: 0.35em; }
@media screen {
  .sources > li:target {
    position: fixed; inset: auto 0 0; z-index: 1; max-height: 45vh; margin: 0; overflow: auto; list-style: none;
    padding: 1.1rem max(1.25rem, calc(50vw - 16.5rem)); border-top: 2px solid var(--accent);
    background: var(--paper); box-shadow: 0 -0.5rem 2rem rgb(0 0 0 / 0.18);
  }
  .sources > li:target a::after { content: "  \\2191  back to the text"; color: var(--accent); white-space: pre; }
}
@media print {
  html { background: none; color: #000; }
  main { max-width: none; padding: 0; }
  .about { display: none; }
  section { break-before: page; border: 0; padding: 0; margin: 0; }
  .sentence:target { background: none; box-shadow: none; }
}
"""

_KINDS = {
    "event": "event",
    "belief": "belief",
    "expectation": "expected",
    "plan": "plan",
    "feeling": "feeling",
    "opening": "from the first",
    "writer": "the writer’s words",
}


def view(telling: Telling, author: str = "") -> str:
    """A telling as a page with the source of each sentence."""
    title = title_of(telling)
    number = 0
    blocks, entries = [], []
    for paragraph in kept_paragraphs(telling):
        links = []
        for sentence in paragraph.sentences:
            number += 1
            text = spoken(sentence)
            links.append(_link(number, text, sentence))
            entries.append(_entry(number, text, sentence))
        blocks.append(item(links) if telling.level == OUTLINE else _prose(links, paragraph.gap))
    text = "\n".join(blocks)
    return _PAGE.format(
        title=content(title),
        style=_STYLE,
        author=f'<p class="author">{content(clean(author))}</p>\n' if clean(author) else "",
        about=content(_about(telling)),
        text=f'<ol class="numbered">\n{text}\n</ol>' if telling.level == OUTLINE and text else text,
        sources="\n".join(entries),
    )


def _about(telling: Telling) -> str:
    ending = clean(telling.ending)
    return f"The story that ends “{ending}”." if ending else "The draft."


def _prose(links: list[str], gap: bool) -> str:
    paragraph = f"<p>{' '.join(links)}</p>"
    return f"<hr>\n{paragraph}" if gap else paragraph


def _link(number: int, text: str, sentence: Sentence) -> str:
    came = "\n".join(f"{kind}: {detail}" if detail else kind for kind, detail in _sources(sentence))
    return f'<a class="sentence" id="s{number}" href="#from{number}" data-from="{attribute(came)}">{content(text)}</a>'


def _entry(number: int, text: str, sentence: Sentence) -> str:
    items = "".join(
        f'<li><span class="kind">{content(kind)}</span> {content(detail)}</li>'
        for kind, detail in _sources(sentence)
    )
    quote = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f'<li id="from{number}"><a href="#s{number}">{content(quote)}</a><ul>{items}</ul></li>'


def _sources(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Each source once: its kind with the number of the event, and what it says."""
    for source in dict.fromkeys(sentence.sources):
        yield english.sentence_case(_kind(source)), clean(source.detail)


def _kind(source: Source) -> str:
    kind = _KINDS.get(source.kind, clean(source.kind))
    if source.kind == "event":
        return f"event {source.event}"
    if source.event and source.kind != "opening":
        return f"{kind}, event {source.event}"
    return kind
