"""Why somebody acts, told before the act: what it is for, what follows, what else would serve, what it costs; and why others do."""

from __future__ import annotations

__all__ = ["REASONS"]

REASONS: dict[str, tuple[str, ...]] = {
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
    # That nobody can see why.
    "no guess": (
        "Why, {P} [does] not know",
        "{P} [can] see no reason for it",
        "What {S} [wants] by it, {P} [does] not know",
        "What it [is] for, {P} [!can] tell",
    ),
}
