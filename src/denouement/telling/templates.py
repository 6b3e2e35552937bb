"""The sentences of our own: for each kind of change, at least four ways to say it.

Source: the families follow from the kind of belief change, not from the verb of the act. ``{P}`` is the person whose mind
it is, ``{S}`` the other one, the rest are clauses put in whole. A clause under *believed* stands in the past with it.
Words of certainty (*sees*, *knows*, *plain*) are for what is certain, *no doubt* for what is likely, *perhaps* for what
is open: other minds are never more than likely.
"""

from __future__ import annotations

__all__ = ["BECAUSE", "JOINED", "LEADS", "SO_AS", "TEMPLATES", "TO"]

TEMPLATES: dict[str, tuple[str, ...]] = {
    # A belief put right by what is seen, where the act itself shows the new state.
    "correction": (
        "{P} [<believes] that {old}",
        "Until now {P} [<takes] it that {old}",
        "All this time {P} [<takes] it that {old}",
        "Up to this moment {P} [<believes] that {old}",
        "{P} [<thinks] that {old}",
        "And {P} [<is] sure that {old}",
    ),
    # The same, where what is seen has to be said.
    "correction seen": (
        "{P} [sees] that {new}",
        "Now {P} [knows] that {new}",
        "{new}, and {P} [sees] it",
        "{P} [understands] that {new}",
        "It [is] plain to {P} that {new}",
        "So {new}; {P} [sees] that",
        "There [is] no mistaking it, for {P}: {new}",
    ),
    # The same, where it is no longer so, or was never.
    "correction not": (
        "But {new}; {P} [<believes] otherwise",
        "{P} [sees] that {new}",
        "{new}, whatever {P} [<believes]",
        "No: {new}. Until now {P} [<is] sure that {old}",
    ),
    "correction both": (
        "{P} [sees] that {new}, and not {instead}",
        "{new}, and {P} [<believes] that {old}",
        "But {new}, not {instead}; {P} [sees] it",
        "Not {instead}: {new}",
    ),
    # What one is told is likely.
    "learned": (
        "{P} [believes] {S}",
        "{P} [takes] {S's} word for it",
        "{new}, then",
        "So {new}: {P} [believes] it",
        "No doubt {new}",
    ),
    "learned otherwise": (
        "So {new}, and not {instead}",
        "{new}, then. Until now {P} [<takes] it to be {instead}",
        "{P} [takes] {S's} word for it, though {P} [<believes] that {old}",
        "Not {instead}: {new}, and {P} [believes] it",
    ),
    "concluded": (
        "{P} [takes] it that {new}",
        "{new}, as {P} [sees] it",
        "So {new}, {P} [believes]",
        "No doubt {new}",
        "{P} [thinks] that {new}",
    ),
    # Another mind, as far as it shows.
    "nested": (
        "{S} [believes] it, no doubt",
        "{P} [takes] it that {S} [believes] it",
        "It [is] believed, or so {P} [thinks]",
        "And {P} [thinks] that {S} [believes] it",
    ),
    "noticed": (
        "{P} [notices] that {new}",
        "Now {new}",
        "{new}; {P} [notices] it",
        "{P} [finds] that {new}",
    ),
    "want": (
        "{P} [wants] {want}",
        "What {P} [wants] [is] {want}",
        "{want}: that [is] what {P} [wants]",
        "One thing {P} [wants] [is] {want}",
        "This much {P} [wants]: {want}",
        "{P} [has] this in mind: {want}",
    ),
    "want of another": (
        "{P} [wants] {want}",
        "What {P} [wants] [is] for {want}",
        "One thing {P} [wants] [is] for {want}",
        "For {want}: that [is] what {P} [wants]",
    ),
    "opening belief": (
        "As {P} [sees] it, {fact}",
        "{P} [takes] it that {fact}",
        "{fact}: so {P} [believes]",
        "{P} [thinks] that {fact}",
        "No doubt {fact}; so {P} [believes]",
    ),
    "opening": ("{fact}",),
    "opening want": (
        "Above all {P} [wants] {fact}",
        "What {P} [wants] most [is] {fact}",
        "More than anything {P} [wants] {fact}",
        "{P} [wants] {fact}, more than anything",
    ),
    "opening want of another": (
        "Above all {P} [wants] {fact}",
        "What {P} [wants] most [is] for {fact}",
        "More than anything {P} [wants] {fact}",
        "{P} [wants] {fact}, more than anything",
    ),
    # What was foreseen, and does not come.
    "nonevent": (
        "{no}",
        "{no}, though {P} [<expects] it",
        "{P} [<expects] something else. {no}",
        "{no}, which {P} [<expects]",
    ),
    "feeling": (
        "{P} [feels] {name}",
        "What {P} [feels] [is] {name}",
        "It [is] {name} that {P} [feels]",
        "{name}: that [is] what {P} [feels]",
    ),
    # The mark of a switch: the new person, seeing.
    "switch": (
        "{P} [sees] {S}",
        "What {P} [sees] [is] {S}",
        "{P} [has] {S} before {P's} eyes",
        "It [is] {S} that {P} [sees]",
    ),
    "switch to a place": (
        "{P} [sees] {where}",
        "What {P} [sees] [is] {where}",
        "{P} [finds] {where}",
        "Now {P} [sees] {where}",
    ),
    "switch to words": (
        "{P} [hears] what {S} [says]:",
        "{P} [sees] {S} speak:",
        "What {P} [hears] [is] {S}:",
        "{P} [hears] {S}:",
    ),
}

BECAUSE = " because {P} [wants] {want}"
"""A want drawn to the act it stands behind, where it is for something to be so."""

TO = " {want}"
SO_AS = ", so as {want}"
"""The same, where it is to do something, or not to."""

JOINED = (BECAUSE, TO, SO_AS)
"""The ways a want is drawn to its act."""

LEADS: tuple[str, ...] = ("{P} [says]:", "{P} [speaks]:", "Then {P} [says]:", "It [is] {P} who [says]:")
"""What stands before speech where the world gives nothing, and where it would not be clear who speaks."""
