"""Which versions a suite has: with settings and without, chosen and refused."""

import json

import pytest

from denouement.bench import Version, versions_of
from denouement.bench.suite import FARTHEST
from denouement.errors import UsageError
from denouement.search import DEFAULT_LIMITS, NO_BOUND
from support.bench import FERRY, suite

SONG = {"name": "song", "problem": "ferry", "goal": 1, "author_temporal_limit": 5,
        "character_temporal_limit": 3, "epistemic_limit": 2}  # fmt: skip
BACK = {**SONG, "name": "back", "goal": 2}


def test_settings_give_versions_in_their_order(tmp_path):
    """A version has the goal and the limits that the settings say."""
    folder = suite(tmp_path, {"versions": [SONG, BACK]})
    ferry = folder / "problems" / "ferry.txt"
    expected = [Version("song", ferry, 1.0, 5, 3, 2), Version("back", ferry, 2.0, 5, 3, 2)]
    assert expected == versions_of(folder)


@pytest.mark.parametrize("nothing", [-1, None])
def test_a_limit_can_be_none(tmp_path, nothing):
    """Unlimited is as far as the program looks."""
    limits = {
        "author_temporal_limit": nothing,
        "character_temporal_limit": nothing,
        "epistemic_limit": nothing,
    }
    folder = suite(tmp_path, {"versions": [{**SONG, **limits}]})
    (version,) = versions_of(folder)
    assert (NO_BOUND, FARTHEST, FARTHEST) == (version.events, version.horizon, version.depth)


def test_without_settings_every_problem_is_a_version(tmp_path):
    """The limits are then those of the program, and the goal is left to the problem."""
    folder = suite(tmp_path)
    (folder / "problems" / "again.txt").write_text(FERRY, "utf-8")
    found = versions_of(folder)
    assert ["again", "ferry"] == [v.name for v in found]
    limits = {(v.goal, v.events, v.horizon, v.depth) for v in found}
    assert {(None, DEFAULT_LIMITS.events, DEFAULT_LIMITS.horizon, DEFAULT_LIMITS.depth)} == limits


def test_a_folder_of_problems_is_a_suite(tmp_path):
    """Without a folder “problems” the problems are those of the folder itself."""
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    assert [Version("ferry", tmp_path / "ferry.txt")] == versions_of(tmp_path)


def test_versions_are_chosen_by_their_name_or_their_problem(tmp_path):
    """A problem's name stands for all its versions."""
    folder = suite(tmp_path, {"versions": [SONG, BACK]})
    assert ["back"] == [v.name for v in versions_of(folder, ["back"])]
    assert ["song", "back"] == [v.name for v in versions_of(folder, ["ferry"])]


def test_an_unknown_name_is_told_with_what_there_is(tmp_path):
    """Whoever mistypes a name sees which ones there are."""
    with pytest.raises(UsageError, match="no “sing”") as caught:
        versions_of(suite(tmp_path, {"versions": [SONG]}), ["sing"])
    assert "song" in caught.value.hint


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ([], "lists no versions"),
        ({"versions": {}}, "lists no versions"),
        ({"versions": ["ferry"]}, "names no problem"),
        ({"versions": [{"problem": "fery"}]}, "of which there is no file"),
        ({"versions": [{"problem": "../ferry"}]}, "of which there is no file"),
        ({"versions": [{**SONG, "goal": "much"}]}, "a goal that is none"),
        ({"versions": [{**SONG, "goal": True}]}, "a goal that is none"),
        ({"versions": [{**SONG, "epistemic_limit": 1.5}]}, "“epistemic_limit” of version 1"),
        ({"versions": [{**SONG, "author_temporal_limit": -2}]}, "“author_temporal_limit” of version 1"),
        ({"versions": []}, "no problems in"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(tmp_path, settings, told):
    """The message says which version, and what of it."""
    folder = suite(tmp_path, settings)
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    with pytest.raises(UsageError) as caught:
        versions_of(folder)
    assert told in str(caught.value)


@pytest.mark.parametrize("text", ["{", "\x00", "[" * 100_000])
def test_settings_that_are_no_document_are_refused(tmp_path, text):
    """Hostile settings end in a message."""
    folder = suite(tmp_path)
    (folder / "settings.json").write_text(text, "utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        versions_of(folder)


def test_no_folder_and_no_problems_are_told(tmp_path):
    """An empty suite is a mistake, not an empty table."""
    with pytest.raises(UsageError, match="there is no folder"):
        versions_of(tmp_path / "away")
    with pytest.raises(UsageError, match="there are no problems"):
        versions_of(tmp_path)


def test_settings_are_read_as_json(tmp_path):
    """What the other fields say is nobody's business here."""
    folder = suite(tmp_path, {"note": "…", "versions": [{**SONG, "published_best": None}]})
    assert "published_best" in json.loads((folder / "settings.json").read_text("utf-8"))["versions"][0]
    assert 1 == len(versions_of(folder))
