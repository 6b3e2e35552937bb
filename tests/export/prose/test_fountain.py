"""Fountain: headings, action, speakers, speech and manners, and nothing taken for anything else."""

import pytest
from hypothesis import given

from denouement.export.prose.fountain import fountain
from denouement.export.prose.text import clean, title_of
from denouement.telling.text import Paragraph, Sentence, Source, Telling
from export.prose.expected import WIDE, plain, screenplay_blocks
from export.prose.readers import JOINER, screenplay
from export.prose.tellings import HOSTILE, SCENE, hostile_tellings, hostile_texts

SOURCE = (Source("event", 1),)


def test_a_scene():
    """A heading where the place changes or a break stands, action, speech with its manner in brackets."""
    expected = """Title: The key, & who had it
Credit: written by
Author: A. N. Author

.THE HALL

Ann looks for the key. It is where it was; she does not see it.

Bob comes in.

ANN
You took it.
(low)
Did you not?

BOB
I have the other one.

.THE YARD

She leaves.
"""
    assert expected == fountain(SCENE, "A. N. Author")


def test_a_reason_is_a_note_after_its_act():
    """Between double brackets, which no screen shows; none is taken for speech or action, and none ends early."""
    said = Sentence("Oh.", SOURCE, "Ann", why="Ann speaks: Ann wants ]] peace.")
    done = Sentence("Bob leaves.", SOURCE, why="Bob leaves: Bob wants to be gone.")
    text = fountain(Telling("T", (Paragraph((said, done)),), "screenplay", "outside", "present", ()))
    notes = f"ANN\nOh.\n\n[[Why: Ann speaks: Ann wants ]{JOINER}] peace.]]\n\nBob leaves.\n\n[[Why: Bob leaves: Bob wants to be gone.]]\n"
    assert text.endswith(notes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INT. is a word here.", "!INT. is a word here."),
        ("Extra care is taken.", "Extra care is taken."),
        ("STOP", "!STOP"),
        (".hidden", "!.hidden"),
        ("~ wave", "!~ wave"),
        ("2 < 3 *and* a_b_c", "2 < 3 \\*and\\* a\\_b\\_c"),
        ("snake_case", "snake_case"),
        ("[[so]]", f"[{JOINER}[so]{JOINER}]"),
        ("/* gone */", "/\\* gone \\*/"),
        ("你好", "!你好"),
    ],
)
def test_action_is_forced_and_escaped_only_where_it_would_be_misread(text, expected):
    """Most lines stay as they are."""
    assert expected == body(Sentence(text, SOURCE))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ann", "ANN"), ("Mr. Grey", "MR. GREY"), ("你", "@你"), ("Élise", "@ÉLISE"), ("Int. Smith", "@INT. SMITH"),
     ("Ann (old)", "@ANN (OLD)"), ("Ann :-)", "@ANN :-）"), ("Ann ^", "@ANN ＾"), ("R2", "R2"), ("7", "@7")],
)  # fmt: skip
def test_a_speaker_is_forced_only_where_they_would_be_misread(name, expected):
    """A plain name in capitals is a speaker by itself."""
    assert f"{expected}\nOh." == body(Sentence("Oh.", SOURCE, name))


@pytest.mark.parametrize(
    ("place", "expected"),
    [("the hall", ".THE HALL"), ("“Blue” room", "INT./EXT. “BLUE” ROOM"), ("...", "INT./EXT. ..."),
     ("room #5#", ".ROOM ＃5＃")],
)  # fmt: skip
def test_a_place_is_a_heading(place, expected):
    """Forced by a full stop, where that forces anything."""
    assert f"{expected}\n\nOh." == body(Sentence("Oh.", SOURCE), place)


def body(sentence: Sentence, place: str = "") -> str:
    """What a telling of one sentence is, without its title page."""
    text = fountain(Telling("T", (Paragraph((sentence,), place),), "screenplay", "", "present", ()))
    return text.removeprefix("Title: T\n\n").removesuffix("\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_is_read_as_what_it_is(text):
    """As action, as speech and as a title."""
    as_read(Telling(text, (Paragraph((Sentence(text, SOURCE),)),), "screenplay", "", "present", ()))
    as_read(
        Telling(text, (Paragraph((Sentence(text, SOURCE, "Ann", text),)),), "screenplay", "", "present", ())
    )
    as_read(
        Telling(text, (Paragraph((Sentence(text, SOURCE, text),), text),), "screenplay", "", "present", ())
    )


@given(hostile_tellings, hostile_texts)
def test_a_telling_reads_back_as_it_was(telling, author):
    """Every block is of the kind that was meant, and holds the text that was meant."""
    as_read(telling, author)


def as_read(telling: Telling, author: str = "") -> None:
    """Assert that a telling is read back from its Fountain."""
    titles, blocks = screenplay(fountain(telling, author))
    assert plain(title_of(telling)) == titles["Title"]
    assert plain(clean(author)) == titles.get("Author", "")
    expected = screenplay_blocks(telling)
    found = [(b[0], b[1].translate(WIDE), *b[2:]) if b[0] in ("heading", "speech") else b for b in blocks]
    assert expected == found
