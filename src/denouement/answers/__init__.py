"""Answers: endings, reasons, who knows what, and the holes of a draft."""

from denouement.answers.analysis import Analysis, analyse, loops_told
from denouement.answers.check import CheckAnswer, check, play_draft
from denouement.answers.endings import EndingAnswer, EndingsAnswer, Hole, Status, find_endings, log_of
from denouement.answers.knows import BeliefSpan, Instant, KnowsAnswer, knows
from denouement.answers.levels import level_name, with_levels
from denouement.answers.motives import Missing, Motives, ReasonTree
from denouement.answers.why import ActReasons, WhyAnswer, why
from denouement.answers.wording import Wording

__all__ = [
    "ActReasons",
    "Analysis",
    "BeliefSpan",
    "CheckAnswer",
    "EndingAnswer",
    "EndingsAnswer",
    "Hole",
    "Instant",
    "KnowsAnswer",
    "Missing",
    "Motives",
    "ReasonTree",
    "Status",
    "WhyAnswer",
    "Wording",
    "analyse",
    "check",
    "find_endings",
    "level_name",
    "knows",
    "log_of",
    "loops_told",
    "play_draft",
    "why",
    "with_levels",
]
