"""Worlds: what a story gets from those it uses, and from those they use."""

import pytest

from denouement.cli.files import Beside
from denouement.diagnostics import Source
from denouement.language import no_library, read
from denouement.library import bundled_world, worlds
from language.small import codes_of, reading_of, story_of

STORY = 'story "x"\n  use {}\n\npeople\n  Ines (she)\n  Bram (he)\n'
SEA = "world sea\n  use shore\n\naction {who: person} swims\n  if  {who} is wet\n"
SHORE = "world shore\n\nfact {who: person} is wet\n"
TOWN = "world town\n  use shore\n\nfact {who: person} is dry\n"


@pytest.mark.parametrize("name", worlds())
def test_bundled_worlds_have_no_mistakes(name):
    """
    Every world that comes with the program can be used alone.
    """
    assert [] == codes_of(STORY.format(name))


def test_a_world_brings_those_it_uses():
    """
    What a used world needs is there, once, and before it.
    """
    beside = {"sea": SEA.replace("{who} is", "who is"), "shore": SHORE, "town": TOWN}
    story = story_of(STORY.format("sea, town and shore"), beside)
    assert ["{who} is wet", "{who} is dry"] == list(story.facts)
    assert "sea" == story.actions["{who} swims"].world


def test_a_mistake_in_a_world_is_shown_in_its_file():
    """
    What is wrong in a world is reported with the world's name and line.
    """
    _, found = reading_of(STORY.format("sea"), {"sea": SEA, "shore": SHORE})
    assert [("sea.world", 5)] == [(d.span.file, d.span.line) for d in found]
    assert ["  if  {who} is wet"] == [d.excerpt for d in found]


def test_a_world_beside_the_story_goes_before_a_bundled_one(tmp_path):
    """
    A writer can put a world of their own in the place of a bundled one.
    """
    (tmp_path / "places.world").write_text("world places\n\nfact it is mine\n", "utf-8")
    text = STORY.format("places")
    story, report = read(Source("x.story", text), Beside(tmp_path))
    assert [] == report.found
    assert ["it is mine"] == list(story.facts)
    assert bundled_world("places") != Beside(tmp_path)("places")


@pytest.mark.parametrize("name", ["../secret", "..", "/etc/passwd", "sub/secret", "secret.world", ""])
def test_no_world_lies_outside_the_folder(tmp_path, name):
    """
    A name is a name and no path.
    """
    (tmp_path / "secret.world").write_text("world secret\n", "utf-8")
    (tmp_path / "here" / "sub").mkdir(parents=True)
    (tmp_path / "here" / "sub" / "secret.world").write_text("world secret\n", "utf-8")
    assert Beside(tmp_path / "here")(name) is None
    _, report = read(Source("x.story", STORY.format(name)), Beside(tmp_path / "here"))
    assert report.found


def test_a_link_does_not_lead_outside_the_folder(tmp_path):
    """
    A world that is a link to a file elsewhere is not read.
    """
    (tmp_path / "secret.world").write_text("world secret\n", "utf-8")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "secret.world").symlink_to(tmp_path / "secret.world")
    assert Beside(tmp_path / "here")("secret") is None


@pytest.mark.parametrize(
    ("used", "beside", "found"),
    [
        ("sea", {}, ["unknown-world"]),
        ("a", {"a": "world a\n  use a\n"}, ["world-uses-itself"]),
        ("a", {"a": "world a\n  use b\n", "b": "world b\n  use a\n"}, ["world-uses-itself"]),
        ("a", {"a": 'story "a"\n'}, ["no-title"]),
        ("a", {"a": "fact it is so\n"}, ["no-title"]),
        ("a", {"a": "world a\n\ndraft\n  it rains\n"}, ["not-in-a-world"]),
        ("a", {"a": "world a\n\nbefore\n  it rains\n"}, ["not-in-a-world"]),
        ("a", {"a": "world a\n\nnow\n  it rains\n"}, ["not-in-a-world"]),
        ("a", {"a": "world a\n\nfact it is calm\n\nat first\n  it is calm\n"}, []),
        ("a, b", {"a": "world a\n\nfact it is calm\n", "b": "world b\n\nfact it is calm\n"}, ["declared-twice"]),
    ],
)  # fmt: skip
def test_a_world_that_cannot_be_used_is_reported(used, beside, found):
    """
    Each way in which a world cannot be used is a mistake of its own.
    """
    assert found == codes_of(STORY.format(used), beside)


def test_a_like_world_is_suggested(tmp_path):
    """
    A slip in the name of a world is met with the world that was meant.
    """
    _, report = read(Source("x.story", STORY.format("plaecs")), Beside(tmp_path))
    assert ["did you mean places?"] == [d.hint for d in report.found]


def test_without_a_library_no_world_is_known():
    """
    Reading alone opens no file.
    """
    _, report = read(Source("x.story", STORY.format("places")), no_library)
    assert ["unknown-world"] == [d.code for d in report.found]


def test_a_story_is_not_a_world():
    """
    A world given in the place of a story is told apart.
    """
    assert ["no-title"] == codes_of("world sea\n")


def test_capitals_of_a_world_do_not_matter(tmp_path):
    """
    A world is found under the name its file has.
    """
    (tmp_path / "Harbour.world").write_text("world Harbour\n", "utf-8")
    _, report = read(Source("x.story", STORY.format("Harbour")), Beside(tmp_path))
    assert [] == report.found


def test_too_many_worlds_are_called_too_many():
    """
    A limit that is reached is named.
    """
    beside = {f"w{i}": f"world w{i}\n" for i in range(60)}
    _, found = reading_of(STORY.format(", ".join(beside)), beside)
    assert found
    assert all("no world" not in d.message for d in found)


def test_a_world_that_is_not_used_is_suggested(tmp_path):
    """The likeliest first mistake: the sentence is there, in a world that the story does not use."""
    text = 'story "A"\n\npeople\n  Ann (she)\n\nplaces\n  the hall\n\nat first\n  Ann is at the hall\n'
    _, report = read(Source("a.story", text), Beside(tmp_path))
    assert ["unknown-sentence"] == [d.code for d in report.diagnostics]
    assert "use places" in report.diagnostics[0].hint


def test_an_event_in_the_place_of_a_condition_is_put_right():
    """An ending says what has happened; the message says it in those words."""
    text = (
        'story "A"\n  use places\n\npeople\n  Ann (she)\n\nthings\n  the letter\n\n'
        "endings\n  a: Ann takes the letter\n"
    )
    _, report = read(Source("a.story", text), bundled_world)
    assert "Ann has taken the letter" in report.diagnostics[0].hint
