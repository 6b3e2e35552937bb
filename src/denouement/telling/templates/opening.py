"""What is so when the story opens: in the world, and in the minds of those whose eyes are used."""

from __future__ import annotations

__all__ = ["OPENING"]

OPENING: dict[str, tuple[str, ...]] = {
    "opening belief": (
        "As {P} [sees] it, {fact}",
        "{P} [takes] it that {fact}",
        "{fact}: so {P} [believes]",
        "{P} [thinks] that {fact}",
        "No doubt {fact}; so {P} [believes]",
    ),
    "opening": ("{fact}",),
    "opening returned": (
        "{fact}, as far as {P} [sees]",
        "{fact}, {P} [thinks]",
        "{P} [thinks] that {fact}",
        "{P} [believes] that {fact}",
    ),
    "opening want": (
        "Above all {wants}",
        "More than anything {wants}",
        "{wants}, more than anything",
        "Of all things {wants}",
    ),
    "opening hope": (
        "{wants}",
        "And {wants}",
        "{wants}, for one thing",
        "One thing more: {wants}",
    ),
    "opening wish": (
        "{wants}, too",
        "Besides, {wants}",
        "And {wants}",
        "Next to that, {wants}",
    ),
    "opening guess": (
        "{wants}, as far as {P} [sees]",
        "{wants}, {P} [thinks]",
        "No doubt {wants}",
        "And {wants}, or so {P} [thinks]",
    ),
    "opening other": (
        "{S} [takes] it that {fact}, {P} [thinks]",
        "As far as {P} [sees], {S} [believes] that {fact}",
        "{S} [believes] that {fact}, or so {P} [thinks]",
        "No doubt {S} [thinks] that {fact}",
    ),
    # What somebody knows, and others do not, as far as they see: {unknown} is *neither he nor she knows that …*.
    "opening secret": (
        "{unknown}, as far as {P} [sees]",
        "{unknown}, {P} [thinks]",
        "{unknown}; so {P} [thinks]",
        "{unknown}, or so {P} [thinks]",
    ),
}
