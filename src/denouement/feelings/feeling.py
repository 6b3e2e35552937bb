"""What somebody feels: a name, how strong it is, and what it rests on, as data and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from denouement.feelings.likelihood import Likelihood
from denouement.ground import GroundAct

__all__ = ["Cause", "Emotion", "Feeling"]


class Emotion(Enum):
    """The feelings there are. ``pleasant`` says which way each counts, ``ahead`` whether it is of what may come."""

    JOY = "joy", True
    DISTRESS = "distress", False
    HOPE = "hope", True
    FEAR = "fear", False
    DOUBT = "doubt", False
    SATISFACTION = "satisfaction", True
    RELIEF = "relief", True
    DISAPPOINTMENT = "disappointment", False
    RESIGNATION = "resignation", False
    FEAR_CONFIRMED = "fear confirmed", False
    SURPRISE = "surprise", None
    HAPPY_FOR = "happiness for another", True
    PITY = "pity", False
    RESENTMENT = "resentment", False
    GLOATING = "gloating", True
    GRATITUDE = "gratitude", True
    ANGER = "anger", False
    HURT = "hurt", False
    REMORSE = "remorse", False
    SHAME = "shame", False
    REPROACH = "reproach", False
    GRIEVANCE = "grievance", False
    WEARINESS = "weariness", False
    DEFEAT = "defeat", False
    LETTING_GO = "letting go", True
    RESPECT = "respect", True
    CONTENTMENT = "contentment", True

    def __init__(self, word: str, pleasant: bool | None) -> None:
        self.word = word
        self.pleasant = pleasant

    @property
    def ahead(self) -> bool:
        """Whether it is felt of what may come, and ends when that is decided."""
        return self in (Emotion.HOPE, Emotion.FEAR, Emotion.DOUBT)

    @property
    def lasts(self) -> bool:
        """Whether it does not fade by itself."""
        return self is Emotion.GRIEVANCE


@dataclass(frozen=True)
class Cause:
    """What a feeling rests on, all of it as its person believes.

    Attributes:
        wants: the numbers of the wants it is about, of the person or of whom it is felt for.
        before: how likely the first of them was; ``after``: how likely it is now.
        act: what the person saw happen.
        foreseen: what they had foreseen to come next, where that is not what came.
        feared: the acts of others that they have in mind, where it is of what others might do.
        reasons: what it is made of, in words of our own: *closure*, *meant*, *careless* …; or what it is held against
            somebody, by name.
        instead: the feelings that it takes the place of.
    """

    wants: tuple[int, ...] = ()
    before: Likelihood | None = None
    after: Likelihood | None = None
    act: GroundAct | None = None
    foreseen: GroundAct | None = None
    feared: tuple[GroundAct, ...] = ()
    reasons: tuple[str, ...] = ()
    instead: tuple[Emotion, ...] = ()


@dataclass(frozen=True)
class Feeling:
    """What ``person`` feels after the event of number ``event`` (0: at the opening), and why.

    ``strength`` counts in the worth of wants: a feeling of 3 is as strong as a want of 3 is dear. ``because`` is the
    cause as one clause in the writer's words; ``toward`` is whom it is felt for or against.
    """

    person: int
    event: int
    emotion: Emotion
    strength: float
    cause: Cause
    because: str = ""
    toward: int | None = None

    @property
    def name(self) -> str:
        """Its name: *hope*, *anger*."""
        return self.emotion.word
