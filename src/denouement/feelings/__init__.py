"""Feelings: what people feel over a story, worked out from what they believe, want and foresee; and what shows of it."""

from denouement.feelings.appraise import (
    Felt,
    appraise,
    feelings_at_end,
    felt_after,
    foreseeing,
    leading,
    tools_for,
)
from denouement.feelings.asked import Asked, asked_feeling
from denouement.feelings.displays import Display, Reading, Sign
from denouement.feelings.ends import FeltEnds, felt_ends
from denouement.feelings.feeling import Cause, Emotion, Feeling
from denouement.feelings.felt import FeltStory, felt_story, signs_of
from denouement.feelings.likelihood import Likelihood
from denouement.feelings.story import FeelsAnswer, Mood, feels

__all__ = [
    "Asked",
    "Cause",
    "Display",
    "Emotion",
    "Feeling",
    "FeelsAnswer",
    "Felt",
    "FeltEnds",
    "FeltStory",
    "Likelihood",
    "Mood",
    "Reading",
    "Sign",
    "appraise",
    "asked_feeling",
    "feelings_at_end",
    "feels",
    "felt_after",
    "felt_ends",
    "felt_story",
    "foreseeing",
    "leading",
    "signs_of",
    "tools_for",
]
