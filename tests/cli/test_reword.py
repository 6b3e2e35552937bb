"""``denouement reword`` against a server of our own that answers well, badly, slowly, and not at all."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from denouement.cli import reword_client
from denouement.cli.main import cli
from denouement.cli.reword_client import KEY, server_at
from denouement.errors import UsageError
from support import program

STORY = "lie-for-love"
NEEDS = "httpx, of the extra “model”, is not installed"

Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class Model:
    """A server: how it answers, and what it was asked."""

    answer: Answer = lambda handler, body: None
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def serving() -> Iterator[Model]:
    """A server on a port of its own, on this machine alone."""
    pytest.importorskip("httpx", reason=NEEDS)
    model = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append(body)
            model.headers.append(dict(self.headers))
            model.paths.append(self.path)
            with suppress(OSError):  # whoever asked may have left
                model.answer(self, body)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield model
    server.shutdown()
    server.server_close()


@pytest.fixture
def model(serving: Model, monkeypatch: pytest.MonkeyPatch) -> Model:
    """The server, with nothing asked yet; attempts follow one another at once."""
    monkeypatch.setattr(reword_client, "_PAUSES", (0.0, 0.0))
    monkeypatch.delenv(KEY, raising=False)
    for kept in (serving.asked, serving.headers, serving.paths):
        kept.clear()
    return serving


def run(url: str, *args: str) -> Result:
    """The command on a small bundled story."""
    return CliRunner().invoke(cli, ["reword", STORY, "--url", url, *args])


@cache
def plainly() -> str:
    """The story as the program tells it."""
    return program.run("tell", STORY, "--as", "scene", NO_COLOR="1").stdout


def sends(status: int, body: bytes, **headers: str) -> Answer:
    """An answer of these bytes."""

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def completion(content: Any) -> bytes:
    """A chat completion with this content."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def words_it(change: Callable[[dict[str, Any]], str]) -> Answer:
    """Each sentence changed, in a well-made answer."""

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        sentences = json.loads(asked["messages"][-1]["content"])["sentences"]
        made = [{"text": change(s), "from": [s["id"]]} for s in sentences]
        sends(200, completion(json.dumps(made)))(handler, asked)

    return answer


def anew(sentence: dict[str, Any]) -> str:
    """Well: a small word before what is told; speech as it was."""
    return str(sentence["text"] if "speaker" in sentence else f"Now, {sentence['text']}")


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


@pytest.mark.parametrize(
    ("answer", "message", "attempts"),
    [
        (sends(500, b"boom"), "status 500, three times over", 3),
        (sends(503, b'{"error": {"message": "loading\\u001b[31m"}}'), "“loading [31m”", 3),
        (sends(429, b"", Retry_After="0"), "status 429", 3),
        (sends(400, b'{"error": "no such field"}'), "status 400: “no such field”", 1),
        (sends(401, b""), "wants a key; put it into DENOUEMENT_MODEL_KEY", 1),
        (sends(404, b'{"error": {"message": "model not found"}}'), "model not found", 1),
        (sends(302, b"", Location="http://127.0.0.1:9/elsewhere"), "sends on to another address", 1),
        (sends(307, b"", Location="/v1/chat/completions"), "sends on to another address", 1),
        (sends(200, b"<html><body>Sign in</body></html>"), "no chat completion", 1),
        (sends(200, b""), "no chat completion", 1),
        (sends(200, b"\xff\xfe\x00"), "no chat completion", 1),
        (sends(200, b"[" * 100_000), "no chat completion", 1),
        (sends(200, b'{"choices": []}'), "no chat completion", 1),
        (sends(200, completion(None)), "no chat completion", 1),
        (sends(200, completion([1])), "no chat completion", 1),
        (sends(200, b"x" * 1_500_000), "more than 1,000,000 bytes", 1),
        (sends(200, b"\x1f\x8b\x08", Content_Encoding="gzip"), "no chat completion", 1),
    ],
)
def test_a_server_that_fails_leaves_the_original(
    model: Model, answer: Answer, message: str, attempts: int
) -> None:
    """
    The text as the program tells it, one message, exit code 1, and no more than two attempts after the first.
    """
    model.answer = answer
    told = run(model.url)
    assert 1 == told.exit_code
    assert plainly() == told.stdout
    assert message in told.stderr
    assert "the text stands as the program tells it" in told.stderr
    assert attempts == len(model.asked)
    assert "Traceback" not in told.stderr


def silent(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    """Nothing, until the other side gives up."""
    handler.connection.settimeout(30)
    handler.rfile.read(1)


def dripping(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    """A byte now and then, without end."""
    handler.send_response(200)
    handler.end_headers()
    pause = threading.Event()
    for _ in range(600):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        pause.wait(0.05)


def hangs_up(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    """Half an answer, and the line is cut."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    handler.close_connection = True


def babbles(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    """What is no HTTP."""
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")
    handler.close_connection = True


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (silent, "no answer within 0.2 seconds, three times over"),
        (dripping, "no answer within 0.2 seconds, three times over"),
        (hangs_up, "it breaks off, or answers in what is no HTTP, three times over"),
        (babbles, "it breaks off, or answers in what is no HTTP, three times over"),
    ],
)
def test_a_slow_or_broken_line_leaves_the_original(model: Model, answer: Answer, message: str) -> None:
    """
    After three attempts, with the reason.
    """
    model.answer = answer
    told = run(model.url, "--timeout", "0.2")
    assert 1 == told.exit_code
    assert plainly() == told.stdout
    assert message in told.stderr


def test_a_closed_port_leaves_the_original(model: Model) -> None:
    """
    Nobody listens there.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = run(f"http://127.0.0.1:{port}/v1")
    assert 1 == told.exit_code
    assert plainly() == told.stdout
    assert "it cannot be reached, three times over" in told.stderr
    assert not model.asked


def test_https_where_only_http_is_spoken_is_told(model: Model) -> None:
    """
    As what it may be, not as a server that is away.
    """
    told = run(model.url.replace("http:", "https:"))
    assert 1 == told.exit_code
    assert plainly() == told.stdout
    assert "it speaks http alone, three times over" in told.stderr


def test_a_server_that_recovers_is_used(model: Model) -> None:
    """
    The second attempt counts.
    """

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        first = len(model.asked) == 1
        (sends(503, b"") if first else words_it(anew))(handler, asked)

    model.answer = answer
    told = run(model.url)
    assert 0 == told.exit_code
    assert "Now, " in told.stdout


def test_what_was_reworded_before_a_failure_stays(model: Model) -> None:
    """
    One paragraph anew, the rest as it was; the message counts them.
    """

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        (words_it(anew) if len(model.asked) == 1 else sends(500, b""))(handler, asked)

    model.answer = answer
    found = run(model.url, "--json")
    paragraphs = json.loads(found.stdout)["paragraphs"]
    assert 1 == found.exit_code
    assert {"model"} == {s["by"] for s in paragraphs[0]}
    assert {"program"} == {s["by"] for p in paragraphs[1:] for s in p}
    assert f"after 1 of {len(paragraphs)} paragraphs" in found.stderr
    assert not json.loads(found.stdout)["complete"]


def test_the_limit_of_time_keeps_what_there_is(model: Model) -> None:
    """
    Exit code 3.
    """

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        (words_it(anew) if len(model.asked) == 1 else silent)(handler, asked)

    model.answer = answer
    told = run(model.url, "--time", "3", "--json")
    found = json.loads(told.stdout)
    assert 3 == told.exit_code
    assert "time" == found["stopped"]
    assert {"model", "program"} == {s["by"] for p in found["paragraphs"] for s in p}
    assert "stopped at the limit of time" in told.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send to a process there")
def test_an_interrupt_keeps_what_there_is(model: Model) -> None:
    """
    Exit code 130, with the first paragraph anew and the rest as it was.
    """
    waiting = threading.Event()

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        if len(model.asked) == 1:
            words_it(anew)(handler, asked)
        else:
            waiting.set()
            silent(handler, asked)

    model.answer = answer
    command = [sys.executable, "-m", "denouement", "reword", STORY, "--url", model.url, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert waiting.wait(60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    found = json.loads(out)
    assert 130 == process.returncode
    assert {"model"} == {s["by"] for s in found["paragraphs"][0]}
    assert {"program"} == {s["by"] for p in found["paragraphs"][1:] for s in p}
    assert "interrupted: after 1 of" in err
    assert "Traceback" not in err


def test_the_key_goes_to_the_server_and_nowhere_else(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Neither to the one it redirects to, nor onto the screen, even if the server sends it back.
    """
    monkeypatch.setenv(KEY, "secret-key-123")
    model.answer = words_it(anew)
    assert 0 == run(model.url).exit_code
    assert {"Bearer secret-key-123"} == {h["Authorization"] for h in model.headers}
    for body in (b'{"error": {"message": "bad key secret-key-123"}}', completion("secret-key-123")):
        for status in (400, 200, 401):
            model.answer = sends(status, body)
            told = run(model.url)
            assert 1 == told.exit_code
            assert "secret-key" not in told.stdout + told.stderr
    assert "secret" not in repr(server_at(model.url, "small"))


@pytest.mark.parametrize(
    "url",
    [
        "", "localhost:8080", "ftp://example.org", "http://", "https://?x", "file:///etc/passwd", "http://[::1",
        "http://host:99999/v1", "http://a b/v1", "http://example.org/\x1b", "https://me:word@example.org/v1",
        "ftp://me:word@example.org", "http://me:word@[",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    """
    Exit code 2, before anything is sent or looked for.
    """
    told = run(url)
    assert 2 == told.exit_code
    assert "\x1b" not in told.stderr
    assert "word@" not in told.stderr


def test_a_key_is_not_sent_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Over plain http only to this machine; and a key with a line break is refused without showing it.
    """
    monkeypatch.setenv(KEY, "secret-key-123")
    assert 2 == run("http://example.org/v1").exit_code
    assert "http://localhost/v1/chat/completions" == server_at("http://localhost/v1", "m").address
    assert "https://example.org/chat/completions" == server_at("https://example.org", "m").address
    monkeypatch.setenv(KEY, "secret\nkey")
    with pytest.raises(UsageError, match="characters that no key has") as caught:
        server_at("https://example.org", "m")
    assert "secret" not in f"{caught.value} {caught.value.hint}"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:8080/v1", "http://localhost:8080/v1/chat/completions"),
        ("http://localhost:8080/v1/", "http://localhost:8080/v1/chat/completions"),
        ("https://example.org/v1/chat/completions", "https://example.org/v1/chat/completions"),
        ("https://example.org/x?version=2", "https://example.org/x/chat/completions?version=2"),
        ("http://[::1]:81", "http://[::1]:81/chat/completions"),
    ],
)
def test_the_address_is_made_of_the_url(url: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    With or without a slash or the end of the path; a query stays.
    """
    monkeypatch.delenv(KEY, raising=False)
    assert address == server_at(url, "m").address


def test_without_an_address_nothing_is_done() -> None:
    """
    Exit code 2: there is no server that is asked unless it is named.
    """
    told = CliRunner().invoke(cli, ["reword", STORY])
    assert 2 == told.exit_code
    assert "--url" in told.stderr


def test_without_the_library_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Exit code 4.
    """
    monkeypatch.setitem(sys.modules, "httpx", None)
    told = run("http://localhost:8080/v1")
    assert 4 == told.exit_code
    assert "pip install 'denouement[model]'" in told.stderr


def test_no_setting_of_the_environment_leads_elsewhere(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    No proxy that the message does not name.
    """
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9")
    monkeypatch.setitem(os.environ, "NO_PROXY", "")
    monkeypatch.setitem(os.environ, "no_proxy", "")
    model.answer = words_it(anew)
    assert 0 == run(model.url).exit_code


@pytest.mark.parametrize("form", ["outline", "treatment", "screenplay"])
def test_every_level_can_be_reworded(model: Model, form: str) -> None:
    """
    As `tell` gives it.
    """
    model.answer = words_it(anew)
    found = json.loads(run(model.url, "--as", form, "--json").stdout)
    assert form == found["form"]
    assert found["complete"]


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
