"""``denouement reword`` where the server or the line to it fails, or time is up: what is told is the program's own telling."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from cli.rewording import STORY, Answer, Model, anew, completion, plainly, run, sends, silent, words_it


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
    model.answer = words_it(anew)
    assert 0 == run(model.url).exit_code  # the story is told before the clock runs
    model.asked.clear()

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        (words_it(anew) if len(model.asked) == 1 else silent)(handler, asked)

    model.answer = answer
    told = run(model.url, "--time", "1", "--json")
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
