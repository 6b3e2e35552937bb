"""The explain pages: one for every code, with an example that shows it and a remedy that works.

The snapshots in `snapshots/` keep each example together with what is said of it. They are
written again by running these tests with UPDATE_SNAPSHOTS=1.
"""

import ast
import os
import re
from functools import cache
from pathlib import Path

import pytest

from denouement.diagnostics import Diagnostic, FindingKind, as_text, codes, page
from diagnostics.codes import codes_in_source, codes_of
from diagnostics.examples import Example, example, found_in, page_text, part

SNAPSHOTS = Path(__file__).parent / "snapshots"
TITLE = 'story "Example"\n\npeople\n  Ines (she)\n'
# What cannot be shown on a page: the text that is read, and how it is written in the snapshot.
MADE = {
    "not-text": (f"{TITLE}  Bram\x07 (he)\n", f"{TITLE}  Bram<the sign of a bell> (he)\n"),
    "line-too-long": (f"{TITLE}  {'B' * 1_001}\n", f"{TITLE}  <the letter B, 1,001 times>\n"),
    "file-too-long": ("# word\n" * 150_000, "<the line “# word”, 150,000 times>\n"),
    "too-many-worlds": (
        f'story "Home"\n  use {", ".join(f"w{i}" for i in range(51))}\n',
        'story "Home"\n  use <the worlds w0 to w50>\n',
    ),
}
BESIDE = {"too-many-worlds": {f"w{i}": f"world w{i}\n" for i in range(51)}}
HOLES = {
    "contradicts-what-was": FindingKind.CONTINUITY,
    "nothing-led-to-it": FindingKind.CAUSALITY,
    "cannot-know": FindingKind.KNOWLEDGE,
    "acts-unknowing": FindingKind.KNOWLEDGE,
    "no-reason": FindingKind.MOTIVE,
}
# Codes whose example does not come out as it should, and why.
WAITING: dict[str, str] = {}
FIELD_WORDS = ("fluent", "predicate", "precondition", "syntax", "parse", "invalid", "illegal")
BLAME = ("i", "we", "us", "our", "wrongly", "fault")


def cases(waiting: dict[str, str]) -> list:
    """Every code as a case; those that wait for something are expected to fail."""
    marks = {code: [pytest.mark.xfail(strict=True, reason=why)] for code, why in waiting.items()}
    return [pytest.param(code, marks=marks.get(code, [])) for code in sorted(codes_in_source())]


def shown_mistake(code: str) -> Example:
    """The example of a code, from its page or made here."""
    if code in MADE:
        return Example(MADE[code][0], BESIDE.get(code, {}))
    found = example(code, "For example")
    assert found is not None
    return found


@cache
def said_of(code: str) -> tuple[Diagnostic, ...]:
    """All that is said of the example of a code, which several tests look at."""
    return found_in(shown_mistake(code))


def test_codes_are_read_from_calls():
    """
    A code counts wherever it is written out, so that a new one cannot be missed.
    """
    text = 'a.error("a", b)\nMeaning("b")\n_find(draft, "c")\nDiagnostic(code="d")\nf("e")'
    assert ["a", "b", "c", "d"] == sorted(code for code, _ in codes_of(ast.parse(text)))


def test_every_code_has_a_page():
    """
    Whatever is reported can be explained.
    """
    found = codes_in_source()
    assert {} == {code: places for code, places in found.items() if code not in codes()}


def test_every_page_has_a_code():
    """
    Nothing is explained that is never reported.
    """
    assert [] == [code for code in codes() if code not in codes_in_source()]


@pytest.mark.parametrize("code", cases({}))
def test_page_has_its_parts(code):
    """
    A page has a title, what it means and why it matters, an example, and what to do.
    """
    text = page(code)
    assert page_text(code) == text
    title, _, rest = text.partition("\n\n")
    assert re.fullmatch(r"# [A-Z][^\n.]{5,70}", title)
    meaning = rest.split("\n## ")[0].strip()
    sentences = re.findall(r"[.?](?=\s|$)", meaning)
    assert 2 <= len(sentences) <= 5
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert ([] if code in MADE else ["For example"]) + ["What to do"] == headings
    assert part(code, "What to do").strip()[0].isalpha()


@pytest.mark.parametrize("code", cases({}))
def test_page_speaks_to_writers(code):
    """
    A page blames nobody, speaks of nobody's self, and uses the writer's words.
    """
    prose = re.sub(r"```.*?```", "", page_text(code), flags=re.DOTALL)
    words = re.findall(r"[\w']+", prose.casefold())
    assert [] == [w for w in words if w in (*FIELD_WORDS, *BLAME)]


@pytest.mark.parametrize("code", cases(WAITING))
def test_example_shows_its_code(code):
    """
    The example of a page is reported under its code and no other, once.
    """
    found = said_of(code)
    assert [code] == [d.code for d in found]
    assert HOLES.get(code, FindingKind.ERROR) is found[0].kind


@pytest.mark.parametrize("code", cases({}))
def test_example_is_underlined(code):
    """
    What is underlined lies inside the file, and is not empty.
    """
    given = shown_mistake(code)
    for found in said_of(code):
        text = given.worlds.get(found.span.file.removesuffix(".world"), given.text)
        line = text.split("\n")[found.span.line - 1]
        assert 1 <= found.span.column < found.span.end <= max(2, len(line) + 1)
        assert line[found.span.column - 1 : found.span.end - 1].strip()


@pytest.mark.parametrize("code", cases({}))
def test_example_is_quoted(code):
    """
    Every finding quotes the line it is about.
    """
    given = shown_mistake(code)
    for found in said_of(code):
        text = given.worlds.get(found.span.file.removesuffix(".world"), given.text)
        assert text.split("\n")[found.span.line - 1] == found.excerpt


@pytest.mark.parametrize("code", cases({}))
def test_remedy_works(code):
    """
    The corrected example has no mistake and no hole.
    """
    corrected = example(code, "What to do")
    assert corrected is not None
    assert () == found_in(corrected)


@pytest.mark.parametrize("code", cases(WAITING))
def test_message_is_as_it_was(code):
    """
    What is said of each example changes only on purpose.
    """
    given = shown_mistake(code)
    source = MADE[code][1] if code in MADE else given.shown()
    said = "\n\n".join(as_text(d) for d in said_of(code))
    made = f"{source}{'=' * 60}\n{said}\n"
    kept = SNAPSHOTS / f"{code}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS") == "1" and code not in WAITING:
        SNAPSHOTS.mkdir(exist_ok=True)
        kept.write_text(made, "utf-8")
    assert kept.read_text("utf-8") == made


def test_no_snapshot_is_left_over():
    """
    A snapshot goes when its code goes.
    """
    assert sorted(codes_in_source()) == sorted(p.stem for p in SNAPSHOTS.glob("*.txt"))
