"""Stories as text in the story language; what it cannot say is named."""

from denouement.language.writing.story import write_story
from denouement.language.writing.unsaid import Origin, Unsaid, Written

__all__ = ["Origin", "Unsaid", "Written", "write_story"]
