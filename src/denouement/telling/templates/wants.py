"""What becomes of what people want, and what they feel about it."""

from __future__ import annotations

__all__ = ["FELT", "MADE_OF", "WANTS"]

WANTS: dict[str, tuple[str, ...]] = {
    # How it stands with what somebody wants.
    "hope": (
        "{may}, {P} [thinks]",
        "So {may} after all",
        "There [is] a way yet. {may}",
        "It [!is] too late. {may}",
        "It [can] come right: {may}",
        "{wants}, and it could come yet",
    ),
    "hope again": (
        "It could come yet, {P} [thinks]",
        "So it [!is] out of reach",
        "There [is] a way to that yet",
        "It [!is] too late for that",
    ),
    "doubt": (
        "{hardly}",
        "{hardly}, {P} [thinks]",
        "So {hardly}",
        "Now {hardly}",
        "{wants}; it [is] further off now",
    ),
    "doubt again": (
        "It [is] further off than before, {P} [thinks]",
        "{P} [sees] it move away",
        "{P} [begins] to doubt that it [>comes]",
        "That [is] less likely now",
    ),
    "given up": (
        "So {fails}",
        "{fails}, then",
        "{fails} now",
        "It [is] too late. {fails}",
        "{wants}, and nothing [>comes] of it",
    ),
    "given up again": (
        "Nothing [>comes] of that now",
        "It [is] too late for that, {P} [sees]",
        "{P} [lets] go of that wish",
        "So much for that, {P} [thinks]",
    ),
    # What somebody wanted comes, or is lost.
    "come": (
        "So {so}",
        "{so}, as {P} [<wants]",
        "There. {so}",
        "{so}: it [is] done",
        "{wanted}, and now it [is] so",
    ),
    "come again": (
        "There it [is], what {P} [<wants]",
        "So {P} [has] what {P} [<wants]",
        "It [is] done, as {P} [<wants]",
        "That much [is] done",
    ),
    "lost": (
        "{not-so}, then",
        "So {not-so}",
        "{not-so}. There [is] no way back from that",
        "And {not-so}",
        "{wants}, and [has] to do without",
    ),
    "lost again": (
        "{P} [<wants] it otherwise",
        "It [!is] what {P} [<wants]",
        "There [is] no way back from that",
        "That [!is] as {P} [<wants]",
    ),
    # When all is over: {so} that it is as was wanted, {not-so} that it is not.
    "met": (
        "{so}, as {P} [<wants]",
        "{so}. That much {P} [has]",
        "{so}; that much {P} [<wants]",
        "{so}. There, at least, it [is] as {P} [<wants]",
        "{so}. It [is] what {P} [<wants]",
        "{wanted}, and so it [is]",
    ),
    "met again": (
        "It [is] as {P} [<wants]",
        "That much {P} [has]",
        "{P} [has] what {P} [<wants]",
        "It [is] what {P} [<wants]",
    ),
    "unmet": (
        "But {not-so}",
        "{not-so}, and that [is] that",
        "And {not-so}",
        "All the same, {not-so}",
        "{wanted}, and it [!is] so",
    ),
    "unmet again": (
        "{P} [<wants] it otherwise",
        "It [!is] what {P} [<wants]",
        "That [!is] as {P} [<wants]",
    ),
    "theirs": (
        "{so}, as {S} [<wants]",
        "And {so}: {S} [has] that much",
        "{so}. {S} [<wants] that, {P} [thinks]",
        "As for {S}, {so}",
        "{wanted}, {P} [thinks], and so it [is]",
    ),
    "theirs again": (
        "{S} [has] what {S} [<wants], as {P} [sees] it",
        "It [is] what {S} [<wants], {P} [thinks]",
        "That [is] what {S} [<wants], too",
        "That, {P} [thinks], [is] what {S} [<wants]",
    ),
    "not theirs": (
        "{not-so}, whatever {S} [<wants]",
        "{not-so}. {S} [<wants] it otherwise, {P} [thinks]",
        "As for {S}, {not-so}",
        "And {not-so}; that [!is] as {S} [<wants]",
        "{wanted}, {P} [thinks], and it [!is] so",
    ),
    "not theirs again": (
        "{S} [<wants] it otherwise, {P} [thinks]",
        "It [!is] what {S} [<wants], {P} [thinks]",
        "That [!is] as {S} [<wants]",
        "{S} [<wants] it otherwise, as {P} [sees] it",
    ),
    "feeling": (
        "{felt}",
        "And {felt}",
        "For a moment {felt}",
        "All at once {felt}",
    ),
    # The same, with what it is made of.
    "feeling made of": (
        "{felt}: {why}",
        "{felt}, for {why}",
        "And {felt}: {why}",
        "{why}. {felt}",
    ),
    "left": (
        "{felt}",
        "In the end {felt}",
        "And {felt}",
        "When all [is] done, {felt}",
    ),
}

FELT: dict[str, str] = {
    "joy": "{P} [is] glad",
    "distress": "it [is] hard on {P}",
    "hope": "{P} [begins] to hope",
    "fear": "{P} [is] afraid",
    "relief": "{P} [is] relieved",
    "disappointment": "{P} [is] disappointed",
    "resignation": "{P} [is] resigned",
    "anger": "{P} [is] angry",
    "hurt": "it [hurts] {P}",
    "remorse": "{P} [is] sorry",
    "shame": "{P} [is] ashamed",
    "weariness": "{P} [is] weary",
    "defeat": "{P} [is] beaten",
    "contentment": "{P} [is] content",
    "gratitude": "{P} [is] grateful",
}
"""What somebody feels, said plainly; another feeling is named: *she feels pity for him*."""

MADE_OF: dict[str, str] = {
    "told": "what [is] to be known [is] known",
    "closure": "the question [is] closed",
    "desert": "the answer [is] a just one",
}
"""What makes somebody content with an answer that they did not want, as clauses."""
