"""What people show of what they feel, and what others take it for.

A sign is chosen from the strongest feeling that an event has roused. A strong one shows against one's will
(*involuntary*); a weaker one shows in what one does about it (*voluntary*). Nobody shows more than one sign at a time or
the same one twice, a story has only so many signs of each family, and signs that use a thing that is there come first.

Whoever is there reads the sign, and can read it wrongly: who trusts somebody and is fond of them reads what they feel;
who holds something against them takes it for the worst it could be, everybody else for the next best thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from denouement import english
from denouement.answers import Analysis
from denouement.engine import World
from denouement.feelings.appraise import leading
from denouement.feelings.bonds import Bonds
from denouement.feelings.feeling import Emotion, Feeling
from denouement.feelings.things import Things

__all__ = ["BUDGETS", "STATES", "Display", "Displays", "Family", "Reading", "Sign", "State"]


class Family(Enum):
    """What a sign uses."""

    GAZE = "gaze"
    MOUTH = "mouth"
    HANDS = "head and hands"
    VOICE = "voice"
    BREATH = "breath and colour"
    POSTURE = "posture"
    THING = "a thing in the room"


BUDGETS = {
    Family.GAZE: 6,
    Family.MOUTH: 2,
    Family.HANDS: 4,
    Family.VOICE: 3,
    Family.BREATH: 3,
    Family.POSTURE: 2,
    Family.THING: 6,
}
"""How many signs of each family a scene of a thousand words bears."""


@dataclass(frozen=True)
class Sign:
    """A sign: ``told`` is a template of a sentence in which ``{who}`` shows it; ``thing`` a word for what it takes.

    ``mistaken`` is what this sign in particular can be taken for, the worst last, where not all can that its state can:
    nobody takes a jaw that sets for weariness.
    """

    told: str
    family: Family
    voluntary: bool = True
    thing: str = ""
    mistaken: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """What a sign is a sign of: the feelings it goes with, its signs, and what it is mistaken for, the worst last."""

    name: str
    emotions: tuple[Emotion, ...]
    signs: tuple[Sign, ...]
    mistaken: tuple[str, ...]


def _signs(*signs: Sign) -> tuple[Sign, ...]:
    return signs


_F = Family
STATES = (
    State(
        "anger",
        (Emotion.ANGER, Emotion.RESENTMENT, Emotion.REPROACH),
        _signs(
            Sign(
                "{who} [puts] the cup down harder than a cup should be",
                _F.THING,
                True,
                "cup",
                mistaken=("impatience", "contempt"),
            ),
            Sign(
                "{who} [pushes] back the chair, not far",
                _F.THING,
                True,
                "chair",
                mistaken=("impatience", "contempt"),
            ),
            Sign("{who} [answers] with as few words as there are", _F.VOICE),
            Sign(
                "{who} [looks] straight across and [does] not look away",
                _F.GAZE,
                mistaken=("coldness", "contempt"),
            ),
            Sign("{who's} jaw [sets]", _F.MOUTH, voluntary=False, mistaken=("coldness", "contempt")),
            Sign(
                "the colour [comes] up in {who's} face",
                _F.BREATH,
                voluntary=False,
                mistaken=("shyness", "contempt"),
            ),
        ),
        ("weariness", "contempt"),
    ),
    State(
        "doubt",
        (Emotion.DOUBT,),
        _signs(
            Sign("{who} [lowers] {who's} voice", _F.VOICE, mistaken=("shyness", "lying")),
            Sign(
                "{who} [turns] the spoon over", _F.THING, True, "spoon", mistaken=("boredom", "indifference")
            ),
            Sign("{who} [hesitates]", _F.POSTURE, voluntary=False, mistaken=("shyness", "lying")),
        ),
        ("indifference", "lying"),
    ),
    State(
        "fear",
        (Emotion.FEAR, Emotion.FEAR_CONFIRMED),
        _signs(
            Sign(
                "{who} [keeps] one hand on the door",
                _F.THING,
                True,
                "door",
                mistaken=("impatience", "coldness"),
            ),
            Sign("{who} [speaks] a little too fast", _F.VOICE, mistaken=("impatience", "lying")),
            Sign("{who} [swallows]", _F.BREATH, voluntary=False, mistaken=("impatience", "lying")),
        ),
        ("impatience", "flippancy"),
    ),
    State(
        "weariness",
        (Emotion.WEARINESS,),
        _signs(
            Sign("{who} [says] it flatly, like a list", _F.VOICE),
            Sign("{who's} head [sinks]", _F.POSTURE, voluntary=False),
        ),
        ("sadness", "boredom"),
    ),
    State(
        "hurt",
        (Emotion.HURT, Emotion.DISAPPOINTMENT, Emotion.DISTRESS),
        _signs(
            Sign(
                "{who} [looks] out of the window", _F.THING, True, "window", mistaken=("boredom", "coldness")
            ),
            Sign(
                "{who} [finds] something to do for both hands", _F.HANDS, mistaken=("impatience", "coldness")
            ),
            Sign("{who} [looks] down", _F.GAZE, mistaken=("shyness", "coldness")),
            Sign("{who} [goes] still", _F.POSTURE, voluntary=False),
        ),
        ("anger", "coldness"),
    ),
    State(
        "shame",
        (Emotion.SHAME, Emotion.REMORSE),
        _signs(
            Sign("{who} [looks] at the table", _F.THING, True, "table"),
            Sign("{who} [does] not quite look up", _F.GAZE),
            Sign("{who} [colours]", _F.BREATH, voluntary=False, mistaken=("shyness", "anger")),
        ),
        ("shyness", "coldness"),
    ),
    State(
        "defeat",
        (Emotion.DEFEAT, Emotion.RESIGNATION),
        _signs(
            Sign("{who} [rests] {who's} head in both hands", _F.HANDS),
            Sign("{who} [sits] quite still", _F.POSTURE, voluntary=False, mistaken=("weariness", "coldness")),
        ),
        ("weariness", "acting"),
    ),
    State(
        "gladness",
        (Emotion.JOY, Emotion.SATISFACTION, Emotion.GRATITUDE, Emotion.HAPPY_FOR),
        _signs(
            Sign(
                "{who} [pulls] the chair closer", _F.THING, True, "chair", mistaken=("politeness", "acting")
            ),
            Sign("{who} [looks] up, almost smiling", _F.GAZE),
            Sign(
                "something in {who's} face [eases]",
                _F.MOUTH,
                voluntary=False,
                mistaken=("politeness", "acting"),
            ),
        ),
        ("politeness", "mockery"),
    ),
    State(
        "contentment",
        (Emotion.CONTENTMENT, Emotion.RELIEF, Emotion.RESPECT, Emotion.LETTING_GO),
        _signs(
            Sign("{who} [nods], once", _F.HANDS, mistaken=("politeness", "indifference")),
            Sign("{who} [lets] out a breath", _F.BREATH, voluntary=False),
        ),
        ("weariness", "indifference"),
    ),
)
"""The states that show."""

_SHOWS = 1.0
"""A feeling of this strength shows in what one does."""
_BETRAYS = 2.0
"""A feeling of this strength shows against one's will."""
_TRUSTING = 2.0
_FOND = 1.0


@dataclass(frozen=True)
class Reading:
    """What ``viewer`` takes a sign for, and whether that is what is felt."""

    viewer: int
    state: str
    right: bool


@dataclass(frozen=True)
class Display:
    """A sign that ``person`` gives after the event of number ``event``, what it is a sign of, and how others read it.

    ``text`` tells it in the present tense.
    """

    person: int
    event: int
    sign: Sign
    state: str
    feeling: Feeling
    readings: tuple[Reading, ...]
    text: str


class Displays:
    """Chooses the signs of one story, event after event, within the budgets of one scene."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._bonds = Bonds(analysis.ground)
        self._left = Counter(BUDGETS)
        self._given: set[tuple[int, Sign]] = set()
        self._state_of = {e: s for s in STATES for e in s.emotions}
        self._things = Things(analysis)

    def after(self, event: int, world: World, feelings: Iterable[Feeling]) -> tuple[Display, ...]:
        """What shows after an event of what it has roused; ``world`` is the one it has led to."""
        given = list(feelings)
        shown = []
        for person in self._analysis.engine.everyone:
            found = self._of(person, event, world, [f for f in given if f.person == person])
            if found is not None:
                shown.append(found)
        return tuple(shown)

    def _of(self, person: int, event: int, world: World, feelings: Sequence[Feeling]) -> Display | None:
        viewers = [
            v for v in self._analysis.engine.everyone if v != person and self._together(world, person, v)
        ]
        if not viewers or event == 0:
            return None
        for feeling in leading(feelings):
            state = self._state_of.get(feeling.emotion)
            if feeling.strength < _SHOWS:
                return None
            sign = None if state is None else self._sign(person, world, state, feeling.strength < _BETRAYS)
            if state is not None and sign is not None:
                self._left[sign.family] -= 1
                self._given.add((person, sign))
                readings = tuple(self._reading(world, person, v, state, sign) for v in viewers)
                text = _present(sign, self._analysis.wording.person(person))
                return Display(person, event, sign, state.name, feeling, readings, text)
        return None

    def _sign(self, person: int, world: World, state: State, voluntary: bool) -> Sign | None:
        """The first sign that is left, those that use a thing that is there before the others."""
        there = self._things.beside(world, self._analysis.wording.person(person))
        at_hand = {word for name in there for word in name.casefold().split()}
        fit = [
            s
            for s in state.signs
            if s.voluntary == voluntary
            and self._left[s.family] > 0
            and (person, s) not in self._given
            and (not s.thing or s.thing in at_hand)
        ]
        return min(fit, key=lambda s: not s.thing, default=None)

    def _together(self, world: World, one: int, other: int) -> bool:
        """Whether two are in one place, or nothing is said of places."""
        people = self._analysis.ground.people
        return self._things.place(world, people[one]) == self._things.place(world, people[other])

    def _reading(self, world: World, person: int, viewer: int, state: State, sign: Sign) -> Reading:
        """What a viewer takes the sign for, by what they believe of themselves and the other."""
        believed = world.minds[viewer]
        trusts = self._bonds.trust(believed, viewer, person) >= _TRUSTING
        fond = self._bonds.fondness(believed, viewer, person) >= _FOND
        if trusts and fond:
            return Reading(viewer, state.name, right=True)
        worst = self._bonds.grievances(believed, viewer, person) > 0
        mistaken = sign.mistaken or state.mistaken
        return Reading(viewer, mistaken[-1 if worst else 0], right=False)


def _present(sign: Sign, name: str) -> str:
    """A sign as a clause in the present tense."""
    parts = []
    for mark in english.marks(sign.told):
        match mark:
            case english.Plain(text):
                parts.append(text)
            case english.Named(_, case):
                parts.append(name + case)
            case english.Verb(third):
                parts.append(third)
    return "".join(parts)
