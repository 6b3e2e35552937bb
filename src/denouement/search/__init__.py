"""Looking for stories: limits, progress, why a search stopped, and what it found."""

from denouement.search.limits import DEFAULT_LIMITS, Limits, Progress, StopReason, Watch
from denouement.search.stories import Found, Outcome, StorySearch

__all__ = ["DEFAULT_LIMITS", "Found", "Limits", "Outcome", "Progress", "StopReason", "StorySearch", "Watch"]
