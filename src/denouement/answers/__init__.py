"""Answers: endings, reasons, who knows what, and the holes of a draft."""

from denouement.answers.analysis import Analysis, analyse, loops_told
from denouement.answers.check import CheckAnswer, check, play_draft
from denouement.answers.contrast import Branch, Contrast, why_not
from denouement.answers.counterfactual import WouldHave, would_have
from denouement.answers.endings import EndingAnswer, EndingsAnswer, Hole, Status, find_endings, log_of
from denouement.answers.knows import BeliefSpan, Digest, Instant, KnowsAnswer, digest, knows
from denouement.answers.levels import level_name, with_levels
from denouement.answers.motives import Missing, Motives, ReasonTree, motives_for
from denouement.answers.plan import (
    PlanAnswer,
    PlannedAct,
    Reasoned,
    ToldPlan,
    default_goal,
    explained,
    find_plans,
    tree_lines,
)
from denouement.answers.plan_file import GivenAct, read_plan
from denouement.answers.standstill import Break, Standstill, Waiting
from denouement.answers.validate import Fault, Rule, Validation, validate
from denouement.answers.why import ActReasons, WhyAnswer, why
from denouement.answers.wording import Wording

__all__ = [
    "ActReasons",
    "Analysis",
    "BeliefSpan",
    "Branch",
    "Break",
    "CheckAnswer",
    "Contrast",
    "Digest",
    "EndingAnswer",
    "EndingsAnswer",
    "Fault",
    "GivenAct",
    "Hole",
    "Instant",
    "KnowsAnswer",
    "Missing",
    "Motives",
    "PlanAnswer",
    "PlannedAct",
    "ReasonTree",
    "Reasoned",
    "Rule",
    "Standstill",
    "Status",
    "ToldPlan",
    "Validation",
    "Waiting",
    "WhyAnswer",
    "WouldHave",
    "Wording",
    "analyse",
    "check",
    "default_goal",
    "digest",
    "explained",
    "find_endings",
    "find_plans",
    "level_name",
    "knows",
    "log_of",
    "loops_told",
    "motives_for",
    "play_draft",
    "read_plan",
    "tree_lines",
    "validate",
    "why",
    "why_not",
    "with_levels",
    "would_have",
]
