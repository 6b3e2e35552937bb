"""Telling a story that was found or drafted: from its log to sentences, each with what stands behind it."""

from denouement.telling.checks import CheckResult, Fault, report
from denouement.telling.compose import Composition, Line
from denouement.telling.felt import extras_of, feelings_of
from denouement.telling.foreseen import expectations
from denouement.telling.inputs import Expectation, Extras, FeelingOf, SignOf
from denouement.telling.knobs import EVERYBODY, LEVELS, NAMES, ORDERS, OUTSIDE, STAGES, SWITCHING, Knobs
from denouement.telling.plain import Told, outline, prose
from denouement.telling.show import as_text, paragraph_text
from denouement.telling.tell import composed, plainly, sources_of, tell
from denouement.telling.text import Paragraph, Sentence, Source, Telling

__all__ = [
    "EVERYBODY",
    "LEVELS",
    "NAMES",
    "ORDERS",
    "OUTSIDE",
    "STAGES",
    "SWITCHING",
    "CheckResult",
    "Composition",
    "Expectation",
    "Extras",
    "Fault",
    "FeelingOf",
    "Knobs",
    "Line",
    "Paragraph",
    "Sentence",
    "SignOf",
    "Source",
    "Telling",
    "Told",
    "as_text",
    "composed",
    "expectations",
    "extras_of",
    "feelings_of",
    "outline",
    "paragraph_text",
    "plainly",
    "prose",
    "report",
    "sources_of",
    "tell",
]
