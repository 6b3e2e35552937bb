"""Where ``denouement reword`` sends what it sends: to the address that was named, with the key, and nowhere else."""

from __future__ import annotations

import os
import sys

import pytest
from click.testing import CliRunner

from cli.rewording import STORY, Model, anew, completion, run, sends, words_it
from denouement.cli.main import cli
from denouement.cli.reword_client import KEY, server_at
from denouement.errors import UsageError


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
