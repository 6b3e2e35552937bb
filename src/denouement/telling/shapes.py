"""What passes from stage to stage: happenings, then points to tell, then units on their way to being sentences.

A unit cannot be made without a source (``Sources`` is never empty), and says whose mind it looks into, so that the
stages after its making need not guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from denouement.engine import BeliefChange, Moment
from denouement.english import Plain, Verb
from denouement.ground import GroundAct
from denouement.model import Value
from denouement.telling.text import Source

__all__ = [
    "Happening",
    "Person",
    "Point",
    "Ref",
    "Settled",
    "Sources",
    "Token",
    "Unit",
    "at_step",
    "more",
    "words_in",
]

Sources = tuple[Source, *tuple[Source, ...]]
"""One source or more."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the telling knows them: number, name and pronoun (empty where the writer gave none)."""

    number: int
    name: str
    pronoun: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A person spoken of. ``case`` is "subject", "object", "'s" or "self".

    ``back`` is 1 where somebody of the same pattern is spoken of once more, whom a pronoun means if nobody else of that
    pronoun comes between; 2 where the one between is the subject of a clause put in (*she wants Ilse not to resent her*).
    """

    person: int
    case: str = "object"
    back: int = 0


Token = Plain | Ref | Verb


@dataclass(frozen=True)
class Happening:
    """An event of the log with what telling asks of it.

    ``number`` is its place in the log, from 1; ``doer`` who does it (None: nobody in particular); ``people`` whom its
    sentence names; ``seen_by`` who sees it; ``place`` where the doer is when it is over; ``told`` and ``says`` the
    writer's own wording; ``note`` why the writer means it so; ``lasts`` how long, as the writer says; ``moved``: the doer
    comes to the place by it; ``shift`` how far back it is told (-1 in a
    look back).
    """

    number: int
    moment: Moment
    doer: int | None
    people: tuple[int, ...]
    seen_by: frozenset[int]
    place: str = ""
    told: str = ""
    says: str = ""
    note: str = ""
    lasts: str = ""
    moved: bool = False
    shift: int = 0
    gap: bool = False
    pace: str = "scene"


@dataclass(frozen=True)
class Point:
    """One thing to tell of a happening.

    ``kind``: "act", "correction", "noticed", "learned", "deceived", "nested", "want", "note", "nonevent", "feeling".
    ``mind`` is whose inner state it is; None for what anybody there could see. ``salience`` grows with what it changes.
    Of an ``extra`` kind a telling may do without: "foresees", "means", "weighs", "fears", "surprised", "outlook", "sign",
    "reading", "compared". ``futures`` are acts that somebody foresees, one row for each way it could go; ``other`` is the other
    person it is about; ``pairs`` are facts as they were remembered and as they are found; ``reasons`` what a feeling is made of.
    """

    kind: str
    event: int
    sources: Sources
    mind: int | None = None
    change: BeliefChange | None = None
    text: str = ""
    salience: float = 1.0
    extra: bool = False
    futures: tuple[tuple[GroundAct, ...], ...] = ()
    other: int | None = None
    pairs: tuple[tuple[int, Value, Value], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settled:
    """What the wording of a telling asks of the telling as a whole; it does not depend on the words.

    ``told_wants`` are the wants told with some act, ``wants_at`` with the event and the person of each;
    ``others_wants`` those that somebody takes another to have, told of at the end and nowhere before; ``stated``
    what the story states somebody to believe; ``spoken`` the
    events told as speech, ``turning`` those at which a belief is put right or a lie is believed, ``silent`` the pauses;
    ``compared`` are the facts, by person, that are held against what was remembered; ``own`` the small signs that are
    acts, by event, ``most`` how many of each family a telling bears; ``read_at`` the signs, by event and who gives them,
    for which it is told what they are taken for: the first, and the last.
    """

    told_wants: frozenset[str] = frozenset()
    others_wants: tuple[tuple[int, int, str], ...] = ()
    stated: frozenset[tuple[int, str, tuple[str, ...]]] = frozenset()
    wants_at: frozenset[tuple[int, int | None, str]] = frozenset()
    spoken: frozenset[int] = frozenset()
    turning: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()
    compared: frozenset[tuple[int, int]] = frozenset()
    own: Mapping[int, frozenset[str]] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=dict)
    read_at: frozenset[tuple[int, int | None]] = frozenset()


@dataclass(frozen=True)
class Unit:
    """A sentence on its way: tokens, what stands behind it, and what later stages need to know of it.

    ``subject`` is the person it is about, if it begins with them; ``mind`` whose inner state it tells; ``focal``
    through whose eyes; ``speaker`` is set for speech, ``hearer`` for whom it is meant; ``template`` names the
    pattern. ``opens``: a paragraph begins here; ``gap``: after a break. ``verbatim``: the writer's own words.
    ``degree`` is how sure the mind is of what it tells (see ``certainty``); empty where that is not the question.
    ``tag`` is what stands behind speech: *he says*.
    """

    kind: str
    event: int
    tokens: tuple[Token, ...]
    sources: Sources
    subject: int | None = None
    mind: int | None = None
    focal: frozenset[int] = frozenset()
    speaker: int | None = None
    hearer: int | None = None
    template: str = ""
    place: str = ""
    opens: bool = False
    gap: bool = False
    alone: bool = False
    joined: int = 1
    verbatim: bool = False
    said: str = ""
    degree: str = ""
    merged: tuple[int, ...] = ()
    extra: bool = False
    tag: tuple[Token, ...] = ()

    @property
    def events(self) -> tuple[int, ...]:
        """The numbers of all events it tells of."""
        return (self.event, *self.merged)


def more(sources: Sources, others: Sequence[Source]) -> Sources:
    """The sources with others after them."""
    after = [*sources[1:], *others]
    return (sources[0], *after)


def at_step(tokens: tuple[Token, ...], step: int) -> tuple[Token, ...]:
    """The tokens with every verb that stands in the time of telling put another step back or ahead."""
    if not step:
        return tokens
    return tuple(replace(t, step=step) if isinstance(t, Verb) and t.step == 0 else t for t in tokens)


def words_in(tokens: tuple[Token, ...]) -> int:
    """About how many words the tokens come to."""
    return sum(len(t.text.split()) if isinstance(t, Plain) else 1 for t in tokens)
