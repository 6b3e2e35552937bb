"""A telling as data, each sentence with its sources; and the schema such a document keeps to.

Every document begins with the fields that all documents of the program have.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

from denouement import __version__
from denouement.engine.kernel import kernel_is_used
from denouement.telling.text import Paragraph, Sentence, Source, Telling

__all__ = ["SCHEMA", "telling_document", "telling_from", "telling_json", "telling_schema"]

SCHEMA = "telling"
"""The name of the schema: a document says ``denouement/telling/1``."""

_FILE = "telling.schema.json"


def telling_document(telling: Telling) -> dict[str, Any]:
    """The telling, field by field, exactly as it is."""
    return {
        "schema": f"denouement/{SCHEMA}/1",
        "engine": "kernel" if kernel_is_used() else "reference",
        "version": __version__,
        "complete": True,
        "story": telling.title,
        "ending": telling.ending,
        "level": telling.level,
        "viewpoint": telling.viewpoint,
        "tense": telling.tense,
        "people": [{"name": name, "pronoun": pronoun} for name, pronoun in telling.people],
        "paragraphs": [_paragraph(p) for p in telling.paragraphs],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "place": paragraph.place,
        "gap": paragraph.gap,
        "sentences": [
            {
                "text": s.text,
                "speaker": s.speaker,
                "manner": s.manner,
                "sources": [o.as_json() for o in s.sources],
                **({"why": s.why} if s.why else {}),
            }
            for s in paragraph.sentences
        ],
    }


def telling_json(telling: Telling) -> str:
    """The document as text. Halves of a pair of code units, which no file can hold as they are, are escaped."""
    text = json.dumps(telling_document(telling), indent=2, ensure_ascii=False) + "\n"
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def telling_from(document: dict[str, Any]) -> Telling:
    """The telling that a document holds."""
    return Telling(
        title=document["story"],
        paragraphs=tuple(
            Paragraph(
                tuple(
                    Sentence(
                        s["text"],
                        tuple(Source(o["kind"], o["event"], o["detail"]) for o in s["sources"]),
                        s["speaker"],
                        s["manner"],
                        s.get("why", ""),
                    )
                    for s in p["sentences"]
                ),
                p["place"],
                p["gap"],
            )
            for p in document["paragraphs"]
        ),
        level=document["level"],
        viewpoint=document["viewpoint"],
        tense=document["tense"],
        people=tuple((p["name"], p["pronoun"]) for p in document["people"]),
        ending=document["ending"],
    )


def telling_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the documents."""
    text = files(__package__).joinpath(_FILE).read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
