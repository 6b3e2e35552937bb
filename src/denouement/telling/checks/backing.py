"""N1 and N2: everything told has something behind it, and everything that matters is told."""

from __future__ import annotations

from collections.abc import Iterator

from denouement import english
from denouement.feelings.displays import STATES
from denouement.feelings.things import Things
from denouement.telling.checks.result import CheckResult, result
from denouement.telling.compose import Composition, Line
from denouement.telling.fields import stems, unbacked, words_in
from denouement.telling.shapes import Ref
from denouement.telling.templates import FELT

__all__ = ["backed", "complete"]

_MATTERS = 3.0

GESTURES = frozenset(
    stem
    for state in STATES
    for sign in state.signs
    for word in words_in(sign.told)
    if not sign.thing or word != sign.thing
    for stem in stems(word)
)
"""The words that signs are made of, but for the things they use: those have to be at hand."""


def backed(made: Composition) -> CheckResult:
    """N1: every sentence has a source that exists, and no name and no word that none of its sources holds.

    Said with it is how many patterns were set aside because they would have brought in something.
    """
    found = list(_unbacked(made))
    aside = _set_aside(made)
    measure = str(len(found)) + (f", {english.count(len(aside), 'pattern')} set aside" if aside else "")
    return result("N1", "backed", "every word of every sentence", found, measure)


def _set_aside(made: Composition) -> list[str]:
    """The patterns of the acts told that bring in what nothing stands behind; they are never used."""
    story, found = made.prepared.analysis.story, []
    for event in made.prepared.events:
        act = event.moment.act
        if act is not None:
            told = story.actions[act.action].told
            found += [p for p in told if made.prepared.fields.invented(p, act, event.place)]
    return list(dict.fromkeys(found))


def _unbacked(made: Composition) -> Iterator[tuple[Line, str]]:
    last = len(made.prepared.log)
    for line in made.lines:
        if any(not 0 <= s.event <= last for s in line.unit.sources):
            yield line, "its source is no event of the log"
        details = " ".join(s.detail for s in line.unit.sources)
        named = {t.person for t in line.unit.tokens if isinstance(t, Ref)}
        if line.unit.speaker is not None:
            named.add(line.unit.speaker)
        for person in sorted(named):
            name = made.prepared.cast[person].name
            if name not in details:
                yield line, f"no source of it names {name}"
        if line.unit.speaker is None and not line.unit.verbatim:
            words = unbacked(line.text, _fields(made, line))
            if words:
                yield line, f"no source of it holds “{'”, “'.join(words)}”"


def _fields(made: Composition, line: Line) -> frozenset[str]:
    """The words of all that stands behind a line."""
    fields = made.prepared.fields
    found = fields.names.union(*(fields.of_text(s.detail) for s in line.unit.sources))
    for name, said in FELT.items():
        if any(s.kind == "feeling" and f" feels {name}" in s.detail for s in line.unit.sources):
            found |= fields.of_text(said)
    if line.unit.kind == "sign":
        found |= GESTURES | _at_hand(made, line)
    events = {e.number: e for e in made.prepared.events}
    for number in line.unit.events:
        event = events.get(number)
        if event is not None and event.moment.act is not None:
            found |= fields.of_act(event.moment.act, event.place)
    return found


def _at_hand(made: Composition, line: Line) -> frozenset[str]:
    """The words of the things that the one who gives a sign has at hand."""
    things = Things(made.prepared.analysis)
    world = made.prepared.log[line.unit.event - 1].world
    giver = next(t.person for t in line.unit.tokens if isinstance(t, Ref))
    names = things.beside(world, made.prepared.cast[giver].name)
    return frozenset().union(*(made.prepared.fields.of_text(n) for n in names))


def complete(made: Composition) -> CheckResult:
    """N2: every event that can be told is told, and so is every change that matters."""
    told = {n for line in made.lines for n in line.unit.events}
    sources = {s for line in made.lines for s in line.unit.sources}
    missing = [e.moment.text for e in made.prepared.events if e.number not in told]
    for points in made.prepared.points.values():
        missing += [
            p.sources[0].detail for p in points if p.salience >= _MATTERS and p.sources[0] not in sources
        ]
    return CheckResult("N2", "complete", not missing, "; ".join(missing) or "all told", "nothing left out")
