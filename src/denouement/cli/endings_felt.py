"""``denouement endings --feeling``: the endings after which people feel as asked, and how they feel after each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from denouement import english
from denouement.cli.common import Opened, watching
from denouement.cli.output import say, wrapped

if TYPE_CHECKING:
    from denouement.feelings import Asked, FeltEnds

__all__ = ["FeltEndings", "Wish"]


class Wish:
    """What is asked of people's feelings, understood before anything is searched."""

    def __init__(self, opened: Opened, words: Sequence[str], limits: Any) -> None:
        from denouement.feelings import asked_feeling, foreseeing

        foreseeing(opened.analysis)
        self.opened = opened
        self.limits = limits
        people = opened.analysis.ground.people
        self.asked: list[Asked] = [asked_feeling(text, people) for text in words]

    def sorted_out(self, answer: Any, endings: Sequence[Any]) -> FeltEndings:
        """Which of these endings of an answer leave people so, by the story that each is shown with.

        With the reasons of the answer, which remember what the search has worked out; that takes no effort again.
        """
        from denouement.feelings import felt_ends, tools_for

        told = [(e.name, e.acts) for e in endings if _has_story(e)]
        with watching(self.limits) as watch:
            ends = felt_ends(self.opened.analysis, tools_for(answer.motives.reasons), told, watch)
        fits = [
            e for e in endings if e.name in ends.felt and all(a.holds(ends.felt[e.name]) for a in self.asked)
        ]
        rest = [e for e in endings if e not in fits]
        return FeltEndings(
            self.opened.analysis.ground.people,
            tuple(self.asked),
            ends,
            fits,
            other=[e.name for e in rest if e.name in ends.felt],
            no_story=[e.name for e in rest if not _has_story(e)],
            not_looked=[e.name for e in rest if _has_story(e) and e.name not in ends.felt],
        )


def _has_story(ending: Any) -> bool:
    """Whether a story to it is known; that of an ending which holds at the opening has no events."""
    return bool(ending.acts) or ending.status.is_believable


@dataclass(frozen=True)
class FeltEndings:
    """The endings that fit, and the names of the others by why they are left out."""

    people: Sequence[str]
    asked: tuple[Asked, ...]
    ends: FeltEnds
    fits: list[Any]
    other: list[str]
    no_story: list[str]
    not_looked: list[str]

    def show_ending(self, name: str) -> None:
        """How everybody feels at the end, a line each."""
        say("    How they feel at the end:")
        for number, person in enumerate(self.people):
            strengths: dict[str, float] = {}  # of a feeling about several wants, the strongest
            for felt in self.ends.felt[name]:
                if felt.feeling.person == number:
                    strengths.setdefault(felt.feeling.name, felt.strength)
            shown = ", ".join(f"{feeling} {strength:.2g}" for feeling, strength in strengths.items())
            say(wrapped(f"{person}: {shown or 'nothing'}", "      · ", "        "))

    def show_rest(self) -> None:
        """How many endings are left out, and why."""
        asked = english.join([a.text for a in self.asked])
        if not self.fits:
            say()
            say(wrapped(f"In no story that was found is it so at the end that {asked}."))
        groups = (
            (self.other, "with other feelings"),
            (self.no_story, "without a story"),
            (self.not_looked, "not looked at before the limit"),
        )
        number = sum(len(names) for names, _ in groups)
        if number:
            said = [f"{len(names)} {why} ({', '.join(names)})" for names, why in groups if names]
            others = english.count(number, "other ending" if self.fits else "ending")
            # Where all are left out for the same reason, their number is said once.
            rest = f": {'; '.join(said)}" if len(said) > 1 else f" {said[0].partition(' ')[2]}"
            say()
            say(wrapped(f"{others}{rest}."))

    def ending_json(self, name: str) -> list[dict[str, Any]]:
        """How everybody feels at the end, for a document."""
        return [
            {
                "person": self.people[f.feeling.person],
                "feeling": f.feeling.name,
                "strength": round(f.strength, 3),
                "toward": None if f.feeling.toward is None else self.people[f.feeling.toward],
                "because": f.feeling.because,
            }
            for f in self.ends.felt[name]
        ]

    def rest_json(self) -> dict[str, Any]:
        """What was asked for and what is left out, for a document."""
        return {
            "asked": [a.text for a in self.asked],
            "other_feelings": self.other,
            "without_story": self.no_story,
            "not_looked_at": self.not_looked,
            "transitions": self.ends.transitions,
        }
