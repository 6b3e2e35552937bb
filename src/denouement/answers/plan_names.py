"""Finding the act that a plan names, and saying what is wrong with a name that is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from denouement import english
from denouement.answers.wording import Wording
from denouement.diagnostics import nearest
from denouement.ground import Ground, GroundAct
from denouement.model import Action, Story

__all__ = ["ActNames", "NoAct"]

_CALL = re.compile(r"\s*([^\s(),]+)\s*\(([^()]*)\)\s*")
_MOST_GUESSES = 20
"""So many unknown acts get a suggestion; more of them come from a file about something else."""


@dataclass(frozen=True)
class NoAct:
    """Why a text names no act, and what to try."""

    message: str
    hint: str = ""


class ActNames:
    """The acts of a problem or story by what they are called."""

    def __init__(self, story: Story, problem: Ground, said: Wording) -> None:
        self.story = story
        self._exact: dict[str, GroundAct] = {}
        self._loose: dict[str, GroundAct | None] = {}
        self._told: dict[str, str] = {}
        self._guesses = 0
        for act in problem.acts:
            text = said.act(act)
            self._exact.setdefault(_key(text), act)
            loose = _key(text).casefold()
            # Names that differ only in their capitals are not told apart by guessing.
            self._loose[loose] = None if loose in self._loose else act
            self._told[loose] = text

    def find(self, text: str) -> GroundAct | NoAct:
        """The act of this name; spaces do not matter, nor do capitals where no other act differs in them."""
        key = _key(text)
        found = self._exact.get(key) or self._loose.get(key.casefold())
        return found if found is not None else self._unknown(text)

    def _unknown(self, text: str) -> NoAct:
        called = _CALL.fullmatch(text)
        if called is not None:
            found = self._about_call(
                called.group(1), [a.strip() for a in called.group(2).split(",") if a.strip()]
            )
            if found is not None:
                return found
        return NoAct(f"there is no act “{_short(text)}”", self._guess(text))

    def _guess(self, text: str) -> str:
        self._guesses += 1
        if self._guesses > _MOST_GUESSES:
            return ""
        like = nearest(_key(text[:200]), list(self._told))
        return (
            "did you mean " + english.join([f"“{self._told[k]}”" for k in like], "or") + "?" if like else ""
        )

    def _about_call(self, name: str, arguments: list[str]) -> NoAct | None:
        """What is wrong with ``name(argument, argument)``, part by part; None where no action has this name."""
        declared = [a for a in self.story.actions.values() if _called(a) == name]
        if not declared:
            return None
        same = [a for a in declared if len(a.roles) == len(arguments)]
        if not same:
            counts = english.join(list(dict.fromkeys(str(len(a.roles)) for a in declared)), "or")
            return NoAct(f"“{name}” is about {counts} things, not {len(arguments)}")
        for argument in arguments:
            if argument not in self.story.entities and argument not in ("True", "False"):
                like = nearest(argument, list(self.story.entities))
                hint = "did you mean " + english.join([f"“{w}”" for w in like], "or") + "?" if like else ""
                return NoAct(f"there is no “{_short(argument)}”", hint)
        return NoAct(
            f"“{name}({', '.join(arguments)})” can never be: something in it is of another kind, or its own "
            "conditions rule it out"
        )


def _called(action: Action) -> str:
    return action.name.partition("(")[0]


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text).rstrip(".") if "(" in text else " ".join(text.split()).rstrip(".")


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
