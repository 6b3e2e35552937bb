"""Feelings that are asked for in words: *Teo content*, *Mara is relieved or content*, *Mara not angry*.

A feeling is named as it is shown (*contentment*), or as one says it of a person (*content*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from denouement import english
from denouement.diagnostics import nearest
from denouement.errors import UsageError
from denouement.feelings.appraise import Felt
from denouement.feelings.feeling import Emotion

__all__ = ["Asked", "asked_feeling"]

_SAID_OF_SOMEBODY = {
    Emotion.JOY: ("joyful", "glad", "happy"),
    Emotion.DISTRESS: ("distressed", "sad", "unhappy"),
    Emotion.HOPE: ("hopeful", "hoping"),
    Emotion.FEAR: ("afraid", "fearful", "scared"),
    Emotion.DOUBT: ("doubtful", "in doubt", "unsure"),
    Emotion.SATISFACTION: ("satisfied",),
    Emotion.RELIEF: ("relieved",),
    Emotion.DISAPPOINTMENT: ("disappointed",),
    Emotion.RESIGNATION: ("resigned",),
    Emotion.FEAR_CONFIRMED: ("fears confirmed",),
    Emotion.SURPRISE: ("surprised",),
    Emotion.HAPPY_FOR: ("happy for another", "glad for another"),
    Emotion.PITY: ("pitying", "sorry for another"),
    Emotion.RESENTMENT: ("resentful",),
    Emotion.GLOATING: ("gleeful",),
    Emotion.GRATITUDE: ("grateful", "thankful"),
    Emotion.ANGER: ("angry",),
    Emotion.HURT: ("hurt",),
    Emotion.REMORSE: ("remorseful", "sorry"),
    Emotion.SHAME: ("ashamed",),
    Emotion.REPROACH: ("reproachful",),
    Emotion.GRIEVANCE: ("aggrieved",),
    Emotion.WEARINESS: ("weary",),
    Emotion.DEFEAT: ("defeated",),
    Emotion.LETTING_GO: ("lets go",),
    Emotion.RESPECT: ("respectful",),
    Emotion.CONTENTMENT: ("content", "contented"),
}

_BY_WORD = {word: e for e, words in _SAID_OF_SOMEBODY.items() for word in (e.word, *words)}
_BETWEEN = re.compile(r"\s*,\s*(?:or\s+)?|\s+or\s+", re.IGNORECASE)
_SAID = re.compile(r"(?:(?:is|feels)\b\s*)?(?:(not|no)\b\s*)?(.*)", re.IGNORECASE)
_FOR_EXAMPLE = "a name, then a feeling, for example: {} content; or several: {} relieved or content"


@dataclass(frozen=True)
class Asked:
    """What is asked of one person at the end of a story: to feel one of these, or none of them."""

    person: int
    emotions: tuple[Emotion, ...]
    negated: bool
    text: str

    def holds(self, felt: Iterable[Felt]) -> bool:
        """Whether it is so, of all that everybody feels."""
        feels = any(f.feeling.person == self.person and f.feeling.emotion in self.emotions for f in felt)
        return feels is not self.negated


def asked_feeling(text: str, people: Sequence[str]) -> Asked:
    """What the words ask for.

    Raises:
        UsageError: they name nobody of these people, or no feeling.
    """
    words = " ".join(text.split())
    one = people[0] if people else "Mara"
    example = _FOR_EXAMPLE.format(one, one)
    person = _person(words, people)
    if person is None:
        first = words.split(" ")[0]
        like = nearest(first, people)
        if not words or first.casefold() in _BY_WORD:
            raise UsageError(f"“{words}” does not say who feels it", example)
        hint = f"did you mean {' or '.join(like)}?" if like else f"its people are: {', '.join(people)}"
        raise UsageError(f"“{words}” begins with nobody of this story", hint)
    rest = _SAID.fullmatch(words[len(people[person]) :].strip())
    if rest is None or not rest[2]:
        raise UsageError(f"“{words}” does not say what {people[person]} feels", example)
    negated = rest[1] is not None
    emotions = tuple(dict.fromkeys(_emotion(word) for word in _BETWEEN.split(rest[2])))
    named = english.join([e.word for e in emotions], "or")
    return Asked(person, emotions, negated, f"{people[person]} feels {'no ' if negated else ''}{named}")


def _person(words: str, people: Sequence[str]) -> int | None:
    """Whose name the words begin with; the longest, where one name begins with another."""
    begins = [
        (len(name), -number)
        for number, name in enumerate(people)
        if f"{words} ".casefold().startswith(f"{name} ".casefold())
    ]
    return -max(begins)[1] if begins else None


def _emotion(word: str) -> Emotion:
    found = _BY_WORD.get(word.casefold())
    if found is not None:
        return found
    like = list(dict.fromkeys(_BY_WORD[w].word for w in nearest(word, list(_BY_WORD), 2)))
    if like:
        raise UsageError(f"there is no feeling “{word}”", f"did you mean {' or '.join(like)}?")
    raise UsageError(f"there is no feeling “{word}”", f"there are: {', '.join(e.word for e in Emotion)}")
