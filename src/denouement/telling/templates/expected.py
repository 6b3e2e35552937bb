"""What is foreseen of others, and what comes of that."""

from __future__ import annotations

__all__ = ["EXPECTED"]

EXPECTED: dict[str, tuple[str, ...]] = {
    # What was foreseen, and does not come.
    "nonevent": (
        "{no}",
        "{no}, though {P} [<expects] it",
        "{P} [<expects] something else. {no}",
        "{no}, which {P} [<expects]",
    ),
    # What is to come, as somebody foresees it: {future} is a clause ahead, {to} what another is expected to do.
    "foresees": (
        "{P} [expects] {to}",
        "Next, {P} [thinks], {future}",
        "Soon {future}, {P} [thinks]",
        "{future}, no doubt",
        "And now? {future}, as {P} [sees] it",
        "What now? {future}, more likely than not",
        "Before long {future}",
    ),
    "surprised": (
        "{P} [<expects] nothing of the kind",
        "That [!is] what {P} [<expects]",
        "Of all that could come, {P} [<expects] this last",
        "For a moment {P} [does] not understand",
        "This, of all things",
        "Not this",
        "{P} [<is] ready for anything but this",
        "{P} [<is] ready for something else",
        "{P} [<thinks] of all that could come, and not of this",
        "What? No. {P} [<expects] something else",
    ),
    # The same, with what was expected: {to} of another, {do} of oneself.
    "surprised instead": (
        "{P} [<expects] {to}",
        "{P} [<expects] {to}, and not this",
        "Not this; {P} [<expects] {to}",
        "What? {P} [<expects] {to}",
        "{P} [<means] to {do}",
        "{P} [<means] to {do}. And now this",
        "Not this; {P} [<means] to {do}",
    ),
    # What was expected, and comes.
    "as expected": (
        "{P} [<expects] no less",
        "{P} [<sees] it coming",
        "Just as {P} [<thinks]",
        "{P} [<expects] as much",
        "That much {P} [<expects]",
        "{P} [<is] ready for that",
        "It [is] no more than {P} [<expects]",
    ),
}
