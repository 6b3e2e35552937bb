"""An EPUB is a well-formed book with the text in it, and always the same bytes."""

import io
import zipfile
from xml.etree import ElementTree

from hypothesis import given

from denouement.export.prose.epub import epub
from denouement.export.prose.text import OUTLINE as LEVEL
from denouement.export.prose.text import clean, kept_paragraphs, paragraph_text, spoken, title_of
from export.prose.tellings import OUTLINE, SCENE, hostile_tellings, hostile_texts

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
EPUB = "{http://www.idpf.org/2007/ops}"


def opened(book: bytes) -> zipfile.ZipFile:
    """The book, its archive checked."""
    archive = zipfile.ZipFile(io.BytesIO(book))
    assert archive.testzip() is None
    return archive


def read(book: bytes, name: str) -> ElementTree.Element:
    """One of its XML files."""
    return ElementTree.fromstring(opened(book).read(name))


def test_mimetype_comes_first_and_is_stored_plain():
    """Programs look at fixed places of the file for it."""
    book = epub(SCENE)
    first = opened(book).infolist()[0]
    assert ("mimetype", zipfile.ZIP_STORED, b"") == (first.filename, first.compress_type, first.extra)
    assert b"mimetypeapplication/epub+zipPK" == book[30:60]


def test_the_same_telling_gives_the_same_bytes():
    """No date, no chance, no compressor makes a difference; another text gets another identifier."""
    assert epub(SCENE, "Ann") == epub(SCENE, "Ann")
    assert {(1980, 1, 1, 0, 0, 0)} == {i.date_time for i in opened(epub(SCENE)).infolist()}
    ids = [read(epub(*one), "EPUB/package.opf").findtext(f".//{DC}identifier") for one in
           ((SCENE, ""), (OUTLINE, ""), (SCENE, "Ann"))]  # fmt: skip
    assert 3 == len(set(ids))


def test_every_file_is_in_the_manifest():
    """And every entry of the manifest is a file; one is the table of contents."""
    book = epub(SCENE)
    items = read(book, "EPUB/package.opf").findall(f".//{OPF}item")
    files = {n for n in opened(book).namelist() if n.startswith("EPUB/") and not n.endswith(".opf")}
    assert files == {f"EPUB/{i.get('href')}" for i in items}
    assert ["nav.xhtml"] == [i.get("href") for i in items if i.get("properties") == "nav"]
    navs = read(book, "EPUB/nav.xhtml").findall(f".//{XHTML}nav")
    assert ["toc"] == [n.get(f"{EPUB}type") for n in navs]


def test_the_metadata_say_what_has_to_be_said():
    """Identifier, title, language, exactly one date of change, and what access needs."""
    package = read(epub(SCENE, "A. N. Author"), "EPUB/package.opf")
    assert title_of(SCENE) == package.findtext(f".//{DC}title")
    assert ("en", "A. N. Author") == (
        package.findtext(f".//{DC}language"),
        package.findtext(f".//{DC}creator"),
    )
    said = [m.get("property") for m in package.findall(f".//{OPF}meta")]
    assert 1 == said.count("dcterms:modified")
    assert {"schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature",
            "schema:accessibilityHazard"} <= set(said)  # fmt: skip
    assert read(epub(SCENE), "EPUB/package.opf").find(f".//{DC}creator") is None


@given(hostile_tellings, hostile_texts)
def test_the_text_reads_back_as_it_was(telling, author):
    """Title, author and every paragraph, to the letter; everything is well-formed XML."""
    book = epub(telling, author)
    text = read(book, "EPUB/text.xhtml")
    paragraphs = [p for p in text.iter(f"{XHTML}p") if p.get("class") != "author"]
    kept = kept_paragraphs(telling)
    if telling.level == LEVEL:
        expected = [spoken(s) for p in kept for s in p.sentences]
    else:
        expected = [paragraph_text(p) for p in kept]
        assert len([p for p in kept if p.gap]) == len(text.findall(f".//{XHTML}hr"))
    assert expected == ["".join(p.itertext()) for p in paragraphs]
    assert [title_of(telling)] == [h.text for h in text.iter(f"{XHTML}h1")]
    assert title_of(telling) == text.find(f".//{XHTML}section").get("aria-label")
    assert title_of(telling) == read(book, "EPUB/nav.xhtml").findtext(f".//{XHTML}a")
    package = read(book, "EPUB/package.opf")
    assert (title_of(telling), clean(author) or None) == (
        package.findtext(f".//{DC}title"),
        package.findtext(f".//{DC}creator"),
    )
