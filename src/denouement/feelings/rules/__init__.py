"""The rules of appraisal. Each is a function from an event as one person lives it to what they feel."""

from denouement.feelings.rules import content, deeds, people, wants
from denouement.feelings.rules.content import INSTEAD
from denouement.feelings.rules.tools import LEAST, Rule, Tools

__all__ = ["INSTEAD", "LEAST", "RULES", "Rule", "Tools"]

RULES: tuple[Rule, ...] = (*wants.RULES, *people.RULES, *deeds.RULES, *content.RULES)
"""All rules, in the order in which what they find is told."""
