"""Who and what a line can name: the cast, the places, the roles in scope.

Names may be of several words ("the Rose and Crown"); capitals do not matter; "the victim" names the role
``victim``; a pronoun names the one person of the cast it fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from denouement import english
from denouement.diagnostics import nearest
from denouement.language.templates import Filler, Quantifier, Thing, fill
from denouement.language.words import Word, span_of, split, text_of
from denouement.model import Constant, Entity, Kind, Role, Sentence, Variable

__all__ = ["ALONE", "OPEN_KIND", "Names", "Scope", "shown"]

LONGEST_WORDING = 20
"""How many words an open slot takes; longer ones go into quotes."""

OPEN_KIND = "words"
"""The kind of a slot that takes any words; each wording becomes something of its own."""

ALONE = "@"
"""How the kind of one person alone ends; no kind of a file can be called so."""

_PEOPLE_WORDS = {
    "somebody": Quantifier.SOME,
    "someone": Quantifier.SOME,
    "everybody": Quantifier.EVERY,
    "everyone": Quantifier.EVERY,
    "nobody": Quantifier.NO,
}
_KIND_WORDS = {"some": Quantifier.SOME, "every": Quantifier.EVERY, "no": Quantifier.NO}


def shown(sentence: Sentence, roles: Sequence[Role]) -> str:
    """A sentence as it was declared: roles in braces, names as they are."""
    text = sentence.pattern()
    for role in roles:
        if role.kind.endswith(ALONE):
            text = text.replace(f"{{{role.name}}}", role.name)
    return text


class Names:
    """All names of a story. Kinds and entities are added while the file is read."""

    def __init__(self) -> None:
        self.kinds: dict[str, Kind] = {}
        self.entities: dict[str, Entity] = {}
        self._by_keys: dict[tuple[str, ...], Thing] = {}
        self._lengths: dict[str, list[int]] = {}
        self._pronouns: dict[str, list[str]] = {}

    def ancestors(self, kind: str) -> frozenset[str]:
        """The kind and all its parents' parents; an unknown kind has only itself."""
        found: set[str] = set()
        waiting = [kind]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.kinds[name].parents if name in self.kinds else ()
        return frozenset(found)

    def add(self, entity: Entity) -> None:
        """Make an entity nameable. The caller has seen to it that the name is new."""
        self.entities[entity.name] = entity
        kinds = frozenset().union(*(self.ancestors(k) for k in entity.kinds))
        keys = tuple(w.key for w in split(entity.name, "", 0))
        thing = Thing(keys, Constant(entity.name), kinds, entity.name)
        self._by_keys[keys] = thing
        lengths = self._lengths.setdefault(keys[0], [])
        if len(keys) not in lengths:
            lengths.append(len(keys))
            lengths.sort(reverse=True)
        pronoun = english.pronoun(entity.pronoun) if entity.pronoun else None
        if pronoun is not None:
            for word in {pronoun.subject, pronoun.object}:
                self._pronouns.setdefault(word, []).append(entity.name)

    def of_kind(self, kind: str) -> list[Entity]:
        """Everything of a kind, in the order of the file."""
        return [e for e in self.entities.values() if any(kind in self.ancestors(k) for k in e.kinds)]

    def alone(self, name: str) -> str:
        """The kind to which only this one belongs."""
        kind, entity = name + ALONE, self.entities[name]
        if kind not in self.kinds:
            self.kinds[kind] = Kind(kind, (entity.kinds[0],), entity.span)
            self.entities[name] = replace(entity, kinds=(*entity.kinds, kind))
        return kind

    def ends(self, words: Sequence[Word]) -> bool:
        """Whether the words end in a name, with its last sign."""
        longest = max((n for lengths in self._lengths.values() for n in lengths), default=0)
        keys = tuple(w.key for w in words[-longest:]) if longest else ()
        return any(keys[at:] in self._by_keys for at in range(len(keys)))

    def find(self, text: str) -> Entity | None:
        """The entity of this name, whatever its capitals."""
        keys = tuple(w.key for w in split(text, "", 0))
        thing = self._by_keys.get(keys)
        return (
            None
            if thing is None or not isinstance(thing.term, Constant)
            else self.entities[str(thing.term.value)]
        )

    def things(self, words: Sequence[Word], at: int) -> Iterator[tuple[int, Thing]]:
        """Every entity named from ``at`` on, longest name first."""
        for length in self._lengths.get(words[at].key, ()):
            thing = self._by_keys.get(tuple(w.key for w in words[at : at + length]))
            if thing is not None and at + length <= len(words):
                yield at + length, thing
        owners = self._pronouns.get(words[at].key, ())
        if len(owners) == 1:
            owner = self.entities[owners[0]]
            kinds = frozenset().union(*(self.ancestors(k) for k in owner.kinds))
            yield at + 1, Thing((words[at].key,), Constant(owner.name), kinds, owner.name)

    def owners(self, word: str) -> list[str]:
        """The people of the cast a pronoun fits; none for any other word."""
        return self._pronouns.get(word.casefold(), [])

    def like(self, text: str, kind: str) -> list[str]:
        """Names of this kind that resemble ``text``, best first; of any kind if none does."""
        fitting = [e.name for e in self.entities.values() if any(kind in self.ancestors(k) for k in e.kinds)]
        return nearest(text, fitting) or nearest(text, list(self.entities))


class Scope:
    """The names of a story together with the roles of the sentence being read."""

    def __init__(self, names: Names, roles: Mapping[str, str] | None = None) -> None:
        self.names = names
        self.roles: dict[str, str] = dict(roles or {})

    def fill_slot(self, words: Sequence[Word], at: int, kind: str) -> Iterator[tuple[int, Filler]]:
        """The ways to fill a slot of this kind from ``at`` on (see :data:`FillSlot`)."""
        if kind == OPEN_KIND:
            yield from self._open_words(words, at)
        for end, filler in self.any_filler(words, at):
            if kind in self.names.ancestors(filler.kind) or self._fits(filler, kind):
                yield end, filler

    def any_filler(self, words: Sequence[Word], at: int) -> Iterator[tuple[int, Filler]]:
        """The ways to fill a slot of any kind: roles, names, quantifiers, ``unknown``."""
        first = words[at]
        role_at = at + 1 if first.key == "the" and at + 1 < len(words) else at
        role = words[role_at].key
        if role in self.roles:
            span = first.span.to(words[role_at].span)
            yield role_at + 1, Filler(Variable(role, span), self.roles[role], span)
        for end, thing in self.names.things(words, at):
            span = first.span.to(words[end - 1].span)
            entity = self.names.entities[str(thing.term.value)]  # type: ignore[union-attr]
            if self.roles.get(entity.name, "").endswith(ALONE):
                yield end, Filler(Variable(entity.name, span), self.roles[entity.name], span)
            else:
                yield end, Filler(Constant(entity.name, span), entity.kinds[0], span, own=entity.where)
        if first.key in _PEOPLE_WORDS:
            variable = Variable(f"{first.key}@{first.span.column}", first.span)
            yield at + 1, Filler(variable, "person", first.span, _PEOPLE_WORDS[first.key])
        if first.key in _KIND_WORDS and at + 1 < len(words) and words[at + 1].key in self.names.kinds:
            span = first.span.to(words[at + 1].span)
            variable = Variable(f"{words[at + 1].key}@{first.span.column}", span)
            yield at + 2, Filler(variable, words[at + 1].key, span, _KIND_WORDS[first.key])
        if first.key == "unknown":
            yield at + 1, Filler(Constant(None, first.span), "unknown", first.span)

    def _fits(self, filler: Filler, kind: str) -> bool:
        if filler.kind == "unknown":
            return True
        if isinstance(filler.term, Constant) and filler.quantifier is None:
            entity = self.names.entities.get(str(filler.term.value))
            return entity is not None and any(kind in self.names.ancestors(k) for k in entity.kinds)
        return False

    def _open_words(self, words: Sequence[Word], at: int) -> Iterator[tuple[int, Filler]]:
        if words[at].type == "quoted":
            text = words[at].text[1:-1].strip()
            yield at + 1, fill(text, OPEN_KIND, words[at].span)
            return
        for end in range(min(len(words), at + LONGEST_WORDING), at, -1):
            taken = list(words[at:end])
            if not any(w.key in (":", "(", ")") for w in taken):
                yield end, fill(text_of(taken), OPEN_KIND, span_of(taken))
