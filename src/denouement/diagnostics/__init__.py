"""Findings: their shape, how they are shown, and the pages that explain them."""

from denouement.diagnostics.diagnostic import (
    Diagnostic,
    FindingKind,
    Report,
    Source,
    TooManyMistakes,
    nearest,
)
from denouement.diagnostics.pages import codes, page
from denouement.diagnostics.render import all_as_text, as_json, as_text

__all__ = [
    "Diagnostic",
    "FindingKind",
    "Report",
    "Source",
    "TooManyMistakes",
    "all_as_text",
    "as_json",
    "as_text",
    "codes",
    "nearest",
    "page",
]
