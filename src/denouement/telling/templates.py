"""The sentences of our own: for each kind of change, at least four ways to say it.

Source: the families follow from the kind of belief change, not from the verb of the act. ``{P}`` is the person whose mind
it is, ``{S}`` the other one, the rest are clauses put in whole. A clause under *believed* stands in the past with it.
Words of certainty (*sees*, *knows*, *plain*) are for what is certain, *no doubt* for what is likely, *perhaps* for what
is open: other minds are never more than likely.
"""

from __future__ import annotations

__all__ = ["BECAUSE", "FELT", "JOINED", "LEADS", "MADE_OF", "SO_AS", "TEMPLATES", "TO"]

TEMPLATES: dict[str, tuple[str, ...]] = {
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
        "{P} [is] not sure any more that {old}",
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
    # What an act is for: before it. {wants} is *she wants to …*, *she does not want to …*.
    "want": (
        "{wants}",
        "{wants}, and here [is] a way",
        "One thing first: {wants}",
        "First of all {wants}",
        "There [is] this: {wants}",
        "It [comes] to this: {wants}",
    ),
    # The same want, for which something else was done before.
    "reminder": (
        "And still {wants}",
        "There [is] still this: {wants}",
        "Still {wants}",
        "{wants}, still",
    ),
    # What an act rests on: something that its doer takes to be so.
    "rests": (
        "{P} [takes] it that {fact}",
        "{fact}; so {P} [thinks]",
        "No doubt {fact}",
        "{fact}, as far as {P} [sees]",
    ),
    # What else would serve, and what it would cost: {rival} is *forgive him*, {fails} *she will be open to being hurt*.
    "rival": (
        "{rival}, and {fails}",
        "{P} [can] {rival}. But then {fails}",
        "What if {P} [does] {rival}? Then {fails}",
        "There [is] another way: to {rival}. But then {fails}",
        "{P} [can] {rival}; but {wants}",
    ),
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
    # What was foreseen, and does not come.
    "nonevent": (
        "{no}",
        "{no}, though {P} [<expects] it",
        "{P} [<expects] something else. {no}",
        "{no}, which {P} [<expects]",
    ),
    "feeling": (
        "{felt}",
        "And {felt}",
        "For a moment {felt}",
        "All at once {felt}",
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
    # The same of what follows an act of one's own.
    "follows": (
        "{do}, and {future}",
        "Once it [is] done, {future}",
        "{P} [thinks] ahead: {future}",
        "{future}, no doubt",
        "{future}; so {P} [thinks]",
        "It [is] one step to the next: {future}",
    ),
    "means": (
        "{P} [means] to {do}",
        "What [is] left, for {P}, [is] to {do}",
        "There [is] nothing for it, as {P} [sees] it, but to {do}",
        "And what [is] left? To {do}",
        "Now {future}",
        "{future}; what else [is] left?",
        "Soon {future}",
    ),
    # {do} is the act at hand.
    "weighs": (
        "Leave it, and {otherwise}; {do}, and {future}",
        "Do nothing, and {otherwise}. But {do}, and {future}",
        "It [can] go two ways, {P} [thinks]: {otherwise}, or {future}",
        "Either {otherwise}, {P} [thinks], or {future}",
        "Let it be, and {otherwise}; {do}, and {future}",
        "If {P} [does] nothing, {otherwise}; {do}, and {future}",
    ),
    "weighs one": (
        "Leave it, and {otherwise}",
        "If {P} [does] nothing, {otherwise}",
        "{otherwise}, unless something [is] done",
        "Otherwise {otherwise}",
        "What if not? {otherwise}",
        "Let it be, and {otherwise}",
    ),
    # What an act is bound to cost whoever does it.
    "costs": (
        "{fails}. That [is] the price",
        "It [has] its price: {fails}",
        "{fails}; so be it",
        "The price of it [is] this: {fails}",
        "{wants}, too. That [has] to wait",
    ),
    "fears": (
        "What if {now}?",
        "And if {now}?",
        "What then, if {now}?",
        "It [can] be that {now}",
    ),
    "surprised": (
        "{P} [<expects] nothing of the kind",
        "That [is] not what {P} [<expects]",
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
    # What else would serve another want, and what would be lost by it.
    "tempts": (
        "{P} [can] {rival}, and {comes}. But then {fails}",
        "What if {P} [does] {rival}? {comes}, but {fails}",
        "There [is] another way: to {rival}. Then {comes}, but {fails}",
        "{rival}, and {comes}; and {fails}",
    ),
    # Why somebody takes another to do what they do: {wants} is *he wants to …*.
    "guess": (
        "No doubt {wants}",
        "{wants}, {P} [thinks]",
        "Why? {wants}, {P} [thinks]",
        "So {wants}, as {P} [sees] it",
        "It must be that {wants}",
        "Why else? {wants}",
        "So that [is] it: {wants}",
    ),
    # Whose word it was that is believed no longer.
    "recalls": (
        "{S} [<says] otherwise, and {P} [<believes] it",
        "{P} [<has] it from {S}",
        "And {P} [<takes] {S's} word for it",
        "It [is] {S} who [<tells] {P} otherwise",
    ),
    # That nobody can see why.
    "no guess": (
        "Why, {P} [does] not know",
        "{P} [can] see no reason for it",
        "What {S} [wants] by it, {P} [does] not know",
        "What it [is] for, {P} [!can] tell",
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
    # How it stands with what somebody wants.
    "hope": (
        "{may}, {P} [thinks]",
        "So {may} after all",
        "There [is] a way yet. {may}",
        "It [is] not too late. {may}",
        "It [can] come right: {may}",
        "{wants}, and it could come yet",
    ),
    "hope again": (
        "It could come yet, {P} [thinks]",
        "So it [is] not out of reach",
        "There [is] a way to that yet",
        "It [is] not too late for that",
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
    # When all is over: {so} that it is as was wanted, {not-so} that it is not.
    # When all is over.
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
        "{wanted}, and it [is] not so",
    ),
    "unmet again": (
        "{P} [<wants] it otherwise",
        "It [is] not what {P} [<wants]",
        "That [is] not as {P} [<wants]",
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
        "And {not-so}; that [is] not as {S} [<wants]",
        "{wanted}, {P} [thinks], and it [is] not so",
    ),
    "not theirs again": (
        "{S} [<wants] it otherwise, {P} [thinks]",
        "It [is] not what {S} [<wants], {P} [thinks]",
        "That [is] not as {S} [<wants]",
        "{S} [<wants] it otherwise, as {P} [sees] it",
    ),
    "believed": (
        "{fact}: that much {P} [believes]",
        "As {P} [sees] it now, {fact}",
        "{P} [takes] one thing away: {fact}",
        "And {fact}, {P} [believes]",
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
        "It [is] not what {P} [<wants]",
        "There [is] no way back from that",
        "That [is] not as {P} [<wants]",
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

BECAUSE = " because {wants}"
"""A want drawn to the act it stands behind, where it is for something to be so."""

TO = " {want}"
SO_AS = ", so as {want}"
"""The same, where it is to do something, or not to."""

JOINED = (BECAUSE, TO, SO_AS)
"""The ways a want is drawn to its act."""

LEADS: tuple[str, ...] = ("{P} [says]:", "{P} [speaks]:", "Then {P} [says]:", "It [is] {P} who [says]:")
"""What stands before speech where the world gives nothing, and where it would not be clear who speaks."""
