"""What comes to be seen: things, people as they are remembered, signs, and those to whom the view passes."""

from __future__ import annotations

__all__ = ["SEEN"]

SEEN: dict[str, tuple[str, ...]] = {
    # What an act brings about beside what its sentence says.
    "seen": (
        "Now {new}",
        "{new}: {P} [sees] it",
        "And {P} [sees] that {new}",
        "And now {new}",
        "With that, {new}",
        "{P} [sees] what [comes] of it: {new}",
        "So now {new}",
    ),
    # What comes to light where it has been: {where} is *in the clock*.
    "found": (
        "And {where} [is] {thing}",
        "There, {where}, [is] {thing}",
        "{where} [is] {thing}",
        "And there, {where}, [is] {thing}",
    ),
    "shows": (
        "Now {new}",
        "And now {new}",
        "With that, {new}",
        "{new}",
    ),
    # What is remembered, held against what is seen: {same} is *the same hair, the same coat*, {what} *his hair*, {recalls}
    # *she remembers it dark*, {was} *it was dark when she knew him*.
    "same": (
        "At first sight it [is] {whom} as {P} [<knows] {whom}: {same}",
        "{P} [knows] {whom} at once: {same}",
        "{P} [sees] what {P} [remembers]: {same}",
        "So far it [is] all as {P} [remembers] it: {same}",
        "Much [is] as it [<is]: {same}",
        "Nothing [is] different, {P} [thinks]: {same}",
    ),
    "all the same": (
        "{P} [finds] {whom} as {P} [remembers] {whom}: {same}",
        "{P} [knows] {whom} at once: {same}",
        "All of it [is] as {P} [remembers] it: {same}",
        "It [is] {whom} as ever {P} [<knows] {whom}: {same}",
    ),
    "but changed": (
        "But {what} {is} {new}; {was}",
        "But {what} {is} {new}; {recalls}",
        "Only {what} {is} {new} now; {was}",
        "Then {P} [sees] that {what} {is} {new}; {recalls}",
        "Not all of it, though: {what} {is} {new}; {was}",
        "Then {P} [notices] {what}: {new}, and {recalls}",
        "Not all of it, though: {what} {is} {new}; {recalls}",
    ),
    "changed": (
        "{what} {is} {new}; {was}",
        "{what} {is} {new}, and {recalls}",
        "{P} [sees] that {what} {is} {new}; {recalls}",
        "What {P} [notices] first [is] {what}: {new}, and {recalls}",
        "{P} [notices] {what} first: {new}; {was}",
    ),
    "changed too": (
        "And {what} {is} {new}",
        "{what} {is} {new}",
        "{P} [sees] {what}: {new}",
        "{what} {is} {new} now",
    ),
    # What a sign of another's is taken for.
    "reading": (
        "{P} [takes] it for {state}",
        "{state}, {P} [thinks]",
        "To {P} it [looks] like {state}",
        "{P} [puts] it down to {state}",
        "No doubt {state}, {P} [thinks]",
        "{P} [thinks] that it [is] {state}",
    ),
    # The mark of a switch: the new person, seeing.
    "switch": (
        "{P} [sees] {S}",
        "{P} [sees] {S} there",
        "Now {P} [sees] {S}",
        "From where {P} [is], {P} [sees] {S}",
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
