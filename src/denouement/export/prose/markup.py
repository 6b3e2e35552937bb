"""Escapes of HTML and XML. Both take text that ``text.clean`` has been through."""

from __future__ import annotations

__all__ = ["attribute", "content"]

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
