"""The page that shows what stands behind each sentence: self-contained, complete, and exact."""

import re

from hypothesis import given

from denouement.export.prose.text import OUTLINE as LEVEL
from denouement.export.prose.text import clean, kept_paragraphs, paragraph_text, spoken, title_of
from denouement.export.prose.view import view
from export.prose.readers import page
from export.prose.tellings import SCENE, hostile_tellings, hostile_texts


@given(hostile_tellings, hostile_texts)
def test_the_text_reads_back_as_it_was(telling, author):
    """Title and paragraphs, to the letter, with nothing between the sentences but blanks."""
    read = page(view(telling, author))
    article = read.all("article")[0]
    kept = kept_paragraphs(telling)
    if telling.level == LEVEL:
        expected = [spoken(s) for p in kept for s in p.sentences]
    else:
        expected = [paragraph_text(p) for p in kept]
    assert expected == [p.text for p in article.all("p")]
    assert [title_of(telling)] * 2 == [read.all("title")[0].text, read.all("h1")[0].text]
    assert ([clean(author)] if clean(author) else []) == [
        p.text for p in read.all("p") if p.attributes.get("class") == "author"
    ]


@given(hostile_tellings)
def test_every_sentence_leads_to_its_sources_and_back(telling):
    """Each is a link to an entry that says what is behind it, all of it; the entry leads back."""
    read = page(view(telling))
    sentences = [s for p in kept_paragraphs(telling) for s in p.sentences]
    links = [a for a in read.all("article")[0].all("a") if a.attributes["class"] == "sentence"]
    entries = [li for li in read.all("li") if li.attributes.get("id", "").startswith("from")]
    assert len(sentences) == len(links) == len(entries)
    for sentence, link, entry in zip(sentences, links, entries, strict=True):
        assert f"#{entry.attributes['id']}" == link.attributes["href"]
        assert f"#{link.attributes['id']}" == entry.all("a")[0].attributes["href"]
        details = [clean(s.detail) for s in dict.fromkeys(sentence.sources)]
        assert details == [li.text.partition("\x1f")[2] for li in marked(entry)]
        assert all(d in link.attributes["data-from"] for d in details)


def marked(entry):
    """The items of an entry, with the end of the kind marked, so that it is told from the detail."""
    items = entry.all("li")
    for item in items:
        kind, rest = item.inside
        item.inside = [kind.text, "\x1f" + rest[1:]]
    return items


@given(hostile_tellings)
def test_names_are_unique_and_nothing_is_active(telling):
    """No script, no form, no frame, nothing loaded, and no attribute of a writer's."""
    read = page(view(telling))
    everything = read.everything()
    ids = [e.attributes["id"] for e in everything if "id" in e.attributes]
    assert len(set(ids)) == len(ids)
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "p", "article", "section",
               "ol", "ul", "li", "a", "span", "hr"}  # fmt: skip
    assert {e.tag for e in everything} <= allowed
    attributes = {"lang", "charset", "name", "content", "class", "id", "href", "data-from", "aria-label",
                  "aria-labelledby"}  # fmt: skip
    assert {a for e in everything for a in e.attributes} <= attributes
    assert all(e.attributes["href"].startswith("#") for e in everything if "href" in e.attributes)


def test_the_style_loads_nothing():
    """The page works without a network, and asks nobody for anything."""
    style = page(view(SCENE)).all("style")[0].text
    assert not re.search(r"url\(|@import|https?:", style)


def test_sources_are_named_in_plain_words():
    """An event by its number, a belief with the event that brought it."""
    text = view(SCENE)
    assert 'data-from="Event 1: Ann looks for the key."' in text
    assert "Belief, event 1: Ann believes that Bob took the key.&#10;Event 1: Ann looks for the key." in text
    assert "Plan, event 3: Bob wants peace." in text
    assert "The story that ends “they part”." in text
