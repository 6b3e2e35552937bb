"""The draft that was broken on purpose: exactly its holes are found, and nothing else."""

from __future__ import annotations

from denouement.answers import analyse, check
from denouement.language import read_story
from denouement.library import bundled_story, bundled_world
from denouement.search import Limits

FOUND = [
    ("Ada reads the letter", "causality", "nothing-led-to-it"),
    ("Bruno smiles at Ada", "continuity", "contradicts-what-was"),
    ("Ada opens the letter", "continuity", "contradicts-what-was"),
    ("Bruno writes back to her sister", "knowledge", "acts-unknowing"),
    ("Bruno answers Ada that her sister wrote it", "causality", "nothing-led-to-it"),
    ("Ada gives Bruno the letter", "motive", "no-reason"),
    ("Ada puts down the letter", "continuity", "contradicts-what-was"),
]
"""Each hole: the draft's line, the kind, the code."""


def test_exactly_the_holes_that_were_made_are_found() -> None:
    """
    Each hole points at its own line, once, with its kind; what is left on purpose is listed apart.
    """
    source = bundled_story("broken")
    answer = check(analyse(read_story(source, bundled_world), source.lines), Limits())
    told = [(source.line(d.span.line).split("#")[0].strip(), d.kind.value, d.code) for d in answer.findings]
    assert FOUND == told
    assert ["she looks for letters every morning"] == [d.on_purpose for d in answer.on_purpose]


def test_every_hole_has_a_remedy() -> None:
    """
    No finding leaves the writer without something to try.
    """
    source = bundled_story("broken")
    answer = check(analyse(read_story(source, bundled_world), source.lines), Limits())
    assert all(d.hint and d.excerpt for d in answer.findings)
