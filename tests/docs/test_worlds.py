"""A page for each bundled world, with all that the world declares."""

import os

import pytest

from denouement.library import worlds
from docs.pages import ROOT
from docs.tables import BEGIN, END, sentences, with_tables

PAGES = ROOT / "docs" / "worlds"


@pytest.mark.parametrize("world", worlds())
def test_every_world_has_a_page_with_all_its_sentences(world):
    """Whoever uses a world can look up every sentence of it."""
    text = (PAGES / f"{world}.md").read_text("utf-8")
    assert [] == [
        s for s in sentences(world) if f"`{s.removesuffix(': number').split(', one ')[0]}`" not in text
    ]


@pytest.mark.parametrize("world", worlds())
def test_tables_say_what_the_world_says(world):
    """The tables are made from the world's file; UPDATE_EXAMPLES=1 makes them anew."""
    page = PAGES / f"{world}.md"
    text = page.read_text("utf-8")
    assert BEGIN in text
    assert END in text
    made = with_tables(text, world)
    if "UPDATE_EXAMPLES" in os.environ:
        page.write_text(made, "utf-8")
    assert made == page.read_text("utf-8")


def test_every_page_has_a_world():
    """A page of a world that is gone would mislead."""
    assert {"index", *worlds()} == {p.stem for p in PAGES.glob("*.md")}
