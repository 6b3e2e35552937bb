"""``denouement reword`` where a server answers: what is told then, and what is marked, dropped or left as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.rewording import Model, anew, completion, plainly, run, sends, words_it


def test_well_worded_is_told_and_traced(model: Model) -> None:
    """
    Exit code 0; every sentence traced, with the sources it had; the text is the model's.
    """
    model.answer = words_it(anew)
    told = run(model.url)
    assert 0 == told.exit_code
    assert "Now, " in told.stdout
    assert "[?]" not in told.stdout
    found = json.loads(run(model.url, "--json").stdout)
    sentences = [s for p in found["paragraphs"] for s in p]
    assert found["complete"]
    assert all(s["traced"] and s["by"] == "model" and s["sources"] and not s["doubts"] for s in sentences)
    assert len(model.asked) == 2 * len(found["paragraphs"])


def test_an_echo_is_the_telling_itself(model: Model) -> None:
    """
    Word for word as `tell` gives it.
    """
    model.answer = words_it(lambda s: str(s["text"]))
    assert plainly() == run(model.url).stdout


def test_it_is_said_once_where_what_goes(model: Model) -> None:
    """
    On standard error: the host and what is sent. One paragraph goes with each question, streaming off.
    """
    model.answer = words_it(anew)
    told = run(model.url, "--model", "small")
    host = model.url.removeprefix("http://").removesuffix("/v1")
    assert 1 == told.stderr.count(f"to {host} go the sentences of this telling")
    assert {"/v1/chat/completions"} == set(model.paths)
    assert all(a["model"] == "small" and a["stream"] is False for a in model.asked)
    assert all("Authorization" not in h for h in model.headers)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda s: f"{s['text']} Then Rumpelstiltskin laughs.", "word"),
        (lambda s: f"{s['text']} It is so 17 times.", "number"),
        (lambda s: f"{s['text']} A pistol goes off.", "word"),
        (lambda s: "She never did any such thing.", "denial"),
        (lambda s: f"“{s['text']}” says the dragon." if "speaker" in s else "“Hold!” says the dragon.", "speaker"),
    ],
)  # fmt: skip
def test_what_is_invented_is_marked_or_dropped(
    model: Model, change: Callable[[dict[str, Any]], str], kind: str
) -> None:
    """
    Wrong names, numbers, events, denials and speakers: marked in the text and the document; with --strict the original
    stands. Why is said on standard error.
    """
    model.answer = words_it(change)
    told = run(model.url)
    found = json.loads(run(model.url, "--json").stdout)
    sentences = [s for p in found["paragraphs"] for s in p]
    assert 0 == told.exit_code
    assert "[?]" in told.stdout
    assert "cannot be traced" in told.stderr
    assert not any(s["traced"] for s in sentences)
    assert kind in {d["kind"] for s in sentences for d in s["doubts"]}
    strict = run(model.url, "--strict")
    assert 0 == strict.exit_code
    assert plainly() == strict.stdout


@pytest.mark.parametrize("form", ["outline", "treatment", "screenplay"])
def test_every_level_can_be_reworded(model: Model, form: str) -> None:
    """
    As `tell` gives it.
    """
    model.answer = words_it(anew)
    found = json.loads(run(model.url, "--as", form, "--json").stdout)
    assert form == found["form"]
    assert found["complete"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it is no JSON"),
        ("Here is your text: she leaves.", "it is no JSON"),
        ('[{"text": "She leaves."', "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("{}", "no list of sentences"),
        ('[{"text": "She leaves.", "from": [99]}]', "names no sentence of the paragraph"),
        ('[{"text": "She leaves."}]', "no “text” or no “from”"),
        (json.dumps([{"text": "word " * 20_000, "from": [1]}]), "far longer than the paragraph"),
    ],
)
def test_an_unusable_answer_leaves_the_original(model: Model, content: str, message: str) -> None:
    """
    With a message for each, and after three in a row no more is asked; exit code 1.
    """
    model.answer = sends(200, completion(content))
    told = run(model.url)
    assert 1 == told.exit_code
    assert plainly() == told.stdout
    assert 3 == told.stderr.count(message)
    assert "another model may do better" in told.stderr
    assert 3 == len(model.asked)


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    status=st.sampled_from([200, 200, 200, 204, 301, 404, 418, 500]),
    body=st.binary(max_size=80) | st.text(max_size=60).map(completion) | st.text(max_size=30).map(
        lambda t: completion(json.dumps([{"text": t, "from": [1]}]))
    ),
)  # fmt: skip
def test_whatever_the_server_sends_a_text_comes(model: Model, status: int, body: bytes) -> None:
    """
    Exit code 0 or 1, a whole telling, each sentence traced, original, or marked with what is doubted.
    """
    model.answer = sends(status, b"" if status == 204 else body)
    told = run(model.url, "--json")
    assert told.exit_code in (0, 1)
    paragraphs = json.loads(told.stdout)["paragraphs"]
    assert paragraphs
    assert all(s["sources"] and s["text"] for p in paragraphs for s in p)
    assert all(s["traced"] != bool(s["doubts"]) for p in paragraphs for s in p)
    assert all(s["traced"] or s["by"] == "model" for p in paragraphs for s in p)
