"""Exports of a telling: a telling and what is known about its story in, the file's contents out.

``PROSE`` lists the formats by name. Every one of them holds the same text: that of ``spoken`` and ``clean`` in
``text``, escaped as its format asks.
"""

from denouement.export.prose.about import About, Wish
from denouement.export.prose.formats import PROSE, Exported, ProseFormat
from denouement.export.prose.json_document import telling_document, telling_schema
from denouement.export.prose.text import file_name

__all__ = [
    "PROSE",
    "About",
    "Exported",
    "ProseFormat",
    "Wish",
    "file_name",
    "telling_document",
    "telling_schema",
]
