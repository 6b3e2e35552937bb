"""What the documentation lists is all there is: commands, options, codes, names, links."""

import re
from importlib import import_module

import click
import pytest

from denouement.cli import exits
from denouement.cli.main import cli
from denouement.diagnostics import codes
from denouement.library import stories, worlds
from denouement.search import DEFAULT_LIMITS
from docs.pages import ROOT, pages, shown

COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text("utf-8")
NAMES = cli.list_commands(click.Context(cli))
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_is_explained(name):
    """The page of the command line leaves nothing out."""
    assert f"## `{name}`" in COMMAND_LINE
    command = import_module(f"denouement.cli.{name}").command
    options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
    assert [] == [o for o in options if f"`{o}" not in COMMAND_LINE]
    assert [] == [o for o in options if o != "--help" and not said_of(name, o)]


def said_of(name: str, option: str) -> bool:
    """Whether a command's own part names the option, or says that it takes the limits."""
    part = COMMAND_LINE.split(f"## `{name}`")[1].split("\n## ")[0]
    limits = ("--events", "--horizon", "--depth", "--effort", "--time", "--memory")
    return option in part or (option in limits and "[limits]" in part)


def test_the_page_knows_no_other_options():
    """An option that is gone is gone from the page."""
    params = [p for n in NAMES for p in import_module(f"denouement.cli.{n}").command.params]
    known = {o for p in params for o in (*p.opts, *p.secondary_opts)}
    known |= {"--help", "--version"}
    assert set() == set(re.findall(r"--[a-z-]+[a-z]", COMMAND_LINE)) - known


@pytest.mark.parametrize("limit", ["events", "horizon", "depth"])
def test_the_defaults_are_those_of_the_program(limit):
    """A number on the page is the one that works."""
    row = next(line for line in COMMAND_LINE.splitlines() if line.startswith(f"| `--{limit} "))
    assert f"{getattr(DEFAULT_LIMITS, limit)} |" == row.split("| ", 3)[3]


def test_every_exit_code_is_explained():
    """Scripts rest on the exit codes."""
    assert [] == [e for e in exits.Exit if f"| {e.value} |" not in COMMAND_LINE]


def test_every_code_has_its_part():
    """Each message can be looked up, by its code and with its page."""
    text = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    assert [] == [c for c in codes() if f"- [`{c}`](#code-{c}): {title(c)}\n" not in text]
    assert sorted(codes()) == sorted(re.findall(r"diagnostics/pages/([a-z-]+)\.md", text))


def title(code: str) -> str:
    """The first line of the page of a code."""
    page = ROOT / "src" / "denouement" / "diagnostics" / "pages" / f"{code}.md"
    return page.read_text("utf-8").splitlines()[0].removeprefix("# ")


@pytest.mark.parametrize("page", pages(), ids=shown)
def test_links_lead_somewhere(page):
    """A link to another file of the project finds it."""
    targets = [m["target"] for m in LINK.finditer(page.read_text("utf-8")) if "://" not in m["target"]]
    assert [] == [t for t in targets if not (page.parent / t).exists()]


def test_bundled_worlds_are_named():
    """Who reads the first page, or the list of worlds, learns of all of them."""
    readme, index = (
        (ROOT / "README.md").read_text("utf-8"),
        (ROOT / "docs/worlds/index.md").read_text("utf-8"),
    )
    assert [] == [w for w in worlds() if w not in readme or f"]({w}.md)" not in index]


def test_bundled_stories_are_named():
    """A bundled story that nobody hears of shows nothing."""
    assert [] == [s for s in stories() if f"| `{s}` |" not in COMMAND_LINE]
