"""Exports as the programs they are made for take them. Each test skips, saying why, where its program is missing.

Programs from npm are looked for under ``tests/clients`` or where DENOUEMENT_CLIENTS says; those in Python are
looked for there (``venv``) and in this environment; Ruby, Java and pandoc on the system.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from denouement.export.prose import PROSE, Exported
from denouement.export.prose.text import clean, kept_paragraphs, paragraph_text, title_of
from denouement.telling.text import Paragraph, Sentence, Source, Telling
from export.prose.expected import WIDE, plain, screenplay_blocks
from export.prose.tellings import ABOUT, HOSTILE, OUTLINE, SCENE

pytestmark = pytest.mark.slow

CLIENTS = Path(os.environ.get("DENOUEMENT_CLIENTS", Path(__file__).parents[2] / "clients"))
_S = (Source("event", 1, "Ann waits."),)


def hostile(text: str) -> Telling:
    """A telling in which a hostile text stands wherever one can."""
    return Telling(
        text,
        (
            Paragraph((Sentence(text, _S),), text),
            Paragraph((Sentence(f"Ann waits {text} there.", _S),), gap=True),
            Paragraph((Sentence(text, _S, "Ann", text),)),
            Paragraph((Sentence(text, _S, text), Sentence(text, _S, text, "low"))),
        ),
        "scene",
        "",
        "present",
        (("Ann", "she"),),
        text,
    )


TELLINGS = {"scene": SCENE, "outline": OUTLINE, "empty": replace(SCENE, paragraphs=())}
TELLINGS |= {f"h{n:03}": hostile(text) for n, text in enumerate(HOSTILE)}


@pytest.fixture
def written(tmp_path, request) -> Path:
    """A folder with every telling in one format."""
    found = PROSE[request.param]
    for name, telling in TELLINGS.items():
        made: Exported = found.render(telling, ABOUT)
        data = made.main if isinstance(made.main, bytes) else made.main.encode()
        (tmp_path / f"{name}{found.suffix}").write_bytes(data)
    return tmp_path


def from_npm(name: str) -> Path:
    """A program or a package installed by npm, or a skip."""
    modules = CLIENTS / "node_modules"
    for path in (modules / ".bin" / name, modules / name):
        if shutil.which("node") and path.exists():
            return path
    return pytest.skip(f"{name} is not installed under {modules}; run tests/clients/install")


def from_pip(module: str) -> str:
    """A Python that has a module, or a skip."""
    pythons = [str(CLIENTS / "venv" / "bin" / "python"), sys.executable]
    for python in pythons:
        if (
            Path(python).exists()
            and subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0
        ):
            return python
    return pytest.skip(f"the Python package {module} is not installed; run tests/clients/install")


def on_system(name: str) -> str:
    """A program of the system, or a skip."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed")


def run(
    *call: str | Path, given: str | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """What a program says."""
    words = [str(c) for c in call]
    return subprocess.run(
        words, input=given, capture_output=True, text=True, cwd=cwd, timeout=300, check=False
    )


# --- Markdown


@pytest.mark.parametrize("written", ["markdown"], indirect=True)
def test_markdownlint_finds_nothing(written):
    """With every rule but the length of lines, since a paragraph is a line."""
    program = from_npm("markdownlint-cli2")
    (written / ".markdownlint-cli2.jsonc").write_text('{"config": {"MD013": false}}')
    done = run(program, "scene.md", "outline.md", "empty.md", cwd=written)
    assert (0, True) == (done.returncode, "Linting: 3 file" in done.stdout), done.stderr


@pytest.mark.parametrize("written", ["markdown"], indirect=True)
def test_pandoc_reads_markdown_as_it_was(written):
    """Another reader of CommonMark; what it makes of it as plain text is the text."""
    pandoc = on_system("pandoc")
    wrong = []
    for name, telling in TELLINGS.items():
        if telling.level == "outline":
            continue
        done = run(pandoc, "-f", "commonmark", "-t", "json", written / f"{name}.md")
        blocks = json.loads(done.stdout)["blocks"]
        found = [(b["t"], inlines(b["c"][-1] if b["t"] == "Header" else b.get("c", []))) for b in blocks]
        expected = [("Header", title_of(telling))]
        for paragraph in kept_paragraphs(telling):
            expected += [("HorizontalRule", "")] * paragraph.gap
            expected.append(("Para", paragraph_text(paragraph)))
        # Pandoc joins an accent to its letter.
        expected = [(kind, unicodedata.normalize("NFC", text)) for kind, text in expected]
        if expected != found:
            wrong.append((name, expected, found))
    assert [] == wrong


def inlines(found: list[dict]) -> str:
    """The text of pandoc's inlines; anything but text and blanks stands out."""
    known = {"Space": " ", "SoftBreak": "\n"}
    return "".join(i["c"] if i["t"] == "Str" else known.get(i["t"], f"<{i['t']}>") for i in found)


# --- Archive of Our Own

SANITIZE = r"""
require 'sanitize'; require 'json'
config = JSON.parse(ARGV[0])
config = {elements: config['elements'], attributes: {all: config['all'], 'a' => %w[href name]}}
puts Dir['*.html'].sort.reject { |f| File.read(f) == Sanitize.fragment(File.read(f), config) }
puts "#{Dir['*.html'].size} read"
"""
ELEMENTS = """a abbr acronym address b big blockquote br caption center cite code col colgroup details figcaption figure dd
del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby s samp small span strike strong sub
summary sup table tbody td tfoot th thead tr tt u ul var"""


@pytest.mark.parametrize("written", ["ao3"], indirect=True)
def test_the_archives_sanitizer_changes_nothing(written):
    """The library the Archive uses, with the lists the Archive publishes."""
    ruby = on_system("ruby")
    if run(ruby, "-e", "require 'sanitize'").returncode:
        pytest.skip("the Ruby library sanitize is not installed")
    config = json.dumps({"elements": ELEMENTS.split(), "all": ["align", "dir", "lang", "title", "class"]})
    done = run(ruby, "-e", SANITIZE, config, cwd=written)
    assert (f"{len(TELLINGS)} read\n", "") == (done.stdout, done.stderr)


# --- EPUB


@pytest.mark.parametrize("written", ["epub"], indirect=True)
def test_epubcheck_ts_finds_nothing(written):
    """Every book, hostile or not; warnings count."""
    program = from_npm("epubcheck-ts")
    wrong = [name for name in TELLINGS if not valid(run(program, written / f"{name}.epub"))]
    assert [] == wrong


def valid(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether epubcheck-ts says that a book is valid, without errors and warnings."""
    return done.returncode == 0 and "Errors:   0" in done.stdout and "Warnings: 0" in done.stdout


@pytest.mark.parametrize("written", ["epub"], indirect=True)
def test_epubcheck_finds_nothing(written):
    """The one that shops use, on a few, since it takes seconds each."""
    python = from_pip("epubcheck")
    on_system("java")
    for name in ("scene", "outline", "h000", "h067"):
        report = "import sys, json; from epubcheck import EpubCheck; r = EpubCheck(sys.argv[1]); print(r.valid, len(r.messages), r.messages)"
        done = run(python, "-c", report, written / f"{name}.epub")
        assert done.stdout.startswith("True 0 "), done.stdout + done.stderr


# --- Fountain

SCREENPLAIN = r"""
import io, json, sys
from screenplain.parsers.fountain import parse
made = {}
for name, text in json.load(sys.stdin).items():
    blocks = []
    for p in parse(io.StringIO(text, newline="")).paragraphs:
        kind = type(p).__name__
        if kind == "Dialog":
            blocks.append(["speech", str(p.character), *[str(line) for _, line in p.blocks]])
        elif kind == "Slug":
            blocks.append(["heading", str(p.line)])
        else:
            blocks.append(["action" if kind == "Action" and not p.centered else kind, " ".join(map(str, p.lines))])
    made[name] = blocks
print(json.dumps(made))
"""

FOUNTAIN_JS = r"""
const { Fountain } = require(process.argv[1]);
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const made = {};
for (const [name, text] of Object.entries(texts)) made[name] = new Fountain().parse(text, true).tokens;
console.log(JSON.stringify(made));
"""


def screenplays() -> dict[str, str]:
    """Every telling in Fountain."""
    made = {name: PROSE["fountain"].render(telling, ABOUT).main for name, telling in TELLINGS.items()}
    return {name: text for name, text in made.items() if isinstance(text, str)}


def test_screenplain_reads_what_was_meant():
    """Headings, action, speakers, manners and speech, to the letter.

    It has no escape for underscores, so tellings with a pair of them are left to the other reader.
    """
    python = from_pip("screenplain")
    texts = {name: text for name, text in screenplays().items() if "\\_" not in text}
    assert len(texts) > 100
    done = run(python, "-c", SCREENPLAIN, given=json.dumps(texts))
    assert "" == done.stderr
    compare({name: [tuple(b) for b in blocks] for name, blocks in json.loads(done.stdout).items()})


def test_fountain_js_reads_what_was_meant():
    """The same, by the other one."""
    package = from_npm("fountain-js")
    done = run("node", "-e", FOUNTAIN_JS, package, given=json.dumps(screenplays()))
    assert "" == done.stderr
    tokens = json.loads(done.stdout)
    for name, found in tokens.items():
        titles = {t["type"]: t["text"] for t in found if t.get("is_title")}
        assert plain(title_of(TELLINGS[name])) == bare(titles["title"]), name
    compare({name: joined([t for t in found if not t.get("is_title")]) for name, found in tokens.items()})


def joined(tokens: list[dict]) -> list[tuple[str, ...]]:
    """The tokens of one speech as one block."""
    kinds = {"scene_heading": "heading", "character": "speech"}
    blocks: list[tuple[str, ...]] = []
    for token in tokens:
        if token["type"] in ("parenthetical", "dialogue"):
            blocks[-1] = (*blocks[-1], *(token["text"].split("\n")))
        elif token["type"] not in ("dialogue_begin", "dialogue_end"):
            blocks.append((kinds.get(token["type"], token["type"]), token["text"]))
    return blocks


def bare(text: str) -> str:
    """Text without escapes and word joiners."""
    return plain(text.replace("\\*", "*").replace("\\_", "_"))


def compare(found: dict[str, list[tuple[str, ...]]]) -> None:
    """Assert that what was read is what was told."""
    wrong = []
    for name, blocks in found.items():
        read = [(b[0], *(bare(line) for line in b[1:])) for b in blocks]
        read = [
            (b[0], b[1].removeprefix("INT./EXT. ").translate(WIDE)) if b[0] == "heading" else b for b in read
        ]
        read = [(b[0], b[1].translate(WIDE), *b[2:]) if b[0] == "speech" else b for b in read]
        meant = [
            (b[0], b[1].removeprefix("INT./EXT. "), *b[2:]) if b[0] == "heading" else b
            for b in screenplay_blocks(TELLINGS[name])
        ]
        if read != meant:
            wrong.append((name, [pair for pair in zip(meant, read, strict=False) if pair[0] != pair[1]]))
    assert [] == wrong


# --- the page


@pytest.mark.parametrize("written", ["html"], indirect=True)
def test_html_validate_finds_nothing(written):
    """Its recommended rules; a long title is the writer's."""
    program = from_npm("html-validate")
    (written / ".htmlvalidate.json").write_text(
        '{"extends": ["html-validate:recommended"], "rules": {"long-title": "off"}}'
    )
    done = run(program, *sorted(p.name for p in written.glob("*.html")), cwd=written)
    assert (0, "") == (done.returncode, done.stdout)


def test_every_hostile_text_is_in():
    """Nothing is left out of what the programs are given."""
    assert len(HOSTILE) + 3 == len(TELLINGS)
    assert all(clean(text) in clean(TELLINGS[f"h{n:03}"].title) for n, text in enumerate(HOSTILE))
