"""Markdown: read back by a reader of CommonMark, it is the text that went in."""

import pytest
from hypothesis import given

from denouement.export.prose.markdown import escape_line, markdown
from denouement.export.prose.text import OUTLINE as LEVEL
from denouement.export.prose.text import clean, kept_paragraphs, paragraph_text, spoken, title_of
from export.prose.readers import rendered
from export.prose.tellings import HOSTILE, OUTLINE, SCENE, hostile_tellings, hostile_texts


def test_a_scene():
    """One heading, a line for each paragraph, a rule for each gap."""
    expected = """# The key, & who had it

Ann looks for the key. It is where it was; she does not see it.

Bob comes in. “You took it.” “Did you not?” low. “I have the other one.”

* * *

She leaves.
"""
    assert expected == markdown(SCENE)


def test_an_outline():
    """The events are numbered; remarks stand under them."""
    expected = """# The key

1. Ann looks for the key.
2. Bob goes to the hall.
   - Ann now wrongly believes that Bob has the key.
"""
    assert expected == markdown(OUTLINE)


@pytest.mark.parametrize(
    "text",
    [
        "She left – at 5. He stayed.", "snake_case stays", "3 < 4 & 5 > 4", "It's 1.5 or 2) maybe", "A-B, C+D; E/F!",
        "“Who?” #5 (five) = V: 100%", "AT&T", "<3",
    ],
)  # fmt: skip
def test_nothing_is_escaped_without_need(text):
    """A page is to be read as it is, too."""
    assert text == escape_line(text)


@given(hostile_texts)
def test_a_line_reads_back_as_it_was(text):
    """No writer's character becomes markup, nor is one lost."""
    read = rendered(escape_line(text) + "\n")
    expected = clean(text)
    assert (expected or "") == read.text.removesuffix("\n")
    assert (["p"] if expected else []) == [e.tag for e in read.everything()]


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_line_reads_back_as_it_was(text):
    """The known ones are tried every time, one by one."""
    assert clean(text) == rendered(escape_line(text) + "\n").text.removesuffix("\n")


@given(hostile_tellings)
def test_a_telling_reads_back_as_it_was(telling):
    """Title, paragraphs and gaps, each where it belongs."""
    read = rendered(markdown(telling))
    assert [title_of(telling)] == [h.text for h in read.all("h1")]
    kept = kept_paragraphs(telling)
    if telling.level == LEVEL:
        expected = [spoken(s) for p in kept for s in p.sentences]
        found = [own_text(li) for li in read.all("li")]
    else:
        expected = [paragraph_text(p) for p in kept]
        found = [p.text for p in read.all("p")]
        assert len([p for p in kept if p.gap]) == len(read.all("hr"))
    assert expected == found


def own_text(item) -> str:
    """The text of an item without the list in it."""
    return "".join(i for i in item.inside if isinstance(i, str)).strip("\n")
