"""What a story in the making holds: the kinds, names and sentences made so far, and what could not be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from denouement.language.writing.changes import Meanings
from denouement.language.writing.kinds import Kinds, Node
from denouement.language.writing.shapes import SAME, Cannot, Domains
from denouement.language.writing.tell import Teller, ToldFact
from denouement.language.writing.unsaid import Origin, Unsaid
from denouement.language.writing.words import Placed, Sentences, name_for, role_for
from denouement.model import (
    Fact,
    Span,
    Story,
    ValueType,
)

__all__ = ["Context", "facet"]


class Context:
    """One story on its way; its facts are declared at once.

    ``wider`` are slots of facts that have to take more than the problem says, by fact and number.
    """

    def __init__(
        self, story: Story, domains: Domains, wider: Mapping[tuple[str, int], frozenset[str]]
    ) -> None:
        self.story, self.wider = story, wider
        self.kinds = Kinds(story)
        taken: set[str] = set()
        self.names = {e: name_for(e, taken) for e in story.entities}
        self.sentences = Sentences()
        self.unsaid: list[Unsaid] = []
        self.declared: dict[str, str] = {}
        facts = {f.name: told for f in story.facts.values() if (told := self._fact(f)) is not None}
        facts[SAME] = self._same()
        self.meanings = Meanings(story, self.kinds, domains)
        self.teller = Teller(self.kinds, self.names, facts)
        self.origins: dict[str, dict[str, Origin]] = {"action": {}, "reaction": {}}

    def cannot(self, span: Span, what: str, fault: Cannot) -> str:
        """Note that something is left out; the comment that says so in the text."""
        self.unsaid.append(Unsaid(span, what, fault.why))
        return f"# left out: {what}; {fault.why}"

    # --- facts

    def _fact(self, fact: Fact) -> ToldFact | None:
        """The sentence for a property; None for one about yes and no."""
        if any(r.kind == "boolean" for r in fact.roles):
            why = "a sentence is about names, not about yes and no"
            self.unsaid.append(Unsaid(fact.span, f"the property “{fact.name}”", why))
            return None
        slots: list[Placed] = []
        for number, role in enumerate(fact.roles):
            if role.name.startswith("="):
                constant = role.name[1:].rpartition("@")[0]
                node = self.kinds.cover([constant])
                slots.append(Placed(role.name, node, self.names.get(constant, constant)))
                continue
            word = role_for(role.name, [s.role for s in slots])
            slots.append(Placed(word, self._slot_kind(fact, number, role.kind)))
        if fact.type is ValueType.ONE_OF:
            kind = self._slot_kind(fact, len(fact.roles), fact.value_kind)
            slots.append(Placed(role_for("what", [s.role for s in slots]), kind))
        made = self.sentences.fact(fact.name.partition("(")[0], slots, fact.type)
        tails = {ValueType.NUMBER: ": number", ValueType.YES_NO: ""}
        tail = tails.get(fact.type, f", one {made.slots[-1].role}" if made.slots else "")
        self.declared[fact.name] = f"fact {made.text}{tail}"
        return ToldFact(fact.name, made.sentence, made.slots, fact.type)

    def _slot_kind(self, fact: Fact, number: int, kind: str) -> Node:
        more = self.wider.get((fact.name, number), frozenset())
        members = self.kinds.members[kind] | more
        parts = self.kinds.parts(kind)
        return parts[0] if len(parts) == 1 and not more else self.kinds.cover(members)

    def _same(self) -> ToldFact:
        slots = (Placed("one", self.kinds.top), Placed("another", self.kinds.top))
        text = f"{slots[0].shown} is the same as {slots[1].shown}"
        self.declared[SAME] = f"fact {text}\n  not told"
        return ToldFact(SAME, self.sentences.given(text, slots), slots, ValueType.YES_NO)


def facet(word: str, rows: Sequence[str]) -> Iterator[str]:
    """``if`` and the like, with its rows below one another."""
    if rows:
        yield f"  {word:<9}{'' if len(word) < 9 else ' '}{rows[0]}"
        yield from (f"           {row}" for row in rows[1:])
