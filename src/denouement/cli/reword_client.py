"""One question to a language model at an OpenAI-compatible address, and one answer, or a plain word on why there is none.

Used by ``denouement reword`` alone. The HTTP library is an extra. The key comes from the environment, goes to the one
address that was given, and is in no message; redirects are not followed, so that neither it nor the story goes elsewhere.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from denouement import __version__
from denouement.errors import DenouementError, UsageError

__all__ = ["EXTRA", "KEY", "Client", "OutOfTime", "Server", "ServerFailed", "http_library", "server_at"]

KEY = "DENOUEMENT_MODEL_KEY"
EXTRA = "pip install 'denouement[model]'"

_LARGEST = 1_000_000
"""Bytes of an answer; a paragraph has a few thousand."""

_PAUSES = (0.5, 2.0)
"""Seconds before the second and the third attempt; there is no fourth."""

_LONGEST_PAUSE = 20.0
"""A server may ask for a longer pause, but not for more than this."""

_TRY_AGAIN = (408, 425, 429, 500, 502, 503, 504, 529)


class ServerFailed(DenouementError):
    """The server gave no answer that could be read, and the next one would be no better."""


class OutOfTime(DenouementError):
    """The time given for everything is over."""


@dataclass(frozen=True)
class Server:
    """Where questions go: the full address, the host as shown, the model's name, and the key, which ``repr`` hides."""

    address: str
    host: str
    model: str
    key: str = ""

    def __repr__(self) -> str:
        return f"Server({self.host!r}, {self.model!r})"


def http_library() -> Any | None:
    """The HTTP library; None where the extra is not installed."""
    try:
        return import_module("httpx")
    except ImportError:
        return None


def server_at(url: str, model: str) -> Server:
    """The server that ``--url`` names, with the key of the environment.

    Raises:
        UsageError: it is no address of a server, or the key would be sent where all can read it.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UsageError(_no_address(url), _LIKE) from None
    if parts.scheme not in ("http", "https") or not host or not _plain(url):
        raise UsageError(_no_address(url), _LIKE)
    if "@" in parts.netloc:
        raise UsageError("the address holds a name or a key", f"leave it out, and put the key into {KEY}")
    key = os.environ.get(KEY, "")
    if not _plain(key):
        raise UsageError(
            f"the key in {KEY} has characters that no key has", "look for blanks or a line break"
        )
    if key and parts.scheme == "http" and not _here(host):
        raise UsageError(
            f"the key would go to {host} where everybody on the way can read it", f"use https, or unset {KEY}"
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"
    shown = f"[{host}]" if ":" in host else host
    shown += f":{port}" if port else ""
    return Server(urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")), shown, model, key)


def _no_address(url: str) -> str:
    """Shown as it was given, unless it may hold a password, or what a terminal would obey."""
    shown = f"“{url}”" if url.isprintable() and "@" not in url else "what --url gives"
    return f"{shown} is no address of a server"


_LIKE = "an address is like http://localhost:8080/v1 or https://example.org/v1"


def _plain(text: str) -> bool:
    return all("!" <= c <= "~" for c in text)


def _here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Client:
    """Asks one server. A context manager; ``timeout`` is for one answer, ``deadline`` (by the clock) for all of them."""

    def __init__(
        self,
        library: Any,
        server: Server,
        timeout: float,
        deadline: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._library, self._server, self._timeout = library, server, timeout
        self._deadline, self._clock, self._pause = deadline, clock, pause
        # Without the environment's settings: no proxy that the message does not name, no key from a file.
        self._client = library.Client(follow_redirects=False, trust_env=False)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, rules: str, question: str) -> str:
        """The text of the answer.

        Raises:
            ServerFailed: there is none.
            OutOfTime: the deadline has passed.
        """
        body = {
            "model": self._server.model,
            "stream": False,
            "messages": [{"role": "system", "content": rules}, {"role": "user", "content": question}],
        }
        for pause in (*_PAUSES, None):
            try:
                status, asked, text = self._once(body)
            except self._library.InvalidURL:
                raise ServerFailed(f"{self._server.host} is no address that can be asked") from None
            except (self._library.HTTPError, _TooSlow) as fault:
                why = self._in_words(fault)
                asked = 0.0
            else:
                if status not in _TRY_AGAIN:
                    return self._content(status, text)
                why = f"it answers with status {status}{self._told(text)}"
            if pause is None:
                raise ServerFailed(f"{why}, three times over")
            self._wait(max(pause, asked))
        raise AssertionError("the last attempt returns or raises")

    def _left(self) -> float:
        """Seconds left for one answer."""
        if self._deadline is None:
            return self._timeout
        left = self._deadline - self._clock()
        if left <= 0:
            raise OutOfTime("the time is over")
        return min(left, self._timeout)

    def _wait(self, seconds: float) -> None:
        if self._deadline is not None and self._clock() + seconds >= self._deadline:
            raise OutOfTime("the time is over")
        self._pause(seconds)

    def _once(self, body: dict[str, Any]) -> tuple[int, float, bytes]:
        """One attempt: the status, the pause the server asks for, and what came."""
        seconds = self._left()
        until = self._clock() + seconds
        headers = {"Accept-Encoding": "identity", "User-Agent": f"denouement/{__version__}"}
        if self._server.key:
            headers["Authorization"] = f"Bearer {self._server.key}"
        came = bytearray()
        try:
            with self._client.stream(
                "POST", self._server.address, json=body, headers=headers, timeout=seconds
            ) as answer:
                # As it comes: a small packed answer could become a huge one.
                for chunk in answer.iter_raw():
                    came += chunk
                    if len(came) > _LARGEST:
                        raise ServerFailed(f"it answers with more than {_LARGEST:,} bytes")
                    if self._clock() > until:
                        raise _TooSlow
        except (self._library.TimeoutException, _TooSlow):
            self._left()
            raise
        return answer.status_code, _asked_pause(answer.headers.get("Retry-After", "")), bytes(came)

    # --- what came

    def _content(self, status: int, text: bytes) -> str:
        if 300 <= status < 400:
            raise ServerFailed(
                "it sends on to another address, and that is not followed; give that one with --url"
            )
        if status in (401, 403):
            hint = "it refuses the key" if self._server.key else f"it wants a key; put it into {KEY}"
            raise ServerFailed(f"{hint} (status {status})")
        if status == 404:
            raise ServerFailed(
                f"it knows no such address or no such model (status 404{self._told(text)}); "
                "an address mostly ends in /v1, and --model names the model"
            )
        if not 200 <= status < 300:
            raise ServerFailed(f"it answers with status {status}{self._told(text)}")
        found = _json(text)
        try:
            content = found["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError):
            content = None
        if not isinstance(content, str):
            raise ServerFailed(
                "what it answers is no chat completion; is the address that of a language model?"
            )
        if self._server.key and self._server.key in content:
            raise ServerFailed("its answer holds the key")
        return content

    def _told(self, text: bytes) -> str:
        """The server's own message, shortened, where it has one; never with the key."""
        found = _json(text)
        fault = found.get("error") if isinstance(found, dict) else None
        message = fault.get("message") if isinstance(fault, dict) else fault
        if not isinstance(message, str):
            return ""
        if self._server.key:
            message = message.replace(self._server.key, "…")
        message = " ".join("".join(c if c.isprintable() else " " for c in message).split())
        return f": “{message[:200]}”" if message else ""

    def _in_words(self, fault: Exception) -> str:
        library = self._library
        if isinstance(fault, library.ConnectTimeout):
            return "it cannot be reached in time"
        if isinstance(fault, library.TimeoutException | _TooSlow):
            return f"it gives no answer within {self._timeout:g} seconds"
        if isinstance(fault, library.ConnectError) and "SSL" in str(fault):
            return "no safe line to it can be had: its certificate is not accepted, or it speaks http alone"
        if isinstance(fault, library.ConnectError):
            return "it cannot be reached"
        return "it breaks off, or answers in what is no HTTP"


class _TooSlow(Exception):
    """An answer comes so slowly that the time for it is over."""


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _asked_pause(header: str) -> float:
    return min(float(header), _LONGEST_PAUSE) if header.isascii() and header.isdigit() else 0.0
