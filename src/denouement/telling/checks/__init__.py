"""The checks of a finished telling, N1 to N17 of the design; each a function from a composition to a result.

N18 needs readers; N19, that the log can be read back from the text, is a test.
"""

from __future__ import annotations

from collections.abc import Callable

from denouement.telling.checks.backing import backed, complete
from denouement.telling.checks.claims import about_the_past, counterfactual, labels
from denouement.telling.checks.minds import hedged, no_leak, non_events, secrets
from denouement.telling.checks.reference import pronouns, speakers
from denouement.telling.checks.result import CheckResult, Fault
from denouement.telling.checks.style import displays, lengths, opening_words, speech_share, templates
from denouement.telling.checks.tense import tenses
from denouement.telling.compose import Composition

__all__ = ["CHECKS", "CheckResult", "Fault", "report"]

CHECKS: tuple[Callable[[Composition], CheckResult], ...] = (
    backed,
    complete,
    no_leak,
    pronouns,
    about_the_past,
    non_events,
    hedged,
    counterfactual,
    opening_words,
    lengths,
    speech_share,
    displays,
    templates,
    tenses,
    labels,
    speakers,
    secrets,
)


def report(made: Composition) -> tuple[CheckResult, ...]:
    """The results of all checks, in their order."""
    return tuple(check(made) for check in CHECKS)
