"""Looking for stories: limits, progress, why a search stopped, and what it found."""

from denouement.search.compiled import KernelSearch, default_effort, plan_search, story_search
from denouement.search.every_plan import every_plan
from denouement.search.limits import DEFAULT_LIMITS, Limits, Progress, StopReason, Watch
from denouement.search.plans import MOST_LISTED, NO_BOUND, PlanOutcome, shortest_plans
from denouement.search.stories import Found, Outcome, StorySearch

__all__ = [
    "DEFAULT_LIMITS",
    "MOST_LISTED",
    "NO_BOUND",
    "Found",
    "KernelSearch",
    "Limits",
    "Outcome",
    "PlanOutcome",
    "Progress",
    "StopReason",
    "StorySearch",
    "Watch",
    "default_effort",
    "every_plan",
    "plan_search",
    "shortest_plans",
    "story_search",
]
