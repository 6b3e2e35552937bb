"""Texts that are no stories, and stories with mistakes: whatever is given, all that comes back is in words."""

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from denouement.answers import analyse, check
from denouement.diagnostics import Source, as_text
from denouement.errors import StoryError
from denouement.language import format_text, read
from denouement.library import bundled_story, bundled_world, stories, worlds
from denouement.search import Limits

SHOWCASE = Path(__file__).parent / "ten_mistakes.story"
BUNDLED = [bundled_story(name).text for name in stories()]
WORLDS = [bundled_world(name).text for name in worlds()]
WORDS = sorted({word for text in (*BUNDLED, *WORLDS) for word in text.split()})
HEADINGS = [
    "people",
    "places",
    "fact",
    "action",
    "if",
    "then",
    "at first",
    "before",
    "wants",
    "endings",
    "draft",
]
HALF = settings(max_examples=settings.default.max_examples // 2)
TEN = [
    ("unknown-world", "bunds"),
    ("bad-name-line", "(she-wolf)"),
    ("unknown-heading", "weather"),
    ("unknown-kind", "feast"),
    ("unknown-line", "after"),
    ("unknown-name", "Bran"),
    ("unknown-sentence", "the ring is lost"),
    ("unnamed-in-event", "somebody"),
    ("bad-weight", "dearly"),
    ("broken-line", "and"),
]


def read_in_words(text):
    """Read a text: every finding has a place in its file, and can be shown."""
    story, report = read(Source("hostile.story", text), bundled_world)
    lines = {name: source.lines for name, source in report.sources.items()}
    for found in report.diagnostics:
        span = found.span
        assert 1 <= span.line <= max(1, len(lines[span.file]))
        line = lines[span.file][span.line - 1]
        assert 1 <= span.column < span.end <= max(2, len(line) + 1)
        assert found.message
        assert f"[{found.code}]" in as_text(found)
    assert story is not None or report.found
    return story, report


@given(st.text(max_size=300))
def test_any_text_is_read_in_words(text):
    """
    Whatever the text, it is a story or a list of mistakes with places.
    """
    read_in_words(text)
    format_text(text)


@HALF
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "  ", "    "]), st.lists(st.sampled_from([*WORDS, *HEADINGS]), max_size=8)
        ),
        max_size=12,
    )
)
def test_any_words_are_read_in_words(rows):
    """
    The same holds for files made of the words that stories are made of.
    """
    read_in_words('story "x"\n  use places, talk\n' + "\n".join(i + " ".join(w) for i, w in rows))


def mangled(text, seed):
    """The text with a few lines, words and letters changed, moved, doubled or left out."""
    chance = random.Random(seed)
    rows = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(rows))
        words = rows[at].split(" ")
        match chance.randrange(8):
            case 0:
                del rows[at]
            case 1:
                rows.insert(at, rows[chance.randrange(len(rows))])
            case 2:
                rows[at] = " " * chance.randint(0, 8) + rows[at].strip()
            case 3:
                words[chance.randrange(len(words))] = chance.choice(WORDS)
                rows[at] = " ".join(words)
            case 4:
                del words[chance.randrange(len(words))]
                rows[at] = " ".join(words)
            case 5:
                cut = chance.randint(0, len(rows[at]))
                rows[at] = rows[at][:cut] + chance.choice("{}():,#\"“”'’-.… é\t0") + rows[at][cut:]
            case 6:
                rows[at] = rows[at][: chance.randint(0, len(rows[at]))]
            case 7:
                rows[at] = rows[at].swapcase()
        if not rows:
            rows = [""]
    return "\n".join(rows)


@settings(max_examples=settings.default.max_examples // 3)
@given(st.sampled_from(BUNDLED), st.integers(0, 2**32))
def test_a_mangled_story_is_read_in_words(text, seed):
    """
    A real story with slips in it is read as far as it can be, and what cannot be is told.
    """
    read_in_words(mangled(text, seed))


@HALF
@given(st.sampled_from(WORLDS), st.integers(0, 2**32))
def test_a_mangled_world_is_read_in_words(text, seed):
    """
    The same holds for a world, whose mistakes have places in its own file.
    """

    def library(name):
        return Source("mangled.world", mangled(text, seed)) if name == "mangled" else bundled_world(name)

    story, report = read(Source("x.story", 'story "x"\n  use mangled\n'), library)
    assert story is not None
    for found in report.diagnostics:
        line = report.sources[found.span.file].line(found.span.line)
        assert 1 <= found.span.column < found.span.end <= max(2, len(line) + 1)


@pytest.mark.parametrize("seed", range(15))
def test_a_mangled_story_can_be_played_or_is_refused(seed):
    """
    What is read without a mistake is either played or refused in words.
    """
    chance = random.Random(seed)
    text = "\n".join(mangled(chance.choice(BUNDLED), chance.random()).split("\n"))
    story, report = read_in_words(text)
    if report.found:
        return
    with suppress(StoryError):
        check(analyse(story), Limits(events=2, horizon=1, depth=0))


def test_ten_mistakes_are_ten_errors_at_their_places():
    """
    No mistake hides another, none is told twice, and each is underlined where it stands.
    """
    text = SHOWCASE.read_text("utf-8")
    lines = text.split("\n")
    _, report = read_in_words(text)
    shown = [(d.code, lines[d.span.line - 1][d.span.column - 1 : d.span.end - 1]) for d in report.diagnostics]
    assert 10 == len({code for code, _ in TEN})
    assert TEN == shown


@pytest.mark.slow
def test_five_thousand_lines_are_read_soon():
    """
    One second would do; the rest is for busy machines.
    """
    rows = [f"  Ines is at place {i % 200}\n  Bram trusts Ines {i % 5}\n" for i in range(2_300)]
    places = "places\n" + "".join(f"  place {i}\n" for i in range(200))
    text = (
        'story "x"\n  use places, bonds\n\npeople\n  Ines\n  Bram\n\n'
        + places
        + "\nat first\n"
        + "".join(rows)
    )
    began = time.process_time()
    _, report = read_in_words(text)
    assert [] == report.found
    assert 5 > time.process_time() - began


@pytest.mark.slow
def test_a_large_cast_is_read_soon():
    """
    Three thousand places that all begin with “the” are read as soon as any other six thousand lines.
    """
    names = [f"the room {i} upstairs" for i in range(3_000)]
    places = "places\n" + "".join(f"  {name}\n" for name in names)
    first = "at first\n" + "".join(f"  Ines is at {name}\n" for name in names)
    began = time.process_time()
    _, report = read_in_words(f'story "x"\n  use places\n\npeople\n  Ines\n\n{places}\n{first}')
    assert [] == report.found
    assert 5 > time.process_time() - began
