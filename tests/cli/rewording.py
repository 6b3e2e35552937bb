"""A server of our own that stands for a language model, what it can answer, and ``denouement reword`` held against it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from click.testing import CliRunner, Result

import denouement.cli.reword as command
from denouement import telling
from denouement.cli.chosen import Chosen
from denouement.cli.common import Opened, open_story
from denouement.cli.main import cli
from denouement.cli.told import extras_for
from denouement.telling import Extras, Knobs, Telling
from denouement.telling import tell as tell_anew
from support import program

__all__ = [
    "STORY",
    "Answer",
    "Model",
    "anew",
    "completion",
    "plainly",
    "run",
    "sends",
    "served",
    "silent",
    "tell_once",
    "words_it",
]

STORY = "lie-for-love"

Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class Model:
    """A server: how it answers, and what it was asked."""

    answer: Answer = lambda handler, body: None
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def served() -> Iterator[Model]:
    """A server on a port of its own, on this machine alone."""
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


# --- the command


def run(url: str, *args: str) -> Result:
    """The command on a small bundled story."""
    return CliRunner().invoke(cli, ["reword", STORY, "--url", url, *args])


@cache
def plainly() -> str:
    """The story as the program tells it."""
    return program.run("tell", STORY, "--as", "scene", NO_COLOR="1").stdout


def tell_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the server answers, the story and its tellings are the same: each is worked out for the first run alone."""
    monkeypatch.setattr(command, "open_story", _opened)
    monkeypatch.setattr(command, "extras_for", _extras)
    monkeypatch.setattr(telling, "tell", _told)


_opened = cache(open_story)
_EXTRAS: dict[tuple[int, str], Extras] = {}
_TOLD: dict[tuple[int, str, Knobs], Telling] = {}


def _extras(opened: Opened, chosen: Chosen, limits: Any, feelings: bool) -> Extras:
    key = (id(opened), chosen.ending)
    if key not in _EXTRAS:
        _EXTRAS[key] = extras_for(opened, chosen, limits, feelings)
    return _EXTRAS[key]


def _told(analysis: Any, log: Any, knobs: Knobs, extras: Extras, ending: str) -> Telling:
    key = (id(analysis), ending, knobs)
    if key not in _TOLD:
        _TOLD[key] = tell_anew(analysis, log, knobs, extras, ending)
    return _TOLD[key]


# --- what it answers


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


def silent(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    """Nothing, until the other side gives up."""
    handler.connection.settimeout(30)
    handler.rfile.read(1)
