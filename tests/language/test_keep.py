"""Lines that are to be kept as they are: ``(keep)`` at their end, or behind the heading above them."""

from denouement.language import format_text
from language.small import story_of

TEXT = """\
story "Keep"
  use places, bonds

people
  Ann (she) (keep)
  Bob (he)

places (keep)
  the hall, where it is cold

at first
  Ann is at the hall (keep)  # the door sticks
  Bob is at the hall

before (keep)
  Ann smiles at Bob
  Ann trusts Bob 2

now
  Bob trusts Ann 2 ( keep )
  Bob is waiting for Ann

wants
  Ann wants to trust Bob: 1 each (keep)
  every person wants to be at the hall (keep)
  Bob wants Ann to comfort Bob: 2

endings
  comforted: Ann has comforted Bob
"""


def test_lines_are_kept_by_a_word_at_their_end():
    """Lines are kept by a word at their end."""
    story = story_of(TEXT)
    assert [s.keep for s in story.at_first] == [True, False]
    assert [s.keep for s in story.now] == [True, False]
    assert [w.keep for w in story.wants] == [True, True, True, False]
    assert [story.entities[n].keep for n in ("Ann", "Bob")] == [True, False]


def test_a_heading_keeps_all_under_it():
    """A heading keeps all under it."""
    story = story_of(TEXT)
    assert [s.keep for s in story.before] == [True, True]
    assert story.entities["the hall"].keep


def test_it_says_nothing_else():
    """Without the word the story is the same, but for what is to be kept."""
    plain = story_of(TEXT.replace(" (keep)", "").replace(" ( keep )", ""))
    kept = story_of(TEXT)
    assert [s.text for s in plain.at_first] == [s.text for s in kept.at_first]
    assert [s.effects for s in plain.now] == [s.effects for s in kept.now]
    assert [(w.text, w.value, w.weight) for w in plain.wants] == [
        (w.text, w.value, w.weight) for w in kept.wants
    ]
    assert kept.entities["the hall"].description == plain.entities["the hall"].description
    assert kept.entities["Ann"].pronoun == "she"
    assert not any(x.keep for x in (*plain.at_first, *plain.before, *plain.now, *plain.wants))


def test_a_formatted_file_keeps_the_same_lines():
    """A formatted file keeps the same lines."""
    made = format_text(TEXT)
    assert "Bob trusts Ann 2 (keep)\n" in made
    assert "Ann is at the hall (keep)  # the door sticks\n" in made
    assert "before (keep)\n" in made
    assert format_text(made) == made
    assert [s.keep for s in story_of(made).now] == [True, False]
