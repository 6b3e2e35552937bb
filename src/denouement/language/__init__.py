"""The story language: from a writer's text to the model, and back to its canonical layout.

The writer of whole stories stands in :mod:`denouement.language.writing`; reading does without it.
"""

from denouement.language.formatter import format_text
from denouement.language.reader import Library, no_library, read, read_story

__all__ = ["Library", "format_text", "no_library", "read", "read_story"]
