"""How the language holds the ways an act is told: patterns under actions, and lines under events."""

from __future__ import annotations

import pytest

from denouement.diagnostics import Source
from denouement.errors import StoryError
from denouement.language import format_text, read_story
from denouement.library import bundled_world, worlds
from denouement.model import Event, Story

HEAD = """story "A wave"
  use places

people
  Ines (she)
  Bram (he)

places
  the pier

"""


def read(text: str) -> Story:
    """A story given here."""
    return read_story(Source("here.story", HEAD + text), bundled_world)


def codes(text: str) -> list[str]:
    """The codes of the mistakes in a story given here."""
    with pytest.raises(StoryError) as caught:
        read(text)
    return [d.code for d in caught.value.diagnostics]


def test_patterns_are_read_and_kept_as_they_are() -> None:
    """
    In the order of the file, without their quotation marks.
    """
    story = read(
        'action {who: person} waves\n  told     "{who} [lifts] a hand"\n           "A hand [goes] up"\n  said     "Here!"\n'
    )
    action = story.actions["{who} waves"]
    assert ("{who} [lifts] a hand", "A hand [goes] up") == action.told
    assert ("Here!",) == action.said


@pytest.mark.parametrize(
    "row",
    [
        '"{nobody} [lifts] a hand"',
        '"{who} [grommets] a hand"',
        '"{who [lifts] a hand"',
        "{who} lifts a hand",
        '" "',
    ],
)
def test_a_pattern_that_cannot_be_told_is_refused_at_its_place(row: str) -> None:
    """
    An unknown role, a verb whose past is unknown, an open brace, no quotation marks, nothing.
    """
    assert ["bad-pattern"] == codes(f"action {{who: person}} waves\n  told     {row}\n")


def test_a_rare_verb_is_told_with_forms_given_with_it() -> None:
    """
    Nothing is guessed silently.
    """
    story = read('action {who: person} waves\n  told     "{who} [grommets|grommeted|grommeted] a hand"\n')
    assert story.actions["{who} waves"].told


def test_lines_under_an_event_are_read() -> None:
    """
    Why, how it is told, and what is said, in any order.
    """
    story = read(
        'draft\n  Ines goes to the pier\n    says: "Well # now."\n    told as: "She goes – slowly."\n    on purpose: a walk\n'
    )
    (event,) = story.draft
    assert isinstance(event, Event)
    assert ("She goes – slowly.", "Well # now.", "a walk") == (event.told, event.says, event.on_purpose)


def test_how_long_an_event_lasts_is_read_and_may_stand_in_a_pattern() -> None:
    """
    The words of the writer, as they are; the mark for it needs no role.
    """
    story = read(
        'action {who: person} waits\n  told     "For {length} {who} [waits]"\n'
        "draft\n  Ines waits\n    lasts: half an hour\n"
    )
    (event,) = story.draft
    assert isinstance(event, Event)
    assert "half an hour" == event.lasts
    assert ("For {length} {who} [waits]",) == story.actions["{who} waits"].told


@pytest.mark.parametrize(
    "lines",
    ["    sung: a song\n", '    says: "One."\n    says: "Two."\n', "    told as:\n"],
)
def test_other_lines_under_an_event_are_refused(lines: str) -> None:
    """
    Each of the three once, with something after it.
    """
    assert ["bad-on-purpose"] == codes("draft\n  Ines goes to the pier\n" + lines)


def test_a_statement_is_not_told() -> None:
    """
    Only events are.
    """
    assert ["bad-on-purpose"] == codes(
        'at first\n  Ines is at the pier\ndraft\n  Ines is at the pier\n    says: "No."\n'
    )


def test_the_formatter_keeps_patterns_and_lines_letter_for_letter() -> None:
    """
    What stands in quotation marks is text.
    """
    text = HEAD + 'action {who: person} waves\n  told     "{who} [lifts]  a hand – so"\n'
    assert '"{who} [lifts]  a hand – so"' in format_text(text)
    assert format_text(text) == format_text(format_text(text))


def test_common_verbs_of_the_bundled_worlds_have_several_patterns() -> None:
    """
    Three ways at least, so that no telling has to repeat itself at once.
    """
    use = ", ".join(worlds())
    story = read_story(Source("all.story", f'story "All"\n  use {use}\n'), bundled_world)
    ways = {a.name: len(a.told) for a in story.actions.values() if a.world in ("places", "bonds", "talk")}
    assert ways
    assert [] == [name for name, count in ways.items() if count < 3]
