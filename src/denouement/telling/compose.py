"""All stages together: from a story and its log to a telling, with what the checks need to know of it.

Source: the order of the stages is that of the design: log, select, order, place in time, speed, plan, aggregate, refer, realise,
vary, check. What does not depend on the choice of words is worked out once; then some versions are worded, and the one
with the fewest faults is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from denouement.answers import Analysis
from denouement.engine import Moment
from denouement.telling.aggregate import aggregated, notes_joined
from denouement.telling.front import fronted
from denouement.telling.inputs import Extras
from denouement.telling.knobs import Knobs
from denouement.telling.opening import stated
from denouement.telling.paragraphs import in_paragraphs
from denouement.telling.phrases import Phrases
from denouement.telling.plan import Planner
from denouement.telling.prepared import Line, Prepared, prepared
from denouement.telling.realise import capitals, realised
from denouement.telling.refer import Referring
from denouement.telling.score import MISSED, score
from denouement.telling.shapes import Settled, Unit
from denouement.telling.signs import bears, families
from denouement.telling.speech import Speech
from denouement.telling.switch import Marks
from denouement.telling.tags import hearer_named, tag_text, tagged
from denouement.telling.text import Paragraph, Sentence, Telling
from denouement.telling.trim import trimmed
from denouement.telling.units import units_of
from denouement.telling.vary import Chooser

__all__ = ["Composition", "Line", "Prepared", "compose"]


_WORDS_AN_EVENT = 14
"""About how many words a telling has for each event."""

_MORE = 40
_MORE_LINES = 2_000
"""Of a telling of which no version has been without a missed limit, so many are made more, of no more lines altogether."""

_SHORT = 90
"""A telling of more lines is long: in many sentences likes and unlikes even out, and no more of them are made."""

_LONG = 100
_FEWEST = 3
_WORDED = 600
"""A telling of more than so many lines is worded in fewer versions, but for the fewest: no more lines than these
altogether. In many sentences likes and unlikes even out."""

_GOOD_ENOUGH = 0.25
"""With so few faults no further version is worded."""


@dataclass(frozen=True)
class Composition:
    """A telling with its lines, and what it was made from."""

    prepared: Prepared
    lines: tuple[Line, ...]
    telling: Telling


def compose(
    analysis: Analysis, log: Sequence[Moment], knobs: Knobs, extras: Extras, ending: str = ""
) -> Composition:
    """A telling of a log, by the knobs.

    Raises:
        UsageError: the viewpoint is nobody's.
    """
    made = prepared(analysis, log, knobs, extras)
    phrases = Phrases(analysis, made.fields)
    if any(p.extra for found in (*made.points.values(), made.left) for p in found):
        made = trimmed(made, _worded(made, phrases, _settled(made), knobs.seed * 1_000, 0))
    settled = _settled(made)
    versions = max(1, knobs.versions) if knobs.uses("vary") and knobs.level != "treatment" else 1
    signs = [families(e.moment.text) for e in made.events]
    best: tuple[Line, ...] = ()
    least = -1.0
    for version in range(versions + (_MORE if versions > 1 else 0)):
        if version >= versions and (least < MISSED or version >= versions + _more(best)):
            break
        lines = _worded(made, phrases, settled, knobs.seed * 1_000, version)
        faults = score(lines, signs)
        if least < 0 or faults < least:
            best, least = lines, faults
        if len(lines) > _LONG:
            versions = min(versions, max(_FEWEST, _WORDED // len(lines)))
        if least <= _GOOD_ENOUGH:
            break
    return Composition(made, best, _telling(made, best, ending))


def _more(best: Sequence[Line]) -> int:
    """How many versions more are made where the best of them misses a limit."""
    return 0 if len(best) > _SHORT else min(_MORE, _MORE_LINES // max(1, len(best)))


def _settled(made: Prepared) -> Settled:
    """What the choice of words does not change, for all versions."""
    points = [p for found in made.points.values() for p in found]
    own = {e.number: families(e.moment.text) for e in made.events}
    read = [(p.event, p.other) for p in points if p.kind == "reading"]
    guessed = {(p.mind, p.other, p.text) for p in points if p.kind == "guess"}
    return Settled(
        told_wants=frozenset(p.text for p in points if p.kind == "want"),
        others_wants=tuple(
            (p.mind or 0, p.other or 0, p.text)
            for p in made.left
            if p.kind in ("theirs", "not theirs") and (p.mind, p.other, p.text) not in guessed
        ),
        stated=frozenset(stated(made.analysis)),
        wants_at=frozenset((p.event, p.mind, p.text) for p in points if p.kind == "want"),
        spoken=made.spoken,
        turning=frozenset(p.event for p in points if p.kind in ("correction", "deceived")),
        silent=frozenset(e.number for e in made.events if e.pace == "silence"),
        compared=frozenset((p.mind or 0, f) for p in points if p.kind == "compared" for f, _, _ in p.pairs),
        own=own,
        most=bears(_WORDS_AN_EVENT * len(made.events), own.values()),
        read_at=frozenset((*read[:1], *read[-1:])),
    )


# --- one version


def _worded(made: Prepared, phrases: Phrases, settled: Settled, seed: int, version: int) -> tuple[Line, ...]:
    """One version; of three in a row each varies the openings, and joins sentences, a little more than the one before."""
    knobs = made.knobs
    chooser = Chooser(seed + version, knobs.uses("vary"))
    more = version % 3
    planner = Planner(made.analysis, phrases, made.cast, knobs, chooser, settled)
    planner.draws = 55 + 15 * more
    speech = Speech(made.analysis, phrases, made.might, made.cast, knobs, planner)
    units = tuple(units_of(made, phrases, planner, speech, Marks(planner)))
    units = notes_joined(units)
    units = tuple(
        replace(u, alone=True) if u.kind == "act" and u.event in settled.silent else u for u in units
    )
    if knobs.uses("aggregate") and knobs.level != "treatment":
        units = aggregated(units, frozenset(e.number for e in made.events if e.pace == "summary"), more >= 1)
        if knobs.uses("vary"):
            moved = frozenset(e.number for e in made.events if e.moved)
            units = fronted(units, chooser, moved, 4 - more, phrases.analysis.story.place_words)
    return _realised(made, in_paragraphs(units, knobs.level))


def _realised(made: Prepared, paragraphs: Sequence[Sequence[Unit]]) -> tuple[Line, ...]:
    referring = Referring(made.cast, made.knobs.names, made.me, made.knobs.uses("refer"))
    past = made.knobs.tense == "past"
    lines = []
    for number, paragraph in enumerate(paragraphs):
        referring.paragraph(paragraph[0].gap or made.knobs.level == "screenplay")
        for unit in paragraph:
            if unit.speaker is not None:
                referring.spoken(unit.speaker, unit.hearer)
                refers = referring.sentence(tagged(unit)) if unit.tag else {}
                refers = hearer_named(unit, refers, made.cast, made.me)
                lines.append(Line(capitals(_text(unit)), unit, number, tuple(refers.items())))
                continue
            refers = referring.sentence(unit)
            text = realised(unit.tokens, refers, made.cast, past, made.me)
            lines.append(Line(text, unit, number, tuple(refers.items())))
    return tuple(lines)


def _text(unit: Unit) -> str:
    return "".join(getattr(t, "text", "") for t in unit.tokens)


def _done_in(unit: Unit) -> tuple[int, ...]:
    """The events that a unit tells as done: not those that it only leads to the words of."""
    return unit.events if unit.kind in ("act", "speech") else ()


def _telling(made: Prepared, lines: Sequence[Line], ending: str) -> Telling:
    paragraphs: list[Paragraph] = []
    numbers = sorted({line.paragraph for line in lines})
    for number in numbers:
        own = [line for line in lines if line.paragraph == number]
        sentences = tuple(
            Sentence(
                line.text,
                line.unit.sources,
                made.cast[line.unit.speaker].name if line.unit.speaker is not None else "",
                manner=tag_text(line.unit, dict(line.refers), made.cast, made.knobs.tense == "past", made.me),
                why=" ".join(filter(None, (made.why.get(n, "") for n in _done_in(line.unit)))),
            )
            for line in own
        )
        place = next((line.unit.place for line in own if line.unit.place), "")
        paragraphs.append(Paragraph(sentences, place, own[0].unit.gap))
    return Telling(
        made.analysis.story.title,
        tuple(paragraphs),
        made.knobs.level,
        made.viewpoint,
        made.knobs.tense,
        tuple((p.name, p.pronoun) for p in made.cast),
        ending,
    )
