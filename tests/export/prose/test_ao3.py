"""The page for the Archive of Our Own and its posting sheet."""

from dataclasses import replace

from hypothesis import given

from denouement.export.prose.about import About, Wish
from denouement.export.prose.ao3 import ao3
from denouement.export.prose.posting import posting_sheet, summary
from denouement.export.prose.text import OUTLINE as LEVEL
from denouement.export.prose.text import kept_paragraphs, paragraph_text, spoken
from export.prose.readers import page
from export.prose.tellings import ABOUT, OUTLINE, SCENE, hostile_tellings

# What the Archive publishes that it keeps; of the elements, those that could ever be wanted here.
KEPT = {
    "a", "b", "blockquote", "br", "center", "cite", "code", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "q", "s", "small", "span", "strike", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip


def test_a_scene():
    """Paragraphs and rules, nothing else; the title is asked for elsewhere."""
    expected = """<p>Ann looks for the key. It is where it was; she does not see it.</p>
<p>Bob comes in. “You took it.” “Did you not?” low. “I have the other one.”</p>
<hr>
<p>She leaves.</p>
"""
    assert expected == ao3(SCENE)


def test_an_outline():
    """A list, whose items hold paragraphs, since the Archive would make some of loose text."""
    expected = (
        "<ol><li><p>Ann looks for the key.</p></li><li><p>Bob goes to the hall.</p>"
        "<ul><li><p>Ann now wrongly believes that Bob has the key.</p></li></ul></li></ol>\n"
    )
    assert expected == ao3(OUTLINE)


@given(hostile_tellings)
def test_the_text_reads_back_as_it_was(telling):
    """Every paragraph, to the letter."""
    kept = kept_paragraphs(telling)
    if telling.level == LEVEL:
        expected = [spoken(s) for p in kept for s in p.sentences]
    else:
        expected = [paragraph_text(p) for p in kept]
    assert expected == [p.text for p in page(ao3(telling)).all("p")]


@given(hostile_tellings)
def test_nothing_is_in_it_that_the_archive_removes_or_adds_to(telling):
    """Only elements that are kept, no attributes, and no text outside of a paragraph."""
    read = page(ao3(telling))
    assert {e.tag for e in read.everything()} <= KEPT
    assert [] == [e.attributes for e in read.everything() if e.attributes]
    assert "" == loose(read).strip("\n")
    assert "" == "".join(loose(e) for e in read.everything() if e.tag != "p")


def loose(element) -> str:
    """The text that stands directly in an element."""
    return "".join(i for i in element.inside if isinstance(i, str))


def test_the_sheet():
    """What is known is filled in; what is the writer's to say is left open."""
    expected = """POSTING SHEET

Title: The key, & who had it
Rating: (yours to choose; required)
Archive warnings: (yours to choose; required)
Fandoms: Original Work
Categories:
Relationships: (A & B: friends, family, whatever else; A/B: romance. Keep what is meant.)
  Ann & Bob  or  Ann/Bob
Characters: Ann, Bob
Additional tags:
Language: English
Words: 32

Summary (a suggestion, from the wants and the planned ending):
Ann wants Bob to own up and to have the key. Bob wants to be left alone. Will it come to this: Bob has owned up?

Work text: choose “HTML” above the text field and paste the page beside this sheet.
"""
    assert expected == posting_sheet(SCENE, ABOUT)


def test_who_neither_speaks_nor_is_named_is_no_character():
    """Somebody of the cast who has no part in this telling gets no tag; if nobody is named, all do."""
    assert "Cleo" not in posting_sheet(SCENE, ABOUT)
    assert "Characters: Ann, Bob, Cleo\n" in posting_sheet(replace(SCENE, paragraphs=()), ABOUT)


def test_the_summary_keeps_to_the_limit_in_whole_sentences():
    """The Archive takes 1,250 characters."""
    wants = tuple(Wish(f"Person {n}", "to " + "wait " * 60 + "on", 1) for n in range(9))
    made = summary(About(wants))
    assert 900 < len(made) <= 1250
    assert made.endswith(" on.")


def test_a_want_not_to_be_is_no_summary():
    """Of what somebody wants, the strongest three are told; a weight below zero is an aversion and is not."""
    wants = tuple(Wish("Ann", f"to see thing {n}", n - 2) for n in range(6))
    assert "Ann wants to see thing 5, to see thing 4 and to see thing 3." == summary(About(wants))


def test_the_sheet_tells_what_is_over_a_limit():
    """A title or a name the Archive would refuse is told before it does."""
    telling = replace(
        SCENE, title="x" * 256, people=(("Ann", "she"), ("Bob, the older", "he")), paragraphs=()
    )
    sheet = posting_sheet(telling, About())
    assert "- a title has at most 255 characters; this one has 256\n" in sheet
    assert "the name “Bob, the older” has\n" in sheet
    assert "(nothing is known to suggest)" in sheet
    assert "Mind these limits" not in posting_sheet(SCENE, ABOUT)


@given(hostile_tellings)
def test_no_name_breaks_a_line_of_the_sheet(telling):
    """Title and characters stay on their lines."""
    sheet = posting_sheet(telling, ABOUT)
    lines = sheet.split("\n")
    assert sheet.splitlines() == lines[:-1]
    assert 1 == sum(line.startswith("Words: ") for line in lines)
