"""Stories with tokens changed anywhere, in addition to the changes of lines in `tests/hostile/test_mistakes.py`.

`make fuzz` goes on with this for as long as you like.
"""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from denouement.diagnostics import Source
from denouement.language import format_text, no_library, read
from denouement.library import bundled_world
from fuzz.mutate import mutated, soup
from fuzz.promises import SMALL, STORIES, STORY_WORDS, story_keeps_promises
from fuzz.work import work_of

NUMBERS = st.integers(0, 2**32)
SECTIONS = (
    "fact ", "action ", "reaction ", "phrase ", "at first\n  ", "before\n  ", "now\n  ", "wants\n  ",
    "endings\n  e: ", "draft\n  ", "claims\n  ", "things\n  ",
)  # fmt: skip
FEW = settings(max_examples=settings.default.max_examples // 6)


@given(st.sampled_from(SECTIONS), NUMBERS)
def test_any_words_in_a_section_are_read_in_words(section, seed):
    """Words of the language in any order, where there are people and things that they can name."""
    head = SMALL.partition("at first")[0]
    story_keeps_promises(head + section + soup(Random(seed), STORY_WORDS, 25))


@given(NUMBERS)
def test_a_story_with_changed_tokens_is_read_in_words(seed):
    """Tokens left out, doubled or swapped, signs put in, lines moved, the end cut off."""
    story_keeps_promises(mutated(SMALL, Random(seed), STORY_WORDS))


@given(NUMBERS)
def test_a_slightly_changed_story_is_played_or_refused(seed):
    """One change only, so that many of them are valid."""
    story_keeps_promises(mutated(SMALL, Random(seed), STORY_WORDS, most=1))


@FEW
@given(st.sampled_from(STORIES), NUMBERS)
def test_a_bundled_story_with_changed_tokens_is_read_in_words(text, seed):
    """The same with stories that use worlds."""
    story_keeps_promises(mutated(text, Random(seed), STORY_WORDS, most=2))


@given(st.sampled_from(STORIES), NUMBERS)
def test_whatever_is_read_can_be_formatted(text, seed):
    """The formatter has no demands on a text, and is done after once."""
    once = format_text(mutated(text, Random(seed), STORY_WORDS))
    assert once == format_text(once)


@pytest.mark.parametrize("text", STORIES)
def test_a_story_can_be_cut_off_anywhere(text):
    """In the middle of a word, of a line, of a section."""
    for at in range(0, len(text), 1 + len(text) // (120 if text == SMALL else 8)):
        story_keeps_promises(text[:at], play=False)


def test_stories_without_mistakes_are_played():
    """What the changes start from is valid."""
    assert all(story_keeps_promises(text) is not None for text in STORIES)


def test_some_changed_stories_are_valid():
    """Among changed stories there are enough without mistakes to be played."""
    texts = [mutated(SMALL, Random(i), STORY_WORDS, most=1) for i in range(60)]
    reports = [read(Source("x.story", text), bundled_world)[1] for text in texts]
    assert 5 < sum(not report.found for report in reports) < 54


@pytest.mark.parametrize(
    "rows",
    [
        "at first\n" + "  Ida likes Jon 2\n" * 60,
        "at first\n" + "  Ida likes Jon 2 and Jon likes Ida 1\n" * 60,
        "endings\n" + "".join(f"  e{i}: the kettle is hot\n" for i in range(60)),
        "things\n" + "".join(f"  thing {i}\n" for i in range(60)),
        "# a note\n" * 60,
        "at first\n" + "  it pours\n" * 60,
    ],
)
def test_work_grows_with_the_text(rows):
    """Twice the lines take about twice the steps, which are counted and not timed."""
    head = SMALL.partition("at first")[0]
    first, *others = rows.split("\n")

    def steps(times):
        text = head + first + "\n" + "\n".join(others * times)
        return work_of(lambda: read(Source("x.story", text), no_library))

    steps(1)
    assert 3.0 * steps(4) > steps(8)
