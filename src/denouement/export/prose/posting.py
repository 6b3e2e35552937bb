"""The posting sheet: what the Archive of Our Own asks for besides the text, with what is known filled in.

What only a writer can say – rating, warnings, whether a pair is ``A & B`` or ``A/B`` – is left open. The limits are
those the Archive publishes; the sheet says where something is over one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from denouement import english
from denouement.export.prose.about import About
from denouement.export.prose.ao3 import ao3
from denouement.export.prose.text import clean, title_of, word_count
from denouement.telling.text import Telling

__all__ = ["posting_sheet", "summary"]

_LONGEST_TITLE = 255
_LONGEST_SUMMARY = 1250
_LONGEST_CHAPTER = 500_000
_LONGEST_TAG = 150
_NOT_IN_TAGS = re.compile(r"[,^*<>{}=`，、\\%]")
_MOST_WANTS = 3
_MOST_PAIRS = 10


def posting_sheet(telling: Telling, about: About) -> str:
    """The sheet, as plain text."""
    people = _characters(telling)
    lines = [
        "POSTING SHEET",
        "",
        f"Title: {title_of(telling)}",
        "Rating: (yours to choose; required)",
        "Archive warnings: (yours to choose; required)",
        "Fandoms: Original Work",
        "Categories:",
        "Relationships: (A & B: friends, family, whatever else; A/B: romance. Keep what is meant.)",
        *_pairs(people),
        "Characters: " + ", ".join(people),
        "Additional tags:",
        "Language: English",
        f"Words: {word_count(telling):,}",
        "",
        "Summary (a suggestion, from the wants and the planned ending):",
        summary(about) or "(nothing is known to suggest)",
        "",
        "Work text: choose “HTML” above the text field and paste the page beside this sheet.",
    ]
    over = list(_over(telling, people))
    if over:
        lines += ["", "Mind these limits:", *(f"- {o}" for o in over)]
    return "\n".join(lines) + "\n"


def summary(about: About) -> str:
    """What everybody wants most, and the planned ending as a question; whole sentences up to the limit."""
    told = ""
    for sentence in _summary_sentences(about):
        longer = f"{told} {sentence}" if told else sentence
        if len(longer) > _LONGEST_SUMMARY:
            break
        told = longer
    return told


def _summary_sentences(about: About) -> Iterator[str]:
    for person in dict.fromkeys(w.person for w in about.wants):
        own = [w for w in about.wants if w.person == person and w.weight > 0]
        own.sort(key=lambda w: -w.weight)
        if own:
            yield english.finish(
                clean(f"{person} wants {english.join([w.text for w in own[:_MOST_WANTS]], 'and')}")
            )
    if about.planned:
        yield f"Will it come to this: {clean(about.planned)}?"


def _characters(telling: Telling) -> list[str]:
    """Those of the people who speak or are named in the telling or in what it rests on; all, if none is."""
    names = list(dict.fromkeys(filter(None, (clean(name) for name, _ in telling.people))))
    heard = [
        clean(text)
        for p in telling.paragraphs
        for s in p.sentences
        for text in (s.text, s.speaker, *(source.detail for source in s.sources))
    ]
    said = "\n".join(heard)
    named = [n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", said)]
    return named or names


def _pairs(people: list[str]) -> list[str]:
    pairs = list(combinations(people, 2))
    lines = [f"  {one} & {other}  or  {one}/{other}" for one, other in pairs[:_MOST_PAIRS]]
    return lines + ([f"  … and {len(pairs) - _MOST_PAIRS} further pairs"] if len(pairs) > _MOST_PAIRS else [])


def _over(telling: Telling, people: list[str]) -> Iterator[str]:
    title, size = len(title_of(telling)), len(ao3(telling))
    if title > _LONGEST_TITLE:
        yield f"a title has at most {_LONGEST_TITLE} characters; this one has {title:,}"
    if size > _LONGEST_CHAPTER:
        yield f"a chapter has at most {_LONGEST_CHAPTER:,} characters; this one has {size:,}: split it"
    for name in people:
        if len(name) > _LONGEST_TAG:
            yield f"a tag has at most {_LONGEST_TAG} characters; the name “{name[:40]}…” has {len(name):,}"
        if _NOT_IN_TAGS.search(name):
            yield f"a tag has none of , ^ * < > {{ }} = ` ， 、 \\ %; the name “{name[:40]}” has"
