"""Lines for edits, in the writer's sentences: facts, beliefs and wants as they would be typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from denouement.answers.wording import Wording, number
from denouement.ground import Fluent
from denouement.model import Form, Value, ValueType, Want

__all__ = ["Lines", "with_number", "with_weight"]


class Lines:
    """Writes lines for one story."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._story = wording.story
        self._people = wording.ground.people

    def fact(self, fluent: Fluent, value: Value, path: Sequence[int] = ()) -> str:
        """A line that says a fact has a value, in the world or in the mind at the end of ``path``."""
        declared = self._story.facts[fluent.fact]
        if value is None and declared.type is ValueType.ONE_OF:
            names = dict(zip((r.name for r in declared.roles), fluent.arguments, strict=True))
            names[declared.value_role] = "unknown"
            said = declared.sentence.say(names, own=self._story.place_words)
        else:
            said = self._wording.fact(fluent, value)
        return "".join(f"{self._people[p]} believes " for p in path) + said

    def want_of_fact(self, person: str, fluent: Fluent, value: Value) -> str:
        """A want, without its weight: that a fact be so, or not so, or that something have happened or not."""
        declared = self._story.facts[fluent.fact]
        names = dict(zip((r.name for r in declared.roles), fluent.arguments, strict=True))
        if declared.value_role:
            names[declared.value_role] = str(value)
        sentence = declared.sentence
        if declared.event:
            action = self._story.actions[declared.event]
            sentence = action.sentence
            names = dict(zip((r.name for r in action.roles), fluent.arguments, strict=True))
        if not sentence.forms(Form.INFINITIVE):
            said = declared.sentence.say(names, own=self._story.place_words)
            return self.want_that(person, ("" if value is not False else "not ") + said)
        wanted = sentence.say(names, Form.INFINITIVE, self._story.place_words)
        if value is False:
            wanted = wanted.replace(" to ", " not to ", 1)
        return f"{person} wants {_for(person, wanted)}"

    def want_that(self, person: str, condition: str) -> str:
        """A want, without its weight, that a condition in the writer's words hold."""
        return f"{person} wants it that {condition}"

    def want_like(self, person: str, want: Want) -> str:
        """The want of somebody else, taken up by ``person``; without its weight."""
        text = want.text
        if text.startswith("that "):
            return f"{person} wants it {text}"
        if text.startswith(("to ", "not to ")):
            text = f"{want.person} {text}"
        return f"{person} wants {_for(person, text)}"

    def want_mirrored(self, person: str, want: Want) -> str:
        """The want of somebody else as ``person`` would have it towards them: *to ask Teo* becomes *to ask Mara*."""
        swapped = {person: want.person, want.person: person}
        names = "|".join(re.escape(n) for n in sorted(swapped, key=len, reverse=True))
        text = re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda m: swapped[m.group()], want.text)
        return f"{person} wants {'it ' if text.startswith('that ') else ''}{text}"


def _for(person: str, wanted: str) -> str:
    """*Mara to forgive Teo*, as Mara wants it: *to forgive Teo*."""
    return (
        wanted.removeprefix(f"{person} ")
        if wanted.startswith((f"{person} to ", f"{person} not to "))
        else wanted
    )


def with_number(content: str, old: float, new: float) -> str:
    """A line with another number at its end; empty where its number stands elsewhere."""
    found = re.fullmatch(r"(.*\s)(-?\d+(?:\.\d+)?)", content)
    if found is None or float(found.group(2)) != old:
        return ""
    return found.group(1) + number(new)


def with_weight(content: str, weight: float) -> str:
    """A want with another weight."""
    found = re.fullmatch(r"(.*:\s*)(\d+(?:\.\d+)?)(\s+each)?", content)
    if found is None:
        return f"{content}: {number(weight)}"
    return found.group(1) + number(weight) + (found.group(3) or "")
