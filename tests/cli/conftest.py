"""What the tests of ``denouement reword`` ask for: a server that stands for a model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cli.rewording import Model, served, tell_once
from denouement.cli import reword_client
from denouement.cli.reword_client import KEY

NEEDS = "httpx, of the extra “model”, is not installed"


@pytest.fixture(scope="session")
def serving() -> Iterator[Model]:
    """A server, for all of them."""
    pytest.importorskip("httpx", reason=NEEDS)
    with served() as model:
        yield model


@pytest.fixture
def model(serving: Model, monkeypatch: pytest.MonkeyPatch) -> Model:
    """The server, with nothing asked yet; attempts follow one another at once, and the story is told once."""
    monkeypatch.setattr(reword_client, "_PAUSES", (0.0, 0.0))
    monkeypatch.delenv(KEY, raising=False)
    tell_once(monkeypatch)
    for kept in (serving.asked, serving.headers, serving.paths):
        kept.clear()
    return serving
