"""Escapes of HTML and XML, and what pages of both are made of. All of it takes text that ``text.clean`` has been through."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["attribute", "content", "item"]

_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": "&#10;", "\t": "&#9;"}
)


def content(text: str) -> str:
    """Text that stands between tags."""
    return text.translate(_CONTENT)


def attribute(text: str) -> str:
    """Text that stands in quotation marks within a tag; line breaks survive."""
    return text.translate(_ATTRIBUTE)


def item(paragraphs: Sequence[str]) -> str:
    """An event of an outline, as an item of a list: its paragraph, and what is remarked on it as a list within."""
    first, *remarks = (f"<p>{p}</p>" for p in paragraphs)
    within = "".join(f"<li>{r}</li>" for r in remarks)
    return f"<li>{first}{f'<ul>{within}</ul>' if within else ''}</li>"
