"""The examples of the documentation: every file in it reads, every command prints what is shown.

With UPDATE_EXAMPLES=1 set, outputs that are shown in full are written again; those with a ``…`` line are not.
"""

import os
from importlib import import_module
from pathlib import Path

import pytest

from denouement.answers import analyse
from denouement.diagnostics import Source
from denouement.errors import StoryError
from denouement.language import read, read_story
from denouement.library import bundled_story, bundled_world
from docs.pages import ROOT, Block, blocks, commands, files, fits, pages, run, shown

UPDATE = "UPDATE_EXAMPLES" in os.environ


def with_blocks(*languages: str) -> list[Path]:
    """The pages that hold a block in one of these languages."""
    return [p for p in pages() if any(b.language in languages for b in blocks(p.read_text("utf-8")))]


@pytest.mark.parametrize("page", with_blocks("story"), ids=shown)
def test_every_story_reads(page):
    """What a reader copies from a page works, or fails with the message that the page speaks of."""
    beside: dict[str, str] = {}
    for block, text in files(list(blocks(page.read_text("utf-8")))):
        if block.language != "story":
            continue
        if block.name.endswith(".world"):
            beside[block.name.removesuffix(".world")] = text
        found = codes_in(block.name, text, beside)
        expected = [block.error] if block.error else []
        assert expected == found, f"{shown(page)}, line {block.line}"


@pytest.mark.parametrize("page", with_blocks("console"), ids=shown)
def test_every_command_prints_what_is_shown(page, tmp_path, monkeypatch):
    """Outputs in the documentation are the program's own, so they change when it does."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    text = page.read_text("utf-8")
    found = list(blocks(text))
    whole = {id(block): made for block, made in files(found)}
    replaced: list[tuple[Block, str]] = []
    wrong: list[str] = []
    for block in found:
        if block.name and id(block) in whole:
            Path(block.name).write_text(whole[id(block)], "utf-8")
        lines: list[str] = []
        code = 0
        for command in commands(block):
            if command.call == "echo $?":
                printed = f"{code}\n"
            else:
                printed, code = run(command.call)
            elided = any(line.strip() == "…" for line in command.expected)
            good = fits(command.expected, printed.splitlines())
            if not good and (elided or not UPDATE):
                wrong.append(f"{shown(page)}, line {block.line}: $ {command.call}\n{printed}")
            keep = command.expected if elided or good else printed.rstrip().splitlines()
            lines += [f"$ {command.call}", *keep]
        if lines:
            replaced.append((block, "\n".join(line.rstrip() for line in lines) + "\n"))
    if UPDATE:
        for block, made in reversed(replaced):
            text = text[: block.start] + made + text[block.start + len(block.text) :]
        page.write_text(text, "utf-8")
    assert [] == wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("page", with_blocks("python"), ids=shown)
def test_every_import_works(page):
    """A name of the package that a page imports is there to be imported."""
    for block in blocks(page.read_text("utf-8")):
        if block.language == "python":
            tree = compile(block.text, shown(page), "exec")
            exec(tree, {"__name__": "example"})


@pytest.mark.parametrize(
    ("expected", "printed", "good"),
    [
        (["a", "b"], ["a", "b", ""], True),
        (["a"], ["a", "b"], False),
        (["a", "…"], ["a", "b", "c"], True),
        (["…", "c"], ["a", "b", "c"], True),
        (["a", "…", "c"], ["a", "c"], True),
        (["a", "  …", "b", "…", "d"], ["a", "b", "b", "c", "d"], True),
        (["a", "…", "d"], ["a", "b", "c"], False),
        ([], [], True),
        (["…"], [], True),
    ],
)
def test_left_out_lines_stand_for_any(expected, printed, good):
    """A page can shorten an output, and what it does show is still held to."""
    assert good == fits(expected, printed)


def test_the_change_of_the_first_page_makes_the_ending_come(tmp_path, monkeypatch):
    """The first thing that a newcomer is told to change does what the page says."""
    text = bundled_story("cafe").text
    line = "Mara wants not to be open to being hurt by Teo: 3"
    assert 1 == text.count(line)
    assert line in " ".join((ROOT / "README.md").read_text("utf-8").split())
    monkeypatch.chdir(tmp_path)
    Path("cafe.story").write_text(text.replace(line, line[:-1] + "0.5"), "utf-8")
    assert 0 == run("denouement endings cafe.story --ending forgiven")[1]
    assert 0 == run("denouement why cafe.story Mara forgives Teo")[1]


def codes_in(file: str, text: str, beside: dict[str, str]) -> list[str]:
    """The codes of all that is wrong with a file."""

    def library(name: str) -> Source | None:
        if name in beside:
            return Source(f"{name}.world", beside[name])
        return bundled_world(name)

    if file.endswith(".world"):
        name = file.removesuffix(".world")
        user = Source("user.story", f'story "One that uses it"\n  use {name}\n')
        return list(dict.fromkeys(d.code for d in read(user, library)[1].diagnostics))
    try:
        analyse(read_story(Source(file or "example.story", text), library))
    except StoryError as fault:
        return list(dict.fromkeys(d.code for d in fault.diagnostics))
    return []


def test_python_examples_are_found():
    """The import test would hold for nothing at all; there is at least one page with Python in it."""
    assert with_blocks("python")
    assert import_module("denouement")
