"""Hostile names become names that formats can hold."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from denouement.export.names import entities, identifier, one_line, passage_names, shown, slug
from export.graph.graphs import HOSTILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara goes to the cafe", "mara_goes_to_the_cafe"),
        ("Teo accepts Mara's answer", "teo_accepts_maras_answer"),
        ("Zoë ärgert sich", "zoe_argert_sich"),
        ("日本語", ""),
        ("", ""),
        ("->[[x]]", "x"),
        ("a" * 300, "a" * 40),
    ],
)
def test_slugs(text, expected):
    """Letters and digits are kept, as far as ASCII has them."""
    assert expected == slug(text)


@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE)), max_size=12))
def test_identifiers(texts):
    """Different numbers give different identifiers, whatever the texts, and never a keyword."""
    made = [identifier(n, t) for n, t in enumerate(texts)]
    assert len(made) == len(set(made))
    assert all(re.fullmatch(r"n\d+(_[a-z0-9]+)*", m) and len(m) < 60 for m in made)


@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE)), max_size=12))
def test_passage_names(texts):
    """No two alike, none reserved, nothing in them that a link or a header would read as its own."""
    made = passage_names(texts)
    assert len(texts) == len(made) == len({m.casefold() for m in made})
    for name in made:
        assert name == one_line(name) != ""
        assert not re.search(r"[\[\]{}|<>\\:$_#\"/*]|->|''", name)
        assert name not in ("StoryTitle", "StoryData", "Start")


@given(st.text(max_size=80))
def test_lines(text):
    """One line that a file can hold, and always something to see."""
    line = one_line(text)
    line.encode("utf-8")
    assert [line] == (line.splitlines() or [""])
    assert shown(text).strip()


@pytest.mark.parametrize("text", ["", " \n", "\u200b", "\u3164", "\u2800", "\u202e\u202c"])
def test_nothing_to_see_is_said(text):
    """A name that looks empty is shown as three points."""
    assert "…" == shown(text)


@given(st.one_of(st.text(max_size=80), st.sampled_from(HOSTILE)))
def test_entities(text):
    """A reader of HTML has the text back; letters and ordinary punctuation stay readable."""
    line = one_line(text)
    assert line == html.unescape(entities(line, "&#{};"))
    assert "Mara's well-known answer: no. Yes, no?" == entities(
        "Mara's well-known answer: no. Yes, no?", "&#{};"
    )
