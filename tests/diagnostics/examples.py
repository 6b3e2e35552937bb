"""The examples on the explain pages, taken out of the Markdown, and what is said of them."""

import re
from dataclasses import dataclass
from pathlib import Path

from denouement.answers import analyse, check
from denouement.diagnostics import Diagnostic, Source
from denouement.errors import StoryError
from denouement.language import read_story
from denouement.library import bundled_world
from denouement.sabre import read as read_problem_text
from denouement.search import Limits

SOURCE = Path(__file__).parents[2] / "src" / "denouement"
PAGES = SOURCE / "diagnostics" / "pages"
FENCE = re.compile(
    r"^```(?P<kind>story|problem) ?(?P<name>[\w.-]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
LIMITS = Limits()


@dataclass(frozen=True)
class Example:
    """A story and, by name, the worlds that lie beside it."""

    text: str
    worlds: dict[str, str]
    is_problem: bool = False

    def library(self, name: str) -> Source | None:
        """The world of this name: one beside the story, else a bundled one."""
        if name in self.worlds:
            return Source(f"{name}.world", self.worlds[name])
        return bundled_world(name)

    def shown(self) -> str:
        """All files of the example, as they are kept beside what is said of them."""
        beside = "".join(f"--- {name}.world\n{text}" for name, text in self.worlds.items())
        return self.text + beside


def page_text(code: str) -> str:
    """The page of a code, as it stands in the source."""
    return (PAGES / f"{code}.md").read_text("utf-8")


def part(code: str, heading: str) -> str:
    """What stands under a heading of a page; empty where there is no such heading."""
    found = re.split(rf"^## {heading}$", page_text(code), maxsplit=1, flags=re.MULTILINE)
    return re.split(r"^## ", found[1], maxsplit=1, flags=re.MULTILINE)[0] if found[1:] else ""


def example(code: str, heading: str) -> Example | None:
    """The example under a heading; None where there is none."""
    fences = list(FENCE.finditer(part(code, heading)))
    stories = [f["text"] for f in fences if not f["name"]]
    worlds = {f["name"].removesuffix(".world"): f["text"] for f in fences if f["name"]}
    if not stories:
        return None
    assert 1 == len(stories)
    return Example(stories[0], worlds, any(f["kind"] == "problem" for f in fences))


def found_in(given: Example) -> tuple[Diagnostic, ...]:
    """All that is said of a story: its mistakes, or else the holes of its draft."""
    if given.is_problem:
        return read_problem_text(Source("example.txt", given.text))[1].diagnostics
    lines = given.text.split("\n")
    try:
        story = read_story(Source("example.story", given.text), given.library)
        analysis = analyse(story, lines)
    except StoryError as fault:
        return fault.diagnostics
    return check(analysis, LIMITS).findings
