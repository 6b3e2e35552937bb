"""The single edits that are worth a try, as changes of lines, in an order that never changes.

Those of lines that stand in the file come first, in the order of the file: a line dropped, another number, another
value, another weight. Then what could be added: facts, beliefs, past events, wants. Only what can bear on the ending
or on what somebody wants is touched, and nothing that is to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from denouement.answers.analysis import Analysis
from denouement.answers.change.edits import Edit, EditKind, Slot
from denouement.answers.change.known import Known
from denouement.answers.change.locks import Locks
from denouement.answers.change.page import Page
from denouement.answers.change.presence import absences
from denouement.answers.change.subject import Subject
from denouement.answers.change.wants import changed_wants, new_wants
from denouement.answers.change.wordings import with_number
from denouement.ground import Fluent, Ground, GroundEnding, ground
from denouement.model import (
    TRUE,
    Action,
    Assignment,
    Believes,
    Constant,
    Event,
    FactOf,
    Statement,
    Value,
    ValueType,
)

__all__ = ["MOST_EDITS", "candidates"]

MOST_EDITS = 1_500
"""Single edits of one story; with more there would be no end of pairs."""

_MOST_MEMBERS = 12
"""Values of a one-of-a-kind fact that are tried; and fillings of an act of the past alone, squared."""


def candidates(
    analysis: Analysis, ending: GroundEnding, page: Page, locks: Locks, whole: Ground | None = None
) -> tuple[Edit, ...]:
    """Every single edit to try for an ending, each once; of a very large story the first :data:`MOST_EDITS`."""
    whole = whole or ground(analysis.story, complete=True, lines=analysis.lines)
    ending = next(e for e in whole.endings if e.name == ending.name)
    made = _Maker(Subject(analysis, whole, ending, page, locks))
    found: dict[object, Edit] = {}
    for edit in made.all():
        found.setdefault((edit.drops, edit.puts, edit.adds), edit)
        if len(found) == MOST_EDITS:
            break
    return tuple(found.values())


class _Maker:
    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.story, self.whole, self.page = subject.story, subject.whole, subject.page
        self.bearing, self.wording, self.lines = subject.bearing, subject.wording, subject.lines
        self.known = Known(subject.analysis)
        self.relevant = {self._key(self.whole.fluents[f]): f for f in self.bearing.facts}
        self.people = {name: i for i, name in enumerate(self.whole.people)}

    def all(self) -> Iterator[Edit]:
        """Every edit."""
        for heading, statements in (("at first", self.story.at_first), ("now", self.story.now)):
            for statement in statements:
                yield from self._of_statement(statement, heading)
        for step in self.story.before:
            if isinstance(step, Event):
                yield from self._of_event(step)
            else:
                yield from self._of_statement(step, "before")
        yield from changed_wants(self.subject)
        yield from absences(self.subject)
        yield from self._facts()
        yield from self._beliefs()
        yield from self._events()
        yield from new_wants(self.subject)

    # --- lines that stand in the file

    def _of_statement(self, statement: Statement, heading: str) -> Iterator[Edit]:
        """A line dropped, or with another number or value."""
        if not self.subject.is_open(statement) or not self._matters(statement):
            return
        line = statement.span.line
        slots = self._slots(statement)
        of_a_mind = all(getattr(e, "believers", ()) for e in statement.effects)
        kind = EditKind.BELIEF if of_a_mind else EditKind.FACT
        yield Edit(kind, slots, drops=(line,))
        plain = self._plain(statement)
        if plain is None:
            return
        fluent, path, value = plain
        if fluent.type is ValueType.YES_NO:
            return
        if fluent.type is ValueType.NUMBER:
            assert isinstance(value, float)
            for other in self._numbers(fluent, value):
                text = with_number(self.page.content(line), value, other) or self.lines.fact(
                    fluent, other, path
                )
                yield Edit(EditKind.BELIEF if path else EditKind.NUMBER, slots, puts=((line, text),))
            return
        for member in self._members(fluent):
            if member != value:
                yield Edit(kind, slots, puts=((line, self.lines.fact(fluent, member, path)),))

    def _of_event(self, event: Event) -> Iterator[Edit]:
        if self.subject.is_open(event):
            line = event.span.line
            yield Edit(EditKind.EVENT, frozenset([("line", line)]), drops=(line,))

    def _matters(self, statement: Statement) -> bool:
        """Whether the line says anything that can matter."""
        named = set()
        for effect in statement.effects:
            if not isinstance(effect, Assignment) or not _is_ground(effect.fact):
                return True
            named.add(self._key_of(effect.fact))
        return any(key in self.relevant for key in named)

    def _plain(self, statement: Statement) -> tuple[Fluent, tuple[int, ...], Value] | None:
        """The fact, mind and value of a line that says one thing outright; None for any other line."""
        if len(statement.effects) != 1:
            return None
        effect = statement.effects[0]
        if not isinstance(effect, Assignment) or effect.condition != TRUE or not _is_ground(effect.fact):
            return None
        value = effect.value
        while isinstance(value, Believes):  # what is said of a mind is read there, too
            value = value.expression
        number = self.relevant.get(self._key_of(effect.fact))
        if number is None or not isinstance(value, Constant):
            return None
        return self.whole.fluents[number], self._path(effect), value.value

    def _path(self, effect: Assignment) -> tuple[int, ...]:
        return tuple(self.people[str(b.value)] for b in effect.believers if isinstance(b, Constant))

    def _slots(self, statement: Statement) -> frozenset[Slot]:
        """The line, and the facts it sets."""
        slots: set[Slot] = {("line", statement.span.line)}
        for effect in statement.effects:
            if isinstance(effect, Assignment) and _is_ground(effect.fact):
                path = tuple(str(b.value) for b in effect.believers if isinstance(b, Constant))
                slots.add(("fact", path, *self._key_of(effect.fact)))
        return frozenset(slots)

    def _key_of(self, fact: FactOf) -> tuple[str, tuple[str, ...]]:
        arguments = tuple(str(t.value) for t in fact.arguments if isinstance(t, Constant))
        return self.story.fact_of(fact.fact, arguments).name, arguments

    @staticmethod
    def _key(fluent: Fluent) -> tuple[str, tuple[str, ...]]:
        return fluent.fact, fluent.arguments

    # --- values

    def _numbers(self, fluent: Fluent, value: Value) -> Iterator[float]:
        """Other numbers, the nearest first."""
        known = self.bearing.numbers.get(self.relevant[self._key(fluent)])
        if known is None:
            known = (value - 1, value + 1) if isinstance(value, float) else ()
        near = value if isinstance(value, float) else 0.0
        for other in sorted(known, key=lambda v: abs(v - near)):
            if other != value and (other >= 0 or (isinstance(value, float) and value < 0)):
                yield other

    def _members(self, fluent: Fluent) -> tuple[str, ...]:
        kind = self.story.facts[fluent.fact].value_kind
        return self.story.members(kind)[:_MOST_MEMBERS] if kind in self.story.kinds else ()

    def _values(self, fluent: Fluent, value: Value) -> Iterator[Value]:
        """Every other value worth a try."""
        if fluent.type is ValueType.YES_NO:
            yield value is not True
        elif fluent.type is ValueType.NUMBER:
            yield from self._numbers(fluent, value)
        else:
            yield from (m for m in self._members(fluent) if m != value)

    # --- facts and beliefs

    def _stated(self) -> dict[Slot, Statement]:
        """The last line that says each fact, in the world and in minds."""
        found: dict[Slot, Statement] = {}
        steps = (*self.story.at_first, *self.story.before, *self.story.now)
        for statement in steps:
            if isinstance(statement, Statement) and statement.span.file == self.story.file:
                found.update({s: statement for s in self._slots(statement) if s[0] == "fact"})
        return found

    def _may_be_said(self, fluent: Fluent) -> bool:
        """Whether a line about the fact would be in the writer's terms: no book-keeping, no happening."""
        declared = self.story.facts[fluent.fact]
        return declared.told and len(set(fluent.arguments)) == len(fluent.arguments)

    def _facts(self) -> Iterator[Edit]:
        """Facts that no line states."""
        if not self.page.is_open("at first"):
            return
        stated = self._stated()
        for at in self.bearing.close:
            fluent = self.whole.fluents[at]
            declared = self.story.facts[fluent.fact]
            slot: Slot = ("fact", (), *self._key(fluent))
            if slot in stated or declared.event or not self._may_be_said(fluent):
                continue
            kind = EditKind.NUMBER if fluent.type is ValueType.NUMBER else EditKind.FACT
            for value in self._values(fluent, fluent.default):
                yield Edit(kind, frozenset([slot]), adds=(("at first", self.lines.fact(fluent, value)),))

    def _beliefs(self) -> Iterator[Edit]:
        """What somebody believes, otherwise than they do; and what they believe of another's mind, where it matters."""
        stated = self._stated()
        paths: list[tuple[tuple[int, ...], int]] = [
            ((person,), at) for person in range(len(self.whole.people)) for at in self.bearing.close
        ]
        paths += [
            ((person, other), at)
            for person in range(len(self.whole.people))
            for other, at in self.bearing.minded
            if other != person and at in self.bearing.close
        ]
        for path, at in paths:
            fluent = self.whole.fluents[at]
            if not self._may_be_said(fluent) or not self._may_be_wrong(path[0], at):
                continue
            names = tuple(self.whole.people[p] for p in path)
            slot: Slot = ("fact", names, *self._key(fluent))
            line = stated.get(slot)
            for value in self._values(fluent, self.known.value(fluent, path)):
                text = self.lines.fact(fluent, value, path)
                if line is None:
                    if self.page.is_open("now"):
                        yield Edit(EditKind.BELIEF, frozenset([slot]), adds=(("now", text),))
                elif self.subject.is_open(line) and self._plain(line) is not None:
                    yield Edit(EditKind.BELIEF, self._slots(line), puts=((line.span.line, text),))

    def _may_be_wrong(self, person: int, at: int) -> bool:
        """Whether somebody can be wrong about a fact.

        Not about what they took part in, nor how they feel or where they are; and not about how the world is made:
        what names nobody, and what nothing ever changes.
        """
        fluent, name = self.whole.fluents[at], self.whole.people[person]
        declared = self.story.facts[fluent.fact]
        if declared.event:
            return name not in fluent.arguments
        if fluent.arguments and at not in self.bearing.changing:
            if not any(a in self.people for a in fluent.arguments):
                return False
        own = fluent.arguments[:1] == (name,)
        return not own or declared.type is ValueType.YES_NO

    # --- the past

    def _events(self) -> Iterator[Edit]:
        """One event more at the end of the past."""
        if not self.page.is_open("before"):
            return
        texts = [self.wording.act(a) for a in self.bearing.acts[:MOST_EDITS]]
        for action in self.story.actions.values():
            if action.past_only:
                texts += self._fillings(action)
        for text in dict.fromkeys(texts):
            yield Edit(EditKind.EVENT, frozenset([("event", text)]), adds=(("before", text),))

    def _fillings(self, action: Action) -> Iterator[str]:
        """The sentences of an act of the past alone, if what it brings about can matter."""
        facts = {f.fact for f in (self.whole.fluents[n] for n in self.bearing.facts)}
        sets = {e.fact.fact for e in action.effects if isinstance(e, Assignment)}
        if sets and facts.isdisjoint(sets) and all(isinstance(e, Assignment) for e in action.effects):
            return
        members = [self.story.members(r.kind) for r in action.roles]
        names = [r.name for r in action.roles]
        for count, filled in enumerate(_fill(members)):
            if count >= _MOST_MEMBERS**2:
                return
            yield action.sentence.say(dict(zip(names, filled, strict=True)), own=self.story.place_words)


def _is_ground(fact: FactOf) -> bool:
    return all(isinstance(t, Constant) for t in fact.arguments)


def _fill(members: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Every way to fill roles with different members, the last role running fastest."""
    if not members:
        yield ()
        return
    for first in members[0]:
        for rest in _fill([[m for m in more if m != first] for more in members[1:]]):
            yield (first, *rest)
