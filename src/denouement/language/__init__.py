"""The story language: from a writer's text to the model, and back to its canonical layout."""

from denouement.language.formatter import format_text
from denouement.language.reader import Library, no_library, read, read_story
from denouement.language.writing.story import write_story
from denouement.language.writing.unsaid import Origin, Unsaid, Written

__all__ = [
    "Library",
    "Origin",
    "Unsaid",
    "Written",
    "format_text",
    "no_library",
    "read",
    "read_story",
    "write_story",
]
