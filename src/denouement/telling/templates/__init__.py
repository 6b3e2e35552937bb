"""The sentences of our own: for each kind of change, at least four ways to say it.

Source: the families follow from the kind of belief change, not from the verb of the act. ``{P}`` is the person whose mind
it is, ``{S}`` the other one, the rest are clauses put in whole. A clause under *believed* stands in the past with it.
Words of certainty (*sees*, *knows*, *plain*) are for what is certain, *no doubt* for what is likely, *perhaps* for what
is open: other minds are never more than likely. Here they are put together; each module has those of one kind.
"""

from __future__ import annotations

from denouement.telling.templates.beliefs import BELIEFS
from denouement.telling.templates.expected import EXPECTED
from denouement.telling.templates.opening import OPENING
from denouement.telling.templates.reasons import REASONS
from denouement.telling.templates.seen import SEEN
from denouement.telling.templates.wants import FELT, MADE_OF, WANTS

__all__ = ["BECAUSE", "FELT", "JOINED", "LEADS", "MADE_OF", "SO_AS", "TEMPLATES", "TO"]

TEMPLATES: dict[str, tuple[str, ...]] = {**BELIEFS, **OPENING, **REASONS, **EXPECTED, **WANTS, **SEEN}
"""All patterns by the kind of what they tell."""

BECAUSE = " because {wants}"
"""A want drawn to the act it stands behind, where it is for something to be so."""

TO = " {want}"
SO_AS = ", so as {want}"
"""The same, where it is to do something, or not to."""

JOINED = (BECAUSE, TO, SO_AS)
"""The ways a want is drawn to its act."""

LEADS: tuple[str, ...] = ("{P} [says]:", "{P} [speaks]:", "Then {P} [says]:", "It [is] {P} who [says]:")
"""What stands before speech where the world gives nothing, and where it would not be clear who speaks."""
