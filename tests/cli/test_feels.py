"""``denouement feels`` as a user meets it."""

import json

import pytest

from feelings.kitchen import KITCHEN
from support.program import run


@pytest.fixture
def kitchen(tmp_path):
    """A story without a draft."""
    path = tmp_path / "kitchen.story"
    path.write_text(KITCHEN, encoding="utf-8")
    return path


def test_the_expected_story_is_told_with_causes_and_a_curve(kitchen):
    """Who feels what after which event, and why; then a line for each event."""
    done = run("feels", str(kitchen))
    assert (0, "") == (done.returncode, done.stderr)
    assert "over the expected story" in done.stdout
    assert "Ben wants the cup to be whole, and it is lost, as feared" in " ".join(done.stdout.split())
    assert "Ben swallows; Ann takes it for impatience" in " ".join(done.stdout.split())
    assert "−−" in done.stdout
    assert "|+" in done.stdout
    assert "\033" not in done.stdout


def test_one_person_alone(kitchen):
    """Only what this person feels."""
    done = run("feels", str(kitchen), "ben")
    assert "Ben wants" in done.stdout
    assert "Ann  (" not in done.stdout


def test_json_holds_the_published_fields(kitchen):
    """The document has the fields that other programs rely on, and is the same on every run."""
    done = run("feels", str(kitchen), "--json")
    document = json.loads(done.stdout)
    assert "denouement/feels/1" == document["schema"]
    assert {"story", "over", "stopped", "events", "feelings", "displays", "moods"} <= document.keys()
    assert {"event", "person", "feeling", "strength", "toward", "because", "wants", "before", "after", "reasons",
            "instead"} == document["feelings"][0].keys()  # fmt: skip
    assert {"event", "person", "sign", "family", "voluntary", "shows", "read"} == document["displays"][
        0
    ].keys()
    assert {"person", "event", "pleasant", "unpleasant", "felt"} == document["moods"][0].keys()
    assert done.stdout == run("feels", str(kitchen), "--json").stdout


def test_a_draft_goes_first_unless_the_expected_story_is_asked_for():
    """As with ``knows``."""
    assert "over the draft" in run("feels", "lie-for-love").stdout
    assert "over the expected story" in run("feels", "lie-for-love", "--expected").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Nobody",), "nobody in this story is called"),
        (("--expected", "--ending", "bread"), "name different stories"),
        (("--ending", "cake"), "has no ending"),
    ],
)
def test_wrong_calls_are_told_in_words(kitchen, arguments, said):
    """Exit code 2, and what to try."""
    done = run("feels", str(kitchen), *arguments)
    assert 2 == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr
