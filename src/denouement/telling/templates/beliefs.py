"""What changes in what people believe, of the world and of one another."""

from __future__ import annotations

__all__ = ["BELIEFS"]

BELIEFS: dict[str, tuple[str, ...]] = {
    # A belief put right by what is seen, where the act itself shows the new state.
    "correction": (
        "{P} [<believes] that {old}",
        "Until now {P} [<takes] it that {old}",
        "All this time {P} [<takes] it that {old}",
        "Up to this moment {P} [<believes] that {old}",
        "{P} [<thinks] that {old}",
        "And {P} [<is] sure that {old}",
        "It [takes] {P} a moment to see it, for until now {P} [<believes] that {old}",
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
        "{P} [finds] that {new}",
        "It [takes] no more than a moment, and then there [is] no mistaking it: {new}",
        "{P} [has] only to look, and it [is] plain that {new}",
    ),
    # That somebody has lied to one: {truth} is what is so instead.
    "lied": (
        "So {S} [<lies|lied|lied] to {P}",
        "{P} [understands] that {S} [<lies|lied|lied] to {P}",
        "It [<is] a lie, what {S} [<tells] {P}",
        "So it [<is] not true, what {S} [<tells] {P}: {S} [<lies|lied|lied]",
    ),
    "lied about": (
        "So {S} [<lies|lied|lied] to {P}: {truth}",
        "{truth}. So {S} [<lies|lied|lied] to {P}",
        "It [<is] a lie, then, what {S} [<tells] {P}, and {truth}",
        "{P} [understands] now that {S} [<lies|lied|lied] to {P}, and that {truth}",
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
        "{P} [<is] wrong. {new}, and not {instead}",
        "Until this moment {P} [<believes] otherwise, but {new}, and not {instead}",
    ),
    # What one is told is likely.
    "learned": (
        "{P} [believes] {S}",
        "{P} [takes] {S's} word for it",
        "{new}, then",
        "So {new}: {P} [believes] it",
        "No doubt {new}",
        "{P} [has] it from {S}, and [has] no reason not to believe {S}: {new}",
    ),
    "learned otherwise": (
        "So {new}, and not {instead}",
        "{new}, then. Until now {P} [<takes] it to be {instead}",
        "{P} [takes] {S's} word for it, though {P} [<believes] that {old}",
        "Not {instead}: {new}, and {P} [believes] it",
    ),
    # The same, where the opposite was held to be so.
    "learned after all": (
        "So {new}. Until now {P} [<takes] it that {old}",
        "{new}, then, though {P} [<believes] that {old}",
        "{P} [takes] {S's} word for it: {new}. And {P} [<is] sure that {old}",
        "So {new}, and all this time {P} [<thinks] that {old}",
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
        "{S} [believes] it, or so {P} [thinks]",
        "And {P} [thinks] that {S} [believes] it",
    ),
    "nested fact": (
        "Now {S} [believes] that {new}, or so {P} [thinks]",
        "{P} [takes] it that {S} [believes] it now: {new}",
        "{new}: that [is] what {S} [believes] now, {P} [thinks]",
        "So {S} [thinks] that {new}; {P} [sees] it in {S's} face",
    ),
    # A claim that is not taken at its word.
    "claimed": (
        "{P} [weighs] it: whether {new}; whether {S} would say so if not",
        "Whether {new}, {P} [does] not know; {S} [says] so",
        "{S} [says] so. {P} [wants] more than that",
        "So {S} [says]. Perhaps {new}, perhaps not",
    ),
    "unsure": (
        "Perhaps {old}, perhaps not: {P} [does] not know any more",
        "{P} [!is] sure any more that {old}",
        "Whether {old}, {P} [does] not know any more",
        "Until now {P} [<thinks] that {old}. Now it could be otherwise",
    ),
    "noticed": (
        "{P} [notices] that {new}",
        "Now {new}",
        "{new}; {P} [notices] it",
        "{P} [finds] that {new}",
        "Something [is] different. {new}",
    ),
    # Whose word it was that is believed no longer.
    "recalls": (
        "{S} [<says] otherwise, and {P} [<believes] it",
        "{P} [<has] it from {S}",
        "And {P} [<takes] {S's} word for it",
        "It [is] {S} who [<tells] {P} otherwise",
    ),
    "believed": (
        "{fact}: that much {P} [believes]",
        "As {P} [sees] it now, {fact}",
        "{P} [takes] one thing away: {fact}",
        "And {fact}, {P} [believes]",
    ),
}
