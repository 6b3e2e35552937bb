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
    "want": (
        "{P} [wants] {want}",
        "What {P} [wants] [is] {want}",
        "One thing {P} [wants] [is] {want}",
        "And {P} [wants] {want}",
        "There [is] something that {P} [wants]: {want}",
        "{P} [has] this in mind: {want}",
        "Why? {P} [wants] {want}",
    ),
    "want of another": (
        "{P} [wants] {want}",
        "What {P} [wants] [is] for {want}",
        "One thing {P} [wants] [is] for {want}",
        "And {P} [wants] {want}",
        "Why? {P} [wants] {want}",
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
    "opening wish": (
        "{P} [wants] {fact}, too",
        "Besides, {P} [wants] {fact}",
        "One thing more: {P} [wants] {fact}",
        "Next to that, {P} [wants] {fact}",
    ),
    "opening wish of another": (
        "{P} [wants] {fact}, too",
        "Besides, {P} [wants] {fact}",
        "One thing more: {P} [wants] {fact}",
        "Next to that, {P} [wants] {fact}",
    ),
    "opening other": (
        "{P} [thinks] that {S} [believes] this: {fact}",
        "As far as {P} [sees], {S} [believes] that {fact}",
        "{P} [thinks] that to {S} it [is] so: {fact}",
        "{fact}: so {S} [believes], or so {P} [thinks]",
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
        "It [is] {name}, what {P} [feels] now",
    ),
    # What is to come, as somebody foresees it: {future} is a clause ahead, {to} what another is expected to do.
    "foresees": (
        "{P} [expects] {to}",
        "As {P} [sees] it, {future}",
        "Next, {P} [thinks], {future}",
        "{future}: that [is] what {P} [expects]",
        "Now {future}, or so {P} [thinks]",
        "What {P} [expects] [is] this: {future}",
        "Soon {future}, {P} [thinks]",
        "And then? {future}, {P} [thinks]",
        "What now? {future}, as {P} [sees] it",
    ),
    "means": (
        "{P} [means] to {do}",
        "What [is] left, for {P}, [is] to {do}",
        "There [is] only one thing left now for {P} to do, as {P} [sees] it, and that [is] to {do}",
        "And what [is] left? {P} [means] to {do}",
        "There [is] only this left for {P}: to {do}",
        "{P} [thinks] of what [is] to come. Soon {future}",
        "One thing more, {P} [thinks], and {future}",
        "What now? {future}, {P} [thinks]",
    ),
    "weighs": (
        "If nothing [is] done, {otherwise}. But after this, {P} [thinks], {future}",
        "It could go two ways, {P} [thinks]: {otherwise}, or {future}",
        "Do nothing, {P} [thinks], and {otherwise}. But this way {future}",
        "{P} [thinks] ahead. One way, {otherwise}; the other way, {future}",
        "Either {otherwise}, {P} [thinks], or {future}",
        "Let it be, {P} [thinks], and {otherwise}. Do this, and {future}",
        "{P} [weighs] it: if nothing [is] done, {otherwise}; if this [is] done, {future}",
        "What if not? {otherwise}. But this way, {P} [thinks], {future}",
    ),
    "weighs one": (
        "If nothing [is] done, {P} [thinks], {otherwise}",
        "{P} [sees] it coming: {otherwise}",
        "Left alone, {otherwise}. {P} [sees] that much ahead",
        "{otherwise}, unless something [is] done; so {P} [thinks]",
        "Otherwise {otherwise}, as {P} [sees] it",
        "{P} [thinks] of what [is] to come without it: {otherwise}",
        "What if not? {otherwise}, {P} [thinks]",
    ),
    # What an act is bound to cost whoever does it.
    "costs": (
        "There [is] one thing against it: {P} [wants] {want}",
        "{P} [wants] {want}, too, and [lets] go of that for this",
        "And {P} [wants] {want}, but that [has] to wait",
        "Against it [stands] only this, that {P} [wants] {want}",
    ),
    "costs another": (
        "There [is] one thing against it: {P} [wants] {want}",
        "{P} [wants] {want}, too, and [lets] go of that for this",
        "And {P} [wants] {want}, but that [has] to wait",
        "Against it [stands] only this, that {P} [wants] {want}",
    ),
    "fears": (
        "What if {now}",
        "It could be that {now}",
        "There [is] one thing that could come: {now}",
        "{P} [thinks] of how it could go: {now}",
        "One way it could go [is] this: {now}",
    ),
    "surprised": (
        "{P} [<expects] nothing of the kind",
        "That [is] not what {P} [<expects]",
        "Of all that could come, {P} [<expects] this last",
        "For a moment {P} [does] not understand",
        "This, of all things",
        "{P} [<is] ready for anything but this",
        "{P} [<is] ready for something else",
        "{P} [<thinks] of all that could come, and not of this",
        "What? No. {P} [<expects] something else",
    ),
    # Why somebody takes another to do what they do.
    "guess": (
        "If {S} [does] this, {P} [thinks], it [is] because {S} [wants] {want}",
        "{S} [wants] {want}, {P} [thinks]",
        "No doubt {S} [wants] {want}",
        "{P} [thinks] of what {S} [wants]: {want}",
        "What {S} [wants], {P} [takes] it, [is] {want}",
        "It must be that {S} [wants] {want}",
        "So {S} [wants] {want}, as {P} [sees] it",
        "Why? {S} [wants] {want}, {P} [thinks]",
    ),
    "guess of another": (
        "If {S} [does] this, {P} [thinks], it [is] because {S} [wants] {want}",
        "{S} [wants] {want}, {P} [thinks]",
        "No doubt {S} [wants] {want}",
        "It must be that {S} [wants] {want}",
        "So {S} [wants] {want}, as {P} [sees] it",
        "{P} [takes] it that {S} [wants] {want}",
        "Why? {S} [wants] {want}, {P} [thinks]",
    ),
    # What was expected, and comes.
    "as expected": (
        "So it [is] as {P} [<expects]",
        "{P} [<expects] no less",
        "{P} [<sees] it coming",
        "Just as {P} [<thinks]",
        "{P} [<expects] as much",
        "{P} [<sees] it coming, and it [comes]",
        "That much {P} [<expects]",
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
        "{P} [begins] to hope {want}",
        "{P} [wants] {want}, and now {P} [sees] a way",
        "What {P} [wants] could come yet, {P} [thinks]: {want}",
        "{P} [wants] {want}, and [thinks] that it could come yet",
        "So there [is] a way after all. {P} [wants] {want}",
    ),
    "hope of another": (
        "{P} [begins] to hope for {want}",
        "{P} [wants] {want}, and now {P} [sees] a way",
        "What {P} [wants] could come yet, {P} [thinks]: for {want}",
        "{P} [wants] {want}, and [thinks] that it could come yet",
        "So there [is] a way after all. {P} [wants] {want}",
    ),
    "hope again": (
        "It could come yet, {P} [thinks]",
        "{P} [begins] to hope for it",
        "And now {P} [sees] a way to that",
        "So it [is] not out of reach, {P} [thinks]",
    ),
    "doubt": (
        "What {P} [wants] [is] further off than before: {want}",
        "{P} [wants] {want}, and [begins] to doubt that it [>comes]",
        "{P} [wants] {want}, and [sees] it move away",
        "It [is] less likely than before, what {P} [wants]: {want}",
        "It [moves] away. {P} [wants] {want}, and [sees] it go",
    ),
    "doubt of another": (
        "What {P} [wants] [is] further off than before: for {want}",
        "{P} [wants] {want}, and [begins] to doubt that it [>comes]",
        "{P} [wants] {want}, and [sees] it move away",
        "It [is] less likely than before, what {P} [wants]: for {want}",
        "It [moves] away. {P} [wants] {want}, and [sees] it go",
    ),
    "doubt again": (
        "It [is] further off than before, {P} [thinks]",
        "{P} [sees] it move away",
        "{P} [begins] to doubt that it [>comes]",
        "And now it [is] less likely, {P} [thinks]",
    ),
    "given up": (
        "{P} [wants] {want}, and [knows] that nothing [>comes] of it now",
        "It [is] too late now, {P} [sees], {want}",
        "{P} [lets] go of the wish {want}",
        "Nothing [>comes] now of what {P} [<wants]: {want}",
    ),
    "given up of another": (
        "{P} [wants] {want}, and [knows] that nothing [>comes] of it now",
        "It [is] too late now, {P} [sees], for {want}",
        "{P} [lets] go of the wish for {want}",
        "Nothing [>comes] now of what {P} [<wants]: for {want}",
    ),
    "given up again": (
        "Nothing [>comes] of that now, and {P} [knows] it",
        "It [is] too late for that now, {P} [sees]",
        "{P} [lets] go of that wish",
        "So much for that, {P} [thinks]",
    ),
    # When all is over.
    "met": (
        "{P} [<wants] {want}, and that much [is] done",
        "{P} [<wants] {want}. So it [is] now",
        "At least {P} [has] this: {P} [<wants] {want}, and it [is] done",
        "{P} [<wants] {want}, and [has] that now",
        "There, then. {P} [<wants] {want}, and so it [is]",
    ),
    "met of another": (
        "{P} [<wants] {want}, and that much [is] done",
        "{P} [<wants] {want}. So it [is] now",
        "At least {P} [has] this: {P} [<wants] {want}, and it [is] done",
        "{P} [<wants] {want}, and [has] that now",
        "There, then. {P} [<wants] {want}, and so it [is]",
    ),
    "unmet": (
        "{P} [<wants] {want}, and that [is] not to be",
        "But {P} [<wants] {want}, and nothing [<comes] of that",
        "{P} [<wants] more than there [is] to have: {want}",
        "One thing [is] not to be had. {P} [<wants] {want}",
        "And {P} [<wants] {want}; nothing [<comes] of that",
    ),
    "unmet of another": (
        "{P} [<wants] {want}, and that [is] not to be",
        "But {P} [<wants] {want}, and nothing [<comes] of that",
        "{P} [<wants] more than there [is] to have: for {want}",
        "One thing [is] not to be had. {P} [<wants] {want}",
        "And {P} [<wants] {want}; nothing [<comes] of that",
    ),
    "theirs": (
        "{S} [<wants] {want}, {P} [thinks], and that [is] done",
        "As {P} [sees] it, {S} [has] what {S} [<wants]: {want}",
        "And {S}? {S} [<wants] {want}, {P} [thinks], and so it [is]",
        "{S} [<wants] {want}, and that [is] so now, as {P} [sees] it",
        "As {P} [sees] it, {S} [<wants] {want}, and that much [is] done",
    ),
    "theirs of another": (
        "{S} [<wants] {want}, {P} [thinks], and that [is] done",
        "As {P} [sees] it, {S} [has] what {S} [<wants]: for {want}",
        "And {S}? {S} [<wants] {want}, {P} [thinks], and so it [is]",
        "{S} [<wants] {want}, and that [is] so now, as {P} [sees] it",
        "As {P} [sees] it, {S} [<wants] {want}, and that much [is] done",
    ),
    "not theirs": (
        "As {P} [sees] it, {S} [<wants] {want}, and [is] left without that",
        "{S} [<wants] {want}. That [is] not to be, {P} [thinks]",
        "And nothing [<comes], {P} [thinks], of what {S} [<wants]: {want}",
        "And {S}? {S} [<wants] {want}, {P} [thinks], and that [is] not to be",
        "{S} [does] not have what {S} [<wants], {P} [thinks]: {want}",
    ),
    "not theirs of another": (
        "As {P} [sees] it, {S} [<wants] {want}, and [is] left without that",
        "{S} [<wants] {want}. That [is] not to be, {P} [thinks]",
        "And nothing [<comes], {P} [thinks], of what {S} [<wants]: for {want}",
        "And {S}? {S} [<wants] {want}, {P} [thinks], and that [is] not to be",
        "As {P} [sees] it, {S} [does] not have what {S} [<wants]: for {want}",
    ),
    "believed": (
        "{fact}: that much {P} [believes]",
        "As {P} [sees] it now, {fact}",
        "{P} [takes] one thing away: {fact}",
        "And {fact}, {P} [believes]",
    ),
    "left": (
        "What [stays] with {P} [is] {name}",
        "{P} [is] left with {name}",
        "It [is] {name} that [stays] with {P}",
        "And one thing [stays] with {P}, and that [is] {name}",
    ),
    # What somebody wanted comes, or is lost.
    "come": (
        "There it [is], what {P} [<wants]: {want}",
        "So {P} [has] what {P} [<wants]: {want}",
        "One wish [comes] true for {P}: {want}",
        "{P} [<wants] {want}, and now it [is] done",
    ),
    "come of another": (
        "There it [is], what {P} [<wants]: for {want}",
        "So {P} [has] what {P} [<wants]: for {want}",
        "One wish [comes] true for {P}: for {want}",
        "{P} [<wants] {want}, and now it [is] done",
    ),
    "come again": (
        "There it [is], what {P} [<wants]",
        "So {P} [has] what {P} [<wants]",
        "It [is] done, as {P} [<wants]",
        "That wish [comes] true for {P}",
    ),
    "lost": (
        "There [goes] one thing that {P} [wants]: {want}",
        "{P} [wants] {want}, and [sees] that there [is] no hope of that now",
        "{P} [wants] {want}, and [has] to do without that now",
        "From here on {P} [has] to do without it: {P} [wants] {want}",
    ),
    "lost of another": (
        "There [goes] one thing that {P} [wants]: for {want}",
        "{P} [wants] {want}, and [sees] that there [is] no hope of that now",
        "{P} [wants] {want}, and [has] to do without that now",
        "From here on {P} [has] to do without it: {P} [wants] {want}",
    ),
    "lost again": (
        "There [goes] that wish, {P} [thinks]",
        "{P} [sees] that there [is] no hope of that now",
        "That [is] gone now, {P} [sees]",
        "From here on {P} [has] to do without that",
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
        "{what} {is} {new}, too",
        "{what} {is} {new} as well",
        "{what}, too, {is} {new}",
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

BECAUSE = " because {P} [wants] {want}"
"""A want drawn to the act it stands behind, where it is for something to be so."""

TO = " {want}"
SO_AS = ", so as {want}"
"""The same, where it is to do something, or not to."""

JOINED = (BECAUSE, TO, SO_AS)
"""The ways a want is drawn to its act."""

LEADS: tuple[str, ...] = ("{P} [says]:", "{P} [speaks]:", "Then {P} [says]:", "It [is] {P} who [says]:")
"""What stands before speech where the world gives nothing, and where it would not be clear who speaks."""
