"""The sentences of our own: for each kind of change, at least four ways to say it.

Source: the families follow from the kind of belief change, not from the verb of the act. ``{P}`` is the person whose mind
it is, ``{S}`` the other one, the rest are clauses put in whole. A clause under *believed* stands in the past with it.
"""

from __future__ import annotations

__all__ = ["BECAUSE", "LEADS", "TEMPLATES"]

TEMPLATES: dict[str, tuple[str, ...]] = {
    # A belief put right by what is seen, where the act itself shows the new state.
    "correction": (
        "{P} [<believes] that {old}",
        "Until now {P} [<takes] it that {old}",
        "All this time {P} [<takes] it that {old}",
        "Up to this moment {P} [<believes] that {old}",
        "{P} [<thinks] that {old}",
        "And {P} [<is] certain that {old}",
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
        "No: {new}. Until now {P} [<is] certain that {old}",
    ),
    "correction both": (
        "{P} [sees] that {new}; {P} [<believes] that {old}",
        "{new}, and {P} [<believes] that {old}",
        "But {new}; until now {P} [<takes] it that {old}",
        "{P} [<thinks] that {old}, but {new}",
    ),
    "learned": (
        "{P} [believes] {S}",
        "{P} [takes] {S's} word for it",
        "{new}, then",
        "So {new}: {P} [believes] it",
        "{P} [is] sure that {new}",
    ),
    "learned otherwise": (
        "So {new}. {P} [<believes] that {old}",
        "{new}, then. Until now {P} [<takes] it that {old}",
        "{P} [takes] {S's} word for it, though {P} [<believes] that {old}",
        "{P} [<thinks] that {old}; now {P} [believes] that {new}",
    ),
    "concluded": (
        "{P} [takes] it that {new}",
        "{new}, as {P} [sees] it",
        "So {new}, {P} [believes]",
        "To {P} it [is] plain that {new}",
    ),
    "nested": (
        "{P} [sees] that {S} [believes] it",
        "{S} [believes] it, and {P} [sees] as much",
        "It [is] believed; {P} [sees] that",
        "{P} [sees] {S} take it for true",
    ),
    "noticed": (
        "{P} [notices] that {new}",
        "Now {new}",
        "{new}; {P} [notices] it",
        "{P} [finds] that {new}",
    ),
    "want": (
        "{P} [wants] {want}",
        "To what end? {P} [wants] {want}",
        "What for? {P} [wants] {want}",
        "There [is] a thing {P} [wants]: {want}",
        "For {P} it [comes] down to this: {want}",
        "{P} [does] it for one reason: {want}",
        "{P} [has] a reason, and it [is] this: {want}",
    ),
    "want of another": (
        "{P} [wants] {want}",
        "What for? {P} [wants] {want}",
        "{P} [does] it because {P} [wants] {want}",
        "There [is] a reason: {P} [wants] {want}",
        "The reason [is] that {P} [wants] {want}",
    ),
    "opening belief": (
        "As {P} [sees] it, {fact}",
        "{P} [takes] it that {fact}",
        "{fact}: so {P} [believes]",
        "{P} [is] certain that {fact}",
        "To {P} it [is] plain that {fact}",
    ),
    "opening": ("{fact}",),
    "opening want": (
        "Above all {P} [wants] {fact}",
        "{P} [wants] {fact}, more than most things",
        "More than other things {P} [wants] {fact}",
        "There [is] one thing above the rest that {P} [wants]: {fact}",
    ),
    "nonevent": (
        "{no}",
        "{no}, though {P} [<expects] it",
        "{P} [<expects] something else: {no}",
        "{no}, which {P} [<expects]",
    ),
    "feeling": (
        "{P} [feels] {name}",
        "What {P} [feels] [is] {name}",
        "There [is] {name} in {P}",
        "It [is] {name} that {P} [feels]",
    ),
}

BECAUSE = " because {P} [wants] {want}"
"""A want drawn to the act it stands behind."""

LEADS: tuple[str, ...] = ("{P} [says]:", "{P} [speaks]:", "Then {P} [says]:", "It [is] {P} who [says]:")
"""What stands before speech where the world gives nothing, and where it would not be clear who speaks."""
