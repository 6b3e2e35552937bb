"""The command that exports: what goes where, what is never written over, and what it says when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from denouement.cli import export as module
from denouement.export.prose import PROSE
from denouement.export.prose.json_document import telling_from
from docs.pages import run as run_here
from support.program import run
from support.texts import MEETING

SMALL = f"""{MEETING}
draft
  Ann goes to the yard
"""

# Ann must go to the yard; the title is what an attacker would choose.
HOSTILE = SMALL.replace('"Small"', '"../<b>Small</b> & *co*"')


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A story that takes no time, in a folder of its own."""
    path = tmp_path / "small.story"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_text_goes_to_standard_output(small: Path) -> None:
    """
    Data there, and nothing else anywhere.
    """
    done = run("export", str(small), "markdown", cwd=small.parent)
    assert (0, "# Small\n\nAnn is at the hall.\n\n", "") == (done.returncode, done.stdout[:30], done.stderr)
    assert ["small.story"] == names(small)


def test_a_file_is_written_where_it_is_asked_for(small: Path) -> None:
    """
    The same text as on standard output; what was written is said on standard error.
    """
    out = small.with_name("small.md")
    done = run("export", str(small), "markdown", "-o", str(out))
    assert (0, "", f"written: {out}\n") == (done.returncode, done.stdout, done.stderr)
    assert run("export", str(small), "markdown").stdout == out.read_text("utf-8")
    assert ["small.md", "small.story"] == names(small)


@pytest.mark.parametrize("name", ["markdown", "epub", "ao3"])
def test_nothing_is_written_over_without_force(small: Path, name: str) -> None:
    """
    A file that is there stays as it is, and nothing is left beside it; with --force it is replaced.
    """
    out = small.with_name("kept.md")
    out.write_text("mine", encoding="utf-8")
    done = run("export", str(small), name, "-o", str(out))
    assert (2, "mine", ["kept.md", "small.story"]) == (done.returncode, out.read_text("utf-8"), names(small))
    assert f"there is a file “{out}” already" in done.stderr
    assert "--force" in done.stderr
    assert 0 == run("export", str(small), name, "-o", str(out), "--force").returncode
    assert b"mine" != out.read_bytes()


def test_what_belongs_beside_a_file_is_not_written_over_either(small: Path) -> None:
    """
    Either all files of an export are written, or none.
    """
    sheet = small.with_name("page-posting-sheet.txt")
    sheet.write_text("mine", encoding="utf-8")
    done = run("export", str(small), "ao3", "-o", "page.html", cwd=small.parent)
    assert (2, "mine") == (done.returncode, sheet.read_text("utf-8"))
    assert ["page-posting-sheet.txt", "small.story"] == names(small)


def test_the_posting_sheet_stands_beside_the_page(small: Path) -> None:
    """
    Named like it; on standard output there is the page alone, and it is said that there is more.
    """
    done = run("export", str(small), "ao3", "-o", "page.html", cwd=small.parent)
    assert 0 == done.returncode
    assert "written: page.html\nwritten: page-posting-sheet.txt\n" == done.stderr
    sheet = small.with_name("page-posting-sheet.txt").read_text("utf-8")
    assert "Characters: Ann, Bob\n" in sheet
    assert "Ann wants that Ann and Bob are together. Will it come to this: Ann and Bob are together?" in sheet
    shown = run("export", str(small), "ao3")
    assert shown.stdout.startswith("<p>Ann is at the hall.")
    assert "there is a posting sheet too" in shown.stderr


def test_a_book_is_written_under_its_title(small: Path) -> None:
    """
    A book is no text for a terminal, so without -o it becomes a file where one is, and that is said.
    """
    folder = small.with_name("here")
    folder.mkdir()
    done = run("export", str(small), "epub", "--author", "A. N. Author", cwd=folder)
    assert (0, "", "written: small.epub\n") == (done.returncode, done.stdout, done.stderr)
    book = zipfile.ZipFile(folder / "small.epub")
    assert "mimetype" == book.namelist()[0]
    assert b"A. N. Author" in book.read("EPUB/package.opf")
    assert 2 == run("export", str(small), "epub", cwd=folder).returncode


def test_a_hyphen_is_standard_output_for_a_book_too(small: Path) -> None:
    """
    So that it can be sent on.
    """
    call = [sys.executable, "-m", "denouement", "export", str(small), "epub", "-o", "-"]
    done = subprocess.run(call, capture_output=True, cwd=small.parent, timeout=120, check=True)
    assert b"PK" == done.stdout[:2]
    assert ["small.story"] == names(small)


def test_a_folder_takes_a_file_under_the_title(tmp_path: Path) -> None:
    """
    No title leads out of the folder.
    """
    story = tmp_path / "hostile.story"
    story.write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "out").mkdir()
    done = run("export", str(story), "html", "-o", "out", cwd=tmp_path)
    assert 0 == done.returncode
    assert ["b-small-b-co.html"] == [p.name for p in (tmp_path / "out").iterdir()]
    assert ["hostile.story", "out"] == names(story)


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("small.story", "is the story itself"),
        ("nowhere/out.md", "cannot be written: No such file or directory"),
        ("/dev/null", "is not a file"),
        ("x" * 300, "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(small: Path, out: str, said: str) -> None:
    """
    Not even --force writes over the story; nothing half done stays.
    """
    done = run("export", str(small), "markdown", "-o", out, "--force", cwd=small.parent)
    assert (2, True) == (done.returncode, said in done.stderr), done.stderr
    assert SMALL == small.read_text("utf-8")
    assert ["small.story"] == names(small)


def names(story: Path) -> list[str]:
    """What is in the folder of a story."""
    return sorted(p.name for p in story.parent.iterdir())


def test_every_format_can_be_asked_for(small: Path) -> None:
    """
    Each gives something, the same every time; capitals do not matter.
    """
    for name in PROSE:
        one, two = (
            run("export", str(small), n, "-o", "-") if name != "epub" else None for n in (name, name.upper())
        )
        if one is not None and two is not None:
            assert (0, True, one.stdout) == (one.returncode, bool(one.stdout), two.stdout)


def test_json_is_a_format_and_an_option(small: Path) -> None:
    """
    As everywhere, --json asks for a document; each sentence in it has its sources.
    """
    done = run("export", str(small), "json")
    document = json.loads(done.stdout)
    assert "denouement/telling/1" == document["schema"]
    assert ("Small", "scene") == (document["story"], document["level"])
    telling = telling_from(document)
    first = telling.paragraphs[0].sentences[0]
    assert ("Ann is at the hall.", "opening", 0) == (
        first.text,
        first.sources[0].kind,
        first.sources[0].event,
    )
    assert (
        done.stdout
        == run("export", str(small), "--json").stdout
        == run("export", str(small), "json", "--json").stdout
    )
    refused = run("export", str(small), "markdown", "--json")
    assert (2, True) == (refused.returncode, "--json asks for the format json" in refused.stderr)


def test_the_story_to_an_ending(small: Path) -> None:
    """
    Instead of the draft.
    """
    done = run("export", str(small), "json", "--ending", "they meet")
    assert ("they meet", 0) == (json.loads(done.stdout)["ending"], done.returncode)
    refused = run("export", str(small), "json", "--ending", "nobody meets")
    assert (2, True) == (refused.returncode, "the story has no ending “nobody meets”" in refused.stderr)


def test_the_options_of_telling_are_heard(small: Path) -> None:
    """
    How much, in which tense, through whose eyes, by whom; each changes the text.
    """
    outline = run("export", str(small), "markdown", "--as", "outline").stdout
    assert "# Small\n\n1. Ann goes to the yard.\n" == outline
    past = run("export", str(small), "markdown", "--tense", "past").stdout
    assert past.startswith("# Small\n\nAnn was at the hall.")
    options = [
        ("--as", "prose"),
        ("--eyes", "Bob"),
        ("--person", "first"),
        ("--names", "pronouns"),
        ("--tense", "past"),
    ]
    plain = run("export", str(small), "markdown").stdout
    told = [run("export", str(small), "markdown", *option).stdout for option in options]
    assert len({plain, *told}) == len(options) + 1
    assert "ANN" not in run("export", str(small), "fountain", "--eyes", "outside").stdout


def test_without_a_file_it_is_the_cafe() -> None:
    """
    As for every command.
    """
    assert "# A less frequented corner\n" == run("export", "markdown").stdout[:27]


def test_nothing_to_tell_is_said(tmp_path: Path) -> None:
    """
    Neither a draft nor a believable story.
    """
    story = tmp_path / "none.story"
    story.write_text(MEETING.replace("Ann and Bob are together\n\nend", "Ann is at unknown\n\nend").replace(
        "they meet (planned): Ann and Bob are together", "never: Ann is at unknown"), encoding="utf-8")  # fmt: skip
    done = run("export", str(story), "markdown")
    assert (2, "", True) == (done.returncode, done.stdout, "there is no story to export" in done.stderr)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("", "name the format to export to"),
        ("cafe", "denouement export cafe markdown"),
        ("markdwn", "Did you mean “markdown”?"),
        ("cafe twine", "Did you mean “twee”?"),
        ("cafe docx", "let pandoc make it"),
        ("cafe zzzzz", "The formats are: markdown, ao3, epub"),
        ("markdown cafe", "denouement export cafe markdown"),
        ("a b c", "name one file and one format"),
        ("x" * 300, "there is no format"),
        ("caffe markdown", "there is no file “caffe”"),
        ("cafe twee --ending forgiven", "--ending means nothing for the format “twee”"),
        ("cafe dot --tense past", "--tense means nothing for the format “dot”"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(call: str, said: str) -> None:
    """
    Exit code 2, and a suggestion.
    """
    printed, code = run_here(f"denouement export {call}")
    assert (2, True) == (code, said in printed), printed


def test_help_lists_every_format_with_a_line() -> None:
    """
    Each with what it is.
    """
    printed, code = run_here("denouement export --help")
    flat = " ".join(printed.split())
    assert 0 == code
    assert [] == [f.name for f in PROSE.values() if f"{f.name} {f.description}" not in flat]
    for name in module._COMING:
        assert f"  {name} " in printed


@pytest.mark.parametrize(
    "name", ["twee", "ink", "renpy", "yarn", "dot", "mermaid", "graph", "knows-dot", "knows-mermaid"]
)
def test_formats_of_every_story(small: Path, name: str) -> None:
    """
    They come from the same command, to standard output or a file.
    """
    done = run("export", str(small), name)
    assert (0, "") == (done.returncode, done.stderr)
    assert "Small" in done.stdout
    assert 0 == run("export", str(small), name, "-o", "out", cwd=small.parent).returncode
    assert done.stdout == small.with_name("out").read_text("utf-8")


def test_a_limit_is_told_and_gives_exit_code_3(small: Path) -> None:
    """
    What holds only some of the stories never passes for all of them.
    """
    done = run("export", str(small), "twee", "--effort", "1")
    assert (3, True) == (done.returncode, "not every story is in it" in done.stderr)


def test_a_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where the formats of every story are not installed, the rest works, and asking for one says what is missing.
    """
    monkeypatch.setattr(module, "_from_graph", lambda what: {})
    printed, code = run_here("denouement export cafe twee")
    assert (4, True) == (code, "needs a part of the program that is not installed" in printed)
    assert 0 == run_here("denouement export cafe markdown")[1]
    assert "Formats of all" not in run_here("denouement export --help")[0]


def test_several_files_go_to_a_folder(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    """
    A format that needs several files asks for a folder, and makes it.
    """

    class Both:
        description, suffix = "two files", ".a"

        def write(self, graph: object) -> dict[str, str]:
            return {"one.a": "1", "two.a": "2"}

    monkeypatch.setattr(module, "_from_graph", lambda what: {"both": Both()} if what == "INTERACTIVE" else {})
    printed, code = run_here(f"denouement export {small} both")
    assert (2, True) == (code, "makes several files (one.a, two.a)" in printed)
    assert 0 == run_here(f"denouement export {small} both -o {small.parent}/made")[1]
    assert {"one.a": "1", "two.a": "2"} == {p.name: p.read_text() for p in (small.parent / "made").iterdir()}


def test_mistakes_of_a_file_are_told_as_a_document_too(small: Path) -> None:
    """
    With --json, as by every command.
    """
    small.write_text(SMALL + "  Ann flies\n", encoding="utf-8")
    done = run("export", str(small), "--json")
    assert 2 == done.returncode
    assert json.loads(done.stdout)["findings"]
