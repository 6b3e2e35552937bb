"""Stage: how each person is referred to: by name or by pronoun.

A pronoun stands where only one person can be meant: the only one of that pronoun among those mentioned in the last two
sentences, the only one named in the sentence itself, or the subject of the sentence before who is still the subject. Else the name; and the name after three
pronouns in a row, and at a new paragraph where others go by the same pronoun.

Source: the rules are after Gordon, Grosz and Gilliom 1993 (the repeated name) in the form of the design.
"""

from __future__ import annotations

from collections.abc import Sequence

from denouement.telling.shapes import Person, Ref, Unit

__all__ = ["Referring", "candidates", "goes_back"]

_IN_A_ROW = 3


def candidates(person: int, recent: Sequence[Sequence[int]], cast: Sequence[Person]) -> set[int]:
    """Whom the pronoun of ``person`` could mean, of those mentioned recently."""
    own = cast[person].pronoun
    return {p for sentence in recent for p in sentence if cast[p].pronoun == own}


def goes_back(ref: Ref, before: Sequence[Ref], cast: Sequence[Person]) -> bool:
    """Whether a pronoun means whom the same sentence has spoken of: the nearest before of that pronoun.

    Of those before, the subject of the same clause is left out: *Hanne wants Ilse not to resent her*.
    """
    alike = [
        r
        for r in (before[:-1] if ref.back == 2 else before)
        if cast[r.person].pronoun == cast[ref.person].pronoun
    ]
    return ref.back > 0 and bool(alike) and alike[-1].person == ref.person


def _subjects(unit: Unit) -> int:
    return sum(1 for t in unit.tokens if isinstance(t, Ref) and t.case == "subject")


class Referring:
    """Goes through a telling, sentence by sentence, and remembers who was mentioned."""

    def __init__(self, cast: Sequence[Person], names: str, me: int | None, refers: bool) -> None:
        self.cast, self.names, self.me, self.refers = cast, names, me, refers
        self._recent: list[list[int]] = []
        self._subject: int | None = None
        self._known: set[int] = set()
        self._in_a_row = 0

    def paragraph(self, gap: bool) -> None:
        """A new paragraph begins."""
        if gap:
            self._recent.clear()
            self._subject = None
            self._in_a_row = _IN_A_ROW

    def spoken(self, speaker: int, hearer: int | None) -> None:
        """Somebody speaks; both are in mind after that."""
        self._recent = [*self._recent[-1:], [p for p in (speaker, hearer) if p is not None]]

    def sentence(self, unit: Unit) -> dict[int, str]:
        """For each reference of a sentence, by its index: "name" or "pronoun"."""
        found: dict[int, str] = {}
        here: list[int] = []
        before: list[Ref] = []
        for index, token in enumerate(unit.tokens):
            if isinstance(token, Ref):
                found[index] = self._one(token, here, unit, before)
                here.append(token.person)
                before.append(token)
        self._recent = [*self._recent[-1:], here]
        if unit.subject is not None:
            is_pronoun = found.get(0) == "pronoun"
            self._in_a_row = self._in_a_row + 1 if is_pronoun and unit.subject == self._subject else 0
        # A thought that begins with another than who thinks it ends with the thinker: the next subject could be either.
        # The same where it goes on to what another of that pronoun does: *Ada thinks ahead. One way, Lena will …*
        others = {r.person for r in before if r.case == "subject"} - {unit.mind}
        other = unit.mind is not None and candidates(unit.mind, [list(others)], self.cast)
        self._subject = None if other or unit.mind not in (None, unit.subject) else unit.subject
        return found

    def _one(self, ref: Ref, here: list[int], unit: Unit, before: Sequence[Ref] = ()) -> str:
        person = ref.person
        first_time = person not in self._known
        self._known.add(person)
        if person == self.me:
            return "pronoun"
        if ref.case == "self":
            return "pronoun"
        several = unit.kind == "opening" and unit.mind is None and _subjects(unit) > 1
        several = several and self.names != "pronouns"
        if several or not self.refers or not self.cast[person].pronoun:
            return "name"
        others = [p for p in self.cast if p.pronoun == self.cast[person].pronoun and p.number != person]
        alone = not others or (len(others) == 1 and others[0].number == self.me)
        if alone and self.names == "pronouns":
            return "pronoun"
        if alone and self.names == "first":
            return "name" if first_time else "pronoun"
        if goes_back(ref, before, self.cast):
            return "pronoun"
        alike = {p for p in here if self.cast[p].pronoun == self.cast[person].pronoun}
        if alike == {person} and ref.case != "subject":
            return "pronoun"
        recent = [*self._recent[-2:], here]
        among = candidates(person, recent, self.cast) - ({self.me} if self.me is not None else set())
        if not among or person not in among:
            return "name"
        if ref.case == "subject" and not here and self._in_a_row >= _IN_A_ROW:
            self._in_a_row = 0
            return "name"
        if among == {person}:
            return "pronoun"
        is_subject = ref.case == "subject" and self._subject == person and not here
        return "pronoun" if is_subject or (here and set(here) == {person}) else "name"
